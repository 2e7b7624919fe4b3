"""The page of one goal: header, title, and the sections of its kind."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from goaldesk.core.changes import ChangeSet
from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries.goal_page import GoalRow
from goaldesk.core.types import STATE_NAMES, Kind, State
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.lazy import load
from goaldesk.ui.panes.goal_page.ending import EndingSection
from goaldesk.ui.panes.goal_page.learning import learning_sections
from goaldesk.ui.panes.goal_page.offering import OfferSection
from goaldesk.ui.panes.goal_page.performance import performance_sections
from goaldesk.ui.panes.goal_page.section import MARGIN, Section
from goaldesk.ui.widgets.auto_text import INSET, AutoText
from goaldesk.ui.widgets.buttons import IconButton, Manner, TextButton
from goaldesk.ui.widgets.choose_goal import MARK_OF
from goaldesk.ui.widgets.labels import ElidedLabel, Ground, Mark
from goaldesk.ui.widgets.scrollbar import ScrollArea

# What can change on a goal's page without a row of the goal's own, or of a partner's, being touched. How far a setback
# has come follows from its question, which may belong to another goal or to none.
_NEAR = ("setback", "question", "experiment", "entry", "entry_link", "area")


class GoalPage(Ground):
    """Shows one goal at a time. Escape goes back to the journal."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, "surface")
        ui.look.dress(self)
        self.goal_id = ""
        self._kind: Kind | None = None
        self._sections: Sequence[Section] = ()
        px = ui.theme.px
        self._mark = Mark(ui, "flag")
        self._kind_name = ElidedLabel(ui, "", font="row-title")
        self._title = AutoText(ui, tr("Title"), self._reword, font="page-title", needed=True)
        self.setFocusProxy(self._title)  # F6 comes here, and is to be seen here
        self._area = ScrollArea(ui)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._header())
        self._top = Ground(ui, "surface")
        top = QVBoxLayout(self._top)
        top.setContentsMargins(px(MARGIN - INSET), px(10), px(MARGIN - INSET), 0)
        top.addWidget(self._title)
        whole.addWidget(self._top)
        whole.addWidget(self._area, 1)
        self._area.verticalScrollBar().valueChanged.connect(self._scrolled)
        ui.bus.changed.connect(self._changed)
        ui.bus.day_changed.connect(self._new_day)

    def _header(self) -> Ground:
        ui, px = self.ui, self.ui.theme.px
        header = Ground(ui, "surface", lines="b")
        header.setFixedHeight(px(36))
        back = TextButton(ui, tr("Journal"), manner=Manner.QUIET, icon="back", font="small", height=28)
        back.setToolTip(tr("Back to the journal"))
        more = IconButton(ui, "more", tr("More"))
        close = IconButton(ui, "close", tr("Close this page"))
        back.clicked.connect(ui.places.journal)
        close.clicked.connect(ui.places.journal)
        more.clicked.connect(self._open_menu)
        line = Ground(ui, "line")
        line.setFixedSize(1, px(20))
        row = QHBoxLayout(header)
        row.setContentsMargins(px(8), 0, px(8), px(1))
        row.setSpacing(px(8))
        for widget in (back, line, self._mark):
            row.addWidget(widget)
        row.addWidget(self._kind_name, 1)
        row.addWidget(more)
        row.addWidget(close)
        self._more = more
        return header

    def _scrolled(self, way: int) -> None:
        """What has gone out of sight goes under a line, not into the title."""
        self._top.lines = "b" if way else ""
        self._top.update()

    def show_goal(self, goal_id: str) -> bool:
        """Show a goal; False if there is none of that id, or if words on the page that is shown cannot be written."""
        goal = goal_query.goal(self.ui.desk.store, goal_id)
        if not self.ui.bus.write_now() or goal is None:
            return False
        self.goal_id = goal_id
        if goal.kind is not self._kind:
            self._build(goal.kind)
        self._area.verticalScrollBar().setValue(0)
        self._show(goal)
        return True

    def _build(self, kind: Kind) -> None:
        """The sections of a kind, in the order of the drawings."""
        self._kind = kind
        icon, role = MARK_OF[kind]
        self._mark.show_icon(icon, role)
        if kind is Kind.PERFORMANCE:
            self._kind_name.say(tr("Performance goal"), tr("Performance"))
        else:
            self._kind_name.say(tr("Learning goal"), tr("Learning"))
        make = performance_sections if kind is Kind.PERFORMANCE else learning_sections
        sections, inside = make(self.ui)
        column = inside.layout()
        assert isinstance(column, QVBoxLayout)
        top: list[Section] = [EndingSection(self.ui), OfferSection(self.ui)]
        for number, section in enumerate(top):
            column.insertWidget(number, section)
        self._sections = [*top, *sections]
        self._area.setWidget(inside)

    def _show(self, goal: GoalRow) -> None:
        self._title.show_text(goal.title)
        for section in self._sections:
            section.show_goal(goal)

    def _changed(self, change: ChangeSet) -> None:
        if self.goal_id and self._concerns(change):
            self._read_again()

    def _new_day(self) -> None:
        """A deadline is a day nearer, or has passed; a check may be done now."""
        if self.goal_id:
            self._read_again()

    def _read_again(self) -> None:
        goal = goal_query.goal(self.ui.desk.store, self.goal_id)
        if goal is None:
            self.goal_id = ""
            self.ui.places.journal.emit()
            return
        if goal.kind is not self._kind:
            self._build(goal.kind)
        self._show(goal)

    def _concerns(self, change: ChangeSet) -> bool:
        """Whether a change may be seen on this page."""
        shown = {self.goal_id, *goal_query.partners(self.ui.desk.store, self.goal_id)}
        return not change.goals.isdisjoint(shown) or change.touches(*_NEAR)

    def _reword(self, title: str) -> None:
        self.ui.desk.goals.reword(self.goal_id, title)

    def _open_menu(self) -> None:
        goal = goal_query.goal(self.ui.desk.store, self.goal_id)
        if goal is None:
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self.ui.look.dress(menu)
        for state, name in STATE_NAMES.items():
            text = tr(name)[:1].upper() + tr(name)[1:]
            # Every way but taking it up again asks before it does anything.
            text = text if state is State.ACTIVE else tr("{state}…", state=text)
            action = menu.addAction(text, partial(self._settle, state))
            action.setCheckable(True)
            action.setChecked(goal.state is state)
        menu.addSeparator()
        if goal.kind is Kind.LEARNING:
            menu.addAction(tr("Five short steps…"), self._prepare)
        if goal.kind is Kind.PERFORMANCE and goal.measure.target is not None:
            text = tr("Take the number up again") if goal.parked else tr("Set the number aside")
            menu.addAction(text, partial(self._park, not goal.parked))
        menu.addAction(tr("Bring back") if goal.put_away else tr("Put away"), partial(self._put_away, goal.put_away))
        self._more.open_menu(menu)

    def _prepare(self) -> None:
        self.ui.places.prepare.emit(self.goal_id)

    def _settle(self, state: State) -> None:
        load("settle")(self.ui, self.window(), self.goal_id, state)

    def _park(self, parked: bool) -> None:
        self.ui.desk.performance.park(self.goal_id, parked)

    def _put_away(self, is_away: bool) -> None:
        goals = self.ui.desk.goals
        (goals.bring_back if is_away else goals.put_away)([self.goal_id])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.ui.bus.flush.emit()
            self.ui.places.journal.emit()
        else:
            super().keyPressEvent(event)
