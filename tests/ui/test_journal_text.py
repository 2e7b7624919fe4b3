"""The text of an entry and what stands around it: lines, cursor, width, chips."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from goaldesk.core.desk import Desk
from tests.ui.person import Person, find, focus, press, type_

YESTERDAY = date(2026, 10, 7)


def entries(person: Person) -> list[tuple[str, str]]:
    """Day and text of every entry that is not put away."""
    return person.rows_of("SELECT day, text FROM entry WHERE deleted_at IS NULL ORDER BY day, created_at, id")


def text(person: Person) -> str:
    return str(person.journal.editor.toPlainText())


@pytest.fixture
def writing(small: Person) -> Person:
    """At the journal of a small desk, with the cursor in the text."""
    press("Ctrl+J")
    assert focus() is small.journal.editor
    return small


def test_return_twice_makes_an_empty_line(writing: Person) -> None:
    type_("One")
    press("Return", 2)
    type_("Two")
    press("Return", 3)
    type_("Three")
    assert text(writing) == "One\n\nTwo\n\n\nThree"


def test_the_cursor_stays_where_it_is_when_words_are_saved(writing: Person) -> None:
    type_("alpha ")
    writing.wait(lambda: entries(writing) == [("2026-10-08", "alpha ")])
    press("Home")
    type_("first ")
    writing.wait(lambda: entries(writing) == [("2026-10-08", "first alpha ")])
    type_("second ")
    assert text(writing) == "first second alpha "


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
    assert entries(small) == []
    press("Ctrl+Z")
    assert entries(small) == [("2026-10-07", "Old words")]
