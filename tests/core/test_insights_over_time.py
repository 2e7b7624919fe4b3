"""Goals over time, on small desks: values, steps of understanding, and rests."""

from datetime import date

import pytest

from goaldesk.core.desk import Desk
from goaldesk.core.formats import csv_table
from goaldesk.core.queries.insights.over_time import Step, Understanding, Way, understanding, ways
from goaldesk.core.queries.insights.period import Period
from goaldesk.core.types import Kind, Ladder, Measure, State
from tests.conftest import Hands
from tests.core.steps import learning, performance

TODAY = date(2026, 10, 8)
TWELVE = Period(date(2026, 7, 20), TODAY)


def steps(desk: Desk) -> list[Understanding]:
    return understanding(desk.store, TWELVE)


def check(desk: Desk, hands: Hands, goal: str, days_ago: int, level: int, evidence: str = "so") -> date:
    """A check some days ago; returns its day."""
    hands.forward(days=-days_ago)
    desk.checks.rate(goal, level, evidence)
    day = desk.clock.today()
    hands.forward(days=days_ago)
    return day


# -- understanding


def test_each_check_is_a_step_up_or_down(desk: Desk, hands: Hands) -> None:
    goal = learning(desk)
    days = [check(desk, hands, goal, ago, level) for ago, level in ((50, 2), (20, 3), (5, 2))]
    (found,) = steps(desk)
    assert found.steps == tuple(Step(day, level, True) for day, level in zip(days, (2, 3, 2), strict=True))
    assert (found.before, found.now) == (None, found.steps[-1])


def test_a_check_without_evidence_says_so_and_one_that_is_planned_is_none(desk: Desk, hands: Hands) -> None:
    planned, guessed = learning(desk, "Planned"), learning(desk, "Guessed")
    desk.checks.plan(planned, "I will know when")
    desk.checks.begin(planned, 2)
    check(desk, hands, guessed, 3, 4, evidence="")
    (found,) = steps(desk)
    assert found.title == "Guessed"
    assert not found.now.evidence


def test_the_last_check_of_a_day_counts(desk: Desk, hands: Hands) -> None:
    goal = learning(desk)
    check(desk, hands, goal, 3, 2)
    hands.forward(hours=1)
    day = check(desk, hands, goal, 3, 3)
    (found,) = steps(desk)
    assert found.steps == (Step(day, 3, True),)


def test_where_it_stood_before_comes_along(desk: Desk, hands: Hands) -> None:
    goal = learning(desk)
    for ago, level in ((200, 1), (150, 2)):
        day = check(desk, hands, goal, ago, level)
    (found,) = steps(desk)
    assert (found.before, found.steps) == (Step(day, 2, True), ())
    assert found.now == Step(day, 2, True)


def test_goals_stand_as_in_the_table_and_closed_ones_last(desk: Desk, hands: Hands) -> None:
    closed, old, second, first = (learning(desk, title) for title in ("Closed", "Old", "Second", "First"))
    for goal in (closed, first, second):
        check(desk, hands, goal, 10, 2)
    check(desk, hands, old, 200, 2)
    desk.goals.set_state([closed, old], State.LEARNED_ENOUGH)
    desk.goals.move(first, second)
    assert [goal.title for goal in steps(desk)] == ["First", "Second", "Closed"], "the old one has nothing to show"


def test_levels_of_two_goals_are_never_put_together() -> None:
    """What is read is a goal's own: nothing that it has is a number across goals or across checks."""
    assert set(Understanding._fields) == {"goal_id", "title", "state", "ladder", "before", "steps", "rests"}


def test_its_own_names_come_along(desk: Desk, hands: Hands) -> None:
    goal = learning(desk)
    desk.goals.set_ladder(goal, Ladder.DO)
    check(desk, hands, goal, 1, 2)
    assert steps(desk)[0].ladder is Ladder.DO


# -- results


def way_of(desk: Desk, title: str) -> Way:
    return next(way for way in ways(desk.store, TWELVE) if way.title == title)


