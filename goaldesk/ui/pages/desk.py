"""The Desk page: goal table and setbacks log on one side, journal or goal page on the other."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QSplitterHandle, QStackedWidget, QWidget

from goaldesk.core.queries.goal_table import Shown, Sort, TableView
from goaldesk.ui.context import Context
from goaldesk.ui.lazy import load
from goaldesk.ui.panes.goal_table.pane import GoalTablePane
from goaldesk.ui.widgets.labels import Ground

_JOURNAL, _GOAL, _NARROW, _NARROWEST, _MORE_FOR_A_GOAL = 384, 448, 308, 268, 40
_WIDE, _MIDDLE = 1120, 880
_LOG_HEADER, _LOG_ROW = 36, 46


class _Handle(QSplitterHandle):
    """One pixel, in the colour of lines."""

    def __init__(self, ui: Context, orientation: Qt.Orientation, parent: QSplitter) -> None:
        super().__init__(orientation, parent)
        self._ui = ui

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._ui.canvas(painter, self).fill(0, 0, self.width(), self.height(), "line")
        painter.end()


class _Splitter(QSplitter):
    def __init__(self, ui: Context, orientation: Qt.Orientation) -> None:
        super().__init__(orientation)
        self._ui = ui
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self._ui, self.orientation(), self)


class DeskPage(QWidget):
    """Three things at once, and one goal looked at closely.

    The table is there with the first picture; ``fill`` puts journal and log beside it with the next one.
    """

    def __init__(self, ui: Context, place: dict[str, Any]) -> None:
        """``place`` is what ``place`` returned when the window was last closed; empty the first time."""
        super().__init__()
        self._ui = ui
        self.table = GoalTablePane(ui, _table_view(place))
        self.table.view.left.connect(self.leave_goal)
        self.log: Any = None
        self.journal: Any = None
        self.goal_page: Any = None
        self._notice: Any = None
        self._beside: QWidget | None = None
        self._side = QStackedWidget()
        self._left = _Splitter(ui, Qt.Orientation.Vertical)
        self._left.addWidget(self.table)
        self._left.addWidget(Ground(ui, "surface"))
        self._split = _Splitter(ui, Qt.Orientation.Horizontal)
        self._split.addWidget(self._left)
        self._split.addWidget(self._side)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._split)
        self._set_sizes(place)
        self._split.splitterMoved.connect(self._side_moved)
        self._left.splitterMoved.connect(self._log_moved)
        ui.places.goal.connect(self.open_goal)
        ui.places.journal.connect(self.close_goal)
        ui.bus.day_changed.connect(self.notice)

    def _set_sizes(self, place: dict[str, Any]) -> None:
        px = self._ui.theme.px
        self._side.setMinimumWidth(px(_NARROWEST))
        self.table.setMinimumHeight(px(180))
        for splitter in (self._split, self._left):
            splitter.setStretchFactor(0, 1)
            splitter.setStretchFactor(1, 0)
        # Only what the person has moved; everything else follows the size of the window.
        self._side_widths: dict[str, int] = place.get("side", {})
        self._log_height: int = place.get("log", 0)

    def fill(self) -> None:
        """Put the journal and the log in their places."""
        self.log = load("setback_log")(self._ui)
        self.log.setMinimumHeight(self._ui.theme.px(_LOG_HEADER + _LOG_ROW))
        sizes = self._left.sizes()
        if (room := self._left.replaceWidget(1, self.log)) is not None:
            room.deleteLater()
        self.log.show()
        self._left.setSizes(sizes)
        self.journal = load("journal")(self._ui)
        self._side.addWidget(self.journal)
        self.table.fill()

    def notice(self) -> None:
        """Offer to look back on a week that is over, at most once. What says so is loaded only where it is said."""
        if self._notice is not None:
            self._notice.look()
        elif self._ui.settings.now.weekly_notice:
            self._notice = load("review_notice")(self._ui)
            if self._notice is not None:
                self.table.put_line(self._notice)

    def fit(self) -> None:
        """Divide the room as it was last, or as drawn."""
        px, scale = self._ui.theme.px, self._ui.theme.scale
        width, height = self.width(), self.height()
        side = self._side_widths.get(self._shown_beside()) or px(self._usual_side(width / scale))
        self._split.setSizes([width - side, side - 1])  # the line between them counts to the side
        rows = 3 if height / scale >= 640 else (2 if height / scale >= 500 else 1)
        log = self._log_height or px(_LOG_HEADER + rows * _LOG_ROW)
        self._left.setSizes([height - log - 1, log])

    def _shown_beside(self) -> str:
        return "goal" if self.open_goal_id() else "journal"

    def _usual_side(self, width: float) -> int:
        """How wide the journal or the page is in the drawings, in a window of this width."""
        goal = self._shown_beside() == "goal"
        if width >= _WIDE:
            return _GOAL if goal else _JOURNAL
        narrow = _NARROW if width >= _MIDDLE else _NARROWEST
        return narrow + _MORE_FOR_A_GOAL if goal else narrow

    def place(self) -> dict[str, Any]:
        """What to remember of this page."""
        view = self.table.model.view
        return {
            "side": self._side_widths,
            "log": self._log_height,
            "sort": view.sort,
            "by_area": view.by_area,
            "goal": self.open_goal_id(),
        }

    def open_goal_id(self) -> str:
        """The goal whose page is shown; empty while the journal is."""
        there = self.goal_page is not None and self._side.currentWidget() is self.goal_page
        return str(self.goal_page.goal_id) if there else ""

    def _side_moved(self) -> None:
        self._side_widths[self._shown_beside()] = self._split.sizes()[1] + 1

    def _log_moved(self) -> None:
        self._log_height = self._left.sizes()[1]

    def open_goal(self, goal_id: str) -> None:
        """Show the page of a goal where the journal was."""
        if self.goal_page is None:
            self.goal_page = load("goal_page")(self._ui)
            self._side.addWidget(self.goal_page)
        if not self.goal_page.show_goal(goal_id):
            return
        self._side.setCurrentWidget(self.goal_page)
        self.fit()

    def close_goal(self) -> None:
        """Show the journal again, and go back to the goal in the table."""
        if self._side.currentWidget() is self.journal or self.journal is None:
            return
        self._side.setCurrentWidget(self.journal)
        self.fit()
        self.table.view.setFocus()

    def show_alone(self, *, alone: bool) -> None:
        """Show the text of the journal and nothing else, or everything again, with the goal page that was open."""
        if alone:
            self._beside = self._side.currentWidget()
            self._side.setCurrentWidget(self.journal)
        self._left.setHidden(alone)
        self.journal.show_alone(alone=alone)
        if not alone:
            if self._beside is not None and self._side.currentWidget() is self.journal:  # no other goal was opened
                self._side.setCurrentWidget(self._beside)
            self._beside = None
            self.fit()

    def check_understanding(self) -> None:
        """Check the understanding of the learning goal whose page has the focus, else of the one in the table's row."""
        page, focused = self.goal_page, self.window().focusWidget()
        at_page = page is not None and page.isAncestorOf(focused)
        if not (at_page and load("check_understanding")(self._ui, self, page.goal_id)):
            self.table.check_understanding()

    def leave_goal(self) -> None:
        """Escape in the table: whatever page is open beside it is closed."""
        self._ui.bus.flush.emit()
        self.close_goal()

    def panes(self) -> list[QWidget]:
        """What F6 goes through, in order."""
        page = [self.goal_page] if self.goal_page is not None else []
        return [self.table.view, self.journal.paper, *page, self.log.part()]


def _table_view(place: dict[str, Any]) -> TableView:
    """The table as it was last shown. A text that was searched for is not remembered: it would hide goals."""
    try:
        return TableView(Shown.OPEN, "", None, Sort(place.get("sort", Sort.BY_HAND)), bool(place.get("by_area")))
    except ValueError:
        return TableView()
