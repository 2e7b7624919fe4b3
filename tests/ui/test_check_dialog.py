"""An understanding check: predict, write with notes closed, rate again; and whatever happens, no word is lost."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QWidget

from goaldesk.core.method import ladder
from goaldesk.core.types import Ladder, State
from goaldesk.ui.widgets.focus_ring import FocusRing
from tests.ui.desks import BREATHE, ECG, EXAM, Small
from tests.ui.person import Person, click, entries, field, find, focus, name_of, press, there_is, type_, visible
from tests.ui.test_journal import refuse

COLUMNS = "level_before, evidence, level_after, gaps"


@pytest.fixture
def checking(small: Person) -> Person:
    """At a new check of Breathe."""
    small.go_to(BREATHE)
    press("Ctrl+Shift+U")
    return small


def kept(person: Person, columns: str = COLUMNS) -> list[object]:
    """The checks on the disk."""
    return person.rows_of(f"SELECT {columns} FROM understanding_check WHERE deleted_at IS NULL ORDER BY id")


def said(dialog: QDialog) -> str:
    """All that can be read in a dialog."""
    texts = [name_of(each) for each in visible(dialog, QWidget)]
    texts += [each.text() for each in visible(dialog, QLineEdit)]
    texts += [each.toPlainText() for each in visible(dialog, QPlainTextEdit)]
    return "\n".join(texts)


def predict(person: Person, level: str) -> None:
    """Choose a level by its number, and go on to writing."""
    type_(level)
    press("Ctrl+Return")
    assert isinstance(focus(), QPlainTextEdit)


def test_the_link_on_the_page_opens_a_check(small: Person, goals: Small) -> None:
    small.window.ui.places.goal.emit(goals.ecg)
    click(find(small.window.desk_page.goal_page, "Check my understanding"))
    assert small.dialog().windowTitle() == "Check my understanding"
    assert there_is(small.dialog(), ECG)
    press("Escape")
    assert small.dialogs() == 0


def test_the_key_checks_the_current_learning_goal_of_the_table(checking: Person) -> None:
    assert there_is(checking.dialog(), BREATHE)
    press("Escape")


def test_the_key_checks_the_goal_whose_page_has_the_focus(small: Person, goals: Small) -> None:
    small.go_to(BREATHE)
    small.window.ui.places.goal.emit(goals.ecg)
    field(small.window.desk_page.goal_page, "The gap")
    press("Ctrl+Shift+U")
    assert there_is(small.dialog(), ECG)
    press("Escape")


def test_the_key_does_nothing_where_there_is_nothing_to_learn_yet(small: Person) -> None:
    small.go_to(EXAM)
    press("Ctrl+Shift+U")
    assert small.dialogs() == 0


def test_the_menu_of_a_learning_goal_has_both(small: Person) -> None:
    small.go_to(ECG)
    seen: list[str] = []
    small.menu_of_table(lambda menu: (seen.extend(entries(menu)), menu.close()))
    assert {"Check my understanding…", "Depth and last thing tried…"} <= set(seen)


def test_five_levels_with_what_they_mean_to_choose_from(checking: Person) -> None:
    for level in ladder.LEVELS:
        card = find(checking.dialog(), f"{level} · {ladder.name(Ladder.KNOW, level)}")
        assert card.accessibleDescription() == ladder.anchor(Ladder.KNOW, level)
    press("Escape")


def test_a_ring_shows_where_the_keys_are_from_the_beginning(checking: Person) -> None:
    dialog = checking.dialog()
    level = focus()
    assert level is not None
    (ring,) = visible(dialog, FocusRing)
    assert ring.geometry().contains(QRect(level.mapTo(dialog, QPoint()), level.size()))
    assert ring.height() < 2 * level.height()
    press("Escape")


def test_nothing_is_written_before_anything_is_said(checking: Person) -> None:
    assert not find(checking.dialog(), "Next").isEnabled()
    press("Ctrl+Return")
    assert there_is(checking.dialog(), "Step 1 of 3: Predict")
    press("Escape")
    assert kept(checking) == []
    assert checking.desk.session.undo_label() == ""


def test_a_level_is_chosen_by_number_by_arrow_and_by_click(checking: Person) -> None:
    type_("4")
    press("Up")
    assert name_of(focus()) == "3 · Can explain it"
    press("Down", times=9)
    assert name_of(focus()) == "5 · Can teach it"
    click(find(checking.dialog(), "2 · Can follow it"))
    press("Ctrl+Return")
    assert kept(checking, "level_before, level_after") == [(2, None)]
    press("Escape")


def test_a_level_that_was_chosen_is_kept_on_the_way_out(checking: Person) -> None:
    type_("3")
    press("Escape")
    assert kept(checking) == [(3, "", None, "")]


def test_the_levels_are_about_doing_where_the_goal_is_or_where_that_is_chosen(checking: Person, goals: Small) -> None:
    click(find(checking.dialog(), "doing"))
    assert there_is(checking.dialog(), "3 · On my own")
    predict(checking, "3")
    assert there_is(checking.dialog(), ladder.evidence_prompt(Ladder.DO, 3))
    press("Escape")
    assert kept(checking, "ladder") == ["do"]
    assert checking.rows_of("SELECT ladder FROM goal WHERE id = ?", goals.breathe) == ["do"]


def test_another_ladder_in_the_middle_of_a_check_is_the_ladder_of_the_check(checking: Person) -> None:
    predict(checking, "3")
    click(find(checking.dialog(), "Back"))
    click(find(checking.dialog(), "doing"))
    press("Escape")
    assert kept(checking, "level_before, ladder") == [(3, "do")]


def test_earlier_evidence_is_hidden_until_it_is_rated_again(small: Person, goals: Small) -> None:
    small.desk.checks.rate(goals.breathe, 2, "Drew the three gears")
    small.go_to(BREATHE)
    press("Ctrl+Shift+U")
    assert "three gears" not in said(small.dialog())
    predict(small, "3")
    assert "three gears" not in said(small.dialog())
    type_("Mine")
    press("Ctrl+Return")
    then = said(small.dialog())
    assert "three gears" in then
    assert "Then, 8 Oct" in then
    assert "2 · Can follow it" in then
    assert "I thought: 3 · Can explain it" in then
    press("Escape")


def test_the_page_keeps_earlier_evidence_out_of_sight_meanwhile(small: Person, goals: Small) -> None:
    small.desk.checks.rate(goals.breathe, 2, "Drew the three gears")
    small.window.ui.places.goal.emit(goals.breathe)
    page = small.window.desk_page.goal_page
    line = find(page, "8 Oct. 2 · Can follow it. Drew the three gears")
    click(line)

    def told() -> bool:
        return any("three gears" in name_of(each) + each.toolTip() for each in visible(page, QWidget))

    assert told()
    click(find(page, "Check my understanding"))
    assert not told()
    predict(small, "3")
    assert not told()
    press("Escape")
    assert told()
    assert name_of(line) == "8 Oct. 2 · Can follow it. Drew the three gears"


@pytest.mark.parametrize("level", [1, 3, 5])
def test_what_to_write_is_asked_for_the_level_that_was_predicted(checking: Person, level: int) -> None:
    predict(checking, str(level))
    prompt = ladder.evidence_prompt(Ladder.KNOW, level)
    assert there_is(checking.dialog(), prompt, QPlainTextEdit)
    assert there_is(checking.dialog(), "2 to 5 minutes, notes closed.")
    press("Escape")


def test_what_was_planned_stands_beside_what_is_written(small: Person, goals: Small) -> None:
    small.desk.checks.plan(goals.breathe, "Tell it to Tom on the hill")
    small.go_to(BREATHE)
    press("Ctrl+Shift+U")
    predict(small, "3")
    assert there_is(small.dialog(), "How I’ll know: Tell it to Tom on the hill")
    press("Escape")
    assert kept(small, "topic, level_before") == [("Tell it to Tom on the hill", 3)]


def test_evidence_is_on_the_disk_after_a_pause(checking: Person) -> None:
    predict(checking, "3")
    type_("Three gears")
    assert kept(checking) == [(3, "", None, "")]
    checking.wait(lambda: kept(checking) == [(3, "Three gears", None, "")])
    press("Escape")


@pytest.mark.parametrize("way", ["Escape", "Go on later", "close", "window"])
def test_no_way_out_in_the_middle_loses_a_word(checking: Person, way: str) -> None:
    predict(checking, "3")
    type_("Half of")
    if way == "Escape":
        press(way)
    elif way == "close":
        checking.dialog().close()
    elif way == "window":
        checking.window.close()
        checking.dialog().close()
    else:
        click(find(checking.dialog(), way))
    assert kept(checking) == [(3, "Half of", None, "")]


def test_a_check_that_was_left_is_gone_on_with(checking: Person, goals: Small) -> None:
    predict(checking, "3")
    type_("Half of")
    press("Escape")
    checking.window.ui.places.goal.emit(goals.breathe)
    click(find(checking.window.desk_page.goal_page, "Go on"))
    assert there_is(checking.dialog(), "Step 2 of 3: Write")
    type_(" it")
    press("Ctrl+Return")
    type_("2")
    press("Ctrl+Return")
    assert kept(checking) == [(3, "Half of it", 2, "")]


def test_going_back_changes_the_prediction_and_keeps_the_words(checking: Person) -> None:
    predict(checking, "3")
    type_("Words")
    click(find(checking.dialog(), "Back"))
    predict(checking, "4")
    assert find(checking.dialog(), ladder.evidence_prompt(Ladder.KNOW, 4), QPlainTextEdit).toPlainText() == "Words"
    press("Escape")
    assert kept(checking) == [(4, "Words", None, "")]


def test_a_whole_check_by_keys_alone(checking: Person) -> None:
    predict(checking, "3")
    type_("Three gears")
    press("Ctrl+Return")
    assert not find(checking.dialog(), "Keep this check").isEnabled()
    press("Right", times=4)
    assert there_is(checking.dialog(), ladder.anchor(Ladder.KNOW, 4))
    press("Ctrl+Return")
    assert checking.dialogs() == 0
    assert kept(checking) == [(3, "Three gears", 4, "")]
    assert checking.said() == "Check kept"
    checking.activate()
    press("Ctrl+Z")
    assert kept(checking) == [(3, "Three gears", None, "")]
    press("Ctrl+Z")
    assert kept(checking) == []
    press("Ctrl+Shift+Z", times=2)
    assert kept(checking) == [(3, "Three gears", 4, "")]


def test_it_is_seen_that_the_ladder_has_the_focus_when_it_is_rated_again(checking: Person) -> None:
    predict(checking, "3")
    press("Ctrl+Return")
    rated = focus()
    with_focus = rated.grab().toImage()
    rated.clearFocus()
    assert rated.grab().toImage() != with_focus


def test_ctrl_enter_goes_on_from_any_button(checking: Person) -> None:
    type_("3")
    find(checking.dialog(), "Go on later").setFocus()
    press("Ctrl+Return")
    assert there_is(checking.dialog(), "Step 2 of 3: Write")
    press("Escape")


def test_an_answer_that_cannot_be_written_holds_the_form(checking: Person) -> None:
    predict(checking, "3")
    type_("Important")
    refuse(checking.desk, True)
    press("Escape")
    assert checking.dialogs() == 1
    assert "Not saved yet" in said(checking.dialog())
    assert checking.dialog().close() is False
    refuse(checking.desk, False)
    press("Escape")
    assert checking.dialogs() == 0
    assert kept(checking) == [(3, "Important", None, "")]


def test_a_night_between_studying_and_checking_is_recommended_and_not_asked_for(small: Person, goals: Small) -> None:
    small.desk.practice.note(goals.breathe, 3)
    small.go_to(BREATHE)
    press("Ctrl+Shift+U")
    assert "when a night lies between" in said(small.dialog())
    predict(small, "3")
    press("Escape")


def test_a_goal_that_rests_can_be_checked_too(small: Person, goals: Small) -> None:
    small.desk.goals.set_state([goals.ecg], State.RESTING)
    small.go_to(ECG)
    press("Ctrl+Shift+U")
    assert there_is(small.dialog(), ECG)
    press("Escape")
