"""Verbs for areas, and what the table shows by area."""

import pytest

from goaldesk.core.desk import Desk
from goaldesk.core.queries import goal_table
from goaldesk.core.queries.goal_table import NO_AREA, TableView
from tests.core.steps import goal_of, learning, nothing_happens, one_step, performance, refused


def names(desk: Desk) -> list[str]:
    return [name for _, name in goal_table.areas_in_order(desk.store)]


def in_area(desk: Desk, area_id: str) -> list[str | None]:
    """The goals that the table shows when only one area is asked for."""
    return [
        row.performance_id or row.learning_id for row in goal_table.skeleton(desk.store, TableView(area_id=area_id))
    ]


def by_area(desk: Desk) -> list[str | None]:
    """Names of areas and ids of goals, as the table lists them when it is grouped by area."""
    rows = goal_table.skeleton(desk.store, TableView(by_area=True))
    return [row.area if row.area is not None else row.performance_id or row.learning_id for row in rows]


def test_areas_stand_in_the_order_in_which_they_were_added(desk: Desk) -> None:
    for name in ("Work", "Body", " At \n home "):
        with one_step(desk, "adding an area"):
            desk.areas.add(name)
    assert names(desk) == ["Work", "Body", "At home"]


def test_an_area_is_added_once(desk: Desk) -> None:
    work = desk.areas.add("Work")
    with nothing_happens(desk):
        assert desk.areas.add("  Work ") == work
    assert names(desk) == ["Work"]


def test_an_area_is_renamed(desk: Desk) -> None:
    work = desk.areas.add("Work")
    with one_step(desk, "renaming an area"):
        desk.areas.rename(work, "The ward")
    assert names(desk) == ["The ward"]


@pytest.mark.parametrize("name", ["", "  \n"])
def test_an_area_without_a_name_is_refused(desk: Desk, name: str) -> None:
    work = desk.areas.add("Work")
    with refused(desk, "needs a name"):
        desk.areas.add(name)
    with refused(desk, "needs a name"):
        desk.areas.rename(work, name)


def test_two_areas_never_end_up_with_one_name(desk: Desk) -> None:
    desk.areas.add("Work")
    home = desk.areas.add("Home")
    with refused(desk):
        desk.areas.rename(home, "Work")


def test_goals_are_moved_into_an_area_and_out_in_one_step(desk: Desk) -> None:
    work = desk.areas.add("Work")
    left, right = performance(desk), learning(desk)
    with one_step(desk, "moving to another area"):
        desk.goals.set_area([left, right], work)
    assert in_area(desk, work) == [left, right]
    assert in_area(desk, NO_AREA) == []
    with one_step(desk, "moving to another area"):
        desk.goals.set_area([left], None)
    assert (in_area(desk, work), in_area(desk, NO_AREA)) == ([right], [left])


def test_the_table_is_grouped_by_area_with_the_rest_at_the_end(desk: Desk) -> None:
    loose = performance(desk, "Loose")
    work, empty, home = desk.areas.add("Work"), desk.areas.add("Empty"), desk.areas.add("Home")
    at_home, at_work = performance(desk, "At home"), learning(desk, "At work")
    desk.goals.set_area([at_home], home)
    desk.goals.set_area([at_work], work)
    assert by_area(desk) == ["Work", at_work, "Home", at_home, "", loose]
    assert empty not in by_area(desk)


def test_an_area_that_is_put_away_leaves_its_goals_on_the_desk(desk: Desk) -> None:
    work = desk.areas.add("Work")
    goal = performance(desk)
    desk.goals.set_area([goal], work)
    with one_step(desk, "putting an area away"):
        desk.areas.put_away(work)
    assert names(desk) == []
    assert by_area(desk) == ["", goal]
    assert goal_of(desk, goal).title == "Run the audit"


def test_goals_of_an_area_that_is_put_away_are_found_under_no_area(desk: Desk) -> None:
    work = desk.areas.add("Work")
    goal = performance(desk)
    desk.goals.set_area([goal], work)
    desk.areas.put_away(work)
    assert in_area(desk, NO_AREA) == [goal]


def test_a_name_that_was_put_away_can_be_used_again(desk: Desk) -> None:
    first = desk.areas.add("Work")
    desk.areas.put_away(first)
    second = desk.areas.add("Work")
    assert second != first
    assert names(desk) == ["Work"]
