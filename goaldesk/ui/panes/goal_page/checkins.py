"""What was checked in on a performance goal: the picture of it, and the rows."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QVBoxLayout

from goaldesk.core import stats
from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries.goal_page import CheckinRow, GoalRow
from goaldesk.ui import dates, wording
from goaldesk.ui.charts.progress import ProgressChart
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.goal_page.section import ItemFrame, Section
from goaldesk.ui.widgets.auto_text import INSET, AutoText
from goaldesk.ui.widgets.day_button import DayButton
from goaldesk.ui.widgets.fields import NumberField
from goaldesk.ui.widgets.rows import Rows

_SHOWN, _MORE = 3, 50
_DAY, _NUMBER, _MOST_NUMBER, _PADDING = 52, 24, 112, 9


class CheckinsSection(Section):
    """What was checked in, newest first, under the picture of its values; gone while there is nothing."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Check-ins"))
        self._most = _SHOWN
        self._chart: ProgressChart | None = None
        self._picture = QVBoxLayout()
        self._picture.setContentsMargins(ui.theme.px(INSET), 0, ui.theme.px(INSET), 0)
        self.body.addLayout(self._picture)
        self._rows = Rows(lambda row: _Checkin(ui, row), _Checkin.show_item)
        self.body.addWidget(self._rows)
        self._more = self.add_action("", "", self._show_more)

    def show_goal(self, goal: GoalRow) -> None:
        if goal.id != self.goal_id:
            self._most = _SHOWN
        super().show_goal(goal)

    def read(self, goal: GoalRow) -> None:
        rows = goal_query.checkins(self.ui.desk.store, goal.id)
        self._show_picture(goal, rows)
        shown = rows[: self._most]
        self._rows.show_items(shown)
        self._line_up(shown)
        more = tr("{n} more", n=_MORE) if len(rows) > self._most + _MORE else tr("all {n}", n=len(rows))
        self._more.say(more)
        self._more.setVisible(len(rows) > len(shown))
        self.setVisible(bool(rows))

    def _show_picture(self, goal: GoalRow, rows: list[CheckinRow]) -> None:
        """The picture, where there is something to see; not while the number is set aside."""
        pauses, today = goal_query.pauses(self.ui.desk.store, goal.id), self.ui.desk.clock.today()
        progress = None if goal.parked else stats.progress(goal, rows, pauses, today)
        if progress is not None and self._chart is None:
            self._chart = ProgressChart(self.ui, goal, progress)
            self._picture.addWidget(self._chart)
        elif progress is not None and self._chart is not None:
            self._chart.show_progress(goal, progress)
        if self._chart is not None:
            self._chart.setVisible(progress is not None)

    def _line_up(self, rows: list[CheckinRow]) -> None:
        """Days and numbers each as wide as the widest of them, so that the notes begin below each other."""
        px, theme, today = self.ui.theme.px, self.ui.theme, self.ui.desk.clock.today()
        days = _widest([dates.short_day(dates.day_of(row.day), today) for row in rows], theme.font("small"))
        numbers = _widest([_number_of(row) for row in rows], theme.font("small", 600))
        day, number = max(px(_DAY), days + 2 * px(INSET)), max(px(_NUMBER), numbers + 2 * px(_PADDING))
        for checkin in self.findChildren(_Checkin):
            checkin.line_up(day, min(number, px(_MOST_NUMBER)))

    def _show_more(self) -> None:
        self._most += _MORE
        goal = goal_query.goal(self.ui.desk.store, self.goal_id)
        if goal:
            self.read(goal)


def _widest(texts: list[str], font: QFont) -> int:
    metrics = QFontMetricsF(font)
    return round(max((metrics.horizontalAdvance(text) for text in texts), default=0.0) + 0.5)


def _number_of(checkin: CheckinRow) -> str:
    return "" if checkin.value is None else wording.number(checkin.value)


class _Checkin(ItemFrame):
    """Day, number and note, each changed where it stands."""

    def __init__(self, ui: Context, checkin: CheckinRow) -> None:
        super().__init__(ui)
        self._checkin = checkin
        self._day = DayButton(ui, tr("Day"))
        self._day.picked.connect(self._move)
        self._number = NumberField(tr("Number"), placeholder="–")
        self._number.setProperty("quiet", True)
        self._number.setFont(ui.theme.font("small", 600))
        self._number.editingFinished.connect(self._count)
        self._note = AutoText(ui, tr("What changed?"), self._write, font="small")
        for widget, stretch in ((self._day, 0), (self._number, 0), (self._note, 1)):
            self.line.addWidget(widget, stretch, Qt.AlignmentFlag.AlignVCenter)
        self.add_ghost("close", tr("Put this check-in away"), self._put_away)
        self.show_item(checkin)

    def line_up(self, day: int, number: int) -> None:
        """How wide the columns before the note are."""
        self._day.setFixedWidth(day)
        self._number.setFixedWidth(number)

    def show_item(self, checkin: CheckinRow) -> None:
        """Show this version of it."""
        self._checkin = checkin
        self._day.show_day(dates.day_of(checkin.day))
        if not self._number.hasFocus():
            self._number.setText(_number_of(checkin))
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
