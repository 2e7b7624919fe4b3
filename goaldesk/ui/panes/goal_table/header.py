"""The captions of the two columns, with the button that adds a goal to each, and the rule below them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from goaldesk.core.types import Kind
from goaldesk.ui import glyphs
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.goal_table.view import CONNECTOR_WIDTH
from goaldesk.ui.widgets.buttons import IconButton

HEIGHT = 36
_HINT_FROM, _SHORT_HINT_FROM = 340, 262


class TableHeader(QWidget):
    """Lies exactly over the columns of the table."""

    add_wanted = Signal(object)
    """Add a goal of this ``Kind``."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        self._add = {
            Kind.PERFORMANCE: IconButton(ui, "plus", tr("Add a performance goal"), role="perf", parent=self),
            Kind.LEARNING: IconButton(ui, "plus", tr("Add a learning goal"), role="learn", parent=self),
        }
        self._add[Kind.PERFORMANCE].clicked.connect(self._add_performance)
        self._add[Kind.LEARNING].clicked.connect(self._add_learning)
        ui.look.changed.connect(self._resized)
        self._resized()

    def _add_performance(self) -> None:
        self.add_wanted.emit(Kind.PERFORMANCE)

    def _add_learning(self) -> None:
        self.add_wanted.emit(Kind.LEARNING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._resized()

    def _halves(self) -> tuple[int, int]:
        """The width of a goal column, and where the learning column begins."""
        half = (self.width() - self._ui.theme.px(CONNECTOR_WIDTH)) // 2
        return half, self.width() - half

    def _resized(self) -> None:
        px = self._ui.theme.px
        self.setFixedHeight(px(HEIGHT))
        half, learning = self._halves()
        for kind, end in ((Kind.PERFORMANCE, half), (Kind.LEARNING, learning + half)):
            button = self._add[kind]
            button.resize(button.sizeHint())
            x = end - px(4) - button.width()
            if self._ui.look.rtl(self):
                x = self.width() - end + px(4)
            button.move(x, (px(HEIGHT) - 2 - button.height()) // 2)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, px = self._ui.canvas(painter, self), self._ui.theme.px
        height = self.height()
        canvas.fill(0, 0, canvas.width, height, "sunken")
        canvas.line(0, height - 0.5, canvas.width, height - 0.5, "line")
        rule = height - 1 - px(2)
        half, learning = self._halves()
        achieve = tr("what I want to achieve"), tr("to achieve")
        become = tr("what I want to become able to do"), tr("to become able to do")
        captions = (
            ("flag", "perf", tr("Performance goals"), achieve, px(16), half),
            ("steps", "learn", tr("Learning goals"), become, learning + px(10), half - px(6)),
        )
        brevity = max(self._brevity(canvas, title, hints, width) for _, _, title, hints, _, width in captions)
        for icon, role, title, hints, x, width in captions:
            self._caption(canvas, icon, role, title, (*hints, "")[brevity], x, width)
        canvas.fill(px(16), rule, half - px(16), px(2), "perf_fill")
        glyphs.learning_rule(canvas, learning + px(10), rule, half - px(14))
        painter.end()

    @staticmethod
    def _room(canvas: Canvas, width: float) -> float:
        """For the words of a caption, between its sign and its button."""
        return width - canvas.theme.px(24 + 16 + 28)

    def _brevity(self, canvas: Canvas, title: str, hints: tuple[str, str], width: float) -> int:
        """Which of the hints has room behind the title; 2 if none has. Both columns say theirs as briefly."""
        theme, px = canvas.theme, canvas.theme.px
        left = self._room(canvas, width) - canvas.text_width(title, theme.font("row-title")) - px(9)
        for number, (hint, least) in enumerate(zip(hints, (_HINT_FROM, _SHORT_HINT_FROM), strict=True)):
            if width >= px(least) and canvas.text_width(hint, theme.font("small")) <= left:
                return number
        return len(hints)

    def _caption(self, canvas: Canvas, icon: str, role: str, title: str, hint: str, x: float, width: float) -> None:
        theme, px = canvas.theme, canvas.theme.px
        height = self.height() - px(2)
        canvas.icon(icon, x, (height - px(16)) / 2, px(16), role)
        beside, room = x + px(24), self._room(canvas, width)
        taken = canvas.text(title, beside, 0, room, height, font=theme.font("row-title"), role="text") + px(9)
        font = theme.font("small")
        canvas.text(hint, beside + taken, 0, room - taken + 1, height, font=font, role="text3")
