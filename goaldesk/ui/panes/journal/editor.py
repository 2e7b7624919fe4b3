"""The editor of the journal: Markdown as it is written, completion of [[links]] and #tags."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QTextEdit

from goaldesk.core import markup
from goaldesk.core.queries import desk as desk_query
from goaldesk.core.queries import journal as journal_query
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.journal.highlighter import MarkdownHighlighter
from goaldesk.ui.panes.journal.rhythm import Rhythm
from goaldesk.ui.widgets.scrollbar import OverlayScrollBar

_OPEN_LINK = re.compile(r"\[\[([^\[\]\n]*)$")
_OPEN_TAG = re.compile(r"(?<![\w&/#＃])[#＃]([^\W\d_][\w-]*)$")
_PADDING = 16


class JournalEditor(QTextEdit):
    """A plain text that looks like what it means. Knows nothing of entries and disks."""

    left = Signal()
    """The focus went elsewhere."""

    link_opened = Signal(str)
    """A ``[[label]]`` was clicked with Ctrl."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        self.setAccessibleName(tr("Journal entry"))
        self.setAcceptRichText(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self._highlighter = MarkdownHighlighter(ui, self.document())
        self._rhythm = Rhythm(ui, self)
        self._completer = QCompleter(self)
        self._completer.setWidget(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(8)
        self._completer.activated.connect(self._complete)
        popup = self._completer.popup()
        assert popup is not None  # it is made on the first asking
        self._popup = popup
        self._open_mark = ""
        self._bar = OverlayScrollBar(ui, self)
        ui.look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        theme = self._ui.theme
        self.document().setDefaultFont(theme.font("writing"))
        self.document().setDocumentMargin(theme.px(_PADDING))
        self.viewport().setAutoFillBackground(False)
        self._rhythm.apply()

    def show_text(self, text: str) -> None:
        """Put a text in; nothing of what was typed before can be undone in it."""
        blocked = self.blockSignals(True)
        self.setPlainText(text)
        self._rhythm.apply()
        self.blockSignals(blocked)

    # -- keys

    def event(self, event: QEvent) -> bool:
        """With nothing of its own to undo or redo, the editor leaves those keys to the desk."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        taking = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Backtab}
        if self._popup.isVisible() and event.key() in taking:
            event.ignore()  # the completer takes these
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._continue_list():
            return
        super().keyPressEvent(event)
        if event.text() or event.key() == Qt.Key.Key_Backspace:
            self._offer()

    def _continue_list(self) -> bool:
        """A new line in a list begins with its mark; an empty item ends the list."""
        cursor = self.textCursor()
        line = cursor.block().text()
        found = re.match(r"(\s*)([-*+]|(\d+)([.)]))(\s+)(.*)", line)
        if not found or cursor.hasSelection() or cursor.positionInBlock() < found.start(6):
            return False
        cursor.beginEditBlock()
        if found[6]:
            mark = f"{int(found[3]) + 1}{found[4]}" if found[3] else found[2]
            cursor.insertText(f"\n{found[1]}{mark}{found[5]}")
        else:
            cursor.select(QTextCursor.SelectionType.LineUnderCursor)
            cursor.removeSelectedText()
        cursor.endEditBlock()
        self.ensureCursorVisible()
        return True

    # -- completion

    def _before_cursor(self) -> str:
        cursor = self.textCursor()
        return cursor.block().text()[: cursor.positionInBlock()]

    def _offer(self) -> None:
        """Open the list of goals after ``[[`` and of tags after ``#`` and a letter."""
        before = self._before_cursor()
        for mark, pattern in (("[[", _OPEN_LINK), ("#", _OPEN_TAG)):
            found = pattern.search(before)
            if found:
                self._show_list(mark, found[1])
                return
        self._popup.hide()

    def _show_list(self, mark: str, typed: str) -> None:
        if mark != self._open_mark or not self._popup.isVisible():
            self._open_mark = mark
            self._completer.setModel(QStringListModel(self._words(mark), self._completer))
        self._completer.setCompletionPrefix(typed)
        if self._completer.completionCount() == 0:
            self._popup.hide()
            return
        self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
        rect = self.cursorRect()
        rect.setWidth(self._ui.theme.px(260))
        self._completer.complete(rect)

    def _words(self, mark: str) -> Sequence[str]:
        if mark == "[[":
            return [goal.title for goal in desk_query.choices(self._ui.desk.store)]
        here = {tag.casefold() for tag in markup.tags(self.toPlainText())}
        tags = (tag.replace(" ", "-") for tag in journal_query.all_tags(self._ui.desk.store))
        return [tag for tag in dict.fromkeys(tags) if tag.casefold() not in here]

    def _complete(self, word: str) -> None:
        pattern = _OPEN_LINK if self._open_mark == "[[" else _OPEN_TAG
        found = pattern.search(self._before_cursor())
        if found:
            cursor = self.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(found[1]))
            cursor.insertText(word + ("]]" if self._open_mark == "[[" else ""))

    # -- the pointer and the focus

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            cursor = self.cursorForPosition(event.position().toPoint())
            for found in re.finditer(r"\[\[([^\[\]\n]+)\]\]", cursor.block().text()):
                if found.start() <= cursor.positionInBlock() <= found.end():
                    self.link_opened.emit(found[1])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
