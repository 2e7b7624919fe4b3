"""Reading reviews: which one is due or begun, earlier ones, and what was written in them."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from goaldesk.core.method import reviews as review_method
from goaldesk.core.method.review_script import SCRIPTS, Each, Question, key_of, question_of
from goaldesk.core.method.reviews import Past, Period, Written
from goaldesk.core.store.db import Store
from goaldesk.core.types import Span

TABLES = ("review", "review_answer", "question")
"""The tables in which a review is written."""


_FIRST = 3


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


class AskedInReview(NamedTuple):
    """A question that came of a review; ``goal_id`` and ``goal`` are empty where it belongs to none."""

    id: str
    text: str
    goal_id: str
    goal: str
    setback_id: str | None
    answered_on: str | None


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


def answers(store: Store, review_id: str) -> dict[str, str]:
    """What is written in a review, by what it is kept under (``review_script.key_of``)."""
    sql = "SELECT step, text FROM review_answer WHERE review_id = ? AND deleted_at IS NULL ORDER BY created_at, id"
    return dict(store.rows(sql, review_id))


def first_words(store: Store, span: Span) -> dict[str, str]:
    """The first answers of every review of a kind, as one line, by the review's id."""
    sql = """
        SELECT review_id, text FROM review_answer JOIN review ON review.id = review_id
        WHERE span = ? AND review_answer.deleted_at IS NULL AND text <> ''
        ORDER BY review_answer.created_at, review_answer.id"""
    found: dict[str, list[str]] = {}
    for review_id, text in store.rows(sql, span):
        found.setdefault(review_id, []).append(" ".join(text.split()))
    return {review_id: " · ".join(texts[:_FIRST]) for review_id, texts in found.items()}


def saved_at(store: Store, review_id: str) -> tuple[str, int] | None:
    """When something was last written in a review, as an instant and its offset in minutes; None if nothing was."""
    sql = """
        SELECT changed_at, changed_offset FROM review_answer WHERE review_id = ? AND deleted_at IS NULL
        ORDER BY changed_at DESC LIMIT 1"""
    return next(((row[0], row[1]) for row in store.rows(sql, review_id)), None)


def asked(store: Store, review_id: str) -> list[AskedInReview]:
    """The questions that came of a review, in the order in which they were asked."""
    sql = """
        SELECT question.id, text, coalesce(goal.id, ''), coalesce(title, ''), setback_id, answered_on
        FROM question LEFT JOIN goal ON goal.id = goal_id AND goal.deleted_at IS NULL
        WHERE review_id = ? AND question.deleted_at IS NULL ORDER BY question.created_at, question.id"""
    return [AskedInReview(*row) for row in store.rows(sql, review_id)]


def written(store: Store, row: ReviewRow) -> list[Written]:
    """All that was written in a review, in the order of its script; questions stand where they were asked."""
    there = answers(store, row.id)
    came_of_it = asked(store, row.id)
    result: list[Written] = []
    for question in (question for step in SCRIPTS[row.period.span] for question in step.questions):
        for key, text in there.items():
            name, about = question_of(key)
            if name == question.key and text.strip():
                goals = _goals(store, question.each, about) if question.each and about else ()
                result.append(Written(question.text, goals, text))
        result += [_as_written(question, each) for each in came_of_it if asked_at(each) == question.key]
    return result


def asked_at(came: AskedInReview) -> str:
    """The key of the question of the script at which another one was asked."""
    return "setback" if came.setback_id else "question"


def _as_written(question: Question, came: AskedInReview) -> Written:
    return Written(question.text, ((came.goal_id, came.goal),) if came.goal_id else (), came.text, came.id)


_GOALS = {
    Each.GOAL: "SELECT id, title FROM goal WHERE id = ? AND deleted_at IS NULL",
    Each.PAIR: """
        SELECT goal.id, title FROM pair JOIN goal ON goal.id IN (performance_id, learning_id)
        WHERE pair.id = ? AND goal.deleted_at IS NULL ORDER BY goal.id = performance_id""",
}
"""The goals that something is about, by what it is: of a pair, the learning goal first."""


def _goals(store: Store, each: Each, about: str) -> tuple[tuple[str, str], ...]:
    return tuple((goal_id, title) for goal_id, title in store.rows(_GOALS[each], about))


def answers_about(there: Mapping[str, str], question: str) -> dict[str, str]:
    """The answers to a question that is asked several times, by the id of what each is about."""
    found = {question_of(key): text for key, text in there.items()}
    return {about: text for (name, about), text in found.items() if name == question and about}


def answer_to(there: Mapping[str, str], question: str, about: str = "") -> str:
    """The answer to one question; empty while there is none."""
    return there.get(key_of(question, about), "")
