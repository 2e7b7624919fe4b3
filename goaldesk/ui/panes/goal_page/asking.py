"""Questions of a learning goal, and their answers."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries.goal_page import GoalRow, QuestionRow
from goaldesk.core.types import QuestionOrigin
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import ntr, tr
from goaldesk.ui.panes.goal_page.came_from import CameFrom
from goaldesk.ui.panes.goal_page.section import ItemFrame, Section, keep_in_sight, somebody_comes
from goaldesk.ui.widgets.add_line import AddLine
from goaldesk.ui.widgets.auto_text import AutoText
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.rows import Rows

_BEFORE, _MARK, _ICON = 3, 20, 14


class QuestionsSection(Section):
    """Open questions; those that were answered before fold behind their number."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Open questions"), "question")
        self._order: dict[str, int] = {}
        self._at, self._all = "", False
        self._rows = Rows(lambda row: _Question(ui, row, self), _Question.show_item, ui.theme.px(4))
        self._answered = Rows(lambda row: _Question(ui, row, self), _Question.show_item, ui.theme.px(4))
        self._line = AddLine(ui, tr("What next?"), self._ask)
        self._fold = TextButton(ui, "", manner=Manner.LINK, font="small", height=24)
        self._fold.clicked.connect(self._fold_or_unfold)
        self.body.addWidget(self._rows)
        self.indented().addWidget(self._line)
        self.indented().addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._answered)
        self.body.addStretch(1)
        self.add_action(tr("Add"), "plus", self._line.begin).setAccessibleName(tr("Add a question"))

    def show_goal(self, goal: GoalRow) -> None:
        if goal.id != self.goal_id:
            self._order, self._at, self._all = {}, "", False
        super().show_goal(goal)

    def read(self, goal: GoalRow) -> None:
        """A question stays in its place while the page is open, also when it is answered there."""
        rows = goal_query.questions(self.ui.desk.store, goal.id)
        here = [row for row in rows if row.answered_on is None or row.id in self._order]
        here.sort(key=lambda row: self._order.get(row.id, len(rows)))
        self._order = {row.id: number for number, row in enumerate(here)}
        self._rows.show_items(here)
        before = [row for row in rows if row.id not in self._order]
        self._answered.show_items(before if self._all else [])
        self._fold.say(ntr("{n} answered", "{n} answered", len(before)))
        self._fold.setAccessibleDescription(tr("unfolded") if self._all else tr("folded"))
        self._fold.setVisible(bool(before))

    def go_to(self, question_id: str) -> None:
        """Show of one question at a time what could be written about it."""
        if question_id != self._at:
            self._at = question_id
            for question in self.findChildren(_Question):
                question.fold_or_unfold()

    def is_at(self, question_id: str) -> bool:
        """Whether it is this question."""
        return question_id == self._at

    def resizeEvent(self, event: QResizeEvent) -> None:
        keep_in_sight(self)

    def _fold_or_unfold(self) -> None:
        self._all = not self._all
        goal = goal_query.goal(self.ui.desk.store, self.goal_id)
        if goal is not None:
            self.read(goal)

    def _ask(self, text: str) -> None:
        self.ui.desk.questions.ask(self.goal_id, text)


class _Origin(QWidget):
    """Where a question came from. One's own is a circle, filled once it is answered, as in the story."""

    def __init__(self, ui: Context, origin: QuestionOrigin) -> None:
        super().__init__()
        self._ui, self._origin, self._answered = ui, origin, False
        said = {
            QuestionOrigin.OWN: tr("My own question"),
            QuestionOrigin.SETBACK: tr("From a setback"),
            QuestionOrigin.CHECK: tr("From an understanding check"),
            QuestionOrigin.REVIEW: tr("From a review"),
        }
        self.setAccessibleName(said[origin])
        self.setToolTip(said[origin])
        self.setFixedSize(ui.theme.px(_MARK), ui.theme.px(_MARK))

    def show_answered(self, *, answered: bool) -> None:
        """Whether it has an answer."""
        self._answered = answered
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, px = self._ui.canvas(painter, self), self._ui.theme.px
        icons = {QuestionOrigin.SETBACK: "setback", QuestionOrigin.CHECK: "understand", QuestionOrigin.REVIEW: "review"}
        if icon := icons.get(self._origin):
            corner = (px(_MARK) - px(_ICON)) / 2
            canvas.icon(icon, corner, corner, px(_ICON), "text2")
        else:
            middle = px(_MARK) / 2
            canvas.dot(middle, middle, px(3.5), "learn_fill", hollow=None if self._answered else "surface")
        painter.end()


def _origin(ui: Context, question: QuestionRow) -> "_Origin | CameFrom":
    """Where a question came from; the way back there, if there is one."""
    if question.setback_id:
        return CameFrom(ui, setback_id=question.setback_id)
    return CameFrom(ui, review_id=question.review_id) if question.review_id else _Origin(ui, question.origin)


class _Question(ItemFrame):
    """A question; a first step towards the answer and the answer itself are written below it."""

    def __init__(self, ui: Context, question: QuestionRow, section: QuestionsSection) -> None:
        super().__init__(ui)
        px = ui.theme.px
        self._question, self._section = question, section
        self._text = AutoText(ui, tr("Question"), self._reword, font="small", needed=True)
        step, found = tr("A first step?"), tr("What did you find out?")
        self._step = AutoText(ui, tr("First step"), self._write_step, font="small", placeholder=step)
        self._answer = AutoText(
            ui, tr("Answer"), self._write_answer, font="small", placeholder=found, paragraphs=True
        )  # fmt: skip
        self._answering = False
        self._origin = _origin(ui, question)
        words = QVBoxLayout()
        words.setSpacing(0)
        for field in (self._text, self._step, self._answer):
            words.addWidget(field)
        words.addStretch(1)
        self.line.addSpacing(px(_BEFORE))
        self.line.addWidget(self._origin, 0, Qt.AlignmentFlag.AlignTop)
        self.line.addLayout(words, 1)
        self._does = self.add_ghost("write", tr("Answer"), self._answer_or_reopen, over=True)
        self.add_ghost("close", tr("Put this question away"), self._put_away, over=True)
        self._text.installEventFilter(self)
        self._text.viewport().installEventFilter(self)
        self.show_item(question)

    def show_item(self, question: QuestionRow) -> None:
        """Show this version of it."""
        self._question = question
        answered = question.answered_on is not None
        if isinstance(self._origin, _Origin):
            self._origin.show_answered(answered=answered)
        self._text.show_text(question.text)
        self._step.show_text(question.first_step)
        self._answer.show_text(question.answer)
        self._answer.setVisible(answered or self._answering)
        self._does.show_icon("undo" if answered else "write", "text2")
        self._does.name(tr("Open this question again") if answered else tr("Answer"))
        self.fold_or_unfold()

    def fold_or_unfold(self) -> None:
        """A first step is shown where there is one, and where one could be written now."""
        asks = self._section.is_at(self._question.id) and self._question.answered_on is None
        self._step.setVisible(bool(self._question.first_step) or asks)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if somebody_comes(event):
            self._section.go_to(self._question.id)
        return super().eventFilter(watched, event)

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

    def _write_step(self, text: str) -> None:
        self.ui.desk.questions.write_first_step(self._question.id, text)

    def _reword(self, text: str) -> None:
        self.ui.desk.questions.reword(self._question.id, text)

    def _put_away(self) -> None:
        self.ui.desk.questions.put_away(self._question.id)
