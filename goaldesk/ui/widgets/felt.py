"""Felt challenge in five steps, from coasting to lost. A click, the arrow keys or a number choose."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip

from goaldesk.core.method.challenge import FELT, FELT_NAMES
from goaldesk.ui import glyphs
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.scale import Scale

_HEIGHT, _NAMES = 54, 32


class FeltScale(Scale):
    """Levels 1 to 5 side by side; 0 while nothing is chosen."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, self._chosen_step, self._choose)
        self.felt = 0
        self.take(0)

    def take(self, felt: int) -> None:
        """Choose a step without telling anybody; 0 chooses none."""
        self.felt = felt
        said = tr(FELT_NAMES[felt]) if felt else tr("not said yet")
        self.setAccessibleName(tr("How did it feel: {felt}", felt=said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(280), self._ui.theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, px = self._ui.canvas(painter, self), self._ui.theme.px
        width, height = canvas.width / len(FELT), self.height()
        canvas.frame(0, 0, canvas.width, height, "ctl", radius=px(6), fill="sunken")
        for felt in FELT:
            x = round((felt - 1) * width)
            if felt == self.felt:
                canvas.fill(x + 1, 1, round(felt * width) - x - 1, height - 2, "raised")
                canvas.fill(x + 1, height - 1 - px(2), round(felt * width) - x - 1, px(2), "accent")
            if felt > 1:
                canvas.fill(x, 1, 1, height - 2, "ctl")
            glyphs.felt(canvas, x + (width - px(glyphs.FELT_SIZE[0])) / 2, px(7), felt)
        self._draw_names(canvas, width)
        if self._ring:
            canvas.frame(0, 0, canvas.width, height, "focus", thick=2, radius=px(6))
        painter.end()

    def _draw_names(self, canvas: Canvas, width: float) -> None:
        """Every step's name under it; where one of them has no room, only that of the chosen one, in full."""
        px, plain, bold = canvas.theme.px, canvas.theme.font("caption"), canvas.theme.font("caption", 600)
        names = {felt: tr(name) for felt, name in FELT_NAMES.items()}
        room = all(canvas.text_width(name, bold) <= width - px(4) for name in names.values())
        for felt, name in names.items():
            font, role = (bold, "text") if felt == self.felt else (plain, "text2")
            if room or felt == self.felt:
                wide = width if room else min(canvas.width, canvas.text_width(name, font) + px(8))
                x = max(0.0, min((felt - 0.5) * width - wide / 2, canvas.width - wide))
                canvas.text(name, x, px(_NAMES), wide, px(16), font=font, role=role, centred=True)

    def event(self, event: QEvent) -> bool:
        """The name of the step under the pointer, which may have had no room."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tr(FELT_NAMES[self._at(event.pos().x())]), self)
            return True
        return super().event(event)

    def _at(self, x: float) -> int:
        x = self.width() - x if self._ui.look.rtl(self) else x
        return max(FELT[0], min(int(x / self.width() * len(FELT)) + 1, FELT[-1]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(self._at(event.position().x()))

    def _chosen_step(self) -> int:
        return self.felt

    def _choose(self, felt: int) -> None:
        if felt != self.felt:
            self.take(felt)
            self.chosen.emit(felt)
