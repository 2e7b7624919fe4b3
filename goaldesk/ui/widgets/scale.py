"""Five steps side by side, one of which is chosen: by a click, the arrow keys or a number."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from goaldesk.ui.by_key import BY_KEY
from goaldesk.ui.context import Context

_LAST = 5


class Scale(QWidget):
    """What the scales share at the keyboard. Steps count from 1; 0 is before the first."""

    chosen = Signal(int)
    """The step that a person chose."""

    def __init__(self, ui: Context, step: Callable[[], int], choose: Callable[[int], None]) -> None:
        """``step`` says which step is chosen; ``choose`` is called where a person chooses another one."""
        super().__init__()
        self._ui, self._step_now, self._choose_step = ui, step, choose
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rtl = self._ui.look.rtl(self)
        forward, back = (Qt.Key.Key_Left, Qt.Key.Key_Right) if rtl else (Qt.Key.Key_Right, Qt.Key.Key_Left)
        if event.key() in {forward, Qt.Key.Key_Up}:
            self._choose_step(min(self._step_now() + 1, _LAST))
        elif event.key() in {back, Qt.Key.Key_Down}:
            self._choose_step(max(self._step_now() - 1, 1))
        elif event.text() and event.text() in "12345":
            self._choose_step(int(event.text()))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in BY_KEY
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring = False
        self.update()
        super().focusOutEvent(event)
