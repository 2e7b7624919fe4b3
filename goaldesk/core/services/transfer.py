"""Verbs for bringing a table of goals in: first a plan to look at, then one undo step."""

from collections.abc import Collection
from typing import NamedTuple
from unicodedata import normalize

from peewee import fn

from goaldesk.core.backups import Reason
from goaldesk.core.desk import Desk
from goaldesk.core.errors import UserError
from goaldesk.core.formats.table import GoalTable, TableLine
from goaldesk.core.services.goals import clean_title, new_goal
from goaldesk.core.session import Operation, Session
from goaldesk.core.store.models import Goal, Pair
from goaldesk.core.types import Kind
from goaldesk.core.words import N_, Message


class PlannedLine(NamedTuple):
    """What one row of a table would do. A title that is there already, on the desk or further up, is the same goal."""

    line: int
    performance: str
    learning: str
    why: str
    new_performance: bool
    new_learning: bool
    new_pair: bool
    new_why: bool


class Plan(NamedTuple):
    """What bringing a table in would do, row by row. Nothing has been changed yet."""

    lines: tuple[PlannedLine, ...]

    @property
    def goals(self) -> int:
        """How many goals would be added."""
        return sum(line.new_performance + line.new_learning for line in self.lines)

    @property
    def pairs(self) -> int:
        """How many pairs would be made."""
        return sum(line.new_pair for line in self.lines)

    @property
    def changes(self) -> bool:
        """Whether anything would be different afterwards."""
        return bool(self.goals or self.pairs or any(line.new_why for line in self.lines))


class _Known:
    """The goals and pairs there are, by title: those of the desk, and those that the rows so far would add."""

    def __init__(self, session: Session) -> None:
        goals = Goal.select(Goal.kind, Goal.title, Goal.id).where(Goal.deleted_at.is_null())
        self.goals: dict[tuple[str, str], str] = {}
        self.titles: dict[str, str] = {}
        for kind, title, goal_id in session.rows(goals.order_by(Goal.position.desc(), Goal.id)):
            self.goals[kind, same(title)] = goal_id
            self.titles[goal_id] = same(title)
        pairs = Pair.select(Pair.performance_id, Pair.learning_id, Pair.id, Pair.why).where(Pair.deleted_at.is_null())
        self.pairs: dict[tuple[str, str], tuple[str, str]] = {}
        for performance_id, learning_id, pair_id, why in session.rows(pairs):
            if performance_id in self.titles and learning_id in self.titles:
                self.pairs[self.titles[performance_id], self.titles[learning_id]] = (pair_id, why)


def same(title: str) -> str:
    """What two titles have in common when they are one goal: letters, whatever their case and the space between."""
    return " ".join(normalize("NFC", title).split()).casefold()


class Transfer:
    """Plan and carry out bringing tables in. It is no part of the desk: most days nobody needs it."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._session, self._goals = desk, desk.session, desk.goals

    def plan(self, table: GoalTable, swapped: Collection[int] = ()) -> Plan:
        """What the table would do; the rows of the lines in ``swapped`` are read the other way round.

        Raises UserError, with the line, if a title cannot be kept.
        """
        known = _Known(self._session)
        lines = []
        for line in table.lines:
            performance, learning = (line.learning, line.performance) if line.line in swapped else line[1:3]
            lines.append(self._planned(known, line, _title(performance, line.line), _title(learning, line.line)))
        return Plan(tuple(lines))

    def _planned(self, known: _Known, line: TableLine, performance: str, learning: str) -> PlannedLine:
        here = (same(performance), same(learning))
        new = {}
        for kind, title in zip(Kind, here, strict=True):
            new[kind] = bool(title) and (kind, title) not in known.goals
            known.goals.setdefault((kind, title), "")
        both = bool(performance and learning)
        new_pair = both and here not in known.pairs
        _, why = known.pairs.setdefault(here, ("", line.why)) if both else ("", line.why)
        new_why = both and not new_pair and bool(line.why) and not why
        if new_why:
            known.pairs[here] = (known.pairs[here][0], line.why)
        return PlannedLine(
            line.line, performance, learning, line.why, new[Kind.PERFORMANCE], new[Kind.LEARNING], new_pair, new_why,
        )  # fmt: skip

    def carry_out(self, plan: Plan) -> None:
        """Add what the plan says, as one undo step. Raises DeskError, with nothing changed, without a backup."""
        self._desk.back_up(Reason.BEFORE_IMPORT)
        done = Message(N_("{n} goal brought in"), {"n": plan.goals}, N_("{n} goals brought in"))
        with self._session.op(N_("bringing a table in"), done=done) as op:
            known = _Known(self._session)
            self._add_goals(op, known, plan)
            since = self._session.clock.today().isoformat()
            # Later than every pair there is: a table is read from the top.
            rows, position = [], (self._session.scalar(Pair.select(fn.MAX(Pair.position))) or 0.0) + 1.0
            for line in plan.lines:
                here = (same(line.performance), same(line.learning))
                if line.new_pair:
                    ids = (known.goals[Kind.PERFORMANCE, here[0]], known.goals[Kind.LEARNING, here[1]])
                    row = {"performance_id": ids[0], "learning_id": ids[1], "why": line.why, "since_on": since}
                    rows.append({**row, "until_on": None, "position": position})
                    position += 1.0
            pair_ids = op.insert_many(Pair, rows)
            made = {(row["performance_id"], row["learning_id"]): pair for row, pair in zip(rows, pair_ids, strict=True)}
            for line in plan.lines:
                if line.new_why:
                    here = (same(line.performance), same(line.learning))
                    ids = (known.goals[Kind.PERFORMANCE, here[0]], known.goals[Kind.LEARNING, here[1]])
                    op.update(Pair, made.get(ids) or known.pairs[here][0], why=line.why)

    def _add_goals(self, op: Operation, known: _Known, plan: Plan) -> None:
        for kind in Kind:
            titles = [
                line.performance if kind is Kind.PERFORMANCE else line.learning
                for line in plan.lines
                if (line.new_performance if kind is Kind.PERFORMANCE else line.new_learning)
            ]
            first = self._goals.next_position(kind)
            ids = op.insert_many(Goal, [new_goal(kind, title, first + index) for index, title in enumerate(titles)])
            for title, goal_id in zip(titles, ids, strict=True):
                known.goals[kind, same(title)] = goal_id


def _title(text: str, line: int) -> str:
    if not text:
        return ""
    try:
        return clean_title(text)
    except UserError as error:
        problem = Message(N_("Line {line}: {problem}"), {"line": line, "problem": error.message})
        raise UserError(problem) from error
