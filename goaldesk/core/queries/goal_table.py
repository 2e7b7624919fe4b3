"""Reading the two-column table: first which rows there are, then what stands in the cells that are looked at.

The skeleton of 5,000 goals is cheap and read whole; the cells are read for the rows in view only.
"""

from collections import defaultdict
from collections.abc import Collection
from enum import StrEnum
from typing import Any, NamedTuple

from peewee import fn

from goaldesk.core.store.db import Store
from goaldesk.core.store.models import (
    Area,
    Checkin,
    Experiment,
    Goal,
    Milestone,
    Pair,
    PracticeNote,
    Question,
    UnderstandingCheck,
)
from goaldesk.core.types import CLOSED_STATES, OPEN_STATES, Direction, Kind, Ladder, Measure, State


class Sort(StrEnum):
    """In which order goals stand."""

    BY_HAND = "by_hand"
    BY_DUE_DATE = "by_due_date"
    BY_LAST_TOUCHED = "by_last_touched"


class Shown(StrEnum):
    """Which goals are shown, by where they stand."""

    OPEN = "open"
    CLOSED = "closed"
    PUT_AWAY = "put_away"
    ALL = "all"


class TableView(NamedTuple):
    """What the person asked the table to show. ``area_id`` may be ``NO_AREA``; None means every area."""

    shown: Shown = Shown.OPEN
    text: str = ""
    area_id: str | None = None
    sort: Sort = Sort.BY_HAND
    by_area: bool = False

    @property
    def filtered(self) -> bool:
        """Whether goals may be hidden by choice."""
        return bool(self.text or self.area_id or self.shown is not Shown.OPEN)


NO_AREA = "-"


class TableRow(NamedTuple):
    """One row of the table. An area row has no goals; a row without a learning goal shows the invitation."""

    performance_id: str | None = None
    learning_id: str | None = None
    pair_id: str | None = None
    first: bool = True
    span: int = 1
    repeat: bool = False
    area: str | None = None


class PerformanceCell(NamedTuple):
    """What stands on the left."""

    id: str
    title: str
    state: State
    put_away: bool
    parked: bool
    measure: Measure
    value: float | None
    due_on: str | None
    checked_in_on: str | None
    checkin_note: str
    next_milestone: str
    milestone_due_on: str | None


class LearningCell(NamedTuple):
    """What stands on the right. Never a percentage."""

    id: str
    title: str
    state: State
    put_away: bool
    ladder: Ladder
    level: int
    has_evidence: bool
    challenge: int | None
    tried: str
    tried_on: str | None
    to_try: str
    question: str
    serves: tuple[str, ...]


class _Goal(NamedTuple):
    id: str
    kind: str
    title: str
    area_id: str | None
    changed_at: str


def skeleton(store: Store, view: TableView) -> list[TableRow]:
    """Every row of the table, in order: groups of a performance goal with its learning goals, then the rest."""
    goals = _goals(store, view)
    partners, served = _pairs(store, {goal.id for goal in goals})
    wanted = _matching(goals, partners, view.text)
    leading = [goal for goal in goals if goal.kind == Kind.PERFORMANCE and goal.id in wanted]
    alone = [goal for goal in goals if goal.kind == Kind.LEARNING and goal.id in wanted and goal.id not in served]
    seen: set[str] = set()
    if not view.by_area:
        return [row for goal in leading + alone for row in _rows(goal, partners, seen)]
    areas = dict(areas_in_order(store))
    rows: list[TableRow] = []
    for area_id, name in [*areas.items(), (None, "")]:
        there = [goal for goal in leading + alone if (goal.area_id if goal.area_id in areas else None) == area_id]
        if there:
            rows.append(TableRow(area=name))
            rows += [row for goal in there for row in _rows(goal, partners, seen)]
    return rows


def areas_in_order(store: Store) -> list[tuple[str, str]]:
    """Id and name of every area that is not put away."""
    query = Area.select(Area.id, Area.name).where(Area.deleted_at.is_null())
    return [(area_id, name) for area_id, name in store.rows(query.order_by(Area.position, Area.id))]


