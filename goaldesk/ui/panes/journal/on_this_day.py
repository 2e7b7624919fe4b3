"""A quiet line or a few below the text: what was written on the same day before."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from goaldesk.core.queries.on_this_day import Remembered
from goaldesk.ui import dates
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import ntr, tr
from goaldesk.ui.widgets.buttons import Painted
from goaldesk.ui.widgets.labels import Ground

_ROW, _INSET, _ICON, _GAP, _WIDE = 28, 16, 14, 8, 340


class OnThisDay(Ground):
    """A line an entry; pressing it opens the entry."""

    opened = Signal(object, str)
    """The day, and the id of the entry."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, "surface", lines="t")
        self.setAccessibleName(tr("On this day"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, ui.theme.px(3), 0, ui.theme.px(2))
        self._column.setSpacing(0)
        self._shown: Sequence[Remembered] = ()

    def show_entries(self, remembered: Sequence[Remembered]) -> None:
        """Show these; nothing is there while there are none."""
        if list(remembered) != list(self._shown):
            self._shown = remembered
            while item := self._column.takeAt(0):
                if widget := item.widget():
                    widget.hide()
                    widget.deleteLater()
            for each in remembered:
                line = _Line(self.ui, each)
                line.clicked.connect(partial(self.opened.emit, each.day, each.id))
                self._column.addWidget(line)
        self.setVisible(bool(remembered))


class _Line(Painted):
    def __init__(self, ui: Context, remembered: Remembered) -> None:
        super().__init__(ui)
        today = ui.desk.clock.today()
        self._title = remembered.title
        self._date = dates.month_day(remembered.day, today)
        self._when = tr("{ago}, {day}", ago=_ago(remembered), day=self._date)
        whole = tr("{ago}, {day}", ago=_ago(remembered), day=dates.long_day(remembered.day, today))
        self.setAccessibleName(tr("{when}: {title}", when=whole, title=remembered.title))
        self.setToolTip(self.accessibleName())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(200), self.ui.theme.px(_ROW))

    def draw(self, canvas: Canvas) -> None:
        theme, px, height = canvas.theme, canvas.theme.px, canvas.area.height()
        if ground := self.ground():
            canvas.fill(0, 0, canvas.width, height, ground)
        canvas.icon("clock", px(_INSET), (height - px(_ICON)) / 2, px(_ICON), "text2")
        left, end = float(px(_INSET + _ICON + _GAP)), canvas.width - px(_INSET)
        when = self._when if canvas.width >= px(_WIDE) else self._date
        small = theme.font("small")
        left += px(_GAP) + canvas.text(when, left, 0, end - left, height, font=small, role="text2")
        title = theme.font("small", 500)
        canvas.text(self._title, left, 0, end - left, height, font=title, role="text", own_words=True)


def _ago(remembered: Remembered) -> str:
    """How long before the day that is shown."""
    if remembered.years:
        return ntr("A year earlier", "{n} years earlier", remembered.years)
    return ntr("A month earlier", "{n} months earlier", remembered.months)
