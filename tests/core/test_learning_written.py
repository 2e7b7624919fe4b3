"""Checks, guesses, practice and plans while they are being written, and the story that comes of them."""

from datetime import date

import pytest

from goaldesk.core.desk import Desk
from goaldesk.core.queries import goal_page
from goaldesk.core.queries import learning as learning_query
from tests.conftest import Hands
from tests.core.steps import learning, one_step


@pytest.fixture
def goal(desk: Desk, hands: Hands) -> str:
    made = learning(desk)
    hands.forward(days=3)  # 11 October
    return made


def test_what_is_open_is_kept_before_a_check_is_finished(desk: Desk, goal: str) -> None:
    with one_step(desk, "predicting how deep it goes"):  # all of it is one step, until it is finished
        check = desk.checks.begin(goal, 2)
        desk.checks.write_evidence(check, "Three")
        desk.checks.write_gaps(check, " Why at the door?\nWho? ")
    row = goal_page.checks(desk.store, goal)[0]
    assert (row.gaps, row.level_after) == ("Why at the door?\nWho?", None)


def test_going_along_the_ladder_is_one_guess(desk: Desk, goal: str, hands: Hands) -> None:
    with one_step(desk, "saying how deep it goes"):
        first = desk.checks.rate(goal, 1)
        assert [desk.checks.rate(goal, level) for level in (2, 3)] == [first, first]
    assert [row.level_after for row in goal_page.checks(desk.store, goal)] == [3]
    hands.forward(days=1)
    desk.checks.rate(goal, 4)
    assert [row.level_after for row in goal_page.checks(desk.store, goal)] == [4, 3]


def test_a_guess_does_not_touch_a_check_with_evidence(desk: Desk, goal: str) -> None:
    desk.checks.rate(goal, 2)
    desk.checks.rate(goal, 3, "Drew it")
    desk.checks.rate(goal, 4)
    desk.checks.rate(goal, 5)
    seen = [(row.level_after, row.evidence) for row in goal_page.checks(desk.store, goal)]
    assert seen == [(5, ""), (3, "Drew it"), (2, "")]


def test_the_quiet_list_has_all_and_those_that_wait_longest_first(desk: Desk, hands: Hands) -> None:
    for number in range(30):
        made = learning(desk, f"Goal {number}")
        desk.checks.rate(made, 2, "words")
        hands.forward(days=1)
    due = learning_query.due_checks(desk.store, desk.clock.today())
    assert [check.title for check in due] == [f"Goal {number}" for number in range(30)]


def test_what_is_due_is_read_at_once_however_many_goals_there_are(desk: Desk, hands: Hands) -> None:
    for number in range(12):
        made = learning(desk, f"Goal {number}")
        desk.checks.rate(made, 2, "words")
        desk.practice.note(made, 3)
    hands.forward(days=3)
    asked: list[str] = []
    desk.store.connection.set_trace_callback(asked.append)
    due = learning_query.due_checks(desk.store, desk.clock.today())
    desk.store.connection.set_trace_callback(None)
    assert (len(due), len(asked)) == (12, 3)


def test_when_it_was_studied_last_is_told_of_one_goal(desk: Desk, goal: str, hands: Hands) -> None:
    assert learning_query.last_study(desk.store, goal) is None
    desk.practice.note(learning(desk, "Another"), 3)
    assert learning_query.last_study(desk.store, goal) is None
    desk.practice.note(goal, 3)
    hands.forward(days=2)
    desk.experiments.add_tried(goal, "Sit in")
    assert learning_query.last_study(desk.store, goal) == date(2026, 10, 13)


def test_a_practice_note_is_reworded(desk: Desk, goal: str) -> None:
    note = desk.practice.note(goal, 3, "listened")
    with one_step(desk, "rewording a practice note"):
        desk.practice.reword(note, " only listened ")
    assert goal_page.practice(desk.store, goal)[0].note == "only listened"


def test_the_first_words_of_another_plan_and_the_next_ones_are_one_step(desk: Desk, goal: str) -> None:
    desk.plans.write(goal, "After the stand-up", "I ask")
    with one_step(desk, "changing the if-then plan"):
        desk.plans.replace(goal, "When", "")
        desk.plans.write(goal, "When the bell rings", "I wait")
    desk.session.undo()
    assert goal_page.plan(desk.store, goal)[1:] == ("After the stand-up", "I ask")  # type: ignore[index]


def test_within_a_day_the_story_is_told_as_it_came(desk: Desk, goal: str, hands: Hands) -> None:
    for level in (4, 2, 3):
        desk.checks.rate(goal, level, f"level {level}", before=level - 1)
        hands.forward(minutes=5)
    asked = desk.questions.ask(goal, "Why?")
    desk.questions.answer(asked, "So")
    events = learning_query.story(desk.store, goal)
    assert [(event.what, event.before, event.level) for event in events] == [
        ("check", 3, 4), ("check", 1, 2), ("check", 2, 3), ("asked", None, 0), ("answered", None, 0),
    ]  # fmt: skip
