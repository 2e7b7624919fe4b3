"""Rewording where the title stands, putting away, and taking back."""

from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit

from goaldesk.core.types import Kind, State
from tests.ui.desks import BAKERY, BREATHE, ECG, EXAM, PACE, ROWS, RUN, Small
from tests.ui.person import LEFT, RIGHT, Person, click, click_cell, find, focus, press, settle, type_, visible

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize("title", [RUN, PACE])
def test_f2_rewords_a_title_in_place(small: Person, title: str) -> None:
    small.go_to(title)
    press("F2")
    field = focus()
    assert isinstance(field, QLineEdit)
    assert field.text() == title
    assert field.selectedText() == title  # typing replaces it
    type_("Said anew")
    press("Return")
    assert "Said anew" in small.titles(Kind.PERFORMANCE) + small.titles(Kind.LEARNING)
    assert small.current() == "Said anew"
    assert not visible(small.table, QLineEdit)


def test_rewording_a_shared_goal_rewords_it_in_every_row(small: Person) -> None:
    small.go_to(BREATHE)
    press("F2")
    type_("Breathe low")
    press("Return")
    assert [right for _, right in small.rows()].count("Breathe low") == 2


def test_enter_ends_the_rewording_and_does_nothing_else(small: Person) -> None:
    small.go_to(RUN)
    press("F2")
    type_("Run far")
    press("Return")
    assert "Run far" in small.titles(Kind.PERFORMANCE)
    assert small.window.desk_page.open_goal_id() == ""
    assert focus() is small.table


def test_enter_ends_the_naming_of_a_learning_goal_without_a_warning(small: Person, qtlog: Any) -> None:
    small.go_to(ECG)
    press("Ctrl+Shift+N")
    type_("Listen")
    press("Return")
    assert [record.message for record in qtlog.records if "edit:" in record.message] == []


def test_escape_leaves_the_title_as_it_was(small: Person) -> None:
    small.go_to(RUN)
    press("F2")
    type_("Nonsense")
    press("Escape")
    assert small.rows() == ROWS
    assert small.desk.session.undo_label() == ""
    assert focus() is small.table
    assert small.current() == RUN


def test_an_empty_title_is_refused_and_said_so(small: Person) -> None:
    small.go_to(RUN)
    press("F2")
    press("Backspace")
    press("Return")
    assert small.rows() == ROWS
    assert "needs a few words" in small.said()


def compose(text: str) -> None:
    """Compose a text as an input method does: letters on trial, then the text they stand for."""
    settle()
    QCoreApplication.sendEvent(focus(), QInputMethodEvent("x", []))
    settle()
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QCoreApplication.sendEvent(focus(), event)
    settle()


def test_letters_that_are_composed_on_a_title_leave_it_and_look_for_one(small: Person) -> None:
    small.go_to(RUN)
    compose("P")
    assert not visible(small.table, QLineEdit)
    assert small.current() == EXAM
    press("Return")
    assert small.rows() == ROWS


def test_letters_that_are_composed_on_the_empty_half_begin_a_goal_there(small: Person) -> None:
    small.go_to(small.index(EXAM).siblingAtColumn(RIGHT))
    compose("日本語")
    press("Return")
    assert (EXAM, "日本語") in small.pairs()


def test_a_title_is_reworded_with_composed_letters(small: Person) -> None:
    small.go_to(RUN)
    press("F2")
    compose("走る")
    press("Return")
    assert "走る" in small.titles(Kind.PERFORMANCE)


def test_rewording_to_the_same_is_no_step_of_undo(small: Person) -> None:
    small.go_to(RUN)
    press("F2")
    press("Return")
    assert small.desk.session.undo_label() == ""


def test_a_letter_on_a_title_looks_for_a_goal_and_changes_nothing(small: Person) -> None:
    small.go_to(RUN)
    type_("p")
    assert small.current() == EXAM
    assert small.rows() == ROWS


def test_switching_the_page_while_rewording_keeps_the_words(small: Person) -> None:
    small.go_to(EXAM)
    press("F2")
    type_("Pass it well")
    small.section("Ctrl+2")
    assert "Pass it well" in small.titles(Kind.PERFORMANCE)


def test_closing_the_window_while_rewording_keeps_the_words(small: Person) -> None:
    small.go_to(EXAM)
    press("F2")
    type_("Pass it well")
    small.window.close()
    assert "Pass it well" in small.titles(Kind.PERFORMANCE)


def test_ctrl_z_while_rewording_takes_back_the_typing_only(small: Person) -> None:
    small.desk.goals.add(Kind.PERFORMANCE, "Stays")
    small.go_to(EXAM)
    press("F2")
    type_("x")
    press("Ctrl+Z")
    field = focus()
    assert isinstance(field, QLineEdit)
    assert field.text() == EXAM
    assert "Stays" in small.titles(Kind.PERFORMANCE)
    press("Escape")


