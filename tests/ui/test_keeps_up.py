"""What a window shows is what is on the disk, whatever happens around it while it stands open."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent

from goaldesk.core.types import Kind, Measure, State
from tests.conftest import Hands
from tests.ui.desks import Small
from tests.ui.person import Person, field, find, settle, there_is, type_


def comes_back(person: Person) -> None:
    """Return to the window, which then looks at the clock."""
    QCoreApplication.sendEvent(person.window, QEvent(QEvent.Type.WindowActivate))
    settle()


def test_a_goal_page_goes_along_when_a_new_day_begins(small: Person, goals: Small, hands: Hands) -> None:
    small.desk.performance.set_measure(goals.exam, Measure(0, 8, "wards"), date(2026, 10, 9))
    small.window.ui.places.goal.emit(goals.exam)
    page = small.window.desk_page.goal_page
    assert there_is(page, "Measure and deadline: 0 of 8 wards, 9 Oct · 1 day left")
    hands.forward(days=2)
    comes_back(small)
    assert there_is(page, "Measure and deadline: 0 of 8 wards, was due 9 October")
    assert there_is(page, "Move the date")
    hands.forward(days=-2)  # a clock that was wrong, and was set right
    comes_back(small)
    assert there_is(page, "Measure and deadline: 0 of 8 wards, 9 Oct · 1 day left")


def test_a_check_is_due_on_the_page_once_its_day_has_come(small: Person, goals: Small, hands: Hands) -> None:
    small.desk.checks.rate(goals.ecg, 3, "Drew it")
    small.window.ui.places.goal.emit(goals.ecg)
    page = small.window.desk_page.goal_page
    assert there_is(page, "Next check from tomorrow")
    hands.forward(days=1)
    comes_back(small)
    assert there_is(page, "A check may be done now")


def test_words_that_are_being_typed_outlive_a_new_day(small: Person, goals: Small, hands: Hands) -> None:
    small.window.ui.places.goal.emit(goals.exam)
    note = field(small.window.desk_page.goal_page, "Note")
    type_("Half a thought")
    hands.forward(days=1)
    comes_back(small)
    assert note.toPlainText() == "Half a thought"  # type: ignore[attr-defined]


def test_what_is_cut_off_is_told_in_full_by_its_newest_words(small: Person, goals: Small, hands: Hands) -> None:
    small.window.resize(900, 700)
    small.desk.goals.set_state([goals.exam], State.REACHED)
    hands.forward(days=100)
    small.window.ui.places.goal.emit(goals.exam)
    settle()
    small.desk.goals.set_state([goals.exam], State.CHANGED_MY_MIND)
    settle()
    said = find(small.window.desk_page.goal_page, "Changed my mind on 16 January")
    assert said.toolTip() in {"", "Changed my mind on 16 January"}


def test_goals_that_are_all_put_away_are_no_fresh_desk(blank: Person) -> None:
    goal = blank.desk.goals.add(Kind.PERFORMANCE, "Run")
    blank.desk.session.undo()
    settle()
    assert there_is(blank.window, "Start with my own goal")
    blank.desk.session.redo()
    blank.desk.goals.put_away([goal])
    settle()
    assert not there_is(blank.window, "Start with my own goal")
