"""Numbers for the pictures: what a chart shows, worked out from rows, with no screen in sight."""

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import cycle
from typing import NamedTuple

from goaldesk.core.queries.goal_page import CheckinRow, GoalRow, PauseRow
from goaldesk.core.types import Direction


class Progress(NamedTuple):
    """The numbers of a performance goal over time.

    ``points`` are days and values, in order, one a day. ``first`` and ``last`` bound the time, ``low`` and ``high``
    the values. ``pace`` is where an even pace would begin and end, only for orientation; None where there is no day
    to aim for, or nothing to move towards. ``pauses`` are first and last days of rest, as far as they are in sight.
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
    last = max(points[-1][0], due or (date.fromisoformat(goal.closed_on) if goal.closed_on else today))
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
        pauses=tuple(in_sight(pauses, first, last, today)),
    )


def in_sight(pauses: Iterable[PauseRow], first: date, last: date, today: date) -> Iterable[tuple[date, date]]:
    """The pauses between two days; one that began earlier or ends later is cut there."""
    for pause in pauses:
        begins = date.fromisoformat(pause.since_on)
        ends = date.fromisoformat(pause.until_on) if pause.until_on else today
        if begins <= last and ends >= first:
            yield max(begins, first), min(ends, last)


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Round numbers from at or below ``low`` to at or above ``high``, in steps of 1, 2 or 5 times a power of ten.

    At least two, and at most ``most``. Decimal numbers, for the steps between 0.1 and 0.3 are 0.1 there, and the
    way from the lowest to the highest number a computer knows is not endless.
    """
    lowest, highest = Decimal(repr(low)), Decimal(repr(high))
    if lowest == highest:
        return _around(lowest)
    step = Decimal(1).scaleb((highest - lowest).adjusted() - 1)
    factors = cycle((Decimal(2), Decimal("2.5"), Decimal(2)))
    while len(_numbers(lowest, highest, step)) > most:
        step *= next(factors)
    return [_float(number * step) for number in _numbers(lowest, highest, step)]


def _around(value: Decimal) -> list[float]:
    """Round numbers around a single one, which is then in the middle if it is round itself."""
    if not value:
        return [0.0, 1.0]
    step = Decimal(1).scaleb(value.adjusted())
    numbers = _numbers(value, value, step)
    if len(numbers) == 1:
        numbers = range(numbers.start - 1, numbers.stop + 1)
    return [_float(number * step) for number in numbers]


def _numbers(lowest: Decimal, highest: Decimal, step: Decimal) -> range:
    """How many steps it is from nothing to a round number below, and to each one up to one above."""
    below, above = (lowest / step).to_integral_value(ROUND_FLOOR), (highest / step).to_integral_value(ROUND_CEILING)
    return range(int(below), int(above) + 1)


def _float(value: Decimal) -> float:
    """The value as a computer knows it; beyond its last number, that one."""
    return max(-sys.float_info.max, min(float(value), sys.float_info.max))
