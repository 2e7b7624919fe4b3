"""What was checked in on a performance goal."""

from datetime import date

from PySide6.QtCore import Qt

from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries.goal_page import CheckinRow, GoalRow
from goaldesk.ui import dates, wording
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.goal_page.section import ItemFrame, Rows, Section
from goaldesk.ui.widgets.auto_text import AutoText
from goaldesk.ui.widgets.day_button import DayButton
from goaldesk.ui.widgets.fields import NumberField

_SHOWN = 3
_WIDE_DAY = date(2028, 9, 28)


class CheckinsSection(Section):
    """What was checked in, newest first; gone while there is nothing."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Check-ins"))
        self._all = False
        self._rows = Rows(lambda row: _Checkin(ui, row), _Checkin.show_item)
        self.body.addWidget(self._rows)
        self._more = self.add_action("", "", self._show_all)

    def show_goal(self, goal: GoalRow) -> None:
        if goal.id != self.goal_id:
            self._all = False
        super().show_goal(goal)

    def read(self, goal: GoalRow) -> None:
        rows = goal_query.checkins(self.ui.desk.store, goal.id)
        shown = rows if self._all else rows[:_SHOWN]
        self._rows.show_items(shown)
        self._more.say(tr("all {n}", n=len(rows)))
        self._more.setVisible(len(rows) > len(shown))
        self.setVisible(bool(rows))

    def _show_all(self) -> None:
        self._all = True
        goal = goal_query.goal(self.ui.desk.store, self.goal_id)
        if goal:
            self.read(goal)


class _Checkin(ItemFrame):
    """Day, number and note, each changed where it stands."""

    def __init__(self, ui: Context, checkin: CheckinRow) -> None:
        super().__init__(ui)
        px = ui.theme.px
        self._checkin = checkin
        self._day = DayButton(ui, tr("Day"))
        self._day.show_day(_WIDE_DAY)  # all rows as wide as one of the longest would be
        self._day.setFixedWidth(max(px(62), self._day.sizeHint().width()))
        self._day.picked.connect(self._move)
        self._number = NumberField(tr("Number"), placeholder="–")
        self._number.setProperty("quiet", True)
        self._number.setFont(ui.theme.font("small", 600))
        self._number.setFixedWidth(px(56))
        self._number.editingFinished.connect(self._count)
        self._note = AutoText(ui, tr("What changed?"), self._write, font="small")
        for widget, stretch in ((self._day, 0), (self._number, 0), (self._note, 1)):
            self.line.addWidget(widget, stretch, Qt.AlignmentFlag.AlignVCenter)
        self.add_ghost("close", tr("Put this check-in away"), self._put_away)
        self.show_item(checkin)

    def show_item(self, checkin: CheckinRow) -> None:
        """Show this version of it."""
        self._checkin = checkin
        self._day.show_day(dates.day_of(checkin.day))
        if not self._number.hasFocus():
            self._number.setText("" if checkin.value is None else wording.number(checkin.value))
            self._number.setCursorPosition(0)
        self._note.show_text(checkin.note)

    def _move(self, day: date) -> None:
        self._edit(self._checkin._replace(day=day.isoformat()))

    def _count(self) -> None:
        value = self._number.value()
        if self._number.makes_sense() and (value is not None or self._checkin.note):
            self._edit(self._checkin._replace(value=value))
        else:
            self.show_item(self._checkin)

    def _write(self, note: str) -> None:
        if note.strip() or self._checkin.value is not None:
            self._edit(self._checkin._replace(note=note.strip()))

    def _edit(self, new: CheckinRow) -> None:
        if new != self._checkin:
            self.ui.desk.performance.edit_checkin(new.id, new.value, new.note, dates.day_of(new.day))

    def _put_away(self) -> None:
        self.ui.desk.performance.put_away_checkin(self._checkin.id)
