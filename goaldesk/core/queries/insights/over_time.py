"""What goals of either kind have over time: values of performance goals, steps of learning goals, and rests of both.

The two are never put on one scale, and steps of understanding are never averaged, within a goal or across goals.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar

from goaldesk.core import stats
from goaldesk.core.queries.goal_page import PauseRow
from goaldesk.core.queries.insights.period import Period
from goaldesk.core.store.db import Store, in_list
from goaldesk.core.types import OPEN_STATES, Direction, Kind, Ladder, Measure, State

Rest = tuple[date, date]
"""The first and the last day of a rest, as far as it lies in the period."""

Dated = TypeVar("Dated", bound=tuple[Any, ...])


class Step(NamedTuple):
    """A check: the level that was reached on a day, and whether evidence was written."""

    day: date
    level: int
    evidence: bool


class Understanding(NamedTuple):
    """A learning goal over time. ``before`` is the last check before the period; ``steps`` are those in it."""

    goal_id: str
    title: str
    state: State
    ladder: Ladder
    before: Step | None
    steps: tuple[Step, ...]
    rests: tuple[Rest, ...]

    @property
    def now(self) -> Step:
        """Where it stands at the end. There is always one: goals without a check are left out."""
        latest = self.steps[-1] if self.steps else self.before
        assert latest is not None, "a goal without a check is not read"
        return latest


class Way(NamedTuple):
    """A performance goal over time. ``before`` is the last value before the period; ``points`` are those in it."""

    goal_id: str
    title: str
    state: State
    parked: bool
    measure: Measure
    before: tuple[date, float] | None
    points: tuple[tuple[date, float], ...]
    rests: tuple[Rest, ...]

    @property
    def now(self) -> float | None:
        """The value at the end of the period; None if none was checked in yet."""
        latest = self.points[-1] if self.points else self.before
        return latest[1] if latest else None

    @property
    def main(self) -> bool:
        """Whether it is among those that are shown first: open, with a number to come to that is not set aside."""
        return self.state in OPEN_STATES and self.measure.target is not None and not self.parked


_SHUT = f"state NOT IN ({in_list(OPEN_STATES)})"


def understanding(store: Store, period: Period) -> list[Understanding]:
    """Learning goals with a check, in the order of the table: the open ones, then those closed with one in the period.

    Of several checks on a day the last one counts. A level is the person's own word: it is no test, and two goals
    do not compare.
    """
    rows = store.rows(
        f"""
        SELECT goal.id, title, state, goal.ladder, day, level_after, evidence <> ''
        FROM understanding_check AS done JOIN goal ON goal.id = goal_id
        WHERE level_after IS NOT NULL AND day <= ? AND done.deleted_at IS NULL AND goal.deleted_at IS NULL
        ORDER BY {_SHUT}, position, goal.id, day, done.changed_at, done.id""",
        period.last.isoformat(),
    )
    checks: dict[tuple[str, str, State, Ladder], dict[date, Step]] = {}
    for goal_id, title, state, ladder, text, level, evidence in rows:
        day = date.fromisoformat(text)
        of_goal = checks.setdefault((goal_id, title, State(state), Ladder(ladder)), {})
        of_goal[day] = Step(day, level, bool(evidence))
    rests = _rests(store, Kind.LEARNING, period)
    found = []
    for goal, by_day in checks.items():
        before, steps = _split(list(by_day.values()), period)
        if goal[2] in OPEN_STATES or steps:
            found.append(Understanding(*goal, before, steps, rests.get(goal[0], ())))
    return found


def ways(store: Store, period: Period) -> list[Way]:
    """Performance goals with something to measure, in the order of the table.

    First the open ones that are on their way to a number; then those whose number is set aside, which keep it to
    themselves, those with values and no target, and those closed with a value in the period. Of several values on a
    day the last one counts. Each goal has a scale of its own, so two goals do not compare; the lines do not show
    what made a number move.
    """
    rows = store.rows(
        f"""
        SELECT goal.id, title, state, parked, start_value, target_value, unit, direction, day, value
        FROM goal LEFT JOIN checkin AS told
            ON goal_id = goal.id AND value IS NOT NULL AND day <= ? AND told.deleted_at IS NULL
        WHERE kind = '{Kind.PERFORMANCE}' AND goal.deleted_at IS NULL
            AND (value IS NOT NULL OR target_value IS NOT NULL)
        ORDER BY {_SHUT} OR parked OR target_value IS NULL, {_SHUT}, position, goal.id,
            day, told.created_at, told.id""",
        period.last.isoformat(),
    )
    values: dict[tuple[str, str, State, bool, Measure], dict[date, tuple[date, float]]] = {}
    for goal_id, title, state, parked, start, target, unit, direction, text, value in rows:
        measure = Measure(start, target, unit, Direction(direction))
        of_goal = values.setdefault((goal_id, title, State(state), bool(parked), measure), {})
        if text is not None and not parked:
            day = date.fromisoformat(text)
            of_goal[day] = (day, value)
    rests = _rests(store, Kind.PERFORMANCE, period)
    found = []
    for goal, by_day in values.items():
        before, points = _split(list(by_day.values()), period)
        if goal[2] in OPEN_STATES or points:
            found.append(Way(*goal, before, points, rests.get(goal[0], ())))
    return found


def _split(dated: Sequence[Dated], period: Period) -> tuple[Dated | None, tuple[Dated, ...]]:
    """The last one before the period, and those in it, in order; each begins with its day."""
    before = [each for each in dated if each[0] < period.first]
    return before[-1] if before else None, tuple(each for each in dated if each[0] >= period.first)


def _rests(store: Store, kind: Kind, period: Period) -> dict[str, tuple[Rest, ...]]:
    """When goals of a kind rested inside the period, by goal."""
    rows: Iterable[tuple[str, str, str | None]] = store.rows(
        f"""
        SELECT goal_id, since_on, until_on FROM pause JOIN goal ON goal.id = goal_id
        WHERE kind = '{kind}' AND pause.deleted_at IS NULL AND since_on <= ? AND coalesce(until_on, ?1) >= ?
        ORDER BY goal_id, since_on, pause.id""",
        period.last.isoformat(),
        period.first.isoformat(),
    )
    pauses: dict[str, list[PauseRow]] = {}
    for goal_id, since, until in rows:
        pauses.setdefault(goal_id, []).append(PauseRow(since, until))
    return {
        goal_id: tuple(stats.in_sight(found, period.first, period.last, period.last))
        for goal_id, found in pauses.items()
    }
