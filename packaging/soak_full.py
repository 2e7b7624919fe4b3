"""A disk that is full, at many points: what was typed is acknowledged and there, or refused with nothing changed.

As root the desk lies on a small disk in memory (tmpfs) that is filled but for a few pages by chance, so that it is the
system that says "no space left". Elsewhere the size of the process's files is limited (``RLIMIT_FSIZE``), and a write
that goes beyond it ends in an error. What was refused is tried again once there is room, and has to work then.
"""

import contextlib
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from soak_figures import Dump, Figure, Task, desk_problems, dump, row_hash
from soak_storm_acts import ACTS, Storm

from goaldesk.core.backup_keeper import restore
from goaldesk.core.backups import Reason, backups
from goaldesk.core.errors import GoalDeskError
from goaldesk.core.store import db

if sys.platform != "win32":
    import resource

_MIB, _PAGE = 1024 * 1024, 4096
_DISK, _MOST_LEFT = 32 * _MIB, 60
_ONE_STEP = ("add a goal", "reword", "write", "check in", "ask", "set back", "pair", "put away", "bring in a table")
_FRESH_EVERY = 20

Fill = Callable[[int], AbstractContextManager[None]]
"""Leaves so many bytes of room inside the block."""


def soak_full(task: Task) -> Iterator[Figure]:
    """200 points, and how each ended."""
    if sys.platform == "win32":
        yield Figure("full disk", "left out: neither a disk in memory nor a limit can be had on Windows")
        return
    with _small_disk(task.folder) as folder:
        fill, how = (_Filler(folder), "a tmpfs of 32 MiB") if folder != task.folder else (_limited, "RLIMIT_FSIZE")
        points = _Points(task, folder, fill)
        for number in range(task.times(200, 30)):
            points.one(number)
        points.storm.desk.close()
        said = f"{points.there} acts there, {points.refused} refused with nothing changed and possible later, on {how}"
        yield Figure("full disk", said, tuple(points.problems))


class _Points:
    """One act after the other, each on a disk with little room."""

    def __init__(self, task: Task, folder: Path, fill: Fill) -> None:
        self._chance, self._fill = random.Random(task.seed), fill
        self.there = self.refused = 0
        self.problems: list[str] = []
        path = folder / "full.goaldesk"
        db.create(path).close()
        self.storm = Storm(path, folder / "backups", self._chance, lambda *_: None)
        self._begin_anew()

    def _begin_anew(self) -> None:
        """Take the desk and its backups off the disk, so that they do not outgrow it."""
        self.storm.desk.close()
        for left in self.storm.path.parent.rglob("*.goaldesk*"):
            left.unlink()
        db.create(self.storm.path).close()
        self.storm.desk = self.storm.opened()
        for _ in range(3):
            for name in _ONE_STEP:
                ACTS[name][1](self.storm)
        self.storm.desk.back_up(Reason.BY_HAND)

    def one(self, number: int) -> None:
        """One point: an act with little room, and again with room if it was refused."""
        if number % _FRESH_EVERY == _FRESH_EVERY - 1:
            self._begin_anew()
        name = self._chance.choice([*_ONE_STEP, *_MORE])
        act = _MORE.get(name) or ACTS[name][1]
        before, state = everything(self.storm.desk.store), self._chance.getstate()
        with self._fill(self._chance.randrange(_MOST_LEFT) * _PAGE):
            refused = self._try(act)
        self.refused += bool(refused)
        self.there += not refused
        if not self.storm.desk.store.is_open:  # it could not be opened again on a full disk
            self.storm.desk = self.storm.opened()
        found = desk_problems(self.storm.desk.store)
        if refused and everything(self.storm.desk.store) != before:
            found.append(f"refused ({refused}), and yet something changed")
        if refused:
            self._chance.setstate(state)
            again = self._try(act)
            found += [f"refused with room too: {again}"] if again else []
        self.problems += [f"point {number}, {name}: {each}" for each in found]

    def _try(self, act: Callable[[Storm], None]) -> str:
        """Do it; returns why not."""
        try:
            act(self.storm)
        except GoalDeskError as error:
            return str(error)
        except Exception as error:  # anything else is no clear sentence
            self.problems.append(f"{type(error).__name__}: {error}")
            return str(error)
        return ""


def everything(store: db.Store) -> Dump:
    """Every row, and every step that can be undone."""
    steps = {str(row[0]): row_hash(row) for row in store.rows("SELECT * FROM undo_step")}
    return {**dump(store), "undo_step": steps}


def _save(storm: Storm) -> None:
    entry = storm.one_of("entry")
    if entry:
        revision, text = storm.desk.store.rows("SELECT revision, text FROM entry WHERE id = ?", entry)[0]
        storm.desk.journal.save(entry, revision, f"{text[:4000]} {storm.words()}")


def _undo(storm: Storm) -> None:
    storm.desk.session.undo()


def _redo(storm: Storm) -> None:
    storm.desk.session.redo()


def _back_up(storm: Storm) -> None:
    storm.desk.back_up(Reason.BY_HAND)


def _come_back(storm: Storm) -> None:
    storm.desk.close()
    storm.desk = storm.opened()


def _go_back(storm: Storm) -> None:
    """To the newest backup."""
    keeper = storm.desk.keeper
    assert keeper is not None
    newest = backups(keeper.folder)[0]
    storm.desk.close()
    restore(storm.path, newest.path, keeper.folder, storm.clock)
    storm.desk = storm.opened()


_MORE: dict[str, Callable[[Storm], None]] = {
    "save": _save, "undo": _undo, "redo": _redo, "back up": _back_up, "come back": _come_back, "go back": _go_back,
}  # fmt: skip


@contextmanager
def _small_disk(folder: Path) -> Iterator[Path]:
    """A disk of its own, if that can be had; else the folder itself."""
    disk = folder / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={_DISK}", "tmpfs", str(disk)]
    if (
        sys.platform != "linux"
        or os.geteuid() != 0
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        yield folder
        return
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=False)


class _Filler:
    """Fills the small disk."""

    def __init__(self, disk: Path) -> None:
        self._filler = disk / "filler"

    @contextmanager
    def __call__(self, room: int) -> Iterator[None]:
        there = os.statvfs(self._filler.parent)
        size = max(0, there.f_bavail * there.f_frsize - room)
        with self._filler.open("wb") as stream, contextlib.suppress(OSError):
            os.posix_fallocate(stream.fileno(), 0, size or 1)
        try:
            yield
        finally:
            self._filler.unlink()


@contextmanager
def _limited(room: int) -> Iterator[None]:
    """No file may grow beyond so many bytes: a log that is there already hits that soon, a new file at once."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room * 16, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
