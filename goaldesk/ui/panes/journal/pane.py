"""The journal beside the table: one day, one entry at a time, saved while it is written."""

from datetime import date
from typing import Any

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from goaldesk.core import markup
from goaldesk.core.changes import ChangeSet
from goaldesk.core.queries import journal as journal_query
from goaldesk.core.queries.journal import EntryListing
from goaldesk.core.queries.on_this_day import on_this_day
from goaldesk.ui.bus import PAUSE
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.lazy import load
from goaldesk.ui.panes.journal.date_bar import DateBar
from goaldesk.ui.panes.journal.earlier import Earlier
from goaldesk.ui.panes.journal.entry_tabs import EntryTabs
from goaldesk.ui.panes.journal.keeper import Keeper, SaveState, Saving
from goaldesk.ui.panes.journal.linking import Linking
from goaldesk.ui.panes.journal.links import LinksBar
from goaldesk.ui.panes.journal.paper import Paper
from goaldesk.ui.panes.journal.prompt_bar import PromptBar
from goaldesk.ui.panes.journal.state_line import StateLine
from goaldesk.ui.widgets.labels import Ground

WIDEST = 760
"""How wide a text is at most where there is nothing beside it."""

_TALL, _MIDDLE = 700, 560
_RETRY = 5000


class JournalPane(Ground):
    """Date, question, editor, links, and earlier entries."""

    def __init__(self, ui: Context, *, with_earlier: bool = True) -> None:
        super().__init__(ui, "surface")
        self.keeper = Keeper(ui.desk, self)
        self.paper = Paper(ui)
        self.editor = self.paper.editor
        self.dates = DateBar(ui)
        self.prompt = PromptBar(ui)
        self.tabs = EntryTabs(ui)
        self.state = StateLine(ui)
        self._earlier = Earlier(ui) if with_earlier else None
        self.links = LinksBar(ui)
        self._linking = Linking(self)
        self._above = QWidget()
        self._widest, self._alone = 0, False
        self._commands: Any = None
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._recall = QTimer(self, interval=0, singleShot=True)
        self._memories: Any = None
        self._lay_out()
        self._connect()
        today = ui.desk.clock.today()
        entries = journal_query.entries_of(ui.desk.store, today)
        self._hold(today, entries[-1].id if entries else "")

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QVBoxLayout(self._above)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        for widget in (self.dates, self.prompt, self.tabs):
            above.addWidget(widget)
        column.addWidget(self._above)
        column.addWidget(self.paper, 1)
        column.addWidget(self.links)
        column.addWidget(self.state)
        if self._earlier:
            column.addWidget(self._earlier)

    def _connect(self) -> None:
        ui = self.ui
        ui.bus.changed.connect(self._changed)
        ui.bus.flush.connect(self.flush)
        ui.bus.day_changed.connect(self._new_day)
        ui.bus.closing.connect(self._pause.stop)
        self._today = ui.desk.clock.today()
        ui.places.day.connect(self.go_to)
        self._pause.timeout.connect(self.flush)
        self._recall.timeout.connect(self._remember)
        self.editor.textChanged.connect(self._typed)
        self.editor.left.connect(self.flush)
        self.paper.covered.connect(self._show_parts)
        self.state.all_wanted.connect(ui.places.journal_alone)
        self.editor.pictures_offered.connect(self._take_pictures)
        self.editor.picture_opened.connect(self._show_picture)
        self.dates.day_wanted.connect(self.go_to_day)
        self.dates.menu_wanted.connect(self.open_menu)
        self.tabs.entry_wanted.connect(self._switch)
        self.keeper.state_changed.connect(self._state_changed)
        self.keeper.begun.connect(self._begun)
        self.state.both_wanted.connect(self._keep_both)
        if self._earlier:
            self._earlier.entry_wanted.connect(self._open_listing)

    # -- going somewhere

    @property
    def day(self) -> date:
        """The day that is shown."""
        return self.keeper.day

    def go_to_day(self, day: date) -> None:
        """Show a day, with its last entry in the editor."""
        entries = journal_query.entries_of(self.ui.desk.store, day)
        self.go_to(day, entries[-1].id if entries else "")

    def go_to(self, day: date, entry_id: str) -> None:
        """Show an entry of a day; with an empty id, a new one. What is being written is saved first."""
        if self.flush():
            self._hold(day, entry_id)

    def begin_entry(self) -> None:
        """Begin another entry on the day that is shown."""
        if self.flush() and self.keeper.entry_id:
            self._hold(self.day, "")
        self.paper.setFocus()

    def write(self) -> None:
        """Put the cursor at the end of today's entry."""
        today = self.ui.desk.clock.today()
        if self.day != today:
            self.go_to_day(today)
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        self.paper.setFocus()

    def take_words(self, words: str) -> None:
        """Put words in where the cursor is; beside a private entry that is covered, into another one."""
        if self.paper.is_covered:
            self.begin_entry()
        self.editor.insertPlainText(words)

    def previous_day(self) -> None:
        """Show the day before."""
        self.dates.go_back()

    def next_day(self) -> None:
        """Show the day after."""
        self.dates.go_forward()

    def go_today(self) -> None:
        """Show the present day."""
        self.dates.go_today()

    def keep_to(self, widest: int) -> None:
        """How wide the text may be, in pixels; 0 for as wide as there is room."""
        self._widest = widest
        self.editor.keep_to(widest)

    def show_alone(self, *, alone: bool) -> None:
        """Show the text in the middle, with the line that says how saving stands, and nothing else."""
        self._alone = alone
        self.state.show_way_out(shown=alone)
        self._above.setHidden(alone)
        self._show_parts()
        px = self.ui.theme.px
        self._column.setContentsMargins(0, px(24) if alone else 0, 0, 0)
        self.editor.keep_to(px(WIDEST) if alone else self._widest, centred=alone)
        self.editor.ensureCursorVisible()
        self.paper.setFocus()

    def _show_parts(self) -> None:
        """Show what stands below the text, unless the text is alone; and no chips of what is covered."""
        self.links.setVisible(not self._alone and not self.paper.is_covered)
        if self._earlier:
            self._earlier.setHidden(self._alone)
        if self._memories is not None:
            self._memories.setHidden(self._alone)
        self._recall_soon()

    def _new_day(self) -> None:
        """Go along from the day that was today; another day stays in sight. What is being typed still belongs to it."""
        was_today, self._today = self.day == self._today, self.ui.desk.clock.today()
        if was_today and not self._pause.isActive():
            self.go_to_day(self._today)
        else:
            self._around()

    @property
    def commands(self) -> Any:
        """What else can be done with the entry (``EntryCommands``)."""
        if self._commands is None:
            self._commands = load("entry_commands")(self)
        return self._commands

    def open_menu(self) -> None:
        """Show what can be done with the entry."""
        self.flush()
        more = self.dates.more
        more.open_menu(load("entry_menu")(self))

    def _take_pictures(self, source: QMimeData) -> None:
        self.commands.take_pictures(source)

    def _show_picture(self, digest: str, words: str) -> None:
        self.commands.show_picture(digest, words)

    def put_away_entry(self) -> None:
        """Move the entry that is shown to the trash."""
        if self.flush() and self.keeper.entry_id:
            self.ui.desk.journal.put_away(self.keeper.entry_id)

    def _switch(self, entry_id: str) -> None:
        self.go_to(self.day, entry_id)
        self.paper.setFocus()

    def _open_listing(self, listing: EntryListing) -> None:
        self.go_to(date.fromisoformat(listing.day), listing.id)

    def _hold(self, day: date, entry_id: str) -> None:
        entry = journal_query.entry(self.ui.desk.store, entry_id) if entry_id else None
        self.prompt.turn_to(day)
        self.keeper.hold(date.fromisoformat(entry.day) if entry else day, entry)
        self.editor.show_text(entry.text if entry else "")
        self.paper.show_private(private=entry is not None and entry.private)
        self._say_placeholder()
        self._around()

    # -- writing

    def _typed(self) -> None:
        text, held = self.editor.toPlainText(), self.keeper
        if held.entry and held.state.saving is Saving.SAVED and text == held.entry.text:
            return  # the colours are other ones, and the words are not
        held.typing()
        self.state.show_words(markup.word_count(text))
        self._pause.start(PAUSE)

    def flush(self) -> bool:
        """Write now what is not on the disk yet; returns whether all of it is."""
        self._pause.stop()
        if self.keeper.state.saving in {Saving.WRITING, Saving.REFUSED}:
            self.keeper.save(self.editor.toPlainText(), self.prompt.prompt_id())
        elif self.keeper.state.saving is Saving.CONFLICT:
            self._keep_both()
        if self.keeper.state.saving is Saving.REFUSED and not self.ui.bus.closed:
            self._pause.start(_RETRY)
        if self.keeper.state.saving in {Saving.REFUSED, Saving.CONFLICT}:
            self.ui.bus.unwritten.add(self)
            return False
        self.ui.bus.unwritten.discard(self)
        return True

    def _keep_both(self) -> None:
        self.keeper.save_as_new(self.editor.toPlainText())
        self._around()

    def _begun(self) -> None:
        self._around()

    def _state_changed(self, state: SaveState) -> None:
        self.state.show_state(state)

    def _changed(self, change: ChangeSet) -> None:
        """Show what changed, but never over words that are not saved."""
        if change.origin == self.keeper.origin:
            if change.touches("entry_link", "entry_tag"):
                self._linking.show_links()
            return
        if not change.touches("entry", "entry_link", "entry_tag", "goal"):
            return
        if change.touches("entry") and self._pause.isActive() is False:
            self._show_again(change.rows["entry"])
        self._around()

    def _show_again(self, touched: frozenset[str]) -> None:
        """Read the entry that is held again; if it is gone, its day stays."""
        held = self.keeper.entry_id
        if held in touched:
            entry = journal_query.entry(self.ui.desk.store, held)
            day = date.fromisoformat(entry.day) if entry else self.day
            self.prompt.turn_to(day)
            self.keeper.hold(day, entry)
            self.paper.keep_private(private=entry is not None and entry.private)
            text = entry.text if entry else ""
            if text != self.editor.toPlainText():
                self.editor.show_text(text)
                self.editor.moveCursor(QTextCursor.MoveOperation.End)
        elif not held and not self.editor.toPlainText():
            entries = journal_query.entries_of(self.ui.desk.store, self.day)
            if any(entry.id in touched for entry in entries):
                self._hold(self.day, entries[-1].id)

    # -- what stands around the text

    def _around(self) -> None:
        entries = journal_query.entries_of(self.ui.desk.store, self.day)
        self.dates.show_day(self.day)
        self.tabs.show_entries(entries, self.keeper.entry_id)
        self.state.show_words(markup.word_count(self.editor.toPlainText()))
        self._linking.show_links()
        if self._earlier:
            self._earlier.show_before(self.day)
        self._recall_soon()

    def _recall_soon(self) -> None:
        if self.isVisible():
            self._recall.start()

    def _remember(self) -> None:
        """Name what was written on this day before, once all else stands."""
        window = self._height_of_window()
        limit = 3 if window >= _TALL else int(window >= _MIDDLE)
        limit = 0 if self._alone else limit
        remembered = on_this_day(self.ui.desk.store, self.day, limit)
        if remembered and self._memories is None:
            self._memories = load("on_this_day")(self.ui)
            self._memories.opened.connect(self.go_to)
            self._column.insertWidget(self._column.indexOf(self.state) + 1, self._memories)
        if self._memories is not None:
            self._memories.show_entries(remembered)

    def _say_placeholder(self) -> None:
        lines = (tr("Answer the question, or write about something else."), tr("A single line is a whole entry."))
        self.editor.show_placeholder(list(lines))

    def open_links(self) -> None:
        """Choose a goal to link, or name a tag. An entry that is not begun yet begins with it."""
        self._linking.choose()

    def _height_of_window(self) -> float:
        """In the lengths of the drawings."""
        return self.window().height() / self.ui.theme.scale

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        window = self._height_of_window()
        self.links.keep_to_one_line(window < _TALL)
        if self._earlier:
            self._earlier.show_rows(3 if window >= _TALL else (2 if window >= _MIDDLE else 1))
        self._recall_soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._recall_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        self._recall.stop()
        super().hideEvent(event)
