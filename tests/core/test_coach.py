"""The framing coach against goals that people labelled, and against what it promises (method.md 2.4).

``english_open`` is the project's open set. Others wrote ``english_f`` and ``english_g``, which the rules were first
scored on (47 and 55 of 60) and then tuned on, as on ``english_a`` to ``english_e`` and the German ones. Of
``english_h`` they have seen nothing: whoever tuned them wrote it at the end and scored it once (57 of 60, and all 38
readings that they were sure of); no change after that was made for it. ``english_i`` was written by somebody who had
not seen the rules, in other domains, and scored once: 107 of 120, 20 of 24 tricky ones, 3 swapped, 68 of the 70 that
they were sure of. ``english_j`` came after that, in the voices of six people who keep clear of the words that say what
a goal is: 90 of 120, 17 of 24, 12 swapped, 57 of 60. What the two showed was then put right, so that they say nothing
about unknown goals any more. Then somebody wrote ``english_k`` in the manner of the open set: 113 of 120, 20 of 24,
nothing swapped, all 82 that they were sure of; three vague phrases came in after it. ``german_c`` was written and
scored (41 of 43) after the German rules had been put right by the edge cases of the method in German, below.
"""

import csv
import time
from functools import cache
from pathlib import Path

import pytest

from goaldesk import paths
from goaldesk.core.method.coach import language
from goaldesk.core.method.coach.advice import Advice, Situation, advise
from goaldesk.core.method.coach.language import Language
from goaldesk.core.method.coach.verdict import Confidence, Reads
from goaldesk.core.types import Familiarity

DATA = Path(__file__).parent.parent / "data" / "framing"
LABELLED = sorted(path.stem for path in DATA.glob("*.csv") if path.stem != "silent")


@cache
def spoken(code: str) -> Language:
    return language.parse(paths.resource("coach", f"{code}.toml").read_text("utf-8"))


def advice(text: str, code: str = "en", **known: object) -> Advice:
    return advise(Situation(text, **known), spoken(code))  # type: ignore[arg-type]


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", LABELLED)
def test_labelled_goals_are_read_as_people_read_them(name: str) -> None:
    """The bar of the issue, as shares: 50 of 60 right, 7 of 12 tricky ones, 2 of 60 swapped."""
    goals = rows(name)
    read = [(row, advice(row["text"], name.partition("_")[0][:2].replace("ge", "de"))) for row in goals]
    right = [row for row, found in read if found.kind == row["kind"]]
    tricky = [(row, found) for row, found in read if row["tricky"] == "yes"]
    swapped = [row["text"] for row, found in read if {found.kind, row["kind"]} == {"performance", "learning"}]
    sure = [(row, found) for row, found in read if found.confidence is Confidence.HIGH]
    assert len(right) >= len(goals) * 50 / 60
    assert sum(found.kind == row["kind"] for row, found in tricky) >= len(tricky) * 7 / 12
    assert len(swapped) <= 2 * len(goals) / 60, swapped
    assert sum(found.kind == row["kind"] for row, found in sure) >= 0.95 * len(sure)
    assert len(sure) >= len(goals) / 3, "to be sure of nothing is no way to be right"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Learn to ship 5 endpoints", Reads.MIXED),
        ("Practice listening for customer needs instead of pitching", Reads.LEARNING),
        ("Build skill in holding open conversations", Reads.LEARNING),
        ("Improve my marathon time", Reads.PERFORMANCE),
        ("Read 12 books", Reads.PERFORMANCE),
        ("Understand why churn rose 10%", Reads.LEARNING),
        ("Get certified in AWS", Reads.PERFORMANCE),
        ("Master the piano piece by June", Reads.LEARNING),
        ("Learn 500 words", Reads.MIXED),
        ("Do my best in the interviews", Reads.VAGUE),
    ],
)
def test_the_edge_cases_of_the_method(text: str, kind: Reads) -> None:
    assert advice(text).kind is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Lernen, 5 Endpunkte auszuliefern", Reads.MIXED),
        ("Zuhören üben, statt zu verkaufen", Reads.LEARNING),
        ("Fähigkeit aufbauen, offene Gespräche zu führen", Reads.LEARNING),
        ("Meine Marathonzeit verbessern", Reads.PERFORMANCE),
        ("Unsere Fehlerquote verbessern", Reads.PERFORMANCE),
        ("Mein Zeitgefühl verbessern", Reads.LEARNING),
        ("12 Bücher lesen", Reads.PERFORMANCE),
        ("Verstehen, warum die Abwanderung um 10 % gestiegen ist", Reads.LEARNING),
        ("Herausfinden, weshalb der Umsatz um ein Drittel gesunken ist", Reads.LEARNING),
        ("AWS-Zertifikat in diesem Jahr bekommen", Reads.PERFORMANCE),
        ("Das Klavierstück bis Juni beherrschen", Reads.LEARNING),
        ("500 Wörter lernen", Reads.MIXED),
        ("Mein Bestes geben in den Gesprächen", Reads.VAGUE),
        ("Besser werden im Schachspielen", Reads.LEARNING),
        ("Im Kopfrechnen besser werden", Reads.LEARNING),
        ("Ein besserer Zuhörer werden", Reads.VAGUE),
        ("Im Leben besser werden", Reads.VAGUE),
        ("Besser sein als mein Bruder im Schach", Reads.PERFORMANCE),
        ("Dem Chef beweisen, dass ich führen kann", Reads.PERFORMANCE),
    ],
)
def test_the_edge_cases_of_the_method_in_german(text: str, kind: Reads) -> None:
    assert advice(text, "de").kind is kind


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Jeden Tag 30 Minuten laufen", ["Jeden Tag", "30 Minuten"]),
        ("3 neue Kunden gewinnen bis März", ["3 neue Kunden", "gewinnen"]),
        ("Lernen, 5 Endpunkte auszuliefern", ["Lernen", "5 Endpunkte"]),
    ],
)
def test_german_words_are_quoted_whole(text: str, quoted: list[str]) -> None:
    assert [text[each.start : each.end] for each in advice(text, "de").evidence] == quoted


