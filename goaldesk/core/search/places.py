"""Where in a text the words are that were looked for, whatever their case and their accents."""

import re
from collections.abc import Sequence

from goaldesk.core.fold import fold
from goaldesk.core.markup import plain

AROUND = 28
"""Letters that are shown before the first word found, and a quarter of what is shown in all."""

_GAP = re.compile(r"\s+")
_END_OF_LINK = re.compile(r"^([^\[\]]*)\]\]")
_START_OF_LINK = re.compile(r"\[\[([^\[\]]*)\]?$")
"""What is left of a link that the ends of an excerpt cut through."""
_FIRST = 100 * AROUND
"""Letters to look at before the whole of a long text is: what is looked for is mostly near its beginning."""

Place = tuple[int, int]


def places(text: str, words: Sequence[str]) -> list[Place]:
    """Start and end of every word in ``text``, in order and without overlaps; in Python's own letters."""
    folded, at = _folded(text)
    found = []
    for word in {fold(word) for word in words} - {""}:
        start = folded.find(word)
        while start >= 0:
            found.append((start, start + len(word)))
            start = folded.find(word, start + len(word))
    result: list[Place] = []
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        if not result or start >= result[-1][1]:
            result.append((start, end))
    return [(at[start], max(at[end], at[start] + 1)) for start, end in result] if at else result


def _folded(text: str) -> tuple[str, list[int]]:
    """The text as it is compared, and where each of its letters came from; nothing where they are the same.

    An accent that is a letter of its own belongs to the one before it.
    """
    if text.isascii():
        return fold(text), []
    known = {letter: fold(letter) for letter in set(text)}
    letters = [known[letter] for letter in text]
    at = [number for number, letter in enumerate(letters) for _ in letter]
    return "".join(letters), [*at, len(text)]


def around(text: str, words: Sequence[str]) -> str:
    """The part of a text, as one plain line, around the first of the words that is in it; its beginning if none is."""
    found = places(text[:_FIRST], words) or (places(text, words) if len(text) > _FIRST else [])
    start = max(0, found[0][0] - AROUND) if found else 0
    if start:
        gap = _GAP.search(text, start, start + AROUND)
        start = gap.end() if gap else start
    lines = [plain(line) for line in text[start : start + 6 * AROUND].splitlines()]
    line = " ".join(" ".join(lines).split())
    if start:
        line = _END_OF_LINK.sub(r"\1", line)
    if len(line) > 4 * AROUND:
        line = _START_OF_LINK.sub(r"\1", line[: 4 * AROUND])
    return ("… " if start else "") + line
