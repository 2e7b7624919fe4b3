"""Verbs for setbacks: from what happened to a question, something to try, and an answer (method.md 4.3)."""

from collections.abc import Callable
from datetime import date

import pytest

from goaldesk.core.desk import Desk
from goaldesk.core.queries import goal_page
from goaldesk.core.queries import setbacks as setback_query
from goaldesk.core.queries.setbacks import LoggedSetback
from goaldesk.core.search.asked import parse
from goaldesk.core.search.find import find
from goaldesk.core.types import Outcome, QuestionOrigin, SetbackForm, SetbackKind, Stage
from tests.conftest import Hands
from tests.core.steps import learning, nothing_happens, one_step, performance, refused

DAY = date(2026, 10, 7)
PLAIN = SetbackForm(DAY, "The handover took an hour")
FULL = SetbackForm(
    DAY, "The handover took an hour", feel="tired", still_holds="Everybody came", outside_view="Too many slides",
    kind=SetbackKind.PLAN, new_information="Nobody reads ahead", study_question="What do they need first?",
    if_then="If slides pile up, then I draw", look_again_on=date(2026, 10, 21), luck="half",
)  # fmt: skip


@pytest.fixture
def goal(desk: Desk) -> str:
    return learning(desk, "Learn to hand over")


@pytest.fixture
def later(desk: Desk, hands: Hands) -> Callable[[str, SetbackForm], None]:
    """Writes on in a form after a rest, so that it is a step of its own."""

    def revise(setback_id: str, form: SetbackForm) -> None:
        hands.forward(minutes=10)
        with one_step(desk, "looking into a setback"):
            desk.setbacks.revise(setback_id, form)

    return revise


def form_of(desk: Desk, setback_id: str) -> SetbackForm:
    return setback_query.form(desk.store, setback_id)


def on_page(desk: Desk, goal_id: str) -> list[LoggedSetback]:
    """The setbacks that a goal's page lists."""
    return goal_page.setbacks(desk.store, goal_id)


def texts(desk: Desk, goal_id: str) -> tuple[list[str], list[str]]:
    """The questions and the things to try of a goal."""
    asked = [row.text for row in goal_page.questions(desk.store, goal_id)]
    return asked, [row.approach for row in goal_page.experiments(desk.store, goal_id)]


# -- logging


def test_what_happened_is_all_a_setback_needs(desk: Desk, goal: str) -> None:
    with one_step(desk, "logging a setback"):
        setback = desk.setbacks.log(PLAIN._replace(goal_ids=(goal,)))
    (seen,) = on_page(desk, goal)
    assert (seen.id, seen.day, seen.what_happened) == (setback, "2026-10-07", "The handover took an hour")
    assert (seen.stage, seen.next_step, seen.draft) == (Stage.NOTED, "", False)
    assert texts(desk, goal) == ([], [])


def test_every_field_of_the_form_is_read_as_it_was_written(desk: Desk, goal: str) -> None:
    form = FULL._replace(goal_ids=(goal, performance(desk)), also_try=True, outcome=Outcome.GOOD_SURPRISE)
    setback = desk.setbacks.log(form)
    assert form_of(desk, setback) == form


def test_a_setback_without_words_is_refused(desk: Desk, goal: str) -> None:
    with refused(desk, "Say in a line what happened"):
        desk.setbacks.log(FULL._replace(what_happened=" \n", goal_ids=(goal,)))
    setback = desk.setbacks.log(PLAIN)
    with refused(desk, "Say in a line what happened"):
        desk.setbacks.revise(setback, FULL._replace(what_happened=""))


def test_a_setback_that_is_not_there_cannot_be_read(desk: Desk) -> None:
    with pytest.raises(KeyError):
        form_of(desk, "no such setback")


@pytest.mark.parametrize(
    ("form", "stage", "next_step"),
    [
        (PLAIN, Stage.NOTED, ""),
        (PLAIN._replace(new_information="Nobody reads ahead"), Stage.LOOKED_INTO, ""),
        (PLAIN._replace(study_question="What first?"), Stage.NEXT_STEP, "What first?"),
        (PLAIN._replace(if_then="Then I draw"), Stage.NEXT_STEP, "Then I draw"),
        (FULL, Stage.NEXT_STEP, "What do they need first?"),
    ],
)
def test_the_stage_is_what_came_of_it(desk: Desk, goal: str, form: SetbackForm, stage: Stage, next_step: str) -> None:
    desk.setbacks.log(form._replace(goal_ids=(goal,)))
    (seen,) = on_page(desk, goal)
    assert (seen.stage, seen.next_step) == (stage, next_step)


