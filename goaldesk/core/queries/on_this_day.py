"""What was written on the same day in other years; in the first year, of one, three and six months before."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from goaldesk.core import markup
from goaldesk.core.store.db import Store

_MONTHS = (1, 3, 6)


class Remembered(NamedTuple):
    """An entry of the same day, so many years or months earlier."""

    id: str
    day: date
    title: str
    years: int
    months: int


def on_this_day(store: Store, day: date, limit: int = 3) -> list[Remembered]:
    """Entries of the same day earlier, the nearest first. Private ones are not, nor those without a title."""
    first = store.value("SELECT min(day) FROM entry WHERE deleted_at IS NULL")
    if first is None:
        return []
    days = {earlier.isoformat(): ago for earlier, ago in _same_days(day, date.fromisoformat(first))}
    places = ", ".join("?" * len(days))
    sql = f"""
        SELECT id, day, text FROM entry WHERE deleted_at IS NULL AND NOT private AND day IN ({places})
        ORDER BY day DESC, created_at, id LIMIT ?"""
    rows = store.rows(sql, *days, 4 * limit)
    found = [
        Remembered(entry_id, date.fromisoformat(on), markup.title_and_excerpt(text)[0], *days[on])
        for entry_id, on, text in rows
    ]
    return [each for each in found if each.title][:limit]


def _same_days(day: date, first: date) -> Iterator[tuple[date, tuple[int, int]]]:
    """The same day of earlier years, or of months while ``first`` is less than a year ago; and how long ago that is."""
    for years in range(1, day.year - first.year + 1):
        if (earlier := _day(day.year - years, day.month, day.day)) and earlier >= first:
            yield earlier, (years, 0)
    if first > (_day(day.year - 1, day.month, day.day) or date(day.year - 1, 3, 1)):
        for months in _MONTHS:
            past = day.year * 12 + day.month - 1 - months
            if earlier := _day(past // 12, past % 12 + 1, day.day):
                yield earlier, (0, months)


def _day(year: int, month: int, day: int) -> date | None:
    """A day; None where that month has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
