"""The last step of an understanding check: rating again, with or without evidence, and what is still open."""

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit

from tests.ui.desks import BREATHE, Small
from tests.ui.person import Person, click, find, name_of, press, there_is, type_, visible
from tests.ui.test_check_dialog import kept, predict

LOWER = "Now you know more exactly what is open."


@pytest.fixture
def checking(small: Person) -> Person:
    """At a new check of Breathe."""
    small.go_to(BREATHE)
    press("Ctrl+Shift+U")
    return small


def gap_lines(dialog: QDialog) -> list[QLineEdit]:
    return [each for each in visible(dialog, QLineEdit) if name_of(each) == "What is still open?"]


def test_skipping_the_evidence_is_fine_and_said(checking: Person, goals: Small) -> None:
    predict(checking, "3")
    assert find(checking.dialog(), "Go on without evidence").isEnabled()
    press("Ctrl+Return")
    assert there_is(checking.dialog(), "a guess so far")
    type_("3")
    press("Ctrl+Return")
    assert kept(checking) == [(3, "", 3, "")]
    checking.window.ui.places.goal.emit(goals.breathe)
    page = checking.window.desk_page.goal_page
    ladder_shown = find(page, "Depth of understanding: 3 · Can explain it")
    assert ladder_shown.accessibleDescription() == "without evidence so far"


def test_at_the_first_levels_nobody_is_asked_for_evidence(checking: Person) -> None:
    predict(checking, "2")
    assert there_is(checking.dialog(), "Next")
    press("Escape")


@pytest.mark.parametrize(("rated", "lower"), [("2", True), ("3", False), ("4", False)])
def test_going_down_is_knowing_more_exactly_what_is_open(checking: Person, rated: str, lower: bool) -> None:
    predict(checking, "3")
    type_("Words")
    press("Ctrl+Return")
    assert not there_is(checking.dialog(), LOWER)
    type_(rated)
    assert there_is(checking.dialog(), LOWER) is lower
    press("Ctrl+Return")
    assert kept(checking) == [(3, "Words", int(rated), "")]


def test_what_is_open_is_written_a_line_each_and_becomes_a_question(checking: Person) -> None:
    predict(checking, "3")
    type_("Words")
    press("Ctrl+Return")
    gap_lines(checking.dialog())[0].setFocus()
    type_("Why on hills?\nWhat about wind?")
    click(find(checking.dialog(), "Make it a question: Why on hills?"))
    assert checking.rows_of("SELECT text, origin FROM question") == [("Why on hills?", "check")]
    assert not find(checking.dialog(), "Among the questions: Why on hills?").isEnabled()
    find(checking.dialog(), "Depth of understanding: …").setFocus()
    type_("3")
    press("Ctrl+Return")
    assert kept(checking) == [(3, "Words", 3, "Why on hills?\nWhat about wind?")]


def test_what_is_open_is_kept_in_the_middle_too(checking: Person) -> None:
    predict(checking, "3")
    type_("Words")
    press("Ctrl+Return")
    gap_lines(checking.dialog())[0].setFocus()
    type_("Why on hills?\nWhat about wind?")
    click(find(checking.dialog(), "Make it a question: Why on hills?"))
    press("Escape")
    assert kept(checking) == [(3, "Words", None, "Why on hills?\nWhat about wind?")]
    checking.activate()
    press("Ctrl+Shift+U")
    assert there_is(checking.dialog(), "Step 3 of 3: Rate again")
    assert [line.text() for line in gap_lines(checking.dialog())] == ["Why on hills?", "What about wind?", ""]
    assert there_is(checking.dialog(), "Among the questions: Why on hills?")
    assert there_is(checking.dialog(), "Make it a question: What about wind?")
    press("Escape")
