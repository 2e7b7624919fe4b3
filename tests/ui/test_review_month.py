"""A monthly review: evidence to re-read, a check from memory, what became known, pairs, and what may rest."""

import pytest
from PySide6.QtWidgets import QWidget

from goaldesk.core.queries import review_rows
from goaldesk.core.types import Span
from goaldesk.ui.panes.review.links import GoalLink
from goaldesk.ui.widgets.auto_text import AutoText
from tests.ui.person import Person, click, find, name_of, press, there_is, type_, visible
from tests.ui.test_review_steps import go_on, inside
from tests.ui.weeks import answer, at_goal, page, step


@pytest.fixture
def month(sample: Person) -> Person:
    """At a monthly review that is not begun, on a desk that was kept for four months."""
    row = review_rows.reviews(sample.desk.store, Span.MONTH)[0]
    sample.desk.reviews.put_away(row.id)
    sample.section("Ctrl+4")
    click(find(page(sample), "Month"))
    assert step(sample) == "Step 1: Evidence, current"
    return sample


def written(person: Person) -> list[str]:
    """What is written in monthly reviews that are not put away."""
    return person.rows_of("""
        SELECT text FROM review_answer JOIN review ON review.id = review_id
        WHERE span = 'month' AND review.deleted_at IS NULL""")


COACH = "Learn to coach without taking over"
EXAM = "Pass the B2 Spanish exam"
STORY = "Follow a patient’s story without translating it"


def test_four_evidence_texts_are_there_to_re_read(month: Person) -> None:
    assert there_is(page(month), "Retold the ward audit in five lines without looking.")
    assert there_is(page(month), "18 Sept: 1 · Met it before writing, 2 · Can follow it after")
    assert there_is(page(month), "Predicted my pace on the hill from breath alone, five seconds off.")


def test_the_oldest_topic_is_checked_from_memory_and_the_page_says_what_came_of_it(month: Person) -> None:
    go_on()
    assert there_is(page(month), COACH)
    click(find(page(month), "Check my understanding"))
    click(find(month.dialog(), "2 · With a guide…"))
    go_on()
    type_("The steps are there")
    go_on()
    press("3")
    go_on()
    assert month.dialogs() == 0
    month.activate()
    assert there_is(page(month), "8 Oct: 2 · With a guide before writing, 3 · On my own after")
    assert there_is(page(month), "The steps are there")
    answer(month, "What did explaining it from memory show me?")
    type_("My hands")
    go_on()
    assert written(month) == ["My hands"]


def test_a_goal_becomes_known_where_it_stands(month: Person) -> None:
    goal = month.rows_of("SELECT id FROM goal WHERE title = ?", COACH)[0]
    month.desk.performance.park(month.rows_of("SELECT id FROM goal WHERE title = ?", EXAM)[0], parked=True)
    go_on(2)
    before = [each.title for each in rows_of_goals(month)]
    click(inside(month, f"“{COACH}” is to me", "Known"))
    assert month.rows_of("SELECT familiarity FROM goal WHERE id = ?", goal) == ["known"]
    assert [each.title for each in rows_of_goals(month)] == before
    click(find(page(month), "Take the number up again"))
    assert month.rows_of("SELECT parked FROM goal WHERE title = ?", EXAM) == [0]
    click(find(page(month), "Aim for a result…"))
    assert month.dialogs() == 1
    month.dialog().reject()


def rows_of_goals(person: Person) -> list[GoalLink]:
    return visible(page(person), GoalLink)


def test_each_pair_is_asked_about_and_cannot_tell_is_an_answer(month: Person) -> None:
    go_on(3)
    box = find(page(month), f"Did “{STORY}” touch “{EXAM}”?", AutoText).parentWidget()
    assert box is not None
    click(find(box, "Cannot tell"))
    assert written(month) == ["Cannot tell"]
    chips = [each for each in visible(page(month), QWidget) if name_of(each) == f"Performance goal: {EXAM}"]
    click(chips[0])
    assert at_goal(month, EXAM)


def test_a_goal_may_rest_from_here(month: Person) -> None:
    go_on(5)
    click(find(page(month), f"Rest or end “{COACH}”"))
    go_on()
    month.activate()
    assert month.rows_of("SELECT state FROM goal WHERE title = ?", COACH) == ["resting"]
    assert not there_is(page(month), f"Rest or end “{COACH}”")


def test_the_sentence_for_later_is_shown_a_month_later(month: Person) -> None:
    go_on(6)
    type_("Count slower")
    go_on()
    text = "# Monthly review, September 2026\n\n## One sentence for my future self\nCount slower"
    assert ("2026-10-08", text) in month.entries()
    click(find(page(month), "The review after"))
    assert there_is(page(month), "From the last time: “Count slower”")
