"""Reviews as a list for Qt: the days of each, what became of it, and its first words."""

from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from goaldesk.core.desk import Desk
from goaldesk.core.queries import review_rows
from goaldesk.core.queries import reviews as review_query
from goaldesk.core.queries.review_rows import ReviewRow
from goaldesk.core.types import Span
from goaldesk.ui import dates
from goaldesk.ui.i18n import tr
from goaldesk.ui.models.rows import bring_up_to_date

Index = QModelIndex | QPersistentModelIndex
LISTED = Qt.ItemDataRole.UserRole


class Listed(NamedTuple):
    """A review in a list: its days, how it stands, and the first words that are written in it."""

    row: ReviewRow
    days: str
    stands: str
    words: str


class ReviewsModel(QAbstractListModel):
    """All reviews of one kind, the newest first. One that was skipped is listed for its words alone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: list[Listed] = []

    def show(self, span: Span) -> None:
        """Read the reviews of this kind; those that are still there keep their place."""
        words = review_query.first_words(self._desk.store, span)
        listed = [
            self._listed(row, words.get(row.id, ""))
            for row in review_rows.reviews(self._desk.store, span)
            if not row.skipped or row.id in words
        ]
        bring_up_to_date(self, self._rows, listed)

    def _listed(self, row: ReviewRow, words: str) -> Listed:
        today = self._desk.clock.today()
        stands = tr("set aside") if row.skipped else tr("begun")
        if row.finished_on:
            stands = tr("finished {day}", day=dates.short_day(dates.day_of(row.finished_on), today))
        return Listed(row, dates.days(row.period.starts_on, row.period.ends_on, today), stands, words)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == LISTED:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.days
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(part for part in (row.days, row.stands, row.words) if part)
        return None
