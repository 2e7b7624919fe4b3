"""Things to try for a learning goal: what, when, and what was observed."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries.goal_page import ExperimentRow, GoalRow
from goaldesk.core.types import Verdict
from goaldesk.ui import dates
from goaldesk.ui.canvas import Canvas, margins
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.goal_page.came_from import CameFrom
from goaldesk.ui.panes.goal_page.experiment import PLANNED, TRIED, TRYING, ExperimentDetails, state_of
from goaldesk.ui.panes.goal_page.section import ItemFrame, Section, keep_in_sight, somebody_comes
from goaldesk.ui.widgets.add_line import AddLine
from goaldesk.ui.widgets.auto_text import INSET, AutoText
from goaldesk.ui.widgets.buttons import Painted
from goaldesk.ui.widgets.labels import Label, Tag
from goaldesk.ui.widgets.rows import Rows

_GUTTER = 6
"""From the edge of the page to the boxes, which are larger than they look."""


class ExperimentsSection(Section):
    """Things to try. One of them at a time shows more than a line or two."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Things to try"), "try", gutter=_GUTTER)
        self._unfolded = ""
        self._rows = Rows(lambda row: _Experiment(ui, row, self), _Experiment.show_item, ui.theme.px(2))
        self._line = AddLine(ui, tr("Small enough for this week"), self.add)
        self.body.addWidget(self._rows)
        self.indented().addWidget(self._line)
        self._ways = Label(ui, "", font="small", role="text2")
        self.head.addWidget(self._ways)
        self.add_action(tr("Add"), "plus", self._line.begin).setAccessibleName(tr("Add something to try"))

    def show_goal(self, goal: GoalRow) -> None:
        if goal.id != self.goal_id:
            self._unfolded = ""
        super().show_goal(goal)

    def read(self, goal: GoalRow) -> None:
        experiments = goal_query.experiments(self.ui.desk.store, goal.id)
        self._rows.show_items(experiments)
        self._ways.setVisible(goal.ways_to_find is not None)
        if goal.ways_to_find is not None:
            tried = sum(each.tried_on is not None and each.verdict is not Verdict.DROP for each in experiments)
            self._ways.setText(tr("{tried} of {n} ways found", tried=tried, n=goal.ways_to_find))

    def add(self, text: str) -> None:
        """Add something to try."""
        self.ui.desk.experiments.add(self.goal_id, text)

    def unfold(self, experiment_id: str) -> None:
        """Show all of one of them, and of the others what they are."""
        if experiment_id != self._unfolded:
            self._unfolded = experiment_id
            for row in self.findChildren(_Experiment):
                row.fold_or_unfold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        keep_in_sight(self)

    def is_unfolded(self, experiment_id: str) -> bool:
        """Whether all of it is shown."""
        return experiment_id == self._unfolded


