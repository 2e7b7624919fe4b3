"""Learning in depth: predictions, checks with evidence, plans, pauses, pairs that end, and what is offered when."""

from datetime import date

import pytest

from goaldesk.core.desk import Desk
from goaldesk.core.method import schedule
from goaldesk.core.method.preparation import Step
from goaldesk.core.queries import goal_page, goal_table
from goaldesk.core.queries import learning as learning_query
from goaldesk.core.types import Kind, State, Verdict
from tests.conftest import Hands
from tests.core.steps import goal_of, learning, nothing_happens, one_step, performance, refused


@pytest.fixture
def goal(desk: Desk, hands: Hands) -> str:
    made = learning(desk)
    hands.forward(days=3)  # 11 October
    return made


# -- things to try


def test_a_prediction_is_locked_once_it_is_being_tried(desk: Desk, goal: str) -> None:
    to_try = desk.experiments.add(goal, "Ask first")
    with one_step(desk, "writing a prediction"):
        desk.experiments.predict(to_try, " They will not answer ")
    desk.experiments.start(to_try)
    with refused(desk, "stays as it was"):
        desk.experiments.predict(to_try, "They will answer")
    with nothing_happens(desk):
        desk.experiments.predict(to_try, "They will not answer")
    desk.experiments.finish(to_try, "They did")
    with refused(desk, "Later thoughts"):
        desk.experiments.predict(to_try, "")
    assert goal_page.experiments(desk.store, goal)[0].prediction == "They will not answer"


def test_a_prediction_stays_locked_where_it_is_to_be_tried_once_more(desk: Desk, goal: str) -> None:
    to_try = desk.experiments.add(goal, "Ask first")
    desk.experiments.predict(to_try, "They will not answer")
    desk.experiments.start(to_try)
    desk.experiments.reset(to_try)
    desk.experiments.predict(to_try, "They will laugh")
    desk.experiments.finish(to_try, "They did answer")
    desk.experiments.reset(to_try)
    with refused(desk, "stays as it was"):
        desk.experiments.predict(to_try, "They will answer")


def test_later_thoughts_are_added_with_their_day_and_never_replaced(desk: Desk, goal: str, hands: Hands) -> None:
    to_try = desk.experiments.add(goal, "Ask first")
    with one_step(desk, "adding a later thought"):
        desk.experiments.add_thought(to_try, "It was the\npause")
    hands.forward(days=2)
    desk.experiments.add_thought(to_try, "Or the place")
    seen = goal_page.experiments(desk.store, goal)[0]
    assert seen.later_thoughts == "2026-10-11 It was the pause\n2026-10-13 Or the place"
    assert seen.thoughts() == [("2026-10-11", "It was the pause"), ("2026-10-13", "Or the place")]


def test_what_was_tried_surprises_and_is_decided_about(desk: Desk, goal: str) -> None:
    to_try = desk.experiments.add_tried(goal, "Ask first")
    with one_step(desk, "writing what surprised"):
        desk.experiments.write_surprise(to_try, "The quiet ones spoke")
    with one_step(desk, "deciding about something tried"):
        desk.experiments.decide(to_try, Verdict.ADAPT)
    seen = goal_page.experiments(desk.store, goal)[0]
    assert (seen.surprise, seen.verdict) == ("The quiet ones spoke", Verdict.ADAPT)


# -- checks


def test_a_check_predicts_writes_rates_again_and_is_one_step_while_it_lasts(desk: Desk, goal: str) -> None:
    check = desk.checks.begin(goal, 2)
    desk.checks.write_evidence(check, "Three")
    desk.checks.write_evidence(check, "Three places where it gets lost")
    with one_step(desk, "checking understanding"):
        desk.checks.finish(check, 3, "Why at the door?\nWho says it first?")
    row = goal_page.checks(desk.store, goal)[0]
    assert (row.level_before, row.level_after) == (2, 3)
    assert (row.evidence, row.gaps) == ("Three places where it gets lost", "Why at the door?\nWho says it first?")
    desk.session.undo()
    assert desk.session.undo_label() == "predicting how deep it goes"
    desk.session.undo()
    assert goal_page.checks(desk.store, goal) == []


def test_a_check_that_was_left_is_gone_on_with(desk: Desk, goal: str, hands: Hands) -> None:
    check = desk.checks.begin(goal, 2)
    desk.checks.write_evidence(check, "Half of")
    hands.forward(days=1)
    assert desk.checks.begin(goal, 1) == check
    row = goal_page.checks(desk.store, goal)[0]
    assert (row.day, row.level_before, row.evidence, row.level_after) == ("2026-10-12", 1, "Half of", None)


