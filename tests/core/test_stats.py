"""Numbers for the pictures: what a chart shows, and the round numbers on its axis."""

import math
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goaldesk.core import stats
from goaldesk.core.desk import Desk
from goaldesk.core.queries import goal_page
from goaldesk.core.stats import Progress, ticks
from goaldesk.core.types import Direction, Measure, State
from tests.conftest import Hands
from tests.core.steps import goal_of, performance

TODAY = date(2026, 10, 8)


def shown(desk: Desk, goal_id: str) -> Progress | None:
    store = desk.store
    checkins, pauses = goal_page.checkins(store, goal_id), goal_page.pauses(store, goal_id)
    return stats.progress(goal_of(desk, goal_id), checkins, pauses, desk.clock.today())


def drawn(desk: Desk, goal_id: str) -> Progress:
    found = shown(desk, goal_id)
    assert found is not None
    return found


def values(desk: Desk, goal_id: str, **days: float) -> None:
    """Check in on days of 2026, such as ``oct_3=5``."""
    months = {"aug": 8, "sep": 9, "oct": 10}
    for name, value in days.items():
        month, day = name.split("_")
        desk.performance.check_in(goal_id, value, "", date(2026, months[month], int(day)))


# -- what a chart shows


def test_there_is_nothing_to_see_with_fewer_than_two_values(desk: Desk) -> None:
    goal = performance(desk)
    desk.performance.set_measure(goal, Measure(0, 8), date(2026, 10, 30))
    assert shown(desk, goal) is None
    values(desk, goal, oct_1=3)
    desk.performance.check_in(goal, None, "a note is no value", date(2026, 10, 2))
    assert shown(desk, goal) is None
    values(desk, goal, oct_1=4)
    assert shown(desk, goal) is None, "two values of one day are one point"
    values(desk, goal, oct_5=5)
    assert drawn(desk, goal).points == ((date(2026, 10, 1), 4), (date(2026, 10, 5), 5))


def test_points_stand_in_the_order_of_their_days(desk: Desk) -> None:
    goal = performance(desk)
    values(desk, goal, oct_5=5, aug_24=0, sep_10=2)
    assert [value for _, value in drawn(desk, goal).points] == [0, 2, 5]


def test_the_time_ends_with_the_day_to_aim_for_or_the_last_value_or_today(desk: Desk) -> None:
    goal = performance(desk)
    values(desk, goal, aug_24=0, sep_10=2)
    assert (drawn(desk, goal).first, drawn(desk, goal).last) == (date(2026, 8, 24), TODAY)
    desk.performance.set_due(goal, date(2026, 10, 30))
    assert drawn(desk, goal).last == date(2026, 10, 30)
    desk.performance.set_due(goal, date(2026, 9, 1))
    assert drawn(desk, goal).last == date(2026, 9, 10), "a value after the day that was aimed for"


def test_the_time_of_a_closed_goal_ends_with_its_closing(desk: Desk, hands: Hands) -> None:
    goal = performance(desk)
    values(desk, goal, aug_24=0, sep_10=2)
    desk.goals.set_state([goal], State.REACHED)
    hands.forward(days=400)
    assert drawn(desk, goal).last == TODAY


def test_an_even_pace_is_there_only_on_the_way_to_a_number_and_a_day(desk: Desk) -> None:
    goal = performance(desk)
    values(desk, goal, aug_24=1, sep_10=2)
    due = date(2026, 10, 30)
    desk.performance.set_measure(goal, Measure(0, 8), due)
    assert drawn(desk, goal).pace == ((date(2026, 8, 24), 0), (due, 8))
    desk.performance.set_measure(goal, Measure(None, 8), due)
    assert drawn(desk, goal).pace == ((date(2026, 8, 24), 1), (due, 8)), "without a start it begins where it began"
    for measure, day in (
        (Measure(0, 8), None),
        (Measure(0, None), due),
        (Measure(0, 8, "", Direction.HOLD), due),
        (Measure(20, 8, "", Direction.AT_MOST), due),
        (Measure(0, 8), date(2026, 8, 24)),
    ):
        desk.performance.set_measure(goal, measure, day)
        assert drawn(desk, goal).pace is None


