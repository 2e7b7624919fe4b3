"""A part of the page that stands out quietly: a tinted box, perhaps with a bar at its leading edge."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from goaldesk.ui.context import Context

_RADIUS, _BAR = 8, 3


class Card(QWidget):
    """Its colours are roles. With a ``bar`` the leading corners are square, as in look/new-goal-coach."""

    def __init__(self, ui: Context, fill: str, line: str, bar: str = "") -> None:
        super().__init__()
        self.ui = ui
        self._fill, self._line, self._bar = fill, line, bar
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        ui.look.changed.connect(self._redraw)

    def _redraw(self) -> None:
        self.update()

    def line_role(self) -> str:
        """The colour of its outline at this moment."""
        return self._line

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, px = self.ui.canvas(painter, self), self.ui.theme.px
        width, height, line = self.width(), self.height(), self.line_role()
        canvas.frame(0, 0, width, height, line, radius=px(_RADIUS), fill=self._fill)
        if self._bar:
            canvas.fill(0, 0, px(_RADIUS), height, self._fill)
            for y in (0.5, height - 0.5):
                canvas.line(0, y, px(_RADIUS), y, line)
            canvas.fill(0, 0, px(_BAR), height, self._bar)
        painter.end()
