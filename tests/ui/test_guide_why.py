"""“Why this?” beside what the program does: one click there, and one back."""

from typing import Any

from PySide6.QtWidgets import QApplication, QDialog

from goaldesk.core.types import Kind
from goaldesk.ui.widgets.buttons import TextButton
from tests.ui.guide import link, links, title
from tests.ui.person import Person, click, field, find, name_of, press, settle, there_is, type_, visible


def test_why_this_in_the_window_opens_the_guide_and_leads_back(small: Person) -> None:
    for number in range(4):
        small.desk.goals.add(Kind.LEARNING, f"Learn thing {number}")
    small.activate()
    click(find(small.window, "Why this? few active goals"))
    small.activate()
    assert find(small.window.rail, "Guide").isChecked()
    assert title(small) == "Few at once"
    click(link(small, "Back to where you were"))
    small.activate()
    assert find(small.window.rail, "Desk").isChecked()
    small.section("Ctrl+6")
    assert title(small) == "Few at once"
    assert not [each for each in links(small) if each.label().startswith("Back")]


def close_over(form: QDialog) -> None:
    """Close the guide over a form. (The offscreen platform gives the focus back to nobody.)"""
    press("Escape")
    form.activateWindow()
    settle()
    assert QApplication.activeModalWidget() is form


def over(person: Person) -> Any:
    """The guide over a dialog."""
    settle()
    there = QApplication.activeModalWidget()
    assert there is not None
    assert name_of(there) == "Why this?"
    return there


def test_why_this_in_a_form_leaves_what_is_written_there(small: Person) -> None:
    press("Ctrl+N")
    form = small.dialog()
    type_("Build 5 API endpoints by June")
    small.coach_has_read()
    click(find(form, "Why this? how familiar the task is"))
    there = over(small)
    assert there.reading.headlines[0].words == "How familiar the task is"
    assert not [each for each in visible(there, TextButton) if each.label().startswith("Next")]
    click(next(each for each in visible(there, TextButton) if each.label() == "A number set aside"))
    assert there.reading.headlines[0].words == "A number set aside"
    press("Escape")
    assert there.reading.headlines[0].words == "How familiar the task is"
    close_over(form)
    assert field(form, "Your goal, in your own words").text() == "Build 5 API endpoints by June"
    press("Escape")


def test_no_door_leads_into_the_program_while_a_form_is_open(small: Person) -> None:
    press("Ctrl+L")
    form = small.dialog()
    click(find(form, "Why this? setbacks"))
    there = over(small)
    assert there.reading.headlines[0].words == "Setbacks"
    there._go("guide:material")
    settle()
    labels = [each.label() for each in visible(there, TextButton)]
    assert "Show me the form" not in labels
    assert "Advice to a friend" in labels
    click(find(there, "Close"))
    form.activateWindow()
    settle()
    assert small.dialog() is form
    press("Escape")


def test_the_coach_says_why_it_speaks(small: Person) -> None:
    press("Ctrl+N")
    form = small.dialog()
    click(find(form, "Learning: something I want to become able to do"))
    field(form, "Your goal, in your own words")
    type_("Build 5 API endpoints by June")
    small.coach_has_read()
    click(find(form, "Why this? how a goal reads"))
    assert over(small).reading.headlines[0].words == "How a goal reads"
    close_over(form)
    assert there_is(form, "Why this? a specific learning goal")
    press("Escape")


def test_each_of_the_five_steps_has_its_own_why(small: Person) -> None:
    goal_id = small.desk.goals.add(Kind.LEARNING, "Learn to whistle")
    small.window.openings.prepare(goal_id)
    form = small.dialog()
    titles = []
    for _ in range(5):
        button = next(each for each in visible(form, TextButton) if each.label() == "Why this?")
        click(button)
        titles.append(over(small).reading.headlines[0].words)
        close_over(form)
        if len(titles) < 5:
            click(find(form, "Skip this step"))
    assert titles == [
        "A specific learning goal",
        "Open questions",
        "Things to try",
        "If-then plans",
        "Explain, then rate again",
    ]
    press("Escape")
