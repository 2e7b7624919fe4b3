"""Verbs for the trash: bring something back, or empty it for good."""

from goaldesk.core.queries.trash import NOUNS
from goaldesk.core.session import Session
from goaldesk.core.store.models import TABLES, Goal
from goaldesk.core.words import N_, Message


class Trash:
    """What is put away stays until it is emptied, and emptying cannot be undone."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def bring_back(self, table: str, row_id: str) -> None:
        """Take something out of the trash; the goal it belongs to comes along if it is there too."""
        model = TABLES[table]
        done = Message(N_("Brought back"))
        with self._session.op(N_("bringing back"), done=done) as op:
            op.bring_back(model, row_id)
            if column := model._meta.fields.get("goal_id"):
                owner = self._session.scalar(model.select(column).where(model.id == row_id))
                if owner:
                    op.bring_back(Goal, owner)

    def empty(self) -> int:
        """Delete for good what is put away, and all that hangs on it; returns how many rows went.

        The undo log goes too: it holds the words. Whoever calls this makes a backup first.
        """
        return self._session.delete_for_good(tuple(NOUNS))
