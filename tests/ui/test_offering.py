"""The card below the title: one question at a time, asked once, and nothing happens by itself."""

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from goaldesk.core.types import Familiarity, Kind, State
from goaldesk.ui.panes.goal_page.card import Card
from goaldesk.ui.widgets.popover import Popover
from goaldesk.ui.widgets.segments import Segments
from tests.ui.conftest import Opens, leave
from tests.ui.desks import BREATHE, EXAM, Small
from tests.ui.person import Person, click, field, find, focus, name_of, press, type_, visible
from tests.ui.test_journal import refuse

FAMILIAR = "How familiar is this task to you?"
AFTER = "Which part of the exam could you not explain today?"
FIRST = "What would you have to find out first?"
ASIDE = "While this is new, set the number aside?"
BECOMES = "Your answer becomes the learning goal"
CLOSE = "You said that this is known by now. Close it as learned enough?"


def of(person: Person) -> QWidget:
    found: QWidget = person.window.desk_page.goal_page
    return found


def asked(person: Person) -> str:
    """The question of the card; empty while there is none."""
    cards = [name_of(each) for each in visible(of(person), Card)]
    questions = [name for name in cards if name]
    assert len(questions) <= 1, "one question at a time"
    return questions[0] if questions else ""


def card(person: Person) -> QWidget:
    return find(of(person), asked(person), Card)


def answers(person: Person) -> list[tuple[str, str]]:
    return person.rows_of("SELECT topic, answer FROM offer WHERE deleted_at IS NULL ORDER BY created_at, id")


def familiarity(person: Person, title: str = EXAM) -> str:
    found: str = person.rows_of("SELECT familiarity FROM goal WHERE title = ?", title)[0]
    return found


@pytest.fixture
def page(small: Person, goals: Small) -> Person:
    """At the page of Exam, of which nothing is known yet."""
    small.window.ui.places.goal.emit(goals.exam)
    return small


@pytest.fixture
def new_task(page: Person, goals: Small) -> Person:
    """At the page of Exam, which is new, and has no partner."""
    page.desk.goals.set_familiarity(goals.exam, Familiarity.NEW)
    page.desk.session.forget_steps()
    return page


# -- how familiar it is


@pytest.mark.parametrize(("name", "stored"), [("New", "new"), ("Partly", "partly"), ("Known", "known")])
def test_how_familiar_it_is_and_that_it_was_asked_are_one_step(page: Person, name: str, stored: str) -> None:
    assert asked(page) == FAMILIAR
    click(find(card(page), name))
    assert familiarity(page) == stored
    assert answers(page) == [("familiarity", "taken")]
    assert asked(page) == ("" if stored == "known" else AFTER)
    press("Ctrl+Z")
    assert (familiarity(page), answers(page)) == ("unset", [])
    assert asked(page) == FAMILIAR
    press("Ctrl+Shift+Z")
    assert (familiarity(page), answers(page)) == (stored, [("familiarity", "taken")])


def test_not_now_is_asked_once_also_after_a_restart(page: Person, goals: Small, open_window: Opens) -> None:
    click(find(card(page), "Not now"))
    assert (familiarity(page), answers(page)) == ("unset", [("familiarity", "not_now")])
    assert asked(page) == ""
    leave(page.window)
    again = open_window(page.desk)
    again.window.ui.places.goal.emit(goals.exam)
    assert asked(again) == ""
    press("Ctrl+Z")
    assert asked(again) == FAMILIAR


def test_the_card_is_answered_by_keyboard(page: Person) -> None:
    field(of(page), "Title")
    press("Tab")
    way = [name_of(focus())]
    for keys in ("Right", "Right", "Tab", "Shift+Tab"):
        press(keys)
        way.append(name_of(focus()))
    assert way == ["New", "Partly", "Known", "Not now", "Known"]
    assert familiarity(page) == "unset", "going there is no answer"
    press("Space")
    assert familiarity(page) == "known"
    assert name_of(focus()).startswith("Measure and deadline"), "the focus goes on where the card was"


def test_looking_changes_nothing(page: Person, goals: Small) -> None:
    for goal_id in goals:
        page.window.ui.places.goal.emit(goal_id)
    assert page.desk.session.undo_label() == ""
    assert answers(page) == []


def test_the_familiarity_on_the_page_answers_the_question_too(page: Person) -> None:
    click(find(find(of(page), "The task is to me", Segments), "Known"))
    assert asked(page) == ""


@pytest.mark.parametrize("state", [State.RESTING, State.REACHED])
def test_nothing_is_asked_of_a_goal_that_rests_or_is_closed(page: Person, goals: Small, state: State) -> None:
    page.desk.goals.set_state([goals.exam], state)
    assert asked(page) == ""
    page.desk.goals.set_state([goals.exam], State.ACTIVE)
    assert asked(page) == FAMILIAR


@pytest.mark.parametrize(
    "title",
    [
        "Get through this week without hurting myself",
        "Come off the antidepressants by May",
        "Win custody of my daughter in court",
        "Die Woche überstehen, ohne mich selbst zu verletzen",
    ],
)
def test_a_program_has_no_business_in_some_goals(page: Person, goals: Small, title: str) -> None:
    page.desk.goals.reword(goals.exam, title)
    assert asked(page) == ""
    page.desk.goals.set_familiarity(goals.exam, Familiarity.NEW)
    assert asked(page) == ""


