"""The picture of check-ins on the page of a performance goal: what it says, and how it looks with any numbers."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip

from goaldesk import paths
from goaldesk.core.desk import Desk
from goaldesk.core.settings import SettingsFile, ThemeChoice
from goaldesk.core.types import Direction, Kind, Measure, State
from goaldesk.ui import dates
from goaldesk.ui.charts.plot import free_place
from goaldesk.ui.charts.progress import ProgressChart
from tests.conftest import Hands
from tests.ui.conftest import Opens
from tests.ui.desks import Small
from tests.ui.person import Person, name_of, press, settle, visible


@pytest.fixture
def page(small: Person, goals: Small) -> Person:
    """At the page of Run, on the way to 8 wards."""
    small.desk.performance.set_measure(goals.run, Measure(0, 8, "wards"), date(2026, 10, 30))
    small.window.ui.places.goal.emit(goals.run)
    return small


def charts(person: Person) -> list[ProgressChart]:
    return visible(person.window.desk_page.goal_page, ProgressChart)


def chart(person: Person) -> ProgressChart:
    (found,) = charts(person)
    return found


def check_in(person: Person, goal_id: str, **values: float) -> None:
    """Check in on days of 2026, such as ``oct_3=5``."""
    months = {"aug": 8, "sep": 9, "oct": 10}
    for name, value in values.items():
        month, day = name.split("_")
        person.desk.performance.check_in(goal_id, value, "", date(2026, months[month], int(day)))


# -- when it is there, and what it says


def test_it_is_there_from_the_second_value_on(page: Person, goals: Small) -> None:
    assert charts(page) == []
    check_in(page, goals.run, aug_24=0)
    page.desk.performance.check_in(goals.run, None, "only a note")
    assert charts(page) == []
    check_in(page, goals.run, oct_5=5)
    assert chart(page).isVisible()
    press("Ctrl+Z")
    assert charts(page) == []
    press("Ctrl+Shift+Z")
    assert chart(page).isVisible()


def test_it_stands_above_the_rows(page: Person, goals: Small) -> None:
    check_in(page, goals.run, aug_24=0, oct_5=5)
    fields = [each for each in visible(page.window.desk_page.goal_page, QLineEdit) if name_of(each) == "Number"]
    bottom = chart(page).mapToGlobal(chart(page).rect().bottomLeft()).y()
    assert [each.mapToGlobal(each.rect().topLeft()).y() > bottom for each in fields] == [True, True]


def test_each_goal_has_its_own(page: Person, goals: Small) -> None:
    check_in(page, goals.run, aug_24=0, oct_5=5)
    check_in(page, goals.exam, sep_1=44, oct_1=61)
    page.window.ui.places.goal.emit(goals.exam)
    assert name_of(chart(page)).startswith("2 values, from 44 on 1 September to 61 on 1 October")
    page.window.ui.places.goal.emit(goals.bakery)
    assert charts(page) == []


@pytest.mark.parametrize(
    ("measure", "due", "said"),
    [
        (Measure(0, 8, "kg"), True, "from 1 kg on 24 August to 5 kg on 5 October, aiming for 8 kg by 30 October"),
        (Measure(9, 0.5, "s"), True, "from 1 s on 24 August to 5 s on 5 October, aiming for 0.5 s by 30 October"),
        (Measure(None, 8, "", Direction.HOLD), False, "from 1 on 24 August to 5 on 5 October, aiming to hold 8"),
        (Measure(9, 2, "", Direction.AT_MOST), False, "from 1 on 24 August to 5 on 5 October, at most 2"),
        (Measure(), True, "from 1 on 24 August to 5 on 5 October"),
    ],
)
def test_it_says_its_numbers_in_a_sentence(page: Person, goals: Small, measure: Measure, due: bool, said: str) -> None:
    page.desk.performance.set_measure(goals.run, measure, date(2026, 10, 30) if due else None)
    check_in(page, goals.run, aug_24=1, sep_10=2, oct_5=5)
    assert name_of(chart(page)) == f"3 values, {said}"


def test_it_says_when_the_goal_rested(page: Person, goals: Small, hands: Hands) -> None:
    check_in(page, goals.run, aug_24=1, oct_5=5)
    hands.forward(days=-30)
    page.desk.goals.set_state([goals.run], State.RESTING)
    hands.forward(days=10)
    page.desk.goals.set_state([goals.run], State.ACTIVE)
    hands.forward(days=20)
    page.desk.goals.set_state([goals.exam], State.RESTING)
    assert name_of(chart(page)).endswith("aiming for 8 wards by 30 October, resting from 8 September to 18 September")


def test_the_even_pace_is_named_only_where_there_is_one(page: Person, goals: Small) -> None:
    check_in(page, goals.run, aug_24=1, oct_5=5)
    with_caption = chart(page).height()
    page.desk.performance.set_due(goals.run, None)
    settle()
    assert chart(page).height() == with_caption - 18


# -- going from value to value


def said(person: Person) -> str:
    return chart(person).accessibleDescription()


def test_the_arrow_keys_tell_day_and_value(page: Person, goals: Small) -> None:
    check_in(page, goals.run, aug_24=0, sep_10=2.5, oct_5=5)
    chart(page).setFocus(Qt.FocusReason.TabFocusReason)
    assert said(page) == "The arrow keys go from value to value."
    heard = []
    for keys in ("Right", "Right", "Right", "Right", "Left", "Home", "End"):
        press(keys)
        heard.append(said(page))
    first, middle, last = "24 August: 0 wards", "10 September: 2.5 wards", "5 October: 5 wards"
    assert heard == [first, middle, last, last, middle, first, last]
    assert QToolTip.text() == last
    press("Tab")
    assert said(page) == "The arrow keys go from value to value."
    chart(page).setFocus(Qt.FocusReason.TabFocusReason)
    press("Left")
    assert said(page) == last, "coming from the end, the last one is the first"


def test_escape_in_it_goes_back_to_the_journal(page: Person, goals: Small) -> None:
    check_in(page, goals.run, aug_24=0, oct_5=5)
    chart(page).setFocus(Qt.FocusReason.TabFocusReason)
    press("Escape")
    assert page.journal.isVisible()


def test_the_pointer_tells_day_and_value(page: Person, goals: Small) -> None:
    check_in(page, goals.run, aug_24=0, oct_5=5)
    drawn = chart(page)
    for where, text in ((drawn.width() - 60, "5 October: 5 wards"), (30, "24 August: 0 wards")):
        QTest.mouseMove(drawn, QPoint(where, 40))
        settle()
        assert said(page) == text
        at = QPoint(where, 40)
        QApplication.sendEvent(drawn, QHelpEvent(QHelpEvent.Type.ToolTip, at, drawn.mapToGlobal(at)))
        assert QToolTip.text() == text


def test_a_value_that_goes_while_it_is_looked_at_breaks_nothing(page: Person, goals: Small) -> None:
    check_in(page, goals.run, aug_24=0, sep_10=2.5, oct_5=5)
    chart(page).setFocus(Qt.FocusReason.TabFocusReason)
    press("End")
    page.desk.session.undo()
    settle()
    assert said(page) == "The arrow keys go from value to value."
    assert name_of(chart(page)).startswith("2 values")


# -- how it looks


class Story(NamedTuple):
    """A goal with its values, by days from the first."""

    measure: Measure
    due: int | None
    values: dict[int, float]


_NOISE = [round(day / 10 + (day * 7919 % 97) / 10, 1) for day in range(1000)]
STORIES = {
    "a way up": Story(Measure(0, 8, "wards"), 67, {0: 0, 8: 1, 20: 2, 28: 3, 35: 4, 42: 5}),
    "a way down": Story(Measure(58, 52, "min"), 150, {0: 58, 35: 56.8, 63: 55.5, 91: 54.4}),
    "holding": Story(Measure(None, 80, "kg", Direction.HOLD), None, {0: 82, 35: 79.5, 63: 81, 91: 80}),
    "at most": Story(Measure(14, 6, "shifts", Direction.AT_MOST), None, {0: 14, 35: 9, 63: 7, 91: 5}),
    "reached": Story(Measure(0, 8), 30, {0: 0, 30: 8}),
    "from nearly nothing to ten millions": Story(Measure(0.001, 1e7, "€"), 90, {0: 0.001, 30: 3.5e6, 60: 9.9e6}),
    "below nothing": Story(Measure(-1200, 1200), 90, {0: -1150, 30: -300, 50: 1250}),
    "always the same": Story(Measure(), None, {0: 5, 9: 5}),
    "always nothing": Story(Measure(), None, {0: 0, 9: 0}),
    "one day apart": Story(Measure(), None, {0: 5, 1: 7}),
    "ten years apart": Story(Measure(None, 100, "books"), 3660, {0: 1, 1400: 44, 3650: 99}),
    "a thousand": Story(Measure(0, 100), None, dict(enumerate(_NOISE))),
    "the largest numbers": Story(Measure(-1.7e308, 1.7e308), 40, {0: -1.7e308, 30: 1.7e308}),
    "the smallest": Story(Measure(0, 3e-9), 40, {0: 1e-9, 30: 2e-9}),
}


@pytest.fixture
def stories(desk: Desk) -> dict[str, str]:
    """The ids of the goals of ``STORIES``. The last value of each is of today."""
    ids = {}
    with desk.session.op("telling stories"):
        for name, story in STORIES.items():
            first = desk.clock.today() - timedelta(days=max(story.values))
            ids[name] = desk.goals.add(Kind.PERFORMANCE, name)
            due = None if story.due is None else first + timedelta(days=story.due)
            desk.performance.set_measure(ids[name], story.measure, due)
            for day, value in story.values.items():
                desk.performance.check_in(ids[name], value, "", first + timedelta(days=day))
    return ids


def colour(theme: ThemeChoice, role: str) -> str:
    stored: dict[str, str] = json.loads(paths.resource("themes", f"{theme}.json").read_text("utf-8"))
    return stored[role].lower()


def ink(image: QImage, name: str) -> QRect:
    """What is painted in a colour, as one rectangle."""
    xs, ys = set(), set()
    for y in range(image.height()):
        for x in range(image.width()):
            if image.pixelColor(x, y).name() == name:
                xs.add(x)
                ys.add(y)
    return QRect(QPoint(min(xs), min(ys)), QPoint(max(xs), max(ys))) if xs else QRect()


def edges(image: QImage) -> Iterator[str]:
    """The colours along the four edges."""
    width, height = image.width(), image.height()
    for x in range(width):
        yield image.pixelColor(x, 0).name()
        yield image.pixelColor(x, height - 1).name()
    for y in range(height):
        yield image.pixelColor(0, y).name()
        yield image.pixelColor(width - 1, y).name()


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640), (853, 533)])
@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST])
def test_any_numbers_fit_at_any_size_in_every_theme(
    desk: Desk, open_window: Opens, settings: SettingsFile, stories: dict[str, str], theme: ThemeChoice,
    size: tuple[int, int],
) -> None:  # fmt: skip
    settings.change(theme=theme)
    person = open_window(desk, size=size)
    found = []
    for name, goal_id in stories.items():
        person.window.ui.places.goal.emit(goal_id)
        settle()
        image = chart(person).grab().toImage()
        drawn = ink(image, colour(theme, "perf_fill"))
        if drawn.width() < image.width() / 4:
            found.append(f"{name}: {drawn.width()} wide of {image.width()}")
        if "always" not in name and drawn.height() < 30:
            found.append(f"{name}: {drawn.height()} high")
        if set(edges(image)) != {colour(theme, "surface")}:
            found.append(f"{name}: something stands over the edge")
        if not image.rect().adjusted(18, 2, 0, -14).contains(drawn):
            found.append(f"{name}: {drawn} is not in the field")
    assert found == []


def test_the_time_goes_to_the_left_where_text_does(
    qapp: QApplication, desk: Desk, open_window: Opens, settings: SettingsFile, stories: dict[str, str]
) -> None:
    settings.change(theme=ThemeChoice.LIGHT)
    seen: list[tuple[int, QRect]] = []
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        qapp.setLayoutDirection(direction)
        dates.use_locale("en_GB")
        person = open_window(desk, remember=False)
        person.window.ui.places.goal.emit(stories["a way up"])
        settle()
        image = chart(person).grab().toImage()
        seen.append((image.width(), ink(image, colour(ThemeChoice.LIGHT, "perf_fill"))))
        chart(person).setFocus(Qt.FocusReason.TabFocusReason)
        press("Left" if direction is Qt.LayoutDirection.RightToLeft else "Right")
        assert said(person).endswith(": 0 wards"), "the first value is where reading begins"
        person.window.close()
    (width, left), (_, right) = seen
    assert abs((width - 1 - right.right()) - left.left()) <= 1
    assert abs((width - 1 - right.left()) - left.right()) <= 1


def test_a_figure_stands_where_it_covers_nothing() -> None:
    within = QRectF(0, 0, 100, 100)
    wanted = [QRectF(95, 0, 10, 10), QRectF(0, 0, 10, 10), QRectF(50, 50, 10, 10)]
    assert free_place(wanted, [], within) == wanted[1], "the first one stands over the edge"
    assert free_place(wanted, [QRectF(5, 5, 2, 2)], within) == wanted[2]
    assert free_place(wanted, [within], within) == wanted[1], "where all is taken, the first that is inside"
    assert free_place(wanted[:1], [], within) == wanted[0]
