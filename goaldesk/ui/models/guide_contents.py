"""The contents of the guide: its pages under the parts they belong to."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
KEY = Qt.ItemDataRole.UserRole


class Line(NamedTuple):
    """A page, or, without a key, the name of a part."""

    name: str
    key: str = ""


class GuideContents(QAbstractListModel):
    """Never changes: the guide is what it is."""

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__()
        self._lines = lines

    def row_of(self, key: str) -> QModelIndex:
        """The line of a page."""
        return self.index(next(number for number, line in enumerate(self._lines) if line.key == key), 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if role == KEY:
            return line.key
        return line.name if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole} else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        both = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return both if self._lines[index.row()].key else Qt.ItemFlag.NoItemFlags
