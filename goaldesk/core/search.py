"""Finding anything on the desk by its words (FTS5, trigrams; parts of words count)."""

from typing import NamedTuple

from goaldesk.core import markup
from goaldesk.core.store.db import Store

_TRIGRAM = 3
_AROUND = 28


class Hit(NamedTuple):
    """Something found: a goal, an entry or a setback.

    ``title`` and ``excerpt`` are plain text; ``detail`` is the goal's kind, or the day.
    """

    kind: str
    id: str
    title: str
    excerpt: str
    detail: str


def find(store: Store, query: str, kind: str | None = None, limit: int = 20) -> list[Hit]:
    """What has every word of ``query``, best first. Words of one or two letters are looked up letter by letter."""
    words = query.split()
    if not words:
        return []
    conditions, values = [], []
    long = [word for word in words if len(word) >= _TRIGRAM]
    if long:
        conditions.append("doc IN (SELECT rowid FROM search WHERE search MATCH ?)")
        values.append(" AND ".join('"' + word.replace('"', '""') + '"' for word in long))
    for word in words:
        if len(word) < _TRIGRAM:
            conditions.append("instr(fold(search_doc.title || ' ' || body), fold(?))")
            values.append(word)
    if kind:
        conditions.append("search_doc.kind = ?")
        values.append(kind)
    # A word in the title counts before one in the text, and what was written last before what is old.
    sql = f"""
        SELECT search_doc.kind, row_id, search_doc.title, body, coalesce(goal.kind, entry.day, setback.day, '')
        FROM search_doc
        LEFT JOIN goal ON goal.id = row_id
        LEFT JOIN entry ON entry.id = row_id
        LEFT JOIN setback ON setback.id = row_id
        WHERE {" AND ".join(conditions)}
        ORDER BY instr(fold(search_doc.title), fold(?)) > 0 DESC,
            coalesce(goal.changed_at, entry.day, setback.day) DESC
        LIMIT ?"""
    values.append(words[0])
    return [_hit(row, words) for row in store.rows(sql, *values, limit)]


def _hit(row: tuple[str, str, str, str, str], words: list[str]) -> Hit:
    kind, row_id, title, body, detail = row
    excerpt = body
    if kind == "entry":
        title, _ = markup.title_and_excerpt(body)
    return Hit(
        kind, row_id, title, _around(" ".join(markup.plain(line) for line in excerpt.splitlines()), words), detail
    )


def _around(text: str, words: list[str]) -> str:
    """The part of a text around the first word found in it."""
    text = " ".join(text.split())
    folded = text.casefold()
    places = [at for at in (folded.find(word.casefold()) for word in words) if at >= 0]
    if not places:
        return text[: 4 * _AROUND]
    start = max(0, min(places) - _AROUND)
    start = text.find(" ", start) + 1 if start else 0
    return ("… " if start else "") + text[start : start + 4 * _AROUND]
