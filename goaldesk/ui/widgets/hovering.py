"""Which row of a view the pointer is over.

Qt tells a delegate by a flag of QStyle; making that class known to Python takes 5 ms of every start.
"""

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtWidgets import QAbstractItemView


class RowHover(QObject):
    """Follows the pointer over a view. ``row`` is the number of the row below it, or -1."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.row = -1
        view.setMouseTracking(True)
        view.entered.connect(self._entered)
        view.viewportEntered.connect(self.leave)

    def leave(self) -> None:
        """The pointer is over no row any more. The view calls this when the pointer leaves it."""
        self._hover(-1)

    def _entered(self, index: QModelIndex) -> None:
        self._hover(index.row())

    def _hover(self, row: int) -> None:
        if row != self.row:
            self.row = row
            self._view.viewport().update()
