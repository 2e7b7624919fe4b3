"""The guide’s text: whole in every language, and saying what the program does and what was found."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from goaldesk import paths
from goaldesk.core import guide
from goaldesk.core.guide import Compare, Examples, Facts, Guide, Heading, Page, Why
from goaldesk.core.method import challenge, ladder
from goaldesk.core.method.coach import language as cues
from goaldesk.core.method.coach.verdict import Reads, judge
from goaldesk.core.method.mechanisms import Mechanism
from goaldesk.core.method.next_step import next_step_hint
from goaldesk.core.method.preparation import STEPS
from goaldesk.core.types import SETBACK_KIND_NAMES, STAGE_NAMES, Ladder

ROOT = Path(__file__).resolve().parent.parent.parent
LANGUAGES = guide.languages()


@cache
def spoken(language: str) -> Guide:
    return guide.read(language)


def page(language: str, key: str) -> Page:
    return next(each for each in spoken(language).pages if each.key == key)


def blocks(language: str, key: str, kind: type) -> list[guide.Block]:
    return [block for block in page(language, key).blocks if isinstance(block, kind)]


def said(why: Why) -> Iterator[str]:
    """What a page says in sentences."""
    yield from (why.does, why.unmeasured, *why.found, *why.limits)
    for effect in why.effects:
        yield from effect


# -- languages


def test_english_and_german_are_there_and_others_fall_back() -> None:
    assert LANGUAGES == ["de", "en"]
    assert [spoken(each).language for each in LANGUAGES] == LANGUAGES
    assert guide.read("de_AT").language == "de"
    assert guide.read("pt_BR").language == "en"


def test_a_file_that_makes_no_sense_is_refused() -> None:
    for text in ("language = 1 = 2", 'language = "xx"', 'language = "xx"\nwhy = []\n[[page]]\nkey = "kinds"'):
        with pytest.raises((ValueError, KeyError)):
            guide.parse(text)


def test_the_files_are_brought_along_like_every_other_resource() -> None:
    """A wheel and a frozen program take the whole folder of resources."""
    build = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
    assert build["targets"]["wheel"]["force-include"] == {"resources": "goaldesk/resources"}
    for language in LANGUAGES:
        assert (ROOT / "resources" / "guide" / f"{language}.toml") == paths.resource("guide", f"{language}.toml")


def shape(of: Guide) -> list[object]:
    """Everything of a guide but its words."""
    pages = [
        (
            each.key,
            each.group,
            [(type(block), len(list(block.texts())), getattr(block, "signs", "")) for block in each.blocks],
            [block.why for block in each.blocks if isinstance(block, Heading)],
            [(door.to, door.main) for door in each.doors],
        )
        for each in of.pages
    ]
    whys = [
        (
            each.key,
            each.see,
            bool(each.unmeasured),
            [len(part) for part in (each.effects, each.found, each.limits, each.read, each.recalled)],
        )
        for each in of.whys
    ]
    return [*pages, *whys]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_pages_with_the_same_parts(language: str) -> None:
    assert shape(spoken(language)) == shape(spoken("en"))


def digits(texts: Iterator[str]) -> list[str]:
    """The numbers in texts, however a language divides them: 11,247 and 11.247 alike."""
    joined = (re.sub(r"(?<=\d)[.,](?=\d)", "", text) for text in texts)
    return sorted(number for text in joined for number in re.findall(r"\d+", text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", list(Mechanism))
def test_every_language_gives_the_same_numbers(language: str, key: str) -> None:
    here, english = (next(why for why in spoken(each).whys if why.key == key) for each in (language, "en"))
    assert digits(said(here)) == digits(said(english))
    assert digits(iter(here.read + here.recalled)) == digits(iter(english.read + english.recalled))


# -- why this?


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mechanism_has_its_page(language: str) -> None:
    assert [why.key for why in spoken(language).whys] == list(Mechanism)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", list(Mechanism))
def test_a_why_says_what_was_found_what_it_does_not_show_and_where_it_is_from(language: str, key: str) -> None:
    why = next(each for each in spoken(language).whys if each.key == key)
    assert why.does
    assert bool(why.effects) != bool(why.unmeasured)
    assert all(re.search(r"\d", size) and len(means) > 20 for size, means in why.effects)
    assert why.found
    assert why.limits
    assert why.read or why.recalled
    # A year for each source; what is no paper of somebody's says what it is instead.
    assert [each for each in (*why.read, *why.recalled) if not re.search(r"\b(19|20)\d\d\b", each)] == [
        each for each in why.read if each.startswith(("An ", "Ein ", "Di Stefano", "Public ", "Öffentliche "))
    ]
    assert why.key not in why.see


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_inside_the_guide_leads_somewhere(language: str) -> None:
    names = spoken(language).names()
    assert len(names) == len(spoken(language).pages) + len(spoken(language).whys)  # no key twice
    assert len(set(names.values())) == len(names)
    for why in spoken(language).whys:
        assert set(why.see) <= set(Mechanism)
    for each in spoken(language).pages:
        to = [door.to.removeprefix("guide:") for door in each.doors if door.to.startswith("guide:")]
        to += [block.why for block in each.blocks if isinstance(block, Heading) and block.why]
        assert set(to) <= set(names), each.key


# No claim that the evidence does not carry (method.md 5).
_CLAIMS = re.compile(
    r"\b(proven|proves|proof that|guarantee[sd]?|rewires?|resilien\w*|optimal|21 days|85|growth mindset|boosts?|"
    r"scientifically|bewiesen|beweist|garantiert?|wissenschaftlich erwiesen|resilient\w*|21 Tage|optimal\w*)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_claimed_that_the_evidence_does_not_carry(language: str) -> None:
    text = paths.resource("guide", f"{language}.toml").read_text("utf-8")
    assert _CLAIMS.findall(text) == []
    assert "!" not in text


def test_the_search_for_claims_can_fail() -> None:
    assert _CLAIMS.search("Scientifically proven in 21 days")


# -- the same words as in the program


def rows(block: guide.Block) -> list[tuple[str, ...]]:
    assert isinstance(block, (Compare, Facts))
    return list(block.rows)


def test_the_five_levels_are_those_of_the_program() -> None:
    named, asked = blocks("en", "depth", Compare)
    know, do = Ladder.KNOW, Ladder.DO
    assert [row[1:] for row in rows(named)] == [
        tuple(f"{ladder.name(each, level)}\n{ladder.anchor(each, level)}" for each in (know, do))
        for level in ladder.LEVELS
    ]
    assert [row[1:] for row in rows(asked)] == [
        tuple(ladder.evidence_prompt(each, level) for each in (know, do)) for level in ladder.LEVELS
    ]


def test_challenge_setbacks_and_steps_are_called_as_in_the_program() -> None:
    felt, _ = blocks("en", "edge", Facts)
    assert [label.casefold() for label, _ in rows(felt)] == [
        f"{felt} {name}" for felt, name in challenge.FELT_NAMES.items()
    ]
    stages, kinds, _ = blocks("en", "material", Facts)
    assert [label for label, _ in rows(stages)] == list(STAGE_NAMES.values())
    assert rows(kinds) == [
        (name[0].upper() + name[1:], hint if hint.endswith("?") else f"{hint}.")
        for name, hint in ((name, next_step_hint(kind)) for kind, name in SETBACK_KIND_NAMES.items())
    ]
    steps = blocks("en", "writing", Facts)[1]
    assert [label for label, _ in rows(steps)] == [asked.name for asked in STEPS.values()]


# -- examples of our own


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_worked_examples_with_a_first_try_and_a_first_check(language: str) -> None:
    (found,) = blocks(language, "examples", Examples)
    assert isinstance(found, Examples)
    assert len(found.rows) >= 8
    assert len({row.who for row in found.rows}) == len(found.rows)
    assert all(all(row) for row in found.rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_coach_reads_the_examples_as_they_are_meant(language: str) -> None:
    """Whoever types an example of the guide is not told that it belongs on the other side."""
    words = cues.parse(paths.resource("coach", f"{language}.toml").read_text("utf-8"))
    (found,) = blocks(language, "examples", Examples)
    assert isinstance(found, Examples)
    for row in found.rows:
        assert judge(row.performance, words)[0] is Reads.PERFORMANCE, row.performance
        assert judge(row.learning, words)[0] is Reads.LEARNING, row.learning
    better = next(block for block in blocks(language, "writing", Compare))
    for _, _, words_that_work in rows(better):
        assert judge(words_that_work.partition(" (")[0], words)[0] is Reads.LEARNING, words_that_work


def test_no_example_is_borrowed_from_the_goals_that_score_the_coach() -> None:
    texts = (ROOT / "tests" / "data" / "framing" / "english_open.csv").read_text("utf-8").casefold()
    (found,) = blocks("en", "examples", Examples)
    assert isinstance(found, Examples)
    for row in found.rows:
        assert row.performance.casefold() not in texts
        assert row.learning.casefold() not in texts
