"""The days of the journal: going through them, a new one that begins, and an entry that belongs to another one."""

from datetime import date

from PySide6.QtWidgets import QCalendarWidget, QMenu

from tests.conftest import Hands
from tests.ui.person import Person, choose, click, find, press, there_is, type_, visible
from tests.ui.test_journal import TODAY, YESTERDAY, leave_for_the_table


def test_days_are_gone_through_by_buttons_and_by_calendar(writing: Person) -> None:
    assert there_is(writing.window, "Thursday 8 October")
    click(find(writing.window, "Previous day"))
    assert writing.journal.day == YESTERDAY
    click(find(writing.window, "Today"))
    assert writing.journal.day == TODAY
    click(find(writing.window, "Calendar"))
    assert visible(writing.window, QCalendarWidget)
    press("Up")
    press("Return")
    assert writing.journal.day == date(2026, 10, 1)
    assert there_is(writing.window, "Thursday 1 October")


def test_an_entry_is_moved_to_the_day_it_is_about(writing: Person) -> None:
    type_("What I noticed a week ago")
    writing.watch.expect(QMenu, lambda menu: choose(menu, "Move this entry to another day…"))
    click(find(writing.journal.dates, "More"))
    writing.activate()
    assert visible(writing.window, QCalendarWidget)
    press("Up")
    press("Return")
    assert writing.entries() == [("2026-10-01", "What I noticed a week ago")]
    assert writing.journal.day == date(2026, 10, 1)
    leave_for_the_table(writing)
    press("Ctrl+Z")
    assert writing.entries() == [("2026-10-08", "What I noticed a week ago")]
    assert writing.journal.day == TODAY


def test_a_new_day_begins_when_one_comes_to_write(writing: Person, hands: Hands) -> None:
    type_("before midnight")
    hands.forward(hours=12)
    press("Ctrl+J")
    assert writing.text() == ""
    type_("after it")
    leave_for_the_table(writing)
    assert writing.entries() == [("2026-10-08", "before midnight"), ("2026-10-09", "after it")]
