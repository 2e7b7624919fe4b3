"""What the Qt models that hold a list of rows share: bringing it up to date step by step."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex


def bring_up_to_date(model: QAbstractItemModel, rows: list[Any], new: Sequence[Any]) -> bool:
    """Make ``rows``, the rows of ``model``, the ``new`` ones, and tell the views; returns whether anything differed.

    A model calls this about itself. Views keep selection and place of what is still there.
    """
    step = _steps(rows, new)
    if step is None:
        return False
    rows[step.start : step.at] = new[step.start : step.at]
    if step.removed:
        model.beginRemoveRows(QModelIndex(), step.at, step.at + step.removed - 1)
        del rows[step.at : step.at + step.removed]
        model.endRemoveRows()
    if step.added:
        model.beginInsertRows(QModelIndex(), step.at, step.at + step.added - 1)
        rows[step.at : step.at] = new[step.at : step.at + step.added]
        model.endInsertRows()
    if step.changed:
        tell_changed(model, step.start, step.at - 1)
    return True


def tell_changed(model: QAbstractItemModel, first: int, last: int) -> None:
    """Tell the views that the rows from ``first`` to ``last`` say something else now."""
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()  # a list keeps its own count private
    model.dataChanged.emit(model.index(first, 0), model.index(last, columns - 1))


_CHUNK = 64


def _alike(old: Sequence[object], new: Sequence[object]) -> int:
    """How many rows both lists begin with. Mostly they are the very same, which is found out fast of many at a time."""
    at, limit = 0, min(len(old), len(new))
    while at + _CHUNK <= limit and old[at : at + _CHUNK] == new[at : at + _CHUNK]:
        at += _CHUNK
    while at < limit and old[at] == new[at]:
        at += 1
    return at


def _replaced_middle(old: Sequence[object], new: Sequence[object]) -> tuple[int, int, int]:
    """What is between the rows that both lists begin with and those that both end with.

    Returns the first row that differs, how many old rows go there, and how many new ones come. Everything
    around them keeps its selection and its place.
    """
    start = _alike(old, new)
    limit = min(len(old), len(new)) - start
    end = min(_alike(old[::-1], new[::-1]), limit)
    return start, len(old) - start - end, len(new) - start - end


class _Steps(NamedTuple):
    """How to get from old rows to new ones: change some in place, then take away or add some behind them."""

    start: int
    changed: int
    removed: int
    added: int

    @property
    def at(self) -> int:
        """Where rows go away or come."""
        return self.start + self.changed


def _steps(old: Sequence[object], new: Sequence[object]) -> _Steps | None:
    """The steps from one list to another; None if there are none. As many as possible are changed in place."""
    start, gone, come = _replaced_middle(old, new)
    if not gone and not come:
        return None
    both = min(gone, come)
    return _Steps(start, both, gone - both, come - both)
