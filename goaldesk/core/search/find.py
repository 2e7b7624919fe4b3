"""Finding rows by what is asked. The index holds trigrams (FTS5): parts of words and languages without spaces count.

The number of a document says its kind and its day (``store/migrations/0005_loop.py``). The newest ones of a kind come
first, so nothing is sorted and the search ends as soon as enough is found.
"""

import re
import sys
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple
from unicodedata import normalize

from goaldesk.core import markup
from goaldesk.core.fold import fold
from goaldesk.core.search.asked import Asked, Findable
from goaldesk.core.search.places import around
from goaldesk.core.store.db import Store

TRIGRAM = 3
"""Letters in an entry of the index. Shorter fragments are beginnings of entries."""

_KIND, _DAY = 1 << 44, 1 << 20
_TITLE = 1000
"""Letters of an entry in which its title is sought."""

_BEHIND = chr(sys.maxunicode) * TRIGRAM
"""Put to a beginning, it stands behind every entry that begins so."""

_RARE = 3000
"""Documents from which on a fragment is so common that looking at the newest ones is quicker than the index."""

_JULIAN = 1721424
"""From Python's number of a day to the one that SQLite's ``julianday`` begins with at midnight."""

_OF_ENTRIES, _OF_THE_REST = "search_entry", "search_rest"
_NUMBERS = {kind: number for number, kind in enumerate(Findable, 1)}


_ALSO_WRITTEN = ("ss", "ß"), ("ß", "ss"), ("е", "ё"), ("ё", "е"), ("'", "’"), ("’", "'")

_SPELT_AGAIN = 8
"""Places of a fragment at which each of these letters is tried: every one of them is the whole fragment once more."""

_Condition = tuple[str, list[object]]
"""Something that has to hold, and the values in it."""


class Hit(NamedTuple):
    """Something found. Title and excerpt are plain text, the excerpt around the first word found.

    ``day`` is the day it belongs to; ``goal_id`` and ``goal`` the goal it is or belongs to, if any; ``leads_to`` the
    row it came from (the setback of a question, the review of an answer); ``detail`` is the column of a goal, the day
    a question was answered or something was tried, or the level of a check.
    ``private`` entries say nothing of themselves to a terminal. ``review_id`` is the review a question came of.
    """

    kind: Findable
    id: str
    title: str
    excerpt: str
    day: str = ""
    goal_id: str = ""
    goal: str = ""
    leads_to: str = ""
    detail: str = ""
    private: bool = False
    review_id: str = ""


def find(store: Store, asked: Asked, kinds: Iterable[Findable] = tuple(Findable), limit: int = 20) -> list[Hit]:
    """What fits, at most ``limit`` of each kind: those with the words in their title first, then the newest."""
    if asked.is_empty():
        return []
    fragments = [normalize("NFC", word) for word in asked.words]
    sought = {index: _sought(store, index, fragments) for index in (_OF_ENTRIES, _OF_THE_REST)}
    hits: list[Hit] = []
    for kind in kinds:
        query = sought[_OF_ENTRIES if kind is Findable.ENTRY else _OF_THE_REST]
        if query and _may_be(kind, asked):
            hits += _hits(store, kind, _documents(store, kind, asked, query, limit), asked.words)
    return hits


def find_entries(store: Store, asked: Asked, limit: int) -> list[str]:
    """The ids of the journal's entries that fit, at most ``limit``, in the order of the journal: newest first."""
    query = _sought(store, _OF_ENTRIES, [normalize("NFC", word) for word in asked.words])
    if query is None or not _may_be(Findable.ENTRY, asked):
        return []
    docs = _documents(store, Findable.ENTRY, asked, query, limit)
    rows = store.rows(f"""
        SELECT entry.id FROM search_doc JOIN entry ON entry.id = row_id WHERE doc IN ({", ".join(map(str, docs))})
        ORDER BY day DESC, entry.created_at DESC, entry.id DESC""")
    return [row[0] for row in rows]


def _may_be(kind: Findable, asked: Asked) -> bool:
    return not (asked.kinds and kind not in asked.kinds) and (not asked.tags or kind is Findable.ENTRY)


_HAS = "instr(fold(search_doc.title || search_doc.body), ?) > 0"


class _Query(NamedTuple):
    """What to ask an index, and fragments to look for in the texts themselves. Either may be empty."""

    table: str
    match: str
    rest: Sequence[str]


