"""The coach with a desk: what was answered, languages, and tables whose columns are swapped."""

from pathlib import Path
from time import process_time

import pytest

from goaldesk.core.calls import import_table
from goaldesk.core.coach import Coach
from goaldesk.core.desk import Desk
from goaldesk.core.settings import SettingsFile
from goaldesk.core.types import Kind, Said, State, Topic
from tests.core.steps import learning, performance

ODD = "Build 5 API endpoints"


@pytest.fixture
def coach() -> Coach:
    return Coach()


def test_what_was_answered_is_not_said_again_also_in_other_words_around_it(desk: Desk, coach: Coach) -> None:
    goal = learning(desk, ODD)
    note = coach.on_goal(desk.store, goal)
    assert note is not None
    desk.offers.answer(goal, Topic.FRAMING, Said.NOT_NOW, note.about)
    assert coach.on_goal(desk.store, goal) is None
    desk.goals.reword(goal, f"{ODD} in spring")
    assert coach.on_goal(desk.store, goal) is None
    desk.goals.reword(goal, "Win 3 customers")
    assert coach.on_goal(desk.store, goal) is not None
    desk.offers.answer(goal, Topic.FRAMING, Said.NOT_NOW, "another")
    assert coach.on_goal(desk.store, goal) is None, "twice is enough"


def test_the_persons_own_word_stands(desk: Desk, coach: Coach) -> None:
    goal = learning(desk, ODD)
    desk.offers.answer(goal, Topic.FRAMING, Said.KEPT, "x")
    desk.goals.reword(goal, "Win 3 customers")
    assert coach.on_goal(desk.store, goal) is None


@pytest.mark.parametrize("state", [State.RESTING, State.REACHED, State.CHANGED_MY_MIND])
def test_goals_that_rest_or_are_closed_are_left_alone(desk: Desk, coach: Coach, state: State) -> None:
    goal = learning(desk, ODD)
    desk.goals.set_state([goal], state)
    assert coach.on_goal(desk.store, goal) is None


def test_a_partner_silences_it_on_the_left_and_not_on_the_right(desk: Desk, coach: Coach) -> None:
    left, right = performance(desk, "Understand why our patients stop asking"), learning(desk, ODD)
    assert coach.on_goal(desk.store, left) is not None
    desk.pairs.pair(left, right)
    assert coach.on_goal(desk.store, left) is None
    assert coach.on_goal(desk.store, right) is not None


def test_a_goal_is_read_in_the_language_it_is_written_in(coach: Coach) -> None:
    note = coach.on_draft(Kind.LEARNING, "Ich will bis zum Sommer die Prüfung bestehen")
    assert note is not None
    assert "bestehen" in " ".join(words for words, _ in note.reasons)
    assert coach.on_draft(Kind.LEARNING, "Verstehen, warum die Übergabe auf der Station stockt") is None


def test_it_says_nothing_where_the_settings_say_so(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.json")
    coach = Coach(settings)
    assert coach.on_draft(Kind.LEARNING, ODD) is not None
    settings.change(coach=False)
    assert coach.on_draft(Kind.LEARNING, ODD) is None
    assert not coach.wrong_way_round("Learn to write", "Ship 3 reports")


@pytest.mark.parametrize(
    ("left", "right", "odd"),
    [
        ("Learn to write well", "Ship 3 reports this year", True),
        ("Learn to listen", "Close 5 deals by June", True),
        ("Ship 3 reports", "Learn to write", False),
        ("Understand why calls end early", "Understand 20 % of the talk", False),
        ("Learn to write", "Learn to publish 3 texts", False),
        ("Write better", "Ship 3 reports", False),
        ("Learn to write", "", False),
        ("", "Ship 3 reports", False),
    ],
)
def test_a_row_looks_swapped_only_where_both_sides_say_so(coach: Coach, left: str, right: str, odd: bool) -> None:
    assert coach.wrong_way_round(left, right) is odd


def test_bringing_a_table_in_from_the_terminal_names_such_rows_and_leaves_them(desk: Desk) -> None:
    content = "| p | l |\n| --- | --- |\n| Learn to write well | Ship 3 reports |\n| Win | Learn to lose |\n"
    said = import_table(desk, {"content": content, "suffix": ".md", "header": True})
    assert said.in_english().endswith("These lines read the other way round and were left as they are: 3.")
    assert desk.store.value("SELECT kind FROM goal WHERE title = 'Learn to write well'") == "performance"


def test_a_long_text_is_looked_over_for_grave_words_without_a_wait(coach: Coach) -> None:
    text = "The talk went badly and I lost the thread, but I will learn to hold it. " * 1000
    assert not coach.is_grave(text)
    before = process_time()
    assert coach.is_grave(f"{text} I do not want\n  to live any more.")
    assert process_time() - before < 0.5
