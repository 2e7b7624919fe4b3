"""Verbs for performance goals: measure, check-ins, milestones."""

import math
from datetime import date

from peewee import fn

from goaldesk.core.errors import UserError
from goaldesk.core.session import Session
from goaldesk.core.store.models import Checkin, Goal, Milestone
from goaldesk.core.types import Measure
from goaldesk.core.words import N_, Message


class Performance:
    """What a person does with the result side of a goal."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def set_measure(self, goal_id: str, measure: Measure, due_on: date | None) -> None:
        """Say what counts and until when; every part may be left out."""
        for number in (measure.start, measure.target):
            _expect_number(number)
        with self._session.op(N_("setting the measure"), done=Message(N_("Measure set"))) as op:
            op.update(
                Goal,
                goal_id,
                start_value=measure.start,
                target_value=measure.target,
                unit=measure.unit.strip(),
                direction=measure.direction,
                due_on=due_on.isoformat() if due_on else None,
            )

    def set_due(self, goal_id: str, due_on: date | None) -> None:
        """Move the date, or take it away."""
        with self._session.op(N_("moving the date")) as op:
            op.update(Goal, goal_id, due_on=due_on.isoformat() if due_on else None)

    def park(self, goal_id: str, parked: bool) -> None:
        """Set the number aside while the task is new, or take it up again. Nothing of it is lost."""
        label = N_("setting the number aside") if parked else N_("taking the number up again")
        with self._session.op(label) as op:
            op.update(Goal, goal_id, parked=int(parked))

    def check_in(self, goal_id: str, value: float | None, note: str, day: date | None = None) -> str:
        """Record where it stands, what changed, or both. Raises UserError if there is neither."""
        note = _note(value, note)
        day = day or self._session.clock.today()
        with self._session.op(N_("checking in"), done=Message(N_("Checked in"))) as op:
            return op.insert(Checkin, goal_id=goal_id, day=day.isoformat(), value=value, note=note)

    def edit_checkin(self, checkin_id: str, value: float | None, note: str, day: date) -> None:
        """Change a check-in. Raises UserError if neither a number nor a note is left."""
        note = _note(value, note)
        with self._session.op(N_("changing a check-in"), merge=f"checkin:{checkin_id}") as op:
            op.update(Checkin, checkin_id, value=value, note=note, day=day.isoformat())

    def put_away_checkin(self, checkin_id: str) -> None:
        """Move a check-in to the trash."""
        with self._session.op(N_("putting a check-in away"), done=Message(N_("Check-in put away"))) as op:
            op.put_away(Checkin, checkin_id)

    def add_milestone(self, goal_id: str, title: str, due_on: date | None = None) -> str:
        """Add a point on the way."""
        title = _milestone_title(title)
        last = self._session.scalar(Milestone.select(fn.MAX(Milestone.position)).where(Milestone.goal_id == goal_id))
        with self._session.op(N_("adding a milestone")) as op:
            return op.insert(
                Milestone,
                goal_id=goal_id,
                title=title,
                due_on=due_on.isoformat() if due_on else None,
                done_on=None,
                position=(last or 0.0) + 1.0,
            )

    def edit_milestone(self, milestone_id: str, title: str, due_on: date | None) -> None:
        """Reword a milestone or move its date."""
        title = _milestone_title(title)
        with self._session.op(N_("changing a milestone"), merge=f"milestone:{milestone_id}") as op:
            op.update(Milestone, milestone_id, title=title, due_on=due_on.isoformat() if due_on else None)

    def mark_milestone(self, milestone_id: str, done: bool, day: date | None = None) -> None:
        """Mark a milestone as done, today unless said otherwise, or as still to come."""
        done_on = (day or self._session.clock.today()).isoformat() if done else None
        with self._session.op(N_("marking a milestone")) as op:
            op.update(Milestone, milestone_id, done_on=done_on)

    def put_away_milestone(self, milestone_id: str) -> None:
        """Move a milestone to the trash."""
        with self._session.op(N_("putting a milestone away"), done=Message(N_("Milestone put away"))) as op:
            op.put_away(Milestone, milestone_id)


def _note(value: float | None, note: str) -> str:
    """The note of a check-in that makes sense."""
    _expect_number(value)
    note = note.strip()
    if value is None and not note:
        raise UserError(Message(N_("A check-in needs a number or a note. Nothing was changed.")))
    return note


def _expect_number(value: float | None) -> None:
    """SQLite keeps what is no number as nothing at all."""
    if value is not None and not math.isfinite(value):
        raise UserError(Message(N_("That is not a number that can be reached. Nothing was changed.")))


def _milestone_title(text: str) -> str:
    title = " ".join(text.split())
    if not title:
        raise UserError(Message(N_("A milestone needs a few words. Nothing was changed.")))
    return title
