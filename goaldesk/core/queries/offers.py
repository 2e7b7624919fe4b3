"""Reading what may be offered to the person at this moment: on a goal's page, and for the desk as a whole."""

from collections.abc import Iterable
from typing import NamedTuple

from goaldesk.core.method import challenge, life_cycle
from goaldesk.core.method.challenge import Felt, Suggestion
from goaldesk.core.method.life_cycle import UNPARK_LEVEL, Facts, Offered
from goaldesk.core.queries import goal_page
from goaldesk.core.queries.goal_page import GoalRow
from goaldesk.core.store.db import Store
from goaldesk.core.types import Familiarity, Kind, Ladder, Said, State, Topic


class FramingAnswers(NamedTuple):
    """How often it was “not now”, whether the person's own word stands, and which evidence was answered."""

    not_now: int = 0
    kept: bool = False
    about: frozenset[str] = frozenset()


# The learning goals of a performance goal by the newest check that has evidence, the latest of these first.
_CHECKED = """
    SELECT latest.id, title, latest.ladder, level_after FROM pair JOIN goal ON goal.id = learning_id
    JOIN understanding_check AS latest ON latest.id = (
        SELECT id FROM understanding_check
        WHERE goal_id = learning_id AND deleted_at IS NULL AND level_after IS NOT NULL AND evidence <> ''
        ORDER BY day DESC, changed_at DESC, id DESC LIMIT 1)
    WHERE performance_id = ? AND pair.deleted_at IS NULL AND goal.deleted_at IS NULL
    ORDER BY latest.day DESC, pair.position, pair.id"""


class Reached(NamedTuple):
    """A learning goal whose understanding has come far enough, and the check that shows it."""

    check_id: str
    title: str
    ladder: Ladder
    level: int


def reached(store: Store, performance_id: str) -> Reached | None:
    """The partner of a performance goal that reached ``UNPARK_LEVEL`` with evidence; None if there is none (yet)."""
    rows = (Reached(*row)._replace(ladder=Ladder(row[2])) for row in store.rows(_CHECKED, performance_id))
    return next((row for row in rows if row.level >= UNPARK_LEVEL), None)


def on_page(store: Store, goal: GoalRow) -> Offered | None:
    """What to offer on the page of a goal; nothing for one that rests, is closed or put away."""
    if goal.put_away or goal.state is not State.ACTIVE:
        return None
    answered: dict[Topic, frozenset[str]] = {}
    for topic, about in store.rows("SELECT topic, about FROM offer WHERE goal_id = ? AND deleted_at IS NULL", goal.id):
        answered[Topic(topic)] = answered.get(Topic(topic), frozenset()) | {about}
    if goal.kind is Kind.PERFORMANCE:
        partners, there = goal_page.pairs(store, goal.id, Kind.PERFORMANCE), reached(store, goal.id)
        facts = Facts(
            goal.kind, goal.familiarity, answered, goal.parked, goal.measure.target is not None,
            any(pair.state is State.ACTIVE for pair in partners), there.check_id if there else "",
        )  # fmt: skip
    else:
        notes = goal_page.practice(store, goal.id)[:2]
        facts = Facts(
            goal.kind, goal.familiarity, answered, last_note=notes[0].id if suggestion(notes) else "",
            serves_known=bool(known_by_now(store, goal.id)),
        )  # fmt: skip
    return life_cycle.offer(facts)


def known_by_now(store: Store, learning_id: str) -> str:
    """The title of what a learning goal was for, where all of that is known and it came to ``UNPARK_LEVEL``; or ""."""
    served = store.rows(
        f"""
        SELECT title, familiarity FROM pair JOIN goal ON goal.id = performance_id
        WHERE learning_id = ? AND pair.deleted_at IS NULL AND goal.deleted_at IS NULL AND state = '{State.ACTIVE}'
        ORDER BY goal.position, goal.id""",
        learning_id,
    )
    if not served or any(familiarity != Familiarity.KNOWN for _, familiarity in served):
        return ""
    levels = (check.level_after or 0 for check in goal_page.checks(store, learning_id) if check.evidence)
    return str(served[0][0]) if next(levels, 0) >= UNPARK_LEVEL else ""


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
