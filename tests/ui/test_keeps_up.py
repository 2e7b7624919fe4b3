"""What a window shows is what is on the disk, whatever happens around it while it stands open."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from goaldesk.core.queries.goal_table import LearningCell, TableView
from goaldesk.core.types import Kind, Measure, SetbackForm, State
from tests.conftest import Hands
from tests.ui.desks import BAKERY, BREATHE, EXAM, RUN, Small
from tests.ui.person import Person, click, field, find, press, settle, there_is, type_


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
    assert not there_is(blank.window, "a fresh desk")


def test_an_answer_elsewhere_is_seen_on_the_page_of_a_goal_with_the_setback(small: Person, goals: Small) -> None:
    today = small.desk.clock.today()
    small.desk.setbacks.log(SetbackForm(today, "It broke", study_question="Why?", goal_ids=(goals.exam,)))
    small.window.ui.places.goal.emit(goals.exam)
    page = small.window.desk_page.goal_page
    assert there_is(page, "8 Oct: It broke (Turned into a next step)")
    small.desk.questions.answer(small.rows_of("SELECT id FROM question")[0], "The glue was dry")
    assert there_is(page, "8 Oct: It broke (Turned into a next step, and answered)")
    press("Ctrl+Z")
    assert there_is(page, "8 Oct: It broke (Turned into a next step)")


def test_a_goal_that_changes_columns_changes_its_page(small: Person, goals: Small) -> None:
    small.window.ui.places.goal.emit(goals.exam)
    page = small.window.desk_page.goal_page
    assert there_is(page, "Check in")
    small.desk.goals.change_kind(goals.exam, Kind.LEARNING)
    assert there_is(page, "Learning goal")
    assert there_is(page, "Check my understanding")
    assert not there_is(page, "Check in")
    press("Ctrl+Z")
    assert there_is(page, "Check in")


@pytest.mark.parametrize("what", ["Add a milestone", "Check in"])
def test_words_for_a_goal_go_no_other_way_when_its_adding_is_taken_back(small: Person, goals: Small, what: str) -> None:
    goal = small.desk.goals.add(Kind.PERFORMANCE, "A fresh goal")
    small.window.ui.places.goal.emit(goal)
    page = small.window.desk_page.goal_page
    click(find(page, what))
    type_("7")
    click(find(small.window.top_bar, "Undo"))
    press("Ctrl+Z")
    assert small.desk.session.redo_label() == "adding a goal"
    small.window.ui.places.goal.emit(goals.run)
    assert small.window.desk_page.open_goal_id() == goals.run
    for _ in range(2):
        press("Ctrl+Shift+Z")
    table = "milestone" if what == "Add a milestone" else "checkin"
    assert small.rows_of(f"SELECT goal_id FROM {table}") == [goal]


def test_nothing_is_taken_back_over_words_that_cannot_be_written(small: Person) -> None:
    goal = small.desk.goals.add(Kind.PERFORMANCE, "A fresh goal")
    small.window.ui.places.goal.emit(goal)
    click(find(small.window.desk_page.goal_page, "Check in"))
    type_("seven")
    small.window.undo()
    assert small.said() == "Nothing was changed: some words could not be written yet. They are still here."
    assert small.window.desk_page.open_goal_id() == goal
    press("Ctrl+A")
    type_("7")
    small.window.undo()
    assert small.desk.session.redo_label() == "checking in"


def test_a_learning_goal_serves_a_goal_by_its_newest_words(small: Person, goals: Small) -> None:
    model = small.window.desk_page.table.model

    def serves() -> tuple[str, ...]:
        cell = model.cell(model.index_of(goals.breathe))
        assert isinstance(cell, LearningCell)
        return cell.serves

    assert serves() == (RUN, BAKERY)
    small.desk.goals.reword(goals.bakery, "Open the bakery in May")
    assert serves() == (RUN, "Open the bakery in May")
    small.desk.goals.put_away([goals.run])
    assert serves() == ("Open the bakery in May",)


def test_a_filter_by_words_goes_along_with_the_words(small: Person, goals: Small) -> None:
    small.window.desk_page.table.show_view(TableView(text="may"))
    assert small.rows() == []
    small.desk.goals.reword(goals.bakery, "Open the bakery in May")
    assert small.rows() == [("Open the bakery in May", BREATHE)]
    small.desk.session.undo()
    assert small.rows() == []


def test_a_group_that_comes_before_another_of_its_size_spans_its_rows(blank: Person) -> None:
    desk = blank.desk
    run, exam = (desk.goals.add(Kind.PERFORMANCE, title) for title in (RUN, EXAM))
    group = [run, *(desk.pairs.pair_new(run, f"Breathe {number}") for number in range(2))]
    for number in range(2):
        desk.pairs.pair_new(exam, f"Recall {number}")

    def spans() -> list[int]:
        return [blank.table.rowSpan(row, 0) for row in range(blank.table.model().rowCount())]

    assert spans() == [2, 2, 2, 2]
    desk.goals.put_away(group)
    assert spans() == [2, 2]
    desk.session.undo()
    assert spans() == [2, 2, 2, 2]
