"""The log of setbacks: beside the table, and on its own page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QTableView

from goaldesk.core.types import SetbackForm
from tests.ui.desks import Small
from tests.ui.person import Person, choose, click, entries, field, find, focus, name_of, press, there_is, type_
from tests.ui.test_setbacks import HAPPENED, NEXT, kept, log_of


@pytest.fixture
def logged(small: Person, goals: Small) -> Person:
    """At a desk with one setback in the log."""
    form = SetbackForm(small.desk.clock.today(), "Stopped", study_question="Where?", goal_ids=(goals.ecg,))
    small.desk.setbacks.log(form)
    return small


def test_enter_in_the_log_opens_the_setback_to_edit(logged: Person) -> None:
    view = find(logged.window, "Setbacks", QTableView)
    view.setFocus()
    view.selectRow(0)
    press("Return")
    assert logged.dialog().windowTitle() == "A setback"
    assert name_of(focus()) == HAPPENED
    type_(" halfway")
    press("Ctrl+Return")
    assert kept(logged, "what_happened") == ["Stopped halfway"]
    assert log_of(logged)[0][1] == "Stopped halfway"


def test_escape_leaves_an_edited_setback_as_it_was(logged: Person) -> None:
    setback = logged.rows_of("SELECT id FROM setback")[0]
    logged.window.openings.setback(setback)
    type_(" halfway")
    logged.wait(lambda: kept(logged, "what_happened") == ["Stopped halfway"])
    press("Escape")
    assert kept(logged, "what_happened, draft") == [("Stopped", 0)]


def test_rewording_the_next_step_rewords_the_question(logged: Person) -> None:
    logged.window.openings.setback(logged.rows_of("SELECT id FROM setback")[0])
    field(logged.dialog(), NEXT)
    press("End")
    type_(" And when?")
    press("Ctrl+Return")
    assert logged.rows_of("SELECT text FROM question WHERE deleted_at IS NULL") == ["Where? And when?"]


def test_the_menu_of_the_log_puts_away_and_undo_brings_back(logged: Person) -> None:
    view = find(logged.window, "Setbacks", QTableView)
    view.selectRow(0)
    logged.watch.expect(QMenu, lambda menu: choose(menu, "Put away"))
    view.customContextMenuRequested.emit(view.visualRect(view.currentIndex()).center())
    logged.activate()
    assert log_of(logged) == []
    press("Ctrl+Z")
    assert log_of(logged)[0][1] == "Stopped"


def test_the_menu_of_an_empty_log_offers_to_log(small: Person) -> None:
    seen: list[str] = []

    def look(menu: QMenu) -> None:
        seen.extend(entries(menu))
        menu.close()

    small.watch.expect(QMenu, look)
    view = small.window.desk_page.log.view
    view.customContextMenuRequested.emit(view.rect().center())
    small.activate()
    assert seen == ["Log a setback"]


def test_the_page_finds_setbacks_by_their_words(logged: Person) -> None:
    logged.section("Ctrl+3")
    find(logged.window, "Words in a setback", QLineEdit).setFocus()
    type_("nothing like it")
    logged.wait(lambda: there_is(logged.window, "Nothing here says that."))
    press("Ctrl+A")
    type_("stop")
    logged.wait(lambda: not there_is(logged.window, "Nothing here says that."))
    view = find(logged.window, "Setbacks", QTableView)
    assert view.model().index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "What happened: Stopped"


def test_the_page_shows_what_was_put_away_and_brings_it_back(logged: Person) -> None:
    logged.desk.setbacks.put_away(logged.rows_of("SELECT id FROM setback"))
    logged.section("Ctrl+3")
    click(find(logged.window, "Show setbacks that are put away"))
    view = find(logged.window, "Setbacks", QTableView)
    view.selectRow(0)
    logged.watch.expect(QMenu, lambda menu: choose(menu, "Bring back"))
    view.customContextMenuRequested.emit(view.visualRect(view.currentIndex()).center())
    assert len(kept(logged)) == 1


def test_taking_changes_back_can_be_undone(logged: Person) -> None:
    logged.window.openings.setback(logged.rows_of("SELECT id FROM setback")[0])
    type_(" halfway")
    press("Escape")
    assert kept(logged, "what_happened") == ["Stopped"]
    assert logged.said() == "Changes taken back"
    logged.activate()
    press("Ctrl+Z")
    assert kept(logged, "what_happened") == ["Stopped halfway"]


@pytest.mark.parametrize("keys", ["Ctrl+1", "Ctrl+3"])
def test_del_puts_a_setback_away(logged: Person, keys: str) -> None:
    logged.section(keys)
    view = find(logged.window, "Setbacks", QTableView)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    press("Del")
    assert kept(logged) == []
    press("Ctrl+Z")
    assert len(kept(logged)) == 1
