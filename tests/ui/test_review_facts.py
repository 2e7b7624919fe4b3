"""The facts beside the questions: each leads to what it stands for and back, or is quoted in an answer."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit

from goaldesk.core.desk import Desk
from goaldesk.core.method.reviews import Period
from goaldesk.core.types import SetbackForm, Span
from tests.conftest import Hands
from tests.ui.conftest import Opens
from tests.ui.desks import BREATHE, RUN, Small
from tests.ui.person import Person, choose, click_cell, find, focus, name_of, press, there_is, type_
from tests.ui.weeks import (
    FACTS,
    SURPRISE,
    UNDERSTOOD,
    Week,
    answer,
    at_goal,
    fact_lines,
    facts,
    go_to_fact,
    kept,
    page,
)


def test_a_screen_reader_hears_the_whole_of_a_fact(looking_back: Person) -> None:
    index = go_to_fact(looking_back, BREATHE)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Understanding checks, Wednesday 30 September. Breathe evenly. 2 · Can follow it"


def test_facts_follow_what_is_changed_elsewhere(looking_back: Person) -> None:
    looking_back.desk.practice.put_away(looking_back.rows_of("SELECT id FROM practice_note")[0])
    assert ("same loop", "at the edge") not in fact_lines(looking_back)
    looking_back.section("Ctrl+1")
    press("Ctrl+Z")
    looking_back.section("Ctrl+4")
    assert fact_lines(looking_back) == FACTS


@pytest.mark.parametrize("way", ["Return", "click"])
@pytest.mark.parametrize(
    ("fact", "there"),
    [
        (BREATHE, lambda person: at_goal(person, BREATHE)),
        ("Count steps", lambda person: at_goal(person, BREATHE)),
        ("Which breath?", lambda person: at_goal(person, BREATHE)),
        ("same loop", lambda person: at_goal(person, BREATHE)),
        ("The canal", lambda person: person.text().startswith("## The canal")),
        (RUN, lambda person: at_goal(person, RUN)),
    ],
)
def test_a_fact_leads_to_what_it_stands_for_and_one_comes_back(
    looking_back: Person, way: str, fact: str, there: Callable[[Person], bool]
) -> None:
    type_("I hear")
    index = go_to_fact(looking_back, fact)
    if way == "click":
        click_cell(facts(looking_back), index, QPoint(60, 14))
    else:
        press(way)
    assert there(looking_back)
    assert not page(looking_back).isVisible()
    assert looking_back.said() == "Ctrl+4 leads back to your review"
    looking_back.section("Ctrl+4")
    assert focus() is facts(looking_back)
    assert facts(looking_back).currentIndex().data() == fact
    assert answer(looking_back, UNDERSTOOD).toPlainText() == "I hear"


def test_a_setback_opens_over_the_page(looking_back: Person) -> None:
    go_to_fact(looking_back, "A stitch at kilometre 6")
    press("Return")
    assert there_is(looking_back.dialog(), "What happened?")
    looking_back.dialog().reject()
    assert page(looking_back).isVisible()


def test_a_question_of_no_goal_leads_to_the_review_it_came_of(
    desk: Desk, week: Week, hands: Hands, open_window: Opens
) -> None:
    assert week
    hands.forward(days=-5)
    desk.reviews.ask(Period(Span.WEEK, date(2026, 9, 21), date(2026, 9, 27)), None, "Which lamp holds?")
    desk.reviews.finish(Period(Span.WEEK, date(2026, 9, 21), date(2026, 9, 27)), "", [])
    hands.forward(days=5)
    person = open_window(desk)
    person.section("Ctrl+4")
    go_to_fact(person, "Which lamp holds?")
    press("Return")
    assert there_is(page(person), "21 to 27 September")
    assert there_is(page(person), "Answer to “Which lamp holds?”")


QUOTED = "> Breathe evenly: 1 to 2\n"


def test_a_fact_is_quoted_by_shift_and_enter_where_one_was_writing(looking_back: Person) -> None:
    type_("See:")
    go_to_fact(looking_back, BREATHE)
    press("Shift+Return")
    assert name_of(focus()) == UNDERSTOOD
    assert kept(looking_back) == {"understood": f"See:\n{QUOTED}"}
    press("Ctrl+Return")
    answer(looking_back, SURPRISE)
    go_to_fact(looking_back, BREATHE)
    press("Shift+Return")
    assert answer(looking_back, SURPRISE).toPlainText() == QUOTED


def test_a_fact_is_quoted_by_its_pencil_and_by_its_menu(looking_back: Person) -> None:
    view = facts(looking_back)
    index = go_to_fact(looking_back, BREATHE)
    click_cell(view, index, QPoint(view.viewport().width() - 30, 14))
    assert answer(looking_back, UNDERSTOOD).toPlainText() == QUOTED
    go_to_fact(looking_back, RUN)
    looking_back.watch.expect(QMenu, lambda menu: choose(menu, "Quote in my answer"))
    at = view.visualRect(view.currentIndex()).center()
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at)))
    looking_back.activate()
    assert answer(looking_back, UNDERSTOOD).toPlainText() == f"{QUOTED}> Run 10 km: 55.5 min\n"


def test_a_question_of_no_goal_leads_to_the_setback_it_came_of(
    desk: Desk, goals: Small, hands: Hands, open_window: Opens
) -> None:
    hands.forward(days=-7)
    desk.setbacks.log(SetbackForm(desk.clock.today(), "The oven went out", study_question="Which fuse?"))
    hands.forward(days=7)
    person = open_window(desk)
    person.section("Ctrl+4")
    go_to_fact(person, "Which fuse?")
    press("Return")
    assert find(person.dialog(), "What happened?", QPlainTextEdit).toPlainText() == "The oven went out"
    person.dialog().reject()
