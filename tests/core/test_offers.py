"""What is offered to a person, and when: suggestions after practice, and the way of a goal as questions."""

import pytest

from goaldesk.core.desk import Desk
from goaldesk.core.method import challenge
from goaldesk.core.method.challenge import Felt, Suggestion
from goaldesk.core.method.life_cycle import Offered
from goaldesk.core.queries import desk as desk_query
from goaldesk.core.queries import offers
from goaldesk.core.queries.offers import Reached
from goaldesk.core.types import Familiarity, Ladder, Measure, Said, State, Stuck, Topic
from tests.conftest import Hands
from tests.core.steps import goal_of, learning, one_step, performance


@pytest.fixture
def goal(desk: Desk) -> str:
    return learning(desk)


# -- challenge


@pytest.mark.parametrize(
    ("notes", "suggestion"),
    [
        ([], None),
        ([(5, "same")], None),
        ([(2, "same"), (1, "unsure")], Suggestion.STEP_UP),
        ([(2, "new"), (1, "same")], None),
        ([(2, "same"), (1, "new")], None),
        ([(2, "same"), (4, "same")], None),
        ([(3, "same"), (1, "same")], Suggestion.STAY),
        ([(4, "same"), (3, "same")], Suggestion.STRAIN),
        ([(4, "new"), (4, "same")], Suggestion.STEP_DOWN),
        ([(4, "new"), (5, "same")], Suggestion.STEP_DOWN),
        ([(5, "new"), (3, "same")], Suggestion.MISSING_PIECE),
    ],
)
def test_the_table_of_suggestions(notes: list[tuple[int, str]], suggestion: Suggestion | None) -> None:
    assert challenge.suggest([Felt(felt, Stuck(stuck)) for felt, stuck in notes]) is suggestion


# -- offers


def offered(desk: Desk, goal_id: str) -> Offered | None:
    return offers.on_page(desk.store, goal_of(desk, goal_id))


def test_the_way_of_a_new_target_is_a_row_of_questions(desk: Desk, hands: Hands) -> None:
    target = performance(desk, "Pass B2")
    assert offered(desk, target) == Offered(Topic.FAMILIARITY)
    desk.goals.set_familiarity(target, Familiarity.NEW)
    assert offered(desk, target) == Offered(Topic.PAIR)
    learn = desk.pairs.pair_new(target, "Follow a story told once")
    assert offered(desk, target) is None, "there is no number to set aside"
    desk.performance.set_measure(target, Measure(0, 80, "points"), None)
    assert offered(desk, target) == Offered(Topic.PARK)
    desk.performance.park(target, parked=True)
    assert offered(desk, target) is None
    desk.checks.rate(learn, 3)
    assert offered(desk, target) is None, "a level without evidence carries nothing"
    hands.forward(days=1)
    desk.checks.rate(learn, 3, "Retold it to Luis")
    assert offered(desk, target) == Offered(Topic.UNPARK)
    with one_step(desk, "answering an offer"):
        desk.offers.answer(target, Topic.UNPARK, Said.NOT_NOW)
    assert offered(desk, target) is None, "it is asked once"


def set_aside(desk: Desk) -> tuple[str, str]:
    """A target that is set aside while its task is new, and the learning goal on the way to it."""
    target = performance(desk, "Pass B2")
    desk.goals.set_familiarity(target, Familiarity.NEW)
    learn = desk.pairs.pair_new(target, "Follow a story told once")
    desk.performance.set_measure(target, Measure(0, 80, "points"), None)
    desk.performance.park(target, parked=True)
    return target, learn


def test_who_has_learned_it_already_is_not_asked_to_set_the_number_aside(desk: Desk) -> None:
    target, learn = set_aside(desk)
    desk.performance.park(target, parked=False)
    assert offered(desk, target) == Offered(Topic.PARK)
    desk.checks.rate(learn, 4, "Retold it to Luis")
    assert offered(desk, target) is None


def test_the_partner_that_has_come_far_enough_is_named(desk: Desk) -> None:
    target, learn = set_aside(desk)
    assert offers.reached(desk.store, target) is None
    check = desk.checks.rate(learn, 4, "Retold it to Luis")
    assert offers.reached(desk.store, target) == Reached(check, "Follow a story told once", Ladder.KNOW, 4)
    assert offered(desk, target) == Offered(Topic.UNPARK)


