"""The numbers of a picture as a table that can be read, selected and copied."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from goaldesk.ui.charts.sheet import Sheet
from goaldesk.ui.context import Context
from goaldesk.ui.models.sheet import SheetModel
from goaldesk.ui.widgets.plain_table import PlainTable

_WIDEST, _LEAST = 220, 196


class SheetView(PlainTable):
    """A sheet with its columns. Rows are selected as a whole, and copied with the names of the columns."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, widest=ui.theme.px(_WIDEST))
        self._model = SheetModel(ui.desk.clock)
        self.setModel(self._model)
        self.setMinimumHeight(ui.theme.px(_LEAST))
        self.viewport().setAutoFillBackground(False)  # the card is the ground

    def sizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(_WIDEST), self._ui.theme.px(_LEAST))

    def show_sheet(self, name: str, sheet: Sheet) -> None:
        """Show a table, called like this."""
        self.setAccessibleName(name)
        self._model.show(sheet)
        self.fit_columns()

    def copy(self) -> None:
        """Put the selected rows, or all of them if none is, on the clipboard."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        QGuiApplication.clipboard().setText(self._model.text(rows or list(range(self._model.rowCount()))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)
