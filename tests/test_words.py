"""Every text for a person: it goes through the catalogue, and it is kind (product.md, Words)."""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from goaldesk.core.words import Message
from goaldesk.ui.i18n import ntr, say, tr

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "goaldesk").rglob("*.py"))
RESOURCES = sorted(path for folder in ("prompts", "sample") for path in (ROOT / "resources" / folder).glob("*.json"))

MARKS = {"tr": 1, "N_": 1, "ntr": 2}
"""What marks a text, and how many of its arguments are texts."""

GUIDES = sorted((ROOT / "resources" / "guide").glob("*.toml"))

UNKIND = re.compile(
    r"\b(fail(ed|s|ure|ing)?|missed|overdue|(are|is|be|fall|fell|falling|running) behind|broken|streaks?|scores?|"
    r"should have|shouldn.t have|"
    r"wasted|lazy|loser|points? lost|badges?|leaderboards?|you must|invalid|illegal|fatal|abort(ed)?)\b",
    re.IGNORECASE,
)

UNKIND_IN_GERMAN = re.compile(
    r"\b(gescheitert\w*|scheiter\w*|versag\w*|versäum\w*|verpass\w*|überfällig\w*|im Rückstand|im Verzug|"
    r"zurückgefallen|kaputt\w*|Serien?|Punktestand|Abzeichen|Bestenlisten?|Ranglisten?|faul\w*|verschwend\w*|"
    r"vergeudet\w*|Verlierer\w*|hättest \w+ sollen|du musst(?! es nicht)|ungültig\w*|unzulässig\w*)\b",
    re.IGNORECASE,
)

UNKIND_IN = {"en": UNKIND, "de": UNKIND_IN_GERMAN}
"""What is unkind in each language that the guide is written in. Another language brings its own."""


def marked(path: Path) -> Iterator[str]:
    """The texts of a file that are meant for a person."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            for argument in node.args[: MARKS[node.func.id]]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def strings(value: object) -> Iterator[str]:
    """Every text in a JSON file, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def test_no_text_is_unkind() -> None:
    texts = {(path.name, text) for path in FILES for text in marked(path)}
    texts |= {(path.name, text) for path in RESOURCES for text in strings(json.loads(path.read_text("utf-8")))}
    for path in (ROOT / "resources" / "coach").glob("*.toml"):
        coach = tomllib.loads(path.read_text("utf-8"))
        texts |= {(path.name, text) for text in [*coach["ask"].values(), *(cue["why"] for cue in coach["cue"])]}
    assert len(texts) > 400
    assert [found for found in sorted(texts) if UNKIND.search(found[1])] == []


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_the_guide_is_kind_in_every_language(path: Path) -> None:
    texts = list(strings(tomllib.loads(path.read_text("utf-8"))))
    assert len(texts) > 400
    assert [text for text in texts if UNKIND_IN[path.stem].search(text)] == []


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_the_guide_neither_shouts_nor_praises(path: Path) -> None:
    texts = list(strings(tomllib.loads(path.read_text("utf-8"))))
    praise = re.compile(
        r"!|\b(well done|great job|amazing|awesome|talented|gut gemacht|großartig|toll)\b", re.IGNORECASE
    )
    assert [text for text in texts if praise.search(text)] == []


def test_the_check_for_unkind_texts_can_fail() -> None:
    for text in (
        "You missed 3 days",
        "Check-in failed",
        "Your streak is broken",
        "2 goals are overdue",
        "You are behind",
    ):
        assert UNKIND.search(text)
    for text in ("Du hast drei Tage verpasst", "Die Serie ist zu Ende", "Das Ziel ist überfällig"):
        assert UNKIND_IN_GERMAN.search(text)


def test_texts_are_marked_as_they_are_written() -> None:
    """A text put together before it is translated is in no catalogue."""
    built = [
        f"{path.name}:{node.lineno}"
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS
        for argument in node.args[: MARKS[node.func.id]]
        if isinstance(argument, ast.JoinedStr | ast.BinOp)
    ]
    assert built == []


def unmarked(path: Path) -> Iterator[tuple[int, str]]:
    """Texts of several words that no catalogue knows: not docstrings, not marked, not SQL."""
    module = ast.parse(path.read_text("utf-8"))
    known: set[ast.AST] = set()
    for node in ast.walk(module):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            # Docstrings, also those below a constant or a signal.
            known |= {each.value for each in body if isinstance(each, ast.Expr)}
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name in {*MARKS, "KeyError", "ValueError", "AssertionError", "TypeVar", "setStyleSheet"}:
                known |= set(node.args)
        if isinstance(node, ast.Assert) and node.msg:
            known.add(node.msg)
    parts = {part for node in ast.walk(module) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    for node in ast.walk(module):
        said = isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in known | parts
        if said and re.search(r"[A-Za-z’]{2,}[,.:?]? [a-z]{2,}", node.value):
            yield node.lineno, node.value


# Style sheets and patterns of dates look like words.
_NO_TEXTS = {ROOT / "goaldesk" / "ui" / name for name in ("style.py", "dates.py")}


@pytest.mark.parametrize(
    "path", sorted({*(ROOT / "goaldesk" / "ui").rglob("*.py")} - _NO_TEXTS), ids=lambda path: path.name
)
def test_every_text_of_the_window_goes_through_the_catalogue(path: Path) -> None:
    assert list(unmarked(path)) == []


def test_every_place_in_a_text_is_filled() -> None:
    """``tr("{desk} …", desk=…)``: each place has a value, and each value a place."""
    wrong = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"tr", "ntr"}):
                continue
            texts = [each.value for each in node.args[: MARKS[node.func.id]] if isinstance(each, ast.Constant)]
            given = {keyword.arg for keyword in node.keywords} | ({"n"} if node.func.id == "ntr" else set())
            for text in texts:
                places = {name for _, name, _, _ in Formatter().parse(text) if name}
                if None not in given and not places <= given:
                    wrong.append((path.name, node.lineno, text))
    assert wrong == []


def test_numbers_choose_their_wording() -> None:
    assert ntr("{n} word", "{n} words", 1) == "1 word"
    assert ntr("{n} word", "{n} words", 0) == "0 words"
    assert say(Message("{n} goal put away", {"n": 3}, "{n} goals put away")) == "3 goals put away"
    assert tr("Braces {stay} where no value is given") == "Braces {stay} where no value is given"
    inner = Message("Area {name}", {"name": "Work {1}"})
    assert say(Message("Undo: {what}", {"what": inner})) == "Undo: Area Work {1}"
