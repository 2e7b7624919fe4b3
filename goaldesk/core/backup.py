"""Copying a desk. Never as a file: what was just written may still be in the log beside it."""

from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk.core.store import db


def copy_desk(source: Path, target: Path) -> None:
    """Copy a desk, also while a window has it open, into one file at ``target``. Raises DeskError as opening does."""
    store = db.open_for_reading(source)
    try:
        copy = sqlcipher.connect(str(target))
        try:
            store.connection.backup(copy)
        finally:
            copy.close()
    finally:
        store.close()
