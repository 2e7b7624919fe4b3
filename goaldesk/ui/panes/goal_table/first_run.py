"""What stands in the place of the table while there is no goal: an example, one sentence, two ways to begin."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from goaldesk.core.types import Challenge
from goaldesk.ui import glyphs
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.goal_table.view import CONNECTOR_WIDTH
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.labels import Paragraph
from goaldesk.ui.widgets.scrollbar import ScrollArea

_EXAMPLE, _WELCOME = 100, 660
_SIDE_BY_SIDE, _TALL = 420, 400


class FirstRun(ScrollArea):
    """Everything around it works; this only shows where to begin. It scrolls where the text is large for the screen."""

    begin_wanted = Signal()
    sample_wanted = Signal()
    table_wanted = Signal()

    def __init__(self, ui: Context) -> None:
        super().__init__(ui)
        welcome = self._welcome = _Welcome(ui)
        welcome.begin.clicked.connect(self.begin_wanted)
        welcome.sample.clicked.connect(self.sample_wanted)
        welcome.table.clicked.connect(self.table_wanted)
        self.setWidget(welcome)
        self.setFocusProxy(welcome.begin)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._welcome.fit(event.size())
        super().resizeEvent(event)


class _Welcome(QWidget):
    """The example above, and the sentence with its buttons in the middle of what is left."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        px = ui.theme.px
        self._ui = ui
        sentence = tr(
            "Write down one thing you want to achieve, then one thing you want to become able to do on the way."
        )
        welcome = Paragraph(ui, sentence, font="welcome", centred=True)
        begin = self.begin = TextButton(ui, tr("Start with my own goal"), manner=Manner.PRIMARY, icon="plus", height=36)
        sample = self.sample = TextButton(ui, tr("Try with a sample desk"), icon="desk", height=36)
        table = self.table = TextButton(ui, tr("Bring in a table I have"), manner=Manner.LINK, height=28)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(px(12))
        self._buttons.addStretch(1)
        self._buttons.addWidget(begin, 0, Qt.AlignmentFlag.AlignCenter)
        self._buttons.addWidget(sample, 0, Qt.AlignmentFlag.AlignCenter)
        self._buttons.addStretch(1)
        said = tr("The sample is a separate desk. Leave it any time; yours stays empty until you write in it.")
        note = self._note = Paragraph(ui, said, font="small", role="text2", centred=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(_EXAMPLE), px(24), px(12))
        column.setSpacing(px(20))
        column.addStretch(1)
        welcome.setMaximumWidth(px(_WELCOME))
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(welcome, 100)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addLayout(self._buttons)
        column.addWidget(note)
        column.addWidget(table, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)

    def fit(self, room: QSize) -> None:
        """Go without the note, and put the buttons below each other, where there is little room."""
        self._note.setVisible(room.height() >= self._ui.theme.px(_TALL))
        wide = room.width() >= self._ui.theme.px(_SIDE_BY_SIDE)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._buttons.setDirection(direction)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, px = self._ui.canvas(painter, self), self._ui.theme.px
        middle = px(CONNECTOR_WIDTH)
        half = (self.width() - middle) // 2
        self._performance(canvas.within(px(16), px(12), half - px(24), px(76)))
        self._learning(canvas.within(self.width() - half + px(10), px(12), half - px(22), px(76)))
        self._connector(canvas.within(half, px(12), middle, px(76)))
        painter.end()

    def _example(self, canvas: Canvas, title: str, hint: str) -> None:
        px, theme = canvas.theme.px, canvas.theme
        canvas.frame(0, 0, canvas.width, canvas.area.height(), "line_strong", radius=px(8), dashes=(3, 3))
        tag, small = tr("example"), theme.font("caption")
        width = canvas.text_width(tag, small) + px(12)
        canvas.frame(canvas.width - px(12) - width, px(10), width, px(18), "ctl", radius=px(4))
        canvas.text(tag, canvas.width - px(6) - width, px(10), width, px(18), font=small, role="text2")
        room = canvas.width - width - px(32)
        canvas.text(title, px(12), px(9), room, px(20), font=theme.font("row-title"), role="text2")
        canvas.text(hint, px(12), px(49), canvas.width - px(24), px(16), font=theme.font("small"), role="text2")

    def _performance(self, canvas: Canvas) -> None:
        px, small = canvas.theme.px, canvas.theme.font("small")
        self._example(canvas, tr("Open the second bakery by June"), tr("A result you can point at"))
        bar = QRectF(px(12), px(36), px(88), px(7))
        canvas.frame(bar.x(), bar.y(), bar.width(), bar.height(), "line_strong", radius=px(3), dashes=(3, 3))
        canvas.text(tr("2 of 5 steps"), px(108), px(31), canvas.width - px(190), px(16), font=small, role="text2")
        canvas.text(
            tr("1 June"), px(108), px(31), canvas.width - px(120), px(16), font=small, role="text2", trailing=True
        )  # fmt: skip

    def _learning(self, canvas: Canvas) -> None:
        px, small = canvas.theme.px, canvas.theme.font("small")
        self._example(
            canvas, tr("Learn to hand over work without hovering"), tr("A capability you grow on the way there")
        )
        glyphs.ladder(canvas, px(12), px(33), 0)
        canvas.text(tr("Not met yet"), px(63), px(31), canvas.width - px(170), px(16), font=small, role="text2")
        word = tr("at the edge")
        taken = canvas.text(
            word, px(63), px(31), canvas.width - px(75), px(16), font=small, role="text2", trailing=True
        )
        glyphs.challenge(canvas, canvas.width - px(12) - taken - px(22), px(33), Challenge.AT_THE_EDGE)

    def _connector(self, canvas: Canvas) -> None:
        scale = canvas.theme.scale
        y = 20 * scale
        canvas.line(
            8 * scale, y, canvas.width - 8 * scale, y, "line_strong", thick=scale, dashes=(3 * scale, 3 * scale)
        )
        canvas.frame(0.5 * scale, y - 3.5 * scale, 7 * scale, 7 * scale, "perf_fill")
        canvas.dot(canvas.width - 4.5 * scale, y, 3.5 * scale, "learn_fill", hollow="surface")
