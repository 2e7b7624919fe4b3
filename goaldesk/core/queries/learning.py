"""Reading what learning has come to: checks that are due, the story of a goal, what a new goal still leaves open."""

from datetime import date
from typing import NamedTuple

from goaldesk.core.method import schedule
from goaldesk.core.method.preparation import Step
from goaldesk.core.store.db import Store
from goaldesk.core.types import Kind, State

DUE_BY = ("understanding_check", "practice_note", "experiment", "goal")
"""The tables on which it depends which checks are due."""


class DueCheck(NamedTuple):
    """A check that may be done now. ``since_on`` is the day from which it is due."""

    goal_id: str
    title: str
    since_on: date


class Event(NamedTuple):
    """Something in the story of a learning goal. ``level``, ``before`` and ``evidence`` are those of a check."""

    day: date
    what: str
    text: str
    level: int = 0
    evidence: bool = False
    before: int | None = None


_LIVE = "deleted_at IS NULL"
# Per goal: how many checks have evidence, when the last one (or a planned one) was, and when it was last studied.
_CHECKED = f"""
    SELECT goal_id, sum(level_after IS NOT NULL AND evidence <> ''),
        max(CASE WHEN level_after IS NOT NULL AND evidence <> '' THEN day END),
        max(CASE WHEN level_after IS NULL THEN day END)
    FROM understanding_check WHERE {_LIVE} {{mine}} GROUP BY goal_id"""
_STUDIED = f"""
    SELECT goal_id, max(day) FROM (
        SELECT goal_id, day FROM practice_note WHERE {_LIVE} {{mine}}
        UNION ALL SELECT goal_id, tried_on FROM experiment WHERE {_LIVE} AND tried_on IS NOT NULL {{mine}})
    GROUP BY goal_id"""
_OF_ALL, _OF_ONE = {"mine": ""}, {"mine": "AND goal_id = ?1"}


def due_checks(store: Store, today: date) -> list[DueCheck]:
    """Checks of active learning goals that are due, the longest waiting first. Nothing depends on doing them."""
    checked = store.rows(_CHECKED.format(**_OF_ALL))
    if not checked:
        return []
    studied = dict(store.rows(_STUDIED.format(**_OF_ALL)))
    active = f"kind = '{Kind.LEARNING}' AND state = '{State.ACTIVE}' AND {_LIVE}"
    titles = dict(store.rows(f"SELECT id, title FROM goal WHERE {active}"))
    due = []
    for goal_id, number, last, planned in checked:
        since = _due_on(number, last, planned, studied.get(goal_id)) if goal_id in titles else None
        if since is not None and since <= today:
            due.append(DueCheck(goal_id, titles[goal_id], since))
    return sorted(due, key=lambda check: (check.since_on, check.title))


def next_check(store: Store, goal_id: str) -> date | None:
    """The day from which a goal's next check is due; None where there was none with evidence, and none is planned."""
    for _, number, last, planned in store.rows(_CHECKED.format(**_OF_ONE), goal_id):
        return _due_on(number, last, planned, _studied(store, goal_id))
    return None


def last_study(store: Store, goal_id: str) -> date | None:
    """The day on which a goal was last practised, or something was tried for it; None if it never was."""
    studied = _studied(store, goal_id)
    return date.fromisoformat(studied) if studied else None


def _studied(store: Store, goal_id: str) -> str | None:
    return next((day for _, day in store.rows(_STUDIED.format(**_OF_ONE), goal_id)), None)


def _due_on(number: int, last: str | None, planned: str | None, studied: str | None) -> date | None:
    day = last or planned
    if day is None:
        return None
    return schedule.due_on(number, date.fromisoformat(day), date.fromisoformat(studied) if studied else None)


_STORY = f"""
    SELECT day, 'check' AS what, evidence, level_after, evidence <> '', level_before, changed_at AS at
    FROM understanding_check WHERE goal_id = ?1 AND {_LIVE} AND level_after IS NOT NULL
    UNION ALL SELECT tried_on, 'tried', approach, 0, 0, NULL, created_at FROM experiment
    WHERE goal_id = ?1 AND {_LIVE} AND tried_on IS NOT NULL
    UNION ALL SELECT date(created_at, created_offset || ' minutes'), 'asked', text, 0, 0, NULL, created_at FROM question
    WHERE goal_id = ?1 AND {_LIVE}
    UNION ALL SELECT answered_on, 'answered', text, 0, 0, NULL, created_at FROM question
    WHERE goal_id = ?1 AND {_LIVE} AND answered_on IS NOT NULL
    UNION ALL SELECT day, 'practised', note, 0, 0, NULL, created_at FROM practice_note WHERE goal_id = ?1 AND {_LIVE}
    UNION ALL SELECT day, 'setback', what_happened, 0, 0, NULL, created_at FROM setback
    WHERE {_LIVE} AND id IN (SELECT setback_id FROM setback_goal WHERE goal_id = ?1 AND {_LIVE})
    ORDER BY 1, at, what DESC"""


def story(store: Store, goal_id: str) -> list[Event]:
    """What was tried, asked, practised and understood for a learning goal, in the order in which it came."""
    return [
        Event(date.fromisoformat(day), what, text, level, bool(evidence), before)
        for day, what, text, level, evidence, before, _ in store.rows(_STORY, goal_id)
    ]


def to_prepare(store: Store, goal_id: str) -> list[Step]:
    """The steps of a new learning goal that nothing was written for yet, in order."""
    planned = f"SELECT 1 FROM understanding_check WHERE goal_id = goal.id AND {_LIVE} AND topic || evidence <> ''"
    plan = f"SELECT 1 FROM plan WHERE goal_id = goal.id AND {_LIVE} AND active"
    rows = store.rows(
        f"""
        SELECT gap = '', question = '',
            NOT EXISTS (SELECT 1 FROM experiment WHERE goal_id = goal.id AND {_LIVE}),
            expected_mistakes = '' AND NOT EXISTS ({plan}),
            NOT EXISTS ({planned})
        FROM goal WHERE id = ?""",
        goal_id,
    )
    return [step for open_steps in rows for step, is_open in zip(Step, open_steps, strict=True) if is_open]
