"""The filter of the goal table: a text, an area, where goals stand."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from goaldesk.core.queries import goal_table as table_query
from goaldesk.core.queries.goal_table import NO_AREA, Shown, TableView
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import TextButton
from goaldesk.ui.widgets.fields import Choice, labelled
from goaldesk.ui.widgets.popover import Popover

_WIDTH, _PAUSE = 300, 150


class FilterPopover(Popover):
    """Takes effect while it is used; Escape or Enter closes it and leaves the filter on."""

    view_wanted = Signal(object)
    """Show the table this way (``TableView``)."""

    def __init__(self, ui: Context, owner: QWidget, view: TableView) -> None:
        super().__init__(ui, owner, tr("Filter"))
        self._view = view
        self.setFixedWidth(ui.theme.px(_WIDTH))
        areas = [(None, tr("every area")), *table_query.areas_in_order(ui.desk.store), (NO_AREA, tr("no area"))]
        shown = (
            (Shown.OPEN, tr("active and resting")),
            (Shown.CLOSED, tr("closed")),
            (Shown.PUT_AWAY, tr("put away")),
            (Shown.ALL, tr("all but those put away")),
        )
        self._text = QLineEdit(view.text)
        self._text.setAccessibleName(tr("Words in the title"))
        self._text.setClearButtonEnabled(True)
        self._area = Choice(tr("Area"), areas, view.area_id)
        self._shown = Choice(tr("Where goals stand"), shown, view.shown)
        self.body.addLayout(labelled(ui, tr("Words in the title"), self._text))
        self.body.addLayout(labelled(ui, tr("Area"), self._area))
        self.body.addLayout(labelled(ui, tr("Where goals stand"), self._shown))
        row = QHBoxLayout()
        row.addStretch(1)
        everything = TextButton(ui, tr("Show all"))
        everything.clicked.connect(self._clear)
        row.addWidget(everything)
        self.body.addLayout(row)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._tell)
        self._text.textChanged.connect(self._pause.start)
        self._area.currentIndexChanged.connect(self._tell)
        self._shown.currentIndexChanged.connect(self._tell)

    def focus_first(self) -> QWidget:
        return self._text

    def _tell(self) -> None:
        area, shown = self._area.value(), self._shown.value()
        assert isinstance(shown, Shown)
        view = self._view._replace(
            text=self._text.text().strip(), area_id=area if isinstance(area, str) else None, shown=shown
        )
        if view != self._view:
            self._view = view
            self.view_wanted.emit(view)

    def _clear(self) -> None:
        self._text.clear()
        self._area.choose(None)
        self._shown.choose(Shown.OPEN)
        self._tell()
        self.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._tell()
            self.leave()
        else:
            super().keyPressEvent(event)
