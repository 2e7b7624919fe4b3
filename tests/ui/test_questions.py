"""Questions of a learning goal: where they came from, a first step, the answer, and those that have one already."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit, QWidget

from goaldesk.core.method.reviews import Period, Span
from goaldesk.core.types import QuestionOrigin, SetbackForm
from goaldesk.ui.widgets.buttons import IconButton
from tests.ui.desks import Small
from tests.ui.person import Person, click, field, find, focus, name_of, press, there_is, type_, visible


@pytest.fixture
def asked(small: Person, goals: Small) -> Person:
    """At the page of Breathe with the questions Why, When, and two that were answered before."""
    for words in ("Why?", "When?", "Where?", "Who?"):
        question = small.desk.questions.ask(goals.breathe, words)
        if words in {"Where?", "Who?"}:
            small.desk.questions.answer(question, "Here")
    small.desk.session.forget_steps()
    small.window.ui.places.goal.emit(goals.breathe)
    return small


def of(person: Person) -> QWidget:
    found: QWidget = person.window.desk_page.goal_page
    return found


def texts(person: Person, name: str) -> list[str]:
    there = [each for each in visible(of(person), QTextEdit) if name_of(each) == name]
    there.sort(key=lambda each: each.mapTo(of(person), QPoint()).y())
    return [each.toPlainText() for each in there]


def go_to(person: Person, words: str) -> QTextEdit:
    """Click on a question."""
    fields = [each for each in visible(of(person), QTextEdit) if name_of(each) == "Question"]
    one = next(each for each in fields if each.toPlainText() == words)
    click(one.viewport())
    return one


def test_nothing_lies_over_a_question_while_it_is_written(asked: Person) -> None:
    words = go_to(asked, "Why?")
    row = words.parentWidget()
    asked.table.setFocus()
    QTest.mouseMove(row, QPoint(40, 5))
    asked.wait(row.underMouse)
    button = next(each for each in visible(row, IconButton) if name_of(each) == "Answer")
    offered = button.grab().toImage()
    words.setFocus()
    assert button.grab().toImage() != offered
    asked.table.setFocus()
    assert button.grab().toImage() == offered


def test_open_questions_come_first_and_answered_ones_fold(asked: Person) -> None:
    assert texts(asked, "Question") == ["Why?", "When?"]
    click(find(of(asked), "2 answered"))
    assert texts(asked, "Question") == ["Why?", "When?", "Where?", "Who?"]
    assert texts(asked, "Answer") == ["Here", "Here"]
    find(of(asked), "2 answered").setFocus()
    press("Return")
    assert texts(asked, "Question") == ["Why?", "When?"]


def test_what_is_answered_here_stays_in_its_place_until_the_page_is_opened_again(asked: Person, goals: Small) -> None:
    click(visible_answer(asked, "Why?"))
    type_("Because")
    asked.table.setFocus()
    assert texts(asked, "Question") == ["Why?", "When?"]
    assert there_is(of(asked), "2 answered")
    asked.window.ui.places.goal.emit(goals.ecg)
    asked.window.ui.places.goal.emit(goals.breathe)
    assert texts(asked, "Question") == ["When?"]
    assert there_is(of(asked), "3 answered")


def visible_answer(person: Person, words: str) -> QWidget:
    """The button that begins the answer of a question."""
    row = go_to(person, words).parentWidget()
    assert row is not None
    return find(row, "Answer", QWidget)


def test_an_answered_question_is_opened_again_from_the_fold(asked: Person) -> None:
    click(find(of(asked), "2 answered"))
    row = go_to(asked, "Where?").parentWidget()
    assert row is not None
    click(find(row, "Open this question again"))
    assert there_is(of(asked), "1 answered")
    assert texts(asked, "Question") == ["Why?", "When?", "Where?", "Who?"]
    press("Ctrl+Z")
    assert texts(asked, "Answer") == ["Here", "Here"]  # the other one is unfolded still


def test_a_first_step_is_asked_for_at_the_question_one_is_at(asked: Person) -> None:
    assert texts(asked, "First step") == []
    go_to(asked, "When?")
    assert texts(asked, "First step") == [""]
    field(of(asked), "First step")
    type_("Ask Tom")
    go_to(asked, "Why?")
    assert texts(asked, "First step") == ["", "Ask Tom"]
    assert asked.rows_of("SELECT first_step FROM question WHERE text = 'When?'") == ["Ask Tom"]
    press("Ctrl+Z")
    assert texts(asked, "First step") == [""]


def test_a_first_step_by_key(asked: Person) -> None:
    fields = [each for each in visible(of(asked), QTextEdit) if name_of(each) == "Question"]
    fields[0].setFocus()
    press("Tab")
    assert name_of(focus()) == "First step"
    type_("Ask Ana")
    press("Return")
    assert asked.rows_of("SELECT first_step FROM question WHERE text = 'Why?'") == ["Ask Ana"]


def test_where_a_question_came_from_is_a_mark(asked: Person, goals: Small) -> None:
    check = asked.desk.checks.begin(goals.breathe, 2)
    asked.desk.checks.ask_about(check, "How far?")
    asked.desk.questions.ask(goals.breathe, "What next then?", QuestionOrigin.REVIEW)
    for words, number in (("My own question", 2), ("From an understanding check", 1), ("From a review", 1)):
        marks = [each for each in visible(of(asked), QWidget) if name_of(each) == words]
        assert len(marks) == number
        assert marks[0].toolTip() == words


def test_the_mark_of_a_setback_opens_it(asked: Person, goals: Small) -> None:
    form = SetbackForm(
        asked.desk.clock.today(), "Out of breath at the hill", study_question="Why there?", goal_ids=(goals.breathe,)
    )
    asked.desk.setbacks.log(form)
    mark = find(of(asked), "From a setback. Open it")
    mark.setFocus()
    press("Return")
    assert asked.dialog().windowTitle() == "A setback"
    press("Escape")


def test_a_question_without_an_answer_left_in_the_middle_is_kept(asked: Person) -> None:
    click(visible_answer(asked, "When?"))
    type_("At six")
    asked.window.close()
    assert asked.rows_of("SELECT answer, answered_on FROM question WHERE text = 'When?'") == [("At six", "2026-10-08")]


def test_a_question_from_looking_back_leads_to_that_review(asked: Person, goals: Small) -> None:
    period = Period(Span.WEEK, date(2026, 9, 28), date(2026, 10, 4))
    asked.desk.reviews.ask(period, goals.breathe, "Which breath?")
    click(find(of(asked), "From looking back. Open it"))
    assert asked.window.page("review").isVisible()
    assert there_is(asked.window.page("review"), "28 September to 4 October")
