"""Looks after the file of the desk that is open: a quick look once the window stands, a full check every week.

Both run in a thread with a connection of their own. Damage is told once, in one sentence, with what can be done. From
then on nothing more is written to that desk, and what can be read of it lies in a folder beside it.
"""

import threading
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from goaldesk.core import damage
from goaldesk.core.backup_keeper import newest_whole
from goaldesk.core.backups import Backup
from goaldesk.core.errors import GoalDeskError
from goaldesk.core.words import N_, Message
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import say, tr
from goaldesk.ui.lazy import load
from goaldesk.ui.main_window import MainWindow
from goaldesk.ui.widgets.quiet_line import QuietLine

EVERY = timedelta(days=7)
"""How often all of a desk is checked."""

_AFTER_START = 60_000
"""Milliseconds after which the full check begins, where it is due: the first minute belongs to the person."""


_STEPS = 10_000
"""Of SQLite's instructions, after which it asks again whether to go on: far less than a second of work."""


class LookingAfter(QObject):
    """Begins with a quick look, at once."""

    _damage = Signal(str)
    _searching_is_wrong = Signal()
    _is_sound = Signal()
    _checked = Signal()
    _saved = Signal(object)
    _problem = Signal(object)

    def __init__(self, window: MainWindow, backups: Path) -> None:
        """``backups`` is the folder with the backups of the desk that the window shows."""
        super().__init__(window)
        self._window, self._ui, self._backups = window, window.ui, backups
        self._thread: threading.Thread | None = None
        self._told = self._closed = False
        self._known = self._ui.desk.stopped is not None
        self._damage.connect(self._stop_writing)
        self._searching_is_wrong.connect(self._make_search_again)
        self._is_sound.connect(self._say_sound)
        self._checked.connect(self._remember_check)
        self._saved.connect(self._tell)
        self._problem.connect(self._ui.places.said)
        self._week = QTimer(self, interval=_AFTER_START, singleShot=True)
        self._week.timeout.connect(self.check)
        if not self._known and _is_due(self._ui):
            self._week.start()
        self.look()
        self.notice = load("folder_notice")(window)

    def is_waiting(self) -> bool:
        """Whether the full check is due, and will begin."""
        return self._week.isActive()

    def is_looking(self) -> bool:
        """Whether a look or a check is under way."""
        return self._thread is not None and self._thread.is_alive()

    def look(self) -> None:
        """See quickly whether the file can be read as a whole."""
        self._start(self._reading, self._look)

    def check(self) -> None:
        """Check everything."""
        self._start(self._reading, self._check)

    def _start(self, does: Callable[..., None], *what: Any) -> None:
        if self._told or self.is_looking():
            return
        self._thread = threading.Thread(target=does, args=what, name="check")
        self._thread.start()

    # -- in the thread

    def _reading(self, check: Callable[[Any], None]) -> None:
        try:
            reader = self._ui.desk.reader()
            reader.connection.set_progress_handler(self._is_closed, _STEPS)
            try:
                check(reader)
            finally:
                reader.close()
        except GoalDeskError as error:
            if damage.is_told_by(error, self._ui.desk.store):
                self._damage.emit(error.message.in_english())
            else:
                self._problem.emit(error.message)

    def _is_closed(self) -> bool:
        return self._closed

    def _look(self, reader: Any) -> None:
        found = damage.look(reader)
        if self._closed:
            return
        if found.damage:
            self._damage.emit(found.damage)
        elif found.search_is_wrong:
            self._searching_is_wrong.emit()
        elif self._known:
            self._is_sound.emit()

    def _check(self, reader: Any) -> None:
        report = load("check_desk")(reader)
        if self._closed:
            return
        broken = [each.removeprefix("integrity: ") for each in report.problems if each.startswith("integrity: ")]
        if report.only_search:
            self._searching_is_wrong.emit()
        elif broken:
            self._damage.emit(broken[0])
            return
        elif report.problems:
            text = N_("The weekly check found something that is not as it should be: {problem}. Nothing was changed.")
            self._problem.emit(Message(text, {"problem": report.problems[0]}))
        self._checked.emit()

    def _save_out(self) -> None:
        desk = self._ui.desk
        try:
            self._saved.emit(load("rescue")(desk.path, desk.path.parent, desk.clock, desk.store.key).folder)
        except GoalDeskError as error:
            self._problem.emit(error.message)
            self._saved.emit(None)

    # -- in the thread of the window

    def _make_search_again(self) -> None:
        said = load("answer_call")(self._ui.desk, "make_search_again", {})
        self._window.top_bar.tell(said.get("said") or said["error"], undoable=False)

    def _remember_check(self) -> None:
        if self._closed:
            return
        ui = self._ui
        today = ui.desk.clock.today().isoformat()
        ui.settings.change(checked={**ui.settings.now.checked, str(ui.desk.path): today})

    def _say_sound(self) -> None:
        damage.forget(self._ui.settings, self._ui.desk.path)
        self._window.say(Message(N_("This desk is whole again. Open it once more, and it can be written to.")))

    def _stop_writing(self, found: str) -> None:
        """The first to hear of damage: from here on the file is only read."""
        if self._told:
            return
        self._week.stop()
        desk = self._ui.desk
        saved = None
        if self._known:
            saved = next(iter(load("saved_beside")(desk.path, desk.path.parent)), None)
        else:
            desk.store.stop_writing(damage.sentence(desk.path))
            damage.remember(self._ui.settings, desk.path, found)
        if saved:
            self._tell(saved)
            return
        if self._thread is not None:
            self._thread.join()
        self._start(self._save_out)
        self._told = True

    def _tell(self, saved: Path | None) -> None:
        self._told = True
        tell_damage(self._window, saved, newest_whole(self._backups, self._ui.desk.store.key))

    def close(self) -> None:
        """Look no more. What is under way is broken off, or waited for where it saves words."""
        self._week.stop()
        self._told = self._closed = True
        if self._thread is not None:
            self._thread.join()


def _is_due(ui: Context) -> bool:
    last = ui.settings.now.checked.get(str(ui.desk.path), "")
    try:
        return not timedelta() <= ui.desk.clock.today() - date.fromisoformat(last) < EVERY
    except ValueError:
        return True


def tell_damage(window: MainWindow, saved: Path | None, backup: Backup | None) -> None:
    """Say that the desk is damaged, and leave a line above it for as long as it is shown."""
    ui = window.ui
    assert ui.desk.stopped

    def open_dialog() -> None:
        load("damage_dialog")(ui, window, saved, backup).open()

    shorter = tr("This desk is damaged, and only read.")
    window.add_line(QuietLine(ui, "warning", say(ui.desk.stopped), shorter, [(tr("What can be done…"), open_dialog)]))
    open_dialog()
