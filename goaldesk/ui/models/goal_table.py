"""The two-column table as a Qt model: rows of the core, read for the rows in view, and edits passed to the services."""

import json
from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from goaldesk.core.changes import ChangeSet
from goaldesk.core.desk import Desk
from goaldesk.core.errors import GoalDeskError, UserError
from goaldesk.core.queries import goal_table
from goaldesk.core.queries.goal_table import LearningCell, PerformanceCell, TableRow, TableView
from goaldesk.core.queries.goal_table_changes import rows_after
from goaldesk.core.types import Kind
from goaldesk.ui.i18n import tr
from goaldesk.ui.models.rows import bring_up_to_date, tell_changed

Index = QModelIndex | QPersistentModelIndex
Sentence = Callable[[Any], str]

ROW = Qt.ItemDataRole.UserRole
CELL = Qt.ItemDataRole.UserRole + 1
DRAFT = Qt.ItemDataRole.UserRole + 2

_BLOCK = 48


class Column(IntEnum):
    """The columns of the table."""

    PERFORMANCE = 0
    CONNECTOR = 1
    LEARNING = 2


KIND_OF = {Column.PERFORMANCE: Kind.PERFORMANCE, Column.LEARNING: Kind.LEARNING}
COLUMN_OF = {Kind.PERFORMANCE: Column.PERFORMANCE, Kind.LEARNING: Column.LEARNING}


class DraggedGoal(NamedTuple):
    """A goal on its way from one cell to another, and the pair that its row stands for."""

    kind: Kind
    goal_id: str
    pair_id: str | None
    performance_id: str | None


MIME = "application/x-goaldesk-goal"


