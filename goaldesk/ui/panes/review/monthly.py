"""The steps of a monthly review that have more than a field: evidence to re-read, a check, goals, pairs."""

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from goaldesk.core.method.review_script import Question, key_of
from goaldesk.core.queries import review_month
from goaldesk.core.queries import reviews as review_query
from goaldesk.core.queries.review_month import Evidence, Familiar, Paired, Topic
from goaldesk.core.types import Familiarity, Kind, State
from goaldesk.ui import dates, wording
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import ntr, tr
from goaldesk.ui.lazy import load
from goaldesk.ui.panes.review.links import GoalLink, open_goal
from goaldesk.ui.panes.review.steps import StepPage, remark
from goaldesk.ui.panes.review.weekly import last_time
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.chips import Chip
from goaldesk.ui.widgets.flow import FlowLayout
from goaldesk.ui.widgets.labels import Paragraph
from goaldesk.ui.widgets.rows import Rows
from goaldesk.ui.widgets.segments import Segment, Segments


def rated(evidence: Evidence, ui: Context) -> str:
    """8 September: Met it, then Can follow it."""
    day = dates.short_day(dates.day_of(evidence.day), ui.desk.clock.today())
    after = wording.level(evidence.ladder, evidence.after)
    if evidence.before is None:
        return tr("{day}: {after}", day=day, after=after)
    before = wording.level(evidence.ladder, evidence.before)
    return tr("{day}: {before} before writing, {after} after", day=day, before=before, after=after)


class _EvidenceText(QWidget):
    """What was written once with notes closed, and how it was rated."""

    def __init__(self, ui: Context, evidence: Evidence) -> None:
        super().__init__()
        self._ui = ui
        self._goal, self._text, self._rated = GoalLink(ui, Kind.LEARNING), Paragraph(ui, ""), remark(ui)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, ui.theme.px(8))
        column.setSpacing(0)
        for widget in (self._goal, self._text, self._rated):
            column.addWidget(widget)
        self.show_item(evidence)

    def show_item(self, evidence: Evidence) -> None:
        """Show this version of it."""
        self._goal.show_goal(evidence.goal_id, evidence.title)
        self._text.say(evidence.text)
        self._rated.say(rated(evidence, self._ui))


class EvidencePage(StepPage):
    """Evidence texts to re-read, below what was said to oneself the last time."""

    def fill(self, question: Question) -> None:
        self._last_time = remark(self.ui)
        self._texts = Rows(lambda evidence: _EvidenceText(self.ui, evidence), _EvidenceText.show_item)
        self._none = remark(self.ui, tr("There is no evidence to re-read yet. It comes with understanding checks."))
        for widget in (self._last_time, self._texts, self._none):
            self.column.addWidget(widget)
        self.add_box(question)

    def read_beside(self, there: Mapping[str, str]) -> None:
        texts = review_month.evidence_texts(self.ui.desk.store, self.sitting.period)
        self._texts.show_items(texts)
        self._none.setVisible(not texts)
        said = last_time(self.sitting)
        self._last_time.say(said)
        self._last_time.setVisible(bool(said))


class _TopicAnswer(NamedTuple):
    """The topic to explain, and what that showed."""

    id: str
    topic: Topic
    text: str


class _TopicRow(QWidget):
    """The topic, a check of it, and a field for what it showed."""

    def __init__(self, page: StepPage, question: Question, answer: _TopicAnswer) -> None:
        super().__init__()
        self._ui = ui = page.ui
        px = ui.theme.px
        self._topic = answer.topic
        self._goal, self._checked, self._text = GoalLink(ui, Kind.LEARNING), remark(ui), Paragraph(ui, "")
        check = TextButton(ui, tr("Check my understanding"), icon="understand")
        check.clicked.connect(self._check)
        self._box = page.box(question, tr(question.text), key_of(question.key, answer.id))
        line = QHBoxLayout()
        line.addWidget(check)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._goal)
        column.addLayout(line)
        for widget in (self._checked, self._text, self._box):
            column.addWidget(widget)
        self.show_item(answer)

    def show_item(self, answer: _TopicAnswer) -> None:
        """Show this version of it."""
        topic = self._topic = answer.topic
        self._goal.show_goal(topic.id, topic.title)
        self._checked.say(rated(topic.check, self._ui) if topic.check else "")
        self._text.say(topic.check.text if topic.check else "")
        for widget in (self._checked, self._text):
            widget.setVisible(topic.check is not None)
        self._box.show_text(answer.text)

    def _check(self) -> None:
        load("check_understanding")(self._ui, self, self._topic.id)


