"""Reading the setbacks log. The stage of a setback is derived from what came of it, and stored nowhere."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from goaldesk.core.store.db import Store
from goaldesk.core.store.models import Experiment, Question, Setback, SetbackGoal
from goaldesk.core.types import Outcome, SetbackForm, SetbackKind, Stage


class LoggedSetback(NamedTuple):
    """One row of the log."""

    id: str
    day: str
    outcome: Outcome
    what_happened: str
    what_it_showed: str
    next_step: str
    stage: Stage
    draft: bool
    put_away: bool


class _NextStep(NamedTuple):
    text: str
    answered: bool


def logged(
    store: Store,
    *,
    ids: Collection[str] | None = None,
    text: str = "",
    put_away: bool = False,
    limit: int | None = None,
) -> list[LoggedSetback]:
    """Setbacks, newest first: all, those of ``ids``, or those in which every word of ``text`` occurs."""
    query = Setback.select(
        Setback.id, Setback.day, Setback.outcome, Setback.what_happened, Setback.new_information, Setback.if_then,
        Setback.draft, Setback.deleted_at,
    )  # fmt: skip
    query = query.where(Setback.deleted_at.is_null(not put_away))
    if ids is not None:
        query = query.where(Setback.id.in_(list(ids)))
    for word in text.split():
        columns = (Setback.what_happened, Setback.new_information, Setback.still_holds, Setback.outside_view)
        condition = columns[0].contains(word)
        for column in columns[1:]:
            condition |= column.contains(word)
        query = query.where(condition)
    rows = list(store.rows(query.order_by(Setback.day.desc(), Setback.created_at.desc()).limit(limit)))
    steps = _next_steps(store, None if ids is None and limit is None else [row[0] for row in rows])
    result = []
    for setback_id, day, outcome, happened, showed, if_then, draft, deleted_at in rows:
        step = steps.get(setback_id) or (_NextStep(if_then, answered=False) if if_then else None)
        stage = _stage(step, showed)
        result.append(
            LoggedSetback(
                setback_id, day, Outcome(outcome), happened, showed, step.text if step else "", stage, bool(draft),
                deleted_at is not None,
            )
        )  # fmt: skip
    return result


def _stage(step: _NextStep | None, showed: str) -> Stage:
    if step:
        return Stage.ANSWERED if step.answered else Stage.NEXT_STEP
    return Stage.LOOKED_INTO if showed else Stage.NOTED


def _next_steps(store: Store, ids: Collection[str] | None) -> dict[str, _NextStep]:
    """What came of the setbacks: a question, else an experiment."""
    found: dict[str, _NextStep] = {}
    tried = Experiment.select(Experiment.setback_id, Experiment.approach)
    tried = tried.where(Experiment.setback_id.is_null(is_null=False) & Experiment.deleted_at.is_null())
    asked = Question.select(Question.setback_id, Question.text, Question.answered_on)
    asked = asked.where(Question.setback_id.is_null(is_null=False) & Question.deleted_at.is_null())
    if ids is not None:
        tried = tried.where(Experiment.setback_id.in_(list(ids)))
        asked = asked.where(Question.setback_id.in_(list(ids)))
    for setback_id, approach in store.rows(tried.order_by(Experiment.created_at.desc())):
        found[setback_id] = _NextStep(approach, answered=False)
    for setback_id, text, answered_on in store.rows(asked.order_by(Question.created_at.desc())):
        found[setback_id] = _NextStep(text, answered=answered_on is not None)
    return found


def form(store: Store, setback_id: str) -> SetbackForm:
    """A setback as its form shows it. Raises KeyError if there is none of that id."""
    query = Setback.select(
        Setback.day, Setback.what_happened, Setback.feel, Setback.still_holds, Setback.outside_view, Setback.kind,
        Setback.new_information, Setback.if_then, Setback.look_again_on, Setback.luck, Setback.outcome, Setback.draft,
    )  # fmt: skip
    row = next(store.rows(query.where(Setback.id == setback_id)), None)
    if row is None:
        raise KeyError(f"no setback {setback_id}")
    asked = Question.select(Question.text).where((Question.setback_id == setback_id) & Question.deleted_at.is_null())
    tried = Experiment.select(Experiment.id).where(
        (Experiment.setback_id == setback_id) & Experiment.deleted_at.is_null()
    )
    return SetbackForm(
        day=date.fromisoformat(row[0]),
        what_happened=row[1],
        feel=row[2],
        still_holds=row[3],
        outside_view=row[4],
        kind=SetbackKind(row[5]) if row[5] else None,
        new_information=row[6],
        study_question=store.scalar(asked.order_by(Question.created_at)) or "",
        also_try=store.scalar(tried) is not None,
        if_then=row[7],
        look_again_on=date.fromisoformat(row[8]) if row[8] else None,
        luck=row[9],
        outcome=Outcome(row[10]),
        goal_ids=tuple(goals_of(store, [setback_id])[setback_id]),
        draft=bool(row[11]),
    )


def goals_of(store: Store, setback_ids: Collection[str]) -> dict[str, list[str]]:
    """The goals that each setback belongs to, in the order in which they were linked."""
    query = SetbackGoal.select(SetbackGoal.setback_id, SetbackGoal.goal_id).where(
        SetbackGoal.setback_id.in_(list(setback_ids)) & SetbackGoal.deleted_at.is_null()
    )
    found: dict[str, list[str]] = defaultdict(list)
    for setback_id, goal_id in store.rows(query.order_by(SetbackGoal.created_at, SetbackGoal.id)):
        found[setback_id].append(goal_id)
    return found
