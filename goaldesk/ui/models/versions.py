"""What an entry said before, as a list for Qt views, newest first."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from goaldesk.core import markup
from goaldesk.core.desk import Desk
from goaldesk.core.queries import versions
from goaldesk.core.queries.versions import Version
from goaldesk.core.types import VERSION_REASONS
from goaldesk.ui import dates
from goaldesk.ui.i18n import ntr, tr
from goaldesk.ui.models.paged import Pages

Index = QModelIndex | QPersistentModelIndex
VERSION = Qt.ItemDataRole.UserRole


class VersionsModel(QAbstractListModel):
    """Shows the versions of an entry."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: Pages[Version] = Pages(self, lambda ids: versions.versions(desk.store, ids))

    def show(self, ids: Sequence[str]) -> None:
        """Show these versions."""
        self._rows.show(ids)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()] if index.isValid() else None
        if row is None:
            return None
        if role == VERSION:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self.moment(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            reason = tr(VERSION_REASONS[row.reason])
            return tr("{moment}. {reason}. {words}", moment=self.moment(row), reason=reason, words=self.words(row))
        return None

    def moment(self, version: Version) -> str:
        """The day and the time up to which an entry said this."""
        day = dates.short_day(version.at.date(), self._desk.clock.today())
        return tr("Until {day}, {time}", day=day, time=dates.clock_time(version.at))

    @staticmethod
    def words(version: Version) -> str:
        """How many words it has."""
        return ntr("{n} word", "{n} words", markup.word_count(version.text))
