"""Things to try for a learning goal: what, when, and what was observed."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries.goal_page import ExperimentRow, GoalRow
from goaldesk.ui import dates
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.goal_page.section import AddLine, ItemFrame, Rows, Section
from goaldesk.ui.widgets.auto_text import INSET, AutoText
from goaldesk.ui.widgets.buttons import Painted
from goaldesk.ui.widgets.labels import Label

_PLANNED, _TRYING, _TRIED = range(3)
_GUTTER = 6
"""From the edge of the page to the boxes, which are larger than they look."""


class ExperimentsSection(Section):
    """Things to try."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Things to try"), "try", gutter=_GUTTER)
        self._rows = Rows(lambda row: _Experiment(ui, row), _Experiment.show_item, ui.theme.px(2))
        self._line = AddLine(ui, tr("Small enough for this week"), self._add)
        self.body.addWidget(self._rows)
        self.indented().addWidget(self._line)
        self.add_action(tr("Add"), "plus", self._line.begin).setAccessibleName(tr("Add something to try"))

    def read(self, goal: GoalRow) -> None:
        self._rows.show_items(goal_query.experiments(self.ui.desk.store, goal.id))

    def _add(self, text: str) -> None:
        self.ui.desk.experiments.add(self.goal_id, text)


class _Box(Painted):
    """The state of something to try: empty, half, ticked. Pressing it goes on to the next."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui)
        self._state = _PLANNED
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
        canvas.frame(left, top, side, side, line, radius=px(4), fill="accent" if self._state == _TRIED else "raised")
        if self._state == _TRYING:
            canvas.fill(left + 2, top + side / 2, side - 4, side / 2 - 2, "accent", radius=px(2))
        if self._state == _TRIED:
            canvas.icon("check", left + px(1), top + px(1), px(14), "on_accent")


class _Experiment(ItemFrame):
    """Something to try: its box, what it is, and what was observed."""

    def __init__(self, ui: Context, experiment: ExperimentRow) -> None:
        super().__init__(ui)
        px = ui.theme.px
        self._experiment = experiment
        self._box = _Box(ui)
        self._box.clicked.connect(self._next)
        self._approach = AutoText(ui, tr("What to try"), self._reword, needed=True)
        observe = tr("What did you observe?")
        self._observed = AutoText(ui, tr("What I observed"), self._observe, font="small", placeholder=observe)
        self._day = Label(ui, "", font="small", role="text2")
        self._day.setContentsMargins(px(INSET), 2, 0, 0)
        self._tag = Label(ui, tr("trying"), font="caption", role="text2")
        self._tag.setContentsMargins(px(6), px(3), px(6), 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._approach)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self._day, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._observed, 1)
        words.addLayout(below)
        words.addStretch(1)
        self.line.addWidget(self._box, 0, Qt.AlignmentFlag.AlignTop)
        self.line.addLayout(words, 1)
        self.line.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignTop)
        self.add_ghost("close", tr("Put this away"), self._put_away)
        self.show_item(experiment)

    def show_item(self, experiment: ExperimentRow) -> None:
        """Show this version of it."""
        self._experiment = experiment
        state = _TRIED if experiment.tried_on else (_TRYING if experiment.started_on else _PLANNED)
        self._box.show_state(state, experiment.approach)
        self._approach.show_text(experiment.approach)
        self._observed.show_text(experiment.observed)
        self._observed.setVisible(state == _TRIED)
        self._day.setVisible(state == _TRIED)
        if experiment.tried_on:
            day = dates.short_day(dates.day_of(experiment.tried_on), self.ui.desk.clock.today())
            self._day.setText(tr("{day}:", day=day))
        self._tag.setVisible(state == _TRYING)

    def _next(self) -> None:
        one, experiments = self._experiment, self.ui.desk.experiments
        if one.tried_on:
            experiments.reset(one.id)
        elif one.started_on:
            experiments.finish(one.id, one.observed)
        else:
            experiments.start(one.id)

    def _reword(self, text: str) -> None:
        self.ui.desk.experiments.reword(self._experiment.id, text)

    def _observe(self, text: str) -> None:
        self.ui.desk.experiments.observe(self._experiment.id, text)

    def _put_away(self) -> None:
        self.ui.desk.experiments.put_away(self._experiment.id)
