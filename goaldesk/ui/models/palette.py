"""What the palette lists for a text: goals, entries, setbacks, commands, and things to do with the text itself."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from goaldesk.core import search
from goaldesk.core.desk import Desk
from goaldesk.core.queries import goal_table, journal
from goaldesk.core.queries import setbacks as setback_query
from goaldesk.core.search import Hit
from goaldesk.core.types import STAGE_NAMES, Kind
from goaldesk.ui import dates, wording
from goaldesk.ui.i18n import tr

Index = QModelIndex | QPersistentModelIndex
FOUND = Qt.ItemDataRole.UserRole

_EACH = 5
_MORE = 12


class Found(NamedTuple):
    """One line. A group's name has no icon; ``does`` is what choosing the line does."""

    title: str
    detail: str = ""
    icon: str = ""
    role: str = "text2"
    keys: str = ""
    does: Callable[[], None] | None = None
    hit: Hit | None = None


class Command(NamedTuple):
    """A command of the window that the palette can find by its name."""

    text: str
    keys: str
    run: Callable[[], None]


class PaletteModel(QAbstractListModel):
    """Filled anew for every text."""

    def __init__(self, desk: Desk, commands: Sequence[Command], opens: Callable[[Hit], None]) -> None:
        super().__init__()
        self._desk, self._commands, self._opens = desk, commands, opens
        self._rows: list[Found] = []
        self.text = ""

    def look_for(self, text: str, to_do: Sequence[Found]) -> None:
        """List what has every word of a text. ``#`` finds tags, ``@`` goals, ``>`` commands."""
        self.text = text.strip()
        sign, rest = (self.text[:1], self.text[1:].strip()) if self.text[:1] in {"#", "@", ">"} else ("", self.text)
        rows: list[Found] = []
        if sign == ">" or not rest:
            rows += self._group(tr("Commands"), self._found_commands(rest, everything=sign == ">"))
        if rest and sign != ">":
            if sign != "#":
                rows += self._group(tr("Goals"), self._goals(rest))
            if sign != "@":
                wanted = f"#{rest}" if sign == "#" else rest
                rows += self._group(tr("Journal"), self._entries(wanted))
            if not sign:
                rows += self._group(tr("Setbacks"), self._setbacks(rest))
                rows += self._group(tr("Commands"), self._found_commands(rest, everything=False))
            if not rows:
                rows.append(Found(tr("Nothing on the desk says that yet."), ""))
            rows += self._group(tr("Do something"), list(to_do))
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _group(self, name: str, rows: list[Found]) -> list[Found]:
        counted = str(len(rows)) if name != tr("Do something") else ""
        return [Found(name, counted), *rows] if rows else []

    def _hits(self, text: str, kind: str) -> list[Hit]:
        return search.find(self._desk.store, text, kind, _EACH)

    def _goals(self, text: str) -> list[Found]:
        hits, store, today = self._hits(text, "goal"), self._desk.store, self._desk.clock.today()
        left = goal_table.performance_cells(store, [hit.id for hit in hits if hit.detail == Kind.PERFORMANCE])
        right = goal_table.learning_cells(store, [hit.id for hit in hits if hit.detail == Kind.LEARNING])
        rows = []
        for hit in hits:
            if hit.id in left:
                cell = left[hit.id]
                due = dates.deadline(date.fromisoformat(cell.due_on), today, brief=True) if cell.due_on else ""
                parts = (tr("Performance"), wording.measure(cell.measure, cell.value), due)
                icon, role = "flag", "perf"
            else:
                goal = right[hit.id]
                felt = "" if goal.challenge is None else wording.felt(goal.challenge)
                parts = (tr("Learning"), wording.level(goal.ladder, goal.level), felt)
                icon, role = "steps", "learn"
            rows.append(self._found(hit, " · ".join(part for part in parts if part), icon, role))
        return rows

    def _entries(self, text: str) -> list[Found]:
        today, rows = self._desk.clock.today(), []
        for hit in self._hits(text, "entry"):
            day = dates.short_day(date.fromisoformat(hit.detail), today)
            rows.append(self._found(hit, f"{day} · {hit.excerpt}", "journal", "text2"))
        if text.startswith("#"):
            there = {row.hit.id for row in rows if row.hit}
            tagged = journal.tagged(self._desk.store, text[1:], _MORE)
            listings = journal.listings(self._desk.store, tagged)
            for entry in (listings[entry_id] for entry_id in tagged):
                if entry.id not in there:
                    hit = Hit("entry", entry.id, entry.title, entry.excerpt, entry.day)
                    rows.append(
                        self._found(hit, dates.short_day(date.fromisoformat(entry.day), today), "journal", "text2")
                    )
        return rows

    def _setbacks(self, text: str) -> list[Found]:
        today, hits = self._desk.clock.today(), self._hits(text, "setback")
        logged = setback_query.logged(self._desk.store, [hit.id for hit in hits])
        return [
            self._found(
                hit,
                f"{dates.short_day(date.fromisoformat(hit.detail), today)} · {tr(STAGE_NAMES[logged[hit.id].stage])}",
                "setback",
                "notice",
            )
            for hit in hits
        ]

    def _found_commands(self, text: str, *, everything: bool) -> list[Found]:
        words = text.casefold().split()
        fitting = [command for command in self._commands if all(word in command.text.casefold() for word in words)]
        shown = fitting if everything else fitting[:_EACH]
        return [Found(command.text, "", "keyboard", "text2", command.keys, command.run) for command in shown]

    def _found(self, hit: Hit, detail: str, icon: str, role: str) -> Found:
        return Found(hit.title, detail, icon, role, "", lambda: self._opens(hit), hit)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == FOUND:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}. {row.detail}" if row.detail else row.title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self._rows[index.row()]
        both = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return both if row.icon else Qt.ItemFlag.NoItemFlags

    def first(self) -> QModelIndex:
        """The first line that leads somewhere; none where nothing was found, for Enter is not to make a goal then."""
        found_nothing = bool(self._rows) and not self._rows[0].detail and not self._rows[0].icon
        number = -1 if found_nothing else next((number for number, row in enumerate(self._rows) if row.icon), -1)
        return self.index(number, 0) if number >= 0 else QModelIndex()
