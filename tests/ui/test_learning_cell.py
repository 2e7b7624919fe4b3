"""What the right cell of the table says while nothing was tried yet: what is next."""

from PySide6.QtGui import QColor

from goaldesk.core.types import State
from tests.ui.desks import ECG, Small
from tests.ui.person import Person, settle


def said(person: Person) -> str:
    return next(each for each in person.said_cells() if each.startswith(f"Learning goal: {ECG}"))


def third_line(person: Person) -> int:
    """How many points of the third line of the cell are not ground."""
    settle()
    rect = person.table.visualRect(person.index(ECG))
    image = person.table.viewport().grab(rect.adjusted(8, 48, -8, -6)).toImage()
    ground = image.pixelColor(image.width() - 1, image.height() - 1)
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(QColor(image.pixelColor(x, y)) != ground for x, y in points)


def test_a_hollow_step_is_said_to_be_one(small: Person, goals: Small) -> None:
    assert "evidence" not in said(small)
    small.desk.checks.rate(goals.ecg, 2)
    assert "depth 2 · Can follow it. without evidence so far" in said(small)
    small.desk.checks.rate(goals.ecg, 3, "Read six strips")
    assert "evidence" not in said(small)


def test_what_is_next_comes_from_what_there_is(small: Person, goals: Small) -> None:
    desk = small.desk
    assert "To find out" not in said(small)
    desk.goals.write(goals.ecg, "question", "In which order do I look?")
    assert "To find out: In which order do I look?" in said(small)
    asked = desk.questions.ask(goals.ecg, "What is a P wave?")
    assert "To find out: What is a P wave?" in said(small)
    to_try = desk.experiments.add(goals.ecg, "Read three strips")
    assert "To try: Read three strips" in said(small)
    desk.experiments.start(to_try)
    assert "Trying: Read three strips" in said(small)
    desk.experiments.finish(to_try)
    assert "Tried today: Read three strips" in said(small)
    desk.experiments.put_away(to_try)
    desk.questions.answer(asked, "Where it begins")
    assert "To find out: In which order do I look?" in said(small)


def test_a_goal_with_a_title_alone_is_asked_quietly(small: Person, goals: Small) -> None:
    assert third_line(small) > 0
    small.desk.goals.set_state([goals.ecg], State.RESTING)
    assert third_line(small) == 0
