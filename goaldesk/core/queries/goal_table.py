"""Reading the two-column table: first which rows there are, then what stands in the cells that are looked at.

The skeleton of 5,000 goals is cheap and read whole; the cells are read for the rows in view only.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from goaldesk.core.store.db import Store, in_list
from goaldesk.core.types import CLOSED_STATES, OPEN_STATES, Direction, Kind, Ladder, Measure, State


class Sort(StrEnum):
    """In which order goals stand."""

    BY_HAND = "by_hand"
    BY_DUE_DATE = "by_due_date"
    BY_DEPTH = "by_depth"
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
    """What stands on the right. Never a percentage.

    ``to_try`` is what is being tried (``trying``), or next to try; ``asked`` the first open question.
    """

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
    trying: bool = False
    asked: str = ""


STRUCTURE: Mapping[str, frozenset[str]] = {
    "goal": frozenset({"kind", "state", "position", "area_id", "due_on", "deleted_at"}),
    "pair": frozenset({"performance_id", "learning_id", "position", "deleted_at"}),
    "area": frozenset({"name", "position", "deleted_at"}),
}
"""The columns, by table, that decide which rows there are and in which order, in a view without a text."""


def skeleton(store: Store, view: TableView) -> list[TableRow]:
    """Every row of the table, in order: groups of a performance goal with its learning goals, then the rest."""
    leading, learning = _goals(store, view)
    partners = _partners(store, leading, learning)
    if view.sort is Sort.BY_DEPTH:
        leading, learning = _by_depth(store, leading, learning, partners)
    served = {learning_id for pairs in partners.values() for _, learning_id in pairs}
    areas = leading | {goal_id: area for goal_id, area in learning.items() if goal_id not in served}
    if view.text.split() or view.area_id:
        hits = _hits(store, view)
        areas = {
            goal_id: area
            for goal_id, area in areas.items()
            if goal_id in hits or any(learning_id in hits for _, learning_id in partners.get(goal_id, ()))
        }
    rows: list[TableRow] = []
    seen: set[str] = set()
    if not view.by_area:
        _add_rows(rows, areas, leading, partners, seen)
        return rows
    names = dict(areas_in_order(store))
    for area_id, name in [*names.items(), (None, "")]:
        there = [goal_id for goal_id, area in areas.items() if (area if area in names else None) == area_id]
        if there:
            rows.append(TableRow(area=name))
            _add_rows(rows, there, leading, partners, seen)
    return rows


def areas_in_order(store: Store) -> list[tuple[str, str]]:
    """Id and name of every area that is not put away."""
    rows = store.rows("SELECT id, name FROM area WHERE deleted_at IS NULL ORDER BY position, id")
    return [(area_id, name) for area_id, name in rows]


SHOWN = {
    Shown.OPEN: f"{{goal}}.deleted_at IS NULL AND {{goal}}.state IN ({in_list(OPEN_STATES)})",
    Shown.CLOSED: f"{{goal}}.deleted_at IS NULL AND {{goal}}.state IN ({in_list(CLOSED_STATES)})",
    Shown.PUT_AWAY: "{goal}.deleted_at IS NOT NULL",
    Shown.ALL: "{goal}.deleted_at IS NULL",
}
"""Which goals each choice shows, as SQL; ``{goal}`` stands for the table or its other name."""


_Areas = dict[str, str | None]
_NOTHING_TO_LEARN = 6
_PARTS_OF_GOALS = ("checkin", "milestone", "experiment", "practice_note", "question", "understanding_check")


def _goals(store: Store, view: TableView) -> tuple[_Areas, _Areas]:
    """The performance and the learning goals as asked for, in order, with their areas (read only if they matter)."""
    area = "area_id" if view.by_area else "NULL"
    order = "due_on IS NULL, due_on, position, id" if view.sort is Sort.BY_DUE_DATE else "position, id"
    where = SHOWN[view.shown].format(goal="goal")
    touched = _last_touches(store) if view.sort is Sort.BY_LAST_TOUCHED else {}
    columns = []
    for kind in (Kind.PERFORMANCE, Kind.LEARNING):
        rows = store.rows(f"SELECT id, {area} FROM goal WHERE kind = '{kind}' AND {where} ORDER BY {order}")
        if touched:
            rows.sort(key=lambda row: touched[row[0]], reverse=True)
        columns.append(dict(rows))
    return columns[0], columns[1]


def _by_depth(
    store: Store, leading: _Areas, learning: _Areas, partners: Mapping[str, list[tuple[str, str]]]
) -> tuple[_Areas, _Areas]:
    """Both columns with the least deep first; a performance goal goes by the least deep of its learning goals."""
    depths = dict(store.rows(f"SELECT id, coalesce({_DEPTH}, 0) FROM goal WHERE kind = '{Kind.LEARNING}'"))

    def least(goal: tuple[str, str | None]) -> int:
        return min((depths[learning_id] for _, learning_id in partners.get(goal[0], ())), default=_NOTHING_TO_LEARN)

    return dict(sorted(leading.items(), key=least)), dict(sorted(learning.items(), key=lambda goal: depths[goal[0]]))


def _last_touches(store: Store) -> dict[str, str]:
    """When a goal, or something that belongs to it, last changed, by goal."""
    touched = dict(store.rows("SELECT id, changed_at FROM goal"))
    for part in _PARTS_OF_GOALS:
        for goal_id, changed_at in store.rows(f"SELECT goal_id, max(changed_at) FROM {part} GROUP BY goal_id"):
            if goal_id in touched:
                touched[goal_id] = max(touched[goal_id], changed_at)
    return touched


def _partners(store: Store, leading: Collection[str], learning: Collection[str]) -> dict[str, list[tuple[str, str]]]:
    """Per performance goal its pairs as (pair, learning goal), in order."""
    partners: dict[str, list[tuple[str, str]]] = {}
    sql = "SELECT performance_id, learning_id, id FROM pair WHERE deleted_at IS NULL ORDER BY position, id"
    for performance_id, learning_id, pair_id in store.rows(sql):
        if performance_id in leading and learning_id in learning:
            partners.setdefault(performance_id, []).append((pair_id, learning_id))
    return partners


def _hits(store: Store, view: TableView) -> set[str]:
    """The goals that are looked for: in the area, with every word of the text in the title."""
    words = view.text.split()
    conditions, values = ["instr(fold(title), fold(?))"] * len(words), [*words]
    if view.area_id == NO_AREA:
        conditions.append("(area_id IS NULL OR area_id IN (SELECT id FROM area WHERE deleted_at IS NOT NULL))")
    elif view.area_id:
        conditions.append("area_id = ?")
        values.append(view.area_id)
    return {goal_id for (goal_id,) in store.rows(f"SELECT id FROM goal WHERE {' AND '.join(conditions)}", *values)}


def _add_rows(
    rows: list[TableRow],
    goals: Iterable[str],
    leading: Collection[str],
    partners: Mapping[str, list[tuple[str, str]]],
    seen: set[str],
) -> None:
    """Add the rows of these goals; ``seen`` are the learning goals that have a row already."""
    for goal_id in goals:
        if goal_id not in leading:
            rows.append(TableRow(None, goal_id))
        elif goal_id not in partners:
            rows.append(TableRow(goal_id))
        else:
            pairs = partners[goal_id]
            for index, (pair_id, learning_id) in enumerate(pairs):
                rows.append(TableRow(goal_id, learning_id, pair_id, index == 0, len(pairs), learning_id in seen))
                seen.add(learning_id)


def _newest(
    table: str, column: str, *, day: str = "day", where: str = "1", written: str = "created_at"
) -> str:  # fmt: skip
    """A column of a goal's latest row, by day and then by when it was written, as a part of a select on goals."""
    return f"""(
        SELECT {column} FROM {table} WHERE goal_id = goal.id AND deleted_at IS NULL AND {where}
        ORDER BY {day} DESC, {written} DESC, id DESC LIMIT 1)"""


