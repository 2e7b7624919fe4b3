"""The goal table with its strip and header, and what a person does in it."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from goaldesk.core.changes import ChangeSet
from goaldesk.core.queries import desk as desk_query
from goaldesk.core.queries.goal_table import LearningCell, PerformanceCell, TableView
from goaldesk.core.types import Kind, State
from goaldesk.core.words import Message
from goaldesk.ui import wording
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.lazy import load
from goaldesk.ui.models.goal_table import Column, GoalTableModel, neighbour
from goaldesk.ui.panes.goal_table.cells import Zone
from goaldesk.ui.panes.goal_table.header import TableHeader
from goaldesk.ui.panes.goal_table.strip import Strip
from goaldesk.ui.panes.goal_table.view import GoalTableView
from goaldesk.ui.widgets.labels import Ground

_WORDS = {"goal": frozenset({"title"})}
_COUNTED = {"goal": frozenset({"kind", "state", "deleted_at"}), "offer": frozenset({"about"})}


class GoalTablePane(Ground):
    """Everything about the table that the menus and the keyboard can ask for."""

    def __init__(self, ui: Context, view: TableView) -> None:
        super().__init__(ui, "surface")
        self.model = GoalTableModel(ui.desk, view, (self._performance_said, self._learning_said), self)
        self.view = GoalTableView(ui, self.model)
        self.strip = Strip(ui, view)
        self.header = TableHeader(ui)
        self._first_run: Any = None
        self._nothing: Any = None
        self._limit: Any = None
        self._coach: Any = None
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.header)
        column.addLayout(self._stack, 1)
        self._column = column
        self._stack.addWidget(self.view)  # now, for a stack without a parent shows it as a window of its own
        self._connect()
        self._show_first_run()

    def _connect(self) -> None:
        ui = self.ui
        ui.bus.changed.connect(self._changed)
        ui.places.goal_in_table.connect(self.show_goal)
        self.model.refused.connect(ui.places.said)
        self.model.added.connect(self.show_goal)
        self.model.rowsRemoved.connect(self._show_first_run)
        self.model.rowsInserted.connect(self._explain_nothing)
        self.view.open_wanted.connect(ui.places.goal)
        ui.places.area.connect(self.show_area)
        self.view.zone_clicked.connect(self._zone)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.header.add_wanted.connect(self.begin_goal)
        self.strip.view_wanted.connect(self.show_view)
        self.strip.unpaired_wanted.connect(self._show_unpaired)
        self.strip.filter_wanted.connect(self._open_filter)

    def fill(self) -> None:
        """What the first picture leaves out: the line about many goals at once."""
        if self._limit is None and desk_query.over_limit(self.ui.desk.store):
            self._limit = load("limit_line")(self.ui)
            self.put_line(self._limit)
        if self._limit is not None:
            self._limit.look()

    def put_line(self, line: QWidget) -> None:
        """Put a quiet line between the strip and the table."""
        self._column.insertWidget(1, line)

    def _let_coach_follow(self, change: ChangeSet) -> None:
        if self._coach is None and change.touches_columns(_WORDS):
            self._coach = load("table_coach")(self.ui, self)
            self._column.addWidget(self._coach.panel)
        if self._coach is not None:
            self._coach.follow(change)

    def _performance_said(self, cell: PerformanceCell) -> str:
        return wording.performance_sentence(cell, self.ui.desk.clock.today())

    def _learning_said(self, cell: LearningCell) -> str:
        return wording.learning_sentence(cell, self.ui.desk.clock.today())

    def _changed(self, change: ChangeSet) -> None:
        self.model.refresh(change)
        if change.touches_columns(desk_query.BALANCE):
            self.strip.refresh()
            self._show_first_run()
        if change.touches_columns(_COUNTED):
            self.fill()
        self._let_coach_follow(change)

    # -- what is shown

    def show_area(self, area_id: str) -> None:
        """Show the goals of one area and no others."""
        self.show_view(TableView(area_id=area_id, sort=self.model.view.sort))

    def show_view(self, view: TableView) -> None:
        """Filter, sort or group differently."""
        self.model.show(view)
        self.strip.show_view(view)
        self._show_first_run()

    def show_goal(self, goal_id: str) -> None:
        """Select a goal; if a filter hides it, the filter goes."""
        if not self.view.select_goal(goal_id):
            view = self.model.view
            self.show_view(TableView(sort=view.sort, by_area=view.by_area))
            self.view.select_goal(goal_id)

    def take_focus(self) -> None:
        """Where the keys go when the window is new."""
        (self._stack.currentWidget() or self.view).setFocus()

    def _show_unpaired(self, goal_id: str) -> None:
        """Go to the empty half of a performance goal."""
        self.show_goal(goal_id)
        invitation = self.model.invitation_of(goal_id)
        if invitation.isValid():
            self.view.setCurrentIndex(invitation)
            self.view.scrollTo(invitation)
        self.view.setFocus()

    def _show_first_run(self) -> None:
        """An invitation instead of the table while the desk has no goal at all."""
        empty = (
            self.model.rowCount() == 0 and not self.model.view.filtered and desk_query.has_no_goals(self.ui.desk.store)
        )
        if empty and self._first_run is None:
            self._first_run = load("first_run")(self.ui)
            self._first_run.begin_wanted.connect(self._begin_first)
            self._first_run.sample_wanted.connect(self.ui.places.sample)
            self._first_run.table_wanted.connect(self.ui.places.table_file)
            self._stack.addWidget(self._first_run)
        shown = self._first_run if empty and self._first_run else self.view
        if self._stack.currentWidget() is not shown:
            self._stack.setCurrentWidget(shown)
        self._explain_nothing()

    def _explain_nothing(self) -> None:
        """Say why the table is empty, if it is."""
        empty = self.model.rowCount() == 0 and self._stack.currentWidget() is self.view
        if empty and self._nothing is None:
            self._nothing = load("nothing_here")(self.ui, self.view)
        if empty:
            self._nothing.explain(filtered=self.model.view.filtered)
        elif self._nothing is not None:
            self._nothing.hide()

    def _open_filter(self, anchor: QRect) -> None:
        panel = load("filter_popover")(self.ui, self.view, self.model.view)
        panel.view_wanted.connect(self.show_view)
        panel.open_at(anchor)

    def open_filter(self) -> None:
        """Open the filter."""
        self.strip.open_filter()

    # -- adding, rewording, putting away

    def begin_goal(self, kind: Kind) -> None:
        """Open an empty row for a goal of this kind."""
        if self._stack.currentWidget() is not self.view:
            self._stack.setCurrentWidget(self.view)
        self.view.begin_goal(kind)

    def _begin_first(self) -> None:
        self.ui.places.new_goal.emit(Kind.PERFORMANCE, "")

    def current_kind(self) -> Kind:
        """The column that the cursor is in."""
        index = self.view.currentIndex()
        learning = index.isValid() and index.column() == Column.LEARNING
        return Kind.LEARNING if learning else Kind.PERFORMANCE

    def new_goal(self) -> None:
        """Open an empty row in the column that the cursor is in."""
        self.begin_goal(self.current_kind())

    def reword(self) -> None:
        """Edit the title of the current cell."""
        index = self.view.currentIndex()
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.view.edit(index)

    def open_page(self) -> None:
        """Open the page of the current goal."""
        goal_id = self.view.current_goal()
        if goal_id:
            self.ui.places.goal.emit(goal_id)

    def put_away(self) -> None:
        """Move the selected goals to the trash, or bring them back from it."""
        goal_ids = self.view.selected_goals()
        if goal_ids and self._current_is_put_away():
            self.ui.desk.goals.bring_back(goal_ids)
        elif goal_ids:
            self.ui.desk.goals.put_away(goal_ids)

    def _current_is_put_away(self) -> bool:
        cell = self.model.cell(self.view.currentIndex())
        return cell is not None and cell.put_away

    def set_state(self, state: State) -> None:
        """Rest, close or take up the selected goals. There is something to say about a single one."""
        goal_ids = self.view.selected_goals()
        if len(goal_ids) == 1:
            load("settle")(self.ui, self.window(), goal_ids[0], state)
        elif goal_ids:
            self.ui.desk.goals.set_state(goal_ids, state)

    def new_area(self) -> None:
        """Name a new area and move the selected goals into it."""
        goal_ids = self.view.selected_goals()
        name = load("ask_text")(self.window(), tr("New area"), tr("What is this part of life or work called?"))
        if name:
            self.ui.desk.areas.begin(name, goal_ids)

    def set_area(self, area_id: str | None) -> None:
        """Move the selected goals into an area."""
        self.ui.desk.goals.set_area(self.view.selected_goals(), area_id)

    # -- pairs and order

    def pair(self) -> None:
        """Choose a goal of the other kind to pair the current one with."""
        index = self.view.currentIndex()
        row = self.model.row(index.row()) if index.isValid() else None
        if row is None or row.area is not None:
            return
        goal_id = self.model.goal_id(index) or row.performance_id or row.learning_id
        if goal_id:
            kind = Kind.PERFORMANCE if goal_id == row.performance_id else Kind.LEARNING
            panel = load("choose_goal").to_pair(self.ui, self.view, goal_id, kind)
            panel.open_at(self.view.cell_rect(index))

    def unpair(self) -> None:
        """Take the pairs of the selected rows apart."""
        rows = (self.model.row(index.row()) for index in self.view.selectedIndexes())
        pair_ids = list(dict.fromkeys(row.pair_id for row in rows if row.pair_id))
        if pair_ids:
            self.ui.desk.pairs.unpair(pair_ids)

    def move_up(self) -> None:
        """Move the current goal one place up."""
        self._move(-1)

    def move_down(self) -> None:
        """Move the current goal one place down."""
        self._move(1)

    def _move(self, by: int) -> None:
        index = self.view.currentIndex()
        goal_id = self.model.goal_id(index) if index.isValid() else None
        if goal_id is None:
            return
        row = self.model.row(index.row())
        if index.column() == Column.LEARNING and row.pair_id:
            pairs = [each.pair_id for each in self.model.group(row.performance_id) if each.pair_id]
            before, moves = neighbour(pairs, row.pair_id, by)
            if moves:
                self.ui.desk.pairs.move(row.pair_id, before)
            return
        if self.model.view.sort is not TableView().sort:
            self.ui.places.said.emit(Message(wording.ONLY_BY_HAND))
            return
        kind = Kind.PERFORMANCE if index.column() == Column.PERFORMANCE else Kind.LEARNING
        before, moves = neighbour(self.model.first_goals(kind, index.row()), goal_id, by)
        if moves:
            self.ui.desk.goals.move(goal_id, before)

    # -- small panels

    def _zone(self, index: QModelIndex, zone: Zone) -> None:
        self.view.setCurrentIndex(index)
        if zone is Zone.PAIR:
            self.pair()
        elif zone is Zone.ADD:
            self.ui.places.new_goal.emit(Kind.LEARNING, self.model.row(index.row()).performance_id or "")
        elif zone is Zone.MEASURE:
            self.set_measure()
        elif zone is Zone.DEPTH:
            self.set_depth()

    def set_measure(self) -> None:
        """Set what counts for the current performance goal, and check in."""
        self._open_panel("measure_popover", Column.PERFORMANCE)

    def check_in(self) -> None:
        """Check in on the performance goal of the current row."""
        self._open_panel("checkin_popover", Column.PERFORMANCE)

    def set_depth(self) -> None:
        """Set depth, challenge and last thing tried of the current learning goal."""
        self._open_panel("depth_popover", Column.LEARNING)

    def check_understanding(self) -> None:
        """Check the understanding of the learning goal of the current row."""
        index = self.view.currentIndex().siblingAtColumn(Column.LEARNING)
        goal_id = self.model.goal_id(index) if index.isValid() else None
        if goal_id:
            load("check_understanding")(self.ui, self, goal_id)

    def _open_panel(self, part: str, column: Column) -> None:
        index = self.view.currentIndex().siblingAtColumn(column)
        goal_id = self.model.goal_id(index) if index.isValid() else None
        if goal_id:
            load(part)(self.ui, self.view, goal_id).open_at(self.view.cell_rect(index))

    def _open_menu(self, where: QPoint) -> None:
        index = self.view.indexAt(where)
        if index.isValid() and not self.view.selectionModel().isSelected(index):
            self.view.setCurrentIndex(index)
        load("context_menu")(self).exec(self.view.viewport().mapToGlobal(where))

    # -- the clipboard

    def copy(self) -> None:
        """Copy the selected goals so that editors, word processors and spreadsheets each get what they understand."""
        load("goal_clipboard")(self.ui.desk).copy(self.view.selected_goals())

    def copy_as(self, suffix: str) -> None:
        """Copy the selected goals in one format."""
        load("goal_clipboard")(self.ui.desk).copy_as(self.view.selected_goals(), suffix)

    def paste(self) -> None:
        """Bring in a table from the clipboard, after a look at it."""
        content = load("goal_clipboard")(self.ui.desk).table_text()
        load("import_dialog").from_text(self.ui, self.window(), content)
