"""The checks on the page of a learning goal: planned, begun, done; unfolded; and the next one."""

import pytest
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from goaldesk.core.types import State
from tests.conftest import Hands
from tests.ui.desks import Small
from tests.ui.person import Person, click, field, find, focus, name_of, press, there_is, type_

PLAN = "How will you notice that you understand it, without looking anything up?"


@pytest.fixture
def learning(small: Person, goals: Small) -> Person:
    """At the page of the learning goal Breathe."""
    small.window.ui.places.goal.emit(goals.breathe)
    return small


def of(person: Person) -> QWidget:
    found: QWidget = person.window.desk_page.goal_page
    return found


def test_a_check_unfolds_its_evidence_what_was_open_and_how_long_ago_it_was_studied(
    learning: Person, goals: Small, hands: Hands
) -> None:
    desk = learning.desk
    desk.practice.note(goals.breathe, 3)
    hands.forward(days=2)
    check = desk.checks.begin(goals.breathe, 3)
    desk.checks.write_evidence(check, "Three gears\nof breathing")
    desk.checks.finish(check, 2, "Why on hills?\nWhat about wind?")
    line = find(of(learning), "10 Oct. 2 · Can follow it. Three gears\nof breathing")
    click(line)
    assert there_is(of(learning), "Three gears\nof breathing")
    assert there_is(of(learning), "2 days after the last practice")
    click(find(of(learning), "Make it a question: Why on hills?"))
    assert learning.rows_of("SELECT text, check_id FROM question") == [("Why on hills?", check)]
    assert there_is(of(learning), "Among the questions: Why on hills?")
    press("Ctrl+Z")
    assert there_is(of(learning), "Make it a question: Why on hills?")
    line.setFocus()
    press("Return")
    assert not there_is(of(learning), "Make it a question: Why on hills?")


def test_a_check_without_evidence_says_so_when_it_unfolds(learning: Person, goals: Small) -> None:
    learning.desk.checks.rate(goals.breathe, 2)
    click(find(of(learning), "8 Oct. 2 · Can follow it"))
    assert there_is(of(learning), "A guess so far: no evidence was written.")


def test_the_next_check_is_named_and_may_be_done_once_it_is_due(learning: Person, goals: Small, hands: Hands) -> None:
    learning.desk.checks.rate(goals.breathe, 2, "words")
    learning.desk.checks.rate(goals.breathe, 3, "more words")
    assert there_is(of(learning), "Next check from 15 Oct")
    hands.forward(days=6)
    learning.desk.goals.reword(goals.breathe, "Breathe on")
    assert there_is(of(learning), "Next check from tomorrow")
    hands.forward(days=1)
    learning.desk.goals.reword(goals.breathe, "Breathe evenly")
    assert there_is(of(learning), "A check may be done now")
    learning.desk.goals.set_state([goals.breathe], State.RESTING)
    assert not there_is(of(learning), "A check may be done now")


def test_a_check_is_planned_reworded_and_done_when_it_is_due(learning: Person, hands: Hands) -> None:
    click(find(of(learning), "Plan a check"))
    type_("Tell it to Tom")
    press("Return")
    assert learning.rows_of("SELECT topic, level_before, level_after FROM understanding_check") == [
        ("Tell it to Tom", None, None)
    ]
    assert there_is(of(learning), "due from tomorrow")
    assert not there_is(of(learning), "Plan a check")
    assert not there_is(of(learning), PLAN, QLineEdit)
    hands.forward(hours=1)
    words = field(of(learning), "How I’ll know")
    assert isinstance(words, QTextEdit)
    press("Ctrl+End")
    type_(" on the hill")
    learning.table.setFocus()
    assert learning.rows_of("SELECT topic FROM understanding_check") == ["Tell it to Tom on the hill"]
    hands.forward(days=1)
    press("Ctrl+Z")
    assert words.toPlainText() == "Tell it to Tom"
    click(find(of(learning), "Check now"))
    assert there_is(learning.dialog(), "Step 1 of 3: Predict")
    press("Escape")


def test_a_check_that_is_begun_waits_on_the_page_and_can_be_put_away(learning: Person, goals: Small) -> None:
    learning.desk.checks.begin(goals.breathe, 3)
    assert there_is(of(learning), "Begun today")
    assert there_is(of(learning), "Go on")
    click(find(of(learning), "Put this check away"))
    assert not there_is(of(learning), "Begun today")
    press("Ctrl+Z")
    assert there_is(of(learning), "Begun today")


def test_words_in_the_line_for_a_plan_are_kept_on_the_way_out(learning: Person) -> None:
    click(find(of(learning), "Plan a check"))
    type_("Tell it")
    learning.window.close()
    assert learning.rows_of("SELECT topic FROM understanding_check") == ["Tell it"]


def test_going_along_the_ladder_by_key_leaves_one_guess(learning: Person) -> None:
    find(of(learning), "Depth of understanding: …").setFocus()
    press("Right", times=3)
    assert learning.rows_of("SELECT level_after FROM understanding_check WHERE deleted_at IS NULL") == [3]
    press("Ctrl+Z")
    assert there_is(of(learning), "Depth of understanding: Not met yet")


def test_the_keys_stay_where_a_line_was_closed(learning: Person) -> None:
    click(find(of(learning), "Plan a check"))
    press("Escape")
    assert of(learning).isAncestorOf(focus())
    assert name_of(focus()) == "Plan a check"