# -- the study question


def test_the_study_question_is_an_open_question_of_the_learning_goal(desk: Desk, goal: str) -> None:
    setback = desk.setbacks.log(
        PLAIN._replace(study_question=" What do they\nneed? ", goal_ids=(performance(desk), goal))
    )
    (asked,) = goal_page.questions(desk.store, goal)
    assert (asked.text, asked.origin, asked.setback_id) == ("What do they need?", QuestionOrigin.SETBACK, setback)
    assert asked.answered_on is None
    assert on_page(desk, goal)[0].stage is Stage.NEXT_STEP


def test_the_question_goes_to_the_first_learning_goal_chosen(desk: Desk, goal: str) -> None:
    other = learning(desk, "Learn to draw")
    desk.setbacks.log(PLAIN._replace(study_question="How?", goal_ids=(performance(desk), other, goal)))
    assert (texts(desk, other)[0], texts(desk, goal)[0]) == (["How?"], [])


def test_a_question_without_a_learning_goal_is_kept_with_the_setback(desk: Desk) -> None:
    left = performance(desk)
    desk.setbacks.log(PLAIN._replace(study_question="How?", goal_ids=(left,)))
    assert on_page(desk, left)[0].next_step == "How?"


def test_answering_the_question_answers_the_setback(desk: Desk, goal: str) -> None:
    desk.setbacks.log(PLAIN._replace(study_question="How?", goal_ids=(goal,)))
    asked = goal_page.questions(desk.store, goal)[0].id
    desk.questions.answer(asked, "Slowly")
    assert on_page(desk, goal)[0].stage is Stage.ANSWERED
    desk.questions.reopen(asked)
    assert on_page(desk, goal)[0].stage is Stage.NEXT_STEP
    desk.questions.put_away(asked)
    assert (on_page(desk, goal)[0].stage, on_page(desk, goal)[0].next_step) == (Stage.NOTED, "")


def test_revising_rewords_the_one_question(desk: Desk, goal: str, later: Callable[..., None]) -> None:
    form = PLAIN._replace(study_question="How?", goal_ids=(goal,))
    setback = desk.setbacks.log(form)
    later(setback, form._replace(study_question="How slowly?"))
    assert texts(desk, goal)[0] == ["How slowly?"]


def test_revising_adds_the_question_that_was_not_there(desk: Desk, goal: str, later: Callable[..., None]) -> None:
    setback = desk.setbacks.log(PLAIN._replace(goal_ids=(goal,)))
    later(setback, PLAIN._replace(study_question="How?", goal_ids=(goal,)))
    assert texts(desk, goal)[0] == ["How?"]


def test_revising_takes_the_question_away_with_its_words(desk: Desk, goal: str, later: Callable[..., None]) -> None:
    setback = desk.setbacks.log(PLAIN._replace(study_question="How?", goal_ids=(goal,)))
    later(setback, PLAIN._replace(goal_ids=(goal,)))
    assert texts(desk, goal)[0] == []
    assert on_page(desk, goal)[0].stage is Stage.NOTED


def test_choosing_another_learning_goal_moves_the_question(desk: Desk, goal: str, later: Callable[..., None]) -> None:
    other = learning(desk, "Learn to draw")
    setback = desk.setbacks.log(PLAIN._replace(study_question="How?", goal_ids=(goal,)))
    later(setback, PLAIN._replace(study_question="How?", goal_ids=(other,)))
    assert (texts(desk, goal)[0], texts(desk, other)[0]) == ([], ["How?"])
    assert (on_page(desk, goal), len(on_page(desk, other))) == ([], 1)


def test_choosing_another_learning_goal_moves_what_to_try(desk: Desk, goal: str) -> None:
    other = learning(desk, "Learn to draw")
    form = PLAIN._replace(study_question="How?", also_try=True, goal_ids=(goal,))
    setback = desk.setbacks.log(form)
    desk.setbacks.revise(setback, form._replace(goal_ids=(other,)))
    assert (texts(desk, goal), texts(desk, other)) == (([], []), (["How?"], ["How?"]))


