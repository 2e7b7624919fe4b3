"""When nobody has looked at a window for a while."""

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from goaldesk.ui.context import Context

AWAY = 60_000
"""Milliseconds that the window may be left for before the veil falls again."""


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
