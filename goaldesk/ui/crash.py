"""What happens when something goes wrong that nobody caught: the person is told, and the file says where."""

import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from goaldesk.core import files
from goaldesk.core.clock import Clock
from goaldesk.core.errors import GoalDeskError
from goaldesk.core.words import N_, Message

_KEPT_BYTES = 200_000

Say = Callable[[Message], None]
Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def watch_for_errors(report: Path, clock: Clock, say: Say, look_again: Callable[[], None]) -> None:
    """From now on, tell the person of every error that nobody caught, in whichever thread; ``say`` shows it. Where the
    desk's file could not be read, ``look_again`` finds out what is the matter with it.

    A refused change (GoalDeskError) has a sentence of its own. Anything else is our fault: it is described in
    ``report``, by the lines of the program it went through. What the person wrote never stands there, so the
    error's own words, which may quote it, are left out: also on the terminal, which many systems keep a copy of.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, GoalDeskError):
            say(error.message)
            return
        if kind.__name__ == "DatabaseError":  # the driver's and Peewee's are both called so
            look_again()
        _describe(report, clock, kind, trace)
        text = N_("Something went wrong inside GoalDesk. What is on disk is safe. {path} says where it happened.")
        say(Message(text, {"path": report}))

    sys.excepthook = hook
    threading.excepthook = _Elsewhere(hook).tell


class _Elsewhere(QObject):
    """Brings an error of another thread into that of the window."""

    _happened = Signal(object)

    def __init__(self, hook: Hook) -> None:
        super().__init__()
        self._hook = hook
        self._happened.connect(self._pass_on)

    def tell(self, error: threading.ExceptHookArgs) -> None:
        """To be called in the thread in which it happened."""
        if error.exc_type is not SystemExit:
            self._happened.emit(error)

    def _pass_on(self, error: threading.ExceptHookArgs) -> None:
        if error.exc_value is not None:
            self._hook(error.exc_type, error.exc_value, error.exc_traceback)


def _describe(report: Path, clock: Clock, kind: type[BaseException], trace: TracebackType | None) -> None:
    """Add an error to the report, which keeps the latest ones."""
    lines = [f"{clock.now().isoformat(timespec='seconds')} {kind.__name__}\n", *traceback.format_tb(trace), "\n"]
    if sys.stderr is not None:  # there is none where a program has no terminal
        sys.stderr.writelines(lines)
    try:
        before = report.read_text("utf-8")[-_KEPT_BYTES:] if report.exists() else ""
        files.atomic_write(report, (before + "".join(lines)).encode())
    except OSError:
        return  # there is nowhere to write it; it went to the terminal
