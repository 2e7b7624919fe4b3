"""The page in front of a protected desk, for everybody: by name, by keyboard, at every size, from either side."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from goaldesk.core.settings import SettingsFile, ThemeChoice
from goaldesk.ui import dates, screenshot
from goaldesk.ui.composition import make_context_without_desk
from goaldesk.ui.look import Look
from goaldesk.ui.pages.unlock import UnlockWindow
from goaldesk.ui.screenshot import Picture
from goaldesk.ui.screenshot_locked import LOCKED_PAGES, unlock_window
from tests.ui import seeing
from tests.ui.person import click, find, focus, press, settle


@pytest.fixture
def look(qapp: QApplication, settings: SettingsFile) -> Iterator[Look]:
    made = Look(qapp, settings)
    yield made
    made.deleteLater()


@pytest.fixture(params=LOCKED_PAGES)
def page(request: pytest.FixtureRequest, look: Look, settings: SettingsFile, qtbot: QtBot) -> Iterator[UnlockWindow]:
    """The page, in each of its states."""
    window = unlock_window(make_context_without_desk(look, settings), request.param)
    window.show()

    def is_active() -> bool:
        window.activateWindow()
        return QGuiApplication.focusWindow() is window.windowHandle()

    qtbot.waitUntil(is_active, timeout=2000)
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_everything_has_a_name_and_is_reached_by_tab(page: UnlockWindow) -> None:
    assert seeing.nameless(page) == []
    wanted = seeing.focusable(page)
    assert len(wanted) == 5
    forward, unseen = seeing.way_of_tab("Tab", 12)
    assert seeing.unreached(wanted, forward) == []
    assert unseen == []


@pytest.mark.parametrize("locale", ["en_GB", "ar_EG"])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 640), (853, 533)])
def test_nothing_is_cut_off(qapp: QApplication, page: UnlockWindow, size: tuple[int, int], locale: str) -> None:
    dates.use_locale(locale)
    qapp.setLayoutDirection(QLocale(locale).textDirection())
    page.resize(*size)
    settle()
    assert seeing.cut_off(page) + seeing.outside(page) + seeing.covering(page) == []
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_it_follows_the_theme(page: UnlockWindow, look: Look, settings: SettingsFile) -> None:
    settings.change(theme=ThemeChoice.DARK)
    look.refresh()
    settle()
    middle = QImage(page.grab().toImage()).pixelColor(3, 3)
    assert middle == look.theme.colour("window")


def test_escape_and_enter_on_a_link_do_what_they_say(page: UnlockWindow) -> None:
    heard: list[bool] = []
    page.another_wanted.connect(lambda: heard.append(True))
    page.field.line.setFocus()
    press("Escape")
    assert page.isVisible()
    click(find(page, "Open another desk…"))
    assert heard == [True]
    assert focus().window() is page


@pytest.mark.parametrize("name", LOCKED_PAGES)
def test_it_can_be_drawn(name: str, tmp_path: Path) -> None:
    screenshot.take(Picture(page=name, size=(853, 533)), tmp_path / "page.png")
    assert QImage(str(tmp_path / "page.png")).width() >= 853
