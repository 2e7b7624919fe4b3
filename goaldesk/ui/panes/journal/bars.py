"""The bars of the journal: the day, a question, the entries of the day, and how saving stands."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy

from goaldesk.core import markup
from goaldesk.core.queries import journal as journal_query
from goaldesk.core.queries.journal import EntryRow
from goaldesk.ui import dates
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import ntr, say, tr
from goaldesk.ui.lazy import load
from goaldesk.ui.panes.journal.keeper import SaveState, Saving
from goaldesk.ui.widgets.buttons import IconButton, Manner, TextButton
from goaldesk.ui.widgets.labels import ElidedLabel, Ground, Label, Mark


class DateBar(Ground):
    """Which day is shown, and the ways to another one."""

    day_wanted = Signal(object)
    entry_wanted = Signal()

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, "surface", lines="b")
        self._day = ui.desk.clock.today()
        px = ui.theme.px
        self._label = ElidedLabel(ui, font="row-title")
        self._today = TextButton(ui, tr("Today"), manner=Manner.LINK, height=28)
        self._today.clicked.connect(self.go_today)
        self._add = IconButton(ui, "plus", tr("Another entry on this day"), icon_size=16)
        self._add.clicked.connect(self.entry_wanted)
        back = IconButton(ui, "left", tr("Previous day"), icon_size=16)
        back.clicked.connect(self.go_back)
        forward = IconButton(ui, "right", tr("Next day"), icon_size=16)
        forward.clicked.connect(self.go_forward)
        self._month = IconButton(ui, "calendar", tr("Calendar"), icon_size=16)
        self._month.clicked.connect(self.open_calendar)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), 0, px(10), px(1))
        row.setSpacing(px(4))
        row.addWidget(self._label, 1)
        row.addWidget(self._today)
        row.addSpacing(px(8))
        for button in (back, forward, self._add, self._month):
            row.addWidget(button)
        self.setFixedHeight(px(36))

    def show_day(self, day: date, *, has_entries: bool) -> None:
        """Show another day."""
        self._day = day
        today = self.ui.desk.clock.today()
        self._label.say(dates.long_day(day, today), dates.short_weekday(day, today))
        self._add.setVisible(has_entries)

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
        panel = load("calendar")(self.ui, self._month, self._day, self._marked)
        panel.picked.connect(self.day_wanted)
        panel.open_below(self._month)

    def _marked(self, first: date, last: date) -> set[date]:
        return journal_query.days_with_entries(self.ui.desk.store, first, last)


class EntryTabs(Ground):
    """The entries of a day that has several, to switch between."""

    entry_wanted = Signal(str)

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, "surface", lines="b")
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self._row = QHBoxLayout(self)
        px = ui.theme.px
        self._row.setContentsMargins(px(10), px(4), px(10), px(5))
        self._row.setSpacing(px(4))
        self.hide()

    def show_entries(self, entries: Sequence[EntryRow], current: str) -> None:
        """One tab an entry, in the order in which they were begun; none if there is only one."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        shown = list(entries) if len(entries) > 1 or (entries and not current) else []
        for entry in shown:
            self._add_tab(entry.id, markup.title_and_excerpt(entry.text)[0], entry.id == current)
        if shown and not current:
            self._add_tab("", tr("New entry"), current=True)
        self.setVisible(bool(shown))

    def _add_tab(self, entry_id: str, title: str, current: bool) -> None:
        tab = TextButton(self.ui, title[:40], manner=Manner.QUIET, font="small", height=28)
        tab.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        tab.setCheckable(True)
        tab.setChecked(current)
        tab.setToolTip(title)
        tab.setProperty("entry", entry_id)
        self._group.addButton(tab)
        self._row.addWidget(tab)

    def _clicked(self, button: TextButton) -> None:
        self.entry_wanted.emit(button.property("entry"))


class StateLine(Ground):
    """How saving stands, and the number of words."""

    both_wanted = Signal()
    """Keep the words that could not be saved as an entry of their own."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, "surface", lines="t")
        px = ui.theme.px
        self._mark = Mark(ui, "saved")
        self._text = ElidedLabel(ui, font="small", role="text2")
        self._keep = TextButton(ui, tr("Keep both"), manner=Manner.LINK, font="small", height=28)
        self._keep.clicked.connect(self.both_wanted)
        self._words = Label(ui, font="small", role="text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(1), px(16), 0)
        row.setSpacing(px(8))
        row.addWidget(self._mark)
        row.addWidget(self._text, 1)
        row.addWidget(self._keep)
        row.addWidget(self._words)
        self.setFixedHeight(px(33))
        self.show_state(SaveState(Saving.EMPTY))

    def show_state(self, state: SaveState) -> None:
        """Say how it stands."""
        role = "notice" if state.problem else "text2"
        icon, text = {
            Saving.EMPTY: ("lock", tr("Everything stays on this computer")),
            Saving.WRITING: ("saving", tr("Writing")),
            Saving.SAVED: ("saved", ""),
            Saving.REFUSED: ("warning", ""),
            Saving.CONFLICT: ("warning", ""),
        }[state.saving]
        if state.problem:
            text = say(state.problem)
        elif state.at:
            text = tr("Saved at {time}", time=dates.clock_time(state.at))
        self._mark.show_icon(icon, role)
        self._text.dress_as(role)
        self._text.say(text)
        self._keep.setVisible(state.saving is Saving.CONFLICT)

    def show_words(self, number: int) -> None:
        """Say how many words there are."""
        self._words.setText(ntr("{n} word", "{n} words", number) if number else "")

    def text(self) -> str:
        """What it says."""
        return self._text.text()
