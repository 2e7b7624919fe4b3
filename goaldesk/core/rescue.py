"""Saving out what can still be read of a damaged desk: a whole new desk, and every table as a CSV file.

Of a protected desk there is the new desk alone, under the same key: nothing of it lies anywhere in the clear.

The damaged file is only read. Rows are read in the order in which they lie there; where a page cannot be read, what
lies behind it is looked for number by number. A row that leads to one that is gone keeps its words: it gets a stand-in
to hang on, so that the new desk is sound and can be worked with.
"""

import contextlib
import csv
import hashlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk.core import files
from goaldesk.core.check import KINDS
from goaldesk.core.clock import Clock
from goaldesk.core.errors import DeskError
from goaldesk.core.store import db
from goaldesk.core.store.db import Store
from goaldesk.core.words import N_, Message

if TYPE_CHECKING:
    from goaldesk.core.key import Key

_FAR = 20_000
"""How many numbers behind an unreadable place are tried; what is said to be the last one may make no sense either."""

_NOT_SAVED = ("sqlite_", "search_", "undo_step", "schema_migration")
"""Beginnings of the names of tables that are made again, or mean nothing without the rest."""

_LINKS = frozenset({"entry_link", "entry_tag", "setback_goal", "pair", "pause", "offer"})
"""Rows without words of their own, or with few: they go where what they lead to is gone."""


class Rescued(NamedTuple):
    """What was saved out. ``desk`` and ``tables`` lie in ``folder``; ``rows`` says how many of each table were read.

    ``tables`` is None where the desk is protected.
    """

    folder: Path
    desk: Path
    tables: Path | None
    rows: dict[str, int]
    partly: tuple[str, ...]
    """Tables of which some part could not be read."""


def saved_beside(desk: Path, within: Path) -> list[Path]:
    """The folders in which earlier rescues of a desk lie, the newest first."""
    return files.in_folder(within, f"{_literal(desk.stem)} saved *")[::-1]


