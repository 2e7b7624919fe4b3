"""Verbs for pairs: side by side, many to many, with a why."""

from goaldesk.core.desk import Desk
from goaldesk.core.queries import goal_page, goal_table
from goaldesk.core.queries.goal_table import TableRow, TableView
from goaldesk.core.types import Kind, State
from tests.conftest import Hands
from tests.core.steps import goal_of, learning, nothing_happens, one_step, performance, refused

P, L = Kind.PERFORMANCE, Kind.LEARNING


def partners(desk: Desk, goal_id: str) -> list[str]:
    """The ids of the goals that a goal is paired with, as its page lists them."""
    return [row.goal_id for row in goal_page.pairs(desk.store, goal_id, goal_of(desk, goal_id).kind)]


def whys(desk: Desk, goal_id: str) -> list[str]:
    return [row.why for row in goal_page.pairs(desk.store, goal_id, goal_of(desk, goal_id).kind)]


def table(desk: Desk) -> list[TableRow]:
    return goal_table.skeleton(desk.store, TableView())


def test_a_pair_is_seen_from_both_sides_with_its_why_and_its_day(desk: Desk) -> None:
    left, right = performance(desk), learning(desk)
    with one_step(desk, "pairing"):
        pair = desk.pairs.pair(left, right, "audits fail at handover")
    (seen,) = goal_page.pairs(desk.store, left, P)
    assert (seen.id, seen.goal_id, seen.title) == (pair, right, "Understand how audits go")
    assert (seen.why, seen.since_on) == ("audits fail at handover", "2026-10-08")
    assert partners(desk, right) == [left]


def test_pairing_twice_is_once_and_keeps_the_why(desk: Desk) -> None:
    left, right = performance(desk), learning(desk)
    pair = desk.pairs.pair(left, right, "first thought")
    with nothing_happens(desk):
        assert desk.pairs.pair(left, right, "second thought") == pair
    assert whys(desk, left) == ["first thought"]


def test_a_pair_is_one_goal_of_each_kind(desk: Desk) -> None:
    left, right = performance(desk), learning(desk)
    for one, other in ((left, left), (right, right), (right, left), (left, "no such goal"), ("", right)):
        with refused(desk, "one performance goal and one learning goal"):
            desk.pairs.pair(one, other)


def test_a_goal_in_the_trash_is_not_paired(desk: Desk) -> None:
    left, right = performance(desk), learning(desk)
    desk.goals.put_away([right])
    with refused(desk):
        desk.pairs.pair(left, right)


def test_one_learning_goal_serves_several_and_the_cell_names_them_in_order(desk: Desk) -> None:
    first, second = performance(desk, "First"), performance(desk, "Second")
    right = learning(desk)
    desk.pairs.pair(second, right)
    desk.pairs.pair(first, right)
    assert partners(desk, right) == [first, second]
    assert goal_table.learning_cells(desk.store, [right])[right].serves == ("First", "Second")
    assert [(row.performance_id, row.repeat) for row in table(desk)] == [(first, False), (second, True)]
    desk.goals.put_away([first])
    assert goal_table.learning_cells(desk.store, [right])[right].serves == ("Second",)
    assert [(row.performance_id, row.repeat) for row in table(desk)] == [(second, False)]
    desk.goals.set_state([second], State.REACHED)
    assert goal_table.learning_cells(desk.store, [right])[right].serves == ()


def test_several_learning_goals_stand_under_one_performance_goal(desk: Desk) -> None:
    left = performance(desk)
    rights = [learning(desk, title) for title in "XYZ"]
    pairs = [desk.pairs.pair(left, right) for right in rights]
    assert table(desk) == [
        TableRow(left, rights[index], pairs[index], first=index == 0, span=3, repeat=False) for index in range(3)
    ]


def test_a_goal_of_the_other_kind_is_added_and_paired_in_one_step(desk: Desk) -> None:
    left, right = performance(desk, "Left"), learning(desk, "Right")
    with one_step(desk, "adding a goal to a pair"):
        new_right = desk.pairs.pair_new(left, "Learn what it takes")
    with one_step(desk, "adding a goal to a pair"):
        new_left = desk.pairs.pair_new(right, "A first result")
    assert (goal_of(desk, new_right).kind, goal_of(desk, new_left).kind) == (L, P)
    assert (partners(desk, left), partners(desk, right)) == ([new_right], [new_left])


