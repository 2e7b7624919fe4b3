"""What lies over a private entry until it is wanted, so that nobody reads it over a shoulder."""

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import TextButton
from goaldesk.ui.widgets.labels import Ground

AWAY = 60_000
"""Milliseconds that the window may be left for before the veil falls again."""


class Veil(Ground):
    """Says that the entry is private, and nothing of it. A click or Enter lifts it."""

    lifted = Signal()

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, "surface")
        self.button = TextButton(ui, tr("Private. Show it"), icon="eye")
        self.button.clicked.connect(self.lifted)
        self.setFocusProxy(self.button)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.lifted.emit()


class WindowLeft(QObject):
    """Says when a window has been left for a while, also when the computer slept meanwhile."""

    long_ago = Signal()

    def __init__(self, ui: Context, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._clock, self._window = ui.desk.clock, window
        self._since: datetime | None = None
        self._timer = QTimer(self, interval=AWAY, singleShot=True)
        self._timer.timeout.connect(self.long_ago)
        window.installEventFilter(self)
        ui.bus.closing.connect(self._close)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate:
            self._since = self._clock.now()
            self._timer.start()
        elif event.type() == QEvent.Type.WindowActivate:
            self._timer.stop()
            since, self._since = self._since, None
            if since and (self._clock.now() - since).total_seconds() * 1000 >= AWAY:
                self.long_ago.emit()
        return super().eventFilter(watched, event)

    def _close(self) -> None:
        """The window is closed, which deactivates it once more."""
        self._timer.stop()
        self._window.removeEventFilter(self)
