"""Verbs of the result side: measure, check-ins, milestones; and how far a goal has come."""

import math
from datetime import date
from itertools import product

import pytest

from goaldesk.core.desk import Desk
from goaldesk.core.method.measure import share
from goaldesk.core.queries import goal_page, goal_table
from goaldesk.core.queries.goal_table import PerformanceCell
from goaldesk.core.types import Direction, Measure
from tests.conftest import Hands
from tests.core.steps import goal_of, nothing_happens, one_step, performance, refused


def cell(desk: Desk, goal_id: str) -> PerformanceCell:
    """What stands in the left cell of the table."""
    return goal_table.performance_cells(desk.store, [goal_id])[goal_id]


def milestone_titles(desk: Desk, goal_id: str) -> list[str]:
    return [row.title for row in goal_page.milestones(desk.store, goal_id)]


# -- measure


def test_a_measure_is_set_and_read_in_table_and_page(desk: Desk) -> None:
    goal = performance(desk)
    measure = Measure(52.5, 45, " min ", Direction.AT_MOST)
    with one_step(desk, "setting the measure"):
        desk.performance.set_measure(goal, measure, date(2026, 10, 30))
    assert goal_of(desk, goal).measure == cell(desk, goal).measure == Measure(52.5, 45, "min", Direction.AT_MOST)
    assert goal_of(desk, goal).due_on == cell(desk, goal).due_on == "2026-10-30"


def test_every_part_of_a_measure_may_be_left_out(desk: Desk) -> None:
    goal = performance(desk)
    desk.performance.set_measure(goal, Measure(0, 8, "wards"), date(2026, 10, 30))
    desk.performance.set_measure(goal, Measure(), None)
    assert (goal_of(desk, goal).measure, goal_of(desk, goal).due_on) == (Measure(), None)


def test_setting_the_same_measure_is_no_step(desk: Desk) -> None:
    goal = performance(desk)
    desk.performance.set_measure(goal, Measure(0, 8, "wards"), None)
    with nothing_happens(desk):
        desk.performance.set_measure(goal, Measure(0, 8, "wards "), None)


def test_a_date_is_moved_and_taken_away(desk: Desk) -> None:
    goal = performance(desk)
    desk.performance.set_measure(goal, Measure(0, 8, "wards"), None)
    with one_step(desk, "moving the date"):
        desk.performance.set_due(goal, date(2028, 2, 29))
    assert (cell(desk, goal).due_on, cell(desk, goal).measure.target) == ("2028-02-29", 8)
    with one_step(desk, "moving the date"):
        desk.performance.set_due(goal, None)
    assert cell(desk, goal).due_on is None


def test_a_parked_number_is_set_aside_and_nothing_of_it_is_lost(desk: Desk) -> None:
    goal = performance(desk)
    desk.performance.set_measure(goal, Measure(0, 8, "wards"), date(2026, 12, 1))
    with one_step(desk, "setting the number aside"):
        desk.performance.park(goal, parked=True)
    assert (cell(desk, goal).parked, cell(desk, goal).measure.target, cell(desk, goal).due_on) == (
        True, 8, "2026-12-01",
    )  # fmt: skip
    with one_step(desk, "taking the number up again"):
        desk.performance.park(goal, parked=False)
    assert not goal_of(desk, goal).parked


# -- check-ins


def test_a_check_in_is_a_number_a_note_or_both(desk: Desk) -> None:
    goal = performance(desk)
    with one_step(desk, "checking in"):
        desk.performance.check_in(goal, 3, " two wards asked for it ")
    desk.performance.check_in(goal, None, "quiet week")
    desk.performance.check_in(goal, 0, "")
    assert [(row.value, row.note, row.day) for row in goal_page.checkins(desk.store, goal)] == [
        (0, "", "2026-10-08"),
        (None, "quiet week", "2026-10-08"),
        (3, "two wards asked for it", "2026-10-08"),
    ]


