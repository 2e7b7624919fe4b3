"""A page of the guide over a dialog, so that what is written there stays where it is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from goaldesk.ui.context import Context
from goaldesk.ui.dialogs.frame import Dialog
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.guide.contained import pages
from goaldesk.ui.panes.guide.doors import GUIDE
from goaldesk.ui.panes.guide.reading import Reading

_WIDTH, _HEIGHT = 760, 600


class GuideOver(Dialog):
    """Links lead to other pages of the guide and back; none leads into the program."""

    def __init__(self, ui: Context, parent: QWidget, key: str) -> None:
        super().__init__(ui, parent, tr("Why this?"), width=_WIDTH)
        self._pages = pages()
        self._way: list[str] = []
        self._key = key
        self.reading = Reading(ui, ways_in=False)
        self.reading.went.connect(self._go)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.insertWidget(0, self.reading, 1)
        self.buttons(tr("Close"))
        self.resize(ui.theme.px(_WIDTH), ui.theme.px(_HEIGHT))
        self._show()

    def _show(self) -> None:
        back = tr("Back to “{page}”", page=self._pages[self._way[-1]].name) if self._way else ""
        self.reading.show_page(self._pages[self._key], back=back)
        self.reading.take_focus(by_key=False)

    def _go(self, to: str) -> None:
        if to.startswith(GUIDE):
            self._way.append(self._key)
            self._key = to.removeprefix(GUIDE)
        else:
            self._key = self._way.pop()
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back the way one came, and then closes."""
        if event.key() == Qt.Key.Key_Escape and self._way:
            self._go("")
        else:
            super().keyPressEvent(event)
