"""What the coach says about a goal, and when it keeps silent (method.md 2.4). It never moves or rewrites anything."""

import re
from itertools import pairwise
from typing import Any, NamedTuple
from unicodedata import category

from goaldesk.core.method.coach.language import Language
from goaldesk.core.method.coach.reading import Found, Reading, plain
from goaldesk.core.method.coach.verdict import Confidence, Reads, judge
from goaldesk.core.types import Familiarity

_FEWEST_WORDS = 3
_OFTEN_ENOUGH = 2
_SIDES = {"learning": "L", "performance": "P", "vague": "V"}

_AVOIDED = "P.avoidance"
"""An appearance that is to be avoided: “not look stupid”."""

_BEFORE = 24
"""Letters before an appearance in which it may be said that it is to be avoided."""

# Which question follows from the cue that says most.
_TEMPLATES = {
    "P.artefact": "count", "P.artefact_count": "count", "P.number": "count", "P.credential": "credential",
    "P.measure": "threshold", "P.rank": "rank", "P.appearance": "rank", "P.quota": "quota", "P.flawless": "avoidance",
    _AVOIDED: "avoidance",
}  # fmt: skip


class Situation(NamedTuple):
    """A goal as it stands: its words, and what is known about it that is no word."""

    text: str
    familiarity: Familiarity = Familiarity.UNSET
    kind_is_set: bool = False
    has_pair: bool = False
    closed: bool = False
    dismissed: int = 0
    coach_is_on: bool = True


class Evidence(NamedTuple):
    """Words of the person's own text, from ``start`` to ``end``, and what they speak for."""

    start: int
    end: int
    cue: str
    side: str
    why: str


class Advice(NamedTuple):
    """A verdict with its reasons. ``question`` is what to ask; there is none while the coach is silent."""

    kind: Reads
    confidence: Confidence
    evidence: tuple[Evidence, ...]
    flags: tuple[str, ...]
    question: str | None
    template: str | None
    silent_because: str | None

    def as_json(self) -> dict[str, Any]:
        """For the terminal and for other programs."""
        return {**self._asdict(), "evidence": [each._asdict() for each in self.evidence]}


def advise(situation: Situation, language: Language) -> Advice:
    """Read a goal and decide what to say. Pure, and the same every time."""
    text, at = _with_single_spaces(situation.text)
    kind, confidence, reading = judge(text, language)
    evidence = _evidence(reading, language)
    flags = set(reading.flags) | ({"no_skill_named"} if _names_no_skill(kind, evidence) else set())
    flags |= {"avoidance"} if any(each.cue == _AVOIDED for each in evidence) else set()
    silent = _silent_because(situation, language, kind, confidence, reading)
    template = None if silent else _template(kind, evidence)
    question = _ask(template, text, evidence, language) if template else None
    spans = tuple(each._replace(start=at[each.start], end=at[each.end - 1] + 1) for each in evidence)
    return Advice(kind, confidence, spans, tuple(sorted(flags)), question, template, silent)


def _with_single_spaces(text: str) -> tuple[str, list[int]]:
    """The text with one space for any number of them, and where each of its letters stands in the original."""
    at = [place for place, letter in enumerate(text) if not (letter.isspace() and place and text[place - 1].isspace())]
    return "".join(text[place] for place in at), at


def _evidence(reading: Reading, language: Language) -> tuple[Evidence, ...]:
    """The cues as spans; a verb and the number behind it are one."""
    merged: list[Evidence] = []
    for each in reading.found:
        last = merged[-1] if merged else None
        if last and last.cue == "P.artefact" and each.cue.name == "P.number" and each.start - last.end <= 1:
            merged[-1] = Evidence(last.start, each.end, "P.artefact_count", "P", "a count of things to produce")
        else:
            merged.append(_spoken(each, reading, language))
    return tuple(merged)


def _spoken(found: Found, reading: Reading, language: Language) -> Evidence:
    name = found.cue.name
    around = reading.text[max(0, found.start - _BEFORE) : found.end]
    if name == "P.appearance" and language.avoids.search(around):
        name = _AVOIDED
    return Evidence(found.start, found.end, name, _SIDES[found.cue.side], found.cue.why)