def test_enter_and_double_click_open_the_page_of_a_goal(small: Person, goals: Small) -> None:
    small.go_to(EXAM)
    press("Return")
    assert small.window.desk_page.open_goal_id() == goals.exam
    press("Escape")
    where = small.table.visualRect(small.index(ECG)).topLeft() + QPoint(30, 14)
    click(small.table.viewport(), where)
    small.qtbot.mouseDClick(small.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert small.window.desk_page.open_goal_id() == goals.ecg


def test_delete_puts_a_goal_away_and_undo_brings_it_back_with_its_pairs(small: Person) -> None:
    small.go_to(RUN)
    press("Del")
    assert small.said() == "Goal put away"
    assert small.rows() == [(EXAM, ""), (BAKERY, BREATHE), ("", PACE), ("", ECG)]
    press("Ctrl+Z")
    assert small.rows() == ROWS
    press("Ctrl+Shift+Z")
    assert RUN not in small.titles(Kind.PERFORMANCE)


def test_the_bar_at_the_top_takes_back_by_click(small: Person) -> None:
    small.go_to(EXAM)
    press("Del")
    click(find(small.window.top_bar, "Undo"))
    assert small.rows() == ROWS
    assert small.said().startswith("Taken back")


def test_what_cannot_be_taken_back_offers_no_undo(small: Person) -> None:
    small.go_to(RUN)
    press("F2")
    press("Backspace")
    press("Return")
    assert "Nothing was changed" in small.said()
    undo = [button for button in small.window.top_bar.snackbar.children() if getattr(button, "isVisible", bool)()]
    assert not any(getattr(button, "text", str)() == "Undo" for button in undo)


def test_several_goals_are_put_away_in_one_step(small: Person) -> None:
    click_cell(small.table, small.index(EXAM), QPoint(20, 12))
    click_cell(small.table, small.index(BAKERY), QPoint(20, 12), CTRL)
    press("Del")
    assert small.said() == "2 goals put away"
    assert small.titles(Kind.PERFORMANCE) == [RUN]
    press("Ctrl+Z")
    assert small.rows() == ROWS


def test_shift_and_arrows_select_a_block(small: Person) -> None:
    small.go_to(EXAM)
    press("Shift+Down")
    assert {index.data() for index in small.table.selectedIndexes() if index.column() == LEFT} == {EXAM, BAKERY}


def test_delete_on_an_empty_half_changes_nothing(small: Person) -> None:
    small.go_to(small.index(EXAM).siblingAtColumn(2))
    press("Del")
    assert small.rows() == ROWS
    assert small.desk.session.undo_label() == ""


def test_the_cursor_stays_near_a_goal_that_was_put_away(small: Person) -> None:
    small.go_to(EXAM)
    press("Del")
    assert small.current() == BAKERY


def test_putting_everything_away_does_not_bring_the_welcome_back(small: Person) -> None:
    press("Ctrl+1")
    small.go_to(RUN)
    press("Ctrl+A")
    press("Del")
    assert small.titles(Kind.PERFORMANCE) == []
    assert small.titles(Kind.LEARNING) == []
    press("Ctrl+Z")
    assert small.rows() == ROWS


@pytest.mark.parametrize(
    ("state", "left"),
    [(State.RESTING, True), (State.REACHED, False), (State.CHANGED_MY_MIND, False)],
)
def test_a_resting_goal_stays_in_sight_and_a_closed_one_leaves(small: Person, state: State, left: bool) -> None:
    small.go_to(EXAM)
    small.window.desk_page.table.set_state(state)
    press("Ctrl+Return")
    small.activate()
    assert ((EXAM, "") in small.rows()) is left
    assert small.rows_of("SELECT state FROM goal WHERE title = ?", EXAM) == [state]
    if left:
        assert any(EXAM in text and "resting" in text for text in small.said_cells())


def test_a_change_from_a_terminal_appears_at_once(small: Person, goals: Small) -> None:
    small.desk.goals.reword(goals.pace, "Feel the rhythm")
    assert (RUN, "Feel the rhythm") in small.rows()
    small.desk.goals.add(Kind.LEARNING, "From outside")
    assert ("", "From outside") in small.rows()


def test_undo_without_anything_to_undo_is_quiet(small: Person) -> None:
    press("Ctrl+Z")
    press("Ctrl+Shift+Z")
    assert small.rows() == ROWS
    assert small.said() == ""


def test_three_steps_back_and_forth(small: Person) -> None:
    small.go_to(RUN)
    for title in ("One", "Two", "Three"):
        press("Ctrl+Shift+N")
        type_(title)
        press("Return")
    press("Ctrl+Z", times=3)
    assert small.rows() == ROWS
    press("Ctrl+Shift+Z", times=3)
    assert small.titles(Kind.PERFORMANCE)[-3:] == ["One", "Two", "Three"]
