"""Finding words in the guide, and reading it: at every size, from either side, in each of its languages."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from goaldesk.core.desk import Desk
from goaldesk.ui import dates
from goaldesk.ui.panes.guide.prose import Prose
from goaldesk.ui.panes.guide.rows import Rows
from tests.ui import seeing
from tests.ui.conftest import Opens
from tests.ui.guide import found_now, go_to, page, speaking, title
from tests.ui.person import Person, find, focus, name_of, press, settle, there_is, type_, visible


@pytest.fixture
def guide(small: Person) -> Person:
    """At the guide, with the cursor in its contents."""
    small.section("Ctrl+6")
    return small


# -- finding


def test_ctrl_f_finds_in_the_whole_guide(guide: Person) -> None:
    press("Ctrl+F")
    assert name_of(focus()) == "Find in the guide"
    assert not there_is(guide.window, "Search everything", QLineEdit)
    type_("beekeeper")
    assert found_now(guide) == ("beekeeper", "1 of 2")
    assert title(guide) == "Two kinds of goals, one desk"
    press("Return")
    assert found_now(guide) == ("beekeeper", "2 of 2")
    assert title(guide) == "Worked examples"
    assert name_of(focus()) == "Find in the guide"
    press("Return")
    assert title(guide) == "Two kinds of goals, one desk"
    press("Shift+Return")
    assert title(guide) == "Worked examples"


def test_f3_goes_on_from_the_page_and_every_place_comes_into_sight(guide: Person) -> None:
    press("Ctrl+F")
    type_("understanding")
    of = int(page(guide).finder.said().rpartition(" ")[2])
    page(guide).reading.setFocus()
    seen = []
    for _ in range(of):
        prose = next(each for each in page(guide).reading.proses if each.hasSelectedText())
        assert seeing._in_sight(prose), prose.words
        assert found_now(guide)[0].casefold() == "understanding"
        seen.append(found_now(guide)[1])
        press("F3")
    assert len(set(seen)) == of > 4
    assert found_now(guide)[1] == seen[0]
    press("Shift+F3")
    assert found_now(guide)[1] == seen[-1]


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("CAFE OWNER", "café owner"),
        ("i'll explore", "I’ll explore"),
        ('"some  69', "“Some 69"),
        ("Nuckles", "Nückles"),
    ],
)
def test_words_are_found_whatever_their_case_accents_and_signs(guide: Person, typed: str, there: str) -> None:
    press("Ctrl+F")
    type_(typed)
    assert found_now(guide)[0] == there


def test_what_is_not_in_the_guide_is_said_to_be_so(guide: Person) -> None:
    press("Ctrl+F")
    type_("xylophone")
    assert found_now(guide) == ("", "Not in the guide")
    assert not find(guide.window, "The next place").isEnabled()
    press("Return")
    assert title(guide) == "Two kinds of goals, one desk"
    press("Ctrl+A")
    type_("clocks")
    assert found_now(guide) == ("clocks", "1 of 1")


def test_what_is_found_is_underlined_until_the_field_is_left(guide: Person) -> None:
    press("Ctrl+F")
    type_("goal")
    marked = [each for each in page(guide).reading.proses if each.found]
    assert len(marked) > 3
    assert all("underline" in each.text() for each in marked)
    press("Escape")
    assert focus() is page(guide).reading
    assert not any(each.found for each in page(guide).reading.proses)
    assert find(guide.window, "Find in the guide", QLineEdit).text() == ""


def test_ctrl_f_is_the_search_over_the_window_everywhere_else(guide: Person) -> None:
    guide.section("Ctrl+1")
    press("Ctrl+F")
    assert name_of(focus()) == "Search everything"
    press("Escape")


def test_ctrl_k_searches_everything_from_the_guide_too(guide: Person) -> None:
    press("Ctrl+K")
    assert name_of(focus()) == "Search everything"
    press("Escape")
    assert focus() is page(guide).contents


# -- reading


def test_text_can_be_selected_with_the_mouse_and_copied(guide: Person) -> None:
    words = page(guide).reading.proses[1]
    QTest.mouseDClick(words, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(8, 10))
    settle()
    assert words.selectedText() == "A"
    press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "A"


def test_a_whole_page_is_copied_where_nothing_is_selected(guide: Person) -> None:
    press("Return")
    press("Ctrl+C")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Two kinds of goals, one desk\nA result tells you where to go.")
    assert "You manage it with the notes closed." in copied


def test_cells_say_which_column_they_stand_in(guide: Person) -> None:
    names = [name_of(each) for each in visible(page(guide).reading, Prose)]
    assert "Performance goal: What do I want to have done, and by when?" in names
    assert "Learning goal: What do I want to become able to do?" in names


def columns(person: Person) -> tuple[Prose, Prose, Prose]:
    """The label and the two cells of the first row."""
    table = visible(page(person).reading, Rows)[0]
    row = table._rows[0]
    return row.label, row.cells[0][0], row.cells[1][0]


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)])
def test_the_two_columns_are_equal_and_the_label_column_is_narrow(
    open_window: Opens, desk: Desk, size: tuple[int, int]
) -> None:
    person = open_window(desk, size=size)
    person.section("Ctrl+6")
    label, left, right = columns(person)
    assert left.width() == right.width()
    assert left.y() == right.y()
    assert left.x() - label.x() == 132 + 16
    assert right.x() - left.x() - left.width() == 32
    assert page(person).contents.width() + 1 == 224
    assert right.x() + right.width() <= 880


def test_a_large_window_leaves_the_text_at_a_width_that_can_be_read(open_window: Opens, desk: Desk) -> None:
    person = open_window(desk, size=(1900, 900))
    person.section("Ctrl+6")
    assert visible(page(person).reading, Rows)[0].width() == 880


def test_the_columns_stand_below_each_other_in_a_narrow_window(open_window: Opens, desk: Desk) -> None:
    person = open_window(desk, size=(1000, 700))
    person.section("Ctrl+6")
    label, left, right = columns(person)
    assert label.y() < left.y() < right.y()
    assert left.x() == right.x()
    person.window.resize(1280, 800)
    settle()
    label, left, right = columns(person)
    assert left.y() == right.y()


def test_the_label_column_stands_on_the_side_where_reading_begins(
    qapp: QApplication, open_window: Opens, desk: Desk
) -> None:
    dates.use_locale("ar_EG")
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    person = open_window(desk)
    person.section("Ctrl+6")
    label, left, right = columns(person)
    assert label.x() > left.x() > right.x()
    rows = visible(page(person).reading, Rows)[0]
    assert label.geometry().right() == rows.rect().right()


def test_the_words_of_a_page_are_what_can_be_found_on_it(guide: Person) -> None:
    for key, each in page(guide)._pages.items():
        go_to(guide, key)
        assert [prose.words for prose in page(guide).reading.proses] == list(each.texts())


_SEEN = [
    ("en", (1280, 800), "en_GB"),
    ("de", (853, 533), "de_DE"),
    ("de", (1024, 640), "de_DE"),
    ("en", (853, 533), "ar_EG"),
]


@pytest.mark.parametrize(("language", "size", "locale"), _SEEN)
def test_every_page_is_drawn_whole(
    qapp: QApplication, open_window: Opens, desk: Desk, language: str, size: tuple[int, int], locale: str
) -> None:
    with speaking(language):
        dates.use_locale(locale)
        rtl = locale == "ar_EG"
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        person = open_window(desk, size=size)
        person.section("Ctrl+6")
        found = []
        for key in page(person)._pages:
            go_to(person, key)
            reading = page(person).reading
            reading.widget().grab()
            for look in (seeing.cut_off, seeing.outside, seeing.covering, seeing.nameless):
                found += [f"{key}: {each}" for each in look(person.window)]
            found += [f"{key}: sideways" for _ in range(reading.horizontalScrollBar().maximum() > 0)]
            found += [f"{key}: low {each.words}" for each in visible(reading, Prose) if _is_low(each)]
        assert found == []


def _is_low(prose: Prose) -> bool:
    """Whether words have less room than their lines take."""
    return prose.height() < prose.heightForWidth(prose.width())


@pytest.fixture
def in_german() -> Iterator[None]:
    with speaking("de"):
        yield


def test_the_guide_speaks_the_language_of_the_window(in_german: None, open_window: Opens, desk: Desk) -> None:
    person = open_window(desk)
    person.section("Ctrl+6")
    assert title(person) == "Zwei Arten von Zielen, ein Tisch"
    press("Ctrl+F")
    type_("ruckschlag")
    assert found_now(person)[0] == "Rückschläg"  # of Rückschläge
