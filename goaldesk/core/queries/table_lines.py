"""Reading the goals out as a two-column table, for files and for the clipboard."""

from collections.abc import Collection

from goaldesk.core.formats.table import TableLine
from goaldesk.core.store.db import Store
from goaldesk.core.types import Kind


def table_lines(store: Store, goal_ids: Collection[str] | None = None) -> list[TableLine]:
    """The goals and pairs that are not put away, as rows in the order of the table; with ``goal_ids``, only these."""
    rows = store.rows("SELECT id, kind, title FROM goal WHERE deleted_at IS NULL ORDER BY position, id")
    goals = [row for row in rows if goal_ids is None or row[0] in goal_ids]
    titles = {goal_id: title for goal_id, _, title in goals}
    paired: dict[str, list[tuple[str, str]]] = {}
    served = set()
    pairs = "SELECT performance_id, learning_id, why FROM pair WHERE deleted_at IS NULL ORDER BY position, id"
    for performance_id, learning_id, why in store.rows(pairs):
        if performance_id in titles and learning_id in titles:
            paired.setdefault(performance_id, []).append((titles[learning_id], " ".join(why.split())))
            served.add(learning_id)
    lines: list[tuple[str, str, str]] = []
    for goal_id, kind, title in goals:
        if kind == Kind.PERFORMANCE:
            lines += [(title, learning, why) for learning, why in paired.get(goal_id, [("", "")])]
    lines += [("", title, "") for goal_id, kind, title in goals if kind == Kind.LEARNING and goal_id not in served]
    return [TableLine(number, *line) for number, line in enumerate(lines, 2)]
