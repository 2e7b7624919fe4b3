"""Pairs on the page of a performance goal: why two goals belong together, since when, and until when they did."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QTextEdit, QWidget

from goaldesk.core.desk import Desk
from goaldesk.core.settings import SettingsFile, ThemeChoice
from goaldesk.core.types import Familiarity
from goaldesk.ui.widgets.chips import Chip
from tests.conftest import Hands
from tests.ui.conftest import Opens, leave
from tests.ui.desks import BREATHE, PACE, RUN, Small
from tests.ui.person import Person, click, field, find, focus, name_of, press, settle, there_is, type_, visible
from tests.ui.test_performance_page import of
from tests.ui.test_progress_chart import colour, ink

WHY_BREATHE = f"Why “{BREATHE}” belongs here"


@pytest.fixture
def page(small: Person, goals: Small) -> Person:
    """At the page of Run, paired with Breathe and Pace."""
    small.desk.goals.set_familiarity(goals.run, Familiarity.PARTLY)
    small.desk.session.forget_steps()
    small.window.ui.places.goal.emit(goals.run)
    return small


def why(person: Person, name: str = WHY_BREATHE) -> QTextEdit:
    return find(of(person), name, QTextEdit)


def test_each_card_says_why_and_since_when(page: Person, goals: Small) -> None:
    labels = [name_of(each) for each in visible(of(page), QWidget)]
    assert labels.count("since 8 Oct") == 2
    assert why(page).accessibleDescription() == "Why do these two belong together?"
    field(of(page), WHY_BREATHE)
    type_("The last kilometres are breath")
    press("Return")
    assert page.rows_of("SELECT why FROM pair JOIN goal ON goal.id = learning_id WHERE title = ?", BREATHE)[0] == (
        "The last kilometres are breath"
    )
    press("Ctrl+Z")
    assert why(page).toPlainText() == ""
    press("Ctrl+Shift+Z")
    assert why(page).toPlainText() == "The last kilometres are breath"


def test_a_why_that_is_being_written_survives_a_change_of_the_goal(page: Person, goals: Small) -> None:
    field(of(page), WHY_BREATHE)
    type_("Breath, not ")
    page.desk.checks.rate(goals.breathe, 3, "Explained it")
    page.desk.goals.reword(goals.breathe, "Breathe out")
    assert name_of(focus()) == "Why “Breathe out” belongs here"
    type_("legs")
    page.window.ui.places.goal.emit(goals.bakery)
    assert "Breath, not legs" in page.rows_of("SELECT why FROM pair WHERE performance_id = ?", goals.run)


def test_a_card_follows_its_goal_and_opens_it(page: Person, goals: Small) -> None:
    page.desk.checks.rate(goals.pace, 2, "Felt it once")
    card = find(of(page), f"Learning goal: {PACE}. depth 2 · Can follow it…", QAbstractButton)
    card.setFocus(Qt.FocusReason.TabFocusReason)
    press("Return")
    assert page.window.desk_page.open_goal_id() == goals.pace


def test_a_pair_that_ended_is_listed_with_its_day(page: Person, goals: Small, hands: Hands, desk: Desk) -> None:
    pair = page.rows_of("SELECT id FROM pair WHERE learning_id = ? AND performance_id = ?", goals.pace, goals.run)[0]
    desk.pairs.explain(pair, "Pace is half of it")
    hands.forward(days=3)
    desk.pairs.unpair([pair])
    earlier = find(of(page), f"Learning goal: {PACE}, until 11 Oct", QAbstractButton)
    assert earlier.accessibleDescription() == "since 8 Oct. Pace is half of it"
    assert earlier.toolTip() == f"{PACE}\nsince 8 Oct\nPace is half of it"
    assert not there_is(of(page), f"Why “{PACE}” belongs here")
    click(earlier)
    assert page.window.desk_page.open_goal_id() == goals.pace
    page.window.ui.places.goal.emit(goals.run)
    press("Ctrl+Z")
    assert not there_is(of(page), f"Learning goal: {PACE}, until 11 Oct")
    assert there_is(of(page), f"Why “{PACE}” belongs here")


def test_a_goal_of_an_earlier_pair_is_called_as_it_is_called_now(page: Person, goals: Small, hands: Hands) -> None:
    hands.forward(days=3)
    page.desk.pairs.unpair(page.rows_of("SELECT id FROM pair WHERE learning_id = ?", goals.pace))
    page.desk.goals.reword(goals.pace, "Feel the rhythm")
    assert there_is(of(page), "Learning goal: Feel the rhythm, until 11 Oct")


def test_the_page_of_the_learning_goal_says_why_and_since_when(page: Person, goals: Small) -> None:
    pair = page.rows_of("SELECT id FROM pair WHERE learning_id = ? AND performance_id = ?", goals.breathe, goals.run)[0]
    page.desk.pairs.explain(pair, "Breath, not legs")
    page.window.ui.places.goal.emit(goals.breathe)
    chip = find(of(page), f"Performance goal: {RUN}", Chip)
    assert chip.accessibleDescription() == "since 8 Oct. Breath, not legs"
    assert chip.toolTip() == f"{RUN}\nsince 8 Oct\nBreath, not legs"


def test_what_was_written_on_the_page_is_there_after_a_restart(page: Person, goals: Small, open_window: Opens) -> None:
    field(of(page), WHY_BREATHE)
    type_("Breath, not legs")
    leave(page.window)
    again = open_window(page.desk)
    again.window.ui.places.goal.emit(goals.run)
    assert why(again).toPlainText() == "Breath, not legs"


@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST])
def test_a_card_is_drawn_in_the_colours_of_learning(
    qapp: QApplication, desk: Desk, goals: Small, open_window: Opens, settings: SettingsFile, theme: ThemeChoice
) -> None:
    settings.change(theme=theme)
    person = open_window(desk)
    person.window.ui.places.goal.emit(goals.run)
    settle()
    card = why(person).parentWidget()
    assert card is not None
    tinted = ink(card.grab().toImage(), colour(theme, "learn_tint"))
    assert tinted.width() >= card.width() - 4
    assert tinted.height() >= card.height() - 4