def _goals(store: Store, view: TableView) -> list[_Goal]:
    query = Goal.select(Goal.id, Goal.kind, Goal.title, Goal.area_id, Goal.changed_at)
    if view.shown is Shown.PUT_AWAY:
        query = query.where(Goal.deleted_at.is_null(is_null=False))
    else:
        query = query.where(Goal.deleted_at.is_null())
    if view.shown is Shown.OPEN:
        query = query.where(Goal.state.in_(sorted(OPEN_STATES)))
    elif view.shown is Shown.CLOSED:
        query = query.where(Goal.state.in_(sorted(CLOSED_STATES)))
    if view.area_id:
        query = query.where(Goal.area_id.is_null() if view.area_id == NO_AREA else Goal.area_id == view.area_id)
    if view.sort is Sort.BY_DUE_DATE:
        query = query.order_by(Goal.due_on.asc(nulls="LAST"), Goal.position, Goal.id)
    else:
        query = query.order_by(Goal.position, Goal.id)
    goals = [_Goal(*row) for row in store.rows(query)]
    if view.sort is Sort.BY_LAST_TOUCHED:
        touched = _last_touches(store)
        goals.sort(key=lambda goal: max(goal.changed_at, touched.get(goal.id, "")), reverse=True)
    return goals


def _last_touches(store: Store) -> dict[str, str]:
    """When something that belongs to a goal last changed, by goal."""
    latest: dict[str, str] = {}
    for model in (Checkin, Milestone, Experiment, PracticeNote, Question, UnderstandingCheck):
        query = model.select(model.goal_id, fn.MAX(model.changed_at)).group_by(model.goal_id)
        for goal_id, changed_at in store.rows(query):
            latest[goal_id] = max(changed_at, latest.get(goal_id, ""))
    return latest


def _pairs(store: Store, in_view: set[str]) -> tuple[dict[str, list[tuple[str, str]]], set[str]]:
    """Per performance goal its pairs as (pair, learning goal), in order; and the learning goals that are in one."""
    query = Pair.select(Pair.id, Pair.performance_id, Pair.learning_id).where(Pair.deleted_at.is_null())
    partners: dict[str, list[tuple[str, str]]] = defaultdict(list)
    served: set[str] = set()
    for pair_id, performance_id, learning_id in store.rows(query.order_by(Pair.position, Pair.id)):
        if performance_id in in_view and learning_id in in_view:
            partners[performance_id].append((pair_id, learning_id))
            served.add(learning_id)
    return partners, served


def _matching(goals: list[_Goal], partners: dict[str, list[tuple[str, str]]], text: str) -> set[str]:
    """The goals to show for a text: those whose title has every word of it, and those they are paired with."""
    words = text.casefold().split()
    if not words:
        return {goal.id for goal in goals}
    hits = {goal.id for goal in goals if all(word in goal.title.casefold() for word in words)}
    return hits | {
        performance_id for performance_id, pairs in partners.items() if any(learning in hits for _, learning in pairs)
    }


def _rows(goal: _Goal, partners: dict[str, list[tuple[str, str]]], seen: set[str]) -> list[TableRow]:
    if goal.kind == Kind.LEARNING:
        return [TableRow(None, goal.id)]
    pairs = partners.get(goal.id)
    if not pairs:
        return [TableRow(goal.id)]
    rows = []
    for index, (pair_id, learning_id) in enumerate(pairs):
        rows.append(TableRow(goal.id, learning_id, pair_id, index == 0, len(pairs), learning_id in seen))
        seen.add(learning_id)
    return rows


def performance_cells(store: Store, ids: Collection[str]) -> dict[str, PerformanceCell]:
    """What stands in the left cells of these goals."""
    goals = Goal.select(
        Goal.id, Goal.title, Goal.state, Goal.deleted_at, Goal.parked, Goal.start_value, Goal.target_value,
        Goal.unit, Goal.direction, Goal.due_on,
    ).where(Goal.id.in_(list(ids)))  # fmt: skip
    values = latest_values(store, ids)
    notes = _latest(store, Checkin, ids, Checkin.day, Checkin.note)
    milestones = _next_milestones(store, ids)
    cells = {}
    for goal_id, title, state, deleted_at, parked, start, target, unit, direction, due_on in store.rows(goals):
        checked_in_on, note = notes.get(goal_id, (None, ""))
        milestone, milestone_due_on = milestones.get(goal_id, ("", None))
        cells[goal_id] = PerformanceCell(
            goal_id, title, State(state), deleted_at is not None, bool(parked),
            Measure(start, target, unit, Direction(direction)), values.get(goal_id), due_on,
            checked_in_on, note, milestone, milestone_due_on,
        )  # fmt: skip
    return cells


