"""Practice notes, how it feels right now, and the one suggestion that two notes make."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from goaldesk.core.method.challenge import SAID, STEPS_DOWN, STEPS_UP, Suggestion
from goaldesk.core.types import Stuck
from goaldesk.ui.widgets.felt import FeltScale
from tests.conftest import Hands
from tests.ui.desks import Small
from tests.ui.person import Person, click, field, find, focus, name_of, press, there_is, type_, visible
from tests.ui.test_journal import refuse

PIECE = "Which piece is missing?"


@pytest.fixture
def learning(small: Person, goals: Small) -> Person:
    """At the page of the learning goal Breathe."""
    small.window.ui.places.goal.emit(goals.breathe)
    return small


def of(person: Person) -> QWidget:
    found: QWidget = person.window.desk_page.goal_page
    return found


def notes(person: Person) -> list[object]:
    return person.rows_of(
        "SELECT challenge, stuck, note FROM practice_note WHERE deleted_at IS NULL ORDER BY created_at, id"
    )


def offers(person: Person) -> list[object]:
    return person.rows_of("SELECT answer FROM offer WHERE deleted_at IS NULL ORDER BY id")


def lines(person: Person) -> list[str]:
    """The notes that are listed, from the top."""
    there = [each for each in visible(of(person), QWidget) if type(each).__name__ == "_PracticeLine"]
    there.sort(key=lambda each: each.mapTo(of(person), QPoint()).y())
    return [name_of(each) for each in there]


def practised(person: Person, goal: str, *felt: int, stuck: Stuck = Stuck.SAME) -> None:
    for each in felt:
        person.desk.practice.note(goal, each, "", stuck)


# -- noting


def test_a_practice_is_noted_by_keys_alone(learning: Person) -> None:
    find(of(learning), "Note a practice").setFocus()
    press("Return")
    assert isinstance(focus(), FeltScale)
    assert not there_is(of(learning), "Note on this practice", QLineEdit)
    type_("4")
    press("Left")
    press("Right")
    assert name_of(focus()) == "How did it feel: strained"
    press("Tab")
    assert name_of(focus()) == "something new"
    press("Space")
    press("Right")
    field(of(learning), "Note on this practice")
    type_("Counting helps")
    press("Return")
    assert notes(learning) == [(4, "same", "Counting helps")]
    assert lines(learning) == ["8 Oct. strained. same as before"]
    assert not there_is(of(learning), "Note it")
    press("Ctrl+Z")
    assert notes(learning) == []


def test_how_it_felt_is_enough_and_the_button_adds_it(learning: Person) -> None:
    click(find(of(learning), "Note a practice"))
    scale = find(of(learning), "How did it feel: not said yet", FeltScale)
    click(scale, scale.rect().center())
    click(find(of(learning), "Note it"))
    assert notes(learning) == [(3, "unsure", "")]
    assert lines(learning) == ["8 Oct. at the edge"]


def test_all_five_steps_can_be_clicked(learning: Person) -> None:
    for step, name in enumerate(("coasting", "easy", "at the edge", "strained", "lost")):
        click(find(of(learning), "Note a practice"))
        scale = visible(of(learning), FeltScale)[0]
        at = scale.rect().center()
        at.setX(int(scale.width() * (step + 0.5) / 5))
        click(scale, at)
        assert name_of(scale) == f"How did it feel: {name}"
        click(find(of(learning), "Note it"))
    assert [row[0] for row in notes(learning)] == [1, 2, 3, 4, 5]  # type: ignore[index]


def test_words_of_a_note_are_not_left_behind(learning: Person, goals: Small) -> None:
    click(find(of(learning), "Note a practice"))
    type_("2")
    field(of(learning), "Note on this practice")
    type_("Half a")
    learning.window.ui.places.goal.emit(goals.ecg)
    assert learning.rows_of("SELECT goal_id, note FROM practice_note") == [(goals.breathe, "Half a")]
    assert not there_is(of(learning), "Note it")


def test_a_note_that_cannot_be_written_stays(learning: Person) -> None:
    click(find(of(learning), "Note a practice"))
    type_("2")
    field(of(learning), "Note on this practice")
    type_("Important")
    refuse(learning.desk, True)
    press("Return")
    assert learning.said().startswith("Not saved yet")
    assert learning.window.close() is False
    refuse(learning.desk, False)
    press("Return")
    assert notes(learning) == [(2, "unsure", "Important")]


def test_escape_closes_the_form_and_not_the_page(learning: Person) -> None:
    click(find(of(learning), "Note a practice"))
    type_("2")
    press("Escape")
    assert not there_is(of(learning), "Note it")
    assert learning.window.desk_page.open_goal_id()
    assert of(learning).isAncestorOf(focus())
    assert notes(learning) == []


def test_the_newest_three_are_listed_and_all_on_asking(learning: Person, goals: Small, hands: Hands) -> None:
    for felt in (1, 2, 3, 4, 5):
        practised(learning, goals.breathe, felt)
        hands.forward(days=1)
    assert lines(learning) == [
        "12 Oct. lost. same as before", "11 Oct. strained. same as before", "10 Oct. at the edge. same as before",
    ]  # fmt: skip
    click(find(of(learning), "All 5 practice notes"))
    assert len(lines(learning)) == 5
    learning.window.ui.places.goal.emit(goals.ecg)
    learning.window.ui.places.goal.emit(goals.breathe)
    assert len(lines(learning)) == 3


def test_a_note_is_reworded_where_it_stands_and_put_away(learning: Person, goals: Small) -> None:
    learning.desk.practice.note(goals.breathe, 3, "listened")
    words = field(of(learning), "Practice note")
    assert isinstance(words, QTextEdit)
    press("End")
    type_(" only")
    learning.table.setFocus()
    assert notes(learning) == [(3, "unsure", "listened only")]
    click(find(of(learning), "Put this practice note away"))
    assert notes(learning) == []
    press("Ctrl+Z")
    assert lines(learning) == ["8 Oct. at the edge"]


# -- the suggestion


def shown(person: Person) -> list[str]:
    """Which of the five suggestions can be read."""
    there = {name_of(each) for each in visible(of(person), QWidget)}
    return [kind for kind, words in SAID.items() if words in there]


def test_nothing_is_suggested_after_one_note(learning: Person) -> None:
    click(find(of(learning), "Too hard"))
    assert shown(learning) == []


@pytest.mark.parametrize(
    ("felt", "stuck", "suggested"),
    [
        ((2, 1), Stuck.SAME, [Suggestion.STEP_UP]),
        ((2, 2), Stuck.NEW, []),
        ((2, 3), Stuck.SAME, [Suggestion.STAY]),
        ((3, 4), Stuck.SAME, [Suggestion.STRAIN]),
        ((4, 4), Stuck.SAME, [Suggestion.STEP_DOWN]),
        ((3, 5), Stuck.SAME, [Suggestion.MISSING_PIECE]),
    ],
)
def test_two_notes_make_one_suggestion(
    learning: Person, goals: Small, felt: tuple[int, int], stuck: Stuck, suggested: list[Suggestion]
) -> None:
    practised(learning, goals.breathe, *felt, stuck=stuck)
    assert shown(learning) == suggested


def test_two_presses_of_the_quick_way_are_enough(learning: Person) -> None:
    for _ in range(2):
        click(find(of(learning), "Too hard"))
    assert shown(learning) == [Suggestion.STEP_DOWN]


@pytest.mark.parametrize(("felt", "ours"), [((2, 2), STEPS_UP), ((4, 4), STEPS_DOWN)])
def test_a_step_that_is_picked_becomes_something_to_try(
    learning: Person, goals: Small, felt: tuple[int, int], ours: tuple[str, ...]
) -> None:
    practised(learning, goals.breathe, *felt)
    assert all(there_is(of(learning), step) for step in ours)
    pick = find(of(learning), ours[1])
    pick.setFocus()
    press("Return")
    assert learning.rows_of("SELECT approach FROM experiment WHERE deleted_at IS NULL") == [ours[1]]
    assert offers(learning) == ["taken"]
    assert shown(learning) == []
    assert of(learning).isAncestorOf(focus())
    press("Ctrl+Z")
    assert learning.rows_of("SELECT approach FROM experiment WHERE deleted_at IS NULL") == []
    assert offers(learning) == []
    assert len(shown(learning)) == 1


def test_the_steps_are_the_persons_own_where_they_wrote_some(learning: Person, goals: Small) -> None:
    practised(learning, goals.breathe, 2, 2)
    click(find(of(learning), "What makes it harder / easier for me"))
    field(of(learning), "What makes it harder")
    type_("Uphill\nAgainst the wind\n")
    learning.table.setFocus()
    assert learning.rows_of("SELECT step_up FROM goal WHERE id = ?", goals.breathe) == ["Uphill\nAgainst the wind\n"]
    assert not there_is(of(learning), STEPS_UP[0])
    click(find(of(learning), "Against the wind"))
    assert learning.rows_of("SELECT approach FROM experiment") == ["Against the wind"]


def test_what_makes_it_easier_is_kept_too(learning: Person, goals: Small) -> None:
    practised(learning, goals.breathe, 4, 4)
    click(find(of(learning), "What makes it harder / easier for me"))
    field(of(learning), "What makes it easier")
    type_("Walk first")
    learning.window.ui.places.goal.emit(goals.ecg)
    assert learning.rows_of("SELECT step_down FROM goal WHERE id = ?", goals.breathe) == ["Walk first"]
    learning.window.ui.places.goal.emit(goals.breathe)
    assert there_is(of(learning), "Walk first")
    assert not there_is(of(learning), "What makes it easier", QTextEdit)


def test_a_missing_piece_becomes_a_question(learning: Person, goals: Small) -> None:
    practised(learning, goals.breathe, 3, 5)
    field(of(learning), PIECE)
    type_("How to breathe out")
    press("Return")
    assert learning.rows_of("SELECT text FROM question") == ["How to breathe out"]
    assert offers(learning) == ["taken"]
    assert shown(learning) == []
    press("Ctrl+Z")
    assert offers(learning) == []
    assert learning.rows_of("SELECT text FROM question WHERE deleted_at IS NULL") == []


def test_a_missing_piece_is_not_left_behind(learning: Person, goals: Small) -> None:
    practised(learning, goals.breathe, 3, 5)
    field(of(learning), PIECE)
    type_("How to")
    learning.window.close()
    assert learning.rows_of("SELECT text FROM question") == ["How to"]


def test_escape_empties_the_field_first_and_then_closes_the_page(learning: Person, goals: Small) -> None:
    practised(learning, goals.breathe, 3, 5)
    field(of(learning), PIECE)
    type_("How to")
    press("Escape")
    assert find(of(learning), PIECE, QLineEdit).text() == ""
    press("Escape")
    assert learning.window.desk_page.open_goal_id() == ""
    assert learning.rows_of("SELECT count(*) FROM question") == [0]


def test_not_now_is_an_answer_and_the_next_note_may_suggest_again(learning: Person, goals: Small) -> None:
    practised(learning, goals.breathe, 4, 4)
    click(find(of(learning), "Not now"))
    assert (shown(learning), offers(learning)) == ([], ["not_now"])
    learning.window.ui.places.goal.emit(goals.ecg)
    learning.window.ui.places.goal.emit(goals.breathe)
    assert shown(learning) == []
    press("Ctrl+Z")
    assert shown(learning) == [Suggestion.STEP_DOWN]
    press("Ctrl+Shift+Z")
    practised(learning, goals.breathe, 4)
    assert shown(learning) == [Suggestion.STEP_DOWN]


def test_words_in_the_field_survive_a_change_elsewhere(learning: Person, goals: Small) -> None:
    practised(learning, goals.breathe, 3, 5)
    field(of(learning), PIECE)
    type_("How to")
    learning.desk.goals.reword(goals.breathe, "Breathe on")
    assert find(of(learning), PIECE, QLineEdit).text() == "How to"
    press("Return")
