"""What happens in the storm: edits, autosaves, backups, tables brought in, passphrases, going back, leaving.

``ACTS`` names them with how often each comes. An act does one thing to the desk and returns when that is on the disk.
"""

import random
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from soak_figures import dump, row_hash
from soak_storm_keys import MARKER, PLAIN, Keys, Protection, change, protect, remove

from goaldesk.core.backup_keeper import BackupKeeper, restore
from goaldesk.core.backups import Reason, backups, folder_for
from goaldesk.core.changes import ChangeSet
from goaldesk.core.clock import Clock
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.errors import GoalDeskError
from goaldesk.core.formats import table
from goaldesk.core.key import Key
from goaldesk.core.services.transfer import Transfer
from goaldesk.core.types import Kind, SetbackForm

Told = Callable[[str, object], None]
"""Says on the pipe what begins (``begin``), what is on the disk (``rows``), and what is a new beginning (``all``).

Before another passphrase comes it says which (``protecting``), and once it is there too (``protected``).
"""


class Storm:
    """One desk in the storm, and what chance does to it."""

    def __init__(
        self, path: Path, folder: Path, chance: random.Random, tell: Told,
        keys: Keys | None = None, protection: Protection = PLAIN,
    ) -> None:  # fmt: skip
        """``protection`` is what the desk has, and ``keys`` are those that may come; without them none do."""
        self.path, self.folder, self.chance, self.tell = path, folder, chance, tell
        self.keys, self.protection = keys, protection
        self.clock = Clock()
        self.tell("begin", "opening")
        self.desk = self.opened()
        self._thread: threading.Thread | None = None

    def opened(self) -> Desk:
        """Open the desk as the program does."""
        return self.taken_up(open_desk(self.path, self.clock, backups=self.folder, key=self.key()))

    def taken_up(self, desk: Desk) -> Desk:
        """Give a desk that was opened its backups, and say what is in it."""
        desk.keeper = BackupKeeper(desk, folder_for(self.path, self.folder), str)
        desk.keeper.keep_promise()
        desk.subscribe(self._changed)
        self.tell("protected", self.protection)
        self.tell("all", dump(desk.store))
        return desk

    def key(self) -> Key | None:
        """What opens the desk; None if it has no passphrase."""
        return self.keys.of(self.protection.name) if self.keys else None

    def begin_protection(self, then: Protection) -> None:
        """Say what is to open the desk from now on, before anything is done for it."""
        self.tell("protecting", then)
        self.protection = then

    def _changed(self, change: ChangeSet) -> None:
        said = {
            table_name: {each: self._said_by(table_name, each) for each in ids}
            for table_name, ids in change.rows.items()
        }
        self.tell("rows", said)

    def _said_by(self, table_name: str, row_id: str) -> str:
        row = self.desk.store.connection.execute(f"SELECT * FROM {table_name} WHERE id = ?", [row_id]).fetchone()
        return row_hash(row) if row else ""

    def act(self) -> None:
        """Do one thing."""
        names, weights = zip(*((name, weight) for name, (weight, _) in ACTS.items()), strict=True)
        name = self.chance.choices(names, weights)[0]
        self.tell("begin", name)
        try:
            ACTS[name][1](self)
        except GoalDeskError as error:
            self.tell("refused", str(error))
        self.tell("end", name)

    def one_of(self, table_name: str, where: str = "deleted_at IS NULL") -> str | None:
        """The id of some row, or None if there is none."""
        found = self.desk.store.rows(f"SELECT id FROM {table_name} WHERE {where} ORDER BY id")
        return str(self.chance.choice(found)[0]) if found else None

    def words(self) -> str:
        """Something to write, sometimes long, not only in plain letters."""
        some = [self.chance.choice(_WORDS) for _ in range(self.chance.choice((3, 8, 40, 400)))]
        return " ".join((MARKER, *some))

    def wait(self) -> None:
        """Until the backup that is being made is there."""
        if self._thread is not None:
            self._thread.join()

    def begin_backup(self) -> None:
        """Make a backup in a thread of its own, as the window does, while the storm goes on."""
        self.wait()
        keeper = self.desk.keeper
        assert keeper is not None

        def run() -> None:
            try:
                made = keeper.back_up(Reason.IN_USE)
            except GoalDeskError as error:
                self.tell("refused", str(error))
            else:
                self.tell("backup", made.path.name)

        self._thread = threading.Thread(target=run)
        self._thread.start()


_TEXT = """
    ward night handover quiet listen first question story breath pace canal Übung naïve 学ぶ عربي emoji 🙂 #tag
    [[Run]] the and of to in it is that for on with
"""
_WORDS = _TEXT.split()


def _add_goal(storm: Storm) -> None:
    storm.desk.goals.add(storm.chance.choice(list(Kind)), storm.words()[:200])


def _reword(storm: Storm) -> None:
    if goal := storm.one_of("goal"):
        storm.desk.goals.reword(goal, storm.words()[:200])


