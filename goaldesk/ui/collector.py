"""Looking for garbage in the thread of the window, and in no other.

Python looks for it in whatever thread makes something at that moment, such as the one that makes a backup. What it
finds may be a widget: one that is destroyed outside its own thread leaves its timers running, and may take the program
down (seen with PySide 6.11.3).
"""

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

_EVERY = 5_000


class Collector(QObject):
    """Takes over from Python until the program ends."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app = QCoreApplication.instance()
        assert app is not None
        app.aboutToQuit.connect(self.close)

    def look(self) -> None:
        """Collect what Python would have collected by now: what is new often, what has been there for long seldom."""
        for generation, (number, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
            if number <= most:
                return
            gc.collect(generation)

    def close(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
