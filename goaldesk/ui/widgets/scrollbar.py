"""A thin scroll bar that lies over its view, so that columns keep their width and the page its edges."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from goaldesk.ui.context import Context

_WIDTH = 10


class OverlayScrollBar(QScrollBar):
    """Follows the view's own vertical bar, which is hidden."""

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
        view.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        self.setPageStep(self._own.pageStep())
        self.setSingleStep(self._own.singleStep())
        self.setRange(self._own.minimum(), self._own.maximum())
        self.setValue(self._own.value())
        self.setVisible(self._own.maximum() > self._own.minimum())
        self._place()

    def _place(self) -> None:
        width = self._ui.theme.px(_WIDTH)
        around = self._view.contentsRect()
        rtl = self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = around.left() if rtl else around.right() + 1 - width
        self.setGeometry(left, around.top(), width, around.height())
