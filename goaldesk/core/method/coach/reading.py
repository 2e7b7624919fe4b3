"""Finding cues in a goal: what speaks for a result, what for learning, and what says neither (method.md 2.2, 2.4)."""

from collections.abc import Iterable
from typing import NamedTuple

from goaldesk.core.method.coach.language import Cue, Language, Pattern

_AS_WRITTEN = str.maketrans("’‘`“”‑–—\xa0\n\t", "'''\"\"---   ")
_NEAR = 45
_BESIDE = 4


class Found(NamedTuple):
    """A cue in the person's text, from ``start`` to ``end``."""

    start: int
    end: int
    cue: Cue


class Reading(NamedTuple):
    """What a text says: ``text`` is it in lower case with plain quotes, letter for letter as long as the original."""

    text: str
    found: tuple[Found, ...]
    flags: frozenset[str]

    def strongest(self, side: str) -> int:
        """The strength of the strongest cue of a side; 0 if there is none."""
        return max((each.cue.strength for each in self.found if each.cue.side == side), default=0)


_LEARNING_COUNT = Cue("learning", "L.learning_count", 3, "a number of things to find out", "learning_count", ())


def plain(text: str) -> str:
    """The text as cues are looked for in it; every letter stays where it is."""
    letters = text.translate(_AS_WRITTEN)
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in letters)


def read(text: str, language: Language) -> Reading:
    """Look for every cue. Deadlines, numbers that are names, and facts in questions do not count."""
    low = plain(text)
    flags: set[str] = set()
    shown = _hidden(low, language.deadlines)
    if shown != low:
        flags.add("deadline")
    shown = _hidden(shown, language.number_names)
    without_background = _hidden(shown, language.background)
    shown = without_background if without_background.strip() else shown
    found: list[Found] = []
    for pattern in language.findings:
        _add(shown, _LEARNING_COUNT, pattern, found)
    for cue in language.cues:
        if cue.side == "learning" or cue.first:
            _look(shown, cue, found)
    shown = _without_facts(shown, found, language)
    for cue in language.cues:
        if not (cue.side == "learning" or cue.first):
            _look(shown, cue, found)
    found = _without_empty_objects(found)
    flags |= {each.cue.flag for each in found if each.cue.flag}
    return Reading(low, tuple(sorted(found)), frozenset(flags))


def _hidden(text: str, patterns: Iterable[Pattern]) -> str:
    for pattern in patterns:
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


def _look(text: str, cue: Cue, found: list[Found]) -> None:
    for pattern in cue.patterns:
        _add(text, cue, pattern, found)


def _add(text: str, cue: Cue, pattern: Pattern, found: list[Found]) -> None:
    """Add what a pattern finds, except where an earlier cue has the words already."""
    for match in pattern.finditer(text):
        words = match[0].strip()
        start = match.start() + match[0].index(words) if words else match.start()
        end = start + len(words)
        if words and not any(start < each.end and each.start < end for each in found):
            found.append(Found(start, end, cue))


def _without_empty_objects(found: list[Found]) -> list[Found]:
    """A learning verb whose object names nothing says nothing: “learn to” before “be a better writer”."""
    empty = [each for each in found if each.cue.side == "vague"]

    def says_nothing(each: Found) -> bool:
        return each.cue.side == "learning" and any(0 <= other.start - each.end <= _BESIDE for other in empty)

    return [each for each in found if not says_nothing(each)]


def _without_facts(text: str, found: list[Found], language: Language) -> str:
    """What is asked about is a fact: nothing in it is a result to reach (tie-breaker b)."""
    learning = [each for each in found if each.cue.side == "learning"]
    for question in language.question_words.finditer(text):
        leads = any(
            each.start <= question.start() < each.end + _NEAR
            and not language.question_ends.search(text, each.end, max(each.end, question.start()))
            for each in learning
        )
        if leads:
            end = language.question_ends.search(text, question.end())
            stop = end.start() if end else len(text)
            text = text[: question.end()] + " " * (stop - question.end()) + text[stop:]
    return text
