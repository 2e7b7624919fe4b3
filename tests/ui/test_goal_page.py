"""The page of a goal: every field is edited where it stands, and is on the disk after a pause."""

from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox, QInputDialog, QLineEdit, QMenu, QTextEdit, QWidget

from goaldesk.core.types import Measure
from goaldesk.ui.widgets.chips import Chip
from goaldesk.ui.widgets.segments import Segments
from tests.ui.desks import BAKERY, BREATHE, ECG, EXAM, PACE, RUN, Small
from tests.ui.person import (
    Person,
    choose,
    click,
    entries,
    field,
    find,
    focus,
    name_of,
    press,
    there_is,
    type_,
    visible,
)
from tests.ui.test_journal import refuse

LEARNING_TEXTS = [
    ("The gap", "gap"),
    ("How I’m framing it", "framing"),
    ("The question behind it", "question"),
    ("Note", "note"),
]


@pytest.fixture
def page(small: Person, goals: Small) -> Person:
    """At the page of the performance goal Exam."""
    small.window.ui.places.goal.emit(goals.exam)
    return small


@pytest.fixture
def learning(small: Person, goals: Small) -> Person:
    """At the page of the learning goal Breathe, which serves two."""
    small.window.ui.places.goal.emit(goals.breathe)
    return small


def of(person: Person) -> QWidget:
    found: QWidget = person.window.desk_page.goal_page
    assert found.isVisible()
    return found


def column(person: Person, name: str, title: str) -> object:
    return person.rows_of(f"SELECT {name} FROM goal WHERE title = ?", title)[0]


def text(person: Person, name: str) -> str:
    return find(of(person), name, QTextEdit).toPlainText()


def test_the_title_is_reworded_and_the_table_follows(page: Person) -> None:
    field(of(page), "Title")
    press("Ctrl+A")
    type_("Pass with ease")
    press("Return")
    assert "Pass with ease" in page.titles("performance")
    assert ("Pass with ease", "") in page.rows()


def test_an_empty_title_comes_back(page: Person) -> None:
    field(of(page), "Title")
    press("Ctrl+A")
    press("Del")
    page.table.setFocus()
    assert text(page, "Title") == EXAM
    assert EXAM in page.titles("performance")


@pytest.mark.parametrize(("name", "stored"), LEARNING_TEXTS)
def test_every_text_of_a_learning_goal_is_saved_after_a_pause(learning: Person, name: str, stored: str) -> None:
    field(of(learning), name)
    type_("Two\nlines")
    assert column(learning, stored, BREATHE) == ""
    learning.wait(lambda: column(learning, stored, BREATHE) == "Two\nlines")


@pytest.mark.parametrize(("name", "stored"), LEARNING_TEXTS)
def test_every_text_of_a_learning_goal_comes_back_with_undo(learning: Person, name: str, stored: str) -> None:
    field(of(learning), name)
    type_("Words")
    learning.table.setFocus()
    assert column(learning, stored, BREATHE) == "Words"
    press("Ctrl+Z")
    assert text(learning, name) == ""
    assert column(learning, stored, BREATHE) == ""
    press("Ctrl+Shift+Z")
    assert text(learning, name) == "Words"


def test_the_note_of_a_performance_goal_is_saved(page: Person) -> None:
    field(of(page), "Note")
    type_("Ask early")
    page.table.setFocus()
    assert column(page, "note", EXAM) == "Ask early"


def test_words_never_reach_another_goal(learning: Person, goals: Small) -> None:
    field(of(learning), "The gap")
    type_("of breathing")
    learning.window.ui.places.goal.emit(goals.ecg)
    assert text(learning, "The gap") == ""
    field(of(learning), "The gap")
    type_("of reading")
    learning.window.ui.places.goal.emit(goals.breathe)
    assert text(learning, "The gap") == "of breathing"
    assert column(learning, "gap", ECG) == "of reading"


@pytest.mark.parametrize("way", ["Escape", "Ctrl+2", "close"])
def test_no_way_out_of_the_page_loses_a_word(learning: Person, way: str) -> None:
    field(of(learning), "The gap")
    type_("Half a")
    if way == "close":
        learning.window.close()
    else:
        press(way)
    assert column(learning, "gap", BREATHE) == "Half a"


