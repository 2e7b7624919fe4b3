"""Finding anything on the desk: what is typed, what is found for it, and an index that follows every change."""

import random
import time
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from goaldesk.core.desk import Desk
from goaldesk.core.fold import fold
from goaldesk.core.search.asked import Asked, Findable, parse
from goaldesk.core.search.entries import listed
from goaldesk.core.search.everything import everything
from goaldesk.core.search.find import Hit, find
from goaldesk.core.search.places import around, places
from goaldesk.core.types import Kind, SetbackForm
from tests.conftest import Hands
from tests.core.steps import learning, performance

DAY = date(2026, 10, 8)


def hits(desk: Desk, text: str, limit: int = 20) -> list[Hit]:
    return find(desk.store, parse(text), limit=limit)


def ids(desk: Desk, text: str) -> list[str]:
    return [hit.id for hit in hits(desk, text)]


# -- what is typed


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("", Asked()), ("  ", Asked()), ('"', Asked()), ("“", Asked()),
        ("two words", Asked(("two", "words"))), ("two two", Asked(("two",))),
        ('a "longer  phrase" b', Asked(("a", "longer phrase", "b"))), ("“longer phrase", Asked(("longer phrase",))),
        ("kind:entry fog", Asked(("fog",), frozenset({Findable.ENTRY}))),
        ("kind:Setbacks", Asked(kinds=frozenset({Findable.SETBACK}))),
        ("kind:learning", Asked(kinds=frozenset({Findable.GOAL}), goal_kind=Kind.LEARNING)),
        ("kind:entry kind:check", Asked(kinds=frozenset({Findable.ENTRY, Findable.CHECK}))),
        ("kind:nothing", Asked(("kind:nothing",))), ("kind:", Asked()), ("TAG:", Asked()),
        ("tag:#ward tag:night", Asked(tags=("ward", "night"))), ('tag:"night shift"', Asked(tags=("night shift",))),
        ('goal:"B2 exam" thread', Asked(("thread",), goal="B2 exam")),
        ("after:2026-09", Asked(since=date(2026, 9, 1))), ("after:2026", Asked(since=date(2026, 1, 1))),
        ("before:2026-09 before:2026-10", Asked(until=date(2026, 8, 31))),
        ("after:2026-10 after:2026-09", Asked(since=date(2026, 10, 1))),
        ("before:2026-09-10", Asked(until=date(2026, 9, 9))), ("before:2026-", Asked(until=date(2025, 12, 31))),
        ("after:soon", Asked(("after:soon",))), ("after:2026-13", Asked(("after:2026-13",))),
        ("http://here", Asked(("http://here",))), ("12:30", Asked(("12:30",))),
    ],
)  # fmt: skip
def test_what_is_typed_is_read(text: str, asked: Asked) -> None:
    assert parse(text) == asked


def test_what_has_the_first_hundred_words_of_a_whole_text_is_found(desk: Desk) -> None:
    text = " ".join(f"{chr(0x4E00 + number)} word{number}" for number in range(2000))
    entry = desk.journal.add(DAY, text)
    assert [hit.id for hit in everything(desk.store, text).hits[Findable.ENTRY]] == [entry]
    assert listed(desk.store, text, put_away=False) == [entry]
    assert everything(desk.store, " ".join(f"tag:word{number}" for number in range(2000))).hits == {}
    desk.journal.put_away(entry)
    assert listed(desk.store, text, put_away=True) == [entry]


def test_a_very_long_phrase_is_found_soon(desk: Desk) -> None:
    """Each ß may be written otherwise, and was another spelling of all of it."""
    text = "Die Straße am Fluß " * 800
    entry = desk.journal.add(DAY, text)
    began = time.monotonic()
    assert [hit.id for hit in everything(desk.store, f"“{text}”").hits[Findable.ENTRY]] == [entry]
    assert time.monotonic() - began < 5


# -- what is found


