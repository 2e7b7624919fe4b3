"""Protecting a desk with a passphrase, giving it another one, and taking it away again.

Each is the same: the whole desk is written into a new file under another key, opened there and compared row by row,
and only then moved into the place of the old one. Until that move the old desk is there and whole; after it the new
one is (peers.md 3.10). The backups come after the desk. That they are to be written anew with it is promised among
them first, so that nobody has to know that the program was ended between two of them.
"""

import contextlib
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk.core import backups, files, promises
from goaldesk.core.backup_keeper import SIDE_FILES
from goaldesk.core.desk import remove_unfinished, unfinished
from goaldesk.core.errors import DeskError
from goaldesk.core.key import Key, salt_of
from goaldesk.core.store import db
from goaldesk.core.store.db import Store
from goaldesk.core.words import N_, Message


class Wish(NamedTuple):
    """How a desk is to be protected: by this key, or not at all. With ``backups``, those there are go along."""

    key: Key | None
    backups: bool = True


def change(
    path: Path, folders: Iterable[Path], now: Key | None, then: Key | None, done: Callable[[], object] = lambda: None
) -> int:
    """Write a desk anew under the key ``then``, and the backups in these folders with it; returns how many of them
    could not be written. ``done`` is called as it goes on.

    Nobody may have the desk open or back it up, and whoever calls holds it. Raises DeskError: then all is as it was.
    """
    had = {folder: [now, *(promises.keys_before(folder, now) if now else ())] for folder in folders}
    for folder, keys in had.items():
        backups.take_halves_away(folder)
        if then:
            promises.make(folder, then, keys)
    try:
        rewrite(path, now, then)
    except DeskError:
        for folder in had:
            promises.forget(folder, but=now)
        raise
    done()
    return sum(rewrite_backups(folder, keys, then, done) for folder, keys in had.items())


def keep_promise(folders: Iterable[Path], key: Key | None, *others: Key | None) -> None:
    """Write the backups anew that were to be with the desk, where the program was ended on the way; and those that one
    of the ``others`` opens.

    ``key`` is that of the desk; without one it never was protected, and its backups stay as they are. Where a promise
    cannot be read, it stays for the next time.
    """
    for folder in folders:
        with contextlib.suppress(DeskError):
            rewrite_backups(folder, [*promises.keys_before(folder, key), *others] if key else [], key)


def rewrite(path: Path, now: Key | None, then: Key | None) -> None:
    """Write a desk anew under the key ``then``; None leaves it without a passphrase.

    Nobody may have it open, and whoever calls holds it. Raises DeskError: then the old desk is there, as it was.
    """
    part = unfinished(path)
    try:
        remove_unfinished(path)
        files.private_file(part)
        old = db.connect(str(path), now)
        try:
            _fold_log(old, path)
            _export(old, part, then)
            _expect_same(Store(path, old, now), part, then)
        finally:
            old.close()
        _expect_alone(path)
        backups.to_disk(part)
        part.replace(path)
    except (OSError, sqlcipher.Error, DeskError) as error:
        text = N_("The passphrase was not changed: {reason}. The desk is as it was.")
        raise DeskError(Message(text, {"reason": error})) from error
    finally:
        remove_unfinished(path)
    files.folder_to_disk(path.parent)


def _fold_log(old: sqlcipher.Connection, path: Path) -> None:
    """Put what is in the log beside the desk into it, and be without one: beside the new desk it would be read as the
    new one's, and it is of the old."""
    old.execute("PRAGMA busy_timeout = 4000")
    if old.execute("PRAGMA journal_mode = delete").fetchone()[0] != "delete":
        raise _another(path)
    db.remove_stale_journal(old, path)


def _expect_alone(path: Path) -> None:
    if any(path.with_name(f"{path.name}{ending}").exists() for ending in SIDE_FILES):
        raise _another(path)


def _another(path: Path) -> DeskError:
    return DeskError(Message(N_("another program has {path} open"), {"path": path}))


def _export(old: sqlcipher.Connection, part: Path, then: Key | None) -> None:
    old.execute("ATTACH ? AS anew KEY ?", (str(part), then.sql() if then else ""))
    old.execute("BEGIN")  # only reading the old one: to write both, SQLite would put a third file beside them
    old.execute("SELECT sqlcipher_export('anew')")
    for name in ("application_id", "user_version"):
        old.execute(f"PRAGMA anew.{name} = {old.execute(f'PRAGMA main.{name}').fetchone()[0]}")
    old.execute("COMMIT")
    old.execute("DETACH anew")


def _expect_same(old: Store, part: Path, then: Key | None) -> None:
    """Open the new file as anybody would, and look at every row of it; nobody writes into the old one meanwhile."""
    new = db.open_as_it_is(part, then)
    try:
        old.connection.execute("BEGIN IMMEDIATE")
        found = new.value("PRAGMA integrity_check")
        if found != "ok" or db.is_protected(part) is not (then is not None):
            raise DeskError(Message(N_("what was written is not whole ({found})"), {"found": found}))
        if any(before != after for before, after in zip_longest(_everything(old), _everything(new))):
            raise DeskError(Message(N_("what was written is not the same as the desk")))
        old.connection.execute("COMMIT")
    finally:
        new.close()


def _everything(store: Store) -> Iterator[tuple[Any, ...]]:
    """All that a desk is made of, one row after the other."""
    yield tuple(store.value(f"PRAGMA {name}") for name in ("application_id", "user_version"))
    yield from store.rows("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name")
    tables = sorted(row[1:5] for row in store.rows("PRAGMA table_list") if row[0] == "main")
    for name, kind, _, without_rowid in tables:
        if kind in {"table", "shadow"} and name != "sqlite_schema":
            order = "" if without_rowid else " ORDER BY rowid"
            quoted = name.replace('"', '""')
            yield from store.connection.execute(f'SELECT * FROM "{quoted}"{order}')


def rewrite_backups(
    folder: Path, had: Collection[Key | None], then: Key | None, done: Callable[[], object] = lambda: None
) -> int:
    """Give the backups in a folder that one of the keys opens the new one; returns how many could not be written.

    ``done`` is called between two. What another passphrase opens stays as it is. Each is written as the desk is: the
    old one is there until then. What was promised is kept then, or for those that are left is still to be.
    """
    left = 0
    for number, backup in enumerate(backups.backups(folder)):
        if number:
            done()
        try:
            opening = [key for key in had if _opens(key, backup.path)]
            if opening:  # else an older passphrase, or damage: neither is ours to touch
                rewrite(backup.path, opening[0], then)
        except DeskError:
            left += 1
    promises.forget(folder, but=then if left else None)
    return left


def _opens(key: Key | None, backup: Path) -> bool:
    """Raises DeskError where that cannot be known at this moment."""
    if db.is_protected(backup) is not (key is not None):
        return False
    try:
        backups.look_into(backup, key)
    except DeskError as error:
        if isinstance(error.__cause__, sqlcipher.OperationalError):
            raise
        return False
    return True


def opens_a_backup(key: Key, of: Path, within: Path) -> bool:
    """Whether a key opens a backup of a desk, which lie in a folder inside ``within``.

    Each passphrase comes with a salt of its own. So one that opens a backup with the salt of the desk is that of the
    desk too, and where it does not open that, the file is damaged.
    """
    for backup in backups.backups(backups.folder_for(of, within)):
        with contextlib.suppress(DeskError, OSError):
            if salt_of(backup.path) == key.salt:
                backups.look_into(backup.path, key)
                return True
    return False
