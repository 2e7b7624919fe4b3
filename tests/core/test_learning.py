"""Verbs of the learning side: questions, things to try, practice, understanding checks."""

from datetime import date

import pytest

from goaldesk.core.desk import Desk
from goaldesk.core.method import challenge, ladder
from goaldesk.core.queries import goal_page, goal_table
from goaldesk.core.queries.goal_page import ExperimentRow, QuestionRow
from goaldesk.core.queries.goal_table import LearningCell
from goaldesk.core.types import Challenge, Ladder, QuestionOrigin, Stuck
from tests.conftest import Hands
from tests.core.steps import learning, nothing_happens, one_step, refused


@pytest.fixture
def goal(desk: Desk, hands: Hands) -> str:
    """A learning goal that was written some days ago."""
    made = learning(desk)
    hands.forward(days=3)  # 11 October
    return made


def cell(desk: Desk, goal_id: str) -> LearningCell:
    """What stands in the right cell of the table."""
    return goal_table.learning_cells(desk.store, [goal_id])[goal_id]


def question(desk: Desk, goal_id: str, at: int = 0) -> QuestionRow:
    return goal_page.questions(desk.store, goal_id)[at]


def experiment(desk: Desk, goal_id: str, at: int = 0) -> ExperimentRow:
    return goal_page.experiments(desk.store, goal_id)[at]


# -- questions


def test_a_question_is_open_until_it_is_answered(desk: Desk, goal: str) -> None:
    with one_step(desk, "asking a question"):
        asked = desk.questions.ask(goal, " Why do they\nstop asking? ")
    seen = question(desk, goal)
    assert (seen.id, seen.text, seen.origin) == (asked, "Why do they stop asking?", QuestionOrigin.OWN)
    assert seen.answered_on is None
    with one_step(desk, "answering a question"):
        desk.questions.answer(asked, " Because nobody answers.\nAt night. ")
    seen = question(desk, goal)
    assert (seen.answer, seen.answered_on) == ("Because nobody answers.\nAt night.", "2026-10-11")


def test_more_of_an_answer_keeps_the_day_of_the_first(desk: Desk, goal: str, hands: Hands) -> None:
    asked = desk.questions.ask(goal, "Why?")
    desk.questions.answer(asked, "So")
    hands.forward(days=5)
    desk.questions.answer(asked, "So, and more")
    assert (question(desk, goal).answer, question(desk, goal).answered_on) == ("So, and more", "2026-10-11")


def test_a_question_opened_again_keeps_its_answer(desk: Desk, goal: str) -> None:
    asked = desk.questions.ask(goal, "Why?")
    desk.questions.answer(asked, "So I thought")
    with one_step(desk, "opening a question again"):
        desk.questions.reopen(asked)
    assert (question(desk, goal).answer, question(desk, goal).answered_on) == ("So I thought", None)


def test_open_questions_stand_before_answered_ones(desk: Desk, goal: str) -> None:
    first, second, third = (desk.questions.ask(goal, text) for text in ("One?", "Two?", "Three?"))
    desk.questions.answer(first, "yes")
    assert [row.id for row in goal_page.questions(desk.store, goal)] == [second, third, first]
    assert goal_page.tried_and_asked(desk.store, goal) == (0, 2)


def test_a_question_is_asked_differently_and_put_away(desk: Desk, goal: str) -> None:
    asked = desk.questions.ask(goal, "Why?")
    with one_step(desk, "rewording a question"):
        desk.questions.reword(asked, "Since when?")
    assert question(desk, goal).text == "Since when?"
    with one_step(desk, "putting a question away"):
        desk.questions.put_away(asked)
    assert goal_page.questions(desk.store, goal) == []
    assert goal_page.tried_and_asked(desk.store, goal) == (0, 0)


def test_questions_and_answers_without_words_are_refused(desk: Desk, goal: str) -> None:
    asked = desk.questions.ask(goal, "Why?")
    with refused(desk, "needs a few words"):
        desk.questions.ask(goal, "  ")
    with refused(desk, "needs a few words"):
        desk.questions.reword(asked, "\n")
    with refused(desk, "stays open"):
        desk.questions.answer(asked, " \n")


def test_a_question_needs_no_goal(desk: Desk, goal: str) -> None:
    with one_step(desk, "asking a question"):
        desk.questions.ask(None, "What is it about?")
    assert goal_page.questions(desk.store, goal) == []


# -- things to try


