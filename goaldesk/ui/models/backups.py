"""The backups of a desk as a table for Qt views: when, why, how large. What is in one is read when it is asked for."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from goaldesk.core.backups import Backup, Reason
from goaldesk.core.clock import Clock
from goaldesk.core.words import N_
from goaldesk.ui import dates
from goaldesk.ui.i18n import tr

Index = QModelIndex | QPersistentModelIndex
BACKUP = Qt.ItemDataRole.UserRole

REASONS = {
    Reason.START: N_("after a start"), Reason.CLOSE: N_("on closing"), Reason.IN_USE: N_("while it was in use"),
    Reason.BY_HAND: N_("by hand"), Reason.BEFORE_UPDATE: N_("before an update of the program"),
    Reason.BEFORE_IMPORT: N_("before something was brought in"),
    Reason.BEFORE_RESTORE: N_("before a backup took its place"),
    Reason.BEFORE_PASSPHRASE: N_("before the passphrase changed"),
    Reason.BEFORE_DELETING: N_("before the trash was emptied"),
}  # fmt: skip
_KILO = 1024


class BackupColumn(IntEnum):
    """The columns."""

    WHEN = 0
    WHY = 1
    SIZE = 2


class BackupsModel(QAbstractTableModel):
    """The newest first."""

    def __init__(self, backups: Sequence[Backup], clock: Clock) -> None:
        super().__init__()
        self._rows, self._clock = list(backups), clock

    def show(self, backups: Sequence[Backup]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._rows = list(backups)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(BackupColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        backup, column = self._rows[index.row()], BackupColumn(index.column())
        if role == BACKUP:
            return backup
        if role == Qt.ItemDataRole.DisplayRole:
            return self._said(backup, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column is BackupColumn.SIZE:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(self._said(backup, each) for each in BackupColumn)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return (tr("Made"), tr("Why"), tr("Size"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section == BackupColumn.SIZE:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return None

    def _said(self, backup: Backup, column: BackupColumn) -> str:
        if column is BackupColumn.WHEN:
            at = backup.at.astimezone(self._clock.now().tzinfo)
            return tr("{day}, {time}", day=dates.full_day(at.date()), time=dates.clock_time(at))
        if column is BackupColumn.WHY:
            return tr(REASONS[backup.reason])
        if backup.size < _KILO * _KILO:
            return tr("{n} kB", n=-(-backup.size // _KILO))
        return tr("{n} MB", n=-(-backup.size // (_KILO * _KILO)))
