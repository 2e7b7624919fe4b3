"""What lies over words until they are wanted, so that nobody reads them over a shoulder."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout

from goaldesk.ui.context import Context
from goaldesk.ui.widgets.buttons import TextButton
from goaldesk.ui.widgets.labels import Ground


class Veil(Ground):
    """Says what is below it, and nothing of its words. A click or Enter lifts it."""

    lifted = Signal()

    def __init__(self, ui: Context, said: str) -> None:
        """``said`` is on the button that lifts it."""
        super().__init__(ui, "surface")
        self.button = TextButton(ui, said, icon="eye")
        self.button.clicked.connect(self.lifted)
        self.setFocusProxy(self.button)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.lifted.emit()
