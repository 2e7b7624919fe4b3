"""What the card below the title asks once two goals are paired: about the number, and about closing."""

import pytest

from goaldesk.core.types import Familiarity, Measure, Said, Topic
from tests.ui.desks import BREATHE, EXAM, RUN, Small
from tests.ui.person import Person, click, find, press, there_is, type_
from tests.ui.test_offering import answers, asked, card, of

ASIDE = "While this is new, set the number aside?"
CLOSE = "You said that this is known by now. Close it as learned enough?"


@pytest.fixture
def paired(small: Person, goals: Small) -> Person:
    """At the page of Exam, which is new, has a number, and Breathe on the way."""
    desk = small.desk
    desk.goals.set_familiarity(goals.exam, Familiarity.NEW)
    desk.performance.set_measure(goals.exam, Measure(0, 80, "points"), None)
    desk.pairs.pair(goals.exam, goals.breathe)
    desk.session.forget_steps()
    small.window.ui.places.goal.emit(goals.exam)
    return small


def parked(person: Person) -> bool:
    return bool(person.rows_of("SELECT parked FROM goal WHERE title = ?", EXAM)[0])


def test_the_number_is_set_aside_when_somebody_says_so(paired: Person) -> None:
    assert asked(paired) == ASIDE
    click(find(card(paired), "Set it aside"))
    assert parked(paired)
    assert answers(paired) == [("park", "taken")]
    assert paired.said() == "Number set aside"
    assert there_is(of(paired), "Measure and deadline: 0 of 80 points, number set aside while this is new")
    press("Ctrl+Z")
    assert (parked(paired), answers(paired), asked(paired)) == (False, [], ASIDE)


def test_the_number_is_kept_when_somebody_says_so(paired: Person) -> None:
    click(find(card(paired), "Keep it"))
    assert (parked(paired), answers(paired), asked(paired)) == (False, [("park", "kept")], "")


def test_evidence_of_a_partner_asks_for_the_number_again(paired: Person, goals: Small) -> None:
    click(find(card(paired), "Set it aside"))
    assert asked(paired) == ""
    paired.desk.checks.rate(goals.breathe, 3)
    assert asked(paired) == "", "a level without evidence carries nothing"
    paired.desk.checks.rate(goals.breathe, 3, "Explained it to Tom")
    question = f"{BREATHE} has reached “Can explain it” with evidence. Take the number up again?"
    assert asked(paired) == question
    click(find(card(paired), "Take it up again"))
    assert (parked(paired), asked(paired)) == (False, "")
    assert answers(paired) == [("park", "taken"), ("unpark", "taken")]
    assert paired.said() == "Number taken up again"
    press("Ctrl+Z")
    assert (parked(paired), asked(paired)) == (True, question)
    click(find(card(paired), "Not now"))
    assert (parked(paired), asked(paired)) == (True, "")
    assert answers(paired) == [("park", "taken"), ("unpark", "not_now")]
    paired.desk.checks.rate(goals.breathe, 4, "Said what changes when one part does")
    assert asked(paired) == "", "it is asked once"
    click(find(of(paired), "Take the number up again"))
    assert not parked(paired)


# -- a learning goal that is known by now


def test_closing_a_known_learning_goal_goes_through_the_dialog(small: Person, goals: Small) -> None:
    small.desk.goals.set_familiarity(goals.breathe, Familiarity.KNOWN)
    small.window.ui.places.goal.emit(goals.breathe)
    assert asked(small) == CLOSE
    click(find(card(small), "Close it…"))
    press("Escape")
    small.activate()
    assert (answers(small), asked(small)) == ([], CLOSE), "leaving the dialog is no answer"
    click(find(card(small), "Close it…"))
    type_("I can say when it turns")
    press("Ctrl+Return")
    small.activate()
    assert small.rows_of("SELECT state, closing_note FROM goal WHERE title = ?", BREATHE) == [
        ("learned_enough", "I can say when it turns")
    ]
    assert answers(small) == [("close", "taken")]
    assert asked(small) == ""
    press("Ctrl+Z")
    assert (answers(small), asked(small)) == ([], CLOSE)
    click(find(card(small), "Not now"))
    assert (answers(small), asked(small)) == ([("close", "not_now")], "")


def test_what_was_for_something_known_by_now_may_close(small: Person, goals: Small) -> None:
    small.window.ui.places.goal.emit(goals.pace)
    small.desk.checks.rate(goals.pace, 3, "Told Tom")
    assert asked(small) == ""
    small.desk.goals.set_familiarity(goals.run, Familiarity.KNOWN)
    assert asked(small) == f"“{RUN}” is known to you by now. Close this as learned enough?"
    small.desk.pairs.pair(goals.exam, goals.pace)
    assert asked(small) == ""


def test_a_number_set_aside_is_asked_about_once_the_task_is_known(paired: Person, goals: Small) -> None:
    click(find(card(paired), "Set it aside"))
    click(find(of(paired), "Known"))
    assert asked(paired) == "You said that this is known by now. Take the number up again?"
    click(find(card(paired), "Take it up again"))
    assert not parked(paired)


def test_what_another_part_of_the_page_offers_is_not_offered_here(small: Person, goals: Small) -> None:
    for _ in range(2):
        small.desk.practice.note(goals.breathe, 5)
    small.window.ui.places.goal.emit(goals.breathe)
    assert asked(small) == ""


def test_an_answer_given_elsewhere_takes_the_card_away(paired: Person, goals: Small) -> None:
    paired.desk.offers.answer(goals.exam, Topic.PARK, Said.NOT_NOW)
    assert asked(paired) == ""
