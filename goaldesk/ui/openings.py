"""The dialogs over the window, each loaded when it is first asked for."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from goaldesk.core.types import Kind
from goaldesk.core.words import N_, Message
from goaldesk.ui.context import Context
from goaldesk.ui.lazy import load


class Openings(QObject):
    """Opens dialogs, for the menus and for whoever wants to go to one of them."""

    def __init__(self, ui: Context, window: QMainWindow, commands: Callable[[], Any]) -> None:
        """``commands`` gives the window's ``Actions``, once there are any."""
        super().__init__(window)
        self._ui, self._window, self._commands = ui, window, commands
        ui.places.setback.connect(self.setback)
        ui.places.new_goal.connect(self.new_goal)
        ui.places.prepare.connect(self.prepare)
        ui.places.table_file.connect(self.import_table)
        ui.places.setbacks_hidden.connect(self._hide_setbacks)

    def new_goal(self, kind: Kind, serves: str, text: str = "") -> None:
        """Open the form for a new goal; ``serves`` is the performance goal a learning goal is for, or empty."""
        self._ui.bus.flush.emit()
        dialog = load("new_goal_dialog")
        dialog(self._ui, self._window, kind, self._goal_made, text=text, serves=serves or None).open()

    def _goal_made(self, goal_id: str, go_on: bool) -> None:
        self._ui.places.section.emit("desk")
        self._ui.places.goal_in_table.emit(goal_id)
        if go_on:
            self.prepare(goal_id)

    def prepare(self, goal_id: str) -> None:
        """Go through the five short steps of a learning goal."""
        self._ui.bus.flush.emit()
        load("five_steps")(self._ui, self._window, goal_id).open()

    def new_setback(self) -> None:
        """Open the form for a new setback."""
        self.setback("")

    def setback(self, setback_id: str) -> None:
        """Open the form of a setback; with an empty id, of a new one."""
        self._ui.bus.flush.emit()
        load("setback_dialog")(self._ui, self._window, setback_id).open()

    def turn_setbacks(self) -> None:
        """Hide the words of setbacks everywhere, or show them again."""
        self._hide_setbacks(not self._ui.hides_setbacks)

    def _hide_setbacks(self, hide: bool) -> None:
        if not self._ui.bus.write_now():
            text = N_("Nothing was changed: some words could not be written yet. They are still here.")
            self._ui.places.said.emit(Message(text))
            return
        self._ui.settings.change(hide_setbacks=hide)
        self._ui.places.rebuild.emit()

    def preferences(self) -> None:
        """Open the settings."""
        load("preferences")(self._ui, self._window).open()

    def keys(self) -> None:
        """Show every key and what it does."""
        load("keys")(self._ui, self._window, self._commands()).open()

    def about(self) -> None:
        """Say what this program is."""
        load("about")(self._ui, self._window).open()

    def import_table(self) -> None:
        """Bring in a table from a file, after a look at it."""
        load("import_dialog").from_file(self._ui, self._window)

    def export_table(self) -> None:
        """Write the table to a file."""
        load("save_table")(self._ui, self._window)

    def trash(self) -> None:
        """Show what is put away."""
        self._ui.bus.flush.emit()
        load("trash_dialog")(self._ui, self._window).open()

    def backups(self) -> None:
        """Show the backups of this desk."""
        keeper = self._ui.desk.keeper
        if keeper is not None:
            self._ui.bus.flush.emit()
            load("backups_dialog")(self._ui, self._window, keeper.folder).open()

    def lock(self) -> None:
        """Lock the desk. One without a passphrase cannot be; it can be given one."""
        if self._ui.desk.is_protected():
            self._ui.places.lock.emit()
        else:
            self.protect()

    def protect(self) -> None:
        """Give the desk a passphrase."""
        self._ui.bus.flush.emit()
        load("protect_dialog")(self._ui, self._window).open()

    def change_passphrase(self, *, forgotten: bool = False) -> None:
        """Give the desk another passphrase; ``forgotten`` if nobody knows the one of now."""
        self._ui.bus.flush.emit()
        load("protect_dialog")(self._ui, self._window, forgotten=forgotten).open()

    def remove_passphrase(self) -> None:
        """Take the passphrase away."""
        self._ui.bus.flush.emit()
        load("remove_passphrase")(self._ui, self._window).open()

    def other_desk(self) -> None:
        """Open another desk in this window's place."""
        path = load("choose_desk")(self._window, self._ui.desk.path.parent)
        if path:
            self._ui.places.other_desk.emit(str(path), False)

    def new_desk(self) -> None:
        """Make a new desk and open it in this window's place."""
        path = load("name_desk")(self._window, self._ui.desk.path.parent)
        if path:
            self._ui.places.other_desk.emit(str(path), True)
