"""The quiet list of checks that may be done now: never with the first picture, never urgent, gone while empty."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QMenu

from goaldesk.core.desk import Desk
from goaldesk.core.types import State
from goaldesk.ui.panes.goal_table.due import DueButton, DueChecks
from tests.conftest import Hands
from tests.ui.conftest import Opens
from tests.ui.desks import BREATHE, ECG, Small
from tests.ui.person import Person, choose, click, entries, find, name_of, press, there_is, type_, visible
from tests.ui.watch import running_timers


@pytest.fixture
def due(desk: Desk, goals: Small, hands: Hands, open_window: Opens) -> Person:
    """At a window in which two checks may be done: Breathe has waited longer than Read an ECG."""
    desk.checks.rate(goals.breathe, 2, "Drew it")
    hands.forward(days=1)
    desk.checks.rate(goals.ecg, 2, "Read it aloud")
    desk.session.forget_steps()
    hands.forward(days=2)
    return open_window(desk)


def shown(person: Person) -> list[str]:
    return [name_of(each) for each in visible(person.window, DueButton)]


def says(person: Person, *names: str) -> Callable[[], bool]:
    return lambda: shown(person) == list(names)


def test_it_comes_after_the_first_picture(due: Person) -> None:
    assert shown(due) == []
    due.wait(says(due, "2 checks"))


def test_it_is_not_there_while_nothing_is_due(small: Person) -> None:
    small.wait(lambda: small.window.findChild(DueChecks) is not None)
    assert shown(small) == []


def test_the_menu_lists_them_the_longest_waiting_first(due: Person) -> None:
    due.wait(says(due, "2 checks"))
    seen: list[str] = []
    due.watch.expect(QMenu, lambda menu: (seen.extend(entries(menu)), menu.close()))
    click(find(due.window, "2 checks"))
    assert seen == [BREATHE, ECG]


def test_choosing_one_opens_its_check_and_doing_it_takes_it_off_the_list(due: Person) -> None:
    due.wait(says(due, "2 checks"))
    due.watch.expect(QMenu, lambda menu: choose(menu, ECG))
    find(due.window, "2 checks").setFocus()
    press("Return")
    assert there_is(due.dialog(), ECG)
    type_("3")
    press("Ctrl+Return")
    type_("Rate, rhythm, axis")
    press("Ctrl+Return")
    type_("3")
    press("Ctrl+Return")
    due.activate()
    due.wait(says(due, "1 check"))
    press("Ctrl+Z")
    due.wait(says(due, "2 checks"))


def test_it_follows_what_is_done_elsewhere(due: Person, goals: Small) -> None:
    due.wait(says(due, "2 checks"))
    due.desk.practice.note(goals.breathe, 3)
    due.wait(says(due, "1 check"))
    due.desk.goals.set_state([goals.ecg], State.RESTING)
    due.wait(says(due))


def test_a_new_day_may_bring_one(small: Person, goals: Small, hands: Hands) -> None:
    small.desk.checks.rate(goals.breathe, 2, "Drew it")
    hands.forward(days=1)
    small.window.ui.bus.day_changed.emit()
    small.wait(says(small, "1 check"))


def test_many_changes_are_read_once(due: Person, goals: Small) -> None:
    due.wait(says(due, "2 checks"))
    keeper = due.window.findChild(DueChecks)
    assert keeper is not None
    for number in range(20):
        due.desk.goals.reword(goals.breathe, f"Breathe {number}")
        assert running_timers(keeper)
    due.wait(lambda: not running_timers(keeper))
    assert shown(due) == ["2 checks"]


def test_nothing_is_read_while_another_page_is_shown(due: Person, goals: Small) -> None:
    due.wait(says(due, "2 checks"))
    keeper = due.window.findChild(DueChecks)
    assert keeper is not None
    press("Ctrl+2")
    due.desk.practice.note(goals.breathe, 3)
    assert not running_timers(keeper)
    due.section("Ctrl+1")
    due.wait(says(due, "1 check"))


def test_where_there_is_little_room_it_says_the_number_alone(
    desk: Desk, goals: Small, hands: Hands, open_window: Opens
) -> None:
    desk.checks.rate(goals.breathe, 2, "Drew it")
    hands.forward(days=3)
    person = open_window(desk, size=(853, 533))
    person.wait(says(person, "1 check"))
    assert visible(person.window, DueButton)[0].label() == "1"
