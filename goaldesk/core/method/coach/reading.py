"""Finding cues in a goal: what speaks for a result, what for learning, and what says neither (method.md 2.2, 2.4)."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple
from unicodedata import category

from goaldesk.core.method.coach.language import Cue, Language, Pattern, Rule, View
from goaldesk.core.method.coach.phrases import AIM, JOIN, Token, tokens

_AS_WRITTEN = str.maketrans("’‘`“”‐‑–—\xa0\n\t", "'''\"\"----   ")
_NO_WORDS, _AS_A_PICTURE = {"So", "Sk", "Cf"}, "\ufe0f"
"""Pictures, and the signs between and behind their parts."""

_NEAR = 45
_BESIDE = 4
_STRONG = 3


class Found(NamedTuple):
    """A cue in the person's text, from ``start`` to ``end``."""

    start: int
    end: int
    cue: Cue


class Clause(NamedTuple):
    """A part of a goal that has its own verb, from ``start`` to ``end``."""

    start: int
    end: int


class Reading(NamedTuple):
    """What a text says: ``text`` is it in lower case with plain quotes, letter for letter as long as the original.

    ``said`` is what is left of it without deadlines, names and the words that every goal could begin with; a number in
    what was left out stands ``aside``. What is ``overruled`` was found, but is part of what another cue begins.
    """

    text: str
    said: str
    clauses: tuple[Clause, ...]
    found: tuple[Found, ...]
    overruled: tuple[Found, ...]
    aside: bool
    flags: frozenset[str]

    def strongest(self, side: str) -> int:
        """The strength of the strongest cue of a side; 0 if there is none."""
        return max((each.cue.strength for each in self.found if each.cue.side == side), default=0)

    def within(self, clause: Clause) -> list[Found]:
        """The cues of a clause."""
        return [each for each in self.found if each.start < clause.end and clause.start < each.end]


_LEARNING_COUNT = Cue(
    "learning", "L.learning_count", 3, "a number of things to find out", "learning_count", (), governs=True
)


def plain(text: str) -> str:
    """The text as cues are looked for in it; every letter stays where it is."""
    letters = text.translate(_AS_WRITTEN)
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in letters)


def read(text: str, language: Language) -> Reading:
    """Look for every cue. Deadlines, numbers that are names, and facts in questions do not count."""
    low = plain(text)
    dateless = _hidden(low, language.deadlines)
    counted = _without_numbers(dateless, language)
    said = _without_lead(_without_background(counted, language), language)
    words = _with_breaks(said, _words(_without_numbers(low, language), said, language), language)
    view = language.view(said, words)
    found: list[Found] = []
    for rule in language.findings:
        _add(view, _LEARNING_COUNT, rule, found)
    _look(view, [each for each in language.cues if each.side == "learning" or each.first], found)
    view = _without_facts(view, found, language)
    _look(view, [each for each in language.cues if not (each.side == "learning" or each.first)], found)
    clauses = _clauses(said, words)
    kept = _in_their_clauses(_without_empty_objects(sorted(found)), clauses, said, language)
    flags = {each.cue.flag for each in kept if each.cue.flag} | ({"deadline"} if dateless != low else set())
    overruled = tuple(each for each in sorted(found) if each not in kept)
    aside = len(language.number.findall(counted)) > len(language.number.findall(said))
    return Reading(low, said, clauses, tuple(kept), overruled, aside, frozenset(flags))


def _hidden(text: str, patterns: Iterable[Pattern]) -> str:
    for pattern in patterns:
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


def _without_numbers(text: str, language: Language) -> str:
    """Numbers that are part of a name are blanked; the rest of the name stays."""
    for pattern in language.number_names:
        text = pattern.sub(lambda name: language.number.sub(lambda match: " " * len(match[0]), name[0]), text)
    return text


def _without_background(text: str, language: Language) -> str:
    """The text without what only says how things are; all of it, if nothing else is said."""
    shown = _hidden(text, language.background)
    return shown if shown.strip(" .,;:!?") else text


def _without_lead(text: str, language: Language) -> str:
    """“I want to”, “my goal is to”: what every goal could begin with."""
    begins = 0
    while lead := language.lead.match(text[begins:]):
        begins += lead.end()
    return " " * begins + text[begins:] if text[begins:].strip() else text


def _words(whole: str, said: str, language: Language) -> list[Token]:
    """The words that count. Where some were taken out, those around them do not stand beside one another."""
    found = tokens(said, language.lexicon)
    words: list[Token] = found[:1]
    for before, after in pairwise(found):
        if re.search(r"\w", whole[before.end : after.start]):
            words.append(Token(",", before.end, before.end))
        words.append(after)
    return words


