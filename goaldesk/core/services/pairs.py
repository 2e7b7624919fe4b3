"""Verbs for pairs: a performance goal and a learning goal side by side, many to many, with a why."""

from collections.abc import Iterable

from peewee import fn

from goaldesk.core.errors import UserError
from goaldesk.core.services.goals import Goals
from goaldesk.core.session import Operation, Session
from goaldesk.core.store.models import Goal, Pair
from goaldesk.core.types import Kind
from goaldesk.core.words import N_, Message


class Pairs:
    """Pair, unpair, order and explain. Pairing is optional; either kind of goal stands on its own as well."""

    def __init__(self, session: Session, goals: Goals) -> None:
        self._session = session
        self._goals = goals

    def pair(self, performance_id: str, learning_id: str, why: str = "") -> str:
        """Put two goals side by side; returns the pair's id, also if they were paired before."""
        self._expect(performance_id, Kind.PERFORMANCE)
        self._expect(learning_id, Kind.LEARNING)
        there = Pair.select(Pair.id).where(
            (Pair.performance_id == performance_id) & (Pair.learning_id == learning_id) & Pair.deleted_at.is_null()
        )
        found = self._session.scalar(there)
        if found:
            return str(found)
        with self._session.op(N_("pairing"), done=Message(N_("Paired"))) as op:
            return self._insert(op, performance_id, learning_id, why)

    def pair_new(self, goal_id: str, title: str) -> str:
        """Add a goal of the other kind and pair the two, in one step; returns the new goal's id."""
        kind = self._session.scalar(Goal.select(Goal.kind).where(Goal.id == goal_id))
        with self._session.op(N_("adding a goal to a pair"), done=Message(N_("Goal added and paired"))) as op:
            if kind == Kind.PERFORMANCE:
                new = self._goals.add(Kind.LEARNING, title)
                self._insert(op, goal_id, new, "")
            else:
                new = self._goals.add(Kind.PERFORMANCE, title)
                self._insert(op, new, goal_id, "")
            return new

    def unpair(self, pair_ids: Iterable[str]) -> None:
        """Take pairs apart. Both goals stay, and so does the pair, with the day until which it held."""
        today = self._session.clock.today().isoformat()
        with self._session.op(N_("unpairing"), done=Message(N_("Unpaired. Both goals stay"))) as op:
            for pair_id in pair_ids:
                since = self._session.scalar(Pair.select(Pair.since_on).where(Pair.id == pair_id))
                if op.put_away(Pair, pair_id) and since < today:  # one of no day was a slip
                    op.update(Pair, pair_id, until_on=today)

    def explain(self, pair_id: str, why: str, origin: str = "") -> None:
        """Write why the two belong together."""
        with self._session.op(N_("writing why they belong together"), merge=f"pair.why:{pair_id}", origin=origin) as op:
            op.update(Pair, pair_id, why=why)

    def move(self, pair_id: str, before: str | None) -> None:
        """Put a pair directly before another one of the same performance goal, or at the end."""
        with self._session.op(N_("moving a learning goal")) as op:
            mine = self._session.scalar(Pair.select(Pair.performance_id).where(Pair.id == pair_id))
            others = (Pair.performance_id == mine) & (Pair.id != pair_id) & Pair.deleted_at.is_null()
            query = Pair.select(Pair.id).where(others)
            ids = [row[0] for row in self._session.rows(query.order_by(Pair.position, Pair.id))]
            ids.insert(ids.index(before) if before in ids else len(ids), pair_id)
            for index, each in enumerate(ids):
                op.update(Pair, each, position=float(index + 1))

    def _insert(self, op: Operation, performance_id: str, learning_id: str, why: str) -> str:
        last = self._session.scalar(Pair.select(fn.MAX(Pair.position)).where(Pair.performance_id == performance_id))
        since = self._session.clock.today().isoformat()
        ids = {"performance_id": performance_id, "learning_id": learning_id}
        return op.insert(Pair, **ids, why=why, since_on=since, until_on=None, position=(last or 0.0) + 1.0)

    def _expect(self, goal_id: str, kind: Kind) -> None:
        found = self._session.scalar(Goal.select(Goal.kind).where((Goal.id == goal_id) & Goal.deleted_at.is_null()))
        if found != kind:
            text = N_("A pair is one performance goal and one learning goal. Nothing was changed.")
            raise UserError(Message(text))
