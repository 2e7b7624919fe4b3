"""Words that stand in a field and are not written yet: whatever happens next, they are kept or still there."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLineEdit, QTextEdit

from goaldesk.core.types import Kind, SetbackForm
from goaldesk.ui.widgets.chips import Chip
from tests.conftest import Hands
from tests.ui.desks import EXAM, RUN, Small
from tests.ui.person import Person, click, field, find, focus, press, settle, there_is, type_
from tests.ui.test_journal import refuse


def titles(person: Person) -> list[str]:
    return person.rows_of("SELECT title FROM goal WHERE deleted_at IS NULL ORDER BY id")


def words_in_fields(person: Person) -> str:
    texts = [each.text() for each in person.window.findChildren(QLineEdit)]
    return "\n".join(texts + [each.toPlainText() for each in person.window.findChildren(QTextEdit)])


def test_one_new_goal_after_the_other_without_enter(small: Person) -> None:
    before = titles(small)
    for title in ("Alpha", "Beta", "Gamma"):
        press("Ctrl+Shift+N")
        type_(title)
    press("Return")
    assert titles(small) == [*before, "Alpha", "Beta", "Gamma"]


def test_a_title_that_is_being_reworded_when_the_next_goal_is_begun(small: Person) -> None:
    small.go_to(RUN)
    press("F2")
    type_("Run 12 km")
    press("Ctrl+Shift+N")
    type_("Beta")
    press("Return")
    assert "Run 12 km" in titles(small)
    assert titles(small)[-1] == "Beta"


def test_a_title_that_is_being_typed_outlives_a_change_from_elsewhere(small: Person, goals: Small) -> None:
    small.go_to(RUN)
    press("F2")
    type_("Run along the canal")
    small.desk.performance.check_in(goals.run, 4, "")
    small.desk.goals.add(Kind.LEARNING, "Another")
    settle()
    assert focus().text() == "Run along the canal"  # type: ignore[attr-defined]
    press("Return")
    assert "Run along the canal" in titles(small)


def test_the_search_opened_over_a_title_that_is_being_typed(small: Person) -> None:
    press("Ctrl+Shift+N")
    type_("Alpha")
    press("Ctrl+K")
    press("Escape")
    press("Ctrl+Shift+N")
    type_("Beta")
    press("Return")
    assert titles(small)[-2:] == ["Alpha", "Beta"]


def test_a_chip_that_is_pressed_by_key_and_gone(small: Person, goals: Small) -> None:
    small.window.ui.places.goal.emit(goals.breathe)
    chip = next(chip for chip in small.window.findChildren(Chip) if chip.isVisible())
    chip.setFocus()
    press("Return")
    for keys in ("Ctrl+2", "Ctrl+1", "F6"):
        small.section(keys)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert small.window.isVisible()


@pytest.mark.parametrize(
    ("goal", "button", "table"),
    [("exam", "Add a milestone", "milestone"), ("breathe", "Add a question", "question")],
)
def test_words_in_a_field_that_adds_go_to_the_goal_they_were_typed_for(
    small: Person, goals: Small, goal: str, button: str, table: str
) -> None:
    small.window.ui.places.goal.emit(getattr(goals, goal))
    click(find(small.window, button))
    type_("Half a thought")
    small.window.ui.places.goal.emit(goals.run if goal == "exam" else goals.pace)
    assert small.rows_of(f"SELECT goal_id FROM {table}") == [getattr(goals, goal)]


@pytest.mark.parametrize(
    ("goal", "button", "table"),
    [
        ("exam", "Add a milestone", "milestone"), ("exam", "Check in", "checkin"),
        ("ecg", "Add a question", "question"), ("ecg", "Add something to try", "experiment"),
    ],
)  # fmt: skip
def test_ctrl_z_takes_back_what_was_added_and_not_the_empty_field(
    small: Person, goals: Small, goal: str, button: str, table: str
) -> None:
    small.window.ui.places.goal.emit(getattr(goals, goal))
    click(find(small.window.desk_page.goal_page, button))
    type_("12")
    press("Return")
    assert len(small.rows_of(f"SELECT id FROM {table}")) == 1
    press("Ctrl+Z")
    assert small.rows_of(f"SELECT id FROM {table}") == []
    assert small.window.ui.bus.write_now()
    assert small.rows_of(f"SELECT id FROM {table}") == []


def test_a_check_in_that_was_begun_on_one_goal_is_not_made_on_another(small: Person, goals: Small) -> None:
    small.window.ui.places.goal.emit(goals.exam)
    click(find(small.window.desk_page.goal_page, "Check in"))
    type_("7")
    small.window.ui.places.goal.emit(goals.run)
    assert small.rows_of("SELECT goal_id, value FROM checkin") == [(goals.exam, 7.0)]


def test_closing_the_window_keeps_what_nobody_pressed_enter_on(small: Person, goals: Small) -> None:
    small.window.ui.places.goal.emit(goals.breathe)
    click(find(small.window, "Add a question"))
    type_("Half a thought")
    assert small.window.close()
    assert small.rows_of("SELECT text FROM question") == ["Half a thought"]


def test_closing_the_window_over_the_form_of_a_new_goal_makes_the_goal(small: Person) -> None:
    press("Ctrl+N")
    type_("Half a goal")
    assert small.window.close()
    assert titles(small)[-1] == "Half a goal"


def test_a_form_of_a_new_goal_without_a_title_holds_the_window_until_it_has_one(small: Person) -> None:
    press("Ctrl+N")
    click(find(small.dialog(), "Learning: something I want to become able to do"))
    field(small.dialog(), "What don’t you understand yet?")
    type_("Where it turns")
    assert not small.window.close()
    assert there_is(small.dialog(), "A goal needs a few words. Nothing was changed.")
    field(small.dialog(), "Your goal, in your own words")
    type_("Hear where a story turns")
    assert small.window.close()
    assert small.rows_of("SELECT title, gap FROM goal ORDER BY id DESC LIMIT 1") == [
        ("Hear where a story turns", "Where it turns")
    ]


def test_a_form_of_a_new_goal_that_was_cancelled_holds_nothing(small: Person) -> None:
    before = titles(small)
    press("Ctrl+N")
    type_("Half a goal")
    press("Escape")
    assert small.window.close()
    assert titles(small) == before


@pytest.mark.parametrize("way", ["the window", "the dialog"])
def test_that_it_came_up_again_is_kept_however_the_form_is_closed(small: Person, way: str) -> None:
    setback = small.desk.setbacks.log(SetbackForm(small.desk.clock.today(), "It broke"))
    small.window.ui.places.setback.emit(setback)
    field(small.dialog(), "It came up again: how did it go?")
    type_("It held")
    assert (small.window if way == "the window" else small.dialog()).close()
    assert small.rows_of("SELECT note FROM retry") == ["It held"]


@pytest.mark.parametrize("way", ["the window", "the dialog", "save"])
def test_that_it_came_up_again_stays_in_its_field_on_a_full_disk(small: Person, way: str) -> None:
    setback = small.desk.setbacks.log(SetbackForm(small.desk.clock.today(), "It broke"))
    small.window.ui.places.setback.emit(setback)
    again = field(small.dialog(), "It came up again: how did it go?")
    type_("It held")
    refuse(small.desk, True)
    if way == "save":
        press("Ctrl+Return")
    else:
        (small.window if way == "the window" else small.dialog()).close()
    assert small.dialog().isVisible()
    assert again.text() == "It held"  # type: ignore[attr-defined]
    refuse(small.desk, False)
    assert small.window.close()
    assert small.rows_of("SELECT note FROM retry") == ["It held"]


@pytest.mark.parametrize("what", ["question", "reword", "new goal"])
def test_on_a_full_disk_the_words_stay_in_a_field(small: Person, goals: Small, what: str) -> None:
    if what == "question":
        small.window.ui.places.goal.emit(goals.breathe)
        click(find(small.window, "Add a question"))
    elif what == "reword":
        small.go_to(EXAM)
        press("F2")
    else:
        press("Ctrl+Shift+N")
    type_("Precious words")
    refuse(small.desk, True)
    press("Return")
    settle()
    assert "Precious words" in words_in_fields(small)
    assert "Not saved" in small.said()
    refuse(small.desk, False)
    assert small.window.ui.bus.write_now()
    table = "question" if what == "question" else "goal"
    column = "text" if what == "question" else "title"
    assert small.rows_of(f"SELECT {column} FROM {table} WHERE {column} = 'Precious words'")


def test_a_desk_that_is_moved_away_takes_no_more_words(small: Person) -> None:
    path = small.desk.path
    path.rename(path.with_name("elsewhere.goaldesk"))
    press("Ctrl+J")
    type_("Where do these go?")
    assert not small.window.close()
    assert "Where do these go?" in words_in_fields(small)
    path.with_name("elsewhere.goaldesk").rename(path)
    assert small.window.close()
    assert small.rows_of("SELECT text FROM entry") == ["Where do these go?"]


def test_the_journal_goes_along_when_a_new_day_begins(small: Person, hands: Hands) -> None:
    assert str(small.journal.day) == "2026-10-08"
    hands.at += timedelta(hours=12)
    QCoreApplication.sendEvent(small.window, QEvent(QEvent.Type.WindowActivate))
    assert str(small.journal.day) == "2026-10-09"
    press("Ctrl+J")
    type_("A new day")
    small.wait(lambda: small.rows_of("SELECT day FROM entry") == ["2026-10-09"])


def test_another_day_stays_in_sight_when_a_new_day_begins(small: Person, hands: Hands) -> None:
    press("Alt+Left")
    hands.at += timedelta(hours=12)
    QCoreApplication.sendEvent(small.window, QEvent(QEvent.Type.WindowActivate))
    assert str(small.journal.day) == "2026-10-07"


def test_words_on_a_page_that_could_not_be_written_are_tried_again_without_a_key(small: Person, goals: Small) -> None:
    small.window.ui.places.goal.emit(goals.exam)
    field(small.window.desk_page.goal_page, "Note")
    refuse(small.desk, True)
    type_("Kept in sight")
    small.window.ui.bus.flush.emit()
    assert small.said().startswith("Not saved yet")
    refuse(small.desk, False)
    small.qtbot.waitUntil(
        lambda: small.rows_of("SELECT note FROM goal WHERE id = ?", goals.exam) == ["Kept in sight"], timeout=8000
    )


def test_a_line_whose_words_could_not_be_added_holds_the_window(small: Person, goals: Small) -> None:
    small.window.ui.places.goal.emit(goals.exam)
    click(find(small.window.desk_page.goal_page, "Add a milestone"))
    type_("Half of it")
    refuse(small.desk, True)
    press("Return")
    assert small.said().startswith("Not saved yet")
    assert not small.window.close()
    refuse(small.desk, False)
    assert small.window.close()
    assert small.rows_of("SELECT title FROM milestone") == ["Half of it"]
