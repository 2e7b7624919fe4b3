"""A picture of the Insights page as a widget."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from goaldesk.ui.canvas import Canvas
from goaldesk.ui.charts.insight import Insight
from goaldesk.ui.charts.readable import Readable, Spot
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr

_LEAST, _USUAL, _AROUND = 120, 436, 2


class InsightView(Readable):
    """As wide as its place, and as high as the picture is then."""

    def __init__(self, ui: Context, insight: Insight) -> None:
        super().__init__(ui)
        self.insight = insight
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_again(self) -> None:
        """The numbers were read again."""
        self.setAccessibleName(tr("{title}: {said}", title=self.insight.title(), said=self.insight.spoken()))
        self.lay_out_again()
        self.updateGeometry()

    def find_spots(self) -> Sequence[Spot]:
        return self.insight.spots(self.size())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.insight.height(width)

    def sizeHint(self) -> QSize:
        width = self.ui.theme.px(_USUAL)
        return QSize(width, self.heightForWidth(self.width() or width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(_LEAST), self.ui.theme.px(_LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas = self.ui.canvas(painter, self)
        self.insight.draw(canvas, QRectF(event.rect()))
        if self.current is not None:
            self._draw_around(canvas, self.spots()[self.current].area)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._update_ring()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._update_ring()

    def _update_ring(self) -> None:
        """The ring stands outside of the picture, on whatever holds it."""
        around = self.parentWidget()
        if around is not None:
            around.update()

    def _draw_around(self, canvas: Canvas, spot: QRectF) -> None:
        """A frame around the spot whose words are said."""
        around = self.ui.theme.px(_AROUND)
        area = spot.adjusted(-around, -around, around, around).intersected(QRectF(self.rect()))
        role, thick = ("focus", 2) if self.hasFocus() else ("line_strong", 1)
        canvas.frame(area.x(), area.y(), area.width(), area.height(), role, thick=thick, radius=canvas.theme.px(4))
