"""Keeps the backups of one open desk: when one is due, where they lie, a second copy elsewhere, and taking one back."""

import contextlib
import importlib
import shutil
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk.core import backups, files, lock
from goaldesk.core.backups import Backup, Reason
from goaldesk.core.changes import ChangeSet
from goaldesk.core.clock import Clock
from goaldesk.core.desk import Desk, coming_back
from goaldesk.core.errors import DeskError
from goaldesk.core.store import db
from goaldesk.core.words import N_, Message

if TYPE_CHECKING:
    from goaldesk.core.key import Key

SIDE_FILES = ("-wal", "-shm", "-journal")

PROMISE = "to be protected"
"""What a file is called among backups that are to be protected as the desk is (see ``core.promises``)."""

_SALT = 16

EVERY = timedelta(minutes=30)
"""How often a desk in use is backed up, if something changed."""


class BackupKeeper:
    """Backs one desk up. Safe to be asked in a thread of its own: it reads with a connection of its own."""

    def __init__(self, desk: Desk, folder: Path, elsewhere: Callable[[], str]) -> None:
        """``elsewhere`` names the second folder, or is empty. It may be away, as a stick is."""
        self.folder = folder
        self._desk, self._elsewhere = desk, elsewhere
        self._changed = False
        desk.subscribe(self._note)

    def _note(self, _change: ChangeSet) -> None:
        self._changed = True

    def is_due(self) -> bool:
        """Whether there is something that no backup has yet. A damaged desk makes none."""
        if self._desk.store.stopped:
            return False
        if self._changed:
            return True
        newest, key = next(iter(backups.backups(self.folder)), None), self._desk.store.key
        return newest is None or _last_step(newest.path, key) != _last_step(self._desk.path, key)

    def back_up(self, reason: Reason) -> Backup:
        """Make a backup now, here and elsewhere. Raises DeskError if there is none afterwards."""
        if self._desk.store.stopped:
            raise DeskError(self._desk.store.stopped)
        self._changed = False
        reader = self._desk.reader()
        try:
            made = backups.make(reader, self.folder, reason, self._desk.clock.now())
        except DeskError:
            self._changed = True
            raise
        finally:
            reader.close()
        backups.thin(self.folder, self._desk.clock.now())
        self._copy_elsewhere(made)
        return made

    def _copy_elsewhere(self, made: Backup) -> None:
        """A second copy, where the other folder is there. It is not in the way if it is not."""
        elsewhere = Path(self._elsewhere()) if self._elsewhere() else None
        if elsewhere is None or not files.is_folder(elsewhere):
            return
        folder = elsewhere / self.folder.name
        try:
            files.private_folder(folder)
            _copy(made.path, folder)
            backups.thin(folder, self._desk.clock.now())
            for backup in backups.backups(folder):
                here = self.folder / backup.path.name
                if here.exists() and _begins(here) != _begins(backup.path):
                    _copy(here, folder)  # it was written anew, under another passphrase, while the folder was away
            self._protect_too(folder)
        except OSError as error:
            text = N_("The backup is made, but it could not be copied to {folder} too: {reason}.")
            raise DeskError(Message(text, {"folder": elsewhere, "reason": error.strerror})) from error

    def _protect_too(self, elsewhere: Path) -> None:
        """Protect the copies that are nowhere else and were away when those here were protected with the desk."""
        key = self._desk.store.key
        here, there = backups.backups(self.folder), backups.backups(elsewhere)
        if key and not _are_all_protected(there) and _are_all_protected(here):
            importlib.import_module("goaldesk.core.protection").keep_promise([elsewhere], key, None)

    def folders(self) -> list[Path]:
        """Where the backups are: here, and in the other folder if that is there."""
        elsewhere = [Path(self._elsewhere()) / self.folder.name] if self._elsewhere() else []
        return [self.folder, *elsewhere]

    def keep_promise(self) -> None:
        """Go on where the backups were being protected with the desk, and the program was ended."""
        if not self._desk.store.stopped and any(files.in_folder(folder, f"{PROMISE}*") for folder in self.folders()):
            protection = importlib.import_module("goaldesk.core.protection")
            protection.keep_promise(self.folders(), self._desk.store.key)

    def close(self) -> None:
        """Listen no more."""
        self._desk.unsubscribe(self._note)


def _copy(backup: Path, folder: Path) -> None:
    """Put a copy into a folder, under its name once it is whole."""
    part = folder / f"{backup.name}.part"
    try:
        files.private_file(part)
        shutil.copyfile(backup, part)
        backups.to_disk(part)
        part.replace(folder / backup.name)
        files.folder_to_disk(folder)
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def _are_all_protected(kept: Sequence[Backup]) -> bool:
    return all(db.is_protected(each.path) for each in kept)


