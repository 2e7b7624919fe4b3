"""Verbs for goals of both kinds: what the table and the page read afterwards, what is refused, what one undo takes."""

import pytest

from goaldesk.core.desk import Desk
from goaldesk.core.queries import desk as desk_query
from goaldesk.core.queries import goal_page, goal_table
from goaldesk.core.queries.goal_table import Shown, TableView
from goaldesk.core.search.asked import parse
from goaldesk.core.search.find import find
from goaldesk.core.services.goals import TEXT_FIELDS
from goaldesk.core.types import CLOSED_STATES, TITLE_LIMIT, Familiarity, Kind, Ladder, State
from tests.conftest import Hands
from tests.core.steps import goal_of, learning, nothing_happens, one_step, performance, refused

P, L = Kind.PERFORMANCE, Kind.LEARNING


def in_order(desk: Desk, kind: Kind = P) -> list[str]:
    """Titles of the open goals of a kind, in the order of the table."""
    return [choice.title for choice in desk_query.choices(desk.store, kind)]


def shown(desk: Desk, which: Shown) -> set[str]:
    rows = goal_table.skeleton(desk.store, TableView(shown=which))
    return {goal_id for row in rows for goal_id in (row.performance_id, row.learning_id) if goal_id}


# -- adding and wording


@pytest.mark.parametrize("kind", Kind)
def test_a_title_is_all_a_goal_needs(desk: Desk, kind: Kind) -> None:
    with one_step(desk, "adding a goal"):
        goal = desk.goals.add(kind, "Spanish for the ward")
    found = goal_of(desk, goal)
    assert (found.kind, found.title, found.state, found.area_id) == (kind, "Spanish for the ward", State.ACTIVE, None)
    assert found.familiarity is Familiarity.UNSET
    assert (found.due_on, found.measure.target, found.parked) == (None, None, False)


def test_new_goals_stand_at_the_end_of_their_column(desk: Desk) -> None:
    for title in ("First", "Second", "Third"):
        performance(desk, title)
        learning(desk, f"Learn {title}")
    assert in_order(desk) == ["First", "Second", "Third"]
    assert in_order(desk, L) == ["Learn First", "Learn Second", "Learn Third"]


def test_an_undone_goal_is_gone_from_every_reading(desk: Desk) -> None:
    goal = performance(desk, "Never mind")
    desk.session.undo()
    assert goal_page.goal(desk.store, goal) is None
    assert in_order(desk) == []
    assert find(desk.store, parse("Never")) == []
    assert desk_query.has_no_goals(desk.store)


def test_two_goals_may_have_the_same_title(desk: Desk) -> None:
    assert performance(desk, "Run") != performance(desk, "Run")
    assert in_order(desk) == ["Run", "Run"]


def test_a_title_is_one_line_without_space_around_it(desk: Desk) -> None:
    goal = performance(desk, "  Ship\tthe\r\n\u2028 report \u00a0")
    assert goal_of(desk, goal).title == "Ship the report"


@pytest.mark.parametrize("title", ["", " \t\n", "\u00a0\u2003"])
def test_a_goal_without_words_is_refused(desk: Desk, title: str) -> None:
    goal = performance(desk, "There")
    with refused(desk, "needs a few words"):
        desk.goals.add(L, title)
    with refused(desk, "needs a few words"):
        desk.goals.reword(goal, title)


def test_a_title_may_be_as_long_as_a_line_and_no_longer(desk: Desk) -> None:
    longest = "w" * TITLE_LIMIT
    goal = performance(desk, longest)
    assert goal_of(desk, goal).title == longest
    with refused(desk, rf"{TITLE_LIMIT} characters, and this one has {TITLE_LIMIT + 1}"):
        desk.goals.reword(goal, longest + "w")


@pytest.mark.parametrize(
    "title",
    [
        "{limit} of {what} %s %(x)s",
        "לסיים את הדוח",
        "走る 🏃‍♀️ 5 km",
        "'); DROP TABLE goal; --",
        '<b>Bold</b> & "q"',
        "=1+1",
    ],
)
def test_a_title_is_kept_letter_by_letter(desk: Desk, title: str) -> None:
    goal = performance(desk, title)
    assert goal_of(desk, goal).title == title
    assert [hit.title for hit in find(desk.store, parse(title))] == [title]
    desk.goals.put_away([goal])
    desk.session.undo()
    assert goal_of(desk, goal).title == title