def _literal(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def rescue(desk: Path, within: Path, clock: Clock, key: "Key | None" = None) -> Rescued:
    """Save out what can be read of a desk, into a new folder inside ``within``. ``key`` opens a protected one.

    Raises DeskError if nothing can be read, or nothing can be written there; then there is no such folder.
    """
    folder = within / f"{desk.stem} saved {clock.now().strftime('%Y-%m-%d %H-%M-%S')}"
    try:
        source = _open(desk, key)
    except sqlcipher.DatabaseError as error:
        text = N_("Nothing in {path} can be read ({reason}). It was left as it is.")
        raise DeskError(Message(text, {"path": desk, "reason": error})) from error
    try:
        files.private_folder(folder)
        saved = db.create(folder / desk.name, key)
        try:
            return _save(source, saved, folder, clock)
        finally:
            saved.close()
    except (OSError, sqlcipher.Error) as error:
        text = N_("What can be read of {path} could not be saved to {folder}: {reason}. The desk was left as it is.")
        raise DeskError(Message(text, {"path": desk, "folder": within, "reason": error})) from error
    finally:
        source.close()


def _open(desk: Path, key: "Key | None") -> Store:
    source = db.open_as_it_is(desk, key, however_built=True)
    try:
        source.rows("PRAGMA writable_schema = 1")  # or a file that was cut short is not read at all
        source.connection.text_factory = _text
        source.rows("SELECT name FROM sqlite_master")
    except BaseException:
        source.close()
        raise
    return source


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _save(source: Store, saved: Store, folder: Path, clock: Clock) -> Rescued:
    tables = None if saved.key else files.private_folder(folder / "tables")
    read: dict[str, int] = {}
    partly = []
    saved.connection.execute("PRAGMA foreign_keys = 0")
    for table in _tables(saved):
        reader = _Reader(source, table)
        read[table] = _save_table(reader, saved, table, tables)
        if not reader.whole:
            partly.append(table)
    if not sum(read.values()) and partly:
        text = N_("No row of it can be read")
        raise sqlcipher.DatabaseError(Message(text).in_english())
    saved.connection.execute("BEGIN IMMEDIATE")
    _mend(saved, clock)
    saved.connection.execute("COMMIT")
    return Rescued(folder, saved.path, tables, read, tuple(partly))


def _tables(store: Store) -> list[str]:
    names = [row[0] for row in store.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return [name for name in names if not name.startswith(_NOT_SAVED)]


class _Reader:
    """Reads the rows of one table, past places that cannot be read. ``whole`` says afterwards if there were none."""

    def __init__(self, source: Store, table: str) -> None:
        self._source, self._table = source, table
        self.whole = True
        self.columns = self._columns()

    def _columns(self) -> list[str]:
        try:
            return [row[1] for row in self._source.rows(f"PRAGMA table_info({self._table})")]
        except sqlcipher.DatabaseError:
            self.whole = False
            return []

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Every row that can be read."""
        at, last = 0, self._last()
        while self.columns:
            try:
                for number, *row in self._source.connection.execute(
                    f"SELECT rowid, * FROM {self._table} WHERE rowid > ? ORDER BY rowid", [at]
                ):
                    at = number
                    yield tuple(row)
            except (sqlcipher.DatabaseError, UnicodeDecodeError):  # the latter of names that are no text any more
                self.whole = False
                found = self._behind(at, last)
                if found is None:
                    yield from self._backwards(at)
                    return
                at, row = found
                yield tuple(row)
            else:
                return

    def _backwards(self, until: int) -> Iterator[tuple[Any, ...]]:
        """What lies behind a wide unreadable place, from the end of the table."""
        sql = f"SELECT * FROM {self._table} WHERE rowid > ? ORDER BY rowid DESC"
        with contextlib.suppress(sqlcipher.DatabaseError, UnicodeDecodeError):
            for row in self._source.connection.execute(sql, [until + _FAR]):
                yield tuple(row)

    def _last(self) -> int | None:
        try:
            return int(self._source.value(f"SELECT max(rowid) FROM {self._table}") or 0)
        except sqlcipher.DatabaseError:
            return None

    def _behind(self, at: int, last: int | None) -> tuple[int, list[Any]] | None:
        """The first row behind an unreadable place that can be read, with its number."""
        far = at + _FAR
        for number in range(at + 1, (far if last is None else min(far, last)) + 1):
            try:
                rows = self._source.rows(f"SELECT * FROM {self._table} WHERE rowid = ?", number)
            except sqlcipher.DatabaseError:
                continue
            if rows:
                return number, list(rows[0])
        return None


def _save_table(reader: _Reader, saved: Store, table: str, tables: Path | None) -> int:
    """Write the rows of a table into the new desk, and into a file in ``tables``; returns how many there were."""
    there = {row[1] for row in saved.rows(f"PRAGMA table_info({table})")}
    known = [number for number, name in enumerate(reader.columns) if name in there]
    names = ", ".join(reader.columns[number] for number in known)
    sql = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({', '.join('?' for _ in known)})"
    number = 0
    path = tables / f"{table}.csv" if tables else None
    if path:
        files.private_file(path)
    saved.connection.execute("BEGIN IMMEDIATE")
    with path.open("w", encoding="utf-8-sig", newline="") if path else io.StringIO() as stream:
        writer = csv.writer(stream)
        writer.writerow(reader.columns)
        for row in reader.rows():
            number += 1
            writer.writerow([value.hex() if isinstance(value, bytes) else value for value in row])
            if table == "picture" and not _is_what_was_added(dict(zip(reader.columns, row, strict=True))):
                continue
            try:
                saved.connection.execute(sql, [row[each] for each in known])
            except sqlcipher.Error:  # not even the kind of value that the column takes: it is in the file alone
                reader.whole = False
    saved.connection.execute("COMMIT")
    return number


def _is_what_was_added(picture: dict[str, Any]) -> bool:
    data = picture.get("data")
    return isinstance(data, bytes) and hashlib.sha256(data).hexdigest() == picture.get("hash")


def _mend(saved: Store, clock: Clock) -> None:
    """See to rows that lead to nothing: links go, what may stand alone does, and the rest gets a stand-in."""
    kinds = {table: str(kind) for table, _, kind in KINDS}
    broken = saved.rows("PRAGMA foreign_key_check")
    for table, row_id, parent, key in sorted(broken, key=lambda row: row[0] not in kinds):  # they say what it was
        if table in _LINKS:
            saved.connection.execute(f"DELETE FROM {table} WHERE rowid = ?", [row_id])
            continue
        column = next(row[3] for row in saved.rows(f"PRAGMA foreign_key_list({table})") if row[0] == key)
        needed = next(row[3] for row in saved.rows(f"PRAGMA table_info({table})") if row[1] == column)
        if needed or column == "goal_id":  # nobody would ever see a question without its goal
            missing = saved.value(f"SELECT {column} FROM {table} WHERE rowid = ?", row_id)
            _stand_in(saved, parent, str(missing), clock, kinds.get(table, "learning"))
        else:
            saved.connection.execute(f"UPDATE {table} SET {column} = NULL WHERE rowid = ?", [row_id])


def _stand_in(saved: Store, table: str, row_id: str, clock: Clock, kind: str) -> None:
    """A row that takes the place of one that is gone, so that what hung on it is still seen."""
    today, now = clock.today().isoformat(), clock.instant()
    words = Message(N_("What was saved of something that can no longer be read")).in_english()
    values: dict[str, Any] = {
        "kind": kind if table == "goal" else None, "state": "active", "familiarity": "unset", "direction": "reach",
        "ladder": "know", "outcome": "setback", "title": words, "what_happened": words, "day": today, "span": "week",
        "starts_on": today, "ends_on": today, "created_at": now.utc, "changed_at": now.utc,
    }  # fmt: skip
    columns = saved.rows(f"PRAGMA table_info({table})")
    row = {name: values.get(name, "" if kind_ == "TEXT" else 0) for _, name, kind_, needed, *_ in columns if needed}
    row["id"] = row_id
    if table == "entry":
        row["text"] = words
    marks = ", ".join("?" for _ in row)
    sql = f"INSERT OR IGNORE INTO {table} ({', '.join(row)}) VALUES ({marks})"
    saved.connection.execute(sql, list(row.values()))
