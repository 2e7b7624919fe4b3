"""The composition root: settings, desk, look and window are put together here and nowhere else."""

import gc
import shutil
import sys
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from PySide6.QtCore import QLocale, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication
from sqlcipher3.dbapi2 import DatabaseError

from goaldesk import paths
from goaldesk.core import errors, lock
from goaldesk.core.clock import Clock, fixed, local_now
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.settings import SettingsFile
from goaldesk.core.words import Message
from goaldesk.ui.application import Application
from goaldesk.ui.composition import make_context
from goaldesk.ui.context import Context
from goaldesk.ui.dates import use_locale
from goaldesk.ui.icons import Icons
from goaldesk.ui.lazy import load
from goaldesk.ui.look import Look
from goaldesk.ui.main_window import MainWindow


class Request(NamedTuple):
    """What a start of the window asks for. Without ``desk`` the remembered one opens."""

    desk: Path | None = None
    sample: bool = False
    now: datetime | None = None


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
        self.folder = paths.data_dir()
        self.settings = SettingsFile(paths.settings_file(self.folder))
        self.clock = Clock(fixed(request.now) if request.now else local_now, self.settings.now.day_starts_at)
        self.look = Look(app, self.settings)
        self.desk: Desk | None = None
        self._listener: Any = None
        self._signals: Any = None
        self._backing: Any = None
        self._guard: Any = None
        self.looking_after: Any = None
        self._throw_away: Path | None = None
        self._own: Path | None = None
        """The desk that was open last and is not thrown away: where “Back to mine” leads."""
        self.window: MainWindow | None = None
        self._asked.connect(self._answer)
        app.aboutToQuit.connect(self._leave)
        sys.excepthook = self._early_error

    # -- opening

    def start(self) -> bool:
        """Open what was asked for; False if there is nothing to show."""
        if self._request.sample:
            return self.show_sample()
        remembered = self.settings.now.desk
        path = self._request.desk or (self.folder / remembered if remembered else paths.default_desk(self.folder))
        # Only the very first start makes a desk by itself: nothing is remembered, and nothing is there.
        first = not (remembered or self._request.desk or self.settings.lost or path.exists())
        return self.show_desk(path, create=first)

    def show_desk(
        self, path: Path, *, create: bool = False, held_elsewhere_is_fine: bool = False, key: Any = None
    ) -> bool:
        """Open a desk in the window; False if it cannot be opened and the person would rather not go on."""
        try:
            desk = open_desk(
                path, self.clock, create=create, held_elsewhere_is_fine=held_elsewhere_is_fine,
                backups=self.backups_dir(), key=key, damaged=self.known_damage(path),
            )  # fmt: skip
        except errors.DeskLockedError:
            return bool(self.guard().stand_before(path, remember=self._is_to_be_remembered(path)))
        except (errors.DeskMissingError, errors.DeskDamagedError) as error:
            return bool(self.trouble().missing(path, error))
        except errors.DeskHeldError as error:
            return bool(self.trouble().held(path, error))
        except errors.GoalDeskError as error:
            return bool(self.trouble().cannot(error))
        return self.show_opened(desk, remember=self._is_to_be_remembered(path))

    def show_opened(self, desk: Desk, *, remember: bool) -> bool:
        """Show a desk that is open; with ``remember`` it opens with the next start too."""
        try:
            shown = self.show(make_context(desk, self.look, self.settings))
        except DatabaseError:  # not even what the first picture shows can be read
            return bool(self.trouble().give_up(desk))
        if remember and self.desk is desk:
            self.settings.change(desk=paths.to_remember(desk.path, self.folder))
        return shown

    def known_damage(self, path: Path) -> Message | None:
        """What is known of a desk that was found damaged; it is only read then."""
        known: Message | None = load("known_damage")(self.settings, path) if self.settings.now.damaged else None
        return known

    def _is_to_be_remembered(self, path: Path) -> bool:
        """A desk that the person goes to, and not one that a call was to show once, also when one comes back to it."""
        named = self._request.desk
        return path != named and (named is None or self.window is not None or self._guard is not None)

    def backups_dir(self) -> Path:
        """Where the backups of all desks are."""
        return paths.backups_dir(self.folder)

    def guard(self) -> Any:
        """What stands before protected desks. It is loaded for the first one."""
        if self._guard is None:
            self._guard = load("guard")(self)
        return self._guard

    def show_sample(self) -> bool:
        """Open a fresh sample desk, which is thrown away afterwards."""
        path = load("sample_desk")(self.folder / "sample", paths.resource("sample", "en.json"), self.clock)
        sample = make_context(open_desk(path, self.clock), self.look, self.settings, sample=True)
        return self.show(sample, throw_away=path.parent)

    def show(self, ui: Context, throw_away: Path | None = None) -> bool:
        """Put a window for this desk in the place of the one there was, unless that one cannot be closed.

        ``throw_away`` is a folder that goes when the desk does.
        """
        other = ui.desk is not self.desk
        if not self.close_window():
            if other:
                ui.desk.close()
                _remove(throw_away)
            return True
        if other:
            self.close(self.desk)
            self._throw_away = throw_away
        self.desk = ui.desk
        self._own = self._own if ui.sample else ui.desk.path
        self.window = MainWindow(ui, remember=not ui.sample)
        ui.places.sample.connect(self._open_sample)
        ui.places.own_desk.connect(self._open_own)
        ui.places.other_desk.connect(self._open_other)
        ui.places.rebuild.connect(self._build_again)
        ui.places.look_inside.connect(self._look_inside)
        ui.places.restore.connect(self._restore)
        ui.places.lock.connect(self._lock)
        ui.places.protect.connect(self._protect)
        self.window.ready.connect(self._finish)
        self.window.show()
        if self._guard is not None:
            self._guard.give_way()
        return True

    def close_window(self) -> bool:
        """Close the window, for another one comes; False if there are words in it that could not be written."""
        window = self.window
        if window is None:
            return True
        self._app.setQuitOnLastWindowClosed(False)  # there is none only for a moment
        closed = window.close()
        self._app.setQuitOnLastWindowClosed(True)
        if closed:
            self._stop_looking()
            window.ui.desk.unsubscribe(window.ui.bus.tell)
            window.deleteLater()  # not at once: the wish for another desk may come from one of its buttons
            self.window = None
        return bool(closed)

    def _lock(self) -> None:
        self.guard().lock()

    def _protect(self, wish: Any) -> None:
        self.guard().protect(wish)

    def _open_sample(self) -> None:
        self.show_sample()

    def _look_inside(self, backup: Any) -> None:
        load("look_inside")(self, backup)

    def _restore(self, backup: Any) -> None:
        load("go_back_to")(self, backup)

    def _build_again(self) -> None:
        assert self.desk is not None
        assert self.window is not None
        section, ui = self.window.section, self.window.ui
        self.show(make_context(self.desk, self.look, self.settings, sample=ui.sample, guest=ui.guest))
        if self.window.section != section:
            self.window.show_section(section)

    def _open_own(self) -> None:
        own = self._own or self.settings.now.desk
        path = self.folder / own if own else paths.default_desk(self.folder)
        guest = self.window is not None and bool(self.window.ui.guest)
        key = self.desk.store.key if guest and self.desk else None  # what is looked into is opened by it too
        self.show_desk(path, create=not (own or self.settings.lost or path.exists()), key=key)

    def open_file(self, path: str) -> None:
        """Open a desk that was double-clicked, in the place of the one that is open."""
        self._open_other(path, create=False)

    def _open_other(self, path: str, create: bool) -> None:
        if self.desk is None or Path(path) != self.desk.path:
            self.show_desk(Path(path), create=create)

    def trouble(self) -> Any:
        """What is done about a desk that cannot be opened. It is loaded for the first one."""
        return load("trouble")(self)

    def _early_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Until the window stands. Where its desk cannot be read, it never will."""
        sys.__excepthook__(kind, error, trace)
        if isinstance(error, DatabaseError) and self.desk is not None:
            QTimer.singleShot(0, partial(self.trouble().give_up, self.desk))

    # -- being asked

    def settle_in(self) -> None:
        """Once something stands on the screen: look out for what may come."""
        if self._signals is None:
            load("collector")(self)
            self._app.setWindowIcon(load("application_icon")(Icons()))
            self._signals = load("signal_watch")(self._close_window)
            load("watch_for_errors")(paths.error_report(self.folder), self.clock, self.say, self._look_again)

    def _finish(self) -> None:
        """Once the window stands: tidy up after the start, have backups made, and answer whoever asks."""
        gc.collect()
        gc.freeze()
        self.settle_in()
        if self.desk is not None and self._backing is None and self.window is not None and not self.window.ui.sample:
            folder = load("folder_for_backups")(self.desk.path, paths.backups_dir(self.folder))
            self.desk.keeper = load("backup_keeper")(self.desk, folder, self._second_folder)
            self._backing = load("backing_up")(self.desk.keeper)
            self._backing.problem.connect(self.say)
        if self._backing is not None and self.looking_after is None:
            self.looking_after = load("looking_after")(self.window, self._backing.folder)
        if self.desk is not None:
            self.listen(self.desk.lock)
            if self.desk.is_protected() and self.window is not None:
                self.guard().watch(self.window)

    def _look_again(self) -> None:
        if self.looking_after is not None:
            self.looking_after.look()

    def listen(self, held: lock.DeskLock) -> None:
        """Answer second starts and calls that ask for the desk that is held by this."""
        if self._listener is None:
            self._listener = load("listener")(held, self._asked.emit)

    def _answer(self, question: Any) -> None:
        """Do what another process asks, in the thread of the window."""
        if question.name == "raise":
            self._raise()
            question.reply({"said": ""})
        elif self.desk is None:
            question.reply(self.guard().refuse())
        else:
            question.reply(load("answer_call")(self.desk, question.name, question.arguments))

    def _raise(self) -> None:
        window = self.window or self.guard().window
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()
        self._app.alert(window)

    # -- leaving

    def close(self, desk: Desk | None) -> None:
        """Let go of a desk, with a last backup of it."""
        self.stop_listening()
        self.stop_backing()
        if desk is not None:
            desk.close()
        _remove(self._throw_away)
        self._throw_away = None

    def stop_listening(self) -> None:
        """Answer nobody any more."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None

    def stop_backing(self) -> None:
        """Make the last backup of the desk that is open."""
        self._stop_looking()
        if self._backing is not None:
            problem, self._backing = self._backing.close(), None
            if problem:
                load("tell")(self.window, problem)

    def _stop_looking(self) -> None:
        if self.looking_after is not None:
            self.looking_after.close()
            self.looking_after = None

    def _close_window(self) -> None:
        window = self.window or (self._guard and self._guard.window)
        if window is not None and not window.close():
            window.close()  # the system does not wait: now the words that hold it are put aside

    def _second_folder(self) -> str:
        return self.settings.now.backup_folder

    def say(self, message: Message) -> None:
        """Tell the person something in passing."""
        if self.window is not None:
            self.window.say(message)

    def _leave(self) -> None:
        self.close(self.desk)
        self.desk = None
        if self._guard is not None:
            self._guard.give_way()
        if self._signals is not None:
            self._signals.close()
            self._signals = None


def _remove(folder: Path | None) -> None:
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)
