"""The editor of the journal: Markdown as it is written, completion of [[links]] and #tags."""

import re
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.lazy import load
from goaldesk.ui.panes.journal.highlighter import MarkdownHighlighter
from goaldesk.ui.panes.journal.picture_marks import keep_out, took_away
from goaldesk.ui.panes.journal.rhythm import Rhythm
from goaldesk.ui.widgets.labels import broken, draw_lines
from goaldesk.ui.widgets.paragraph import begin_paragraph
from goaldesk.ui.widgets.scrollbar import OverlayScrollBar

_PADDING = 16


class JournalEditor(QTextEdit):
    """A plain text that looks like what it means. Knows nothing of entries and disks."""

    left = Signal()
    """The focus went elsewhere."""

    link_opened = Signal(str)
    """A ``[[label]]`` was clicked with Ctrl."""

    picture_opened = Signal(str, str)
    """A picture was clicked with Ctrl: its hash, and what it shows in words."""

    pictures_offered = Signal(object)
    """Pictures were pasted or dropped (``QMimeData``); they go where the cursor is."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        self._widest, self._centred = 0, False
        self._placeholder: list[str] = []
        self.setAccessibleName(tr("Journal entry"))
        self.setAcceptRichText(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._highlighter = MarkdownHighlighter(ui, self.document())
        self._pictures: Any = None
        self._rhythm = Rhythm(ui, self, self._room_below)
        self._last_place = 0
        self.cursorPositionChanged.connect(self._keep_out_of_hashes)
        self._completion: Any = None
        self._bar = OverlayScrollBar(ui, self)
        ui.look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        theme = self._ui.theme
        self.document().setDefaultFont(theme.font("writing"))
        self.document().setDocumentMargin(theme.px(_PADDING))
        self._rhythm.apply()

    def show_text(self, text: str) -> None:
        """Put a text in, ready to go on at its end; nothing of what was typed before can be undone in it."""
        blocked = self.blockSignals(True)
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._rhythm.apply()
        self.blockSignals(blocked)
        self._wrap()
        if self._pictures is not None:
            self._pictures.place()

    # -- pictures

    @property
    def pictures(self) -> Any:
        """The pictures in the text (``InlinePictures``). Loaded with the first one."""
        if self._pictures is None:
            self._pictures = load("inline_pictures")(self._ui, self)
            self._pictures.opened.connect(self.picture_opened)
        return self._pictures

    def _room_below(self, line: str) -> int:
        return int(self.pictures.room_below(line)) if "](picture:" in line else 0

    def _keep_out_of_hashes(self) -> None:
        before, self._last_place = self._last_place, self.textCursor().position()
        if self._pictures is not None:
            keep_out(self, before)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasImage() or source.hasUrls() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = any(url.isLocalFile() for url in source.urls())
        if files or (source.hasImage() and not source.text().strip()):
            self.pictures_offered.emit(source)
        else:
            super().insertFromMimeData(source)

    def show_placeholder(self, lines: list[str]) -> None:
        """What stands there while there is no text."""
        self._placeholder = lines
        self.setAccessibleDescription(" ".join(lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.document().isEmpty():
            painter = QPainter(self.viewport())
            canvas, inset = self._ui.canvas(painter, self.viewport()), self._ui.theme.px(_PADDING)
            font, width = self._ui.theme.font("writing"), self.viewport().width() - 2 * inset
            lines = [line for text in self._placeholder for line in broken(text, font, width)]
            draw_lines(canvas, lines, "writing", role="text3", x=inset, y=inset)
            painter.end()

    # -- keys

    def event(self, event: QEvent) -> bool:
        """Leave the keys of the open list of completions to it, also Tab, which Qt takes before it is a key here."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self._completion is not None
            and self._completion.takes(event)
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._took_step(event) or (self._pictures is not None and took_away(self, event)):
            return
        if event.matches(QKeySequence.StandardKey.InsertParagraphSeparator):
            if not self._continue_list():
                begin_paragraph(self)
            return
        super().keyPressEvent(event)
        if event.text() or event.key() == Qt.Key.Key_Backspace:
            self._offer()

    def _took_step(self, event: QKeyEvent) -> bool:
        """Undo and redo, on to where the words differ: lines change their form in steps of their own."""
        document = self.document()
        for keys, step, more in (
            (QKeySequence.StandardKey.Undo, self.undo, document.isUndoAvailable),
            (QKeySequence.StandardKey.Redo, self.redo, document.isRedoAvailable),
        ):
            if event.matches(keys):
                text = self.toPlainText()
                while more() and self.toPlainText() == text:
                    step()
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bar.place()
        self._fit()

    def keep_to(self, widest: int, *, centred: bool = False) -> None:
        """How wide the text may be, in pixels, 0 for as wide as there is room; and whether it stands in the middle."""
        self._widest, self._centred = widest, centred
        self._fit()

    def _fit(self) -> None:
        spare = max(0, self.width() - self._widest) if self._widest else 0
        before = spare // 2 if self._centred else 0
        rtl = self._ui.look.rtl(self)
        self.setViewportMargins(spare - before if rtl else before, 0, before if rtl else spare - before, 0)
        self._wrap()
        if self._pictures is not None:
            blocked = self.blockSignals(True)  # none of this is typing
            self._rhythm.fit([line.block for line in self._pictures.named()])
            self.blockSignals(blocked)
            self._pictures.place()

    def _wrap(self) -> None:
        """As wide as the text has room. Qt looks at the room only when the whole field gets another size."""
        # Asked for its viewport, PySide makes the classes of all widgets there are, which takes two megabytes.
        self.document().setTextWidth(self.maximumViewportSize().width())

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

    def _offer(self) -> None:
        """Open the list of goals after ``[[`` and of tags after ``#`` and a letter."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        if self._completion is None and ("[[" in before or "#" in before or "＃" in before):
            self._completion = load("completion")(self._ui, self)
        if self._completion is not None:
            self._completion.offer()

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
