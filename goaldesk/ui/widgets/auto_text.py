"""A text of the person's that is edited where it stands, and writes itself to the disk."""

import math
from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)  # fmt: skip
from PySide6.QtWidgets import QTextEdit

from goaldesk.core.errors import GoalDeskError
from goaldesk.ui.bus import PAUSE
from goaldesk.ui.context import Context
from goaldesk.ui.widgets.labels import broken, draw_lines
from goaldesk.ui.widgets.paragraph import begin_paragraph

INSET = 6
"""How far the text stands inside the field: what stands beside such a field has to be indented by as much."""

_BORDER = 2
_ACROSS, _DOWN = 6, 6
"""The room around the words in a box, besides its border."""

_RETRY = 5000
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


class AutoText(QTextEdit):
    """As high as its words. Saved after a pause, on leaving it, and whenever the window asks for it."""

    def __init__(
        self, ui: Context, name: str, save: Callable[[str], None], *, font: str = "body", placeholder: str = "",
        paragraphs: bool = False, needed: bool = False, boxed: bool = False,
    ) -> None:  # fmt: skip
        """Without ``paragraphs`` Enter ends the editing instead of beginning a line; ``boxed`` looks like a field.

        Where words are ``needed``, an empty field goes back to what it held when it is left. ``save`` may raise
        GoalDeskError: then the person is told, the words stay, and it is tried again.
        """
        super().__init__()
        self._ui, self._save, self._font = ui, save, font
        self._paragraphs, self._needed, self._boxed = paragraphs, needed, boxed
        self._placeholder = placeholder
        self._saved = self._on_disk = ""
        """What was given to ``save`` last, and what is on the disk: titles, for one, are kept without space around."""
        self._saving = False
        self.setAccessibleName(name)
        self.setAccessibleDescription(placeholder)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setProperty("field" if boxed else "quiet", True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.flush)
        self.textChanged.connect(self._typed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        ui.bus.flush.connect(self.flush)
        ui.bus.closing.connect(self._wait_no_more)
        ui.look.changed.connect(self._dress)
        self._dress()

    def _wait_no_more(self) -> None:
        """PySide keeps a string for good for each connection to a method of Qt's own, and there are many of these."""
        self._pause.stop()

    def show_text(self, text: str) -> None:
        """Show what is on the disk, unless something is being written here."""
        if self._pause.isActive():
            return
        known, self._on_disk = self._on_disk, text
        if self._saving or text == known:  # putting it in once more would move the cursor to its start
            return
        self._saved = text
        if text == self.toPlainText():
            return
        blocked = self.blockSignals(True)
        self.setPlainText(text)
        self._set_lines()
        self.blockSignals(blocked)
        self._fit()

    def put(self, text: str) -> None:
        """Put another text into the field, as if it had been typed, and write it."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.setTextCursor(cursor)
        self.flush()

    def flush(self) -> None:
        """Write now what is not written yet."""
        self._pause.stop()
        text = self.toPlainText()
        self._ui.bus.unwritten.discard(self)
        if text == self._saved:
            return
        if self._needed and not text.strip():
            if not self.hasFocus():
                self.show_text(self._saved)
            return
        self._saving = True
        try:
            self._save(text)
            self._saved = text
        except GoalDeskError as error:
            self._ui.bus.unwritten.add(self)
            self._ui.places.said.emit(error.message)
            if not self._ui.bus.closed:
                self._pause.start(_RETRY)
        finally:
            self._saving = False

    def _typed(self) -> None:
        self._pause.start(PAUSE)

    def _dress(self) -> None:
        theme = self._ui.theme
        blocked = self.blockSignals(True)  # none of this is typing
        across = theme.px(_ACROSS) if self._boxed else theme.px(INSET) - _BORDER
        self.setViewportMargins(across, self._down(), across, self._down())
        self.document().setDocumentMargin(0)
        self.setFont(theme.font(self._font))
        self._set_lines()
        self.blockSignals(blocked)
        self._fit()

    def _set_lines(self) -> None:
        """Lines of the height that the role has; this is not a step of undo."""
        document = self.document()
        document.setUndoRedoEnabled(False)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        form = QTextBlockFormat()
        form.setLineHeight(self._ui.theme.line(self._font), _FIXED)
        cursor.mergeBlockFormat(form)
        document.setUndoRedoEnabled(True)

    def _fit(self) -> None:
        """As high as the words, or as what stands there while there are none."""
        height = math.ceil(self.document().size().height())
        if self._placeholder and self.document().isEmpty():
            height = len(self._placeholder_lines()) * self._ui.theme.line(self._font)
        self.setFixedHeight(height + 2 * (_BORDER + self._down()))

    def _down(self) -> int:
        """The room above and below the words."""
        return self._ui.theme.px(_DOWN) if self._boxed else 0

    def _placeholder_lines(self) -> list[str]:
        return broken(self._placeholder, self._ui.theme.font(self._font), self.viewport().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._placeholder and self.document().isEmpty():
            painter = QPainter(self.viewport())
            canvas = self._ui.canvas(painter, self.viewport())
            draw_lines(canvas, self._placeholder_lines(), self._font, role="text3")
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self._paragraphs:
            self.flush()
            self.focusNextChild()
        elif event.matches(QKeySequence.StandardKey.InsertParagraphSeparator):
            begin_paragraph(self)
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        self.insertPlainText(text if self._paragraphs else " ".join(text.split()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()
            if not self._pause.isActive() and self.toPlainText() != self._on_disk:
                on_disk, self._on_disk = self._on_disk, ""
                self.show_text(on_disk)

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)
