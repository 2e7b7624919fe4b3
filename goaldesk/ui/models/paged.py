"""Long lists: the ids of all rows are known, the rows themselves are read in blocks when they are looked at."""

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractItemModel

from goaldesk.ui.models.rows import bring_up_to_date, tell_changed

Row = TypeVar("Row")

_BLOCK = 48


class Pages(Generic[Row]):
    """The rows of a model, by their number."""

    def __init__(self, model: QAbstractItemModel, read: Callable[[Sequence[str]], Mapping[str, Row]]) -> None:
        """``read`` gets the rows of these ids."""
        self._model = model
        self._read = read
        self._rows: dict[str, Row] = {}
        self.ids: list[str] = []

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, number: int) -> Row | None:
        """A row; None for one that is in the list but no longer in the file, since it is about to leave the list."""
        row_id = self.ids[number]
        if row_id not in self._rows:
            start = number - number % _BLOCK
            self._rows.update(self._read(self.ids[start : start + _BLOCK]))
        return self._rows.get(row_id)

    def show(self, ids: Sequence[str]) -> None:
        """Show other rows; those that are still there keep their selection and their place."""
        bring_up_to_date(self._model, self.ids, ids)
        self.refresh()

    def refresh(self) -> None:
        """Read again what is looked at: the rows are the same, and something in them changed."""
        self._rows.clear()
        if self.ids:
            tell_changed(self._model, 0, len(self.ids) - 1)
