"""Verbs for practice notes: how hard it felt, and whether something new stuck (method.md 4.2)."""

from datetime import date

from goaldesk.core.errors import UserError
from goaldesk.core.method.challenge import FELT
from goaldesk.core.session import Session
from goaldesk.core.store.models import PracticeNote
from goaldesk.core.types import Stuck
from goaldesk.core.words import N_, Message


class Practice:
    """Write practice notes."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def note(
        self, goal_id: str, challenge: int, note: str = "", stuck: Stuck = Stuck.UNSURE, day: date | None = None
    ) -> str:
        """Record a practice with felt challenge 1 (coasting) to 5 (lost); returns its id."""
        if challenge not in FELT:
            raise UserError(Message(N_("Felt challenge goes from 1 to 5. Nothing was changed.")))
        day = day or self._session.clock.today()
        values = {"day": day.isoformat(), "note": note.strip(), "challenge": challenge, "stuck": stuck}
        with self._session.op(N_("writing a practice note")) as op:
            return op.insert(PracticeNote, goal_id=goal_id, **values)

    def reword(self, note_id: str, note: str) -> None:
        """Say differently what there was to notice. Typing in one go is one undo step."""
        with self._session.op(N_("rewording a practice note"), merge=f"practice:{note_id}") as op:
            op.update(PracticeNote, note_id, note=note.strip())

    def put_away(self, note_id: str) -> None:
        """Move a practice note to the trash."""
        with self._session.op(N_("putting a practice note away"), done=Message(N_("Practice note put away"))) as op:
            op.put_away(PracticeNote, note_id)
