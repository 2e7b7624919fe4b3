"""How the pictures of the Insights page look: with any numbers, at any size, in every theme, from either side."""

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.settings import SettingsFile, ThemeChoice
from goaldesk.core.types import Kind, Measure, SetbackForm, Stuck
from goaldesk.ui import dates
from tests.conftest import Hands
from tests.ui.conftest import Opens
from tests.ui.desks import write_small
from tests.ui.person import Person, click, find, press, settle, visible
from tests.ui.pictures import CHALLENGE, PAIRS, RESULTS, STEPS, TITLES, WRITING, card, cards, view, write_patterns

THEMES = [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST]
SIZES = [(1280, 800), (1024, 640), (853, 533)]


def patterns(desk: Desk, hands: Hands) -> None:
    write_patterns(desk, write_small(desk), hands)


def one_day(desk: Desk, hands: Hands) -> None:
    """Somebody's first evening."""
    result, skill = desk.goals.add(Kind.PERFORMANCE, "Run"), desk.goals.add(Kind.LEARNING, "Breathe")
    desk.pairs.pair(result, skill)
    desk.performance.set_measure(result, Measure(0, 8), None)
    desk.performance.check_in(result, 0, "")
    desk.checks.rate(skill, 1)
    desk.practice.note(skill, 3, "", Stuck.NEW, desk.clock.today())
    desk.journal.add(desk.clock.today(), "A beginning")
    desk.setbacks.log(SetbackForm(desk.clock.today(), "Not quite", study_question="Why?"))


def huge(desk: Desk, hands: Hands) -> None:
    """The largest numbers there are, the longest titles, and a day of very much."""
    today, title = desk.clock.today(), "Understand " + "everything about it and more " * 15
    for low, high in ((-1.7e308, 1.7e308), (1e-9, 3e-9), (5.0, 5.0), (0.0, 1e7)):
        result, skill = desk.goals.add(Kind.PERFORMANCE, title), desk.goals.add(Kind.LEARNING, title)
        desk.pairs.pair(result, skill)
        desk.performance.set_measure(result, Measure(low, high, "a very long unit of measure"), None)
        for ago, value in ((400, low), (90, low), (3, high)):
            desk.performance.check_in(result, value, "", today - timedelta(days=ago))
        desk.checks.rate(skill, 5)
        desk.practice.note(skill, 5, "", Stuck.SAME, today)
    for _ in range(300):
        desk.practice.note(skill, 1, "", Stuck.SAME, today)
    desk.journal.add(today, "word " * 20_000)
    for number in range(120):
        day = today - timedelta(days=number)
        desk.setbacks.log(SetbackForm(day, "Otherwise", study_question=f"Question {number}, and " + "more " * 80))


def many(desk: Desk, hands: Hands) -> None:
    """Five hundred goals with everything, over six years."""
    today = desk.clock.today()
    for number in range(250):
        result = desk.goals.add(Kind.PERFORMANCE, f"Result {number}")
        skill = desk.goals.add(Kind.LEARNING, f"Skill {number}")
        desk.pairs.pair(result, skill)
        desk.performance.set_measure(result, Measure(0, 100), None)
        for ago in (2000, 100, 1):
            desk.performance.check_in(result, float(number % 100), "", today - timedelta(days=ago + number % 50))
        desk.checks.rate(skill, number % 5 + 1, "so" if number % 2 else "")
        desk.practice.note(skill, number % 5 + 1, "", Stuck.NEW, today - timedelta(days=number % 50))
        desk.journal.add(today - timedelta(days=8 * number), "Words")


