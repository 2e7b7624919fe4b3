"""Bringing a table in: a plan to look at, then one step."""

import time

import pytest

from goaldesk.core.check import check
from goaldesk.core.desk import Desk
from goaldesk.core.errors import UserError
from goaldesk.core.formats import table
from goaldesk.core.queries.table_lines import table_lines
from goaldesk.core.services.transfer import Plan, Transfer
from goaldesk.core.types import TITLE_LIMIT
from tests.core.steps import goal_of, learning, nothing_happens, one_step, performance, refused

Line = tuple[str, str, str]


def plan_of(desk: Desk, content: str, **swapped: set[int]) -> Plan:
    return Transfer(desk).plan(table.parse(content), **swapped)


def bring_in(desk: Desk, content: str, **swapped: set[int]) -> None:
    transfer = Transfer(desk)
    transfer.carry_out(transfer.plan(table.parse(content), **swapped))


def lines(desk: Desk) -> list[Line]:
    """The desk read out as a table."""
    return [line[1:] for line in table_lines(desk.store)]


HEAD = "Performance goal\tLearning goal\tWhy\n"


def test_a_table_becomes_goals_and_pairs_in_its_order_and_in_one_step(desk: Desk) -> None:
    rows = [("Ship", "Learn one", "so"), ("Ship", "Learn two", ""), ("Win", "Learn one", ""), ("Rest", "", "")]
    with one_step(desk, "bringing a table in"):
        bring_in(desk, HEAD + "".join("\t".join(row) + "\n" for row in [*rows, ("", "Alone", "")]))
    assert lines(desk) == [*rows, ("", "Alone", "")]
    assert check(desk.store).problems == ()


def test_what_is_brought_in_stands_after_what_is_there(desk: Desk) -> None:
    desk.pairs.pair(performance(desk, "First"), learning(desk, "Learn first"))
    bring_in(desk, HEAD + "Second\tLearn second\t\nFirst\tLearn more\t\n")
    assert lines(desk) == [
        ("First", "Learn first", ""),
        ("First", "Learn more", ""),
        ("Second", "Learn second", ""),
    ]


def test_a_second_table_stands_after_the_first(desk: Desk) -> None:
    for name in ("A", "B"):
        bring_in(desk, HEAD + "".join(f"Ship\tLearn {name}{number}\t\n" for number in (1, 2)))
    assert [learnt for _, learnt, _ in lines(desk)] == ["Learn A1", "Learn A2", "Learn B1", "Learn B2"]


def test_a_plan_changes_nothing(desk: Desk) -> None:
    with nothing_happens(desk):
        plan = plan_of(desk, HEAD + "Ship\tLearn\tso\nWin\t\t\n")
    assert (plan.goals, plan.pairs, plan.changes) == (3, 1, True)


def test_a_title_that_is_there_already_is_the_same_goal(desk: Desk) -> None:
    ship, learn = performance(desk, "Ship the Report"), learning(desk, "Learn to write")
    plan = plan_of(desk, HEAD + "ship  THE report\tLearn to write\t\nShip the report\tLearn to cut\t\n")
    assert (plan.goals, plan.pairs) == (1, 2)
    assert [(line.new_performance, line.new_learning) for line in plan.lines] == [(False, False), (False, True)]
    Transfer(desk).carry_out(plan)
    assert lines(desk) == [("Ship the Report", "Learn to write", ""), ("Ship the Report", "Learn to cut", "")]
    assert (goal_of(desk, ship).title, goal_of(desk, learn).title) == ("Ship the Report", "Learn to write")


def test_the_same_title_on_both_sides_is_two_goals(desk: Desk) -> None:
    bring_in(desk, HEAD + "Spanish\tSpanish\t\nSpanish\tSpanish\tagain\n")
    assert lines(desk) == [("Spanish", "Spanish", "again")]


def test_a_title_that_another_system_spells_in_other_letters_is_the_same_goal(desk: Desk) -> None:
    performance(desk, "Caf\u00e9 er\u00f6ffnen")
    assert plan_of(desk, HEAD + "Cafe\u0301 ero\u0308ffnen\tLearn\t\n").goals == 1


def test_a_goal_in_the_trash_is_not_the_same_goal(desk: Desk) -> None:
    desk.goals.put_away([performance(desk, "Ship")])
    bring_in(desk, HEAD + "Ship\tLearn\t\n")
    assert lines(desk) == [("Ship", "Learn", "")]


