"""The quiet line below the text: what was written on the same day before."""

from collections.abc import Callable
from datetime import date

from goaldesk.core.desk import Desk
from tests.ui.conftest import Opens
from tests.ui.desks import Small
from tests.ui.person import Person, click, find, press, settle, there_is, type_
from tests.ui.test_journal import leave_for_the_table

LINE = "A year earlier, Wednesday 8 October 2025: Bread"


def test_a_line_names_what_was_written_and_opens_it(small: Person, desk: Desk) -> None:
    assert not there_is(small.window, "On this day")
    desk.journal.add(date(2025, 10, 8), "## Bread\nThe first loaf")
    click(find(small.window, LINE))
    assert small.journal.day == date(2025, 10, 8)
    assert small.text() == "## Bread\nThe first loaf"
    assert not there_is(small.window, "On this day")
    press("Alt+Home")
    assert there_is(small.window, LINE)


def test_it_is_there_on_the_journal_page_and_by_keyboard(small: Person, desk: Desk) -> None:
    desk.journal.add(date(2025, 10, 8), "Bread")
    small.section("Ctrl+2")
    find(small.window, LINE).setFocus()
    press("Return")
    assert small.journal.day == date(2025, 10, 8)


def test_opening_it_keeps_what_is_being_typed(writing: Person, desk: Desk) -> None:
    desk.journal.add(date(2025, 10, 8), "Bread")
    type_("Half a")
    click(find(writing.window, LINE))
    assert ("2026-10-08", "Half a") in writing.entries()


def test_it_follows_the_entry_it_names(writing: Person, desk: Desk) -> None:
    entry = desk.journal.add(date(2025, 10, 8), "Bread")
    assert there_is(writing.window, LINE)
    desk.journal.set_private(entry, private=True)
    assert not there_is(writing.window, "On this day")
    desk.journal.set_private(entry, private=False)
    desk.journal.save(entry, 1, "Rolls")
    assert there_is(writing.window, LINE.replace("Bread", "Rolls"))
    leave_for_the_table(writing)


def test_a_low_window_has_fewer_lines_or_none(small: Person, desk: Desk) -> None:
    for year in (2023, 2024, 2025):
        desk.journal.add(date(year, 10, 8), "Bread")
    both = "2 years earlier, Tuesday 8 October 2024: Bread"
    for size, lines in (((1280, 800), (True, True)), ((1024, 640), (True, False)), ((853, 533), (False, False))):
        small.window.resize(*size)
        settle()
        assert (there_is(small.window, LINE), there_is(small.window, both)) == lines


def test_nothing_of_it_is_read_before_the_first_picture(
    desk: Desk, goals: Small, open_window: Opens, new_desk: Callable[..., Desk]
) -> None:
    desk.journal.add(date(2025, 10, 8), "Bread")
    asked: list[str] = []
    desk.store.connection.set_trace_callback(asked.append)
    person = open_window(desk)
    settle()
    desk.store.connection.set_trace_callback(None)
    at = next(number for number, sql in enumerate(asked) if "min(day)" in sql)
    before = asked[:at]
    assert any("FROM setback" in sql for sql in before), "the log is read after the first picture, and before this"
    assert there_is(person.window, LINE)
