"""What a soak found, a line of the table each, and what all of them need: dumps of desks, and the time that is over."""

import hashlib
import json
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from goaldesk.core.check import check
from goaldesk.core.store.db import Store
from goaldesk.core.store.models import TABLES
from goaldesk.core.undo import load

Dump = dict[str, dict[str, str]]
"""What every row of a desk says, as a hash, by table and id."""

SHOWN_PROBLEMS = 50


class Task(NamedTuple):
    """What a soak is asked to do. ``folder`` is empty and its own."""

    seed: int
    short: bool
    folder: Path

    def times(self, long: int, short: int) -> int:
        """How often something is done."""
        return short if self.short else long


class Figure(NamedTuple):
    """A line of the table. ``problems`` is empty where everything held, and ``result`` says so, or why not tried."""

    what: str
    said: str
    problems: tuple[str, ...] = ()
    result: str = "held"


Soak = Callable[[Task], Iterator[Figure]]


class Line(NamedTuple):
    """A figure with what it takes to see it again."""

    figure: Figure
    seed: int
    seconds: float

    def as_row(self) -> str:
        held = self.figure.result if not self.figure.problems else f"{len(self.figure.problems)} PROBLEMS"
        return f"| {self.figure.what} | {self.figure.said} | {held} | {self.seed} | {self.seconds:.0f} s |"


HEADER = "| soak | figures | result | seed | took |\n| --- | --- | --- | --- | --- |"


def dump(store: Store) -> Dump:
    """Every row of every table, as a hash."""
    rows: Dump = {}
    for table in TABLES:
        found = store.connection.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in found.description]
        at = names.index("id")
        rows[table] = {row[at]: row_hash(row) for row in found.fetchall()}
    return rows


def row_hash(row: tuple[Any, ...]) -> str:
    """A row as a short text that no other row has."""
    return hashlib.sha256(json.dumps(row, default=repr).encode()).hexdigest()[:16]


def undo_log_problems(store: Store) -> list[str]:
    """What the undo log says that the rows do not: the newest step that is done must be done, the next one undone."""
    problems = []
    for undone, order, side in ((0, "DESC", "after"), (1, "ASC", "before")):
        found = store.rows(f"SELECT id, changes FROM undo_step WHERE undone = {undone} ORDER BY id {order} LIMIT 1")
        for number, changes in found:
            for change in load(changes):
                wanted = getattr(change, side)
                there = _row(store, change.table, change.row_id)
                if wanted is None and there is not None:
                    problems.append(f"undo step {number}: {change.table} {change.row_id} is there")
                if wanted is not None and (there is None or any(there[name] != wanted[name] for name in wanted)):
                    problems.append(f"undo step {number}: {change.table} {change.row_id} is otherwise")
    done = store.value("SELECT max(id) FROM undo_step WHERE undone = 0") or 0
    taken_back = store.value("SELECT min(id) FROM undo_step WHERE undone = 1")
    if taken_back is not None and taken_back < done:
        problems.append("undo log: a step that is taken back stands before one that is not")
    return problems


def _row(store: Store, table: str, row_id: str) -> dict[str, Any] | None:
    found = store.connection.execute(f"SELECT * FROM {table} WHERE id = ?", [row_id])
    names = [column[0] for column in found.description]
    row = found.fetchone()
    return dict(zip(names, row, strict=True)) if row else None


def desk_problems(store: Store) -> list[str]:
    """What ``goaldesk check`` finds, and what the undo log gets wrong."""
    return [*check(store).problems, *undo_log_problems(store)]


class TooLongError(Exception):
    """Something took longer than it may."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise TooLongError if the block takes longer. Without alarms (Windows) it is measured afterwards."""
    began = time.monotonic()
    if sys.platform == "win32":
        yield
        if time.monotonic() - began > seconds:
            raise TooLongError(f"took more than {seconds} s")
        return

    def ring(_number: int, _frame: object) -> None:
        raise TooLongError(f"took more than {seconds} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