_VALUE = _newest("checkin", "value", where="value IS NOT NULL")
_NEXT_MILESTONE = """(
    SELECT {column} FROM milestone WHERE goal_id = goal.id AND done_on IS NULL AND deleted_at IS NULL
    ORDER BY position, id LIMIT 1)"""
_PERFORMANCE = f"""
    SELECT id, title, state, deleted_at, parked, start_value, target_value, unit, direction, due_on, {_VALUE},
        {_newest("checkin", "day")}, {_newest("checkin", "note")},
        {_NEXT_MILESTONE.format(column="title")}, {_NEXT_MILESTONE.format(column="due_on")}
    FROM goal WHERE id IN (SELECT value FROM json_each(?))"""


def performance_cells(store: Store, ids: Collection[str]) -> dict[str, PerformanceCell]:
    """What stands in the left cells of these goals."""
    cells = {}
    for row in store.rows(_PERFORMANCE, json.dumps(list(ids))):
        goal_id, title, state, deleted_at, parked, start, target, unit, direction, due_on, value = row[:11]
        checked_in_on, note, milestone, milestone_due_on = row[11:]
        measure = Measure(start, target, unit, Direction(direction))
        cells[goal_id] = PerformanceCell(
            goal_id, title, State(state), deleted_at is not None, bool(parked), measure, value, due_on,
            checked_in_on, note or "", milestone or "", milestone_due_on,
        )  # fmt: skip
    return cells


