"""Finding words in the entry: a bar above the text, all hits marked, and the cursor left at the one that was found."""

import pytest
from PySide6.QtGui import QTextCursor

from goaldesk.core import markup
from goaldesk.core.desk import Desk
from tests.ui.person import Person, click, find, focus, name_of, press, settle, there_is, type_
from tests.ui.test_journal import leave_for_the_table
from tests.ui.test_pictures import paste_image

BAR = "Find in this entry"


def selected(person: Person) -> str:
    return str(person.journal.editor.textCursor().selectedText())


def at(person: Person) -> int:
    return int(person.journal.editor.textCursor().selectionStart())


def marked(person: Person) -> list[str]:
    """What is underlined in the text that is in sight."""
    settle()
    return [each.cursor.selectedText() for each in person.journal.editor.extraSelections()]


def look_for(person: Person, words: str) -> None:
    press("Ctrl+Shift+G")
    press("Ctrl+A")
    type_(words)


def test_hits_are_counted_marked_and_gone_through(writing: Person) -> None:
    type_("Bread, more bread.\nNo breadth of BREAD")
    press("Ctrl+Home")
    look_for(writing, "bread")
    assert there_is(writing.window, "1 of 4")
    assert marked(writing) == ["Bread", "bread", "bread", "BREAD"]
    assert (at(writing), selected(writing)) == (0, "Bread")
    for keys, number, place in (
        ("Return", 2, 12), ("F3", 3, 22), ("F3", 4, 33), ("Return", 1, 0), ("Shift+F3", 4, 33), ("Shift+Return", 3, 22),
    ):  # fmt: skip
        press(keys)
        assert there_is(writing.window, f"{number} of 4")
        assert at(writing) == place
    click(find(writing.window, "Previous hit"))
    click(find(writing.window, "Next hit"))
    assert at(writing) == 22


def test_escape_closes_the_bar_and_leaves_the_cursor_at_the_hit(writing: Person) -> None:
    type_("One loaf, two loaves")
    press("Ctrl+Home")
    look_for(writing, "loaves")
    press("Escape")
    assert not there_is(writing.window, BAR)
    assert focus() is writing.journal.editor
    assert (selected(writing), marked(writing)) == ("loaves", [])
    type_("slices")
    assert writing.text() == "One loaf, two slices"


@pytest.mark.parametrize(
    ("text", "words", "hits"),
    [
        ("Im Café, im cafe", "CAFÉ", ["Café", "cafe"]),
        ("Straße und Strasse", "strasse", ["Straße", "Strasse"]),
        ("😀 bread 😀😀 bread", "bread", ["bread", "bread"]),
        ("走る人が走る", "走る", ["走る", "走る"]),
        ("two words, two  words", "two words", ["two words"]),
        ("a.b and ab", "a.b", ["a.b"]),
    ],
)
def test_hits_are_where_they_are_in_any_writing(
    small: Person, desk: Desk, text: str, words: str, hits: list[str]
) -> None:
    desk.journal.add(desk.clock.today(), text)
    press("Ctrl+J")
    look_for(small, words)
    assert marked(small) == hits
    assert selected(small) in hits


def test_what_is_nowhere_is_said_and_the_cursor_stays(writing: Person) -> None:
    type_("Bread")
    place = writing.journal.editor.textCursor().position()
    look_for(writing, "quince")
    assert there_is(writing.window, "Not in this entry")
    assert marked(writing) == []
    press("F3")
    assert writing.journal.editor.textCursor().position() == place
    press("Ctrl+A")
    press("Del")
    assert not there_is(writing.window, "Not in this entry")


def test_looking_begins_where_the_cursor_is_and_with_what_is_selected(writing: Person) -> None:
    type_("loaf one, loaf two, loaf three")
    press("Ctrl+Home")
    press("Right", 6)
    look_for(writing, "loaf")
    assert there_is(writing.window, "2 of 3")
    press("Escape")
    press("Ctrl+Home")
    press("Ctrl+Shift+Right")
    press("Ctrl+Shift+G")
    assert there_is(writing.window, "1 of 3")


def test_the_text_is_changed_while_the_bar_is_open(writing: Person) -> None:
    type_("loaf one, loaf two")
    look_for(writing, "loaf")
    writing.journal.editor.setFocus()
    press("Ctrl+End")
    type_(", loaf three")
    assert marked(writing) == ["loaf"] * 3
    assert there_is(writing.window, "3 here")
    press("F3")
    assert there_is(writing.window, "1 of 3")
    leave_for_the_table(writing)
    assert writing.entries() == [("2026-10-08", "loaf one, loaf two, loaf three")]


def test_looking_is_not_typing(writing: Person) -> None:
    type_("loaf one")
    leave_for_the_table(writing)
    press("Ctrl+J")
    look_for(writing, "one")
    assert writing.journal.state.text() == "Saved at 14:32"
    assert not writing.journal.editor.document().isUndoAvailable() or writing.text() == "loaf one"


def test_a_great_many_hits_are_marked_where_they_are_seen(small: Person, desk: Desk) -> None:
    desk.journal.add(desk.clock.today(), "\n".join(f"line {number} and on" for number in range(3000)))
    press("Ctrl+J")
    press("Ctrl+Home")
    look_for(small, "line")
    assert there_is(small.window, "1 of 3000")
    assert 5 < len(marked(small)) < 100
    press("Shift+F3")
    assert there_is(small.window, "3000 of 3000")
    assert small.journal.editor.extraSelections()[-1].cursor.block().text() == "line 2999 and on"


def test_the_hash_of_a_picture_is_nowhere(writing: Person) -> None:
    paste_image(writing)
    type_("a picture of bread")
    look_for(writing, "picture")
    assert marked(writing) == ["Picture", "picture"]
    digest = markup.pictures(writing.text())[0]
    press("Ctrl+A")
    type_(digest[:4])
    assert there_is(writing.window, "Not in this entry")


def test_another_entry_closes_the_bar(writing: Person) -> None:
    type_("Bread")
    look_for(writing, "bread")
    press("Alt+Left")
    assert not there_is(writing.window, BAR)
    assert marked(writing) == []


def test_the_keys_for_the_next_hit_ask_for_words_first(writing: Person) -> None:
    type_("Bread")
    press("F3")
    assert name_of(focus()) == BAR
    press("Escape")


def test_a_veil_is_lifted_before_words_are_sought_below_it(writing: Person) -> None:
    type_("Bread")
    press("Ctrl+Shift+H")
    look_for(writing, "bread")
    press("Escape")
    press("Escape")
    assert writing.journal.paper.is_covered
    for keys in ("Ctrl+Shift+G", "F3", "Shift+F3"):
        press(keys)
        assert not there_is(writing.window, BAR)
        assert name_of(focus()) == "Private. Show it"


def test_tab_goes_from_the_bar_to_the_text(writing: Person) -> None:
    type_("Bread")
    look_for(writing, "bread")
    names = []
    for _ in range(5):
        press("Tab")
        names.append(name_of(focus()))
    assert names == ["Previous hit", "Next hit", "Close", "Journal entry", names[-1]]
    cursor: QTextCursor = writing.journal.editor.textCursor()
    assert cursor.selectedText() == "Bread"
