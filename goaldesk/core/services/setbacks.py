"""Verbs for setbacks: something that did not go as hoped, recorded so that it becomes information (method.md 4.3)."""

from datetime import date
from typing import Any

from goaldesk.core.errors import UserError
from goaldesk.core.services.experiments import Experiments
from goaldesk.core.services.questions import Questions
from goaldesk.core.session import Operation, Session
from goaldesk.core.store.models import Experiment, Goal, Question, Retry, Setback, SetbackGoal
from goaldesk.core.types import Kind, Outcome, QuestionOrigin, SetbackForm
from goaldesk.core.words import N_, Message


class Setbacks:
    """Log, look into, put away. The study question is a question of its own from the moment it is written."""

    def __init__(self, session: Session, questions: Questions, experiments: Experiments) -> None:
        self._session = session
        self._questions = questions
        self._experiments = experiments

    def log(self, form: SetbackForm) -> str:
        """Add a setback with all that follows from it, in one step; returns its id."""
        columns = _columns(form)
        with self._session.op(N_("logging a setback"), done=_done(form)) as op:
            setback_id = op.insert(Setback, **columns)
            op.merge = _writing(setback_id)
            self._follow(op, setback_id, form)
            return setback_id

    def revise(self, setback_id: str, form: SetbackForm) -> None:
        """Change a setback, its goals and its study question. Going on writing is the same step."""
        columns = _columns(form)
        was_draft = self._session.scalar(Setback.select(Setback.draft).where(Setback.id == setback_id))
        done = _done(form) if was_draft else None
        with self._session.op(N_("looking into a setback"), merge=_writing(setback_id), done=done) as op:
            op.update(Setback, setback_id, **columns)
            self._follow(op, setback_id, form)

    def take_back(self, setback_id: str, form: SetbackForm) -> None:
        """Give a setback back the form it had before somebody wrote in it, as a step of its own."""
        with self._session.op(N_("taking changes back"), done=Message(N_("Changes taken back"))) as op:
            op.update(Setback, setback_id, **_columns(form))
            self._follow(op, setback_id, form)

    def discard(self, setback_id: str) -> None:
        """Move a draft that was not meant to be kept to the trash, with the question and the try that came of it."""
        with self._session.op(N_("discarding a draft"), done=Message(N_("Draft put away"))) as op:
            for model in (Question, Experiment):
                mine = model.select(model.id).where((model.setback_id == setback_id) & model.deleted_at.is_null())
                for (row_id,) in self._session.rows(mine):
                    op.put_away(model, row_id)
            op.put_away(Setback, setback_id)

    def retry(self, setback_id: str, note: str, day: date | None = None) -> str:
        """Write down that it came up again, today unless said otherwise, and how it went; returns the retry's id."""
        note = " ".join(note.split())
        if not note:
            raise UserError(Message(N_("Say in a few words how it went. Nothing was changed.")))
        day = day or self._session.clock.today()
        with self._session.op(N_("writing that it came up again"), done=Message(N_("Written down"))) as op:
            return op.insert(Retry, setback_id=setback_id, day=day.isoformat(), note=note)

    def put_away_retry(self, retry_id: str) -> None:
        """Move it to the trash."""
        with self._session.op(N_("putting away"), done=Message(N_("Put away"))) as op:
            op.put_away(Retry, retry_id)

    def put_away(self, setback_ids: list[str]) -> None:
        """Move setbacks to the trash. Questions and experiments that came of them stay."""
        done = Message(N_("Setback put away"), {"n": len(setback_ids)}, N_("{n} setbacks put away"))
        with self._session.op(N_("putting away"), done=done) as op:
            for setback_id in setback_ids:
                op.put_away(Setback, setback_id)

    def bring_back(self, setback_ids: list[str]) -> None:
        """Take setbacks out of the trash."""
        with self._session.op(N_("bringing back")) as op:
            for setback_id in setback_ids:
                op.bring_back(Setback, setback_id)

    def _follow(self, op: Operation, setback_id: str, form: SetbackForm) -> None:
        self._link(op, setback_id, form.goal_ids)
        learning_id, text = self._learning_goal(form.goal_ids), " ".join(form.study_question.split())
        asked = self._asked(setback_id)
        self._try(op, setback_id, learning_id, form._replace(study_question=text), asked[1] if asked else "")
        self._ask(op, setback_id, learning_id, text, asked)

    def _try(self, op: Operation, setback_id: str, learning_id: str | None, form: SetbackForm, before: str) -> None:
        """Make, reword or take away the one thing to try that the form's check box stands for. A tried one stays.

        ``before`` is what the question was. One with words of its own keeps them, and where there is no question, as
        when it was put away, there is no check box either: then it is left alone.
        """
        query = Experiment.select(Experiment.id, Experiment.tried_on, Experiment.goal_id, Experiment.approach)
        mine = (Experiment.setback_id == setback_id) & Experiment.deleted_at.is_null()
        found = next(iter(self._session.rows(query.where(mine).order_by(Experiment.created_at))), None)
        text = form.study_question
        if found is None:
            if form.also_try and text and learning_id:
                self._experiments.add(learning_id, text, setback_id=setback_id)
            return
        experiment_id, tried_on, goal_id, approach = found
        follows = approach == before
        if tried_on is not None or not (text or before):
            return
        if (text and not form.also_try) or (not text and follows):
            op.put_away(Experiment, experiment_id)
        else:
            op.update(Experiment, experiment_id, approach=text if follows else approach, goal_id=learning_id or goal_id)

    def _link(self, op: Operation, setback_id: str, goal_ids: tuple[str, ...]) -> None:
        """The rows say by the order of their ids which goal was chosen first: the question goes to that one."""
        query = SetbackGoal.select(SetbackGoal.goal_id, SetbackGoal.id).order_by(SetbackGoal.id)
        mine = (SetbackGoal.setback_id == setback_id) & SetbackGoal.deleted_at.is_null()
        there = dict(self._session.rows(query.where(mine)))
        wanted = list(dict.fromkeys(goal_ids))
        kept = [goal_id for goal_id in there if goal_id in wanted]
        if kept != wanted[: len(kept)]:
            kept = []
        for goal_id, row_id in there.items():
            if goal_id not in kept:
                op.delete(SetbackGoal, row_id)
        for goal_id in wanted:
            if goal_id not in kept:
                op.insert(SetbackGoal, setback_id=setback_id, goal_id=goal_id)

    def _learning_goal(self, goal_ids: tuple[str, ...]) -> str | None:
        """The learning goal that the question goes to: the first one the setback belongs to."""
        query = Goal.select(Goal.id).where(Goal.id.in_(goal_ids) & (Goal.kind == Kind.LEARNING))
        learning = {row[0] for row in self._session.rows(query)}
        return next((goal_id for goal_id in goal_ids if goal_id in learning), None)

    def _asked(self, setback_id: str) -> tuple[Any, ...] | None:
        """Id, text, goal and day of the answer of the one question that the form's field stands for."""
        query = Question.select(Question.id, Question.text, Question.goal_id, Question.answered_on)
        mine = (Question.setback_id == setback_id) & Question.deleted_at.is_null()
        return next(iter(self._session.rows(query.where(mine).order_by(Question.created_at))), None)

    def _ask(
        self, op: Operation, setback_id: str, learning_id: str | None, text: str, found: tuple[Any, ...] | None
    ) -> None:
        """Make, reword, move or take away the question of the form. An answered one stays."""
        if found is None:
            if text:
                self._questions.ask(learning_id, text, QuestionOrigin.SETBACK, setback_id=setback_id)
        elif not text:
            if found[3] is None:
                op.put_away(Question, found[0])
        else:
            op.update(Question, found[0], text=text, goal_id=learning_id or found[2])


def _writing(setback_id: str) -> str:
    """All the typing in one form is one undo step until it rests."""
    return f"setback:{setback_id}"


def _done(form: SetbackForm) -> Message | None:
    if form.draft:
        return None
    return Message(N_("Good surprise noted") if form.outcome is Outcome.GOOD_SURPRISE else N_("Setback noted"))


def _columns(form: SetbackForm) -> dict[str, Any]:
    if not form.what_happened.strip():
        raise UserError(Message(N_("Say in a line what happened. Nothing was changed.")))
    return {
        "day": form.day.isoformat(),
        "outcome": form.outcome,
        "what_happened": form.what_happened.strip(),
        "feel": form.feel.strip(),
        "still_holds": form.still_holds.strip(),
        "outside_view": form.outside_view.strip(),
        "kind": form.kind,
        "new_information": form.new_information.strip(),
        "if_then": form.if_then.strip(),
        "look_again_on": form.look_again_on.isoformat() if form.look_again_on else None,
        "luck": form.luck.strip(),
        "draft": int(form.draft),
        "lesson": form.lesson.strip(),
    }