def test_start_and_target_are_in_sight(desk: Desk) -> None:
    goal = performance(desk)
    values(desk, goal, aug_24=57, sep_10=55)
    assert (drawn(desk, goal).low, drawn(desk, goal).high) == (55, 57)
    desk.performance.set_measure(goal, Measure(58, 52), None)
    assert (drawn(desk, goal).low, drawn(desk, goal).high, drawn(desk, goal).aim) == (52, 58, 52)


def test_a_pause_is_shown_as_far_as_it_is_in_sight(desk: Desk, hands: Hands) -> None:
    goal = performance(desk)
    hands.forward(days=-60)
    desk.goals.set_state([goal], State.RESTING)  # 9 August
    hands.forward(days=20)
    desk.goals.set_state([goal], State.ACTIVE)
    hands.forward(days=33)
    desk.goals.set_state([goal], State.RESTING)  # 1 October, and still
    hands.forward(days=7)
    values(desk, goal, aug_24=0, oct_3=2)
    assert drawn(desk, goal).pauses == ((date(2026, 8, 24), date(2026, 8, 29)), (date(2026, 10, 1), TODAY))
    values(desk, goal, aug_24=0, sep_10=2)
    desk.performance.set_due(goal, date(2026, 9, 30))
    for row in goal_page.checkins(desk.store, goal):
        if row.day == "2026-10-03":
            desk.performance.put_away_checkin(row.id)
    assert drawn(desk, goal).pauses == ((date(2026, 8, 24), date(2026, 8, 29)),)


# -- the numbers on the axis


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 8, [0, 2, 4, 6, 8]),
        (52, 58, [52, 54, 56, 58]),
        (0.9, 4.9, [0, 2, 4, 6]),
        (6, 14, [6, 8, 10, 12, 14]),
        (44, 80, [40, 50, 60, 70, 80]),
        (0.1, 0.3, [0.1, 0.15, 0.2, 0.25, 0.3]),
        (-10, 10, [-10, -5, 0, 5, 10]),
        (-0.3, 0.1, [-0.3, -0.2, -0.1, 0, 0.1]),
        (0.001, 1e7, [0, 5e6, 1e7]),
        (1e-9, 3e-9, [1e-9, 1.5e-9, 2e-9, 2.5e-9, 3e-9]),
        (5, 5, [4, 5, 6]),
        (0, 0, [0, 1]),
        (54.4, 54.4, [50, 60]),
        (-3, -3, [-4, -3, -2]),
        (1e7, 1e7, [0, 1e7, 2e7]),
    ],
)
def test_the_numbers_on_an_axis_are_round(low: float, high: float, expected: list[float]) -> None:
    found = ticks(low, high)
    assert found == expected
    assert not any(str(each) == "-0.0" for each in found)


# The numbers nearest to nothing have no digits left to be round in.
_NUMBERS = st.floats(-1e300, 1e300, allow_subnormal=False)


@given(_NUMBERS, _NUMBERS, st.integers(3, 9))
def test_an_axis_holds_all_that_is_to_be_seen(one: float, other: float, most: int) -> None:
    low, high = min(one, other), max(one, other)
    found = ticks(low, high, most)
    assert 2 <= len(found) <= max(3, most)
    assert found[0] <= low <= high <= found[-1]
    assert found == sorted(found)
    assert len(set(found)) == len(found)


def test_the_largest_numbers_of_all_are_no_endless_way() -> None:
    largest = sys.float_info.max
    found = ticks(-largest, largest)
    assert len(found) <= 5
    assert all(math.isfinite(each) for each in found)
