"""The guide's text: a file per language (``resources/guide/en.toml``), read when somebody asks for it.

A language is data. It has the pages and the “why this?” pages of the English file, with the same keys.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

from goaldesk import paths

ENGLISH = "en"


class Heading(NamedTuple):
    """The head of a part of a page. ``why`` is the key of the mechanism that it leads to."""

    text: str
    why: str = ""

    def texts(self) -> Iterator[str]:
        """What is read of it, in order. Every block has this."""
        yield self.text


class Text(NamedTuple):
    """A paragraph. A ``quiet`` one is smaller."""

    text: str
    quiet: bool = False

    def texts(self) -> Iterator[str]:
        """The paragraph."""
        yield self.text


class Points(NamedTuple):
    """Things that stand below each other."""

    items: tuple[str, ...]

    def texts(self) -> Iterator[str]:
        """The items."""
        yield from self.items


class Compare(NamedTuple):
    """Two columns, each row with a label. ``kinds``: the columns are the two kinds of goals.

    ``paired`` rows are joined as pairs are. ``signs`` names the glyphs that stand before the labels: "ladder". In
    ``titled`` columns the first line is the name of what stands below it.
    """

    rows: tuple[tuple[str, str, str], ...]
    heads: tuple[str, str] = ("", "")
    kinds: bool = False
    paired: bool = False
    titled: bool = False
    signs: str = ""

    def parts(self, text: str) -> list[str]:
        """What stands below each other in a column: a title and the rest, or all of it."""
        return text.split("\n", 1) if self.titled else [text]

    def texts(self) -> Iterator[str]:
        """The heads, then row by row."""
        yield from (head for head in self.heads if head)
        for label, *sides in self.rows:
            yield label
            for side in sides:
                yield from self.parts(side)


class Example(NamedTuple):
    """Somebody's pair: the result, what is learned on the way, and how that begins."""

    who: str
    performance: str
    learning: str
    experiment: str
    check: str


class Examples(NamedTuple):
    """Worked examples of pairs. ``begins`` is what the first experiment and the first check are called."""

    heads: tuple[str, str]
    begins: tuple[str, str]
    rows: tuple[Example, ...]

    def beginning(self, row: Example) -> tuple[str, str]:
        """How an example begins, in words: what is tried first, and how it is checked."""
        return f"{self.begins[0]}: {row.experiment}", f"{self.begins[1]}: {row.check}"

    def texts(self) -> Iterator[str]:
        """The heads, then example by example."""
        yield from self.heads
        for row in self.rows:
            yield from (row.who, row.performance, row.learning, *self.beginning(row))


class Facts(NamedTuple):
    """Labels with a text each. ``signs`` names the glyphs before the labels: "felt" or "stage"."""

    rows: tuple[tuple[str, str], ...]
    signs: str = ""

    def texts(self) -> Iterator[str]:
        """Row by row."""
        for row in self.rows:
            yield from row


class Door(NamedTuple):
    """A way out of a page: ``guide:KEY`` to another page, ``do:NAME`` into the program."""

    text: str
    to: str
    main: bool = False


Block = Heading | Text | Points | Compare | Examples | Facts


class Page(NamedTuple):
    """One page. ``name`` is what the contents call it; ``group`` the part of the contents that it stands in.

    ``doors`` are the ways out at its end.
    """

    key: str
    group: str
    name: str
    title: str
    lead: str
    blocks: tuple[Block, ...]
    doors: tuple[Door, ...]

    def texts(self) -> Iterator[str]:
        """Everything that can be read on it, in order."""
        yield self.title
        if self.lead:
            yield self.lead
        yield from chain.from_iterable(block.texts() for block in self.blocks)


class Why(NamedTuple):
    """What is known about one mechanism: what the program does, what was found, and what that does not show.

    ``effects`` are sizes, each with what it means; where there are none, ``unmeasured`` says what that means.
    ``read`` are the sources that were looked at, ``recalled`` those only
    named. ``see`` are pages like this.
    """

    key: str
    name: str
    does: str
    effects: tuple[tuple[str, str], ...]
    unmeasured: str
    found: tuple[str, ...]
    limits: tuple[str, ...]
    read: tuple[str, ...]
    recalled: tuple[str, ...]
    see: tuple[str, ...]


class Guide(NamedTuple):
    """The whole text in one language."""

    language: str
    pages: tuple[Page, ...]
    whys: tuple[Why, ...]

    def names(self) -> Mapping[str, str]:
        """What the contents call each page, by its key, in their order."""
        return {page.key: page.name for page in self.pages} | {why.key: why.name for why in self.whys}


def languages() -> list[str]:
    """The languages that the guide is written in."""
    return sorted(path.stem for path in paths.resource("guide").glob("*.toml"))


def read(language: str) -> Guide:
    """The guide in a language such as ``de_AT``: in its own words, else those of ``de``, else in English."""
    there = languages()
    spoken = next((each for each in (language, language.partition("_")[0]) if each in there), ENGLISH)
    return parse(paths.resource("guide", f"{spoken}.toml").read_text("utf-8"))


def parse(text: str) -> Guide:
    """A guide from the text of its file. Raises ValueError, KeyError or TypeError if the file makes no sense."""
    data = tomllib.loads(text)
    pages = tuple(_page(each) for each in data["page"])
    return Guide(data["language"], pages, tuple(_why(each) for each in data["why"]))


def _page(data: dict[str, Any]) -> Page:
    blocks = tuple(_BLOCKS[each.pop("type")](each) for each in data["block"])
    doors = tuple(Door(**each) for each in data.get("doors", ()))
    return Page(data["key"], data["group"], data["name"], data["title"], data["lead"], blocks, doors)


def _why(data: dict[str, Any]) -> Why:
    lists = {name: tuple(data.get(name, ())) for name in ("found", "limits", "read", "recalled", "see")}
    effects = tuple((size, means) for size, means in data.get("effects", ()))
    return Why(
        key=data["key"],
        name=data["name"],
        does=data["does"],
        effects=effects,
        unmeasured=data.get("unmeasured", ""),
        **lists,
    )


def _compare(data: dict[str, Any]) -> Compare:
    rows = tuple((label, left, right) for label, left, right in data.pop("rows"))
    first, second = data.pop("heads", ("", ""))
    return Compare(rows, (first, second), **data)


def _examples(data: dict[str, Any]) -> Examples:
    heads, begins = data["heads"], data["begins"]
    rows = tuple(Example(*row) for row in data["rows"])
    return Examples((heads[0], heads[1]), (begins[0], begins[1]), rows)


def _facts(data: dict[str, Any]) -> Facts:
    return Facts(tuple((label, text) for label, text in data.pop("rows")), **data)


def _heading(data: dict[str, Any]) -> Heading:
    return Heading(**data)


def _text(data: dict[str, Any]) -> Text:
    return Text(**data)


def _points(data: dict[str, Any]) -> Points:
    return Points(tuple(data["items"]))


_BLOCKS: Mapping[str, Callable[[dict[str, Any]], Block]] = {
    "heading": _heading,
    "text": _text,
    "points": _points,
    "compare": _compare,
    "examples": _examples,
    "facts": _facts,
}
"""How the tables of a page are read, by their ``type``."""
