"""A week to look back on, from 28 September to 4 October 2026, and what a person sees of it."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from PySide6.QtWidgets import QListView, QWidget

from goaldesk.core.desk import Desk
from goaldesk.core.types import Measure, SetbackForm, Verdict
from goaldesk.ui.models.review_facts import LINE
from goaldesk.ui.widgets.auto_text import AutoText
from tests.conftest import THURSDAY, Hands
from tests.ui.desks import Small
from tests.ui.person import Person, find, name_of, press, visible

WEEK = ("2026-09-28", "2026-10-04")
UNDERSTOOD = "What did I understand or manage that I could not before?"
SURPRISE = "What surprised me?"


class Week(NamedTuple):
    """What happened in it, by the ids of the rows."""

    check: str
    experiment: str
    question: str
    setback: str
    entry: str
    checkin: str


FACTS = [
    ("Breathe evenly", "1 to 2"),
    ("Count steps", "keep"),
    ("Which breath?", ""),
    ("same loop", "at the edge"),
    ("A stitch at kilometre 6", ""),
    ("The canal", ""),
    ("Run 10 km", "55.5 min"),
]
"""What the page says of it, line by line."""


def write_week(desk: Desk, goals: Small, hands: Hands) -> Week:
    """Write the week, and something before and after it; in the end it is the Thursday after it."""
    _at(hands, -30)
    desk.journal.add(desk.clock.today(), "Long before")
    _at(hands, -8)
    desk.performance.set_measure(goals.run, Measure(58, 52, "min"), date(2026, 12, 6))
    check = desk.checks.begin(goals.breathe, 1)
    desk.checks.write_evidence(check, "Told Tom on the run")
    desk.checks.finish(check, 2)
    experiment = desk.experiments.add_tried(goals.breathe, "Count steps")
    desk.experiments.decide(experiment, Verdict.KEEP)
    question = desk.questions.ask(goals.breathe, "Which breath?")
    desk.practice.note(goals.breathe, 3, "same loop")
    today = desk.clock.today()
    setback = desk.setbacks.log(SetbackForm(today, "A stitch at kilometre 6", goal_ids=(goals.breathe,)))
    entry = desk.journal.add(today, "## The canal\nWithout the watch.")
    checkin = desk.performance.check_in(goals.run, 55.5, "")
    _at(hands, -2)
    desk.journal.add(desk.clock.today(), "Only the other day")
    _at(hands, 0)
    desk.session.forget_steps()
    return Week(check, experiment, question, setback, entry, checkin)


def _at(hands: Hands, offset: int) -> None:
    hands.set(THURSDAY + timedelta(days=offset))


def page(person: Person) -> QWidget:
    """The Review page."""
    found: QWidget = person.window.page("review")
    return found


def facts(person: Person) -> QListView:
    """The list of what the period left."""
    return next(each for each in visible(page(person), QListView) if name_of(each).startswith("What "))


def fact_lines(person: Person) -> list[tuple[str, str]]:
    """The facts in sight, without the names of their groups."""
    model = facts(person).model()
    lines = [model.index(row, 0).data(LINE) for row in range(model.rowCount())]
    return [(line.text, line.aside) for line in lines if line.fact]


def go_to_fact(person: Person, text: str) -> Any:
    """Put the cursor on a fact."""
    view = facts(person)
    model = view.model()
    index = next(model.index(row, 0) for row in range(model.rowCount()) if model.index(row, 0).data() == text)
    view.setFocus()
    view.setCurrentIndex(index)
    return index


def answer(person: Person, name: str) -> AutoText:
    """The field for an answer; it gets the focus, with the cursor at the end."""
    field = find(page(person), name, AutoText)
    field.setFocus()
    press("Ctrl+End")
    return field


def kept(person: Person) -> dict[str, str]:
    """The answers on the disk, by their keys; those about something by the key of their question alone."""
    rows = person.rows_of("SELECT step, text FROM review_answer WHERE deleted_at IS NULL ORDER BY created_at, id")
    return {step.partition(":")[0]: text for step, text in rows}


def step(person: Person) -> str:
    """The current step, as it is spoken."""
    return next(name_of(each) for each in visible(page(person), QWidget) if name_of(each).endswith(", current"))


def at_goal(person: Person, title: str) -> bool:
    """Whether the page of a goal is what is shown."""
    goal_id = person.window.desk_page.open_goal_id()
    return goal_id != "" and person.rows_of("SELECT title FROM goal WHERE id = ?", goal_id) == [title]