def _sought(store: Store, index: str, fragments: Sequence[str]) -> _Query | None:
    """How to look for fragments; None if one of them is nowhere.

    A rare short fragment is asked for as every entry of the index that begins with it. A common one is soon met
    among the newest documents, and it would be slow to gather all it is in.
    """
    parts = [_any(_spellings(fragment)) for fragment in fragments if len(fragment) >= TRIGRAM]
    rest = []
    for fragment in fragments:
        if len(fragment) < TRIGRAM:
            entries = _entries(store, index, fragment)
            if entries == []:
                return None
            if entries is None:
                rest.append(fold(fragment))
            else:
                parts.append(_any(entries))
    return _Query(index, " AND ".join(parts), rest)


def _any(texts: Iterable[str]) -> str:
    return "(" + " OR ".join('"' + text.replace('"', '""') + '"' for text in texts) + ")"


def _spellings(fragment: str) -> list[str]:
    """A fragment, and as it is written with a letter that many people write as another, which an index keeps apart."""
    found = [fragment]
    for one, other in _ALSO_WRITTEN:
        places = islice(re.finditer(one, fragment, re.IGNORECASE), _SPELT_AGAIN)
        found += [fragment[: place.start()] + other + fragment[place.end() :] for place in places]
    return [each for each in found if len(each) >= TRIGRAM]


def _entries(store: Store, index: str, fragment: str) -> list[str] | None:
    """The entries of an index that begin with a fragment; None if they are in very many documents."""
    if fragment.isascii() and len(fragment) < TRIGRAM - 1:
        return None
    entries, documents = [], 0
    sql = f"SELECT term, doc FROM {index}_term WHERE term >= ? AND term < ?"
    # Of a mark alone nothing is left without it, and every entry would begin with that.
    for start in {fragment.lower(), normalize("NFC", fold(fragment)), _without_accents(fragment)} - {""}:
        for term, number in store.connection.execute(sql, (start, start + _BEHIND)):
            entries.append(term)
            documents += number
            if documents > _RARE:
                return None
    return entries


def _without_accents(fragment: str) -> str:
    """As the index has it: without the accents of Latin letters, but with the marks of Japanese or Russian ones."""
    letters = [(letter.lower(), fold(letter)) for letter in fragment]
    return "".join(bare if len(bare) == 1 and bare.isascii() else letter for letter, bare in letters)


def _documents(store: Store, kind: Findable, asked: Asked, query: _Query, limit: int) -> list[int]:
    """The numbers of the documents of a kind that fit, those with the words in their title first."""
    start = _NUMBERS[kind] * _KIND
    first = start + (asked.since.toordinal() + _JULIAN) * _DAY if asked.since else start
    last = start + (asked.until.toordinal() + 1 + _JULIAN) * _DAY if asked.until else start + _KIND
    narrowing: list[_Condition] = [(_HAS, [fragment]) for fragment in query.rest]
    narrowing += _narrowing(kind, asked)
    titled: list[int] = []
    if query.match and kind is not Findable.ENTRY:
        in_title = query._replace(match=f"title : ({query.match})")
        titled = _newest(store, in_title, (first, last), narrowing, limit)
    if len(titled) >= limit:
        return titled
    others = [*narrowing, (f"search_doc.doc NOT IN ({', '.join(map(str, titled))})", [])] if titled else narrowing
    return titled + _newest(store, query, (first, last), others, limit - len(titled))


def _newest(
    store: Store, query: _Query, span: tuple[int, int], narrowing: Sequence[_Condition], most: int
) -> list[int]:
    where = "".join(f" AND {condition}" for condition, _ in narrowing)
    values = [value for _, some in narrowing for value in some]
    if query.match:
        index = query.table
        texts = f" CROSS JOIN search_doc ON doc = {index}.rowid" if where else ""
        sql = f"""
            SELECT {index}.rowid FROM {index}{texts} WHERE {index} MATCH ?
                AND {index}.rowid >= ? AND {index}.rowid < ?{where} ORDER BY {index}.rowid DESC LIMIT ?"""
        values = [query.match, *span, *values]
    else:
        sql = f"SELECT doc FROM search_doc WHERE doc >= ? AND doc < ?{where} ORDER BY doc DESC LIMIT ?"
        values = [*span, *values]
    return [row[0] for row in store.rows(sql, *values, most)]


