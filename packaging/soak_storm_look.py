"""What is looked at after a kill: the desk, opened as the program opens it, and all that lies beside it."""

from pathlib import Path
from typing import Any, NamedTuple

from soak_figures import Dump, desk_problems, dump
from soak_storm_keys import OPEN, Keys, Protection, says_the_marker

from goaldesk.core import backups
from goaldesk.core.backup_keeper import BackupKeeper
from goaldesk.core.backups import folder_for
from goaldesk.core.clock import Clock
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.errors import GoalDeskError
from goaldesk.core.store import db
from goaldesk.core.store.models import TABLES
from goaldesk.core.undo import load

Contents = dict[str, dict[str, dict[str, Any]]]


class Heard(NamedTuple):
    """What a child said before it was killed."""

    rows: Dump | None
    """What has to be there; None if it never got as far as an open desk."""
    going_back_to: Path | None
    emptying: bool
    steps: int
    """Changes that were acknowledged."""
    backups: tuple[str, ...]
    broke: tuple[str, ...]
    """What the child says went wrong in it, which nothing may."""
    protections: tuple[Protection, ...]
    """What may open the desk: what it has, and after that what was to come when the child died."""
    rewritten: int
    """Changes of the passphrase that were acknowledged."""


class Seen(NamedTuple):
    """What was found after a kill."""

    problems: list[str]
    protection: Protection
    in_part: bool = False
    """Whether a change that was under way is there."""
    has_log: bool = False
    """Whether changes are kept in a log beside the desk until they are in it."""


def contents(store: db.Store) -> Contents:
    """What every row of the tables that there are says, by column."""
    there: Contents = {}
    for (table,) in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
        if table in TABLES:
            found = store.connection.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in found.description]
            there[table] = {row[names.index("id")]: dict(zip(names, row, strict=True)) for row in found.fetchall()}
    return there


def missing(before: Contents, now: Contents) -> list[str]:
    """What was there before and is not there now, or says something else."""
    return [
        f"{table} {row_id} is not what it was"
        for table, rows in before.items()
        for row_id, row in rows.items()
        if row != {name: now[table].get(row_id, {}).get(name) for name in row}
    ]


def look(path: Path, folder: Path, heard: Heard, before: Contents, keys: Keys, *, stays: bool) -> Seen:
    """Open a desk after a kill. ``before`` is what an older program had left in it, ``folder`` has its backups.

    Who opens it and does not stay leaves the backups that were being protected to the next.
    """
    problems = list(heard.broke)
    has = _protection(path, heard, keys)
    if has is None:
        return Seen([*problems, "neither the passphrase before nor the one that was to come opens it"], Protection())
    try:
        desk = open_desk(path, Clock(), backups=folder, key=keys.of(has.name))
    except GoalDeskError as error:
        return Seen([*problems, f"the desk does not open: {error}"], has)
    in_part = False
    try:
        has_log = desk.store.value("PRAGMA journal_mode") == "wal"
        if stays:
            BackupKeeper(desk, folder_for(path, folder), str).keep_promise()
        problems += desk_problems(desk.store) + _readable(path, folder, has, backups_too=stays)
        if heard.rows is None:
            problems += missing(before, contents(desk.store))
        elif heard.going_back_to is None or not _went_back(desk, heard.going_back_to, keys):
            found, in_part = _compare(desk, heard)
            problems += found
        else:
            in_part = True
    finally:
        desk.close()
    problems += [f"{each.name} lies beside the desk" for each in path.parent.iterdir() if not _belongs(each, path)]
    problems += _readable(path, folder, has, backups_too=stays) + _backups(path, folder, heard, keys)
    return Seen(problems, has, in_part, has_log)


def _protection(path: Path, heard: Heard, keys: Keys) -> Protection | None:
    """Which of the protections it may have a desk has; None if it is none of them."""
    try:
        name = keys.name_for(path)
    except KeyError:
        return None
    return next((each for each in reversed(heard.protections) if each.name == name), None)


def _belongs(each: Path, path: Path) -> bool:
    """Whether a file is the desk, or a journal whose head is empty: SQLite passes over that, and may leave it."""
    return each == path or (each.name == f"{path.name}-journal" and each.read_bytes()[:1] in {b"", b"\0"})


def _readable(path: Path, folder: Path, has: Protection, *, backups_too: bool) -> list[str]:
    """What anybody can read although the desk is protected: beside it, and where its backups are sealed among them."""
    if has.name == OPEN:
        return []
    places = [path.parent, *([folder_for(path, folder)] if has.sealed and backups_too else [])]
    files = [each for place in places if place.is_dir() for each in sorted(place.iterdir()) if each.is_file()]
    return [f"{each.name} can be read without the passphrase" for each in files if says_the_marker(each)]


def _went_back(desk: Desk, backup: Path, keys: Keys) -> bool:
    """Whether the desk says just what a backup says."""
    store = db.open_as_it_is(backup, keys.key_for(backup))
    try:
        return not missing(contents(store), contents(desk.store))
    finally:
        store.close()


def _compare(desk: Desk, heard: Heard) -> tuple[list[str], bool]:
    now, rows = dump(desk.store), heard.rows or {}
    differ = {
        (table, each)
        for table in TABLES
        for each in {*rows.get(table, {}), *now[table]}
        if rows.get(table, {}).get(each, "") != now[table].get(each, "")
    }
    if heard.emptying and not any(now[table].get(each) for table, each in differ):
        return [], bool(differ)  # deleted for good, but not yet acknowledged
    lost = differ - _under_way(desk)
    return [f"{table} {each} is not as it was acknowledged" for table, each in sorted(lost)], bool(differ)


def _under_way(desk: Desk) -> set[tuple[str, str]]:
    """The rows of the steps at which the undo log stands: one of them may be there without having been acknowledged."""
    steps = desk.store.rows("""
        SELECT changes FROM undo_step WHERE id IN
            ((SELECT max(id) FROM undo_step WHERE NOT undone), (SELECT min(id) FROM undo_step WHERE undone))""")
    return {(change.table, change.row_id) for (changes,) in steps for change in load(changes)}


def _backups(path: Path, folder: Path, heard: Heard, keys: Keys) -> list[str]:
    """What is wrong with the backups; all but the newest three are taken away, for the next round."""
    problems = []
    own = folder_for(path, folder)
    kept = backups.backups(own)
    problems += [f"backup {name} is gone" for name in heard.backups if name not in {each.path.name for each in kept}]
    for backup in kept:
        try:
            store = db.open_as_it_is(backup.path, keys.key_for(backup.path))
        except KeyError:
            problems.append(f"backup {backup.path.name}: no passphrase opens it")
            continue
        try:
            found = store.value("PRAGMA quick_check")
        finally:
            store.close()
        if found != "ok":
            problems.append(f"backup {backup.path.name}: {found}")
    for backup in kept[3:]:
        backup.path.unlink()
    return problems
