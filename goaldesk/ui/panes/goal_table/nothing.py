"""What the table says where it has no row to show, though there are goals."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.labels import Paragraph

_WIDEST, _TOP, _BESIDE = 420, 56, 24


class NothingHere(Paragraph):
    """One sentence over the empty table, which keeps the keys."""

    def __init__(self, ui: Context, table: QWidget) -> None:
        super().__init__(ui, role="text2", centred=True)
        self._table = table
        self.setParent(table)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        table.installEventFilter(self)
        ui.look.changed.connect(self._place)

    def explain(self, *, filtered: bool) -> None:
        """Say why there is nothing, and where the goals are."""
        self.say(
            tr("No goal is what the filter asks for. “show all” brings the others back.")
            if filtered
            else tr("No goal is active or resting. The filter shows those that are closed, or put away.")
        )
        self._place()
        self.show()

    def _place(self) -> None:
        px = self._ui.theme.px
        width = max(0, min(px(_WIDEST), self._table.width() - 2 * px(_BESIDE)))
        self.setGeometry((self._table.width() - width) // 2, px(_TOP), width, self.heightForWidth(width))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)
