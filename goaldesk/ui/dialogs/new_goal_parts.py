"""The parts of the form for a new goal: two tiles to choose the column by, and the level one begins at."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from goaldesk.core.method import ladder
from goaldesk.core.types import Kind, Ladder
from goaldesk.ui import glyphs
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.labels import Label
from goaldesk.ui.widgets.segments import Segment, Segments

_TILE, _RADIO = 60, 18


class KindTile(QRadioButton):
    """One of the two columns: a radio button that is a card."""

    def __init__(self, ui: Context, kind: Kind) -> None:
        super().__init__()
        self.ui, self.kind = ui, kind
        performance = kind is Kind.PERFORMANCE
        self._title = tr("Performance") if performance else tr("Learning")
        self._says = tr("something I want to achieve") if performance else tr("something I want to become able to do")
        self._icon, self._role = ("flag", "perf") if performance else ("steps", "learn")
        self.setAccessibleName(tr("{title}: {says}", title=self._title, says=self._says))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(240), self.ui.theme.px(_TILE))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(160), self.ui.theme.px(_TILE))

    def hitButton(self, pos: object) -> bool:
        """The whole card is the button."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, theme, px = self.ui.canvas(painter, self), self.ui.theme, self.ui.theme.px
        width, height, taken = self.width(), self.height(), self.isChecked()
        ground = "raised" if taken or not self.underMouse() else "hover"
        line, thick = ("accent", 2) if taken else ("ctl", 1)
        canvas.frame(0, 0, width, height, line, radius=px(8), thick=thick, fill=ground)
        if self.hasFocus():
            canvas.frame(px(4), px(4), width - px(8), height - px(8), "focus", radius=px(5), dashes=(2, 2))
        top = (height - px(_RADIO)) / 2
        canvas.frame(px(13), top, px(_RADIO), px(_RADIO), "accent" if taken else "line_strong", radius=px(_RADIO) / 2)
        if taken:
            canvas.dot(px(13) + px(_RADIO) / 2, height / 2, px(5), "accent")
        left, room = px(43), width - px(43 + 44)
        canvas.text(self._title, left, px(12), room, px(18), font=theme.font("row-title"), role="text")
        canvas.text(self._says, left, px(31), room, px(16), font=theme.font("small"), role="text2")
        canvas.icon(self._icon, width - px(32), (height - px(20)) / 2, px(20), self._role)
        painter.end()


class _Step(QWidget):
    """The small ladder at a level."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui, self.level = ui, 0
        self.setFixedSize(ui.theme.px(glyphs.LADDER_SIZE[0]), ui.theme.px(glyphs.LADDER_SIZE[1]))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        glyphs.ladder(self._ui.canvas(painter, self), 0, 0, self.level, evidence=False)
        painter.end()


class LevelField(QWidget):
    """Five numbers, and what the chosen one means. None is chosen at first."""

    changed = Signal()

    def __init__(self, ui: Context, name: str) -> None:
        super().__init__()
        self._segments = Segments(ui, name, [Segment(level, str(level)) for level in ladder.LEVELS])
        self._step, self._name = _Step(ui), Label(ui, "", font="small", weight=500)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(ui.theme.px(8))
        for widget in (self._segments, self._step, self._name):
            row.addWidget(widget)
        row.addStretch(1)
        self.setFocusProxy(self._segments)
        self._segments.chosen.connect(self._chosen)
        for number, button in enumerate(self._segments.buttons(), 1):
            button.setToolTip(tr(ladder.anchor(Ladder.KNOW, number)))
            button.setAccessibleName(f"{number}: {tr(ladder.name(Ladder.KNOW, number))}")
        self._show()

    def level(self) -> int | None:
        """The level that was chosen, 1 to 5."""
        value = self._segments.value()
        return value if isinstance(value, int) else None

    def _chosen(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        level = self.level() or 0
        self._step.level = level
        self._step.update()
        self._name.setText(tr(ladder.name(Ladder.KNOW, level)))
