"""Numbers for the pictures: what a chart shows, worked out from rows, with no screen in sight."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from goaldesk.core.queries.goal_page import CheckinRow, GoalRow, PauseRow
from goaldesk.core.types import Direction


class Progress(NamedTuple):
    """The numbers of a performance goal over time.

    ``points`` are days and values, in order, one a day. ``first`` and ``last`` bound the time, ``low`` and ``high``
    the values. ``pace`` is where an even pace would begin and end, only for orientation; None where there is no day
    to aim for, or nothing to move towards. ``pauses`` are first and last days of rest.
    """

    points: tuple[tuple[date, float], ...]
    aim: float | None
    first: date
    last: date
    low: float
    high: float
    pace: tuple[tuple[date, float], tuple[date, float]] | None
    pauses: tuple[tuple[date, date], ...]


def progress(goal: GoalRow, checkins: Sequence[CheckinRow], pauses: Iterable[PauseRow], today: date) -> Progress | None:
    """What the chart on a goal's page shows; None with fewer than two values, for then there is nothing to see."""
    values = {date.fromisoformat(row.day): row.value for row in reversed(checkins) if row.value is not None}
    points = tuple(sorted(values.items()))
    if len(points) < 2:
        return None
    measure, due = goal.measure, date.fromisoformat(goal.due_on) if goal.due_on else None
    first = points[0][0]
    last = max([points[-1][0], *([due] if due else []), *([today] if due is None else [])])
    seen = [value for _, value in points] + [each for each in (measure.start, measure.target) if each is not None]
    start = measure.start if measure.start is not None else points[0][1]
    moves = measure.direction is Direction.REACH and measure.target is not None and due is not None and due > first
    return Progress(
        points=points,
        aim=measure.target,
        first=first,
        last=last,
        low=min(seen),
        high=max(seen),
        pace=((first, start), (due, measure.target)) if moves and due and measure.target is not None else None,
        pauses=tuple(
            (date.fromisoformat(pause.since_on), date.fromisoformat(pause.until_on) if pause.until_on else today)
            for pause in pauses
        ),
    )


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Round numbers from below ``low`` to above ``high``, at most ``most`` and at least two."""
    span = high - low or abs(high) or 1.0
    step = 10.0 ** _exponent(span / (most - 1))
    while span / step > most - 1:
        step *= 2.5 if str(step).lstrip("0.").startswith("2") else 2.0
    first = step * _floor(low / step)
    number = 1
    while first + (number - 1) * step < high:
        number += 1
    return [round(first + each * step, 10) for each in range(max(2, number))]


def _exponent(value: float) -> int:
    exponent = 0
    while value >= 10:
        value, exponent = value / 10, exponent + 1
    while value < 1:
        value, exponent = value * 10, exponent - 1
    return exponent


def _floor(value: float) -> int:
    whole = int(value)
    return whole - 1 if value < whole else whole
