"""Verbs for goals of both kinds: add, reword, group, order, rest, close, put away."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any
from unicodedata import normalize

from peewee import Tuple, fn

from goaldesk.core.errors import UserError
from goaldesk.core.method import closing
from goaldesk.core.session import Operation, Session
from goaldesk.core.store.models import (
    Checkin,
    Experiment,
    Goal,
    Milestone,
    Pair,
    Pause,
    PracticeNote,
    Question,
    UnderstandingCheck,
)  # fmt: skip
from goaldesk.core.types import CLOSED_STATES, TITLE_LIMIT, Direction, Familiarity, Kind, Ladder, State
from goaldesk.core.words import N_, Message

# Free texts of a goal that its page edits in place: column -> name of the undo step.
TEXT_FIELDS = {
    "note": N_("writing a note"),
    "gap": N_("writing about the gap"),
    "question": N_("writing the question"),
    "framing": N_("writing about the framing"),
    "best_result": N_("writing about the best result"),
    "inner_obstacle": N_("writing about the obstacle"),
    "closing_note": N_("writing about the result"),
    "takes_its_place": N_("writing about what comes next"),
    "expected_mistakes": N_("writing about expected mistakes"),
    "step_up": N_("writing what makes it harder"),
    "step_down": N_("writing what makes it easier"),
}

_OF_ONE_COLUMN = (
    Goal.gap, Goal.question, Goal.framing, Goal.expected_mistakes, Goal.step_up, Goal.step_down, Goal.best_result,
    Goal.inner_obstacle,
)  # fmt: skip
"""Texts that only the page of one kind shows."""

_TINY = 1e-9
_PARTS: tuple[type[Any], ...] = (Checkin, Milestone, Experiment, PracticeNote, Question, UnderstandingCheck)


def clean_title(text: str) -> str:
    """A title as it is kept: one line without space around it. Raises UserError if empty or too long.

    Systems spell letters with accents in two ways; one of them is kept, so that equal titles are equal.
    """
    title = normalize("NFC", " ".join(text.split()))
    if not title:
        raise UserError(Message(N_("A goal needs a few words. Nothing was changed.")))
    if len(title) > TITLE_LIMIT:
        text = N_("A title has room for {limit} characters, and this one has {length}. Nothing was changed.")
        raise UserError(Message(text, {"limit": TITLE_LIMIT, "length": len(title)}))
    return title


def new_goal(kind: Kind, title: str, position: float, area_id: str | None = None) -> dict[str, Any]:
    """The columns of a goal that has a title and nothing else yet."""
    return {
        "kind": kind, "title": title, "area_id": area_id, "state": State.ACTIVE, "position": position, "note": "",
        "familiarity": Familiarity.UNSET, "start_value": None, "target_value": None, "unit": "",
        "direction": Direction.REACH, "due_on": None, "parked": 0, "gap": "", "question": "", "framing": "",
        "ladder": Ladder.KNOW, "strategies_to_find": None, "best_result": "", "inner_obstacle": "",
        "closed_on": None, "closing_note": "", "takes_its_place": "", "expected_mistakes": "", "step_up": "",
        "step_down": "",
    }  # fmt: skip


class Goals:
    """What a person does with goals of either kind. Every verb is one undo step."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, kind: Kind, title: str, area_id: str | None = None) -> str:
        """Add a goal at the end of its column; a title is enough. Returns its id."""
        title = clean_title(title)
        with self._session.op(N_("adding a goal"), done=Message(N_("Goal added"))) as op:
            return op.insert(Goal, **new_goal(kind, title, self.next_position(kind), area_id))

    def reword(self, goal_id: str, title: str, origin: str = "") -> None:
        """Give a goal another title."""
        title = clean_title(title)
        with self._session.op(N_("rewording a goal"), merge=f"title:{goal_id}", origin=origin) as op:
            op.update(Goal, goal_id, title=title)

    def title(self, goal_id: str) -> str:
        """What a goal is called."""
        return str(self._session.scalar(Goal.select(Goal.title).where(Goal.id == goal_id)))

    def change_kind(self, goal_id: str, kind: Kind) -> None:
        """Move a goal to the other column, at its end. Raises UserError once anything belongs to it."""
        with self._session.op(N_("moving to the other column"), done=Message(N_("Moved to the other column"))) as op:
            if self._has_parts(goal_id):
                text = N_(
                    "This goal has parts that belong to its column. Write it as a new goal in the other one instead."
                )
                raise UserError(Message(text))
            op.update(Goal, goal_id, kind=kind, position=self.next_position(kind))

    def _has_parts(self, goal_id: str) -> bool:
        paired = (Pair.performance_id == goal_id) | (Pair.learning_id == goal_id)
        queries = [Pair.select(Pair.id).where(paired & Pair.deleted_at.is_null())]
        queries += [
            part.select(part.id).where((part.goal_id == goal_id) & part.deleted_at.is_null()) for part in _PARTS
        ]
        measured = Goal.target_value.is_null(False) | Goal.start_value.is_null(False)
        written = reduce(or_, (text != "" for text in _OF_ONE_COLUMN))
        return any(
            self._session.scalar(query)
            for query in [*queries, Goal.select(Goal.id).where((Goal.id == goal_id) & (measured | written))]
        )

    def write(self, goal_id: str, field: str, text: str, origin: str = "") -> None:
        """Change one of ``TEXT_FIELDS``. Typing in one field is one undo step."""
        with self._session.op(TEXT_FIELDS[field], merge=f"goal.{field}:{goal_id}", origin=origin) as op:
            op.update(Goal, goal_id, **{field: text})

    def set_area(self, goal_ids: Iterable[str], area_id: str | None) -> None:
        """Move goals into an area, or out of any."""
        with self._session.op(N_("moving to another area"), done=Message(N_("Moved to another area"))) as op:
            for goal_id in goal_ids:
                op.update(Goal, goal_id, area_id=area_id)

    def set_familiarity(self, goal_id: str, familiarity: Familiarity) -> None:
        """Say how well the task of this goal is known."""
        with self._session.op(N_("saying how familiar it is")) as op:
            op.update(Goal, goal_id, familiarity=familiarity)

    def set_ladder(self, goal_id: str, ladder: Ladder) -> None:
        """Choose which names the five levels have: knowing or doing."""
        with self._session.op(N_("choosing the ladder")) as op:
            op.update(Goal, goal_id, ladder=ladder)

    def set_ways_to_find(self, goal_id: str, number: int | None) -> None:
        """Say how many ways one wants to find (2 to 4), or leave it open (method.md 1, row 5)."""
        with self._session.op(N_("saying how many ways to find")) as op:
            op.update(Goal, goal_id, strategies_to_find=number)

    def set_state(self, goal_ids: Iterable[str], state: State) -> None:
        """Rest, close or take up goals. Closing remembers the day; nothing else of the goal is lost."""
        closed_on = self._session.clock.today().isoformat() if state in CLOSED_STATES else None
        with self._session.op(closing.STEPS[state], done=Message(closing.DONE[state])) as op:
            for goal_id in goal_ids:
                if self._session.scalar(Goal.select(Goal.state).where(Goal.id == goal_id)) != state:
                    op.update(Goal, goal_id, state=state, closed_on=closed_on)
                    self._pause(op, goal_id, rests=state is State.RESTING)

    def close(self, goal_id: str, state: State, note: str, takes_its_place: str) -> None:
        """Rest or close a goal, with what is to be said about it. Nothing that belongs to it is touched."""
        with self._session.op(closing.STEPS[state], done=Message(closing.DONE[state])) as op:
            op.update(Goal, goal_id, closing_note=note.strip(), takes_its_place=takes_its_place.strip())
            self.set_state([goal_id], state)

    def write_closing(self, goal_id: str, note: str, takes_its_place: str) -> None:
        """Keep what is being said about a goal that does not close yet. A step of its own, whatever came before."""
        with self._session.op(N_("writing about how it closes")) as op:
            op.update(Goal, goal_id, closing_note=note.strip(), takes_its_place=takes_its_place.strip())

    def take_back_closing(self, goal_id: str, note: str, takes_its_place: str) -> None:
        """Give a goal back what was said about it before somebody wrote there, as a step of its own."""
        with self._session.op(N_("taking words back"), done=Message(N_("Words taken back"))) as op:
            op.update(Goal, goal_id, closing_note=note, takes_its_place=takes_its_place)

    def _pause(self, op: Operation, goal_id: str, *, rests: bool) -> None:
        """Remember from when until when a goal rested. A pause of no day was none."""
        today = self._session.clock.today().isoformat()
        mine = (Pause.goal_id == goal_id) & Pause.until_on.is_null() & Pause.deleted_at.is_null()
        for pause_id, since in self._session.rows(Pause.select(Pause.id, Pause.since_on).where(mine)):
            if since == today:
                op.delete(Pause, pause_id)
            else:
                op.update(Pause, pause_id, until_on=today)
        if rests:
            op.insert(Pause, goal_id=goal_id, since_on=today, until_on=None)

    def move(self, goal_id: str, before: str | None, *, into_area_of: str | None = None) -> None:
        """Put a goal directly before another one of its kind, or at the end; and into the area of one, if asked to."""
        with self._session.op(N_("moving a goal")) as op:
            kind = self._session.scalar(Goal.select(Goal.kind).where(Goal.id == goal_id))
            op.update(Goal, goal_id, position=self._position_before(op, kind, goal_id, before))
            if into_area_of is not None:
                area_id = self._session.scalar(Goal.select(Goal.area_id).where(Goal.id == into_area_of))
                op.update(Goal, goal_id, area_id=area_id)

    def put_away(self, goal_ids: Iterable[str]) -> None:
        """Move goals to the trash, with everything that belongs to them."""
        goal_ids = list(goal_ids)
        done = Message(N_("Goal put away"), {"n": len(goal_ids)}, N_("{n} goals put away"))
        with self._session.op(N_("putting away"), done=done) as op:
            for goal_id in goal_ids:
                op.put_away(Goal, goal_id)

    def bring_back(self, goal_ids: Iterable[str]) -> None:
        """Take goals out of the trash."""
        with self._session.op(N_("bringing back")) as op:
            for goal_id in goal_ids:
                op.bring_back(Goal, goal_id)

    def next_position(self, kind: Kind) -> float:
        """The place after the last goal of a kind that is not put away."""
        there = (Goal.kind == kind) & Goal.deleted_at.is_null()
        last = self._session.scalar(Goal.select(fn.MAX(Goal.position)).where(there))
        return (last or 0.0) + 1.0

    def _position_before(self, op: Operation, kind: str, moving: str, before: str | None) -> float:
        """A number between the neighbours; when no number is left between them, all are spread out again."""
        others = (Goal.kind == kind) & (Goal.id != moving) & Goal.deleted_at.is_null()
        high = self._session.scalar(Goal.select(Goal.position).where(others & (Goal.id == before)))
        if high is None:
            return self.next_position(Kind(kind))
        above = others & (Tuple(Goal.position, Goal.id) < (high, before))
        last_above = Goal.select(Goal.position).where(above).order_by(Goal.position.desc(), Goal.id.desc()).limit(1)
        low = self._session.scalar(last_above)
        if low is None:
            return float(high - 1.0)
        if high - low > _TINY:
            return float((low + high) / 2)
        return self._spread_out(op, kind, moving, before)

    def _spread_out(self, op: Operation, kind: str, moving: str, before: str | None) -> float:
        """Number all goals of a kind anew, with a gap before one of them; returns the number of the gap."""
        query = Goal.select(Goal.id).where((Goal.kind == kind) & (Goal.id != moving))
        ids = [row[0] for row in self._session.rows(query.order_by(Goal.position, Goal.id))]
        at = ids.index(before)
        for index, goal_id in enumerate(ids):
            op.update(Goal, goal_id, position=float(index + 1 if index < at else index + 2))
        return float(at + 1)
