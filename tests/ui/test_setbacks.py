"""The form for a setback, and the log."""

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from goaldesk.core.types import Outcome, SetbackForm, SetbackKind
from goaldesk.ui.widgets.chips import Chip
from tests.ui.desks import ECG, EXAM, RUN, Small
from tests.ui.person import Person, click, field, find, focus, name_of, press, there_is, type_, visible
from tests.ui.test_journal import refuse

HAPPENED, SHOWED, NEXT = "What happened?", "What did it show you?", "What will you study or try next?"


@pytest.fixture
def form(small: Person) -> Person:
    """At the open form for a new setback."""
    press("Ctrl+L")
    assert small.dialogs() == 1
    return small


def kept(person: Person, columns: str = "what_happened, new_information, draft") -> list[object]:
    return person.rows_of(f"SELECT {columns} FROM setback WHERE deleted_at IS NULL ORDER BY created_at")


def log_of(person: Person) -> list[list[str]]:
    """What the log beside the table shows."""
    model = person.window.desk_page.log.view.model()
    return [[model.index(row, column).data() for column in range(5)] for row in range(model.rowCount())]


def link(person: Person, words: str) -> None:
    """Link a goal from inside the form."""
    click(find(person.dialog(), "Link a goal"))
    type_(words)
    press("Return")


def test_ctrl_l_opens_the_form_with_the_cursor_in_the_first_question(form: Person) -> None:
    assert form.dialog().windowTitle() == "Log a setback"
    assert name_of(focus()) == HAPPENED
    assert not find(form.dialog(), "Save setback").isEnabled()
    press("Escape")
    assert form.dialogs() == 0


def test_after_linking_by_keys_the_next_goal_can_be_linked(form: Person) -> None:
    type_("The bus was gone")
    find(form.dialog(), "Link a goal").setFocus()
    press("Space")
    type_(RUN)
    press("Return")
    assert there_is(form.dialog(), f"Performance goal: {RUN}")
    assert name_of(focus()) == "Link a goal"
    press("Escape")


def test_the_bar_at_the_top_and_the_plus_of_the_log_open_it_too(small: Person) -> None:
    click(find(small.window.top_bar, "Log a setback"))
    assert small.dialogs() == 1
    press("Escape")
    small.activate()
    click(find(small.window.desk_page.log, "Log a setback"))
    assert small.dialogs() == 1
    press("Escape")


def test_tab_goes_through_the_questions_in_their_order(form: Person) -> None:
    seen = [name_of(focus())]
    for _ in range(6):
        press("Tab")
        seen.append(name_of(focus()))
    places = [seen.index(name) for name in (HAPPENED, SHOWED, NEXT)]
    assert places == sorted(places)
    press("Escape")


def test_one_line_is_enough(form: Person) -> None:
    type_("The dry run stopped")
    assert find(form.dialog(), "Save setback").isEnabled()
    press("Ctrl+Return")
    assert form.dialogs() == 0
    assert kept(form) == [("The dry run stopped", "", 0)]
    assert log_of(form) == [["8 October", "The dry run stopped", "", "", "Noted"]]
    assert form.said() == "Setback noted"


def test_enter_makes_a_new_line_and_saves_nothing(form: Person) -> None:
    type_("One\ntwo")
    assert form.dialogs() == 1
    press("Ctrl+Return")
    assert kept(form, "what_happened") == ["One\ntwo"]


def test_a_form_without_a_word_cannot_be_saved(form: Person) -> None:
    type_("   ")
    press("Ctrl+Return")
    assert form.dialogs() == 1
    press("Escape")
    assert kept(form) == []


def test_the_stage_follows_from_what_is_written(form: Person) -> None:
    type_("Stopped")
    assert there_is(form.dialog(), "Noted")
    field(form.dialog(), SHOWED)
    type_("Nobody finds the sheet")
    assert there_is(form.dialog(), "Looked into")
    field(form.dialog(), NEXT)
    type_("Where do people look?")
    assert there_is(form.dialog(), "Turned into a next step")
    press("Ctrl+Return")
    assert log_of(form)[0][1:] == [
        "Stopped", "Nobody finds the sheet", "Where do people look?", "Turned into a next step",
    ]  # fmt: skip