def test_what_is_understood_counts_as_it_stands_now(desk: Desk, hands: Hands) -> None:
    target, learn = set_aside(desk)
    desk.checks.rate(learn, 3, "Retold it to Luis")
    hands.forward(days=7)
    desk.checks.rate(learn, 2, "Lost the thread twice")
    assert offered(desk, target) is None
    hands.forward(days=1)
    desk.checks.rate(learn, 5)
    assert offered(desk, target) is None, "a guess takes nothing back, and adds nothing"
    hands.forward(days=1)
    desk.checks.rate(learn, 3, "Retold the news")
    assert offered(desk, target) == Offered(Topic.UNPARK)


def test_a_partner_in_the_trash_carries_nothing(desk: Desk) -> None:
    target, learn = set_aside(desk)
    desk.checks.rate(learn, 3, "Retold it to Luis")
    desk.goals.put_away([learn])
    assert offers.reached(desk.store, target) is None
    assert offered(desk, target) == Offered(Topic.PAIR)


def test_who_knows_the_task_is_offered_nothing(desk: Desk) -> None:
    target = performance(desk)
    desk.goals.set_familiarity(target, Familiarity.KNOWN)
    assert offered(desk, target) is None


def test_a_known_learning_goal_may_close(desk: Desk, goal: str) -> None:
    assert offered(desk, goal) is None
    desk.goals.set_familiarity(goal, Familiarity.KNOWN)
    assert offered(desk, goal) == Offered(Topic.CLOSE)
    desk.goals.set_state([goal], State.RESTING)
    assert offered(desk, goal) is None


def test_a_number_set_aside_is_asked_about_once_the_task_is_known(desk: Desk) -> None:
    target, _ = set_aside(desk)
    desk.goals.set_familiarity(target, Familiarity.PARTLY)
    assert offered(desk, target) is None
    desk.goals.set_familiarity(target, Familiarity.KNOWN)
    assert offered(desk, target) == Offered(Topic.UNPARK)


def test_a_learning_goal_may_close_once_all_it_serves_is_known(desk: Desk, hands: Hands) -> None:
    target, learn = set_aside(desk)
    desk.goals.set_familiarity(target, Familiarity.KNOWN)
    desk.checks.rate(learn, 4)
    assert offered(desk, learn) is None, "a level without evidence carries nothing"
    hands.forward(days=1)
    desk.checks.rate(learn, 3, "Retold it to Luis")
    assert offered(desk, learn) == Offered(Topic.CLOSE)
    assert offers.known_by_now(desk.store, learn) == "Pass B2"
    other = performance(desk, "Pass C1")
    pair = desk.pairs.pair(other, learn)
    assert offered(desk, learn) is None
    desk.pairs.unpair([pair])
    desk.offers.answer(learn, Topic.CLOSE, Said.NOT_NOW)
    assert offered(desk, learn) is None, "it is asked once"


def test_a_suggestion_is_made_once_for_a_note(desk: Desk, goal: str) -> None:
    desk.practice.note(goal, 2, "", Stuck.SAME)
    last = desk.practice.note(goal, 1, "", Stuck.SAME)
    assert offered(desk, goal) == Offered(Topic.CHALLENGE, last)
    desk.offers.answer(goal, Topic.CHALLENGE, Said.NOT_NOW, last)
    assert offered(desk, goal) is None
    newer = desk.practice.note(goal, 1, "", Stuck.SAME)
    assert offered(desk, goal) == Offered(Topic.CHALLENGE, newer)


def test_a_fourth_active_learning_goal_asks_which_one_rests(desk: Desk) -> None:
    goals = [learning(desk, f"Learn {number}") for number in range(3)]
    assert desk_query.over_limit(desk.store) == 0
    fourth = learning(desk, "Learn another")
    assert desk_query.over_limit(desk.store) == 4
    assert [goal.id for goal in desk_query.active_learning(desk.store)] == [*goals, fourth]
    desk.goals.set_state([goals[0]], State.RESTING)
    assert desk_query.over_limit(desk.store) == 0
    desk.goals.set_state([goals[0]], State.ACTIVE)
    desk.offers.answer(None, Topic.LIMIT, Said.KEPT, "4")
    assert desk_query.over_limit(desk.store) == 0
    learning(desk, "A fifth")
    assert desk_query.over_limit(desk.store) == 5
