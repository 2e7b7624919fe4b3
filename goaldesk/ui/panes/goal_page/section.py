"""What the sections of a goal's page are made of: a header with an action, and rows that keep their place."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMargins, QObject, QRect, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from goaldesk.core.queries.goal_page import GoalRow
from goaldesk.ui.canvas import Canvas, margins, mirrored
from goaldesk.ui.context import Context
from goaldesk.ui.widgets.auto_text import INSET
from goaldesk.ui.widgets.buttons import IconButton, Manner, TextButton
from goaldesk.ui.widgets.labels import ElidedLabel, Ground, Mark

MARGIN = 16
"""How far text stands from the edges of the page."""

_GHOST, _SIDE_BY_SIDE = 24, 380


class Section(Ground):
    """A part of the page: a line above, a header, and a body that follows the goal it shows.

    All text stands 16 from the edges. Fields stand further out by what they are indented inside.
    """

    def __init__(self, ui: Context, title: str = "", icon: str = "", *, gutter: int = MARGIN - INSET) -> None:
        super().__init__(ui, "surface", lines="t")
        px = ui.theme.px
        self.goal_id = ""
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margins(px(gutter), px(9), px(MARGIN - INSET), px(8)))
        self.body.setSpacing(px(2))
        self.head = QHBoxLayout()
        self.head.setContentsMargins(margins(px(MARGIN - gutter), 0, px(INSET), 0))
        self.head.setSpacing(px(8))
        if icon:
            self.head.addWidget(Mark(ui, icon, size=14))
        if title:
            self.head.addWidget(ElidedLabel(ui, title, font="small", weight=600, role="text2"))
            self.head.addStretch(1)
            self.body.addLayout(self.head)
            self.setAccessibleName(title)

    def stand_below_the_title(self) -> None:
        """Be the first section: no line above it, and less room."""
        self.lines = ""
        self.body.setContentsMargins(self.body.contentsMargins() - QMargins(0, self.ui.theme.px(5), 0, 0))

    def indented(self) -> QHBoxLayout:
        """A line of the body for what is not indented by itself."""
        line = QHBoxLayout()
        line.setContentsMargins(self.ui.theme.px(INSET), 0, self.ui.theme.px(INSET), 0)
        self.body.addLayout(line)
        return line

    def add_action(self, text: str, icon: str, does: Callable[[], None]) -> TextButton:
        """A link at the end of the header."""
        button = TextButton(self.ui, text, manner=Manner.LINK, icon=icon, font="small", height=20)
        button.clicked.connect(does)
        self.head.addWidget(button)
        return button

    def show_goal(self, goal: GoalRow) -> None:
        """Show this goal, or the same one read again."""
        self.goal_id = goal.id
        self.read(goal)

    def read(self, goal: GoalRow) -> None:
        """Read what the section shows; every section does this in its own way."""


class GhostButton(IconButton):
    """A button of a row that is seen while the pointer is over the row, or while it has the focus."""

    def __init__(self, ui: Context, icon: str, text: str) -> None:
        super().__init__(ui, icon, text, size=_GHOST, icon_size=14)
        self.lies_over_words = False

    def draw(self, canvas: Canvas) -> None:
        row = self.parentWidget()
        over_row = row is not None and row.underMouse() and not self._would_cover(row)
        if self.hasFocus() or over_row:
            if self.lies_over_words:
                canvas.fill(0, 0, canvas.width, canvas.area.height(), "surface")
            super().draw(canvas)

    def _would_cover(self, row: QWidget) -> bool:
        """Whether it lies over words that somebody is writing, and the pointer is elsewhere in the row."""
        focused = QApplication.focusWidget()
        writes = focused is not None and row.isAncestorOf(focused) and not isinstance(focused, GhostButton)
        return self.lies_over_words and writes and not self.underMouse()


class ItemFrame(QWidget):
    """A widget for one row of the desk, with ghost buttons at its end."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self.ui = ui
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(0)
        self._ghosts: list[GhostButton] = []

    def add_ghost(self, icon: str, text: str, does: Callable[[], None], *, over: bool = False) -> GhostButton:
        """A button at the end of the row; ``over`` the words there, which then have all of the row."""
        ghost = GhostButton(self.ui, icon, text)
        ghost.clicked.connect(does)
        ghost.lies_over_words = over
        self._ghosts.append(ghost)
        if over:
            ghost.setParent(self)
            self.line.addStrut(ghost.sizeHint().height())
        else:
            self.line.addWidget(ghost, 0, Qt.AlignmentFlag.AlignTop)
        return ghost

    def resizeEvent(self, event: QResizeEvent) -> None:
        end = self.width()
        for ghost in reversed([ghost for ghost in self._ghosts if ghost.lies_over_words]):
            size = ghost.sizeHint()
            end -= size.width()
            place = QRect(end, 0, size.width(), size.height())
            ghost.setGeometry(mirrored(place, self.rect(), rtl=self.ui.look.rtl(self)))
            ghost.raise_()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._show_ghosts()

    def leaveEvent(self, event: QEvent) -> None:
        self._show_ghosts()

    def _show_ghosts(self) -> None:
        for ghost in self._ghosts:
            ghost.update()


class TwoColumns(QWidget):
    """Two sections side by side with a line between, or below each other where the page is narrow.

    One of them alone takes the whole width.
    """

    def __init__(self, ui: Context, left: Section, right: Section) -> None:
        super().__init__()
        self._ui = ui
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._line = Ground(ui, "line")
        self._line.setFixedWidth(1)
        self._right = right
        for section, stretch in ((left, 1), (right, 1)):
            self._row.addWidget(section, stretch)
        self._row.insertWidget(1, self._line)
        right.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self.width() < self._ui.theme.px(_SIDE_BY_SIDE)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if direction is not self._row.direction():
            self._row.setDirection(direction)
            self._show_line()

    def _show_line(self) -> None:
        side_by_side = self._row.direction() is QBoxLayout.Direction.LeftToRight
        self._line.setVisible(side_by_side and not self._right.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.HideToParent, QEvent.Type.ShowToParent}:
            self._show_line()
        return super().eventFilter(watched, event)


def somebody_comes(event: QEvent) -> bool:
    """Whether a key brings the focus, or a click is over: until then, what is clicked is not to move away."""
    if isinstance(event, QFocusEvent):
        return event.gotFocus() and event.reason() is not Qt.FocusReason.MouseFocusReason
    return event.type() == QEvent.Type.MouseButtonRelease


def keep_in_sight(section: QWidget) -> None:
    """Scroll to what has the focus inside a section, after something in it has folded or unfolded."""
    focused = QApplication.focusWidget()
    if focused is None or not section.isAncestorOf(focused):
        return
    around = section.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(focused)
            return
        around = around.parentWidget()
