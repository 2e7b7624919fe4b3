"""Which desks are known to be damaged, so that they are not opened for writing again. Remembered in the settings.

A desk is known by its path and by the file itself: once another file has taken its place, that one is sound.
"""

from pathlib import Path
from typing import NamedTuple

from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk.core.errors import GoalDeskError
from goaldesk.core.settings import SettingsFile
from goaldesk.core.store.db import Store
from goaldesk.core.words import N_, Message


class Look(NamedTuple):
    """What a quick look found: damage as SQLite puts it, or an empty text; and whether the search index is wrong."""

    damage: str
    search_is_wrong: bool = False


def look(store: Store) -> Look:
    """Whether the file can be read as a whole. Takes some milliseconds a megabyte."""
    try:
        found = [str(row[0]) for row in store.rows("PRAGMA quick_check") if row[0] != "ok"]
    except sqlcipher.DatabaseError as error:
        if "locked" in str(error):
            return Look("")
        return Look(str(error))
    real = [each for each in found if "FTS5 table" not in each]  # the index can be made again from the rest
    return Look(real[0] if real else "", bool(found) and not real)


def is_told_by(error: GoalDeskError, store: Store) -> bool:
    """Whether an open desk that could not be opened a second time is damaged; else its file is another one by now or
    away, or the system did not let it be read at this moment."""
    return store.is_in_place() and not isinstance(error.__cause__, sqlcipher.OperationalError)


def sentence(desk: Path) -> Message:
    """What a person is told of a damaged desk. How SQLite puts it is said by ``goaldesk check``."""
    text = N_("A part of “{desk}” is damaged. What is in it can be looked at; nothing more is written to it.")
    return Message(text, {"desk": desk.stem})


def known(settings: SettingsFile, desk: Path) -> Message | None:
    """What is known of a desk that was found damaged; None for all others."""
    what = settings.now.damaged.get(str(desk), "")
    identity = what.partition(" ")[0]
    return sentence(desk) if what and identity == _identity(desk) else None


def remember(settings: SettingsFile, desk: Path, found: str) -> None:
    """From now on this file is not opened for writing."""
    settings.change(damaged={**settings.now.damaged, str(desk): f"{_identity(desk)} {found}"})


def forget(settings: SettingsFile, desk: Path) -> None:
    """It was looked at again, and is sound."""
    settings.change(damaged={path: what for path, what in settings.now.damaged.items() if path != str(desk)})


def _identity(desk: Path) -> str:
    try:
        there = desk.stat()
    except OSError:
        return ""
    return f"{there.st_dev}:{there.st_ino}"
