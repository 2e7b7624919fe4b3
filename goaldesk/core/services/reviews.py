"""Verbs for reviews: look back on a week or a month, leave and go on, finish, skip (method.md 4.4 and 4.5).

A review is begun by the first thing that is written in it. Until then it is only a ``Period``, and looking at its
questions changes nothing; so the verbs take the period, and find or begin its review.
"""

from collections.abc import Iterable
from typing import Any

from goaldesk.core.errors import UserError
from goaldesk.core.method.review_script import key_of
from goaldesk.core.method.reviews import Period
from goaldesk.core.services.journal import Journal
from goaldesk.core.services.plans import Plans
from goaldesk.core.services.questions import Questions
from goaldesk.core.session import Operation, Session
from goaldesk.core.store.models import EntryLink, Goal, Review, ReviewAnswer, SetbackGoal
from goaldesk.core.types import Kind, QuestionOrigin
from goaldesk.core.words import N_, Message


class Reviews:
    """Answer, and make something live of an answer; finish, or skip without comment."""

    def __init__(self, session: Session, questions: Questions, plans: Plans, journal: Journal) -> None:
        self._session = session
        self._questions, self._plans, self._journal = questions, plans, journal

    def answer(self, period: Period, key: str, text: str, origin: str = "") -> str:
        """Write what there is to say at a question; returns the review's id. Typing is one step.

        ``key`` is one of ``review_script.key_of``. An answer whose words are all gone is put away, and no words at
        all begin nothing: then the id is empty.
        """
        if not text.strip() and self._find(period) is None:
            return ""
        with self._session.op(N_("writing in a review"), origin=origin) as op:
            review_id = self._begun(op, period)
            op.merge = f"review:{review_id}:{key}"
            self._write(op, review_id, key, text)
            return review_id

    def ask(self, period: Period, goal_id: str | None, text: str) -> str:
        """Make a question of an answer, to be looked into next; returns its id."""
        with self._session.op(N_("asking a question"), done=Message(N_("Question added"))) as op:
            review_id = self._begun(op, period)
            return self._questions.ask(goal_id, text, QuestionOrigin.REVIEW, review_id=review_id)

    def ask_about_setback(self, period: Period, setback_id: str, text: str) -> str:
        """Ask the question that a setback left; it waits with its learning goal, if it has one. Returns its id."""
        with self._session.op(N_("asking a question"), done=Message(N_("Question added"))) as op:
            review_id = self._begun(op, period)
            return self._questions.ask(
                self._learning_goal(setback_id), text, QuestionOrigin.SETBACK,
                setback_id=setback_id, review_id=review_id,
            )  # fmt: skip

    def plan(self, period: Period, goal_id: str, cue: str, action: str, said: str) -> None:
        """Give a goal an if-then plan, in the place of the one it has. ``said`` is the plan in one sentence."""
        if not (cue.strip() or action.strip()):
            raise UserError(Message(N_("A plan needs a few words. Nothing was changed.")))
        with self._session.op(N_("writing an if-then plan"), done=Message(N_("Plan kept"))) as op:
            review_id = self._begun(op, period)
            self._plans.replace(goal_id, cue, action)
            op.merge = ""  # whatever is typed in that plan afterwards is a step of its own
            self._write(op, review_id, key_of("plan", goal_id), said)

    def finish(self, period: Period, text: str, goal_ids: Iterable[str]) -> str | None:
        """Be done with it: ``text`` becomes an entry of today that is linked to these goals; returns its id.

        The entry is made once. A review in which nothing was written is finished without one.
        """
        found = self._find(period)
        if found and found[1]:
            entry_of_then: str | None = found[2]
            return entry_of_then
        done = N_("Finished. Your answers are an entry of today") if text.strip() else N_("Finished")
        with self._session.op(N_("finishing a review"), done=Message(done)) as op:
            review_id = self._begun(op, period)
            entry_id = self._journal.add(self._session.clock.today(), text) if text.strip() else None
            if entry_id:
                self._link(entry_id, goal_ids)
            op.update(Review, review_id, finished_on=self._session.clock.today().isoformat(), entry_id=entry_id)
            op.merge = ""  # whatever is typed in that entry afterwards is a step of its own
            return entry_id

    def skip(self, period: Period) -> None:
        """Leave these days to the next review. What was written stays, and it can be gone on with all the same."""
        found = self._find(period)
        if found and found[1]:
            return
        with self._session.op(N_("skipping a review")) as op:
            op.update(Review, found[0] if found else self._begun(op, period), skipped=1)

    def put_away(self, review_id: str) -> None:
        """Move a review to the trash. Its entry, and what came of it, stays."""
        with self._session.op(N_("putting a review away"), done=Message(N_("Review put away"))) as op:
            op.put_away(Review, review_id)

    def _begun(self, op: Operation, period: Period) -> str:
        """The review of a period, begun if there is none yet, and gone on with if it was skipped."""
        found = self._find(period)
        if found is None:
            return op.insert(
                Review,
                span=period.span,
                starts_on=period.starts_on.isoformat(),
                ends_on=period.ends_on.isoformat(),
                finished_on=None,
                skipped=0,
                entry_id=None,
            )
        op.update(Review, found[0], skipped=0)
        return str(found[0])

    def _find(self, period: Period) -> tuple[Any, ...] | None:
        """Id, the day it was finished on, and entry of the review of a period."""
        days = (Review.starts_on == period.starts_on.isoformat()) & (Review.ends_on == period.ends_on.isoformat())
        mine = (Review.span == period.span) & days & Review.deleted_at.is_null()
        query = Review.select(Review.id, Review.finished_on, Review.entry_id).where(mine).order_by(Review.id)
        return next(iter(self._session.rows(query)), None)

    def _answer(self, review_id: str, key: str) -> str | None:
        mine = (ReviewAnswer.review_id == review_id) & (ReviewAnswer.step == key)
        found: str | None = self._session.scalar(ReviewAnswer.select(ReviewAnswer.id).where(mine))
        return found

    def _write(self, op: Operation, review_id: str, key: str, text: str) -> None:
        found = self._answer(review_id, key)
        if found is None:
            if text.strip():
                op.insert(ReviewAnswer, review_id=review_id, step=key, text=text)
        elif text.strip():
            op.bring_back(ReviewAnswer, found)
            op.update(ReviewAnswer, found, text=text)
        else:
            op.put_away(ReviewAnswer, found)

    def _link(self, entry_id: str, goal_ids: Iterable[str]) -> None:
        """Link the goals that the text does not link already."""
        linked = EntryLink.select(EntryLink.goal_id).where(EntryLink.entry_id == entry_id)
        there = {row[0] for row in self._session.rows(linked)}
        for goal_id in dict.fromkeys(goal_ids):
            if goal_id not in there:
                self._journal.link_goal(entry_id, goal_id)

    def _learning_goal(self, setback_id: str) -> str | None:
        """The learning goal that was chosen first for a setback."""
        mine = (SetbackGoal.setback_id == setback_id) & SetbackGoal.deleted_at.is_null() & (Goal.kind == Kind.LEARNING)
        query = SetbackGoal.select(SetbackGoal.goal_id).join(Goal, on=(Goal.id == SetbackGoal.goal_id)).where(mine)
        found: str | None = self._session.scalar(query.order_by(SetbackGoal.id))
        return found
