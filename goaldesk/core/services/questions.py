"""Verbs for questions: what to understand next, where it came from, and what the answer was."""

from peewee import fn

from goaldesk.core.errors import UserError
from goaldesk.core.session import Session
from goaldesk.core.store.models import Question
from goaldesk.core.types import QuestionOrigin
from goaldesk.core.words import N_, Message


class Questions:
    """Ask, answer, reopen. A question without a goal is a question all the same."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def ask(
        self,
        goal_id: str | None,
        text: str,
        origin: QuestionOrigin = QuestionOrigin.OWN,
        *,
        setback_id: str | None = None,
        check_id: str | None = None,
        review_id: str | None = None,
    ) -> str:
        """Add an open question; returns its id."""
        text = _clean(text)
        last = self._session.scalar(Question.select(fn.MAX(Question.position)).where(Question.goal_id == goal_id))
        with self._session.op(N_("asking a question")) as op:
            return op.insert(
                Question,
                goal_id=goal_id,
                text=text,
                first_step="",
                origin=origin,
                setback_id=setback_id,
                check_id=check_id,
                review_id=review_id,
                answer="",
                answered_on=None,
                position=(last or 0.0) + 1.0,
            )

    def reword(self, question_id: str, text: str) -> None:
        """Ask it differently."""
        text = _clean(text)
        with self._session.op(N_("rewording a question"), merge=f"question:{question_id}") as op:
            op.update(Question, question_id, text=text)

    def answer(self, question_id: str, answer: str) -> None:
        """Write the answer, or more of it; the question counts as answered from the first time on."""
        answer = answer.strip()
        if not answer:
            raise UserError(Message(N_("An answer needs a few words. The question stays open.")))
        since = self._session.scalar(Question.select(Question.answered_on).where(Question.id == question_id))
        answered_on = since or self._session.clock.today().isoformat()
        with self._session.op(N_("answering a question"), merge=f"answer:{question_id}") as op:
            op.update(Question, question_id, answer=answer, answered_on=answered_on)

    def write_first_step(self, question_id: str, first_step: str, origin: str = "") -> None:
        """Say what would be a first step towards the answer."""
        with self._session.op(N_("writing a first step"), merge=f"first-step:{question_id}", origin=origin) as op:
            op.update(Question, question_id, first_step=first_step.strip())

    def reopen(self, question_id: str) -> None:
        """Open an answered question again; the answer is kept with it."""
        with self._session.op(N_("opening a question again")) as op:
            op.update(Question, question_id, answered_on=None)

    def put_away(self, question_id: str) -> None:
        """Move a question to the trash."""
        with self._session.op(N_("putting a question away"), done=Message(N_("Question put away"))) as op:
            op.put_away(Question, question_id)


def _clean(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise UserError(Message(N_("A question needs a few words. Nothing was changed.")))
    return text
