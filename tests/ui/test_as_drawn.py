"""What the drawings have and a glance may miss: nothing empty, nothing cut that has room, lines that meet."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QLineEdit, QScrollArea, QWidget

from goaldesk.ui.screenshot import PAGES
from goaldesk.ui.widgets.buttons import key_cap_width
from goaldesk.ui.widgets.chips import Chip
from goaldesk.ui.widgets.segments import Segments
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


def test_keys_are_written_on_their_caps_as_on_the_field_that_searches(sample: Person) -> None:
    theme = sample.window.ui.theme
    assert key_cap_width(theme, "Ctrl+N") == key_cap_width(theme, "Ctrl N")
