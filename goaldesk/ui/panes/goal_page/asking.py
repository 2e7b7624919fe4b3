"""Questions of a learning goal, and their answers."""

from PySide6.QtWidgets import QVBoxLayout

from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries.goal_page import GoalRow, QuestionRow
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.goal_page.section import AddLine, ItemFrame, Rows, Section
from goaldesk.ui.widgets.auto_text import AutoText


class QuestionsSection(Section):
    """Open questions first, then those that have an answer."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Questions"), "question")
        self._order: dict[str, int] = {}
        self._rows = Rows(lambda row: _Question(ui, row), _Question.show_item, ui.theme.px(4))
        self._line = AddLine(ui, tr("What next?"), self._ask)
        self.body.addWidget(self._rows)
        self.indented().addWidget(self._line)
        self.body.addStretch(1)
        self.add_action(tr("Add"), "plus", self._line.begin).setAccessibleName(tr("Add a question"))

    def show_goal(self, goal: GoalRow) -> None:
        if goal.id != self.goal_id:
            self._order = {}
        super().show_goal(goal)

    def read(self, goal: GoalRow) -> None:
        """A question stays in its place while the page is open, also when it is answered there."""
        rows = goal_query.questions(self.ui.desk.store, goal.id)
        rows.sort(key=lambda row: self._order.get(row.id, len(rows)))
        self._order = {row.id: number for number, row in enumerate(rows)}
        self._rows.show_items(rows)

    def _ask(self, text: str) -> None:
        self.ui.desk.questions.ask(self.goal_id, text)


class _Question(ItemFrame):
    """A question; its answer is written below it."""

    def __init__(self, ui: Context, question: QuestionRow) -> None:
        super().__init__(ui)
        self._question = question
        self._text = AutoText(ui, tr("Question"), self._reword, font="small", needed=True)
        found = tr("What did you find out?")
        self._answer = AutoText(
            ui, tr("Answer"), self._write_answer, font="small", placeholder=found, paragraphs=True
        )  # fmt: skip
        self._answering = False
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addWidget(self._answer)
        self.line.addLayout(words, 1)
        self._does = self.add_ghost("write", tr("Answer"), self._answer_or_reopen)
        self.add_ghost("close", tr("Put this question away"), self._put_away)
        self.show_item(question)

    def show_item(self, question: QuestionRow) -> None:
        """Show this version of it."""
        self._question = question
        answered = question.answered_on is not None
        self._text.show_text(question.text)
        self._answer.show_text(question.answer)
        self._answer.setVisible(answered or self._answering)
        self._does.show_icon("undo" if answered else "write", "text2")
        self._does.name(tr("Open this question again") if answered else tr("Answer"))

    def _answer_or_reopen(self) -> None:
        if self._question.answered_on:
            self._answering = False
            self.ui.desk.questions.reopen(self._question.id)
        else:
            self._answering = True
            self._answer.show()
            self._answer.setFocus()

    def _write_answer(self, text: str) -> None:
        self._answering = False
        if text.strip():
            self.ui.desk.questions.answer(self._question.id, text)
        elif self._question.answered_on:
            self.ui.desk.questions.reopen(self._question.id)

    def _reword(self, text: str) -> None:
        self.ui.desk.questions.reword(self._question.id, text)

    def _put_away(self) -> None:
        self.ui.desk.questions.put_away(self._question.id)
