"""Preferences and the last place, in one small file. The desk itself is never in it."""

import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from goaldesk.core import files
from goaldesk.core.types import Density


class ThemeChoice(StrEnum):
    """Which colours to use."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


FONT_SIZES = (90, 100, 110, 125, 150, 175, 200)
"""Text sizes in per cent of the system's own."""

LOCK_AFTER = (1, 2, 5, 10, 15, 30, 60)
"""Minutes without a sign of a person after which a protected desk may be locked."""

AS_SYSTEM = -1


class Settings(NamedTuple):
    """What is remembered from one start to the next.

    ``desk`` is the path of the desk that opens, empty before the first start. ``week_starts_on`` counts from
    Monday as 0. ``coach`` says whether the framing coach speaks, ``prompts`` how many questions the journal asks.
    ``weekly_notice`` says whether a quiet line offers to look back on a week, and ``noticed_on`` the day on which it
    last did. ``hide_setbacks`` keeps their words out of sight, as while others see the screen (method.md 1, row 21).
    ``backup_folder`` is where a second copy of each backup goes, or empty. ``lock_after`` is the number of minutes
    after which a protected desk is locked, 0 for never. Of each desk, by its path, ``checked`` says on which day all
    of it was last checked, ``damaged`` what was found (``core.damage``), and ``explained`` what the person was told of
    its folder (``core.shared_folders``). ``window`` holds geometry, splitters and the last place, as the window wrote
    them.
    """

    desk: str = ""
    theme: ThemeChoice = ThemeChoice.SYSTEM
    font_size: int = 100
    day_starts_at: int = 0
    week_starts_on: int = AS_SYSTEM
    coach: bool = True
    prompts: Density = Density.FADING
    weekly_notice: bool = True
    hide_setbacks: bool = False
    noticed_on: str = ""
    backup_folder: str = ""
    lock_after: int = 10
    checked: dict[str, str] = {}  # noqa: RUF012  (never changed in place)
    damaged: dict[str, str] = {}  # noqa: RUF012  (never changed in place)
    explained: dict[str, str] = {}  # noqa: RUF012  (never changed in place)
    window: dict[str, Any] = {}  # noqa: RUF012  (never changed in place)


_OF_DESKS = frozenset({"checked", "damaged", "explained"})
"""What is kept of each desk, by its path."""


class SettingsFile:
    """The settings as they are now, and the file they are kept in."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._set_aside = path.with_suffix(".unreadable")
        self._writable, self._no_desk = True, False
        self.now = self._on_disk = self._load()

    def change(self, **values: Any) -> bool:
        """Change settings and write them; returns whether they are on the disk.

        Where they cannot be written they hold until the program ends. What another window has written meanwhile stays.
        """
        new = self.now._replace(**values)
        if new == self._on_disk:
            self.now = new
            return True
        data = json.dumps(self._merged(new), indent=1)  # plain ASCII, for the name of a folder may be no text at all
        self.now = new
        if not self._writable:
            return False
        try:
            files.private_folder(self._path.parent)
            files.atomic_write(self._path, data.encode())
        except OSError:
            return False
        self._on_disk = new
        return True

    def _merged(self, new: Settings) -> dict[str, Any]:
        """What is to be in the file: what was changed here, and all else as it is there by now."""
        there = self._read()
        result = new._asdict() | there
        for name in Settings._fields:
            before, now = getattr(self._on_disk, name), getattr(new, name)
            if now != before:
                result[name] = _on_top_of(there.get(name), before, now) if name in _OF_DESKS else now
        return result

    def _read(self) -> dict[str, Any]:
        try:
            stored = json.loads(self._path.read_text("utf-8-sig"))
        except (OSError, ValueError, RecursionError):
            return {}
        return stored if isinstance(stored, dict) else {}

    @property
    def lost(self) -> bool:
        """Whether there were settings that cannot be read: there may be a desk that nobody remembers."""
        return not self._writable or ((self._no_desk or self._set_aside.exists()) and not self.now.desk)

    def _load(self) -> Settings:
        """What the file says; what it does not say, or not in a way that makes sense, is as shipped.

        A file that cannot be read is set aside, not overwritten.
        """
        try:
            stored = json.loads(self._path.read_text("utf-8-sig"))
        except FileNotFoundError:
            return Settings()
        except (ValueError, RecursionError):
            stored = None
        except OSError:  # it may be readable again the next time: leave it alone
            self._writable = False
            return Settings()
        if not isinstance(stored, dict):
            try:
                self._path.replace(self._set_aside)
            except OSError:
                self._writable = False
            return Settings()
        known = {key: _checked(key, value) for key, value in stored.items() if key in Settings._fields}
        # It may be under a name that is spoilt, as where one bit of the file is another one.
        self._no_desk = known.get("desk") is None and ("desk" in stored or len(known) < len(stored))
        return Settings(**{key: value for key, value in known.items() if value is not None})


def _on_top_of(stored: object, before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """What is said of each desk: what changed from ``before`` to ``now``, on top of what is stored."""
    there = stored if isinstance(stored, dict) else {}
    left = {path: what for path, what in there.items() if path in now or path not in before}
    return left | {path: what for path, what in now.items() if before.get(path) != what}


def _is_text(value: object) -> bool:
    """Whether it is a text of a length that the system could take, as a path among others."""
    return isinstance(value, str) and len(value) < _LONGEST and "\0" not in value


def _is_length(value: object) -> bool:
    return type(value) is int and 0 <= value <= _LONGEST


def _are_lengths(value: object) -> bool:
    return isinstance(value, dict) and all(_is_text(name) and _is_length(each) for name, each in value.items())


# What a window may have written down about its place, and what makes sense of each.
_LONGEST = 4096
_PLACE: Mapping[str, Callable[[object], bool]] = {
    "geometry": _is_text,
    "side": _are_lengths,
    "log": _is_length,
    "sort": _is_text,
    "by_area": lambda value: isinstance(value, bool),
    "goal": _is_text,
}


def _checked(key: str, value: Any) -> Any:
    """A stored value if it makes sense for its setting, else None."""
    default = Settings._field_defaults[key]
    try:
        if isinstance(default, StrEnum):
            return type(default)(value)
    except ValueError:
        return None
    if type(value) is not type(default):
        return None
    if key == "window":
        return {name: each for name, each in value.items() if name in _PLACE and _PLACE[name](each)}
    if key in _OF_DESKS:
        return {path: what for path, what in value.items() if _is_text(what)}
    if key in {"desk", "noticed_on", "backup_folder"} and not _is_text(value):
        return None
    limits = {
        "font_size": range(50, 301),
        "day_starts_at": range(13),
        "week_starts_on": range(-1, 7),
        "lock_after": range(1441),
    }
    return value if key not in limits or value in limits[key] else None
