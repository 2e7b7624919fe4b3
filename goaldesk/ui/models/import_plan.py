"""The preview of a table that is brought in, as a Qt model: a row a line, and whether the two are swapped."""

from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from goaldesk.core.coach import Coach
from goaldesk.core.method.framing import Note
from goaldesk.core.services.transfer import Plan, PlannedLine
from goaldesk.core.types import Kind
from goaldesk.ui.i18n import tr
from goaldesk.ui.wording import note_in_words

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
ODD = Qt.ItemDataRole.UserRole + 1
NOTE = Qt.ItemDataRole.UserRole + 2


class PlanColumn(IntEnum):
    """The columns of the preview."""

    PERFORMANCE = 0
    LEARNING = 1
    WHY = 2
    SWAP = 3


class ImportPlanModel(QAbstractTableModel):
    """Shows a plan; ticking the last column asks for another one."""

    swapped = Signal(int, bool)
    """Read the row of a line the other way round, or as it is written."""

    def __init__(self, coach: Coach) -> None:
        super().__init__()
        self._coach = coach
        self._lines: tuple[PlannedLine, ...] = ()
        self._swapped: frozenset[int] = frozenset()
        self._odd: frozenset[int] = frozenset()
        self._notes: dict[tuple[Kind, str], Note | None] = {}

    def show(self, plan: Plan, swapped: frozenset[int]) -> None:
        """Show another plan."""
        if len(plan.lines) == len(self._lines) and self._lines:
            self._lines, self._swapped = plan.lines, swapped
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(PlanColumn) - 1))
            return
        self.beginResetModel()
        self._lines, self._swapped = plan.lines, swapped
        self.endResetModel()

    def mark(self, odd: frozenset[int]) -> None:
        """The rows of these lines read the other way round."""
        self._odd = odd
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(PlanColumn) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(PlanColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], PlanColumn(index.column())
        if role in {LINE, ODD, NOTE}:
            return {LINE: line, ODD: line.line in self._odd}.get(role) if role != NOTE else self._note(line, column)
        if role == Qt.ItemDataRole.CheckStateRole and column is PlanColumn.SWAP:
            return Qt.CheckState.Checked if line.line in self._swapped else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, column)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._said(line, column, spoken=role == Qt.ItemDataRole.AccessibleTextRole)
        return None

    def _said(self, line: PlannedLine, column: PlanColumn, *, spoken: bool) -> str:
        """A cell in full, with what the coach notices in it."""
        note = self._note(line, column)
        state = self.said_of(line, column) if spoken else ""
        parts = (self._text(line, column), state, note_in_words(note) if note else "")
        return (", " if spoken else "\n").join(part for part in parts if part)

    def _note(self, line: PlannedLine, column: PlanColumn) -> Note | None:
        """What the coach notices about a new goal in a cell; each wording is read once, when it is looked at."""
        new = {PlanColumn.PERFORMANCE: line.new_performance, PlanColumn.LEARNING: line.new_learning}
        if not new.get(column):
            return None
        key = (
            (Kind.PERFORMANCE, line.performance) if column is PlanColumn.PERFORMANCE else (Kind.LEARNING, line.learning)
        )
        if key not in self._notes:
            self._notes[key] = self._coach.on_draft(*key)
        return self._notes[key]

    def _text(self, line: PlannedLine, column: PlanColumn) -> str:
        if column is PlanColumn.SWAP:
            return tr("reads the other way round?") if line.line in self._odd else ""
        return {
            PlanColumn.PERFORMANCE: line.performance,
            PlanColumn.LEARNING: line.learning,
            PlanColumn.WHY: line.why,
        }[column]

    @staticmethod
    def said_of(line: PlannedLine, column: PlanColumn) -> str:
        """What would become of a cell: a new goal, or one that is there already."""
        known = {PlanColumn.PERFORMANCE: line.new_performance, PlanColumn.LEARNING: line.new_learning}
        texts = {PlanColumn.PERFORMANCE: line.performance, PlanColumn.LEARNING: line.learning}
        if not texts.get(column):
            return ""
        return tr("new") if known[column] else tr("already there")

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != PlanColumn.SWAP:
            return False
        self.swapped.emit(self._lines[index.row()].line, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        flags = flag.ItemIsEnabled | flag.ItemIsSelectable
        return flags | flag.ItemIsUserCheckable if index.column() == PlanColumn.SWAP else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            names = (tr("Performance goal"), tr("Learning goal"), tr("Why"), tr("Swap the two"))
            return names[section]
        return None
