"""A storm on a desk, ended by SIGKILL at a random moment, again and again: what was acknowledged has to be there.

A child process does one thing after the other and says on a pipe, after each commit, what the rows that changed say
now. It is killed; then the desk is opened as the program opens it, checked, and compared with what was said. What was
under way when the child died may be there or not, but not in part: its rows are those of one step of the undo log,
and the log has to agree with them. The seed gives the acts and the time until each kill; where the kill hits is up
to the computer.
"""

import json
import lzma
import os
import random
import select
import signal
import threading
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from soak_figures import Dump, Figure, Task, desk_problems, dump
from soak_storm_acts import Storm

from goaldesk.core import backups
from goaldesk.core.backups import folder_for
from goaldesk.core.clock import Clock
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.errors import GoalDeskError
from goaldesk.core.store import db
from goaldesk.core.store.models import TABLES
from goaldesk.core.undo import load

OLD_DESKS = sorted((Path(__file__).resolve().parent.parent / "tests" / "data" / "desks").glob("*.goaldesk.xz"))
_ROUNDS_A_DESK, _OLD_EVERY = 20, 5
_LONGEST, _PATIENCE = 0.6, 60.0  # seconds that a storm goes on, and that nothing need be heard

Contents = dict[str, dict[str, dict[str, Any]]]


class Heard(NamedTuple):
    """What a child said before it was killed."""

    rows: Dump | None
    """What has to be there; None if it never got as far as an open desk."""
    going_back_to: Path | None
    emptying: bool
    steps: int
    """Changes that were acknowledged."""
    backups: tuple[str, ...]
    broke: tuple[str, ...]
    """What the child says went wrong in it, which nothing may."""


def soak_storm(task: Task) -> Iterator[Figure]:
    """At least 500 kills."""
    chance = random.Random(task.seed)
    kills, acknowledged, kept, unfinished, problems = task.times(500, 25), 0, 0, 0, []
    path, folder = task.folder / "storm.goaldesk", task.folder / "backups"
    before: Contents = {}
    home = task.folder / "home"
    os.environ["HOME"] = str(home)  # so that every other desk lies in a folder without a log beside it
    for name in ("Dropbox", "Desks"):
        (home / name).mkdir(parents=True)
    for number in range(kills):
        if number % _ROUNDS_A_DESK == 7 or number % _OLD_EVERY == 0:
            path = home / ("Dropbox" if number % 2 else "Desks") / f"storm {number}.goaldesk"
            before = _begin(path, old=number % _OLD_EVERY == 0, chance=chance)
        heard = _kill_in_a_storm(path, folder, chance, opening=number % _OLD_EVERY == 0)
        found, in_part = _look(path, folder, heard, before)
        problems += [f"kill {number}: {problem}" for problem in found]
        acknowledged += heard.steps
        kept += len(heard.backups)
        unfinished += in_part
        before = {}
    said = (
        f"{kills} kills, {acknowledged} acknowledged changes all there, {unfinished} that were under way there as a"
        f" whole, {kept} backups whole"
    )
    yield Figure("kills in a storm", said, tuple(problems))


def _begin(path: Path, *, old: bool, chance: random.Random) -> Contents:
    """A desk for the storm: an empty one, or one of an older program with what is in it."""
    if not old:
        db.create(path).close()
        return {}
    path.write_bytes(lzma.decompress(chance.choice(OLD_DESKS).read_bytes()))
    store = db.open_as_it_is(path)
    try:
        return contents(store)
    finally:
        store.close()


def contents(store: db.Store) -> Contents:
    """What every row of the tables that there are says, by column."""
    there: Contents = {}
    for (table,) in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
        if table in TABLES:
            found = store.connection.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in found.description]
            there[table] = {row[names.index("id")]: dict(zip(names, row, strict=True)) for row in found.fetchall()}
    return there


def missing(before: Contents, now: Contents) -> list[str]:
    """What was there before and is not there now, or says something else."""
    return [
        f"{table} {row_id} is not what it was"
        for table, rows in before.items()
        for row_id, row in rows.items()
        if row != {name: now[table].get(row_id, {}).get(name) for name in row}
    ]


def _kill_in_a_storm(path: Path, folder: Path, chance: random.Random, *, opening: bool) -> Heard:
    """The time until the kill counts from the first word, while the desk is being opened, or from when it is open."""
    seed, wait = chance.getrandbits(32), chance.random() ** 2 * _LONGEST
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _storm(path, folder, seed, writing)
    os.close(writing)
    said = _listen(reading, child, wait, b"" if opening else b'["all"')
    os.close(reading)
    os.waitpid(child, 0)
    return _understood(said)


