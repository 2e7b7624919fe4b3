"""The whole page of a learning goal, unfolded: by name, by keyboard, at every size, from either side."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QTextEdit, QWidget

from goaldesk.core.desk import Desk
from goaldesk.core.settings import SettingsFile
from goaldesk.core.types import SetbackForm, Stuck, Verdict
from tests.conftest import Hands
from tests.ui import seeing
from tests.ui.conftest import Opens
from tests.ui.desks import Small
from tests.ui.person import Person, click, find, focus, name_of, press, settle, type_, visible


@pytest.fixture
def rich(desk: Desk, goals: Small, hands: Hands) -> Desk:
    """A desk on which everything was done for Breathe that can be."""
    goal = goals.breathe
    desk.goals.write(goal, "step_up", "Uphill, with the bag that I take along on the way to work\nAgainst the wind")
    desk.goals.write(goal, "expected_mistakes", "I start too fast")
    desk.plans.write(goal, "after the hill", "I count to four")
    first = desk.experiments.add(goal, "Count the steps of every breath from the bridge to the bakery and back")
    desk.experiments.predict(first, "Nobody will notice anything, and I will lose count at the second bend")
    desk.experiments.start(first)
    desk.experiments.finish(first, "lost it at the first bend")
    desk.experiments.add_thought(first, "It may have been the wind")
    desk.experiments.decide(first, Verdict.ADAPT)
    desk.experiments.start(desk.experiments.add(goal, "Hum"))
    desk.experiments.add(goal, "Breathe out twice as long")
    check = desk.checks.begin(goal, 4)
    desk.checks.write_evidence(check, "Three gears. The second one begins where I cannot sing any more, on the flat")
    desk.checks.finish(check, 2, "What happens on hills that are longer than the one behind the house?\nWhy?")
    desk.checks.ask_about(check, "Why?")
    hands.forward(days=1)
    desk.checks.plan(goal, "Tell it to Tom on the hill")
    form = SetbackForm(desk.clock.today(), "Out of breath at the hill", study_question="Why there?", goal_ids=(goal,))
    desk.setbacks.log(form)
    desk.questions.answer(desk.questions.ask(goal, "Who else does it?"), "Ana")
    for note in ("same loop", ""):
        desk.practice.note(goal, 2, note, Stuck.SAME)
    desk.session.forget_steps()
    return desk


def of(person: Person) -> QWidget:
    found: QWidget = person.window.desk_page.goal_page
    return found


def unfold(person: Person, goal: str) -> None:
    """Open the page of the goal, and on it everything that can be unfolded."""
    person.window.ui.places.goal.emit(goal)
    click(find(of(person), "8 Oct. 2 · Can follow it…"))
    click(find(of(person), "Note a practice"))
    type_("4")
    click(find(of(person), "What makes it harder / easier for me"))
    click(find(of(person), "1 answered"))
    for name in ("Question", "What to try"):
        fields = [each for each in visible(of(person), QTextEdit) if name_of(each) == name]
        click(fields[0].viewport())
    click(find(of(person), "Add the adapted version"))
    settle()


def complaints(person: Person) -> list[str]:
    looks = (seeing.nameless, seeing.cut_off, seeing.outside, seeing.covering)
    return [found for look in looks for found in look(person.window)]


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 640), (853, 533)])
def test_nothing_is_cut_off_when_all_is_unfolded(
    qapp: QApplication, open_window: Opens, rich: Desk, goals: Small, size: tuple[int, int],
    direction: Qt.LayoutDirection,
) -> None:  # fmt: skip
    qapp.setLayoutDirection(direction)
    person = open_window(rich, size=size)
    unfold(person, goals.breathe)
    assert complaints(person) == []


def test_words_begin_where_people_begin_to_read(
    qapp: QApplication, open_window: Opens, rich: Desk, goals: Small
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    person = open_window(rich)
    unfold(person, goals.breathe)
    label = next(each for each in visible(of(person), QLabel) if each.text() == "Did something new stick?")
    image = label.grab().toImage()
    ground = image.pixelColor(0, 0)
    places = [x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y) != ground]
    assert image.width() - max(places) < 4
    assert min(places) > 20


@pytest.mark.parametrize("percent", [90, 125, 150, 200])
def test_nothing_is_cut_off_at_any_size_of_text(
    open_window: Opens, rich: Desk, goals: Small, settings: SettingsFile, percent: int
) -> None:
    settings.change(font_size=percent)
    person = open_window(rich)
    unfold(person, goals.breathe)
    assert complaints(person) == []


def test_the_keys_reach_everything_that_is_unfolded(open_window: Opens, rich: Desk, goals: Small) -> None:
    person = open_window(rich)
    unfold(person, goals.breathe)
    person.table.setFocus()
    met: set[str] = set()
    unseen: list[str] = []
    for _ in range(140):
        press("Tab")
        settle()
        if of(person).isAncestorOf(focus()):
            met.add(name_of(focus()))
            if focus().visibleRegion().isEmpty():
                unseen.append(name_of(focus()))
    wanted = {
        "Check my understanding", "Depth of understanding: 2 · Can follow it", "Against the wind", "Not now", "If",
        "then", "Another plan", "Mistakes I expect", "Hum: trying", "What to try", "What I observed",
        "What surprised me", "Add a later thought", "Add the adapted version", "How I’ll know", "Put this check away",
        "Note a practice",
        "How did it feel: strained", "something new", "Note on this practice", "Note it", "What makes it harder",
        "What makes it easier", "Question", "First step", "Answer", "From a setback. Open it", "1 answered",
        "Make it a question: What happens on hills that are longer than the one behind the house?",
    }  # fmt: skip
    assert wanted - met == set()
    assert {"Keep it", "Adapt it", "Drop it"} & met  # the arrow keys do the rest
    assert unseen == []
