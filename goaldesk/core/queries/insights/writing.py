"""On which days something was written, and about how much."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from enum import IntEnum
from typing import NamedTuple

from goaldesk.core.queries.insights.period import Period
from goaldesk.core.store.db import Store


class Length(IntEnum):
    """How much was written on a day, in sizes that the eye can tell apart."""

    NOTHING = 0
    LINE = 1
    PARAGRAPH = 2
    PAGE = 3


_LINE, _PARAGRAPH = 160, 1000
"""The most that is still a line, and a paragraph: bytes, for these SQLite knows without reading the text."""

_PATTERN = 6
"""Days with an entry from which on there may be a day of the week to speak of."""


class WrittenDay(NamedTuple):
    """A day, how many entries it has, and how long they are together. A day without any is a day as well."""

    day: date
    entries: int
    length: Length


def written_days(store: Store, period: Period) -> list[WrittenDay]:
    """Every day of the period, in order.

    Counts entries that are not put away, private ones among them, by the day they were written for. It does not show
    what was written, what it was worth, or why a day has nothing.
    """
    rows = store.rows(
        """
        SELECT day, count(*), sum(octet_length(text)) FROM entry
        WHERE deleted_at IS NULL AND day BETWEEN ? AND ? GROUP BY day""",
        *period.texts,
    )
    there = {day: (entries, _length(size)) for day, entries, size in rows}
    days = (period.first + timedelta(days=number) for number in range(period.days))
    return [WrittenDay(day, *there.get(day.isoformat(), (0, Length.NOTHING))) for day in days]


def _length(size: int) -> Length:
    if size <= _LINE:
        return Length.LINE
    return Length.PARAGRAPH if size <= _PARAGRAPH else Length.PAGE


def usual_weekday(days: Sequence[WrittenDay]) -> int | None:
    """The day of the week (Monday is 0) that has an entry most often; None where no day stands out."""
    counts = Counter(each.day.weekday() for each in days if each.entries)
    if counts.total() < _PATTERN:
        return None
    (weekday, most), *others = counts.most_common(2)
    return None if any(number == most for _, number in others) else weekday