def test_an_invitation_that_gets_no_words_is_refused(desk: Desk) -> None:
    left = performance(desk)
    with refused(desk, "needs a few words"):
        desk.pairs.pair_new(left, "  ")
    assert partners(desk, left) == []


def test_unpairing_leaves_both_goals_on_the_desk(desk: Desk) -> None:
    left, right = performance(desk), learning(desk)
    pair = desk.pairs.pair(left, right)
    with one_step(desk, "unpairing"):
        desk.pairs.unpair([pair])
    assert table(desk) == [TableRow(left), TableRow(None, right)]
    assert (partners(desk, left), partners(desk, right)) == ([], [])


def test_several_pairs_are_taken_apart_in_one_step(desk: Desk) -> None:
    left = performance(desk)
    pairs = [desk.pairs.pair(left, learning(desk, title)) for title in "XY"]
    with one_step(desk, "unpairing"):
        desk.pairs.unpair(pairs)
    assert partners(desk, left) == []


def test_what_was_taken_apart_can_be_paired_again_and_all_of_it_undone(desk: Desk) -> None:
    left, right = performance(desk), learning(desk)
    first = desk.pairs.pair(left, right, "then")
    desk.pairs.unpair([first])
    second = desk.pairs.pair(left, right, "now")
    assert whys(desk, left) == ["now"]
    assert second != first
    for expected in ([], ["then"], []):
        desk.session.undo()
        assert whys(desk, left) == expected
    for expected in (["then"], [], ["now"]):
        desk.session.redo()
        assert whys(desk, left) == expected


def test_why_is_written_in_one_step(desk: Desk, hands: Hands) -> None:
    left, right = performance(desk), learning(desk)
    pair = desk.pairs.pair(left, right)
    hands.forward(minutes=5)
    with one_step(desk, "writing why they belong together"):
        for text in ("Bec", "Because ", "Because it\nrepeats"):
            desk.pairs.explain(pair, text)
            hands.forward(seconds=3)
    assert whys(desk, left) == ["Because it\nrepeats"]


def test_a_pair_is_moved_before_another_or_to_the_end(desk: Desk) -> None:
    left = performance(desk)
    rights = {title: learning(desk, title) for title in "XYZ"}
    pairs = {title: desk.pairs.pair(left, right) for title, right in rights.items()}

    def order() -> str:
        return "".join(row.title for row in goal_page.pairs(desk.store, left, P))

    with one_step(desk, "moving a learning goal"):
        desk.pairs.move(pairs["Z"], pairs["X"])
    assert order() == "ZXY"
    desk.pairs.move(pairs["Z"], None)
    assert order() == "XYZ"
    with nothing_happens(desk):
        desk.pairs.move(pairs["X"], pairs["Y"])
    new = desk.pairs.pair_new(left, "W")
    assert partners(desk, left)[-1] == new
    assert [row.learning_id for row in table(desk)] == partners(desk, left)


def test_moving_a_pair_leaves_the_order_under_other_goals_alone(desk: Desk) -> None:
    one, other = performance(desk, "One"), performance(desk, "Other")
    rights = [learning(desk, title) for title in "XY"]
    moved = [desk.pairs.pair(one, right) for right in rights]
    for right in rights:
        desk.pairs.pair(other, right)
    desk.pairs.move(moved[1], moved[0])
    assert (partners(desk, one), partners(desk, other)) == (rights[::-1], rights)


def test_a_pair_waits_for_a_goal_in_the_trash(desk: Desk) -> None:
    left, right = performance(desk), learning(desk)
    desk.pairs.pair(left, right, "kept")
    desk.goals.put_away([right])
    assert partners(desk, left) == []
    assert table(desk) == [TableRow(left)]
    desk.goals.bring_back([right])
    assert whys(desk, left) == ["kept"]
