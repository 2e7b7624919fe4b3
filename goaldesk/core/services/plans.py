"""Verbs for if-then plans: one a goal, cued by an event and not by a clock (method.md 1, row 7)."""

from goaldesk.core.session import Operation, Session
from goaldesk.core.store.models import Plan
from goaldesk.core.words import N_, Message


class Plans:
    """Write a plan, change it for another one. The old one stays with the goal."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def write(self, goal_id: str, cue: str, action: str, origin: str = "") -> None:
        """Say when, and what then. Typing is one step; a plan without any word is put away."""
        cue, action = cue.strip(), action.strip()
        there = self._active(goal_id)
        with self._session.op(N_("writing an if-then plan"), merge=f"plan:{there}", origin=origin) as op:
            if there and not (cue or action):
                op.put_away(Plan, there)
            elif there:
                op.update(Plan, there, if_cue=cue, then_action=action)
            elif cue or action:
                self._begin(op, goal_id, cue, action)

    def replace(self, goal_id: str, cue: str, action: str) -> None:
        """Begin another plan; the one that held until now is kept, and no longer shown as the plan.

        What is then typed into the new one belongs to the same step.
        """
        there = self._active(goal_id)
        with self._session.op(N_("changing the if-then plan"), done=Message(N_("Plan changed"))) as op:
            if there:
                op.update(Plan, there, active=0)
            self._begin(op, goal_id, cue.strip(), action.strip())

    @staticmethod
    def _begin(op: Operation, goal_id: str, cue: str, action: str) -> None:
        op.merge = f"plan:{op.insert(Plan, goal_id=goal_id, if_cue=cue, then_action=action, active=1)}"

    def _active(self, goal_id: str) -> str | None:
        mine = (Plan.goal_id == goal_id) & (Plan.active == 1) & Plan.deleted_at.is_null()
        found: str | None = self._session.scalar(Plan.select(Plan.id).where(mine))
        return found
