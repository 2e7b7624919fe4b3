"""Looking back: begun by the first word, left and gone on with, finished once, skipped without comment."""

from datetime import date

import pytest

from goaldesk.core.desk import Desk
from goaldesk.core.method.review_script import key_of
from goaldesk.core.method.reviews import Period, entry_text
from goaldesk.core.queries import goal_page, journal, review_rows, reviews
from goaldesk.core.queries import setbacks as setback_query
from goaldesk.core.queries.review_rows import ReviewRow
from goaldesk.core.search.asked import Findable, parse
from goaldesk.core.search.find import find
from goaldesk.core.types import QuestionOrigin, SetbackForm, Span, Stage
from tests.conftest import Hands
from tests.core.steps import learning, nothing_happens, one_step, performance, refused

MONDAY = 0
WEEK = Period(Span.WEEK, date(2026, 9, 28), date(2026, 10, 4))
NEXT_WEEK = Period(Span.WEEK, date(2026, 10, 5), date(2026, 10, 11))
MONTH = Period(Span.MONTH, date(2026, 9, 1), date(2026, 9, 30))


def row_of(desk: Desk, period: Period = WEEK) -> ReviewRow:
    found = review_rows.review_of(desk.store, period)
    assert found is not None
    return found


def finish(desk: Desk, period: Period = WEEK, title: str = "Weekly review") -> str | None:
    """Finish a review as the window does."""
    written = reviews.written(desk.store, row_of(desk, period))
    goals = [goal_id for each in written for goal_id, _ in each.goals]
    return desk.reviews.finish(period, entry_text(title, written, str), goals)


@pytest.fixture
def old_desk(desk: Desk, hands: Hands) -> Desk:
    """A desk that was there before the week that is looked back on."""
    hands.forward(days=-30)
    performance(desk, "Pass B2")
    hands.forward(days=30)
    return desk


# -- begun and gone on with


def test_the_first_words_begin_a_review(desk: Desk) -> None:
    with one_step(desk, "writing in a review"):
        desk.reviews.answer(WEEK, "understood", "I hear the pause")
    row = row_of(desk)
    assert (row.period, row.finished_on, row.skipped, row.entry_id) == (WEEK, None, False, None)
    assert reviews.answers(desk.store, row.id) == {"understood": "I hear the pause"}


def test_typing_is_one_step_and_another_question_is_another(desk: Desk, hands: Hands) -> None:
    for text in ("I", "I hear", "I hear the pause"):
        desk.reviews.answer(WEEK, "understood", text)
        hands.forward(seconds=5)
    desk.reviews.answer(WEEK, "surprise", "Eleven seconds")
    desk.session.undo()
    assert reviews.answers(desk.store, row_of(desk).id) == {"understood": "I hear the pause"}
    desk.session.undo()
    assert review_rows.review_of(desk.store, WEEK) is None
    desk.session.redo()
    desk.session.redo()
    assert len(reviews.answers(desk.store, row_of(desk).id)) == 2


def test_words_that_are_taken_away_leave_no_answer_and_come_back(desk: Desk) -> None:
    desk.reviews.answer(WEEK, "understood", "I hear")
    desk.reviews.answer(WEEK, "surprise", "Eleven")
    with one_step(desk, "writing in a review"):
        desk.reviews.answer(WEEK, "understood", "  ")
    assert reviews.answers(desk.store, row_of(desk).id) == {"surprise": "Eleven"}
    desk.reviews.answer(WEEK, "understood", "I hear it")
    assert reviews.answers(desk.store, row_of(desk).id)["understood"] == "I hear it"
    assert desk.store.value("SELECT count(*) FROM review_answer") == 2


def test_no_words_begin_nothing(desk: Desk) -> None:
    with nothing_happens(desk):
        assert desk.reviews.answer(WEEK, "understood", "  ") == ""


def test_answers_are_found_until_they_are_in_the_entry(desk: Desk) -> None:
    review_id = desk.reviews.answer(WEEK, "understood", "I hear the pause")
    (hit,) = find(desk.store, parse("pause"))
    assert (hit.kind, hit.leads_to) == (Findable.REVIEW, review_id)
    entry_id = finish(desk)
    (hit,) = find(desk.store, parse("pause"))
    assert (hit.kind, hit.id) == (Findable.ENTRY, entry_id)


# -- what is due


