"""The sections of a performance goal."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from goaldesk.core.method.measure import share
from goaldesk.core.queries import goal_table as table_query
from goaldesk.core.queries.goal_page import GoalRow
from goaldesk.core.types import State
from goaldesk.ui import dates, glyphs, wording
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.lazy import load
from goaldesk.ui.panes.goal_page.checking_in import CheckInForm
from goaldesk.ui.panes.goal_page.checkins import CheckinsSection
from goaldesk.ui.panes.goal_page.common import MentionsSection, SetbacksSection, StandingSection, TextSection, in_order
from goaldesk.ui.panes.goal_page.milestones import MilestonesSection
from goaldesk.ui.panes.goal_page.partners import PartnersSection
from goaldesk.ui.panes.goal_page.planning import PlanSection
from goaldesk.ui.panes.goal_page.section import Section
from goaldesk.ui.widgets.buttons import Manner, Painted, TextButton


def performance_sections(ui: Context) -> tuple[Sequence[Section], QWidget]:
    """The sections, and the widget that holds them."""
    best = TextSection(ui, tr("The best of it"), "best_result", tr("What will be good once it is so?"))
    inner = TextSection(ui, tr("What in me stands in the way"), "inner_obstacle", tr("A habit, a worry, a wish"))
    shown: list[Section | tuple[Section, Section]] = [
        FigureSection(ui),
        CheckinsSection(ui),
        MilestonesSection(ui),
        PartnersSection(ui),
        (best, inner),
        PlanSection(ui),
        SetbacksSection(ui),
        MentionsSection(ui),
        TextSection(ui, tr("Note"), "note", tr("Whatever else belongs here")),
        StandingSection(ui),
    ]
    return in_order(ui, shown)


class _Figure(Painted):
    """The number as it stands, the way it has come, and the deadline. Pressing it sets them.

    A number that is set aside stays in sight, in grey, without the way and without days that are left.
    """

    def __init__(self, ui: Context) -> None:
        super().__init__(ui)
        self._goal: GoalRow | None = None
        self._value: float | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(tr("Set measure and deadline"))

    def show_goal(self, goal: GoalRow, value: float | None) -> None:
        """Show this version of the goal, standing at ``value``."""
        self._goal, self._value = goal, value
        parts = (wording.measure(goal.measure, value), next(iter(self._deadlines(goal)), ""), _aside(goal))
        said = ", ".join(part for part in parts if part)
        self.setAccessibleName(tr("Measure and deadline: {said}", said=said or tr("not set")))
        self.updateGeometry()
        self.update()

    def _deadlines(self, goal: GoalRow) -> list[str]:
        """The deadline, in full and in short; what counts has the room before it."""
        if not goal.due_on:
            return []
        due, today = dates.day_of(goal.due_on), self.ui.desk.clock.today()
        if goal.parked:
            return [dates.short_day(due, today)]
        return [dates.deadline(due, today, brief=brief) for brief in (False, True)]

    def sizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(240), self.ui.theme.px(46))

    def draw(self, canvas: Canvas) -> None:
        theme, px, goal = canvas.theme, canvas.theme.px, self._goal
        if ground := self.ground():
            canvas.fill(0, 0, canvas.width, self.height(), ground, radius=px(4))
        said = self._measure(canvas, goal) if goal else ""
        if goal is None or not said:
            hint = tr("Add a measure and a deadline")
            canvas.text(hint, 0, 0, canvas.width, px(32), font=theme.font("body"), role="text3")
        elif goal.parked:
            due = self._draw_due(canvas, goal, 0, canvas.text_width(said, theme.font("body")), "text3")
            canvas.text(said, 0, px(4), canvas.width - due - px(8), px(20), font=theme.font("body"), role="text3")
            small = theme.font("small")
            aside = _aside(goal)
            if canvas.text_width(aside, small) > canvas.width:
                aside = tr("set aside for now")
            canvas.text(aside, 0, px(25), canvas.width, px(16), font=small, role="text3")
        else:
            self._draw_figure(canvas, goal, said)

    def _measure(self, canvas: Canvas, goal: GoalRow) -> str:
        """What counts, in full or in short. The number before it is larger than the rest."""
        full, brief = (wording.measure(goal.measure, self._value, brief=brief) for brief in (False, True))
        number = wording.number(self._value) if self._value is not None and not goal.parked else ""
        wider = canvas.text_width(number, canvas.theme.font("figure")) + canvas.theme.px(8)
        rest = canvas.text_width(full.removeprefix(number).strip(" ,"), canvas.theme.font("body"))
        return full if wider + rest <= canvas.width else brief

    def _draw_figure(self, canvas: Canvas, goal: GoalRow, said: str) -> None:
        theme, px, body = canvas.theme, canvas.theme.px, canvas.theme.font("body")
        number = wording.number(self._value) if self._value is not None else ""
        rest = said.removeprefix(number).strip(" ,") if number else said
        taken = canvas.text(number, 0, 0, canvas.width, px(32), font=theme.font("figure"), role="text")
        left = taken + px(8) if number else 0
        due = self._draw_due(canvas, goal, left, canvas.text_width(rest, body), "text2")
        canvas.text(rest, left, px(6), canvas.width - left - due - px(8), px(24), font=body, role="text2")
        way = share(goal.measure, self._value if self._value is not None else goal.measure.start)
        if way is not None:
            glyphs.progress(canvas, 0, px(37), canvas.width, way)

    def _draw_due(self, canvas: Canvas, goal: GoalRow, left: float, said: float, role: str) -> float:
        """The deadline at the end, if there is room behind what is said; returns the width it takes."""
        body, px = canvas.theme.font("body"), canvas.theme.px
        room = canvas.width - left - px(8) - said
        due = next((text for text in self._deadlines(goal) if canvas.text_width(text, body) <= room), "")
        top, height = (px(4), px(20)) if goal.parked else (px(6), px(24))
        return canvas.text(due, left, top, canvas.width - left, height, font=body, role=role, trailing=True)


def _aside(goal: GoalRow) -> str:
    return tr("number set aside while this is new") if goal.parked else ""


class FigureSection(Section):
    """Where the goal stands, and checking in without leaving the page."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui)
        self.stand_below_the_title()
        self._figure = _Figure(ui)
        self._figure.clicked.connect(self._set_measure)
        self._check_in = TextButton(ui, tr("Check in"), icon="plus")
        self._check_in.clicked.connect(self.begin_check_in)
        row = self.indented()
        row.setSpacing(ui.theme.px(16))
        row.addWidget(self._figure, 1)
        row.addWidget(self._check_in, 0, Qt.AlignmentFlag.AlignBottom)
        self._form = CheckInForm(ui)
        self._form.closed.connect(self._closed)
        self._unpark = TextButton(ui, tr("Take the number up again"), manner=Manner.LINK, font="small", height=28)
        self._unpark.clicked.connect(self._take_up)
        self._move = TextButton(ui, tr("Move the date"), manner=Manner.LINK, font="small", height=28)
        self._move.clicked.connect(self._open_calendar)
        for button in (self._unpark, self._move):
            self.indented().addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._form)

    def read(self, goal: GoalRow) -> None:
        self._figure.show_goal(goal, table_query.latest_value(self.ui.desk.store, goal.id))
        self._form.show_goal(goal)
        today = self.ui.desk.clock.today()
        passed = goal.due_on is not None and dates.day_of(goal.due_on) < today
        self._unpark.setVisible(goal.parked)
        self._move.setVisible(passed and not goal.parked and goal.state is State.ACTIVE)

    def begin_check_in(self) -> None:
        """Open the fields."""
        self._form.begin()

    def _closed(self) -> None:
        self._check_in.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_measure(self) -> None:
        panel = load("measure_popover")(self.ui, self._figure, self.goal_id)
        panel.open_below(self._figure)

    def _take_up(self) -> None:
        self.ui.desk.performance.park(self.goal_id, parked=False)

    def _open_calendar(self) -> None:
        panel = load("calendar")(self.ui, self._move, self.ui.desk.clock.today(), none=tr("no date"))
        panel.picked.connect(self._set_due)
        panel.open_below(self._move)

    def _set_due(self, day: date | None) -> None:
        self.ui.desk.performance.set_due(self.goal_id, day)
