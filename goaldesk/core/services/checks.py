"""Verbs for understanding checks: predict, write evidence with notes closed, rate again (method.md 4.1)."""

from datetime import date

from peewee import fn

from goaldesk.core.errors import UserError
from goaldesk.core.method.ladder import LEVELS
from goaldesk.core.services.questions import Questions
from goaldesk.core.session import Session
from goaldesk.core.store.models import Experiment, Goal, PracticeNote, UnderstandingCheck
from goaldesk.core.types import QuestionOrigin
from goaldesk.core.words import N_, Message


class Checks:
    """Record how deep understanding goes. The five levels are ordinal and personal, and never averaged.

    A check that has no ``level_after`` yet is planned (no evidence) or begun, and can be gone on with.
    """

    def __init__(self, session: Session, questions: Questions) -> None:
        self._session = session
        self._questions = questions

    def rate(self, goal_id: str, level: int, evidence: str = "", before: int | None = None) -> str:
        """Say where it stands now (1 to 5); without evidence the level is kept as unchecked. Returns the check's id.

        A guess takes the place of another one of the same day: whoever goes along the ladder by key makes one.
        """
        _expect_level(level)
        _expect_before(before)
        guess = "" if evidence.strip() else self._guess_of_today(goal_id)
        label, done = N_("saying how deep it goes"), Message(N_("Depth noted"))
        with self._session.op(label, merge=f"guess:{guess}" if guess else "", done=done) as op:
            if guess:
                op.update(UnderstandingCheck, guess, level_after=level)
                return guess
            check_id = self._insert(goal_id, before=before, evidence=evidence, after=level)
            op.merge = "" if evidence.strip() else f"guess:{check_id}"
            return check_id

    def plan(self, goal_id: str, how_i_will_know: str) -> str:
        """Write down how it will be known that something was understood: the first check, still to come.

        There is one such plan a goal, and this rewords it. Returns the check's id.
        """
        text = how_i_will_know.strip()
        planned = (UnderstandingCheck.goal_id == goal_id) & UnderstandingCheck.level_after.is_null()
        there = planned & UnderstandingCheck.deleted_at.is_null()
        found = self._session.scalar(UnderstandingCheck.select(UnderstandingCheck.id).where(there))
        with self._session.op(N_("planning a check"), merge=f"check.topic:{goal_id}") as op:
            if found:
                op.update(UnderstandingCheck, found, topic=text)
                return str(found)
            return self._insert(goal_id, topic=text)

    def begin(self, goal_id: str, before: int) -> str:
        """Predict where one stands, before anything is written. Goes on with a check that is planned or begun."""
        _expect_before(before)
        there = (
            (UnderstandingCheck.goal_id == goal_id)
            & UnderstandingCheck.level_after.is_null()
            & UnderstandingCheck.deleted_at.is_null()
        )
        found = self._session.scalar(UnderstandingCheck.select(UnderstandingCheck.id).where(there))
        today = self._session.clock.today().isoformat()
        with self._session.op(N_("predicting how deep it goes"), merge=f"check:{found}" if found else "") as op:
            if found:
                op.update(UnderstandingCheck, found, level_before=before, day=today, ladder=self._ladder(goal_id))
                return str(found)
            check_id = self._insert(goal_id, before=before)
            op.merge = f"check:{check_id}"
            return check_id

    def write_evidence(self, check_id: str, evidence: str, origin: str = "") -> None:
        """Write it in one's own words, without looking. Typing is one step."""
        with self._session.op(N_("writing evidence"), merge=f"check:{check_id}", origin=origin) as op:
            op.update(UnderstandingCheck, check_id, evidence=evidence.strip())

    def write_gaps(self, check_id: str, gaps: str, origin: str = "") -> None:
        """Write what is still open, a line each, before the check is finished. Typing is one step."""
        with self._session.op(N_("writing what is open"), merge=f"check:{check_id}", origin=origin) as op:
            op.update(UnderstandingCheck, check_id, gaps=gaps.strip())

    def finish(self, check_id: str, level: int, gaps: str = "") -> None:
        """Rate again, with what is still open (a line each). Without evidence the level stays unchecked."""
        _expect_level(level)
        goal_id = self._session.scalar(
            UnderstandingCheck.select(UnderstandingCheck.goal_id).where(UnderstandingCheck.id == check_id)
        )
        today = self._session.clock.today()
        with self._session.op(N_("checking understanding"), done=Message(N_("Check kept"))) as op:
            op.update(
                UnderstandingCheck,
                check_id,
                level_after=level,
                gaps=gaps.strip(),
                day=today.isoformat(),
                days_since_study=self._days_since_study(goal_id, today),
            )

    def ask_about(self, check_id: str, gap: str) -> str:
        """Make a question of something that a check left open; returns the question's id."""
        goal_id = self._session.scalar(
            UnderstandingCheck.select(UnderstandingCheck.goal_id).where(UnderstandingCheck.id == check_id)
        )
        return self._questions.ask(goal_id, gap, QuestionOrigin.CHECK, check_id=check_id)

    def put_away(self, check_id: str) -> None:
        """Move a check to the trash."""
        with self._session.op(N_("putting a check away"), done=Message(N_("Check put away"))) as op:
            op.put_away(UnderstandingCheck, check_id)

    def _insert(
        self, goal_id: str, *, topic: str = "", before: int | None = None, evidence: str = "", after: int | None = None
    ) -> str:
        today = self._session.clock.today()
        with self._session.op(N_("beginning a check")) as op:
            return op.insert(
                UnderstandingCheck,
                goal_id=goal_id,
                day=today.isoformat(),
                topic=topic,
                ladder=self._ladder(goal_id),
                level_before=before,
                evidence=evidence.strip(),
                level_after=after,
                gaps="",
                days_since_study=self._days_since_study(goal_id, today) if after else None,
            )

    def _guess_of_today(self, goal_id: str) -> str:
        """The newest check of a goal, if it is a mere level of this day on the ladder that it has now; else empty."""
        check = UnderstandingCheck
        columns = (check.id, check.day, check.ladder, check.evidence, check.gaps)
        mine = (check.goal_id == goal_id) & check.level_after.is_null(False) & check.deleted_at.is_null()
        newest = check.select(*columns).where(mine).order_by(check.day.desc(), check.changed_at.desc(), check.id.desc())
        today = self._session.clock.today().isoformat()
        for check_id, *said in self._session.rows(newest.limit(1)):
            return str(check_id) if said == [today, self._ladder(goal_id), "", ""] else ""
        return ""

    def _ladder(self, goal_id: str) -> str:
        return str(self._session.scalar(Goal.select(Goal.ladder).where(Goal.id == goal_id)))

    def _days_since_study(self, goal_id: str, today: date) -> int | None:
        """Days since it was last practised or tried; None if it never was."""
        days = [
            self._session.scalar(
                model.select(fn.MAX(day)).where((model.goal_id == goal_id) & model.deleted_at.is_null())
            )
            for model, day in ((PracticeNote, PracticeNote.day), (Experiment, Experiment.tried_on))
        ]
        last = max((date.fromisoformat(day) for day in days if day), default=None)
        return max(0, (today - last).days) if last else None


def _expect_level(level: int) -> None:
    if level not in LEVELS:
        raise UserError(Message(N_("The ladder has five steps. Nothing was changed.")))


def _expect_before(before: int | None) -> None:
    if before not in {None, 0, *LEVELS}:
        raise UserError(Message(N_("The ladder has five steps. Nothing was changed.")))
