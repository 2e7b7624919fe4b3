"""Verbs for a goal that begins with more than a title: everything that was filled in becomes live in one step."""

from datetime import date
from typing import NamedTuple

from goaldesk.core.services.checks import Checks
from goaldesk.core.services.experiments import Experiments
from goaldesk.core.services.goals import Goals
from goaldesk.core.services.pairs import Pairs
from goaldesk.core.services.performance import Performance
from goaldesk.core.services.questions import Questions
from goaldesk.core.session import Session
from goaldesk.core.store.models import Goal, Question
from goaldesk.core.types import Familiarity, Kind, Measure
from goaldesk.core.words import N_, Message


class NewLearning(NamedTuple):
    """A learning goal as it begins; a title is enough. ``serves`` is a performance goal, ``level`` 1 to 5 or None."""

    title: str
    gap: str = ""
    to_try: str = ""
    level: int | None = None
    serves: str | None = None


class NewPerformance(NamedTuple):
    """A performance goal as it begins; ``learning`` is the title of a learning goal to pair it with."""

    title: str
    measure: Measure = Measure()
    due_on: date | None = None
    familiarity: Familiarity = Familiarity.UNSET
    learning: str = ""
    parked: bool = False


class NewGoals:
    """Begin goals of both kinds."""

    def __init__(
        self, session: Session, goals: Goals, pairs: Pairs, performance: Performance, experiments: Experiments,
        checks: Checks, questions: Questions,
    ) -> None:  # fmt: skip
        self._session, self._goals, self._pairs = session, goals, pairs
        self._performance, self._experiments = performance, experiments
        self._checks, self._questions = checks, questions

    def learning(self, new: NewLearning) -> str:
        """Begin a learning goal; returns its id."""
        with self._session.op(N_("adding a goal"), done=Message(N_("Goal added"))):
            goal_id = self._goals.add(Kind.LEARNING, new.title)
            if new.gap.strip():
                self._goals.write(goal_id, "gap", new.gap.strip())
            if new.to_try.strip():
                self._experiments.add(goal_id, new.to_try)
            if new.level:
                self._checks.rate(goal_id, new.level)
            if new.serves:
                self._pairs.pair(new.serves, goal_id)
            return goal_id

    def performance(self, new: NewPerformance) -> str:
        """Begin a performance goal, and the learning goal on the way if one was named; returns the former's id."""
        with self._session.op(N_("adding a goal"), done=Message(N_("Goal added"))):
            goal_id = self._goals.add(Kind.PERFORMANCE, new.title)
            if new.measure != Measure() or new.due_on:
                self._performance.set_measure(goal_id, new.measure, new.due_on)
            if new.familiarity is not Familiarity.UNSET:
                self._goals.set_familiarity(goal_id, new.familiarity)
            if new.learning.strip():
                self._pairs.pair_new(goal_id, new.learning)
            if new.parked:
                self._performance.park(goal_id, parked=True)
            return goal_id

    def put_question(self, goal_id: str, text: str) -> None:
        """Write the question behind a goal; it is one of its open questions too, and rewords that one."""
        text = text.strip()
        old = str(self._session.scalar(Goal.select(Goal.question).where(Goal.id == goal_id)))
        if text == old:
            return
        with self._session.op(N_("writing the question"), merge=f"goal.question:{goal_id}"):
            self._goals.write(goal_id, "question", text)
            mine = (Question.goal_id == goal_id) & Question.deleted_at.is_null() & Question.answered_on.is_null()
            found = self._session.scalar(Question.select(Question.id).where(mine & (Question.text == _in_a_line(old))))
            if not text:
                return
            if found:
                self._questions.reword(found, text)
            else:
                self._questions.ask(goal_id, text)

    def split(self, learning_id: str, learning: str) -> str:
        """Make the words of a learning goal a performance goal, and give the learning goal other ones.

        The two are paired; everything that belongs to the learning goal stays with it. Returns the performance
        goal's id.
        """
        with self._session.op(N_("splitting a goal in two"), done=Message(N_("Split into a pair"))):
            goal_id = self._goals.add(Kind.PERFORMANCE, self._goals.title(learning_id))
            self._goals.reword(learning_id, learning)
            self._pairs.pair(goal_id, learning_id)
            return goal_id


def _in_a_line(text: str) -> str:
    """The words of a question as they are kept."""
    return " ".join(text.split())
