"""The contents of the guide at its side: one page is current, the arrows go to the others."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.models.guide_contents import KEY, GuideContents
from goaldesk.ui.widgets.row_list import ENTER, RowList

Index = QModelIndex | QPersistentModelIndex

_ROW, _GROUP, _INSET, _TEXT = 32, 40, 12, 24


class _Delegate(QStyledItemDelegate):
    def __init__(self, ui: Context, view: "Contents") -> None:
        super().__init__(view)
        self._ui, self._view = ui, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._ui.theme.px(_ROW if index.data(KEY) else _GROUP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        canvas, theme = self._ui.canvas(painter, self._view, option.rect), self._ui.theme
        px, height, name = theme.px, option.rect.height(), index.data()
        room = canvas.width - px(_TEXT + _INSET)
        if not index.data(KEY):
            top = px(_GROUP - 28)
            canvas.text(name, px(_TEXT), top, room, px(20), font=theme.font("small"), role="text2", own_words=True)
            painter.restore()
            return
        current = self._view.currentIndex() == index
        if current or self._view.hover.row == index.row():
            ground, width = "accent_tint" if current else "hover", canvas.width - 2 * px(_INSET)
            canvas.fill(px(_INSET), 0, width, height, ground, radius=px(6))
        if current:
            canvas.fill(px(_INSET), px(8), px(3), height - px(16), "accent", radius=1)
        font, role = theme.font("body", 600 if current else 400), "accent" if current else "text2"
        canvas.text(name, px(_TEXT), 0, room, height, font=font, role=role, own_words=True)
        painter.restore()


class Contents(RowList):
    """The pages to choose from. Whatever becomes current is shown."""

    chosen = Signal(str)
    """The key of the page that became current."""

    read = Signal()
    """Enter: go to the page itself."""

    def __init__(self, ui: Context, model: GuideContents) -> None:
        super().__init__(ui, model, tr("Contents"), uniform=False)
        self._ui, self._model = ui, model
        self.setItemDelegate(_Delegate(ui, self))
        self.selectionModel().currentChanged.connect(self._changed)
        ui.look.changed.connect(self._dress)
        self._dress()

    def show_key(self, key: str) -> None:
        """Make the line of a page the current one."""
        self.setCurrentIndex(self._model.row_of(key))

    def _changed(self, current: QModelIndex) -> None:
        self.chosen.emit(current.data(KEY))

    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._ui.theme.colour("sunken"))
        self.setPalette(palette)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.read.emit()
        else:
            super().keyPressEvent(event)
