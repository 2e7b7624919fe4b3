"""The question above the journal: own open items first, their way back, fading, and the choice in the settings."""

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from goaldesk import paths
from goaldesk.core.desk import Desk
from goaldesk.core.method.reviews import Period
from goaldesk.core.settings import SettingsFile
from goaldesk.core.types import Density, Kind, Span
from tests.conftest import Hands
from tests.ui.desks import Small
from tests.ui.person import Person, click, find, press, settle, there_is, type_

OWN = "9 days ago you asked: “Which lead?” What do you know about it by now?"

Opens = Callable[..., Person]


@pytest.fixture
def asked(small: Person, goals: Small, hands: Hands) -> Person:
    """Nine days after a question was asked, with the journal on that day."""
    small.desk.questions.ask(goals.ecg, "Which lead?")
    hands.forward(days=9)
    small.window.ui.bus.day_changed.emit()
    small.journal.go_today()
    return small


def test_an_own_question_comes_first_and_leads_to_its_goal(asked: Person, goals: Small) -> None:
    assert there_is(asked.window, OWN)
    click(find(asked.window, "From what you left open"))
    assert asked.window.desk_page.open_goal_id() == goals.ecg


def test_a_question_of_a_review_leads_to_that_review(small: Person, hands: Hands) -> None:
    period = Period(Span.WEEK, date(2026, 9, 28), date(2026, 10, 4))
    small.desk.reviews.ask(period, None, "Which lamp holds?")
    hands.forward(days=9)
    small.window.ui.bus.day_changed.emit()
    small.journal.go_today()
    assert there_is(small.window, "9 days ago you asked: “Which lamp holds?” What do you know about it by now?")
    click(find(small.window, "From what you left open"))
    assert there_is(small.window.page("review"), "28 September to 4 October")


def test_an_answer_names_the_question_that_it_answers(asked: Person) -> None:
    asked.journal.write()
    type_("The second one")
    asked.window.ui.bus.flush.emit()
    (question,) = asked.rows_of("SELECT id FROM question")
    assert asked.rows_of("SELECT prompt FROM entry") == [f"own:question:{question}"]


def test_another_leads_on_to_the_shipped_ones(asked: Person) -> None:
    click(find(asked.window, "Another question"))
    assert there_is(asked.window, "A question for today")
    assert not there_is(asked.window, OWN)


def test_once_it_is_answered_it_is_not_asked(asked: Person) -> None:
    (question,) = asked.rows_of("SELECT id FROM question")
    asked.desk.questions.answer(question, "Lead II")
    settle()
    assert not there_is(asked.window, OWN)
    asked.desk.session.undo()


def test_other_days_are_asked_what_is_shipped(asked: Person) -> None:
    asked.journal.previous_day()
    assert there_is(asked.window, "A question for today")
    assert not there_is(asked.window, OWN)


def test_after_many_answers_there_is_an_open_line_and_a_question_on_asking(small: Person) -> None:
    today = small.desk.clock.today()
    for number in range(16):
        small.desk.journal.add(today - timedelta(days=number + 1), "Something", prompt="m01")
    small.journal.previous_day()
    small.journal.next_day()
    assert there_is(small.window, "What do you want to keep of today?")
    press("Ctrl+J")
    type_("A day in a line")
    small.window.ui.bus.flush.emit()
    assert small.rows_of("SELECT prompt FROM entry WHERE text = 'A day in a line'") == [""]
    click(find(small.window, "Ask me a question"))
    assert there_is(small.window, "A question for today")


def test_questions_can_be_switched_off(open_window: Opens, desk: Desk, settings: SettingsFile) -> None:
    settings.change(prompts=Density.NONE)
    person = open_window(desk)
    assert not there_is(person.window, "Another question")
    press("Ctrl+J")
    type_("A line")
    person.window.ui.bus.flush.emit()
    assert person.rows_of("SELECT prompt FROM entry") == [""]


def test_on_an_empty_desk_no_question_speaks_of_what_is_not_there(open_window: Opens, desk: Desk) -> None:
    prompts = json.loads(paths.resource("prompts", "en.json").read_text("utf-8"))
    of_something = {each["text"] for each in prompts if each.get("of_something")}
    fresh = open_window(desk)

    def all_asked() -> set[str]:
        asked = set()
        for _ in range(len(prompts)):
            asked |= {each["text"] for each in prompts if there_is(fresh.window, each["text"])}
            click(find(fresh.window, "Another question"))
        return asked

    assert all_asked().isdisjoint(of_something)
    desk.goals.add(Kind.LEARNING, "Hear what is not said")
    fresh.journal.previous_day()
    fresh.journal.go_today()
    assert all_asked() & of_something
