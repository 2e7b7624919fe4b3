"""Reading what there is to say when a goal closes: what was learned on the way, and what stays open."""

from typing import NamedTuple

from goaldesk.core.queries import goal_page
from goaldesk.core.store.db import Store
from goaldesk.core.types import Kind, Ladder


class Companion(NamedTuple):
    """A learning goal that is paired with the one that closes. ``level`` is 0 before the first step.

    ``checked`` says whether there is evidence for the level; ``evidence`` is the latest that was written.
    """

    id: str
    title: str
    ladder: Ladder
    level: int
    checked: bool
    evidence: str


class LeftOpen(NamedTuple):
    """What is still open when a goal closes. All of it stays with the goal."""

    questions: int
    to_try: int


def companions(store: Store, performance_id: str) -> list[Companion]:
    """The learning goals of a performance goal, in the order of its page."""
    return [_companion(store, pair) for pair in goal_page.pairs(store, performance_id, Kind.PERFORMANCE)]


def _companion(store: Store, pair: goal_page.PairRow) -> Companion:
    done = [check for check in goal_page.checks(store, pair.goal_id) if check.level_after]
    level, checked = (done[0].level_after or 0, bool(done[0].evidence)) if done else (0, False)
    evidence = next((check.evidence for check in done if check.evidence), "")
    goal = goal_page.goal(store, pair.goal_id)
    assert goal is not None, "the pair has just named it"
    return Companion(pair.goal_id, pair.title, goal.ladder, level, checked, evidence)


def left_open(store: Store, goal_id: str) -> LeftOpen:
    """The questions without an answer, and the things that were not tried yet."""
    mine = "goal_id = ? AND deleted_at IS NULL"
    return LeftOpen(
        store.value(f"SELECT count(*) FROM question WHERE {mine} AND answered_on IS NULL", goal_id),
        store.value(f"SELECT count(*) FROM experiment WHERE {mine} AND tried_on IS NULL", goal_id),
    )