def test_the_week_that_is_over_is_due_until_something_is_written_or_skipped(old_desk: Desk, hands: Hands) -> None:
    def standing() -> tuple[Period | None, Period | None, Period | None]:
        return review_rows.standing(old_desk.store, Span.WEEK, hands.clock.today(), MONDAY)

    assert standing() == (None, WEEK, NEXT_WEEK)
    old_desk.reviews.answer(WEEK, "understood", "I hear")
    assert standing() == (WEEK, None, NEXT_WEEK)
    old_desk.reviews.finish(WEEK, "", [])
    assert standing() == (None, None, NEXT_WEEK)
    old_desk.session.undo()
    old_desk.reviews.skip(WEEK)
    assert standing() == (None, None, Period(Span.WEEK, WEEK.starts_on, NEXT_WEEK.ends_on))


def test_nothing_is_due_from_before_the_desk_was_there(desk: Desk, hands: Hands) -> None:
    performance(desk)
    for span in Span:
        found = review_rows.standing(desk.store, span, hands.clock.today(), MONDAY)
        assert (found.begun, found.due) == (None, None)
        assert found.running is not None


def test_skipping_is_one_step_says_nothing_and_widens_the_next(old_desk: Desk, hands: Hands) -> None:
    told = []
    old_desk.subscribe(told.append)
    with one_step(old_desk, "skipping a review"):
        old_desk.reviews.skip(WEEK)
    assert told[0].done is None
    hands.forward(days=7)
    wide = review_rows.standing(old_desk.store, Span.WEEK, hands.clock.today(), MONDAY).due
    assert wide == Period(Span.WEEK, WEEK.starts_on, NEXT_WEEK.ends_on)


def test_a_review_that_was_skipped_keeps_its_words_and_can_be_gone_on_with(desk: Desk) -> None:
    desk.reviews.answer(WEEK, "understood", "I hear")
    desk.reviews.skip(WEEK)
    assert row_of(desk).skipped
    assert reviews.answers(desk.store, row_of(desk).id) == {"understood": "I hear"}
    desk.reviews.answer(WEEK, "surprise", "Eleven")
    assert not row_of(desk).skipped


def test_a_finished_review_is_not_skipped(desk: Desk) -> None:
    desk.reviews.answer(WEEK, "understood", "I hear")
    finish(desk)
    with nothing_happens(desk):
        desk.reviews.skip(WEEK)


# -- what comes of it


def test_a_question_that_comes_of_a_review_knows_where_it_came_from(desk: Desk) -> None:
    goal = learning(desk)
    with one_step(desk, "asking a question"):
        desk.reviews.ask(WEEK, goal, "What helps?")
    (question,) = goal_page.questions(desk.store, goal)
    assert (question.text, question.origin) == ("What helps?", QuestionOrigin.REVIEW)
    (asked,) = reviews.asked(desk.store, row_of(desk).id)
    assert (asked.id, asked.goal_id, asked.answered_on) == (question.id, goal, None)


def test_a_question_may_belong_to_no_goal(desk: Desk) -> None:
    desk.reviews.ask(WEEK, None, "What helps?")
    (asked,) = reviews.asked(desk.store, row_of(desk).id)
    assert (asked.goal_id, asked.goal) == ("", "")


def test_an_empty_question_is_refused_and_begins_nothing(desk: Desk) -> None:
    with refused(desk, "few words"):
        desk.reviews.ask(WEEK, None, "  ")


def test_the_question_that_a_setback_left_is_its_next_step(desk: Desk) -> None:
    goal = learning(desk)
    form = SetbackForm(date(2026, 9, 28), "They went back", goal_ids=(performance(desk), goal))
    setback = desk.setbacks.log(form)
    with one_step(desk, "asking a question"):
        desk.reviews.ask_about_setback(WEEK, setback, "Which box?")
    assert setback_query.logged(desk.store, [setback])[setback].stage is Stage.NEXT_STEP
    assert setback_query.form(desk.store, setback).study_question == "Which box?"
    (question,) = goal_page.questions(desk.store, goal)
    assert (question.origin, question.setback_id) == (QuestionOrigin.SETBACK, setback)
    assert reviews.asked(desk.store, row_of(desk).id)[0].setback_id == setback


def test_a_plan_takes_the_place_of_the_one_before_and_stands_in_the_review(desk: Desk) -> None:
    goal = learning(desk)
    desk.plans.write(goal, "the talk stalls", "I wait")
    with one_step(desk, "writing an if-then plan"):
        desk.reviews.plan(WEEK, goal, "my hand goes up", "I count", "When my hand goes up, then I count")
    plan = goal_page.plan(desk.store, goal)
    assert plan is not None
    assert plan[1:] == ("my hand goes up", "I count")
    kept = reviews.answers(desk.store, row_of(desk).id)
    assert kept == {key_of("plan", goal): "When my hand goes up, then I count"}
    assert desk.store.value("SELECT count(*) FROM plan WHERE NOT active") == 1