class MemoryPage(StepPage):
    """One topic to explain from memory."""

    def fill(self, question: Question) -> None:
        self._key = question.key
        self._rows = Rows(lambda answer: _TopicRow(self, question, answer), _TopicRow.show_item)
        self._none = remark(self.ui, tr("No learning goal is active at the moment."))
        self.column.addWidget(self._rows)
        self.column.addWidget(self._none)

    def read_beside(self, there: Mapping[str, str]) -> None:
        answers = review_query.answers_about(there, self._key)
        topic = review_month.topic(self.ui.desk.store, self.sitting.period, next(iter(answers), ""))
        shown = [_TopicAnswer(topic.id, topic, answers.get(topic.id, ""))] if topic else []
        self._rows.show_items(shown)
        self._none.setVisible(not shown)


class _GoalRow(QWidget):
    """A goal that opens its page, and what can be done with it."""

    def __init__(self, ui: Context, goal: Familiar) -> None:
        super().__init__()
        self.ui, self.goal = ui, goal
        self.link = GoalLink(ui, goal.kind)
        self.line = QHBoxLayout()
        self.line.setSpacing(ui.theme.px(12))
        self.line.addWidget(self.link, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, ui.theme.px(4))
        self.column.setSpacing(0)
        self.column.addLayout(self.line)

    def show_item(self, goal: Familiar) -> None:
        """Show this version of it."""
        self.goal = goal
        self.link.show_goal(goal.id, goal.title)


class _FamiliarRow(_GoalRow):
    """How familiar the task of a goal is, and its number to be taken up again."""

    def __init__(self, ui: Context, goal: Familiar) -> None:
        super().__init__(ui, goal)
        names = {Familiarity.NEW: tr("New"), Familiarity.PARTLY: tr("Partly"), Familiarity.KNOWN: tr("Known")}
        choices = [Segment(each, name) for each, name in names.items()]
        self._familiarity = Segments(ui, "", choices, answers=True)
        self._familiarity.chosen.connect(self._say)
        self._unpark = TextButton(ui, tr("Take the number up again"), manner=Manner.LINK, font="small", height=28)
        self._unpark.clicked.connect(self._take_up)
        self.line.addWidget(self._familiarity)
        self.column.addWidget(self._unpark, 0, Qt.AlignmentFlag.AlignTrailing)
        self.show_item(goal)

    def show_item(self, goal: Familiar) -> None:
        super().show_item(goal)
        self._familiarity.setAccessibleName(tr("“{goal}” is to me", goal=goal.title))
        self._familiarity.take(goal.familiarity)
        self._unpark.setVisible(goal.parked)

    def _say(self, familiarity: object) -> None:
        if isinstance(familiarity, Familiarity):
            self.ui.desk.goals.set_familiarity(self.goal.id, familiarity)

    def _take_up(self) -> None:
        self.ui.desk.performance.park(self.goal.id, parked=False)


class _RestRow(_GoalRow):
    """A goal that may rest or end."""

    def __init__(self, ui: Context, goal: Familiar) -> None:
        super().__init__(ui, goal)
        self._end = TextButton(ui, tr("Rest or end it…"), manner=Manner.QUIET, font="small", height=28)
        self._end.clicked.connect(self._settle)
        self.line.addWidget(self._end)
        self.show_item(goal)

    def show_item(self, goal: Familiar) -> None:
        super().show_item(goal)
        self._end.setAccessibleName(tr("Rest or end “{goal}”", goal=goal.title))

    def _settle(self) -> None:
        load("settle")(self.ui, self.window(), self.goal.id, State.RESTING)


