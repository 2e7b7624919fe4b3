"""The key of a protected desk: made from its passphrase, and written down as its recovery code.

A protected desk is what SQLCipher 4 makes of a passphrase with its usual settings, so that any program with SQLCipher
opens it with that passphrase, and the file needs nothing beside it: AES-256, and a key made of the passphrase and of
the salt in the first 16 bytes of the file by PBKDF2-HMAC-SHA512 in 256,000 rounds. The recovery code is that key in
letters. So a copy or a backup of the file is opened by the passphrase and by the code that the desk had then.
"""

import hashlib
import hmac
import os
import unicodedata
from pathlib import Path

from goaldesk.core.errors import UserError
from goaldesk.core.store import db
from goaldesk.core.words import N_, Message

_ROUNDS, _KEY_BYTES, _SALT_BYTES = 256_000, 32, 16
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's alphabet: without I, L, O and U, which are taken for something else."""

_TAKEN_FOR = str.maketrans({"I": "1", "L": "1", "O": "0"})
_GROUP, _GROUPS = 5, 13
"""Each group of the code is four letters of the key, and one that checks them and their place."""


class Key:
    """What opens a protected desk. It is kept in memory alone, and says nothing of itself where it is printed."""

    def __init__(self, raw: bytes, salt: bytes) -> None:
        self._raw, self.salt = raw, salt

    def sql(self) -> str:
        """The key as SQLCipher takes it."""
        return f"x'{self._raw.hex()}{self.salt.hex()}'"

    def is_same(self, other: "Key | None") -> bool:
        """Whether the other one opens the same."""
        return other is not None and hmac.compare_digest(self.sql(), other.sql())

    def code(self) -> str:
        """The recovery code: thirteen groups of five, such as ``7K2M4``."""
        number = int.from_bytes(self._raw, "big") << 4  # 256 bits in 52 letters of five
        letters = "".join(_LETTERS[number >> shift & 31] for shift in range(255, -1, -5))
        parts = [letters[start : start + _GROUP - 1] for start in range(0, len(letters), _GROUP - 1)]
        return " ".join(part + _check_letter(part, place) for place, part in enumerate(parts))


def _check_letter(part: str, place: int) -> str:
    """It is another one if a letter is, if the group stands elsewhere, and nearly always if neighbours are swapped."""
    return _LETTERS[sum((2 * at + 1) * _LETTERS.index(letter) for at, letter in enumerate(part, 1)) + place & 31]


def from_sql(text: str) -> Key:
    """The key that ``Key.sql`` wrote."""
    both = bytes.fromhex(text[2:-1])
    return Key(both[:_KEY_BYTES], both[_KEY_BYTES:])


def fresh_salt() -> bytes:
    """A salt for a new file; it begins with what tells a protected desk from any other file."""
    return db.PROTECTED + os.urandom(_SALT_BYTES - len(db.PROTECTED))


def salt_of(path: Path) -> bytes:
    """The salt of a protected desk. Raises OSError."""
    with path.open("rb") as file:
        return file.read(_SALT_BYTES)


def from_passphrase(passphrase: str, salt: bytes) -> Key:
    """The key that a passphrase makes. It takes about a fifth of a second, so that guessing takes long.

    Keyboards and systems differ in how they write é: as one letter, or as two. Here it is always one.
    """
    words = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return Key(hashlib.pbkdf2_hmac("sha512", words, salt, _ROUNDS, _KEY_BYTES), salt)


def from_code(code: str, salt: bytes) -> Key:
    """The key that a recovery code stands for. Small letters, other spaces and dashes are fine, and so is O for 0.

    Raises UserError, which says which group does not read right.
    """
    letters = "".join(each for each in code.upper().translate(_TAKEN_FOR) if each.isalnum())
    groups = [letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP)]
    for place, group in enumerate(groups[:_GROUPS]):
        fits = len(group) == _GROUP and set(group) <= set(_LETTERS)
        if not fits or _check_letter(group[:-1], place) != group[-1]:
            text = N_("Group {n} does not read like one of a recovery code: {group}. Compare it with your copy.")
            raise UserError(Message(text, {"n": place + 1, "group": group}))
    if len(groups) != _GROUPS:
        text = N_("A recovery code has {groups} groups; these are {n}. Compare them with your copy.")
        raise UserError(Message(text, {"groups": _GROUPS, "n": len(groups)}))
    number = 0
    for letter in "".join(group[:-1] for group in groups):
        number = number << 5 | _LETTERS.index(letter)
    return Key((number >> 4).to_bytes(_KEY_BYTES, "big"), salt)


def from_either(typed: str, salt: bytes) -> Key:
    """The key of what was typed where both will do: a recovery code if it reads like one, else a passphrase."""
    try:
        return from_code(typed, salt)
    except UserError:
        return from_passphrase(typed, salt)
