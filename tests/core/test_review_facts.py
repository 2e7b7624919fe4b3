"""The facts of a period: what happened in it, all of it and nothing else, learning first."""

from datetime import date, timedelta

from goaldesk.core.desk import Desk
from goaldesk.core.method.reviews import Period
from goaldesk.core.queries import review_facts, review_month
from goaldesk.core.queries.review_facts import MOST_GOALS, Fact, Matter
from goaldesk.core.types import (
    Direction,
    Familiarity,
    Measure,
    Outcome,
    SetbackForm,
    Span,
    State,
    Verdict,
)  # fmt: skip
from tests.conftest import THURSDAY, Hands
from tests.core.steps import learning, performance

WEEK = Period(Span.WEEK, date(2026, 9, 28), date(2026, 10, 4))
INSIDE, BEFORE, AFTER = date(2026, 9, 30), date(2026, 9, 27), date(2026, 10, 5)


def at(hands: Hands, day: date) -> None:
    """Turn the clock to a day, at the hour of the tests."""
    hands.set(THURSDAY + timedelta(days=(day - THURSDAY.date()).days))


def facts_of(desk: Desk, matter: Matter) -> list[Fact]:
    return [fact for fact in review_facts.facts(desk.store, WEEK) if fact.matter is matter]


def said(desk: Desk, matter: Matter) -> list[str]:
    return [fact.text for fact in facts_of(desk, matter)]


def on_each_day(desk: Desk, hands: Hands, learn: str, perform: str) -> None:
    """The same things the day before the week, on its first and its last day, and the day after."""
    for day in (BEFORE, WEEK.starts_on, WEEK.ends_on, AFTER):
        at(hands, day)
        words = day.isoformat()
        check = desk.checks.begin(learn, 1)
        desk.checks.write_evidence(check, words)
        desk.checks.finish(check, 2)
        desk.experiments.add_tried(learn, words)
        desk.questions.ask(learn, words)
        desk.practice.note(learn, 3, words)
        desk.setbacks.log(SetbackForm(day, words))
        desk.journal.add(day, f"## {words}\nMore of it")
        desk.performance.check_in(perform, 5, words)
        desk.performance.mark_milestone(desk.performance.add_milestone(perform, words), done=True)


def test_every_kind_of_fact_from_the_first_day_to_the_last_and_learning_first(desk: Desk, hands: Hands) -> None:
    on_each_day(desk, hands, learning(desk), performance(desk))
    found = review_facts.facts(desk.store, WEEK)
    assert [fact.matter for fact in found] == [matter for matter in Matter for _ in range(2)]
    days = [WEEK.starts_on.isoformat(), WEEK.ends_on.isoformat()]
    assert [fact.day for fact in found] == days * len(Matter)
    assert [fact.text for fact in found] == days * len(Matter)


def test_a_day_is_the_one_the_person_meant(desk: Desk, hands: Hands) -> None:
    """At half past one at night it is still the day before for whoever lets the day begin at four."""
    goal = learning(desk)
    hands.set(THURSDAY.replace(day=5, hour=1, minute=30))
    desk.clock.day_starts_at = 4
    desk.practice.note(goal, 3, "late")
    assert said(desk, Matter.PRACTICE) == ["late"]


def test_facts_say_what_their_rows_say(desk: Desk, hands: Hands) -> None:
    at(hands, INSIDE)
    learn, perform = learning(desk, "Coach"), performance(desk, "Wards")
    desk.performance.set_measure(perform, Measure(0, 8, "wards", Direction.REACH), None)
    desk.performance.check_in(perform, 4, "")
    experiment = desk.experiments.add_tried(learn, "Count to five")
    desk.experiments.decide(experiment, Verdict.ADAPT)
    desk.setbacks.log(SetbackForm(INSIDE, "It went by itself", outcome=Outcome.GOOD_SURPRISE))
    (checkin,), (tried,), (surprise,) = (
        facts_of(desk, matter) for matter in (Matter.CHECKIN, Matter.EXPERIMENT, Matter.SETBACK)
    )
    assert (checkin.goal_id, checkin.goal, checkin.after, checkin.word) == (perform, "Wards", 4, "wards")
    assert (tried.id, tried.goal, tried.word) == (experiment, "Coach", Verdict.ADAPT)
    assert (surprise.word, surprise.goal_id) == (Outcome.GOOD_SURPRISE, "")