class GoalTableModel(QAbstractTableModel):
    """Rows are groups: a performance goal and its learning goals, then learning goals that stand on their own."""

    refused = Signal(object)
    """An edit could not be made (``Message``); nothing was changed."""

    kept = Signal(object, str)
    """Words that could not be written, and where they belong: a cell, or the ``Kind`` of a goal not added yet."""

    added = Signal(str)
    """A goal was added through the table, by its id."""

    restructuring = Signal()
    """Rows may be about to come, go or change places."""

    restructured = Signal()
    """Rows came, went or changed places, so that spans and heights are to be set again."""

    def __init__(
        self, desk: Desk, view: TableView, sentences: tuple[Sentence, Sentence], parent: QObject | None = None
    ) -> None:
        """``sentences`` say a left and a right cell in one sentence each, for screen readers."""
        super().__init__(parent)
        self._desk = desk
        self._sentences = dict(zip((Column.PERFORMANCE, Column.LEARNING), sentences, strict=True))
        self.view = view
        self._rows = goal_table.skeleton(desk.store, view)
        self._performance: dict[str, PerformanceCell] = {}
        self._learning: dict[str, LearningCell] = {}
        self._draft: Kind | None = None
        self._drafted = ""

    # -- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        if parent.isValid():
            return 0
        return len(self._rows) + (self._draft is not None)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == DRAFT:
            return self._is_draft(index)
        row = self.row(index.row())
        if role == ROW:
            return row
        cell = self.cell(index)
        if role == CELL:
            return cell
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return cell.title if cell else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(index, row, cell)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        names = {
            Column.PERFORMANCE: tr("Performance goals"),
            Column.CONNECTOR: tr("Pair"),
            Column.LEARNING: tr("Learning goals"),
        }
        spoken = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return names[Column(section)] if orientation == Qt.Orientation.Horizontal and role in spoken else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        row, flag = self.row(index.row()), Qt.ItemFlag
        if row.area is not None:
            return flag.ItemIsEnabled
        if index.column() == Column.CONNECTOR:
            return flag.NoItemFlags
        flags = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable | flag.ItemIsDropEnabled
        return flags | flag.ItemIsDragEnabled if self.goal_id(index) else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Reword a goal, or add one: in the draft row, or in the empty half of a row, where it is paired."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        text, cell, row = str(value), self.cell(index), self.row(index.row())
        if cell and cell.title == text:
            return False
        if not text.strip() and not cell:
            return False
        try:
            if cell:
                self._desk.goals.reword(cell.id, text)
            elif self._is_draft(index):
                self._drafted = text
            else:
                self.added.emit(self._desk.pairs.pair_new(row.performance_id or row.learning_id or "", text))
        except GoalDeskError as error:
            self.refused.emit(error.message)
            if not isinstance(error, UserError):
                self.kept.emit(QPersistentModelIndex(index), text)
            return False
        return True

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        """The goal that is dragged, for this table; its title, for anything else."""
        data = QMimeData()
        index = next((index for index in indexes if self.goal_id(index)), None)
        if index is not None:
            row, kind = self.row(index.row()), KIND_OF[Column(index.column())]
            dragged = DraggedGoal(kind, self.goal_id(index) or "", row.pair_id, row.performance_id)
            data.setData(MIME, json.dumps(dragged).encode())
            data.setText(index.data())
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    # -- what the view asks

    def row(self, number: int) -> TableRow:
        """The row of a number; an empty one for the draft."""
        return self._rows[number] if number < len(self._rows) else TableRow()

    def goal_id(self, index: Index) -> str | None:
        """The goal in a cell, if there is one."""
        row = self.row(index.row())
        return {Column.PERFORMANCE: row.performance_id, Column.LEARNING: row.learning_id}.get(Column(index.column()))

    def cell(self, index: Index) -> PerformanceCell | LearningCell | None:
        """What stands in a cell; it is read with its neighbours when it is first looked at."""
        goal_id = self.goal_id(index)
        if goal_id is None:
            return None
        cells = self._performance if index.column() == Column.PERFORMANCE else self._learning
        if goal_id not in cells:
            self._read_around(index.row())
        return cells.get(goal_id)

    def spans(self) -> Iterator[tuple[int, int]]:
        """First row and number of rows of every performance goal with several learning goals."""
        return ((number, row.span) for number, row in enumerate(self._rows) if row.first and row.span > 1)

    def areas(self) -> Iterator[int]:
        """The numbers of the rows that name an area."""
        return (number for number, row in enumerate(self._rows) if row.area is not None)

    def index_of(self, goal_id: str) -> QModelIndex:
        """The first cell that shows a goal; invalid if none does."""
        for number, row in enumerate(self._rows):
            if row.performance_id == goal_id:
                return self.index(number, Column.PERFORMANCE)
            if row.learning_id == goal_id:
                return self.index(number, Column.LEARNING)
        return QModelIndex()

    def invitation_of(self, performance_id: str) -> QModelIndex:
        """The empty cell beside a performance goal; invalid if it has a learning goal."""
        index = self.index_of(performance_id)
        if index.isValid() and self.row(index.row()).learning_id is None:
            return index.siblingAtColumn(Column.LEARNING)
        return QModelIndex()

    def group(self, performance_id: str | None) -> list[TableRow]:
        """The rows of a performance goal."""
        return [row for row in self._rows if row.performance_id == performance_id and performance_id]

    def paired(self, performance_id: str | None, learning_id: str | None) -> bool:
        """Whether two goals stand side by side."""
        return any(row.learning_id == learning_id for row in self.group(performance_id))

    def first_goals(self, kind: Kind, near: int) -> list[str]:
        """The goals of a column from the top, each once: the order that moving by hand changes.

        Under headings they are those of the area that the row ``near`` is in.
        """
        headings = list(self.areas())
        start = max((number for number in headings if number <= near), default=0)
        end = min((number for number in headings if number > near), default=len(self._rows))
        rows = self._rows[start:end]
        ids = (row.performance_id if kind is Kind.PERFORMANCE else row.learning_id for row in rows)
        return list(dict.fromkeys(goal_id for goal_id in ids if goal_id))

    def begin_draft(self, kind: Kind) -> QModelIndex:
        """Add an empty row at the end for a goal that is about to be typed."""
        self.end_draft()
        end = len(self._rows)
        self.beginInsertRows(QModelIndex(), end, end)
        self._draft = kind
        self.endInsertRows()
        return self.index(end, COLUMN_OF[kind])

    def end_draft(self) -> None:
        """Take the empty row away, and add the goal that was typed there. Called once its editor is closed."""
        if self._draft is None:
            return
        kind, text, end = self._draft, self._drafted, len(self._rows)
        self.beginRemoveRows(QModelIndex(), end, end)
        self._draft, self._drafted = None, ""
        self.endRemoveRows()
        if text:
            try:
                self.added.emit(self._desk.goals.add(kind, text))
            except GoalDeskError as error:
                self.refused.emit(error.message)
                if not isinstance(error, UserError):
                    self.kept.emit(kind, text)

    # -- keeping up

    def show(self, view: TableView) -> None:
        """Filter, sort or group differently."""
        self.view = view
        self._restructure(goal_table.skeleton(self._desk.store, view))

    def refresh(self, change: ChangeSet) -> None:
        """Read again what a change touched."""
        stale = change.goals & (self._performance.keys() | self._learning.keys())
        for goal_id in stale:
            self._performance.pop(goal_id, None)
            self._learning.pop(goal_id, None)
        if change.touches("pair", "goal"):
            self._learning.clear()  # "serves" names goals that are not among those that changed
        by_parts = self.view.sort in {goal_table.Sort.BY_DEPTH, goal_table.Sort.BY_LAST_TOUCHED}
        by_text = bool(self.view.text) and change.touches("goal")
        if by_text or (by_parts and change.goals) or change.touches_columns(goal_table.STRUCTURE):
            self._restructure(rows_after(self._desk.store, self.view, self._rows, change.goals))
        if (stale or change.goals or change.touches("area")) and self._rows:
            tell_changed(self, 0, len(self._rows) - 1)

    def _restructure(self, rows: list[TableRow]) -> None:
        self.restructuring.emit()
        if bring_up_to_date(self, self._rows, rows):
            self.restructured.emit()

    def _read_around(self, number: int) -> None:
        """Read the cells of the block of rows that a row lies in."""
        start = number - number % _BLOCK
        rows = self._rows[start : start + _BLOCK]
        left = {row.performance_id for row in rows if row.performance_id} - self._performance.keys()
        right = {row.learning_id for row in rows if row.learning_id} - self._learning.keys()
        if left:
            self._performance |= goal_table.performance_cells(self._desk.store, left)
        if right:
            self._learning |= goal_table.learning_cells(self._desk.store, right)

    def _is_draft(self, index: Index) -> bool:
        return index.row() == len(self._rows) and self._draft is not None and index.column() == COLUMN_OF[self._draft]

    def _said(self, index: Index, row: TableRow, cell: PerformanceCell | LearningCell | None) -> str:
        """A cell in one sentence."""
        if row.area is not None:
            return tr("Area: {area}", area=row.area or tr("No area"))
        if cell:
            return self._sentences[Column(index.column())](cell)
        if index.column() == Column.LEARNING and row.performance_id:
            return tr("No learning goal yet. What would you like to learn on the way?")
        if index.column() == Column.PERFORMANCE and row.learning_id:
            return tr("Stands on its own")
        return ""


def dragged_goal(data: QMimeData) -> DraggedGoal | None:
    """The goal that a drag of this table carries; None if it is anything else."""
    if not data.hasFormat(MIME):
        return None
    kind, goal_id, pair_id, performance_id = json.loads(bytes(data.data(MIME).data()))
    return DraggedGoal(Kind(kind), goal_id, pair_id, performance_id)


def neighbour(ids: list[str], moving: str, by: int) -> tuple[str | None, bool]:
    """For moving one place up (-1) or down (1): the id to stand before, and whether it can move at all."""
    at = ids.index(moving)
    if not 0 <= at + by < len(ids):
        return None, False
    others = [each for each in ids if each != moving]
    place = at + by
    return (others[place] if place < len(others) else None), True
