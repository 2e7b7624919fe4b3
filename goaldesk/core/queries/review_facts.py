"""Reading what a period left on the desk, for a look back on it: learning first, results last."""

import json
from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from goaldesk.core import markup
from goaldesk.core.method.reviews import Period
from goaldesk.core.queries.setbacks import LoggedSetback, logged
from goaldesk.core.store.db import Store
from goaldesk.core.types import Direction, Kind, Ladder, Measure, State, Verdict

FACTS_FROM = (
    "understanding_check", "experiment", "question", "practice_note", "setback", "entry", "checkin", "milestone",
    "goal",
)  # fmt: skip
"""The tables that facts come from."""

MOST_GOALS = 12
"""Goals that a step asks about one by one, where nothing else says which of them matter now."""


OF_REVIEW = "review:"
"""What stands before the id of a review that a question came of."""


class Matter(StrEnum):
    """What kind of fact it is, in the order in which a review shows them."""

    CHECK = "check"
    EXPERIMENT = "experiment"
    QUESTION = "question"
    PRACTICE = "practice"
    SETBACK = "setback"
    ENTRY = "entry"
    CHECKIN = "checkin"
    MILESTONE = "milestone"


class Fact(NamedTuple):
    """Something that happened on a day, and the row it stands in.

    ``text`` are the person's own words: the evidence, the approach, the question, the note, what happened, the first
    line of the entry (empty for a private one), the title of the milestone. ``before`` and ``after`` are the levels
    of a check; ``after`` is the felt challenge of a practice note, the value of a check-in, and 1 for a question that
    was answered rather than asked. ``word`` is the ladder of a check, the verdict on an experiment, the outcome of a
    setback, the unit of a check-in, and the setback that a question came of, or the review behind ``OF_REVIEW``.
    """

    matter: Matter
    id: str
    day: str
    text: str
    goal_id: str
    goal: str
    before: float | None
    after: float | None
    word: str


_MADE_ON = "date(question.created_at, question.created_offset || ' minutes')"
_CAME_OF = f"coalesce(setback_id, '{OF_REVIEW}' || review_id, '')"
_SELECTS = (
    (Matter.CHECK, "understanding_check", "day", "evidence", "level_before", "level_after",
     "understanding_check.ladder", "level_after IS NOT NULL"),
    (Matter.EXPERIMENT, "experiment", "tried_on", "approach", "NULL", "NULL", "coalesce(verdict, '')", "1"),
    (Matter.QUESTION, "question", "answered_on", "text", "NULL", "1", _CAME_OF, "1"),
    (Matter.QUESTION, "question", _MADE_ON, "text", "NULL", "0", _CAME_OF,
     "(answered_on IS NULL OR answered_on NOT BETWEEN ?1 AND ?2)"),
    (Matter.PRACTICE, "practice_note", "day", "practice_note.note", "NULL", "challenge", "''", "1"),
    (Matter.SETBACK, "setback", "day", "what_happened", "NULL", "NULL", "outcome", "1"),
    (Matter.ENTRY, "entry", "day", "CASE WHEN private THEN '' ELSE text END", "NULL", "NULL", "''", "1"),
    (Matter.CHECKIN, "checkin", "day", "checkin.note", "NULL", "value", "goal.unit", "1"),
    (Matter.MILESTONE, "milestone", "done_on", "milestone.title", "NULL", "NULL", "''", "1"),
)  # fmt: skip
_OF_NO_GOAL = frozenset({"setback", "entry"})


def facts(store: Store, period: Period) -> list[Fact]:
    """All that happened in a period, matter by matter, each in the order of its days. Of goals put away: nothing."""
    found: list[Fact] = []
    for matter, table, day, text, before, after, word, where in _SELECTS:
        goal, joined = "'', ''", ""
        there = f"{table}.deleted_at IS NULL"
        if table not in _OF_NO_GOAL:
            goal = "coalesce(goal.id, ''), coalesce(goal.title, '')"
            joined = "LEFT JOIN goal ON goal.id = goal_id"
            there += " AND goal.deleted_at IS NULL"
        rows = store.rows(
            f"""
            SELECT {table}.id, {day}, {text}, {goal}, {before}, {after}, {word} FROM {table} {joined}
            WHERE {there} AND {day} BETWEEN ?1 AND ?2 AND {where}
            ORDER BY {day}, {table}.created_at, {table}.id""",
            period.starts_on.isoformat(),
            period.ends_on.isoformat(),
        )
        found += [Fact(matter, *row) for row in rows]
    order = list(Matter)
    found.sort(key=lambda fact: (order.index(fact.matter), fact.day))
    return [_with_title(fact) if fact.matter is Matter.ENTRY else fact for fact in found]


def _with_title(entry: Fact) -> Fact:
    return entry._replace(text=markup.title_and_excerpt(entry.text)[0])


