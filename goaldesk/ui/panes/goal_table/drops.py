"""Drag and drop in the goal table: onto a cell of the other column to pair, between rows to put in order."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPoint, QRect

from goaldesk.core.desk import Desk
from goaldesk.core.queries.goal_table import Sort
from goaldesk.core.types import Kind
from goaldesk.ui.models.goal_table import Column, DraggedGoal, GoalTableModel


class Wish(StrEnum):
    """What letting go would do."""

    PAIR = "pair"
    ORDER = "order"
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
            return Drop(Wish.PAIR, target, after) if row.learning_id else None
        return _order(model, Wish.ORDER, dragged.goal_id != row.performance_id, index, after)
    if performance_column and row.performance_id:
        return Drop(Wish.PAIR, index, after)
    if row.performance_id is None:
        alone = dragged.pair_id is None
        return _order(model, Wish.ORDER, alone and dragged.goal_id != row.learning_id, index, after)
    if dragged.performance_id == row.performance_id:
        wish = Wish.ORDER_IN_GROUP
        return Drop(wish, index, after) if dragged.pair_id != row.pair_id else None
    return Drop(Wish.PAIR, index, after)


def _order(model: GoalTableModel, wish: Wish, moves: bool, index: QModelIndex, after: bool) -> Drop | None:
    """Rows are only put in order by hand where that is the order they are shown in."""
    return Drop(wish, index, after) if moves and model.view.sort is Sort.BY_HAND else None


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
        desk.goals.move(dragged.goal_id, _before(model.first_goals(dragged.kind), dragged.goal_id, target, drop.after))
    elif dragged.pair_id:
        pairs = [each.pair_id for each in model.group(row.performance_id) if each.pair_id]
        desk.pairs.move(dragged.pair_id, _before(pairs, dragged.pair_id, row.pair_id, drop.after))


def _before(ids: list[str], moving: str, target: str | None, after: bool) -> str | None:
    """The id that the moving one will stand before; None for the end."""
    others = [each for each in ids if each != moving]
    at = others.index(target) + after if target in others else len(others)
    return others[at] if at < len(others) else None


def neighbour(ids: list[str], moving: str, by: int) -> tuple[str | None, bool]:
    """For moving one place up (-1) or down (1): the id to stand before, and whether it can move at all."""
    at = ids.index(moving)
    if not 0 <= at + by < len(ids):
        return None, False
    others = [each for each in ids if each != moving]
    place = at + by
    return (others[place] if place < len(others) else None), True


def line_of(drop: Drop, rect: QRect) -> QRect:
    """Where the line is drawn that shows the new place."""
    y = rect.bottom() if drop.after else rect.top()
    return QRect(rect.left(), y - 1, rect.width(), 2)
