"""The program itself, started and ended by a test."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from goaldesk.app import Program
from goaldesk.ui.main_window import MainWindow
from tests.ui.person import settle

Starts = Callable[..., Program]


def open_own(program: Program) -> None:
    """Go back to the own desk, as the line above the sample desk does."""
    assert program.window is not None
    program.window.ui.places.own_desk.emit()


def stand(qtbot: QtBot, program: Program) -> MainWindow:
    """Wait until the window of the program is complete."""
    qtbot.waitUntil(lambda: program.window is not None and program.window.actions_ is not None, timeout=4000)
    settle()
    assert program.window is not None
    return program.window
