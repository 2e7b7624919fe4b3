"""The form for a new goal, with the coach in it, and the five short steps after it."""

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit

from goaldesk.core.queries import goal_page, offers
from goaldesk.core.types import Familiarity, Kind, Measure
from goaldesk.ui.widgets.coach_panel import CoachPanel
from tests.ui.person import Person, click, field, find, focus, name_of, press, there_is, type_, visible

P, L = Kind.PERFORMANCE, Kind.LEARNING
TITLE = "Your goal, in your own words"


def form(person: Person) -> QDialog:
    """The dialog that is open."""
    return person.dialog()


def title_of(person: Person) -> str:
    return find(form(person), TITLE, QLineEdit).text()


def panel(person: Person) -> CoachPanel:
    """What the coach says, once it has waited long enough."""
    person.wait(lambda: bool(visible(person.window, CoachPanel)))
    return visible(person.window, CoachPanel)[0]


def goal_called(person: Person, title: str) -> str:
    return str(person.rows_of("SELECT id FROM goal WHERE title = ? AND deleted_at IS NULL", title)[0])


@pytest.fixture
def learning_form(small: Person) -> Person:
    """At an empty form for a learning goal."""
    press("Ctrl+N")
    click(find(form(small), "Learning: something I want to become able to do"))
    field(form(small), TITLE)
    return small


def test_a_title_and_enter_are_enough(small: Person) -> None:
    press("Ctrl+N")
    assert name_of(focus()) == TITLE
    type_("Publish the guide")
    press("Return")
    assert small.dialogs() == 0
    assert "Publish the guide" in small.titles(P)
    assert small.table.current_goal() == goal_called(small, "Publish the guide")


def test_ctrl_enter_in_the_title_makes_one_goal(small: Person) -> None:
    press("Ctrl+N")
    type_("Publish the guide")
    press("Ctrl+Return")
    assert small.titles(P).count("Publish the guide") == 1


def test_the_new_goal_is_selected_where_an_empty_half_was(blank: Person) -> None:
    press("Ctrl+N")
    type_("Run 10 km")
    press("Ctrl+Return")
    blank.activate()
    assert blank.table.selected_goals() == [goal_called(blank, "Run 10 km")]
    press("Right")
    press("Return")
    type_("Breathe by steps")
    press("Ctrl+Return")
    assert blank.pairs() == {("Run 10 km", "Breathe by steps")}
    assert blank.table.selected_goals() == [goal_called(blank, "Breathe by steps")]


def test_the_column_of_the_cursor_is_chosen(small: Person) -> None:
    small.go_to("Feel the pace")
    press("Ctrl+N")
    type_("Hear the turn")
    press("Return")
    assert "Hear the turn" in small.titles(L)


def test_nothing_is_made_of_nothing_and_escape_makes_nothing(small: Person) -> None:
    before = small.rows()
    press("Ctrl+N")
    assert not find(form(small), "Create goal").isEnabled()
    press("Return")
    type_("Never mind")
    press("Escape")
    assert small.rows() == before


def test_everything_that_was_filled_in_becomes_live_in_one_step(learning_form: Person) -> None:
    person = learning_form
    type_("Hear where a story turns")
    field(form(person), "What don’t you understand yet?")
    type_("The middle")
    field(form(person), "A first thing to try")
    type_("Draw it")
    click(find(form(person), "2: Can follow it"))
    press("Ctrl+Return")
    goal_id = goal_called(person, "Hear where a story turns")
    goal = goal_page.goal(person.desk.store, goal_id)
    assert goal is not None
    assert goal.gap == "The middle"
    assert [row.approach for row in goal_page.experiments(person.desk.store, goal_id)] == ["Draw it"]
    assert [row.level_after for row in goal_page.checks(person.desk.store, goal_id)] == [2]
    person.activate()
    press("Ctrl+Z")
    assert "Hear where a story turns" not in person.titles(L)


