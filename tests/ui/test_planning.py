"""The if-then plan of a learning goal, and the mistakes that are expected."""

import pytest
from PySide6.QtWidgets import QTextEdit, QWidget

from tests.ui.desks import Small
from tests.ui.person import Person, click, field, find, focus, name_of, press, there_is, type_
from tests.ui.test_journal import refuse

HINT = "An event sets a plan off better than a clock."


@pytest.fixture
def learning(small: Person, goals: Small) -> Person:
    """At the page of the learning goal Breathe."""
    small.window.ui.places.goal.emit(goals.breathe)
    return small


def of(person: Person) -> QWidget:
    found: QWidget = person.window.desk_page.goal_page
    return found


def plans(person: Person) -> list[object]:
    return person.rows_of("SELECT if_cue, then_action, active FROM plan WHERE deleted_at IS NULL ORDER BY id")


def text(person: Person, name: str) -> str:
    return find(of(person), name, QTextEdit).toPlainText()


def write(person: Person, cue: str, action: str) -> None:
    """Write both halves, Enter after Enter, with the focus on the first."""
    type_(cue)
    press("Return")
    assert name_of(focus()) == "then"
    type_(action)
    press("Return")


def test_a_plan_is_a_line_high_until_it_is_added(learning: Person) -> None:
    assert not there_is(of(learning), "If", QTextEdit)
    click(find(of(learning), "Add a plan"))
    assert there_is(of(learning), HINT)
    write(learning, "after the hill", "I count to four")
    assert plans(learning) == [("after the hill", "I count to four", 1)]
    assert not there_is(of(learning), "Add a plan")
    assert not there_is(of(learning), HINT)
    press("Ctrl+Z")
    assert plans(learning) == []
    press("Ctrl+Shift+Z")
    assert (text(learning, "If"), text(learning, "then")) == ("after the hill", "I count to four")


def test_half_a_plan_is_kept_on_the_way_out(learning: Person) -> None:
    click(find(of(learning), "Add a plan"))
    type_("after the h")
    press("Escape")
    assert plans(learning) == [("after the h", "", 1)]


def test_nothing_is_written_by_adding_alone(learning: Person, goals: Small) -> None:
    click(find(of(learning), "Add a plan"))
    learning.window.ui.places.goal.emit(goals.ecg)
    learning.window.ui.places.goal.emit(goals.breathe)
    assert plans(learning) == []
    assert there_is(of(learning), "Add a plan")


def test_another_plan_keeps_the_old_one(learning: Person, goals: Small) -> None:
    learning.desk.plans.write(goals.breathe, "after the hill", "I count")
    click(find(of(learning), "Another plan"))
    assert (text(learning, "If"), text(learning, "then")) == ("", "")
    assert plans(learning) == [("after the hill", "I count", 1)]
    write(learning, "at the bridge", "I hum")
    assert plans(learning) == [("after the hill", "I count", 0), ("at the bridge", "I hum", 1)]
    assert (text(learning, "If"), text(learning, "then")) == ("at the bridge", "I hum")
    press("Ctrl+Z")
    assert plans(learning) == [("after the hill", "I count", 1)]
    assert (text(learning, "If"), text(learning, "then")) == ("after the hill", "I count")


def test_the_old_plan_holds_as_long_as_there_is_no_word_of_another(learning: Person, goals: Small) -> None:
    learning.desk.plans.write(goals.breathe, "after the hill", "I count")
    click(find(of(learning), "Another plan"))
    click(find(of(learning), "Keep the old plan"))
    assert (text(learning, "If"), text(learning, "then")) == ("after the hill", "I count")
    click(find(of(learning), "Another plan"))
    learning.window.ui.places.goal.emit(goals.ecg)
    learning.window.ui.places.goal.emit(goals.breathe)
    assert text(learning, "If") == "after the hill"
    assert plans(learning) == [("after the hill", "I count", 1)]


def test_another_plan_that_cannot_be_written_stays_in_the_field(learning: Person, goals: Small) -> None:
    learning.desk.plans.write(goals.breathe, "after the hill", "I count")
    click(find(of(learning), "Another plan"))
    refuse(learning.desk, True)
    type_("at the bridge")
    assert learning.window.close() is False
    assert text(learning, "If") == "at the bridge"
    refuse(learning.desk, False)
    assert learning.window.close() is True
    assert plans(learning) == [("after the hill", "I count", 0), ("at the bridge", "", 1)]


def test_a_plan_without_a_word_is_put_away(learning: Person, goals: Small) -> None:
    learning.desk.plans.write(goals.breathe, "after the hill", "")
    field(of(learning), "If")
    press("Ctrl+A")
    press("Del")
    learning.table.setFocus()
    assert plans(learning) == []


def test_expected_mistakes_are_a_line_high_until_they_are_added(learning: Person, goals: Small) -> None:
    assert not there_is(of(learning), "Mistakes I expect", QTextEdit)
    click(find(of(learning), "Add mistakes I expect"))
    assert name_of(focus()) == "Mistakes I expect"
    type_("I start too fast")
    learning.wait(
        lambda: (
            learning.rows_of("SELECT expected_mistakes FROM goal WHERE id = ?", goals.breathe) == ["I start too fast"]
        )
    )
    press("Ctrl+Z")
    assert text(learning, "Mistakes I expect") == ""
    learning.window.ui.places.goal.emit(goals.ecg)
    assert there_is(of(learning), "Add mistakes I expect")


def test_words_of_one_goal_never_reach_another(learning: Person, goals: Small) -> None:
    click(find(of(learning), "Add a plan"))
    type_("after the h")
    learning.window.ui.places.goal.emit(goals.ecg)
    click(find(of(learning), "Add a plan"))
    type_("at night")
    learning.window.ui.places.goal.emit(goals.breathe)
    sql = "SELECT goal_id, if_cue FROM plan ORDER BY id"
    assert learning.rows_of(sql) == [(goals.breathe, "after the h"), (goals.ecg, "at night")]
    assert text(learning, "If") == "after the h"