def test_rewording_is_one_step_and_the_same_words_are_none(desk: Desk, hands: Hands) -> None:
    goal = performance(desk, "Finish the report")
    hands.forward(minutes=5)
    with one_step(desk, "rewording a goal"):
        desk.goals.reword(goal, "Finish the yearly report")
    assert [hit.id for hit in find(desk.store, parse("yearly"))] == [goal]
    with nothing_happens(desk):
        desk.goals.reword(goal, " Finish the yearly  report ")


@pytest.mark.parametrize("field", TEXT_FIELDS)
def test_every_free_text_is_read_as_it_was_written(desk: Desk, field: str) -> None:
    goal = learning(desk)
    text = "First line\n\n  second, with space  \n{braces} “quotes”\n"
    with one_step(desk, TEXT_FIELDS[field]):
        desk.goals.write(goal, field, text)
    assert getattr(goal_of(desk, goal), field) == text


def test_writing_in_two_fields_is_two_steps(desk: Desk) -> None:
    goal = learning(desk)
    desk.goals.write(goal, "gap", "What I lack")
    desk.goals.write(goal, "question", "What I ask")
    desk.session.undo()
    assert (goal_of(desk, goal).gap, goal_of(desk, goal).question) == ("What I lack", "")


def test_typing_in_the_same_field_of_two_goals_is_two_steps(desk: Desk) -> None:
    one, other = learning(desk, "One"), learning(desk, "Other")
    desk.goals.write(one, "gap", "of one")
    desk.goals.write(other, "gap", "of the other")
    desk.session.undo()
    assert (goal_of(desk, one).gap, goal_of(desk, other).gap) == ("of one", "")


def test_familiarity_and_ladder_are_chosen_and_taken_back(desk: Desk) -> None:
    goal = learning(desk)
    with one_step(desk, "saying how familiar it is"):
        desk.goals.set_familiarity(goal, Familiarity.NEW)
    with one_step(desk, "choosing the ladder"):
        desk.goals.set_ladder(goal, Ladder.DO)
    assert (goal_of(desk, goal).familiarity, goal_of(desk, goal).ladder) == (Familiarity.NEW, Ladder.DO)


# -- resting and closing


LABELS = {
    State.RESTING: "resting a goal", State.REACHED: "closing a goal", State.LEARNED_ENOUGH: "closing a goal",
    State.CHANGED_MY_MIND: "closing a goal",
}  # fmt: skip


@pytest.mark.parametrize("state", LABELS)
def test_resting_and_closing_keep_everything_else(desk: Desk, hands: Hands, state: State) -> None:
    goal = performance(desk)
    desk.performance.check_in(goal, 3, "so far")
    hands.forward(days=2)
    with one_step(desk, LABELS[state]):
        desk.goals.set_state([goal], state)
    closed = state in CLOSED_STATES
    found = goal_of(desk, goal)
    assert (found.state, found.closed_on) == (state, "2026-10-10" if closed else None)
    assert (goal in shown(desk, Shown.OPEN), goal in shown(desk, Shown.CLOSED)) == (not closed, closed)
    assert [row.note for row in goal_page.checkins(desk.store, goal)] == ["so far"]


def test_taking_a_goal_up_again_forgets_the_day_it_was_closed(desk: Desk) -> None:
    goal = performance(desk)
    desk.goals.set_state([goal], State.REACHED)
    with one_step(desk, "taking up again"):
        desk.goals.set_state([goal], State.ACTIVE)
    assert (goal_of(desk, goal).state, goal_of(desk, goal).closed_on) == (State.ACTIVE, None)
    assert goal in shown(desk, Shown.OPEN)


def test_closing_at_night_counts_for_the_day_before_where_the_day_starts_later(desk: Desk, hands: Hands) -> None:
    goal = performance(desk)
    hands.clock.day_starts_at = 4
    hands.set(hands.at.replace(hour=2))
    desk.goals.set_state([goal], State.REACHED)
    assert goal_of(desk, goal).closed_on == "2026-10-07"


def test_several_goals_are_closed_in_one_step(desk: Desk) -> None:
    goals = [performance(desk, title) for title in ("One", "Two", "Three")]
    with one_step(desk, "closing a goal"):
        desk.goals.set_state(goals, State.CHANGED_MY_MIND)
    assert shown(desk, Shown.CLOSED) == set(goals)


