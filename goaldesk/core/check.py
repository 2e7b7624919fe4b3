"""Verifying a desk: the file, the references between rows, pictures, the search index, and how much there is of all."""

import hashlib
from typing import NamedTuple

from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk.core import markup
from goaldesk.core.search import index
from goaldesk.core.store.db import Store
from goaldesk.core.store.models import TABLES
from goaldesk.core.types import Kind


class Report(NamedTuple):
    """What was found. ``problems`` is empty for a sound desk; ``counts`` is rows per table, without the trash.

    ``only_search``: there are problems, all with the search index, which can be made again from the rest.
    """

    problems: tuple[str, ...]
    counts: dict[str, int]
    only_search: bool = False


def check(store: Store) -> Report:
    """Look at everything. Reads only."""
    problems: list[str] = []
    counts: dict[str, int] = {}
    for look in (_damage, _broken_references, _rows_of_the_other_kind, _pictures, index.problems):
        try:
            problems += look(store)
        except sqlcipher.DatabaseError as error:  # a damaged page can turn up anywhere
            problems.append(f"integrity: {error}")
    for name in TABLES:
        try:
            counts[name] = store.value(f"SELECT count(*) FROM {name} WHERE deleted_at IS NULL")
        except sqlcipher.DatabaseError as error:
            problems.append(f"integrity: {name} cannot be counted ({error})")
    only_search = bool(problems) and all(_is_of_search(problem) for problem in problems)
    return Report(tuple(dict.fromkeys(problems)), counts, only_search)


def _is_of_search(problem: str) -> bool:
    """SQLite counts the index to the file, and names it where it is out of step."""
    return problem.startswith("search index: ") or "FTS5 table" in problem


def _damage(store: Store) -> list[str]:
    return [f"integrity: {row[0]}" for row in store.rows("PRAGMA integrity_check") if row[0] != "ok"]


def _broken_references(store: Store) -> list[str]:
    found = store.rows("PRAGMA foreign_key_check")
    return [f"foreign keys: row {rowid} of {table} leads to no row of {parent}" for table, rowid, parent, _ in found]


# What belongs to a goal of which kind, by its column.
KINDS = (
    ("checkin", "goal_id", Kind.PERFORMANCE),
    ("milestone", "goal_id", Kind.PERFORMANCE),
    ("experiment", "goal_id", Kind.LEARNING),
    ("practice_note", "goal_id", Kind.LEARNING),
    ("understanding_check", "goal_id", Kind.LEARNING),
    ("pair", "performance_id", Kind.PERFORMANCE),
    ("pair", "learning_id", Kind.LEARNING),
)


def _rows_of_the_other_kind(store: Store) -> list[str]:
    """Such as a check-in on a learning goal: nobody would ever see it."""
    problems = []
    for table, column, kind in KINDS:
        number = store.value(
            f"SELECT count(*) FROM {table} JOIN goal ON goal.id = {table}.{column} WHERE kind <> '{kind}'"
            f" AND {table}.deleted_at IS NULL"
        )
        if number:
            problems.append(f"kinds: {number} of {table} belong to no {kind} goal")
    return problems


# Texts that show pictures, and what such a text is called in a report.
_SHOWN_IN = (
    ("entry", "'of ' || day", "text"),
    ("entry_revision", "'made at ' || created_at", "text"),
    ("template", "'called ' || name", "text"),
)


def _pictures(store: Store) -> list[str]:
    """Pictures that are named and not there, and pictures that are no longer what was added."""
    there = {row[0] for row in store.rows("SELECT hash FROM picture")}
    problems = []
    for table, called, column in _SHOWN_IN:
        rows = store.rows(f"SELECT id, {called}, {column} FROM {table} WHERE instr({column}, '](picture:')")
        for row_id, name, text in rows:
            missing = (digest for digest in markup.pictures(text) if digest not in there)
            problems += [
                f"pictures: {table} {row_id} ({name}) shows {each}, which is not on the desk" for each in missing
            ]
    for digest in sorted(there):
        data = store.value("SELECT data FROM picture WHERE hash = ?", digest)
        if hashlib.sha256(data).hexdigest() != digest:
            problems.append(f"pictures: {digest} is not what was added under that hash")
    return problems