def test_everything_with_words_is_found(desk: Desk) -> None:
    goal = performance(desk, "Pass the harbour exam")
    entry = desk.journal.add(DAY, "Morning\n\nThe harbour in fog, and a long walk home after it")
    setback = desk.setbacks.log(SetbackForm(DAY, "Lost the way to the harbour"))
    found = {hit.kind: hit for hit in hits(desk, "HARBOUR")}
    assert {kind: hit.id for kind, hit in found.items()} == {"goal": goal, "entry": entry, "setback": setback}
    assert found[Findable.ENTRY].title == "Morning"
    assert "harbour in fog" in found[Findable.ENTRY].excerpt
    assert found[Findable.GOAL].detail == "performance"
    assert ids(desk, "harbour kind:entry") == [entry]


@pytest.mark.parametrize(
    ("title", "query"),
    [
        ("Pass the exam", "exa"), ("Pass the exam", "am"), ("Pass the exam", "e p"), ("走る毎日", "毎"),
        ("走る毎日", "る毎日"), ('Say "yes"', '"yes"'), ("a AND b", "AND"), ("50% more", "50%"), ("C++ & C#", "c++"),
        ("NEAR(x)", "near("), ("-1 is less", "-1"), ("col:umn", "col:u"), ("star*", "ar*"), ("🏃 daily", "🏃"),
        ("it's", "it's"),
    ],
)  # fmt: skip
def test_parts_of_words_and_signs_are_found(desk: Desk, title: str, query: str) -> None:
    goal = performance(desk, title)
    performance(desk, "Something else")
    assert [hit.id for hit in hits(desk, query)] == [goal]


@pytest.mark.parametrize("query", ["", "  ", "nowhere", '"', "()", "*"])
def test_what_is_nowhere_is_not_found(desk: Desk, query: str) -> None:
    performance(desk, "Pass the exam")
    assert hits(desk, query) == []


def test_a_word_in_the_title_counts_before_one_in_the_text(desk: Desk, hands: Hands) -> None:
    titled = performance(desk, "Harbour")
    hands.forward(days=1)
    noted = performance(desk, "Something")
    desk.goals.write(noted, "note", "by the harbour")
    assert [hit.id for hit in hits(desk, "harbour")] == [titled, noted]


def test_everything_that_was_written_is_found(desk: Desk) -> None:
    goal = learning(desk, "Coach without taking over")
    setback = desk.setbacks.log(SetbackForm(DAY, "Took over", study_question="A lantern signal?", goal_ids=(goal,)))
    (question,) = desk.store.rows("SELECT id FROM question")[0]
    desk.questions.answer(question, "Raise the lantern")
    experiment = desk.experiments.add(goal, "Wait with a lantern")
    check = desk.checks.rate(goal, 2, "Drew the lantern from memory")
    area = desk.areas.add("Lantern ward")
    found = {hit.kind: hit for hit in hits(desk, "lantern")}
    assert {kind: hit.id for kind, hit in found.items()} == {
        Findable.QUESTION: question, Findable.EXPERIMENT: experiment, Findable.CHECK: check, Findable.AREA: area,
    }  # fmt: skip
    assert (found[Findable.QUESTION].goal, found[Findable.QUESTION].leads_to) == ("Coach without taking over", setback)
    assert found[Findable.QUESTION].detail == DAY.isoformat()
    assert found[Findable.CHECK].goal_id == goal


def test_words_may_stand_in_any_order_and_a_phrase_in_its_own(desk: Desk) -> None:
    goal = performance(desk, "Speak in front of forty people")
    assert ids(desk, "people front") == [goal]
    assert ids(desk, '"front of forty"') == [goal]
    assert ids(desk, '"forty of front"') == []


@pytest.mark.parametrize("query", ["CAFE", "café", "cafe\u0301", "Übung", "ubung", "é"])
def test_accents_and_case_do_not_matter(desk: Desk, query: str) -> None:
    entry = desk.journal.add(DAY, "Im Café: die Übung lief")
    assert ids(desk, query) == [entry]


