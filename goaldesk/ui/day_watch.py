"""Noticing that a new day has begun, however the window spent the night."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from goaldesk.ui.context import Context

_EVERY = 60_000


class DayWatch(QObject):
    """Looks at the clock every minute and whenever the window is returned to: a computer may have slept meanwhile."""

    def __init__(self, ui: Context, window: QWidget) -> None:
        super().__init__(window)
        self._ui = ui
        self._day = ui.desk.clock.today()
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        ui.bus.closing.connect(self._timer.stop)
        window.installEventFilter(self)

    def look(self) -> None:
        """Say so if it is another day than at the last look."""
        today = self._ui.desk.clock.today()
        if today != self._day:
            self._day = today
            self._ui.bus.day_changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.look()
        return super().eventFilter(watched, event)
