"""Which desks are known to be damaged, so that they are not opened for writing again. Remembered in the settings.

A desk is known by its path and by the file itself: once another file has taken its place, that one is sound.
"""

from pathlib import Path

from goaldesk.core.settings import SettingsFile
from goaldesk.core.words import N_, Message


def sentence(desk: Path, found: str) -> Message:
    """What a person is told of a damaged desk; ``found`` is how SQLite puts it."""
    text = N_("“{desk}” is damaged ({found}). What is in it can be looked at; nothing more is written to it.")
    return Message(text, {"desk": desk.stem, "found": found})


def known(settings: SettingsFile, desk: Path) -> Message | None:
    """What is known of a desk that was found damaged; None for all others."""
    what = settings.now.damaged.get(str(desk), "")
    identity, _, found = what.partition(" ")
    return sentence(desk, found) if what and identity == _identity(desk) else None


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
