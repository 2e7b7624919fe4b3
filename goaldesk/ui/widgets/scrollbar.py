"""A thin scroll bar that lies over its view, so that columns keep their width and the page its edges."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QScrollBar

from goaldesk.ui.context import Context

_WIDTH, _THUMB, _SHORTEST = 10, 6, 32


class OverlayScrollBar(QScrollBar):
    """Follows the view's own vertical bar, which is hidden. The view calls ``place`` when its size changes."""

    def __init__(self, ui: Context, view: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._ui = ui
        self._view = view
        self._own = view.verticalScrollBar()
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._own.rangeChanged.connect(self._follow)
        self._own.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._own.setValue)
        self._follow()

    def place(self) -> None:
        """Lie along the trailing edge of the view."""
        width = self._ui.theme.px(_WIDTH)
        left = 0 if self._ui.look.rtl(self._view) else self._view.width() - width
        self.setGeometry(left, 0, width, self._view.height())

    def _follow(self) -> None:
        self.setPageStep(self._own.pageStep())
        self.setSingleStep(self._own.singleStep())
        self.setRange(self._own.minimum(), self._own.maximum())
        self.setValue(self._own.value())
        self.setVisible(self._own.maximum() > self._own.minimum())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the thumb, where Qt would put it."""
        painter = QPainter(self)
        canvas, px, height = self._ui.canvas(painter, self), self._ui.theme.px, self.height()
        whole = self.maximum() - self.minimum() + self.pageStep()
        length = max(px(_SHORTEST), round(height * self.pageStep() / whole)) if whole else height
        way = (self.value() - self.minimum()) / max(1, self.maximum() - self.minimum())
        inset = (px(_WIDTH) - px(_THUMB)) / 2
        role = "line_strong" if self.isSliderDown() or self.underMouse() else "ctl"
        top = 2 + way * (height - length - 4)
        canvas.fill(inset, top, px(_THUMB), length, role, radius=px(_THUMB) / 2)
        painter.end()


class ScrollArea(QScrollArea):
    """A page that is as wide as its place and scrolls up and down, under an overlay bar."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar = OverlayScrollBar(ui, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bar.place()