def test_something_to_try_is_planned_started_and_tried(desk: Desk, goal: str, hands: Hands) -> None:
    with one_step(desk, "adding something to try"):
        to_try = desk.experiments.add(goal, " Ask\nfirst ")
    assert (cell(desk, goal).to_try, cell(desk, goal).tried) == ("Ask first", "")
    with one_step(desk, "starting to try something"):
        desk.experiments.start(to_try)
    assert (experiment(desk, goal).started_on, experiment(desk, goal).tried_on) == ("2026-10-11", None)
    hands.forward(days=1)
    with one_step(desk, "writing down what was tried"):
        desk.experiments.finish(to_try, " They answered ")
    seen = experiment(desk, goal)
    assert (seen.started_on, seen.tried_on, seen.observed) == ("2026-10-11", "2026-10-12", "They answered")
    assert (cell(desk, goal).to_try, cell(desk, goal).tried, cell(desk, goal).tried_on) == (
        "", "Ask first", "2026-10-12",
    )  # fmt: skip
    assert goal_page.tried_and_asked(desk.store, goal) == (1, 0)


def test_what_was_tried_already_is_written_down_in_one_step(desk: Desk, goal: str) -> None:
    with one_step(desk, "writing down what was tried"):
        desk.experiments.add_tried(goal, "Ask first")
    with one_step(desk, "writing down what was tried"):
        desk.experiments.add_tried(goal, "Draw it", date(2026, 9, 30))
    assert [(row.approach, row.tried_on) for row in goal_page.experiments(desk.store, goal)] == [
        ("Ask first", "2026-10-11"),
        ("Draw it", "2026-09-30"),
    ]
    assert cell(desk, goal).tried == "Ask first", "the latest day, not the latest typing"


def test_what_is_being_tried_stands_in_the_table_before_what_is_planned(desk: Desk, goal: str) -> None:
    desk.experiments.add(goal, "Planned first")
    second = desk.experiments.add(goal, "Begun")
    desk.experiments.start(second)
    assert cell(desk, goal).to_try == "Begun"


def test_something_tried_can_go_back_to_the_plan_and_keeps_what_was_seen(desk: Desk, goal: str) -> None:
    tried = desk.experiments.add_tried(goal, "Ask first")
    desk.experiments.observe(tried, "They answered")
    with one_step(desk, "planning to try something"):
        desk.experiments.reset(tried)
    seen = experiment(desk, goal)
    assert (seen.started_on, seen.tried_on, seen.observed) == (None, None, "They answered")


def test_what_was_observed_is_one_step_however_long_the_typing(desk: Desk, goal: str, hands: Hands) -> None:
    tried = desk.experiments.add_tried(goal, "Ask first")
    with one_step(desk, "writing what was observed"):
        for text in ("T", "They", "They answered"):
            desk.experiments.observe(tried, text)
            hands.forward(seconds=30)
    assert experiment(desk, goal).observed == "They answered"


def test_something_to_try_is_reworded_and_put_away(desk: Desk, goal: str) -> None:
    to_try = desk.experiments.add(goal, "Ask first")
    with one_step(desk, "rewording something to try"):
        desk.experiments.reword(to_try, "Ask second")
    assert cell(desk, goal).to_try == "Ask second"
    with one_step(desk, "putting something to try away"):
        desk.experiments.put_away(to_try)
    assert goal_page.experiments(desk.store, goal) == []
    assert cell(desk, goal).to_try == ""


def test_something_to_try_without_words_is_refused(desk: Desk, goal: str) -> None:
    to_try = desk.experiments.add(goal, "Ask first")
    with refused(desk, "needs a few words"):
        desk.experiments.add(goal, " ")
    with refused(desk, "needs a few words"):
        desk.experiments.add_tried(goal, "\t")
    with refused(desk, "needs a few words"):
        desk.experiments.reword(to_try, "")


def test_taking_back_what_was_tried_takes_it_from_the_table(desk: Desk, goal: str) -> None:
    desk.experiments.add_tried(goal, "Ask first")
    desk.session.undo()
    assert cell(desk, goal).tried == ""
    assert goal_page.tried_and_asked(desk.store, goal) == (0, 0)


# -- practice


def test_a_practice_note_keeps_how_hard_it_felt(desk: Desk, goal: str) -> None:
    with one_step(desk, "writing a practice note"):
        note = desk.practice.note(goal, 4, " long pauses ", Stuck.NEW, date(2026, 10, 10))
    (seen,) = goal_page.practice(desk.store, goal)
    assert seen == (note, "2026-10-10", "long pauses", 4, Stuck.NEW)
    assert cell(desk, goal).challenge == 4


def test_the_table_shows_the_challenge_of_the_latest_day(desk: Desk, goal: str) -> None:
    desk.practice.note(goal, 2)
    older = desk.practice.note(goal, 5, day=date(2026, 10, 1))
    assert cell(desk, goal).challenge == 2
    assert [row.challenge for row in goal_page.practice(desk.store, goal)] == [2, 5]
    with one_step(desk, "putting a practice note away"):
        desk.practice.put_away(older)
    assert [row.challenge for row in goal_page.practice(desk.store, goal)] == [2]


