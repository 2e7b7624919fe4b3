"""The window: pages, panes, palette, keys, settings, and what it remembers."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QCalendarWidget, QComboBox, QLineEdit, QListView, QMenu, QSplitter, QWidget

from goaldesk.core.desk import Desk
from goaldesk.core.search.entries import MOST_FOUND
from goaldesk.core.settings import SettingsFile
from tests.conftest import Hands
from tests.ui.conftest import Opens, leave
from tests.ui.desks import EXAM, RUN, Small
from tests.ui.person import (
    Person,
    click,
    field,
    find,
    focus,
    focused_in,
    name_of,
    press,
    settle,
    there_is,
    type_,
    visible,
)

SECTIONS = [("Ctrl+1", "Desk"), ("Ctrl+2", "Journal"), ("Ctrl+3", "Setbacks"), ("Ctrl+4", "Review")]


@pytest.mark.parametrize(("keys", "name"), SECTIONS)
def test_a_page_is_reached_by_its_keys_and_by_the_rail(small: Person, keys: str, name: str) -> None:
    small.section("Ctrl+2" if name == "Desk" else "Ctrl+1")
    small.section(keys)
    rail = small.window.rail
    assert find(rail, name).isChecked()
    by_keys = [page for page in small.window.findChildren(QWidget) if page.isVisible()]
    small.section("Ctrl+2" if name == "Desk" else "Ctrl+1")
    click(find(rail, name))
    small.activate()
    assert find(rail, name).isChecked()
    assert len([page for page in small.window.findChildren(QWidget) if page.isVisible()]) == len(by_keys)


OUR_OTHERS = ("Ctrl+F", "Ctrl+Shift+Z")
"""Second keys of our own; the others are those that Qt adds for old keyboards."""


class _Windows(QObject):
    """Hears of every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_no_part_of_the_window_is_a_window_of_its_own_for_a_moment(
    qapp: QApplication, open_window: Opens, goals: Small, small: Person
) -> None:
    windows = _Windows()
    qapp.installEventFilter(windows)
    try:
        for keys in ("Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+1"):
            small.section(keys)
        for goal_id in (goals.run, goals.ecg):
            small.window.ui.places.goal.emit(goal_id)
        leave(small.window)
        open_window(small.desk)
    finally:
        qapp.removeEventFilter(windows)
    assert windows.shown == ["MainWindow"]


@pytest.mark.parametrize("keys", ["Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4"])
def test_f6_goes_round_all_panes_and_shift_f6_the_other_way(small: Person, keys: str) -> None:
    small.section(keys)
    page = small.window.page({"1": "desk", "2": "journal", "3": "setbacks", "4": "review"}[keys[-1]])
    panes = [pane for pane in page.panes() if pane.isVisible()]
    press("F6")
    first = focus()
    seen = [first]
    for _ in range(len(panes) - 1):
        press("F6")
        seen.append(focus())
    assert len(set(seen)) == len(panes)
    press("F6")
    assert focus() is first
    press("Shift+F6")
    assert focus() is seen[-1]


def test_shift_f6_from_beside_the_panes_goes_to_the_last_one(small: Person) -> None:
    find(small.window.top_bar, "Log a setback").setFocus()
    press("Shift+F6")
    assert focused_in([pane for pane in small.window.desk_page.panes() if pane.isVisible()][-1])


def test_f6_goes_to_the_title_of_a_goals_page(small: Person) -> None:
    small.go_to(small.index(RUN))
    press("Return")
    press("F6")
    assert name_of(focus()) == "Title"


@pytest.mark.parametrize("keys", ["Ctrl+Shift+N", "Ctrl+L", "Ctrl+3", "Ctrl+J"])
def test_a_command_by_its_keys_closes_the_search_first(small: Person, keys: str) -> None:
    press("Ctrl+K")
    press(keys)
    if small.dialogs():
        small.dialog().reject()
    assert not there_is(small.window, "What was found")


