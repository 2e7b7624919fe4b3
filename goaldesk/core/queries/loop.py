"""Reading the loop: what came of a setback, and what is to be looked at again."""

from datetime import date
from typing import NamedTuple

from goaldesk.core.store.db import Store


class Earlier(NamedTuple):
    """An earlier setback: what happened, what it showed, the lesson that was kept, when it is to be looked at again."""

    id: str
    day: date
    what_happened: str
    what_it_showed: str
    lesson: str
    look_again_on: date | None = None


class Answer(NamedTuple):
    """A question that came of a setback. Without an answer it is open."""

    id: str
    text: str
    answer: str
    answered_on: date | None
    goal_id: str
    goal: str


class Tried(NamedTuple):
    """Something to try that came of a setback. It is being tried from ``started_on``, and may not have been yet."""

    id: str
    approach: str
    observed: str
    tried_on: date | None
    goal_id: str
    goal: str
    started_on: date | None = None


class Retry(NamedTuple):
    """A time at which it came up again."""

    id: str
    day: date
    note: str


class Mention(NamedTuple):
    """A journal entry that a setback is linked in."""

    id: str
    day: date
    text: str


class Trace(NamedTuple):
    """What came of a setback. Empty as long as nothing did."""

    questions: list[Answer]
    tried: list[Tried]
    retries: list[Retry]
    mentions: list[Mention]


class CameOfSetbacks(NamedTuple):
    """The count that is good to see: questions that came out of setbacks, and how many of them are answered."""

    questions: int
    answered: int


def trace(store: Store, setback_id: str) -> Trace:
    """What came of a setback, in the order in which it came."""
    questions = store.rows(
        """
        SELECT question.id, text, answer, answered_on, goal_id, title FROM question LEFT JOIN goal ON goal.id = goal_id
        WHERE setback_id = ? AND question.deleted_at IS NULL ORDER BY question.id""",
        setback_id,
    )
    tried = store.rows(
        """
        SELECT experiment.id, approach, observed, tried_on, goal_id, title, started_on FROM experiment
        JOIN goal ON goal.id = goal_id
        WHERE setback_id = ? AND experiment.deleted_at IS NULL ORDER BY experiment.id""",
        setback_id,
    )
    retries = store.rows(
        "SELECT id, day, note FROM retry WHERE setback_id = ? AND deleted_at IS NULL ORDER BY day, id", setback_id
    )
    mentions = store.rows(
        """
        SELECT DISTINCT entry.id, entry.day, text FROM entry_link JOIN entry ON entry.id = entry_id
        WHERE setback_id = ? AND entry.deleted_at IS NULL AND entry_link.deleted_at IS NULL AND NOT private
        ORDER BY entry.day, entry.id""",
        setback_id,
    )
    return Trace(
        [Answer(row[0], row[1], row[2], _day(row[3]), row[4] or "", row[5] or "") for row in questions],
        [Tried(row[0], row[1], row[2], _day(row[3]), row[4], row[5], _day(row[6])) for row in tried],
        [Retry(row[0], date.fromisoformat(row[1]), row[2]) for row in retries],
        [Mention(row[0], date.fromisoformat(row[1]), row[2]) for row in mentions],
    )


def came_of_setbacks(store: Store) -> CameOfSetbacks:
    """How many questions came out of setbacks that are on the desk, and how many of them are answered."""
    rows = store.rows("""
        SELECT count(*), count(answered_on) FROM question JOIN setback ON setback.id = setback_id
        WHERE question.deleted_at IS NULL AND setback.deleted_at IS NULL""")
    return CameOfSetbacks(*rows[0])


def drafts_since(store: Store, day: date) -> int:
    """How many setbacks were begun from a day on and are drafts still."""
    sql = "SELECT count(*) FROM setback WHERE draft AND deleted_at IS NULL AND day >= ?"
    number: int = store.value(sql, day.isoformat())
    return number


LOOKED_AT = """(
    (new_information <> '' OR if_then <> '') AND date(changed_at, changed_offset || ' minutes') >= look_again_on
    OR EXISTS (
        SELECT 1 FROM question WHERE setback_id = setback.id AND question.deleted_at IS NULL AND look_again_on <= max(
            date(question.created_at, question.created_offset || ' minutes'), coalesce(answered_on, ''))))"""
"""Of a setback: that it led to something on the day on which it was to be looked at again, or later."""


def to_look_at(store: Store, today: date, limit: int = 3) -> list[Earlier]:
    """Setbacks that were to be looked at again by today and were not, those that wait longest first."""
    rows = store.rows(
        f"""
        SELECT id, day, what_happened, new_information, lesson, look_again_on FROM setback
        WHERE deleted_at IS NULL AND look_again_on <= ? AND NOT {LOOKED_AT}
        ORDER BY look_again_on, id LIMIT ?""",
        today.isoformat(),
        limit,
    )
    return [Earlier(row[0], date.fromisoformat(row[1]), row[2], row[3], row[4], _day(row[5])) for row in rows]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
