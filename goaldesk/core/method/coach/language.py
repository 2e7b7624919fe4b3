"""A language for the coach, as data: what its cue file (``resources/coach/en.toml``) says, ready to be looked for."""

import re
import tomllib
from typing import Any, NamedTuple

Pattern = re.Pattern[str]


class Cue(NamedTuple):
    """Words that speak for one side. ``strength`` is 1 to 3; ``why`` is said to the person.

    One that comes ``first`` is looked for before it is known which words only state a fact.
    """

    side: str
    name: str
    strength: int
    why: str
    flag: str
    patterns: tuple[Pattern, ...]
    first: bool = False


class Language(NamedTuple):
    """All that the coach knows of one language."""

    code: str
    function_words: Pattern
    common_words: Pattern
    nouns: Pattern
    deadlines: tuple[Pattern, ...]
    number: Pattern
    number_names: tuple[Pattern, ...]
    background: tuple[Pattern, ...]
    question_words: Pattern
    question_ends: Pattern
    findings: tuple[Pattern, ...]
    cues: tuple[Cue, ...]
    lead: Pattern
    light: Pattern
    silence: tuple[tuple[str, tuple[Pattern, ...]], ...]
    ask: dict[str, str]


def parse(text: str) -> Language:
    """A language from the text of its file. Raises ValueError, KeyError or re.error if the file makes no sense."""
    data = tomllib.loads(text)
    words: dict[str, str] = dict(data["words"])
    words["number"] = rf"(?:(?<![\w.,])\d[\d.,:]*|\b(?:{data['numbers']['words']})\b)"

    def patterns(sources: list[str]) -> tuple[Pattern, ...]:
        return tuple(re.compile(_filled(source, words)) for source in sources)

    default, question = data["default"], data["question"]
    return Language(
        code=data["language"],
        function_words=re.compile(rf"\b(?:{data['function_words']})\b"),
        common_words=re.compile(rf"\b(?:{words['verbs']}|{words['artefact']})\b"),
        nouns=re.compile(rf"(?:[\w'’-]+ )?\b(?:{words['credential']}|{words['measure']})\b"),
        deadlines=patterns(data["deadline"]["patterns"]),
        number=re.compile(words["number"]),
        number_names=patterns(data["numbers"]["names"]),
        background=patterns(data["background"]["patterns"]),
        question_words=re.compile(rf"\b(?:{question['words']})\b"),
        question_ends=patterns([question["ends"]])[0],
        findings=patterns(data["learning_count"]["patterns"]),
        cues=tuple(_cue(each, patterns(each["patterns"])) for each in data["cue"]),
        lead=re.compile(rf"^\W*(?:{default['lead']})\b[\s,:]*"),
        light=re.compile(rf"^(?:{default['light']})\b"),
        silence=tuple((why, patterns(sources)) for why, sources in data["silence"].items()),
        ask=data["ask"],
    )


def _cue(data: dict[str, Any], patterns: tuple[Pattern, ...]) -> Cue:
    return Cue(
        data["side"],
        data["name"],
        data["strength"],
        data["why"],
        data.get("flag", ""),
        patterns,
        data.get("first", False),
    )


def _filled(source: str, words: dict[str, str]) -> str:
    """A pattern with the lists it names. Other braces, such as ``{1,3}``, are the pattern's own."""
    return re.sub(r"\{([a-z_]+)\}", lambda found: words[found[1]], source)
