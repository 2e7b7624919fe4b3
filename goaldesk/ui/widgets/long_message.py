"""What was said and has no room in the bar at the top: all of it, until it is put away."""

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout

from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.labels import Ground, Mark, Paragraph


class LongMessage(Ground):
    """A line, or a few, above everything. Mostly it says why something could not be done, and what is safe."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, "accent_tint", lines="b")
        px = ui.theme.px
        self._words = Paragraph(ui)
        close = TextButton(ui, tr("Close"), manner=Manner.LINK, font="small", height=28)
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(8), px(16), px(8))
        row.setSpacing(px(8))
        row.addWidget(Mark(ui, "info", role="accent"))
        row.addWidget(self._words, 1)
        row.addWidget(close)

    def tell(self, text: str) -> None:
        """Say it."""
        self._words.say(text)
        self.setAccessibleName(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def text(self) -> str:
        """What it says."""
        return "" if self.isHidden() else self._words.text()
