"""What the sections of a goal's page are made of: a header with an action, and rows that keep their place."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from goaldesk.core.queries.goal_page import GoalRow
from goaldesk.ui.context import Context
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.labels import Ground, Label, Mark

Item = TypeVar("Item")


class Section(Ground):
    """A part of the page: a line above, a header, and a body that follows the goal it shows."""

    def __init__(self, ui: Context, title: str = "", icon: str = "") -> None:
        super().__init__(ui, "surface", lines="t")
        px = ui.theme.px
        self.goal_id = ""
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(16), px(9), px(16), px(10))
        self.body.setSpacing(px(6))
        self.head = QHBoxLayout()
        self.head.setSpacing(px(8))
        if icon:
            self.head.addWidget(Mark(ui, icon, size=14))
        if title:
            self.head.addWidget(Label(ui, title, font="small", weight=600, role="text2"))
            self.head.addStretch(1)
            self.body.addLayout(self.head)
            self.setAccessibleName(title)

    def add_action(self, text: str, icon: str, does: Callable[[], None]) -> TextButton:
        """A link at the end of the header."""
        button = TextButton(self.ui, text, manner=Manner.LINK, icon=icon, font="small", height=24)
        button.clicked.connect(does)
        self.head.addWidget(button)
        return button

    def show_goal(self, goal: GoalRow) -> None:
        """Show this goal, or the same one read again."""
        self.goal_id = goal.id
        self.read(goal)

    def read(self, goal: GoalRow) -> None:
        """Read what the section shows; every section does this in its own way."""


class ItemRow(Protocol):
    """A widget that shows one row of the desk, and another version of it when that changes."""

    def show_item(self, item: Any) -> None:
        """Show this version."""


class Rows(QWidget):
    """Widgets for rows of the desk. A row that is still there keeps its widget, and with it focus and cursor."""

    def __init__(self, make: Callable[[Any], QWidget], spacing: int = 0) -> None:
        super().__init__()
        self._make = make
        self._widgets: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)

    def show_items(self, items: Sequence[Any]) -> None:
        """Show these rows, in this order. Each has an ``id``."""
        for gone in self._widgets.keys() - {item.id for item in items}:
            widget = self._widgets.pop(gone)
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        for number, item in enumerate(items):
            widget = self._widgets.get(item.id) or self._make(item)
            if item.id in self._widgets:
                show: Any = widget
                show.show_item(item)
            self._widgets[item.id] = widget
            if self._column.indexOf(widget) != number:
                self._column.insertWidget(number, widget)
        self.setVisible(bool(items))

    def widget_of(self, row_id: str) -> QWidget | None:
        """The widget of a row."""
        return self._widgets.get(row_id)


class TwoColumns(QWidget):
    """Two parts side by side with a line between; below each other where there is no room."""

    def __init__(self, ui: Context, left: QWidget, right: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        line = Ground(ui, "line")
        line.setFixedWidth(1)
        row.addWidget(left, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(line)
        row.addWidget(right, 1, Qt.AlignmentFlag.AlignTop)
