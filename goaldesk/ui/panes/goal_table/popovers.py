"""Small panels on the cells of the table: measure and check-in on the left, depth and last try on the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from goaldesk.core.errors import GoalDeskError
from goaldesk.core.method import challenge as felt_challenge
from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries import goal_table as table_query
from goaldesk.core.types import Challenge, Measure
from goaldesk.core.words import N_, Message
from goaldesk.ui import dates, wording
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import say, tr
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.fields import DateField, DirectionField, NumberField, expect_readable, labelled
from goaldesk.ui.widgets.labels import Label, Paragraph
from goaldesk.ui.widgets.ladder import LargeLadder
from goaldesk.ui.widgets.popover import Popover
from goaldesk.ui.widgets.segments import Segments, challenge_segments

_WIDTH = 340


class _Panel(Popover):
    """A title, fields, and one button; Enter in any field presses it."""

    def __init__(self, ui: Context, owner: QWidget, title: str) -> None:
        super().__init__(ui, owner, title)
        self.setFixedWidth(ui.theme.px(_WIDTH))
        self.body.addWidget(Label(ui, title, font="row-title"))
        self._problem = Paragraph(ui, "", font="small", role="notice")
        self._problem.hide()

    def finish(self, text: str) -> None:
        """Add the line of problems and the button at the end."""
        self.body.addWidget(self._problem)
        row = QHBoxLayout()
        row.addStretch(1)
        button = TextButton(self.ui, text, manner=Manner.PRIMARY)
        button.clicked.connect(self.confirm)
        row.addWidget(button)
        self.body.addLayout(row)
        self._opened = self._state()
        self.ui.bus.leaving.connect(self.elsewhere)

    def _state(self) -> list[object]:
        """What stands in the fields."""
        return [
            *(field.text() for field in self.findChildren(QLineEdit)),
            *(field.currentIndex() for field in self.findChildren(QComboBox)),
            *(field.level for field in self.findChildren(LargeLadder)),
            *(field.value() for field in self.findChildren(Segments)),
        ]

    def elsewhere(self) -> None:
        """Keep what was filled in; Escape is for throwing it away. What cannot be read keeps the panel open.

        A lock asks for the words twice, the second time after this panel was closed.
        """
        if not self.isHidden() and (self._state() == self._opened or self._write()):
            self.close()

    def problem(self, message: Message) -> None:
        """Say what stands in the way."""
        self._problem.say(say(message))
        self._problem.show()
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.confirm()
        else:
            super().keyPressEvent(event)

    def confirm(self) -> None:
        """Write what the fields say, if they make sense, and close."""
        if self._write():
            self.leave()

    def _write(self) -> bool:
        try:
            self.write()
        except GoalDeskError as error:
            self.problem(error.message)
            return False
        return True

    def write(self) -> None:
        """Write what the fields say. Raises GoalDeskError. Every panel does this in its own way."""


class MeasurePopover(_Panel):
    """What counts, and until when."""

    def __init__(self, ui: Context, owner: QWidget, goal_id: str) -> None:
        super().__init__(ui, owner, tr("Measure and deadline"))
        self._goal_id = goal_id
        goal = goal_query.goal(ui.desk.store, goal_id)
        assert goal is not None
        measure = goal.measure
        self._direction = DirectionField(measure.direction)
        self._start = NumberField(tr("Start"), measure.start, "0")
        self._target = NumberField(tr("Target"), measure.target)
        self._unit = QLineEdit(measure.unit)
        self._unit.setAccessibleName(tr("Unit"))
        self._unit.setPlaceholderText(tr("wards, minutes, points"))
        self._due = DateField(ui, tr("Deadline"), dates.day_of(goal.due_on) if goal.due_on else None)
        numbers = QHBoxLayout()
        numbers.setSpacing(ui.theme.px(8))
        for name, field in ((tr("Start"), self._start), (tr("Target"), self._target), (tr("Unit"), self._unit)):
            numbers.addLayout(labelled(ui, name, field))
        self.body.addLayout(labelled(ui, tr("I want to"), self._direction))
        self.body.addLayout(numbers)
        self.body.addLayout(labelled(ui, tr("Deadline"), self._due, tr("optional")))
        self.finish(tr("Set"))

    def focus_first(self) -> QWidget:
        return self._target

    def write(self) -> None:
        expect_readable(self._start, self._target, self._due)
        direction = self._direction.direction()
        measure = Measure(self._start.value(), self._target.value(), self._unit.text(), direction)
        self.ui.desk.performance.set_measure(self._goal_id, measure, self._due.day())


class CheckinPopover(_Panel):
    """Where it stands, what changed, or both."""

    def __init__(self, ui: Context, owner: QWidget, goal_id: str) -> None:
        super().__init__(ui, owner, tr("Check in"))
        self._goal_id = goal_id
        cell = table_query.performance_cells(ui.desk.store, [goal_id])[goal_id]
        last = "" if cell.value is None else wording.number(cell.value)
        self._value = NumberField(tr("Where it stands"), None, last)
        self._note = QLineEdit()
        self._note.setAccessibleName(tr("What changed?"))
        self._note.setPlaceholderText(tr("What changed?"))
        self._day = DateField(ui, tr("Day"), ui.desk.clock.today())
        row = QHBoxLayout()
        row.setSpacing(ui.theme.px(8))
        row.addLayout(labelled(ui, tr("Where it stands"), self._value, cell.measure.unit))
        row.addLayout(labelled(ui, tr("Day"), self._day))
        self.body.addLayout(row)
        self.body.addLayout(labelled(ui, tr("What changed?"), self._note, tr("optional")))
        self.finish(tr("Check in"))

    def focus_first(self) -> QWidget:
        return self._value

    def write(self) -> None:
        expect_readable(self._value, self._day)
        self.ui.desk.performance.check_in(self._goal_id, self._value.value(), self._note.text(), self._day.day())


class DepthPopover(_Panel):
    """How deep it goes, how it feels, and what was tried last."""

    def __init__(self, ui: Context, owner: QWidget, goal_id: str) -> None:
        super().__init__(ui, owner, tr("Depth and last thing tried"))
        self._goal_id = goal_id
        cell = table_query.learning_cells(ui.desk.store, [goal_id])[goal_id]
        self._level = cell.level
        felt = None if cell.challenge is None else felt_challenge.shown(cell.challenge)
        self._felt = felt
        self._ladder = LargeLadder(ui, cell.ladder, cell.level, evidence=cell.has_evidence)
        self._challenge = challenge_segments(ui, felt)
        self._tried = QLineEdit()
        self._tried.setAccessibleName(tr("Last thing tried"))
        self._tried.setPlaceholderText(tr("Small enough for this week"))
        self.body.addWidget(self._ladder)
        self.body.addWidget(Label(ui, tr("Right now it is"), font="small", weight=600))
        self.body.addWidget(self._challenge)
        self.body.addLayout(labelled(ui, tr("Last thing tried"), self._tried, tr("optional")))
        self.finish(tr("Set"))

    def focus_first(self) -> QWidget:
        return self._ladder

    def write(self) -> None:
        desk, level = self.ui.desk, self._ladder.level
        with desk.session.op(N_("setting depth and last thing tried")):
            if level and level != self._level:
                desk.checks.rate(self._goal_id, level, before=self._level or None)
            felt = self._challenge.value()
            if isinstance(felt, Challenge) and felt is not self._felt:
                desk.practice.note(self._goal_id, felt_challenge.felt(felt))
            if self._tried.text().strip():
                desk.experiments.add_tried(self._goal_id, self._tried.text())
