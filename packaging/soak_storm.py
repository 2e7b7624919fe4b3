"""A storm on a desk, ended by SIGKILL at a random moment, again and again: what was acknowledged has to be there.

A child process does one thing after the other and says on a pipe, after each commit, what the rows that changed say
now. It is killed; then the desk is opened as the program opens it, checked, and compared with what was said. What was
under way when the child died may be there or not, but not in part: its rows are those of one step of the undo log,
and the log has to agree with them. A desk that was being given another passphrase is opened by the one before or by
the one to come, and of a protected one nothing can be read in any file. The seed gives the acts and the time until
each kill; where the kill hits is up to the computer.
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
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from soak_figures import Dump, Figure, Task
from soak_storm_acts import Storm
from soak_storm_keys import Keys, Protection
from soak_storm_look import Contents, Heard, contents, look

from goaldesk.core.protection import rewrite
from goaldesk.core.store import db

OLD_DESKS = sorted((Path(__file__).resolve().parent.parent / "tests" / "data" / "desks").glob("*.goaldesk.xz"))
_ROUNDS_A_DESK, _OLD_EVERY = 20, 5
_EMPTY_AT, _CHANGING_AT = 7, 3
"""In which of the rounds a desk begins empty, and in which a passphrase is waited for before the kill."""
_LONGEST, _PATIENCE = 0.6, 60.0  # seconds that a storm goes on, and that nothing need be heard


def soak_storm(task: Task) -> Iterator[Figure]:
    """At least 500 kills; every other desk lies in a folder without a log beside it."""
    home = _home(task)
    yield _Kills("kills in a storm", task, (home / "Desks", home / "Dropbox")).figure(task.times(500, 25))


def soak_shared(task: Task) -> Iterator[Figure]:
    """The same in a folder that a service keeps in step, as the file tells that it leaves there."""
    folder = _home(task) / "Documents"
    (folder / ".stfolder").mkdir(parents=True)
    yield _Kills("kills in a shared folder", task, (folder,)).figure(task.times(300, 15))


def _home(task: Task) -> Path:
    os.environ["HOME"] = str(task.folder / "home")
    return task.folder / "home"


class _Kills:
    """One round after the other, each ended by a kill."""

    def __init__(self, what: str, task: Task, folders: tuple[Path, ...]) -> None:
        self._what, self._folders, self._chance = what, folders, random.Random(task.seed)
        self._backups, self._path = task.folder / "backups", Path()
        self._keys, self._has = Keys(), Protection()
        self._counts: Counter[str] = Counter()

    def figure(self, kills: int) -> Figure:
        """Kill so often."""
        problems: list[str] = []
        for number in range(kills):
            problems += [f"kill {number}: {problem}" for problem in self._round(number)]
        counts = self._counts
        said = (
            f"{kills} kills ({kills - counts['log']} without a log beside the desk), {counts['steps']} acknowledged"
            f" changes all there, {counts['in part']} that were under way there as a whole, {counts['backups']} backups"
            f" whole, {counts['opening']} of {counts['old']} older desks killed while they were brought up to date,"
            f" {counts['rewritten']} passphrases changed and {counts['before'] + counts['after']} kills in such a"
            f" change ({counts['after']} with the new one there)"
        )
        return Figure(self._what, said, tuple(problems))

    def _round(self, number: int) -> list[str]:
        """A storm and its kill; returns what is wrong afterwards."""
        before: Contents = {}
        old = number % _OLD_EVERY == 0
        if old or number % _ROUNDS_A_DESK == _EMPTY_AT:
            before = self._begin(number, old=old)
        changing = number % _ROUNDS_A_DESK == _CHANGING_AT
        heard = self._kill_in_a_storm(b"" if old else b'["protecting"' if changing else b'["all"')
        seen = look(
            self._path, self._backups, heard, before, self._keys, stays=self._chance.random() < 1 / 2
        )  # fmt: skip
        self._has = seen.protection
        for name, more in (
            ("steps", heard.steps), ("in part", seen.in_part), ("backups", len(heard.backups)), ("old", old),
            ("opening", heard.rows is None), ("rewritten", heard.rewritten), ("log", seen.has_log),
        ):  # fmt: skip
            self._counts[name] += more
        if len({each.name for each in heard.protections}) > 1:
            self._counts["after" if seen.protection == heard.protections[-1] else "before"] += 1
        return seen.problems

    def _begin(self, number: int, *, old: bool) -> Contents:
        """A desk for the storm: an empty one, or one of an older program with what is in it, protected or not."""
        folder = self._folders[number % len(self._folders)] / f"storm {number}"
        folder.mkdir(parents=True)
        self._path, self._has = folder / "Storm.goaldesk", Protection()
        if not old:
            db.create(self._path).close()
            return {}
        self._path.write_bytes(lzma.decompress(self._chance.choice(OLD_DESKS).read_bytes()))
        if self._chance.random() < 1 / 3:
            self._has = Protection(self._keys.one(self._chance))
            rewrite(self._path, None, self._keys.of(self._has.name))
        store = db.open_as_it_is(self._path, self._keys.of(self._has.name))
        try:
            return contents(store)
        finally:
            store.close()

    def _kill_in_a_storm(self, after: bytes) -> Heard:
        """The time until the kill counts from these words of the child; any are said while the desk is being opened."""
        seed, wait = self._chance.getrandbits(32), self._chance.random() ** 2 * _LONGEST
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            self._storm(seed, writing)
        os.close(writing)
        said = _listen(reading, child, wait, after)
        os.close(reading)
        os.waitpid(child, 0)
        return _understood(said, self._has)

    def _storm(self, seed: int, pipe: int) -> None:
        """What the child does until it is killed."""
        saying = threading.Lock()

        def tell(what: str, value: object) -> None:
            line = json.dumps([what, value]).encode() + b"\n"
            with saying:
                os.write(pipe, line)

        try:
            storm = Storm(self._path, self._backups, random.Random(seed), tell, self._keys, self._has)
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


def _understood(said: bytes, has: Protection) -> Heard:
    """What the lines of a child come to. The last one may be cut short by the kill, and does not count."""
    rows: Dump | None = None
    going_back_to, emptying, steps, rewritten = None, False, 0, 0
    kept: list[str] = []
    broke: list[str] = []
    protections = [has]
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
        elif what == "protecting":
            protections.append(Protection(*value))
        elif what == "protected":
            rewritten += len({each.name for each in protections}) > 1
            protections = [Protection(*value)]
        elif what in {"broke", "refused"}:
            broke.append(f"{what}: {value}")
    return Heard(
        rows, going_back_to, emptying, steps, tuple(kept), tuple(broke), tuple(protections), rewritten
    )  # fmt: skip
