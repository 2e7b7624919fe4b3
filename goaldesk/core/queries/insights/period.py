"""How far back the pictures look, and what a day has to do with it."""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from goaldesk.core.store.db import Store

LONGEST = timedelta(days=366 * 30)
"""A day that was mistyped by a century is no reason to draw a century."""

_WEEK = 7


class HowFar(StrEnum):
    """How far back a person wants to look."""

    TWELVE_WEEKS = "twelve_weeks"
    SIX_MONTHS = "six_months"
    YEAR = "year"
    ALL = "all"


_WEEKS = {HowFar.TWELVE_WEEKS: 12, HowFar.SIX_MONTHS: 26, HowFar.YEAR: 53}


class Period(NamedTuple):
    """The days that are looked at, both ends among them: from the first day of a week to the present day."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def texts(self) -> tuple[str, str]:
        """Both ends as the columns of the desk hold days."""
        return self.first.isoformat(), self.last.isoformat()

    def has(self, day: date) -> bool:
        """Whether a day belongs to it."""
        return self.first <= day <= self.last


# The first day of anything that a picture shows, by table.
_DATED = (
    ("entry", "day"), ("checkin", "day"), ("milestone", "done_on"), ("understanding_check", "day"),
    ("experiment", "tried_on"), ("practice_note", "day"), ("setback", "day"),
)  # fmt: skip


def period(store: Store, how_far: HowFar, today: date, week_starts_on: int) -> Period:
    """The days up to ``today``; ``week_starts_on`` counts from Monday as 0.

    ``ALL`` begins with the first day that anything was written down for, but no later than twelve weeks ago, for
    less than that shows no pattern, and no earlier than ``LONGEST``.
    """
    this_week = week_of(today, week_starts_on)
    if how_far in _WEEKS:
        return Period(this_week - timedelta(weeks=_WEEKS[how_far] - 1), today)
    shortest = this_week - timedelta(weeks=_WEEKS[HowFar.TWELVE_WEEKS] - 1)
    firsts = [store.value(f"SELECT min({day}) FROM {table} WHERE deleted_at IS NULL") for table, day in _DATED]
    first = min((date.fromisoformat(day) for day in firsts if day), default=today)
    return Period(min(shortest, week_of(max(first, today - LONGEST), week_starts_on)), today)


def week_of(day: date, week_starts_on: int) -> date:
    """The first day of the week of a day."""
    return day - timedelta(days=(day.weekday() - week_starts_on) % _WEEK)
