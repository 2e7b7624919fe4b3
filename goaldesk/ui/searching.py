"""The search that looks while one types, for the window: it asks in a thread and is told in the window's own."""

from PySide6.QtCore import QObject, Signal

from goaldesk.core.desk import Desk
from goaldesk.core.search.everything import Everything
from goaldesk.core.search.looking import Looking


class Search(QObject):
    """Ask for a text; ``found`` tells what there is (``Everything``), for the text that was asked for last."""

    found = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._looking = Looking(desk.reader, self.found.emit)
        self._asked = ""
        self.waiting = False
        self._open = True
        self.found.connect(self._told)

    def ask(self, text: str) -> None:
        """Look for a text. Whatever was asked before is of no interest any more."""
        self._asked, self.waiting = text, True
        self._looking.ask(text)

    def is_answer(self, found: Everything) -> bool:
        """Whether this is what was asked for last: an earlier answer may have been on its way."""
        return found.text == self._asked

    def _told(self, found: Everything) -> None:
        self.waiting = self.waiting and not self.is_answer(found)

    def close(self) -> None:
        """Let go of the desk. Nothing can be asked any more."""
        if self._open:
            self._open = False
            self._looking.close()
