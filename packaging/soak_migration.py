"""Bringing an older desk up to date, ended at every statement that writes, and at every write of the file.

A child process opens the desk as the program does. At a statement, it ends by itself without another word
(``set_trace_callback``, ``os._exit``), as after a kill. At a write, strace kills it in the n-th ``pwrite64`` (or
``write``, ``ftruncate``, ``unlink``, ``rename``, ``fsync``), which is as close to a power cut as a process comes: what
was written until then is there, and nothing after it. Then the desk is opened again, which has to finish the work.
"""

import lzma
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from soak_figures import Figure, Task, desk_problems
from soak_storm import OLD_DESKS
from soak_storm_look import Contents, contents, missing
from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk.core import backups
from goaldesk.core.clock import Clock
from goaldesk.core.desk import open_desk
from goaldesk.core.errors import GoalDeskError
from goaldesk.core.store import db

_WRITES = ("pwrite64", "ftruncate", "unlink", "rename", "fsync")
_OPEN = """
import sys
from pathlib import Path
from goaldesk.core.clock import Clock
from goaldesk.core.desk import open_desk
open_desk(Path(sys.argv[1]), Clock(), backups=Path(sys.argv[2])).close()
"""


def soak_migration(task: Task) -> Iterator[Figure]:
    """Every statement; and every write, where strace is there."""
    problems: list[str] = []
    said = []
    for old in OLD_DESKS:
        number, found = _at_every_statement(task, old)
        said.append(f"{old.name.partition('.')[0]} at {number} statements")
        problems += found
    yield Figure("migration ended at statements", ", ".join(said), tuple(problems))
    if sys.platform != "linux" or shutil.which("strace") is None:
        yield Figure("migration killed in writes", "left out: strace is not installed")
        return
    problems, said = [], []
    for old in OLD_DESKS:
        number, found = _in_every_write(task, old)
        said.append(f"{old.name.partition('.')[0]} in {number} writes")
        problems += found
    yield Figure("migration killed in writes", ", ".join(said), tuple(problems))


def _at_every_statement(task: Task, old: Path) -> tuple[int, list[str]]:
    """Returns how many statements were ended at, and what was lost. The short form takes every 17th."""
    problems: list[str] = []
    every = task.times(1, 17)
    number = 1 + random.Random(task.seed).randrange(every)
    ended = 0
    while True:
        path, before = _lay_out(task.folder, old)
        if not _end_at_statement(path, task.folder / "backups", number):
            return ended, problems
        problems += [f"{old.name}, statement {number}: {each}" for each in _look(path, task.folder, before)]
        ended += 1
        number += every


def _end_at_statement(path: Path, folder: Path, number: int) -> bool:
    """Open the desk in a child that ends before its n-th statement; False if there are not so many."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] != 0
    left = [number]

    def count(_statement: str) -> None:
        left[0] -= 1
        if left[0] == 0:
            os._exit(1)

    try:
        db.sqlcipher = _Tracing(count)  # type: ignore[attr-defined]
        open_desk(path, Clock(), backups=folder).close()
    except BaseException:  # the desk is looked at afterwards, whatever this was
        os._exit(2)
    os._exit(0)


class _Tracing:
    """The driver, with somebody who hears of every statement."""

    def __init__(self, heard: Callable[[str], None]) -> None:
        self._heard = heard

    def __getattr__(self, name: str) -> Any:
        return getattr(sqlcipher, name)

    def connect(self, *arguments: Any, **options: Any) -> Any:
        connection = sqlcipher.connect(*arguments, **options)
        connection.set_trace_callback(self._heard)
        return connection


def _in_every_write(task: Task, old: Path) -> tuple[int, list[str]]:
    """Returns how many writes were killed in, and what was lost. The short form takes a few by chance."""
    problems: list[str] = []
    path, _ = _lay_out(task.folder, old)
    points = [(call, number) for call, many in _count_writes(path, task).items() for number in range(1, many + 1)]
    if task.short:
        points = random.Random(task.seed).sample(points, 4)
    for call, number in points:
        path, before = _lay_out(task.folder, old)
        inject = ["-e", f"inject={call}:signal=SIGKILL:when={number}"]
        _strace(path, task, [call], inject)
        problems += [f"{old.name}, {call} {number}: {each}" for each in _look(path, task.folder, before)]
    return len(points), problems


def _count_writes(path: Path, task: Task) -> dict[str, int]:
    heard = _strace(path, task, list(_WRITES), [])
    return {call: heard.count(f"{call}(") for call in _WRITES}


def _strace(path: Path, task: Task, calls: list[str], more: list[str]) -> str:
    """Open the desk under strace; returns what strace saw."""
    seen = task.folder / "seen"
    command = ["strace", "-f", "-qq", "-o", str(seen), "-e", f"trace={','.join(calls)}", *more]
    command += [sys.executable, "-c", _OPEN, str(path), str(task.folder / "backups")]
    subprocess.run(command, capture_output=True, check=False, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
    return seen.read_text()


def _lay_out(folder: Path, old: Path) -> tuple[Path, Contents]:
    """An older desk as it was left, and nothing beside it; returns what is in it."""
    path = folder / "old.goaldesk"
    shutil.rmtree(folder / "backups", ignore_errors=True)
    for left in folder.glob("old.goaldesk*"):
        left.unlink()
    path.write_bytes(lzma.decompress(old.read_bytes()))
    store = db.open_as_it_is(path)
    try:
        return path, contents(store)
    finally:
        store.close()


def _look(path: Path, folder: Path, before: Contents) -> list[str]:
    """Open the desk again; returns what is missing or wrong, in it and in the backup that was made before."""
    try:
        desk = open_desk(path, Clock(), backups=folder / "backups")
    except GoalDeskError as error:
        return [f"the desk does not open: {error}"]
    try:
        problems = desk_problems(desk.store) + missing(before, contents(desk.store))
        if desk.store.value("PRAGMA user_version") != db.SCHEMA:
            problems.append("it is not up to date")
    finally:
        desk.close()
    kept = backups.backups(backups.folder_for(path, folder / "backups"))
    if not kept:
        problems.append("there is no backup of what it was")
    for backup in kept:
        store = db.open_as_it_is(backup.path)
        try:
            if store.value("PRAGMA quick_check") != "ok" or missing(before, contents(store)):
                problems.append(f"{backup.path.name} is not what it was")
        finally:
            store.close()
    return problems