def _begins(backup: Path) -> bytes:
    """What tells under which key a file is written: its salt, or that it has none."""
    with backup.open("rb") as file:
        return file.read(_SALT)


def _last_step(path: Path, key: "Key | None") -> tuple[object, ...]:
    """What was done to a desk last: the number of the newest step, and how many are undone. Times tell less: closing
    a desk touches its file, and clocks are set back."""
    try:
        store = db.open_as_it_is(path, key)
        try:
            return store.rows("""
                SELECT (SELECT seq FROM sqlite_sequence WHERE name = 'undo_step'),
                    (SELECT count(*) FROM undo_step WHERE undone)""")[0]
        finally:
            store.close()
    except (sqlcipher.DatabaseError, DeskError):
        return ()


def back_up_older(path: Path, within: Path, clock: Clock, key: "Key | None" = None) -> Backup:
    """Back a desk of an older program up as it is. Raises DeskError: then it is not to be brought up to date."""
    reader = db.open_as_it_is(path, key)
    try:
        return backups.make(reader, backups.folder_for(path, within), Reason.BEFORE_UPDATE, clock.now())
    finally:
        reader.close()


def restore(
    path: Path, backup: Path, folder: Path, clock: Clock, *, key: "Key | None" = None, desk_key: "Key | None" = None
) -> Backup | None:
    """Put a backup in the place of a desk that nobody has open; returns the backup of what was there.

    ``key`` opens the backup, and ``desk_key`` the desk, where these are protected. What was there is backed up first.
    If that cannot be, for it is damaged, it is kept beside the desk under another name, with its log, and None is
    returned. Raises DeskHeldError or DeskError; then nothing was changed.
    """
    held = lock.acquire(path)
    part = coming_back(path)
    try:
        _expect_whole(backup, key)
        files.private_file(part)
        shutil.copyfile(backup, part)
        backups.to_disk(part)
        _expect_whole(part, key)
        kept = _keep_what_is_there(path, folder, clock, desk_key)
        for ending in SIDE_FILES:  # of the desk that was there: beside the other one they would be read as its own
            path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)
        part.replace(path)
        files.folder_to_disk(path.parent)
    except OSError as error:
        text = N_("{backup} could not be put in the place of the desk: {reason}.")
        raise DeskError(Message(text, {"backup": backup.name, "reason": error.strerror})) from error
    finally:
        part.unlink(missing_ok=True)
        held.release()
    return kept


def newest_whole(folder: Path, key: "Key | None" = None) -> Backup | None:
    """The newest backup that is not damaged itself. One that the key does not open counts as whole."""
    for backup in backups.backups(folder):
        if db.is_protected(backup.path) and key is None:
            return backup
        with contextlib.suppress(DeskError):
            _expect_whole(backup.path, key)
            return backup
    return None


def _expect_whole(backup: Path, key: "Key | None") -> None:
    try:
        reader = db.open_as_it_is(backup, key)
        try:
            found = reader.value("PRAGMA quick_check")
        finally:
            reader.close()
    except sqlcipher.DatabaseError as error:
        found = str(error)
    if found != "ok":
        text = N_("{backup} is damaged ({found}). The desk was left as it is. Another backup may be whole.")
        raise DeskError(Message(text, {"backup": backup.name, "found": found}))


def _fold_log(path: Path, key: "Key | None") -> None:
    """Put what is in the log into the desk that is to go: whoever ends the program then leaves all of it."""
    desk = db.connect(str(path), key if db.is_protected(path) else None)
    try:
        desk.execute("PRAGMA journal_mode = delete")
    finally:
        desk.close()


def _keep_what_is_there(path: Path, folder: Path, clock: Clock, key: "Key | None") -> Backup | None:
    if not path.exists():
        return None
    try:
        reader = db.open_as_it_is(path, key)
        try:
            kept = backups.make(reader, folder, Reason.BEFORE_RESTORE, clock.now())
        finally:
            reader.close()
        _fold_log(path, key)
    except (DeskError, sqlcipher.DatabaseError):
        stamp = clock.now().strftime("%Y-%m-%d %H-%M-%S")
        for ending in ("", *SIDE_FILES):
            there = path.with_name(f"{path.name}{ending}")
            if there.exists():
                there.rename(path.with_name(f"{path.stem} set aside {stamp}{path.suffix}{ending}"))
        return None
    return kept