def _storm(path: Path, folder: Path, seed: int, pipe: int) -> None:
    """What the child does until it is killed."""
    saying = threading.Lock()

    def tell(what: str, value: object) -> None:
        line = json.dumps([what, value]).encode() + b"\n"
        with saying:
            os.write(pipe, line)

    try:
        storm = Storm(path, folder, random.Random(seed), tell)
        while True:
            storm.act()
    except BaseException as error:  # whatever it is, the parent says it
        tell("broke", "".join(traceback.format_exception(error)))
    os._exit(1)


def _listen(pipe: int, child: int, wait: float, begins_with: bytes) -> bytes:
    """All that a child says, until it is killed ``wait`` seconds after it said ``begins_with``."""
    said, deadline = b"", time.monotonic() + _PATIENCE
    began = False
    while True:
        ready, _, _ = select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            os.kill(child, signal.SIGKILL)
            deadline = time.monotonic() + _PATIENCE
            continue
        piece = os.read(pipe, 1 << 16)
        if not piece:
            return said
        said += piece
        if not began and begins_with in said:
            began, deadline = True, time.monotonic() + wait


def _understood(said: bytes) -> Heard:
    """What the lines of a child come to. The last one may be cut short by the kill, and does not count."""
    rows: Dump | None = None
    going_back_to, emptying, steps = None, False, 0
    kept: list[str] = []
    broke: list[str] = []
    for line in said.split(b"\n")[:-1]:
        what, value = json.loads(line)
        if what == "all":
            rows, going_back_to, emptying = value, None, False
        elif what == "rows" and rows is not None:
            steps += 1
            for table, changed in value.items():
                rows[table].update(changed)
        elif what == "backup":
            kept.append(value)
        elif what == "going back":
            going_back_to = Path(value)
        elif what == "emptying":
            emptying = True
        elif what in {"broke", "refused"}:
            broke.append(f"{what}: {value}")
    return Heard(rows, going_back_to, steps=steps, emptying=emptying, backups=tuple(kept), broke=tuple(broke))


def _look(path: Path, folder: Path, heard: Heard, before: Contents) -> tuple[list[str], bool]:
    """Open the desk after a kill; returns what is wrong with it, and whether something that was under way is there."""
    problems = list(heard.broke)
    try:
        desk = open_desk(path, Clock(), backups=folder)
    except GoalDeskError as error:
        return [*problems, f"the desk does not open: {error}"], False
    try:
        problems += desk_problems(desk.store)
        if heard.rows is None:
            problems += missing(before, contents(desk.store))
            return problems, False
        went_back = heard.going_back_to is not None and _went_back(desk, heard.going_back_to)
        found, in_part = ([], True) if went_back else _compare(desk, heard)
        problems += found
    finally:
        desk.close()
    return problems + _backups(path, folder, heard), in_part


def _went_back(desk: Desk, backup: Path) -> bool:
    """Whether the desk says just what a backup says."""
    store = db.open_as_it_is(backup)
    try:
        return not missing(contents(store), contents(desk.store))
    finally:
        store.close()


def _compare(desk: Desk, heard: Heard) -> tuple[list[str], bool]:
    now, rows = dump(desk.store), heard.rows or {}
    differ = {
        (table, each)
        for table in TABLES
        for each in {*rows.get(table, {}), *now[table]}
        if rows.get(table, {}).get(each, "") != now[table].get(each, "")
    }
    if heard.emptying and not any(now[table].get(each) for table, each in differ):
        return [], bool(differ)  # deleted for good, but not yet acknowledged
    lost = differ - _under_way(desk)
    return [f"{table} {each} is not as it was acknowledged" for table, each in sorted(lost)], bool(differ)


def _under_way(desk: Desk) -> set[tuple[str, str]]:
    """The rows of the steps at which the undo log stands: one of them may be there without having been acknowledged."""
    steps = desk.store.rows("""
        SELECT changes FROM undo_step WHERE id IN
            ((SELECT max(id) FROM undo_step WHERE NOT undone), (SELECT min(id) FROM undo_step WHERE undone))""")
    return {(change.table, change.row_id) for (changes,) in steps for change in load(changes)}


def _backups(path: Path, folder: Path, heard: Heard) -> list[str]:
    """What is wrong with the backups; all but the newest three are taken away, for the next round."""
    problems = []
    own = folder_for(path, folder)
    kept = backups.backups(own)
    problems += [f"backup {name} is gone" for name in heard.backups if name not in {each.path.name for each in kept}]
    for backup in kept:
        store = db.open_as_it_is(backup.path)
        try:
            found = store.value("PRAGMA quick_check")
        finally:
            store.close()
        if found != "ok":
            problems.append(f"backup {backup.path.name}: {found}")
    for backup in kept[3:]:
        backup.path.unlink()
    return problems
