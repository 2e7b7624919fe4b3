"""The text alone in the window, and every way back."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QMenu, QWidget

from goaldesk.core.desk import Desk
from tests.ui.desks import Small
from tests.ui.person import Person, choose, click, find, focus, press, settle, there_is, type_, visible
from tests.ui.test_journal import leave_for_the_table, refuse


def is_alone(person: Person) -> bool:
    """Whether there is nothing in the window but the text and the line below it."""
    settle()
    window, journal = person.window, person.journal
    gone = [window.rail, window.top_bar, journal.dates, journal.prompt, journal.links]
    return journal.editor.isVisible() and journal.state.isVisible() and not any(each.isVisible() for each in gone)


def middle(person: Person) -> tuple[int, int]:
    """The room before and behind the text, in the window."""
    viewport: QWidget = person.journal.editor.viewport()
    left = viewport.mapTo(person.window, viewport.rect().topLeft()).x()
    return left, person.window.width() - left - viewport.width()


def test_the_text_stands_alone_in_the_middle_and_the_same_key_leaves(writing: Person) -> None:
    type_("Bread")
    press("F11")
    assert is_alone(writing)
    before, behind = middle(writing)
    assert abs(before - behind) <= 1
    assert writing.journal.editor.viewport().width() == 760
    assert focus() is writing.journal.editor
    type_(" and butter")
    writing.wait(lambda: writing.entries() == [("2026-10-08", "Bread and butter")])
    assert writing.journal.state.text() == "Saved at 14:32"
    press("F11")
    assert not is_alone(writing)
    assert writing.window.rail.isVisible()
    assert writing.table.isVisible()
    type_("!")
    leave_for_the_table(writing)
    assert writing.entries() == [("2026-10-08", "Bread and butter!")]


def test_escape_leaves_it(writing: Person) -> None:
    press("F11")
    press("Escape")
    assert not is_alone(writing)
    assert focus() is writing.journal.editor


def test_a_button_leaves_it_too(writing: Person) -> None:
    press("F11")
    click(find(writing.window, "Leave focus"))
    assert not is_alone(writing)
    assert not there_is(writing.window, "Leave focus")


def test_the_menu_enters_it(writing: Person) -> None:
    writing.watch.expect(QMenu, lambda menu: choose(menu, "Focus on the text"))
    click(find(writing.window, "More"))
    assert is_alone(writing)


def test_on_the_journal_page_the_list_is_gone_and_comes_back(writing: Person) -> None:
    type_("Bread")
    writing.section("Ctrl+2")
    width = writing.journal.editor.viewport().width()
    press("F11")
    assert is_alone(writing)
    assert not there_is(writing.window, "Entries")
    assert abs(middle(writing)[0] - middle(writing)[1]) <= 1
    press("Escape")
    assert there_is(writing.window, "Entries")
    assert writing.journal.editor.viewport().width() == width
    assert there_is(writing.journal, "Journal entry")


def test_from_another_page_it_is_the_journal_page_that_is_focused(small: Person) -> None:
    small.section("Ctrl+3")
    press("F11")
    assert is_alone(small)
    press("F11")
    assert small.window.section == "journal"


def test_a_goal_that_was_open_beside_the_table_is_there_again(small: Person, goals: Small) -> None:
    small.window.ui.places.goal.emit(goals.run)
    press("F11")
    assert is_alone(small)
    press("Escape")
    assert small.window.desk_page.open_goal_id() == goals.run


def go_to_a_page(person: Person) -> None:
    press("Ctrl+3")


def go_to_a_goal(person: Person) -> None:
    person.window.ui.places.goal.emit(person.rows_of("SELECT id FROM goal")[0])


def pair_a_goal(person: Person) -> None:
    press("Ctrl+Shift+F")
    press("Escape")


@pytest.mark.parametrize("way", [go_to_a_page, go_to_a_goal, pair_a_goal])
def test_going_elsewhere_leaves_it_and_keeps_what_is_typed(writing: Person, way: Callable[[Person], None]) -> None:
    press("F11")
    type_("Half a")
    way(writing)
    assert not is_alone(writing)
    assert writing.window.rail.isVisible()
    leave_for_the_table(writing)
    assert writing.entries() == [("2026-10-08", "Half a")]
    if way is go_to_a_goal:
        assert writing.window.desk_page.open_goal_id() != ""


def test_days_and_other_entries_are_gone_through_without_leaving_it(writing: Person) -> None:
    type_("Bread")
    press("F11")
    press("Alt+Left")
    assert (is_alone(writing), writing.text()) == (True, "")
    press("Ctrl+J")
    assert (is_alone(writing), writing.text()) == (True, "Bread")
    press("Ctrl+Shift+J")
    type_("Butter")
    assert is_alone(writing)
    press("Escape")
    assert there_is(writing.journal, "Bread")


def test_what_is_said_in_passing_is_said_below_the_text(writing: Person) -> None:
    type_("Bread")
    press("F11")
    press("Ctrl+Shift+E")
    assert writing.journal.state.text() == "There is no earlier version of this entry yet."
    refuse(writing.desk, True)
    type_("!")
    writing.window.ui.bus.flush.emit()
    assert writing.journal.state.text().startswith("Not saved yet")
    refuse(writing.desk, False)
    press("Escape")


def test_a_private_entry_is_covered_first_and_left_then(writing: Person) -> None:
    type_("Quince")
    press("Ctrl+Shift+H")
    press("F11")
    assert is_alone(writing)
    press("Escape")
    assert writing.journal.paper.is_covered
    assert not writing.window.rail.isVisible()
    press("Escape")
    assert writing.window.rail.isVisible()
    assert writing.journal.paper.is_covered
    assert not visible(writing.journal.links, QWidget)


def test_words_are_found_and_the_search_opens_in_it(writing: Person) -> None:
    type_("Bread")
    press("F11")
    press("Ctrl+Shift+G")
    type_("bread")
    press("Escape")
    assert is_alone(writing)
    press("Ctrl+K")
    press("Escape")
    assert is_alone(writing)
    assert focus() is writing.journal.editor


def test_at_every_size_nothing_else_comes_into_sight(writing: Person, desk: Desk) -> None:
    for day in range(1, 8):
        desk.journal.add(desk.clock.today().replace(day=day), "Words")
    press("F11")
    for size in ((853, 533), (1024, 640), (1600, 900)):
        writing.window.resize(*size)
        assert is_alone(writing)
        assert not there_is(writing.window, "Earlier entries")
        assert not writing.table.isVisible()
    press("Escape")
    writing.window.resize(1280, 800)
    settle()
    assert abs(writing.window.desk_page.journal.width() - 384) <= 1


def test_a_window_closed_in_it_keeps_its_words(writing: Person) -> None:
    press("F11")
    type_("Half a")
    assert writing.window.close()
    assert writing.entries() == [("2026-10-08", "Half a")]
