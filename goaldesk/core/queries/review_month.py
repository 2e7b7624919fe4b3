"""Reading what a look back on a month asks about: evidence to re-read, what has been open longest, goals, pairs."""

import json
from collections.abc import Collection
from typing import Any, NamedTuple

from goaldesk.core.method.reviews import Period
from goaldesk.core.queries.review_facts import MOST_GOALS
from goaldesk.core.store.db import Store
from goaldesk.core.types import Familiarity, Kind, Ladder, State

RE_READ = 4
"""Evidence texts to re-read (method.md 4.5)."""

_ACTIVE = f"goal.state = '{State.ACTIVE}' AND goal.deleted_at IS NULL"


class Evidence(NamedTuple):
    """What was written with notes closed, and how it was rated before and after."""

    id: str
    goal_id: str
    title: str
    ladder: Ladder
    day: str
    before: int | None
    after: int
    text: str


_EVIDENCE = """
    SELECT found.id, goal.id, title, found.ladder, day, level_before, level_after, evidence
    FROM understanding_check AS found JOIN goal ON goal.id = goal_id
    WHERE level_after IS NOT NULL AND evidence <> '' AND found.deleted_at IS NULL AND goal.deleted_at IS NULL"""


def evidence_texts(store: Store, period: Period) -> list[Evidence]:
    """The latest evidence by the end of a period, at most ``RE_READ`` texts, the oldest of them first."""
    newest = "AND day <= ? ORDER BY day DESC, found.created_at DESC, found.id DESC LIMIT ?"
    rows = store.rows(f"{_EVIDENCE} {newest}", period.ends_on.isoformat(), RE_READ)
    return [_evidence(row) for row in reversed(rows)]


def _evidence(row: tuple[Any, ...]) -> Evidence:
    return Evidence(*row)._replace(ladder=Ladder(row[3]))


class Topic(NamedTuple):
    """A learning goal to explain from memory, and its latest check with evidence since the period; None before it."""

    id: str
    title: str
    ladder: Ladder
    check: Evidence | None


def topic(store: Store, period: Period, goal_id: str = "") -> Topic | None:
    """The active learning goal that had gone without evidence the longest by the end of a period.

    With ``goal_id`` it is that one, once something was written about it. None where there is nothing to explain.
    """
    evidence = """
        SELECT max(day) FROM understanding_check WHERE goal_id = goal.id AND deleted_at IS NULL
            AND level_after IS NOT NULL AND evidence <> '' AND day <= ?1"""
    which = "id = ?2 AND deleted_at IS NULL" if goal_id else f"?2 = '' AND kind = '{Kind.LEARNING}' AND {_ACTIVE}"
    rows = store.rows(
        f"""
        SELECT id, title, ladder FROM goal WHERE {which}
        ORDER BY coalesce(({evidence}), date(created_at, created_offset || ' minutes')), position, id LIMIT 1""",
        period.ends_on.isoformat(),
        goal_id,
    )
    for found, title, ladder in rows:
        since = "AND goal_id = ? AND day > ? ORDER BY day DESC, found.created_at DESC, found.id DESC LIMIT 1"
        checked = store.rows(f"{_EVIDENCE} {since}", found, period.ends_on.isoformat())
        return Topic(found, title, Ladder(ladder), _evidence(checked[0]) if checked else None)
    return None


class Familiar(NamedTuple):
    """An active goal and how well its task is known."""

    id: str
    title: str
    kind: Kind
    familiarity: Familiarity
    parked: bool


def by_familiarity(store: Store) -> tuple[list[Familiar], int]:
    """The active goals, new ones first, then partly known, not said, known; and how many there are beyond those."""
    order = [Familiarity.NEW, Familiarity.PARTLY, Familiarity.UNSET, Familiarity.KNOWN]
    rank = " ".join(f"WHEN '{each}' THEN {number}" for number, each in enumerate(order))
    rows = store.rows(
        f"""
        SELECT id, title, kind, familiarity, parked FROM goal WHERE {_ACTIVE}
        ORDER BY CASE familiarity {rank} END, kind, position, id LIMIT ?""",
        MOST_GOALS,
    )
    goals = [Familiar(row[0], row[1], Kind(row[2]), Familiarity(row[3]), bool(row[4])) for row in rows]
    return goals, store.value(f"SELECT count(*) FROM goal WHERE {_ACTIVE}") - len(goals)


class Paired(NamedTuple):
    """A pair of two active goals."""

    id: str
    learning_id: str
    learning: str
    performance_id: str
    performance: str


def active_pairs(store: Store, also: Collection[str] = ()) -> tuple[list[Paired], int]:
    """The pairs of active goals, in the order of the table, and how many there are beyond those.

    ``also`` are pairs that are shown in any case, behind the others, since something was written about them.
    """
    select = """
        SELECT pair.id, learned.id, learned.title, goal.id, goal.title
        FROM pair JOIN goal ON goal.id = performance_id JOIN goal AS learned ON learned.id = learning_id"""
    active = f"pair.deleted_at IS NULL AND {_ACTIVE} AND {_ACTIVE.replace('goal.', 'learned.')}"
    order = "ORDER BY goal.position, goal.id, pair.position, pair.id"
    rows = store.rows(f"{select} WHERE {active} {order}")
    shown = [Paired(*row) for row in rows[:MOST_GOALS]]
    rest = set(also) - {pair.id for pair in shown}
    there = "goal.deleted_at IS NULL AND learned.deleted_at IS NULL"
    written = f"{select} WHERE pair.id IN (SELECT value FROM json_each(?)) AND {there} {order}"
    found = [Paired(*row) for row in store.rows(written, json.dumps(list(rest)))]
    return shown + found, len(rows) - len(shown)
