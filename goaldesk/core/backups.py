"""Backups of a desk: made by copying page by page, opened and compared before they count, and thinned with age.

A backup is a whole desk in one file. Its name says when it was made and why; nothing else is remembered of it.
"""

import contextlib
import hashlib
import math
import os
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk.core import files
from goaldesk.core.errors import DeskError, DeskLockedError
from goaldesk.core.store import db
from goaldesk.core.store.db import Store
from goaldesk.core.words import N_, Message

if TYPE_CHECKING:
    from goaldesk.core.key import Key

ENDING = ".goaldesk"
_STAMP = "%Y-%m-%dT%H-%M-%S-%f"
_COUNTED = ("goal", "pair", "entry", "setback", "question", "experiment", "understanding_check", "checkin")


class Reason(StrEnum):
    """Why a backup was made. The value is part of its file's name."""

    START = "start"
    CLOSE = "close"
    IN_USE = "in-use"
    BY_HAND = "by-hand"
    BEFORE_UPDATE = "before-update"
    BEFORE_IMPORT = "before-import"
    BEFORE_RESTORE = "before-restore"
    BEFORE_PASSPHRASE = "before-passphrase"  # noqa: S105  (the name of a reason)
    BEFORE_DELETING = "before-deleting"


KEPT_ALL = timedelta(days=1)
"""How long every backup is kept; older ones are thinned to one a day, a week and a month."""

_DAILY, _WEEKLY = timedelta(days=14), timedelta(days=90)


class Backup(NamedTuple):
    """A backup as its file's name and size tell it."""

    path: Path
    at: datetime
    reason: Reason
    size: int


def folder_for(desk: Path, within: Path) -> Path:
    """The folder inside ``within`` for the backups of the desk at a path. It is found also when the desk is gone."""
    real = str(desk.resolve())
    return within / f"{desk.stem}-{hashlib.sha256(real.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def make(source: Store, folder: Path, reason: Reason, now: datetime) -> Backup:
    """Back a desk up into ``folder``. ``source`` is a connection of its own: nothing that is written waits for it.

    The backup of a protected desk is opened by the same passphrase and the same recovery code. Raises DeskError if it
    cannot be written, or is not the same as the desk; then there is no file of that name.
    """
    at = now.astimezone(UTC)
    while (target := folder / f"{at.strftime(_STAMP)}Z {reason}{ENDING}").exists():
        at += timedelta(microseconds=1)  # a backup is never written over
    part = target.with_suffix(".part")
    try:
        files.private_folder(folder)
        files.private_file(part)
        counts = _copy(source, part)
        _expect_same(part, counts, source.key)
        to_disk(part)
        part.rename(target)
        files.folder_to_disk(folder)
    except (OSError, sqlcipher.Error, DeskError) as error:
        text = N_("No backup could be made in {folder}: {reason}. The desk itself is safe.")
        raise DeskError(Message(text, {"folder": folder, "reason": error})) from error
    finally:
        for left in (part, *(part.with_name(part.name + ending) for ending in ("-wal", "-shm", "-journal"))):
            with contextlib.suppress(OSError):
                left.unlink()
    return Backup(target, at, reason, target.stat().st_size)


def _copy(source: Store, part: Path) -> dict[str, int]:
    """Copy the desk as it is at one moment; returns how many rows there were then."""
    copy = db.connect(str(part), source.key)
    try:
        source.connection.execute("BEGIN")  # where there is no log, who writes waits until this is over
        try:
            counts = counted(source)
            source.connection.backup(copy)
        finally:
            source.connection.execute("COMMIT")
        copy.execute("PRAGMA journal_mode = delete")  # one file, without a log beside it
    finally:
        copy.close()
    return counts


def _expect_same(part: Path, counts: dict[str, int], key: "Key | None") -> None:
    copy = db.open_as_it_is(part, key)
    try:
        found = copy.value("PRAGMA quick_check")
        if found != "ok" or counted(copy) != counts:
            raise DeskError(Message(N_("the copy is not the same as the desk ({found})"), {"found": found}))
    finally:
        copy.close()


def to_disk(path: Path) -> None:
    """Wait until a file is on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def counted(store: Store) -> dict[str, int]:
    """How much there is of everything, without the trash."""
    return {table: store.value(f"SELECT count(*) FROM {table} WHERE deleted_at IS NULL") for table in _COUNTED}


def look_into(path: Path, key: "Key | None" = None) -> dict[str, int]:
    """How much there is in a backup. Raises DeskLockedError if the key does not open it, or DeskError."""
    try:
        store = db.open_as_it_is(path, key)
        try:
            return counted(store)
        finally:
            store.close()
    except sqlcipher.DatabaseError as error:
        if db.is_protected(path):
            text = N_("This one has another passphrase than the desk has now. It is asked for when you open it.")
            raise DeskLockedError(Message(text)) from error
        text = N_("This one cannot be read ({reason}). The others are not touched by that.")
        raise DeskError(Message(text, {"reason": error})) from error


def backups(folder: Path) -> list[Backup]:
    """The backups in a folder, the newest first. Files of another sort are passed over."""
    found = []
    for path in files.in_folder(folder, f"*{ENDING}"):
        stamp, _, reason = path.stem.partition("Z ")
        try:
            at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
            found.append(Backup(path, at, Reason(reason), path.stat().st_size))
        except (ValueError, OSError):
            continue
    return sorted(found, key=lambda backup: (backup.at, backup.path), reverse=True)


def to_thin(kept: Sequence[Backup], now: datetime) -> list[Backup]:
    """Which backups may go: all of the last day stay, then the newest of each day, week and month.

    The newest large one stays, whatever its age: should a desk ever lose most of what it holds, the copies of the
    rest must not push out the last copy of the whole (peers.md 3.3).
    """
    largest = max((backup.size for backup in kept), default=0)
    stay: set[Path] = set()
    if large := next((backup for backup in kept if backup.size * 2 > largest), None):
        stay.add(large.path)
    seen: set[tuple[str, int, int]] = set()
    for backup in kept:
        slot = _slot(backup.at, now)
        if slot is None or slot not in seen:
            stay.add(backup.path)
        if slot is not None:
            seen.add(slot)
    return [backup for backup in kept if backup.path not in stay]


def _slot(at: datetime, now: datetime) -> tuple[str, int, int] | None:
    """What a backup is one of; None for the last day, of which all are kept. A clock set back keeps them too."""
    age = now - at
    if age <= KEPT_ALL:
        return None
    if age <= _DAILY:
        return "day", at.toordinal(), 0
    if age <= _WEEKLY:
        year, week, _ = at.isocalendar()
        return "week", year, week
    return "month", at.year, at.month


def thin(folder: Path, now: datetime) -> list[Backup]:
    """Take away what may go; returns what went. What cannot be taken away stays, without a word."""
    gone = []
    for backup in to_thin(backups(folder), now.astimezone(UTC)):
        try:
            backup.path.unlink()
        except OSError:
            continue
        gone.append(backup)
    take_halves_away(folder, now.timestamp() - KEPT_ALL.total_seconds())
    return gone


def take_halves_away(folder: Path, before: float = math.inf) -> None:
    """What was left of backups that were never finished, or not under another key, such as in a power cut.

    ``before`` is the time that they are older than, while somebody may be at one.
    """
    for left in (*files.in_folder(folder, "*Z *.part*"), *files.in_folder(folder, "*Z *.changing*")):
        with contextlib.suppress(OSError):
            if left.stat().st_mtime < before:
                left.unlink()