def _with_breaks(text: str, words: list[Token], language: Language) -> list[Token]:
    """The words with a break before each clause but the first. What only joins two clauses is no word of either."""
    for mark, rule in language.breaks:
        done: list[Token] = []
        at = 0
        for start, end in language.view(text, words).find(rule):
            first, last = (bisect_right(words, place, at, key=_end) for place in (start, end))
            before = words[first - 1] if first > at else done[-1] if done else None
            if before and before.word not in {JOIN, AIM}:
                done += [*words[at:first], Token(mark, start, start), *(words[first:last] if mark == AIM else ())]
                at = last
        words = [*done, *words[at:]]
    return words


def _end(word: Token) -> int:
    return word.end


def _clauses(text: str, words: list[Token]) -> tuple[Clause, ...]:
    starts = [0, *(each.start for each in words if each.word in {JOIN, AIM})]
    return tuple(Clause(start, end) for start, end in pairwise([*starts, len(text)]))


def _look(view: View, cues: Iterable[Cue], found: list[Found]) -> None:
    for cue in cues:
        for rule in cue.rules:
            _add(view, cue, rule, found)


def _add(view: View, cue: Cue, rule: Rule, found: list[Found]) -> None:
    """Add what a rule finds, except where an earlier cue has the words already."""
    for start, end in view.find(rule):
        words = view.text[start:end].strip()
        while words and (category(words[-1]) in _NO_WORDS or words[-1] == _AS_A_PICTURE):
            words = words[:-1].rstrip()
        begins = start + view.text[start:end].index(words)
        ends = begins + len(words)
        if words and not any(begins < each.end and each.start < ends for each in found):
            found.append(Found(begins, ends, cue))


def _without_empty_objects(found: list[Found]) -> list[Found]:
    """A learning verb whose object names nothing says nothing: “learn to” before “be a better writer”."""
    empty = [each for each in found if each.cue.side == "vague"]

    def says_nothing(each: Found) -> bool:
        return each.cue.side == "learning" and any(0 <= other.start - each.end <= _BESIDE for other in empty)

    return [each for each in found if not says_nothing(each)]


def _in_their_clauses(found: list[Found], clauses: tuple[Clause, ...], said: str, language: Language) -> list[Found]:
    """What begins a clause says how the rest of it is meant.

    After a result, a learning word is part of what is delivered: “publish our paper on how bees *learn*”. After a
    learning verb, a verb of results is what is learned: “learn to *sell* without pushing”; with a number, it stays.
    """
    kept: list[Found] = []
    for clause in clauses:
        inside = [each for each in found if clause.start <= each.start < clause.end]
        if any(each.cue is _LEARNING_COUNT for each in inside):
            then = next((each.cue.side for each in found if each.start >= clause.end), "")
            most = _STRONG if then == "learning" else _STRONG - 1  # “carve it from two woods and see which …”
            inside = [each for each in inside if not (each.cue.governed and each.cue.strength <= most)]
        first = inside[0].cue if inside else None
        if first and first.governs:
            inside = _with_a_number(inside, said, language)
        elif first and first.side != "learning" and language.verb_first:
            inside = _before_a_result(inside)
        kept += inside
    return kept


def _with_a_number(inside: list[Found], said: str, language: Language) -> list[Found]:
    """Without what is governed, except where a number says how much of it is wanted."""
    numbers = [each.start for each in inside if each.cue.name == "P.number"]

    def counts(each: Found) -> bool:
        within = each.cue.strength == _STRONG and language.number.search(said, each.start, each.end)
        return bool(within) or any(0 <= start - each.end <= 1 for start in numbers)

    return [each for each in inside if not each.cue.governed or counts(each)]


def _before_a_result(inside: list[Found]) -> list[Found]:
    """Without the learning that comes after a result."""
    results = [each.start for each in inside if each.cue.side == "performance" and each.cue.strength == _STRONG]
    return [each for each in inside if each.cue.side != "learning" or each.start < min(results, default=each.end)]


def _without_facts(view: View, found: list[Found], language: Language) -> View:
    """What is asked about is a fact: nothing in it is a result to reach (tie-breaker b)."""
    text, words = view.text, list(view.marked.tokens)
    learning = [each for each in found if each.cue.side == "learning"]
    breaks = [each.start for each in words if each.word in {JOIN, AIM}]

    def end_of(start: int) -> int:
        end = language.question_ends.search(text, start)
        return min([end.start() if end else len(text), *(each for each in breaks if each >= start)])

    for question in language.question_words.finditer(text):
        leads = any(
            each.start <= question.start() < each.end + _NEAR and end_of(each.end) >= question.start()
            for each in learning
        )
        if leads:
            start, stop = question.end(), end_of(question.end())
            text = text[:start] + " " * (stop - start) + text[stop:]
            words = [each for each in words if not start <= each.start < stop]
            found[:] = [each for each in found if each.cue.side == "learning" or not start <= each.start < stop]
    return language.view(text, words)
