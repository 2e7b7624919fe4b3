"""The steps of a weekly review that have more than a field: goals, setbacks, things tried, results."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from goaldesk.core.method.review_script import Question, key_of
from goaldesk.core.queries import review_facts, review_rows
from goaldesk.core.queries import reviews as review_query
from goaldesk.core.queries.review_facts import Moved, Tried
from goaldesk.core.queries.setbacks import LoggedSetback
from goaldesk.core.types import STAGE_NAMES, Outcome, Verdict
from goaldesk.ui import glyphs
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.review.links import GoalLink, MovedLink, ResultLink
from goaldesk.ui.panes.review.steps import StepPage, remark
from goaldesk.ui.reviewing import Sitting
from goaldesk.ui.widgets.add_line import AddLine
from goaldesk.ui.widgets.buttons import Painted
from goaldesk.ui.widgets.labels import Paragraph, broken, draw_lines
from goaldesk.ui.widgets.rows import Rows
from goaldesk.ui.widgets.segments import Segment, Segments


class LookBackPage(StepPage):
    """The first step, with what the last review of this kind led to."""

    def fill(self, question: Question) -> None:
        self._last_time = remark(self.ui)
        self.column.addWidget(self._last_time)
        self.add_box(question)

    def read_beside(self, there: Mapping[str, str]) -> None:
        said = last_time(self.sitting)
        self._last_time.say(said)
        self._last_time.setVisible(bool(said))


def last_time(sitting: Sitting) -> str:
    """What the review before asked and planned, or said to whoever comes after; empty if there was none."""
    store = sitting.ui.desk.store
    before = review_rows.before(store, sitting.period)
    if before is None:
        return ""
    there = review_query.answers(store, before.id)
    words = [review_query.answer_to(there, "ahead")]
    words += [asked.text for asked in review_query.asked(store, before.id) if not asked.setback_id]
    words += review_query.answers_about(there, "plan").values()
    said = [tr("“{words}”", words=" ".join(each.split())) for each in words if each]
    return tr("From the last time: {words}", words=" ".join(said)) if said else ""


class _Answered(NamedTuple):
    """A learning goal, how it moved, and what is written as evidence for that."""

    id: str
    moved: Moved
    text: str


class _GoalAnswer(QWidget):
    """A learning goal, and a field for the evidence."""

    def __init__(self, page: StepPage, question: Question, answered: _Answered) -> None:
        super().__init__()
        px = page.ui.theme.px
        self._link = MovedLink(page.ui)
        self._box = page.box(question, "", key_of(question.key, answered.id))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(8))
        column.setSpacing(px(4))
        column.addWidget(self._link)
        column.addWidget(self._box)
        self.show_item(answered)

    def show_item(self, answered: _Answered) -> None:
        """Show this version of it."""
        self._link.show_item(answered.moved)
        self._box.name(tr("Evidence for “{goal}”", goal=answered.moved.title))
        self._box.show_text(answered.text)


class UnderstandingPage(StepPage):
    """Evidence, goal by goal."""

    def fill(self, question: Question) -> None:
        if question.each is None:
            self.add_box(question)
            return
        self._key = question.key
        self._goals = Rows(lambda answered: _GoalAnswer(self, question, answered), _GoalAnswer.show_item)
        self._none = remark(self.ui, tr("No learning goal is active at the moment."))
        self.column.addWidget(self._goals)
        self.column.addWidget(self._none)

    def read_beside(self, there: Mapping[str, str]) -> None:
        answers = review_query.answers_about(there, self._key)
        goals = review_facts.moved(self.ui.desk.store, self.sitting.period, answers.keys())
        self._goals.show_items([_Answered(moved.id, moved, answers.get(moved.id, "")) for moved in goals])
        self._none.setVisible(not goals)


class _SetbackLine(Painted):
    """How far a setback has come, and what happened; pressing it opens its form."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._open)

    def show_item(self, setback: LoggedSetback) -> None:
        """Show this version of it."""
        words = " ".join(setback.what_happened.split())
        good = setback.outcome is Outcome.GOOD_SURPRISE
        self._setback = setback
        self._words = tr("Good surprise: {what}", what=words) if good else words
        self.setAccessibleName(tr("{what} ({stage})", what=self._words, stage=tr(STAGE_NAMES[setback.stage])))
        self.setToolTip(tr(STAGE_NAMES[setback.stage]))
        self.updateGeometry()
        self.update()

    def _open(self) -> None:
        self.ui.places.setback.emit(self._setback.id)

    def _left(self) -> int:
        return self.ui.theme.px(glyphs.STAGE_SIZE[0] + 10)

    def sizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(200), self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        return self.ui.theme.px(8) + len(self._lines(width)) * self.ui.theme.line("body")

    def _lines(self, width: int) -> list[str]:
        return broken(self._words, self.ui.theme.font("body", 600), width - self._left())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.updateGeometry()

    def draw(self, canvas: Canvas) -> None:
        px = canvas.theme.px
        if ground := self.ground():
            canvas.fill(0, 0, canvas.width, canvas.area.height(), ground, radius=px(6))
        glyphs.stage(canvas, 0, px(8), self._setback.stage)
        draw_lines(canvas, self._lines(self.width()), "body", weight=600, role="text", x=self._left(), y=px(4))