def test_a_check_in_with_neither_is_refused(desk: Desk) -> None:
    goal = performance(desk)
    with refused(desk, "a number or a note"):
        desk.performance.check_in(goal, None, "  \n")


def test_a_check_in_cannot_be_emptied(desk: Desk) -> None:
    goal = performance(desk)
    checkin = desk.performance.check_in(goal, 3, "three")
    with refused(desk, "a number or a note"):
        desk.performance.edit_checkin(checkin, None, " ", date(2026, 10, 8))


def test_a_number_that_is_none_is_refused(desk: Desk) -> None:
    goal = performance(desk)
    with refused(desk):
        desk.performance.check_in(goal, math.nan, "")


def test_the_table_shows_the_latest_day_and_not_the_latest_typing(desk: Desk, hands: Hands) -> None:
    goal = performance(desk)
    desk.performance.check_in(goal, 5, "today")
    hands.forward(hours=1)
    desk.performance.check_in(goal, 2, "remembered later", date(2026, 10, 1))
    shown = cell(desk, goal)
    assert (shown.value, shown.checked_in_on, shown.checkin_note) == (5, "2026-10-08", "today")
    assert goal_table.latest_value(desk.store, goal) == 5
    assert [row.value for row in goal_page.checkins(desk.store, goal)] == [5, 2]


def test_a_later_note_without_a_number_keeps_the_last_number(desk: Desk) -> None:
    goal = performance(desk)
    desk.performance.check_in(goal, 5, "", date(2026, 10, 1))
    desk.performance.check_in(goal, None, "nothing to count", date(2026, 10, 8))
    shown = cell(desk, goal)
    assert (shown.value, shown.checked_in_on, shown.checkin_note) == (5, "2026-10-08", "nothing to count")


def test_two_check_ins_of_one_day_are_both_kept_and_the_later_one_counts(desk: Desk, hands: Hands) -> None:
    goal = performance(desk)
    desk.performance.check_in(goal, 1, "morning")
    hands.forward(hours=6)
    desk.performance.check_in(goal, 2, "evening")
    assert cell(desk, goal).value == 2
    assert len(goal_page.checkins(desk.store, goal)) == 2


def test_a_check_in_is_changed_and_put_away(desk: Desk) -> None:
    goal = performance(desk)
    first = desk.performance.check_in(goal, 5, "five", date(2026, 10, 7))
    second = desk.performance.check_in(goal, 50, "a slip of the finger")
    with one_step(desk, "changing a check-in"):
        desk.performance.edit_checkin(second, 6, "six ", date(2026, 10, 6))
    assert [(row.id, row.value) for row in goal_page.checkins(desk.store, goal)] == [(first, 5), (second, 6)]
    with one_step(desk, "putting a check-in away"):
        desk.performance.put_away_checkin(first)
    assert [row.id for row in goal_page.checkins(desk.store, goal)] == [second]
    assert (cell(desk, goal).value, cell(desk, goal).checkin_note) == (6, "six")


def test_a_check_in_after_midnight_belongs_to_the_day_that_began_at_four(desk: Desk, hands: Hands) -> None:
    goal = performance(desk)
    hands.clock.day_starts_at = 4
    hands.set(hands.at.replace(hour=1))
    desk.performance.check_in(goal, 1, "")
    assert goal_page.checkins(desk.store, goal)[0].day == "2026-10-07"


# -- milestones


def test_milestones_stand_in_the_order_in_which_they_were_added(desk: Desk) -> None:
    goal = performance(desk)
    with one_step(desk, "adding a milestone"):
        desk.performance.add_milestone(goal, " Pilot\nward ", date(2026, 11, 2))
    desk.performance.add_milestone(goal, "All wards")
    assert milestone_titles(desk, goal) == ["Pilot ward", "All wards"]
    assert (cell(desk, goal).next_milestone, cell(desk, goal).milestone_due_on) == ("Pilot ward", "2026-11-02")


