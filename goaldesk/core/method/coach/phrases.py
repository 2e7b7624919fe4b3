"""Phrases over words and the lists they are in, so that a cue file says “a verb of change, then a measure”.

A long alternation of words is slow to compile and worse to read. Here every word of a text is looked up once and
carries a mark for each list it is in; a phrase is then a short pattern over words and marks:

``word``      that word; ``a|b`` one of several, lists among them, also over a line's end: ``a|b| c``
``word~``     that word in any of its forms; ``*ing`` any word that ends so
``<list>``    a word of that list; ``<list.base>`` only as the list has it, ``<list.ing>`` only in that form
``_``         any word; ``..3`` up to three of them
``( | )``     groups, with spaces around; ``?``, ``*`` and ``+`` behind a word or a group repeat it
``!x`` ``=x`` the next word is not x, or is x; the phrase ends before it
``^`` ``$``   where a clause begins and ends; ``+^`` where one begins that stands beside another
``//`` ``~``  the break before a clause that stands beside another, or that says what the other is for
``[ ]``       only what is between them is meant, the rest must stand around it
``{name}``    a phrase that has a name
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import NamedTuple

JOIN, AIM = "|", "~"
"""Between clauses: one that stands beside the clause before it, and one that says what that is for."""

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*[\w%]*(?:[-'][\w]+)*|[^\W\d_][\w'-]*|[^\w\s]")
_NUMBER = "number"
_FIRST_MARK = 0xE000
_ANY = r" [^ /|~,;.:!?()]+/[^ ]*+"
_BOUND = r" [|~,;.:!?()]"


class Form(NamedTuple):
    """How a form of a ``kind`` of word is led back to the word: ``cutting`` to ``cut``."""

    kind: str
    name: str
    pattern: re.Pattern[str]
    base: str


class Token(NamedTuple):
    """A word or a mark of a text, in lower case, from ``start`` to ``end``."""

    word: str
    start: int
    end: int


class Lexicon:
    """The lists of a language, which of them a word is in, and the phrases that have a name."""

    def __init__(self, forms: Iterable[Form], numbers: Iterable[str], named: Mapping[str, str]) -> None:
        self.named = named
        self._forms = tuple(forms)
        self._names = ("base", *dict.fromkeys(each.name for each in self._forms))
        self._first: dict[str, int] = {}
        self._in: dict[str, list[tuple[str, int]]] = {}
        self._seen: dict[str, str] = {}
        self._heads: set[str] = set()
        self.elements: dict[str, tuple[str, frozenset[str]]] = {}
        self.add(_NUMBER, numbers, _NUMBER)

    def add(self, name: str, words: Iterable[str], kind: str) -> None:
        """One more list, of words of a kind; the kind says which forms they have."""
        self._first[name] = _FIRST_MARK + len(self._first) * len(self._names)
        for word in words:
            self._in.setdefault(word, []).append((kind, self._first[name]))
            if "_" in word:
                self._heads.add(word.partition("_")[0])

    def marks(self, listed: str) -> str:
        """The marks of ``list`` in any form, or of ``list.form``."""
        name, _, form = listed.partition(".")
        forms = [self._names.index(form)] if form else range(len(self._names))
        return "".join(chr(self._first[name] + form) for form in forms)

    def of(self, word: str) -> str:
        """All marks of a word."""
        if word not in self._seen:
            found = [first for _, first in self._in.get(word, ())]
            if word[0].isdigit():
                found.append(self._first[_NUMBER])
            for form in self._forms:
                base, changed = form.pattern.subn(form.base, word)
                lists = self._in.get(base, ()) if changed else ()
                found += [first + self._names.index(form.name) for kind, first in lists if kind == form.kind]
            self._seen[word] = "".join(map(chr, found))
        return self._seen[word]

    def begins(self, word: str) -> bool:
        """Whether words that a list has together begin with this one."""
        return word in self._heads


class Marked:
    """A text as phrases are looked for in it, and where its words stand."""

    def __init__(self, tokens: Iterable[Token], lexicon: Lexicon) -> None:
        self.tokens = tuple(tokens)
        self._at: list[int] = []
        parts: list[str] = []
        length = 0
        for each in self.tokens:
            self._at.append(length)
            parts.append(f" {each.word}/{lexicon.of(each.word)}")
            length += len(parts[-1])
        self.text = "".join(parts)
        self.has = frozenset(each.word for each in self.tokens) | frozenset(self.text)

    def index(self, at: int) -> int:
        """Which token is at a place of the marked text."""
        return bisect_right(self._at, at) - 1


def tokens(text: str, lexicon: Lexicon) -> list[Token]:
    """The words of a text in lower case with plain quotes; words that a list has together are one."""
    found = [Token(each[0].rstrip("'-") or each[0], each.start(), each.end()) for each in _TOKEN.finditer(text)]
    if not any(lexicon.begins(each.word) for each in found):
        return found
    joined: list[Token] = []
    at = 0
    while at < len(found):
        size = next((n for n in (3, 2) if _together(found[at : at + n], n, lexicon)), 1)
        part = found[at : at + size]
        joined.append(Token("_".join(each.word for each in part), part[0].start, part[-1].end))
        at += size
    return joined


def _together(part: list[Token], size: int, lexicon: Lexicon) -> bool:
    if len(part) < size or not lexicon.begins(part[0].word):
        return False
    return bool(lexicon.of("_".join(each.word for each in part)))


class Phrase:
    """What is looked for among words. It is compiled when a text has the words that it cannot do without."""

    def __init__(self, written: str, lexicon: Lexicon) -> None:
        elements = _elements(written)
        self._source, self._needs, at = _either(elements, 0, lexicon)
        self._pattern: re.Pattern[str] | None = None
        if at < len(elements):
            raise ValueError(written)

    def find(self, marked: Marked) -> list[tuple[int, int]]:
        """From which word to which one (inclusive) it stands in a text."""
        for need in self._needs:
            if need.isdisjoint(marked.has):
                return []
        group = 1 if self.pattern.groups else 0
        spans = (match.span(group) for match in self.pattern.finditer(marked.text))
        return [(marked.index(start), marked.index(end - 1)) for start, end in spans if end > start]

    @property
    def pattern(self) -> re.Pattern[str]:
        """The phrase as a regular expression over marked text."""
        if self._pattern is None:
            self._pattern = re.compile(self._source)
        return self._pattern


def inflected(phrases: Iterable[str]) -> frozenset[str]:
    """The words that phrases want in any form."""
    words = " ".join(phrases).replace("|", " ").split()
    return frozenset(word.strip("!=?*+~") for word in words if "~" in word[1:])


def _elements(phrase: str) -> list[str]:
    """The parts of a phrase that stand apart; a long ``a|b|`` may go on in the next line."""
    return (re.sub(r"(?<=\S)\|\n\s*", "|", phrase) if "\n" in phrase else phrase).split()


_Needs = list[frozenset[str]]
_CLOSES = re.compile(r"\)(?:[?*+]|\{\d,\d\})?")
_MAY_BE_MISSING = re.compile(r"\)(?:[?*]|\{0,\d\})")
_FIXED = {
    "~": f" {AIM}/",
    "//": rf" \{JOIN}/",
    "[": "(",
    "]": ")",
    "_": _ANY,
    "+^": r"(?<= \|/)",
    "^": r"(?:\A|(?<= [|~]/))",
    "$": rf"(?={_BOUND}|\Z)",
}
_OPENS = {"(": "(?:", "!(": "(?!", "=(": "(?="}


def _either(elements: list[str], at: int, lexicon: Lexicon) -> tuple[str, _Needs, int]:
    """Alternatives up to the end of their group: as an expression, what they need, and where they end."""
    sources: list[str] = []
    needs: list[_Needs] = []
    while True:
        source, need, at = _sequence(elements, at, lexicon)
        sources.append(source)
        needs.append(need)
        if at == len(elements) or elements[at] != "|":
            break
        at += 1
    if len(needs) > 1:
        shared = [frozenset[str]().union(*(need[0] for need in needs))] if all(needs) else []
        return "|".join(sources), shared, at
    return sources[0], needs[0], at


def _sequence(elements: list[str], at: int, lexicon: Lexicon) -> tuple[str, _Needs, int]:
    source, needs = "", _Needs()
    while at < len(elements) and elements[at] != "|" and not elements[at].startswith(")"):
        element = elements[at]
        if element in _OPENS:
            inner, inner_needs, end = _either(elements, at + 1, lexicon)
            if end == len(elements) or not _CLOSES.fullmatch(elements[end]):
                raise ValueError(" ".join(elements))
            source += f"{_OPENS[element]}{inner}{elements[end]}"
            if element == "(" and not _MAY_BE_MISSING.fullmatch(elements[end]):
                needs += inner_needs
            at = end + 1
        else:
            if element not in lexicon.elements:
                lexicon.elements[element] = _element(element, lexicon)
            one, need = lexicon.elements[element]
            source += one
            needs += [need] if need else []
            at += 1
    return source, needs, at


def _element(element: str, lexicon: Lexicon) -> tuple[str, frozenset[str]]:
    """One word as an expression, and what a text must have for it; nothing if that cannot be told."""
    if element in _FIXED:
        return _FIXED[element], frozenset()
    if element.startswith("{"):
        source, needs, _ = _either(_elements(lexicon.named[element.strip("{}")]), 0, lexicon)
        return f"(?:{source})", needs[0] if needs else frozenset()
    if element.startswith(".."):
        return f"(?:{_ANY}){{0,{int(element[2:])}}}?", frozenset()
    if element[0] in "!=" and len(element) > 1:
        return f"(?{element[0]}{_element(element[1:], lexicon)[0]})", frozenset()
    again = element[-1] if element[-1] in "?*+" and len(element) > 1 else ""
    lists_apart = re.sub(r"<[^>]*>", lambda lists: lists[0].replace("|", ">|<"), element.removesuffix(again))
    one, need = _one_of(lists_apart.split("|"), lexicon)
    return (f"(?:{one}){again}" if again else one), (frozenset() if again in {"?", "*"} else need)


def _one_of(options: list[str], lexicon: Lexicon) -> tuple[str, frozenset[str]]:
    """One word: literally, by its beginning or end, or by the lists it is in."""
    words = [option for option in options if option.isalpha()]
    need, marks = set(words), ""
    for option in options if len(words) < len(options) else ():
        if option == "_":
            return _ANY, frozenset()
        if option.startswith("<") or option.endswith("~"):
            marks += lexicon.marks(option.strip("<>"))
        elif "_" in option and not lexicon.of(option):
            words.append("/[^ ]*+ ".join(_literal(part) for part in option.split("_")))
            need.add(option.partition("_")[0])
        elif not option.isalpha():
            words.append("[^ /]*".join(_literal(part) for part in option.split("*")))
            need.add(option)
    found = [rf" (?:{'|'.join(words)})/[^ ]*+"] if words else []
    if marks:
        found.append(rf" [^ /]*/[^ ]*[{marks}][^ ]*+")
    source = found[0] if len(found) == 1 else f"(?:{'|'.join(found)})"
    return source, frozenset() if "*" in "".join(need) else frozenset(need) | frozenset(marks)


def _literal(word: str) -> str:
    return word if word.isalnum() else re.escape(word)
