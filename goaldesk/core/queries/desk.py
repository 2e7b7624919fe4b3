"""Reading what the desk as a whole says: how the two columns balance, and goals to choose from."""

from collections.abc import Collection
from typing import NamedTuple

from peewee import fn

from goaldesk.core.store.db import Store
from goaldesk.core.store.models import Goal, Pair
from goaldesk.core.types import OPEN_STATES, Kind


class Balance(NamedTuple):
    """Open goals on each side, and the performance goals that have no learning goal, in order."""

    performance: int
    learning: int
    unpaired: tuple[str, ...]


class GoalChoice(NamedTuple):
    """A goal to link or pair."""

    id: str
    title: str
    kind: Kind


def balance(store: Store) -> Balance:
    """How the two columns compare. A fact to look at, not a mark."""
    mine = Goal.deleted_at.is_null() & Goal.state.in_(sorted(OPEN_STATES))
    counts = dict(store.rows(Goal.select(Goal.kind, fn.COUNT(Goal.id)).where(mine).group_by(Goal.kind)))
    learning = Goal.alias()
    paired = Pair.select(Pair.performance_id).join(learning, on=(learning.id == Pair.learning_id))
    paired = paired.where(
        Pair.deleted_at.is_null() & learning.deleted_at.is_null() & learning.state.in_(sorted(OPEN_STATES))
    )
    unpaired = Goal.select(Goal.id).where(mine & (Goal.kind == Kind.PERFORMANCE) & Goal.id.not_in(paired))
    ids = tuple(row[0] for row in store.rows(unpaired.order_by(Goal.position, Goal.id)))
    return Balance(counts.get(Kind.PERFORMANCE, 0), counts.get(Kind.LEARNING, 0), ids)


def choices(store: Store, kind: Kind | None = None) -> list[GoalChoice]:
    """Open goals to choose from, of one kind or both, in the order of the table."""
    query = Goal.select(Goal.id, Goal.title, Goal.kind)
    query = query.where(Goal.deleted_at.is_null() & Goal.state.in_(sorted(OPEN_STATES)))
    if kind:
        query = query.where(Goal.kind == kind)
    rows = store.rows(query.order_by(Goal.kind.desc(), Goal.position, Goal.id))
    return [GoalChoice(goal_id, title, Kind(found)) for goal_id, title, found in rows]


def titles(store: Store, goal_ids: Collection[str]) -> list[GoalChoice]:
    """These goals with title and kind, in the order given; those that are put away are left out."""
    query = Goal.select(Goal.id, Goal.title, Goal.kind).where(Goal.id.in_(list(goal_ids)) & Goal.deleted_at.is_null())
    found = {goal_id: GoalChoice(goal_id, title, Kind(kind)) for goal_id, title, kind in store.rows(query)}
    return [found[goal_id] for goal_id in goal_ids if goal_id in found]


def has_no_goals(store: Store) -> bool:
    """Whether no goal was ever written on this desk, not even one that is put away or closed."""
    return store.scalar(Goal.select(Goal.id).limit(1)) is None
