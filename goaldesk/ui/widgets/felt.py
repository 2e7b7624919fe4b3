"""Felt challenge in five steps, from coasting to lost. A click, the arrow keys or a number choose."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from goaldesk.core.method.challenge import FELT, FELT_NAMES
from goaldesk.ui import glyphs
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr

_HEIGHT, _NAMES = 54, 32
_BY_KEY = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}


class FeltScale(QWidget):
    """Levels 1 to 5 side by side; 0 while nothing is chosen."""

    chosen = Signal(int)
    """The step that a person chose."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        self.felt = 0
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rtl = self._ui.look.rtl(self)
        forward, back = (Qt.Key.Key_Left, Qt.Key.Key_Right) if rtl else (Qt.Key.Key_Right, Qt.Key.Key_Left)
        if event.key() in {forward, Qt.Key.Key_Up}:
            self._choose(min(self.felt + 1, FELT[-1]))
        elif event.key() in {back, Qt.Key.Key_Down}:
            self._choose(max(self.felt - 1, FELT[0]))
        elif event.text() and event.text() in "12345":
            self._choose(int(event.text()))
        else:
            super().keyPressEvent(event)

    def _choose(self, felt: int) -> None:
        if felt != self.felt:
            self.take(felt)
            self.chosen.emit(felt)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in _BY_KEY
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring = False
        self.update()
        super().focusOutEvent(event)
