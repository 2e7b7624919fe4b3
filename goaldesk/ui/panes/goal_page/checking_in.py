"""Checking in on the page: a number, what changed, and the day; Enter does it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from goaldesk.core.errors import GoalDeskError
from goaldesk.core.queries.goal_page import GoalRow
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.auto_text import INSET
from goaldesk.ui.widgets.day_button import DayButton
from goaldesk.ui.widgets.fields import NumberField
from goaldesk.ui.widgets.labels import ElidedLabel


class CheckInForm(QWidget):
    """Closed until somebody begins. What is in it when the page is left is checked in all the same."""

    closed = Signal()
    """It was closed by somebody who was in it."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        px = ui.theme.px
        self._ui, self._goal_id = ui, ""
        self._picked: date | None = None
        self._number = NumberField(tr("Where it stands"), None, tr("number"))
        self._number.setFixedWidth(px(80))
        self._note = QLineEdit()
        self._note.setPlaceholderText(tr("What changed?"))
        self._note.setAccessibleName(tr("What changed?"))
        self._day = DayButton(ui, tr("Day of the check-in"))
        self._day.picked.connect(self._pick)
        keys = tr("Enter checks in, Escape closes")
        for field in (self._number, self._note):
            field.setAccessibleDescription(keys)
            field.returnPressed.connect(self._check_in)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self._number)
        line.addWidget(self._note, 1)
        line.addWidget(self._day)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(INSET), px(6), px(INSET), px(2))
        column.setSpacing(px(4))
        column.addLayout(line)
        column.addWidget(ElidedLabel(ui, keys, font="small", role="text3"))
        ui.bus.leaving.connect(self._keep)
        ui.bus.day_changed.connect(self._show_day)
        self.hide()

    def show_goal(self, goal: GoalRow) -> None:
        """Check in on this goal from now on."""
        self._goal_id = goal.id
        self._show_day()

    def begin(self) -> None:
        """Open it, ready for the number."""
        self.show()
        self._number.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on(self) -> date:
        """The day that was picked, else today, whenever that is."""
        return self._picked or self._ui.desk.clock.today()

    def _pick(self, day: date) -> None:
        self._picked = day
        self._show_day()

    def _show_day(self) -> None:
        self._day.show_day(self._on())

    def _keep(self) -> None:
        """Somebody leaves without Enter: check in all the same, on the goal that it was begun on."""
        self._ui.bus.unwritten.discard(self)
        if not self._has_words():
            self._close()
        elif not self._check_in():
            self._ui.bus.unwritten.add(self)

    def _has_words(self) -> bool:
        return bool(self._number.text().strip() or self._note.text().strip())

    def _check_in(self) -> bool:
        """Returns whether it is on the disk."""
        if not self._number.makes_sense():
            self._number.selectAll()
            self._number.setFocus()
            return False
        try:
            performance = self._ui.desk.performance
            performance.check_in(self._goal_id, self._number.value(), self._note.text(), self._on())
        except GoalDeskError as error:
            self._ui.places.said.emit(error.message)
            return False
        self._close()
        return True

    def _close(self) -> None:
        self._ui.bus.unwritten.discard(self)
        for field in (self._number, self._note):
            field.setText("")  # unlike clear(), nothing that Ctrl+Z would bring back
        self._picked = None
        self._show_day()
        focused = any(field.hasFocus() for field in (self._number, self._note, self._day))
        self.hide()
        if focused:
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)
