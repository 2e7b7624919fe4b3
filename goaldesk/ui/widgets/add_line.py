"""A line to add something with."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from goaldesk.core.errors import GoalDeskError
from goaldesk.ui.context import Context


class AddLine(QLineEdit):
    """A field that adds what was typed on Enter, and stays for the next. Words in it are not left behind."""

    def __init__(self, ui: Context, name: str, add: Callable[[str], object], *, stays: bool = False) -> None:
        """``add`` may raise GoalDeskError: then the person is told, and the words stay.

        A line that ``stays`` is there without being asked for.
        """
        super().__init__()
        self._ui, self._add, self._stays = ui, add, stays
        self._given = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.returnPressed.connect(self._enter)
        ui.bus.leaving.connect(self.keep)
        if not stays:
            self.hide()

    def begin(self, text: str = "") -> None:
        """Show it, ready for typing; perhaps with words to change, which are not added by merely leaving them."""
        if text:
            self.offer(text)
        self.show()
        self.setFocus()

    def offer(self, text: str) -> None:
        """Put words there to change, which are not added by merely leaving them."""
        self._given = text
        self.setText(text)

    def keep(self) -> bool:
        """Add the words in it, if there are any of the person's; returns False if they could not be written."""
        return bool(self._given and self.text() == self._given) or self._add_words()

    def _add_words(self) -> bool:
        text = self.text().strip()
        self._ui.bus.unwritten.discard(self)
        if not text:
            return True
        self._given = ""
        try:
            self._add(text)
        except GoalDeskError as error:
            self._ui.bus.unwritten.add(self)
            self._ui.places.said.emit(error.message)
            return False
        self.setText("")  # and not cleared: the field would have that to take back before the desk has
        return True

    def _enter(self) -> None:
        if not self.text().strip():
            self.setVisible(self._stays)
        self._add_words()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not (self._stays and not self.text()):
            self.clear()
            self._given = ""
            self._ui.bus.unwritten.discard(self)
            self.setVisible(self._stays)
        else:
            super().keyPressEvent(event)