def test_german_questions_take_the_words_up_as_they_are() -> None:
    """In quotes: the case that the sentence would ask for is not known."""
    assert advice("12 Bücher lesen", "de").question == "Was würdest du nach „12 Bücher“ verstehen oder anders machen?"
    assert advice("500 Wörter lernen", "de").question == "Was an „Wörter“ ist dir noch nicht klar?"


@pytest.mark.parametrize("text", ["Avoid looking stupid in the meeting", "Not embarrass myself before the board"])
def test_what_is_to_be_avoided_is_asked_about_as_something_to_do(text: str) -> None:
    found = advice(text)
    assert "avoidance" in found.flags
    assert found.question == "What would you like to be able to do there?"
    assert "avoidance" not in advice("Impress the board in the meeting").flags


def test_pictures_and_marks_around_words_are_left_out_of_the_question() -> None:
    for text in ("Run 10 km 🏃\u200d♀️ this year", "Run 10 km \u2068🏃\u2069!", "Run “10” km this year"):
        found = advice(text)
        assert found.question == "What would you understand or do differently after 10 km?"
        assert all(text[each.start : each.end].isprintable() for each in found.evidence)


def test_any_number_of_spaces_is_one() -> None:
    text = "Finish  my\nreport  by \t Friday"
    found = advice(text)
    assert "deadline" in found.flags
    assert [text[each.start : each.end] for each in found.evidence] == ["Finish  my\nreport"]


@pytest.mark.parametrize("text", ["Learn 500 words", "Learn new things"])
def test_a_short_goal_in_english_is_not_taken_for_another_language(text: str) -> None:
    assert advice(text).silent_because is None


def test_the_example_of_the_contract() -> None:
    found = advice("Learn to ship 5 endpoints")
    assert [(each.start, each.end, each.cue, each.side) for each in found.evidence] == [
        (0, 8, "L.skill_verb", "L"),
        (9, 25, "P.artefact_count", "P"),
    ]
    assert found.confidence is Confidence.HIGH
    assert "no_skill_named" in found.flags
    assert found.question == "What about endpoints is not clear to you yet?"
    assert found.silent_because is None


