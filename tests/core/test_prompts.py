"""Questions of the journal: what one left open first, at its time; then those that are shipped, fading with use."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from goaldesk.core.desk import Desk
from goaldesk.core.method.prompts import is_shipped_asked
from goaldesk.core.method.reviews import Period
from goaldesk.core.queries.own_prompts import is_open, own_prompts, prompted
from goaldesk.core.types import Density, SetbackForm, Span
from tests.conftest import Hands
from tests.core.steps import learning, performance

DAY = date(2026, 10, 8)


def asked(desk: Desk, day: date) -> list[str]:
    return [prompt.text.in_english() for prompt in own_prompts(desk.store, day)]


def a_question(desk: Desk) -> None:
    desk.questions.ask(learning(desk, "Coach"), "What is a pause?")


def a_check(desk: Desk) -> None:
    desk.checks.rate(learning(desk, "Coach"), 2, "Drew it")


def a_pair(desk: Desk) -> None:
    desk.pairs.pair(performance(desk, "Roll out"), learning(desk, "Coach"))


def a_lesson(desk: Desk) -> None:
    desk.setbacks.log(SetbackForm(DAY, "Took over", lesson="Count first"))


def a_setback(desk: Desk) -> None:
    desk.setbacks.log(SetbackForm(DAY, "Took over", look_again_on=DAY + timedelta(days=1), draft=True))


def an_entry(desk: Desk) -> None:
    desk.journal.add(DAY, "The first minute")


@pytest.mark.parametrize(
    ("what", "days", "text"),
    [
        (a_question, 9, "9 days ago you asked: “What is a pause?” What do you know about it by now?"),
        (a_question, 18, "18 days ago you asked: “What is a pause?” What do you know about it by now?"),
        (a_check, 1, "“Coach”: what could you explain or do today, without looking anything up?"),
        (a_pair, 21, "“Roll out” and “Coach” have been quiet for 21 days. What has happened there?"),
        (a_lesson, 14, "You took this with you once: “Count first” Where could it be of use this week?"),
        (a_setback, 1, "You wanted to look at this again: “Took over” What does it show you now?"),
        (an_entry, 364, "In this week last year you wrote “The first minute”. What would you add to it today?"),
    ],
)
def test_what_was_left_open_is_asked_about_in_its_time(
    desk: Desk, what: Callable[[Desk], None], days: int, text: str
) -> None:
    what(desk)
    assert text in asked(desk, DAY + timedelta(days=days))
    assert asked(desk, DAY) == []
    assert text not in asked(desk, DAY + timedelta(days=days + 2))


def answer(desk: Desk) -> None:
    (question,) = desk.store.rows("SELECT id FROM question")[0]
    desk.questions.answer(question, "Thinking")


def check_again(desk: Desk) -> None:
    (goal,) = desk.store.rows("SELECT id FROM goal")[0]
    desk.checks.rate(goal, 3, "Drew it twice")


def take_apart(desk: Desk) -> None:
    desk.pairs.unpair([row[0] for row in desk.store.rows("SELECT id FROM pair")])


def use_it(desk: Desk) -> None:
    (setback,) = desk.store.rows("SELECT id FROM setback")[0]
    desk.setbacks.retry(setback, "Counted")


def look_into_it(desk: Desk) -> None:
    (setback,) = desk.store.rows("SELECT id FROM setback")[0]
    desk.setbacks.revise(setback, SetbackForm(DAY, "Took over", new_information="It is thinking"))


def put_it_away(desk: Desk) -> None:
    (entry,) = desk.store.rows("SELECT id FROM entry")[0]
    desk.journal.put_away(entry)


@pytest.mark.parametrize(
    ("what", "days", "settle"),
    [
        (a_question, 9, answer), (a_check, 1, check_again), (a_pair, 21, take_apart), (a_lesson, 14, use_it),
        (a_setback, 1, look_into_it), (an_entry, 364, put_it_away),
    ],
)  # fmt: skip
def test_it_is_open_until_something_was_done_about_it(
    desk: Desk, hands: Hands, what: Callable[[Desk], None], days: int, settle: Callable[[Desk], None]
) -> None:
    what(desk)
    hands.forward(days=days)
    today = DAY + timedelta(days=days)
    (prompt,) = own_prompts(desk.store, today)
    assert is_open(desk.store, prompt, today)
    settle(desk)
    assert not is_open(desk.store, prompt, today)
    assert prompt not in own_prompts(desk.store, today)


def test_what_was_answered_lately_is_not_asked_again(desk: Desk, hands: Hands) -> None:
    a_question(desk)
    hands.forward(days=9)
    today = DAY + timedelta(days=9)
    (prompt,) = own_prompts(desk.store, today)
    entry = desk.journal.add(today, "It is thinking", prompt=prompt.id)
    assert own_prompts(desk.store, today) == []
    desk.journal.put_away(entry)
    assert own_prompts(desk.store, today) == [prompt]
    (question,) = desk.store.rows("SELECT id FROM question")[0]
    desk.questions.answer(question, "Thinking")
    assert own_prompts(desk.store, today) == []


def test_a_pair_that_something_was_done_for_is_not_quiet(desk: Desk) -> None:
    run, breath = performance(desk, "Run"), learning(desk, "Breathe")
    desk.pairs.pair(run, breath)
    desk.performance.check_in(run, 3, "", DAY + timedelta(days=5))
    assert asked(desk, DAY + timedelta(days=21)) == []
    assert len(asked(desk, DAY + timedelta(days=26))) == 1
    desk.goals.put_away([run])
    assert asked(desk, DAY + timedelta(days=26)) == []


def write_of(desk: Desk, goal: str, day: date) -> None:
    desk.journal.link_goal(desk.journal.add(day, "It went"), goal)


def set_back(desk: Desk, goal: str, day: date) -> None:
    desk.setbacks.log(SetbackForm(day, "It stood still", goal_ids=(goal,)))


def reach(desk: Desk, goal: str, day: date) -> None:
    desk.performance.mark_milestone(desk.performance.add_milestone(goal, "Half"), True, day)


@pytest.mark.parametrize("writes", [write_of, set_back, reach])
def test_a_pair_that_something_was_written_about_is_not_quiet(
    desk: Desk, writes: Callable[[Desk, str, date], None]
) -> None:
    run, breath = performance(desk, "Run"), learning(desk, "Breathe")
    desk.pairs.pair(run, breath)
    writes(desk, run, DAY + timedelta(days=5))
    assert asked(desk, DAY + timedelta(days=21)) == []
    assert len(asked(desk, DAY + timedelta(days=26))) == 1


def test_a_pair_of_which_something_was_asked_is_not_quiet(desk: Desk, hands: Hands) -> None:
    run, breath = performance(desk, "Run"), learning(desk, "Breathe")
    desk.pairs.pair(run, breath)
    hands.forward(days=5)
    question = desk.questions.ask(breath, "Where from?")
    assert not [text for text in asked(desk, DAY + timedelta(days=21)) if "quiet" in text]
    hands.forward(days=2)
    desk.questions.answer(question, "From below")
    assert asked(desk, DAY + timedelta(days=26)) == []
    assert len(asked(desk, DAY + timedelta(days=28))) == 1


def test_a_question_of_a_review_leads_there_where_it_belongs_to_no_goal(desk: Desk, hands: Hands) -> None:
    period = Period(Span.WEEK, DAY - timedelta(days=10), DAY - timedelta(days=4))
    desk.reviews.ask(period, None, "Which lamp holds?")
    hands.forward(days=9)
    (prompt,) = own_prompts(desk.store, DAY + timedelta(days=9))
    (review,) = desk.store.rows("SELECT id FROM review")[0]
    assert prompt.opens == f"review:{review}"


def test_one_question_a_purpose(desk: Desk) -> None:
    goal = learning(desk, "Coach")
    for text in ("What is a pause?", "Who else waits?"):
        desk.questions.ask(goal, text)
    assert len(asked(desk, DAY + timedelta(days=9))) == 1


def test_a_lesson_that_was_used_and_a_private_entry_are_left_alone(desk: Desk) -> None:
    a_lesson(desk)
    (setback,) = desk.store.rows("SELECT id FROM setback")[0]
    desk.setbacks.retry(setback, "Counted")
    entry = desk.journal.add(DAY, "The first minute")
    desk.journal.set_private(entry, private=True)
    assert asked(desk, DAY + timedelta(days=14)) == []
    assert asked(desk, DAY + timedelta(days=364)) == []


def test_long_words_are_shortened_between_words(desk: Desk) -> None:
    desk.questions.ask(learning(desk, "Coach"), "why " * 60)
    (text,) = asked(desk, DAY + timedelta(days=9))
    assert len(text) < 220
    assert "why…”" in text


def test_shipped_questions_fade_with_the_entries_that_answered_one(desk: Desk) -> None:
    days = [DAY + timedelta(days=number) for number in range(10)]
    assert all(is_shipped_asked(Density.FADING, 7, day) for day in days)
    assert sum(is_shipped_asked(Density.FADING, 8, day) for day in days) == 5
    assert not any(is_shipped_asked(Density.FADING, 16, day) for day in days)
    assert all(is_shipped_asked(Density.DAILY, 500, day) for day in days)
    assert not any(is_shipped_asked(density, 0, day) for density in (Density.OWN, Density.NONE) for day in days)
    desk.journal.add(DAY, "One", prompt="m01")
    desk.journal.add(DAY, "Two", prompt="own:question:1")
    desk.journal.add(DAY, "Three")
    assert prompted(desk.store) == 1