def _write(storm: Storm) -> None:
    storm.desk.journal.add(storm.clock.today() - timedelta(days=storm.chance.randrange(9)), storm.words())


def _autosave(storm: Storm) -> None:
    """Typing in one entry: a few saves, one after the other, as the pauses make them."""
    entry = storm.one_of("entry")
    if not entry:
        return
    revision, text = storm.desk.store.rows("SELECT revision, text FROM entry WHERE id = ?", entry)[0]
    for _ in range(storm.chance.randint(1, 4)):
        text = f"{text[:5000]} {storm.words()}"
        revision = storm.desk.journal.save(entry, revision, text)


def _check_in(storm: Storm) -> None:
    if goal := storm.one_of("goal", "kind = 'performance' AND deleted_at IS NULL"):
        storm.desk.performance.check_in(goal, storm.chance.random() * 100, storm.words())


def _ask(storm: Storm) -> None:
    if goal := storm.one_of("goal", "kind = 'learning' AND deleted_at IS NULL"):
        storm.desk.questions.ask(goal, storm.words())


def _set_back(storm: Storm) -> None:
    goal = storm.one_of("goal", "kind = 'learning' AND deleted_at IS NULL")
    form = SetbackForm(storm.clock.today(), storm.words(), goal_ids=(goal,) if goal else ())
    storm.desk.setbacks.log(form)


def _pair(storm: Storm) -> None:
    sides = [storm.one_of("goal", f"kind = '{kind}' AND deleted_at IS NULL") for kind in Kind]
    if all(sides):
        storm.desk.pairs.pair(str(sides[0]), str(sides[1]), storm.words())


def _put_away(storm: Storm) -> None:
    if goal := storm.one_of("goal"):
        storm.desk.goals.put_away([goal])


def _bring_back(storm: Storm) -> None:
    if goal := storm.one_of("goal", "deleted_at IS NOT NULL"):
        storm.desk.goals.bring_back([goal])


def _undo(storm: Storm) -> None:
    for _ in range(storm.chance.randint(1, 3)):
        storm.desk.session.undo()


def _redo(storm: Storm) -> None:
    storm.desk.session.redo()


def _bring_in(storm: Storm) -> None:
    rows = "".join(f"| {storm.words()[:80]} | {storm.words()[:80]} |\n" for _ in range(storm.chance.randint(1, 9)))
    parsed = table.parse(f"| Performance goal | Learning goal |\n| --- | --- |\n{rows}", ".md")
    transfer = Transfer(storm.desk)
    transfer.carry_out(transfer.plan(parsed))


def _back_up(storm: Storm) -> None:
    storm.begin_backup()


def _empty_trash(storm: Storm) -> None:
    """Deletes for good, after a backup, as the dialog of the trash does."""
    storm.wait()
    storm.desk.back_up(Reason.BEFORE_DELETING)
    storm.tell("emptying", "")
    storm.desk.trash.empty()
    storm.tell("all", dump(storm.desk.store))


def _leave_and_come_back(storm: Storm) -> None:
    storm.wait()
    storm.desk.close()
    storm.desk = storm.opened()


def _go_back(storm: Storm) -> None:
    """Put a backup in the place of the desk."""
    storm.wait()
    kept = backups(folder_for(storm.path, storm.folder))
    if not kept:
        return
    chosen = storm.chance.choice(kept)
    storm.tell("going back", str(chosen.path))
    desk_key = storm.desk.store.key
    storm.desk.close()
    if storm.keys:
        storm.begin_protection(storm.protection._replace(name=storm.keys.name_for(chosen.path)))
    restore(storm.path, chosen.path, chosen.path.parent, storm.clock, key=storm.key(), desk_key=desk_key)
    storm.desk = storm.opened()


ACTS: dict[str, tuple[int, Callable[[Storm], None]]] = {
    "add a goal": (10, _add_goal),
    "reword": (8, _reword),
    "write": (10, _write),
    "autosave": (25, _autosave),
    "check in": (8, _check_in),
    "ask": (6, _ask),
    "set back": (6, _set_back),
    "pair": (5, _pair),
    "put away": (5, _put_away),
    "bring back": (3, _bring_back),
    "undo": (8, _undo),
    "redo": (6, _redo),
    "bring in a table": (3, _bring_in),
    "back up": (8, _back_up),
    "empty the trash": (1, _empty_trash),
    "leave and come back": (3, _leave_and_come_back),
    "go back to a backup": (3, _go_back),
    "protect": (5, protect),
    "change the passphrase": (5, change),
    "remove the passphrase": (2, remove),
}
"""What may happen, and how often."""

OF_THE_WHOLE_FILE = (
    "leave and come back",
    "go back to a backup",
    "protect",
    "change the passphrase",
    "remove the passphrase",
)
"""Acts that take the desk from under whoever has it open."""
