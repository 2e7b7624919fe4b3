"""What somebody types to find something: words in any order, “phrases”, and ``kind:`` ``tag:`` ``goal:`` ``before:``
``after:``."""

import re
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from goaldesk.core.types import WORDS_LIMIT, Kind


class Findable(StrEnum):
    """What can be found, in the order in which it is listed."""

    GOAL = "goal"
    ENTRY = "entry"
    SETBACK = "setback"
    QUESTION = "question"
    EXPERIMENT = "experiment"
    CHECK = "check"
    REVIEW = "review"
    AREA = "area"


class Asked(NamedTuple):
    """A question to the search. Empty parts leave nothing out.

    ``words`` are all to be there, a phrase is one of them. ``kinds`` are kinds of things, ``goal_kind`` a column.
    ``since`` and ``until`` are a first and a last day. ``goal`` is part of a goal's title: what belongs to it is meant.
    """

    words: tuple[str, ...] = ()
    kinds: frozenset[Findable] = frozenset()
    goal_kind: Kind | None = None
    tags: tuple[str, ...] = ()
    goal: str = ""
    since: date | None = None
    until: date | None = None

    def is_empty(self) -> bool:
        """Whether nothing was asked."""
        return self == Asked()


# The names a kind goes by. While one is typed, its beginning is enough.
_KINDS = {
    "goal": Findable.GOAL, "performance": Findable.GOAL, "learning": Findable.GOAL, "entry": Findable.ENTRY,
    "journal": Findable.ENTRY, "setback": Findable.SETBACK, "question": Findable.QUESTION,
    "experiment": Findable.EXPERIMENT, "try": Findable.EXPERIMENT, "check": Findable.CHECK, "review": Findable.REVIEW,
    "area": Findable.AREA,
}  # fmt: skip
_PART = re.compile(
    r"""(?:(?P<key>kind|tag|goal|before|after):)?(?:["“„](?P<phrase>[^"“”]*)["”“]?|(?P<word>\S+))""",
    re.IGNORECASE,
)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?-?")


def parse(text: str) -> Asked:
    """Read what was typed. A sign before a colon that is not known, and a day that is none, are words like others.

    At most ``WORDS_LIMIT`` words and tags count, and the first letters of a very long phrase.
    """
    asked = Asked()
    words: dict[str, None] = {}
    for part in _PART.finditer(text.replace("\0", " ")):  # it would end the question to the index
        key, value = (part["key"] or "").lower(), " ".join((part["phrase"] or part["word"] or "").split())
        if value and value.lower() not in _SIGNS:
            narrowed = _narrowed(asked, key, value) if key else None
            asked = narrowed or asked
            if narrowed is None and len(words) < WORDS_LIMIT:
                words[(part[0] if key else value)[:_LETTERS].rstrip()] = None
    return asked._replace(words=tuple(words))


_LETTERS = 200
"""Letters of a phrase that are looked for: what has these is hardly ever another text."""

_SIGNS = frozenset({"kind:", "tag:", "goal:", "before:", "after:"})
"""What has just been begun and says nothing yet."""


def _narrowed(asked: Asked, key: str, value: str) -> Asked | None:
    if key == "tag":
        return asked._replace(tags=(*asked.tags, value.lstrip("#＃"))[:WORDS_LIMIT])
    if key == "goal":
        return asked._replace(goal=value)
    if key == "kind":
        named = [name for name in _KINDS if name.startswith(value.lower().removesuffix("s"))]
        if not named:
            return None
        only = Kind(named[0]) if len(named) == 1 and named[0] in set(Kind) else None
        return asked._replace(kinds=asked.kinds | {_KINDS[name] for name in named}, goal_kind=only or asked.goal_kind)
    first = _first_day(value)
    if first is None:
        return None
    if key == "after":
        return asked._replace(since=max(first, asked.since or first))
    last = date.fromordinal(max(1, first.toordinal() - 1))
    return asked._replace(until=min(last, asked.until or last))


def _first_day(text: str) -> date | None:
    """The first day of a year, a month or a day, written as ``2026``, ``2026-10`` or ``2026-10-08``."""
    found = _DAY.fullmatch(text)
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1)) if found else None
    except ValueError:
        return None