def test_going_from_a_field_to_a_goal_of_the_other_kind_breaks_nothing(learning: Person, goals: Small) -> None:
    field(of(learning), "The gap")
    type_("Half a")
    with learning.qtbot.captureExceptions() as raised:
        learning.window.ui.places.goal.emit(goals.exam)
        learning.table.setFocus()
    assert column(learning, "gap", BREATHE) == "Half a"
    assert [str(each[1]) for each in raised] == []


def test_words_that_cannot_be_saved_hold_the_window_and_the_page(learning: Person, goals: Small) -> None:
    field(of(learning), "The gap")
    refuse(learning.desk, True)
    type_("Important")
    assert learning.window.close() is False
    assert "could not be written" in learning.said()
    learning.window.ui.places.goal.emit(goals.ecg)
    assert learning.window.desk_page.open_goal_id() == goals.breathe
    assert text(learning, "The gap") == "Important"
    refuse(learning.desk, False)
    assert learning.window.close() is True
    assert column(learning, "gap", BREATHE) == "Important"


def test_escape_goes_back_to_the_journal_and_to_the_goal_in_the_table(small: Person) -> None:
    small.go_to(ECG)
    press("Return")
    field(of(small), "Note")
    press("Escape")
    assert small.journal.isVisible()
    assert focus() is small.table
    assert small.current() == ECG


def test_where_it_stands_is_chosen_on_the_page(page: Person) -> None:
    choice = field(of(page), "Where it stands")
    assert isinstance(choice, QComboBox)
    press("Down")
    press("Return") if choice.view().isVisible() else None
    assert column(page, "state", EXAM) == "active"
    click(find(page.dialog(), "Let it rest"))
    page.activate()
    assert column(page, "state", EXAM) == "resting"
    assert choice.currentText() == "resting"


def test_where_it_stands_is_chosen_from_the_menu_of_the_page(page: Person) -> None:
    page.watch.expect(QMenu, lambda menu: choose(menu, "Reached…"))
    click(find(of(page), "More"))
    click(find(page.dialog(), "Close the goal"))
    page.activate()
    assert column(page, "state", EXAM) == "reached"
    assert column(page, "closed_on", EXAM) == "2026-10-08"
    press("Ctrl+Z")
    assert column(page, "state", EXAM) == "active"


def test_putting_a_goal_away_from_its_page_and_bringing_it_back(page: Person) -> None:
    seen: list[str] = []
    page.watch.expect(QMenu, lambda menu: choose(menu, "Put away"))
    click(find(of(page), "More"))
    page.activate()
    assert column(page, "deleted_at", EXAM) is not None

    def look(menu: QMenu) -> None:
        seen.extend(entries(menu))
        choose(menu, "Bring back")

    page.watch.expect(QMenu, look)
    click(find(of(page), "More"))
    page.activate()
    assert "Bring back" in seen
    assert column(page, "deleted_at", EXAM) is None


def test_the_area_is_chosen_on_the_page(page: Person) -> None:
    work = page.desk.areas.add("Work")
    choice = field(of(page), "Area")
    assert isinstance(choice, QComboBox)
    assert [choice.itemText(number) for number in range(choice.count())] == ["no area", "Work", "New area…"]
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    assert column(page, "area_id", EXAM) == work


@pytest.mark.parametrize(("name", "stored"), [("New", "new"), ("Partly", "partly"), ("Known", "known")])
def test_how_familiar_the_task_is_can_be_said(page: Person, name: str, stored: str) -> None:
    click(find(find(of(page), "The task is to me", Segments), name))
    assert column(page, "familiarity", EXAM) == stored


def test_the_names_of_the_steps_can_be_those_of_doing(learning: Person) -> None:
    click(find(of(learning), "doing"))
    assert column(learning, "ladder", BREATHE) == "do"
    type_in_ladder(learning, "4")
    assert there_is(of(learning), "Depth of understanding: 4 · When things change")


def type_in_ladder(person: Person, step: str) -> None:
    find(of(person), "Depth of understanding: …").setFocus()
    type_(step)


def test_a_step_of_the_ladder_is_chosen_by_its_number(learning: Person) -> None:
    type_in_ladder(learning, "3")
    sql = "SELECT level_before, level_after FROM understanding_check WHERE deleted_at IS NULL"
    assert learning.rows_of(sql) == [(None, 3)]
    assert there_is(of(learning), "Depth of understanding: 3 · Can explain it")
    press("Ctrl+Z")
    assert there_is(of(learning), "Depth of understanding: Not met yet")