_LEVEL = {"where": "level_after IS NOT NULL", "written": "changed_at"}  # it may have been planned long before
_DEPTH = _newest("understanding_check", "level_after", **_LEVEL)
_TRIED = {"day": "tried_on", "where": "tried_on IS NOT NULL"}
_TO_TRY = """(
    SELECT {column} FROM experiment WHERE goal_id = goal.id AND tried_on IS NULL AND deleted_at IS NULL
    ORDER BY started_on IS NULL, position, id LIMIT 1)"""
_LEARNING = f"""
    SELECT id, title, state, deleted_at, ladder, question,
        {_DEPTH},
        {_newest("understanding_check", "evidence", **_LEVEL)},
        {_newest("practice_note", "challenge")},
        {_newest("experiment", "approach", **_TRIED)}, {_newest("experiment", "tried_on", **_TRIED)},
        {_TO_TRY.format(column="approach")}, {_TO_TRY.format(column="started_on")},
        (SELECT text FROM question WHERE goal_id = goal.id AND answered_on IS NULL AND deleted_at IS NULL
            ORDER BY position, id LIMIT 1),
        (SELECT json_group_array(title ORDER BY position) FROM (
            SELECT served.title, served.position FROM pair JOIN goal AS served ON served.id = pair.performance_id
            WHERE pair.learning_id = goal.id AND pair.deleted_at IS NULL AND served.deleted_at IS NULL
                AND served.state IN ({in_list(OPEN_STATES)})))
    FROM goal WHERE id IN (SELECT value FROM json_each(?))"""


def learning_cells(store: Store, ids: Collection[str]) -> dict[str, LearningCell]:
    """What stands in the right cells of these goals."""
    cells = {}
    for row in store.rows(_LEARNING, json.dumps(list(ids))):
        goal_id, title, state, deleted_at, ladder, question, level, evidence, felt = row[:9]
        tried, tried_on, to_try, started_on, asked, serves = row[9:]
        cells[goal_id] = LearningCell(
            goal_id, title, State(state), deleted_at is not None, Ladder(ladder), level or 0, bool(evidence), felt,
            tried or "", tried_on, to_try or "", question, tuple(json.loads(serves)), started_on is not None,
            asked or "",
        )  # fmt: skip
    return cells


def latest_value(store: Store, goal_id: str) -> float | None:
    """The last number checked in on a goal."""
    found: float | None = store.value(f"SELECT {_VALUE} FROM goal WHERE id = ?", goal_id)
    return found
