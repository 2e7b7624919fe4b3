"""What can be done with the entry in the journal, beside writing it. Loaded when somebody first asks for any of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from goaldesk.core.queries import versions as versions_query
from goaldesk.core.words import N_, Message
from goaldesk.ui.lazy import load

if TYPE_CHECKING:
    from goaldesk.ui.panes.journal.pane import JournalPane


class EntryCommands(QObject):
    """Acts on the entry that a journal holds. Words that are being typed are written first."""

    def __init__(self, pane: "JournalPane") -> None:
        super().__init__(pane)
        self._pane, self._ui = pane, pane.ui

    def turn_private(self) -> None:
        """Make the entry private, or no longer; who is reading it goes on."""
        pane = self._pane
        if pane.flush() and (entry := pane.keeper.entry):
            self._ui.desk.journal.set_private(entry.id, private=not entry.private)

    def _in_sight(self) -> bool:
        """Whether the words can be seen, and are on the disk. The veil is for the person to lift first."""
        if self._pane.paper.is_covered:
            self._pane.paper.setFocus()
            return False
        return bool(self._pane.flush())

    def open_versions(self) -> None:
        """Show what the entry said before it was changed."""
        pane = self._pane
        if not self._in_sight():
            return
        if not versions_query.order(self._ui.desk.store, pane.keeper.entry_id):
            self._ui.places.said.emit(Message(N_("There is no earlier version of this entry yet.")))
            return
        now = pane.editor.toPlainText()
        load("versions")(self._ui, pane.window(), pane.keeper.entry_id, now, self._bring_back).open()

    def _bring_back(self, version_id: str) -> None:
        entry = self._pane.keeper.entry
        assert entry is not None
        self._ui.desk.journal.restore(entry.id, entry.revision, version_id)
