"""The ring around a button that has the focus, when it came there by key. Fields and tables draw their own."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from goaldesk.ui.context import Context
from goaldesk.ui.widgets.buttons import Painted

_OUTSIDE, _THICK = 2, 2
_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show})


class FocusRing(QWidget):
    """Lies over the window, two pixels outside the button, and goes where the focus goes."""

    def __init__(self, ui: Context, window: QWidget) -> None:
        super().__init__(window)
        self._ui = ui
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and watched is not self:
            self._place()
        return super().eventFilter(watched, event)

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        watched, self._watched = self._watched, []
        for widget in watched:
            if isValid(widget):  # a chip that was pressed may be gone already
                widget.removeEventFilter(self)
        if isinstance(new, Painted) and new.focused_by_key and new.window() is self.parentWidget():
            around: QWidget | None = new
            while around is not None and around is not self.parentWidget():
                around.installEventFilter(self)
                self._watched.append(around)
                around = around.parentWidget()
        self._place()

    def _place(self) -> None:
        around = self._watched[0] if self._watched else None
        if around is None or not isValid(around) or not around.isVisible():
            self.hide()
            return
        corner = around.mapTo(around.window(), QPoint(0, 0))
        grown = self._ui.theme.px(_OUTSIDE) + _THICK
        self.setGeometry(around.rect().translated(corner).adjusted(-grown, -grown, grown, grown))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._ui.theme.colour("focus"), _THICK))
        radius = self._ui.theme.px(6) + 2
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)
        painter.end()
