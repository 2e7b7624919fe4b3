"""What a period left on the desk, as a list for Qt: matter by matter, each under its name."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from goaldesk.core.desk import Desk
from goaldesk.core.method.reviews import Period
from goaldesk.core.queries import review_facts
from goaldesk.core.queries.review_facts import Fact, Matter
from goaldesk.core.types import Ladder, Outcome, Verdict
from goaldesk.core.words import N_
from goaldesk.ui import dates, wording
from goaldesk.ui.i18n import ntr, tr
from goaldesk.ui.models.rows import bring_up_to_date

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole

GROUPS = {
    Matter.CHECK: (N_("Understanding checks"), "understand"),
    Matter.EXPERIMENT: (N_("Things tried"), "try"),
    Matter.QUESTION: (N_("Questions"), "question"),
    Matter.PRACTICE: (N_("Practice"), "steps"),
    Matter.SETBACK: (N_("Setbacks and good surprises"), "setback"),
    Matter.ENTRY: (N_("Journal"), "journal"),
    Matter.CHECKIN: (N_("Check-ins"), "flag"),
    Matter.MILESTONE: (N_("Milestones"), "milestone-done"),
}
"""What each kind of fact is called, and its icon."""

_VERDICTS = {Verdict.KEEP: N_("keep"), Verdict.ADAPT: N_("adapt"), Verdict.DROP: N_("drop")}
_LONG = 7


class Line(NamedTuple):
    """One line: a day, words, and in short what came of it. The name of a group has an icon and no fact.

    ``said`` is all of it, for a tool tip and a screen reader. ``aside`` of a group is its number of facts.
    """

    text: str
    day: str = ""
    said: str = ""
    icon: str = ""
    aside: str = ""
    fact: Fact | None = None


class FactsModel(QAbstractListModel):
    """Shows the facts of one period at a time."""

    def __init__(self, desk: Desk, *, without_setbacks: bool) -> None:
        super().__init__()
        self._desk = desk
        left_out = {Matter.SETBACK} if without_setbacks else set()
        self._groups = {matter: said for matter, said in GROUPS.items() if matter not in left_out}
        self._rows: list[Line] = []

    def show(self, period: Period) -> None:
        """Read the facts of a period; lines that are still there keep their place."""
        bring_up_to_date(self, self._rows, self._lines(review_facts.facts(self._desk.store, period), period))

    def _lines(self, facts: Sequence[Fact], period: Period) -> list[Line]:
        today = self._desk.clock.today()
        brief = (period.ends_on - period.starts_on).days < _LONG
        lines: list[Line] = []
        for matter, (name, icon) in self._groups.items():
            mine = [fact for fact in facts if fact.matter is matter]
            if mine:
                lines.append(Line(tr(name), icon=icon, aside=_number(matter, len(mine))))
            for fact in mine:
                day = dates.day_of(fact.day)
                short = dates.weekday(day) if brief else dates.short_day(day, today)
                lines.append(Line(_words(fact), short, _sentence(fact, name, today), aside=_aside(fact), fact=fact))
        return lines

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == LINE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.said or f"{row.text}: {row.aside}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.said or None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        fact = index.isValid() and self._rows[index.row()].fact
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if fact else Qt.ItemFlag.NoItemFlags

    def first(self) -> QModelIndex:
        """The first fact; invalid if there is none."""
        return self.index(1, 0) if len(self._rows) > 1 else QModelIndex()


def _number(matter: Matter, number: int) -> str:
    return ntr("{n} entry", "{n} entries", number) if matter is Matter.ENTRY else str(number)


def in_words(line: Line) -> str:
    """A line as it is quoted: Learn to coach without taking over: 1 to 2."""
    return tr("{what}: {aside}", what=line.text, aside=line.aside) if line.aside else line.text


def _words(fact: Fact) -> str:
    """What the person wrote, where that says what it is about; else the goal."""
    text = " ".join(fact.text.split())
    if fact.matter in {Matter.CHECK, Matter.CHECKIN}:
        return fact.goal
    if fact.matter is Matter.ENTRY:
        return text or tr("Private entry")
    if fact.matter is Matter.SETBACK and fact.word == Outcome.GOOD_SURPRISE:
        return tr("Good surprise: {what}", what=text)
    return text or fact.goal


def _aside(fact: Fact) -> str:
    """In short what came of it: 1 to 2; keep; answered; at the edge; 4 wards."""
    match fact.matter:
        case Matter.CHECK:
            after = wording.number(float(fact.after or 0))
            before = wording.number(float(fact.before)) if fact.before is not None else ""
            return tr("{before} to {after}", before=before, after=after) if before else after
        case Matter.EXPERIMENT:
            return tr(_VERDICTS[Verdict(fact.word)]) if fact.word else ""
        case Matter.QUESTION:
            return tr("answered") if fact.after else ""
        case Matter.PRACTICE:
            return wording.felt(int(fact.after or 0))
        case Matter.CHECKIN:
            return wording.amount(fact.after, fact.word) if fact.after is not None else ""
        case _:
            return ""


def _sentence(fact: Fact, group: str, today: date) -> str:
    """All that a line says, with the day, what it is and the goal it belongs to."""
    day = dates.long_day(dates.day_of(fact.day), today)
    parts = [tr("{group}, {day}", group=tr(group), day=day), fact.goal, " ".join(fact.text.split()), _aside(fact)]
    if fact.matter is Matter.CHECK:
        parts = [*parts[:2], wording.level(Ladder(fact.word), int(fact.after or 0))]
    elif not fact.goal:
        parts[2] = _words(fact)
    return ". ".join(part for part in parts if part)