def test_a_performance_goal_with_its_measure_and_how_new_it_is(small: Person) -> None:
    press("Ctrl+N")
    type_("Walk 200 km this autumn")
    for name, words in (("Target", "200"), ("Unit", "km"), ("Deadline", "2026-11-30")):
        field(form(small), name)
        type_(words)
    assert not there_is(form(small), "Set the number aside while it is new")
    click(find(form(small), "New"))
    click(find(form(small), "Set the number aside while it is new"))
    click(find(form(small), "Create goal"))
    goal = goal_page.goal(small.desk.store, goal_called(small, "Walk 200 km this autumn"))
    assert goal is not None
    assert (goal.measure, goal.due_on) == (Measure(None, 200, "km"), "2026-11-30")
    assert (goal.familiarity, goal.parked) == (Familiarity.NEW, True)


def test_a_number_that_cannot_be_read_is_said_and_nothing_is_made(small: Person) -> None:
    press("Ctrl+N")
    type_("Walk a lot")
    field(form(small), "Target")
    type_("many")
    press("Ctrl+Return")
    assert there_is(form(small), "“many” is no number. Nothing was changed.")
    assert "Walk a lot" not in small.titles(P)
    assert name_of(focus()) == "Target"
    assert not small.window.close(), "the words would be gone"
    press("Escape")


# -- the coach in the form


def test_the_coach_notices_quotes_and_asks_after_a_pause(learning_form: Person) -> None:
    type_("Build 5 API endpoints by June")
    assert visible(learning_form.window, CoachPanel) == []
    said = panel(learning_form)
    assert said.note is not None
    assert said.note.headline == "This reads like a result to deliver"
    assert "5 API endpoints" in said.accessibleName()
    assert "The date did not count." in said.accessibleName()
    assert name_of(focus()) == TITLE, "it never takes the keys"
    assert find(form(learning_form), "Create goal").isEnabled(), "and never blocks"


def test_an_answer_takes_the_place_of_the_words_and_undo_brings_them_back(learning_form: Person) -> None:
    type_("Build 5 API endpoints")
    panel(learning_form)
    press("Alt+U")
    type_("Understand what makes an API easy to guess")
    press("Alt+U")
    assert title_of(learning_form) == "Understand what makes an API easy to guess"
    assert name_of(focus()) == TITLE
    assert visible(learning_form.window, CoachPanel) == []
    press("Ctrl+Z")
    assert title_of(learning_form) == "Build 5 API endpoints"


def test_an_answer_and_the_words_become_a_pair(learning_form: Person) -> None:
    type_("Build 5 API endpoints")
    panel(learning_form)
    press("Alt+U")
    type_("Understand what makes an API easy to guess")
    click(find(form(learning_form), "Make it a performance goal and pair the two"))
    assert ("Build 5 API endpoints", "Understand what makes an API easy to guess") in learning_form.pairs()
    learning_form.activate()
    press("Ctrl+Z")
    assert "Build 5 API endpoints" not in learning_form.titles(P)


def test_without_an_answer_only_the_column_changes(learning_form: Person) -> None:
    type_("Build 5 API endpoints")
    panel(learning_form)
    click(find(form(learning_form), "Make it a performance goal"))
    press("Ctrl+Return")
    assert "Build 5 API endpoints" in learning_form.titles(P)


@pytest.mark.parametrize(("way", "kept"), [("It’s a learning goal", True), ("Not now", False)])
def test_who_would_rather_not_is_not_asked_again_about_these_words(learning_form: Person, way: str, kept: bool) -> None:
    type_("Build 5 API endpoints")
    panel(learning_form)
    click(find(form(learning_form), way))
    assert visible(learning_form.window, CoachPanel) == []
    press("End")
    type_(" in spring")
    learning_form.coach_has_read()
    assert visible(learning_form.window, CoachPanel) == []
    press("Ctrl+Return")
    told = offers.framing(learning_form.desk.store, goal_called(learning_form, "Build 5 API endpoints in spring"))
    assert (told.kept, told.not_now) == (kept, 0 if kept else 1)


@pytest.mark.parametrize(("way", "times"), [("It’s a learning goal", 1), ("Not now", 2)])
def test_after_the_persons_own_word_other_wordings_are_left_alone_too(
    learning_form: Person, way: str, times: int
) -> None:
    for words in ["Build 5 API endpoints", "Sell 30 tickets"][:times]:
        press("Ctrl+A")
        type_(words)
        panel(learning_form)
        click(find(form(learning_form), way))
    press("Ctrl+A")
    type_("Pass the exam in June")
    learning_form.coach_has_read()
    assert visible(learning_form.window, CoachPanel) == []
    press("Escape")


