"""Keeping the rows of the table up after a change: always what reading all of them anew would give."""

import random
from collections.abc import Callable

import pytest

from goaldesk.core.changes import ChangeSet
from goaldesk.core.desk import Desk
from goaldesk.core.queries.goal_table import Shown, Sort, TableRow, TableView, skeleton
from goaldesk.core.queries.goal_table_changes import rows_after
from goaldesk.core.types import Kind, State

VIEWS = [
    *(TableView(shown=shown) for shown in Shown),
    TableView(sort=Sort.BY_DUE_DATE),
    TableView(by_area=True),
    TableView(text="1"),
]


class Walk:
    """Random changes, as a person makes them."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk, self.chance = desk, random.Random(seed)

    def goals(self, kind: Kind) -> list[str]:
        return [row[0] for row in self.desk.store.rows("SELECT id FROM goal WHERE kind = ?", kind)]

    def some(self, kind: Kind) -> str:
        return self.chance.choice(self.goals(kind))

    def any(self) -> str:
        return self.some(self.chance.choice(list(Kind)))

    def step(self) -> None:
        desk, chance = self.desk, self.chance
        pairs = [row[0] for row in desk.store.rows("SELECT id FROM pair WHERE deleted_at IS NULL")] or [""]
        live = [row[0] for row in desk.store.rows("SELECT id FROM goal WHERE deleted_at IS NULL")]
        kind = chance.choice(list(Kind))
        doings: list[Callable[[], object]] = [
            lambda: desk.goals.add(kind, f"Goal {chance.random()}"),
            lambda: desk.goals.reword(self.any(), f"Goal {chance.random()}"),
            lambda: desk.goals.put_away([self.any(), self.any()]),
            lambda: desk.goals.bring_back([self.any(), self.any()]),
            lambda: desk.goals.set_state([self.any()], chance.choice(list(State))),
            lambda: desk.goals.move(self.some(kind), chance.choice([None, self.some(kind)])),
            lambda: pairs[0] and desk.pairs.unpair([chance.choice(pairs)]),
            lambda: pairs[0] and desk.pairs.move(chance.choice(pairs), chance.choice(pairs)),
            lambda: desk.pairs.pair_new(chance.choice(live), "New"),
            desk.session.undo,
            desk.session.undo,
            desk.session.redo,
        ]
        both = [goal for goal in live if goal in self.goals(Kind.PERFORMANCE)], self.goals(Kind.LEARNING)
        learning = [goal for goal in both[1] if goal in live]
        if both[0] and learning:
            doings += [lambda: desk.pairs.pair(chance.choice(both[0]), chance.choice(learning))] * 4
        chance.choice(doings)()


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("seed", range(4))
def test_only_what_was_touched_is_read_and_the_rows_are_right(desk: Desk, view: TableView, seed: int) -> None:
    walk = Walk(desk, seed)
    for kind in Kind:
        goals = [desk.goals.add(kind, f"Goal {number}") for number in range(9)]
        desk.goals.set_state(goals[1::3], State.LEARNED_ENOUGH)
        desk.goals.put_away(goals[2::3])
    rows = skeleton(desk.store, view)
    differed = 0

    def told(change: ChangeSet) -> None:
        nonlocal rows, differed
        before, rows = rows, rows_after(desk.store, view, rows, change.goals)
        differed += before != rows
        assert rows == skeleton(desk.store, view), change.label

    desk.subscribe(told)
    for _ in range(150):
        walk.step()
    assert differed > 5


def test_rows_that_a_change_does_not_touch_are_not_made_again(desk: Desk) -> None:
    """Views and models compare thousands of rows: those that are the same are the very same objects."""
    first, second = (desk.goals.add(Kind.PERFORMANCE, title) for title in ("One", "Two"))
    rows = skeleton(desk.store, TableView())
    desk.goals.put_away([second])
    after = rows_after(desk.store, TableView(), rows, frozenset({second}))
    assert after == [TableRow(first)]
    assert after[0] is rows[0]