@pytest.mark.parametrize(
    ("title", "query"),
    [
        ("Straße im Regen", "STRASSE"), ("Strasse im Regen", "straße"), ("Ещё раз", "еще"), ("Еще раз", "ещё"),
        ("Messschieber und Maß", "mass"), ("They don’t stop", "don't stop"), ("They don't stop", "don’t"),
        ("I’m up", "i'm"), ("I'm up", "i’m"), ("Passstraße", "passstrasse"),
    ],
)  # fmt: skip
def test_a_letter_that_many_write_as_another_is_found_either_way(desk: Desk, title: str, query: str) -> None:
    assert ids(desk, query) == []
    entry = desk.journal.add(DAY, title)
    assert ids(desk, query) == [entry]


@pytest.mark.parametrize("query", ["図書", "図", "行く", "館へ行", "한국", "국", "が", "学校が", "北京", "京大"])
def test_languages_without_spaces_are_found_by_any_fragment(desk: Desk, query: str) -> None:
    texts = ["今日は図書館へ行く", "한국 친구", "学校が好き", "我在北京大学"]
    entries = {desk.journal.add(DAY, text): text for text in texts}
    desk.journal.add(DAY, "Nothing of the sort")
    assert [entries[each] for each in ids(desk, query)] == [text for text in texts if query in text]


def test_days_narrow_and_the_newest_come_first(desk: Desk) -> None:
    entries = [desk.journal.add(DAY - timedelta(days=back), f"Fog, {back}") for back in (0, 10, 40)]
    assert ids(desk, "fog") == entries
    assert ids(desk, f"fog after:{DAY - timedelta(days=10)}") == entries[:2]
    assert ids(desk, f"fog before:{DAY - timedelta(days=10)}") == entries[2:]
    assert ids(desk, f"before:{DAY}") == entries[1:]
    assert [hit.day for hit in hits(desk, "fog", limit=1)] == [DAY.isoformat()]


def test_tags_goals_and_kinds_narrow(desk: Desk) -> None:
    exam, talk = performance(desk, "Pass the B2 exam"), learning(desk, "Hold a talk")
    entry = desk.journal.add(DAY, "Listened twice #Night-Shift")
    desk.journal.link_goal(entry, exam)
    other = desk.journal.add(DAY, "Listened once")
    question = desk.questions.ask(talk, "Who listened?")
    assert ids(desk, "listened tag:night") == [entry]
    assert ids(desk, "listened goal:b2") == [entry]
    assert ids(desk, "listened goal:talk") == [question]
    assert ids(desk, "goal:b2") == [exam, entry]
    assert ids(desk, "listened kind:entry") == [other, entry]
    assert ids(desk, "kind:learning") == [talk]
    assert ids(desk, "listened goal:nowhere") == []


def test_what_belongs_to_a_goal_in_the_trash_is_not_found(desk: Desk) -> None:
    goal = learning(desk, "Hold a talk")
    desk.questions.ask(goal, "Who listened?")
    desk.goals.put_away([goal])
    assert ids(desk, "listened") == []
    desk.session.undo()
    assert len(ids(desk, "listened")) == 1


# -- against looking at every text


LETTERS = ["a", "b", "e", "é", "n", " ", "ß", "я", "й", "Σ", "σ", "図", "書", "한", "が", "-", '"', "*", "%"]


@pytest.mark.parametrize("seed", range(4))
def test_the_index_finds_what_looking_at_every_text_finds(desk: Desk, seed: int) -> None:
    chance = random.Random(seed)
    texts: dict[str, str] = {}
    with desk.session.op("writing"):
        for _ in range(120):
            text = "x" + "".join(chance.choices(LETTERS, k=chance.randint(1, 30)))
            texts[desk.journal.add(DAY, text)] = text
    for _ in range(150):
        start = chance.choice(list(texts.values()))
        at = chance.randrange(len(start))
        word = start[at : at + chance.randint(1, 5)].strip()
        words = [each for each in word.replace('"', "").split() if each]
        expected = {entry for entry, text in texts.items() if all(fold(each) in fold(text) for each in words)}
        found = {hit.id for hit in hits(desk, " ".join(words), limit=200)} if words else set()
        assert (words, found) == (words, expected if words else set())


