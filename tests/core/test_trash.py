"""The trash: everything that is put away is in it, comes back, or is gone for good with all that hangs on it."""

from datetime import date

import pytest

from goaldesk.core.check import check
from goaldesk.core.desk import Desk
from goaldesk.core.method.reviews import Period
from goaldesk.core.queries.trash import thrown_away
from goaldesk.core.search.asked import parse
from goaldesk.core.search.find import find
from goaldesk.core.types import Kind, SetbackForm, Span
from tests.core.steps import learning, performance, refused

DAY = date(2026, 10, 8)
WEEK = Period(Span.WEEK, date(2026, 9, 28), date(2026, 10, 4))


def thrown(desk: Desk) -> list[tuple[str, str, str]]:
    return [(each.table, each.words, each.goal) for each in thrown_away(desk.store)]


def put_everything_away(desk: Desk) -> None:
    goal, other = learning(desk, "Coach"), performance(desk, "Roll out")
    desk.questions.put_away(desk.questions.ask(goal, "What is a pause?"))
    desk.experiments.put_away(desk.experiments.add(goal, "Count"))
    desk.checks.put_away(desk.checks.rate(goal, 2, "Drew it"))
    desk.practice.put_away(desk.practice.note(goal, 3, "two talks"))
    desk.performance.put_away_milestone(desk.performance.add_milestone(other, "Half"))
    desk.performance.put_away_checkin(desk.performance.check_in(other, 3, "one ward"))
    setback = desk.setbacks.log(SetbackForm(DAY, "Took over"))
    desk.setbacks.put_away_retry(desk.setbacks.retry(setback, "Waited"))
    desk.setbacks.put_away([setback])
    desk.areas.put_away(desk.areas.add("Ward"))
    desk.reviews.put_away(desk.reviews.answer(WEEK, "understood", "I hear the turn"))
    desk.searches.forget(desk.searches.save("kind:entry fog"))
    desk.journal.put_away(desk.journal.add(DAY, "## First\nwords"))
    desk.goals.put_away([other])


def test_everything_that_is_put_away_is_in_it(desk: Desk) -> None:
    put_everything_away(desk)
    assert set(thrown(desk)) == {
        ("question", "What is a pause?", "Coach"), ("experiment", "Count", "Coach"),
        ("understanding_check", "Drew it", "Coach"), ("practice_note", "two talks", "Coach"),
        ("milestone", "Half", "Roll out"), ("checkin", "one ward", "Roll out"), ("setback", "Took over", ""),
        ("retry", "Waited", ""), ("area", "Ward", ""), ("saved_search", "kind:entry fog", ""),
        ("review", "I hear the turn", ""),
        ("entry", "First", ""), ("goal", "Roll out", ""),
    }  # fmt: skip


def test_what_belongs_to_one_column_does_not_come_back_to_a_goal_in_the_other(desk: Desk) -> None:
    goal = performance(desk, "Roll out")
    checkin = desk.performance.check_in(goal, 3, "one ward")
    desk.performance.put_away_checkin(checkin)
    desk.goals.change_kind(goal, Kind.LEARNING)
    assert check(desk.store).problems == ()
    with refused(desk, "“Roll out” is in the other column now"):
        desk.trash.bring_back("checkin", checkin)
    desk.goals.change_kind(goal, Kind.PERFORMANCE)
    desk.trash.bring_back("checkin", checkin)
    assert thrown(desk) == []
    assert check(desk.store).problems == ()


def test_anything_comes_back_from_it(desk: Desk) -> None:
    put_everything_away(desk)
    for each in thrown_away(desk.store):
        desk.trash.bring_back(each.table, each.id)
    assert thrown(desk) == []
    desk.session.undo()
    assert len(thrown(desk)) == 1


def test_a_review_comes_back_where_there_is_no_other_of_its_days(desk: Desk) -> None:
    first = desk.reviews.answer(WEEK, "understood", "I hear the turn")
    desk.reviews.put_away(first)
    assert find(desk.store, parse("turn")) == []
    second = desk.reviews.answer(WEEK, "understood", "I see it")
    with refused(desk, "another review of these days"):
        desk.trash.bring_back("review", first)
    desk.reviews.put_away(second)
    desk.trash.bring_back("review", first)
    assert [hit.leads_to for hit in find(desk.store, parse("turn"))] == [first]
    desk.trash.empty()
    assert [text for (text,) in desk.store.rows("SELECT text FROM review_answer")] == ["I hear the turn"]


def test_the_goal_comes_along(desk: Desk) -> None:
    goal = learning(desk, "Coach")
    question = desk.questions.ask(goal, "What is a pause?")
    desk.questions.put_away(question)
    desk.goals.put_away([goal])
    desk.trash.bring_back("question", question)
    assert thrown(desk) == []


def test_a_private_entry_keeps_its_words_here_too(desk: Desk) -> None:
    entry = desk.journal.add(DAY, "Secret")
    desk.journal.set_private(entry, private=True)
    desk.journal.put_away(entry)
    assert thrown(desk) == [("entry", "", "")]


def test_emptying_deletes_for_good_and_leaves_the_rest_whole(desk: Desk) -> None:
    keep, gone = learning(desk, "Keep this"), learning(desk, "Xylophone one")
    result = performance(desk, "Roll out")
    desk.pairs.pair(result, gone)
    desk.pairs.pair(result, keep)
    setback = desk.setbacks.log(SetbackForm(DAY, "Xylophone two", study_question="Who?", goal_ids=(gone, keep)))
    desk.questions.ask(gone, "Xylophone three")
    entry = desk.journal.add(DAY, "About [[Xylophone one]]")
    desk.goals.put_away([gone])
    desk.setbacks.put_away([setback])
    assert desk.trash.empty() == 2
    assert check(desk.store).problems == ()
    assert desk.store.rows("SELECT title FROM goal ORDER BY title") == [("Keep this",), ("Roll out",)]
    assert desk.store.rows("SELECT text FROM entry") == [("About [[Xylophone one]]",)]
    assert desk.store.value("SELECT count(*) FROM entry_link WHERE entry_id = ?", entry) == 0
    assert [hit.kind for hit in find(desk.store, parse("xylophone"))] == ["entry"]
    assert desk.session.undo_label() == ""
    desk.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"Xylophone three" not in desk.path.read_bytes()


def test_a_question_stays_when_only_its_setback_goes(desk: Desk) -> None:
    goal = learning(desk, "Coach")
    setback = desk.setbacks.log(SetbackForm(DAY, "Took over", study_question="What is a pause?", goal_ids=(goal,)))
    desk.setbacks.put_away([setback])
    desk.trash.empty()
    assert desk.store.rows("SELECT text, setback_id FROM question") == [("What is a pause?", None)]
    assert check(desk.store).problems == ()


def test_pairs_that_were_taken_apart_are_history_and_stay(desk: Desk) -> None:
    pair = desk.pairs.pair(performance(desk, "Roll out"), learning(desk, "Coach"))
    desk.pairs.unpair([pair])
    assert thrown(desk) == []
    assert desk.trash.empty() == 0
    assert desk.store.value("SELECT count(*) FROM pair") == 1


@pytest.mark.parametrize("times", [1, 2])
def test_an_empty_trash_can_be_emptied(desk: Desk, times: int) -> None:
    assert [desk.trash.empty() for _ in range(times)] == [0] * times
