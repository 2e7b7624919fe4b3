"""Which reviews there are, and which one is due or begun. The window looks after this as it opens."""

from datetime import date
from typing import NamedTuple

from goaldesk.core.method import reviews as review_method
from goaldesk.core.method.reviews import Past, Period
from goaldesk.core.store.db import Store
from goaldesk.core.types import Span


class ReviewRow(NamedTuple):
    """A review. Without ``finished_on`` it is begun, or skipped; ``entry_id`` is what its answers became."""

    id: str
    period: Period
    finished_on: str | None
    skipped: bool
    entry_id: str | None


class Standing(NamedTuple):
    """What can be looked back on: begun and not finished, over and not begun, and the days up to the present end."""

    begun: Period | None
    due: Period | None
    running: Period | None


_REVIEW = """
    SELECT id, span, starts_on, ends_on, finished_on, skipped, entry_id FROM review WHERE deleted_at IS NULL"""
_NEWEST_FIRST = "ORDER BY ends_on DESC, starts_on DESC, id DESC"


def review(store: Store, review_id: str) -> ReviewRow | None:
    """One review; None if it is put away or there is none of that id."""
    return next((_row(*row) for row in store.rows(f"{_REVIEW} AND id = ?", review_id)), None)


def review_of(store: Store, period: Period) -> ReviewRow | None:
    """The review of exactly these days; None if there is none yet."""
    span, first, last = period
    sql = f"{_REVIEW} AND span = ? AND starts_on = ? AND ends_on = ? ORDER BY id"
    return next((_row(*row) for row in store.rows(sql, span, first.isoformat(), last.isoformat())), None)


def reviews(store: Store, span: Span) -> list[ReviewRow]:
    """All reviews of a week, or of a month, the newest first."""
    return [_row(*row) for row in store.rows(f"{_REVIEW} AND span = ? {_NEWEST_FIRST}", span)]


def before(store: Store, period: Period) -> ReviewRow | None:
    """The last finished review of the same kind before a period; None if there is none."""
    rows = (row for row in reviews(store, period.span) if row.finished_on and row.period.ends_on < period.ends_on)
    return next(rows, None)


def _row(
    review_id: str, span: str, starts_on: str, ends_on: str, finished_on: str | None, skipped: int,
    entry_id: str | None,
) -> ReviewRow:  # fmt: skip
    period = Period(Span(span), date.fromisoformat(starts_on), date.fromisoformat(ends_on))
    return ReviewRow(review_id, period, finished_on, bool(skipped), entry_id)


def standing(store: Store, span: Span, today: date, first_weekday: int) -> Standing:
    """What there is to look back on; nothing is due from before the desk was begun."""
    rows = reviews(store, span)
    past = [Past(row.period.starts_on, row.period.ends_on, row.skipped) for row in rows]
    begun = next((row.period for row in rows if not (row.finished_on or row.skipped)), None)
    due = review_method.due(span, today, first_weekday, past)
    if due is not None and not _was_there(store, due.ends_on):
        due = None
    running = review_method.running(span, today, first_weekday, past)
    return Standing(begun, due, running if running != due else None)


def _was_there(store: Store, day: date) -> bool:
    """Whether anything was on the desk by the end of a day."""
    by_then = "date(created_at, created_offset || ' minutes') <= ?1"
    tables = ("goal", "entry", "setback")
    there = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {by_then})" for table in tables)
    return bool(store.value(f"SELECT {there}", day.isoformat()))