def learning_cells(store: Store, ids: Collection[str]) -> dict[str, LearningCell]:
    """What stands in the right cells of these goals."""
    goals = Goal.select(Goal.id, Goal.title, Goal.state, Goal.deleted_at, Goal.ladder, Goal.question)
    check = UnderstandingCheck
    levels = _latest(
        store, check, ids, check.level_after, check.evidence, where=check.level_after.is_null(is_null=False)
    )
    felt = _latest(store, PracticeNote, ids, PracticeNote.challenge)
    done = Experiment.tried_on.is_null(is_null=False)
    tried = _latest(
        store, Experiment, ids, Experiment.approach, Experiment.tried_on, day=Experiment.tried_on, where=done
    )
    to_try = _first_to_try(store, ids)
    serves = _serves(store, ids)
    cells = {}
    for goal_id, title, state, deleted_at, ladder, question in store.rows(goals.where(Goal.id.in_(list(ids)))):
        level, evidence = levels.get(goal_id, (0, ""))
        approach, tried_on = tried.get(goal_id, ("", None))
        cells[goal_id] = LearningCell(
            goal_id, title, State(state), deleted_at is not None, Ladder(ladder), level, bool(evidence),
            felt.get(goal_id, (None,))[0], approach, tried_on, to_try.get(goal_id, ""), question,
            tuple(serves.get(goal_id, ())),
        )  # fmt: skip
    return cells


def latest_values(store: Store, ids: Collection[str]) -> dict[str, float]:
    """The last number checked in, by goal."""
    rows = _latest(store, Checkin, ids, Checkin.value, where=Checkin.value.is_null(is_null=False))
    return {goal_id: row[0] for goal_id, row in rows.items()}


def _latest(
    store: Store, model: type[Any], ids: Collection[str], *columns: Any, day: Any = None, where: Any = None
) -> dict[str, tuple[Any, ...]]:
    """The given columns of each goal's latest row, by day and then by when it was written."""
    condition = model.goal_id.in_(list(ids)) & model.deleted_at.is_null()
    if where is not None:
        condition &= where
    # SQLite takes the other columns of a group from the row that holds the maximum.
    newest = fn.MAX((model.day if day is None else day).concat(model.created_at))
    query = model.select(model.goal_id, *columns, newest).where(condition).group_by(model.goal_id)
    return {row[0]: row[1:-1] for row in store.rows(query)}


def _next_milestones(store: Store, ids: Collection[str]) -> dict[str, tuple[str, str | None]]:
    query = Milestone.select(Milestone.goal_id, Milestone.title, Milestone.due_on).where(
        Milestone.goal_id.in_(list(ids)) & Milestone.done_on.is_null() & Milestone.deleted_at.is_null()
    )
    found: dict[str, tuple[str, str | None]] = {}
    for goal_id, title, due_on in store.rows(query.order_by(Milestone.position)):
        found.setdefault(goal_id, (title, due_on))
    return found


def _first_to_try(store: Store, ids: Collection[str]) -> dict[str, str]:
    query = Experiment.select(Experiment.goal_id, Experiment.approach).where(
        Experiment.goal_id.in_(list(ids)) & Experiment.tried_on.is_null() & Experiment.deleted_at.is_null()
    )
    found: dict[str, str] = {}
    for goal_id, approach in store.rows(query.order_by(Experiment.started_on.is_null(), Experiment.position)):
        found.setdefault(goal_id, approach)
    return found


def _serves(store: Store, ids: Collection[str]) -> dict[str, list[str]]:
    """The titles of the open performance goals that each learning goal is paired with."""
    query = Pair.select(Pair.learning_id, Goal.title).join(Goal, on=(Goal.id == Pair.performance_id))
    query = query.where(
        Pair.learning_id.in_(list(ids))
        & Pair.deleted_at.is_null()
        & Goal.deleted_at.is_null()
        & Goal.state.in_(sorted(OPEN_STATES))
    )
    found: dict[str, list[str]] = defaultdict(list)
    for learning_id, title in store.rows(query.order_by(Goal.position)):
        found[learning_id].append(title)
    return found