def test_felt_challenge_is_chosen(learning: Person) -> None:
    click(find(of(learning), "Too hard"))
    assert len(learning.rows_of("SELECT challenge FROM practice_note")) == 1
    assert any("too hard" in said for said in learning.said_cells() if BREATHE in said)


def test_a_learning_goal_names_what_it_serves_and_lets_go_of_it(learning: Person) -> None:
    chips = {name_of(chip) for chip in visible(of(learning), Chip)}
    assert chips == {f"Performance goal: {RUN}", f"Performance goal: {BAKERY}"}
    find(of(learning), f"Performance goal: {RUN}", Chip).setFocus()
    press("Del")
    assert (RUN, BREATHE) not in learning.pairs()
    press("Ctrl+Z")
    assert (RUN, BREATHE) in learning.pairs()


def test_another_partner_is_paired_from_either_page(learning: Person, goals: Small) -> None:
    click(find(of(learning), "Pair"))
    type_("exam")
    press("Return")
    assert (EXAM, BREATHE) in learning.pairs()
    learning.window.ui.places.goal.emit(goals.exam)
    click(find(of(learning), "Pair another"))
    type_("A new one")
    press("Return")
    assert (EXAM, "A new one") in learning.pairs()


def test_a_card_of_a_partner_opens_it(small: Person, goals: Small) -> None:
    small.window.ui.places.goal.emit(goals.run)
    click(find(of(small), f"Learning goal: {PACE}…"))
    assert small.window.desk_page.open_goal_id() == goals.pace


def test_the_figure_opens_the_measure_and_follows_a_check_in(page: Person, goals: Small) -> None:
    page.desk.performance.set_measure(goals.exam, Measure(0, 80, "points"), date(2026, 10, 30))
    assert there_is(of(page), "Measure and deadline: 0 of 80 points, 30 Oct · 22 days left")
    click(find(of(page), "Check in"))
    assert name_of(focus()) == "Where it stands"
    type_("61")
    field(of(page), "What changed?")
    type_("third paper")
    press("Return")
    assert there_is(of(page), "Measure and deadline: 61 of 80 points, 30 Oct · 22 days left")
    assert not there_is(of(page), "Where it stands", QLineEdit)
    click(find(of(page), "Measure and deadline: …"))
    assert page.panels() == 1
    press("Escape")


def test_a_goal_that_goes_away_elsewhere_does_not_leave_a_broken_page(page: Person, goals: Small) -> None:
    page.desk.goals.put_away([goals.exam])
    page.desk.goals.reword(goals.run, "Run 11 km")
    press("Ctrl+Z", times=2)
    assert text(page, "Title") == EXAM


@pytest.mark.parametrize("name", ["The gap", "Title"])
def test_the_cursor_stays_where_it_is_when_words_are_saved(small: Person, goals: Small, name: str) -> None:
    small.window.ui.places.goal.emit(goals.breathe)
    text = find(small.window, name, QTextEdit)
    text.setFocus()
    text.selectAll()
    type_("alpha ")
    column = "gap" if name == "The gap" else "title"
    small.wait(lambda: small.rows_of(f"SELECT {column} FROM goal WHERE id = ?", goals.breathe)[0].strip() == "alpha")
    type_("beta ")
    assert text.toPlainText() == "alpha beta "


def test_return_twice_makes_an_empty_line_in_a_text_of_a_goal(small: Person, goals: Small) -> None:
    small.window.ui.places.goal.emit(goals.breathe)
    text = find(small.window, "The gap", QTextEdit)
    text.setFocus()
    type_("One")
    press("Return", 2)
    type_("Two")
    assert text.toPlainText().endswith("One\n\nTwo")


def test_escape_in_the_table_closes_the_page(page: Person) -> None:
    page.table.setFocus()
    press("Escape")
    assert page.window.desk_page.open_goal_id() == ""


def test_an_area_is_made_where_it_is_looked_for(page: Person) -> None:
    def name_it(dialog: QWidget) -> None:
        find(dialog, "What is this part of life or work called?", QLineEdit).setText("Health")
        press("Return")

    page.watch.expect(QInputDialog, name_it)
    areas = find(page.window, "Area", QComboBox)
    areas.setCurrentText("New area…")
    areas.activated.emit(areas.currentIndex())
    assert areas.currentText() == "Health"
    assert page.rows_of("SELECT name FROM area") == ["Health"]
    page.activate()
    press("Ctrl+Z")
    assert page.rows_of("SELECT name FROM area WHERE deleted_at IS NULL") == []