def test_a_result_among_the_results_is_asked_about_once_it_is_new_to_the_person(small: Person) -> None:
    press("Ctrl+N")
    type_("Read 12 books this winter")
    small.coach_has_read()
    assert visible(small.window, CoachPanel) == []
    click(find(form(small), "New"))
    panel(small)
    press("Alt+U")
    type_("Notice what makes me put a book down")
    press("Return")
    assert ("Read 12 books this winter", "Notice what makes me put a book down") in small.pairs()


def test_the_coach_keeps_silent_where_it_was_told_to(small: Person) -> None:
    small.window.ui.settings.change(coach=False)
    press("Ctrl+N")
    click(find(form(small), "Learning: something I want to become able to do"))
    field(form(small), TITLE)
    type_("Build 5 API endpoints")
    small.coach_has_read()
    assert visible(small.window, CoachPanel) == []


# -- the coach below the table


def add_by_typing(person: Person, column: str, words: str) -> None:
    click(find(person.window, column))
    type_(words)
    press("Return")


def test_it_speaks_below_the_table_about_a_goal_that_was_typed_there(small: Person) -> None:
    add_by_typing(small, "Add a learning goal", "Build 5 API endpoints")
    panel(small)
    press("Alt+U")
    type_("Understand what makes an API easy to guess")
    click(find(small.window, "Make it a performance goal and pair the two"))
    assert ("Build 5 API endpoints", "Understand what makes an API easy to guess") in small.pairs()
    assert visible(small.window, CoachPanel) == []
    press("Ctrl+Z")
    assert "Build 5 API endpoints" in small.titles(L)


def test_something_to_learn_among_the_results_moves_with_a_click(small: Person) -> None:
    add_by_typing(small, "Add a performance goal", "Understand why our patients stop asking")
    panel(small)
    click(find(small.window, "Make it a learning goal"))
    assert "Understand why our patients stop asking" in small.titles(L)
    press("Ctrl+Z")
    assert "Understand why our patients stop asking" in small.titles(P)


@pytest.mark.parametrize("way", ["It’s a learning goal", "Not now"])
def test_below_the_table_too_it_is_said_once(small: Person, way: str) -> None:
    add_by_typing(small, "Add a learning goal", "Build 5 API endpoints")
    panel(small)
    click(find(small.window, way))
    assert visible(small.window, CoachPanel) == []
    small.go_to("Build 5 API endpoints")
    press("F2")
    press("End")
    type_(" in spring")
    press("Return")
    small.coach_has_read()
    assert visible(small.window, CoachPanel) == []


def test_what_fits_its_column_is_not_spoken_about(small: Person) -> None:
    add_by_typing(small, "Add a learning goal", "Understand what makes an API easy to guess")
    add_by_typing(small, "Add a performance goal", "Build 5 API endpoints")
    small.coach_has_read()
    assert visible(small.window, CoachPanel) == []


def test_undo_takes_the_words_of_the_coach_away_with_the_goal(small: Person) -> None:
    add_by_typing(small, "Add a learning goal", "Build 5 API endpoints")
    panel(small)
    press("Ctrl+Z")
    assert visible(small.window, CoachPanel) == []


# -- how many at once


def test_a_fourth_learning_goal_asks_which_one_may_rest(small: Person) -> None:
    assert not there_is(small.window, "Let one rest…")
    add_by_typing(small, "Add a learning goal", "Hear the turn of a story")
    click(find(small.window, "Let one rest…"))
    type_("ecg")
    press("Return")
    assert not there_is(small.window, "Let one rest…")
    assert small.rows_of("SELECT title FROM goal WHERE state = 'resting'") == ["Read an ECG"]


def test_so_many_may_be_fine_and_then_only_more_are_asked_about(small: Person) -> None:
    add_by_typing(small, "Add a learning goal", "Hear the turn of a story")
    click(find(small.window, "Keep them all"))
    assert not there_is(small.window, "Let one rest…")
    add_by_typing(small, "Add a learning goal", "Hear how it ends")
    assert there_is(small.window, "Let one rest…")
