"""What a journal text says about itself: ``[[links]]``, ``#tags``, a title, a number of words."""

import re

_LINK = re.compile(r"\[\[([^\[\]\n]+)\]\]")
# A tag starts with a letter, so that "#1" and colours such as "#3a3a3a" mostly stay text; it may not follow
# a word, so that an address with a fragment is no tag. The full-width sign is what East Asian keyboards type.
_TAG = re.compile(r"(?<![\w&/#＃])[#＃]([^\W\d_][\w-]*)")
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_LEADING = re.compile(r"^\s*(?:#{1,6}\s+|[-*+>]\s+|\d+[.)]\s+)")
_EMPHASIS = re.compile(r"(\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1")


def links(text: str) -> list[str]:
    """The labels of the ``[[links]]`` in a text, each once, in order."""
    return list(dict.fromkeys(label.strip() for label in _LINK.findall(text) if label.strip()))


def tags(text: str) -> list[str]:
    """The ``#tags`` in a text without their sign, each once whatever its case, in order."""
    found = {tag.casefold(): tag for tag in reversed(_TAG.findall(text))}
    return list(reversed(found.values()))


def plain(line: str) -> str:
    """A line without its Markdown marks, for a list or a title."""
    line = _LEADING.sub("", line)
    line = _LINK.sub(r"\1", line)
    return _EMPHASIS.sub(r"\2", line).strip()


def title_and_excerpt(text: str) -> tuple[str, str]:
    """The first line with words as a title, and the rest as one line."""
    lines = [plain(line) for line in text.splitlines()]
    lines = [line for line in lines if line]
    return (lines[0], " ".join(lines[1:])) if lines else ("", "")


def word_count(text: str) -> int:
    """How many words a person would count: marks are not words."""
    return len(_WORD.findall(text))