def test_values_are_in_the_order_of_their_days_the_last_of_a_day(desk: Desk) -> None:
    goal = performance(desk, "Run")
    for month, day, value in ((10, 5, 5.0), (8, 24, 1.0), (9, 10, 2.0), (9, 10, 3.0), (6, 1, 0.5), (10, 9, 99.0)):
        desk.performance.check_in(goal, value, "", date(2026, month, day))
    desk.performance.check_in(goal, None, "only a note", TODAY)
    way = way_of(desk, "Run")
    assert way.before == (date(2026, 6, 1), 0.5)
    assert way.points == ((date(2026, 8, 24), 1), (date(2026, 9, 10), 3), (date(2026, 10, 5), 5))
    assert way.now == 5


def test_goals_with_a_number_to_come_to_stand_first(desk: Desk) -> None:
    titles = ("Nothing measured", "Closed", "No target", "Set aside", "Second", "First")
    by_title = {title: desk.goals.add(Kind.PERFORMANCE, title) for title in titles}
    for title in ("Closed", "Set aside", "Second", "First"):
        desk.performance.set_measure(by_title[title], Measure(0, 8), None)
    for title in ("Closed", "Set aside", "No target", "First"):
        desk.performance.check_in(by_title[title], 4, "", TODAY)
    desk.performance.park(by_title["Set aside"], True)
    desk.goals.set_state([by_title["Closed"]], State.REACHED)
    desk.goals.move(by_title["First"], by_title["Nothing measured"])
    found = ways(desk.store, TWELVE)
    assert [way.title for way in found] == ["First", "Second", "No target", "Set aside", "Closed"]
    assert [way.main for way in found] == [True, True, False, False, False]


def test_a_number_that_is_set_aside_keeps_to_itself(desk: Desk) -> None:
    goal = performance(desk, "Run")
    desk.performance.set_measure(goal, Measure(0, 8), None)
    desk.performance.check_in(goal, 4, "", TODAY)
    desk.performance.park(goal, True)
    way = way_of(desk, "Run")
    assert (way.before, way.points, way.now) == (None, (), None)


def test_goals_in_the_trash_and_check_ins_in_it_are_left_out(desk: Desk) -> None:
    gone, kept = performance(desk, "Gone"), performance(desk, "Kept")
    for goal in (gone, kept):
        desk.performance.check_in(goal, 4, "", TODAY)
    desk.goals.put_away([gone])
    assert [way.title for way in ways(desk.store, TWELVE)] == ["Kept"]
    (checkin,) = desk.store.rows("SELECT id FROM checkin WHERE goal_id = ?", kept)[0]
    desk.performance.put_away_checkin(checkin)
    assert ways(desk.store, TWELVE) == []


@pytest.mark.parametrize("kind", list(Kind))
def test_a_rest_is_shown_as_far_as_it_lies_in_the_period(desk: Desk, hands: Hands, kind: Kind) -> None:
    goal = desk.goals.add(kind, "Rests")
    if kind is Kind.PERFORMANCE:
        desk.performance.check_in(goal, 1, "", TODAY)
    else:
        desk.checks.rate(goal, 1)
    for ago, state in ((200, State.RESTING), (70, State.ACTIVE), (7, State.RESTING)):
        hands.forward(days=-ago)
        desk.goals.set_state([goal], state)
        hands.forward(days=ago)
    found = understanding(desk.store, TWELVE) if kind is Kind.LEARNING else ways(desk.store, TWELVE)
    assert found[0].rests == ((date(2026, 7, 20), date(2026, 7, 30)), (date(2026, 10, 1), TODAY))
    desk.goals.set_state([goal], State.ACTIVE)
    before = Period(date(2026, 10, 2), TODAY)
    found = understanding(desk.store, before) if kind is Kind.LEARNING else ways(desk.store, before)
    assert found[0].rests == ((date(2026, 10, 2), TODAY),)


# -- cells of a file that is not read again


@pytest.mark.parametrize("cell", ["=1+1", "+49 30", "-x", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_taken_for_a_formula(cell: str) -> None:
    assert csv_table.no_formula(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Run 10 km", "3 = 3", "’t", "(1)"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert csv_table.no_formula(cell) == cell
