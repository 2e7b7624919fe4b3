"""The story of a learning goal: at a glance, in a sentence, mark by mark, in every theme, size and direction."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from goaldesk.core.queries.learning import Event
from goaldesk.core.settings import SettingsFile, ThemeChoice
from goaldesk.core.types import Ladder, SetbackForm
from goaldesk.ui import wording
from goaldesk.ui.charts.story import DRAWN, StoryChart
from goaldesk.ui.widgets.labels import Ground
from tests.conftest import Hands
from tests.ui.desks import Small
from tests.ui.person import Person, focus, name_of, press, there_is, visible

TODAY = date(2026, 10, 8)
KINDS = ("check", "asked", "tried", "answered", "setback")
SIZES = (240, 316, 900)


def events(number: int, days: int) -> list[Event]:
    """So many events, spread over so many days, the last of them today."""
    made = []
    for at in range(number):
        day = TODAY - timedelta(days=days - days * at // max(1, number - 1))
        what = KINDS[at % len(KINDS)]
        level = at % 5 + 1 if what == "check" else 0
        made.append(Event(day, what, f"Words {at}", level, bool(at % 2), max(0, level - 1) if level else None))
    return made


SOME = [
    Event(date(2026, 8, 24), "asked", "Where does it go?"),
    Event(date(2026, 8, 28), "check", "Retold it", 2, True, 1),
    Event(date(2026, 9, 3), "tried", "Sit in"),
    Event(date(2026, 9, 20), "answered", "Where does it go?"),
    Event(date(2026, 9, 29), "check", "", 4, False, 2),
    Event(date(2026, 10, 2), "setback", "Ward 2 went back"),
    Event(date(2026, 10, 8), "check", "Drew it", 3, True, 4),
]


@pytest.fixture
def chart(blank: Person) -> StoryChart:
    """A story on bare ground."""
    ground = Ground(blank.window.ui, "surface", parent=blank.window)
    made = StoryChart(blank.window.ui)
    made.setParent(ground)
    return made


def painted(chart: StoryChart, width: int) -> QImage:
    ground = chart.parentWidget()
    assert ground is not None
    for each in (ground, chart):
        each.resize(width, chart.sizeHint().height())
    return ground.grab().toImage()


def share_of(image: QImage, colour: object, left: float = 0, right: float = 1) -> int:
    """How many points between two places across have a colour."""
    places = range(int(image.width() * left), int(image.width() * right))
    return sum(image.pixelColor(x, y) == colour for x in places for y in range(image.height()))


@pytest.mark.parametrize("theme", [each for each in ThemeChoice if each is not ThemeChoice.SYSTEM])
def test_it_is_painted_in_every_theme_at_every_size(
    chart: StoryChart, blank: Person, settings: SettingsFile, theme: ThemeChoice
) -> None:
    settings.change(theme=theme)
    blank.window.ui.look.refresh()
    colour = blank.window.ui.theme.colour
    for width in SIZES:
        for number, days in ((0, 0), (2, 0), (2, 1461), (300, 0), (300, 1461)):
            chart.show_story(events(number, days), Ladder.KNOW, TODAY)
            image = painted(chart, width)
            assert bool(share_of(image, colour("learn_fill"))) is bool(number)
            area, marks = chart.rect(), chart.marks()
            assert all(area.contains(QPoint(round(mark.x), round(mark.y))) for mark in marks)
            setbacks = [mark for mark in marks if mark.last.what == "setback"]
            assert bool(setbacks) is (number == 300)
            centres = [image.pixelColor(round(mark.x), round(mark.y)) for mark in setbacks]
            assert set(map(QColor.name, centres)) <= {colour("notice").name()}


@pytest.mark.parametrize("days", [0, 1461])
@pytest.mark.parametrize("width", SIZES)
def test_nothing_is_left_out_and_nothing_lies_over_anything_else(chart: StoryChart, days: int, width: int) -> None:
    all_of_them = events(300, days)
    chart.show_story(all_of_them, Ladder.KNOW, TODAY)
    painted(chart, width)
    marks = chart.marks()
    assert sorted(event for mark in marks for event in mark.events) == sorted(all_of_them)
    for what in KINDS:
        places = [mark.x for mark in marks if mark.last.what == what]
        assert all(after - before >= 11 for before, after in pairwise(places))


def test_time_runs_from_the_right_where_people_read_so(chart: StoryChart, blank: Person) -> None:
    fill = blank.window.ui.theme.colour("learn_fill")
    chart.show_story([SOME[0], Event(TODAY, "answered", "Where does it go?")], Ladder.KNOW, TODAY)
    image = painted(chart, 400)
    assert share_of(image, fill, 0.5, 1) > 0
    assert share_of(image, fill, 0, 0.5) == 0
    chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    image = painted(chart, 400)
    assert share_of(image, fill, 0.5, 1) == 0
    assert share_of(image, fill, 0, 0.5) > 0


def test_the_line_steps_up_and_down_and_a_guess_is_hollow(chart: StoryChart) -> None:
    chart.show_story(SOME, Ladder.KNOW, TODAY)
    image = painted(chart, 400)
    checks = [mark for mark in chart.marks() if mark.last.what == "check"]
    assert checks[0].y > checks[2].y > checks[1].y  # level 2, then 4, then 3
    fill = image.pixelColor(round(checks[0].x) - 3, round(checks[0].y))
    assert image.pixelColor(round(checks[0].x) - 1, round(checks[0].y) - 1) == fill
    assert image.pixelColor(round(checks[1].x) - 1, round(checks[1].y) - 1) != fill
    before = round((checks[0].x + checks[1].x) / 2)
    assert image.pixelColor(before, round(checks[0].y)) == fill
    assert image.pixelColor(before, round(checks[1].y)) != fill


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (SOME, "Since 24 Aug: 1 thing tried, 1 of 1 question answered, from Met it to Can explain it."),
        (SOME[:1], "Since 24 Aug: 1 question asked."),
        (SOME[1:2] * 2, "Since 28 Aug: from Met it to Can follow it."),
        ([SOME[2]] * 4, "Since 3 Sept: 4 things tried."),
        ([SOME[6]._replace(before=3)], "Since 8 Oct: now at Can explain it."),
        ([SOME[6]._replace(before=None)], "Since 8 Oct: now at Can explain it."),
        ([SOME[5]], "Since 2 Oct."),
        ([SOME[1]._replace(day=date(2022, 3, 1), before=0)], "Since 1 Mar 2022: from Not met yet to Can follow it."),
        ([], ""),
    ],
)
def test_the_sentence(blank: Person, told: list[Event], said: str) -> None:
    assert wording.story(told, Ladder.KNOW, TODAY) == said


def test_a_mark_tells_its_day_and_its_words(chart: StoryChart) -> None:
    chart.show_story(SOME, Ladder.KNOW, TODAY)
    painted(chart, 900)
    assert [chart.words(mark) for mark in chart.marks()] == [
        "24 Aug, asked: Where does it go?",
        "28 Aug: 2 · Can follow it. Retold it",
        "3 Sept, tried: Sit in",
        "20 Sept, answered: Where does it go?",
        "29 Sept: 4 · Can use it. a guess so far",
        "2 Oct, setback: Ward 2 went back",
        "8 Oct: 3 · Can explain it. Drew it",
    ]


def test_many_at_one_place_tell_the_first_few_and_how_many_more(chart: StoryChart) -> None:
    chart.show_story([SOME[2]._replace(text=f"Number {at}") for at in range(9)], Ladder.KNOW, TODAY)
    (mark,) = chart.marks()
    told = chart.words(mark).split("\n")
    assert told[0] == "3 Sept, tried: Number 0"
    assert told[-1] == "and 5 more"


def test_the_tool_tip_is_that_of_the_mark_under_the_pointer(chart: StoryChart) -> None:
    chart.show_story(SOME, Ladder.KNOW, TODAY)
    painted(chart, 400)
    mark = next(mark for mark in chart.marks() if mark.last.what == "tried")
    where = QPoint(round(mark.x), round(mark.y))
    QApplication.sendEvent(chart, QHelpEvent(QEvent.Type.ToolTip, where, chart.mapToGlobal(where)))
    assert QToolTip.text() == "3 Sept, tried: Sit in"
    QToolTip.hideText()
    assert chart._mark_at(where) == mark
    assert chart._mark_at(QPoint(2, 2)) is None


# -- on the page


@pytest.fixture
def told(small: Person, goals: Small, hands: Hands) -> Person:
    """At the page of Breathe, of which there is a month to tell."""
    desk = small.desk
    asked = desk.questions.ask(goals.breathe, "Which breath belongs to which pace?")
    hands.forward(days=10)
    desk.checks.rate(goals.breathe, 2, "Retold it", before=1)
    desk.experiments.add_tried(goals.breathe, "Count steps")
    hands.forward(days=10)
    desk.questions.answer(asked, "Three to a gear")
    form = SetbackForm(desk.clock.today(), "Out of breath", goal_ids=(goals.breathe,))
    desk.setbacks.log(form)
    hands.forward(days=10)
    desk.checks.rate(goals.breathe, 3, "Drew it", before=2)
    small.window.ui.places.goal.emit(goals.breathe)
    return small


def of(person: Person) -> QWidget:
    found: QWidget = person.window.desk_page.goal_page
    return found


def story_of(person: Person) -> list[StoryChart]:
    return visible(of(person), StoryChart)


SENTENCE = "Since 8 Oct: 1 thing tried, 1 of 1 question answered, from Met it to Can explain it."


def test_the_page_tells_a_month_at_a_glance(told: Person) -> None:
    (chart,) = story_of(told)
    assert name_of(chart) == SENTENCE
    assert {mark.last.what for mark in chart.marks()} == DRAWN
    assert there_is(of(told), SENTENCE)


def test_one_event_is_no_story_yet(small: Person, goals: Small) -> None:
    small.window.ui.places.goal.emit(goals.breathe)
    assert story_of(small) == []
    small.desk.questions.ask(goals.breathe, "Why?")
    assert story_of(small) == []
    small.desk.experiments.add_tried(goals.breathe, "Count steps")
    assert len(story_of(small)) == 1
    press("Ctrl+Z")
    assert story_of(small) == []


def test_the_arrow_keys_go_from_mark_to_mark(told: Person) -> None:
    (chart,) = story_of(told)
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    press("Right")
    assert there_is(of(told), "8 Oct, asked: Which breath belongs to which pace?")
    press("End")
    assert there_is(of(told), "7 Nov: 3 · Can explain it. Drew it")
    assert chart.accessibleDescription() == "7 Nov: 3 · Can explain it. Drew it"
    press("Left")
    press("Left")
    press("Home")
    press("Left")
    assert there_is(of(told), "8 Oct, asked: Which breath belongs to which pace?")
    press("Tab")
    assert focus() is not chart
    assert there_is(of(told), SENTENCE)


def test_the_story_follows_what_is_done(told: Person, goals: Small) -> None:
    told.desk.experiments.add_tried(goals.breathe, "Hum")
    assert name_of(story_of(told)[0]).startswith("Since 8 Oct: 2 things tried")


def test_the_arrow_keys_follow_the_direction_of_reading(told: Person) -> None:
    chart = story_of(told)[0]
    chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    press("Left", times=2)
    assert there_is(of(told), "18 Oct: 2 · Can follow it. Retold it")