def test_what_to_study_becomes_an_open_question_of_the_learning_goal(form: Person, goals: Small) -> None:
    type_("Stopped")
    field(form.dialog(), NEXT)
    type_("Where do people look?")
    link(form, ECG)
    assert there_is(form.dialog(), f"Learning goal: {ECG}", Chip)
    press("Ctrl+Return")
    assert form.rows_of("SELECT goal_id, text, origin FROM question") == [
        (goals.ecg, "Where do people look?", "setback")
    ]
    assert form.rows_of("SELECT goal_id FROM setback_goal") == [goals.ecg]
    form.window.ui.places.goal.emit(goals.ecg)
    page = form.window.desk_page.goal_page
    assert "Where do people look?" in [field.toPlainText() for field in page.findChildren(type(find(page, "Title")))]


def test_answering_the_question_takes_the_setback_on(form: Person) -> None:
    type_("Stopped")
    field(form.dialog(), NEXT)
    type_("Where?")
    link(form, ECG)
    press("Ctrl+Return")
    form.desk.questions.answer(form.rows_of("SELECT id FROM question")[0], "At the board")
    assert log_of(form)[0][4] == "Turned into a next step, and answered"


def test_also_trying_it_needs_a_learning_goal_and_a_next_step(form: Person, goals: Small) -> None:
    box = find(form.dialog(), "Also add it to “Things to try”", QCheckBox)
    type_("Stopped")
    assert not box.isEnabled()
    field(form.dialog(), NEXT)
    type_("Put it by the kettle")
    link(form, EXAM)
    assert not box.isEnabled()
    link(form, ECG)
    assert box.isEnabled()
    box.setFocus()
    press("Space")
    press("Ctrl+Return")
    assert form.rows_of("SELECT goal_id, approach FROM experiment") == [(goals.ecg, "Put it by the kettle")]


def test_a_linked_goal_can_be_taken_off_again(form: Person) -> None:
    type_("Stopped")
    link(form, ECG)
    find(form.dialog(), f"Learning goal: {ECG}", Chip).setFocus()
    press("Del")
    assert visible(form.dialog(), Chip) == []
    press("Ctrl+Return")
    assert form.rows_of("SELECT goal_id FROM setback_goal") == []


def test_the_gentler_questions_unfold_on_asking(form: Person) -> None:
    feel = "How does it sit with you right now?"
    assert not there_is(form.dialog(), feel, QLineEdit)
    click(find(form.dialog(), "More questions, for whoever wants two minutes"))
    assert name_of(focus()) == feel
    type_("tired")
    field(form.dialog(), HAPPENED)
    type_("Stopped")
    field(form.dialog(), "If it comes up again, then I …")
    type_("ask first")
    press("Ctrl+Return")
    assert kept(form, "feel, if_then") == [("tired", "ask first")]


def test_what_sort_of_thing_it_was_is_kept(form: Person) -> None:
    type_("Stopped")
    click(find(form.dialog(), "More questions, for whoever wants two minutes"))
    choice = find(form.dialog(), "What sort of thing was it?", QComboBox)
    choice.setCurrentIndex(choice.findText("the plan did not fit"))
    press("Ctrl+Return")
    assert kept(form, "kind") == [SetbackKind.PLAN]


def test_a_good_surprise_asks_for_luck_and_is_kept_as_one(form: Person) -> None:
    choice = find(form.dialog(), "What it is", QComboBox)
    choice.setCurrentIndex(choice.findText("A good surprise"))
    try:
        assert there_is(form.dialog(), "What part did luck play?", QLineEdit)
        field(form.dialog(), HAPPENED)
        type_("It went by itself")
        press("Ctrl+Return")
        assert kept(form, "outcome") == [Outcome.GOOD_SURPRISE]
    finally:
        press("Escape") if form.dialogs() else None


