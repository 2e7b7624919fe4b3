"""Odd input by the thousand: what is brought in never hangs, never runs, ends in one clear sentence, changes nothing.

Seeds of every format are mutated, several times over: bytes are turned, cut out, doubled, exchanged with those of
other seeds, or take the place of what is known to be awkward. Each input has two seconds, and a
desk ten. The formats are those that ``goaldesk import`` reads, by the ending of a file; beside them stands what else
comes from outside: files that say they are desks, settings, and pictures.
"""

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from soak_figures import Figure, Task, TooLongError, at_most
from soak_full import everything

from goaldesk.core.backup_keeper import restore
from goaldesk.core.backups import look_into
from goaldesk.core.clock import Clock
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.errors import GoalDeskError, UserError
from goaldesk.core.formats import FORMATS, table
from goaldesk.core.images import read_head
from goaldesk.core.rescue import rescue
from goaldesk.core.services.transfer import Transfer
from goaldesk.core.settings import SettingsFile
from goaldesk.core.store import db
from goaldesk.core.types import Kind

_PATIENCE, _PATIENCE_WITH_DESKS = 2.0, 10.0  # a desk is opened, written to, copied and saved out
_LONGEST = 200_000
_DATA = Path(__file__).resolve().parent.parent / "tests" / "data"
_CARRIED_OUT_EVERY = 25

_TABLE = (
    ("Performance goal", "Learning goal", "Why"),
    ("Run 10 km", "Breathe evenly, “so”", "a | b"),
    ("", "Übung", ""),
)
_SEEDS: dict[str, tuple[str, ...]] = {
    ".md": ("\n".join(f"| {' | '.join(row)} |" for row in (_TABLE[0], ("---", ":-:", "--"), *_TABLE[1:])),),
    ".csv": ('Performance goal,Learning goal,Why\n"Run, 10 km","Breathe ""evenly""",x\n,Übung,\n', "a;b\n1;2\n"),
    ".tsv": ("Performance goal\tLearning goal\nRun 10 km\tBreathe\n",),
    ".txt": ("Performance goal | Learning goal\n--- | ---\nRun | Breathe\n", "a,b\nc,d\n"),
    ".html": ("<table><tr><th>Goal<th>Learn</tr><tr><td>Run <b>10</b><td colspan=2>Breathe&nbsp;&amp;</table>",),
}
_AWKWARD = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b'"', b'""', b"\n" * 40, b"|" * 400,
    b"<table>" * 60, b"<!--",
    b"</table>", b"<td>" * 300, b"<![CDATA[", b"&#x110000;", b"&" * 90, b"colspan=999999999", b"rowspan=-1", b"\\|",
    b"=cmd|' /C'!A0", b"'; DROP TABLE goal; --", "\u202e\u2066\u0000".encode(), b"{{{{", b"[" * 2000, b"9" * 400,
    b"-" * 3000, b"\r", b"\t" * 200, "🙂".encode() * 50, b"\xc3", b" " * 5000,
)  # fmt: skip


def soak_input(task: Task) -> Iterator[Figure]:
    """10,000 inputs for each."""
    home = task.folder / "home"
    home.mkdir()
    desk = open_desk(home / "GoalDesk.goaldesk", Clock(), create=True)
    desk.goals.add(Kind.PERFORMANCE, "Run 10 km")
    for suffix in sorted({ending for each in FORMATS for ending in each.reads}):
        yield _soak(
            task, suffix, _seeds_of(suffix), lambda data, number, end=suffix: _bring_in(desk, data, number, end)
        )
    desk.close()
    picture = (
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2",
        b"GIF89a\1\0\1\0",
        b"RIFF\x24\0\0\0WEBPVP8L\0\0\0\0\x2f\0\0\0\0",
    )
    jpeg = (
        b"\xff\xd8\xff\xe1\0\x16Exif\0\0MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1\0\6\xff\xc0\0\x11\x08\0\1\0\1\3\xff\xd9"
    )
    yield _soak(task, "picture", (*picture, jpeg), lambda data, _: str(read_head(data) is not None))
    settings = task.folder / "settings.json"
    yield _soak(task, "settings", (_settings(settings),), lambda data, _: _read_settings(settings, data))
    desks, times = (_desk(task.folder),), task.times(2000, 40)
    yield _soak(task, "desk", desks, lambda data, _: _open(task.folder, data), times, turned)


def _seeds_of(suffix: str) -> tuple[bytes, ...]:
    found = [text.encode() for text in _SEEDS[suffix]]
    if suffix == ".html":
        found += [path.read_bytes() for path in sorted((_DATA / "clipboard").glob("*.html"))]
    return (*found, found[0].decode().encode("utf-16"))


def _soak(
    task: Task, what: str, seeds: tuple[bytes, ...], take: Callable[[bytes, int], str], times: int = 0,
    mutate: Callable[[random.Random, tuple[bytes, ...]], bytes] | None = None,
) -> Figure:  # fmt: skip
    chance = random.Random(f"{task.seed} {what}")
    problems: list[str] = []
    ends: dict[str, int] = {}
    number = times or task.times(10_000, 150)
    for each in range(number):
        data = (mutate or mutated)(chance, seeds)
        try:
            with at_most(_PATIENCE_WITH_DESKS if mutate else _PATIENCE):
                ended = take(data, each)
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


def _bring_in(desk: Desk, data: bytes, number: int, suffix: str) -> str:
    """Read a file as ``goaldesk import`` does; now and then bring it in too, and take it back."""
    transfer = Transfer(desk)
    before = desk.store.value("PRAGMA data_version"), desk.store.value("SELECT total_changes()")
    try:
        plan = transfer.plan(table.parse_file(data, suffix))
    except UserError:
        return _unchanged(desk, before, "refused")
    if number % _CARRIED_OUT_EVERY or not plan.changes:
        return _unchanged(desk, before, "understood")
    rows = {name: ids for name, ids in everything(desk.store).items() if name != "undo_step"}
    transfer.carry_out(plan)
    desk.session.undo()
    after = {name: ids for name, ids in everything(desk.store).items() if name != "undo_step"}
    if rows != after:
        raise AssertionError("undo did not take it back")
    return "brought in and taken back"


def _unchanged(desk: Desk, before: tuple[int, int], ended: str) -> str:
    if (desk.store.value("PRAGMA data_version"), desk.store.value("SELECT total_changes()")) != before:
        raise AssertionError("the desk was written to")
    return ended


def _settings(path: Path) -> bytes:
    file = SettingsFile(path)
    file.change(
        desk="/home/ada/GoalDesk.goaldesk", window={"geometry": "AAAA", "side": {"goal": 400}}, checked={"a": "b"}
    )
    return path.read_bytes()


def _read_settings(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    file = SettingsFile(path)
    file.change(font_size=110, day_starts_at=4)
    again = SettingsFile(path).now
    if (again.font_size, again.day_starts_at) != (110, 4):
        raise AssertionError("what was changed afterwards is not there")
    return "read or set aside"


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
