"""The loop around a setback: similar ones, lessons, what came of it, that it came up again, and looking tomorrow."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from goaldesk.core.queries import loop
from goaldesk.core.types import SetbackForm
from tests.ui.desks import ECG, Small
from tests.ui.person import Person, click, field, find, focus, name_of, press, there_is, type_, visible
from tests.ui.test_new_goal import TITLE

EARLIER = date(2026, 9, 28)
HAPPENED = "What happened?"


def log(person: Person, text: str, **more: object) -> str:
    return str(person.desk.setbacks.log(SetbackForm(EARLIER, text)._replace(**more)))


def said_in(person: Person) -> list[str]:
    return [name_of(widget) for widget in visible(person.dialog(), QWidget) if name_of(widget)]


@pytest.fixture
def logged(small: Person, goals: Small) -> str:
    """A setback with a question of the learning goal, and its form open."""
    setback = log(small, "Lost the rhythm strip", study_question="Which lead?", also_try=True, goal_ids=(goals.ecg,))
    small.window.openings.setback(setback)
    return setback


def test_similar_ones_are_named_while_it_is_written(small: Person) -> None:
    log(small, "Jonas paused at bed 4", lesson="Count to five")
    press("Ctrl+L")
    type_("Mei was pausing at the bed")
    small.wait(lambda: there_is(small.dialog(), "Something similar came up before, on 28 Sept"))
    assert there_is(small.dialog(), "What you took with you: “Count to five”")
    click(find(small.dialog(), "Something similar came up before, on 28 Sept"))
    assert there_is(small.dialog(), "Jonas paused at bed 4. 28 Sept · Count to five")
    click(find(small.dialog(), "Jonas paused at bed 4. 28 Sept · Count to five"))
    assert small.dialogs() == 2
    press("Escape")
    small.dialog().reject()


def test_nothing_is_said_where_nothing_is_similar(small: Person) -> None:
    log(small, "Jonas paused at bed 4")
    press("Ctrl+L")
    type_("Overslept")
    small.wait(lambda: small.rows_of("SELECT count(*) FROM setback") == [2])
    assert not any("similar" in each for each in said_in(small))
    press("Escape")


def test_what_came_of_it_leads_there(small: Person, logged: str, goals: Small) -> None:
    lines = [each for each in said_in(small) if each.startswith("Which lead?. ")]
    assert lines == [f"Which lead?. open · {ECG}", f"Which lead?. to try · {ECG}"]
    field(small.dialog(), HAPPENED)
    press("Ctrl+End")
    type_(", twice")
    click(find(small.dialog(), lines[0]))
    assert small.dialogs() == 0
    assert small.window.desk_page.open_goal_id() == goals.ecg
    assert small.rows_of("SELECT what_happened FROM setback") == ["Lost the rhythm strip, twice"]
    marks = [each for each in visible(small.window.desk_page, QWidget) if name_of(each) == "From a setback. Open it"]
    assert len(marks) == 2, "the question and the thing to try"
    click(marks[0])
    small.dialog().reject()
    small.activate()
    click(marks[1])
    assert field(small.dialog(), HAPPENED).toPlainText() == "Lost the rhythm strip, twice"


def test_that_it_came_up_again_is_written_down_and_put_away(small: Person, logged: str) -> None:
    field(small.dialog(), "It came up again: how did it go?")
    type_("Found the lead at once")
    press("Return")
    assert [each.note for each in loop.trace(small.desk.store, logged).retries] == ["Found the lead at once"]
    assert there_is(small.dialog(), "Found the lead at once. 8 Oct")
    click(find(small.dialog(), "Put away: Found the lead at once"))
    assert loop.trace(small.desk.store, logged).retries == []


def test_words_for_it_that_nobody_pressed_enter_on_are_kept(small: Person, logged: str) -> None:
    field(small.dialog(), "It came up again: how did it go?")
    type_("Found it")
    press("Ctrl+Return")
    assert small.dialogs() == 0
    assert [each.note for each in loop.trace(small.desk.store, logged).retries] == ["Found it"]


def test_it_can_wait_until_tomorrow(small: Person) -> None:
    press("Ctrl+L")
    type_("Stopped halfway")
    click(find(small.dialog(), "Look at it tomorrow"))
    assert small.dialogs() == 0
    assert small.rows_of("SELECT look_again_on, draft FROM setback") == [("2026-10-09", 1)]
    assert [each.what_happened for each in loop.to_look_at(small.desk.store, date(2026, 10, 9))] == ["Stopped halfway"]


def test_the_lesson_is_asked_for_once_something_was_understood(small: Person) -> None:
    press("Ctrl+L")
    type_("Stopped halfway")
    assert not there_is(small.dialog(), "What I take with me", QLineEdit)
    field(small.dialog(), "What did it show you?")
    type_("Began on legs")
    field(small.dialog(), "What I take with me")
    type_("Breath first")
    press("Ctrl+Return")
    assert small.rows_of("SELECT lesson FROM setback") == ["Breath first"]


def test_many_drafts_or_grave_words_offer_to_stop(small: Person) -> None:
    press("Ctrl+L")
    type_("I want to die")
    small.wait(lambda: any(each.startswith("You can stop here.") for each in said_in(small)))
    press("Escape")
    for number in range(3):
        today = small.desk.clock.today()
        small.desk.setbacks.log(SetbackForm(today, f"Begun {number}", draft=True))
    small.activate()
    press("Ctrl+L")
    assert any(each.startswith("You can stop here.") for each in said_in(small))
    assert name_of(focus()) == HAPPENED
    press("Escape")


def test_a_lesson_is_shown_again_when_a_similar_goal_is_written(small: Person) -> None:
    log(small, "Talked too long in the meeting", lesson="Draw it first")
    press("Ctrl+N")
    field(small.dialog(), TITLE)
    type_("Speak in the meeting without talking on")
    small.coach_has_read()
    assert there_is(small.dialog(), "From a setback of 28 Sept: “Draw it first”")
    press("Ctrl+A")
    type_("Walk 200 km")
    small.coach_has_read()
    assert not any("From a setback" in each for each in said_in(small))


def test_the_page_says_what_came_of_setbacks(small: Person, logged: str) -> None:
    press("Escape")
    small.activate()
    small.section("Ctrl+3")
    page = small.window.page("setbacks")
    assert there_is(page, "1 question came out of setbacks, none is answered yet.")
    (question,) = small.rows_of("SELECT id FROM question")
    small.desk.questions.answer(question, "Lead II")
    assert there_is(page, "1 question came out of setbacks, and it is answered.")


def test_a_question_that_belongs_to_no_goal_is_answered_in_the_form(small: Person) -> None:
    """No goal's page has it, so nothing else could ever answer it."""
    setback = log(small, "The lamp went out", study_question="Which lamp holds?")
    small.window.openings.setback(setback)
    assert there_is(small.dialog(), "Which lamp holds?. open")
    field(small.dialog(), "Answer to “Which lamp holds?”")
    type_("The small one")
    press("Return")
    assert small.rows_of("SELECT answer, answered_on FROM question") == [("The small one", "2026-10-08")]
    assert there_is(small.dialog(), "Which lamp holds?. 8 Oct")
    assert there_is(small.dialog(), "Turned into a next step, and answered")
    assert there_is(small.dialog(), "The small one")
    click(find(small.dialog(), "Open this question again"))
    assert small.rows_of("SELECT answer, answered_on FROM question") == [("The small one", None)]
    assert there_is(small.dialog(), "Turned into a next step")
    assert field(small.dialog(), "Answer to “Which lamp holds?”").text() == "The small one"
    field(small.dialog(), HAPPENED)
    press("Ctrl+Return")
    assert small.rows_of("SELECT answered_on FROM question") == [None], "it was left as it is"


def test_an_answer_that_nobody_pressed_enter_on_is_kept(small: Person) -> None:
    setback = log(small, "The lamp went out", study_question="Which lamp holds?")
    small.window.openings.setback(setback)
    field(small.dialog(), "Answer to “Which lamp holds?”")
    type_("The small one")
    press("Ctrl+Return")
    assert small.dialogs() == 0
    assert small.rows_of("SELECT answer FROM question") == ["The small one"]
    small.activate()
    press("Ctrl+Z")
    assert small.rows_of("SELECT answer FROM question") == [""]


def test_what_was_tried_without_a_word_about_it_has_its_day(small: Person, logged: str) -> None:
    press("Escape")
    (experiment,) = small.rows_of("SELECT id FROM experiment")
    small.desk.experiments.start(experiment)
    small.window.openings.setback(logged)
    assert there_is(small.dialog(), f"Which lead?. trying · {ECG}")
    press("Escape")
    small.desk.experiments.finish(experiment)
    small.window.openings.setback(logged)
    assert there_is(small.dialog(), f"Which lead?. 8 Oct · {ECG}")
