"""Copying a desk. Never as a file: what was just written may still be in the log beside it."""

from pathlib import Path

from goaldesk.core.key import Key
from goaldesk.core.store import db


def copy_desk(source: Path, target: Path, key: Key | None = None) -> None:
    """Copy a desk, also while a window has it open, into one file at ``target``; that of a protected desk is protected
    too. Raises DeskError as opening does."""
    store = db.open_for_reading(source, key)
    try:
        copy = db.connect(str(target), store.key)
        try:
            store.connection.backup(copy)
        finally:
            copy.close()
    finally:
        store.close()
