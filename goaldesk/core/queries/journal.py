"""Reading the journal: the entries of a day, earlier ones, and what an entry is linked to."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from goaldesk.core import markup
from goaldesk.core.store.db import Store
from goaldesk.core.types import WORDS_LIMIT, Kind


class EntryRow(NamedTuple):
    """An entry with its text, at the revision that was read."""

    id: str
    day: str
    text: str
    revision: int
    prompt: str
    changed_at: str
    changed_offset: int
    private: bool


class EntryListing(NamedTuple):
    """An entry in a list: its first line, the rest as one line, and what it is linked to.

    Of a ``private`` one a list has no words at all.
    """

    id: str
    day: str
    title: str
    excerpt: str
    performance: bool
    learning: bool
    setback: bool
    private: bool


class LinkChip(NamedTuple):
    """A goal that an entry is linked to; ``in_text`` links go when their ``[[label]]`` goes."""

    id: str
    goal_id: str
    title: str
    kind: Kind
    in_text: bool


class TagChip(NamedTuple):
    """A tag of an entry; ``in_text`` tags go when their ``#word`` goes."""

    id: str
    tag: str
    in_text: bool


_ENTRY = """
    SELECT id, day, text, revision, prompt, changed_at, changed_offset, private FROM entry WHERE deleted_at IS NULL"""
_LISTING = """
    SELECT entry.id, day, iif(private, '', text), private, (
        SELECT group_concat(coalesce(goal.kind, 'setback'))
        FROM entry_link LEFT JOIN goal ON goal.id = goal_id WHERE entry_id = entry.id)
    FROM entry WHERE id IN (SELECT value FROM json_each(?))"""
_NEWEST_FIRST = "ORDER BY day DESC, created_at DESC, id DESC"

ORDER: Mapping[str, frozenset[str]] = {"entry": frozenset({"day", "deleted_at"})}
"""The columns that decide which entries are listed and in which order, in a list without a text."""


def entries_of(store: Store, day: date) -> list[EntryRow]:
    """The entries of a day, in the order in which they were begun."""
    rows = store.rows(f"{_ENTRY} AND day = ? ORDER BY created_at, id", day.isoformat())
    return [_entry_row(row) for row in rows]


def entry(store: Store, entry_id: str) -> EntryRow | None:
    """One entry; None if it is put away or there is none of that id."""
    return next((_entry_row(row) for row in store.rows(f"{_ENTRY} AND id = ?", entry_id)), None)


def _entry_row(row: tuple[Any, ...]) -> EntryRow:
    return EntryRow(*row)._replace(private=bool(row[-1]))


def days_with_entries(store: Store, first: date, last: date) -> set[date]:
    """The days from ``first`` to ``last`` that have an entry."""
    sql = "SELECT DISTINCT day FROM entry WHERE deleted_at IS NULL AND day BETWEEN ? AND ?"
    return {date.fromisoformat(row[0]) for row in store.rows(sql, first.isoformat(), last.isoformat())}


def earlier(store: Store, before: date, limit: int) -> list[str]:
    """The ids of entries of the days before a day, newest first."""
    sql = f"SELECT id FROM entry WHERE deleted_at IS NULL AND day < ? {_NEWEST_FIRST} LIMIT ?"
    return [row[0] for row in store.rows(sql, before.isoformat(), limit)]


def is_any(store: Store) -> bool:
    """Whether there is any entry that is not put away."""
    return bool(store.value("SELECT EXISTS (SELECT 1 FROM entry WHERE deleted_at IS NULL)"))


def order(store: Store, text: str = "", *, put_away: bool = False, limit: int = -1) -> list[str]:
    """The ids of all entries, or of those in which every word of ``text`` occurs (``WORDS_LIMIT``), newest first.

    At most ``limit``, -1 for all. Every text is looked at; what is not put away is found more quickly by
    ``core.search.entries``.
    """
    words = text.split()[:WORDS_LIMIT]
    where = f"deleted_at IS {'NOT NULL' if put_away else 'NULL'}" + " AND instr(fold(text), fold(?))" * len(words)
    return [row[0] for row in store.rows(f"SELECT id FROM entry WHERE {where} {_NEWEST_FIRST} LIMIT ?", *words, limit)]


def place(store: Store, entry_id: str) -> int:
    """How many entries stand before one in the list of all."""
    sql = """
        SELECT count(*) FROM entry WHERE deleted_at IS NULL
            AND (day, created_at, id) > (SELECT day, created_at, id FROM entry WHERE id = ?)"""
    return int(store.value(sql, entry_id))


def tagged(store: Store, tag: str, limit: int) -> list[str]:
    """The ids of entries with a tag that begins like this, newest first."""
    sql = f"""
        SELECT id FROM entry WHERE deleted_at IS NULL AND id IN (
            SELECT entry_id FROM entry_tag WHERE instr(fold(tag), fold(?1)) = 1)
        {_NEWEST_FIRST} LIMIT ?2"""
    return [row[0] for row in store.rows(sql, tag, limit)]


def listings(store: Store, ids: Sequence[str]) -> dict[str, EntryListing]:
    """These entries as lists show them, by id."""
    result = {}
    for entry_id, day, text, private, linked in store.rows(_LISTING, json.dumps(list(ids))):
        title, excerpt = markup.title_and_excerpt(text)
        kinds = (linked or "").split(",")
        marks = (Kind.PERFORMANCE in kinds, Kind.LEARNING in kinds, "setback" in kinds)
        result[entry_id] = EntryListing(entry_id, day, title, excerpt, *marks, private=bool(private))
    return result


def chips(store: Store, entry_id: str) -> tuple[list[LinkChip], list[TagChip]]:
    """The goals and the tags of an entry, in the order in which they were added."""
    goals: dict[str, LinkChip] = {}
    links = """
        SELECT entry_link.id, goal.id, title, kind, label FROM entry_link JOIN goal ON goal.id = goal_id
        WHERE entry_id = ? AND goal.deleted_at IS NULL ORDER BY entry_link.id"""
    for link_id, goal_id, title, kind, label in store.rows(links, entry_id):
        goals.setdefault(goal_id, LinkChip(link_id, goal_id, title, Kind(kind), bool(label)))
    tags = store.rows("SELECT id, tag, in_text FROM entry_tag WHERE entry_id = ? ORDER BY id", entry_id)
    return list(goals.values()), [TagChip(tag_id, tag, bool(in_text)) for tag_id, tag, in_text in tags]


def goal_of_label(store: Store, entry_id: str, label: str) -> str | None:
    """The goal that a ``[[label]]`` in an entry leads to; None if to none."""
    sql = "SELECT goal_id FROM entry_link WHERE entry_id = ? AND label = ?"
    found: str | None = store.value(sql, entry_id, label.strip())
    return found


def all_tags(store: Store) -> list[str]:
    """Every tag in use, the most used first; those that only private entries have are not told."""
    rows = store.rows("""
        SELECT tag FROM entry_tag JOIN entry ON entry.id = entry_id WHERE entry.deleted_at IS NULL AND NOT private
        GROUP BY tag ORDER BY count(*) DESC, tag""")
    return [row[0] for row in rows]