class _SetbackRow(QWidget):
    """A setback, and the question it left: written here, or there already."""

    def __init__(self, sitting: Sitting, setback: LoggedSetback) -> None:
        super().__init__()
        ui, px = sitting.ui, sitting.ui.theme.px
        self._sitting, self._setback = sitting, setback
        self._line = _SetbackLine(ui)
        self._next = Paragraph(ui, "", role="text2")
        self._ask = AddLine(ui, tr("What question did it leave?"), self._add, stays=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(8))
        column.setSpacing(px(4))
        for widget in (self._line, self._next, self._ask):
            column.addWidget(widget)
        self.show_item(setback)

    def show_item(self, setback: LoggedSetback) -> None:
        """Show this version of it."""
        self._setback = setback
        self._line.show_item(setback)
        self._next.say(tr("What I’ll study or try next: {what}", what=setback.next_step))
        self._next.setVisible(bool(setback.next_step))
        self._ask.setAccessibleName(tr("The question that “{setback}” left", setback=setback.what_happened))
        self._ask.setVisible(not setback.next_step or bool(self._ask.text()))

    def _add(self, text: str) -> None:
        self._sitting.ui.desk.reviews.ask_about_setback(self._sitting.period, self._setback.id, text)


class SetbacksPage(StepPage):
    """The setbacks and good surprises of the period, and the questions they left."""

    def fill(self, question: Question) -> None:
        self.add_box(question)
        self._rows = Rows(lambda row: _SetbackRow(self.sitting, row), _SetbackRow.show_item)
        self._hint = remark(self.ui, tr("A question that is written below one of these waits with its learning goal."))
        self.column.addSpacing(self.ui.theme.px(8))
        self.column.addWidget(self._hint)
        self.column.addWidget(self._rows)

    def read_beside(self, there: Mapping[str, str]) -> None:
        hidden = self.ui.hides_setbacks
        rows = [] if hidden else review_facts.setbacks(self.ui.desk.store, self.sitting.period)
        self._rows.show_items(rows)
        self._hint.setVisible(bool(rows))


class _TriedRow(QWidget):
    """Something that was tried, what was observed, and what becomes of it."""

    def __init__(self, ui: Context, tried: Tried) -> None:
        super().__init__()
        self._ui, self._id = ui, tried.id
        px = ui.theme.px
        self._link = GoalLink(ui)
        self._observed = remark(ui)
        choices = [
            Segment(Verdict.KEEP, tr("Keep it")),
            Segment(Verdict.ADAPT, tr("Adapt it")),
            Segment(Verdict.DROP, tr("Drop it")),
        ]
        self._verdict = Segments(ui, "", choices, answers=True)
        self._verdict.chosen.connect(self._decide)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._link)
        words.addWidget(self._observed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, px(4))
        row.setSpacing(px(12))
        row.addLayout(words, 1)
        row.addWidget(self._verdict, 0, Qt.AlignmentFlag.AlignTop)
        self.show_item(tried)

    def show_item(self, tried: Tried) -> None:
        """Show this version of it."""
        self._link.show_goal(tried.goal_id, tried.approach, tried.goal)
        self._observed.say(tried.observed or tried.goal)
        self._verdict.setAccessibleName(tr("What becomes of “{approach}”", approach=tried.approach))
        self._verdict.take(tried.verdict)

    def _decide(self, verdict: object) -> None:
        if isinstance(verdict, Verdict):
            self._ui.desk.experiments.decide(self._id, verdict)


class ChallengePage(StepPage):
    """What was tried, to keep, adapt or drop; and how hard it may be."""

    def fill(self, question: Question) -> None:
        if question.key == "strategy":
            self._rows = Rows(lambda tried: _TriedRow(self.ui, tried), _TriedRow.show_item)
            self.column.addWidget(self._rows)
        self.add_box(question)

    def read_beside(self, there: Mapping[str, str]) -> None:
        self._rows.show_items(review_facts.tried(self.ui.desk.store, self.sitting.period))


class ResultsPage(StepPage):
    """Where the targets stand, and what to make of it."""

    def fill(self, question: Question) -> None:
        self._rows = Rows(self._make, ResultLink.show_item)
        self.column.addWidget(self._rows)
        self.add_box(question)

    def _make(self, result: review_facts.Result) -> ResultLink:
        link = ResultLink(self.ui)
        link.show_item(result)
        return link

    def read_beside(self, there: Mapping[str, str]) -> None:
        self._rows.show_items(review_facts.results(self.ui.desk.store, self.sitting.period))
