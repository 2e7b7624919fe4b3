"""Beginning an entry with a template, and keeping an entry as one."""

from PySide6.QtWidgets import QInputDialog, QMenu

from goaldesk.core.desk import Desk
from goaldesk.core.method.templates import TEMPLATES
from tests.conftest import Hands
from tests.ui.person import Person, choose, click, entries, field, find, focus, press, there_is, type_
from tests.ui.test_journal import leave_for_the_table, refuse

NIGHT = "## Night\n\nWhat I heard:\n"


def begin_with(person: Person, name: str) -> None:
    """By the menu of the entry."""
    person.watch.expect(QMenu, lambda menu: choose(menu, "Begin with…", name))
    click(find(person.window, "More"))
    person.activate()


def begin_by_key(person: Person, name: str) -> None:
    person.watch.expect(QMenu, lambda menu: choose(menu, name))
    press("Ctrl+Shift+B")
    person.activate()


def test_an_empty_entry_begins_with_a_template_and_one_writes_below_its_first_question(writing: Person) -> None:
    begin_with(writing, "After practice")
    assert writing.text() == TEMPLATES[0].text
    assert focus() is writing.journal.editor
    type_("The order of the strip")
    lines = writing.text().split("\n")
    assert lines[:3] == ["## After practice", "**What did I try, and what did I expect?**", "The order of the strip"]
    leave_for_the_table(writing)
    assert writing.entries() == [("2026-10-08", writing.text())]


def test_a_day_in_four_lines_is_begun_on_its_first_line(writing: Person) -> None:
    begin_by_key(writing, "A day in four lines")
    type_("the walk")
    assert writing.text().split("\n")[1] == "- I noticed: the walk"


def test_an_entry_with_words_is_left_alone_and_another_one_begins(writing: Person) -> None:
    type_("Morning")
    begin_by_key(writing, "Before something hard")
    leave_for_the_table(writing)
    assert [text.split("\n")[0] for _, text in writing.entries()] == ["Morning", "## Before something hard"]


def test_beside_a_private_entry_another_one_begins(writing: Person) -> None:
    type_("Secret")
    press("Ctrl+Shift+H")
    press("Escape")
    begin_by_key(writing, "After practice")
    leave_for_the_table(writing)
    assert [text.split("\n")[0] for _, text in writing.entries()] == ["Secret", "## After practice"]


def test_words_that_cannot_be_saved_are_not_replaced(writing: Person) -> None:
    type_("Precious")
    refuse(writing.desk, True)
    begin_by_key(writing, "After practice")
    assert writing.text() == "Precious"
    refuse(writing.desk, False)


def keep_as(person: Person, name: str) -> str:
    """Keep the entry as a template; returns the name that was suggested."""
    suggested = []

    def answer(asked: QInputDialog) -> None:
        suggested.append(asked.textValue())
        asked.setTextValue(name)
        asked.accept()

    person.watch.expect(QMenu, lambda menu: choose(menu, "Keep this entry as a template…"))
    person.watch.expect(QInputDialog, answer)
    click(find(person.window, "More"))
    person.activate()
    return suggested[0]


def test_an_entry_is_kept_as_a_template_and_begun_with(writing: Person, hands: Hands) -> None:
    type_(NIGHT)
    assert keep_as(writing, "My night") == "Night"
    assert writing.said() == "Kept as a template"
    hands.forward(days=1)
    press("Ctrl+J")
    begin_with(writing, "My night")
    assert writing.text() == NIGHT
    type_("bells")
    assert writing.text() == "## Night\nbells\nWhat I heard:\n"


def test_no_name_keeps_nothing(writing: Person) -> None:
    type_(NIGHT)
    keep_as(writing, "  ")
    assert writing.rows_of("SELECT name FROM template") == []


def test_own_templates_are_renamed_and_put_away(small: Person, desk: Desk) -> None:
    first = desk.templates.keep("Night", NIGHT)
    desk.templates.keep("Morning", "## Morning")
    small.watch.expect(QMenu, lambda menu: choose(menu, "Begin with…", "My templates…"))
    click(find(small.window, "More"))
    dialog = small.dialog()
    click(find(dialog, "Put “Morning” away"))
    assert not there_is(dialog, "Put “Morning” away")
    field(dialog, "Name of the template")
    press("Ctrl+A")
    type_("After the shift")
    find(dialog, "Close").setFocus()
    assert there_is(dialog, "Put “After the shift” away")
    field(dialog, "Name of the template")
    press("Ctrl+A")
    type_("Half a na")
    dialog.reject()
    assert small.rows_of("SELECT name FROM template WHERE deleted_at IS NULL") == ["Half a na"]
    desk.templates.put_away(first)
    seen: list[str] = []

    def look(menu: QMenu) -> None:
        begin = entries(menu)["Begin with…"].menu()
        assert isinstance(begin, QMenu)
        seen.extend(words for words, action in entries(begin).items() if action.isEnabled())
        menu.close()

    small.activate()
    small.watch.expect(QMenu, look)
    click(find(small.window, "More"))
    assert seen == [shipped.name for shipped in TEMPLATES]


def test_the_last_template_put_away_leaves_a_sentence(small: Person, desk: Desk) -> None:
    desk.templates.keep("Night", NIGHT)
    small.journal.commands.open_templates()
    dialog = small.dialog()
    click(find(dialog, "Put “Night” away"))
    assert there_is(dialog, "An entry that you keep as a template is listed here.")
    dialog.reject()
