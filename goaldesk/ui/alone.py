"""The text of the journal alone in the window: nothing beside it, nothing above it, and one key back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from goaldesk.ui.main_window import MainWindow

_WITH_A_JOURNAL = frozenset({"desk", "journal"})


class Alone(QObject):
    """Hides what is around the journal that is in sight. Escape brings it back, and so does going anywhere else."""

    def __init__(self, window: "MainWindow", around: list[QWidget]) -> None:
        """``around`` is what every page has around it."""
        super().__init__(window)
        self._window = window
        self._around = around
        self._shown: list[QWidget] = []
        self.is_on = False
        window.installEventFilter(self)

    def turn(self) -> None:
        """Show the text alone, or everything again."""
        if self.is_on:
            self.leave()
        else:
            self._enter()

    def _enter(self) -> None:
        window = self._window
        if window.section not in _WITH_A_JOURNAL:
            window.show_section("journal")
        self.is_on = True
        self._shown = [widget for widget in self._around if not widget.isHidden()]
        for widget in self._shown:
            widget.hide()
        window.page(window.section).show_alone(alone=True)

    def leave(self) -> None:
        """Show everything again."""
        if self.is_on:
            self.is_on = False
            for widget in self._shown:
                widget.show()
            self._window.page(self._window.section).show_alone(alone=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What has the focus may have a use of its own for Escape; what it leaves comes here."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if self.is_on and escape and event.type() == QEvent.Type.KeyPress:
            self.leave()
            return True
        return super().eventFilter(watched, event)