@pytest.mark.parametrize("name", LABELLED)
def test_spans_point_into_the_persons_own_words(name: str) -> None:
    for row in rows(name):
        found = advice(f"  “{row['text'].upper()}”\n")
        for each in found.evidence:
            words = f"  “{row['text'].upper()}”\n"[each.start : each.end]
            assert words
            assert words == words.strip()
        ends = [each.end for each in found.evidence]
        assert all(end <= after.start for end, after in zip(ends, found.evidence[1:], strict=False))


def test_a_deadline_alone_says_nothing() -> None:
    assert advice("Understand the tax rules before the end of March").kind is Reads.LEARNING
    assert "deadline" in advice("Understand the tax rules before the end of March").flags


@pytest.mark.parametrize(
    ("known", "why"),
    [
        ({"coach_is_on": False}, "coach_off"),
        ({"closed": True}, "closed"),
        ({"kind_is_set": True}, "kind_is_set"),
        ({"dismissed": 2}, "dismissed"),
        ({"has_pair": True}, "paired"),
        ({"familiarity": Familiarity.KNOWN}, "known"),
    ],
)
def test_it_is_silent_where_there_is_nothing_to_say(known: dict[str, object], why: str) -> None:
    assert advice("Read 12 books this year").question
    found = advice("Read 12 books this year", **known)
    assert found.silent_because == why
    assert found.question is None
    assert found.template is None


def test_it_is_silent_on_learning_goals_and_asks_where_nothing_is_named() -> None:
    assert advice("Learn to hear the difference between a minor and a diminished chord").silent_because == "learning"
    assert advice("Be a better friend").question == "In which situation would you notice a difference?"


@pytest.mark.parametrize("row", rows("silent"), ids=lambda row: row["text"][:40])
def test_delicate_short_and_foreign_texts_are_left_alone(row: dict[str, str]) -> None:
    german = {"mich", "meine", "meiner", "meinem", "ich", "der", "die", "mehr", "drei", "und", "aufhören,"}
    code = "de" if german & set(row["text"].lower().split()) - {"die"} or row["text"].startswith("Die ") else "en"
    silent = advice(row["text"], code).silent_because
    assert (silent is None) == (row["reason"] == "speak"), silent


def test_words_of_a_crisis_are_heard_in_their_language() -> None:
    grave = [row["text"] for row in rows("silent") if row["reason"] == "crisis"]
    heard = {"crisis"}
    assert all(heard & {advice(text, code).silent_because for code in ("en", "de")} for text in grave)


_BETWEEN = {
    "double": "  ",
    "thin": "\u2009",
    "narrow": "\u202f",
    "lines": "\r\n\r\n",
    "unseen": " \u200b",
    "isolated": "\u2068 \u2069",
}


@pytest.mark.parametrize("between", _BETWEEN.values(), ids=_BETWEEN)
def test_delicate_words_are_heard_whatever_stands_between_them(between: str) -> None:
    grave = [(row["text"], advice(row["text"]).silent_because) for row in rows("silent")]
    grave = [(text, why) for text, why in grave if why in {"crisis", "care", "safety", "law"}]
    assert len(grave) > 20
    for text, why in grave:
        assert advice(text.replace(" ", between)).silent_because == why, text
    for text in ("self\u2010harm", "self\u2011harm", "self\xadharm", "self\u200b-\u200bharm"):
        assert advice(f"Write 3 chapters without thoughts of {text}").silent_because == "crisis"


def test_it_says_the_same_every_time() -> None:
    text = "Learn enough Portuguese grammar to pass the B1 exam in spring"
    assert advice(text) == advice(text)
    assert advice("").kind is Reads.VAGUE
    assert advice("🏃" * 4000).silent_because


def test_a_text_of_very_many_clauses_is_read_soon() -> None:
    """It takes half a second; where each break meant that all words were looked at again, it took most of a minute."""
    began = time.monotonic()
    assert advice("[ ; " * 9000).silent_because
    assert time.monotonic() - began < 15


def test_its_own_words_are_kind_and_end_as_questions() -> None:
    for code in ("en", "de"):
        for text in spoken(code).ask.values():
            assert text.endswith(("?", "."))
            assert "wrong" not in text
            assert "falsch" not in text