@pytest.fixture(scope="session")
def many_template(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with very much, written once."""
    path, hands = tmp_path_factory.mktemp("many") / "many.goaldesk", Hands()
    shutil.copy(template, path)
    desk = open_desk(path, hands.clock)
    with desk.session.op("telling a story"):
        many(desk, hands)
    desk.session.forget_steps()
    desk.close()
    return path


@pytest.fixture
def full(many_template: Path, tmp_path: Path, hands: Hands, to_close: list[Desk]) -> Desk:
    """A desk with very much."""
    path = tmp_path / "full.goaldesk"
    shutil.copy(many_template, path)
    to_close.append(open_desk(path, hands.clock))
    return to_close[-1]


STORIES: dict[str, Callable[[Desk, Hands], None]] = {"ten weeks": patterns, "one day": one_day, "huge": huge}


def write(desk: Desk, hands: Hands, story: str) -> None:
    with desk.session.op("telling a story"):
        STORIES[story](desk, hands)
    desk.session.forget_steps()


def wrong(person: Person) -> list[str]:
    """What stands out of its picture, or is not drawn at all."""
    found = []
    for title, each in cards(person).items():
        if each.insight.nothing():
            continue
        drawn = each.view
        image = drawn.grab().toImage()
        room = QRectF(drawn.rect()).adjusted(-1, -1, 1, 1)
        found += [f"{title}: {spot.said} at {spot.area}" for spot in drawn.spots() if not room.contains(spot.area)][:2]
        if drawn.height() + 1 < drawn.heightForWidth(drawn.width()):
            found.append(f"{title}: {drawn.height()} high of {drawn.heightForWidth(drawn.width())}")
        if not ink(image, image.pixelColor(image.width() - 1, image.height() - 1).name()):
            found.append(f"{title}: nothing is drawn")
    return found


def ink(image: QImage, ground: str) -> bool:
    """Whether anything has another colour than the ground."""
    points = ((x, y) for x in range(0, image.width(), 2) for y in range(image.height()))
    return any(image.pixelColor(x, y).name() != ground for x, y in points)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("story", ["ten weeks", "one day", "huge"])
def test_any_numbers_fit_at_any_size_in_every_theme(
    desk: Desk, hands: Hands, open_window: Opens, settings: SettingsFile, story: str, theme: ThemeChoice,
    size: tuple[int, int],
) -> None:  # fmt: skip
    write(desk, hands, story)
    settings.change(theme=theme)
    person = open_window(desk, size=size)
    person.section("Ctrl+5")
    found = []
    for words in ("12 weeks", "6 months", "Year", "All"):
        click(find(person.window.page("insights"), words))
        settle()
        found += [f"{words}: {each}" for each in wrong(person)]
    assert found == []


@pytest.mark.parametrize("percent", [90, 150, 200])
def test_any_numbers_fit_at_any_size_of_text(
    desk: Desk, hands: Hands, open_window: Opens, settings: SettingsFile, percent: int
) -> None:
    write(desk, hands, "huge")
    settings.change(font_size=percent)
    person = open_window(desk)
    person.section("Ctrl+5")
    assert wrong(person) == []


def test_an_empty_desk_draws_nothing_and_complains_of_nothing(
    desk: Desk, open_window: Opens, settings: SettingsFile
) -> None:
    for theme in THEMES:
        settings.change(theme=theme)
        person = open_window(desk, remember=False)
        person.section("Ctrl+5")
        for words in ("12 weeks", "6 months", "Year", "All"):
            click(find(person.window.page("insights"), words))
            settle()
        assert not any(each.view.isVisible() for each in cards(person).values())
        person.window.close()


def test_five_hundred_goals_make_no_more_widgets_than_six(
    full: Desk, desk: Desk, hands: Hands, open_window: Opens
) -> None:  # fmt: skip
    write(desk, hands, "ten weeks")
    widgets = []
    for each in (desk, full):
        person = open_window(each, remember=False)
        person.section("Ctrl+5")
        widgets.append(len(person.window.page("insights").findChildren(QWidget)))
    for _ in range(3):
        for title in (STEPS, RESULTS):
            click(find(card(person, title), "Show more (…"))
            settle()
    widgets.append(len(person.window.page("insights").findChildren(QWidget)))
    assert len(set(widgets)) == 1
    assert len({spot.lane for spot in view(person, RESULTS).spots()}) == 65
    assert wrong(person) == []


def test_only_rows_that_are_seen_are_drawn(full: Desk, open_window: Opens) -> None:
    person = open_window(full)
    person.section("Ctrl+5")
    for _ in range(15):
        card(person, RESULTS).insight.show_more()
    card(person, RESULTS).show_as_table(False)
    settle()
    drawn, asked = view(person, RESULTS), []
    insight: object = drawn.insight
    row = insight.row

    def listen(number: int) -> object:
        asked.append(number)
        return row(number)

    insight.row = listen
    drawn.render(QImage(drawn.width(), 200, QImage.Format.Format_ARGB32), QPoint(), QRect(0, 3400, drawn.width(), 200))
    assert drawn.height() > 8000
    assert asked
    assert len(set(asked)) < 12


# -- each picture for itself


def test_what_is_to_be_seen_is_not_told_by_colour_alone(insights: Person) -> None:
    """In shades of grey, too: a hollow dot where no evidence was written is told apart from a filled one."""
    drawn = view(insights, STEPS)
    image = drawn.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    evidence, without = (drawn.spots()[number].area.center().toPoint() for number in (2, 3))
    assert abs(image.pixelColor(evidence).value() - image.pixelColor(without).value()) > 60


def test_the_chips_of_a_row_stand_beside_each_other(full: Desk, open_window: Opens, settings: SettingsFile) -> None:
    for size in SIZES:
        person = open_window(full, size=size, remember=False)
        person.section("Ctrl+5")
        there = [spot for spot in view(person, CHALLENGE).spots() if spot.lane < 3]
        for one, next_ in pairwise(there):
            if one.lane == next_.lane:
                assert one.area.right() < next_.area.left()
        assert sum("more" not in spot.said.split(": ")[0] for spot in there) >= 6
        person.window.close()


def test_marks_of_pairs_stand_beside_each_other_and_none_is_lost(full: Desk, open_window: Opens) -> None:
    person = open_window(full)
    person.section("Ctrl+5")
    drawn = view(person, PAIRS)
    numbers = []
    for one, next_ in pairwise([*drawn.spots(), None]):
        numbers.append(int(one.said.split(" pairs: ")[0]) if " pairs: " in one.said else 1)
        if next_ is not None and one.lane == next_.lane:
            assert one.area.right() <= next_.area.left()
    assert sum(numbers) == 250


@pytest.mark.parametrize("words", ["6 months", "Year", "All"])
def test_every_day_has_a_place_of_its_own(full: Desk, open_window: Opens, words: str) -> None:
    person = open_window(full)
    person.section("Ctrl+5")
    click(find(person.window.page("insights"), words))
    settle()
    centres = {
        (round(spot.area.center().x(), 2), round(spot.area.center().y(), 2)) for spot in view(person, WRITING).spots()
    }
    assert len(centres) == len(card(person, WRITING).insight.sheet().rows)


def test_the_time_goes_to_the_left_where_text_does(
    qapp: QApplication, desk: Desk, hands: Hands, open_window: Opens
) -> None:
    write(desk, hands, "ten weeks")
    seen: dict[Qt.LayoutDirection, dict[str, QRect]] = {}
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        qapp.setLayoutDirection(direction)
        dates.use_locale("en_GB")
        person = open_window(desk, remember=False)
        person.section("Ctrl+5")
        seen[direction] = {}
        for title, role in ((RESULTS, "perf_fill"), (STEPS, "learn_fill"), (WRITING, "accent")):
            seen[direction][title] = _extent(view(person, title), person.window.ui.theme.colour(role).name())
        drawn = view(person, RESULTS)
        drawn.setFocus(Qt.FocusReason.TabFocusReason)
        press("Left" if direction is Qt.LayoutDirection.RightToLeft else "Right")
        press("Left" if direction is Qt.LayoutDirection.RightToLeft else "Right")
        assert drawn.accessibleDescription() == "9 August: 1 km", "the first value is where reading begins"
        width = {title: view(person, title).width() for title in seen[direction]}
        person.window.close()
    left, right = seen.values()
    for title, wide in width.items():
        assert abs((wide - 1 - right[title].right()) - left[title].left()) <= 1, title
        assert abs((wide - 1 - right[title].left()) - left[title].right()) <= 1, title


def _extent(widget: QWidget, colour: str) -> QRect:
    image = widget.grab().toImage()
    xs = [x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).name() == colour]
    return QRect(QPoint(min(xs), 0), QPoint(max(xs), 1))


def test_a_long_title_is_told_in_full_by_its_mark(desk: Desk, hands: Hands, open_window: Opens) -> None:
    write(desk, hands, "huge")
    person = open_window(desk)
    person.section("Ctrl+5")
    title = desk.store.rows("SELECT title FROM goal WHERE kind = 'learning'")[0][0]
    assert view(person, STEPS).spots()[0].said.startswith(title)


def test_pictures_stand_in_two_columns_and_in_one_where_it_is_narrow(insights: Person) -> None:
    def columns() -> list[int]:
        settle()
        return sorted({each.x() for each in cards(insights).values()})

    assert len(columns()) == 2
    assert card(insights, PAIRS).width() > card(insights, WRITING).width() + 400, "the last one takes both"
    insights.window.resize(1024, 640)
    assert len(columns()) == 1
    assert [each.y() for each in cards(insights).values()] == sorted(each.y() for each in cards(insights).values())
    insights.window.resize(1280, 800)
    assert len(columns()) == 2
    assert list(cards(insights)) == list(TITLES)
    assert visible(insights.window.page("insights"), type(card(insights, PAIRS)))


def test_a_day_in_the_future_changes_nothing(insights: Person) -> None:
    before = view(insights, WRITING).accessibleName()
    insights.desk.journal.add(date(2027, 1, 1), "Later")
    assert view(insights, WRITING).accessibleName() == before
