"""The composition root: settings, desk, look and window are put together here and nowhere else."""

import gc
import shutil
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple, cast

from PySide6.QtCore import QEvent, QLocale, QObject, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from goaldesk import paths
from goaldesk.core import lock
from goaldesk.core.clock import Clock, fixed, local_now
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.errors import DeskError, DeskHeldError, DeskMissingError, DeskTooNewError, GoalDeskError
from goaldesk.core.files import private_file
from goaldesk.core.settings import SettingsFile
from goaldesk.core.words import N_, Message
from goaldesk.ui import dates
from goaldesk.ui.composition import make_context
from goaldesk.ui.context import Context
from goaldesk.ui.dates import use_locale
from goaldesk.ui.i18n import tr
from goaldesk.ui.icons import Icons
from goaldesk.ui.lazy import load
from goaldesk.ui.look import Look
from goaldesk.ui.main_window import MainWindow


class Request(NamedTuple):
    """What a start of the window asks for. Without ``desk`` the remembered one opens."""

    desk: Path | None = None
    sample: bool = False
    now: datetime | None = None


class Application(QApplication):
    """Qt's application, which macOS tells what was double-clicked; other systems name it to a start of its own."""

    file_opened = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Pass a file on, and everything else to Qt."""
        if event.type() is QEvent.Type.FileOpen:
            self.file_opened.emit(cast(QFileOpenEvent, event).file())
            return True
        return bool(super().event(event))


def run_window(request: Request) -> int:
    """Open the window and stay until it is closed; returns the exit status."""
    app = Application([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName(paths.APP)
    app.setDesktopFileName("org.goaldesk.GoalDesk")
    use_locale(QLocale.system().name())
    program = Program(app, request)
    app.file_opened.connect(program.open_file)
    return app.exec() if program.start() else program.status


class Program(QObject):
    """Shows one desk at a time, and changes to another when asked."""

    _asked = Signal(object)

    def __init__(self, app: QApplication, request: Request) -> None:
        super().__init__()
        self.status = 0
        self._app, self._request = app, request
        self._folder = paths.data_dir()
        self.settings = SettingsFile(paths.settings_file(self._folder))
        self._clock = Clock(fixed(request.now) if request.now else local_now, self.settings.now.day_starts_at)
        self._look = Look(app, self.settings)
        self._desk: Desk | None = None
        self._listener: Any = None
        self._signals: Any = None
        self._backing: Any = None
        self._throw_away: Path | None = None
        self.window: MainWindow | None = None
        self._asked.connect(self._answer)
        app.aboutToQuit.connect(self._leave)

    # -- opening

    def start(self) -> bool:
        """Open what was asked for; False if there is nothing to show."""
        if self._request.sample:
            return self.show_sample()
        remembered = self.settings.now.desk
        path = self._request.desk or (self._folder / remembered if remembered else paths.default_desk(self._folder))
        # Only the very first start makes a desk by itself: nothing is remembered, and nothing is there.
        first = not (remembered or self._request.desk or self.settings.lost or path.exists())
        return self.show_desk(path, create=first)

    def show_desk(self, path: Path, *, create: bool = False) -> bool:
        """Open a desk in the window; False if it cannot be opened and the person would rather not go on."""
        try:
            desk = open_desk(path, self._clock, create=create, backups=paths.backups_dir(self._folder))
        except DeskMissingError as error:
            return self._desk_missing(path, error)
        except DeskHeldError as error:
            return self._desk_held(path, error)
        except GoalDeskError as error:
            if isinstance(error, DeskTooNewError) or not self._newest_backup(path):
                load("tell")(self.window, error.message)
                self.status = 1
                return self.window is not None
            return self._desk_missing(path, error)
        remember = self._request.desk is None or self.window is not None
        shown = self._show(make_context(desk, self._look, self.settings))
        if remember and self._desk is desk:
            self.settings.change(desk=paths.to_remember(path, self._folder))
        return shown

    def open_file(self, path: str) -> None:
        """Open a desk that was double-clicked, in the place of the one that is open."""
        self._open_other(path, create=False)

    def show_sample(self) -> bool:
        """Open a fresh sample desk, which is thrown away afterwards."""
        path = load("sample_desk")(self._folder / "sample", paths.resource("sample", "en.json"), self._clock)
        self._show(make_context(open_desk(path, self._clock), self._look, self.settings, sample=True))
        if self.window is not None and self.window.ui.sample:
            self._throw_away = path.parent
        return True

    def _show(self, ui: Context) -> bool:
        """Put a window for this desk in the place of the one there was, unless that one cannot be closed."""
        other = ui.desk is not self._desk
        if self.window is not None:
            self._app.setQuitOnLastWindowClosed(False)  # there is none only for a moment
            closed = self.window.close()
            self._app.setQuitOnLastWindowClosed(True)
            if not closed:
                if other:
                    ui.desk.close()
                return True
            self.window.ui.desk.unsubscribe(self.window.ui.bus.tell)
            self.window.deleteLater()  # not at once: the wish for another desk may come from one of its buttons
        if other:
            self._close(self._desk)
        self._desk = ui.desk
        self.window = MainWindow(ui, remember=not ui.sample)
        ui.places.sample.connect(self._open_sample)
        ui.places.own_desk.connect(self._open_own)
        ui.places.other_desk.connect(self._open_other)
        ui.places.rebuild.connect(self._build_again)
        ui.places.look_inside.connect(self._look_inside)
        ui.places.restore.connect(self._restore)
        self.window.ready.connect(self._finish)
        self.window.show()
        return True

    def _open_sample(self) -> None:
        self.show_sample()

    def _look_inside(self, backup: Any) -> None:
        """Open a copy of a backup, as the sample desk is: it is thrown away afterwards."""
        folder = Path(tempfile.mkdtemp(prefix="look-", dir=self._folder))
        path = folder / (self._desk.path.name if self._desk else backup.path.name)
        private_file(path)
        shutil.copyfile(backup.path, path)
        at = backup.at.astimezone(self._clock.now().tzinfo)
        guest = tr(
            "The desk as it was on {day} at {time} · what you change here is thrown away when you leave",
            day=dates.full_day(at.date()), time=dates.clock_time(at),
        )  # fmt: skip
        self._show(make_context(open_desk(path, self._clock), self._look, self.settings, sample=True, guest=guest))
        if self.window is not None and self.window.ui.guest:
            self._throw_away = folder
        else:
            shutil.rmtree(folder, ignore_errors=True)

    def _restore(self, backup: Any) -> None:
        """Put a backup in the place of the desk. What was there is a backup too, so that one can go back again."""
        desk = self._desk
        if desk is None or desk.keeper is None or self.window is None:
            return
        self._app.setQuitOnLastWindowClosed(False)
        closed = self.window.close()
        self._app.setQuitOnLastWindowClosed(True)
        if not closed:
            return
        path, folder = desk.path, desk.keeper.folder
        self._close(desk)
        self._desk = None
        said = Message(N_("This is the desk as it was. What was here before is the newest of the backups."))
        try:
            load("restore")(path, backup.path, folder, self._clock)
        except GoalDeskError as error:
            said = error.message
        self.window.deleteLater()
        self.window = None
        if self.show_desk(path):
            self._say(said)

    def _build_again(self) -> None:
        assert self._desk is not None
        assert self.window is not None
        section, sample = self.window.section, self.window.ui.sample
        self._show(make_context(self._desk, self._look, self.settings, sample=sample))
        if self.window.section != section:
            self.window.show_section(section)

    def _open_own(self) -> None:
        own = self.settings.now.desk
        path = self._folder / own if own else paths.default_desk(self._folder)
        self.show_desk(path, create=not (own or self.settings.lost or path.exists()))

    def _open_other(self, path: str, create: bool) -> None:
        if self._desk is None or Path(path) != self._desk.path:
            self.show_desk(Path(path), create=create)

    def _newest_backup(self, path: Path) -> Any:
        """The newest backup of the desk at a path; None if there is none."""
        folder = load("folder_for_backups")(path, paths.backups_dir(self._folder))
        return next(iter(load("list_backups")(folder)), None)

    def _desk_missing(self, path: Path, error: GoalDeskError) -> bool:
        """Say so, and let the person find it, go back to a backup or begin another one. Nothing is made unasked."""
        newest = self._newest_backup(path)
        said = ""
        if newest:
            at = newest.at.astimezone(self._clock.now().tzinfo)
            said = tr("{day}, {time}", day=dates.full_day(at.date()), time=dates.clock_time(at))
        answer = load("desk_missing")(self.window, error.message, path, said)
        if answer is None:
            self.status = 1
            return self.window is not None
        if answer.go_back:
            folder = newest.path.parent
            try:
                load("restore")(path, newest.path, folder, self._clock)
            except GoalDeskError as problem:
                load("tell")(self.window, problem.message)
                self.status = 1
                return self.window is not None
        return self.show_desk(answer.path, create=answer.create)

    def _desk_held(self, path: Path, error: DeskError) -> bool:
        """Raise the window that has it; if it is on another computer, let the person decide."""
        if load("ask")(lock.holder(path), "raise", {}) is not None:
            return self.window is not None
        elsewhere = not lock.held_here(path)
        if elsewhere and load("open_anyway")(self.window, error.message):
            desk = open_desk(path, self._clock, held_elsewhere_is_fine=True)
            self._show(make_context(desk, self._look, self.settings))
            return True
        if not elsewhere:
            load("tell")(self.window, error.message)
        self.status = 1
        return self.window is not None

    # -- being asked

    def _finish(self) -> None:
        """Once the window stands: tidy up after the start, and answer second starts and terminal calls."""
        gc.collect()
        gc.freeze()
        gc.enable()
        if self._signals is None:
            self._app.setWindowIcon(load("application_icon")(Icons()))
            self._signals = load("signal_watch")(self._close_window)
            load("watch_for_errors")(paths.error_report(self._folder), self._clock, self._say)
        if self._desk is not None and self._backing is None and self.window is not None and not self.window.ui.sample:
            folder = load("folder_for_backups")(self._desk.path, paths.backups_dir(self._folder))
            self._desk.keeper = load("backup_keeper")(self._desk, folder, self._second_folder)
            self._backing = load("backing_up")(self._desk.keeper)
            self._backing.problem.connect(self._say)
        if self._desk is not None and self._listener is None:
            self._listener = load("listener")(self._desk.lock, self._asked.emit)

    def _answer(self, question: Any) -> None:
        """Do what another process asks, in the thread of the window."""
        assert self._desk is not None
        if question.name == "raise":
            self._raise()
            question.reply({"said": ""})
            return
        question.reply(load("answer_call")(self._desk, question.name, question.arguments))

    def _raise(self) -> None:
        window = self.window
        assert window is not None
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()
        self._app.alert(window)

    # -- leaving

    def _close(self, desk: Desk | None) -> None:
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        if self._backing is not None:
            problem, self._backing = self._backing.close(), None
            if problem:
                load("tell")(self.window, problem)
        if desk is not None:
            desk.close()
        if self._throw_away is not None:
            shutil.rmtree(self._throw_away, ignore_errors=True)
            self._throw_away = None

    def _close_window(self) -> None:
        if self.window is not None:
            self.window.close()

    def _second_folder(self) -> str:
        return self.settings.now.backup_folder

    def _say(self, message: Message) -> None:
        if self.window is not None:
            self.window.say(message)

    def _leave(self) -> None:
        self._close(self._desk)
        self._desk = None
        if self._signals is not None:
            self._signals.close()
            self._signals = None
