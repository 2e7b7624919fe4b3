"""Journal entries as a list for Qt views: earlier ones beside the editor, or all that match a search."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from goaldesk.core.queries.journal import EntryListing
from goaldesk.ui import dates
from goaldesk.ui.i18n import tr
from goaldesk.ui.models.rows import bring_up_to_date

Index = QModelIndex | QPersistentModelIndex
LISTING = Qt.ItemDataRole.UserRole


class EntriesModel(QAbstractListModel):
    """Shows the listings it is given."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._rows: list[EntryListing] = []

    def show(self, rows: Sequence[EntryListing], today: date) -> None:
        """Show other listings; those that are still there keep their place."""
        self._today = today
        bring_up_to_date(self, self._rows, rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == LISTING:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("{day}: {title}", day=dates.long_day(date.fromisoformat(row.day), self._today), title=row.title)
        return None

    def row_of(self, entry_id: str) -> QModelIndex:
        """Where an entry stands; invalid if it is not listed."""
        for number, row in enumerate(self._rows):
            if row.id == entry_id:
                return self.index(number, 0)
        return QModelIndex()
