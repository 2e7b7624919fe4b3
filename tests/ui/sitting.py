"""Somebody at a program whose desk is protected, or about to be."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from goaldesk import paths
from goaldesk.app import Program
from goaldesk.ui.main_window import MainWindow
from goaldesk.ui.pages.unlock import UnlockWindow
from goaldesk.ui.widgets.recovery_code import RecoveryCode
from tests.ui.person import Person, click, find, press, settle, type_, visible
from tests.ui.programs import stand
from tests.ui.watch import Watch

SECRET = "Zwetschgendatschi"
"""A word that is on the desk, and nowhere else in the world of a test."""

PHRASE, OTHER = "correct horse", "battery staple"


class Sitting:
    """Somebody at a program whose desk can be locked."""

    def __init__(self, program: Program, watch: Watch, qtbot: QtBot) -> None:
        self.program, self.watch, self.qtbot = program, watch, qtbot

    @property
    def window(self) -> MainWindow:
        return stand(self.qtbot, self.program)

    @property
    def person(self) -> Person:
        person = Person(self.window, self.watch, self.qtbot)
        person.activate()
        return person

    @property
    def path(self) -> Path:
        return paths.default_desk(paths.data_dir())

    def dialog(self) -> QDialog:
        settle()
        return next(each for each in self.window.findChildren(QDialog) if each.isVisible())

    def field(self, name: str) -> QLineEdit:
        return find(self.dialog(), name, QLineEdit)

    def press_button(self, name: str) -> None:
        click(find(self.dialog(), name))
        settle()

    def protect(self, passphrase: str = PHRASE) -> str:
        """Protect the desk by its dialog; returns the recovery code."""
        self.window.openings.protect()
        return self.go_through(passphrase, "Protect my desk")

    def go_through(self, passphrase: str, button: str) -> str:
        self.field("New passphrase").setText(passphrase)
        self.field("The same once more").setText(passphrase)
        self.press_button("Go on to the recovery code")
        code = visible(self.dialog(), RecoveryCode)[0].accessibleName()
        self.press_button(button)
        assert self.window
        return code

    def front(self) -> UnlockWindow:
        """The page in front of the desk; there is no window of it."""
        settle()
        assert self.program.window is None
        (there,) = (
            each for each in QApplication.topLevelWidgets() if isinstance(each, UnlockWindow) and each.isVisible()
        )

        def has_focus() -> bool:
            there.activateWindow()
            return QGuiApplication.focusWindow() is there.windowHandle()

        self.qtbot.waitUntil(has_focus, timeout=2000)
        return there

    def is_locked(self) -> bool:
        settle()
        return self.program.window is None

    def unlock(self, passphrase: str = PHRASE) -> Person:
        self.front()
        type_(passphrase)
        press("Return")
        return self.person


def files_with(words: str, folder: Path) -> list[str]:
    """The files in a folder that hold some words in clear."""
    codes = ("utf-8", "utf-16-le", "utf-16-be")
    files = [each for each in folder.rglob("*") if each.is_file()]
    return [str(each) for each in files if any(words.encode(code) in each.read_bytes() for code in codes)]
