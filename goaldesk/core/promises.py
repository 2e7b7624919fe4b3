"""What is written down among backups that are to be written anew with their desk, until they are.

The desk comes first. Whoever ends the program between two backups would leave the rest as they were: readable by
anybody, or under a key that is nowhere any more. A promise holds the keys that they have. It is a file under the key
that they are to get. So it says nothing to whom the desk does not open for, and where the desk did not get that key in
the end it means nothing.
"""

import contextlib
from collections.abc import Iterable
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk.core import files
from goaldesk.core.backup_keeper import PROMISE
from goaldesk.core.errors import DeskError
from goaldesk.core.key import Key, from_sql
from goaldesk.core.store import db
from goaldesk.core.words import N_, Message


def make(folder: Path, then: Key, keys: Iterable[Key | None]) -> None:
    """Promise the backups in a folder the key ``then`` in place of these; None stands for those without one.

    Where it cannot be written, no backup can be either, which is said then.
    """
    path = _path(folder, then)
    part = path.with_name(f"{path.name}.part")
    with contextlib.suppress(OSError, sqlcipher.Error):
        part.unlink(missing_ok=True)
        files.private_file(part)
        promise = db.connect(str(part), then)
        try:
            promise.execute("PRAGMA journal_mode = off")  # it has its name only when it is whole
            promise.execute("PRAGMA synchronous = full")
            promise.execute("CREATE TABLE had (key TEXT)")
            promise.executemany("INSERT INTO had VALUES (?)", [(each.sql() if each else None,) for each in keys])
        finally:
            promise.close()
        part.replace(path)
        files.folder_to_disk(folder)


def keys_before(folder: Path, key: Key) -> list[Key | None]:
    """The keys that backups in a folder may still have which were promised this one; none where none were.

    Raises DeskError where that cannot be read at this moment.
    """
    path = _path(folder, key)
    if not files.is_file(path):
        return []
    try:
        with contextlib.closing(db.connect(str(path), key)) as promise:
            return [from_sql(had) if had else None for (had,) in promise.execute("SELECT key FROM had").fetchall()]
    except sqlcipher.OperationalError as error:
        text = N_("The passphrase was not changed: {reason}. The desk is as it was.")
        raise DeskError(Message(text, {"reason": error})) from error
    except sqlcipher.Error:
        return []


def forget(folder: Path, *, but: Key | None = None) -> None:
    """Take away what was promised, for it is kept, or for the desk did not get that key; except what ``but`` opens."""
    for path in files.in_folder(folder, f"{PROMISE}*"):
        if but is None or path != _path(folder, but):
            with contextlib.suppress(OSError):
                path.unlink()


def _path(folder: Path, key: Key) -> Path:
    return folder / f"{PROMISE} {key.salt[-4:].hex()}"
