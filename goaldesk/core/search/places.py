"""Where in a text the words are that were looked for, whatever their case and their accents."""

from collections.abc import Sequence

from goaldesk.core.fold import fold

AROUND = 28
"""Letters that are shown before the first word found, and a quarter of what is shown in all."""

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
    letters = [fold(letter) for letter in text]
    at = [number for number, letter in enumerate(letters) for _ in letter]
    return "".join(letters), [*at, len(text)]


def around(text: str, words: Sequence[str]) -> str:
    """The part of a text, as one line, around the first of the words that is in it; its beginning if none is."""
    text = " ".join(text.split())
    found = places(text[: 100 * AROUND], words) or places(text, words)
    start = max(0, found[0][0] - AROUND) if found else 0
    start = text.find(" ", start, start + AROUND) + 1 or start if start else 0
    return ("… " if start else "") + text[start : start + 4 * AROUND]