# -- something to learn on the way


@pytest.mark.parametrize(
    ("title", "question"),
    [
        ("Read 12 books", "What would you understand or do differently after 12 books?"),
        ("Die Prüfung vor dem Sommer bestehen", "Was an „Prüfung“ könntest du heute noch nicht erklären?"),
        ("Exam", FIRST),
    ],
)
def test_the_coach_asks_in_the_language_of_the_goal(new_task: Person, goals: Small, title: str, question: str) -> None:
    new_task.desk.goals.reword(goals.exam, title)
    assert asked(new_task) == question


def test_the_answer_becomes_the_learning_goal_and_is_paired_in_one_step(new_task: Person) -> None:
    assert asked(new_task) == AFTER
    field(card(new_task), BECOMES)
    type_("Which parts the exam has")
    press("Return")
    assert (EXAM, "Which parts the exam has") in new_task.pairs()
    assert answers(new_task) == [("pair", "taken")]
    assert new_task.said() == "Goal added and paired"
    assert asked(new_task) == ""
    press("Ctrl+Z")
    assert "Which parts the exam has" not in new_task.titles(Kind.LEARNING)
    assert answers(new_task) == []
    assert asked(new_task) == AFTER
    assert find(card(new_task), BECOMES, QLineEdit).text() == ""
    press("Ctrl+Shift+Z")
    assert (EXAM, "Which parts the exam has") in new_task.pairs()
    assert asked(new_task) == ""


def test_the_button_does_what_enter_does_and_asks_for_words_first(new_task: Person) -> None:
    click(find(card(new_task), "Add and pair it"))
    assert name_of(focus()) == BECOMES
    assert new_task.desk.session.undo_label() == ""
    type_("Which parts the exam has")
    click(find(card(new_task), "Add and pair it"))
    assert (EXAM, "Which parts the exam has") in new_task.pairs()


def test_an_existing_goal_is_paired_and_that_is_the_answer(new_task: Person) -> None:
    click(find(card(new_task), "Pair an existing one"))
    type_("breathe")
    press("Return")
    assert (EXAM, BREATHE) in new_task.pairs()
    assert answers(new_task) == [("pair", "taken")]
    assert new_task.said() == "Paired"
    press("Ctrl+Z")
    assert (EXAM, BREATHE) not in new_task.pairs()
    assert answers(new_task) == []


def test_another_goal_can_be_named_among_the_existing_ones(new_task: Person) -> None:
    click(find(card(new_task), "Pair an existing one"))
    type_("Something else")
    press("Return")
    assert (EXAM, "Something else") in new_task.pairs()
    assert answers(new_task) == [("pair", "taken")]


def test_looking_at_the_existing_ones_is_no_answer(new_task: Person) -> None:
    click(find(card(new_task), "Pair an existing one"))
    press("Escape")
    assert visible(new_task.window, Popover) == []
    assert asked(new_task) == AFTER
    assert answers(new_task) == []


def test_not_now_leaves_the_goal_without_a_partner(new_task: Person) -> None:
    click(find(card(new_task), "Not now"))
    assert asked(new_task) == ""
    assert answers(new_task) == [("pair", "not_now")]


def test_words_in_the_card_are_not_left_behind(new_task: Person, goals: Small) -> None:
    field(card(new_task), BECOMES)
    type_("Which parts it has")
    new_task.window.ui.places.goal.emit(goals.run)
    assert (EXAM, "Which parts it has") in new_task.pairs()
    press("Ctrl+Z")
    assert (EXAM, "Which parts it has") not in new_task.pairs()


def test_a_card_with_words_in_it_waits_whatever_changes(new_task: Person, goals: Small) -> None:
    field(card(new_task), BECOMES)
    type_("Which parts")
    new_task.desk.goals.set_familiarity(goals.exam, Familiarity.KNOWN)
    new_task.desk.goals.reword(goals.exam, "Read 12 books")
    assert find(card(new_task), BECOMES, QLineEdit).text() == "Which parts"
    press("Escape")
    assert find(card(new_task), BECOMES, QLineEdit).text() == ""
    new_task.desk.goals.reword(goals.exam, "Read 13 books")
    assert asked(new_task) == "", "who knows the task is asked nothing"


def test_words_that_cannot_be_written_stay_in_the_card(new_task: Person, goals: Small) -> None:
    field(card(new_task), BECOMES)
    type_("Which parts it has")
    refuse(new_task.desk, True)
    press("Return")
    assert "Not saved yet" in new_task.said()
    assert new_task.window.close() is False
    refuse(new_task.desk, False)
    press("Return")
    assert (EXAM, "Which parts it has") in new_task.pairs()


def test_a_title_that_is_too_long_is_refused_and_stays(new_task: Person) -> None:
    words = find(card(new_task), BECOMES, QLineEdit)
    words.setFocus()
    words.setText("w" * 501)
    press("Return")
    assert "500 characters" in new_task.said()
    assert len(words.text()) == 501
    press("Escape")
    press("Escape")
    assert new_task.journal.isVisible(), "the second Escape is for the page"
