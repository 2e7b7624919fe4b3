"""Private entries: no word of them in any list, and a veil over the text until it is wanted."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QListView, QMenu, QWidget

from goaldesk.core.desk import Desk
from goaldesk.core.queries import goal_page, journal
from tests.conftest import Hands
from tests.ui.desks import Small
from tests.ui.person import (
    Person,
    choose,
    click,
    entries,
    find,
    focus,
    focused_in,
    name_of,
    press,
    settle,
    there_is,
    type_,
    visible,
)
from tests.ui.test_journal import leave_for_the_table

SHOW = "Private. Show it"
YESTERDAY = date(2026, 10, 7)


@pytest.fixture
def secret(desk: Desk, goals: Small) -> str:
    """An entry of yesterday that is private."""
    entry = desk.journal.add(YESTERDAY, "Quince marmalade #quince\n\nAnd [[Run 10 km]]")
    desk.journal.set_private(entry, private=True)
    return entry


def said_of(root: QWidget) -> str:
    """Everything a screen reader or a tool tip could say of what can be seen."""
    there = [root, *visible(root, QWidget)]
    return "\n".join(part for each in there for part in (name_of(each), each.accessibleDescription(), each.toolTip()))


def is_veiled(person: Person) -> bool:
    settle()
    return bool(person.journal.paper.is_covered) and not person.journal.editor.isVisible()


@pytest.fixture
def reading(secret: str, small: Person) -> Person:
    """At the private entry, which is shown."""
    press("Ctrl+J")
    press("Alt+Left")
    find(small.window, SHOW).setFocus()
    press("Return")
    return small


# -- lists


def test_no_list_has_a_word_of_it(secret: str, small: Person, goals: Small) -> None:
    earlier = find(small.window, "Earlier entries", QListView)
    first = earlier.model().index(0, 0)
    assert first.data() == "Private entry"
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "Wednesday 7 October: Private entry"
    small.window.ui.places.goal.emit(goals.run)
    assert there_is(small.window, "7 Oct. Private entry")
    assert "uince" not in said_of(small.window)
    small.section("Ctrl+2")
    listed = find(small.window, "Entries", QListView).model().index(0, 0)
    assert listed.data() == "Private entry"
    assert "uince" not in str(listed.data(Qt.ItemDataRole.UserRole))


def test_the_core_hands_out_no_word_of_it_in_a_list(secret: str, desk: Desk, goals: Small) -> None:
    assert "uince" not in str(journal.listings(desk.store, [secret]))
    assert "uince" not in str(goal_page.mentions(desk.store, goals.run))
    assert journal.all_tags(desk.store) == []


def test_the_tabs_of_a_day_do_not_name_it(secret: str, small: Person, desk: Desk) -> None:
    desk.journal.add(YESTERDAY, "Bread")
    press("Ctrl+J")
    press("Alt+Left")
    assert small.text() == "Bread"
    click(find(small.window, "Private entry"))
    assert is_veiled(small)
    assert "uince" not in said_of(small.window)


# -- the veil


def test_it_lies_over_the_text_and_says_nothing_of_it(secret: str, small: Person) -> None:
    press("Ctrl+J")
    press("Alt+Left")
    assert is_veiled(small)
    assert focus() is find(small.window, SHOW)
    assert "uince" not in said_of(small.window)
    veiled = small.window.grab().toImage()
    small.desk.journal.save(secret, 1, "Nothing else in it at all")
    settle()
    assert is_veiled(small)
    # Neither text nor chips are in the picture: with other words it is the same, but for their number and the moment.
    text = small.journal.paper.geometry().translated(small.journal.mapTo(small.window, small.journal.rect().topLeft()))
    assert veiled.copy(text) == small.window.grab().toImage().copy(text)


@pytest.mark.parametrize("way", ["Enter", "click on the button", "click beside it"])
def test_it_is_lifted(secret: str, small: Person, way: str) -> None:
    press("Ctrl+J")
    press("Alt+Left")
    if way == "Enter":
        press("Return")
    elif way == "click on the button":
        click(find(small.window, SHOW))
    else:
        click(find(small.window, SHOW).parentWidget(), find(small.window, SHOW).parentWidget().rect().topLeft())
    assert not is_veiled(small)
    assert focus() is small.journal.editor
    assert there_is(small.journal.links, "Performance goal: Run 10 km")
    type_("!")
    leave_for_the_table(small)
    assert small.entries()[0][1].endswith("!")


def test_another_entry_lets_it_fall(reading: Person) -> None:
    assert not is_veiled(reading)
    press("Alt+Right")
    assert not is_veiled(reading)
    press("Alt+Left")
    assert is_veiled(reading)


def test_escape_lets_it_fall_and_keeps_what_was_typed(reading: Person) -> None:
    reading.journal.editor.setFocus()
    press("Ctrl+End")
    type_(" and more")
    press("Escape")
    assert is_veiled(reading)
    assert focus() is find(reading.window, SHOW)
    leave_for_the_table(reading)
    assert reading.entries()[0][1].endswith(" and more")


def test_escape_on_another_entry_does_nothing(writing: Person) -> None:
    type_("Bread")
    press("Escape")
    assert not is_veiled(writing)
    assert focus() is writing.journal.editor


def leave_window(person: Person, hands: Hands, seconds: float) -> None:
    QCoreApplication.sendEvent(person.window, QEvent(QEvent.Type.WindowDeactivate))
    hands.forward(seconds=seconds)
    QCoreApplication.sendEvent(person.window, QEvent(QEvent.Type.WindowActivate))


def test_a_window_that_was_left_for_a_minute_is_veiled(reading: Person, hands: Hands) -> None:
    leave_window(reading, hands, 59)
    assert not is_veiled(reading)
    leave_window(reading, hands, 60)
    assert is_veiled(reading)


def test_it_falls_while_the_window_is_left(reading: Person) -> None:
    QCoreApplication.sendEvent(reading.window, QEvent(QEvent.Type.WindowDeactivate))
    waits = [timer for timer in reading.journal.findChildren(QTimer) if timer.interval() == 60_000]
    assert [timer.isActive() for timer in waits] == [True]
    waits[0].start(1)  # a minute is long for a test
    reading.wait(lambda: is_veiled(reading))
    QCoreApplication.sendEvent(reading.window, QEvent(QEvent.Type.WindowActivate))
    assert is_veiled(reading)


def test_another_page_lets_it_fall(reading: Person) -> None:
    reading.section("Ctrl+3")
    reading.section("Ctrl+1")
    assert is_veiled(reading)


# -- the switch


def test_an_entry_is_made_private_while_one_reads_on(writing: Person) -> None:
    type_("Quince")
    press("Ctrl+Shift+H")
    assert writing.said() == "The entry is private now"
    assert not is_veiled(writing)
    type_(" jelly")
    writing.section("Ctrl+2")
    assert is_veiled(writing)
    assert writing.rows_of("SELECT text, private FROM entry") == [("Quince jelly", 1)]
    press("Ctrl+Z")
    press("Ctrl+Z")


def test_the_menu_turns_it_on_and_off(writing: Person) -> None:
    type_("Quince")
    for private in (1, 0):
        writing.watch.expect(QMenu, lambda menu: choose(menu, "Private"))
        click(find(writing.window, "More"))
        assert writing.rows_of("SELECT private FROM entry") == [private]


def test_undo_takes_the_veil_away(secret: str, small: Person) -> None:
    press("Ctrl+J")
    press("Alt+Left")
    assert is_veiled(small)
    press("Ctrl+Z")
    assert not is_veiled(small)
    assert small.text().startswith("Quince")


def test_what_shows_words_waits_until_the_veil_is_lifted(secret: str, small: Person, hands: Hands) -> None:
    small.desk.journal.save(secret, 1, "Other words")
    press("Ctrl+J")
    press("Alt+Left")
    seen: dict[str, bool] = {}

    def look(menu: QMenu) -> None:
        seen.update({words: action.isEnabled() for words, action in entries(menu).items()})
        menu.close()

    small.watch.expect(QMenu, look)
    click(find(small.window, "More"))
    assert not seen["Earlier versions…"]
    assert seen["Private"]
    small.activate()
    for keys in ("Ctrl+Shift+E", "Ctrl+Shift+K"):
        press(keys)
        assert focused_in(small.journal.paper)
        assert is_veiled(small)
        assert (small.dialogs(), small.panels()) == (0, 0)


def test_words_from_the_search_go_beside_a_private_entry_of_today(writing: Person) -> None:
    type_("Quince")
    press("Ctrl+Shift+H")
    press("Escape")
    press("Ctrl+K")
    type_("bread")
    writing.search_has_looked()
    found = find(writing.window, "What was found", QListView)
    row = next(at for at in range(found.model().rowCount()) if "Write about" in found.model().index(at, 0).data())
    found.clicked.emit(found.model().index(row, 0))
    leave_for_the_table(writing)
    assert [text.strip() for _, text in writing.entries()] == ["Quince", "bread"]


def test_tab_comes_to_the_veil_and_goes_on(secret: str, small: Person) -> None:
    press("Ctrl+J")
    press("Alt+Left")
    find(small.window, SHOW).setFocus()
    press("Tab")
    assert focus() is not find(small.window, SHOW)
    press("Shift+Tab")
    assert focus() is find(small.window, SHOW)
    press("F6")
    press("Shift+F6")
    assert focus() is find(small.window, SHOW)
