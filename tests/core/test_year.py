"""A year of use: from any setback to what was learned from it and back, and an index that has all of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from goaldesk.core.check import check
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.queries import goal_page, learning, loop
from goaldesk.core.sample import write_sample
from goaldesk.core.search.asked import parse
from goaldesk.core.search.find import find
from tests.conftest import Hands
from tests.core.year import a_year

SEED = 11


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("year") / "year.goaldesk"
    write_sample(path, a_year(SEED), Hands().clock)
    return path


@pytest.fixture
def year(written: Path, hands: Hands) -> Iterator[Desk]:
    desk = open_desk(written, hands.clock)
    yield desk
    desk.close()


def test_the_year_is_whole(year: Desk) -> None:
    assert check(year.store).problems == ()
    counts = {table: year.store.value(f"SELECT count(*) FROM {table}") for table in ("entry", "setback", "experiment")}
    assert counts["entry"] > 150
    assert counts["setback"] > 30
    assert counts["experiment"] > 60


def test_every_setback_leads_to_what_was_learned_from_it_and_back(year: Desk) -> None:
    story = a_year(SEED)
    ids = [row[0] for row in year.store.rows("SELECT id FROM setback ORDER BY day, id")]
    for setback_id, told in zip(ids, sorted(story["setbacks"], key=lambda each: each["on"]), strict=True):
        found = loop.trace(year.store, setback_id)
        assert [each.text for each in found.questions] == ([told["study_question"]] if "study_question" in told else [])
        assert [each.answer for each in found.questions if each.answered_on] == (
            [told["answer"]] if "answer" in told else []
        )
        assert [each.observed for each in found.tried] == ([told["tried"]] if "tried" in told else [])
        assert [each.note for each in found.retries] == [note for _, note in told.get("retries", ())]
        for question in found.questions:
            on_page = {each.id: each.setback_id for each in goal_page.questions(year.store, question.goal_id)}
            assert on_page[question.id] == setback_id
        for tried in found.tried:
            assert tried.id in {each.id for each in goal_page.experiments(year.store, tried.goal_id)}
            assert setback_id in {each.id for each in goal_page.setbacks(year.store, tried.goal_id)}


def test_what_came_of_setbacks_is_counted_as_it_was(year: Desk) -> None:
    asked = [setback for setback in a_year(SEED)["setbacks"] if "study_question" in setback]
    assert loop.came_of_setbacks(year.store) == (len(asked), sum("answer" in setback for setback in asked))


def test_each_goal_tells_its_year(year: Desk) -> None:
    for told in a_year(SEED)["goals"]:
        if told["kind"] == "learning":
            (goal,) = year.store.rows("SELECT id FROM goal WHERE title = ?", told["title"])[0]
            what = [event.what for event in learning.story(year.store, goal)]
            assert what.count("check") == len(told["checks"])
            assert what.count("tried") >= len(told["experiments"])


def test_anything_in_it_is_found(year: Desk) -> None:
    for words, kind in (("turn behind", "question"), ("nearer thought", "experiment"), ("faces earlier", "")):
        hits = find(year.store, parse(f"{words} kind:{kind}" if kind else "faces"))
        assert hits, words
    assert find(year.store, parse("tag:sun after:2026-10"))
