"""All that a line of the search over the window says: what was found, kind by kind, with where each of it stands."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from goaldesk.core.fold import fold
from goaldesk.core.queries import goal_table
from goaldesk.core.queries import setbacks as setback_query
from goaldesk.core.queries.goal_table import LearningCell, PerformanceCell
from goaldesk.core.queries.setbacks import LoggedSetback
from goaldesk.core.search.asked import Asked, Findable, parse
from goaldesk.core.search.find import Hit, find
from goaldesk.core.store.db import Store
from goaldesk.core.types import Kind
from goaldesk.core.words import Message

EACH, ALL_OF_ONE = 5, 60
"""Hits of each kind, and of a kind that is asked for alone."""


class Everything(NamedTuple):
    """What was found for ``text``. ``more`` are the kinds of which there is more; ``problem`` says why nothing was."""

    text: str
    asked: Asked
    hits: Mapping[Findable, Sequence[Hit]]
    more: frozenset[Findable] = frozenset()
    performance: Mapping[str, PerformanceCell] = {}
    learning: Mapping[str, LearningCell] = {}
    setbacks: Mapping[str, LoggedSetback] = {}
    tags: Sequence[str] = ()
    problem: Message | None = None


def everything(store: Store, text: str) -> Everything:
    """Look for a text everywhere. Reads only, and can be interrupted."""
    asked = parse(text)
    limit = ALL_OF_ONE if len(asked.kinds) == 1 or asked.tags else EACH
    found = find(store, asked, limit=limit + 1)
    hits = {kind: [hit for hit in found if hit.kind is kind] for kind in Findable}
    more = frozenset(kind for kind, some in hits.items() if len(some) > limit)
    hits = {kind: some[:limit] for kind, some in hits.items() if some}
    goals = hits.get(Findable.GOAL, [])
    return Everything(
        text,
        asked,
        hits,
        more,
        goal_table.performance_cells(store, [hit.id for hit in goals if hit.detail == Kind.PERFORMANCE]),
        goal_table.learning_cells(store, [hit.id for hit in goals if hit.detail == Kind.LEARNING]),
        setback_query.logged(store, [hit.id for hit in hits.get(Findable.SETBACK, ())]),
        [] if asked.kinds or asked.tags or asked.goal else tags(store, asked.words),
    )


def tags(store: Store, words: Sequence[str], limit: int = EACH) -> list[str]:
    """Tags of entries in which every word is. Each tag is sought behind the one before: there are few, used often."""
    if not words:
        return []
    where = " AND ".join(["instr(fold(tag), ?) > 0"] * len(words))
    return [
        row[0]
        for row in store.rows(
            f"""
            WITH RECURSIVE used (tag) AS (
                SELECT min(tag) FROM entry_tag
                UNION ALL
                SELECT (SELECT min(entry_tag.tag) FROM entry_tag WHERE entry_tag.tag > used.tag) FROM used
                WHERE used.tag IS NOT NULL)
            SELECT tag FROM used WHERE tag IS NOT NULL AND {where} AND EXISTS (
                SELECT 1 FROM entry_tag JOIN entry ON entry.id = entry_id
                WHERE entry_tag.tag = used.tag AND entry.deleted_at IS NULL AND NOT private)
            LIMIT ?""",
            *(fold(word) for word in words),
            limit,
        )
    ]