def test_a_plan_without_words_is_refused(desk: Desk) -> None:
    goal = learning(desk)
    with refused(desk, "few words"):
        desk.reviews.plan(WEEK, goal, " ", "", "")


def test_what_explaining_from_memory_showed_belongs_to_its_goal(desk: Desk) -> None:
    goal = learning(desk, "Coach")
    desk.reviews.answer(MONTH, key_of("memory", goal), "The middle is thin")
    (written,) = reviews.written(desk.store, row_of(desk, MONTH))
    assert (written.goals, written.text) == (((goal, "Coach"),), "The middle is thin")


def test_going_on_in_the_plan_is_a_step_of_its_own(desk: Desk) -> None:
    goal = learning(desk)
    desk.reviews.plan(WEEK, goal, "my hand goes up", "I count", "When my hand goes up, then I count")
    with one_step(desk, "writing an if-then plan"):
        desk.plans.write(goal, "my hand goes up", "I count to five")


# -- finishing


def test_answers_become_one_entry_that_is_linked_to_the_goals(desk: Desk) -> None:
    coach, exam = learning(desk, "Coach"), performance(desk, "Pass [B2]")
    desk.reviews.answer(WEEK, key_of("evidence", coach), "Mei did it")
    desk.reviews.answer(WEEK, "results", "Too early to tell")
    desk.reviews.plan(WEEK, exam, "I sit down", "I listen first", "When I sit down, then I listen first")
    desk.reviews.ask(WEEK, coach, "How long is a pause?")
    with one_step(desk, "finishing a review"):
        entry_id = finish(desk)
    assert entry_id
    entry = journal.entry(desk.store, entry_id)
    assert entry is not None
    assert (entry.day, entry.text.splitlines()[:4]) == (
        "2026-10-08",
        ["# Weekly review", "", "## What is my evidence?", "[[Coach]]: Mei did it"],
    )
    order = ["What is my evidence?", "Only now the results", "One learning question", "One if-then plan"]
    places = [entry.text.index(heading) for heading in order]
    assert places == sorted(places)
    chips, _ = journal.chips(desk.store, entry_id)
    assert {chip.goal_id: chip.in_text for chip in chips} == {coach: True, exam: False}
    row = row_of(desk)
    assert (row.finished_on, row.entry_id) == ("2026-10-08", entry_id)


def test_the_entry_is_made_once(desk: Desk) -> None:
    desk.reviews.answer(WEEK, "understood", "I hear")
    entry_id = finish(desk)
    with nothing_happens(desk):
        assert finish(desk) == entry_id


def test_a_review_without_words_is_finished_without_an_entry(desk: Desk) -> None:
    with one_step(desk, "finishing a review"):
        assert desk.reviews.finish(WEEK, "", []) is None
    assert row_of(desk).finished_on == "2026-10-08"
    assert desk.store.value("SELECT count(*) FROM entry") == 0


def test_going_on_in_the_entry_is_a_step_of_its_own(desk: Desk) -> None:
    desk.reviews.answer(WEEK, "understood", "I hear")
    entry_id = finish(desk)
    assert entry_id
    desk.journal.save(entry_id, 1, "# Weekly review\n\nAnd more")
    desk.session.undo()
    assert row_of(desk).entry_id == entry_id
    entry = journal.entry(desk.store, entry_id)
    assert entry is not None
    assert "And more" not in entry.text


def test_a_review_that_is_put_away_leaves_what_came_of_it(desk: Desk, hands: Hands) -> None:
    review_id = desk.reviews.answer(WEEK, "understood", "I hear")
    desk.reviews.ask(WEEK, None, "What helps?")
    entry_id = finish(desk)
    with one_step(desk, "putting a review away"):
        desk.reviews.put_away(review_id)
    assert review_rows.review(desk.store, review_id) is None
    assert review_rows.reviews(desk.store, Span.WEEK) == []
    assert journal.entry(desk.store, entry_id or "") is not None
    assert desk.store.value("SELECT count(*) FROM question WHERE deleted_at IS NULL") == 1


def test_reviews_are_listed_newest_first(desk: Desk) -> None:
    desk.reviews.answer(WEEK, "understood", "One")
    desk.reviews.answer(NEXT_WEEK, "understood", "Two")
    desk.reviews.answer(MONTH, "ahead", "Three")
    assert [row.period for row in review_rows.reviews(desk.store, Span.WEEK)] == [NEXT_WEEK, WEEK]
    assert [row.period for row in review_rows.reviews(desk.store, Span.MONTH)] == [MONTH]
    saved = reviews.saved_at(desk.store, row_of(desk).id)
    assert saved == ("2026-10-08T12:32:00.000Z", 120)
    assert review_rows.review(desk.store, row_of(desk).id) == row_of(desk)
