"""What was touched in each column, week by week."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from goaldesk.core.queries.insights.period import Period
from goaldesk.core.store.db import Store
from goaldesk.core.types import Kind

_MOST_WEEKS, _MOST_MONTHS, _WEEK = 60, 60, 7


class Grain(StrEnum):
    """What one step of time stands for. Weeks, as long as they can be told apart."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Touched(NamedTuple):
    """What was written down in one step of time, from its first to its last day.

    Check-ins, milestones and ``result_entries`` belong to the performance column, all others to the learning column.
    """

    first: date
    last: date
    checkins: int = 0
    milestones: int = 0
    result_entries: int = 0
    tries: int = 0
    checks: int = 0
    practice: int = 0
    questions: int = 0
    learning_entries: int = 0

    @property
    def performance(self) -> int:
        """All of the performance column."""
        return self.checkins + self.milestones + self.result_entries

    @property
    def learning(self) -> int:
        """All of the learning column."""
        return self.tries + self.checks + self.practice + self.questions + self.learning_entries


_HERE = "deleted_at IS NULL AND goal_id IN (SELECT id FROM goal WHERE deleted_at IS NULL)"
_LINKED = """
    SELECT DISTINCT entry.id, entry.day AS day FROM entry JOIN entry_link ON entry_id = entry.id
    JOIN goal ON goal.id = goal_id
    WHERE entry.deleted_at IS NULL AND goal.deleted_at IS NULL AND kind = '{kind}'"""
_ASKED = "date(created_at, created_offset || ' minutes')"
_PARTS = {
    "checkins": f"SELECT day FROM checkin WHERE {_HERE}",
    "milestones": f"SELECT done_on AS day FROM milestone WHERE done_on IS NOT NULL AND {_HERE}",
    "result_entries": f"SELECT day FROM ({_LINKED.format(kind=Kind.PERFORMANCE)})",
    "tries": f"SELECT tried_on AS day FROM experiment WHERE tried_on IS NOT NULL AND {_HERE}",
    "checks": f"SELECT day FROM understanding_check WHERE level_after IS NOT NULL AND {_HERE}",
    "practice": f"SELECT day FROM practice_note WHERE {_HERE}",
    "questions": f"""
        SELECT {_ASKED} AS day FROM question WHERE goal_id IS NULL AND deleted_at IS NULL OR {_HERE}
        UNION ALL SELECT answered_on FROM question
        WHERE answered_on IS NOT NULL AND (goal_id IS NULL AND deleted_at IS NULL OR {_HERE})""",
    "learning_entries": f"SELECT day FROM ({_LINKED.format(kind=Kind.LEARNING)})",
}
# Which step of time a day belongs to, as a number or a text that the steps are known by.
_STEP = {
    Grain.WEEK: f"CAST((julianday(day) - julianday(?1)) / {_WEEK} AS INTEGER)",
    Grain.MONTH: "strftime('%Y-%m', day)",
    Grain.YEAR: "strftime('%Y', day)",
}


def grain(period: Period) -> Grain:
    """The finest steps of which the period has few enough to be told apart."""
    if period.days <= _MOST_WEEKS * _WEEK:
        return Grain.WEEK
    months = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month + 1
    return Grain.MONTH if months <= _MOST_MONTHS else Grain.YEAR


def touched(store: Store, period: Period) -> list[Touched]:
    """Every step of the period, in order, also those in which nothing was touched.

    Counts what was written down about goals that are not put away: check-ins and milestones done; things tried,
    checks, practice notes, questions asked and questions answered; and entries, in each column that they are linked
    to. Setbacks are counted nowhere. It does not show hours, effort, or what the attention was worth.
    """
    step = grain(period)
    counts: dict[str, dict[object, int]] = {}
    for name, days in _PARTS.items():
        sql = f"SELECT {_STEP[step]}, count(*) FROM ({days}) WHERE day BETWEEN ?1 AND ?2 GROUP BY 1"
        counts[name] = dict(store.rows(sql, *period.texts))
    return [
        Touched(first, last, **{name: found.get(key, 0) for name, found in counts.items()})
        for key, first, last in _steps(period, step)
    ]


def _steps(period: Period, step: Grain) -> Iterator[tuple[object, date, date]]:
    """The steps of the period: what SQL calls each, and its first and last day inside the period."""
    first, number = period.first, 0
    while first <= period.last:
        if step is Grain.WEEK:
            key: object = number
            following = first + timedelta(weeks=1)
        elif step is Grain.MONTH:
            key = f"{first:%Y-%m}"
            following = (first.replace(day=1) + timedelta(days=31)).replace(day=1)
        else:
            key = f"{first:%Y}"
            following = date(first.year + 1, 1, 1)
        yield key, first, min(following - timedelta(days=1), period.last)
        first, number = following, number + 1
