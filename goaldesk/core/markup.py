"""What a journal text says about itself: ``[[links]]``, ``#tags``, pictures, a title, a number of words."""

import re

_LINK = re.compile(r"\[\[([^\[\]\n]+)\]\]")
TAG = re.compile(r"(?<![\w&/#＃])[#＃]([^\W\d_][\w-]*)")
"""A tag. It starts with a letter, so that "#1" and colours such as "#3a3a3a" mostly stay text; it may not follow a
word, so that an address with a fragment is no tag. The full-width sign is what East Asian keyboards type."""

PICTURE = re.compile(r"!\[([^\[\]\n]*)\]\(picture:([0-9a-f]{64})\)")
"""A picture: what it shows in words, and its hash. A line that is nothing else shows it."""

_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_NO_MARKS = re.compile(r"[\[\]()]")
_LEADING = re.compile(r"^\s*(?:#{1,6}\s+|[-*+>]\s+|\d+[.)]\s+)")
_EMPHASIS = re.compile(r"(\*\*|__|\*|`)(?=\S)(.{1,1000}?)(?<=\S)\1")
"""Marks around a few words: of very many marks on one line, none looks for its other one to the end of it."""


def links(text: str) -> list[str]:
    """The labels of the ``[[links]]`` in a text, each once, in order."""
    return list(dict.fromkeys(label.strip() for label in _LINK.findall(text) if label.strip()))


def tags(text: str) -> list[str]:
    """The ``#tags`` in a text without their sign, each once whatever its case, in order."""
    found = {tag.casefold(): tag for tag in reversed(TAG.findall(text))}
    return list(reversed(found.values()))


def picture(words: str, digest: str) -> str:
    """The mark that shows a picture, with what it shows in words."""
    return f"![{' '.join(_NO_MARKS.sub(' ', words).split())}](picture:{digest})"


def picture_in(line: str) -> tuple[str, str] | None:
    """The words and the hash of the picture that a line shows; None if it is anything else."""
    found = PICTURE.fullmatch(line.strip())
    return (found[1], found[2]) if found else None


def pictures(text: str) -> list[str]:
    """The hashes of the pictures that a text names, each once, in order."""
    return list(dict.fromkeys(found[2] for found in PICTURE.finditer(text)))


def without_hashes(text: str) -> str:
    """A text for reading, in which a picture is named by its words alone."""
    return PICTURE.sub(r"![\1]", text)


def plain(line: str) -> str:
    """A line without its Markdown marks, for a list or a title."""
    line = PICTURE.sub(r"\1", _LEADING.sub("", line))
    line = _LINK.sub(r"\1", line)
    return _EMPHASIS.sub(r"\2", line).strip()


def title_and_excerpt(text: str) -> tuple[str, str]:
    """The first line with words as a title, and the rest as one line."""
    lines = [plain(line) for line in text.splitlines()]
    lines = [line for line in lines if line]
    return (lines[0], " ".join(lines[1:])) if lines else ("", "")


def word_count(text: str) -> int:
    """How many words a person would count: marks are not words."""
    return len(_WORD.findall(PICTURE.sub(r"\1", text)))
