"""The small panels on the cells: measure and check-in on the left, depth and last thing tried on the right."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from goaldesk.core.desk import Desk
from goaldesk.core.settings import SettingsFile
from goaldesk.core.types import Kind
from goaldesk.ui.dates import use_locale
from goaldesk.ui.widgets.calendar import CalendarPopover
from goaldesk.ui.widgets.ladder import LargeLadder
from tests.ui import seeing
from tests.ui.conftest import Opens
from tests.ui.desks import BREATHE, ECG, EXAM, ROWS, RUN, Small
from tests.ui.person import (
    Person,
    choose,
    click,
    click_cell,
    find,
    focus,
    name_of,
    press,
    settle,
    there_is,
    type_,
    visible,
)


def fill(person: Person, name: str, text: str) -> None:
    """Replace what stands in a field of the panel."""
    field = find(person.panel(), name, QLineEdit)
    field.setFocus()
    field.selectAll()
    type_(text) if text else press("Del")


def said_of(person: Person, title: str) -> str:
    return str(person.index(title).data(Qt.ItemDataRole.AccessibleTextRole))


def measure_of(person: Person, title: str) -> tuple[object, ...]:
    sql = "SELECT start_value, target_value, unit, direction, due_on FROM goal WHERE title = ?"
    found: tuple[object, ...] = person.rows_of(sql, title)[0]
    return found


def test_the_measure_is_set_in_a_panel_and_shown_in_the_cell(small: Person) -> None:
    small.go_to(EXAM)
    press("Ctrl+Shift+M")
    assert name_of(focus()) == "Target"
    fill(small, "Start", "40")
    fill(small, "Target", "80")
    fill(small, "Unit", "points")
    fill(small, "Deadline", "30 Oct")
    press("Return")
    assert small.panels() == 0
    assert measure_of(small, EXAM) == (40.0, 80.0, "points", "reach", "2026-10-30")
    assert "40 of 80 points" in said_of(small, EXAM)
    assert "22 days left" in said_of(small, EXAM)
    assert focus() is small.table


def test_a_click_on_the_line_of_the_measure_opens_its_panel(small: Person) -> None:
    click_cell(small.table, small.index(EXAM), QPoint(30, 38))
    assert there_is(small.panel(), "Target", QLineEdit)
    press("Escape")
    assert small.panels() == 0
    assert small.rows() == ROWS


def test_read_from_the_right_the_line_of_the_measure_is_clicked_on_the_right(
    qapp: QApplication, desk: Desk, goals: Small, open_window: Opens
) -> None:
    assert goals
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    person = open_window(desk)
    exam = person.index(EXAM)
    click_cell(person.table, exam, QPoint(30, 38))
    assert person.panels() == 0
    click_cell(person.table, exam, QPoint(person.table.visualRect(exam).width() - 30, 38))
    assert there_is(person.panel(), "Target", QLineEdit)
    press("Escape")


@pytest.mark.parametrize(
    ("words", "direction", "said"),
    [("hold it", "hold", "holding 3"), ("stay at most there", "at_most", "at most 3")],
)
def test_a_measure_has_a_direction(small: Person, words: str, direction: str, said: str) -> None:
    small.go_to(EXAM)
    press("Ctrl+Shift+M")
    fill(small, "Target", "3")
    choice = find(small.panel(), "Direction", QComboBox)
    choice.setCurrentIndex(choice.findText(words))
    click(find(small.panel(), "Set"))
    assert measure_of(small, EXAM)[3] == direction
    assert said in said_of(small, EXAM)


def test_what_is_no_number_is_said_and_nothing_is_written(small: Person) -> None:
    small.go_to(EXAM)
    press("Ctrl+Shift+M")
    fill(small, "Target", "many")
    press("Return")
    assert small.panels() == 1
    assert small.desk.session.undo_label() == ""
    press("Escape")
    assert measure_of(small, EXAM)[1] is None


def test_what_is_no_day_is_said_and_nothing_is_written(small: Person) -> None:
    small.go_to(EXAM)
    press("Ctrl+Shift+M")
    fill(small, "Deadline", "some day")
    press("Return")
    assert small.panels() == 1
    press("Escape")
    assert measure_of(small, EXAM)[4] is None


@pytest.mark.parametrize("percent", [90, 110, 125, 150])
def test_a_panel_has_room_for_what_it_says_and_keeps_its_fields_whole(
    small: Person, settings: SettingsFile, percent: int
) -> None:
    settings.change(font_size=percent)
    small.window.ui.look.refresh()
    small.go_to(EXAM)
    press("Ctrl+Shift+M")
    panel = small.panel()
    fields = visible(panel, QLineEdit)
    fill(small, "Deadline", "5")
    press("Return")
    assert find(panel, "“5” is no day. …")
    settle()
    assert [field.visibleRegion().boundingRect() for field in fields] == [field.rect() for field in fields]
    assert seeing.cut_off(panel) == []
    assert panel.geometry().bottom() < small.window.height()
    press("Escape")


def test_a_panel_that_grows_at_the_foot_of_the_window_stays_inside(small: Person) -> None:
    small.window.resize(1024, 640)
    settle()
    for number in range(6):
        small.desk.goals.add(Kind.PERFORMANCE, f"More {number}")
    small.go_to("More 5")
    press("Ctrl+Shift+M")
    panel = small.panel()
    fill(small, "Deadline", "5")
    press("Return")
    settle()
    assert 0 <= panel.y() <= panel.geometry().bottom() < small.window.height()
    press("Escape")


@pytest.mark.parametrize("written", ["7,5", "7.5"])
def test_the_decimal_sign_of_the_country_and_the_point_are_understood(small: Person, written: str) -> None:
    use_locale("de_DE")
    small.go_to(EXAM)
    press("Ctrl+Shift+C")
    fill(small, "Where it stands", written)
    press("Return")
    assert small.rows_of("SELECT value FROM checkin") == [7.5]


def test_a_check_in_is_on_the_disk_and_in_the_cell(small: Person) -> None:
    small.go_to(EXAM)
    press("Ctrl+Shift+C")
    assert name_of(focus()) == "Where it stands"
    type_("61")
    fill(small, "What changed?", "third paper")
    press("Return")
    assert small.rows_of("SELECT day, value, note FROM checkin") == [("2026-10-08", 61.0, "third paper")]
    assert "Checked in today: third paper" in said_of(small, EXAM)
    assert small.said() == "Checked in"
    press("Ctrl+Z")
    assert "Checked in" not in said_of(small, EXAM)


def test_a_check_in_with_nothing_in_it_is_not_made(small: Person) -> None:
    small.go_to(EXAM)
    press("Ctrl+Shift+C")
    press("Return")
    assert small.panels() == 1
    assert there_is(small.panel(), "A check-in needs a number or a note. Nothing was changed.")
    press("Escape")
    assert small.rows_of("SELECT count(*) FROM checkin") == [0]


def test_a_check_in_belongs_to_the_row_wherever_the_cursor_stands_in_it(small: Person) -> None:
    small.go_to(BREATHE)
    press("Ctrl+Shift+C")
    type_("5")
    press("Return")
    assert small.rows_of("SELECT title FROM checkin JOIN goal ON goal.id = goal_id") == [RUN]


def test_a_check_in_for_another_day_can_be_picked(small: Person) -> None:
    small.go_to(EXAM)
    press("Ctrl+Shift+C")
    type_("5")
    fill(small, "Day", "6 October")
    press("Return")
    assert small.rows_of("SELECT day FROM checkin") == ["2026-10-06"]


def test_there_is_no_check_in_on_a_goal_of_its_own(small: Person) -> None:
    small.go_to(ECG)
    press("Ctrl+Shift+C")
    press("Ctrl+Shift+M")
    assert small.panels() == 0


def open_depth(person: Person) -> None:
    """Open the panel of the current learning goal by its entry in the menu of the table."""
    person.menu_of_table(lambda menu: choose(menu, "Depth and last thing tried…"))


def test_depth_challenge_and_last_try_are_one_step(small: Person) -> None:
    small.go_to(ECG)
    open_depth(small)
    assert isinstance(focus(), LargeLadder)
    type_("3")
    click(find(small.panel(), "At the edge"))
    fill(small, "Last thing tried", "Read three strips")
    press("Return")
    said = said_of(small, ECG)
    assert "3 · Can explain it" in said
    assert "at the edge" in said
    assert "Tried today: Read three strips" in said
    press("Ctrl+Z")
    assert "Not met yet" in said_of(small, ECG)
    assert small.rows_of("SELECT count(*) FROM experiment") == [0]


def test_the_ladder_follows_the_arrows_and_stops_at_both_ends(small: Person) -> None:
    small.go_to(ECG)
    open_depth(small)
    ladder = focus()
    assert isinstance(ladder, LargeLadder)
    press("Right", times=7)
    assert ladder.level == 5
    press("Left", times=9)
    assert ladder.level == 1
    press("Escape")
    assert small.rows_of("SELECT count(*) FROM understanding_check") == [0]


def test_a_click_on_the_line_of_the_depth_opens_its_panel(small: Person) -> None:
    click_cell(small.table, small.index(ECG), QPoint(20, 38))
    assert visible(small.panel(), LargeLadder)
    press("Escape")


def test_setting_the_same_depth_again_writes_nothing(small: Person, goals: Small) -> None:
    small.desk.checks.rate(goals.ecg, 3, "drew it")
    small.go_to(ECG)
    open_depth(small)
    press("Return")
    assert small.rows_of("SELECT count(*) FROM understanding_check") == [1]


def test_a_click_elsewhere_keeps_what_was_filled_in(small: Person) -> None:
    small.go_to(EXAM)
    press("Ctrl+Shift+C")
    type_("99")
    click_cell(small.table, small.index(RUN), QPoint(30, 12))
    assert small.panels() == 0
    assert small.rows_of("SELECT value FROM checkin") == [99.0]


def test_a_click_elsewhere_closes_a_panel_in_which_nothing_was_done(small: Person) -> None:
    small.go_to(EXAM)
    press("Ctrl+Shift+C")
    click_cell(small.table, small.index(RUN), QPoint(30, 12))
    assert small.panels() == 0
    assert small.rows_of("SELECT count(*) FROM checkin") == [0]


def test_escape_throws_away_what_was_filled_in(small: Person) -> None:
    small.go_to(EXAM)
    press("Ctrl+Shift+C")
    type_("99")
    press("Escape")
    assert small.panels() == 0
    assert small.rows_of("SELECT count(*) FROM checkin") == [0]


def test_there_is_never_more_than_one_panel(small: Person) -> None:
    small.go_to(EXAM)
    press("Ctrl+Shift+C")
    press("Ctrl+Shift+M")
    assert small.panels() == 1
    press("Escape")
    assert small.panels() == 0


def test_another_page_leaves_no_panel_behind(small: Person) -> None:
    small.go_to(EXAM)
    press("Ctrl+Shift+C")
    small.section("Ctrl+2")
    assert small.panels() == 0


def test_tab_stays_inside_an_open_panel(small: Person) -> None:
    small.go_to(EXAM)
    press("Ctrl+Shift+C")
    panel = small.panel()
    for _ in range(8):
        press("Tab")
        assert panel.isAncestorOf(focus())


def test_a_panel_lies_inside_the_window_wherever_its_cell_is(small: Person) -> None:
    for title in (RUN, EXAM, ECG):
        small.go_to(title)
        if title == ECG:
            open_depth(small)
        else:
            press("Ctrl+Shift+C")
        assert small.window.rect().contains(small.panel().geometry())
        press("Escape")


def test_a_day_is_picked_from_a_calendar(small: Person) -> None:
    small.go_to(EXAM)
    press("Ctrl+Shift+C")
    type_("5")
    click(find(small.panel(), "Pick a day"))
    assert visible(small.window, CalendarPopover)
    press("Left")
    press("Return")
    assert not visible(small.window, CalendarPopover)
    press("Return")
    assert small.rows_of("SELECT day FROM checkin") == ["2026-10-07"]
