"""Finding words in the entry: a slim bar above the text, every hit marked, and the way from one to the next."""

from bisect import bisect_left

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTextEdit

from goaldesk.core import markup
from goaldesk.core.search.places import places
from goaldesk.ui.canvas import margins
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import IconButton
from goaldesk.ui.widgets.labels import Ground, Label

_HEIGHT, _WIDEST = 44, 360

Hit = tuple[int, int]
"""Where a hit begins and ends, in the letters of a Qt text."""


class FindBar(Ground):
    """Looks into the text of an editor while one types. The hit one is at is selected, the others are marked."""

    def __init__(self, ui: Context, editor: QTextEdit) -> None:
        super().__init__(ui, "sunken", lines="b")
        self._editor = editor
        self._hits: list[Hit] = []
        self._from = 0
        px = ui.theme.px
        ui.look.dress(self)
        self._field = QLineEdit()
        self._field.setAccessibleName(tr("Find in this entry"))
        self._field.setPlaceholderText(tr("Find in this entry"))
        self._number = Label(ui, "", font="small", role="text2")
        back = IconButton(ui, "up", tr("Previous hit"))
        on = IconButton(ui, "down", tr("Next hit"))
        close = IconButton(ui, "close", tr("Close"))
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(px(16), 0, px(10), 1))
        row.setSpacing(px(4))
        self._field.setMaximumWidth(px(_WIDEST))
        row.addWidget(self._field, 1)
        for widget in (back, on, self._number):
            row.addWidget(widget)
        row.addStretch(0)
        row.addWidget(close)
        self.setFixedHeight(px(_HEIGHT))
        self.setFocusProxy(self._field)
        self._field.textChanged.connect(self._look)
        back.clicked.connect(self.go_back)
        on.clicked.connect(self.go_on)
        close.clicked.connect(self.leave)
        editor.textChanged.connect(self._text_changed)
        editor.verticalScrollBar().valueChanged.connect(self._mark)
        ui.look.changed.connect(self._mark)

    def open(self) -> None:
        """Wait for words. Those that are selected in the text are looked for."""
        cursor = self._editor.textCursor()
        self._from = cursor.selectionStart()
        selected = cursor.selectedText()
        self.show()
        if selected and "\u2029" not in selected:
            self._field.setText(selected)
        self._look()
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Close the bar. The cursor stays at the hit."""
        self._editor.setExtraSelections([])
        focused = self.isAncestorOf(self.window().focusWidget())
        self.hide()
        if focused:
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Go to the next hit, and from the last to the first."""
        self._go(bisect_left(self._hits, (self._editor.textCursor().selectionEnd(), -1)))

    def go_back(self) -> None:
        """Go to the hit before, and from the first to the last."""
        self._go(bisect_left(self._hits, (self._editor.textCursor().selectionStart(), -1)) - 1)

    def _look(self) -> None:
        """Go to the first hit from where one was, or from the top if there is none below."""
        self._hits = self._places()
        if self._hits:
            self._go(bisect_left(self._hits, (self._from, -1)))
        else:
            self._say()

    def _text_changed(self) -> None:
        if self.isVisible():
            self._hits = self._places()
            self._say()

    def _places(self) -> list[Hit]:
        """Every hit, without those in what is hidden, which is the hash of a picture."""
        text, words = self._editor.toPlainText(), self._field.text()
        found = places(text, [words]) if words.strip() else []
        hidden = [(mark.end(1), mark.end()) for mark in markup.PICTURE.finditer(text)]
        seen = [(start, end) for start, end in found if not any(a < end and start < b for a, b in hidden)]
        return _in_qt(text, seen)

    def _go(self, number: int) -> None:
        if self._hits:
            start, end = self._hits[number % len(self._hits)]
            cursor = self._editor.textCursor()
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            self._editor.setTextCursor(cursor)
            self._editor.ensureCursorVisible()
        self._say()

    def _say(self) -> None:
        """Say how many there are, and at which one is."""
        cursor = self._editor.textCursor()
        here = (cursor.selectionStart(), cursor.selectionEnd())
        said = ""
        if here in self._hits:
            said = tr("{n} of {all}", n=self._hits.index(here) + 1, all=len(self._hits))
        elif self._hits:
            said = tr("{all} here", all=len(self._hits))
        elif self._field.text().strip():
            said = tr("Not in this entry")
        self._number.setText(said)
        self._field.setAccessibleDescription(said)
        self._mark()

    def _mark(self) -> None:
        """Mark the hits that are in sight: there may be a great many."""
        if not self.isVisible():
            return
        viewport = self._editor.viewport().rect()
        first = self._editor.cursorForPosition(QPoint(0, 0)).block().position()
        last = self._editor.cursorForPosition(viewport.bottomRight()).block()
        begin = bisect_left(self._hits, (first, -1))
        end = bisect_left(self._hits, (last.position() + last.length(), -1))
        self._editor.setExtraSelections([self._marked(*hit) for hit in self._hits[begin:end]])

    def _marked(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        theme, form = self.ui.theme, QTextCharFormat()
        form.setBackground(theme.colour("learn_tint"))
        form.setUnderlineColor(theme.colour("learn"))
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        marked = QTextEdit.ExtraSelection()
        marked.format, marked.cursor = form, cursor
        return marked

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.go_back() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else self.go_on()
        else:
            super().keyPressEvent(event)


def _in_qt(text: str, found: list[Hit]) -> list[Hit]:
    """Places in Python's letters as places in Qt's, where some letters, such as 😀, are two."""
    if text.isascii() or not any(letter > "\uffff" for letter in text):
        return found
    result, at, place = [], 0, 0
    for start, end in found:
        place += _length(text[at:start])
        result.append((place, place + _length(text[start:end])))
        at, place = end, result[-1][1]
    return result


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
