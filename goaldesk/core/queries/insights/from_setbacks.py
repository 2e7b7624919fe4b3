"""Questions that came out of setbacks, and what became of them."""

from datetime import date
from statistics import median
from typing import NamedTuple

from goaldesk.core.queries.insights.period import Period
from goaldesk.core.store.db import Store
from goaldesk.core.types import Outcome

_PATTERN = 3
"""Answers from which on there may be a usual time to speak of."""


class FromSetback(NamedTuple):
    """A question, the setback it came out of, and that one's day. ``answered_on`` is None while it is open."""

    text: str
    setback_id: str
    day: date
    answered_on: date | None

    @property
    def days(self) -> int | None:
        """Days from the setback to the answer."""
        return max(0, (self.answered_on - self.day).days) if self.answered_on else None


def from_setbacks(store: Store, period: Period) -> list[FromSetback]:
    """The questions that came out of the setbacks of the period, in the order of these.

    This is the good count (method.md 4.3). Setbacks as such are counted nowhere, and one without a question is not
    less: some never need a next step. It does not show how good an answer is.
    """
    rows = store.rows(
        f"""
        SELECT text, setback.id, setback.day, answered_on
        FROM question JOIN setback ON setback.id = setback_id
        WHERE question.deleted_at IS NULL AND setback.deleted_at IS NULL AND outcome = '{Outcome.SETBACK}'
            AND setback.day BETWEEN ? AND ?
        ORDER BY setback.day, setback.created_at, question.id""",
        *period.texts,
    )
    return [
        FromSetback(text, setback_id, date.fromisoformat(day), date.fromisoformat(answered) if answered else None)
        for text, setback_id, day, answered in rows
    ]


def usual_days(questions: list[FromSetback]) -> int | None:
    """Days it usually takes from a setback to the answer (the middle one of all); None for too few to say."""
    taken = [question.days for question in questions if question.days is not None]
    return round(median(taken)) if len(taken) >= _PATTERN else None
