"""Pairs by how far the result has come and how deep the understanding goes."""

from typing import NamedTuple

from goaldesk.core.method import measure
from goaldesk.core.queries import goal_table
from goaldesk.core.store.db import Store, in_list
from goaldesk.core.types import OPEN_STATES, Ladder


class PairPlace(NamedTuple):
    """A pair of today. ``share`` of the way is None, and ``level`` 0, where one cannot tell."""

    pair_id: str
    performance_id: str
    performance: str
    learning_id: str
    learning: str
    share: float | None
    parked: bool
    ladder: Ladder
    level: int
    evidence: bool

    @property
    def can_tell(self) -> bool:
        """Whether both are known."""
        return self.share is not None and self.level > 0


_OPEN = f"state IN ({in_list(OPEN_STATES)})"


def placed(store: Store) -> list[PairPlace]:
    """Every pair in which a goal is still open, as it stands today, in the order of the table.

    Progress is the share of the way from start to target; depth is the latest check. A number that is set aside, one
    that was never told, and a goal without a check are no zeros: there one cannot tell. Where a pair stands does not
    show that the learning caused the result (method.md 1b).
    """
    rows = store.rows(
        f"""
        SELECT pair.id, performance_id, learning_id FROM pair
        JOIN goal AS result ON result.id = performance_id JOIN goal AS learned ON learned.id = learning_id
        WHERE pair.deleted_at IS NULL AND result.deleted_at IS NULL AND learned.deleted_at IS NULL
            AND (result.{_OPEN} OR learned.{_OPEN})
        ORDER BY result.position, result.id, pair.position, pair.id"""
    )
    results = goal_table.performance_cells(store, {row[1] for row in rows})
    depths = goal_table.learning_cells(store, {row[2] for row in rows})
    found = []
    for pair_id, performance_id, learning_id in rows:
        result, depth = results[performance_id], depths[learning_id]
        share = None if result.parked else measure.share(result.measure, result.value)
        found.append(
            PairPlace(
                pair_id, performance_id, result.title, learning_id, depth.title, share, result.parked, depth.ladder,
                depth.level, depth.has_evidence,
            )
        )  # fmt: skip
    return found