def test_a_question_stands_where_it_was_asked_or_where_it_was_answered(desk: Desk, hands: Hands) -> None:
    goal = learning(desk)
    at(hands, BEFORE)
    early = desk.questions.ask(goal, "asked early")
    at(hands, INSIDE)
    both = desk.questions.ask(goal, "asked and answered")
    desk.questions.answer(both, "So")
    late = desk.questions.ask(goal, "answered late")
    desk.questions.answer(early, "So")
    at(hands, AFTER)
    desk.questions.answer(late, "So")
    found = [(fact.text, fact.after) for fact in facts_of(desk, Matter.QUESTION)]
    assert sorted(found) == [("answered late", 0), ("asked and answered", 1), ("asked early", 1)]


def test_what_is_put_away_or_belongs_to_a_goal_that_is_counts_for_nothing(desk: Desk, hands: Hands) -> None:
    at(hands, INSIDE)
    gone, goal = learning(desk, "Gone"), learning(desk, "There")
    for each in (gone, goal):
        desk.practice.note(each, 3, "note")
        desk.questions.ask(each, "why?")
    desk.questions.ask(None, "of no goal")
    desk.practice.put_away(facts_of(desk, Matter.PRACTICE)[1].id)
    desk.journal.put_away(desk.journal.add(INSIDE, "An entry"))
    desk.goals.put_away([gone])
    assert said(desk, Matter.PRACTICE) == said(desk, Matter.ENTRY) == []
    assert said(desk, Matter.QUESTION) == ["why?", "of no goal"]
    desk.goals.set_state([goal], State.LEARNED_ENOUGH)
    assert said(desk, Matter.QUESTION) == ["why?", "of no goal"]


def test_a_check_that_is_only_begun_is_no_fact_yet(desk: Desk, hands: Hands) -> None:
    at(hands, INSIDE)
    desk.checks.begin(learning(desk), 2)
    assert facts_of(desk, Matter.CHECK) == []


def test_a_private_entry_says_nothing_of_itself(desk: Desk) -> None:
    entry = desk.journal.add(INSIDE, "## Only for me")
    desk.journal.set_private(entry, private=True)
    assert said(desk, Matter.ENTRY) == [""]


# -- how goals moved


def rate(desk: Desk, hands: Hands, goal: str, day: date, before: int, after: int) -> None:
    at(hands, day)
    desk.checks.rate(goal, after, "seen", before=before)


def test_understanding_moved_from_before_the_period_to_its_end(desk: Desk, hands: Hands) -> None:
    moved, still, new = (learning(desk, title) for title in ("Moved", "Still", "New"))
    rate(desk, hands, moved, BEFORE, 0, 1)
    rate(desk, hands, moved, INSIDE, 1, 2)
    rate(desk, hands, moved, AFTER, 2, 5)
    rate(desk, hands, still, BEFORE, 1, 3)
    found = {each.id: each for each in review_facts.moved(desk.store, WEEK)}
    assert list(found) == [moved, still, new]
    assert (found[moved].before, found[moved].after, found[moved].moved, found[moved].checked) == (1, 2, True, True)
    assert (found[still].before, found[still].after, found[still].moved) == (3, 3, False)
    assert (found[new].before, found[new].after, found[new].moved, found[new].checked) == (None, 0, False, False)


def test_results_are_those_of_the_end_of_the_period(desk: Desk, hands: Hands) -> None:
    goal = performance(desk)
    desk.performance.set_measure(goal, Measure(0, 8, "wards"), date(2026, 10, 30))
    for day, value in ((BEFORE, 3), (INSIDE, 4), (AFTER, 8)):
        at(hands, day)
        desk.performance.check_in(goal, value, "")
    desk.performance.park(goal, parked=True)
    (result,) = review_facts.results(desk.store, WEEK)
    assert (result.before, result.after, result.parked, result.due_on) == (3, 4, True, "2026-10-30")
    assert result.measure == Measure(0, 8, "wards")


def test_goals_that_something_happened_to_come_first_and_there_are_not_too_many(desk: Desk, hands: Hands) -> None:
    goals = [learning(desk, f"Goal {number}") for number in range(MOST_GOALS + 3)]
    at(hands, INSIDE)
    desk.practice.note(goals[-1], 3)
    desk.goals.set_state([goals[-1]], State.LEARNED_ENOUGH)
    desk.goals.set_state([goals[0]], State.RESTING)
    found = [each.id for each in review_facts.moved(desk.store, WEEK)]
    assert found == [goals[-1], *goals[1:MOST_GOALS]]


def test_a_goal_that_something_was_written_about_stays_and_the_others_keep_their_places(
    desk: Desk, hands: Hands
) -> None:
    goals = [learning(desk, f"Goal {number}") for number in range(MOST_GOALS + 3)]
    gone = learning(desk, "Gone")
    desk.goals.put_away([gone])
    before = [each.id for each in review_facts.moved(desk.store, WEEK)]
    found = [each.id for each in review_facts.moved(desk.store, WEEK, [goals[1], goals[-1], gone])]
    assert found == [*before, goals[-1]]


