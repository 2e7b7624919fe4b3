"""Odd input by the thousand: what is brought in never hangs, never runs, ends in one clear sentence, changes nothing.

Seeds of every door (``soak_doors.py``) are mutated, several times over: bytes are turned, cut out, doubled, exchanged
with those of other seeds, or take the place of what is known to be awkward. Each input has two seconds, and a desk ten:
files that say they are desks stand beside the doors.
"""

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from soak_doors import DOORS, Door
from soak_figures import Figure, Task, TooLongError, at_most

from goaldesk.core.backup_keeper import restore
from goaldesk.core.backups import look_into
from goaldesk.core.clock import Clock
from goaldesk.core.desk import open_desk
from goaldesk.core.errors import GoalDeskError
from goaldesk.core.rescue import rescue
from goaldesk.core.store import db
from goaldesk.core.types import Kind

_PATIENCE, _PATIENCE_WITH_DESKS = 2.0, 10.0  # a desk is opened, written to, copied and saved out
_LONGEST = 200_000

Mutate = Callable[[random.Random, tuple[bytes, ...]], bytes]
"""Makes an input of seeds."""

_AWKWARD = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b'"', b'""', b"\n" * 40, b"|" * 400,
    b"<table>" * 60, b"<!--",
    b"</table>", b"<td>" * 300, b"<![CDATA[", b"&#x110000;", b"&" * 90, b"colspan=999999999", b"rowspan=-1", b"\\|",
    b"=cmd|' /C'!A0", b"'; DROP TABLE goal; --", "\u202e\u2066\u0000".encode(), b"{{{{", b"[" * 2000, b"9" * 400,
    b"-" * 3000, b"\r", b"\t" * 200, "🙂".encode() * 50, b"\xc3", b" " * 5000,
)  # fmt: skip


def soak_input(task: Task) -> Iterator[Figure]:
    """10,000 inputs for each."""
    for number, (name, opened) in enumerate(DOORS.items()):
        folder = task.folder / str(number)
        folder.mkdir()
        with opened(folder) as door:
            yield _soak(task, name, door)
    desks = Door((_desk(task.folder),), lambda data, _: _open(task.folder, data))
    yield _soak(task, "desk", desks, task.times(2000, 40), turned)


def _soak(task: Task, what: str, door: Door, times: int = 0, mutate: Mutate | None = None) -> Figure:
    chance = random.Random(f"{task.seed} {what}")
    problems: list[str] = []
    ends: dict[str, int] = {}
    number = times or task.times(10_000, 150)
    for each in range(number):
        data = (mutate or mutated)(chance, door.seeds)
        try:
            with at_most(_PATIENCE_WITH_DESKS if mutate else _PATIENCE):
                ended = door.take(data, each)
        except TooLongError as error:
            ended = "too long"
            problems.append(f"input {each} ({len(data)} bytes) {error}")
        except Exception as error:
            ended = "broke"
            problems.append(f"input {each} ({data[:60]!r}): {type(error).__name__}: {error}")
        ends[ended] = ends.get(ended, 0) + 1
    told = ", ".join(f"{count} {ended}" for ended, count in sorted(ends.items()))
    return Figure(f"odd input: {what}", f"{number} inputs: {told}", tuple(problems))


def mutated(chance: random.Random, seeds: tuple[bytes, ...]) -> bytes:
    """A seed, changed in a few places."""
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.choice((1, 1, 2, 3, 8, 30))):
        at = chance.randrange(len(data) + 1)
        many = chance.choice((1, 1, 2, 8, 64, 900))
        way = chance.randrange(7)
        if way == 0 and at < len(data):
            data[at] ^= 1 << chance.randrange(8)
        elif way == 1:
            del data[at : at + many]
        elif way == 2:
            data[at:at] = data[at : at + many] * chance.choice((1, 2, 40))
        elif way == 3:
            data[at:at] = chance.choice(_AWKWARD)
        elif way == 4:
            data[at : at + many] = chance.choice(_AWKWARD)
        elif way == 5:
            other = chance.choice(seeds)
            data[at : at + many] = other[chance.randrange(len(other) + 1) :][:many]
        else:
            data[at : at + many] = chance.randbytes(min(many, 64))
        del data[_LONGEST:]
    return bytes(data)


def turned(chance: random.Random, seeds: tuple[bytes, ...]) -> bytes:
    """A seed whose length stays, but for being cut short now and then: pages have their places."""
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.choice((1, 2, 8, 60))):
        at, many = chance.randrange(len(data)), chance.choice((1, 1, 4, 200, 4096))
        data[at : at + many] = chance.randbytes(len(data[at : at + many]))
    if chance.random() < 0.1:
        del data[chance.randrange(len(data)) :]
    return bytes(data)


def _desk(folder: Path) -> bytes:
    path = folder / "seed.goaldesk"
    desk = open_desk(path, Clock(), create=True)
    for number in range(40):
        desk.journal.add(desk.clock.today(), f"Entry {number} " + "word " * 90)
        desk.goals.add(Kind.LEARNING, f"Goal {number}")
    desk.close()
    return path.read_bytes()


def _open(folder: Path, data: bytes) -> str:
    """Open what says it is a desk, write to it, look into it as a backup, and save out what can be read."""
    place = folder / "desks"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    path = place / "odd.goaldesk"
    path.write_bytes(data)
    ended = "used"
    try:
        desk = open_desk(path, Clock())
        try:
            desk.goals.add(Kind.PERFORMANCE, "Run 10 km")
        finally:
            desk.close()
    except GoalDeskError:
        ended = "refused"
    except db.sqlcipher.DatabaseError:  # a read in the middle of something: the window answers it by looking again
        ended = "found damaged while in use"
    for other in (
        lambda: look_into(path),
        lambda: rescue(path, place, Clock()),
        lambda: restore(path, path, place, Clock()),
    ):
        try:
            other()
        except GoalDeskError:
            continue
    return ended
