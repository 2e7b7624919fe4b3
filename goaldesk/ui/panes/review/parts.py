"""What is written in a review: a field for each answer, and the usual answers above it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from goaldesk.core.method.review_script import begins_with, put_first
from goaldesk.ui.i18n import tr
from goaldesk.ui.reviewing import Sitting
from goaldesk.ui.widgets.auto_text import AutoText
from goaldesk.ui.widgets.segments import Segment, Segments


class AnswerBox(QWidget):
    """A field that keeps its words, and where there are usual answers, those above it."""

    def __init__(self, sitting: Sitting, name: str, key: str, answers: Sequence[str] = ()) -> None:
        super().__init__()
        ui = sitting.ui
        self._sitting, self._key = sitting, key
        self._answers = [tr(answer) for answer in answers]
        hint = tr("One sentence is plenty")
        self.field = AutoText(ui, name, self._save, placeholder=hint, paragraphs=True, boxed=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.theme.px(8))
        self._usual: Segments | None = None
        if answers:
            choices = [Segment(answer, answer) for answer in self._answers]
            self._usual = Segments(ui, name, choices, answers=True)
            self._usual.chosen.connect(self._put)
            self.field.textChanged.connect(self._follow)
            column.addWidget(self._usual)
        column.addWidget(self.field)
        self.setFocusProxy(self.field)

    def name(self, name: str) -> None:
        """What is asked, for a screen reader."""
        self.field.setAccessibleName(name)
        if self._usual is not None:
            self._usual.setAccessibleName(name)

    def show_text(self, text: str) -> None:
        """Show what is kept."""
        self.field.show_text(text)
        self._follow()

    def quote(self, words: str) -> None:
        """Put words of the facts at the end, as a line of their own that is quoted."""
        there = self.field.toPlainText().rstrip()
        self.field.put(f"{there}\n> {words}\n" if there else f"> {words}\n")
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _save(self, text: str) -> None:
        self._sitting.write(self._key, text)

    def _put(self, answer: object) -> None:
        self.field.put(put_first(self.field.toPlainText(), str(answer), self._answers))

    def _follow(self) -> None:
        """Mark the usual answer that the words begin with."""
        if self._usual is not None:
            self._usual.take(begins_with(self.field.toPlainText(), self._answers) or None)


class LastField(QObject):
    """Remembers which of the answers on a page was written in last: that is where facts are quoted."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._last: AnswerBox | None = None

    def follow(self, box: AnswerBox) -> None:
        """Look on at one more field."""
        box.field.installEventFilter(self)

    def box(self) -> AnswerBox | None:
        """The answer written in last, else the first that is empty, else the first; None on a page without any."""
        boxes = [box for box in self._page.findChildren(AnswerBox) if box.isVisibleTo(self._page)]
        if self._last in boxes:
            return self._last
        return next((box for box in boxes if not box.field.toPlainText()), next(iter(boxes), None))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            box = watched.parent()
            self._last = box if isinstance(box, AnswerBox) else self._last
        return super().eventFilter(watched, event)
