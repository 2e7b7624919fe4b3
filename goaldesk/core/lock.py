"""One writer for a desk: a lock file beside it that says who holds it and how to reach them.

The operating system's own lock on that file is what counts on this computer: it is gone the moment the
holder is, however it ended. What is written in the file serves people and second starts: process id,
computer, and the address at which the holder listens. A file left by another computer (a shared or synced
folder, where the system's lock does not reach) is respected until the person says otherwise.
"""

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import NamedTuple

from goaldesk.core import files
from goaldesk.core.errors import DeskError, DeskHeldError
from goaldesk.core.words import N_, Message

if sys.platform == "win32":
    import msvcrt

    _LOCKED_BYTE = 1 << 30  # far behind the text, which others may go on reading

    def _try_lock(handle: int) -> bool:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


def _this_computer() -> str:
    """The name of this computer. ``socket`` knows it too, and would be loaded for nothing else."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


class Holder(NamedTuple):
    """Who holds a desk. ``address`` and ``key`` are empty until the holder listens."""

    pid: int = 0
    host: str = ""
    address: str = ""
    key: str = ""


_RELEASED = -1


class DeskLock:
    """The held lock of one desk. Release it when the desk is closed."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle = handle
        self.announce("", "")

    def announce(self, address: str, key: str) -> None:
        """Write down who holds the desk and where to reach them."""
        holder = Holder(os.getpid(), _this_computer(), address, key)
        data = json.dumps(holder._asdict()).encode()
        with contextlib.suppress(OSError):  # on a full disk the lock itself still holds
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, data)
            os.truncate(self._handle, len(data))

    def release(self) -> None:
        """Give the desk free. The file goes first, so that nobody locks one that is about to go."""
        handle, self._handle = self._handle, _RELEASED
        if handle == _RELEASED:
            return
        if sys.platform == "win32":
            os.close(handle)
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
        if sys.platform != "win32":
            os.close(handle)


def lock_path(desk: Path) -> Path:
    """Where the lock of a desk lies."""
    real = desk.resolve()  # a desk with two names is one desk
    return real.with_name(real.name + ".lock")


def holder(desk: Path) -> Holder:
    """What the lock file of a desk says; all empty if there is none, or none that makes sense."""
    try:
        said = Holder(**json.loads(lock_path(desk).read_text("utf-8")))
    except (OSError, ValueError, TypeError, RecursionError):
        return Holder()
    return said if type(said.pid) is int and all(isinstance(each, str) for each in said[1:]) else Holder()


def held_here(desk: Path) -> bool:
    """Whether a process of this computer holds a desk at this moment."""
    try:
        handle = os.open(lock_path(desk), os.O_RDWR)
    except OSError:
        return False
    try:
        return not _try_lock(handle)
    finally:
        os.close(handle)


def held_elsewhere(desk: Path) -> bool:
    """Whether another computer has said that it holds a desk, and no process of this one does."""
    host = holder(desk).host
    return bool(host) and host != _this_computer() and not held_here(desk)


def acquire(desk: Path, *, held_elsewhere_is_fine: bool = False) -> DeskLock:
    """Hold a desk for writing.

    Raises DeskHeldError if another GoalDesk on this computer has it, or one on another computer may have it
    and ``held_elsewhere_is_fine`` is not set; and DeskError if its folder cannot be written to.
    """
    path = lock_path(desk)
    while True:
        try:
            handle = os.open(path, os.O_CREAT | os.O_RDWR, files.PRIVATE_FILE)
        except OSError as error:
            text = N_("{path} cannot be written to ({reason}). Nothing was changed.")
            raise DeskError(Message(text, {"path": path.parent, "reason": error.strerror})) from error
        if not _try_lock(handle):
            os.close(handle)
            raise DeskHeldError(_held(desk, holder(desk)))
        if _is_still_there(path, handle):
            break
        os.close(handle)  # the holder before us took it away while we were waiting: begin again
    last = holder(desk)
    if last.host and last.host != _this_computer() and not held_elsewhere_is_fine:
        os.close(handle)
        raise DeskHeldError(_held(desk, last))
    return DeskLock(path, handle)


def _is_still_there(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        return False


def _held(desk: Path, who: Holder) -> Message:
    values = {"desk": desk.stem, "pid": who.pid, "host": who.host}
    if who.host and who.host != _this_computer():
        text = N_("“{desk}” seems to be open on the computer {host}. Close it there first, so that nothing is lost.")
        return Message(text, values)
    return Message(N_("“{desk}” is open in another GoalDesk (process {pid}). Nothing was changed."), values)
