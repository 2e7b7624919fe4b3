"""Closing a goal or letting it rest: one dialog from every place, one step, and the page that tells of it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget

from goaldesk.core.desk import Desk
from goaldesk.core.types import State
from goaldesk.ui.widgets.segments import Segments
from tests.ui.conftest import Opens, leave
from tests.ui.desks import BAKERY, BREATHE, EXAM, PACE, RUN, Small
from tests.ui.person import (
    Person,
    choose,
    click,
    click_cell,
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

RESULT, ABILITY = "What made the result possible?", "What did you understand or become able to do?"
TAKEN, NOTE, PLACE = (
    "What do you take with you from it?",
    "A note for when you come back to it",
    "What takes its place?",
)


@pytest.fixture
def page(small: Person, goals: Small) -> Person:
    """At the page of Run, with Breathe and Pace on the way."""
    small.desk.checks.rate(goals.breathe, 3, "Explained it to\nTom on the run")
    small.desk.session.forget_steps()
    small.window.ui.places.goal.emit(goals.run)
    return small


def of(person: Person) -> QWidget:
    found: QWidget = person.window.desk_page.goal_page
    return found


def from_menu(person: Person, words: str) -> QWidget:
    """Choose a way to end in the menu of the page; returns the dialog."""
    person.watch.expect(QMenu, lambda menu: choose(menu, words))
    click(find(of(person), "More"))
    return person.dialog()


def stored(person: Person, title: str = RUN) -> tuple[str, str | None, str, str]:
    columns = "state, closed_on, closing_note, takes_its_place"
    found: tuple[str, str | None, str, str] = person.rows_of(f"SELECT {columns} FROM goal WHERE title = ?", title)[0]
    return found


def note(dialog: QWidget, name: str = RESULT) -> QPlainTextEdit:
    return find(dialog, name, QPlainTextEdit)


OPEN = ("active", None, "", "")


# -- from every place where it can be chosen


def test_the_menu_of_the_page_asks_before_it_closes(page: Person) -> None:
    dialog = from_menu(page, "Reached…")
    assert dialog.windowTitle() == "Close a goal"
    assert there_is(dialog, RUN)
    assert name_of(focus()) == RESULT
    assert stored(page) == OPEN
    type_("Asking early")
    press("Tab", times=3)
    assert name_of(focus()) == PLACE
    type_("A longer run")
    press("Ctrl+Return")
    page.activate()
    assert page.dialogs() == 0
    assert stored(page) == ("reached", "2026-10-08", "Asking early", "A longer run")
    assert page.said() == "Closed as reached"
    press("Ctrl+Z")
    assert stored(page) == OPEN
    assert page.desk.session.undo_label() == "", "it was one step"
    press("Ctrl+Shift+Z")
    assert stored(page) == ("reached", "2026-10-08", "Asking early", "A longer run")


def test_nothing_has_to_be_filled_in(page: Person) -> None:
    dialog = from_menu(page, "Changed my mind…")
    assert there_is(dialog, "Nothing here has to be filled in.")
    click(find(dialog, "Close the goal"))
    page.activate()
    assert stored(page) == ("changed_my_mind", "2026-10-08", "", "")


def test_the_choice_on_the_page_asks_and_shows_what_is_so(page: Person) -> None:
    choice = field(of(page), "Where it stands")
    assert isinstance(choice, QComboBox)
    choice.setCurrentText("learned enough")
    choice.activated.emit(choice.currentIndex())
    assert choice.currentText() == "active", "until it is so"
    assert there_is(page.dialog(), ABILITY)
    press("Escape")
    page.activate()
    assert (stored(page), choice.currentText()) == (OPEN, "active")
    choice.setCurrentText("learned enough")
    choice.activated.emit(choice.currentIndex())
    press("Ctrl+Return")
    page.activate()
    assert choice.currentText() == "learned enough"
    choice.setCurrentText("active")
    choice.activated.emit(choice.currentIndex())
    assert page.dialogs() == 0, "taking it up again asks nothing"
    assert stored(page)[0] == "active"


def table_menu(person: Person, *path: str) -> None:
    person.watch.expect(QMenu, lambda menu: choose(menu, *path))
    person.table.customContextMenuRequested.emit(person.table.visualRect(person.table.currentIndex()).center())


def test_the_menu_of_the_table_asks_for_a_single_goal(small: Person) -> None:
    small.go_to(EXAM)
    table_menu(small, "Where it stands", "Reached…")
    assert there_is(small.dialog(), EXAM)
    press("Ctrl+Return")
    small.activate()
    assert stored(small, EXAM)[0] == "reached"
    assert (EXAM, "") not in small.rows()


def test_several_goals_are_closed_without_a_word(small: Person) -> None:
    click_cell(small.table, small.index(EXAM), QPoint(20, 12))
    click_cell(small.table, small.index(BAKERY), QPoint(20, 12), Qt.KeyboardModifier.ControlModifier)
    table_menu(small, "Where it stands", "Reached")
    small.activate()
    assert small.dialogs() == 0
    assert [stored(small, title)[0] for title in (EXAM, BAKERY)] == ["reached", "reached"]
    press("Ctrl+Z")
    assert [stored(small, title)[0] for title in (EXAM, BAKERY)] == ["active", "active"]


def test_the_menu_of_the_page_says_what_asks(page: Person) -> None:
    seen: list[str] = []

    def look(menu: QMenu) -> None:
        seen.extend(entries(menu))
        menu.close()

    page.watch.expect(QMenu, look)
    click(find(of(page), "More"))
    assert seen[:5] == ["Active", "Resting…", "Reached…", "Learned enough…", "Changed my mind…"]


# -- what is asked


def way_to_end(dialog: QWidget) -> list[str]:
    buttons = find(dialog, "How it ends", Segments).children()
    return [each.text() for each in buttons if hasattr(each, "text")]


def test_the_likeliest_ways_come_first(page: Person, goals: Small) -> None:
    dialog = from_menu(page, "Reached…")
    assert way_to_end(dialog) == ["Reached", "Changed my mind", "Resting", "Learned enough"]
    press("Escape")
    page.activate()
    page.window.ui.places.goal.emit(goals.breathe)
    assert way_to_end(from_menu(page, "Learned enough…"))[0] == "Learned enough"
    press("Escape")


def test_what_is_asked_follows_the_way_it_ends(page: Person) -> None:
    dialog = from_menu(page, "Reached…")
    asked = []
    for way in ("Reached", "Changed my mind", "Resting", "Learned enough"):
        click(find(dialog, way))
        asked.append(name_of(visible(dialog, QPlainTextEdit)[0]))
    assert asked == [RESULT, TAKEN, NOTE, ABILITY]
    press("Escape")


def test_resting_asks_nothing_but_offers_a_note(page: Person) -> None:
    dialog = from_menu(page, "Resting…")
    assert not there_is(dialog, PLACE, QLineEdit)
    assert not there_is(dialog, f"Name “{BREATHE}” in the text")
    type_("After the move")
    click(find(dialog, "Let it rest"))
    page.activate()
    assert stored(page) == ("resting", None, "After the move", "")
    assert page.rows_of("SELECT since_on, until_on FROM pause") == [("2026-10-08", None)]
    assert there_is(of(page), "Resting since 8 Oct")
    assert find(of(page), NOTE, QTextEdit).toPlainText() == "After the move"


def test_words_stay_when_another_way_is_chosen(page: Person) -> None:
    dialog = from_menu(page, "Reached…")
    type_("Asking early")
    find(dialog, PLACE, QLineEdit).setText("A longer run")
    for way in ("Resting", "Changed my mind"):
        click(find(dialog, way))
    assert note(dialog, TAKEN).toPlainText() == "Asking early"
    click(find(dialog, "Close the goal"))
    page.activate()
    assert stored(page) == ("changed_my_mind", "2026-10-08", "Asking early", "A longer run")


def test_the_learning_goals_on_the_way_are_named_with_their_evidence(page: Person) -> None:
    dialog = from_menu(page, "Reached…")
    assert there_is(dialog, f"{BREATHE}. 3 · Can explain it. Explained it to\nTom on the run")
    assert there_is(dialog, f"{PACE}. Not met yet")
    type_("Early mornings, and")
    click(find(dialog, f"Name “{BREATHE}” in the text"))
    assert focus() is note(dialog)
    click(find(dialog, f"Name “{PACE}” in the text"))
    click(find(dialog, f"Name “{PACE}” in the text"))
    said = f"Early mornings, and\n[[{BREATHE}]]: “Explained it to Tom on the run”\n[[{PACE}]]"
    assert note(dialog).toPlainText() == said
    type_(" too")
    click(find(dialog, "Close the goal"))
    page.activate()
    assert stored(page)[2] == f"{said} too"


def test_what_stays_open_is_said_in_a_line(small: Person, goals: Small) -> None:
    desk: Desk = small.desk
    said = [
        (lambda: None, None),
        (lambda: desk.questions.ask(goals.breathe, "Why?"), "1 question stays open, and stays with the goal."),
        (lambda: desk.questions.ask(goals.breathe, "When?"), "2 questions stay open, and stay with the goal."),
        (
            lambda: desk.experiments.add(goals.breathe, "Count steps"),
            "2 questions and 1 thing to try stay open, and stay with the goal.",
        ),
    ]
    small.window.ui.places.goal.emit(goals.breathe)
    for does, line in said:
        does()
        dialog = from_menu(small, "Learned enough…")
        found = [name_of(each) for each in visible(dialog, QWidget) if "stay with the goal" in name_of(each)]
        found += [name_of(each) for each in visible(dialog, QWidget) if "stays with the goal" in name_of(each)]
        assert found == ([line] if line else [])
        press("Escape")
        small.activate()
    assert small.rows_of("SELECT text FROM question ORDER BY id") == ["Why?", "When?"]


def test_tab_goes_through_the_dialog_from_the_top(page: Person) -> None:
    dialog = from_menu(page, "Reached…")
    way = [name_of(focus())]
    for _ in range(6):
        press("Tab")
        way.append(name_of(focus()))
    named = [f"Name “{title}” in the text" for title in (BREATHE, PACE)]
    assert way == [RESULT, *named, PLACE, "Cancel", "Close the goal", "Reached"]
    press("Right")
    assert find(dialog, "How it ends", Segments).value() is State.CHANGED_MY_MIND
    press("Escape")


# -- words that are not closed with


def test_cancel_leaves_everything_as_it_was_and_undo_has_the_words(page: Person) -> None:
    from_menu(page, "Reached…")
    type_("Asking early")
    press("Escape")
    page.activate()
    assert stored(page) == OPEN
    assert page.said() == "Words taken back"
    press("Ctrl+Z")
    assert stored(page) == ("active", None, "Asking early", "")
    dialog = from_menu(page, "Reached…")
    assert note(dialog).toPlainText() == "Asking early"
    press("Escape")


def test_cancel_without_a_word_is_no_step(page: Person) -> None:
    dialog = from_menu(page, "Reached…")
    click(find(dialog, "Cancel"))
    page.activate()
    assert page.desk.session.undo_label() == ""


def test_closing_the_window_of_the_dialog_keeps_the_words(page: Person) -> None:
    dialog = from_menu(page, "Reached…")
    type_("Asking early")
    dialog.close()
    page.activate()
    assert stored(page) == ("active", None, "Asking early", "")


def test_the_program_that_ends_meanwhile_keeps_the_words(page: Person, goals: Small, open_window: Opens) -> None:
    dialog = from_menu(page, "Reached…")
    type_("Asking early")
    page.window.close()
    dialog.close()
    leave(page.window)
    again = open_window(page.desk)
    assert stored(again) == ("active", None, "Asking early", "")
    again.window.ui.places.goal.emit(goals.run)
    assert note(from_menu(again, "Reached…")).toPlainText() == "Asking early"
    press("Escape")


def test_a_disk_that_is_full_holds_the_dialog(page: Person) -> None:
    dialog = from_menu(page, "Reached…")
    type_("Asking early")
    refuse(page.desk, True)
    press("Ctrl+Return")
    assert page.dialogs() == 1
    press("Escape")
    assert page.dialogs() == 1, "the words are only here"
    assert any("Not saved yet" in name_of(each) for each in visible(dialog, QWidget))
    refuse(page.desk, False)
    press("Ctrl+Return")
    page.activate()
    assert stored(page)[2] == "Asking early"
