"""The doors through which words and files come in from outside, each with seeds: what odd input is tried on.

Each is the one that the program itself uses. What comes through it is either read or ends in one of the program's own
errors; everything else is a finding. ``soak_input.py`` mutates the seeds by chance, ``soak_fuzz.py`` by what the code
does with them.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from soak_full import everything

from goaldesk.core import key, lock, markup
from goaldesk.core.clock import Clock
from goaldesk.core.coach import Coach
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.errors import DeskError, UserError
from goaldesk.core.formats import FORMATS, table
from goaldesk.core.images import read_head
from goaldesk.core.method.similar import stems
from goaldesk.core.search.everything import everything as look_for
from goaldesk.core.search.places import around, places
from goaldesk.core.services.goals import clean_title
from goaldesk.core.services.transfer import Transfer
from goaldesk.core.settings import Settings, SettingsFile
from goaldesk.core.types import Kind


class Door(NamedTuple):
    """``take`` lets an input in and says how it ended; its number says now and then that more is to be done with it."""

    seeds: tuple[bytes, ...]
    take: Callable[[bytes, int], str]


_DATA = Path(__file__).resolve().parent.parent / "tests" / "data"
_CARRIED_OUT_EVERY = 25

_TABLE = (
    ("Performance goal", "Learning goal", "Why"),
    ("Run 10 km", "Breathe evenly, “so”", "a \\| b"),
    ("", "Übung", ""),
)
_MARKDOWN = "\n".join(f"| {' | '.join(row)} |" for row in (_TABLE[0], ("---", ":-:", "--"), *_TABLE[1:]))
_SEEDS: dict[str, tuple[str, ...]] = {
    ".md": (_MARKDOWN, _MARKDOWN.replace("\\", "")),
    ".csv": ('Performance goal,Learning goal,Why\n"Run, 10 km","Breathe ""evenly""",x\n,Übung,\n', "a;b\n1;2\n"),
    ".tsv": ("Performance goal\tLearning goal\nRun 10 km\tBreathe\n",),
    ".txt": ("Performance goal | Learning goal\n--- | ---\nRun | Breathe\n", "a,b\nc,d\n"),
    ".html": ("<table><tr><th>Goal<th>Learn</tr><tr><td>Run <b>10</b><td colspan=2>Breathe&nbsp;&amp;</table>",),
}
_PICTURES = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2",
    b"GIF89a\1\0\1\0",
    b"RIFF\x24\0\0\0WEBPVP8L\0\0\0\0\x2f\0\0\0\0",
    b"RIFF\x24\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\1\0\1\0",
    b"RIFF\x24\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0\1\0\0\1\0\0",
    b"\xff\xd8\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0\xff\xc0\0\x11\x08\0\1\0\1\3\xff\xd9",
)
_GOALS = (
    "Run 10 km in under 50 minutes by June",
    "Learn to sell without pushing, and understand why I avoid it",
    "Lose 5 kg; find out what I eat when I'm tired?",
    "Deutsch lernen: 20 Vokabeln am Tag, damit ich die Prüfung schaffe",
    "I want to die",
)
_ASKED = (
    'breath "even pace" kind:goal',
    "tag:#run goal:“Run 10” before:2026-10 after:2025-01-02",
    "kind:learning ß ё \u0301 走る",
)
_ENTRY = (
    "# Tuesday\n\nRan with [[Run 10 km]] in mind #run #été. **Slow**, `but` even.\n"
    f"![Map](picture:{'0a' * 32})\n1. one\n- two\n> three “so” it's\n"
)
_LOCK = '{"pid": 4242, "host": "another", "address": "/run/user/1000/goaldesk", "key": "6b6579"}'


def _text(data: bytes) -> str:
    """The words somebody may have typed. Neither Qt nor the terminal lets in what is no text."""
    return data.decode("utf-8", "replace")


# -- tables


@contextmanager
def _table(suffix: str, folder: Path) -> Iterator[Door]:
    seeds = [text.encode() for text in _SEEDS[suffix]]
    seeds.append(seeds[0].decode().encode("utf-16"))
    if suffix == ".html":
        seeds += [path.read_bytes() for path in sorted((_DATA / "clipboard").glob("*.html"))]
    with _small_desk(folder) as desk:
        yield Door(tuple(seeds), lambda data, number: _bring_in(desk, data, number, suffix))


@contextmanager
def _small_desk(folder: Path) -> Iterator[Desk]:
    desk = open_desk(folder / "GoalDesk.goaldesk", Clock(), create=True)
    desk.goals.add(Kind.PERFORMANCE, "Run 10 km")
    desk.goals.add(Kind.LEARNING, "Breathe evenly")
    desk.journal.add(date(2026, 10, 8), _ENTRY)
    try:
        yield desk
    finally:
        desk.close()


def _bring_in(desk: Desk, data: bytes, number: int, suffix: str) -> str:
    """Read a file as ``goaldesk import`` does; now and then bring it in too, and take it back."""
    transfer = Transfer(desk)
    before = desk.store.value("PRAGMA data_version"), desk.store.value("SELECT total_changes()")
    try:
        found = table.parse_file(data, suffix)
        _read_back(found)
        table.parse_file(data, suffix, header=found.header is None)  # as a person may say otherwise
        plan = transfer.plan(found)
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


