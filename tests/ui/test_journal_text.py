"""The text of an entry and what stands around it: lines, cursor, width, chips."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QListView

from goaldesk.core.desk import Desk
from goaldesk.core.queries import journal as journal_query
from tests.conftest import Hands
from tests.ui.person import Person, find, press, type_

TODAY, YESTERDAY = date(2026, 10, 8), date(2026, 10, 7)


def test_return_twice_makes_an_empty_line(writing: Person) -> None:
    type_("One")
    press("Return", 2)
    type_("Two")
    press("Return", 3)
    type_("Three")
    assert writing.text() == "One\n\nTwo\n\n\nThree"


def test_the_cursor_stays_where_it_is_when_words_are_saved(writing: Person) -> None:
    type_("alpha ")
    writing.wait(lambda: writing.entries() == [("2026-10-08", "alpha ")])
    press("Home")
    type_("first ")
    writing.wait(lambda: writing.entries() == [("2026-10-08", "first alpha ")])
    type_("second ")
    assert writing.text() == "first second alpha "


def test_the_text_of_another_day_is_as_wide_as_its_room(small: Person, desk: Desk) -> None:
    desk.journal.add(YESTERDAY, "Words and more words. " * 30)
    small.section("Ctrl+2")
    press("Alt+Left")
    editor = small.journal.editor
    assert editor.horizontalScrollBar().maximum() == 0
    assert editor.document().textWidth() <= editor.viewport().width()


def test_chips_and_the_button_behind_them_do_not_overlap(writing: Person) -> None:
    type_("[[Pass the exam]] and [[Run 10 km]] #one #two ")
    press("Alt+Left")
    press("Alt+Right")
    places = [chip.geometry() for chip in writing.journal.links.children() if getattr(chip, "isVisible", bool)()]
    assert len(places) == 5
    assert not [1 for one in places for other in places if one is not other and one.intersects(other)]


def test_del_in_the_list_of_entries_puts_one_away(small: Person, desk: Desk) -> None:
    desk.journal.add(YESTERDAY, "Old words")
    small.section("Ctrl+2")
    find(small.window, "Entries", QListView).setFocus(Qt.FocusReason.TabFocusReason)
    press("Del")
    assert small.entries() == []
    press("Ctrl+Z")
    assert small.entries() == [("2026-10-07", "Old words")]


def test_each_undo_and_redo_changes_words_and_not_only_the_form_of_a_line(writing: Person) -> None:
    type_("One\n# Two\n- three")
    texts = [writing.text()]
    while writing.journal.editor.document().isUndoAvailable():
        press("Ctrl+Z")
        texts.append(writing.text())
    assert len(set(texts)) == len(texts)
    assert texts[-1] == ""
    for text in reversed(texts[:-1]):
        press("Ctrl+Shift+Z")
        assert writing.text() == text


def test_return_before_the_mark_of_a_list_moves_the_item_down(writing: Person) -> None:
    type_("- milk")
    press("Home")
    press("Return")
    assert writing.text() == "\n- milk"


def test_what_is_typed_over_a_conflict_is_kept_too_when_the_window_closes(writing: Person) -> None:
    type_("mine")
    writing.window.ui.bus.flush.emit()
    entry = journal_query.entries_of(writing.desk.store, TODAY)[0]
    type_(" and more")
    writing.desk.journal.save(entry.id, entry.revision, "theirs")
    writing.window.ui.bus.flush.emit()
    type_(" still")
    assert writing.window.close() is True
    assert sorted(found for _, found in writing.entries()) == ["mine and more still", "theirs"]


def test_an_entry_that_was_emptied_comes_back_with_new_words(writing: Person) -> None:
    type_("Morning")
    writing.window.ui.bus.flush.emit()
    press("Ctrl+A")
    press("Del")
    writing.window.ui.bus.flush.emit()
    assert writing.entries() == []
    type_("Noon")
    writing.window.ui.bus.flush.emit()
    assert writing.rows_of("SELECT text, deleted_at FROM entry") == [("Noon", None)]


def test_a_day_that_begins_while_one_types_does_not_take_the_text_away(writing: Person, hands: Hands) -> None:
    type_("One mo")
    hands.forward(hours=12)
    QCoreApplication.sendEvent(writing.window, QEvent(QEvent.Type.WindowActivate))
    type_("re")
    writing.window.ui.bus.flush.emit()
    assert writing.entries() == [("2026-10-08", "One more")]
