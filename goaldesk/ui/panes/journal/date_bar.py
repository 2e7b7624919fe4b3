"""The bar above the journal: which day is shown, the ways to another one, and what else can be done with the entry."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from goaldesk.core.queries import journal as journal_query
from goaldesk.ui import dates
from goaldesk.ui.canvas import margins
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.lazy import load
from goaldesk.ui.widgets.buttons import IconButton, Manner, TextButton
from goaldesk.ui.widgets.labels import ElidedLabel, Ground


class DateBar(Ground):
    """Which day is shown, and the ways to another one."""

    day_wanted = Signal(object)

    menu_wanted = Signal()
    """Show what can be done with the entry, below ``more``."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, "surface", lines="b")
        self._day = ui.desk.clock.today()
        px = ui.theme.px
        self._label = ElidedLabel(ui, font="row-title")
        self._today = TextButton(ui, tr("Today"), manner=Manner.LINK, font="small", height=28)
        self._today.clicked.connect(self.go_today)
        back = IconButton(ui, "left", tr("Previous day"))
        back.clicked.connect(self.go_back)
        forward = IconButton(ui, "right", tr("Next day"))
        forward.clicked.connect(self.go_forward)
        self._month = IconButton(ui, "calendar", tr("Calendar"))
        self._month.clicked.connect(self.open_calendar)
        self.more = IconButton(ui, "more", tr("More"))
        self.more.clicked.connect(self.menu_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(px(16), 0, px(10), px(1)))
        row.setSpacing(px(4))
        row.addWidget(self._label, 1)
        row.addWidget(self._today)
        row.addSpacing(px(8))
        for button in (back, forward, self._month, self.more):
            row.addWidget(button)
        self.setFixedHeight(px(36))

    def show_day(self, day: date) -> None:
        """Show another day."""
        self._day = day
        today = self.ui.desk.clock.today()
        self._label.say(dates.long_day(day, today), dates.short_weekday(day, today))

    def go_today(self) -> None:
        """Show the present day."""
        self.day_wanted.emit(self.ui.desk.clock.today())

    def go_back(self) -> None:
        """Show the day before."""
        self.day_wanted.emit(self._day - timedelta(days=1))

    def go_forward(self) -> None:
        """Show the day after."""
        self.day_wanted.emit(self._day + timedelta(days=1))

    def open_calendar(self) -> None:
        """Open a month to pick a day from."""
        panel = load("calendar")(self.ui, self._month, self._day, self.marked)
        panel.picked.connect(self.day_wanted)
        panel.open_below(self._month)

    def marked(self, first: date, last: date) -> set[date]:
        """The days in between that have an entry."""
        return journal_query.days_with_entries(self.ui.desk.store, first, last)