def test_f1_lists_every_key_that_acts(small: Person) -> None:
    press("F1")
    listed = {name_of(widget) for widget in visible(small.dialog(), QWidget)}
    missing = []
    for action in small.window.actions_.actions.values():
        ours = [keys for keys in action.shortcuts() if keys == action.shortcut() or keys.toString() in OUR_OTHERS]
        names = [keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in ours]
        missing += [f"{action.text()}: {keys}" for keys in names if keys not in listed]
    press("Escape")
    assert missing == []
    assert {"Alt", "F10"} <= listed, "the menus are out of sight"
    assert {"Ctrl+Enter", "Alt+U"} <= listed, "what a form does by itself"
    assert "F14" not in listed


def test_no_two_commands_share_their_keys(small: Person) -> None:
    seen: dict[str, str] = {}
    for action in small.window.actions_.actions.values():
        for shortcut in action.shortcuts():
            keys = shortcut.toString()
            assert keys not in seen, f"{keys}: {seen[keys]} and {action.objectName()}"
            seen[keys] = action.objectName()


def test_alt_alone_shows_the_menu_bar(small: Person) -> None:
    small.go_to(EXAM)
    small.watch.expect(QMenu, lambda menu: menu.close())
    small.qtbot.keyClick(small.window, Qt.Key.Key_Alt)
    bar = small.window.menuBar()
    assert bar.isVisible()
    assert [action.text() for action in bar.actions()] == ["File", "Edit", "Goal", "Journal", "View", "Help"]
    small.wait(lambda: not small.watch.expected)


def test_f10_shows_the_menu_bar_from_the_text_too(small: Person) -> None:
    press("Ctrl+J")
    seen: list[bool] = []
    small.watch.expect(QMenu, lambda menu: (seen.append(small.window.menuBar().isVisible()), menu.close()))
    press("F10")
    small.wait(lambda: seen == [True])


def test_alt_with_another_key_leaves_the_menu_bar_alone(small: Person) -> None:
    small.watch.menus_stay = True
    press("Ctrl+J")
    press("Alt+Left")
    assert small.journal.day.isoformat() == "2026-10-07"
    assert small.window.menuBar().isHidden()


# -- settings


def choose_setting(person: Person, name: str, words: str) -> None:
    """Open the settings, choose, close them."""
    press("Ctrl+,")
    choice = field(person.dialog(), name)
    assert isinstance(choice, QComboBox)
    at = choice.findText(words)
    assert at >= 0, f"no “{words}”"
    press("Home")
    press("Down", times=at)
    assert choice.currentText() == words
    press("Escape")
    person.activate()


@pytest.mark.parametrize("keys", ["Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4"])
def test_the_theme_changes_at_once_on_every_page(small: Person, settings: SettingsFile, keys: str) -> None:
    small.section(keys)
    light = small.window.palette().window().color()
    choose_setting(small, "Colours", "dark")
    assert settings.now.theme == "dark"
    assert small.window.palette().window().color().lightness() < light.lightness()
    assert small.window.grab().toImage().pixelColor(200, 60).lightness() < 100


def test_back_to_the_colours_of_the_system(small: Person) -> None:
    choose_setting(small, "Colours", "dark")
    choose_setting(small, "Colours", "as the system does")
    assert small.window.ui.theme.name == "light"


def test_a_later_start_of_the_day_counts_at_once(small: Person, hands: Hands) -> None:
    hands.forward(hours=11)  # half past one at night
    assert small.desk.clock.today().isoformat() == "2026-10-09"
    choose_setting(small, "A new day begins at", "04:00")
    assert small.desk.clock.today().isoformat() == "2026-10-08"
    press("Ctrl+J")
    type_("Late")
    small.table.setFocus()
    assert small.rows_of("SELECT day FROM entry") == ["2026-10-08"]


@pytest.mark.parametrize(("words", "day"), [("Monday", Qt.DayOfWeek.Monday), ("Sunday", Qt.DayOfWeek.Sunday)])
def test_the_first_day_of_the_week_is_that_of_the_settings(small: Person, words: str, day: Qt.DayOfWeek) -> None:
    choose_setting(small, "A week begins on", words)
    click(find(small.window, "Calendar"))
    assert visible(small.window, QCalendarWidget)[0].firstDayOfWeek() == day
    press("Escape")


def test_settings_outlive_the_window(small: Person, settings: SettingsFile, open_window: Opens) -> None:
    choose_setting(small, "Colours", "dark")
    assert settings.now.theme == "dark"
    leave(small.window)
    again = open_window(small.desk)
    assert again.window.ui.theme.dark


