"""What the drawings have and a glance may miss: nothing empty, nothing cut that has room, lines that meet."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from goaldesk.core.desk import Desk
from goaldesk.core.settings import SettingsFile
from goaldesk.ui import dates
from goaldesk.ui.screenshot import PAGES
from goaldesk.ui.widgets.buttons import TextButton, key_cap_width
from goaldesk.ui.widgets.chips import Chip
from goaldesk.ui.widgets.recovery_code import RecoveryCode
from goaldesk.ui.widgets.scrollbar import OverlayScrollBar
from goaldesk.ui.widgets.segments import Segments
from tests.ui.conftest import Opens
from tests.ui.person import Person, find, press, settle, visible


def top_of(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint()).y()


def test_the_form_of_a_setback_is_as_high_as_what_it_asks(sample: Person) -> None:
    sample.window.openings.new_setback()
    settle()
    area = visible(sample.dialog(), QScrollArea)[0]
    asked = area.widget()
    assert area.verticalScrollBar().maximum() == 0, "there is room for all of it"
    assert asked.height() <= asked.sizeHint().height() + 4
    press("Escape")


def test_what_stands_side_by_side_begins_at_one_height(sample: Person) -> None:
    PAGES["new-performance-goal"](sample.window)
    settle()
    form = sample.dialog()
    start, direction = find(form, "Start", QLineEdit), find(form, "Direction", QComboBox)
    assert (top_of(start), start.height()) == (top_of(direction), direction.height())
    assert top_of(find(form, "Deadline", QLineEdit)) == top_of(find(form, "The task is to me", Segments))
    press("Escape")


def test_the_name_on_a_chip_is_cut_only_where_there_is_no_room(sample: Person) -> None:
    chips = visible(sample.window.desk_page, Chip)
    assert chips
    metrics = QFontMetrics(sample.window.ui.theme.font("small"))
    assert [chip.text() for chip in chips if chip.width() <= metrics.horizontalAdvance(chip.text())] == []


def test_in_a_low_window_too(sample_desk_open: Desk, open_window: Opens) -> None:
    person = open_window(sample_desk_open, size=(1280, 640))
    person.window.show_section("journal")
    settle()
    chips = visible(person.window, Chip)
    metrics = QFontMetrics(person.window.ui.theme.font("small"))
    assert len(chips) > 2
    assert [chip.text() for chip in chips if chip.width() <= metrics.horizontalAdvance(chip.text())] == []


def test_keys_are_written_on_their_caps_as_on_the_field_that_searches(sample: Person) -> None:
    theme = sample.window.ui.theme
    assert key_cap_width(theme, "Ctrl+N") == key_cap_width(theme, "Ctrl N")


def test_the_welcome_is_whole_at_twice_the_size_of_text(desk: Desk, open_window: Opens, settings: SettingsFile) -> None:
    """Its buttons were squeezed to a line, and its sentence was cut after the first."""
    settings.change(font_size=200)
    person = open_window(desk)
    area = next(each for each in visible(person.window, QScrollArea) if each.widget().findChildren(TextButton))
    buttons = visible(area, TextButton)
    assert [each.label() for each in buttons if each.height() < each.sizeHint().height()] == []
    assert area.widget().width() == area.viewport().width(), "nothing lies beyond the trailing edge"
    assert all(area.widget().rect().contains(each.geometry()) for each in buttons)


def test_the_strip_says_less_before_its_words_lie_over_each_other(
    sample_desk_open: Desk, open_window: Opens, settings: SettingsFile
) -> None:
    settings.change(font_size=200)
    person = open_window(sample_desk_open)
    strip = person.window.desk_page.table.strip
    parts = sorted(
        (each.geometry().left(), each.geometry().right()) for each in visible(strip, QWidget) if each.parent() is strip
    )
    assert len(parts) > 2
    assert all(one[1] < other[0] for one, other in pairwise(parts))


def test_the_search_makes_room_for_what_is_said(
    sample_desk_open: Desk, open_window: Opens, settings: SettingsFile
) -> None:
    """At twice the size of text the way back lay over itself."""
    settings.change(font_size=200)
    person = open_window(sample_desk_open)
    bar = person.window.top_bar
    before = bar.search.width()
    bar.tell("Kept as a template", undoable=True)
    settle()
    undo = find(bar, "Undo")
    assert undo.width() >= undo.minimumSizeHint().width()
    assert bar.search.width() < before
    bar.snackbar.dismiss()
    settle()
    assert bar.search.width() == before


@pytest.mark.parametrize("percent", [100, 110, 125])
def test_the_whole_recovery_code_is_seen(
    sample_desk_open: Desk, open_window: Opens, settings: SettingsFile, percent: int
) -> None:
    """Its last row was cut at some sizes of text, and it is shown once."""
    settings.change(font_size=percent)
    person = open_window(sample_desk_open)
    PAGES["recovery-code"](person.window)
    settle()
    code = visible(person.dialog(), RecoveryCode)[0]
    assert code.height() >= code.sizeHint().height()
    person.dialog().reject()


def test_from_right_to_left_the_fields_of_a_setback_stand_clear_of_the_scroll_bar(
    qapp: QApplication, sample_desk_open: Desk, open_window: Opens
) -> None:
    dates.use_locale("ar_EG")
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    person = open_window(sample_desk_open)
    PAGES["setback"](person.window)
    settle()
    area = visible(person.dialog(), QScrollArea)[0]
    bar = next(each for each in visible(area, OverlayScrollBar))
    fields = visible(area, QPlainTextEdit)
    edges = {each.mapTo(area, QPoint()).x() for each in fields}
    assert len(fields) > 2
    assert len(edges) == 1
    assert min(edges) >= bar.geometry().right()
    person.dialog().reject()


def test_a_menu_at_the_end_of_the_window_opens_within_it(sample: Person) -> None:
    menus: list[QRect] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        if menu is not None:
            menus.append(menu.geometry())
            menu.close()

    QTimer.singleShot(0, look)
    sample.window.desk_page.journal.open_menu()
    window = sample.window.geometry()
    assert [each.right() <= window.right() for each in menus] == [True]