def test_a_milestone_that_is_done_makes_room_for_the_next(desk: Desk) -> None:
    goal = performance(desk)
    pilot, rest = desk.performance.add_milestone(goal, "Pilot"), desk.performance.add_milestone(goal, "Rest")
    with one_step(desk, "marking a milestone"):
        desk.performance.mark_milestone(pilot, done=True)
    assert goal_page.milestones(desk.store, goal)[0].done_on == "2026-10-08"
    assert cell(desk, goal).next_milestone == "Rest"
    desk.performance.mark_milestone(rest, done=True, day=date(2026, 10, 1))
    assert (cell(desk, goal).next_milestone, cell(desk, goal).milestone_due_on) == ("", None)
    with one_step(desk, "marking a milestone"):
        desk.performance.mark_milestone(pilot, done=False)
    assert cell(desk, goal).next_milestone == "Pilot"


def test_a_milestone_is_reworded_and_put_away(desk: Desk) -> None:
    goal = performance(desk)
    milestone = desk.performance.add_milestone(goal, "Pilot", date(2026, 11, 2))
    with one_step(desk, "changing a milestone"):
        desk.performance.edit_milestone(milestone, "Pilot on ward 3", None)
    assert [row[1:] for row in goal_page.milestones(desk.store, goal)] == [("Pilot on ward 3", None, None)]
    with one_step(desk, "putting a milestone away"):
        desk.performance.put_away_milestone(milestone)
    assert milestone_titles(desk, goal) == []
    assert cell(desk, goal).next_milestone == ""


def test_a_milestone_without_words_is_refused(desk: Desk) -> None:
    goal = performance(desk)
    milestone = desk.performance.add_milestone(goal, "Pilot")
    with refused(desk, "needs a few words"):
        desk.performance.add_milestone(goal, " ")
    with refused(desk, "needs a few words"):
        desk.performance.edit_milestone(milestone, "\n", None)


# -- how far it has come

UP, DOWN, HOLD = Direction.REACH, Direction.AT_MOST, Direction.HOLD


@pytest.mark.parametrize(
    ("measure", "value", "expected"),
    [
        (Measure(0, 8), 2, 0.25),
        (Measure(None, 8), 2, 0.25),
        (Measure(60, 50), 55, 0.5),  # fewer minutes are further on
        (Measure(60, 50), 70, 0),
        (Measure(-10, 10), 0, 0.5),
        (Measure(0, 8), 9, 1),
        (Measure(0, 8), -3, 0),
        (Measure(8, 8), 8, 1),
        (Measure(20, 5, "", DOWN), 12.5, 0.5),
        (Measure(20, 5, "", DOWN), 4, 1),
        (Measure(20, 5, "", DOWN), 30, 0),
        (Measure(None, 5, "", DOWN), 10, 0.5),
        (Measure(None, 0, "", DOWN), 3, 0),
        (Measure(None, 0, "", DOWN), 0, 1),
        (Measure(-10, -5, "", DOWN), 0, 0),  # degrees, for one
        (Measure(-10, -5, "", DOWN), -2, 0),
        (Measure(-10, -5, "", DOWN), -6, 1),
        (Measure(None, 40, "", HOLD), 30, 0.75),
        (Measure(None, 40, "", HOLD), 50, 1),
        (Measure(0, None), 5, None),
        (Measure(0, 8), None, None),
    ],
)
def test_the_share_of_the_way(measure: Measure, value: float | None, expected: float | None) -> None:
    assert share(measure, value) == expected


def test_any_numbers_have_a_share_of_the_way() -> None:
    numbers = (None, 0.0, -1.0, 1.0, 5.0, -5.0, 5e-324, 1e308, -1e308)
    for start, target, value, direction in product(numbers, numbers, numbers, Direction):
        found = share(Measure(start, target, "", direction), value)
        assert found is None or 0 <= found <= 1
