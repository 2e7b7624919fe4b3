"""Being told to end by the system: what is being typed is written first."""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

_SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP")


class SignalWatch(QObject):
    """Calls ``leave`` in the thread of the window when the system asks the program to end.

    Python runs its own handlers between two of its instructions only, and while Qt waits for something to happen
    there are none. The number of the signal arrives on a pair of sockets, and Qt does look at those.
    """

    def __init__(self, leave: Callable[[], object]) -> None:
        super().__init__()
        self._leave = leave
        self._ours, self._theirs = socket.socketpair()
        self._ours.setblocking(False)
        self._theirs.setblocking(False)
        signal.set_wakeup_fd(self._theirs.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._arrived)
        for name in _SIGNALS:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), _wait_for_qt)

    def close(self) -> None:
        """Look no longer: the program ends."""
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._ours.close()
        self._theirs.close()

    def _arrived(self) -> None:
        self._ours.recv(64)
        self._leave()


def _wait_for_qt(_number: int, _frame: object) -> None:
    """Leave it to the notifier."""
