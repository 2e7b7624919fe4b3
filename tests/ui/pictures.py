"""At the Insights page: its cards, its pictures, and a desk that has something for each of them."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu

from goaldesk.core.desk import Desk
from goaldesk.core.types import Measure, SetbackForm, Stuck
from goaldesk.ui.charts.card import InsightCard
from goaldesk.ui.charts.readable import Spot
from goaldesk.ui.charts.view import InsightView
from tests.conftest import Hands
from tests.ui.desks import Small
from tests.ui.person import Person, choose, click, find, settle

WRITING, ATTENTION, STEPS = "Days you wrote", "Where your attention went", "Steps of understanding"
RESULTS, ANSWERS = "Progress toward results", "From setback to answer"
CHALLENGE, PAIRS = "How hard it feels right now", "Results and understanding"
TITLES = (WRITING, ATTENTION, STEPS, RESULTS, ANSWERS, CHALLENGE, PAIRS)


def write_patterns(desk: Desk, goals: Small, hands: Hands) -> None:
    """Ten weeks on the small desk: something for every picture. Today, the 8th of October, is its last day."""
    today = desk.clock.today()
    desk.performance.set_measure(goals.run, Measure(0, 8, "km"), date(2026, 10, 30))
    for ago, value in ((60, 1.0), (30, 3.0), (3, 5.0)):
        desk.performance.check_in(goals.run, value, "", today - timedelta(days=ago))
    for ago, level, evidence in ((40, 1, "Said it aloud"), (12, 3, "Drew it"), (2, 2, "")):
        hands.forward(days=-ago)
        desk.checks.rate(goals.breathe, level, evidence)
        hands.forward(days=ago)
    for ago, felt in ((9, 2), (4, 4), (1, 5)):
        desk.practice.note(goals.pace, felt, "", Stuck.SAME, today - timedelta(days=ago))
    desk.practice.note(goals.ecg, 3, "", Stuck.NEW, today)
    for ago, text in ((20, "A line"), (6, "Some words more. " * 20), (0, "A whole page. " * 200)):
        desk.journal.add(today - timedelta(days=ago), text)
    form = SetbackForm(today - timedelta(days=10), "It went otherwise", goal_ids=(goals.breathe,))
    setback = desk.setbacks.log(form._replace(study_question="How slow is slow?"))
    desk.setbacks.log(form._replace(day=today, what_happened="And again", study_question="How far is far?"))
    (question,) = desk.store.rows("SELECT id FROM question WHERE setback_id = ?", setback)[0]
    desk.questions.answer(question, "Slower")


def cards(person: Person) -> dict[str, InsightCard]:
    """The cards of the page by their titles."""
    return {card.insight.title(): card for card in person.window.page("insights").cards}


def card(person: Person, title: str) -> InsightCard:
    return cards(person)[title]


def view(person: Person, title: str) -> InsightView:
    """A picture that is in sight, or could be scrolled there."""
    found = card(person, title).view
    assert found.isVisible(), f"“{title}” is not shown"
    return found


def go_in(person: Person, title: str) -> InsightView:
    """Come to a picture by key."""
    found = view(person, title)
    found.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    return found


def spots(person: Person, title: str) -> list[Spot]:
    return list(view(person, title).spots())


def rows(person: Person, title: str) -> list[tuple[object, ...]]:
    """The numbers of a picture."""
    return [tuple(row) for row in card(person, title).insight.sheet().rows]


def choose_of(
    person: Person, title: str, words: str, answer: Callable[[QFileDialog], object] | None = None
) -> None:  # fmt: skip
    """Choose something from the menu of a card, and answer the dialog that asks for a file."""
    person.watch.expect(QMenu, lambda menu: choose(menu, words))
    if answer:
        person.watch.expect(QFileDialog, answer)
    click(find(card(person, title), f"More: {title}"))
    person.activate()


def answer_with(path: object) -> Callable[[QFileDialog], None]:
    """Choose a file in the dialog that asks for one."""

    def answer(dialog: QFileDialog) -> None:
        dialog.selectFile(str(path))
        dialog.accept()

    return answer
