"""Which days a review looks back on, what it asks, and how its answers become a text."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goaldesk.core import markup
from goaldesk.core.method.review_script import (
    SCRIPTS,
    begins_with,
    begun_steps,
    key_of,
    put_first,
    question_of,
)
from goaldesk.core.method.reviews import WIDEST, Past, Period, Written, due, entry_text, first_day, last_day, running
from goaldesk.core.types import Span

MONDAY, SATURDAY, SUNDAY = 0, 5, 6
THURSDAY = date(2026, 10, 8)
WEEK_BEFORE = Period(Span.WEEK, date(2026, 9, 28), date(2026, 10, 4))


def past(first: date, last: date, *, skipped: bool = False) -> Past:
    return Past(first, last, skipped)


# -- the script


@pytest.mark.parametrize("span", Span)
def test_results_come_after_all_that_is_about_learning(span: Span) -> None:
    steps = [step.key for step in SCRIPTS[span]]
    late, learning = {
        Span.WEEK: ("results", ["look_back", "understanding", "setbacks", "challenge"]),
        Span.MONTH: ("targets", ["evidence", "memory", "familiarity", "pairs"]),
    }[span]
    assert steps[: steps.index(late)] == learning


@pytest.mark.parametrize("span", Span)
def test_every_question_has_a_key_of_its_own(span: Span) -> None:
    keys = [question.key for step in SCRIPTS[span] for question in step.questions]
    assert len(set(keys)) == len(keys) == {Span.WEEK: 9, Span.MONTH: 7}[span]
    assert not [key for key in keys if ":" in key]


def test_what_an_answer_is_about_is_part_of_its_key() -> None:
    assert question_of(key_of("evidence", "abc")) == ("evidence", "abc")
    assert question_of(key_of("surprise")) == ("surprise", "")
    assert begun_steps(Span.WEEK, ["surprise", "plan:abc"]) == {1, 5}
    assert begun_steps(Span.MONTH, []) == set()


# -- which days


def test_on_a_thursday_the_week_that_is_over_is_due() -> None:
    assert due(Span.WEEK, THURSDAY, MONDAY, []) == WEEK_BEFORE
    assert due(Span.MONTH, THURSDAY, MONDAY, []) == Period(Span.MONTH, date(2026, 9, 1), date(2026, 9, 30))


@pytest.mark.parametrize(
    ("first_weekday", "starts_on", "ends_on"),
    [
        (MONDAY, date(2026, 9, 28), date(2026, 10, 4)),
        (SATURDAY, date(2026, 9, 26), date(2026, 10, 2)),
        (SUNDAY, date(2026, 9, 27), date(2026, 10, 3)),
    ],
)
def test_a_week_begins_on_the_day_of_the_setting(first_weekday: int, starts_on: date, ends_on: date) -> None:
    assert due(Span.WEEK, THURSDAY, first_weekday, []) == Period(Span.WEEK, starts_on, ends_on)


def test_on_its_last_day_a_week_can_be_looked_back_on() -> None:
    sunday = date(2026, 10, 4)
    assert due(Span.WEEK, sunday, MONDAY, []) == WEEK_BEFORE
    assert running(Span.WEEK, sunday, MONDAY, []) == WEEK_BEFORE
    assert due(Span.MONTH, date(2026, 9, 30), MONDAY, []) == Period(Span.MONTH, date(2026, 9, 1), date(2026, 9, 30))


def test_the_week_that_is_running_can_be_looked_back_on_too() -> None:
    finished = [past(*WEEK_BEFORE[1:])]
    assert due(Span.WEEK, THURSDAY, MONDAY, finished) is None
    assert running(Span.WEEK, THURSDAY, MONDAY, finished) == Period(Span.WEEK, date(2026, 10, 5), date(2026, 10, 11))


def test_a_week_that_was_skipped_widens_the_next_one() -> None:
    skipped = past(*WEEK_BEFORE[1:], skipped=True)
    assert due(Span.WEEK, THURSDAY, MONDAY, [skipped]) is None
    wide = due(Span.WEEK, THURSDAY + timedelta(days=7), MONDAY, [skipped])
    assert wide == Period(Span.WEEK, date(2026, 9, 28), date(2026, 10, 11))
    again = past(wide.starts_on, wide.ends_on, skipped=True)
    wider = due(Span.WEEK, THURSDAY + timedelta(days=14), MONDAY, [skipped, again])
    assert wider == Period(Span.WEEK, date(2026, 9, 28), date(2026, 10, 18))


def test_so_does_one_that_was_never_begun() -> None:
    earlier = past(date(2026, 9, 7), date(2026, 9, 13))
    assert due(Span.WEEK, THURSDAY, MONDAY, [earlier]) == Period(Span.WEEK, date(2026, 9, 14), date(2026, 10, 4))


def test_after_a_year_a_review_does_not_reach_back_over_all_of_it() -> None:
    earlier = past(date(2025, 9, 1), date(2025, 9, 7))
    wide = due(Span.WEEK, THURSDAY, MONDAY, [earlier])
    assert wide is not None
    assert (wide.ends_on - wide.starts_on).days + 1 == 7 * WIDEST[Span.WEEK]
    month = due(Span.MONTH, THURSDAY, MONDAY, [past(date(2024, 1, 1), date(2024, 1, 31))])
    assert month == Period(Span.MONTH, date(2026, 4, 1), date(2026, 9, 30))


def test_what_a_changed_first_day_leaves_over_waits_for_the_next_week() -> None:
    finished = past(*WEEK_BEFORE[1:])  # until Sunday; with weeks that end on Monday one day is left over
    assert due(Span.WEEK, THURSDAY, 1, [finished]) is None
    assert due(Span.WEEK, THURSDAY + timedelta(days=7), 1, [finished]) == Period(
        Span.WEEK, date(2026, 10, 5), date(2026, 10, 12)
    )


@given(
    st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 6), st.sampled_from(Span),
    st.lists(st.tuples(st.integers(0, 400), st.booleans()), max_size=8),
)  # fmt: skip
def test_a_period_ends_with_a_whole_one_and_overlaps_nothing_that_was_looked_at(
    today: date, first_weekday: int, span: Span, steps: list[tuple[int, bool]]
) -> None:
    reviews: list[Past] = []
    day = today - timedelta(days=sum(days for days, _ in steps))
    for days, skipped in steps:
        day += timedelta(days=days)
        found = due(span, day, first_weekday, reviews)
        if found is not None:
            assert found.starts_on <= found.ends_on <= day
            assert last_day(span, found.ends_on, first_weekday) == found.ends_on
            assert found.starts_on <= first_day(span, found.ends_on)
            assert not [each for each in reviews if not each.skipped and each.ends_on >= found.starts_on]
            reviews.append(Past(found.starts_on, found.ends_on, skipped))
            assert due(span, day, first_weekday, reviews) is None


# -- answers


ANSWERS = ("More", "The same", "Less")


@pytest.mark.parametrize(
    ("text", "begins", "put"),
    [
        ("", "", "Less"),
        ("  with nights ", "", "Less. with nights"),
        ("More", "More", "Less"),
        ("More. With nights", "More", "Less. With nights"),
        ("The same, but slower", "The same", "Less. but slower"),
        ("Moreover it rained", "", "Less. Moreover it rained"),
        ("Less", "Less", "Less"),
    ],
)
def test_an_answer_that_is_pressed_comes_first_and_takes_nothing_away(text: str, begins: str, put: str) -> None:
    assert begins_with(text, ANSWERS) == begins
    assert put_first(text, "Less", ANSWERS) == put


def test_answers_become_one_text_with_headings_and_links() -> None:
    text = entry_text(
        "Weekly review, 28 September to 4 October",
        [
            Written("What is my evidence?", (("1", "Hear the turn"),), "Told it to Luis.\nNo notes. "),
            Written("What is my evidence?", (("2", "Breathe"),), "Five seconds off."),
            Written("What surprised me?", (), "  "),
            Written("Did it touch?", (("1", "Hear the turn"), ("3", "Pass B2")), "Yes"),
        ],
        str.upper,
    )
    assert text == (
        "# Weekly review, 28 September to 4 October\n\n"
        "## WHAT IS MY EVIDENCE?\n[[Hear the turn]]: Told it to Luis.\nNo notes.\n\n[[Breathe]]: Five seconds off.\n\n"
        "## DID IT TOUCH?\n[[Hear the turn]] · [[Pass B2]]: Yes"
    )
    assert markup.links(text) == ["Hear the turn", "Breathe", "Pass B2"]


def test_nothing_written_is_no_text() -> None:
    assert entry_text("Weekly review", [Written("What surprised me?", (), "")], str) == ""