class _GoalsPage(StepPage):
    """The active goals, one by one, and how many more there are; each of the two pages has rows of its own."""

    row: type[_GoalRow]

    def fill(self, question: Question) -> None:
        self._order: dict[str, int] = {}
        self._rows: Rows[Familiar, _GoalRow] = Rows(partial(self.row, self.ui), lambda row, goal: row.show_item(goal))
        self._more = remark(self.ui)
        self.column.addWidget(self._rows)
        self.column.addWidget(self._more)
        self.add_box(question)

    def begin(self) -> None:
        self._order = {}

    def read_beside(self, there: Mapping[str, str]) -> None:
        """A goal stays in its place while the step is shown, also when it is said to be another one now."""
        goals, more = review_month.by_familiarity(self.ui.desk.store)
        goals.sort(key=lambda goal: self._order.get(goal.id, len(goals)))
        self._order = {goal.id: number for number, goal in enumerate(goals)}
        self._rows.show_items(goals)
        self._more.say(ntr("{n} more goal is on the desk.", "{n} more goals are on the desk.", more) if more else "")
        self._more.setVisible(more > 0)


class FamiliarityPage(_GoalsPage):
    """How familiar the task of each goal is by now."""

    row = _FamiliarRow

    def fill(self, question: Question) -> None:
        super().fill(question)
        new = TextButton(self.ui, tr("Aim for a result…"), manner=Manner.LINK, icon="flag", height=28)
        new.setToolTip(tr("Where something is known by now, a clear result can serve well"))
        new.clicked.connect(self._aim)
        self.column.addWidget(new, 0, Qt.AlignmentFlag.AlignLeading)

    def _aim(self) -> None:
        self.ui.places.new_goal.emit(Kind.PERFORMANCE, "")


class RestPage(_GoalsPage):
    """Which goal may rest or end."""

    row = _RestRow


class _PairAnswer(NamedTuple):
    """A pair, and whether the learning seemed to touch the result."""

    id: str
    pair: Paired
    text: str


class _PairRow(QWidget):
    """The two goals of a pair, and a field for what they have to do with each other by now."""

    def __init__(self, page: StepPage, question: Question, answer: _PairAnswer) -> None:
        super().__init__()
        self._ui = ui = page.ui
        self._pair: Paired | None = None
        self._chips = FlowLayout(ui.theme.px(8))
        chips = QWidget()
        chips.setLayout(self._chips)
        self._box = page.box(question, "", key_of(question.key, answer.id))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, ui.theme.px(12))
        column.setSpacing(ui.theme.px(8))
        column.addWidget(chips)
        column.addWidget(self._box)
        self.show_item(answer)

    def show_item(self, answer: _PairAnswer) -> None:
        """Show this version of it."""
        if answer.pair != self._pair:
            self._pair = answer.pair
            self._show_goals(answer.pair)
        self._box.show_text(answer.text)

    def _show_goals(self, pair: Paired) -> None:
        self._chips.clear()
        for goal_id, title, kind in (
            (pair.learning_id, pair.learning, Kind.LEARNING),
            (pair.performance_id, pair.performance, Kind.PERFORMANCE),
        ):
            chip = Chip(self._ui, goal_id, title, kind, removable=False)
            chip.opened.connect(partial(open_goal, self._ui))
            self._chips.addWidget(chip)
        self._box.name(tr("Did “{learning}” touch “{result}”?", learning=pair.learning, result=pair.performance))


class PairsPage(StepPage):
    """Pair by pair: did the learning seem to touch the result?"""

    def fill(self, question: Question) -> None:
        self._key = question.key
        self._rows = Rows(lambda answer: _PairRow(self, question, answer), _PairRow.show_item)
        self._more = remark(self.ui)
        self.column.addWidget(self._rows)
        self.column.addWidget(self._more)

    def read_beside(self, there: Mapping[str, str]) -> None:
        answers = review_query.answers_about(there, self._key)
        pairs, more = review_month.active_pairs(self.ui.desk.store, answers.keys())
        self._rows.show_items([_PairAnswer(pair.id, pair, answers.get(pair.id, "")) for pair in pairs])
        said = ntr("{n} more pair is on the desk.", "{n} more pairs are on the desk.", more) if more else ""
        self._more.say(said if pairs else tr("No two active goals are paired at the moment."))
        self._more.setVisible(bool(more) or not pairs)
