"""Reading what the desk as a whole says: how the two columns balance, and goals to choose from."""

import json
from collections.abc import Collection, Mapping
from typing import NamedTuple

from goaldesk.core.store.db import Store, in_list
from goaldesk.core.types import OPEN_STATES, Kind, State, Topic

BALANCE: Mapping[str, frozenset[str]] = {
    "goal": frozenset({"kind", "state", "deleted_at"}),
    "pair": frozenset({"performance_id", "learning_id", "deleted_at"}),
}
"""The columns, by table, that the balance depends on."""

ACTIVE_LIMIT = 3
"""Active learning goals from which on another one asks which is to rest (method.md 1, row 6)."""

_OPEN = f"deleted_at IS NULL AND state IN ({in_list(OPEN_STATES)})"
_SHUT = f"SELECT id FROM goal WHERE deleted_at IS NOT NULL OR state NOT IN ({in_list(OPEN_STATES)})"
_UNPAIRED = f"""
    kind = '{Kind.PERFORMANCE}' AND {_OPEN} AND NOT EXISTS (
        SELECT 1 FROM pair WHERE performance_id = goal.id AND deleted_at IS NULL AND learning_id NOT IN ({_SHUT}))"""


class Balance(NamedTuple):
    """Open goals on each side, and how many performance goals have no open learning goal."""

    performance: int
    learning: int
    unpaired: int


class GoalChoice(NamedTuple):
    """A goal to link or pair."""

    id: str
    title: str
    kind: Kind


def balance(store: Store) -> Balance:
    """How the two columns compare. A fact to look at, not a mark."""
    counts = dict(store.rows(f"SELECT kind, count(*) FROM goal WHERE {_OPEN} GROUP BY kind"))
    return Balance(
        counts.get(Kind.PERFORMANCE, 0),
        counts.get(Kind.LEARNING, 0),
        store.value(f"SELECT count(*) FROM goal WHERE {_UNPAIRED}"),
    )


def first_unpaired(store: Store) -> str | None:
    """The first performance goal that has no open learning goal."""
    found: str | None = store.value(f"SELECT id FROM goal WHERE {_UNPAIRED} ORDER BY position, id LIMIT 1")
    return found


def choices(store: Store, kind: Kind | None = None) -> list[GoalChoice]:
    """Open goals to choose from, of one kind or both, in the order of the table."""
    rows = store.rows(
        f"SELECT id, title, kind FROM goal WHERE {_OPEN} AND kind LIKE ? ORDER BY kind DESC, position, id", kind or "%"
    )
    return [GoalChoice(goal_id, title, Kind(found)) for goal_id, title, found in rows]


def partners(store: Store, goal_id: str) -> frozenset[str]:
    """The goals that a goal is paired with."""
    paired = "SELECT {other} FROM pair WHERE {this} = ? AND deleted_at IS NULL"
    sides = ("performance_id", "learning_id"), ("learning_id", "performance_id")
    sql = " UNION ".join(paired.format(this=this, other=other) for this, other in sides)
    return frozenset(partner for (partner,) in store.rows(sql, goal_id, goal_id))


def active_learning(store: Store) -> list[GoalChoice]:
    """The learning goals that are active, in the order of the table."""
    active = f"kind = '{Kind.LEARNING}' AND state = '{State.ACTIVE}' AND deleted_at IS NULL"
    rows = store.rows(f"SELECT id, title FROM goal WHERE {active} ORDER BY position, id")
    return [GoalChoice(goal_id, title, Kind.LEARNING) for goal_id, title in rows]


def over_limit(store: Store) -> int:
    """How many learning goals are active, if they are too many and nobody said that so many are fine; else 0."""
    active = f"kind = '{Kind.LEARNING}' AND state = '{State.ACTIVE}' AND deleted_at IS NULL"
    number: int = store.value(f"SELECT count(*) FROM goal WHERE {active}")
    if number <= ACTIVE_LIMIT:
        return 0
    said = f"topic = '{Topic.LIMIT}' AND deleted_at IS NULL"
    fine = store.value(f"SELECT max(CAST(about AS INTEGER)) FROM offer WHERE {said}")
    return number if number > (fine or ACTIVE_LIMIT) else 0


def titles(store: Store, goal_ids: Collection[str]) -> list[GoalChoice]:
    """These goals with title and kind, in the order given; those that are put away are left out."""
    rows = store.rows(
        "SELECT id, title, kind FROM goal WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL",
        json.dumps(list(goal_ids)),
    )
    found = {goal_id: GoalChoice(goal_id, title, Kind(kind)) for goal_id, title, kind in rows}
    return [found[goal_id] for goal_id in goal_ids if goal_id in found]


def saved_searches(store: Store) -> list[tuple[str, str]]:
    """The id and the text of every saved search, in the order in which they were saved."""
    return store.rows("SELECT id, query FROM saved_search WHERE deleted_at IS NULL ORDER BY position, id")


def has_no_goals(store: Store) -> bool:
    """Whether no goal was ever written on this desk, not even one that is put away or closed."""
    return store.value("SELECT 1 FROM goal LIMIT 1") is None
