"""A few choices side by side, one of them taken."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from goaldesk.core.types import CHALLENGE_NAMES, Challenge
from goaldesk.ui import glyphs
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import Painted

Draw = Callable[[Canvas, float, float], None]

_HEIGHT, _PADDING, _LEAST_PADDING, _GAP = 32, 11, 5, 6


class Segment(NamedTuple):
    """One choice: what it means, its label, and a glyph with the size it is drawn at."""

    value: object
    label: str
    glyph: Draw | None = None
    glyph_size: tuple[int, int] = (0, 0)


class Segments(QWidget):
    """One of the choices may be taken; the arrow keys take the next one.

    Where a choice is an answer that cannot be changed here (``answers``), they only go there, and Space takes it.
    """

    chosen = Signal(object)
    """The value of the choice that a person took."""

    def __init__(
        self, ui: Context, name: str, segments: Sequence[Segment], value: object = None, *, answers: bool = False
    ) -> None:
        super().__init__()
        self._ui, self._answers = ui, answers
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons = [_Segment(ui, segment) for segment in segments]
        for button in self._buttons:
            self._group.addButton(button)
            row.addWidget(button)
        self._group.buttonClicked.connect(self._clicked)
        self.take(value)

    def buttons(self) -> Sequence[QWidget]:
        """The choices, to tell more about each."""
        return self._buttons

    def value(self) -> object:
        """What is taken; None if nothing is."""
        taken = self._group.checkedButton()
        return taken.segment.value if isinstance(taken, _Segment) else None

    def take(self, value: object) -> None:
        """Take a choice without telling anybody; None takes none."""
        self._group.setExclusive(False)
        for button in self._buttons:
            button.setChecked(button.segment.value == value and value is not None)
        self._group.setExclusive(True)
        self.update()

    def focus_taken(self) -> None:
        """Give the focus to the choice that is taken, or to the first one."""
        (self._group.checkedButton() or self._buttons[0]).setFocus(Qt.FocusReason.TabFocusReason)

    def _clicked(self, button: "_Segment") -> None:
        self.update()
        self.chosen.emit(button.segment.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rtl = self._ui.look.rtl(self)
        step = {Qt.Key.Key_Left: 1 if rtl else -1, Qt.Key.Key_Right: -1 if rtl else 1}.get(Qt.Key(event.key()))
        focused = self.focusWidget()
        if step and focused in self._buttons:
            at = (self._buttons.index(focused) + step) % len(self._buttons)
            self._buttons[at].setFocus(Qt.FocusReason.TabFocusReason)
            if not self._answers:
                self._buttons[at].click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for all the words, the signs alone say it; words and signs side by side look odd."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        brief = any(button.width() < button.least() for button in self._buttons)
        for button in self._buttons:
            button.be_brief(brief=brief)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, radius = self._ui.canvas(painter, self), self._ui.theme.px(6)
        canvas.frame(0, 0, self.width(), self.height(), "ctl", radius=radius, fill="sunken")
        for button in self._buttons[1:]:
            x = button.x() if not self._ui.look.rtl(self) else button.geometry().right()
            painter.fillRect(x, 1, 1, self.height() - 2, self._ui.theme.brush("ctl"))
        painter.end()


class _Segment(Painted):
    def __init__(self, ui: Context, segment: Segment) -> None:
        super().__init__(ui)
        self.segment = segment
        self.setCheckable(True)
        self.setText(segment.label)
        self.setAccessibleName(segment.label)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._brief = False

    def least(self) -> int:
        """How wide it is at least with its words."""
        return self._inside() + 2 * self.ui.theme.px(_LEAST_PADDING)

    def be_brief(self, *, brief: bool) -> None:
        """Show the glyph alone, if it has one. What it stands for is said and shown to whoever asks."""
        if self.segment.glyph is not None:
            self._brief = brief
            self.setToolTip(self.segment.label if brief else "")
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._inside() + 2 * self.ui.theme.px(_PADDING), self.ui.theme.px(_HEIGHT) - 2)

    def minimumSizeHint(self) -> QSize:
        px = self.ui.theme.px
        glyph = px(self.segment.glyph_size[0] + 2 * _LEAST_PADDING)
        return QSize(glyph if self.segment.glyph else self.least(), px(_HEIGHT) - 2)

    def _inside(self) -> int:
        """The width of glyph and label."""
        width = QFontMetricsF(self.ui.theme.font("body", 600)).horizontalAdvance(self.segment.label)
        return round(width) + (self.ui.theme.px(self.segment.glyph_size[0] + _GAP) if self.segment.glyph else 0)

    def draw(self, canvas: Canvas) -> None:
        px, height = canvas.theme.px, canvas.area.height()
        taken = self.isChecked()
        ground = "raised" if taken else self.ground()
        if ground:
            canvas.fill(1, 0, canvas.width - 1, height, ground)
        if taken:
            canvas.fill(1, height - px(2), canvas.width - 1, px(2), "accent")
        glyph_width, glyph_height = self.segment.glyph_size
        x = (canvas.width - (px(glyph_width) if self._brief else self._inside())) / 2
        if self.segment.glyph:
            self.segment.glyph(canvas, x, (height - px(glyph_height)) / 2)
            x += px(glyph_width + _GAP)
        if self._brief:
            return
        font = canvas.theme.font("body", 600 if taken else 400)
        role = "text" if taken else "text2"
        canvas.text(self.segment.label, x, 0, canvas.width - x, height, font=font, role=role)


def challenge_segments(ui: Context, value: Challenge | None) -> Segments:
    """Too easy, at the edge, too hard."""

    def glyph(felt: Challenge) -> Draw:
        def draw(canvas: Canvas, x: float, y: float) -> None:
            glyphs.challenge(canvas, x, y, felt)

        return draw

    segments = [
        Segment(felt, tr(name)[:1].upper() + tr(name)[1:], glyph(felt), glyphs.CHALLENGE_SIZE)
        for felt, name in CHALLENGE_NAMES.items()
    ]
    return Segments(ui, tr("Right now it is"), segments, value)
