"""Which days a review looks back on, and how its answers become one text."""

import calendar
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from goaldesk.core.types import Span

WIDEST: Mapping[Span, int] = {Span.WEEK: 8, Span.MONTH: 6}
"""The weeks or months that a review reaches back over at most, however long ago the last one was."""

_DAY = timedelta(days=1)


class Period(NamedTuple):
    """The days that a review looks back on, the last one included."""

    span: Span
    starts_on: date
    ends_on: date


class Past(NamedTuple):
    """A review that there is already. One that was skipped leaves its days to the next."""

    starts_on: date
    ends_on: date
    skipped: bool


def due(span: Span, today: date, first_weekday: int, past: Sequence[Past]) -> Period | None:
    """The days to look back on now: up to the end of the last week or month that is over, or ends today.

    ``first_weekday`` counts from Monday as 0. None if there is a review of these days already, whatever became of
    it. The days of one that was skipped, or never begun, are looked back on together with the next.
    """
    end = last_day(span, today, first_weekday)
    return _up_to(span, end if end == today else first_day(span, end) - _DAY, past)


def running(span: Span, today: date, first_weekday: int, past: Sequence[Past]) -> Period | None:
    """The days up to the end of the present week or month; None if there is a review of them already."""
    return _up_to(span, last_day(span, today, first_weekday), past)


def last_day(span: Span, day: date, first_weekday: int) -> date:
    """The last day of the week or month that a day is in."""
    if span is Span.MONTH:
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day + timedelta(days=6 - (day.weekday() - first_weekday) % 7)


def first_day(span: Span, last: date) -> date:
    """The first day of the week or month that ends on a day."""
    return last.replace(day=1) if span is Span.MONTH else last - timedelta(days=6)


def _up_to(span: Span, end: date, past: Sequence[Past]) -> Period | None:
    """All that no review has looked back on up to a day.

    A rest of less than half a week or month, as it is left where the first day of the week was changed, waits for
    the next one.
    """
    if any(each.ends_on >= end for each in past):
        return None
    first = first_day(span, end)
    start = max(_open_since(past) or first, _widest(span, first))
    if 2 * (end - start + _DAY) < end - first + _DAY:
        return None
    return Period(span, start, end)


def _open_since(past: Sequence[Past]) -> date | None:
    """The day after all that was looked back on, or that would have been; None before the first review."""
    looked_at = [each.ends_on for each in past if not each.skipped]
    if looked_at:
        return max(looked_at) + _DAY
    return min((each.starts_on for each in past), default=None)


def _widest(span: Span, first: date) -> date:
    for _ in range(WIDEST[span] - 1):
        first = first_day(span, first - _DAY)
    return first


class Written(NamedTuple):
    """Something that was written in a review: at which question, about which goals (id and title), and the words.

    ``asked_id`` is the question on the desk that the words became, if they did.
    """

    question: str
    goals: tuple[tuple[str, str], ...]
    text: str
    asked_id: str = ""


def entry_text(title: str, written: Iterable[Written], say: Callable[[str], str]) -> str:
    """One journal text: a heading for every question that was answered, links to the goals, and the words below.

    ``title`` is in the person's language; ``say`` puts the questions into it. Nothing written gives an empty text.
    """
    parts = []
    for question, answers in groupby(written, key=lambda each: each.question):
        lines = [_with_goals(answer) for answer in answers if answer.text.strip()]
        if lines:
            parts.append("\n\n".join([f"## {say(question)}", *lines]).replace("\n\n", "\n", 1))
    return "\n\n".join([f"# {title}", *parts]) if parts else ""


def _with_goals(written: Written) -> str:
    goals = " · ".join(f"[[{title}]]" for _, title in written.goals)
    return f"{goals}: {written.text.strip()}" if goals else written.text.strip()
