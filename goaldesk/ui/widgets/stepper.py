"""A row of numbered steps: which are done, which one is current. Each can be gone to."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import Painted

_HEIGHT, _CIRCLE, _GAP, _LINE = 48, 22, 8, 12


class Stepper(QWidget):
    """Names are left out, but for the current one, where there is no room for all of them."""

    chosen = Signal(int)
    """A step was chosen, by its number from 0."""

    def __init__(self, ui: Context, names: Sequence[str]) -> None:
        super().__init__()
        self._ui = ui
        self._steps = [_Step(ui, number, name) for number, name in enumerate(names)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for step in self._steps:
            if row.count():
                row.addWidget(_Between(ui), 1)
            row.addWidget(step)
            step.clicked.connect(self._clicked)

    def show_steps(self, current: int, done: Collection[int]) -> None:
        """Mark the current step, and those that have something in them."""
        for number, step in enumerate(self._steps):
            step.show_state(current=number == current, done=number in done)
        self._fit()

    def _clicked(self) -> None:
        step = self.sender()
        assert isinstance(step, _Step)
        self.chosen.emit(step.number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        least = self._ui.theme.px(2 * _LINE + _GAP)
        room = self.width() - least * (len(self._steps) - 1)
        named = sum(step.width_with_name() for step in self._steps) <= room
        for step in self._steps:
            step.show_name(named or step.current)


class _Between(QWidget):
    """The line from one step to the next."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(ui.theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, gap = self._ui.canvas(painter, self), self._ui.theme.px(_LINE)
        canvas.line(gap, self.height() / 2, self.width() - gap, self.height() / 2, "ctl")
        painter.end()


class _Step(Painted):
    def __init__(self, ui: Context, number: int, name: str) -> None:
        super().__init__(ui)
        self.number, self._name = number, name
        self.current, self._done, self._named = False, False, True
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(name)

    def show_state(self, *, current: bool, done: bool) -> None:
        """How far it has come."""
        self.current, self._done = current, done
        state = tr("current") if current else (tr("written") if done else tr("open"))
        self.setAccessibleName(
            tr("Step {number}: {name}, {state}", number=self.number + 1, name=self._name, state=state)
        )
        self.setToolTip(self._name)
        self.updateGeometry()
        self.update()

    def show_name(self, named: bool) -> None:
        """Whether there is room for the name."""
        if named != self._named:
            self._named = named
            self.updateGeometry()
            self.update()

    def width_with_name(self) -> int:
        """How wide it is with its name."""
        name = QFontMetricsF(self.ui.theme.font("body", 600)).horizontalAdvance(self._name)
        return self.ui.theme.px(_CIRCLE + _GAP) + round(name) + 2

    def sizeHint(self) -> QSize:
        width = self.width_with_name() if self._named else self.ui.theme.px(_CIRCLE)
        return QSize(width, self.ui.theme.px(_HEIGHT))

    def draw(self, canvas: Canvas) -> None:
        px, theme, height = canvas.theme.px, canvas.theme, canvas.area.height()
        side, top = px(_CIRCLE), (height - px(_CIRCLE)) / 2
        if self._done and not self.current:
            canvas.fill(0, top, side, side, "accent", radius=side / 2)
            canvas.icon("check", (side - px(14)) / 2, (height - px(14)) / 2, px(14), "on_accent")
        else:
            line, thick = ("accent", 2) if self.current else ("line_strong", 1)
            canvas.frame(0, top, side, side, line, radius=side / 2, thick=thick, fill=self.ground())
            font, role = theme.font("caption", 600), "accent" if self.current else "text2"
            canvas.text(str(self.number + 1), 0, top, side, side, font=font, role=role, centred=True)
        if self._named:
            font = theme.font("body", 600 if self.current else 400)
            role = "text" if self.current else "text2"
            left = side + px(_GAP)
            canvas.text(self._name, left, 0, canvas.width - left, height, font=font, role=role)
        if self.current:
            canvas.fill(0, height - 2, canvas.width, 2, "accent")
