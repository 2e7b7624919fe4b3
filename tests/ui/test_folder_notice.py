"""A desk in a folder that others write to as well is noticed, explained once, and kept without a log beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from goaldesk.core.clock import Clock
from goaldesk.core.desk import open_desk
from goaldesk.core.types import Kind
from goaldesk.ui.main_window import MainWindow
from tests.ui.person import click, find, settle, there_is
from tests.ui.programs import Starts, stand
from tests.ui.test_backups import dialog, titles

SAID = "This desk lies in a folder that Dropbox keeps the same on several computers."

Sits = Callable[[], MainWindow]


@pytest.fixture
def desk_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk in a person's Dropbox."""
    monkeypatch.setenv("HOME", str(tmp_path / "ada"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "ada"))
    path = tmp_path / "ada" / "Dropbox" / "mine.goaldesk"
    open_desk(path, Clock(), create=True).close()
    return path


@pytest.fixture
def sit(desk_path: Path, start: Starts, qtbot: QtBot) -> Sits:
    """Start the program on that desk."""

    def sit_() -> MainWindow:
        window = stand(qtbot, start(desk_path))
        settle()
        return window

    return sit_


def test_it_is_noticed_and_explained_once(sit: Sits, desk_path: Path) -> None:
    window = sit()
    assert there_is(window, SAID)
    click(find(window, "What that means…"))
    assert there_is(dialog(window), f"Dropbox copies the folder {desk_path.parent} to other computers.")
    click(find(dialog(window), "I know"))
    settle()
    assert not there_is(window, SAID)
    window.close()
    QApplication.instance().aboutToQuit.emit()
    again = sit()
    assert not there_is(again, SAID)


def test_it_can_be_known_already(sit: Sits) -> None:
    window = sit()
    click(find(window, "I know"))
    assert not there_is(window, SAID)


def test_what_is_written_there_has_no_log_beside_it(sit: Sits, desk_path: Path) -> None:
    window = sit()
    window.ui.desk.goals.add(Kind.PERFORMANCE, "Run 10 km")
    assert not [each for each in desk_path.parent.iterdir() if each.name.endswith(("-wal", "-shm"))]


def test_a_desk_elsewhere_is_no_news(start: Starts, qtbot: QtBot) -> None:
    assert not there_is(stand(qtbot, start()), "What that means…")


def test_a_copy_that_came_of_two_computers_is_named_and_can_be_looked_into(
    sit: Sits, desk_path: Path, start: Starts, qtbot: QtBot
) -> None:
    copy = desk_path.with_name("mine (Ada's conflicted copy 2026-10-08).goaldesk")
    desk = open_desk(copy, Clock(), create=True)
    desk.goals.add(Kind.PERFORMANCE, "From the other computer")
    desk.close()
    program = start(desk_path)
    window = stand(qtbot, program)
    assert there_is(window, f"Beside this desk lies {copy.name}: it seems to have been changed in two places.")
    click(find(window, "What that means…"))
    click(find(dialog(window), "Open the other one"))
    assert titles(stand(qtbot, program)) == ["From the other computer"]


def test_a_copy_that_comes_after_it_was_explained_is_news(sit: Sits, desk_path: Path) -> None:
    window = sit()
    click(find(window, "I know"))
    window.close()
    QApplication.instance().aboutToQuit.emit()
    copy = desk_path.with_name("mine (Ada's conflicted copy 2026-10-08).goaldesk")
    copy.write_bytes(b"")
    assert there_is(sit(), f"Beside this desk lies {copy.name}: it seems to have been changed in two places.")
