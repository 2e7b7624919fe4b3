"""The delegate of the goal table: sizes, painting by kind of cell, and the one-line editor for titles."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from goaldesk.core.queries.goal_table import LearningCell, PerformanceCell, TableRow
from goaldesk.core.types import TITLE_LIMIT
from goaldesk.ui import glyphs
from goaldesk.ui.canvas import Canvas, mirrored
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.models.goal_table import CELL, DRAFT, ROW, Column
from goaldesk.ui.panes.goal_table import cells
from goaldesk.ui.panes.goal_table.cells import Mood, Zone

Index = QModelIndex | QPersistentModelIndex


class Pointing:
    """What the pointer and the keyboard are at, as the view knows it and the delegate paints it."""

    def __init__(self) -> None:
        self.index = QPersistentModelIndex()
        self.zone: Zone | None = None
        self.by_keyboard = False
        self.drop = QPersistentModelIndex()
        self.shared: str | None = None


class GoalDelegate(QStyledItemDelegate):
    """Paints the three columns. Nothing is kept here: everything comes from the model at the moment of painting."""

    def __init__(self, ui: Context, pointing: Pointing, view: QTableView) -> None:
        super().__init__(view)
        self._ui = ui
        self._pointing = pointing
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: TableRow = index.data(ROW)
        return QSize(0, self._ui.theme.px(cells.AREA_ROW if row.area is not None else cells.ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        canvas = self._ui.canvas(painter, self._view, option.rect)
        row: TableRow = index.data(ROW)
        if row.area is not None:
            cells.area(canvas, row.area)
        elif index.column() == Column.CONNECTOR:
            self._connector(canvas, index, row)
        elif self._pointing.drop == index:
            cells.let_go(canvas)
        else:
            self._cell(canvas, index, row, self._mood(index))
        if row.area is None and not self._ends_the_table(option.rect):
            y = canvas.area.height() - 0.5
            canvas.line(0, y, canvas.width, y, "line")
        painter.restore()

    def _ends_the_table(self, row: QRect) -> bool:
        """Whether the line below the table stands so close that a line of the last row would double it."""
        left = self._view.height() - row.bottom()
        return 0 < left <= self._ui.theme.px(4) and self._view.verticalScrollBar().maximum() == 0

    def _cell(self, canvas: Canvas, index: Index, row: TableRow, mood: Mood) -> None:
        today = self._ui.desk.clock.today()
        cell = index.data(CELL)
        if isinstance(cell, PerformanceCell):
            cells.ground(canvas, mood)
            tall = canvas.area.height() > self._ui.theme.px(cells.ROW) * 1.5
            cells.performance(canvas, cell, mood, today, tall=tall)
        elif isinstance(cell, LearningCell):
            serves_in = ""
            if row.repeat:
                beside = index.sibling(index.row(), Column.PERFORMANCE).data(CELL)
                serves_in = beside.title if beside else ""
            cells.ground(canvas, mood)
            cells.learning(canvas, cell, mood, today, serves_in)
        elif index.data(DRAFT) or self._is_written_in(index):
            cells.ground(canvas, mood._replace(selected=True))
        elif index.column() == Column.LEARNING and row.performance_id:
            cells.invitation(canvas, mood)
        elif row.learning_id:
            cells.ground(canvas, mood._replace(hovered=False))
            cells.stands_alone(canvas, mood)

    def _is_written_in(self, index: Index) -> bool:
        """Whether a title is being typed into an empty half: its invitation would look out from behind the field."""
        return self._view.state() is QTableView.State.EditingState and self._view.currentIndex() == index

    def _connector(self, canvas: Canvas, index: Index, row: TableRow) -> None:
        selection = self._view.selectionModel()
        if row.performance_id and selection.isSelected(index.sibling(index.row(), Column.PERFORMANCE)):
            cells.ground(canvas, Mood(selected=True, window_active=self._view.isActiveWindow()), bar=False)
        height = self._ui.theme.px(cells.ROW)
        if row.performance_id:
            glyphs.connector(canvas, row=height, rows=row.span, paired=row.learning_id is not None)
        elif row.learning_id:
            glyphs.lone_circle(canvas)

    def _mood(self, index: Index) -> Mood:
        here = self._pointing.index == index
        row: TableRow = index.data(ROW)
        return Mood(
            selected=self._view.selectionModel().isSelected(index),
            hovered=here,
            focused=self._pointing.by_keyboard and self._view.currentIndex() == index and self._view.hasFocus(),
            window_active=self._view.isActiveWindow(),
            tinted=index.column() == Column.LEARNING and row.learning_id is not None
            and row.learning_id == self._pointing.shared,
            hovered_zone=self._pointing.zone if here else None,
        )  # fmt: skip

    # -- editing titles

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        self._ui.look.dress(editor)
        editor.setProperty("inline", True)
        editor.setFont(self._ui.theme.font("row-title"))
        editor.setMaxLength(TITLE_LIMIT)
        learning = index.column() == Column.LEARNING
        editor.setPlaceholderText(
            tr("What do you want to become able to do?") if learning else tr("What do you want to achieve?")
        )
        editor.setAccessibleName(tr("Title of the learning goal") if learning else tr("Title of the performance goal"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Called whenever something in the table has changed; what the person has typed since stays."""
        assert isinstance(editor, QLineEdit)
        if not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """The editor lies over the title's line, or in the middle of an empty cell."""
        px, rect = self._ui.theme.px, option.rect
        cell = index.data(CELL)
        lead = px(cells.leading_padding(index.column() == Column.PERFORMANCE)) - px(5)
        top = px(cells.TITLE_Y) - px(3) if cell else px(20)
        area = QRect(rect.left() + lead, rect.top() + top, rect.width() - lead - px(11), px(cells.TITLE_HEIGHT) + px(6))
        editor.setGeometry(mirrored(area, rect, rtl=self._ui.look.rtl(self._view)))

    # -- clicks

    def zone_at(self, index: Index, rect: QRect, where: QPoint) -> Zone | None:
        """What a click at a point of the viewport means."""
        row: TableRow = index.data(ROW)
        if row.area is not None or index.column() == Column.CONNECTOR:
            return None
        rtl = self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = rect.right() - where.x() if rtl else where.x() - rect.left()
        performance = index.column() == Column.PERFORMANCE
        return cells.zone_at(self._ui.theme, row, performance, rect.width(), x, where.y() - rect.top())
