"""The loop: earlier setbacks that are similar, their lessons, what came of one, and what waits to be looked at."""

from datetime import date, timedelta

import pytest

from goaldesk.core.desk import Desk
from goaldesk.core.queries import loop, setbacks, similar
from goaldesk.core.types import Outcome, SetbackForm
from tests.conftest import Hands
from tests.core.steps import learning, one_step, refused

DAY = date(2026, 10, 8)


def log(desk: Desk, text: str, day: date = DAY, **more: object) -> str:
    return desk.setbacks.log(SetbackForm(day, text)._replace(**more))


@pytest.mark.parametrize(
    ("before", "now", "alike"),
    [
        ("Jonas paused at bed 4 and I took over", "Took over again when Jonas was pausing", True),
        ("Ward 2 went back to the old sheet", "Nobody on the ward found the sheet", True),
        ("Ward 2 went back to the old sheet", "I stopped at kilometre six", False),
        ("It went well and then it did not", "And then it was like that again", False),
        ("Die Übergabe begann zu früh", "Zu fruh bei der Ubergabe", True),
        ("会議で説明が長すぎた", "説明が長くて会議が終わらない", True),
        ("", "Anything", False), ("Sheet", "Sheet", False),
    ],
)  # fmt: skip
def test_what_shares_words_that_say_something_is_similar(desk: Desk, before: str, now: str, alike: bool) -> None:
    if before:
        log(desk, before)
    assert bool(similar.earlier(desk.store, now)) is alike


def test_the_newest_similar_ones_come_first_and_neither_itself_nor_surprises(desk: Desk) -> None:
    old = log(desk, "Lost the thread in the meeting", DAY - timedelta(days=40), lesson="Draw it")
    new = log(desk, "The thread of the meeting was lost", DAY - timedelta(days=2))
    log(desk, "Found the thread in the meeting", outcome=Outcome.GOOD_SURPRISE)
    mine = log(desk, "Lost my thread, meeting again")
    found = similar.earlier(desk.store, "Lost my thread, meeting again", mine)
    assert [(each.id, each.lesson) for each in found] == [(new, ""), (old, "Draw it")]
    assert found[0].day == DAY - timedelta(days=2)


def test_a_word_that_is_in_every_fourth_text_says_nothing(desk: Desk) -> None:
    for number in range(12):
        log(desk, f"The ward meeting, number {number}")
    assert similar.earlier(desk.store, "Another ward meeting") == []


def test_a_lesson_is_found_by_what_it_says_and_by_its_goal(desk: Desk) -> None:
    goal = learning(desk, "Coach without taking over")
    kept = log(desk, "Helped too early", lesson="Count to five first", goal_ids=(goal,))
    log(desk, "Counted to five, too early")
    assert [each.id for each in similar.lessons(desk.store, "Learn to coach others without taking the lead over")] == [
        kept
    ]
    assert [each.id for each in similar.lessons(desk.store, "Help early, count slowly")] == [kept]
    assert similar.lessons(desk.store, "Run ten kilometres") == []
    desk.session.undo()
    desk.session.undo()
    assert similar.lessons(desk.store, "Help early, count slowly") == []


def test_what_came_of_a_setback_can_be_walked(desk: Desk, hands: Hands) -> None:
    goal = learning(desk, "Coach")
    setback = log(desk, "Took over", study_question="What is a pause?", also_try=True, goal_ids=(goal,))
    assert [each.text for each in loop.trace(desk.store, setback).questions] == ["What is a pause?"]
    hands.forward(days=3)
    (question,) = desk.store.rows("SELECT id FROM question")[0]
    desk.questions.answer(question, "Thinking")
    (experiment,) = desk.store.rows("SELECT id FROM experiment")[0]
    desk.experiments.finish(experiment, "Eleven seconds")
    desk.setbacks.retry(setback, "Waited  this time")
    entry = desk.journal.add(DAY, "About it")
    desk.journal.link_setback(entry, setback)
    found = loop.trace(desk.store, setback)
    later = DAY + timedelta(days=3)
    assert found.questions == [loop.Answer(question, "What is a pause?", "Thinking", later, goal, "Coach")]
    assert found.tried == [loop.Tried(experiment, "What is a pause?", "Eleven seconds", later, goal, "Coach")]
    assert [(each.day, each.note) for each in found.retries] == [(later, "Waited this time")]
    assert [each.id for each in found.mentions] == [entry]
    assert loop.came_of_setbacks(desk.store) == (1, 1)
    desk.journal.set_private(entry, private=True)
    assert loop.trace(desk.store, setback).mentions == []


def test_a_retry_is_one_step_and_needs_words(desk: Desk) -> None:
    setback = log(desk, "Took over")
    with one_step(desk, "writing that it came up again"):
        retry = desk.setbacks.retry(setback, "Waited", DAY)
    with one_step(desk, "putting away"):
        desk.setbacks.put_away_retry(retry)
    assert loop.trace(desk.store, setback).retries == []
    with refused(desk, "how it went"):
        desk.setbacks.retry(setback, "  ")


def test_what_was_to_wait_until_today_is_looked_at_again(desk: Desk, hands: Hands) -> None:
    waits = log(desk, "Took over", look_again_on=DAY + timedelta(days=1), draft=True)
    log(desk, "Went home", look_again_on=DAY + timedelta(days=9))
    log(desk, "Slept badly", look_again_on=DAY, new_information="Coffee")
    assert loop.to_look_at(desk.store, DAY) == []
    assert [each.id for each in loop.to_look_at(desk.store, DAY + timedelta(days=1))] == [waits]
    assert len(loop.to_look_at(desk.store, DAY + timedelta(days=9))) == 2


def test_what_is_half_written_already_is_looked_at_again_too(desk: Desk, hands: Hands) -> None:
    """“Look at it tomorrow” says so, whatever was written until then."""
    morrow = DAY + timedelta(days=1)
    half = log(desk, "Took over", new_information="It was the pause", look_again_on=morrow, draft=True)
    asks = log(desk, "Went home", study_question="Who waits?", look_again_on=morrow)
    hands.forward(days=1)
    assert {each.id for each in loop.to_look_at(desk.store, morrow)} == {half, asks}
    form = setbacks.form(desk.store, half)
    desk.setbacks.revise(half, form._replace(new_information="It was the pause, and the door", draft=False))
    assert [each.id for each in loop.to_look_at(desk.store, morrow)] == [asks]
    (question,) = desk.store.rows("SELECT id FROM question")[0]
    desk.questions.answer(question, "Nobody")
    assert loop.to_look_at(desk.store, morrow) == []


def test_questions_of_setbacks_that_are_put_away_are_not_counted(desk: Desk) -> None:
    setback = log(desk, "Took over", study_question="Why?")
    assert loop.came_of_setbacks(desk.store) == (1, 0)
    desk.setbacks.put_away([setback])
    assert loop.came_of_setbacks(desk.store) == (0, 0)
