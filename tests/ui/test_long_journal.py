"""A journal of years: its list is read as far as somebody looks, and the entry in the editor is always in it."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView

from goaldesk.core.desk import Desk
from tests.ui.conftest import Opens
from tests.ui.desks import Small
from tests.ui.person import Person, find, press, settle, type_

MANY = 700
FIRST = date(2026, 10, 7)


@pytest.fixture
def years(desk: Desk, goals: Small, open_window: Opens) -> Person:
    """At the Journal page of a desk with one entry a day."""
    assert goals
    with desk.session.op("writing"):
        for number in range(MANY):
            desk.journal.add(FIRST - timedelta(days=number), f"Day {number}")
    person = open_window(desk)
    person.section("Ctrl+2")
    return person


def entries(person: Person) -> QListView:
    return find(person.window, "Entries", QListView)


def listed(person: Person) -> list[str]:
    settle()
    model = entries(person).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_it_is_read_on_as_one_comes_to_its_end(years: Person) -> None:
    seen = listed(years)
    assert seen == [f"Day {number}" for number in range(len(seen))]
    assert len(seen) < MANY
    entries(years).setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(MANY):
        press("End")
        if entries(years).currentIndex().data() == f"Day {MANY - 1}":
            break
    assert listed(years) == [f"Day {number}" for number in range(MANY)]
    assert entries(years).currentIndex().data() == f"Day {MANY - 1}"


def test_an_old_entry_that_is_opened_is_in_it_and_in_sight(years: Person) -> None:
    press("Ctrl+K")
    type_("“Day 650”")
    press("Return")
    years.search_has_looked()
    assert years.text() == "Day 650"
    index = entries(years).currentIndex()
    assert index.data() == "Day 650"
    assert entries(years).viewport().rect().contains(entries(years).visualRect(index).center())


def test_it_keeps_up_as_far_as_it_is_read(years: Person) -> None:
    before = listed(years)
    years.desk.journal.add(date(2026, 10, 8), "Today")
    assert listed(years)[: len(before)] == ["Today", *before][: len(before)]
    years.desk.session.undo()
    assert listed(years) == before


def test_words_list_all_that_have_them_however_old(years: Person) -> None:
    find(years.window, "Words in an entry", QLineEdit).setFocus()
    type_("day 69")
    years.wait(lambda: "Day 699" in listed(years))
    press("Ctrl+A")
    press("Backspace")
    years.wait(lambda: listed(years)[0] == "Day 0")