class _Box(Painted):
    """The state of something to try: empty, half, ticked. Pressing it goes on to the next."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui)
        self._state = PLANNED
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_state(self, state: int, name: str) -> None:
        """How far it has come."""
        self._state = state
        self.setAccessibleName(f"{name}: {(tr('to try'), tr('trying'), tr('tried'))[state]}")
        self.setToolTip((tr("Start trying it"), tr("I tried it"), tr("Still to be tried"))[state])
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(28), self.ui.theme.px(28))

    def draw(self, canvas: Canvas) -> None:
        px = canvas.theme.px
        side, left, top = px(16), px(10), px(4)
        if ground := self.ground():
            canvas.fill(left - px(4), 0, side + px(8), side + px(8), ground, radius=px(6))
        line = "accent" if self._state else "line_strong"
        canvas.frame(left, top, side, side, line, radius=px(4), fill="accent" if self._state == TRIED else "raised")
        if self._state == TRYING:
            canvas.fill(left + 2, top + side / 2, side - 4, side / 2 - 2, "accent", radius=px(2))
        if self._state == TRIED:
            canvas.icon("check", left + px(1), top + px(1), px(14), "on_accent")


class _Experiment(ItemFrame):
    """Something to try: its box, what it is, and what was observed; the rest unfolds."""

    def __init__(self, ui: Context, experiment: ExperimentRow, section: ExperimentsSection) -> None:
        super().__init__(ui)
        px = ui.theme.px
        self._experiment, self._section = experiment, section
        self._details: ExperimentDetails | None = None
        self._box = _Box(ui)
        self._box.clicked.connect(self._next)
        self._approach = AutoText(ui, tr("What to try"), self._reword, needed=True)
        observe = tr("What did you observe?")
        self._observed = AutoText(ui, tr("What I observed"), self._observe, font="small", placeholder=observe)
        self._day = Label(ui, "", font="small", role="text2")
        self._day.setContentsMargins(margins(px(INSET), 2, 0, 0))
        self._tag = Tag(ui)
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addWidget(self._approach)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self._day, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._observed, 1)
        self._words.addLayout(below)
        self._words.addStretch(1)
        self.line.addWidget(self._box, 0, Qt.AlignmentFlag.AlignTop)
        self.line.addLayout(self._words, 1)
        self.add_ghost("close", tr("Put this away"), self._put_away)
        end = QVBoxLayout()
        end.setContentsMargins(margins(0, px(3), px(INSET), 0))
        end.addWidget(self._tag)
        end.addStretch(1)
        if experiment.setback_id:
            came_from = CameFrom(ui, setback_id=experiment.setback_id)
            self.line.addWidget(came_from, 0, Qt.AlignmentFlag.AlignTop)
        self.line.addLayout(end)
        for field in (self._box, self._approach, self._observed):
            field.installEventFilter(self)
        for words in (self._approach, self._observed):
            words.viewport().installEventFilter(self)
        self.show_item(experiment)

    def show_item(self, experiment: ExperimentRow) -> None:
        """Show this version of it."""
        self._experiment = experiment
        state = state_of(experiment)
        self._box.show_state(state, experiment.approach)
        self._approach.show_text(experiment.approach)
        self._observed.show_text(experiment.observed)
        self._day.setVisible(state == TRIED)
        if experiment.tried_on:
            day = dates.short_day(dates.day_of(experiment.tried_on), self.ui.desk.clock.today())
            self._day.setText(tr("{day}:", day=day))
        self._tag.say(_tag(experiment))
        self.fold_or_unfold()

    def fold_or_unfold(self) -> None:
        """Show as much as the section says."""
        state, unfolded = state_of(self._experiment), self._section.is_unfolded(self._experiment.id)
        self._observed.setVisible(state == TRIED or (state == TRYING and unfolded))
        if unfolded and self._details is None:
            self._details = ExperimentDetails(self.ui, self._section.add)
            self._words.insertWidget(self._words.count() - 1, self._details)
        if self._details is not None:
            if unfolded:
                self._details.show_item(self._experiment)
            self._details.setVisible(unfolded)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if somebody_comes(event):
            self._section.unfold(self._experiment.id)
        return super().eventFilter(watched, event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._section.unfold(self._experiment.id)

    def _next(self) -> None:
        one, experiments = self._experiment, self.ui.desk.experiments
        if self._details is not None:
            self._details.flush()
        if one.tried_on:
            experiments.reset(one.id)
        elif one.started_on:
            self._observed.flush()
            experiments.finish(one.id, self._experiment.observed)
        else:
            experiments.start(one.id)

    def _reword(self, text: str) -> None:
        self.ui.desk.experiments.reword(self._experiment.id, text)

    def _observe(self, text: str) -> None:
        self.ui.desk.experiments.observe(self._experiment.id, text)

    def _put_away(self) -> None:
        self.ui.desk.experiments.put_away(self._experiment.id)


def _tag(experiment: ExperimentRow) -> str:
    """Where it has come to, if that is neither its beginning nor just its end."""
    if not experiment.tried_on:
        return tr("trying") if experiment.started_on else ""
    verdicts = {Verdict.KEEP: tr("keep"), Verdict.ADAPT: tr("adapt"), Verdict.DROP: tr("drop"), None: ""}
    return verdicts[experiment.verdict]