def test_closing_several_goals_keeps_the_day_of_those_that_were_closed_before(desk: Desk, hands: Hands) -> None:
    early, late = performance(desk, "Early"), performance(desk, "Late")
    desk.goals.set_state([early], State.REACHED)
    hands.forward(days=30)
    desk.goals.set_state([early, late], State.REACHED)
    assert (goal_of(desk, early).closed_on, goal_of(desk, late).closed_on) == ("2026-10-08", "2026-11-07")


# -- order


def test_a_goal_is_moved_before_another_or_to_the_end(desk: Desk) -> None:
    ids = {title: performance(desk, title) for title in "ABCD"}
    with one_step(desk, "moving a goal"):
        desk.goals.move(ids["D"], ids["B"])
    assert in_order(desk) == ["A", "D", "B", "C"]
    desk.goals.move(ids["A"], None)
    assert in_order(desk) == ["D", "B", "C", "A"]
    desk.goals.move(ids["C"], ids["D"])
    assert in_order(desk) == ["C", "D", "B", "A"]


def test_moving_back_and_forth_for_years_keeps_the_order(desk: Desk) -> None:
    """There are only so many numbers between two neighbours; when they run out, the others make room."""
    ids = {title: performance(desk, title) for title in "ABCDE"}
    for number in range(120):
        moved, before = ("D", "C") if number % 2 else ("C", "D")
        desk.goals.move(ids[moved], ids[before])
        assert in_order(desk) == ["A", "B", moved, before, "E"]
    with one_step(desk, "moving a goal"):
        desk.goals.move(ids["E"], ids["A"])
    assert in_order(desk) == ["E", "A", "B", "D", "C"]


def test_moving_one_column_leaves_the_other_alone(desk: Desk) -> None:
    left = [performance(desk, title) for title in "AB"]
    right = [learning(desk, title) for title in "XY"]
    desk.goals.move(left[1], left[0])
    assert (in_order(desk), in_order(desk, L)) == (["B", "A"], ["X", "Y"])
    desk.goals.move(left[1], right[0])  # not a neighbour it can have: the end of its own column
    assert (in_order(desk), in_order(desk, L)) == (["A", "B"], ["X", "Y"])


# -- the trash


def test_a_goal_that_is_put_away_is_in_the_trash_and_nowhere_else(desk: Desk) -> None:
    left, right = performance(desk, "Left to go"), learning(desk, "Right to stay")
    desk.pairs.pair(left, right)
    with one_step(desk, "putting away"):
        desk.goals.put_away([left])
    assert shown(desk, Shown.PUT_AWAY) == {left}
    assert shown(desk, Shown.ALL) == {right}
    assert in_order(desk) == []
    assert goal_page.pairs(desk.store, right, L) == []
    assert find(desk.store, parse("Left")) == []
    assert desk_query.titles(desk.store, [left, right]) == [desk_query.GoalChoice(right, "Right to stay", L)]
    assert desk_query.balance(desk.store).performance == 0
    assert goal_of(desk, left).put_away


def test_what_comes_back_from_the_trash_has_everything_it_had(desk: Desk) -> None:
    left, right = performance(desk, "Left"), learning(desk, "Right")
    desk.pairs.pair(left, right, "belongs")
    desk.performance.check_in(left, 5, "")
    desk.goals.put_away([left, right])
    with one_step(desk, "bringing back"):
        desk.goals.bring_back([left, right])
    assert [row.why for row in goal_page.pairs(desk.store, left, P)] == ["belongs"]
    assert [row.value for row in goal_page.checkins(desk.store, left)] == [5]
    assert [hit.id for hit in find(desk.store, parse("Left"))] == [left]


def test_several_goals_are_put_away_in_one_step_and_twice_is_nothing(desk: Desk) -> None:
    goals = [performance(desk, title) for title in ("One", "Two")]
    with one_step(desk, "putting away"):
        desk.goals.put_away(goals)
    with nothing_happens(desk):
        desk.goals.put_away(goals)
    desk.goals.bring_back(goals[:1])
    with nothing_happens(desk):
        desk.goals.bring_back(goals[:1])


@pytest.mark.parametrize(("many", "said"), [(1, "Goal put away"), (3, "3 goals put away")])
def test_the_person_is_told_how_many_were_put_away(desk: Desk, many: int, said: str) -> None:
    goals = [performance(desk, f"Goal {number}") for number in range(many)]
    told: list[str] = []
    desk.subscribe(lambda change: told.append(change.done.in_english() if change.done else ""))
    desk.goals.put_away(goals)
    desk.session.undo()
    desk.session.redo()
    assert told == [said, "Taken back: putting away", "Done again: putting away"]
