"""Drag and drop in the goal table: onto a cell of the other column to pair, between rows to put in order."""

from enum import StrEnum
from typing import NamedTuple, Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QCursor, QDrag, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from goaldesk.core.desk import Desk
from goaldesk.core.queries.goal_table import Sort
from goaldesk.core.types import Kind
from goaldesk.core.words import Message
from goaldesk.ui import wording
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.models.goal_table import Column, DraggedGoal, GoalTableModel
from goaldesk.ui.panes.goal_table.delegate import Pointing

_TAG, _WIDEST, _BESIDE = 28, 240, 12


class TableView(Protocol):
    """What drag and drop asks of the view."""

    table: GoalTableModel
    pointing: Pointing

    def indexAt(self, where: QPoint) -> QModelIndex: ...
    def visualRect(self, index: QModelIndex) -> QRect: ...
    def viewport(self) -> QWidget: ...
    def select_goal(self, goal_id: str) -> bool: ...


class Wish(StrEnum):
    """What letting go would do. ``SAY`` is for another order than the one that is made by hand."""

    PAIR = "pair"
    ORDER = "order"
    SAY = "say"
    ORDER_IN_GROUP = "order_in_group"


class Drop(NamedTuple):
    """A wish and where: ``target`` is the cell below the pointer, ``after`` means below its middle."""

    wish: Wish
    target: QModelIndex
    after: bool


def drop_at(model: GoalTableModel, dragged: DraggedGoal, index: QModelIndex, rect: QRect, where: QPoint) -> Drop | None:
    """What letting go at a point would do; None if nothing."""
    if not index.isValid() or model.row(index.row()).area is not None:
        return None
    if index.column() == Column.CONNECTOR:
        index = index.siblingAtColumn(Column.LEARNING)
    row = model.row(index.row())
    after = where.y() > rect.center().y()
    performance_column = index.column() == Column.PERFORMANCE
    if dragged.kind is Kind.PERFORMANCE:
        if not performance_column or row.performance_id is None:
            target = index.siblingAtColumn(Column.LEARNING)
            new = row.learning_id and not model.paired(dragged.goal_id, row.learning_id)
            return Drop(Wish.PAIR, target, after) if new else None
        return _order(model, dragged.goal_id != row.performance_id, index, after)
    if performance_column and row.performance_id:
        return None if model.paired(row.performance_id, dragged.goal_id) else Drop(Wish.PAIR, index, after)
    if row.performance_id is None:
        alone = dragged.pair_id is None
        return _order(model, alone and dragged.goal_id != row.learning_id, index, after)
    if dragged.performance_id == row.performance_id:
        wish = Wish.ORDER_IN_GROUP
        return Drop(wish, index, after) if dragged.pair_id != row.pair_id else None
    return None if model.paired(row.performance_id, dragged.goal_id) else Drop(Wish.PAIR, index, after)


def _order(model: GoalTableModel, moves: bool, index: QModelIndex, after: bool) -> Drop | None:
    """Rows are only put in order by hand where that is the order they are shown in."""
    return Drop(Wish.ORDER if model.view.sort is Sort.BY_HAND else Wish.SAY, index, after) if moves else None


def carry_out(desk: Desk, model: GoalTableModel, dragged: DraggedGoal, drop: Drop) -> None:
    """Do what was wished for."""
    row = model.row(drop.target.row())
    if drop.wish is Wish.PAIR:
        if dragged.kind is Kind.PERFORMANCE:
            desk.pairs.pair(dragged.goal_id, row.learning_id or "")
        else:
            desk.pairs.pair(row.performance_id or "", dragged.goal_id)
    elif drop.wish is Wish.ORDER:
        target = row.performance_id if dragged.kind is Kind.PERFORMANCE else row.learning_id
        there = model.first_goals(dragged.kind, drop.target.row())
        before = _before(there, dragged.goal_id, target, drop.after)
        desk.goals.move(dragged.goal_id, before, into_area_of=target if model.view.by_area else None)
    elif dragged.pair_id:
        pairs = [each.pair_id for each in model.group(row.performance_id) if each.pair_id]
        desk.pairs.move(dragged.pair_id, _before(pairs, dragged.pair_id, row.pair_id, drop.after))


