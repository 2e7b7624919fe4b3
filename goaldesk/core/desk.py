"""An open desk: its file, its lock, and the verbs of every service. The composition root of the core."""

from pathlib import Path

from goaldesk.core import files, lock
from goaldesk.core.clock import Clock
from goaldesk.core.services.areas import Areas
from goaldesk.core.services.checks import Checks
from goaldesk.core.services.experiments import Experiments
from goaldesk.core.services.goals import Goals
from goaldesk.core.services.journal import Journal
from goaldesk.core.services.pairs import Pairs
from goaldesk.core.services.performance import Performance
from goaldesk.core.services.practice import Practice
from goaldesk.core.services.questions import Questions
from goaldesk.core.services.setbacks import Setbacks
from goaldesk.core.session import Session
from goaldesk.core.store import db


class Desk:
    """One person's data, open for writing. ``store`` is for the queries; all writing goes through the services."""

    def __init__(self, store: db.Store, clock: Clock, held: lock.DeskLock) -> None:
        self.path = store.path
        self.store = store
        self.clock = clock
        self.lock = held
        self.session = Session(store, clock)
        self.goals = Goals(self.session)
        self.areas = Areas(self.session)
        self.pairs = Pairs(self.session, self.goals)
        self.performance = Performance(self.session)
        self.experiments = Experiments(self.session)
        self.questions = Questions(self.session)
        self.checks = Checks(self.session)
        self.practice = Practice(self.session)
        self.setbacks = Setbacks(self.session, self.questions, self.experiments)
        self.journal = Journal(self.session)

    def close(self) -> None:
        """Close the file and let others open it."""
        self.store.close()
        self.lock.release()


def open_desk(path: Path, clock: Clock, *, create: bool = False, held_elsewhere_is_fine: bool = False) -> Desk:
    """Open a desk for writing; with ``create``, make it first.

    Raises DeskMissingError, DeskHeldError, DeskTooNewError or DeskError. No desk is made unless asked for.
    """
    if not create and not path.is_file():
        db.open_existing(path)  # says that it is missing, before a lock file is left in its place
    if create:
        files.private_folder(path.parent)
    held = lock.acquire(path, held_elsewhere_is_fine=held_elsewhere_is_fine)
    try:
        store = db.create(path) if create else db.open_existing(path)
    except BaseException:
        held.release()
        raise
    return Desk(store, clock, held)
