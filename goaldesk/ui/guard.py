"""What stands before a protected desk: the page that asks for the passphrase, locking, and changing the protection."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QProgressDialog, QWidget

from goaldesk.core import backups, lock, protection
from goaldesk.core import key as keys
from goaldesk.core.backups import Reason, look_into
from goaldesk.core.desk import Desk, open_held
from goaldesk.core.errors import DeskDamagedError, DeskError, DeskHeldError, DeskLockedError, GoalDeskError
from goaldesk.core.key import Key
from goaldesk.core.protection import Wish
from goaldesk.core.words import N_, Message
from goaldesk.ui import prompts
from goaldesk.ui.composition import make_context_without_desk
from goaldesk.ui.dialogs.frame import Dialog
from goaldesk.ui.i18n import tr
from goaldesk.ui.idle import IdleWatch
from goaldesk.ui.pages.unlock import UnlockWindow
from goaldesk.ui.returning import Where, go_back, where

if sys.platform == "win32":

    def _leave_no_dump() -> None:
        """Windows keeps none unless it is told to."""
else:
    import resource

    def _leave_no_dump() -> None:
        """Should the program ever come down, the system is not to write its memory to the disk: the key is in it."""
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


if TYPE_CHECKING:
    from goaldesk.app import Program
    from goaldesk.ui.main_window import MainWindow

_NOT_THE_ONE = N_("That isn’t the one. Try again.")


class Found(NamedTuple):
    """What opens a backup; None where it needs nothing."""

    key: Key | None


class Guard(QObject):
    """Holds the desk that is locked, and nothing of what is in it: its file is closed, and its key is forgotten."""

    def __init__(self, program: "Program") -> None:
        super().__init__(program)
        _leave_no_dump()
        self._program = program
        self._held: lock.DeskLock | None = None
        self._path = Path()
        self._where: Where | None = None
        self._remember = True
        self.window: UnlockWindow | None = None

    # -- standing before a desk

    def stand_before(self, path: Path, *, remember: bool) -> bool:
        """Show the page for a desk that nobody has opened yet, in the place of the window that is there."""
        program = self._program
        if self.window is not None and path == self._path:
            return True
        try:
            held = lock.acquire(path, held_elsewhere_is_fine=True)
        except DeskHeldError as error:
            prompts.tell(program.window, error.message)
            return program.window is not None
        geometry = program.window.saveGeometry() if program.window else _remembered(program)
        if not program.close_window():
            held.release()
            return True
        program.close(program.desk)
        program.desk = None
        before = self.window, self._held
        self._remember, self._where = remember, None
        self._stand(path, held, geometry)
        _away(*before)  # only now: a program without any window would end
        return True

    def _stand(self, path: Path, held: lock.DeskLock, geometry: QByteArray) -> None:
        program = self._program
        self._path, self._held = path, held
        window = UnlockWindow(make_context_without_desk(program.look, program.settings), path.stem, self._open)
        window.another_wanted.connect(self._another)
        window.restoreGeometry(geometry)
        self.window = window
        program.listen(held)
        window.show()
        window.activateWindow()
        window.wake()
        program.settle_in()

    def _open(self, typed: str, is_code: bool) -> Message | None:
        """Try to open the desk; returns why it cannot be."""
        program, held = self._program, self._held
        assert held is not None
        try:
            salt = keys.salt_of(self._path)
            key = keys.from_code(typed, salt) if is_code else keys.from_passphrase(typed, salt)
        except GoalDeskError as error:
            return error.message
        except OSError as error:
            return Message(N_("{path} cannot be read: {reason}."), {"path": self._path, "reason": error.strerror})
        try:
            desk = open_held(
                self._path, program.clock, held, backups=program.backups_dir(), key=key,
                damaged=program.known_damage(self._path),
            )  # fmt: skip
        except DeskLockedError:
            if protection.opens_a_backup(key, self._path, program.backups_dir()):
                return self._offer_it(key)
            return Message(
                N_("This code is of another desk, or of an earlier passphrase.") if is_code else _NOT_THE_ONE
            )
        except GoalDeskError as error:
            return error.message
        self._held = None  # the desk has it now
        program.show_opened(desk, remember=self._remember)
        window = program.window
        if window is not None and self._where is not None:
            window.ready.connect(self._back)
        if window is not None and is_code:
            window.ready.connect(self._choose_another)
        return None

    def _offer_it(self, key: Key) -> Message | None:
        """Say that the file is damaged, and do what the person chooses; the page stays if that is nothing."""
        path, held = self._path, self._held
        assert held is not None
        text = N_("That is the one, but the file of “{desk}” is damaged where it begins, and cannot be opened.")
        said = Message(text, {"desk": path.stem})
        self._path, self._held = Path(), None
        held.release()
        if not self._program.trouble().missing(path, DeskDamagedError(said), key):
            self._path, self._held = path, lock.acquire(path, held_elsewhere_is_fine=True)
            return said
        return None

    def _back(self) -> None:
        window, place, self._where = self._program.window, self._where, None
        if window is not None and place is not None:
            go_back(window, place)

    def _choose_another(self) -> None:
        """Whoever used the recovery code does not know the passphrase any more."""
        if self._program.window is not None:
            self._program.window.openings.change_passphrase(forgotten=True)

    def _another(self) -> None:
        path = prompts.choose_desk(self.window, self._path.parent)
        if path and path.resolve() != self._path.resolve():
            self._program.show_desk(path)

    def give_way(self) -> None:
        """Take the page away: a desk is shown, or the program ends."""
        _away(self.window, self._held)
        self.window = self._held = None

    def refuse(self) -> dict[str, Any]:
        """What a call from a terminal is told while the desk is locked."""
        text = tr("“{desk}” is locked. Open it in its window first. Nothing was changed.", desk=self._path.stem)
        return {"error": text}

    # -- locking

    def watch(self, window: "MainWindow") -> None:
        """Lock the desk in this window when nobody is there for a while."""
        idle = IdleWatch(window, self._program.clock, self._minutes, self.lock)
        window.ui.bus.closing.connect(idle.stop)

    def _minutes(self) -> int:
        return self._program.settings.now.lock_after

    def lock(self) -> bool:
        """Write what is being written, and then let go of everything; False if that has to wait.

        It waits for words that cannot be written yet, and for a question that holds the program up: the words in them
        are nowhere else.
        """
        program = self._program
        window, desk = program.window, program.desk
        if window is None or desk is None or not desk.is_protected() or _is_held_up():
            return False
        if not window.ui.bus.write_now():
            window.say(Message(N_("Not locked yet: some words could not be written. They are still here.")))
            return False
        if window.ui.sample:  # a backup that is looked into
            own = Path(program.settings.now.desk or desk.path)
            return program.show_desk(own)
        place, geometry = where(window), window.saveGeometry()
        if not program.close_window():
            return False
        self._let_go_of(desk)
        self._where, self._remember = place, False
        self._stand(desk.path, desk.lock, geometry)
        return True

    def _let_go_of(self, desk: Desk) -> None:
        self._program.stop_backing()
        desk.close_file()
        self._program.desk = None
        gc.unfreeze()  # the window that is gone was set aside as if it stayed
        QTimer.singleShot(0, self._forget)

    def _forget(self) -> None:
        """Once the window is gone, what was only held by its parts goes too."""
        gc.collect()

    # -- another protection

    def protect(self, wish: Wish) -> None:
        """Write the desk anew under another key, or under none, and open it again."""
        program = self._program
        window, desk = program.window, program.desk
        if window is None or desk is None:
            return
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            said = self._carry_out(desk, window, wish)
        finally:
            QApplication.setQuitOnLastWindowClosed(True)
            QApplication.restoreOverrideCursor()
        program.say(said)

    def _carry_out(self, desk: Desk, window: "MainWindow", wish: Wish) -> Message:
        program, now = self._program, desk.store.key
        if not window.ui.bus.write_now():
            return Message(N_("Nothing was changed: some words could not be written yet. They are still here."))
        try:
            desk.back_up(Reason.BEFORE_PASSPHRASE)
        except DeskError as error:
            return error.message
        place, folders = where(window), desk.keeper.folders() if desk.keeper else []
        if not program.close_window():
            return Message(N_("Nothing was changed: some words could not be written yet. They are still here."))
        QApplication.setQuitOnLastWindowClosed(False)  # there is none meanwhile
        self._let_go_of(desk)
        key, said = now, _done(now, wish)
        progress = _Progress(sum(len(backups.backups(folder)) for folder in folders) if wish.backups else 0)
        try:
            both = folders if wish.backups else []
            left = protection.change(desk.path, both, now, wish.key, progress.go_on)
            key = wish.key
            if left:
                said = Message(N_("{n} backup stayed as it was."), {"n": left}, N_("{n} backups stayed as they were."))
        except DeskError as error:
            said = error.message
        progress.close()
        try:
            opened = open_held(desk.path, program.clock, desk.lock, key=key)
        except GoalDeskError:  # the way that every start goes says why
            desk.lock.release()
            if not program.show_desk(desk.path):
                QApplication.quit()
            return said
        self._where = place
        program.show_opened(opened, remember=False)
        if program.window is not None:
            program.window.ready.connect(self._back)
        return said

    def key_to(self, backup: Path, key: Key | None = None) -> Found | None:
        """What opens a backup: nothing, ``key``, that of the desk, or what the person says; None if that is nothing."""
        program = self._program
        key, asked = key or (program.desk.store.key if program.desk else None), False
        while True:
            try:
                look_into(backup, key)
            except DeskLockedError:
                typed = prompts.ask_passphrase(program.window or self.window, backup.stem, again=asked)
                asked = True
                if not typed:
                    return None
                key = keys.from_either(typed, keys.salt_of(backup))
            except DeskError:
                return Found(key)  # whoever opens it says what is wrong with it
            else:
                return Found(key)


def _away(window: UnlockWindow | None, held: lock.DeskLock | None) -> None:
    """Take a page away, and let others have its desk."""
    if window is not None:
        window.close()
        window.deleteLater()
    if held is not None:
        held.release()


class _Progress(QProgressDialog):
    """Says how far it is, where that takes more than a moment: the window is closed meanwhile."""

    def __init__(self, number: int) -> None:
        """``number`` is that of the backups, which come after the desk."""
        super().__init__(tr("The desk and its backups are written anew."), "", 0, number + 1)
        self.setWindowTitle(tr("Passphrase"))
        self.setCancelButton(None)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setMinimumDuration(500)
        self.setValue(0)

    def go_on(self) -> None:
        """One more is done."""
        self.setValue(self.value() + 1)


def _done(now: Key | None, wish: Wish) -> Message:
    if wish.key is None:
        return Message(N_("The passphrase is removed. Whoever can read the file can read your desk."))
    return Message(N_("Your desk has another passphrase now.") if now else N_("Your desk is protected now."))


def _is_held_up() -> bool:
    """Whether a menu, or a question of the system's kind, waits for an answer: behind it the program waits too."""
    modal: QWidget | None = QApplication.activeModalWidget()
    strange = isinstance(modal, QDialog) and not isinstance(modal, Dialog)
    return strange or QApplication.activePopupWidget() is not None


def _remembered(program: "Program") -> QByteArray:
    return QByteArray.fromBase64(str(program.settings.now.window.get("geometry", "")).encode())
