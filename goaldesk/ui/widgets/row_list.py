"""A list whose rows a delegate of ours paints."""

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QListView

from goaldesk.ui.context import Context
from goaldesk.ui.widgets.hovering import RowHover
from goaldesk.ui.widgets.row_keys import RowKeys
from goaldesk.ui.widgets.scrollbar import OverlayScrollBar

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class RowList(QListView):
    """What these lists share: no frame, a scroll bar over the rows, Tab leads out, the keys and the pointer of rows."""

    def __init__(self, ui: Context, model: QAbstractItemModel, name: str = "", *, uniform: bool = True) -> None:
        """Rows that are ``uniform`` are all of one height, so that a long list is laid out at once."""
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(uniform)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.hover = RowHover(self)
        self.keys = RowKeys(ui, self)
        self._bar = OverlayScrollBar(ui, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bar.place()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hover.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.keys.draw()
