"""What the editor holds: which entry, at which revision. Saving goes there and nowhere else."""

from datetime import date, datetime, timedelta, timezone
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from goaldesk.core.desk import Desk
from goaldesk.core.errors import GoalDeskError, StaleEntryError
from goaldesk.core.queries import journal as journal_query
from goaldesk.core.queries.journal import EntryRow
from goaldesk.core.words import Message


class Saving(Enum):
    """How the words in the editor stand to those on the disk."""

    EMPTY = auto()
    SAVED = auto()
    WRITING = auto()
    REFUSED = auto()
    CONFLICT = auto()


class SaveState(NamedTuple):
    """What the line below the editor says: how it stands, since when, and why not."""

    saving: Saving
    at: datetime | None = None
    problem: Message | None = None


class Keeper(QObject):
    """Holds one entry of one day for one editor; an entry that is not begun yet has no id."""

    state_changed = Signal(object)
    """The ``SaveState`` is another one."""

    begun = Signal(str)
    """The first words made an entry, of this id."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.origin = f"editor-{id(self)}"
        self.day: date = desk.clock.today()
        self.entry: EntryRow | None = None
        self.state = SaveState(Saving.EMPTY)

    @property
    def entry_id(self) -> str:
        """The id of the entry that is held; empty for one that is not begun."""
        return self.entry.id if self.entry else ""

    def hold(self, day: date, entry: EntryRow | None) -> None:
        """Hold another entry, or a new one for a day. The words held before must be saved by now."""
        self.day, self.entry = day, entry
        self._say(SaveState(Saving.SAVED, _changed_at(entry)) if entry else SaveState(Saving.EMPTY))

    def typing(self) -> None:
        """Something was typed that is not on the disk yet."""
        if self.state.saving is not Saving.CONFLICT:
            self._say(SaveState(Saving.WRITING))

    def save(self, text: str, prompt: str) -> bool:
        """Write the words to the entry that is held; returns whether they are on the disk."""
        if self.state.saving is Saving.CONFLICT:
            return False
        try:
            if self.entry is None:
                if not text.strip():
                    self._say(SaveState(Saving.EMPTY))
                    return True
                self._hold_again(self._desk.journal.add(self.day, text, prompt, self.origin))
                self.begun.emit(self.entry_id)
            elif text != self.entry.text or self.state.saving is not Saving.SAVED:
                self._desk.journal.save(self.entry.id, self.entry.revision, text, self.origin)
                self._hold_again(self.entry.id)
        except StaleEntryError as error:
            self._say(SaveState(Saving.CONFLICT, problem=error.message))
            return False
        except GoalDeskError as error:
            self._say(SaveState(Saving.REFUSED, problem=error.message))
            return False
        self._say(SaveState(Saving.SAVED, self._desk.clock.now()) if text.strip() else SaveState(Saving.EMPTY))
        return True

    def save_as_new(self, text: str) -> None:
        """Keep words that cannot go where they came from as an entry of their own."""
        self.hold(self.day, None)
        self.save(text, "")

    def _hold_again(self, entry_id: str) -> None:
        """Read back what is on the disk. An entry whose words are all gone stays held, to come back with new ones."""
        found = journal_query.entry(self._desk.store, entry_id)
        if found:
            self.entry = found
        elif self.entry:
            self.entry = self.entry._replace(text="")

    def _say(self, state: SaveState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)


def _changed_at(entry: EntryRow) -> datetime:
    """When an entry was last changed, at the place where that was."""
    zone = timezone(timedelta(minutes=entry.changed_offset))
    return datetime.fromisoformat(entry.changed_at).astimezone(zone)
