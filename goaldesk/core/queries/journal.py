"""Reading the journal: the entries of a day, earlier ones, and what an entry is linked to."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from peewee import fn

from goaldesk.core import markup
from goaldesk.core.store.db import Store
from goaldesk.core.store.models import Entry, EntryLink, EntryTag, Goal
from goaldesk.core.types import Kind


class EntryRow(NamedTuple):
    """An entry with its text, at the revision that was read."""

    id: str
    day: str
    text: str
    revision: int
    prompt: str
    created_at: str
    created_offset: int
    changed_at: str
    changed_offset: int


class EntryListing(NamedTuple):
    """An entry in a list: its first line, the rest as one line, and what it is linked to."""

    id: str
    day: str
    title: str
    excerpt: str
    performance: bool
    learning: bool
    setback: bool


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


_COLUMNS = (
    Entry.id, Entry.day, Entry.text, Entry.revision, Entry.prompt, Entry.created_at, Entry.created_offset,
    Entry.changed_at, Entry.changed_offset,
)  # fmt: skip


def entries_of(store: Store, day: date) -> list[EntryRow]:
    """The entries of a day, in the order in which they were begun."""
    query = Entry.select(*_COLUMNS).where((Entry.day == day.isoformat()) & Entry.deleted_at.is_null())
    return [EntryRow(*row) for row in store.rows(query.order_by(Entry.created_at, Entry.id))]


def entry(store: Store, entry_id: str) -> EntryRow | None:
    """One entry; None if it is put away or there is none of that id."""
    query = Entry.select(*_COLUMNS).where((Entry.id == entry_id) & Entry.deleted_at.is_null())
    return next((EntryRow(*row) for row in store.rows(query)), None)


def days_with_entries(store: Store, first: date, last: date) -> set[date]:
    """The days from ``first`` to ``last`` that have an entry."""
    query = Entry.select(Entry.day).where(Entry.day.between(first.isoformat(), last.isoformat()))
    return {date.fromisoformat(row[0]) for row in store.rows(query.where(Entry.deleted_at.is_null()).distinct())}


def earlier(store: Store, before: date, limit: int) -> list[EntryListing]:
    """The entries of the days before a day, newest first."""
    query = Entry.select(Entry.id, Entry.day, Entry.text)
    query = query.where((Entry.day < before.isoformat()) & Entry.deleted_at.is_null())
    return _listings(store, query.order_by(Entry.day.desc(), Entry.created_at.desc()).limit(limit))


def listings(store: Store, text: str = "", *, put_away: bool = False, limit: int | None = None) -> list[EntryListing]:
    """All entries, or those in which every word of ``text`` occurs, newest first."""
    query = Entry.select(Entry.id, Entry.day, Entry.text).where(Entry.deleted_at.is_null(not put_away))
    for word in text.split():
        query = query.where(Entry.text.contains(word))
    return _listings(store, query.order_by(Entry.day.desc(), Entry.created_at.desc()).limit(limit))


def _listings(store: Store, query: object) -> list[EntryListing]:
    rows = list(store.rows(query))
    links = _links(store, [row[0] for row in rows])
    result = []
    for entry_id, day, text in rows:
        title, excerpt = markup.title_and_excerpt(text)
        kinds = links[entry_id]
        marks = (Kind.PERFORMANCE in kinds, Kind.LEARNING in kinds, "setback" in kinds)
        result.append(EntryListing(entry_id, day, title, excerpt, *marks))
    return result


def _links(store: Store, ids: Collection[str]) -> dict[str, set[str]]:
    """What each entry is linked to: the kinds of its goals, and ``setback``."""
    query = EntryLink.select(EntryLink.entry_id, Goal.kind).left_outer_join(Goal, on=(Goal.id == EntryLink.goal_id))
    found: dict[str, set[str]] = defaultdict(set)
    for entry_id, kind in store.rows(query.where(EntryLink.entry_id.in_(list(ids)))):
        found[entry_id].add(kind or "setback")
    return found


def chips(store: Store, entry_id: str) -> tuple[list[LinkChip], list[TagChip]]:
    """The goals and the tags of an entry, in the order in which they were added."""
    links = EntryLink.select(EntryLink.id, Goal.id, Goal.title, Goal.kind, EntryLink.label)
    links = links.join(Goal, on=(Goal.id == EntryLink.goal_id))
    links = links.where((EntryLink.entry_id == entry_id) & Goal.deleted_at.is_null()).order_by(EntryLink.created_at)
    tags = EntryTag.select(EntryTag.id, EntryTag.tag, EntryTag.in_text).where(EntryTag.entry_id == entry_id)
    goals: dict[str, LinkChip] = {}
    for link_id, goal_id, title, kind, label in store.rows(links):
        goals.setdefault(goal_id, LinkChip(link_id, goal_id, title, Kind(kind), bool(label)))
    marks = [
        TagChip(tag_id, tag, bool(in_text)) for tag_id, tag, in_text in store.rows(tags.order_by(EntryTag.created_at))
    ]
    return list(goals.values()), marks


def goal_of_label(store: Store, entry_id: str, label: str) -> str | None:
    """The goal that a ``[[label]]`` in an entry leads to; None if to none."""
    query = EntryLink.select(EntryLink.goal_id).where(
        (EntryLink.entry_id == entry_id) & (EntryLink.label == label.strip())
    )
    found: str | None = store.scalar(query)
    return found


def tagged(store: Store, tag: str, limit: int) -> list[EntryListing]:
    """Entries with a tag that begins like this, newest first."""
    mine = EntryTag.select(EntryTag.entry_id).where(EntryTag.tag.startswith(tag))
    query = Entry.select(Entry.id, Entry.day, Entry.text).where(Entry.deleted_at.is_null() & Entry.id.in_(mine))
    return _listings(store, query.order_by(Entry.day.desc(), Entry.created_at.desc()).limit(limit))


def all_tags(store: Store) -> list[str]:
    """Every tag in use, the most used first."""
    query = EntryTag.select(EntryTag.tag).join(Entry, on=(Entry.id == EntryTag.entry_id))
    query = query.where(Entry.deleted_at.is_null()).group_by(EntryTag.tag)
    return [row[0] for row in store.rows(query.order_by(fn.COUNT(EntryTag.id).desc(), EntryTag.tag))]
