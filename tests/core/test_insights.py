"""What the pictures of the Insights page show, on small desks: what is counted, and what is not."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from goaldesk.core.desk import Desk
from goaldesk.core.method.challenge import Suggestion
from goaldesk.core.queries.insights.attention import Grain, Touched, grain, touched
from goaldesk.core.queries.insights.challenge import feels
from goaldesk.core.queries.insights.from_setbacks import FromSetback, from_setbacks, usual_days
from goaldesk.core.queries.insights.pairs import placed
from goaldesk.core.queries.insights.period import HowFar, Period, period
from goaldesk.core.queries.insights.writing import Length, WrittenDay, usual_weekday, written_days
from goaldesk.core.types import Direction, Measure, Outcome, Said, SetbackForm, State, Stuck, Topic
from tests.conftest import Hands
from tests.core.steps import learning, performance

MONDAY, SUNDAY = 0, 6
TODAY = date(2026, 10, 8)
WEEK = Period(date(2026, 10, 5), TODAY)
TWELVE = Period(date(2026, 7, 20), TODAY)


def oct_(day: int) -> date:
    return date(2026, 10, day)


# -- how far back


@pytest.mark.parametrize(
    ("how_far", "starts_on", "first"),
    [
        (HowFar.TWELVE_WEEKS, MONDAY, date(2026, 7, 20)),
        (HowFar.TWELVE_WEEKS, SUNDAY, date(2026, 7, 19)),
        (HowFar.SIX_MONTHS, MONDAY, date(2026, 4, 13)),
        (HowFar.YEAR, MONDAY, date(2025, 10, 6)),
    ],
)
def test_a_period_is_whole_weeks_up_to_today(desk: Desk, how_far: HowFar, starts_on: int, first: date) -> None:
    assert period(desk.store, how_far, TODAY, starts_on) == Period(first, TODAY)


def test_all_of_it_begins_with_the_first_thing_that_was_written_down(desk: Desk, hands: Hands) -> None:
    assert period(desk.store, HowFar.ALL, TODAY, MONDAY) == TWELVE, "less than twelve weeks shows no pattern"
    goal = performance(desk)
    desk.performance.check_in(goal, 1, "", date(2024, 5, 1))
    assert period(desk.store, HowFar.ALL, TODAY, MONDAY).first == date(2024, 4, 29)
    entry = desk.journal.add(date(2023, 2, 1), "Long ago")
    assert period(desk.store, HowFar.ALL, TODAY, MONDAY).first == date(2023, 1, 30)
    desk.journal.put_away(entry)
    assert period(desk.store, HowFar.ALL, TODAY, MONDAY).first == date(2024, 4, 29)


def test_a_day_that_was_mistyped_by_a_century_does_not_draw_a_century(desk: Desk) -> None:
    desk.journal.add(date(1926, 10, 8), "A slip of the finger")
    found = period(desk.store, HowFar.ALL, TODAY, MONDAY)
    assert 29 < found.days / 365 < 31
    assert found.last == TODAY


# -- days with entries


def test_every_day_is_there_the_blank_ones_too(desk: Desk) -> None:
    desk.journal.add(oct_(6), "A line")
    desk.journal.add(oct_(6), "and " * 50)
    desk.journal.add(oct_(7), "word " * 300)
    desk.journal.add(date(2026, 10, 4), "the week before")
    desk.journal.add(date(2026, 10, 9), "tomorrow")
    assert written_days(desk.store, WEEK) == [
        WrittenDay(oct_(5), 0, Length.NOTHING),
        WrittenDay(oct_(6), 2, Length.PARAGRAPH),
        WrittenDay(oct_(7), 1, Length.PAGE),
        WrittenDay(oct_(8), 0, Length.NOTHING),
    ]


def test_private_entries_count_and_those_put_away_do_not(desk: Desk) -> None:
    private = desk.journal.add(oct_(5), "For myself")
    desk.journal.set_private(private, private=True)
    desk.journal.put_away(desk.journal.add(oct_(6), "Not this"))
    assert [day.entries for day in written_days(desk.store, WEEK)] == [1, 0, 0, 0]


def days_written(*days: date) -> list[WrittenDay]:
    return [WrittenDay(day, 1, Length.LINE) for day in days]


def test_a_usual_day_of_the_week_is_named_only_where_one_stands_out() -> None:
    tuesdays = [date(2026, 9, 1) + timedelta(weeks=week) for week in range(5)]
    assert usual_weekday(days_written(*tuesdays)) is None, "five days are no pattern"
    assert usual_weekday(days_written(*tuesdays, oct_(8))) == 1
    fridays = [day + timedelta(days=3) for day in tuesdays]
    assert usual_weekday(days_written(*tuesdays, *fridays)) is None, "two stand out"
    assert usual_weekday([WrittenDay(oct_(day), 0, Length.NOTHING) for day in range(1, 9)]) is None


# -- attention


def test_attention_is_what_was_touched_in_each_column(desk: Desk, hands: Hands) -> None:
    result, skill = performance(desk), learning(desk)
    desk.performance.check_in(result, 3, "", oct_(6))
    desk.performance.check_in(result, None, "only a note", oct_(7))
    desk.performance.mark_milestone(desk.performance.add_milestone(result, "First", None), done=True)
    desk.experiments.finish(desk.experiments.add(skill, "Try it"), "It went")
    desk.checks.rate(skill, 2, "in my words")
    desk.checks.plan(skill, "still to come")
    desk.practice.note(skill, 3, "", Stuck.NEW, oct_(5))
    desk.questions.answer(desk.questions.ask(skill, "Why?"), "Because")
    both = desk.journal.add(oct_(6), "About both")
    desk.journal.link_goal(both, result)
    desk.journal.link_goal(both, skill)
    desk.journal.add(oct_(6), "About nothing in particular")
    desk.setbacks.log(SetbackForm(oct_(6), "It went otherwise", goal_ids=(result,)))
    (week,) = touched(desk.store, WEEK)
    assert week == Touched(oct_(5), TODAY, 2, 1, 1, 1, 1, 1, 2, 1)
    assert (week.performance, week.learning) == (4, 6)


def test_a_week_without_anything_is_a_week(desk: Desk) -> None:
    goal = performance(desk)
    desk.performance.check_in(goal, 1, "", date(2026, 7, 20))
    desk.performance.check_in(goal, 2, "", TODAY)
    weeks = touched(desk.store, TWELVE)
    assert [week.performance for week in weeks] == [1, *[0] * 10, 1]
    assert weeks[0][:2] == (date(2026, 7, 20), date(2026, 7, 26))
    assert weeks[-1][:2] == (oct_(5), TODAY)


def test_what_belongs_to_a_goal_in_the_trash_is_not_counted(desk: Desk) -> None:
    result, skill = performance(desk), learning(desk)
    desk.performance.check_in(result, 1, "", TODAY)
    desk.practice.note(skill, 3, "", Stuck.NEW, TODAY)
    desk.journal.link_goal(desk.journal.add(TODAY, "About it"), skill)
    desk.goals.put_away([result, skill])
    assert [(week.performance, week.learning) for week in touched(desk.store, WEEK)] == [(0, 0)]


@pytest.mark.parametrize(
    ("weeks", "expected", "steps"), [(53, Grain.WEEK, 53), (61, Grain.MONTH, 15), (400, Grain.YEAR, 8)]
)
def test_long_times_are_told_in_months_and_years(desk: Desk, weeks: int, expected: Grain, steps: int) -> None:
    goal = performance(desk)
    first = oct_(5) - timedelta(weeks=weeks - 1)
    desk.performance.check_in(goal, 1, "", first)
    desk.performance.check_in(goal, 2, "", TODAY)
    looked_at = Period(first, TODAY)
    assert grain(looked_at) is expected
    found = touched(desk.store, looked_at)
    assert len(found) == steps
    assert [step.checkins for step in found] == [1, *[0] * (steps - 2), 1]
    assert (found[0].first, found[-1].last) == (first, TODAY)
    gaps = [(after.first - before.last).days for before, after in pairwise(found)]
    assert set(gaps) == {1}


# -- questions from setbacks


def test_the_numbers_are_questions_that_came_of_setbacks(desk: Desk, hands: Hands) -> None:
    skill = learning(desk)
    desk.setbacks.log(SetbackForm(oct_(1), "Without a question"))
    asked = desk.setbacks.log(SetbackForm(oct_(2), "With one", study_question="How slow?", goal_ids=(skill,)))
    desk.setbacks.log(SetbackForm(oct_(3), "With another", study_question="How far?"))
    desk.setbacks.log(SetbackForm(oct_(4), "Better than hoped", study_question="Why?", outcome=Outcome.GOOD_SURPRISE))
    desk.setbacks.log(SetbackForm(date(2026, 7, 1), "Long ago", study_question="When?"))
    desk.questions.ask(skill, "A question of its own")
    (question,) = desk.store.rows("SELECT id FROM question WHERE setback_id = ?", asked)[0]
    desk.questions.answer(question, "Slow")
    found = from_setbacks(desk.store, TWELVE)
    assert [(each.text, each.day, each.answered_on, each.days) for each in found] == [
        ("How slow?", oct_(2), TODAY, 6),
        ("How far?", oct_(3), None, None),
    ]
    assert found[0].setback_id == asked
    desk.setbacks.put_away([asked])
    assert [each.text for each in from_setbacks(desk.store, TWELVE)] == ["How far?"]


def test_a_usual_time_is_told_from_three_answers_on() -> None:
    def after(days: int) -> FromSetback:
        return FromSetback("?", "s", oct_(1), oct_(1) + timedelta(days=days))

    assert usual_days([after(2), after(4)]) is None
    assert usual_days([after(2), after(40), after(6), FromSetback("?", "s", oct_(1), None)]) == 6


# -- how hard it feels


def test_how_hard_it_feels_goes_by_the_latest_note_and_counts_all(desk: Desk) -> None:
    skill = learning(desk)
    for day, felt in ((date(2026, 6, 1), 5), (oct_(1), 1), (oct_(3), 4), (oct_(5), 3), (oct_(7), 5)):
        desk.practice.note(skill, felt, "", Stuck.SAME, day)
    learning(desk, "Without a note")
    (found,) = feels(desk.store, TWELVE)
    assert (found.day, found.now) == (oct_(7), 5)
    assert (found.too_easy, found.at_the_edge, found.too_hard) == (1, 1, 2)


def test_something_is_suggested_only_while_nobody_has_answered(desk: Desk) -> None:
    skill = learning(desk)
    for day in (5, 6):
        desk.practice.note(skill, 2, "", Stuck.SAME, oct_(day))

    def suggested() -> Suggestion | None:
        return feels(desk.store, TWELVE)[0].suggestion

    assert suggested() is Suggestion.STEP_UP
    desk.goals.set_state([skill], State.RESTING)
    assert suggested() is None, "a goal that rests is left alone"
    desk.goals.set_state([skill], State.ACTIVE)
    (note,) = desk.store.rows("SELECT id FROM practice_note ORDER BY day DESC LIMIT 1")[0]
    desk.offers.answer(skill, Topic.CHALLENGE, Said.NOT_NOW, note)
    assert suggested() is None


def test_closed_goals_feel_nothing_any_more(desk: Desk) -> None:
    skill = learning(desk)
    desk.practice.note(skill, 3, "", Stuck.NEW, oct_(5))
    desk.goals.set_state([skill], State.LEARNED_ENOUGH)
    assert feels(desk.store, TWELVE) == []


# -- pairs


def test_a_pair_stands_by_its_share_of_the_way_and_its_depth(desk: Desk) -> None:
    result, skill = performance(desk), learning(desk)
    desk.pairs.pair(result, skill)
    (pair,) = placed(desk.store)
    assert (pair.share, pair.level, pair.can_tell) == (None, 0, False)
    desk.performance.set_measure(result, Measure(58, 52, "min", Direction.REACH), None)
    assert placed(desk.store)[0].share is None, "a number that was never told is no zero"
    desk.performance.check_in(result, 55, "", TODAY)
    desk.checks.rate(skill, 3)
    (pair,) = placed(desk.store)
    assert (pair.share, pair.level, pair.evidence, pair.can_tell) == (0.5, 3, False, True)


def test_of_a_number_that_is_set_aside_one_cannot_tell(desk: Desk) -> None:
    result, skill = performance(desk), learning(desk)
    desk.pairs.pair(result, skill)
    desk.performance.set_measure(result, Measure(0, 8), None)
    desk.performance.check_in(result, 4, "", TODAY)
    desk.performance.park(result, True)
    (pair,) = placed(desk.store)
    assert (pair.share, pair.parked, pair.can_tell) == (None, True, False)


def test_only_pairs_of_today_with_something_open_are_placed(desk: Desk) -> None:
    result, skill, other = performance(desk), learning(desk), learning(desk, "Another")
    desk.pairs.pair(result, skill)
    desk.pairs.pair(result, other)
    assert [pair.learning_id for pair in placed(desk.store)] == [skill, other]
    desk.goals.set_state([result], State.REACHED)
    assert len(placed(desk.store)) == 2, "the learning goes on"
    desk.goals.set_state([skill], State.LEARNED_ENOUGH)
    assert [pair.learning_id for pair in placed(desk.store)] == [other]
    desk.goals.put_away([other])
    assert placed(desk.store) == []