def test_settings_that_cannot_be_written_hold_and_the_dialog_says_so(small: Person, tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()  # no file can take its place
    press("Ctrl+,")
    field(small.dialog(), "Colours")
    press("End")
    said = "The settings could not be written to the disk. They hold until you close GoalDesk."
    assert there_is(small.dialog(), said)
    assert small.window.ui.theme.name == "high-contrast"
    (tmp_path / "settings.json").rmdir()
    press("Home")
    assert not there_is(small.dialog(), said)
    press("Escape")


# -- what is remembered


def divider(person: Person) -> QSplitter:
    return next(
        each for each in person.window.findChildren(QSplitter) if each.orientation() == Qt.Orientation.Horizontal
    )


def test_size_and_dividers_come_back(small: Person, open_window: Opens) -> None:
    small.window.resize(853, 722)  # no wider than the offscreen screen, to which a window is made to fit
    settle()
    divider(small).moveSplitter(500, 1)
    place = divider(small).sizes()
    leave(small.window)
    again = open_window(small.desk)
    assert (again.window.width(), again.window.height()) == (853, 722)
    assert divider(again).sizes() == place


def test_the_open_goal_comes_back(small: Person, goals: Small, open_window: Opens) -> None:
    small.window.ui.places.goal.emit(goals.ecg)
    leave(small.window)
    assert open_window(small.desk).window.desk_page.open_goal_id() == goals.ecg


def test_a_remembered_goal_that_is_gone_breaks_nothing(
    settings: SettingsFile, open_window: Opens, small: Person
) -> None:
    leave(small.window)
    settings.change(window={"goal": "no such goal", "sort": "by_magic", "side": {}, "log": 0})
    again = open_window(small.desk)
    assert again.window.desk_page.open_goal_id() == ""
    assert again.journal.isVisible()


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640), (853, 533)])
def test_table_journal_and_log_are_in_sight_at_every_size(
    open_window: Opens, sample_desk_open: Desk, size: tuple[int, int]
) -> None:
    person = open_window(sample_desk_open, size=size)
    assert (person.window.width(), person.window.height()) == size
    page = person.window.desk_page
    for part in (person.table, page.journal.editor, page.log.view):
        assert part.isVisible()
        assert part.height() >= 40
        assert person.window.rect().contains(part.rect().translated(part.mapTo(person.window, part.rect().topLeft())))


def test_tab_from_the_search_button_reaches_the_table(small: Person) -> None:
    find(small.window, "Search everything").setFocus()
    for _ in range(20):
        press("Tab")
        if focus() is small.table:
            return
    pytest.fail("the table is not reached by Tab")


def test_the_snackbar_goes_by_itself(small: Person) -> None:
    small.go_to(EXAM)
    press("Del")
    assert small.said()
    small.window.top_bar.snackbar.dismiss()
    assert small.said() == ""


def test_the_field_of_the_journal_page_finds_entries(small: Person) -> None:
    small.desk.journal.add(small.desk.clock.today(), "A walk in the rain")
    small.desk.journal.add(small.desk.clock.today(), "Soup")
    small.section("Ctrl+2")
    entries = find(small.window, "Entries", QListView)
    assert entries.model().rowCount() == 2
    find(small.window, "Words in an entry", QLineEdit).setFocus()
    type_("RAIN")
    small.wait(lambda: entries.model().rowCount() == 1)
    assert entries.model().index(0, 0).data() == "A walk in the rain"


def test_the_list_of_entries_says_when_it_does_not_list_all_that_have_a_word(small: Person) -> None:
    journal = small.desk.journal
    with small.desk.session.op("writing"):
        for number in range(MOST_FOUND):
            journal.add(date(2026, 10, 1) - timedelta(days=number), "Bread" if number else "Bread and butter")
    small.section("Ctrl+2")
    find(small.window, "Words in an entry", QLineEdit).setFocus()
    type_("bread")
    more = "These are the newest 500. A further word finds older ones."
    small.wait(lambda: there_is(small.window, more))
    type_(" butter")
    small.wait(lambda: not there_is(small.window, more))
    entries = find(small.window, "Entries", QListView).model()
    assert [entries.index(row, 0).data() for row in range(entries.rowCount())] == ["Bread and butter"]
