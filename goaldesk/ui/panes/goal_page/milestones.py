"""Points on the way of a performance goal."""

from datetime import date

from PySide6.QtCore import QSize, Qt

from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries.goal_page import GoalRow, MilestoneRow
from goaldesk.ui import dates
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.goal_page.section import ItemFrame, Section
from goaldesk.ui.widgets.add_line import AddLine
from goaldesk.ui.widgets.auto_text import AutoText
from goaldesk.ui.widgets.buttons import Painted
from goaldesk.ui.widgets.day_button import DayButton
from goaldesk.ui.widgets.rows import Rows

_GUTTER = 6
"""From the edge of the page to the diamonds, which are larger than they look."""


class MilestonesSection(Section):
    """Points on the way."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Milestones"), "milestone", gutter=_GUTTER)
        self._rows = Rows(lambda row: _Milestone(ui, row), _Milestone.show_item)
        self._line = AddLine(ui, tr("Which point on the way?"), self._add)
        self.body.addWidget(self._rows)
        self.indented().addWidget(self._line)
        self.add_action(tr("Add"), "plus", self._line.begin).setAccessibleName(tr("Add a milestone"))

    def read(self, goal: GoalRow) -> None:
        self._rows.show_items(goal_query.milestones(self.ui.desk.store, goal.id))

    def _add(self, title: str) -> None:
        self.ui.desk.performance.add_milestone(self.goal_id, title)


class _Diamond(Painted):
    """Outlined while the milestone is to come, filled when it is done. Pressing it changes that."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui)
        self._done = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_done(self, title: str, *, done: bool) -> None:
        """Whether it is done."""
        self._done = done
        self.setAccessibleName(tr("{title}: done", title=title) if done else tr("{title}: to come", title=title))
        self.setToolTip(tr("Take “done” back") if done else tr("Mark as done"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(28), self.ui.theme.px(28))

    def draw(self, canvas: Canvas) -> None:
        px = canvas.theme.px
        if ground := self.ground():
            canvas.fill(px(6), px(2), px(24), px(24), ground, radius=px(6))
        icon, role = ("milestone-done", "perf") if self._done else ("milestone", "text2")
        canvas.icon(icon, px(10), px(6), px(16), role)


class _Milestone(ItemFrame):
    """A diamond to mark, words and a day to change, and the word done."""

    def __init__(self, ui: Context, milestone: MilestoneRow) -> None:
        super().__init__(ui)
        self._milestone = milestone
        self._mark = _Diamond(ui)
        self._mark.clicked.connect(self._toggle)
        self._title = AutoText(ui, tr("Milestone"), self._reword, needed=True)
        self._day = DayButton(ui, tr("Day of the milestone"), none=tr("no date"))
        self._day.picked.connect(self._move)
        for widget, stretch in ((self._mark, 0), (self._title, 1)):
            self.line.addWidget(widget, stretch, Qt.AlignmentFlag.AlignVCenter)
        self.add_ghost("close", tr("Put this milestone away"), self._put_away)
        self.line.addWidget(self._day, 0, Qt.AlignmentFlag.AlignVCenter)  # days end where everything ends
        self.show_item(milestone)

    def show_item(self, milestone: MilestoneRow) -> None:
        """Show this version of it."""
        self._milestone = milestone
        self._mark.show_done(milestone.title, done=milestone.done_on is not None)
        self._title.show_text(milestone.title)
        if milestone.done_on:
            self._day.show_day(dates.day_of(milestone.done_on), tr("done"))
        else:
            self._day.show_day(dates.day_of(milestone.due_on) if milestone.due_on else None)

    def _toggle(self) -> None:
        self.ui.desk.performance.mark_milestone(self._milestone.id, self._milestone.done_on is None)

    def _reword(self, title: str) -> None:
        old = self._milestone
        self.ui.desk.performance.edit_milestone(old.id, title, dates.day_of(old.due_on) if old.due_on else None)

    def _move(self, day: date | None) -> None:
        """Another day: the one it was done on, once it is done, else the one it is planned for."""
        if self._milestone.done_on is None:
            self.ui.desk.performance.edit_milestone(self._milestone.id, self._milestone.title, day)
        elif day:
            self.ui.desk.performance.mark_milestone(self._milestone.id, done=True, day=day)
        else:
            self._toggle()

    def _put_away(self) -> None:
        self.ui.desk.performance.put_away_milestone(self._milestone.id)
