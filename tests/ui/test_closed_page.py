"""The page of a goal that is closed: what was said and when, to be changed where it stands, and the way back."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QTextEdit

from goaldesk.core.types import State
from tests.conftest import Hands
from tests.ui.desks import Small
from tests.ui.person import Person, click, field, find, focus, name_of, press, there_is, type_
from tests.ui.test_closing import PLACE, RESULT, from_menu, note, of, stored


@pytest.fixture
def closed(small: Person, goals: Small, hands: Hands) -> Person:
    """At the page of Run, which was reached five days ago."""
    hands.forward(days=-5)
    small.desk.goals.close(goals.run, State.REACHED, "Asking early\nand often", "A longer run")
    hands.forward(days=5)
    small.desk.session.forget_steps()
    small.window.ui.places.goal.emit(goals.run)
    return small


def test_it_says_at_its_top_what_was_said_and_when(closed: Person) -> None:
    assert there_is(of(closed), "Reached on 3 October")
    texts = [find(of(closed), name, QTextEdit) for name in (RESULT, PLACE)]
    assert [each.toPlainText() for each in texts] == ["Asking early\nand often", "A longer run"]
    figure = find(of(closed), "Measure and deadline: …")
    assert all(each.mapTo(of(closed), QPoint(0, 0)).y() < figure.mapTo(of(closed), QPoint(0, 0)).y() for each in texts)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (State.LEARNED_ENOUGH, "Learned enough on 8 October"),
        (State.CHANGED_MY_MIND, "Changed my mind on 8 October"),
    ],
)
def test_every_way_to_end_is_said(small: Person, goals: Small, state: State, said: str) -> None:
    for goal_id in (goals.exam, goals.ecg):
        small.desk.goals.set_state([goal_id], state)
        small.window.ui.places.goal.emit(goal_id)
        assert there_is(of(small), said)
        assert not there_is(of(small), PLACE, QTextEdit), "what was not said is not asked again"


def test_what_was_said_is_changed_where_it_stands(closed: Person) -> None:
    field(of(closed), RESULT)
    press("Ctrl+A")
    press("Del")
    closed.window.ui.bus.flush.emit()
    assert stored(closed)[2] == ""
    assert name_of(focus()) == RESULT, "who has just emptied it may still be writing"
    type_("Luck, too")
    closed.table.setFocus()
    assert stored(closed) == ("reached", "2026-10-03", "Luck, too", "A longer run")
    press("Ctrl+Z")
    assert stored(closed)[2] == "Asking early\nand often"


def test_it_is_taken_up_again_and_keeps_the_words(closed: Person) -> None:
    click(find(of(closed), "Take it up again"))
    assert stored(closed) == ("active", None, "Asking early\nand often", "A longer run")
    assert not there_is(of(closed), "Reached on 3 October")
    assert not there_is(of(closed), RESULT, QTextEdit)
    press("Ctrl+Z")
    assert there_is(of(closed), "Reached on 3 October")
    assert find(of(closed), RESULT, QTextEdit).toPlainText() == "Asking early\nand often"


def test_closing_a_closed_goal_once_more_changes_what_was_said(closed: Person) -> None:
    dialog = from_menu(closed, "Reached…")
    assert note(dialog).toPlainText() == "Asking early\nand often"
    type_(", and luck")
    press("Ctrl+Return")
    closed.activate()
    assert stored(closed) == ("reached", "2026-10-03", "Asking early\nand often, and luck", "A longer run")
    assert find(of(closed), RESULT, QTextEdit).toPlainText() == "Asking early\nand often, and luck"