def test_the_order_in_which_goals_are_chosen_is_kept(desk: Desk, goal: str) -> None:
    """The question goes to the first one: read in another order, saving the form again would move the question."""
    other = learning(desk, "Learn to draw")
    form = PLAIN._replace(study_question="How?", goal_ids=(goal, other))
    setback = desk.setbacks.log(form)
    desk.setbacks.revise(setback, form._replace(goal_ids=(other, goal)))
    assert form_of(desk, setback).goal_ids == (other, goal)


def test_an_answer_outlives_the_words_in_the_form(desk: Desk, goal: str) -> None:
    form = PLAIN._replace(study_question="How?", goal_ids=(goal,))
    setback = desk.setbacks.log(form)
    desk.questions.answer(goal_page.questions(desk.store, goal)[0].id, "Slowly: three mornings of work")
    desk.setbacks.revise(setback, form._replace(study_question=""))
    assert [row.answer for row in goal_page.questions(desk.store, goal)] == ["Slowly: three mornings of work"]


def test_saving_a_form_as_it_was_read_changes_nothing(desk: Desk, goal: str, hands: Hands) -> None:
    setback = desk.setbacks.log(FULL._replace(also_try=True, goal_ids=(goal, performance(desk))))
    desk.questions.answer(goal_page.questions(desk.store, goal)[0].id, "Slowly")
    desk.experiments.finish(goal_page.experiments(desk.store, goal)[0].id, "They drew along")
    hands.forward(days=1)
    with nothing_happens(desk):
        desk.setbacks.revise(setback, form_of(desk, setback))


def test_undo_takes_the_question_and_the_thing_to_try_with_the_setback(desk: Desk, goal: str) -> None:
    desk.setbacks.log(PLAIN._replace(study_question="How?", also_try=True, goal_ids=(goal,)))
    assert texts(desk, goal) == (["How?"], ["How?"])
    desk.session.undo()
    assert texts(desk, goal) == ([], [])
    assert on_page(desk, goal) == []


# -- the thing to try


def test_the_check_box_makes_one_thing_to_try(desk: Desk, goal: str, later: Callable[..., None]) -> None:
    form = PLAIN._replace(study_question="Draw it", also_try=True, goal_ids=(goal,))
    setback = desk.setbacks.log(form)
    assert texts(desk, goal) == (["Draw it"], ["Draw it"])
    later(setback, form._replace(study_question="Draw it large"))
    assert texts(desk, goal) == (["Draw it large"], ["Draw it large"])
    later(setback, form._replace(also_try=False))
    assert texts(desk, goal) == (["Draw it"], [])
    assert not form_of(desk, setback).also_try


def test_what_was_tried_stays_whatever_becomes_of_the_form(desk: Desk, goal: str, later: Callable[..., None]) -> None:
    form = PLAIN._replace(study_question="Draw it", also_try=True, goal_ids=(goal,))
    setback = desk.setbacks.log(form)
    desk.experiments.finish(goal_page.experiments(desk.store, goal)[0].id, "It helped")
    later(setback, form._replace(study_question="Something else", also_try=False))
    assert [(row.approach, row.observed) for row in goal_page.experiments(desk.store, goal)] == [
        ("Draw it", "It helped")
    ]


# -- drafts


def test_a_draft_is_marked_until_it_is_meant(desk: Desk, goal: str, hands: Hands) -> None:
    told: list[str | None] = []
    desk.subscribe(lambda change: told.append(change.done.in_english() if change.done else None))
    setback = desk.setbacks.log(PLAIN._replace(goal_ids=(goal,), draft=True))
    assert on_page(desk, goal)[0].draft
    hands.forward(minutes=10)
    desk.setbacks.revise(setback, PLAIN._replace(goal_ids=(goal,), new_information="so", draft=False))
    assert not on_page(desk, goal)[0].draft
    desk.setbacks.revise(setback, PLAIN._replace(goal_ids=(goal,), new_information="so and so"))
    assert told == [None, "Setback noted", None], "only once it is kept"


