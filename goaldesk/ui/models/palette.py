"""What the search over the window lists: saved searches, commands, what was found, things to do with the text."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from goaldesk.core.search.asked import Findable
from goaldesk.core.search.everything import EACH, Everything
from goaldesk.core.search.find import Hit
from goaldesk.core.types import STAGE_NAMES
from goaldesk.core.words import N_
from goaldesk.ui import dates, wording
from goaldesk.ui.i18n import say, tr

Index = QModelIndex | QPersistentModelIndex
FOUND = Qt.ItemDataRole.UserRole

GROUPS = {
    Findable.GOAL: N_("Goals"), Findable.ENTRY: N_("Journal"), Findable.SETBACK: N_("Setbacks"),
    Findable.QUESTION: N_("Questions"), Findable.EXPERIMENT: N_("Things to try"),
    Findable.CHECK: N_("Understanding checks"), Findable.REVIEW: N_("Reviews"), Findable.AREA: N_("Areas"),
}  # fmt: skip
_ICONS = {
    Findable.ENTRY: ("journal", "text2"), Findable.SETBACK: ("setback", "notice"),
    Findable.QUESTION: ("question", "learn"), Findable.EXPERIMENT: ("try", "learn"),
    Findable.CHECK: ("understand", "learn"), Findable.REVIEW: ("review", "text2"),
    Findable.AREA: ("desk", "text2"),
}  # fmt: skip


class Found(NamedTuple):
    """One line. A group's name has no icon; ``does`` is what choosing the line does.

    ``stays`` keeps the search open: choosing the line asks another question. ``saved`` is the id of a saved search.
    """

    title: str
    detail: str = ""
    icon: str = ""
    role: str = "text2"
    keys: str = ""
    does: Callable[[], None] | None = None
    hit: Hit | None = None
    stays: bool = False
    saved: str = ""


class Command(NamedTuple):
    """A command of the window that can be found by its name."""

    text: str
    keys: str
    run: Callable[[], None]


class PaletteModel(QAbstractListModel):
    """Filled anew with every answer. ``opens`` opens a hit, ``asks`` puts another text into the field."""

    def __init__(
        self, today: date, commands: Sequence[Command], opens: Callable[[Hit], None], asks: Callable[[str], None],
        *, without: frozenset[Findable] = frozenset(),
    ) -> None:  # fmt: skip
        """Nothing of the kinds in ``without`` is listed."""
        super().__init__()
        self._today, self._commands, self._opens, self._asks = today, commands, opens, asks
        self._without = without
        self._rows: list[Found] = []
        self.words: Sequence[str] = ()
        """The words that are marked where they are found."""

    def show_commands(self, text: str, saved: Sequence[tuple[str, str]], *, everything: bool) -> None:
        """List the saved searches (id and text), and the commands that have every word of ``text``."""
        self.words = text.split()
        rows = [
            Found(query, "", "search", "text2", "", partial(self._asks, query), None, True, search_id)
            for search_id, query in saved
        ]
        hint = Found(tr("To narrow a search: kind:question, tag:night, goal:exam, after:2026-09, before:2026"))
        self._fill(
            self._group(tr("Saved searches"), rows)
            + self._group(tr("Commands"), self._found_commands(text, everything=everything))
            + ([] if text else [hint])
        )

    def show_found(self, found: Everything, to_do: Sequence[Found], narrows: str) -> None:
        """List what was found, what it is called among the commands, and what can be done with the text.

        ``narrows`` is the text that, behind ``kind:…``, asks for one kind alone.
        """
        self.words = found.asked.words
        rows: list[Found] = []
        for kind, hits in found.hits.items():
            if kind in self._without:
                continue
            lines = [self._line(found, hit) for hit in hits]
            more = kind in found.more
            if more and len(hits) <= EACH:
                everything = partial(self._asks, f"kind:{kind} {narrows}")
                lines.append(Found(tr("Show more"), "", "down", "text2", "", everything, stays=True))
            rows += self._group(tr(GROUPS[kind]), lines, tr("{n} and more", n=len(hits)) if more else str(len(hits)))
        tagged = [
            Found(f"#{tag}", "", "tag", "text2", "", partial(self._asks, f'tag:"{tag}" '), stays=True)
            for tag in found.tags
        ]
        rows += self._group(tr("Tags"), tagged, str(len(tagged)))
        if not (found.asked.kinds or found.asked.tags):
            rows += self._group(tr("Commands"), self._found_commands(" ".join(self.words), everything=False))
        if found.problem:
            rows.append(Found(say(found.problem)))
        elif not rows:
            rows.append(Found(tr("Nothing on the desk says that yet.")))
        self._fill(rows + self._group(tr("Do something"), list(to_do)))

    def _fill(self, rows: list[Found]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _group(self, name: str, rows: list[Found], counted: str = "") -> list[Found]:
        return [Found(name, counted), *rows] if rows else []

    def _line(self, found: Everything, hit: Hit) -> Found:
        icon, role = _ICONS.get(hit.kind, ("", ""))
        if hit.kind is Findable.GOAL:
            icon, role = ("flag", "perf") if hit.id in found.performance else ("steps", "learn")
        title = wording.private_entry() if hit.private else hit.title or hit.excerpt
        detail = " · ".join(part for part in self._details(found, hit) if part)
        return Found(title, detail, icon, role, "", lambda: self._opens(hit), hit)

    def _details(self, found: Everything, hit: Hit) -> tuple[str, ...]:
        """Where a hit stands, in a few words."""
        day = dates.short_day(date.fromisoformat(hit.day), self._today) if hit.day else ""
        if hit.kind is Findable.GOAL:
            return self._goal(found, hit.id)
        if hit.private or hit.kind is Findable.AREA:
            return (day,) if hit.private else ()
        if hit.kind is Findable.SETBACK:
            return day, tr(STAGE_NAMES[found.setbacks[hit.id].stage]), hit.excerpt
        if hit.kind is Findable.QUESTION:
            return (tr("answered") if hit.detail else tr("open")), hit.goal, hit.excerpt
        if hit.kind is Findable.EXPERIMENT:
            return (tr("tried {day}", day=day) if hit.detail else tr("to try")), hit.goal, hit.excerpt
        if hit.kind is Findable.CHECK:
            return day, hit.goal, hit.excerpt if hit.title else ""
        return day, hit.excerpt

    def _goal(self, found: Everything, goal_id: str) -> tuple[str, ...]:
        if goal_id in found.performance:
            cell = found.performance[goal_id]
            if cell.parked:
                return tr("Performance"), wording.set_aside(cell)
            due = dates.deadline(date.fromisoformat(cell.due_on), self._today, brief=True) if cell.due_on else ""
            return tr("Performance"), wording.measure(cell.measure, cell.value), due
        goal = found.learning[goal_id]
        felt = "" if goal.challenge is None else wording.felt(goal.challenge)
        return tr("Learning"), wording.level(goal.ladder, goal.level), felt

    def _found_commands(self, text: str, *, everything: bool) -> list[Found]:
        words = text.casefold().split()
        fitting = [command for command in self._commands if all(word in command.text.casefold() for word in words)]
        shown = fitting if everything else fitting[:EACH]
        return [Found(command.text, "", "keyboard", "text2", command.keys, command.run) for command in shown]

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
        found_nothing = bool(self._rows) and not self._rows[0].detail and len(self._rows) > 1 and not self._rows[1].icon
        number = -1 if found_nothing else next((number for number, row in enumerate(self._rows) if row.icon), -1)
        return self.index(number, 0) if number >= 0 else QModelIndex()
