"""Cells of the goal table that span several: a performance goal beside its learning goals, and the name of an area."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTableView

from goaldesk.ui.context import Context
from goaldesk.ui.models.goal_table import Column, GoalTableModel
from goaldesk.ui.panes.goal_table import cells


class Spans:
    """Keeps the spans and row heights of a view as its model says. Of thousands, a change touches a few."""

    def __init__(self, ui: Context, view: QTableView, model: GoalTableModel) -> None:
        self._ui, self._view, self._model = ui, view, model
        self._areas: list[int] = []
        # First row -> how many rows, and how many columns. None after Qt has shifted spans in its own way.
        self._there: dict[int, tuple[int, int]] | None = None
        model.rowsInserted.connect(self._shifted)
        model.rowsRemoved.connect(self._shifted)

    def keep_up(self) -> None:
        """Set what the model asks for and is not there yet."""
        wanted = {row: (number, 1) for row, number in self._model.spans()}
        areas = list(self._model.areas())
        wanted |= {row: (1, len(Column)) for row in areas}
        if wanted == self._there:
            return
        there = self._there
        if there is None:
            there = {}
            if self._model.rowCount():
                self._view.clearSpans()
        for row, (_, columns) in there.items() - wanted.items():
            self._set(row, 1, 1, with_connector=columns == 1)
        for row, (rows, columns) in wanted.items() - there.items():
            self._set(row, rows, columns, with_connector=columns == 1)
        for height, those in ((cells.ROW, self._areas), (cells.AREA_ROW, areas)):
            for row in those:
                self._view.setRowHeight(row, self._ui.theme.px(height))
        self._there, self._areas = wanted, areas

    def forget(self) -> None:
        """The heights are to be set again: the text has another size."""
        self._there = None

    def _set(self, row: int, rows: int, columns: int, *, with_connector: bool) -> None:
        self._view.setSpan(row, Column.PERFORMANCE, rows, columns)
        if with_connector:
            self._view.setSpan(row, Column.CONNECTOR, rows, 1)

    def _shifted(self, _parent: QModelIndex, first: int) -> None:
        """Qt has shifted the spans behind the first of these rows."""
        if self._there and first <= max(row + rows for row, (rows, _) in self._there.items()):
            self._there = None
