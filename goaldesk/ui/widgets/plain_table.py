"""A table that is read: plain cells over lines, names over a line, rows that are selected as a whole."""

import math

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from goaldesk.ui.charts.insight import wide
from goaldesk.ui.context import Context
from goaldesk.ui.widgets.row_keys import RowKeys
from goaldesk.ui.widgets.scrollbar import OverlayScrollBar

Index = QModelIndex | QPersistentModelIndex

_ROW, _PADDING = 24, 8
_LOOKED_AT = 200
"""How many rows are looked at to find the width of a column."""


def _is_trailing(alignment: object) -> bool:
    return isinstance(alignment, Qt.AlignmentFlag) and bool(alignment & Qt.AlignmentFlag.AlignTrailing)


class _Cells(QStyledItemDelegate):
    def __init__(self, ui: Context, view: QTableView) -> None:
        super().__init__(view)
        self._ui, self._view = ui, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = wide(index.data() or "", self._ui.theme.font("small"))
        return QSize(math.ceil(width) + 2 * self._ui.theme.px(_PADDING) + 1, self._ui.theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        canvas, theme = self._ui.canvas(painter, self._view, option.rect), self._ui.theme
        height, padding = option.rect.height(), theme.px(_PADDING)
        if option.state & QStyle.StateFlag.State_Selected:
            canvas.fill(0, 0, canvas.width, height, "accent_tint")
        canvas.line(0, height - 0.5, canvas.width, height - 0.5, "line")
        trailing = _is_trailing(index.data(Qt.ItemDataRole.TextAlignmentRole))
        canvas.text(
            index.data() or "", padding, 0, canvas.width - 2 * padding + 1, height, font=theme.font("small"),
            role="text", trailing=trailing, own_words=True,
        )  # fmt: skip
        painter.restore()


class ColumnNames(QHeaderView):
    """The names of the columns, over a line."""

    def __init__(self, ui: Context, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._ui = ui
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(ui.theme.px(_ROW))
        self.setFixedHeight(ui.theme.px(_ROW))
        self.setResizeContentsPrecision(_LOOKED_AT)

    def sectionSizeFromContents(self, section: int) -> QSize:
        theme = self._ui.theme
        width = wide(self.model().headerData(section, Qt.Orientation.Horizontal), theme.font("small", 600))
        return QSize(math.ceil(width) + 2 * theme.px(_PADDING) + 1, theme.px(_ROW))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        canvas, theme, model = self._ui.canvas(painter, self, rect), self._ui.theme, self.model()
        padding, along = theme.px(_PADDING), Qt.Orientation.Horizontal
        trailing = _is_trailing(model.headerData(section, along, Qt.ItemDataRole.TextAlignmentRole))
        painter.save()
        canvas.fill(0, 0, canvas.width, rect.height(), "raised")
        canvas.line(0, rect.height() - 0.5, canvas.width, rect.height() - 0.5, "line_strong")
        canvas.text(
            model.headerData(section, along), padding, 0, canvas.width - 2 * padding + 1, rect.height(),
            font=theme.font("small", 600), role="text2", trailing=trailing,
        )  # fmt: skip
        painter.restore()


class PlainTable(QTableView):
    """Columns as wide as what is in them, at most ``widest``; what room is left goes to the ``wide`` one."""

    def __init__(self, ui: Context, *, wide: int = 0, widest: int = 0) -> None:
        super().__init__()
        self._ui, self._wide, self._widest = ui, wide, widest
        self._widths: list[int] = []
        self.setItemDelegate(_Cells(ui, self))
        self.setHorizontalHeader(ColumnNames(ui, self))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ui.theme.px(_ROW))
        self.verticalHeader().setMinimumSectionSize(ui.theme.px(_ROW))
        self._keys = RowKeys(ui, self)
        self._bar = OverlayScrollBar(ui, self)
        ui.look.dress(self)

    def selectRow(self, row: int) -> None:
        """Go to a row and mark it alone. With keys that are still down, as those of Ctrl+Z, Qt would mark it too."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), flags.ClearAndSelect | flags.Rows)

    def fit_columns(self) -> None:
        """Measure the columns again: other rows are shown."""
        self.resizeColumnsToContents()
        widths = [self.columnWidth(column) for column in range(self.model().columnCount())]
        self._widths = [min(width, self._widest) if self._widest else width for width in widths]
        self._fit()

    def _fit(self) -> None:
        left = max(0, self.viewport().width() - sum(self._widths) - self._ui.theme.px(_PADDING))
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, width + (left if column == self._wide else 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bar.place()
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._keys.draw()
