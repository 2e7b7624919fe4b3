"""Goals that begin with more than a title, and what the coach says about where they stand."""

from datetime import date

import pytest

from goaldesk import paths
from goaldesk.core.desk import Desk
from goaldesk.core.method import framing
from goaldesk.core.method.coach import language
from goaldesk.core.method.coach.advice import Situation, advise
from goaldesk.core.method.framing import Note
from goaldesk.core.queries import goal_page
from goaldesk.core.services.new_goals import NewLearning, NewPerformance
from goaldesk.core.types import Familiarity, Kind, Measure
from tests.core.steps import goal_of, learning, one_step, performance, refused

ENGLISH = language.parse(paths.resource("coach", "en.toml").read_text("utf-8"))
P, L = Kind.PERFORMANCE, Kind.LEARNING


def test_a_learning_goal_begins_with_everything_that_was_filled_in_as_one_step(desk: Desk) -> None:
    target = performance(desk)
    with one_step(desk, "adding a goal"):
        goal = desk.new_goals.learning(NewLearning("Hear it", " the pause ", "Sit in", 2, target))
    assert goal_of(desk, goal).gap == "the pause"
    assert [row.approach for row in goal_page.experiments(desk.store, goal)] == ["Sit in"]
    assert [(row.level_after, row.evidence) for row in goal_page.checks(desk.store, goal)] == [(2, "")]
    assert [row.goal_id for row in goal_page.pairs(desk.store, goal, L)] == [target]


def test_a_title_is_enough(desk: Desk) -> None:
    goal = desk.new_goals.learning(NewLearning("Hear it"))
    assert goal_page.experiments(desk.store, goal) == []
    assert goal_page.checks(desk.store, goal) == []
    with refused(desk, "a few words"):
        desk.new_goals.learning(NewLearning("  ", "gap"))
    with refused(desk, "a few words"):
        desk.new_goals.performance(NewPerformance(""))


def test_a_performance_goal_begins_with_its_measure_and_what_is_learned_on_the_way(desk: Desk) -> None:
    with one_step(desk, "adding a goal"):
        goal = desk.new_goals.performance(
            NewPerformance(
                "Pass B2", Measure(0, 80, "points"), date(2026, 11, 21), Familiarity.NEW, "Follow a story", parked=True
            )
        )
    row = goal_of(desk, goal)
    assert (row.measure, row.due_on, row.familiarity, row.parked) == (
        Measure(0, 80, "points"), "2026-11-21", Familiarity.NEW, True,
    )  # fmt: skip
    assert [pair.title for pair in goal_page.pairs(desk.store, goal, P)] == ["Follow a story"]


def test_a_goal_is_split_in_two_and_what_belongs_to_it_stays_on_the_learning_side(desk: Desk) -> None:
    goal = learning(desk, "Build 5 endpoints")
    desk.experiments.add(goal, "Read one")
    with one_step(desk, "splitting a goal in two"):
        target = desk.new_goals.split(goal, "Understand what makes an API easy to guess")
    assert (goal_of(desk, target).title, goal_of(desk, target).kind) == ("Build 5 endpoints", P)
    assert goal_of(desk, goal).title == "Understand what makes an API easy to guess"
    assert [pair.goal_id for pair in goal_page.pairs(desk.store, goal, L)] == [target]
    assert len(goal_page.experiments(desk.store, goal)) == 1


def test_a_goal_without_parts_moves_to_the_other_column(desk: Desk) -> None:
    goal = performance(desk, "Learn some Spanish grammar")
    with one_step(desk, "moving to the other column"):
        desk.goals.change_kind(goal, L)
    assert goal_of(desk, goal).kind is L
    desk.practice.note(goal, 3)
    with refused(desk, "belong to its column"):
        desk.goals.change_kind(goal, P)
    measured = performance(desk, "Pass B2")
    desk.performance.set_measure(measured, Measure(target=80), None)
    with refused(desk, "belong to its column"):
        desk.goals.change_kind(measured, L)


def test_words_that_the_other_column_would_not_show_stay_where_they_are(desk: Desk) -> None:
    asked, gap, best = learning(desk, "Read 12 books"), learning(desk, "Read 9 books"), performance(desk, "Learn it")
    desk.questions.ask(asked, "What for?")
    desk.goals.write(gap, "gap", "I skim")
    desk.goals.write(best, "best_result", "To talk")
    for goal, other in ((asked, P), (gap, P), (best, L)):
        with refused(desk, "belong to its column"):
            desk.goals.change_kind(goal, other)


# -- what the coach says in which column


def said(column: Kind, text: str, familiarity: Familiarity = Familiarity.UNSET, **known: object) -> Note | None:
    situation = Situation(text, familiarity=familiarity, **known)  # type: ignore[arg-type]
    return framing.note(column, text, advise(situation, ENGLISH), familiarity)


def test_a_result_among_the_learning_goals_is_noticed_in_the_persons_own_words() -> None:
    note = said(L, "Build 5 API endpoints by June")
    assert note is not None
    assert note.headline == "This reads like a result to deliver"
    assert "5 API endpoints" in note.reasons[0][0]
    assert note.question.startswith("What would you understand or do differently after")
    assert note.deadline_left_out
    assert note.other_kind is P


@pytest.mark.parametrize("text", ["Understand why churn rose 10%", "Practice listening to customers before pitching"])
def test_what_fits_its_column_is_left_alone(text: str) -> None:
    assert said(L, text) is None


def test_a_learning_goal_among_the_results_may_move() -> None:
    note = said(P, "Understand why our patients stop asking")
    assert note is not None
    assert (note.headline, note.other_kind) == ("This reads like something to become able to do", L)
    assert note.question == ""
    assert said(P, "Understand why our patients stop asking", dismissed=2) is None


def test_a_result_among_the_results_is_asked_about_only_while_the_task_is_new() -> None:
    assert said(P, "Pass the B2 Spanish exam in spring") is None
    assert said(P, "Pass the B2 Spanish exam in spring", Familiarity.KNOWN) is None
    note = said(P, "Pass the B2 Spanish exam in spring", Familiarity.NEW)
    assert note is not None
    assert note.question.endswith("?")
    assert note.other_kind is None


def test_the_same_evidence_is_the_same_whatever_stands_around_it() -> None:
    first, second = said(L, "Read 12 books"), said(L, "I want to  read  12 books this winter")
    third = said(L, "Read 20 books")
    assert first is not None
    assert second is not None
    assert third is not None
    assert first.about == second.about.replace("  ", " ")
    assert first.about != third.about
