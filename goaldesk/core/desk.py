"""An open desk: its file, its lock, and the verbs of every service. The composition root of the core."""

import contextlib
import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goaldesk.core import files, lock
from goaldesk.core.clock import Clock
from goaldesk.core.store import db
from goaldesk.core.words import Message

if TYPE_CHECKING:
    from goaldesk.core.backup_keeper import BackupKeeper
    from goaldesk.core.backups import Reason
    from goaldesk.core.key import Key
    from goaldesk.core.services.areas import Areas
    from goaldesk.core.services.checks import Checks
    from goaldesk.core.services.experiments import Experiments
    from goaldesk.core.services.goals import Goals
    from goaldesk.core.services.journal import Journal
    from goaldesk.core.services.new_goals import NewGoals
    from goaldesk.core.services.offers import Offers
    from goaldesk.core.services.pairs import Pairs
    from goaldesk.core.services.performance import Performance
    from goaldesk.core.services.pictures import Pictures
    from goaldesk.core.services.plans import Plans
    from goaldesk.core.services.practice import Practice
    from goaldesk.core.services.questions import Questions
    from goaldesk.core.services.reviews import Reviews
    from goaldesk.core.services.searches import Searches
    from goaldesk.core.services.setbacks import Setbacks
    from goaldesk.core.services.templates import Templates
    from goaldesk.core.services.trash import Trash
    from goaldesk.core.session import Listener, Session


class Desk:
    """One person's data, open for writing. ``store`` is for the queries; all writing goes through the services.

    The services are loaded with their first use: a desk that is only looked at needs neither them nor Peewee.
    """

    session: "Session"
    goals: "Goals"
    areas: "Areas"
    pairs: "Pairs"
    performance: "Performance"
    experiments: "Experiments"
    questions: "Questions"
    checks: "Checks"
    practice: "Practice"
    setbacks: "Setbacks"
    journal: "Journal"
    pictures: "Pictures"
    plans: "Plans"
    offers: "Offers"
    new_goals: "NewGoals"
    searches: "Searches"
    templates: "Templates"
    trash: "Trash"
    reviews: "Reviews"

    def __init__(self, store: db.Store, clock: Clock, held: lock.DeskLock) -> None:
        self.path = store.path
        self.store = store
        self.clock = clock
        self.lock = held
        self.keeper: BackupKeeper | None = None
        """Makes the backups of this desk. Whoever opens it for a person to use gives it one."""
        self._listeners: list[Listener] = []

    def subscribe(self, listener: "Listener") -> None:
        """Call ``listener`` with a ChangeSet after every commit, in the thread that wrote."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: "Listener") -> None:
        """Call it no more."""
        self._listeners.remove(listener)

    @property
    def stopped(self) -> Message | None:
        """Why nothing is written to this desk any more, for it is damaged; None for a sound one."""
        return self.store.stopped

    def back_up(self, reason: "Reason") -> None:
        """Back up before something that changes much. Raises DeskError if that cannot be: then it is not to be done."""
        if self.keeper:
            self.keeper.back_up(reason)

    def reader(self) -> db.Store:
        """Another connection to the same file, for reading only, to be used and closed by one thread."""
        return db.open_for_reading(self.path, self.store.key)

    def is_protected(self) -> bool:
        """Whether a passphrase opens it."""
        return self.store.key is not None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in type(self).__annotations__:
            raise AttributeError(name)
        verbs = importlib.import_module("goaldesk.core.verbs")
        self.__dict__.update(vars(verbs.Verbs(self.store, self.clock, self._listeners)))
        return self.__dict__[name]

    def close(self) -> None:
        """Close the file and let others open it."""
        self.store.close()
        self.lock.release()

    def close_file(self) -> lock.DeskLock:
        """Close the file and forget its key, but let nobody else have it; returns what holds it."""
        self.store.close()
        return self.lock

    def close_and_remove(self) -> None:
        """Close a desk that was only just begun, and take its file away before anybody else can have it."""
        self.store.close()
        self.path.unlink()
        self.lock.release()


def open_desk(
    path: Path, clock: Clock, *, create: bool = False, held_elsewhere_is_fine: bool = False,
    backups: Path | None = None, key: "Key | None" = None, damaged: Message | None = None,
) -> Desk:  # fmt: skip
    """Open a desk for writing; with ``create``, make it first. One of an older program is backed up in a
    folder inside ``backups`` before it is brought up to date. ``key`` opens a protected one, or protects the new one.
    One that is known to be ``damaged`` is only read.

    Raises DeskMissingError, DeskHeldError, DeskLockedError, DeskTooNewError or DeskError. No desk is made unless asked
    for.
    """
    if not create and not files.is_file(path):
        db.open_existing(path)  # says that it is missing, before a lock file is left in its place
    if create:
        db.folder_for(path)
    held = lock.acquire(path, held_elsewhere_is_fine=held_elsewhere_is_fine)
    try:
        return open_held(path, clock, held, create=create, backups=backups, key=key, damaged=damaged)
    except BaseException:
        held.release()
        raise


def open_held(
    path: Path, clock: Clock, held: lock.DeskLock, *, create: bool = False, backups: Path | None = None,
    key: "Key | None" = None, damaged: Message | None = None,
) -> Desk:  # fmt: skip
    """Open a desk that is held already. Raises as ``open_desk`` does; the desk is still held then."""

    def before_update() -> None:
        if backups:
            importlib.import_module("goaldesk.core.backup_keeper").back_up_older(path, backups, clock, key)

    if damaged:
        store = db.open_for_reading(path, key)
        store.stop_writing(damaged)
        return Desk(store, clock, held)
    remove_unfinished(path)
    store = db.create(path, key) if create else db.open_existing(path, before_update, key)
    return Desk(store, clock, held)


def unfinished(path: Path) -> Path:
    """Where a desk is written anew, under another key, until it is whole (see ``core.protection``)."""
    return path.with_name(f"{path.name}.changing")


def coming_back(path: Path) -> Path:
    """Where a backup is copied to that is to take the place of a desk, until it is whole."""
    return path.with_name(f"{path.name}.part")


def remove_unfinished(path: Path) -> None:
    """Take away what either left behind that was ended before its end: it may be readable where the desk is not.
    Whoever calls holds the desk."""
    changing = unfinished(path)
    for left in (changing, changing.with_name(f"{changing.name}-journal"), coming_back(path)):
        with contextlib.suppress(OSError):
            left.unlink()
