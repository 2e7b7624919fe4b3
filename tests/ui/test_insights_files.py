"""Pictures and numbers of the Insights page as files."""

import csv
import io
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFileDialog

from goaldesk.core.desk import Desk
from goaldesk.core.settings import SettingsFile, ThemeChoice
from goaldesk.core.types import Kind, SetbackForm
from goaldesk.ui.charts.sheet import Sheet, to_csv
from tests.conftest import Hands
from tests.ui.conftest import Opens
from tests.ui.desks import RUN, Small
from tests.ui.person import Person, click, find
from tests.ui.pictures import ANSWERS, RESULTS, TITLES, answer_with, card, choose_of, rows, write_patterns

_SVG = "{http://www.w3.org/2000/svg}"


def export(person: Person, title: str, words: str, path: Path) -> bytes:
    """Choose a format from the menu of a card, and a file; returns what is in it."""
    choose_of(person, title, words, answer_with(path))
    return path.read_bytes()


@pytest.mark.parametrize("title", TITLES)
def test_a_picture_is_a_png_of_twice_its_size(insights: Person, tmp_path: Path, title: str) -> None:
    image = QImage.fromData(export(insights, title, "Export as PNG…", tmp_path / "picture.png"))
    assert image.width() == 2 * card(insights, title).width()
    assert image.height() > 200
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(colours) > 5
    assert insights.said().startswith("Written to ")


@pytest.mark.parametrize("title", TITLES)
def test_a_picture_is_an_svg_whose_words_are_words(insights: Person, tmp_path: Path, title: str) -> None:
    data = export(insights, title, "Export as SVG…", tmp_path / "picture.svg")
    root = ET.fromstring(data)
    assert root.findtext(f"{_SVG}title") == title
    assert root.findtext(f"{_SVG}desc") == card(insights, title).insight.sentence()
    words = {(each.text or "").strip() for each in root.iter(f"{_SVG}text")}
    assert title in words
    assert not list(root.iter(f"{_SVG}image")), "drawn, and no picture of a picture"
    renderer = QSvgRenderer(QByteArray(data))
    assert renderer.isValid()
    assert renderer.viewBox().width() == card(insights, title).width()


@pytest.mark.parametrize("title", TITLES)
def test_the_numbers_are_a_csv_file(insights: Person, tmp_path: Path, title: str) -> None:
    data = export(insights, title, "Export as CSV…", tmp_path / "numbers.csv")
    header, *lines = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert tuple(header) == card(insights, title).insight.sheet().header
    assert len(lines) == len(rows(insights, title))
    assert data.startswith(b"\xef\xbb\xbf")


def test_days_and_numbers_are_written_for_any_program(insights: Person, tmp_path: Path) -> None:
    data = export(insights, RESULTS, "Export as CSV…", tmp_path / "numbers.csv").decode("utf-8-sig")
    assert data.split("\n")[1] == f"{RUN},2026-08-09,1,km,8,,"


def test_numbers_are_exact_and_no_text_is_a_formula(insights: Person) -> None:
    sheet = Sheet(("a", "b", "c"), [(0.1, -3, "=1+1"), (1e300, 1.25, None), (-1e-9, 7, "-x")])
    assert to_csv(sheet).decode("utf-8-sig") == "a,b,c\n0.1,-3,'=1+1\n1e+300,1.25,\n-1e-09,7,'-x\n"


def test_a_question_that_looks_like_a_formula_stays_a_question(insights: Person, tmp_path: Path) -> None:
    insights.desk.setbacks.log(SetbackForm(insights.desk.clock.today(), "Once more", study_question="=SUM of what?"))
    data = export(insights, ANSWERS, "Export as CSV…", tmp_path / "numbers.csv").decode("utf-8-sig")
    assert "\n'=SUM of what?,2026-10-08,,\n" in data


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_all_pictures_are_saved_as_one(insights: Person, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"all{suffix}"
    insights.watch.expect(QFileDialog, answer_with(path))
    click(find(insights.window.page("insights"), "Save as picture"))
    insights.activate()
    if suffix == ".png":
        image = QImage(str(path))
        assert image.width() > 2 * 1150
        assert image.height() > 2 * 800
    else:
        words = {(each.text or "").strip() for each in ET.parse(path).getroot().iter(f"{_SVG}text")}
        assert {*TITLES, "Insights", "13 April to 8 October"} <= words


def test_what_cannot_be_written_is_said(insights: Person, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()

    def pull_it_out(dialog: QFileDialog) -> None:
        answer_with(folder / "picture.png")(dialog)
        folder.rmdir()

    choose_of(insights, RESULTS, "Export as PNG…", pull_it_out)
    assert "picture.png cannot be written" in insights.said()


def test_nothing_is_written_by_whoever_thinks_better_of_it(insights: Person, tmp_path: Path) -> None:
    choose_of(insights, RESULTS, "Export as PNG…", lambda dialog: dialog.reject())
    insights.watch.expect(QFileDialog, lambda dialog: dialog.reject())
    click(find(insights.window.page("insights"), "Save as picture"))
    insights.activate()
    assert not [path for path in tmp_path.rglob("*") if path.suffix in {".png", ".svg", ".csv"}]


def test_a_dark_picture_has_the_colours_that_are_seen(
    desk: Desk, goals: Small, hands: Hands, open_window: Opens, settings: SettingsFile, tmp_path: Path
) -> None:
    settings.change(theme=ThemeChoice.DARK)
    write_patterns(desk, goals, hands)
    person = open_window(desk)
    person.section("Ctrl+5")
    image = QImage.fromData(export(person, RESULTS, "Export as PNG…", tmp_path / "dark.png"))
    assert image.pixelColor(2, 2).name() == person.window.ui.theme.colour("raised").name()


def test_a_picture_of_very_many_goals_is_still_one(insights: Person, tmp_path: Path) -> None:
    with insights.desk.session.op("many"):
        for number in range(600):
            goal = insights.desk.goals.add(Kind.PERFORMANCE, f"Goal {number}")
            insights.desk.performance.check_in(goal, number, "", insights.desk.clock.today())
    insight = card(insights, RESULTS).insight
    while insight.hidden():
        insight.show_more()
    image = QImage.fromData(export(insights, RESULTS, "Export as PNG…", tmp_path / "many.png"))
    assert 0 < image.height() <= 30_000
    assert len({image.pixelColor(x, image.height() - 40).name() for x in range(image.width())}) > 1