def _names_no_skill(kind: Reads, evidence: tuple[Evidence, ...]) -> bool:
    """“Learn to ship 5 endpoints”: what comes after the learning verb is the result."""
    return kind is Reads.MIXED and any(
        first.cue == "L.skill_verb" and second.side == "P" and second.start - first.end <= 1
        for first, second in pairwise(evidence)
    )


def delicate(text: str, language: Language) -> str | None:
    """Why a program has no business with these words, whatever stands between them; None where it may speak.

    Nothing else of the text is read, which may be as long as a journal.
    """
    seen = text if text.isascii() else "".join(letter for letter in text if category(letter) != "Cf")
    said = " ".join(plain(seen).split())
    return next((why for why, patterns in language.silence if any(each.search(said) for each in patterns)), None)


def _silent_because(
    situation: Situation, language: Language, kind: Reads, confidence: Confidence, reading: Reading
) -> str | None:
    why_delicate = delicate(situation.text, language)
    foreign = not (language.function_words.search(reading.text) or language.any_of(language.common, reading.text))
    reasons = (
        (not situation.coach_is_on, "coach_off"),
        (why_delicate is not None, why_delicate or ""),
        (situation.closed, "closed"),
        (situation.kind_is_set, "kind_is_set"),
        (situation.dismissed >= _OFTEN_ENOUGH, "dismissed"),
        (situation.has_pair, "paired"),
        (situation.familiarity is Familiarity.KNOWN, "known"),
        (len(reading.text.split()) < _FEWEST_WORDS, "too_short"),
        (foreign, "another_language"),
        (kind is Reads.LEARNING, "learning"),
        (confidence is Confidence.LOW and kind is not Reads.VAGUE, "not_sure"),
    )
    return next((why for applies, why in reasons if applies), None)


def _template(kind: Reads, evidence: tuple[Evidence, ...]) -> str:
    if kind is not Reads.PERFORMANCE:
        return str(kind)
    return next((_TEMPLATES[each.cue] for each in evidence if each.cue in _TEMPLATES), "result")


def _ask(template: str, text: str, evidence: tuple[Evidence, ...], language: Language) -> str:
    """The question of a template with the person's own noun in it, where one can be told."""
    it = _noun(template, text, evidence, language)
    if "{it}" in language.ask[template] and not it:
        template = "mixed_plain" if template == "mixed" else "result"
    return language.ask[template].format(it=it)


def _noun(template: str, text: str, evidence: tuple[Evidence, ...], language: Language) -> str:
    """What is counted, or what the last result names: the words after the verb, up to the next small word."""
    result = [each for each in evidence if each.side == "P"]
    counted = [each for each in result if each.cue in {"P.artefact_count", "P.number"}]
    if template in {"count", "mixed"} and counted:
        words = text[counted[0].start : counted[0].end]
        number = re.search(r"\d", words) or language.number.search(words.lower())
        words = words[number.start() :] if number else words
        kept = _before_small_word(words.split(), language)
        return " ".join(kept[1:] if template == "mixed" else kept) if len(kept) > 1 else ""
    if template in {"credential", "threshold"} and result:
        # Where the verb stands at the end, the noun is before the words that told.
        start, end = (result[0].start, result[0].end) if language.verb_first else (0, len(text))
        found = language.any_of(language.nouns, plain(text[start:end]))
        # All that stands before it back to an article, but not the verb that the words begin with.
        before = (text[start : start + found[1]] + text[start + found[1] :].partition(" ")[0]).split() if found else []
        named = before[1:] if language.verb_first else before
        return " ".join(_before_small_word(named[::-1], language)[::-1])
    return ""


_MARKS = ".,;:!?()[]\"'“”„‘’«»"


def _before_small_word(words: list[str], language: Language) -> list[str]:
    """The words up to a small one, or to a sign that is no word, without the marks around them."""
    kept: list[str] = []
    for word in (each.strip(_MARKS) for each in words):
        if not re.search(r"\w", word) or language.function_words.fullmatch(word.lower()):
            break
        kept.append("".join(letter for letter in word if category(letter) != "Cf"))
    return kept
