"""The sections of a performance goal."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from goaldesk.core.errors import GoalDeskError
from goaldesk.core.method.measure import share
from goaldesk.core.queries import goal_table as table_query
from goaldesk.core.queries.goal_page import GoalRow
from goaldesk.ui import dates, glyphs, wording
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.lazy import load
from goaldesk.ui.panes.goal_page.checkins import CheckinsSection
from goaldesk.ui.panes.goal_page.common import MentionsSection, SetbacksSection, StandingSection, TextSection, stacked
from goaldesk.ui.panes.goal_page.milestones import MilestonesSection
from goaldesk.ui.panes.goal_page.partners import PartnersSection
from goaldesk.ui.panes.goal_page.section import Section
from goaldesk.ui.widgets.auto_text import INSET
from goaldesk.ui.widgets.buttons import Painted, TextButton
from goaldesk.ui.widgets.fields import NumberField


def performance_sections(ui: Context) -> tuple[Sequence[Section], QWidget]:
    """The sections, and the widget that holds them."""
    sections: list[Section] = [
        FigureSection(ui),
        CheckinsSection(ui),
        MilestonesSection(ui),
        PartnersSection(ui),
        SetbacksSection(ui),
        MentionsSection(ui),
        TextSection(ui, tr("Note"), "note", tr("Whatever else belongs here")),
        StandingSection(ui),
    ]
    return sections, stacked(ui, sections)


class _Figure(Painted):
    """The number as it stands, the way it has come, and the deadline. Pressing it sets them."""

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
        self.setAccessibleName(tr("Measure and deadline: {said}", said=self._said() or tr("not set")))
        self.updateGeometry()
        self.update()

    def _said(self) -> str:
        goal = self._goal
        assert goal is not None
        parts = (wording.measure(goal.measure, self._value), self._deadline())
        return ", ".join(part for part in parts if part)

    def _deadline(self) -> str:
        return next(iter(self._deadlines()), "")

    def _deadlines(self) -> list[str]:
        """The deadline, in full and in short; what counts has the room before it."""
        due, today = self._goal.due_on if self._goal else None, self.ui.desk.clock.today()
        return [dates.deadline(dates.day_of(due), today, brief=brief) for brief in (False, True)] if due else []

    def sizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(240), self.ui.theme.px(46))

    def draw(self, canvas: Canvas) -> None:
        theme, px = canvas.theme, canvas.theme.px
        if ground := self.ground():
            canvas.fill(0, 0, canvas.width, self.height(), ground, radius=px(4))
        goal, body = self._goal, theme.font("body")
        if goal is None or not (said := wording.measure(goal.measure, self._value)):
            hint = tr("Add a measure and a deadline")
            canvas.text(hint, 0, 0, canvas.width, px(32), font=body, role="text3")
        else:
            number = wording.number(self._value) if self._value is not None else ""
            rest = said.removeprefix(number).strip(" ,") if number else said
            taken = canvas.text(number, 0, 0, canvas.width, px(32), font=theme.font("figure"), role="text")
            left = taken + px(8) if number else 0
            room = canvas.width - left - px(8) - canvas.text_width(rest, body)
            said_due = next((text for text in self._deadlines() if canvas.text_width(text, body) <= room), "")
            due = canvas.text(
                said_due, left, px(6), canvas.width - left, px(24), font=body, role="text2", trailing=True
            )  # fmt: skip
            canvas.text(rest, left, px(6), canvas.width - left - due - px(8), px(24), font=body, role="text2")
            way = share(goal.measure, self._value if self._value is not None else goal.measure.start)
            if way is not None:
                glyphs.progress(canvas, 0, px(37), canvas.width, way)


class FigureSection(Section):
    """Where the goal stands, and checking in without leaving the page."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui)
        px = ui.theme.px
        self.stand_below_the_title()
        self._figure = _Figure(ui)
        self._figure.clicked.connect(self._set_measure)
        check_in = TextButton(ui, tr("Check in"), icon="plus")
        check_in.clicked.connect(self.begin_check_in)
        row = self.indented()
        row.setSpacing(px(16))
        row.addWidget(self._figure, 1)
        row.addWidget(check_in, 0, Qt.AlignmentFlag.AlignBottom)
        self._form = QWidget()
        line = QHBoxLayout(self._form)
        line.setContentsMargins(px(INSET), px(6), px(INSET), px(2))
        line.setSpacing(px(8))
        self._number = NumberField(tr("Where it stands"), None, tr("number"))
        self._number.setFixedWidth(px(96))
        self._note = QLineEdit()
        self._note.setPlaceholderText(tr("What changed? Enter checks in"))
        self._note.setAccessibleName(tr("What changed?"))
        line.addWidget(self._number)
        line.addWidget(self._note, 1)
        self._number.returnPressed.connect(self._check_in)
        self._note.returnPressed.connect(self._check_in)
        ui.bus.leaving.connect(self._keep)
        self._form.hide()
        self.body.addWidget(self._form)

    def read(self, goal: GoalRow) -> None:
        value = table_query.latest_value(self.ui.desk.store, goal.id)
        self._figure.show_goal(goal, value)

    def begin_check_in(self) -> None:
        """Open the two fields."""
        self._form.show()
        self._number.setFocus()

    def _keep(self) -> None:
        """Somebody leaves without Enter: check in all the same, on the goal that it was begun on."""
        self.ui.bus.unwritten.discard(self)
        if self._number.text().strip() or self._note.text().strip():
            self._check_in()
            if self._number.text() or self._note.text():
                self.ui.bus.unwritten.add(self)
        else:
            self._form.hide()

    def _check_in(self) -> None:
        if not self._number.makes_sense():
            self._number.selectAll()
            self._number.setFocus()
            return
        try:
            self.ui.desk.performance.check_in(self.goal_id, self._number.value(), self._note.text())
        except GoalDeskError as error:
            self.ui.places.said.emit(error.message)
            return
        self._number.clear()
        self._note.clear()
        self._form.hide()

    def _set_measure(self) -> None:
        panel = load("measure_popover")(self.ui, self._figure, self.goal_id)
        panel.open_below(self._figure)
