"""Journal entries as a list for Qt views: earlier ones beside the editor, or all that match a search."""

from collections.abc import Callable, Sequence
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


_FIRST, _GROWS = 64, 4
"""How many of very many entries are read first, and how many times as many with each step on.

A view asks for the number of rows once a row, which makes a list of a hundred thousand half a second slow.
"""


class EntriesModel(QAbstractListModel):
    """Shows the entries whose ids it is given, in their order."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._clock = desk.clock
        self._read: Callable[[int], Sequence[str]] | None = None
        self._limit = 0
        self._rows: Pages[EntryListing] = Pages(self, lambda ids: journal.listings(desk.store, ids))

    def show(self, ids: Sequence[str]) -> None:
        """Show other entries; those that are still there keep their place."""
        self._read = None
        self._rows.show(ids)

    def show_as_far(self, read: Callable[[int], Sequence[str]], *, anew: bool) -> None:
        """Show the first of what ``read`` gives for a number, and more as one comes to the end of it.

        Unless it is ``anew``, as many are read as there were: then it is the same list, in which something changed.
        """
        self._read, self._limit = read, _FIRST if anew else max(_FIRST, self._limit)
        self._rows.show(read(self._limit))

    def reach(self, number: int) -> None:
        """Read on until so many are there, if there are."""
        while len(self._rows) < number and self.canFetchMore():
            self.fetchMore()

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008  (Qt's own signature)
        return not parent.isValid() and self._read is not None and len(self._rows) >= self._limit

    def fetchMore(self, parent: Index = QModelIndex()) -> None:  # noqa: B008  (Qt's own signature)
        if self._read is not None and self.canFetchMore():  # it may be asked for although there is no more
            self._limit *= _GROWS
            self._rows.show(self._read(self._limit))

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