def _before(ids: list[str], moving: str, target: str | None, after: bool) -> str | None:
    """The id that the moving one will stand before; None for the end."""
    others = [each for each in ids if each != moving]
    at = others.index(target) + after if target in others else len(others)
    return others[at] if at < len(others) else None


def line_of(drop: Drop, rect: QRect) -> QRect:
    """Where the line is drawn that shows the new place."""
    y = rect.bottom() if drop.after else rect.top()
    return QRect(rect.left(), y - 1, rect.width(), 2)


class Drops:
    """Follows a drag over a view, shows what letting go would do, and does it."""

    def __init__(self, ui: Context, view: TableView) -> None:
        self._ui, self._view = ui, view
        self._drop: Drop | None = None
        self._in_vain = False

    def take_along(self, index: QModelIndex) -> None:
        """Drag the goal of a cell, the one that was pressed on, until it is let go.

        It goes with a small tag beside the pointer: the whole cell, as Qt has it, would hide what letting go does.
        """
        source = self._view.viewport()
        drag = QDrag(source)
        drag.setMimeData(self._view.table.mimeData([index]))
        drag.setPixmap(self._tag(index))
        beside = self._ui.theme.px(_BESIDE)
        drag.setHotSpot(QPoint(-beside, -beside))
        self._in_vain = False
        drag.exec(Qt.DropAction.CopyAction)
        self.leave()
        if self._in_vain:
            self._ui.places.said.emit(Message(wording.ONLY_BY_HAND))

    def _tag(self, index: QModelIndex) -> QPixmap:
        """The title of a cell on a tag."""
        theme, ratio = self._ui.theme, self._view.viewport().devicePixelRatioF()
        px, font, title = theme.px, theme.font("small", 600), str(index.data())
        role, icon = ("learn", "steps") if index.column() == Column.LEARNING else ("perf", "flag")
        width = min(px(_WIDEST), px(40) + QFontMetrics(font).horizontalAdvance(title))
        pixmap = QPixmap(QSize(width, px(_TAG)) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        area, rtl = QRectF(0, 0, width, px(_TAG)), self._ui.look.rtl(self._view.viewport())
        canvas = Canvas(painter, theme, self._ui.icons, area, rtl=rtl)
        canvas.frame(0, 0, width, px(_TAG), "line_strong", radius=px(6), fill="raised")
        canvas.icon(icon, px(8), px(6), px(16), role)
        canvas.text(title, px(30), 0, width - px(38), px(_TAG), font=font, role="text", own_words=True)
        painter.end()
        return pixmap

    def over(self, dragged: DraggedGoal | None, where: QPoint) -> bool:
        """The drag is over a point of the view; returns whether letting go would do anything.

        A goal of another desk, dragged over from its window, is none of this table.
        """
        view = self._view
        index = view.indexAt(where)
        ours = dragged is not None and view.table.index_of(dragged.goal_id).isValid()
        drop = drop_at(view.table, dragged, index, view.visualRect(index), where) if dragged and ours else None
        self._in_vain = drop is not None and drop.wish is Wish.SAY
        self._show(None if self._in_vain else drop)
        return self._drop is not None

    def leave(self) -> None:
        """The drag went elsewhere, or is over."""
        viewport = self._view.viewport()
        self._in_vain = self._in_vain and viewport.rect().contains(viewport.mapFromGlobal(QCursor.pos()))
        self._show(None)

    def let_go(self, dragged: DraggedGoal | None) -> bool:
        """Do what was shown; returns whether there was anything to do."""
        drop = self._drop
        self._show(None)
        if dragged is None or drop is None:
            return False
        carry_out(self._ui.desk, self._view.table, dragged, drop)
        self._view.select_goal(dragged.goal_id)
        return True

    def _show(self, drop: Drop | None) -> None:
        self._drop = drop
        paired = drop.target if drop and drop.wish is Wish.PAIR else QModelIndex()
        self._view.pointing.drop = QPersistentModelIndex(paired)
        self._view.viewport().update()

    def paint(self) -> None:
        """The line that shows a new place between two rows."""
        if self._drop and self._drop.wish is not Wish.PAIR:
            painter = QPainter(self._view.viewport())
            line = line_of(self._drop, self._view.visualRect(self._drop.target))
            painter.fillRect(line, self._ui.theme.brush("accent"))
            painter.end()
