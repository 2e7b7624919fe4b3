"""Keeping the rows of the table up after a change: only the groups it touched are read again.

Reading all rows of 5,000 goals takes longer than an edit may take until it is seen.
"""

import json
from collections.abc import Collection, Iterable, Sequence

from goaldesk.core.queries.goal_table import SHOWN, Sort, TableRow, TableView, skeleton
from goaldesk.core.store.db import Store
from goaldesk.core.types import Kind

_MANY = 100
"""Touched goals from which on reading everything is no slower."""

_Place = tuple[float, str]


def rows_after(store: Store, view: TableView, rows: Sequence[TableRow], goals: Collection[str]) -> list[TableRow]:
    """What ``skeleton`` would return now; ``rows`` is what it returned before these ``goals`` were touched."""
    plain = view.sort is Sort.BY_HAND and not (view.by_area or view.text.split() or view.area_id)
    if not plain or len(goals) > _MANY:
        return skeleton(store, view)
    leading = set(goals) | _partners(store, rows, goals, Kind.LEARNING)
    learning = set(goals) | _partners(store, rows, leading, Kind.PERFORMANCE)
    leading |= _partners(store, rows, learning, Kind.LEARNING)  # which of its rows comes first may have changed
    new = [
        row
        for row in rows
        if row.performance_id not in leading and (row.performance_id or row.learning_id not in learning)
    ]
    for place in _alone(store, view, learning):
        new.insert(_before(store, view, new, Kind.LEARNING, place, learning), TableRow(None, place[1]))
    for place, group in _groups(store, view, leading):
        at = _before(store, view, new, Kind.PERFORMANCE, place, leading)
        new[at:at] = group
    return new


def _partners(store: Store, rows: Iterable[TableRow], goals: Collection[str], kind: Kind) -> set[str]:
    """The partners, before and now, of those of these goals that are of a kind."""
    mine, other = ("performance_id", "learning_id") if kind is Kind.PERFORMANCE else ("learning_id", "performance_id")
    before = {getattr(row, other) for row in rows if row.pair_id and getattr(row, mine) in goals}
    now = store.rows(
        f"SELECT {other} FROM pair WHERE deleted_at IS NULL AND {mine} IN (SELECT value FROM json_each(?))",
        _list(goals),
    )
    return before | {partner for (partner,) in now}


def _groups(store: Store, view: TableView, goals: Collection[str]) -> list[tuple[_Place, list[TableRow]]]:
    """The performance goals among these that are shown, in order, each with its place and its rows."""
    places = store.rows(
        f"""
        SELECT position, id FROM goal AS leading WHERE id IN (SELECT value FROM json_each(?))
            AND kind = '{Kind.PERFORMANCE}' AND {SHOWN[view.shown].format(goal="leading")}
        ORDER BY position, id""",
        _list(goals),
    )
    earlier = f"""
        SELECT 1 FROM pair AS also JOIN goal AS earlier ON earlier.id = also.performance_id
        WHERE also.learning_id = pair.learning_id AND also.deleted_at IS NULL
            AND {SHOWN[view.shown].format(goal="earlier")}
            AND (earlier.position, earlier.id) < (leading.position, leading.id)"""
    pairs = store.rows(
        f"""
        SELECT performance_id, learning_id, pair.id, EXISTS ({earlier})
        FROM pair JOIN goal AS leading ON leading.id = performance_id JOIN goal AS learning ON learning.id = learning_id
        WHERE performance_id IN (SELECT value FROM json_each(?)) AND pair.deleted_at IS NULL
            AND {SHOWN[view.shown].format(goal="learning")}
        ORDER BY pair.position, pair.id""",
        _list(goals),
    )
    rows: dict[str, list[TableRow]] = {goal_id: [] for _, goal_id in places}
    for goal_id, learning_id, pair_id, repeat in pairs:
        if goal_id in rows:
            rows[goal_id].append(TableRow(goal_id, learning_id, pair_id, not rows[goal_id], repeat=bool(repeat)))
    return [
        (place, [row._replace(span=len(rows[place[1]])) for row in rows[place[1]]] or [TableRow(place[1])])
        for place in places
    ]


_UNSERVED = """NOT EXISTS (
    SELECT 1 FROM pair JOIN goal AS served ON served.id = performance_id
    WHERE learning_id = goal.id AND pair.deleted_at IS NULL AND {shown})"""


def _alone(store: Store, view: TableView, goals: Collection[str]) -> list[_Place]:
    """The learning goals among these that stand on their own, in order."""
    places: list[_Place] = store.rows(
        f"""
        SELECT position, id FROM goal WHERE id IN (SELECT value FROM json_each(?)) AND {_listed(view, Kind.LEARNING)}
        ORDER BY position, id""",
        _list(goals),
    )
    return places


def _listed(view: TableView, kind: Kind) -> str:
    """That a goal has rows of its own: every performance goal that is shown, and learning goals that stand alone."""
    shown = f"kind = '{kind}' AND {SHOWN[view.shown].format(goal='goal')}"
    if kind is Kind.PERFORMANCE:
        return shown
    return f"{shown} AND {_UNSERVED.format(shown=SHOWN[view.shown].format(goal='served'))}"


def _before(
    store: Store, view: TableView, rows: Sequence[TableRow], kind: Kind, place: _Place, without: Collection[str]
) -> int:
    """The number of the row before which a goal belongs; those in ``without`` are not among the ``rows`` yet."""
    following = store.value(
        f"""
        SELECT id FROM goal WHERE {_listed(view, kind)} AND (position, id) > (?, ?)
            AND id NOT IN (SELECT value FROM json_each(?))
        ORDER BY position, id LIMIT 1""",
        *place,
        _list(without),
    )
    if kind is Kind.PERFORMANCE:
        there = (number for number, row in enumerate(rows) if row.performance_id == following)
    else:
        there = (number for number, row in enumerate(rows) if not row.performance_id and row.learning_id == following)
    return next(there, len(rows))


def _list(goals: Collection[str]) -> str:
    return json.dumps(list(goals))
