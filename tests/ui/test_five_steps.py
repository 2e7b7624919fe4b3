"""The five short steps of a new learning goal: each becomes something live, and can be skipped and gone on with."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QComboBox

from goaldesk.core.queries import goal_page, learning
from goaldesk.core.types import Verdict
from tests.ui.desks import EXAM
from tests.ui.person import Person, click, field, find, press, there_is, type_
from tests.ui.test_new_goal import TITLE, form, goal_called


@pytest.fixture
def steps(small: Person) -> Person:
    """In the first of the five steps of a new goal."""
    press("Ctrl+N")
    click(find(form(small), "Learning: something I want to become able to do"))
    field(form(small), TITLE)
    type_("Hear where a story turns")
    click(find(form(small), "Create, then five short steps"))
    return small


def go_on() -> None:
    press("Ctrl+Return")


def test_each_step_becomes_something_live(steps: Person) -> None:
    store = steps.desk.store
    goal_id = goal_called(steps, "Hear where a story turns")
    type_("I lose the middle")
    go_on()
    type_("What do I hold on to?")
    go_on()
    type_("Draw it")
    press("Return")
    type_("Tell it to Luis")
    go_on()
    type_("I will translate")
    field(form(steps), "When")
    type_("a word is missing")
    field(form(steps), "then I")
    type_("look at the face")
    go_on()
    type_("I can retell it the next day")
    click(find(form(steps), "doing"))
    go_on()
    assert steps.dialogs() == 0
    goal = goal_page.goal(store, goal_id)
    assert goal is not None
    assert (goal.gap, goal.question, goal.ladder) == ("I lose the middle", "What do I hold on to?", "do")
    assert goal.expected_mistakes == "I will translate"
    assert [row.text for row in goal_page.questions(store, goal_id)] == ["What do I hold on to?"]
    assert [row.approach for row in goal_page.experiments(store, goal_id)] == ["Draw it", "Tell it to Luis"]
    plan = goal_page.plan(store, goal_id)
    assert plan is not None
    assert plan[1:] == ("a word is missing", "look at the face")
    assert [row.topic for row in goal_page.checks(store, goal_id)] == ["I can retell it the next day"]
    assert learning.to_prepare(store, goal_id) == []


@pytest.mark.parametrize("leave", [lambda person: press("Escape"), lambda person: form(person).close()])
def test_steps_are_skipped_left_and_gone_on_with(steps: Person, leave: Callable[[Person], object]) -> None:
    goal_id = goal_called(steps, "Hear where a story turns")
    type_("I lose the middle")
    click(find(form(steps), "Skip this step"))
    type_("What do I hold")
    leave(steps)
    assert steps.dialogs() == 0
    goal = goal_page.goal(steps.desk.store, goal_id)
    assert goal is not None
    assert (goal.gap, goal.question) == ("I lose the middle", "What do I hold")
    steps.window.ui.places.prepare.emit(goal_id)
    assert there_is(form(steps), "Step 3: How I’ll explore, current")
    click(find(form(steps), "Step 1: The gap, written"))
    press("End")
    type_(" of it")
    press("Escape")
    goal = goal_page.goal(steps.desk.store, goal_id)
    assert goal is not None
    assert goal.gap == "I lose the middle of it"


def test_rewording_the_question_rewords_the_open_one(steps: Person) -> None:
    goal_id = goal_called(steps, "Hear where a story turns")
    go_on()
    type_("What do I hold on to?")
    press("Escape")
    steps.window.ui.places.prepare.emit(goal_id)
    click(find(form(steps), "Step 2: The question, written"))
    press("Ctrl+A")
    type_("Where do I look?")
    press("Escape")
    assert [row.text for row in goal_page.questions(steps.desk.store, goal_id)] == ["Where do I look?"]


def test_words_that_cannot_be_written_hold_the_steps_open(steps: Person) -> None:
    steps.desk.store.connection.execute("PRAGMA query_only = 1")
    type_("I lose the middle")
    press("Escape")
    assert find(form(steps), "Not saved yet…")
    steps.desk.store.connection.execute("PRAGMA query_only = 0")
    press("Escape")
    assert steps.dialogs() == 0
    assert steps.rows_of("SELECT gap FROM goal WHERE gap <> ''") == ["I lose the middle"]


def test_a_pasted_result_leads_to_a_learning_goal_with_a_first_try_and_a_first_check(small: Person) -> None:
    """The way of a new user: one result, its invitation, the form, five steps."""
    small.go_to(small.index(EXAM).siblingAtColumn(2))
    press("Return")
    assert find(form(small), "Serves", QComboBox).currentText() == EXAM
    type_("Follow a story told once")
    click(find(form(small), "Create, then five short steps"))
    click(find(form(small), "Step 3: How I’ll explore, open"))
    type_("Retell a podcast")
    go_on()
    click(find(form(small), "Step 5: How I’ll know, open"))
    type_("I retell it to Luis")
    go_on()
    goal_id = goal_called(small, "Follow a story told once")
    assert (EXAM, "Follow a story told once") in small.pairs()
    assert [row.approach for row in goal_page.experiments(small.desk.store, goal_id)] == ["Retell a podcast"]
    assert [row.topic for row in goal_page.checks(small.desk.store, goal_id)] == ["I retell it to Luis"]
    assert small.window.desk_page.open_goal_id() == goal_id


def test_the_steps_are_offered_on_the_page_while_most_of_them_are_open(steps: Person) -> None:
    goal_id = goal_called(steps, "Hear where a story turns")
    press("Escape")
    steps.window.ui.places.goal.emit(goal_id)
    page = steps.window.desk_page
    click(find(page, "Five short steps"))
    type_("I lose the middle")
    for step in ("Step 3: How I’ll explore, open", "Step 5: How I’ll know, open"):
        click(find(form(steps), step))
        type_("Draw it")
    press("Escape")
    assert not there_is(page, "Five short steps")


def test_how_many_ways_to_find_is_said_and_counted_on_the_page(steps: Person) -> None:
    goal_id = goal_called(steps, "Hear where a story turns")
    click(find(form(steps), "Step 3: How I’ll explore, open"))
    type_("Draw it")
    press("Return")
    click(find(form(steps), "3"))
    press("Escape")
    steps.window.ui.places.goal.emit(goal_id)
    assert there_is(steps.window.desk_page, "0 of 3 ways found")
    (experiment,) = steps.rows_of("SELECT id FROM experiment")
    steps.desk.experiments.finish(experiment, "The order stayed")
    assert there_is(steps.window.desk_page, "1 of 3 ways found")
    steps.desk.experiments.decide(experiment, Verdict.DROP)
    assert there_is(steps.window.desk_page, "0 of 3 ways found")