def _read_back(found: table.GoalTable) -> None:
    """What was read is the same once it was written."""
    for suffix in {ending for each in FORMATS for ending in each.writes}:
        again = table.parse(table.write(found.lines, suffix), suffix) if found.lines else found
        if [line[1:] for line in again.lines] != [line[1:] for line in found.lines]:
            raise AssertionError(f"as {suffix} it reads back otherwise")


def _unchanged(desk: Desk, before: tuple[int, int], ended: str) -> str:
    if (desk.store.value("PRAGMA data_version"), desk.store.value("SELECT total_changes()")) != before:
        raise AssertionError("the desk was written to")
    return ended


# -- files


@contextmanager
def _picture(_folder: Path) -> Iterator[Door]:
    yield Door(_PICTURES, lambda data, _: "a picture by its head" if read_head(data) else "no picture")


@contextmanager
def _settings(folder: Path) -> Iterator[Door]:
    path = folder / "settings.json"
    SettingsFile(path).change(
        desk="/home/ada/GoalDesk.goaldesk", window={"geometry": "AAAA", "side": {"goal": 400}}, checked={"a": "b"}
    )
    every = json.dumps({**Settings()._asdict(), "checked": {"a": "b"}, "window": {"side": {"goal": 1}, "log": 2}})
    yield Door((path.read_bytes(), every.encode()), lambda data, _: _read_settings(path, data))


def _read_settings(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    file = SettingsFile(path)
    file.change(font_size=110, day_starts_at=4)
    again = SettingsFile(path).now
    if (again.font_size, again.day_starts_at) != (110, 4):
        raise AssertionError("what was changed afterwards is not there")
    return "read or set aside"


@contextmanager
def _lock(folder: Path) -> Iterator[Door]:
    """A lock that another computer left beside a desk."""
    yield Door((_LOCK.encode(),), lambda data, _: _hold(folder / "GoalDesk.goaldesk", data))


def _hold(desk: Path, data: bytes) -> str:
    lock.lock_path(desk).write_bytes(data)
    lock.held_elsewhere(desk)
    try:
        lock.acquire(desk).release()
    except DeskError:
        lock.acquire(desk, held_elsewhere_is_fine=True).release()
        return "respected"
    return "taken over"


# -- words


@contextmanager
def _goal(_folder: Path) -> Iterator[Door]:
    coach = Coach()
    yield Door(tuple(goal.encode() for goal in _GOALS), lambda data, _: _read_goal(coach, _text(data)))


def _read_goal(coach: Coach, text: str) -> str:
    """All that the coach says of a goal while it is written, and of a pair of them, if the words can be a title."""
    alone = coach.is_delicate(text) or coach.is_grave(text)
    try:
        title = clean_title(text)
    except UserError:
        return "refused"
    notes = [coach.on_draft(kind, title) for kind in Kind]
    coach.question(title)
    coach.wrong_way_round(*title.partition(";")[::2])
    return "left alone" if alone else "spoken of" if any(notes) else "said nothing"


@contextmanager
def _search(folder: Path) -> Iterator[Door]:
    with _small_desk(folder) as desk:
        yield Door(tuple(asked.encode() for asked in _ASKED), lambda data, _: _look(desk, _text(data)))


def _look(desk: Desk, text: str) -> str:
    found = look_for(desk.store, text)
    return "found" if found.hits else "not found" if not found.asked.is_empty() else "nothing asked"


@contextmanager
def _entry(_folder: Path) -> Iterator[Door]:
    yield Door((_ENTRY.encode(), "走る。#走る".encode()), lambda data, _: _read_entry(_text(data)))


def _read_entry(text: str) -> str:
    """All that is read out of an entry."""
    title, _ = markup.title_and_excerpt(text)
    marks = [*markup.links(text), *markup.tags(text), *markup.pictures(text)]
    markup.without_hashes(text)
    stems(text)
    for start, end in places(text, [title, *marks, "e"]):
        if not 0 <= start < end <= len(text):
            raise AssertionError(f"{start} to {end} is no place in the text")
    around(text, marks)
    return "marked" if marks else "with words" if markup.word_count(text) else "without words"


@contextmanager
def _code(_folder: Path) -> Iterator[Door]:
    salt = bytes(16)
    seeds = tuple(key.Key(bytes(range(first, first + 32)), salt).code().encode() for first in (0, 200))
    yield Door((*seeds, seeds[0].lower().replace(b" ", b"-")), lambda data, _: _read_code(_text(data), salt))


def _read_code(text: str, salt: bytes) -> str:
    try:
        found = key.from_code(text, salt)
    except UserError:
        return "refused"
    if not key.from_code(found.code(), salt).is_same(found):
        raise AssertionError("the code of the key is another one")
    return "a key"


DOORS: dict[str, Callable[[Path], AbstractContextManager[Door]]] = {
    **{ending: partial(_table, ending) for ending in sorted({each for form in FORMATS for each in form.reads})},
    "picture": _picture,
    "settings": _settings,
    "lock": _lock,
    "goal": _goal,
    "search": _search,
    "entry": _entry,
    "recovery code": _code,
}
"""Each door by its name. It opens what it needs in an empty folder, and closes it at the end of the block."""
