"""The text of the entry with what belongs to it: what finds words in it, and what covers it while it is private."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.lazy import load
from goaldesk.ui.panes.journal.editor import JournalEditor


class Paper(QWidget):
    """An editor that can be covered. The focus is always that of what can be seen."""

    covered = Signal(bool)
    """The text was covered, or uncovered."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        self.editor = JournalEditor(ui)
        self._private = False
        self._veil: Any = None
        self._find: Any = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.editor)
        self.setFocusProxy(self.editor)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)

    @property
    def is_covered(self) -> bool:
        """Whether the text cannot be seen."""
        return self._veil is not None and self._stack.currentWidget() is self._veil

    def show_private(self, *, private: bool) -> None:
        """Another entry is shown; one that is private is covered."""
        self.close_find()
        self._private = private
        if private:
            self.cover()
        else:
            self.uncover()

    def keep_private(self, *, private: bool) -> None:
        """The entry that is shown became private, or is no longer. Who is just reading it goes on."""
        if private and not self._private and not self.isVisible():
            self.show_private(private=True)
        elif not private:
            self.show_private(private=False)
        self._private = private

    def cover(self) -> None:
        """Let the veil fall, if the entry is private."""
        if not self._private or self.is_covered:
            return
        if self._veil is None:
            self._make_veil()
        self.close_find()
        self._turn_to(self._veil)
        self.covered.emit(True)

    def uncover(self) -> None:
        """Show the text."""
        if self.is_covered:
            self._turn_to(self.editor)
            self.covered.emit(False)

    @property
    def finds(self) -> bool:
        """Whether the bar that finds words is open."""
        return self._find is not None and self._find.isVisible()

    def open_find(self) -> None:
        """Open the bar that finds words in the text, or go there."""
        if self._find is None:
            self._find = load("find_bar")(self._ui, self.editor)
            self._column.insertWidget(0, self._find)
        self._find.open()

    def find_next(self) -> None:
        """Go to the next hit; where nothing is looked for yet, ask for words."""
        if self.finds:
            self._find.go_on()
        else:
            self.open_find()

    def find_previous(self) -> None:
        """Go to the hit before."""
        if self.finds:
            self._find.go_back()
        else:
            self.open_find()

    def close_find(self) -> None:
        """Close the bar that finds words; the cursor stays where it is."""
        if self.finds:
            self._find.leave()

    def _turn_to(self, widget: QWidget) -> None:
        focused = self._stack.isAncestorOf(self.window().focusWidget())
        self.setFocusProxy(widget)
        self._stack.setCurrentWidget(widget)
        if focused:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_veil(self) -> None:
        self._veil = load("veil")(self._ui, tr("Private. Show it"))
        self._stack.addWidget(self._veil)
        self._veil.lifted.connect(self._lift)
        left = load("window_left")(self._ui, self.window(), self)
        left.long_ago.connect(self.cover)

    def _lift(self) -> None:
        self.uncover()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        escape = event.key() == Qt.Key.Key_Escape
        if escape and self.finds:
            self.close_find()
        elif escape and self._private and not self.is_covered:
            self.cover()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.cover()
        super().hideEvent(event)