@pytest.mark.parametrize("felt", [0, 6, -1])
def test_felt_challenge_goes_from_one_to_five(desk: Desk, goal: str, felt: int) -> None:
    with refused(desk, "from 1 to 5"):
        desk.practice.note(goal, felt)


def test_five_felt_challenges_are_shown_as_three() -> None:
    easy, edge, hard = Challenge
    assert [challenge.shown(felt) for felt in range(1, 6)] == [easy, easy, edge, hard, hard]
    assert [challenge.shown(challenge.felt(each)) for each in Challenge] == [easy, edge, hard]


def test_a_cell_knows_what_is_next(desk: Desk, goal: str) -> None:
    desk.questions.answer(desk.questions.ask(goal, "Settled?"), "Yes")
    desk.questions.ask(goal, "What do they hear?")
    assert (cell(desk, goal).to_try, cell(desk, goal).trying, cell(desk, goal).asked) == (
        "", False, "What do they hear?",
    )  # fmt: skip
    desk.experiments.add(goal, "Ask first")
    second = desk.experiments.add(goal, "Wait")
    assert (cell(desk, goal).to_try, cell(desk, goal).trying) == ("Ask first", False)
    desk.experiments.start(second)
    assert (cell(desk, goal).to_try, cell(desk, goal).trying) == ("Wait", True)


# -- understanding


def test_a_check_says_where_it_stands_and_by_what_evidence(desk: Desk, goal: str) -> None:
    assert (cell(desk, goal).level, cell(desk, goal).has_evidence) == (0, False)
    with one_step(desk, "saying how deep it goes"):
        desk.checks.rate(goal, 3, " explained it to Ana ", before=4)
    (seen,) = goal_page.checks(desk.store, goal)
    assert (seen.level_before, seen.level_after, seen.evidence) == (4, 3, "explained it to Ana")
    assert seen.day == "2026-10-11"
    assert (cell(desk, goal).level, cell(desk, goal).has_evidence) == (3, True)


def test_a_level_without_evidence_is_a_guess(desk: Desk, goal: str) -> None:
    desk.checks.rate(goal, 3, "explained it to Ana")
    desk.checks.rate(goal, 4, "  ")
    assert (cell(desk, goal).level, cell(desk, goal).has_evidence) == (4, False)


def test_depth_may_go_down_and_the_check_before_stays(desk: Desk, goal: str, hands: Hands) -> None:
    desk.checks.rate(goal, 4)
    hands.forward(days=1)
    last = desk.checks.rate(goal, 2, "could not explain it")
    assert [row.level_after for row in goal_page.checks(desk.store, goal)] == [2, 4]
    assert cell(desk, goal).level == 2
    with one_step(desk, "putting a check away"):
        desk.checks.put_away(last)
    assert cell(desk, goal).level == 4


def test_a_check_keeps_the_names_its_levels_had(desk: Desk, goal: str) -> None:
    desk.checks.rate(goal, 3)
    desk.goals.set_ladder(goal, Ladder.DO)
    desk.checks.rate(goal, 3)
    assert {row.ladder for row in goal_page.checks(desk.store, goal)} == {Ladder.KNOW, Ladder.DO}
    assert ladder.name(Ladder.KNOW, 3) != ladder.name(Ladder.DO, 3)


@pytest.mark.parametrize("level", [0, 6, -1])
def test_the_ladder_has_five_steps(desk: Desk, goal: str, level: int) -> None:
    with refused(desk, "five steps"):
        desk.checks.rate(goal, level)


def test_the_level_before_is_a_step_of_the_ladder_too(desk: Desk, goal: str) -> None:
    with refused(desk, "five steps"):
        desk.checks.rate(goal, 3, before=9)


def test_what_happens_to_one_goal_leaves_the_others_alone(desk: Desk, goal: str) -> None:
    other = learning(desk, "Something else")
    untouched = cell(desk, other)
    desk.checks.rate(goal, 3)
    desk.practice.note(goal, 3)
    desk.experiments.add_tried(goal, "Ask first")
    desk.questions.ask(goal, "Why?")
    assert cell(desk, other) == untouched
    assert goal_page.tried_and_asked(desk.store, other) == (0, 0)


def test_saying_the_same_twice_is_no_step(desk: Desk, goal: str) -> None:
    asked, to_try = desk.questions.ask(goal, "Why?"), desk.experiments.add(goal, "Ask first")
    with nothing_happens(desk):
        desk.questions.reword(asked, " Why? ")
        desk.experiments.reword(to_try, "Ask  first")
        desk.experiments.reset(to_try)
        desk.experiments.observe(to_try, "")
