"""Opening a desk's file: driver, pragmas, permissions and the version gate.

The driver is SQLCipher. Without a passphrase it reads and writes a plain SQLite file, so plain and protected desks
share one driver, and SQLite's version does not depend on the computer.

Reading is SQL on the driver's own connection; writing is Peewee on the same connection (``core.store.orm``). Peewee
is loaded with the first write: with the models and the building of queries it would be a third of every start.
"""

import contextlib
import importlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk.core import files
from goaldesk.core.errors import DeskDamagedError, DeskError, DeskMissingError, DeskTooNewError
from goaldesk.core.fold import fold
from goaldesk.core.shared_folders import journal_mode
from goaldesk.core.words import N_, Message

SCHEMA = 5
"""Number of the last migration step. It is the file's ``user_version`` once all steps have run."""

APPLICATION_ID = 0x47446573  # "GDes": tells tools such as file(1) what they are looking at

# FULL, so that a change that was acknowledged is on the disk and not in a buffer; foreign keys, which SQLite leaves
# off. The journal depends on the folder: a write-ahead log lets reading go on while a change is written.
PRAGMAS = {"synchronous": "full", "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 4000}


class Store:
    """An open desk file. The queries read through it, the session writes through its connection."""

    def __init__(self, path: Path, connection: sqlcipher.Connection) -> None:
        self.path = path
        self.connection = connection
        self.is_open = True
        self.stopped: Message | None = None
        """Why nothing is written any more, for the file was found damaged."""
        self._file = _identity(path)

    def is_in_place(self) -> bool:
        """Whether the file that is open is still the one of that name: it may have been moved, replaced or deleted."""
        return self._file == _identity(self.path)

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows of a select."""
        rows: list[tuple[Any, ...]] = run(self.connection, sql, values).fetchall()
        return rows

    def value(self, sql: str, *values: object) -> Any:
        """The first value of a select, or None."""
        row = run(self.connection, sql, values).fetchone()
        return row[0] if row else None

    def stop_writing(self, why: Message) -> None:
        """From now on the file is only read. ``why`` is what is said to whoever wants to write."""
        self.stopped = why
        run(self.connection, "PRAGMA query_only = 1")

    def close(self) -> None:
        """Close the file. SQLite folds the write-ahead log back into it, unless the file is not to be written to."""
        if not self.is_open:
            return
        self.is_open = False
        if self.stopped and _log_of(self.path).exists():
            # As long as somebody reads, the log is left alone; and who can only read leaves it alone too.
            reader = sqlcipher.connect(_reading_address(self.path), isolation_level=None, uri=True)
            with contextlib.suppress(sqlcipher.DatabaseError):
                reader.execute("SELECT name FROM sqlite_master").fetchone()
            self.connection.close()
            reader.close()
            return
        self.connection.close()


def run(connection: sqlcipher.Connection, sql: str, values: tuple[object, ...] = ()) -> sqlcipher.Cursor:
    """Run a statement. Raises DatabaseError, also where SQLite's own message quotes what is no text."""
    try:
        return connection.execute(sql, values)
    except UnicodeDecodeError as error:
        raise sqlcipher.DatabaseError("database disk image is malformed") from error


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def in_list(texts: Iterable[str]) -> str:
    """Texts of our own, such as states, as the inside of an SQL list. Never for what a person wrote."""
    return ", ".join(f"'{text}'" for text in sorted(texts))


def create(path: Path) -> Store:
    """Make a new desk and open it. It gets its name once it is whole, so that no half of one is ever found.

    Raises DeskError if there is a file already, or the folder cannot be written to.
    """
    making = path.with_name(f"{path.name}.making")
    if path.exists():
        text = N_("There is a file at {path} already. It was left as it is. Choose another name.")
        raise DeskError(Message(text, {"path": path}))
    folder_for(path)
    try:
        making.unlink(missing_ok=True)
        os.close(os.open(making, os.O_CREAT | os.O_EXCL | os.O_RDWR, files.PRIVATE_FILE))
        _open(making, str(making), fresh=True).close()
        log = _log_of(path)
        if (
            log.exists()
        ):  # of a desk that lay here once, and may be needed with it; beside ours it would be read as ours
            log.replace(path.with_name(f"{path.name}.left-wal"))
        making.rename(path)
    except OSError as error:
        raise _cannot_make(path, error) from error
    finally:
        making.unlink(missing_ok=True)
    return open_existing(path)


def folder_for(path: Path) -> None:
    """Make the folder that a new desk is to lie in. Raises DeskError if that cannot be."""
    try:
        files.private_folder(path.parent)
    except OSError as error:
        raise _cannot_make(path, error) from error


def _cannot_make(path: Path, error: OSError) -> DeskError:
    text = N_("No desk could be made at {path}: {reason}. Choose a folder you may write to.")
    return DeskError(Message(text, {"path": path, "reason": error.strerror}))


def open_existing(path: Path, before_update: Callable[[], None] | None = None) -> Store:
    """Open a desk. The tables of an older one are brought up to date, after ``before_update`` was called.

    Raises DeskMissingError, DeskTooNewError (nothing touched) or DeskError (not a desk, or damaged).
    """
    return _open(path, str(path), before_update=before_update)


def open_for_reading(path: Path) -> Store:
    """Open a desk without being able to change it, also while a window has it open.

    Raises DeskMissingError, DeskTooNewError or DeskError; the last one also for a desk of an older GoalDesk, which
    has to be opened for writing once.
    """
    return _open(path, _reading_address(path), reading=True)


def open_as_it_is(path: Path) -> Store:
    """Open a desk for reading whatever program wrote it, and leave it at that. Raises DatabaseError."""
    connection = sqlcipher.connect(_reading_address(path), isolation_level=None, uri=True)
    run(connection, "PRAGMA query_only = 1")
    return Store(path, connection)


def _reading_address(path: Path) -> str:
    """Who may only read cannot take the log beside the file away again. So unless somebody else has it, the file is
    opened for writing, and then told not to write."""
    return f"{path.absolute().as_uri()}?mode={'ro' if _log_of(path).exists() else 'rw'}"


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _open(
    path: Path, address: str, *, reading: bool = False, fresh: bool = False,
    before_update: Callable[[], None] | None = None,
) -> Store:  # fmt: skip
    if not path.is_file():
        text = N_("There is no desk at {path}. Nothing was made in its place.")
        raise DeskMissingError(Message(text, {"path": path}))
    connection = sqlcipher.connect(address, isolation_level=None, uri=reading)
    # SQLite's own lower() knows no letters beyond ASCII.
    connection.create_function("fold", 1, fold, deterministic=True)
    store = Store(path, connection)
    try:
        if not fresh:
            _gate(store)
        for name, value in ({"query_only": 1} if reading else PRAGMAS).items():
            run(connection, f"PRAGMA {name} = {value}")
        if not reading:
            _set_journal(connection, path)
        if store.value("PRAGMA user_version") < SCHEMA:
            if before_update and not fresh:
                before_update()
            _bring_up_to_date(store, reading=reading)
    except sqlcipher.DatabaseError as error:
        store.close()
        text = N_("{path} could not be opened as a desk ({reason}). It was left as it is.")
        # What SQLite calls no more than a database error is a file that it cannot make sense of.
        kind = DeskDamagedError if type(error) is sqlcipher.DatabaseError else DeskError
        raise kind(Message(text, {"path": path, "reason": error})) from error
    except BaseException:
        store.close()
        raise
    return store


def _set_journal(connection: sqlcipher.Connection, path: Path) -> None:
    """A log beside the file or a rollback journal, as suits the folder: a desk may have been moved there or away."""
    with contextlib.suppress(sqlcipher.OperationalError):  # while somebody reads it stays as it is, until the next time
        run(connection, f"PRAGMA journal_mode = {journal_mode(path)}")


def _gate(store: Store) -> None:
    """Refuse what is not ours to open, before anything is written."""
    if store.value("SELECT count(*) FROM sqlite_master") == 0:
        text = N_("{path} is empty: there is no desk in it. It was left as it is. Look for a copy of your desk.")
        raise DeskError(Message(text, {"path": store.path}))
    if store.value("PRAGMA application_id") != APPLICATION_ID:
        text = N_("{path} is a database of another program, not a desk. It was left as it is.")
        raise DeskError(Message(text, {"path": store.path}))
    if store.value("PRAGMA user_version") > SCHEMA:
        text = N_("{path} was last opened by a newer GoalDesk. It was not touched. Install that version to open it.")
        raise DeskTooNewError(Message(text, {"path": store.path}))


def _bring_up_to_date(store: Store, *, reading: bool) -> None:
    if reading:
        text = N_("{path} was written by an older GoalDesk. Open it once in the window, which brings it up to date.")
        raise DeskError(Message(text, {"path": store.path}))
    # Peewee's migrations are loaded only for a desk that needs them.
    importlib.import_module("goaldesk.core.store.upgrade").upgrade(store)
