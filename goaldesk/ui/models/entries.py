"""Journal entries as a list for Qt views: earlier ones beside the editor, or all that match a search."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from goaldesk.core.desk import Desk
from goaldesk.core.queries import journal
from goaldesk.core.queries.journal import EntryListing
from goaldesk.ui import dates
from goaldesk.ui.i18n import tr
from goaldesk.ui.models.paged import Pages
from goaldesk.ui.wording import private_entry

Index = QModelIndex | QPersistentModelIndex
LISTING = Qt.ItemDataRole.UserRole


class EntriesModel(QAbstractListModel):
    """Shows the entries whose ids it is given, in their order."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._clock = desk.clock
        self._rows: Pages[EntryListing] = Pages(self, lambda ids: journal.listings(desk.store, ids))

    def show(self, ids: Sequence[str]) -> None:
        """Show other entries; those that are still there keep their place."""
        self._rows.show(ids)

    def refresh(self) -> None:
        """Read the same entries again."""
        self._rows.refresh()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if row is None:
            return None
        if role == LISTING:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return said_title(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            day = dates.long_day(date.fromisoformat(row.day), self._clock.today())
            return tr("{day}: {title}", day=day, title=said_title(row))
        return None

    def row_of(self, entry_id: str) -> QModelIndex:
        """Where an entry stands; invalid if it is not listed."""
        ids = self._rows.ids
        return self.index(ids.index(entry_id), 0) if entry_id in ids else QModelIndex()


def said_title(listing: EntryListing) -> str:
    """What a list calls an entry."""
    return private_entry() if listing.private else listing.title
