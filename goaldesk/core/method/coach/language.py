"""A language for the coach, as data: what its cue file (``resources/coach/en.toml``) says, ready to be looked for."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from goaldesk.core.method.coach.phrases import AIM, JOIN, Form, Lexicon, Marked, Phrase, Token, inflected, tokens

Pattern = re.Pattern[str]


Rule = Pattern | Phrase
"""What to look for: a regular expression over the letters of a text, or a phrase over its words."""


class View(NamedTuple):
    """A text as rules are looked for in it, with all taken out that does not count."""

    text: str
    marked: Marked

    def find(self, rule: Rule) -> list[tuple[int, int]]:
        """From where to where in the text a rule holds."""
        if isinstance(rule, re.Pattern):
            return [match.span() for match in rule.finditer(self.text)]
        found = rule.find(self.marked)
        return [place for first, last in found if (place := self._without_breaks(first, last))] if found else []

    def _without_breaks(self, first: int, last: int) -> tuple[int, int] | None:
        """A break between clauses may stand in a phrase, but it is no word of the person's."""
        words = [each for each in self.marked.tokens[first : last + 1] if each.word not in {JOIN, AIM}]
        return (words[0].start, words[-1].end) if words else None


class Cue(NamedTuple):
    """Words that speak for one side. ``strength`` is 1 to 3; ``why`` is said to the person.

    One that comes ``first`` is looked for before it is known which words only state a fact. In a clause that one that
    ``governs`` begins, one that is ``governed`` is no result but what is learned: “learn to *sell* without pushing”.
    """

    side: str
    name: str
    strength: int
    why: str
    flag: str
    rules: tuple[Rule, ...]
    first: bool = False
    governs: bool = False
    governed: bool = False


class Language(NamedTuple):
    """All that the coach knows of one language."""

    code: str
    lexicon: Lexicon
    function_words: Pattern
    common: tuple[Rule, ...]
    nouns: tuple[Rule, ...]
    deadlines: tuple[Pattern, ...]
    number: Pattern
    number_names: tuple[Pattern, ...]
    background: tuple[Pattern, ...]
    question_words: Pattern
    question_ends: Pattern
    verb_first: bool
    breaks: tuple[tuple[str, Rule], ...]
    more: Pattern
    says_what: tuple[Rule, ...]
    could_be_more: tuple[Rule, ...]
    findings: tuple[Rule, ...]
    cues: tuple[Cue, ...]
    lead: Pattern
    light: Pattern
    avoids: Pattern
    silence: tuple[tuple[str, tuple[Pattern, ...]], ...]
    ask: dict[str, str]

    def any_of(self, rules: tuple[Rule, ...], text: str) -> tuple[int, int] | None:
        """Where the first of some rules holds in a text, if one does."""
        view = self.view(text, tokens(text, self.lexicon))
        return next((place for rule in rules for place in view.find(rule)), None)

    def view(self, text: str, tokens: Iterable[Token]) -> View:
        """A text and its words, ready for rules."""
        return View(text, Marked(tokens, self.lexicon))


class _Reader:
    """Makes rules from what a file says, with the lists that the file has."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.words: dict[str, str] = dict(data.get("words", {}))
        self.words["number"] = rf"(?:(?<![\w.,])\d[\d.,:]*|\b(?:{data['numbers']['words']})\b)"
        self.lexicon = _lexicon(data)
        for word in sorted(inflected(_phrases(data))):
            self.lexicon.add(f"{word}~", [word], "verb")

    def patterns(self, sources: Iterable[str]) -> tuple[Pattern, ...]:
        """Regular expressions with the lists they name."""
        return tuple(re.compile(_filled(source, self.words)) for source in sources)

    def rules(self, data: Mapping[str, Any], patterns: str = "patterns", phrases: str = "phrases") -> tuple[Rule, ...]:
        """What a part of the file looks for: regular expressions, phrases, or both."""
        written = [Phrase(each, self.lexicon) for each in data.get(phrases, ())]
        return (*self.patterns(data.get(patterns, ())), *written)


def parse(text: str) -> Language:
    """A language from the text of its file. Raises ValueError, KeyError or re.error if the file makes no sense."""
    data = tomllib.loads(text)
    reader = _Reader(data)
    patterns, default, question = reader.patterns, data["default"], data["question"]
    return Language(
        code=data["language"],
        lexicon=reader.lexicon,
        function_words=re.compile(rf"\b(?:{data['function_words']})\b"),
        common=reader.rules(data["common"]),
        nouns=reader.rules(data["nouns"]),
        deadlines=patterns(data["deadline"]["patterns"]),
        number=re.compile(reader.words["number"]),
        number_names=patterns(data["numbers"]["names"]),
        background=patterns(data["background"]["patterns"]),
        question_words=patterns([rf"\b(?:{question['words']})\b"])[0],
        question_ends=patterns([question["ends"]])[0],
        verb_first=data["clauses"]["verb_first"],
        breaks=tuple(
            (mark, rule)
            for mark, name in ((JOIN, "join"), (AIM, "aim"))
            for rule in reader.rules(data["clauses"], f"{name}_patterns", name)
        ),
        more=re.compile(data["clauses"]["more"]),
        says_what=reader.rules(data["safe"], "learning_patterns", "learning"),
        could_be_more=reader.rules(data["safe"], "vague_patterns", "vague"),
        findings=reader.rules(data["learning_count"]),
        cues=tuple(_cue(each, reader.rules(each)) for each in data["cue"]),
        lead=re.compile(rf"^\W*(?:{default['lead']})\b[\s,:]*"),
        light=re.compile(rf"^(?:{default['light']})\b"),
        avoids=patterns(data["avoidance"]["patterns"])[0],
        silence=tuple((why, patterns(sources)) for why, sources in data["silence"].items()),
        ask=data["ask"],
    )


def _cue(data: Mapping[str, Any], rules: tuple[Rule, ...]) -> Cue:
    told = {name: data[name] for name in ("first", "governs", "governed") if name in data}
    return Cue(data["side"], data["name"], data["strength"], data["why"], data.get("flag", ""), rules, **told)


def _lexicon(data: Mapping[str, Any]) -> Lexicon:
    forms = [
        Form(kind, name, re.compile(f"^{pattern}"), base)
        for kind, endings in data.get("forms", {}).items()
        for name, each in endings.items()
        for pattern, base in each
    ]
    lexicon = Lexicon(forms, data["numbers"]["words"].split("|"), data.get("named", {}))
    listed: dict[str, list[str]] = {}
    for kind, lists in data.get("lists", {}).items():
        for name, groups in lists.items():
            words = " ".join(groups).split()
            listed[name] = [one for word in words for one in (listed[word[1:]] if word.startswith("@") else [word])]
            lexicon.add(name, listed[name], kind)
    return lexicon


def _phrases(data: Mapping[str, Any]) -> Iterator[str]:
    """Every phrase of a file."""
    yield from (data.get("named", {})).values()
    for part in (data["common"], data["nouns"], data["learning_count"], *data["cue"]):
        yield from part.get("phrases", ())
    for part, name in (("clauses", "join"), ("clauses", "aim"), ("safe", "learning"), ("safe", "vague")):
        yield from data[part].get(name, ())


def _filled(source: str, words: Mapping[str, str]) -> str:
    """A pattern with the lists it names. Other braces, such as ``{1,3}``, are the pattern's own."""
    return re.sub(r"\{([a-z_]+)\}", lambda found: words[found[1]], source)