def test_writing_in_one_go_is_one_step(desk: Desk, goal: str, hands: Hands) -> None:
    with one_step(desk, "logging a setback"):
        setback = desk.setbacks.log(PLAIN._replace(goal_ids=(goal,), draft=True))
        for information in ("N", "Nobody", "Nobody reads"):
            hands.forward(seconds=20)
            desk.setbacks.revise(setback, PLAIN._replace(goal_ids=(goal,), new_information=information, draft=True))


def test_a_draft_is_discarded_with_what_came_of_it(desk: Desk, goal: str) -> None:
    draft = desk.setbacks.log(PLAIN._replace(study_question="How?", also_try=True, goal_ids=(goal,), draft=True))
    with one_step(desk, "discarding a draft"):
        desk.setbacks.discard(draft)
    assert texts(desk, goal) == ([], [])
    assert on_page(desk, goal) == []
    desk.session.undo()
    assert texts(desk, goal) == (["How?"], ["How?"])


# -- the trash


def test_a_setback_that_is_put_away_leaves_its_question(desk: Desk, goal: str) -> None:
    setback = desk.setbacks.log(PLAIN._replace(study_question="How?", goal_ids=(goal,)))
    with one_step(desk, "putting away"):
        desk.setbacks.put_away([setback])
    assert on_page(desk, goal) == []
    assert find(desk.store, parse("handover")) == []
    assert texts(desk, goal)[0] == ["How?"]
    with one_step(desk, "bringing back"):
        desk.setbacks.bring_back([setback])
    assert on_page(desk, goal)[0].next_step == "How?"
    assert [hit.id for hit in find(desk.store, parse("handover"))] == [setback]


def test_several_setbacks_are_put_away_in_one_step(desk: Desk, goal: str) -> None:
    setbacks = [desk.setbacks.log(PLAIN._replace(goal_ids=(goal,))) for _ in range(3)]
    told: list[object] = []
    desk.subscribe(lambda change: told.append(change.done and change.done.in_english()))
    with one_step(desk, "putting away"):
        desk.setbacks.put_away(setbacks)
    assert told[0] == "3 setbacks put away"


def test_setbacks_stand_newest_day_first(desk: Desk, goal: str) -> None:
    for day in (3, 7, 5):
        desk.setbacks.log(PLAIN._replace(day=date(2026, 10, day), goal_ids=(goal,)))
    assert [seen.day for seen in on_page(desk, goal)] == ["2026-10-07", "2026-10-05", "2026-10-03"]


def test_a_thing_to_try_in_words_of_its_own_keeps_them(desk: Desk, goal: str, later: Callable[..., None]) -> None:
    form = PLAIN._replace(study_question="What makes me speak?", also_try=True, goal_ids=(goal,))
    setback = desk.setbacks.log(form)
    desk.experiments.reword(goal_page.experiments(desk.store, goal)[0].id, "Count to five on Monday")
    later(setback, form_of(desk, setback)._replace(lesson="Silence is fine"))
    later(setback, form_of(desk, setback)._replace(study_question="What makes me begin?"))
    assert texts(desk, goal) == (["What makes me begin?"], ["Count to five on Monday"])
    later(setback, form_of(desk, setback)._replace(study_question="", also_try=False))
    assert texts(desk, goal) == ([], ["Count to five on Monday"])


def test_a_thing_to_try_outlives_its_question(desk: Desk, goal: str, later: Callable[..., None]) -> None:
    form = PLAIN._replace(study_question="Draw it", also_try=True, goal_ids=(goal,))
    setback = desk.setbacks.log(form)
    desk.questions.put_away(goal_page.questions(desk.store, goal)[0].id)
    later(setback, form_of(desk, setback)._replace(lesson="Silence is fine", also_try=False))
    assert texts(desk, goal) == ([], ["Draw it"])


def test_a_thing_to_try_goes_with_the_question_it_was(desk: Desk, goal: str, later: Callable[..., None]) -> None:
    form = PLAIN._replace(study_question="Draw it", also_try=True, goal_ids=(goal,))
    setback = desk.setbacks.log(form)
    later(setback, form._replace(study_question="", also_try=False))
    assert texts(desk, goal) == ([], [])
