"""A desk in a folder that others write to as well: a quiet line, until the person has read what that means."""

import os
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject

from goaldesk.core.shared_folders import NETWORK, conflict_copies, kept_by
from goaldesk.ui.i18n import tr
from goaldesk.ui.lazy import load
from goaldesk.ui.main_window import MainWindow
from goaldesk.ui.widgets.quiet_line import QuietLine


class Told(NamedTuple):
    """Who keeps the folder, and the files beside the desk that came of two computers changing it."""

    keeper: str
    copies: tuple[str, ...]

    def as_text(self) -> str:
        """What is remembered once the person has read it."""
        return "|".join((self.keeper, *self.copies))


class FolderNotice(QObject):
    """Shows its line above the window where there is something new to say, and takes it away once it was read."""

    def __init__(self, window: MainWindow, told: Told | None = None) -> None:
        """Without ``told`` it looks at the folder itself."""
        super().__init__(window)
        self._window, self._ui = window, window.ui
        self._desk = self._ui.desk.path.resolve()
        self._told = told or _look_around(self._desk)
        said = self._ui.settings.now.explained.get(str(self._desk), "")
        self.line: QuietLine | None = None
        if any(self._told) and said != self._told.as_text():
            self.line = self._make_line()
            window.add_line(self.line)

    def _make_line(self) -> QuietLine:
        keeper, copies = self._told
        if copies:
            said = tr("Beside this desk lies {name}: it seems to have been changed in two places.", name=copies[0])
            shorter = tr("This desk was changed in two places.")
        elif keeper == NETWORK:
            said = tr("This desk lies on a disk of another computer.")
            shorter = tr("This desk is on another computer.")
        else:
            said = tr("This desk lies in a folder that {service} keeps the same on several computers.", service=keeper)
            shorter = tr("This desk lies in {service}.", service=keeper)
        doings = ((tr("What that means…"), self.explain), (tr("I know"), self.remember))
        return QuietLine(self._ui, "info", said, shorter, doings)

    def explain(self) -> None:
        """Say what it means, and what to do."""
        load("folder_dialog")(self._ui, self._window, self._told, self.remember).open()

    def remember(self) -> None:
        """It was read: say it no more, unless something changes."""
        explained = {**self._ui.settings.now.explained, str(self._desk): self._told.as_text()}
        self._ui.settings.change(explained=explained)
        if self.line is not None:
            self.line.hide()


def _look_around(desk: Path) -> Told:
    keeper = kept_by(desk)
    return Told(keeper, tuple(conflict_copies(desk.name, _beside(str(desk.parent)), keeper)))


def _beside(folder: str) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208  (names are all it takes)
    except OSError:
        return []
