"""The pages of a protected desk that can be drawn: the one in front of it, and the dialogs of its passphrase."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from goaldesk.core import key as keys
from goaldesk.core.key import Key
from goaldesk.core.protection import rewrite
from goaldesk.core.words import N_, Message
from goaldesk.ui.lazy import load
from goaldesk.ui.pages.unlock import UnlockWindow

if TYPE_CHECKING:
    from goaldesk.ui.context import Context
    from goaldesk.ui.main_window import MainWindow

_PASSPHRASE = "four-words-or-five"  # noqa: S105  (of desks that are only drawn)


def protect(path: Path) -> Key:
    """Protect a desk that is drawn as one with a passphrase."""
    key = keys.from_passphrase(_PASSPHRASE, keys.fresh_salt())
    rewrite(path, None, key)
    return key


def unlock_window(ui: "Context", page: str) -> UnlockWindow:
    """The page in front of a desk, with something typed."""
    window = UnlockWindow(ui, "GoalDesk", lambda _typed, _is_code: Message(N_("That isn’t the one. Try again.")))
    window.wake()
    LOCKED_PAGES[page](window)
    return window


def _type(window: UnlockWindow) -> None:
    """Eleven letters, after one too many, with Caps Lock on."""
    for letter in _PASSPHRASE[:12].upper():
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        QCoreApplication.sendEvent(window.field.line, event)
    last = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(window.field.line, last)


def _wrong(window: UnlockWindow) -> None:
    _type(window)
    window.field.entered.emit()


def _code(window: UnlockWindow) -> None:
    window.other_way.click()


LOCKED_PAGES: Mapping[str, Callable[[UnlockWindow], object]] = {
    "unlock": _type,
    "unlock-wrong": _wrong,
    "unlock-code": _code,
}
"""What is drawn in the place of the window."""


def _protect(window: "MainWindow") -> None:
    """The code of a desk that is about to be protected."""
    dialog = load("protect_dialog")(window.ui, window, forgotten=True)
    dialog.open()
    dialog.fill_in(_PASSPHRASE)
    dialog.confirm()


PASSPHRASE_PAGES: Mapping[str, Callable[["MainWindow"], object]] = {
    "protect": lambda window: window.openings.protect(),
    "recovery-code": _protect,
    "change-passphrase": lambda window: window.openings.change_passphrase(),
    "remove-passphrase": lambda window: window.openings.remove_passphrase(),
    "settings-protected": lambda window: window.openings.preferences(),
}
"""The dialogs by name, and how each is reached."""

PROTECTED = frozenset({"change-passphrase", "remove-passphrase", "settings-protected"})
"""Pages that are drawn over a protected desk."""
