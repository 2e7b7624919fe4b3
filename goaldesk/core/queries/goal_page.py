"""Reading everything about one goal, for its page."""

from typing import Any, NamedTuple

from peewee import fn

from goaldesk.core import markup
from goaldesk.core.queries.setbacks import LoggedSetback, logged
from goaldesk.core.store.db import Store
from goaldesk.core.store.models import (
    Checkin,
    Entry,
    EntryLink,
    Experiment,
    Goal,
    Milestone,
    Pair,
    PracticeNote,
    Question,
    SetbackGoal,
    UnderstandingCheck,
)
from goaldesk.core.types import Direction, Familiarity, Kind, Ladder, Measure, QuestionOrigin, State, Stuck, Verdict


class GoalRow(NamedTuple):
    """A goal with its own fields."""

    id: str
    kind: Kind
    title: str
    area_id: str | None
    state: State
    put_away: bool
    note: str
    familiarity: Familiarity
    measure: Measure
    due_on: str | None
    parked: bool
    gap: str
    question: str
    framing: str
    ladder: Ladder
    best_result: str
    inner_obstacle: str
    closed_on: str | None
    closing_note: str
    takes_its_place: str
    created_at: str


class CheckinRow(NamedTuple):
    """A dated value and/or note."""

    id: str
    day: str
    value: float | None
    note: str


class MilestoneRow(NamedTuple):
    """A point on the way."""

    id: str
    title: str
    due_on: str | None
    done_on: str | None


class PairRow(NamedTuple):
    """A pair seen from one of its goals: the other goal and why."""

    id: str
    goal_id: str
    title: str
    state: State
    why: str
    since_on: str


class ExperimentRow(NamedTuple):
    """Something to try, being tried (``started_on``), or tried (``tried_on``)."""

    id: str
    approach: str
    prediction: str
    started_on: str | None
    tried_on: str | None
    observed: str
    surprise: str
    later_thoughts: str
    verdict: Verdict | None


class QuestionRow(NamedTuple):
    """A question, open while ``answered_on`` is None."""

    id: str
    text: str
    first_step: str
    origin: QuestionOrigin
    setback_id: str | None
    answer: str
    answered_on: str | None


class CheckRow(NamedTuple):
    """An understanding check."""

    id: str
    day: str
    ladder: Ladder
    level_before: int | None
    evidence: str
    level_after: int | None
    gaps: str


class PracticeRow(NamedTuple):
    """A practice note."""

    id: str
    day: str
    note: str
    challenge: int
    stuck: Stuck


class MentionRow(NamedTuple):
    """A journal entry that is linked to the goal."""

    id: str
    day: str
    title: str


def goal(store: Store, goal_id: str) -> GoalRow | None:
    """The goal itself, also if it is put away; None if there is none of that id."""
    query = Goal.select(
        Goal.id, Goal.kind, Goal.title, Goal.area_id, Goal.state, Goal.deleted_at, Goal.note, Goal.familiarity,
        Goal.start_value, Goal.target_value, Goal.unit, Goal.direction, Goal.due_on, Goal.parked, Goal.gap,
        Goal.question, Goal.framing, Goal.ladder, Goal.best_result, Goal.inner_obstacle, Goal.closed_on,
        Goal.closing_note, Goal.takes_its_place, Goal.created_at,
    ).where(Goal.id == goal_id)  # fmt: skip
    for row in store.rows(query):
        measure = Measure(row[8], row[9], row[10], Direction(row[11]))
        return GoalRow(
            row[0], Kind(row[1]), row[2], row[3], State(row[4]), row[5] is not None, row[6], Familiarity(row[7]),
            measure, row[12], bool(row[13]), row[14], row[15], row[16], Ladder(row[17]), *row[18:],
        )  # fmt: skip
    return None


def checkins(store: Store, goal_id: str) -> list[CheckinRow]:
    """Check-ins of a performance goal, newest first."""
    query = _of(Checkin, goal_id, Checkin.id, Checkin.day, Checkin.value, Checkin.note)
    return [CheckinRow(*row) for row in store.rows(query.order_by(Checkin.day.desc(), Checkin.created_at.desc()))]


def milestones(store: Store, goal_id: str) -> list[MilestoneRow]:
    """Milestones of a performance goal, in order."""
    query = _of(Milestone, goal_id, Milestone.id, Milestone.title, Milestone.due_on, Milestone.done_on)
    return [MilestoneRow(*row) for row in store.rows(query.order_by(Milestone.position, Milestone.id))]


