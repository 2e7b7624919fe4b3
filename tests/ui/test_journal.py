"""Writing in the journal: what is typed is saved, in the entry it was typed into, whatever way one leaves."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from goaldesk import paths
from goaldesk.core.desk import Desk
from goaldesk.core.queries import journal as journal_query
from goaldesk.ui.widgets.buttons import TextButton
from tests.ui.person import Person, click, find, focus, press, there_is, type_

TODAY, YESTERDAY = date(2026, 10, 8), date(2026, 10, 7)


def test_what_was_typed_is_saved_after_a_pause_and_said_so(writing: Person) -> None:
    assert writing.journal.state.text() == "Everything stays on this computer"
    type_("A first thought")
    assert writing.journal.state.text() == "Writing"
    assert writing.entries() == []
    writing.wait(lambda: writing.entries() == [("2026-10-08", "A first thought")])
    assert writing.journal.state.text() == "Saved at 14:32"


def leave_for_another_day(person: Person) -> None:
    click(find(person.window, "Previous day"))


def leave_for_another_page(person: Person) -> None:
    person.section("Ctrl+3")


def leave_for_a_goal(person: Person) -> None:
    person.window.ui.places.goal.emit(person.rows_of("SELECT id FROM goal")[0])


def leave_for_the_table(person: Person) -> None:
    person.table.setFocus()


def leave_for_a_setback(person: Person) -> None:
    press("Ctrl+L")
    person.dialog().reject()


def leave_the_window(person: Person) -> None:
    person.window.close()


def leave_for_undo(person: Person) -> None:
    person.window.undo()
    person.window.redo()


@pytest.mark.parametrize(
    "way",
    [
        leave_for_another_day, leave_for_another_page, leave_for_a_goal, leave_for_the_table, leave_for_a_setback,
        leave_the_window, leave_for_undo,
    ],
)  # fmt: skip
def test_no_way_out_loses_a_word(writing: Person, way: Callable[[Person], None]) -> None:
    type_("Half a sent")
    way(writing)
    assert writing.entries() == [("2026-10-08", "Half a sent")]


def test_a_look_into_the_search_keeps_what_is_typed(writing: Person) -> None:
    type_("Half a")
    press("Ctrl+K")
    press("Escape")
    assert focus() is writing.journal.editor
    type_(" sentence")
    leave_for_the_table(writing)
    assert writing.entries() == [("2026-10-08", "Half a sentence")]


def test_closing_the_window_with_the_search_open_keeps_what_is_typed(writing: Person) -> None:
    type_("Half a")
    press("Ctrl+K")
    writing.window.close()
    assert writing.entries() == [("2026-10-08", "Half a")]


def test_typing_goes_on_in_the_same_entry(writing: Person) -> None:
    type_("One")
    writing.window.ui.bus.flush.emit()
    type_(" two")
    writing.window.ui.bus.flush.emit()
    assert writing.entries() == [("2026-10-08", "One two")]


def test_one_space_is_no_entry(writing: Person) -> None:
    type_("  ")
    leave_for_the_table(writing)
    assert writing.entries() == []


def test_words_typed_on_one_day_never_reach_another(writing: Person) -> None:
    type_("today")
    click(find(writing.window, "Previous day"))
    assert writing.text() == ""
    writing.journal.editor.setFocus()
    type_("yesterday")
    click(find(writing.window, "Next day"))
    assert writing.text() == "today"
    writing.journal.editor.setFocus()
    press("Ctrl+End")
    type_("!")
    click(find(writing.window, "Previous day"))
    assert writing.text() == "yesterday"
    leave_for_the_table(writing)
    assert sorted(writing.entries()) == [("2026-10-07", "yesterday"), ("2026-10-08", "today!")]


def test_a_change_elsewhere_never_costs_words_that_are_being_typed(writing: Person) -> None:
    type_("mine")
    writing.window.ui.bus.flush.emit()
    entry = journal_query.entries_of(writing.desk.store, TODAY)[0]
    type_(" and more")
    writing.desk.journal.save(entry.id, entry.revision, "theirs")
    assert writing.text() == "mine and more"
    writing.window.ui.bus.flush.emit()
    assert "changed elsewhere" in writing.journal.state.text()
    click(find(writing.window, "Keep both"))
    assert sorted(found for _, found in writing.entries()) == ["mine and more", "theirs"]


@pytest.mark.parametrize("way", [leave_for_another_day, leave_for_another_page, leave_the_window])
def test_leaving_in_the_middle_of_a_conflict_keeps_both(writing: Person, way: Callable[[Person], None]) -> None:
    type_("mine")
    writing.window.ui.bus.flush.emit()
    entry = journal_query.entries_of(writing.desk.store, TODAY)[0]
    type_(" and more")
    writing.desk.journal.save(entry.id, entry.revision, "theirs")
    way(writing)
    way(writing)
    assert sorted(found for _, found in writing.entries()) == ["mine and more", "theirs"]


def test_a_change_elsewhere_appears_at_once_while_nobody_types(writing: Person) -> None:
    type_("mine")
    leave_for_the_table(writing)
    entry = journal_query.entries_of(writing.desk.store, TODAY)[0]
    writing.desk.journal.save(entry.id, entry.revision, "theirs")
    assert writing.text() == "theirs"
    writing.journal.editor.setFocus()
    type_("!")
    leave_for_the_table(writing)
    assert [found for _, found in writing.entries()] == ["theirs!"]


def test_an_entry_put_away_elsewhere_while_it_is_typed_into_comes_back(writing: Person) -> None:
    type_("mine")
    writing.window.ui.bus.flush.emit()
    entry = journal_query.entries_of(writing.desk.store, TODAY)[0]
    type_(" and more")
    writing.desk.journal.put_away(entry.id)
    writing.window.ui.bus.flush.emit()
    assert [found for _, found in writing.entries()] == ["mine and more"]


def refuse(desk: Desk, refuse: bool) -> None:
    """Let the file take no more, as a full disk does."""
    desk.store.rows(f"PRAGMA query_only = {int(refuse)}")


def test_what_cannot_be_saved_is_said_stays_and_holds_the_window(writing: Person) -> None:
    refuse(writing.desk, True)
    type_("Important")
    writing.window.ui.bus.flush.emit()
    assert writing.journal.state.text().startswith("Not saved yet")
    assert writing.window.close() is False
    assert writing.text() == "Important"
    refuse(writing.desk, False)
    assert writing.window.close() is True
    assert writing.entries() == [("2026-10-08", "Important")]


def test_what_cannot_be_saved_on_the_journal_page_holds_the_window_too(writing: Person) -> None:
    writing.section("Ctrl+2")
    writing.journal.editor.setFocus()
    refuse(writing.desk, True)
    type_("Important")
    try:
        assert writing.window.close() is False
    finally:
        refuse(writing.desk, False)
    assert writing.window.close() is True
    assert writing.entries() == [("2026-10-08", "Important")]


def test_a_day_that_cannot_be_saved_is_not_left(writing: Person) -> None:
    refuse(writing.desk, True)
    type_("Important")
    click(find(writing.window, "Previous day"))
    assert writing.journal.day == TODAY
    assert writing.text() == "Important"
    refuse(writing.desk, False)
    click(find(writing.window, "Previous day"))
    assert writing.journal.day == YESTERDAY


def test_both_journals_hold_the_same_words(writing: Person) -> None:
    type_("beside the table")
    writing.section("Ctrl+2")
    assert writing.text() == "beside the table"
    writing.journal.write()
    type_(" and on the page")
    writing.section("Ctrl+1")
    assert writing.text() == "beside the table and on the page"
    assert len(writing.entries()) == 1


def test_deleting_every_word_puts_the_entry_away_and_new_words_bring_it_back(writing: Person) -> None:
    type_("Gone soon")
    leave_for_the_table(writing)
    press("Ctrl+J")
    press("Ctrl+A")
    press("Del")
    leave_for_the_table(writing)
    assert writing.entries() == []
    press("Ctrl+J")
    type_("Back")
    leave_for_the_table(writing)
    assert writing.entries() == [("2026-10-08", "Back")]


def test_another_entry_can_be_begun_before_the_first_is_on_the_disk(writing: Person) -> None:
    type_("Morning")
    press("Ctrl+Shift+J")
    type_("Evening")
    leave_for_the_table(writing)
    assert writing.entries() == [("2026-10-08", "Morning"), ("2026-10-08", "Evening")]


def test_a_day_has_several_entries_to_switch_between(writing: Person) -> None:
    type_("Morning")
    leave_for_the_table(writing)
    press("Ctrl+Shift+J")
    assert writing.text() == ""
    type_("Evening")
    leave_for_the_table(writing)
    assert writing.entries() == [("2026-10-08", "Morning"), ("2026-10-08", "Evening")]
    click(find(writing.window, "Morning"))
    assert writing.text() == "Morning"
    click(find(writing.window, "Evening"))
    assert writing.text() == "Evening"


def test_which_entry_of_the_day_is_written_is_seen_and_a_long_title_ends_in_dots(writing: Person) -> None:
    type_("A long walk along the canal before anybody else was up")
    leave_for_the_table(writing)
    press("Ctrl+Shift+J")
    type_("Evening")
    leave_for_the_table(writing)
    written = find(writing.window, "Evening").grab().toImage()
    long = find(writing.window, "A long walk along the canal…", TextButton)
    assert long.label() == "A long walk along the canal before anyb…"
    click(long)
    assert find(writing.window, "Evening").grab().toImage() != written


def test_switching_between_entries_while_typing_mixes_nothing(writing: Person) -> None:
    type_("Morning")
    leave_for_the_table(writing)
    press("Ctrl+Shift+J")
    type_("Evening")
    click(find(writing.window, "Morning"))
    press("Ctrl+End")
    type_(" run")
    click(find(writing.window, "Evening"))
    assert sorted(found for _, found in writing.entries()) == ["Evening", "Morning run"]


def test_the_question_of_the_day_changes_on_asking_and_is_kept_with_the_entry(writing: Person) -> None:
    prompts = json.loads(paths.resource("prompts", "en.json").read_text("utf-8"))
    texts = {prompt["id"]: prompt["text"] for prompt in prompts}
    first = writing.journal.prompt.prompt_id()
    assert there_is(writing.window, texts[first])
    click(find(writing.window, "Another question"))
    second = writing.journal.prompt.prompt_id()
    assert second != first
    assert there_is(writing.window, texts[second])
    type_("An answer")
    leave_for_the_table(writing)
    assert writing.rows_of("SELECT prompt FROM entry") == [second]


def test_the_words_are_counted_while_they_are_typed(writing: Person) -> None:
    assert not there_is(writing.window, "1 word")
    type_("one")
    assert there_is(writing.window, "1 word")
    type_(" two  three")
    assert there_is(writing.window, "3 words")


def test_earlier_entries_are_listed_and_opened(sample: Person) -> None:
    earlier = find(sample.window, "Earlier entries", QListView)
    first = earlier.model().index(0, 0)
    assert "7 October" in first.data(Qt.ItemDataRole.AccessibleTextRole)
    earlier.setCurrentIndex(first)
    earlier.setFocus()
    press("Return")
    assert sample.journal.day == YESTERDAY
    assert sample.text().startswith("##")
    following = earlier.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert following.startswith("Tuesday 6 October")


def test_putting_an_entry_away_can_be_taken_back(writing: Person) -> None:
    type_("About listening")
    leave_for_the_table(writing)
    writing.journal.put_away_entry()
    assert writing.entries() == []
    assert writing.text() == ""
    assert writing.said() == "Entry put away"
    press("Ctrl+Z")
    assert writing.text() == "About listening"
