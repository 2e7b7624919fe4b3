"""Verbs for experiments: something to try for a learning goal, what was expected, what was seen."""

from datetime import date

from peewee import fn

from goaldesk.core.errors import UserError
from goaldesk.core.session import Session
from goaldesk.core.store.models import Experiment
from goaldesk.core.types import Verdict
from goaldesk.core.words import N_, Message


class Experiments:
    """Plan something to try, start it, write what was observed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, goal_id: str, approach: str, *, setback_id: str | None = None) -> str:
        """Write down something to try; returns its id."""
        approach = _clean(approach)
        last = self._session.scalar(Experiment.select(fn.MAX(Experiment.position)).where(Experiment.goal_id == goal_id))
        with self._session.op(N_("adding something to try")) as op:
            return op.insert(
                Experiment,
                goal_id=goal_id,
                approach=approach,
                prediction="",
                started_on=None,
                tried_on=None,
                observed="",
                surprise="",
                later_thoughts="",
                verdict=None,
                setback_id=setback_id,
                position=(last or 0.0) + 1.0,
            )

    def add_tried(self, goal_id: str, approach: str, day: date | None = None) -> str:
        """Write down something that was tried already, today unless said otherwise; returns its id."""
        day = day or self._session.clock.today()
        with self._session.op(N_("writing down what was tried"), done=Message(N_("Written down"))) as op:
            experiment_id = self.add(goal_id, approach)
            op.update(Experiment, experiment_id, started_on=day.isoformat(), tried_on=day.isoformat())
            return experiment_id

    def reword(self, experiment_id: str, approach: str) -> None:
        """Say differently what to try."""
        approach = _clean(approach)
        with self._session.op(N_("rewording something to try"), merge=f"approach:{experiment_id}") as op:
            op.update(Experiment, experiment_id, approach=approach)

    def start(self, experiment_id: str) -> None:
        """Say that it is being tried."""
        today = self._session.clock.today().isoformat()
        with self._session.op(N_("starting to try something")) as op:
            op.update(Experiment, experiment_id, started_on=today, tried_on=None)

    def finish(self, experiment_id: str, observed: str = "") -> None:
        """Say that it was tried today, and what was observed."""
        today = self._session.clock.today().isoformat()
        with self._session.op(N_("writing down what was tried")) as op:
            op.update(Experiment, experiment_id, tried_on=today, observed=observed.strip())

    def reset(self, experiment_id: str) -> None:
        """Say that it is still to be tried."""
        with self._session.op(N_("planning to try something")) as op:
            op.update(Experiment, experiment_id, started_on=None, tried_on=None)

    def observe(self, experiment_id: str, observed: str, origin: str = "") -> None:
        """Write what was observed. Typing in one go is one undo step."""
        with self._session.op(N_("writing what was observed"), merge=f"observed:{experiment_id}", origin=origin) as op:
            op.update(Experiment, experiment_id, observed=observed)

    def predict(self, experiment_id: str, prediction: str, origin: str = "") -> None:
        """Write what is expected. Raises UserError once it is being tried: then it could no longer surprise.

        What was observed shows that it was tried, also where it is to be tried once more.
        """
        columns = (Experiment.prediction, Experiment.started_on, Experiment.tried_on, Experiment.observed)
        old, *run = self._session.rows(Experiment.select(*columns).where(Experiment.id == experiment_id))[0]
        if any(run) and prediction.strip() != old:
            text = N_("A prediction stays as it was once it is being tried. Later thoughts have a place of their own.")
            raise UserError(Message(text))
        with self._session.op(N_("writing a prediction"), merge=f"prediction:{experiment_id}", origin=origin) as op:
            op.update(Experiment, experiment_id, prediction=prediction.strip())

    def add_thought(self, experiment_id: str, thought: str) -> None:
        """Add a later thought, dated, behind the earlier ones."""
        thought = _clean(thought)
        mine = Experiment.select(Experiment.later_thoughts).where(Experiment.id == experiment_id)
        earlier = self._session.scalar(mine)
        line = f"{self._session.clock.today().isoformat()} {thought}"
        with self._session.op(N_("adding a later thought")) as op:
            op.update(Experiment, experiment_id, later_thoughts=f"{earlier}\n{line}".strip())

    def write_surprise(self, experiment_id: str, surprise: str, origin: str = "") -> None:
        """Write what was not expected. Typing in one go is one undo step."""
        with self._session.op(N_("writing what surprised"), merge=f"surprise:{experiment_id}", origin=origin) as op:
            op.update(Experiment, experiment_id, surprise=surprise.strip())

    def decide(self, experiment_id: str, verdict: Verdict | None) -> None:
        """Keep it, adapt it, drop it; or leave that open."""
        with self._session.op(N_("deciding about something tried")) as op:
            op.update(Experiment, experiment_id, verdict=verdict)

    def put_away(self, experiment_id: str) -> None:
        """Move it to the trash."""
        with self._session.op(N_("putting something to try away"), done=Message(N_("Put away"))) as op:
            op.put_away(Experiment, experiment_id)


def _clean(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise UserError(Message(N_("Something to try needs a few words. Nothing was changed.")))
    return text
