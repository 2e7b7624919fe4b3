"""Backups while the window is open: soon after the start, every half hour if something changed, and on closing."""

import threading

from PySide6.QtCore import QObject, QTimer, Signal

from goaldesk.core.backup_keeper import EVERY, BackupKeeper
from goaldesk.core.backups import Reason
from goaldesk.core.errors import DeskError
from goaldesk.core.words import Message

_AFTER_START = 20_000
"""Milliseconds after which the first one is made: until then the person's first steps have the computer."""


class BackingUp(QObject):
    """Has backups made in a thread of their own. ``problem`` says why there is none (``Message``)."""

    problem = Signal(object)
    made = Signal()

    def __init__(self, keeper: BackupKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.folder = keeper.folder
        self._thread: threading.Thread | None = None
        self._again = QTimer(self, interval=int(EVERY.total_seconds() * 1000))
        self._again.timeout.connect(self._in_use)
        self._again.start()
        self._first = QTimer(self, interval=_AFTER_START, singleShot=True)
        self._first.timeout.connect(self._started)
        self._first.start()

    def _started(self) -> None:
        self.start(Reason.START)

    def _in_use(self) -> None:
        self.start(Reason.IN_USE)

    def start(self, reason: Reason) -> None:
        """Make one now if there is something new, without waiting for it."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._run, args=(reason,), name="backup")
            self._thread.start()

    def _run(self, reason: Reason) -> None:
        try:
            self._keeper.keep_promise()
            if reason is Reason.BY_HAND or self._keeper.is_due():
                self._keeper.back_up(reason)
                self.made.emit()
        except DeskError as error:
            self.problem.emit(error.message)

    def close(self) -> Message | None:
        """Make the last one, if there is something new; returns why there is none. The desk is still open."""
        self._again.stop()
        self._first.stop()
        if self._thread is not None:
            self._thread.join()
        try:
            self._keeper.keep_promise()
            if self._keeper.is_due():
                self._keeper.back_up(Reason.CLOSE)
        except DeskError as error:
            return error.message
        finally:
            self._keeper.close()
        return None
