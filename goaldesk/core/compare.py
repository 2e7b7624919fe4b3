"""What two texts share, and what only one of them says: line by line, and word by word where lines are alike."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum, auto
from itertools import groupby
from typing import NamedTuple

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_MOST = 2_000_000
"""Pairs of lines, or of words, that are looked at: where there are more, what differs is taken as a whole."""


class Where(Enum):
    """Which of the two texts says something."""

    BOTH = auto()
    BEFORE = auto()
    AFTER = auto()


class Part(NamedTuple):
    """A piece of text, and where it stands."""

    text: str
    where: Where


def compare(before: str, after: str) -> list[Part]:
    """Both texts as one: the parts of BOTH and BEFORE make up the first of them, those of BOTH and AFTER the second."""
    parts = _parts(before.splitlines(keepends=True), after.splitlines(keepends=True), _by_words)
    said = (part for part in parts if part.text)
    return [Part("".join(part.text for part in run), where) for where, run in groupby(said, lambda part: part.where)]


Differs = Callable[[str, str], Iterable[Part]]


def _by_words(before: str, after: str) -> Iterator[Part]:
    return _parts(_WORDS.findall(before), _WORDS.findall(after), _as_a_whole)


def _as_a_whole(before: str, after: str) -> Iterator[Part]:
    if before:
        yield Part(before, Where.BEFORE)
    if after:
        yield Part(after, Where.AFTER)


def _parts(before: Sequence[str], after: Sequence[str], differ: Differs) -> Iterator[Part]:
    """What two sequences share; what stands between that is compared by ``differ``.

    Mostly they begin and end alike, which is found out fast.
    """
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    middle, other = before[start : len(before) - end], after[start : len(after) - end]
    yield Part("".join(before[:start]), Where.BOTH)
    if len(middle) * len(other) > _MOST:
        yield from _as_a_whole("".join(middle), "".join(other))
    else:
        for what, i, j, k, n in SequenceMatcher(None, middle, other, autojunk=False).get_opcodes():
            if what == "equal":
                yield Part("".join(middle[i:j]), Where.BOTH)
            else:
                yield from differ("".join(middle[i:j]), "".join(other[k:n]))
    yield Part("".join(before[len(before) - end :]), Where.BOTH)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many parts both begin with."""
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    return at