def test_a_planned_check_counts_from_when_it_is_done(desk: Desk, goal: str, hands: Hands) -> None:
    """Not from when it was planned: a guess of the same day would stand before it."""
    desk.checks.plan(goal, "Without notes")
    hands.forward(days=3)
    desk.checks.rate(goal, 2)
    hands.forward(minutes=10)
    check = desk.checks.begin(goal, 3)
    desk.checks.write_evidence(check, "Three places")
    desk.checks.finish(check, 4)
    assert [row.level_after for row in goal_page.checks(desk.store, goal)] == [4, 2]
    cell = goal_table.learning_cells(desk.store, [goal])[goal]
    assert (cell.level, cell.has_evidence) == (4, True)
    assert [event.level for event in learning_query.story(desk.store, goal)] == [2, 4]
    hands.forward(minutes=10)
    desk.checks.rate(goal, 5)
    assert [row.level_after for row in goal_page.checks(desk.store, goal)] == [5, 4, 2]


def test_a_gap_becomes_a_question_of_the_check(desk: Desk, goal: str) -> None:
    check = desk.checks.begin(goal, 2)
    desk.checks.finish(check, 2, "Why at the door?")
    with one_step(desk, "asking a question"):
        desk.checks.ask_about(check, "Why at the door?")
    row = goal_page.questions(desk.store, goal)[0]
    assert (row.text, row.origin, row.check_id) == ("Why at the door?", "check", check)


def test_days_since_it_was_studied_stand_beside_the_check(desk: Desk, goal: str, hands: Hands) -> None:
    desk.practice.note(goal, 3)
    hands.forward(days=4)
    desk.checks.finish(desk.checks.begin(goal, 2), 3)
    assert goal_page.checks(desk.store, goal)[0].days_since_study == 4
    other = learning(desk, "Another")
    desk.checks.finish(desk.checks.begin(other, 2), 3)
    assert goal_page.checks(desk.store, other)[0].days_since_study is None


def test_levels_off_the_ladder_are_refused(desk: Desk, goal: str) -> None:
    with refused(desk, "five steps"):
        desk.checks.begin(goal, 6)
    check = desk.checks.begin(goal, 0)
    with refused(desk, "five steps"):
        desk.checks.finish(check, 0)


@pytest.mark.parametrize(
    ("checks", "studied", "due"),
    [
        (0, None, date(2026, 10, 9)),
        (1, None, date(2026, 10, 9)),
        (2, None, date(2026, 10, 15)),
        (3, None, date(2026, 11, 7)),
        (9, None, date(2026, 11, 7)),
        (1, date(2026, 10, 20), date(2026, 10, 21)),
        (3, date(2026, 10, 20), date(2026, 11, 7)),
    ],
)
def test_a_check_is_due_after_1_7_and_30_days_and_never_on_a_day_of_study(
    checks: int, studied: date | None, due: date
) -> None:
    assert schedule.due_on(checks, date(2026, 10, 8), studied) == due


def test_the_quiet_list_follows_checks_and_study(desk: Desk, goal: str, hands: Hands) -> None:
    def due() -> list[str]:
        return [check.title for check in learning_query.due_checks(desk.store, desk.clock.today())]

    assert due() == []
    desk.checks.plan(goal, "I can tell it to Amira without notes")
    assert due() == []
    hands.forward(days=1)
    assert due() == ["Understand how audits go"]
    desk.checks.write_evidence(desk.checks.begin(goal, 1), "words")
    desk.checks.finish(goal_page.checks(desk.store, goal)[0].id, 2)
    assert (due(), learning_query.next_check(desk.store, goal)) == ([], date(2026, 10, 13))
    hands.forward(days=1)
    assert len(due()) == 1
    desk.practice.note(goal, 3)
    assert due() == []
    hands.forward(days=1)
    assert len(due()) == 1
    desk.goals.set_state([goal], State.RESTING)
    assert due() == []


def test_a_rating_without_evidence_makes_nothing_due(desk: Desk, goal: str, hands: Hands) -> None:
    desk.checks.rate(goal, 4)
    hands.forward(days=40)
    assert learning_query.due_checks(desk.store, desk.clock.today()) == []
    assert learning_query.next_check(desk.store, goal) is None


# -- plans, pauses, pairs


def test_a_goal_has_one_plan_and_changing_it_keeps_the_old_one(desk: Desk, goal: str) -> None:
    with one_step(desk, "writing an if-then plan"):
        desk.plans.write(goal, "After the stand-up", "I ask one question")
    desk.plans.write(goal, "After the stand-up", "I ask one question more")
    assert goal_page.plan(desk.store, goal)[1:] == ("After the stand-up", "I ask one question more")  # type: ignore[index]
    with one_step(desk, "changing the if-then plan"):
        desk.plans.replace(goal, "When the bell rings", "I wait")
    assert goal_page.plan(desk.store, goal)[1:] == ("When the bell rings", "I wait")  # type: ignore[index]
    assert desk.store.value("SELECT count(*) FROM plan WHERE deleted_at IS NULL") == 2
    desk.plans.write(goal, " ", "")
    assert goal_page.plan(desk.store, goal) is None


