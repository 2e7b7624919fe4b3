"""Passphrases in the storm: protecting a desk, another passphrase, none any more, as the window has it done.

The keys are derived before the storm, once each: it takes a fifth of a second. What a file is opened with is told by
the salt that it begins with, and one with a salt that is not theirs is a problem in itself.
"""

import random
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from goaldesk.core.backups import Reason
from goaldesk.core.desk import open_held
from goaldesk.core.key import Key, fresh_salt, from_passphrase, salt_of
from goaldesk.core.protection import change as change_protection
from goaldesk.core.store import db

if TYPE_CHECKING:
    from soak_storm_acts import Storm

PASSPHRASES = ("correct horse", "Zwetschge naïve", "学ぶ عربي 🙂")
OPEN = ""
"""The name of having no passphrase."""

MARKER = "Pflaumenröster"
"""A word that is in nearly all that the storm writes. In a protected desk and beside it, no file may say it."""

_MARKERS = tuple(MARKER.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))


class Protection(NamedTuple):
    """What a desk is to be opened with, and whether its backups have to be protected too."""

    name: str = OPEN
    sealed: bool = False
    """Since the desk was protected together with its backups, nothing may be left that anybody can read."""


PLAIN = Protection()


class Keys:
    """The keys of the passphrases, each for one salt."""

    def __init__(self) -> None:
        self._keys = {words: from_passphrase(words, fresh_salt()) for words in PASSPHRASES}

    def one(self, chance: random.Random) -> str:
        """Some passphrase."""
        return chance.choice(PASSPHRASES)

    def of(self, name: str) -> Key | None:
        """The key of a passphrase; None for none."""
        return self._keys[name] if name else None

    def name_for(self, path: Path) -> str:
        """Which passphrase opens a file. Raises KeyError for one that no passphrase of ours opens."""
        if not db.is_protected(path):
            return OPEN
        return {key.salt: name for name, key in self._keys.items()}[salt_of(path)]

    def key_for(self, path: Path) -> Key | None:
        """The key that opens a file, or None. Raises KeyError."""
        return self.of(self.name_for(path))


def says_the_marker(path: Path) -> bool:
    """Whether anybody can read in a file what was written."""
    data = path.read_bytes()
    return any(marker in data for marker in _MARKERS)


def protect(storm: "Storm") -> None:
    """Give a desk that has none a passphrase, and its backups with it."""
    if storm.protection.name == OPEN:
        _rewrite(storm, Protection(storm.chance.choice(PASSPHRASES), sealed=True), backups=True)


def change(storm: "Storm") -> None:
    """Give a protected desk another passphrase, mostly with its backups."""
    name, sealed = storm.protection
    if name != OPEN:
        others = [other for other in PASSPHRASES if other != name]
        _rewrite(storm, Protection(storm.chance.choice(others), sealed), backups=_mostly(storm.chance))


def remove(storm: "Storm") -> None:
    """Take the passphrase away, mostly that of the backups too."""
    if storm.protection.name != OPEN:
        _rewrite(storm, Protection(), backups=_mostly(storm.chance))


def _mostly(chance: random.Random) -> bool:
    return chance.random() < 3 / 4


def _rewrite(storm: "Storm", then: Protection, *, backups: bool) -> None:
    """The steps of ``Guard.protect``, without its window."""
    storm.wait()
    desk = storm.desk
    assert desk.keeper is not None
    now = desk.store.key
    desk.back_up(Reason.BEFORE_PASSPHRASE)
    storm.begin_protection(then)
    key = storm.key()
    held = desk.close_file()
    if left := change_protection(storm.path, desk.keeper.folders() if backups else [], now, key):
        storm.tell("refused", f"{left} backups stayed as they were")
    storm.desk = storm.taken_up(open_held(storm.path, storm.clock, held, key=key))
