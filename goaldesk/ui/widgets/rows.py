"""Widgets for rows of the desk, one below the other, that keep their place while something around them changes."""

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget


class HasId(Protocol):
    """A row of the desk."""

    @property
    def id(self) -> str:
        """Its id."""


Row = TypeVar("Row", bound=HasId)
Widget = TypeVar("Widget", bound=QWidget)


class Rows(QWidget, Generic[Row, Widget]):
    """Widgets for rows of the desk. A row that is still there keeps its widget, and with it focus and cursor."""

    def __init__(self, make: Callable[[Row], Widget], show: Callable[[Widget, Row], None], spacing: int = 0) -> None:
        super().__init__()
        self._make, self._show = make, show
        self._widgets: dict[str, Widget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)

    def show_items(self, items: Sequence[Row]) -> None:
        """Show these rows, in this order. Each has an ``id``."""
        for gone in self._widgets.keys() - {item.id for item in items}:
            widget = self._widgets.pop(gone)
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        for number, item in enumerate(items):
            if item.id in self._widgets:
                self._show(self._widgets[item.id], item)
            else:
                self._widgets[item.id] = self._make(item)
            widget = self._widgets[item.id]
            if self._column.indexOf(widget) != number:
                self._column.insertWidget(number, widget)
        self.setVisible(bool(items))
