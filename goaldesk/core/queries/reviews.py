"""Reading what was written in reviews."""

from collections.abc import Mapping
from typing import NamedTuple

from goaldesk.core.method.review_script import SCRIPTS, Each, Question, key_of, question_of
from goaldesk.core.method.reviews import Written
from goaldesk.core.queries.review_rows import ReviewRow
from goaldesk.core.store.db import Store
from goaldesk.core.types import Span

TABLES = ("review", "review_answer", "question")
"""The tables in which a review is written."""


_FIRST = 3


class AskedInReview(NamedTuple):
    """A question that came of a review; ``goal_id`` and ``goal`` are empty where it belongs to none."""

    id: str
    text: str
    goal_id: str
    goal: str
    setback_id: str | None
    answered_on: str | None
    answer: str


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
        SELECT question.id, text, coalesce(goal.id, ''), coalesce(title, ''), setback_id, answered_on, answer
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