class Moved(NamedTuple):
    """How deep a learning goal went before a period and at its end; ``before`` is None where nothing was said yet.

    ``checked`` says whether there is evidence for ``after``, ``moved`` whether it was rated within the period.
    """

    id: str
    title: str
    ladder: Ladder
    before: int | None
    after: int
    checked: bool
    moved: bool


def moved(store: Store, period: Period, also: Collection[str] = ()) -> list[Moved]:
    """The learning goals that something happened to, and active ones, with how their understanding moved.

    ``also`` are goals that are shown in any case, since something was written about them.
    """
    rows = _goals_of(store, period, Kind.LEARNING, "id, title, ladder", also)
    return [_moved(store, period, *row) for row in rows]


def _moved(store: Store, period: Period, goal_id: str, title: str, ladder: str) -> Moved:
    rows = store.rows(
        """
        SELECT day, level_before, level_after, evidence <> '' FROM understanding_check
        WHERE goal_id = ? AND day <= ? AND level_after IS NOT NULL AND deleted_at IS NULL
        ORDER BY day, changed_at, id""",
        goal_id,
        period.ends_on.isoformat(),
    )
    earlier = [row for row in rows if row[0] < period.starts_on.isoformat()]
    within = rows[len(earlier) :]
    before = within[0][1] if within and within[0][1] is not None else (earlier[-1][2] if earlier else None)
    after, checked = (rows[-1][2], bool(rows[-1][3])) if rows else (0, False)
    return Moved(goal_id, title, Ladder(ladder), before, after, checked, bool(within))


class Result(NamedTuple):
    """Where a performance goal stood before a period and at its end; None where it was not known."""

    id: str
    title: str
    parked: bool
    measure: Measure
    due_on: str | None
    before: float | None
    after: float | None


def results(store: Store, period: Period) -> list[Result]:
    """The performance goals that something happened to, and the active ones, with where they stand."""
    columns = "id, title, parked, start_value, target_value, unit, direction, due_on"
    found = []
    for row in _goals_of(store, period, Kind.PERFORMANCE, columns):
        goal_id, title, parked, start, target, unit, direction, due_on = row
        last = """
            SELECT value FROM checkin WHERE goal_id = ? AND value IS NOT NULL AND deleted_at IS NULL AND day <= ?
            ORDER BY day DESC, created_at DESC, id DESC LIMIT 1"""
        before = store.value(last, goal_id, date.fromordinal(period.starts_on.toordinal() - 1).isoformat())
        after = store.value(last, goal_id, period.ends_on.isoformat())
        measure = Measure(start, target, unit, Direction(direction))
        found.append(Result(goal_id, title, bool(parked), measure, due_on, before, after))
    return found


def _goals_of(
    store: Store, period: Period, kind: Kind, columns: str, also: Collection[str] = ()
) -> list[tuple[Any, ...]]:
    """Columns of the goals of a kind that something happened to in a period, then of active ones, up to the limit.

    Whatever else is in ``also`` comes last, so that no goal changes its place when something is written about it.
    """
    touched = _json({fact.goal_id for fact in facts(store, period) if fact.goal_id})
    select = f"SELECT id, {columns} FROM goal WHERE kind = '{kind}' AND deleted_at IS NULL"
    mine, order = "id IN (SELECT value FROM json_each(?1))", "ORDER BY position, id LIMIT ?2"
    rows = store.rows(f"{select} AND {mine} {order}", touched, MOST_GOALS)
    active = f"{select} AND state = '{State.ACTIVE}' AND NOT {mine} {order}"
    rows += store.rows(active, touched, MOST_GOALS - len(rows))
    rest = set(also) - {row[0] for row in rows}
    rows += store.rows(f"{select} AND {mine} {order}", _json(rest), len(rest))
    return [row[1:] for row in rows]


def _json(values: Iterable[str]) -> str:
    return json.dumps(list(values))


class Tried(NamedTuple):
    """Something that was tried in a period, and what is to become of it."""

    id: str
    approach: str
    observed: str
    goal_id: str
    goal: str
    verdict: Verdict | None


def tried(store: Store, period: Period) -> list[Tried]:
    """What was tried in a period, in the order of the days."""
    rows = store.rows(
        """
        SELECT experiment.id, approach, observed, goal.id, goal.title, verdict FROM experiment
        JOIN goal ON goal.id = goal_id
        WHERE tried_on BETWEEN ? AND ? AND experiment.deleted_at IS NULL AND goal.deleted_at IS NULL
        ORDER BY tried_on, experiment.created_at, experiment.id""",
        period.starts_on.isoformat(),
        period.ends_on.isoformat(),
    )
    return [Tried(*row)._replace(verdict=Verdict(row[5]) if row[5] else None) for row in rows]


def setbacks(store: Store, period: Period) -> list[LoggedSetback]:
    """The setbacks and good surprises of a period, in the order of the days."""
    ids = [fact.id for fact in facts(store, period) if fact.matter is Matter.SETBACK]
    found = logged(store, ids)
    return [found[setback_id] for setback_id in ids]
