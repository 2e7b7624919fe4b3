"""The search over the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from tests.ui.desks import EXAM
from tests.ui.person import Person, find, press, type_


def lines(person: Person) -> list[str]:
    model = find(person.window, "What was found", QListView).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_enter_opens_what_was_found(small: Person) -> None:
    press("Ctrl+K")
    type_("exam")
    assert EXAM in lines(small)
    press("Return")
    assert small.window.desk_page.open_goal_id()


def test_enter_on_nothing_found_makes_nothing(small: Person) -> None:
    before = small.rows_of("SELECT count(*) FROM goal")
    press("Ctrl+K")
    type_("xylophone")
    assert lines(small)[0] == "Nothing on the desk says that yet."
    press("Return")
    assert small.rows_of("SELECT count(*) FROM goal") == before
    assert find(small.window, "What was found", QListView).isVisible()


def test_what_was_not_found_can_be_added(small: Person) -> None:
    press("Ctrl+K")
    type_("play the xylophone")
    press("Down")
    found = find(small.window, "What was found", QListView).currentIndex()
    assert found.flags() & Qt.ItemFlag.ItemIsEnabled
    assert "New performance goal" in found.data()
    press("Return")
    assert small.rows_of("SELECT title FROM goal ORDER BY id DESC LIMIT 1") == ["play the xylophone"]