def test_a_why_is_filled_in_where_there_is_none_and_never_written_over(desk: Desk) -> None:
    left = performance(desk, "Ship")
    desk.pairs.pair(left, learning(desk, "Learn one"), "my own words")
    desk.pairs.pair(left, learning(desk, "Learn two"))
    content = HEAD + "Ship\tLearn one\ttheirs\nShip\tLearn two\tfilled in\nShip\tLearn two\tand again\n"
    plan = plan_of(desk, content)
    assert (plan.goals, plan.pairs, plan.changes) == (0, 0, True)
    with one_step(desk, "bringing a table in"):
        Transfer(desk).carry_out(plan)
    assert lines(desk) == [("Ship", "Learn one", "my own words"), ("Ship", "Learn two", "filled in")]


def test_what_is_there_already_changes_nothing(desk: Desk) -> None:
    content = HEAD + "Ship\tLearn\tso\n\tAlone\t\n"
    bring_in(desk, content)
    assert not plan_of(desk, content).changes
    with nothing_happens(desk):
        bring_in(desk, content)


# -- the wrong way round


def test_a_row_is_read_the_other_way_round_when_the_person_says_so(desk: Desk) -> None:
    content = HEAD + "Learn to write\tShip 3 reports\tso\nWin\tLearn to lose\t\n"
    first = plan_of(desk, content).lines[0].line
    plan = plan_of(desk, content, swapped={first})
    Transfer(desk).carry_out(plan)
    assert lines(desk) == [("Ship 3 reports", "Learn to write", "so"), ("Win", "Learn to lose", "")]


# -- refused


def test_a_title_that_cannot_be_kept_refuses_the_whole_table_with_its_line(desk: Desk) -> None:
    performance(desk, "There")
    with refused(desk, rf"^Line 3: .*{TITLE_LIMIT} characters, and this one has {TITLE_LIMIT + 1}"):
        bring_in(desk, HEAD + f"Ship\tLearn\t\nWin\t{'w' * (TITLE_LIMIT + 1)}\t\n")


def test_a_broken_table_changes_nothing(desk: Desk) -> None:
    with refused(desk, "^Line 3 "):
        bring_in(desk, HEAD + "Ship\tLearn\tso\nWin\tLose\tso\textra\n")


def test_an_error_halfway_leaves_the_desk_as_it_was(desk: Desk) -> None:
    """As when the disk is full after half of the rows."""
    plan = plan_of(desk, HEAD + "".join(f"Goal {number}\tLearn {number}\t\n" for number in range(3000)))
    pages = desk.store.value("PRAGMA page_count")
    desk.store.connection.execute(f"PRAGMA max_page_count = {pages + 40}")
    with nothing_happens(desk), pytest.raises(Exception, match="What is on disk is safe"):
        Transfer(desk).carry_out(plan)
    assert lines(desk) == []


# -- many


def test_ten_thousand_rows_come_in_and_go_again_in_reasonable_time(desk: Desk) -> None:
    content = HEAD + "".join(f"Result {number}\tLearn {number % 7000}\twhy {number}\n" for number in range(10_000))
    begun = time.process_time()
    bring_in(desk, content)
    assert len(lines(desk)) == 10_000
    assert lines(desk)[-1] == ("Result 9999", "Learn 2999", "why 9999")
    desk.session.undo()
    assert lines(desk) == []
    assert time.process_time() - begun < 30  # about 3 here; ten times as long would be another kind of algorithm


def test_ten_thousand_rows_are_planned_while_a_person_waits() -> None:
    begun = time.process_time()
    for suffix, row in ((".md", "| Result {} | Learn {} | why |\n"), (".html", "<tr><td>Result {}<td>Learn {}</tr>\n")):
        content = "".join(row.format(number, number) for number in range(10_000))
        content = f"<table>{content}</table>" if suffix == ".html" else content
        assert len(table.parse(content, suffix, header=False).lines) == 10_000
    assert time.process_time() - begun < 10


def test_a_refused_table_names_what_is_wrong_once() -> None:
    with pytest.raises(UserError) as caught:
        table.parse("")
    assert str(caught.value).count("Nothing was changed.") == 1
