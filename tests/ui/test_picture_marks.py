"""The mark of a picture in the text: one thing for the cursor, and words that can be changed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.person import NONE, Person, name_of, press, type_
from tests.ui.test_pictures import paste_image, shown


def test_the_cursor_goes_over_a_hash_in_one_step(writing: Person) -> None:
    paste_image(writing)
    press("Ctrl+Home")
    length = len(writing.text().split("\n")[0])
    for at in (*range(1, len("![Picture") + 1), length, length + 1):
        press("Right")
        assert writing.journal.editor.textCursor().position() == at
    for at in (length, len("![Picture"), len("![Pictur")):
        press("Left")
        assert writing.journal.editor.textCursor().position() == at
    press("Ctrl+Home")
    press("Shift+Ctrl+End")
    assert writing.journal.editor.textCursor().selectedText().count("picture:") == 1


@pytest.mark.parametrize("key", ["Backspace", "Delete"])
def test_one_key_takes_a_whole_picture_away_and_undo_brings_it_back(writing: Person, key: str) -> None:
    type_("One")
    paste_image(writing)
    whole = writing.text()
    press("Left")
    if key == "Delete":
        press("Left")
    press(key)
    assert writing.text() == "One\n\n"
    assert shown(writing) == []
    press("Ctrl+Z")
    assert writing.text() == whole
    assert len(shown(writing)) == 1


def test_what_a_picture_shows_is_reworded_in_its_line(writing: Person) -> None:
    paste_image(writing)
    press("Ctrl+Home")
    press("Right", 2)
    press("Delete", 7)
    type_("Six beds")
    (view,) = shown(writing)
    assert name_of(view) == "Six beds"


def test_a_click_on_a_picture_puts_the_cursor_into_its_line(writing: Person) -> None:
    type_("Above")
    paste_image(writing)
    type_("Below")
    (view,) = shown(writing)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, NONE, QPoint(20, 5))
    assert writing.journal.editor.textCursor().blockNumber() == 1