def pairs(store: Store, goal_id: str, kind: Kind) -> list[PairRow]:
    """The pairs of a goal; ``goal_id`` of each row is the partner."""
    mine, other = Pair.performance_id, Pair.learning_id
    if kind is Kind.LEARNING:
        mine, other = other, mine
    query = Pair.select(Pair.id, other, Goal.title, Goal.state, Pair.why, Pair.since_on).join(
        Goal, on=(Goal.id == other)
    )
    query = query.where((mine == goal_id) & Pair.deleted_at.is_null() & Goal.deleted_at.is_null())
    order = (Pair.position, Pair.id) if kind is Kind.PERFORMANCE else (Goal.position, Goal.id)
    return [
        PairRow(row[0], row[1], row[2], State(row[3]), row[4], row[5]) for row in store.rows(query.order_by(*order))
    ]


def experiments(store: Store, goal_id: str) -> list[ExperimentRow]:
    """Things to try for a learning goal, in order."""
    query = _of(
        Experiment, goal_id, Experiment.id, Experiment.approach, Experiment.prediction, Experiment.started_on,
        Experiment.tried_on, Experiment.observed, Experiment.surprise, Experiment.later_thoughts, Experiment.verdict,
    )  # fmt: skip
    rows = store.rows(query.order_by(Experiment.position, Experiment.id))
    return [ExperimentRow(*row)._replace(verdict=Verdict(row[8]) if row[8] else None) for row in rows]


def questions(store: Store, goal_id: str) -> list[QuestionRow]:
    """Questions of a goal: the open ones first, each in order."""
    query = _of(
        Question, goal_id, Question.id, Question.text, Question.first_step, Question.origin, Question.setback_id,
        Question.answer, Question.answered_on,
    )  # fmt: skip
    order = (Question.answered_on.is_null(is_null=False), Question.position, Question.id)
    return [QuestionRow(*row)._replace(origin=QuestionOrigin(row[3])) for row in store.rows(query.order_by(*order))]


def checks(store: Store, goal_id: str) -> list[CheckRow]:
    """Understanding checks, newest first."""
    check = UnderstandingCheck
    query = _of(
        check, goal_id, check.id, check.day, check.ladder, check.level_before, check.evidence, check.level_after,
        check.gaps,
    )  # fmt: skip
    rows = store.rows(query.order_by(check.day.desc(), check.created_at.desc()))
    return [CheckRow(row[0], row[1], Ladder(row[2]), *row[3:]) for row in rows]


def practice(store: Store, goal_id: str) -> list[PracticeRow]:
    """Practice notes, newest first."""
    note = PracticeNote
    query = _of(note, goal_id, note.id, note.day, note.note, note.challenge, note.stuck)
    rows = store.rows(query.order_by(note.day.desc(), note.created_at.desc()))
    return [PracticeRow(*row)._replace(stuck=Stuck(row[4])) for row in rows]


def setbacks(store: Store, goal_id: str) -> list[LoggedSetback]:
    """Setbacks that belong to a goal, newest first."""
    query = SetbackGoal.select(SetbackGoal.setback_id).where(
        (SetbackGoal.goal_id == goal_id) & SetbackGoal.deleted_at.is_null()
    )
    return logged(store, ids=[row[0] for row in store.rows(query)])


def mentions(store: Store, goal_id: str) -> list[MentionRow]:
    """Journal entries linked to a goal, newest first."""
    query = EntryLink.select(Entry.id, Entry.day, Entry.text).join(Entry, on=(Entry.id == EntryLink.entry_id))
    query = query.where((EntryLink.goal_id == goal_id) & Entry.deleted_at.is_null()).distinct()
    rows = store.rows(query.order_by(Entry.day.desc(), Entry.created_at.desc()))
    return [MentionRow(entry_id, day, markup.title_and_excerpt(text)[0]) for entry_id, day, text in rows]


def tried_and_asked(store: Store, goal_id: str) -> tuple[int, int]:
    """How many things were tried for a learning goal, and how many of its questions are open."""
    tried = _of(Experiment, goal_id, fn.COUNT(Experiment.id)).where(Experiment.tried_on.is_null(is_null=False))
    asked = _of(Question, goal_id, fn.COUNT(Question.id)).where(Question.answered_on.is_null())
    return store.scalar(tried), store.scalar(asked)


def _of(model: Any, goal_id: str, *columns: Any) -> Any:
    return model.select(*columns).where((model.goal_id == goal_id) & model.deleted_at.is_null())
