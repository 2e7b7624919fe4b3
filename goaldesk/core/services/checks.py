"""Verbs for understanding checks: rate, write evidence, rate again (method.md 4.1)."""

from goaldesk.core.errors import UserError
from goaldesk.core.method.ladder import LEVELS
from goaldesk.core.session import Session
from goaldesk.core.store.models import Goal, UnderstandingCheck
from goaldesk.core.words import N_, Message


class Checks:
    """Record how deep understanding goes. The five levels are ordinal and personal, and never averaged."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def rate(self, goal_id: str, level: int, evidence: str = "", before: int | None = None) -> str:
        """Say where it stands now (1 to 5); without evidence the level is kept as unchecked. Returns the check's id."""
        if level not in LEVELS or before not in {None, 0, *LEVELS}:
            raise UserError(Message(N_("The ladder has five steps. Nothing was changed.")))
        ladder = self._session.scalar(Goal.select(Goal.ladder).where(Goal.id == goal_id))
        with self._session.op(N_("saying how deep it goes"), done=Message(N_("Depth noted"))) as op:
            return op.insert(
                UnderstandingCheck,
                goal_id=goal_id,
                day=self._session.clock.today().isoformat(),
                topic="",
                ladder=ladder,
                level_before=before,
                evidence=evidence.strip(),
                level_after=level,
                gaps="",
                days_since_study=None,
            )

    def put_away(self, check_id: str) -> None:
        """Move a check to the trash."""
        with self._session.op(N_("putting a check away"), done=Message(N_("Check put away"))) as op:
            op.put_away(UnderstandingCheck, check_id)
