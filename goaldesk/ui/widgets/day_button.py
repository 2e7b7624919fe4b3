"""A day as words; pressing it opens a calendar to change it."""

from datetime import date

from PySide6.QtCore import Signal

from goaldesk.ui import dates
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.calendar import CalendarPopover


class DayButton(TextButton):
    """Shows a day in short; where ``none`` is given, there may be no day, and that is said instead."""

    picked = Signal(object)
    """The day (``date``) that was chosen, or None."""

    def __init__(self, ui: Context, name: str, *, none: str = "") -> None:
        super().__init__(ui, "", manner=Manner.QUIET, font="small", height=24)
        self._name, self._none = name, none
        self._day: date | None = None
        self.setToolTip(tr("Change the day"))
        self.clicked.connect(self._open)

    def show_day(self, day: date | None, prefix: str = "") -> None:
        """Show another day, perhaps with a word before it."""
        self._day = day
        shown = dates.short_day(day, self.ui.desk.clock.today()) if day else self._none
        self.say(f"{prefix} {shown}".strip())
        self.setAccessibleName(f"{self._name}: {self.label()}")

    def _open(self) -> None:
        panel = CalendarPopover(
            self.ui, self, self._day or self.ui.desk.clock.today(), none=self._none if self._day else ""
        )  # fmt: skip
        panel.picked.connect(self.picked)
        panel.open_below(self)
