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
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk import paths
from goaldesk.core import files
from goaldesk.core.errors import DeskDamagedError, DeskError, DeskLockedError, DeskMissingError, DeskTooNewError
from goaldesk.core.fold import fold
from goaldesk.core.shared_folders import journal_mode
from goaldesk.core.words import N_, Message

if TYPE_CHECKING:
    from goaldesk.core.key import Key

SCHEMA = 5
"""Number of the last migration step. It is the file's ``user_version`` once all steps have run."""

APPLICATION_ID = 0x47446573  # "GDes": tells tools such as file(1) what they are looking at

PROTECTED = b"GDesk\x01"
"""What the file of a protected desk begins with, as the first part of its salt (see ``core.key``)."""

# FULL, so that a change that was acknowledged is on the disk and not in a buffer; foreign keys, which SQLite leaves
# off. The journal depends on the folder: a write-ahead log lets reading go on while a change is written.
PRAGMAS = {"synchronous": "full", "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 4000}


class Store:
    """An open desk file. The queries read through it, the session writes through its connection."""

    def __init__(self, path: Path, connection: sqlcipher.Connection, key: "Key | None" = None) -> None:
        self.path = path
        self.connection = connection
        self.key = key
        """What opens the file; None for one without a passphrase."""
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
        self.is_open, key, self.key = False, self.key, None
        if self.stopped and _log_of(self.path).exists():
            # As long as somebody reads, the log is left alone; and who can only read leaves it alone too.
            reader = connect(_reading_address(self.path), key, uri=True)
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


def is_protected(path: Path) -> bool:
    """Whether a file is a desk that a passphrase protects. One that cannot be read is none."""
    try:
        with path.open("rb") as file:
            return file.read(len(PROTECTED)) == PROTECTED
    except OSError:
        return False


def connect(address: str, key: "Key | None", *, uri: bool = False) -> sqlcipher.Connection:
    """A connection to a file, or to one in memory, that is written with a key or plainly."""
    connection = sqlcipher.connect(address, isolation_level=None, uri=uri)
    if key:
        connection.execute("PRAGMA cipher_log_level = NONE")  # it would tell the terminal of every wrong passphrase
        connection.execute(f'PRAGMA key = "{key.sql()}"')
    return connection


def create(path: Path, key: "Key | None" = None) -> Store:
    """Make a new desk and open it, with ``key`` a protected one.

    It gets its name once it is whole, so that no half of one is ever found.

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
        _open(making, str(making), key, fresh=True).close()
        # That of a desk which lay here once may be needed with it; beside ours it would be read as ours.
        if (log := _log_of(path)).exists():
            log.replace(path.with_name(f"{path.name}.left-wal"))
        making.rename(path)
    except OSError as error:
        raise _cannot_make(path, error) from error
    finally:
        making.unlink(missing_ok=True)
    return open_existing(path, key=key)


def folder_for(path: Path) -> None:
    """Make the folder that a new desk is to lie in. Raises DeskError if that cannot be."""
    try:
        files.private_folder(path.parent)
    except OSError as error:
        raise _cannot_make(path, error) from error


def _cannot_make(path: Path, error: OSError) -> DeskError:
    text = N_("No desk could be made at {path}: {reason}. Choose a folder you may write to.")
    return DeskError(Message(text, {"path": path, "reason": error.strerror}))


def open_existing(
    path: Path, before_update: Callable[[], None] | None = None, key: "Key | None" = None
) -> Store:  # fmt: skip
    """Open a desk. The tables of an older one are brought up to date, after ``before_update`` was called.

    Raises DeskMissingError, DeskLockedError (the key does not open it), DeskTooNewError (nothing touched) or DeskError
    (not a desk, or damaged).
    """
    return _open(path, str(path), key, before_update=before_update)


def open_for_reading(path: Path, key: "Key | None" = None) -> Store:
    """Open a desk without being able to change it, also while a window has it open.

    Raises DeskMissingError, DeskLockedError, DeskTooNewError or DeskError; the last one also for a desk of an older
    GoalDesk, which has to be opened for writing once.
    """
    return _open(path, _reading_address(path), key, reading=True)


def open_as_it_is(path: Path, key: "Key | None" = None, *, however_built: bool = False) -> Store:
    """Open a desk for reading whatever GoalDesk wrote it, and leave it at that; ``however_built``, a damaged one too.

    A key is not used for a file that needs none, as a backup may be that was made before the desk was protected.
    Raises DatabaseError, or DeskError for one in which something of others would act.
    """
    key = key if key and is_protected(path) else None
    store = Store(path, connect(_reading_address(path), key, uri=True), key)
    try:
        store.rows("PRAGMA query_only = 1")
        if not however_built and store.value("PRAGMA user_version") <= SCHEMA:
            _expect_own_shape(store)
    except BaseException:
        store.close()
        raise
    return store


def _reading_address(path: Path) -> str:
    """Who may only read cannot take the log beside the file away again. So unless somebody else has it, the file is
    opened for writing, and then told not to write."""
    return f"{path.absolute().as_uri()}?mode={'ro' if files.is_file(_log_of(path)) else 'rw'}"


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _open(
    path: Path, address: str, key: "Key | None" = None, *, reading: bool = False, fresh: bool = False,
    before_update: Callable[[], None] | None = None,
) -> Store:  # fmt: skip
    if not files.is_file(path):
        text = N_("There is no desk at {path}. Nothing was made in its place.")
        raise DeskMissingError(Message(text, {"path": path}))
    key = key if key and (fresh or is_protected(path)) else None
    store = Store(path, with_functions(connect(address, key, uri=reading)), key)
    try:
        if not fresh:
            _gate(store)
            _expect_own_shape(store)
        for name, value in ({"query_only": 1} if reading else PRAGMAS).items():
            store.rows(f"PRAGMA {name} = {value}")
        if not reading:
            _set_journal(store.connection, path)
        if store.value("PRAGMA user_version") < SCHEMA:
            if before_update and not fresh:
                before_update()
            _bring_up_to_date(store, reading=reading)
    except sqlcipher.DatabaseError as error:
        store.close()
        if "not a database" in str(error) and is_protected(path):
            text = N_("“{desk}” is protected. Its passphrase opens it.")
            raise DeskLockedError(Message(text, {"desk": path.stem})) from error
        text = N_("{path} could not be opened as a desk ({reason}). It was left as it is.")
        # What SQLite calls no more than a database error is a file that it cannot make sense of.
        kind = DeskDamagedError if type(error) is sqlcipher.DatabaseError else DeskError
        raise kind(Message(text, {"path": path, "reason": error})) from error
    except BaseException:
        store.close()
        raise
    return store


def with_functions(connection: sqlcipher.Connection) -> sqlcipher.Connection:
    """Give a connection the functions that a desk uses. SQLite's own lower() knows no letters beyond ASCII."""
    connection.create_function("fold", 1, fold, deterministic=True)
    return connection


def shape(store: Store) -> str:
    """All that a file is built of, in SQL: its indexes, tables, triggers and views."""
    rows = store.rows("SELECT sql FROM sqlite_schema WHERE sql <> '' ORDER BY type, name")
    return "".join(f"{row[0]};\n" for row in rows)


def _expect_own_shape(store: Store) -> None:
    """Refuse a file with anything in it that would act by itself. Only an unusual one is looked at closely."""
    if shape(store) != paths.resource("schema.sql").read_text("utf-8"):
        importlib.import_module("goaldesk.core.store.shape").expect_own(store)


def _set_journal(connection: sqlcipher.Connection, path: Path) -> None:
    """A log beside the file or a rollback journal, as suits the folder: a desk may have been moved there or away."""
    with contextlib.suppress(sqlcipher.OperationalError):  # while somebody reads it stays as it is, until the next time
        run(connection, f"PRAGMA journal_mode = {journal_mode(path)}")
        remove_stale_journal(connection, path)


def remove_stale_journal(connection: sqlcipher.Connection, path: Path) -> None:
    """Take away a journal of a process that was ended before anything it wrote could depend on it.

    SQLite passes over such a one, whose head is still empty, and lets it lie until something is written. Until then
    it looks as if somebody had the desk, and what it holds can be read, also beside a desk that is protected meanwhile.
    SQLite looks whether anybody needs it and deletes it, where a journal that was to persist is to do so no more
    (https://sqlite.org/pragma.html#pragma_journal_mode).
    """
    if (
        path.with_name(f"{path.name}-journal").exists()
        and run(connection, "PRAGMA journal_mode").fetchone()[0] != "wal"
    ):
        for mode in ("persist", "delete"):
            run(connection, f"PRAGMA journal_mode = {mode}")


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
