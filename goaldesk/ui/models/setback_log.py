"""The setbacks log as a Qt model: five columns, newest first."""

from collections.abc import Sequence
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from goaldesk.core.desk import Desk
from goaldesk.core.queries import setbacks
from goaldesk.core.queries.setbacks import LoggedSetback
from goaldesk.core.types import STAGE_NAMES
from goaldesk.ui import dates
from goaldesk.ui.i18n import tr
from goaldesk.ui.models.paged import Pages

Index = QModelIndex | QPersistentModelIndex
SETBACK = Qt.ItemDataRole.UserRole


class LogColumn(IntEnum):
    """The columns of the log."""

    DAY = 0
    HAPPENED = 1
    SHOWED = 2
    NEXT = 3
    STAGE = 4


class SetbackLogModel(QAbstractTableModel):
    """Shows the setbacks whose ids it is given, in their order."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._clock = desk.clock
        self._rows: Pages[LoggedSetback] = Pages(self, lambda ids: setbacks.logged(desk.store, ids))

    def show(self, ids: Sequence[str]) -> None:
        """Show other setbacks; those that are still there keep their place."""
        self._rows.show(ids)

    def refresh(self) -> None:
        """Read the same setbacks again."""
        self._rows.refresh()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(LogColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], LogColumn(index.column())
        if row is None:
            return None
        if role == SETBACK:
            return row
        text = self._text(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return text if column is not LogColumn.DAY else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("{caption}: {text}", caption=captions()[column], text=text or nothing_yet())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return captions()[LogColumn(section)]
        return None

    def row_of(self, setback_id: str) -> int | None:
        """The row of a setback; None if it is not shown."""
        ids = self._rows.ids
        return ids.index(setback_id) if setback_id in ids else None

    def _text(self, row: LoggedSetback, column: LogColumn) -> str:
        if column is LogColumn.DAY:
            return dates.month_day(date.fromisoformat(row.day), self._clock.today())
        if column is LogColumn.STAGE:
            return tr("draft") if row.draft else tr(STAGE_NAMES[row.stage])
        return {
            LogColumn.HAPPENED: row.what_happened,
            LogColumn.SHOWED: row.what_it_showed,
            LogColumn.NEXT: row.next_step,
        }[column]


def captions() -> dict[LogColumn, str]:
    """What the columns are called, in the words of the person who writes."""
    return {
        LogColumn.DAY: tr("Day"),
        LogColumn.HAPPENED: tr("What happened"),
        LogColumn.SHOWED: tr("What it showed me"),
        LogColumn.NEXT: tr("What I’ll study or try next"),
        LogColumn.STAGE: tr("Stage"),
    }


def nothing_yet() -> str:
    """What stands where an answer may come later."""
    return tr("Nothing yet, no hurry")