def test_resting_is_remembered_from_when_until_when(desk: Desk, goal: str, hands: Hands) -> None:
    with one_step(desk, "resting a goal"):
        desk.goals.set_state([goal], State.RESTING)
    hands.forward(days=9)
    with one_step(desk, "taking up again"):
        desk.goals.set_state([goal], State.ACTIVE)
    desk.goals.set_state([goal], State.RESTING)
    desk.goals.set_state([goal], State.REACHED)  # on the same day: that was no rest
    assert [tuple(pause) for pause in goal_page.pauses(desk.store, goal)] == [("2026-10-11", "2026-10-20")]


def test_closing_keeps_what_is_said_and_everything_that_belongs_to_the_goal(desk: Desk, goal: str) -> None:
    desk.questions.ask(goal, "Still open?")
    desk.experiments.add(goal, "Still to try")
    with one_step(desk, "closing a goal"):
        desk.goals.close(goal, State.LEARNED_ENOUGH, " Amira’s notes ", "The next ward")
    closed = goal_of(desk, goal)
    assert (closed.state, closed.closed_on) == (State.LEARNED_ENOUGH, "2026-10-11")
    assert (closed.closing_note, closed.takes_its_place) == ("Amira’s notes", "The next ward")
    assert goal_page.tried_and_asked(desk.store, goal) == (0, 1)
    assert len(goal_page.experiments(desk.store, goal)) == 1


def test_a_pair_that_is_taken_apart_stays_with_the_day_until_which_it_held(desk: Desk, goal: str, hands: Hands) -> None:
    target = performance(desk)
    pair = desk.pairs.pair(target, goal, "They speak alike")
    hands.forward(days=10)
    with one_step(desk, "unpairing"):
        desk.pairs.unpair([pair])
    assert goal_page.pairs(desk.store, goal, Kind.LEARNING) == []
    ended = goal_page.pairs(desk.store, goal, Kind.LEARNING, ended=True)[0]
    assert (ended.goal_id, ended.why, ended.since_on, ended.until_on) == (
        target, "They speak alike", "2026-10-11", "2026-10-21",
    )  # fmt: skip
    again = desk.pairs.pair(target, goal)
    assert again != pair
    assert len(goal_page.pairs(desk.store, goal, Kind.LEARNING)) == 1


def test_a_pair_of_no_day_was_a_slip(desk: Desk, goal: str) -> None:
    desk.pairs.unpair([desk.pairs.pair(performance(desk), goal)])
    assert goal_page.pairs(desk.store, goal, Kind.LEARNING, ended=True) == []


# -- five steps


def test_what_a_new_goal_leaves_open_and_what_closes_it(desk: Desk, goal: str) -> None:
    assert learning_query.to_prepare(desk.store, goal) == list(Step)
    desk.goals.write(goal, "gap", "I do not hear it")
    desk.experiments.add(goal, "Sit in")
    assert learning_query.to_prepare(desk.store, goal) == [Step.QUESTION, Step.MISTAKES, Step.KNOW]
    desk.plans.write(goal, "After the bell", "")
    desk.checks.plan(goal, "Without notes")
    desk.goals.write(goal, "question", "Where does it go?")
    assert learning_query.to_prepare(desk.store, goal) == []


def test_a_guess_does_not_say_how_one_will_know(desk: Desk, goal: str) -> None:
    desk.checks.rate(goal, 2)
    assert Step.KNOW in learning_query.to_prepare(desk.store, goal)
    desk.checks.rate(goal, 2, "I retold it")
    assert Step.KNOW not in learning_query.to_prepare(desk.store, goal)


def test_a_planned_check_is_reworded_and_not_doubled(desk: Desk, goal: str) -> None:
    first = desk.checks.plan(goal, "Without notes")
    assert desk.checks.plan(goal, "Without notes, to Amira") == first
    assert [check.topic for check in goal_page.checks(desk.store, goal)] == ["Without notes, to Amira"]


# -- the story


def test_the_story_of_a_goal_has_everything_in_its_order(desk: Desk, goal: str, hands: Hands) -> None:
    asked = desk.questions.ask(goal, "Why at the door?")
    hands.forward(days=1)
    desk.experiments.add_tried(goal, "Sit in")
    hands.forward(days=1)
    desk.practice.note(goal, 3, "listened")
    hands.forward(days=1)
    desk.questions.answer(asked, "They walk")
    hands.forward(days=1)
    desk.checks.rate(goal, 3, "Drew it")
    events = learning_query.story(desk.store, goal)
    assert [(event.day.day, event.what, event.text, event.level, event.evidence) for event in events] == [
        (11, "asked", "Why at the door?", 0, False),
        (12, "tried", "Sit in", 0, False),
        (13, "practised", "listened", 0, False),
        (14, "answered", "Why at the door?", 0, False),
        (15, "check", "Drew it", 3, True),
    ]