def test_the_day_may_be_another_one(form: Person) -> None:
    type_("Stopped")
    day = field(form.dialog(), "Day")
    assert isinstance(day, QLineEdit)
    day.selectAll()
    type_("3 October")
    press("Ctrl+Return")
    assert kept(form, "day") == ["2026-10-03"]


def test_a_day_that_cannot_be_read_is_said_and_nothing_is_lost(form: Person) -> None:
    type_("Stopped")
    day = field(form.dialog(), "Day")
    assert isinstance(day, QLineEdit)
    day.selectAll()
    type_("the other day")
    press("Ctrl+Return")
    assert form.dialogs() == 1
    assert any("“the other day” is no day" in name_of(widget) for widget in visible(form.dialog(), QWidget))
    press("Escape")


def test_what_is_typed_is_kept_as_a_draft_after_a_pause(form: Person) -> None:
    type_("Stopped")
    form.wait(lambda: kept(form) == [("Stopped", "", 1)])
    assert log_of(form)[0][4] == "draft"
    press("Ctrl+Return")
    assert kept(form) == [("Stopped", "", 0)]
    assert log_of(form)[0][4] == "Noted"


def test_escape_takes_the_draft_away_and_undo_brings_it_back(form: Person) -> None:
    type_("Stopped")
    form.wait(lambda: kept(form) != [])
    press("Escape")
    assert form.dialogs() == 0
    assert kept(form) == []
    form.activate()
    assert form.said() == "Draft put away"
    press("Ctrl+Z")
    assert kept(form) == [("Stopped", "", 1)]


def test_escape_before_the_pause_neither_keeps_nor_loses_without_a_word(form: Person) -> None:
    type_("Two minutes of thinking")
    press("Escape")
    form.activate()
    press("Ctrl+Z")
    assert form.dialogs() == 1 or kept(form, "what_happened") == ["Two minutes of thinking"]


def test_closing_the_form_by_its_cross_keeps_a_draft(form: Person) -> None:
    type_("Stopped")
    form.dialog().close()
    assert kept(form) == [("Stopped", "", 1)]


def test_closing_the_program_with_the_form_open_keeps_a_draft(form: Person) -> None:
    type_("Stopped")
    form.window.close()
    assert kept(form) == [("Stopped", "", 1)]


def test_ctrl_enter_saves_also_while_another_button_has_the_focus(form: Person) -> None:
    type_("Stopped")
    find(form.dialog(), "Cancel").setFocus()
    press("Ctrl+Return")
    assert form.dialogs() == 0
    assert kept(form) == [("Stopped", "", 0)]


def test_logging_is_one_step_of_undo(form: Person) -> None:
    type_("Stopped")
    field(form.dialog(), NEXT)
    type_("Where?")
    link(form, ECG)
    press("Ctrl+Return")
    form.activate()
    press("Ctrl+Z")
    assert kept(form) == []
    assert form.rows_of("SELECT id FROM question WHERE deleted_at IS NULL") == []
    assert log_of(form) == []


def test_what_happened_is_not_lost_when_it_is_cleared_and_something_else_written(small: Person) -> None:
    setback = small.desk.setbacks.log(SetbackForm(small.desk.clock.today(), "The bus was gone"))
    small.window.ui.places.setback.emit(setback)
    happened = field(small.dialog(), HAPPENED)
    press("Ctrl+A")
    press("Del")
    field(small.dialog(), SHOWED)
    type_("Ten minutes are not enough")
    small.window.ui.bus.flush.emit()
    assert kept(small, "what_happened, new_information") == [("The bus was gone", "Ten minutes are not enough")]
    assert happened
    press("Escape")


def test_a_form_whose_words_cannot_be_written_is_not_cancelled(form: Person) -> None:
    type_("The bus was gone")
    refuse(form.desk, True)
    press("Escape")
    assert form.dialogs() == 1
    refuse(form.desk, False)
    press("Escape")
    assert form.dialogs() == 0
    assert form.rows_of("SELECT what_happened FROM setback") == ["The bus was gone"]
