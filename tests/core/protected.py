"""Desks under one key or another, and what is in them."""

from pathlib import Path
from typing import Any

from goaldesk.core import key, protection
from goaldesk.core.key import Key
from goaldesk.core.protection import rewrite
from goaldesk.core.store import db

PHRASE = "Zwetschgendatschi"
"""Words of the person's that must not be found where they were not put."""

HORSE = key.from_passphrase("correct horse", key.fresh_salt())
STAPLE = key.from_passphrase("battery staple", key.fresh_salt())
CHESTNUT = key.from_passphrase("chestnut", key.fresh_salt())

CHANGES = {"protect": (None, HORSE), "change": (HORSE, STAPLE), "remove": (STAPLE, None)}


def rewritten(path: Path, then: Key | None) -> Path:
    """The desk under another key from the start."""
    if then:
        rewrite(path, None, then)
    return path


def dump(path: Path, with_key: Key | None) -> list[Any]:
    store = db.open_as_it_is(path, with_key)
    try:
        return list(protection._everything(store))
    finally:
        store.close()


def holds_words(path: Path) -> bool:
    return any(PHRASE.encode(code) in path.read_bytes() for code in ("utf-8", "utf-16-le", "utf-16-be"))
