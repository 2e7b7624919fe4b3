"""Links, tags, lists and undo while writing."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication

from goaldesk.ui.widgets.chips import Chip
from tests.ui.desks import BREATHE, ECG, EXAM, Small
from tests.ui.person import Person, click, find, focus, press, there_is, type_, visible


def list_below_the_cursor() -> QAbstractItemView | None:
    """The list of completions, if it is open."""
    popup = QApplication.activePopupWidget()
    assert popup is None or isinstance(popup, QAbstractItemView)
    return popup


def write(person: Person, words: str) -> None:
    """Type into the editor; an open list of completions leaves the focus there."""
    QTest.keyClicks(person.journal.editor, words)


def on_list(key: Qt.Key) -> None:
    """Press a key while the list of completions is open."""
    popup = list_below_the_cursor()
    assert popup is not None, "no list is open"
    QTest.keyClick(popup, key)


def close_list() -> None:
    if list_below_the_cursor() is not None:
        on_list(Qt.Key.Key_Escape)


def settle(person: Person) -> None:
    person.table.setFocus()


def test_two_brackets_and_a_word_offer_goals_and_enter_takes_one(writing: Person, goals: Small) -> None:
    write(writing, "On [[ec")
    popup = list_below_the_cursor()
    assert popup is not None
    assert [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())] == [ECG]
    on_list(Qt.Key.Key_Return)
    assert writing.text() == f"On [[{ECG}]]"
    settle(writing)
    assert writing.rows_of("SELECT goal_id FROM entry_link") == [goals.ecg]


def test_two_brackets_alone_offer_every_goal(writing: Person) -> None:
    write(writing, "[[")
    popup = list_below_the_cursor()
    assert popup is not None
    assert popup.model().rowCount() == 6
    on_list(Qt.Key.Key_Escape)
    assert list_below_the_cursor() is None
    assert writing.text() == "[["
    settle(writing)


def test_what_fits_no_goal_closes_the_list(writing: Person) -> None:
    write(writing, "[[ec")
    assert list_below_the_cursor() is not None
    write(writing, "zz")
    assert list_below_the_cursor() is None
    settle(writing)


def test_tab_takes_a_completion_too(writing: Person) -> None:
    write(writing, "On [[ec")
    try:
        on_list(Qt.Key.Key_Tab)
        assert writing.text() == f"On [[{ECG}]]"
    finally:
        close_list()


def test_a_sharp_and_a_letter_offer_the_tags_in_use(writing: Person) -> None:
    write(writing, "Long #nightshift ")
    settle(writing)
    press("Ctrl+Shift+J")
    write(writing, "Again #nig")
    assert list_below_the_cursor() is not None
    on_list(Qt.Key.Key_Return)
    assert writing.text() == "Again #nightshift"
    settle(writing)
    assert writing.rows_of("SELECT tag FROM entry_tag") == ["nightshift", "nightshift"]


def test_a_heading_is_no_tag(writing: Person) -> None:
    write(writing, "# Heading")
    settle(writing)
    assert writing.rows_of("SELECT tag FROM entry_tag") == []


def test_links_and_tags_of_the_text_stand_below_it_as_chips(writing: Person) -> None:
    writing.journal.editor.insertPlainText(f"With [[{EXAM}]] and #tea")
    settle(writing)
    assert there_is(writing.window, f"Performance goal: {EXAM}", Chip)
    assert there_is(writing.window, "Tag: tea", Chip)
    press("Ctrl+J")
    press("Ctrl+A")
    type_("Nothing of it")
    settle(writing)
    assert visible(writing.journal, Chip) == []


def test_a_chip_opens_its_goal(writing: Person, goals: Small) -> None:
    writing.journal.editor.insertPlainText(f"With [[{EXAM}]]")
    settle(writing)
    click(find(writing.window, f"Performance goal: {EXAM}", Chip))
    assert writing.window.desk_page.open_goal_id() == goals.exam


def test_a_goal_is_linked_beside_the_text_and_taken_away_again(writing: Person) -> None:
    type_("Words")
    press("Ctrl+Shift+K")
    type_("breathe")
    press("Return")
    assert writing.text() == "Words"
    chip = find(writing.window, f"Learning goal: {BREATHE}", Chip)
    chip.setFocus()
    press("Del")
    assert visible(writing.journal, Chip) == []
    press("Ctrl+Z")
    assert there_is(writing.window, f"Learning goal: {BREATHE}", Chip)


def test_an_entry_that_is_not_begun_begins_with_the_link(writing: Person, goals: Small) -> None:
    press("Ctrl+Shift+K")
    type_("breathe")
    press("Return")
    assert writing.text() == f"[[{BREATHE}]] "
    settle(writing)
    assert writing.rows_of("SELECT goal_id FROM entry_link") == [goals.breathe]


def test_a_tag_is_named_in_the_same_panel(writing: Person) -> None:
    type_("Words")
    press("Ctrl+Shift+K")
    type_("night shift")
    press("Return")
    assert writing.rows_of("SELECT tag, in_text FROM entry_tag") == [("night shift", 0)]
    assert there_is(writing.window, "Tag: night shift", Chip)


def test_ctrl_and_a_click_on_a_link_open_the_goal(writing: Person, goals: Small) -> None:
    editor = writing.journal.editor
    editor.insertPlainText(f"[[{EXAM}]]")
    settle(writing)
    cursor = editor.textCursor()
    cursor.setPosition(4)
    where = editor.cursorRect(cursor).center()
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, where)
    assert writing.window.desk_page.open_goal_id() == goals.exam


def test_a_link_survives_the_rewording_of_its_goal(writing: Person, goals: Small) -> None:
    writing.journal.editor.insertPlainText(f"[[{EXAM}]]")
    settle(writing)
    writing.desk.goals.reword(goals.exam, "Pass it all")
    assert there_is(writing.window, "Performance goal: Pass it all", Chip)
    assert writing.text() == f"[[{EXAM}]]"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("- one\ntwo\n", "- one\n- two\n- "), ("1. one\ntwo", "1. one\n2. two"), ("- one\n\nend", "- one\nend")],
)
def test_a_list_goes_on_by_itself_and_ends_at_an_empty_item(writing: Person, typed: str, expected: str) -> None:
    type_(typed)
    assert writing.text().rstrip("\n") == expected.rstrip("\n")


def test_undo_inside_the_text_takes_back_typing_and_nothing_of_the_desk(writing: Person) -> None:
    before = len(writing.rows_of("SELECT id FROM goal WHERE deleted_at IS NULL"))
    type_("Words")
    press("Ctrl+Z")
    assert writing.text() == ""
    press("Ctrl+Shift+Z")
    assert writing.text() == "Words"
    assert len(writing.rows_of("SELECT id FROM goal WHERE deleted_at IS NULL")) == before


def test_undo_in_a_heading_and_in_a_list_brings_back_exactly_what_was_there(writing: Person) -> None:
    type_("# Head\n- item\ntext")
    full = writing.text()
    for _ in range(30):
        if not writing.journal.editor.document().isUndoAvailable():
            break
        press("Ctrl+Z")
    assert writing.text() == ""
    for _ in range(30):
        if not writing.journal.editor.document().isRedoAvailable():
            break
        press("Ctrl+Shift+Z")
    assert writing.text() == full


def test_undo_from_the_table_takes_the_words_of_the_journal_back(writing: Person) -> None:
    type_("Words")
    settle(writing)
    press("Ctrl+Z")
    assert writing.text() == ""
    assert writing.rows_of("SELECT id FROM entry WHERE deleted_at IS NULL") == []
    press("Ctrl+Shift+Z")
    assert writing.text() == "Words"


def test_rich_text_is_pasted_as_plain_text(writing: Person) -> None:
    editor = writing.journal.editor
    assert focus() is editor
    QApplication.clipboard().setText("plain")
    mime = editor.createMimeDataFromSelection()
    mime.setHtml("<b>bold</b> and <i>more</i>")
    mime.setText("bold and more")
    QApplication.clipboard().setMimeData(mime)
    press("Ctrl+V")
    assert writing.text() == "bold and more"
    assert editor.textCursor().charFormat().fontWeight() <= 500


def test_tab_leaves_the_text_and_comes_back_to_the_same_place(writing: Person) -> None:
    type_("Words")
    press("Left", times=2)
    press("Tab")
    assert focus() is not writing.journal.editor
    press("Shift+Tab")
    assert focus() is writing.journal.editor
    assert writing.journal.editor.textCursor().position() == 3


def test_a_very_long_text_is_typed_into_without_loss(writing: Person) -> None:
    long = "\n".join(f"line {number} #tag{number % 7}" for number in range(3000))
    writing.journal.editor.insertPlainText(long)
    writing.journal.editor.moveCursor(QTextCursor.MoveOperation.End)
    type_(" end")
    settle(writing)
    assert writing.rows_of("SELECT text FROM entry") == [long + " end"]


def test_a_line_of_very_many_marks_does_not_hold_up_the_writing(writing: Person) -> None:
    """It takes a second; where each mark looked for its other one to the end of the line, it took half a minute."""
    began = time.monotonic()
    writing.journal.editor.insertPlainText("*a " * 40_000)
    QApplication.processEvents()
    assert time.monotonic() - began < 8