# -- the index follows


CHANGES: dict[str, Callable[[Desk, str], object]] = {
    "another text": lambda desk, entry: desk.journal.save(entry, 1, "Sunshine"),
    "another day": lambda desk, entry: desk.journal.set_day(entry, DAY - timedelta(days=400)),
    "the trash": lambda desk, entry: desk.journal.put_away(entry),
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_index_follows_a_change_and_the_way_back(desk: Desk, hands: Hands, name: str) -> None:
    entry = desk.journal.add(DAY, "Thick fog")
    hands.forward(hours=1)
    before = hits(desk, "fog")
    CHANGES[name](desk, entry)
    assert hits(desk, "fog") != before
    desk.session.undo()
    assert hits(desk, "fog") == before
    desk.session.redo()
    assert hits(desk, "fog") != before


@pytest.mark.parametrize(
    "text",
    ["\u0301", "\u05b7", "\u093c", "\ud7ff", "a\ud7ff", "\U0010ffff", "x\U0010ffff", "\u200d", "\0", '"\u0301"'],
)
def test_letters_that_are_none_find_nothing_and_break_nothing(desk: Desk, text: str) -> None:
    performance(desk, "Pass the exam")
    desk.journal.add(DAY, "A walk")
    assert hits(desk, text) == []


def test_the_last_letters_there_are_can_be_found(desk: Desk) -> None:
    goal = performance(desk, "End \ud7ff\U0010ffff")
    for text in ("\ud7ff", "\U0010ffff", "\ud7ff\U0010ffff", "end\0\ud7ff"):
        assert ids(desk, text) == [goal]


# -- where in a text


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("The harbour in fog", ["FOG", "har"], ["har", "fog"]), ("Im Café", ["cafe"], ["Café"]),
        ("ﬁne straße", ["fine", "strasse"], ["ﬁne", "straße"]), ("cafe\u0301s", ["café"], ["cafe\u0301"]),
        ("don’t", ["don't"], ["don’t"]),
        ("aaa", ["a", "aa"], ["aa", "a"]), ("nothing", ["fog"], []), ("", ["fog"], []),
        ("한국 친구", ["친구"], ["친구"]),
    ],
)  # fmt: skip
def test_the_places_are_those_of_the_text_as_it_is(text: str, words: list[str], found: list[str]) -> None:
    assert [text[start:end] for start, end in places(text, words)] == found


def test_an_excerpt_is_around_the_first_word_found() -> None:
    text = "Long before. " * 200 + "Then the Fog came in, " + "and stayed. " * 100
    shown = around(text, ["fog"])
    assert shown.startswith("… ")
    assert "the Fog came in" in shown
    assert len(shown) < 150
    assert around("Short and clear", ["gone"]) == "Short and clear"


def test_no_half_of_a_link_is_left_at_the_ends_of_an_excerpt() -> None:
    text = "A slow start with [[How pace and breath hold together]] and it held in the evening run. " + "On " * 20
    assert around(text, ["held"]).startswith("… hold together and it held in")
    assert "[[" not in around("The fog came in. " + "and stayed " * 7 + "with [[How pace and breath hold]]", ["fog"])
    assert around("It ends with [[", ["ends"]) == "It ends with [["


# -- what is wrong is made again


def test_entries_of_one_day_are_all_found(desk: Desk, hands: Hands) -> None:
    entries = [desk.journal.add(DAY, f"Fog {number}") for number in range(30)]
    desk.journal.save(entries[3], 1, "Fog, once more")
    assert set(ids(desk, "fog")) <= set(entries)
    assert {hit.id for hit in hits(desk, "fog", limit=40)} == set(entries)
