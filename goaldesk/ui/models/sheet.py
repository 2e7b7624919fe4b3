"""The numbers of a picture as a Qt model."""

from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from goaldesk.core.clock import Clock
from goaldesk.ui.charts.sheet import Sheet, is_number, shown

Index = QModelIndex | QPersistentModelIndex

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEADING, _TRAILING = Qt.AlignmentFlag.AlignLeading | _MIDDLE, Qt.AlignmentFlag.AlignTrailing | _MIDDLE


class SheetModel(QAbstractTableModel):
    """Shows one sheet, which is replaced as a whole: it stands for nothing that could be changed here."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._today: date = clock.today()
        self._sheet = Sheet((), ())

    def show(self, sheet: Sheet) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self._today = self._clock.today()
        self._sheet = sheet
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._sheet.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._sheet.header)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self._sheet.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(cell, self._today)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(cell, str):
            return cell
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _TRAILING if is_number(cell) else _LEADING
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._sheet.header):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._sheet.header[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            numbers = bool(self._sheet.rows) and all(is_number(row[section]) for row in self._sheet.rows[:1])
            return _TRAILING if numbers else _LEADING
        return None

    def text(self, rows: list[int]) -> str:
        """These rows with the names of the columns, as other programs take a table from the clipboard."""
        lines = [self._sheet.header]
        lines += [tuple(shown(cell, self._today) for cell in self._sheet.rows[row]) for row in rows]
        return "\n".join("\t".join(line) for line in lines)
