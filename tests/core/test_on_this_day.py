"""What is remembered of a day: the same day in other years, and in the first year of some months before."""

from datetime import date, timedelta

import pytest

from goaldesk.core.desk import Desk
from goaldesk.core.queries.on_this_day import on_this_day

TODAY = date(2026, 10, 8)


def write(desk: Desk, *days: str) -> None:
    for day in days:
        desk.journal.add(date.fromisoformat(day), f"On {day}")


def remembered(desk: Desk, day: date = TODAY, limit: int = 3) -> list[tuple[str, int, int]]:
    return [(each.title, each.years, each.months) for each in on_this_day(desk.store, day, limit)]


def test_an_empty_desk_remembers_nothing(desk: Desk) -> None:
    assert remembered(desk) == []


def test_the_same_day_of_earlier_years_the_nearest_first(desk: Desk) -> None:
    write(desk, "2022-10-08", "2023-10-08", "2025-10-08", "2025-10-07", "2024-11-08", "2026-10-08", "2026-09-08")
    assert remembered(desk) == [("On 2025-10-08", 1, 0), ("On 2023-10-08", 3, 0), ("On 2022-10-08", 4, 0)]
    assert remembered(desk, limit=1) == [("On 2025-10-08", 1, 0)]
    assert remembered(desk, limit=0) == []


def test_in_the_first_year_the_same_day_of_one_three_and_six_months_before(desk: Desk) -> None:
    write(desk, "2026-04-08", "2026-07-08", "2026-08-08", "2026-09-08", "2025-10-09")
    assert remembered(desk) == [("On 2026-09-08", 0, 1), ("On 2026-07-08", 0, 3), ("On 2026-04-08", 0, 6)]
    write(desk, "2025-10-08")
    assert remembered(desk) == [("On 2025-10-08", 1, 0)]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2026-01-08", ["2025-12-08", "2025-10-08"]), ("2026-03-30", []), ("2026-03-31", ["2025-12-31"]),
        ("2026-05-31", []), ("2026-02-28", ["2026-01-28"]),
    ],
)  # fmt: skip
def test_a_month_that_has_no_such_day_is_passed_over(desk: Desk, day: str, found: list[str]) -> None:
    write(desk, "2025-10-08", "2025-12-08", "2025-12-31", "2026-01-28", "2026-03-01")
    assert [title for title, _, _ in remembered(desk, date.fromisoformat(day))] == [f"On {each}" for each in found]


def test_the_leap_day_remembers_leap_days(desk: Desk) -> None:
    write(desk, "2020-02-29", "2023-02-28", "2023-03-01", "2024-02-29")
    assert remembered(desk, date(2028, 2, 29)) == [("On 2024-02-29", 4, 0), ("On 2020-02-29", 8, 0)]
    assert remembered(desk, date(2027, 2, 28)) == [("On 2023-02-28", 4, 0)]


def test_private_entries_and_those_without_a_title_are_never_remembered(desk: Desk) -> None:
    write(desk, "2024-10-08")
    private = desk.journal.add(date(2025, 10, 8), "Secret")
    desk.journal.set_private(private, private=True)
    desk.journal.add(date(2025, 10, 8), "-  \n> ")
    gone = desk.journal.add(date(2025, 10, 8), "Gone")
    desk.journal.put_away(gone)
    assert remembered(desk) == [("On 2024-10-08", 2, 0)]


def test_several_of_one_day_stand_in_their_order(desk: Desk) -> None:
    for text in ("Morning", "Noon", "Evening", "Night"):
        desk.journal.add(TODAY - timedelta(days=365), text)
    assert [title for title, _, _ in remembered(desk)] == ["Morning", "Noon", "Evening"]
