"""The large ladder: five steps with their names, of which one is reached. A click or the arrow keys choose."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip

from goaldesk.core.method import ladder as ladder_method
from goaldesk.core.types import Ladder
from goaldesk.ui import wording
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.scale import Scale

_HEIGHTS, _GAP, _LABEL = (8, 12, 16, 20, 24), 4, 20


class LargeLadder(Scale):
    """Levels 1 to 5; 0 is before the first. Steps without evidence are outlined in their colour."""

    def __init__(self, ui: Context, ladder: Ladder, level: int, *, evidence: bool) -> None:
        super().__init__(ui, self._chosen_step, self._choose)
        self._ladder, self.level, self._evidence = ladder, level, evidence
        self._name()

    def show_level(self, ladder: Ladder, level: int, *, evidence: bool) -> None:
        """Show another level without telling anybody."""
        self._ladder, self.level, self._evidence = ladder, level, evidence
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        px = self._ui.theme.px
        return QSize(px(300), px(_HEIGHTS[-1] + 4 + _LABEL))

    def _name(self) -> None:
        self.setAccessibleName(tr("Depth of understanding: {level}", level=wording.level(self._ladder, self.level)))
        bare = self.level and not self._evidence
        self.setAccessibleDescription(tr("without evidence so far") if bare else "")

    def _step(self, number: int) -> QRectF:
        """Where a step and its name stand, from the leading edge."""
        width = (self.width() - 4 * self._ui.theme.px(_GAP)) / 5
        return QRectF((number - 1) * (width + self._ui.theme.px(_GAP)), 0, width, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, px = self._ui.canvas(painter, self), self._ui.theme.px
        bottom = px(_HEIGHTS[-1])
        for number, height in zip(ladder_method.LEVELS, _HEIGHTS, strict=True):
            step = self._step(number)
            reached = number <= self.level
            if reached and self._evidence:
                canvas.fill(step.x(), bottom - px(height), step.width(), px(height), "learn_fill", radius=1)
            else:
                role = "learn_fill" if reached else "line_strong"
                canvas.frame(step.x(), bottom - px(height), step.width(), px(height), role, radius=1)
        self._draw_names(canvas, bottom + px(4))
        if self._ring:
            canvas.frame(0, 0, self.width(), self.height(), "focus", thick=2, radius=3)
        painter.end()

    def _draw_names(self, canvas: Canvas, top: float) -> None:
        """Every step's name under it; where one of them has no room, only the present one, in full."""
        plain, bold = canvas.theme.font("caption"), canvas.theme.font("caption", 600)
        names = {number: tr(ladder_method.name(self._ladder, number)) for number in ladder_method.LEVELS}
        room = all(canvas.text_width(name, bold) <= self._step(1).width() for name in names.values())
        for number, name in names.items():
            current = number == self.level
            font, role, x = bold if current else plain, "text" if current else "text2", self._step(number).x()
            width = self._step(number).width() if room else canvas.text_width(name, font) + 1
            if room or current:
                start = min(x, canvas.width - width)
                canvas.text(name, start, top, width, canvas.theme.px(16), font=font, role=role)

    def event(self, event: QEvent) -> bool:
        """The name of the step under the pointer, which may have had no room."""
        if isinstance(event, QHelpEvent):
            number = self._at(event.pos().x())
            QToolTip.showText(event.globalPos(), wording.level(self._ladder, number) if number else "", self)
            return True
        return super().event(event)

    def _at(self, x: float) -> int | None:
        """The step at a place from the left edge."""
        x = self.width() - x if self._ui.look.rtl(self) else x
        return next((number for number in ladder_method.LEVELS if self._step(number).contains(x, 1)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if number := self._at(event.position().x()):
            self._choose(number)

    def _chosen_step(self) -> int:
        return self.level

    def _choose(self, level: int) -> None:
        if level != self.level:
            self.level = level
            self._name()
            self.update()
            self.chosen.emit(level)
