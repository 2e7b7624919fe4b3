"""A year of use: from any setback to what was learned from it and back, and an index that has all of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from goaldesk.core.check import check
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.queries import goal_page, journal, learning, loop, review_facts, review_rows, reviews, setbacks
from goaldesk.core.queries.review_facts import Matter
from goaldesk.core.sample_writer import write_sample
from goaldesk.core.search.asked import parse
from goaldesk.core.search.find import find
from goaldesk.core.types import Span
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


def first_and_last(year: Desk) -> tuple[str, str]:
    """The days that the finished reviews of the year look back on, one after the other."""
    periods = [row.period for row in review_rows.reviews(year.store, Span.WEEK) if row.finished_on]
    return periods[-1].starts_on.isoformat(), periods[0].ends_on.isoformat()


@pytest.mark.parametrize(
    ("matter", "dated"),
    [
        (Matter.CHECK, "SELECT id, day FROM understanding_check WHERE level_after IS NOT NULL"),
        (Matter.EXPERIMENT, "SELECT id, tried_on FROM experiment WHERE tried_on IS NOT NULL"),
        (Matter.PRACTICE, "SELECT id, day FROM practice_note"),
        (Matter.SETBACK, "SELECT id, day FROM setback"),
        (Matter.ENTRY, "SELECT id, day FROM entry"),
        (Matter.CHECKIN, "SELECT id, day FROM checkin"),
        (Matter.MILESTONE, "SELECT id, done_on FROM milestone WHERE done_on IS NOT NULL"),
    ],
)
def test_reviews_show_all_that_happened_in_the_year_once_and_on_its_day(year: Desk, matter: Matter, dated: str) -> None:
    first, last = first_and_last(year)
    happened = {row_id: day for row_id, day in year.store.rows(dated) if first <= day <= last}
    shown: dict[str, str] = {}
    for row in review_rows.reviews(year.store, Span.WEEK):
        for fact in review_facts.facts(year.store, row.period) if row.finished_on else ():
            if fact.matter is matter:
                assert fact.id not in shown
                assert row.period.starts_on.isoformat() <= fact.day <= row.period.ends_on.isoformat()
                shown[fact.id] = fact.day
    assert shown == happened
    assert len(shown) > 0


def test_every_question_is_in_the_review_of_the_week_it_was_answered_in(year: Desk) -> None:
    first, last = first_and_last(year)
    answered = {
        row[0] for row in year.store.rows("SELECT id FROM question WHERE answered_on BETWEEN ? AND ?", first, last)
    }
    periods = [row.period for row in review_rows.reviews(year.store, Span.WEEK) if row.finished_on]
    facts = [fact for period in periods for fact in review_facts.facts(year.store, period)]
    assert {fact.id for fact in facts if fact.matter is Matter.QUESTION and fact.after} == answered


def test_every_fact_of_a_review_is_found_where_it_leads(year: Desk) -> None:
    on_page = {
        Matter.CHECK: goal_page.checks, Matter.EXPERIMENT: goal_page.experiments, Matter.QUESTION: goal_page.questions,
        Matter.PRACTICE: goal_page.practice, Matter.CHECKIN: goal_page.checkins, Matter.MILESTONE: goal_page.milestones,
    }  # fmt: skip
    for row in review_rows.reviews(year.store, Span.WEEK)[::5]:
        for fact in review_facts.facts(year.store, row.period):
            if fact.matter in on_page:
                assert fact.id in {each.id for each in on_page[fact.matter](year.store, fact.goal_id)}
            elif fact.matter is Matter.ENTRY:
                assert journal.entry(year.store, fact.id) is not None
            else:
                assert setbacks.form(year.store, fact.id).what_happened == fact.text


def test_what_was_asked_in_a_review_leads_back_to_it_and_its_entry_says_so(year: Desk) -> None:
    rows = [row for row in review_rows.reviews(year.store, Span.WEEK) if row.finished_on]
    assert len(rows) > 35
    for row in rows:
        (asked,) = reviews.asked(year.store, row.id)
        assert asked.id in {each.id for each in goal_page.questions(year.store, asked.goal_id)}
        entry = journal.entry(year.store, row.entry_id or "")
        assert entry is not None
        assert f": {asked.text}" in entry.text
        chips, _ = journal.chips(year.store, entry.id)
        assert asked.goal_id in {chip.goal_id for chip in chips}


def test_anything_in_it_is_found(year: Desk) -> None:
    for words, kind in (("turn behind", "question"), ("nearer thought", "experiment"), ("faces earlier", "")):
        hits = find(year.store, parse(f"{words} kind:{kind}" if kind else "faces"))
        assert hits, words
    assert find(year.store, parse("tag:sun after:2026-10"))
