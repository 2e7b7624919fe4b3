"""Finding earlier setbacks, and lessons of them, that share words with what is being written."""

from datetime import date

from goaldesk.core.method.similar import similar, stems
from goaldesk.core.queries.loop import Earlier
from goaldesk.core.store.db import Store

_NEWEST = 1000
"""Setbacks that are compared. Reading them takes some 10 ms."""


def earlier(store: Store, text: str, except_id: str = "") -> list[Earlier]:
    """Earlier setbacks that share words with a text, the newest first. Good surprises are not among them."""
    wanted = stems(text)
    if not wanted:
        return []
    rows = store.rows(
        """
        SELECT id, day, what_happened, new_information, lesson FROM setback
        WHERE deleted_at IS NULL AND outcome = 'setback' AND id <> ? ORDER BY day DESC, id DESC LIMIT ?""",
        except_id,
        _NEWEST,
    )
    found = {row[0]: Earlier(row[0], date.fromisoformat(row[1]), *row[2:]) for row in rows}
    alike = similar(wanted, {key: stems(f"{each.what_happened} {each.lesson}") for key, each in found.items()})
    return [found[key] for key in alike]


def lessons(store: Store, text: str) -> list[Earlier]:
    """Lessons of earlier setbacks and surprises that share words with a text or belong to a goal that does."""
    wanted = stems(text)
    if not wanted:
        return []
    rows = store.rows(
        """
        SELECT id, day, what_happened, new_information, lesson,
            (SELECT group_concat(title, ' ') FROM setback_goal JOIN goal ON goal.id = goal_id
             WHERE setback_id = setback.id AND setback_goal.deleted_at IS NULL)
        FROM setback WHERE deleted_at IS NULL AND lesson <> '' ORDER BY day DESC, id DESC LIMIT ?""",
        _NEWEST,
    )
    found = {row[0]: Earlier(row[0], date.fromisoformat(row[1]), *row[2:5]) for row in rows}
    alike = similar(wanted, {row[0]: stems(f"{row[2]} {row[4]} {row[5] or ''}") for row in rows})
    return [found[key] for key in alike]
