"""Reading what may be offered to the person at this moment: on a goal's page, and for the desk as a whole."""

from collections.abc import Iterable
from typing import NamedTuple

from goaldesk.core.method import challenge, life_cycle
from goaldesk.core.method.challenge import Felt, Suggestion
from goaldesk.core.method.life_cycle import UNPARK_LEVEL, Facts, Offered
from goaldesk.core.queries import goal_page
from goaldesk.core.queries.goal_page import GoalRow
from goaldesk.core.store.db import Store
from goaldesk.core.types import Kind, Said, State, Topic

OFFERED_BY = ("offer", "pair", "understanding_check", "practice_note", "goal")
"""The tables on which an offer depends."""


class FramingAnswers(NamedTuple):
    """How often it was “not now”, whether the person's own word stands, and which evidence was answered."""

    not_now: int = 0
    kept: bool = False
    about: frozenset[str] = frozenset()


# What says, with evidence, that a partner's understanding has come far enough.
_REACHED = f"""
    SELECT understanding_check.id FROM pair JOIN understanding_check ON understanding_check.goal_id = learning_id
    WHERE performance_id = ? AND pair.deleted_at IS NULL AND understanding_check.deleted_at IS NULL
        AND level_after >= {UNPARK_LEVEL} AND evidence <> ''
    ORDER BY day DESC LIMIT 1"""


def on_page(store: Store, goal: GoalRow) -> Offered | None:
    """What to offer on the page of a goal; nothing for one that rests, is closed or put away."""
    if goal.put_away or goal.state is not State.ACTIVE:
        return None
    answered: dict[Topic, frozenset[str]] = {}
    for topic, about in store.rows("SELECT topic, about FROM offer WHERE goal_id = ? AND deleted_at IS NULL", goal.id):
        answered[Topic(topic)] = answered.get(Topic(topic), frozenset()) | {about}
    if goal.kind is Kind.PERFORMANCE:
        partners = goal_page.pairs(store, goal.id, Kind.PERFORMANCE)
        facts = Facts(
            goal.kind, goal.familiarity, answered, goal.parked, goal.measure.target is not None,
            any(pair.state is State.ACTIVE for pair in partners), store.value(_REACHED, goal.id) or "",
        )  # fmt: skip
    else:
        notes = goal_page.practice(store, goal.id)[:2]
        facts = Facts(goal.kind, goal.familiarity, answered, last_note=notes[0].id if suggestion(notes) else "")
    return life_cycle.offer(facts)


def suggestion(notes: Iterable[goal_page.PracticeRow]) -> Suggestion | None:
    """What the newest practice notes of a goal suggest."""
    return challenge.suggest([Felt(note.challenge, note.stuck) for note in notes])


def framing(store: Store, goal_id: str) -> FramingAnswers:
    """What the coach was told about a goal."""
    said = f"goal_id = ? AND topic = '{Topic.FRAMING}' AND deleted_at IS NULL"
    rows = store.rows(f"SELECT answer, about FROM offer WHERE {said}", goal_id)
    return FramingAnswers(
        sum(answer == Said.NOT_NOW for answer, _ in rows),
        any(answer == Said.KEPT for answer, _ in rows),
        frozenset(about for _, about in rows),
    )
