"""A list of journal entries: day, title and excerpt, and what each is linked to."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from goaldesk.core.queries.journal import EntryListing
from goaldesk.ui import dates
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.models.entries import LISTING, EntriesModel, said_title
from goaldesk.ui.widgets.row_list import ENTER, RowList

Index = QModelIndex | QPersistentModelIndex

ROW = 44
_MARKS = (("eye-off", "text2"), ("setback", "notice"), ("flag", "perf"), ("steps", "learn"))


class _EntryDelegate(QStyledItemDelegate):
    def __init__(self, ui: Context, view: "EntryList", *, ground: str, with_month: bool) -> None:
        super().__init__(view)
        self._ui, self._view, self._ground, self._with_month = ui, view, ground, with_month

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._ui.theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        row: EntryListing = index.data(LISTING)
        canvas, theme = self._ui.canvas(painter, self._view, option.rect), self._ui.theme
        px, height = theme.px, option.rect.height()
        selected = self._view.selectionModel().isSelected(index)
        ground = "accent_tint" if selected else ("hover" if self._view.hover.row == index.row() else self._ground)
        canvas.fill(0, 0, canvas.width, height, ground)
        if selected:
            canvas.fill(0, 0, px(3), height, "accent")
        day = date.fromisoformat(row.day)
        today = self._ui.desk.clock.today()
        small, row_title = theme.font("small"), theme.font("row-title")
        column = px(48) if not self._with_month else px(84)
        if self._with_month:
            top, below = dates.short_day(day, today), dates.weekday(day)
        else:
            top, below = str(day.day), dates.weekday(day)
        canvas.text(top, px(16), px(4), column - px(4), px(20), font=row_title, role="text")
        canvas.text(below, px(16), px(23), column - px(4), px(16), font=small, role="text2")
        end = self._marks(row, canvas.width - px(16), height, canvas)
        left = px(16) + column
        width = end - left - px(8)
        title = theme.font("body", 500)
        canvas.text(said_title(row), left, px(4), width, px(20), font=title, role="text", own_words=True)
        canvas.text(row.excerpt, left, px(23), width, px(16), font=small, role="text2", own_words=True)
        canvas.line(0, height - 0.5, canvas.width, height - 0.5, "line")
        painter.restore()

    def _marks(self, row: EntryListing, end: float, height: float, canvas: Canvas) -> float:
        """The signs of what the entry is linked to, from the end; returns where they begin."""
        px = self._ui.theme.px
        marks = (row.private, row.setback, row.performance, row.learning)
        for there, (icon, role) in zip(marks, _MARKS, strict=True):
            if there:
                end -= px(14)
                canvas.icon(icon, end, (height - px(14)) / 2, px(14), role)
                end -= px(4)
        return end


class EntryList(RowList):
    """Entries to choose from; a click or Enter opens one."""

    chosen = Signal(object)
    """The ``EntryListing`` that was chosen."""

    def __init__(self, ui: Context, model: EntriesModel, name: str, *, ground: str, with_month: bool = False) -> None:
        super().__init__(ui, model, name)
        self.setItemDelegate(_EntryDelegate(ui, self, ground=ground, with_month=with_month))
        self.clicked.connect(self._take)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.currentIndex().isValid():
            self._take(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _take(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(LISTING))


def no_entries_yet() -> str:
    """What stands where entries will gather."""
    return tr("Your entries will gather here, newest first.")
