"""What is in the trash, as a table for Qt views."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from goaldesk.core.clock import Clock
from goaldesk.core.queries.trash import Thrown
from goaldesk.core.words import N_
from goaldesk.ui import dates
from goaldesk.ui.i18n import tr

Index = QModelIndex | QPersistentModelIndex
THROWN = Qt.ItemDataRole.UserRole

NAMES = {
    "goal": N_("goal"), "entry": N_("journal entry"), "setback": N_("setback"), "question": N_("question"),
    "experiment": N_("thing to try"), "understanding_check": N_("understanding check"),
    "practice_note": N_("practice note"), "milestone": N_("milestone"), "checkin": N_("check-in"), "area": N_("area"),
    "review": N_("review"), "retry": N_("what came up again"), "template": N_("template"),
    "saved_search": N_("saved search"),
}  # fmt: skip
"""What each noun is called."""


class TrashColumn(IntEnum):
    """The columns."""

    WORDS = 0
    NOUN = 1
    WHEN = 2


class TrashModel(QAbstractTableModel):
    """What was put away last comes first."""

    def __init__(self, clock: Clock, *, hides_setbacks: bool) -> None:
        super().__init__()
        self._clock, self._hides_setbacks = clock, hides_setbacks
        self._rows: list[Thrown] = []

    def show(self, thrown: Sequence[Thrown]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._rows = list(thrown)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(TrashColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        thrown = self._rows[index.row()]
        if role == THROWN:
            return thrown
        if role == Qt.ItemDataRole.DisplayRole:
            return self._said(thrown, TrashColumn(index.column()))
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return ", ".join(self._said(thrown, column) for column in TrashColumn)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return (tr("What"), tr("It is a"), tr("Put away"))[section]
        return None

    def _said(self, thrown: Thrown, column: TrashColumn) -> str:
        if column is TrashColumn.WORDS:
            hidden = self._hides_setbacks and thrown.table in {"setback", "retry"}
            return tr("Hidden setback") if hidden else thrown.words or tr("Private entry")
        if column is TrashColumn.NOUN:
            noun = tr(NAMES[thrown.table])
            return tr("{noun} of “{goal}”", noun=noun, goal=thrown.goal) if thrown.goal else noun
        return dates.short_day(thrown.at.date(), self._clock.today())