def test_what_was_tried_and_the_setbacks_of_the_period(desk: Desk, hands: Hands) -> None:
    goal = learning(desk, "Coach")
    on_each_day(desk, hands, goal, performance(desk))
    days = [WEEK.starts_on.isoformat(), WEEK.ends_on.isoformat()]
    assert [(each.approach, each.goal, each.verdict) for each in review_facts.tried(desk.store, WEEK)] == [
        (day, "Coach", None) for day in days
    ]
    assert [each.what_happened for each in review_facts.setbacks(desk.store, WEEK)] == days


# -- what a month asks about


MONTH = Period(Span.MONTH, date(2026, 9, 1), date(2026, 9, 30))


def test_the_four_latest_evidence_texts_of_the_period_the_oldest_first(desk: Desk, hands: Hands) -> None:
    goal = learning(desk)
    for day in (1, 5, 9, 13, 17, 31):
        at(hands, date(2026, 9, 1) + timedelta(days=day - 1))
        desk.checks.rate(goal, 3, f"on {day}", before=1)
    desk.checks.rate(goal, 4)  # without evidence: nothing to re-read
    found = review_month.evidence_texts(desk.store, MONTH)
    assert [each.text for each in found] == ["on 5", "on 9", "on 13", "on 17"]
    assert (found[0].before, found[0].after, found[0].goal_id) == (1, 3, goal)


def topic(desk: Desk, goal_id: str = "") -> review_month.Topic:
    found = review_month.topic(desk.store, MONTH, goal_id)
    assert found is not None
    return found


def test_the_oldest_topic_had_gone_without_evidence_for_longest(desk: Desk, hands: Hands) -> None:
    assert review_month.topic(desk.store, MONTH) is None
    at(hands, date(2026, 8, 1))
    first, second = learning(desk, "First"), learning(desk, "Second")
    at(hands, date(2026, 8, 15))
    third = learning(desk, "Third")
    at(hands, date(2026, 8, 20))
    desk.checks.rate(first, 2, "seen")
    desk.checks.rate(second, 2)  # a level alone shows nothing
    at(hands, date(2026, 9, 1))
    for oldest in (second, third, first):
        assert (topic(desk).id, topic(desk).check) == (oldest, None)
        desk.checks.rate(oldest, 2, "seen")
    desk.goals.set_state([second, third, first], State.RESTING)
    assert review_month.topic(desk.store, MONTH) is None
    assert topic(desk, first).title == "First"


def test_a_check_that_is_done_for_the_review_stays_with_its_topic(desk: Desk, hands: Hands) -> None:
    at(hands, date(2026, 8, 1))
    first, _ = learning(desk, "First"), learning(desk, "Second")
    at(hands, date(2026, 10, 8))
    desk.checks.rate(first, 3, "The board, then the bed", before=2)
    assert topic(desk).id == first
    check = topic(desk).check
    assert check is not None
    assert (check.before, check.after, check.text) == (2, 3, "The board, then the bed")


def test_goals_by_familiarity_and_how_many_more_there_are(desk: Desk) -> None:
    known, new, partly = (learning(desk, title) for title in ("Known", "New", "Partly"))
    unsaid = performance(desk, "Unsaid")
    for goal, familiarity in ((known, Familiarity.KNOWN), (new, Familiarity.NEW), (partly, Familiarity.PARTLY)):
        desk.goals.set_familiarity(goal, familiarity)
    desk.performance.park(unsaid, parked=True)
    goals, more = review_month.by_familiarity(desk.store)
    assert [goal.id for goal in goals] == [new, partly, unsaid, known]
    assert ([goal.parked for goal in goals], more) == ([False, False, True, False], 0)
    for number in range(MOST_GOALS):
        learning(desk, f"More {number}")
    goals, more = review_month.by_familiarity(desk.store)
    assert (len(goals), more) == (MOST_GOALS, 4)


def test_pairs_of_active_goals(desk: Desk) -> None:
    exam, run = performance(desk, "Exam"), performance(desk, "Run")
    hear, rest = learning(desk, "Hear"), learning(desk, "Rest")
    kept = desk.pairs.pair(exam, hear)
    desk.pairs.pair(run, rest)
    desk.pairs.unpair([desk.pairs.pair(run, hear)])
    desk.goals.set_state([rest], State.RESTING)
    pair = (kept, hear, "Hear", exam, "Exam")
    assert review_month.active_pairs(desk.store) == ([pair], 0)
    written = desk.store.value("SELECT id FROM pair WHERE learning_id = ?", rest)
    assert review_month.active_pairs(desk.store, [kept, written])[0] == [pair, (written, rest, "Rest", run, "Run")]
