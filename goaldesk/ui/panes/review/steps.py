"""A step of a review: its questions with a field for each answer, and what some of them have beside it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from goaldesk.core.method.review_script import Question, Step
from goaldesk.core.queries import reviews as review_query
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.review.parts import AnswerBox, LastField
from goaldesk.ui.reviewing import Sitting
from goaldesk.ui.widgets.labels import Paragraph

_BETWEEN = 28


class StepPage(QWidget):
    """Asks the questions of one step. What a question has beside its field is up to the pages of their own."""

    def __init__(self, sitting: Sitting, step: Step) -> None:
        super().__init__()
        self.sitting, self.ui = sitting, sitting.ui
        self._boxes: dict[str, AnswerBox] = {}
        self._last = LastField(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(self.ui.theme.px(8))
        for number, question in enumerate(step.questions):
            if number:
                self.column.addSpacing(self.ui.theme.px(_BETWEEN - 8))
            self._ask(question, "entry-heading" if number else "question")
            self.fill(question)
        self.column.addStretch(1)

    def _ask(self, question: Question, font: str) -> None:
        self.column.addWidget(Paragraph(self.ui, tr(question.text), font=font))
        if question.hint:
            self.column.addWidget(Paragraph(self.ui, tr(question.hint), role="text2"))
        self.column.addSpacing(self.ui.theme.px(4))

    def fill(self, question: Question) -> None:
        """Put in what a question is answered with: a field, unless a page has something of its own."""
        self.add_box(question)

    def add_box(self, question: Question) -> None:
        """A field for the answer."""
        box = self.box(question, tr(question.text), question.key)
        self._boxes[question.key] = box
        self.column.addWidget(box)

    def box(self, question: Question, name: str, key: str) -> AnswerBox:
        """A field for one answer, wherever it is to stand."""
        box = AnswerBox(self.sitting, name, key, question.answers)
        self._last.follow(box)
        return box

    def begin(self) -> None:
        """The step is come to. What is kept only while it is shown begins anew."""

    def read(self) -> None:
        """Show what is on the desk now."""
        there = self.sitting.answers()
        for key, box in self._boxes.items():
            box.show_text(review_query.answer_to(there, key))
        self.read_beside(there)

    def read_beside(self, there: Mapping[str, str]) -> None:
        """Show what stands beside the fields; every page does this in its own way."""

    def quote(self, words: str) -> None:
        """Put words of the facts into the answer that was written in last."""
        if box := self._last.box():
            box.quote(words)

    def first(self) -> QWidget:
        """Where the keys go: to the answer that was written in last, or the first."""
        box = self._last.box()
        return box.field if box else self

    def focus_first(self) -> None:
        """Go there."""
        self.first().setFocus(Qt.FocusReason.OtherFocusReason)


def remark(ui: Context, text: str = "") -> Paragraph:
    """Something said quietly between the fields."""
    return Paragraph(ui, text, font="small", role="text2")
