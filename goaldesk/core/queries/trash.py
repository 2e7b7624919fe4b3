"""Reading the trash: everything that is put away, with what it belongs to."""

from datetime import datetime, timedelta, timezone
from typing import NamedTuple

from goaldesk.core import markup
from goaldesk.core.store.db import Store

# What each noun says of itself, and the goal it belongs to. Pairs that were taken apart are history, and no trash.
NOUNS = {
    "goal": ("title", ""), "entry": ("text", ""), "setback": ("what_happened", ""),
    "question": ("text", "goal_id"), "experiment": ("approach", "goal_id"),
    "understanding_check": ("coalesce(nullif(evidence, ''), topic)", "goal_id"),
    "practice_note": ("coalesce(nullif(note, ''), day)", "goal_id"), "milestone": ("title", "goal_id"),
    "checkin": ("coalesce(nullif(note, ''), day)", "goal_id"), "area": ("name", ""),
    "review": (
        """coalesce((
            SELECT text FROM review_answer WHERE review_id = review.id AND deleted_at IS NULL
            ORDER BY created_at, id LIMIT 1), starts_on || ' – ' || ends_on)""", "",
    ),
    "retry": ("note", ""), "template": ("name", ""), "saved_search": ("query", ""),
}  # fmt: skip
"""Table -> the words a row of it is known by, and its goal."""


class Thrown(NamedTuple):
    """Something in the trash; ``table`` is its noun, ``goal`` the title of the goal it belongs to, if any."""

    table: str
    id: str
    words: str
    goal: str
    at: datetime


def thrown_away(store: Store) -> list[Thrown]:
    """All of it, what was put away last first. Private entries keep their words."""
    parts = []
    for table, (words, owner) in NOUNS.items():
        goal = f"(SELECT title FROM goal WHERE goal.id = {table}.{owner})" if owner else "''"
        private = "private" if table == "entry" else "0"
        parts.append(
            f"SELECT '{table}', id, {words}, coalesce({goal}, ''), deleted_at, changed_offset, {private}"
            f" FROM {table} WHERE deleted_at IS NOT NULL"
        )
    rows = store.rows(" UNION ALL ".join(parts) + " ORDER BY 5 DESC, 2 DESC")
    return [
        Thrown(table, row_id, "" if private else _line(words), goal, _local(at, offset))
        for table, row_id, words, goal, at, offset, private in rows
    ]


def _line(text: str) -> str:
    title, _ = markup.title_and_excerpt(text)
    return title


def _local(at: str, offset: int) -> datetime:
    return datetime.fromisoformat(at).astimezone(timezone(timedelta(minutes=offset)))
