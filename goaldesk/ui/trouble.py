"""What is done about a desk that cannot be opened, or not read. Loaded where there is one."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from goaldesk.core import damage, files, lock
from goaldesk.core.backup_keeper import newest_whole, restore
from goaldesk.core.backups import Backup, folder_for
from goaldesk.core.desk import Desk
from goaldesk.core.errors import DeskError, DeskHeldError, GoalDeskError
from goaldesk.core.rescue import rescue
from goaldesk.ui import dates
from goaldesk.ui.lazy import load

if TYPE_CHECKING:
    from goaldesk.app import Program
    from goaldesk.core.key import Key


class Trouble:
    """Says what the matter is, and does what the person chooses. Nothing is made unasked."""

    def __init__(self, program: "Program") -> None:
        self._program = program

    def cannot(self, error: GoalDeskError) -> bool:
        """Say why there is nothing new to show."""
        program = self._program
        load("tell")(program.window, error.message)
        program.status = 1
        return program.window is not None

    def missing(self, path: Path, error: GoalDeskError, key: "Key | None" = None) -> bool:
        """Let the person find the desk, go back to a backup, save out what can be read, or begin another one.

        ``key`` opens its backups, where the person has said it already, and nothing of the desk.
        """
        program = self._program
        newest = newest_whole(folder_for(path, program.backups_dir()), key)
        said = dates.moment(newest.at.astimezone(program.clock.now().tzinfo)) if newest else ""
        parent = program.window or program.guard().window
        answer = load("desk_missing")(
            parent, error.message, path, said, can_be_read=key is None and files.is_file(path)
        )
        if answer is None:
            program.status = 1
            return program.window is not None
        try:
            if answer.go_back and newest and not self._go_back(path, newest, key):
                return self.missing(path, error, key)
            if answer.save_out:
                return self._save_out(path, error)
        except GoalDeskError as problem:
            return self.cannot(problem)
        return program.show_desk(answer.path, create=answer.create, key=key if answer.go_back else None)

    def _go_back(self, path: Path, backup: Backup, key: "Key | None") -> bool:
        """Put a backup in the place of the desk; False if nobody knows what opens it."""
        found = self._program.guard().key_to(backup.path, key)
        if found is not None:
            restore(path, backup.path, backup.path.parent, self._program.clock, key=found.key)
        return found is not None

    def _save_out(self, path: Path, error: GoalDeskError) -> bool:
        found = self._program.guard().key_to(path)
        if found is None:
            return self.missing(path, error)
        saved = rescue(path, path.parent, self._program.clock, found.key)
        return self._program.show_desk(saved.desk, key=found.key)

    def held(self, path: Path, error: DeskHeldError) -> bool:
        """Raise the window that has it; if it is on another computer, let the person decide."""
        program = self._program
        raised = load("raise_window")(path)
        if raised is None:
            return program.show_desk(path)
        if raised:
            return program.window is not None
        if lock.held_here(path):
            return self.cannot(error)
        if load("open_anyway")(program.window, error.message):
            return program.show_desk(path, held_elsewhere_is_fine=True)
        program.status = 1
        return program.window is not None

    def give_up(self, desk: Desk) -> bool:
        """Take the window away that cannot be filled, and offer what is left."""
        program, app = self._program, QApplication.instance()
        assert isinstance(app, QApplication)
        if program.desk is not desk:
            return True  # it was given up already
        if program.window is not None:
            app.setQuitOnLastWindowClosed(False)
            program.window.hide()
            app.setQuitOnLastWindowClosed(True)
            program.window.deleteLater()
        program.desk = program.window = None
        said = damage.sentence(desk.path)
        desk.store.stop_writing(said)
        desk.close()
        if not self.missing(desk.path, DeskError(said)):
            app.exit(program.status)
        return program.window is not None
