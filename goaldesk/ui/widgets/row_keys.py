"""What lists of rows share at the keyboard: a ring around the current row, a first row to begin with, Del."""

from PySide6.QtCore import QEvent, QObject, QRect, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView

from goaldesk.ui.by_key import BY_KEY
from goaldesk.ui.context import Context


class RowKeys(QObject):
    """Looks on at a view, which asks it to draw the ring once its rows are painted."""

    put_away_wanted = Signal()
    """Del was pressed."""

    def __init__(self, ui: Context, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._ui, self._view = ui, view
        self._by_key = False
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self._by_key = event.reason() in BY_KEY
            if self._by_key and not self._view.currentIndex().isValid() and self._view.model().rowCount():
                self._view.setCurrentIndex(self._view.model().index(0, 0))
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._by_key = True
            self._view.viewport().update()
            if event.matches(QKeySequence.StandardKey.Delete):
                self.put_away_wanted.emit()
                return True
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._by_key = False
        return super().eventFilter(watched, event)

    def draw(self) -> None:
        """The ring, while the view has the focus and came to it by keys."""
        index = self._view.currentIndex()
        if not (self._by_key and self._view.hasFocus() and index.isValid()):
            return
        row = self._view.visualRect(index)
        row = QRect(0, row.top(), self._view.viewport().width(), row.height() - 1)
        painter = QPainter(self._view.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._ui.theme.colour("focus"), 2))
        painter.drawRoundedRect(row.adjusted(1, 1, -1, -1), 3, 3)
        painter.end()
