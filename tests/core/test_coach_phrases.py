"""The phrases that the coach looks for: what they match, and that a cue file cannot hold one that makes no sense."""

import re

import pytest

from goaldesk import paths
from goaldesk.core.method.coach import language
from goaldesk.core.method.coach.advice import Situation, advise
from goaldesk.core.method.coach.phrases import Form, Lexicon, Marked, Phrase, tokens
from goaldesk.core.method.coach.reading import read


@pytest.fixture
def lexicon() -> Lexicon:
    forms = [Form("verb", "ing", re.compile("^(.{2,})ing$"), r"\1"), Form("noun", "s", re.compile("^(.+)s$"), r"\1")]
    words = Lexicon(forms, ["two", "three"], {"it": "a ..1"})
    words.add("act", ["sell", "build"], "verb")
    words.add("thing", ["shed", "half_marathon"], "noun")
    words.add("learn~", ["learn"], "verb")
    return words


def found(phrase: str, text: str, words: Lexicon) -> list[str]:
    marked = Marked(tokens(text, words), words)
    places = Phrase(phrase, words).find(marked)
    return [text[marked.tokens[first].start : marked.tokens[last].end] for first, last in places]


@pytest.mark.parametrize(
    ("phrase", "text", "places"),
    [
        ("build|sell a", "build a shed, sell a boat", ["build a", "sell a"]),
        ("<act.base> ..2 <thing>", "build a big shed", ["build a big shed"]),
        ("<act.base> ..1 <thing>", "build a big shed", []),
        ("<act.ing> _", "building sheds", ["building sheds"]),
        ("<act.base> _", "building sheds", []),
        ("<thing>", "two sheds", ["sheds"]),
        ("<thing>", "run a half marathon", ["half marathon"]),
        ("learn~ to", "learning to sell", ["learning to"]),
        ("<number> _", "sell 3 boats and two sheds", ["3 boats", "two sheds"]),
        ("sell !the _", "sell the shed", []),
        ("sell [ the _ ] in", "sell the shed in may", ["the shed"]),
        ("( a | the big )? shed", "the big shed", ["the big shed"]),
        ("^ sell", "never sell", []),
        ("boat|shed $", "boat or shed, or boat", ["shed", "boat"]),
        ("..3 shed", "a boat, a shed", ["a shed"]),
        ("*boat", "sell the rowboat", ["rowboat"]),
        ("{it} <thing>", "a big shed", ["a big shed"]),
        ("boat|\n  shed in", "a shed in may", ["shed in"]),
    ],
)
def test_what_a_phrase_finds(phrase: str, text: str, places: list[str], lexicon: Lexicon) -> None:
    assert found(phrase, text, lexicon) == places


@pytest.mark.parametrize("phrase", ["( sell", "sell )", "( sell ){one", "sell ) the ("])
def test_a_group_that_is_not_one_is_refused(phrase: str, lexicon: Lexicon) -> None:
    with pytest.raises(ValueError, match="sell"):
        Phrase(phrase, lexicon)


def test_a_list_or_a_name_that_is_not_there_is_refused(lexicon: Lexicon) -> None:
    for phrase in ("<boats>", "{boats}"):
        with pytest.raises(KeyError):
            Phrase(phrase, lexicon)


@pytest.mark.parametrize("code", ["en", "de"])
def test_every_phrase_of_a_language_can_be_looked_for(code: str) -> None:
    spoken = language.parse(paths.resource("coach", f"{code}.toml").read_text("utf-8"))
    rules = [*spoken.findings, *spoken.says_what, *spoken.could_be_more, *spoken.common, *spoken.nouns]
    rules += [rule for _, rule in spoken.breaks] + [rule for cue in spoken.cues for rule in cue.rules]
    assert all(rule.pattern for rule in rules)


ENGLISH = language.parse(paths.resource("coach", "en.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Learn to lay a hedge and finish the lane side", ["Learn to lay a hedge ", "and finish the lane side"]),
        ("Learn bread and butter pudding", ["Learn bread and butter pudding"]),
        ("Study zoning and flip one duplex", ["Study zoning ", "and flip one duplex"]),
        ("Find out what keeps it wet and why", ["Find out what keeps it wet and why"]),
        ("Practise until it stops hurting", ["Practise ", "until it stops hurting"]),
        ("Learn CSS; rebuild the page", ["Learn CSS", "; rebuild the page"]),
    ],
)
def test_where_a_clause_begins(text: str, clauses: list[str]) -> None:
    assert [text[each.start : each.end] for each in read(text, ENGLISH).clauses] == clauses


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Understand why the dough splits", True),
        ("Understand the dough", False),  # it does not say what of it
        ("Understand why the dough splits and quarble it", False),  # nobody knows what that is
        ("Learn how pensions work and retire", False),  # no result that could be checked
        ("Learn how pensions work and put away 200 a month", True),
        ("Try it on three boards and see which one warps", False),  # it begins with the count
        ("Sell twenty mugs", True),
        ("Sell to people I like", False),
        (
            "Publish our paper on how bees learn new routes",
            False,
        ),  # a learning word, even if it is only what is delivered
        ("Get in shape", True),
        ("Feel better about my accent", False),  # an accent could be a skill
    ],
)
def test_it_is_sure_only_where_nothing_speaks_for_another_reading(text: str, sure: bool) -> None:
    assert (advise(Situation(text), ENGLISH).confidence == "high") == sure
