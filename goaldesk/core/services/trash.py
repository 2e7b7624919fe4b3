"""Verbs for the trash: bring something back, or empty it for good."""

from goaldesk.core.check import KINDS
from goaldesk.core.errors import UserError
from goaldesk.core.queries.trash import NOUNS
from goaldesk.core.session import Session
from goaldesk.core.store.models import TABLES, Goal, Review
from goaldesk.core.words import N_, Message

_OF_ONE_KIND = {table for table, column, _ in KINDS if column == "goal_id"}


class Trash:
    """What is put away stays until it is emptied, and emptying cannot be undone."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def bring_back(self, table: str, row_id: str) -> None:
        """Take something out of the trash; the goal it belongs to comes along if it is there too.

        Raises UserError if that goal has changed its column: nobody would ever see a check-in on a learning goal; and
        if it is a review, and there is another one of its days by now.
        """
        model = TABLES[table]
        if table == "review" and self._is_another(row_id):
            text = N_("There is another review of these days by now. Put that one away first; nothing was changed.")
            raise UserError(Message(text))
        done = Message(N_("Brought back"))
        with self._session.op(N_("bringing back"), done=done) as op:
            op.bring_back(model, row_id)
            if column := model._meta.fields.get("goal_id"):
                owner = self._session.scalar(model.select(column).where(model.id == row_id))
                if owner:
                    self._expect_place(table, owner)
                    op.bring_back(Goal, owner)

    def _expect_place(self, table: str, goal_id: str) -> None:
        rows = self._session.rows(Goal.select(Goal.kind, Goal.title).where(Goal.id == goal_id))
        for kind, title in rows:
            if (table, "goal_id", kind) not in KINDS and table in _OF_ONE_KIND:
                text = N_("“{title}” is in the other column now, where this has no place. Move it back first.")
                raise UserError(Message(text, {"title": title}))

    def _is_another(self, review_id: str) -> bool:
        days = (Review.span, Review.starts_on, Review.ends_on)
        for span, first, last in self._session.rows(Review.select(*days).where(Review.id == review_id)):
            same = (Review.span == span) & (Review.starts_on == first) & (Review.ends_on == last)
            live = Review.select(Review.id).where(same & Review.deleted_at.is_null() & (Review.id != review_id))
            return self._session.scalar(live) is not None
        return False

    def empty(self) -> int:
        """Delete for good what is put away, and all that hangs on it; returns how many rows went.

        The undo log goes too: it holds the words. Whoever calls this makes a backup first.
        """
        return self._session.delete_for_good(tuple(NOUNS))