def _narrowing(kind: Findable, asked: Asked) -> list[_Condition]:
    """What else has to hold, and the values in it."""
    result: list[_Condition] = []
    for tag in asked.tags:
        tagged = "SELECT entry_id FROM entry_tag WHERE instr(fold(tag), ?) = 1 AND deleted_at IS NULL"
        result.append((f"row_id IN ({tagged})", [fold(tag)]))
    if asked.goal_kind and kind is Findable.GOAL:
        result.append(("(SELECT goal.kind FROM goal WHERE goal.id = row_id) = ?", [asked.goal_kind]))
    if asked.goal:
        goals = "SELECT goal.id FROM goal WHERE instr(fold(goal.title), ?) AND goal.deleted_at IS NULL"
        result.append((_OF_GOAL[kind].format(goals=goals), [fold(asked.goal)]))
    if kind in _OF_ONE_GOAL:
        table = _ROW[kind][0]
        away = f"SELECT 1 FROM {table} JOIN goal ON goal.id = goal_id WHERE {table}.id = row_id"
        result.append((f"NOT EXISTS ({away} AND goal.deleted_at IS NOT NULL)", []))
    if kind is Findable.REVIEW:  # those of a finished review are in its entry
        finished = "SELECT 1 FROM review_answer JOIN review ON review.id = review_id WHERE review_answer.id = row_id"
        result.append((f"NOT EXISTS ({finished} AND (entry_id IS NOT NULL OR review.deleted_at IS NOT NULL))", []))
    return result


_OF_ONE_GOAL = frozenset({Findable.QUESTION, Findable.EXPERIMENT, Findable.CHECK})
_MINE = "(SELECT goal_id FROM {table} WHERE {table}.id = row_id) IN ({{goals}})"
_LINKED = "row_id IN (SELECT {table}_id FROM {table}_{link} WHERE deleted_at IS NULL AND goal_id IN ({{goals}}))"
_OF_GOAL = {
    Findable.GOAL: "row_id IN ({goals})",
    Findable.ENTRY: _LINKED.format(table="entry", link="link"),
    Findable.SETBACK: _LINKED.format(table="setback", link="goal"),
    Findable.QUESTION: _MINE.format(table="question"),
    Findable.EXPERIMENT: _MINE.format(table="experiment"),
    Findable.CHECK: _MINE.format(table="understanding_check"),
    Findable.REVIEW: "row_id IN ({goals})",
    Findable.AREA: "row_id IN (SELECT area_id FROM goal WHERE goal.id IN ({goals}))",
}

# What a row says of itself beside its document: its table, day, goal, where it came from, detail, and if it is private.
_MADE_ON = "date(row.created_at, row.created_offset || ' minutes')"
_ROW = {
    Findable.GOAL: ("goal", _MADE_ON, "row.id", "''", "row.kind", "0"),
    Findable.ENTRY: ("entry", "row.day", "''", "''", "''", "row.private"),
    Findable.SETBACK: ("setback", "row.day", "''", "''", "row.outcome", "0"),
    Findable.QUESTION: ("question", _MADE_ON, "row.goal_id", "row.setback_id", "row.answered_on", "0"),
    Findable.EXPERIMENT: (
        "experiment",
        f"coalesce(row.tried_on, {_MADE_ON})",
        "row.goal_id",
        "row.setback_id",
        "row.tried_on",
        "0",
    ),
    Findable.CHECK: ("understanding_check", "row.day", "row.goal_id", "''", "row.level_after", "0"),
    Findable.REVIEW: ("review_answer", _MADE_ON, "''", "row.review_id", "''", "0"),
    Findable.AREA: ("area", _MADE_ON, "''", "''", "''", "0"),
}


def _hits(store: Store, kind: Findable, docs: Sequence[int], words: Sequence[str]) -> list[Hit]:
    if not docs:
        return []
    table, day, goal, leads_to, detail, private = _ROW[kind]
    review = "coalesce(row.review_id, '')" if kind is Findable.QUESTION else "''"
    rows = store.rows(f"""
        SELECT doc, row.id, search_doc.title, body, {day}, coalesce({goal}, ''), coalesce(goal.title, ''),
            coalesce({leads_to}, ''), coalesce({detail}, ''), {private}, {review}
        FROM search_doc JOIN {table} AS row ON row.id = row_id LEFT JOIN goal ON goal.id = {goal}
        WHERE doc IN ({", ".join(map(str, docs))})""")
    found = {}
    for doc, row_id, title, body, on, goal_id, goal_title, came_from, more, hidden, reviewed in rows:
        if kind is Findable.ENTRY:
            first_line, _ = markup.title_and_excerpt(body[:_TITLE])
        else:
            first_line = " ".join(title.split())
        excerpt = around(body, words)
        found[doc] = Hit(
            kind, row_id, first_line, excerpt, on, goal_id, goal_title, came_from, str(more), bool(hidden), reviewed
        )  # fmt: skip
    return [found[doc] for doc in docs if doc in found]  # the index of a damaged desk may know of more
