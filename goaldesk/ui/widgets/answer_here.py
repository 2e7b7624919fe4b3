"""The answer to a question that belongs to no goal: it is written and read where the question stands."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.add_line import AddLine
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.labels import Paragraph


class AnswerHere(QWidget):
    """A field while the question is open; then the answer, and a way to open the question again."""

    def __init__(
        self, ui: Context, question_id: str, question: str, answer: str, *, answered: bool,
        then: Callable[[], object] | None = None,
    ) -> None:  # fmt: skip
        """``then`` is called after a change; whoever follows the desk needs none."""
        super().__init__()
        self._ui, self._id, self._then = ui, question_id, then
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if answered:
            column.addWidget(Paragraph(ui, answer, font="small"))
            again = TextButton(ui, tr("Open this question again"), manner=Manner.LINK, font="small", height=24)
            again.clicked.connect(self._reopen)
            column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeading)
        else:
            line = AddLine(ui, tr("What did you find out?"), self._answer, stays=True)
            line.setAccessibleName(tr("Answer to “{question}”", question=question))
            line.offer(answer)
            column.addWidget(line)

    def _answer(self, text: str) -> None:
        self._ui.desk.questions.answer(self._id, text)
        self._tell()

    def _reopen(self) -> None:
        self._ui.desk.questions.reopen(self._id)
        self._tell()

    def _tell(self) -> None:
        if self._then is not None:
            self._then()
