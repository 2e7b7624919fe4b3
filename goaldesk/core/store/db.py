"""Opening a desk's file: driver, pragmas, permissions and the version gate.

The driver is SQLCipher through Peewee. Without a passphrase it reads and writes a plain SQLite file,
so plain and protected desks share one driver, and SQLite's version does not depend on the computer.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import peewee
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk.core import files
from goaldesk.core.errors import DeskError, DeskMissingError, DeskTooNewError
from goaldesk.core.words import N_, Message

SCHEMA = 3
"""Number of the last migration step. It is the file's ``user_version`` once all steps have run."""

APPLICATION_ID = 0x47446573  # "GDes": tells tools such as file(1) what they are looking at
MIGRATIONS = Path(__file__).with_name("migrations")
HISTORY = "schema_migration"

# WAL, so that reading goes on while a change is written; FULL, so that a change that was
# acknowledged is on the disk and not in a buffer; foreign keys, which Peewee leaves off.
PRAGMAS = {"journal_mode": "wal", "synchronous": "full", "foreign_keys": 1, "busy_timeout": 4000}


class Store:
    """An open desk file.

    The session writes through it, the queries read through it, and nothing else holds it.
    """

    def __init__(self, path: Path, database: peewee.SqliteDatabase) -> None:
        self.path = path
        self.database = database

    def rows(self, query: Any) -> Iterator[tuple[Any, ...]]:
        """Run a select built from the models; rows come as plain tuples in the order of its columns.

        They come straight from the driver: the columns hold texts and numbers, and Peewee's conversion of
        every value would take three times as long as reading them.
        """
        return iter(self.database.execute(query).fetchall())

    def scalar(self, query: Any) -> Any:
        """The first value of a select, or None."""
        row = self.database.execute(query).fetchone()
        return row[0] if row else None

    def sql(self, text: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """Run one statement in SQL, for what the models cannot say (pragmas, full-text search)."""
        return list(self.database.execute_sql(text, values).fetchall())

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction. Raises DeskError, with nothing changed, if the disk is full or the file is read-only."""
        try:
            with self.database.atomic():
                yield
        except peewee.OperationalError as error:
            text = N_("Not saved yet: {reason}. What is on disk is safe.")
            raise DeskError(Message(text, {"reason": error})) from error

    def close(self) -> None:
        """Close the file. SQLite folds the write-ahead log back into it."""
        self.database.close()


def create(path: Path) -> Store:
    """Make a new desk and open it.

    Raises DeskError if there is a file already, or the folder cannot be written to.
    """
    try:
        files.private_folder(path.parent)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, files.PRIVATE_FILE))
    except FileExistsError:
        text = N_("There is a file at {path} already. It was left as it is. Choose another name.")
        raise DeskError(Message(text, {"path": path})) from None
    except OSError as error:
        text = N_("No desk could be made at {path}: {reason}. Choose a folder you may write to.")
        raise DeskError(Message(text, {"path": path, "reason": error.strerror})) from error
    try:
        return open_existing(path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def open_existing(path: Path) -> Store:
    """Open a desk, bringing its tables up to this program's version if they are older.

    Raises DeskMissingError, DeskTooNewError (nothing touched) or DeskError (not a desk, or damaged).
    """
    if not path.is_file():
        raise _missing(path)
    database = SqlCipherDatabase(str(path))
    try:
        database.connect()
        _gate(path, database)
        for name, value in PRAGMAS.items():
            database.execute_sql(f"PRAGMA {name} = {value}")
        if _pragma(database, "user_version") < SCHEMA:
            _upgrade(database)
    except (peewee.DatabaseError, sqlcipher.DatabaseError) as error:
        database.close()
        raise _unreadable(path, error) from error
    except BaseException:
        database.close()
        raise
    return Store(path, database)


def open_for_reading(path: Path) -> Store:
    """Open a desk without being able to change it, also while a window has it open.

    Raises DeskMissingError, DeskTooNewError or DeskError; the last one also for a desk of an older GoalDesk, which
    has to be opened for writing once.
    """
    if not path.is_file():
        raise _missing(path)
    database = SqlCipherDatabase(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        database.connect()
        _gate(path, database)
        if _pragma(database, "user_version") < SCHEMA:
            text = N_(
                "{path} was written by an older GoalDesk. Open it once in the window, which brings it up to date."
            )
            raise DeskError(Message(text, {"path": path}))
    except (peewee.DatabaseError, sqlcipher.DatabaseError) as error:
        database.close()
        raise _unreadable(path, error) from error
    except BaseException:
        database.close()
        raise
    return Store(path, database)


def _missing(path: Path) -> DeskMissingError:
    return DeskMissingError(Message(N_("There is no desk at {path}. Nothing was made in its place."), {"path": path}))


def _unreadable(path: Path, error: Exception) -> DeskError:
    text = N_("{path} could not be opened as a desk ({reason}). It was left as it is.")
    return DeskError(Message(text, {"path": path, "reason": error}))


def _pragma(database: peewee.SqliteDatabase, name: str) -> int:
    row = database.execute_sql(f"PRAGMA {name}").fetchone()
    return int(row[0])


def _gate(path: Path, database: peewee.SqliteDatabase) -> None:
    """Refuse what is not ours to open, before anything is written."""
    version = _pragma(database, "user_version")
    if version > SCHEMA:
        text = N_("{path} was last opened by a newer GoalDesk. It was not touched. Install that version to open it.")
        raise DeskTooNewError(Message(text, {"path": path}))
    tables = database.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and _pragma(database, "application_id") != APPLICATION_ID:
        text = N_("{path} is a database of another program, not a desk. It was left as it is.")
        raise DeskError(Message(text, {"path": path}))


def _upgrade(database: peewee.SqliteDatabase) -> None:
    """Run the steps that are missing, each in a transaction of its own, and verify before going on.

    ``playhouse.migrations`` is imported here because a desk of the present version, the usual case,
    never needs it. Its Runner turns foreign keys off around each step: with them on, rebuilding a table
    would delete the rows that hang on it.
    """
    from playhouse.migrations import Runner  # noqa: PLC0415

    runner = Runner(database, str(MIGRATIONS), table_name=HISTORY)
    for step in runner.migrations():
        if step.idx > _pragma(database, "user_version"):
            runner.up(step.name)
    broken = database.execute_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise peewee.IntegrityError(f"foreign keys of {len(broken)} rows lead nowhere after the upgrade")
