"""Closing a goal, or letting it rest: what is asked, what is named, what stays."""

import pytest

from goaldesk.core.desk import Desk
from goaldesk.core.method import closing
from goaldesk.core.queries import closing as closing_query
from goaldesk.core.queries import goal_page
from goaldesk.core.queries.closing import Companion, LeftOpen
from goaldesk.core.types import CLOSED_STATES, Kind, Ladder, State
from tests.conftest import Hands
from tests.core.steps import goal_of, learning, one_step, performance

P, L = Kind.PERFORMANCE, Kind.LEARNING


def test_every_way_but_being_active_is_offered_for_both_kinds() -> None:
    for kind in Kind:
        assert set(closing.WAYS[kind]) == {*CLOSED_STATES, State.RESTING}
    assert closing.WAYS[P][:3] == (State.REACHED, State.CHANGED_MY_MIND, State.RESTING)
    assert closing.WAYS[L][0] is State.LEARNED_ENOUGH


@pytest.mark.parametrize(
    ("kind", "state", "asked"),
    [
        (P, State.REACHED, "What made the result possible?"),
        (L, State.REACHED, "What did you understand or become able to do?"),
        (P, State.LEARNED_ENOUGH, "What did you understand or become able to do?"),
        (L, State.LEARNED_ENOUGH, "What did you understand or become able to do?"),
        (P, State.CHANGED_MY_MIND, "What do you take with you from it?"),
        (L, State.RESTING, "A note for when you come back to it"),
    ],
)
def test_what_is_asked_follows_from_how_it_ends(kind: Kind, state: State, asked: str) -> None:
    assert closing.question(kind, state) == asked


def test_closing_with_words_is_one_step_and_touches_nothing_that_belongs_to_the_goal(desk: Desk) -> None:
    goal, learn = performance(desk), learning(desk)
    desk.pairs.pair(goal, learn)
    desk.questions.ask(learn, "Why at night?")
    with one_step(desk, "closing a goal"):
        desk.goals.close(learn, State.LEARNED_ENOUGH, " I can say why. ", "Coaching")
    closed = goal_of(desk, learn)
    assert (closed.state, closed.closed_on, closed.closing_note, closed.takes_its_place) == (
        State.LEARNED_ENOUGH, "2026-10-08", "I can say why.", "Coaching",
    )  # fmt: skip
    assert [row.text for row in goal_page.questions(desk.store, learn)] == ["Why at night?"]
    assert [row.goal_id for row in goal_page.pairs(desk.store, goal, P)] == [learn]
    assert goal_of(desk, goal).state is State.ACTIVE


def test_changing_the_words_of_a_closed_goal_keeps_its_day(desk: Desk, hands: Hands) -> None:
    goal = performance(desk)
    desk.goals.close(goal, State.REACHED, "", "")
    hands.forward(days=30)
    with one_step(desk, "closing a goal"):
        desk.goals.close(goal, State.REACHED, "Asking early", "")
    assert (goal_of(desk, goal).closed_on, goal_of(desk, goal).closing_note) == ("2026-10-08", "Asking early")


def test_resting_with_a_note_is_a_pause(desk: Desk) -> None:
    goal = performance(desk)
    with one_step(desk, "resting a goal"):
        desk.goals.close(goal, State.RESTING, "After the move", "")
    assert [pause.since_on for pause in goal_page.pauses(desk.store, goal)] == ["2026-10-08"]
    assert goal_of(desk, goal).closing_note == "After the move"


def test_the_learning_goals_on_the_way_come_with_their_latest_evidence(desk: Desk, hands: Hands) -> None:
    goal = performance(desk)
    first, second, third = learning(desk, "First"), learning(desk, "Second"), learning(desk, "Third")
    for each in (first, second, third):
        desk.pairs.pair(goal, each)
    desk.goals.set_ladder(second, Ladder.DO)
    desk.checks.rate(first, 2, "Drew it")
    hands.forward(days=1)
    desk.checks.rate(first, 3, "Explained it to Mei")
    hands.forward(days=1)
    desk.checks.rate(first, 4)
    desk.checks.rate(second, 1, "Watched Amira")
    desk.checks.plan(third, "I can tell it to a newcomer")
    assert closing_query.companions(desk.store, goal) == [
        Companion(first, "First", Ladder.KNOW, 4, False, "Explained it to Mei"),
        Companion(second, "Second", Ladder.DO, 1, True, "Watched Amira"),
        Companion(third, "Third", Ladder.KNOW, 0, False, ""),
    ]


def test_what_stays_open_is_counted(desk: Desk) -> None:
    goal = learning(desk)
    assert closing_query.left_open(desk.store, goal) == LeftOpen(0, 0)
    asked = [desk.questions.ask(goal, text) for text in ("Why?", "When?", "Where?")]
    desk.questions.answer(asked[0], "Because")
    tries = [desk.experiments.add(goal, text) for text in ("Ask", "Wait", "Watch")]
    desk.experiments.finish(tries[0], "it helped")
    desk.experiments.put_away(tries[1])
    assert closing_query.left_open(desk.store, goal) == LeftOpen(2, 1)
