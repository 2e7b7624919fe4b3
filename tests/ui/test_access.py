"""Every page for everybody: by name, by keyboard, at every size, from either side, in every theme."""

import json
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog

from goaldesk import paths
from goaldesk.core.desk import Desk
from goaldesk.core.settings import SettingsFile, ThemeChoice
from goaldesk.ui import dates, screenshot
from goaldesk.ui.screenshot import PAGES
from tests.ui import seeing
from tests.ui.conftest import Opens
from tests.ui.person import Person, find, press, settle

LAPTOP = 1366
"""How wide a screen is that has just enough room for everything at twice the size of text."""

_ON_SAMPLE = [name for name in PAGES if name != "first-run"]


def pages(person: Person) -> Iterator[tuple[str, object]]:
    """Every page that can be drawn, one after the other: its name, and the window or dialog that shows it."""
    for name in _ON_SAMPLE:
        person.window.show_section("desk")
        person.window.desk_page.close_goal()
        person.activate()
        PAGES[name](person.window)
        settle()
        yield name, seeing.shown_root(person.window)
        if person.dialogs():
            person.dialog().reject()
        elif name == "palette":
            press("Escape")
        settle()


def complaints(person: Person, *looks: Callable[..., list[str]]) -> list[str]:
    return [f"{name}: {found}" for name, root in pages(person) for look in looks for found in look(root)]


def test_whatever_can_have_the_focus_has_a_name(sample: Person) -> None:
    assert complaints(sample, seeing.nameless) == []


def test_the_welcome_has_names_too(blank: Person) -> None:
    assert seeing.nameless(blank.window) == []


def reachable(person: Person, name: str) -> list[str]:
    """What Tab does not reach on a page, and where it does not come back from."""
    root = seeing.shown_root(person.window)
    wanted = seeing.focusable(root)
    forward, unseen = seeing.way_of_tab("Tab", 3 * len(wanted) + 20)
    back, _ = seeing.way_of_tab("Shift+Tab", 3 * len(wanted) + 20)
    found = seeing.unreached(wanted, forward)
    found += [f"backwards {each}" for each in seeing.unreached(wanted, back)]
    return [f"{name}: {each}" for each in found] + [f"{name}: unseen {each}" for each in unseen]


@pytest.mark.parametrize("name", [each for each in _ON_SAMPLE if each != "palette"])
def test_tab_reaches_everything_on_a_page_and_comes_back(sample: Person, name: str) -> None:
    PAGES[name](sample.window)
    settle()
    if not sample.dialogs():
        sample.activate()
    found = reachable(sample, name)
    if sample.dialogs():
        sample.dialog().reject()
    assert found == []


@pytest.mark.parametrize("direction", ["en_GB", "ar_EG"])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 640), (853, 533)])
def test_nothing_is_cut_off_at_any_size_from_either_side(
    qapp: QApplication,
    open_window: Opens,
    sample_desk_open: Desk,
    size: tuple[int, int],
    direction: str,
) -> None:
    dates.use_locale(direction)
    rtl = direction == "ar_EG"
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    person = open_window(sample_desk_open, size=size)
    assert complaints(person, seeing.cut_off, seeing.outside, seeing.covering, seeing.beyond) == []


@pytest.mark.parametrize("percent", [90, 125, 150, 200])
def test_nothing_is_cut_off_at_any_size_of_text(
    open_window: Opens, sample_desk_open: Desk, settings: SettingsFile, percent: int
) -> None:
    settings.change(font_size=percent)
    person = open_window(sample_desk_open)
    smallest = person.window.minimumSize().expandedTo(person.window.minimumSizeHint())
    assert smallest.width() <= LAPTOP
    assert smallest.height() <= 768
    assert complaints(person, seeing.cut_off, seeing.outside, seeing.covering, seeing.beyond) == []


def test_no_dialog_is_larger_than_the_screen_at_twice_the_size_of_text(
    open_window: Opens, sample_desk_open: Desk, settings: SettingsFile
) -> None:
    settings.change(font_size=200)
    person = open_window(sample_desk_open)
    room = person.window.screen().availableGeometry()
    sizes = {name: root.size() for name, root in pages(person) if isinstance(root, QDialog)}
    assert {name: size for name, size in sizes.items() if size.height() > room.height()} == {}
    assert {name: size for name, size in sizes.items() if size.width() > LAPTOP} == {}


def test_the_settings_grow_with_the_text_and_stay_on_the_screen(small: Person) -> None:
    small.window.openings.preferences()
    dialog = small.dialog()
    size = find(dialog, "Size of text", QComboBox)
    size.setFocus()
    press("End")
    settle()
    assert size.currentText() == "200 %"
    assert seeing.cut_off(dialog) == []
    assert dialog.frameGeometry().bottom() <= dialog.screen().availableGeometry().bottom()
    press("Escape")
    settle()


def colours(theme: ThemeChoice, *roles: str) -> set[str]:
    stored = json.loads(paths.resource("themes", f"{theme}.json").read_text("utf-8"))
    return {each.lower() for role, each in stored.items() if each.startswith("#") and (role in roles or not roles)}


_CHANGES = [
    (ThemeChoice.LIGHT, ThemeChoice.DARK),
    (ThemeChoice.DARK, ThemeChoice.LIGHT),
    (ThemeChoice.LIGHT, ThemeChoice.HIGH_CONTRAST),
    (ThemeChoice.HIGH_CONTRAST, ThemeChoice.DARK),
]


@pytest.mark.parametrize(("before", "after"), _CHANGES)
def test_a_change_of_theme_leaves_no_colour_of_the_old_one(
    open_window: Opens, sample_desk_open: Desk, settings: SettingsFile, before: ThemeChoice, after: ThemeChoice
) -> None:
    settings.change(theme=before)
    person = open_window(sample_desk_open)
    gone = colours(before) - colours(after)
    grounds = colours(before, "window", "surface", "sunken", "raised") - colours(after)
    found = []
    for name, root in pages(person):
        settings.change(theme=after)
        person.window.ui.look.refresh()
        settle()
        found += [f"{name}: {each}" for each in seeing.old_colours(root, gone)]
        if (share := seeing.share_of(root, grounds)) > 0.002:
            found.append(f"{name}: {share:.1%} painted in the old theme")
        settings.change(theme=before)
        person.window.ui.look.refresh()
    assert found == []


def test_every_page_can_be_drawn() -> None:
    assert set(screenshot.PAGES) >= {"desk", "journal", "setbacks", "settings", "keys", "about", "palette"}
