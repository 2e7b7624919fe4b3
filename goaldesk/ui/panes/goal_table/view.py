"""The table itself: columns of equal width, spans, keys, and clicks on the parts of a cell."""

from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QLineEdit, QTableView, QWidget

from goaldesk.core.types import Kind
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.lazy import load
from goaldesk.ui.models.goal_table import ROW, Column, GoalTableModel, dragged_goal
from goaldesk.ui.panes.goal_table import cells
from goaldesk.ui.panes.goal_table.cells import Zone
from goaldesk.ui.panes.goal_table.delegate import GoalDelegate, Pointing
from goaldesk.ui.panes.goal_table.spans import Spans
from goaldesk.ui.widgets.scrollbar import OverlayScrollBar

CONNECTOR_WIDTH = 28


class GoalTableView(QTableView):
    """Shows the model and turns keys and clicks into wishes; others fulfil them."""

    left = Signal()
    """Escape was pressed."""

    zone_clicked = Signal(QModelIndex, object)
    """A part of a cell that does something of its own (``Zone``)."""

    open_wanted = Signal(str)
    """Open the page of a goal, by its id."""

    def __init__(self, ui: Context, model: GoalTableModel) -> None:
        super().__init__()
        self._ui = ui
        self.table = model
        self.pointing = Pointing()
        self._delegate = GoalDelegate(ui, self.pointing, self)
        self._drops: Any = None
        self._kept: tuple[str, int, int] | None = None
        self.setModel(model)
        self._spans = Spans(ui, self, model)
        self.setItemDelegate(self._delegate)
        self._set_up()
        self._bar = OverlayScrollBar(ui, self)
        model.restructuring.connect(self._keep_place)
        model.restructured.connect(self._restructured)
        model.kept.connect(self._offer_again)
        ui.bus.leaving.connect(self._finish_editing)
        ui.bus.day_changed.connect(self._paint_again)
        self.selectionModel().currentChanged.connect(self._current_changed)
        ui.look.changed.connect(self._resized)
        self._restructured()

    def _set_up(self) -> None:
        self.setAccessibleName(tr("Goals"))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        # A letter typed on the empty half of a row begins a goal there; on a title it looks for one.
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self._ui.theme.px(cells.ROW))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    # -- what others ask

    def setCurrentIndex(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Go to a cell and select it alone. With the keys of Ctrl+Enter, which ends a form, Qt would unselect it."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def select_goal(self, goal_id: str) -> bool:
        """Select a goal and scroll to it; False if it is not shown."""
        index = self.table.index_of(goal_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def begin_goal(self, kind: Kind) -> None:
        """Open an empty row for a goal of this kind, ready for typing."""
        self._finish_editing()
        index = self.table.begin_draft(kind)
        self.scrollToBottom()
        self.setCurrentIndex(index)
        self.edit(index)

    def current_goal(self) -> str | None:
        """The goal of the current cell."""
        index = self.currentIndex()
        return self.table.goal_id(index) if index.isValid() else None

    def selected_goals(self) -> list[str]:
        """The goals of the selected cells, each once, from the top."""
        indexes = sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column()))
        ids = (self.table.goal_id(index) for index in indexes)
        return list(dict.fromkeys(goal_id for goal_id in ids if goal_id))

    def cell_rect(self, index: QModelIndex) -> QRect:
        """Where a cell stands on the screen."""
        rect = self.visualRect(index)
        return QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())

    # -- keeping the shape

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bar.place()
        self._resized()

    def _resized(self) -> None:
        """Both goal columns are equally wide, in whole pixels."""
        middle = self._ui.theme.px(CONNECTOR_WIDTH)
        width = self.width()  # that of the viewport: there is no frame, and the scroll bar lies over it
        half = (width - middle) // 2
        self.setColumnWidth(Column.PERFORMANCE, half)
        self.setColumnWidth(Column.LEARNING, half)
        self.setColumnWidth(Column.CONNECTOR, width - 2 * half)
        row = self._ui.theme.px(cells.ROW)
        if self.verticalHeader().defaultSectionSize() != row:
            self.verticalHeader().setDefaultSectionSize(row)
            self._spans.forget()
            self._restructured()

    def _keep_place(self) -> None:
        index = self.currentIndex()
        goal_id = self.table.goal_id(index) if index.isValid() else None
        self._kept = (goal_id, index.row(), index.column()) if goal_id else None

    def _restructured(self) -> None:
        """Set spans and heights again, and stay with the goal that was current."""
        self._spans.keep_up()
        self.executeDelayedItemsLayout()  # else Qt paints what it has, and then again when it has laid out the rows
        if self._kept:
            self._stay_at(*self._kept)
            self._kept = None

    def _stay_at(self, goal_id: str, row: int, column: int) -> None:
        """Make the goal that was current the current one again, or what stands in its place if it is gone."""
        current = self.currentIndex()
        if current.isValid() and self.table.goal_id(current) == goal_id:
            return
        index = self.table.index_of(goal_id)
        if not index.isValid() and self.table.rowCount():
            index = self.table.index(min(row, self.table.rowCount() - 1), column)
        self.setCurrentIndex(index)

    def _paint_again(self) -> None:
        """Asked for its viewport, PySide makes the classes of all widgets there are: seven milliseconds of a start and
        two megabytes. So it is not asked for where there is another way."""
        self.setDirtyRegion(QRegion(self.rect()))

    def _current_changed(self, current: QModelIndex) -> None:
        self._share(current)
        self._paint_again()

    def _share(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Tint the other cells of a learning goal that stands in several rows."""
        row = index.data(ROW) if index.isValid() and index.column() == Column.LEARNING else None
        shared = row.learning_id if row else None
        if shared != self.pointing.shared:
            self.pointing.shared = shared
            self._paint_again()

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() is QAbstractItemView.State.EditingState:
            event.ignore()  # the editor had it first, and has done with it what there was to do
            return
        self.pointing.by_keyboard = True
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if plain and index.isValid() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter(index)
        elif _is_letter(event) and index.isValid() and self.table.goal_id(index):
            self.keyboardSearch(event.text())
        else:
            super().keyPressEvent(event)
        self._paint_again()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """On a title, letters that are composed look for one, as those typed do: Qt would put them in its place."""
        if self.state() is QAbstractItemView.State.EditingState or not self.current_goal():
            super().inputMethodEvent(event)
        elif event.commitString():
            self.keyboardSearch(event.commitString())

    def _enter(self, index: QModelIndex) -> None:
        goal_id = self.table.goal_id(index)
        if goal_id:
            self.open_wanted.emit(goal_id)
        elif index.column() == Column.LEARNING:
            self.zone_clicked.emit(index, Zone.ADD)
        else:
            self.zone_clicked.emit(index, Zone.PAIR)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_keys = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
        self.pointing.by_keyboard = event.reason() in by_keys
        if self.pointing.by_keyboard and not self.currentIndex().isValid() and self.table.rowCount():
            first = next((row for row in range(self.table.rowCount()) if self.table.row(row).area is None), 0)
            column = Column.PERFORMANCE if self.table.row(first).performance_id else Column.LEARNING
            self.setCurrentIndex(self.table.index(first, column))

    # -- the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointing.by_keyboard = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and not event.modifiers():
            zone = self._delegate.zone_at(index, self.visualRect(index), event.position().toPoint())
            if zone:
                self.zone_clicked.emit(index, zone)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        goal_id = self.table.goal_id(index) if index.isValid() else None
        if goal_id:
            self.open_wanted.emit(goal_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point_at(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(QPoint(-1, -1))

    def _point_at(self, where: QPoint) -> None:
        index = self.indexAt(where)
        zone = self._delegate.zone_at(index, self.visualRect(index), where) if index.isValid() else None
        if self.pointing.index != index or self.pointing.zone is not zone:
            self.pointing.index, self.pointing.zone = QPersistentModelIndex(index), zone
            clickable = zone is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor)
            self._share(index if index.isValid() else self.currentIndex())
            self._paint_again()

    # -- editing and dropping

    def _finish_editing(self) -> None:
        """Keep what is being typed in a cell, as Enter does, before another cell is opened."""
        if self.state() is QAbstractItemView.State.EditingState:
            for editor in self.findChildren(QLineEdit)[-1:]:
                self.commitData(editor)
                self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _offer_again(self, where: Kind | QPersistentModelIndex, text: str) -> None:
        """Words that could not be written stay in an editor, once the present one is closed."""

        def open_editor() -> None:
            if isinstance(where, Kind):
                self.begin_goal(where)
            elif where.isValid():
                self.edit(self.table.index(where.row(), where.column()))
            for editor in self.findChildren(QLineEdit)[-1:]:  # the one before may not be gone yet
                editor.setText(text)
                editor.setModified(True)

        QTimer.singleShot(0, self, open_editor)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.table.end_draft()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def startDrag(self, supported: Qt.DropAction) -> None:
        self._follow_drags().take_along(self.currentIndex())

    def _follow_drags(self) -> Any:
        if self._drops is None:
            self._drops = load("drops")(self._ui, self)
        return self._drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged_goal(event.mimeData()):
            self._follow_drags()
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges
        event.setAccepted(self._drops.over(dragged_goal(event.mimeData()), event.position().toPoint()))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._drops.let_go(dragged_goal(event.mimeData())):
            event.acceptProposedAction()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drops is not None:
            self._drops.paint()


def _is_letter(event: QKeyEvent) -> bool:
    commanding = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return not commanding and event.text().isprintable() and bool(event.text())
