"""Noticing that nobody is at the desk any more: no key, no pointer, for the minutes that were chosen."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget

from goaldesk.core.clock import Clock

_OFTEN = 60_000
"""Milliseconds between two looks at the clock."""

_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
    }
)
"""What only a person does. It is looked for where it comes into a window: there are few events there. Keys that are
shortcuts are never pressed there, but they are released."""


class IdleWatch(QObject):
    """Calls ``lock`` once it is time. It goes by the clock on the wall: a computer may have slept meanwhile."""

    def __init__(self, window: QWidget, clock: Clock, minutes: Callable[[], int], lock: Callable[[], bool]) -> None:
        """``minutes`` is asked each time; 0 is never. ``lock`` says whether it could: else it is tried again."""
        super().__init__(window)
        self._clock, self._minutes, self._lock = clock, minutes, lock
        self._last = clock.now()
        self._timer = QTimer(self, interval=_OFTEN)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._watch)
        self._watch(window.windowHandle())

    def _watch(self, window: QWindow | None) -> None:
        """Look on at this window too: a dialog has one of its own."""
        if window is not None and self._timer.isActive():
            window.removeEventFilter(self)
            window.installEventFilter(self)
            self.look()

    def look(self) -> bool:
        """Lock if it is time to; returns whether that was done."""
        minutes, now = self._minutes(), self._clock.now()
        if now < self._last:  # the clock was set back
            self._last = now
        if minutes and now - self._last >= timedelta(minutes=minutes) and self._timer.isActive():
            return self._lock()
        return False

    def stop(self) -> None:
        """Look no longer."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            if self.look():
                return True  # what it would have done is behind the lock now
            self._last = self._clock.now()
        return super().eventFilter(watched, event)
