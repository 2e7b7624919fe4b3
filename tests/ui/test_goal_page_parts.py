"""What belongs to a goal and is kept on its page: questions, things to try, milestones, check-ins, checks."""

import pytest
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from goaldesk.ui.widgets.calendar import CalendarPopover
from tests.ui.desks import BREATHE, Small
from tests.ui.person import Person, click, field, find, focus, name_of, press, there_is, type_, visible


@pytest.fixture
def learning(small: Person, goals: Small) -> Person:
    """At the page of the learning goal Breathe."""
    small.window.ui.places.goal.emit(goals.breathe)
    return small


@pytest.fixture
def performance(small: Person, goals: Small) -> Person:
    """At the page of the performance goal Run."""
    small.window.ui.places.goal.emit(goals.run)
    return small


def of(person: Person) -> QWidget:
    found: QWidget = person.window.desk_page.goal_page
    return found


def texts(person: Person, name: str) -> list[str]:
    """What stands in the fields of this name, from the top."""
    there = [each for each in visible(of(person), QTextEdit) if name_of(each) == name]
    there.sort(key=lambda each: each.mapTo(of(person), each.rect().topLeft()).y())
    return [each.toPlainText() for each in there]


def add(person: Person, button: str, *words: str) -> None:
    """Add something by the button of its section, one after the other, and close the line again."""
    click(find(of(person), button))
    for each in words:
        type_(each)
        press("Return")
    press("Escape")


def test_questions_are_added_one_after_the_other(learning: Person) -> None:
    add(learning, "Add a question", "Why?", "When?")
    assert texts(learning, "Question") == ["Why?", "When?"]
    assert learning.rows_of("SELECT text, origin FROM question") == [("Why?", "own"), ("When?", "own")]
    assert not there_is(of(learning), "What next?", QLineEdit)
    assert learning.window.desk_page.open_goal_id()  # the first Escape closes the line, not the page


@pytest.mark.qt_no_exception_capture
def test_an_empty_question_is_none(learning: Person) -> None:
    click(find(of(learning), "Add a question"))
    press("Return")
    assert learning.rows_of("SELECT count(*) FROM question") == [0]


def test_leaving_the_line_with_words_in_it_keeps_them(learning: Person) -> None:
    click(find(of(learning), "Add a question"))
    type_("Half a quest")
    press("Ctrl+2")
    press("Ctrl+1")
    line = [each.text() for each in of(learning).findChildren(QLineEdit) if name_of(each) == "What next?"]
    assert line == ["Half a quest"] or learning.rows_of("SELECT text FROM question") == ["Half a quest"]


def test_a_question_is_answered_and_opened_again(learning: Person) -> None:
    add(learning, "Add a question", "Why?")
    click(find(of(learning), "Answer"))
    assert name_of(focus()) == "Answer"
    type_("Because")
    learning.table.setFocus()
    assert learning.rows_of("SELECT answer, answered_on FROM question") == [("Because", "2026-10-08")]
    click(find(of(learning), "Open this question again"))
    assert learning.rows_of("SELECT answer, answered_on FROM question") == [("Because", None)]
    press("Ctrl+Z")
    assert learning.rows_of("SELECT answered_on FROM question") == ["2026-10-08"]
    assert texts(learning, "Answer") == ["Because"]


def test_the_answer_of_a_question_opened_again_is_there_to_go_on_with(learning: Person) -> None:
    add(learning, "Add a question", "Why?")
    learning.desk.questions.answer(learning.rows_of("SELECT id FROM question")[0], "Because")
    click(find(of(learning), "Open this question again"))
    click(find(of(learning), "Answer", QWidget))
    assert texts(learning, "Answer") == ["Because"]


def test_a_question_is_reworded_and_put_away(learning: Person) -> None:
    add(learning, "Add a question", "Why?")
    field(of(learning), "Question")
    press("Ctrl+A")
    type_("What for?")
    learning.table.setFocus()
    assert learning.rows_of("SELECT text FROM question") == ["What for?"]
    click(find(of(learning), "Put this question away"))
    assert texts(learning, "Question") == []
    assert learning.said() == "Question put away"
    press("Ctrl+Z")
    assert texts(learning, "Question") == ["What for?"]


def test_something_to_try_is_planned_started_tried_and_planned_again(learning: Person) -> None:
    add(learning, "Add something to try", "Count steps")
    for state, columns in (
        ("to try", ("2026-10-08", None)),
        ("trying", ("2026-10-08", "2026-10-08")),
        ("tried", (None, None)),
    ):
        click(find(of(learning), f"Count steps: {state}"))
        assert learning.rows_of("SELECT started_on, tried_on FROM experiment") == [columns]
    press("Ctrl+Z", times=3)
    assert there_is(of(learning), "Count steps: to try")


def test_what_was_observed_is_kept(learning: Person) -> None:
    add(learning, "Add something to try", "Count steps")
    click(find(of(learning), "Count steps: to try"))
    click(find(of(learning), "Count steps: trying"))
    field(of(learning), "What I observed")
    type_("It calms")
    learning.table.setFocus()
    assert learning.rows_of("SELECT observed FROM experiment") == ["It calms"]
    assert any("Tried today: Count steps" in said for said in learning.said_cells() if BREATHE in said)
    press("Ctrl+Z")
    assert texts(learning, "What I observed") == [""]


def test_what_was_observed_survives_a_turn_of_the_box(learning: Person) -> None:
    add(learning, "Add something to try", "Count steps")
    click(find(of(learning), "Count steps: to try"))
    click(find(of(learning), "Count steps: trying"))
    field(of(learning), "What I observed")
    type_("It calms")
    for state in ("tried", "to try", "trying"):
        click(find(of(learning), f"Count steps: {state}"))
    assert texts(learning, "What I observed") == ["It calms"]


def test_something_to_try_is_put_away(learning: Person) -> None:
    add(learning, "Add something to try", "Count steps")
    click(find(of(learning), "Put this away"))
    assert learning.rows_of("SELECT id FROM experiment WHERE deleted_at IS NULL") == []
    press("Ctrl+Z")
    assert texts(learning, "What to try") == ["Count steps"]


def test_milestones_are_added_marked_moved_and_put_away(performance: Person) -> None:
    add(performance, "Add a milestone", "5 km", "8 km")
    assert texts(performance, "Milestone") == ["5 km", "8 km"]
    click(find(of(performance), "5 km: to come"))
    assert performance.rows_of("SELECT title, done_on FROM milestone ORDER BY position") == [
        ("5 km", "2026-10-08"),
        ("8 km", None),
    ]
    assert any("Next: 8 km" in said for said in performance.said_cells())
    click(find(of(performance), "Day of the milestone: no date"))
    assert visible(performance.window, CalendarPopover)
    press("Right")
    press("Return")
    assert performance.rows_of("SELECT due_on FROM milestone ORDER BY position") == [None, "2026-10-09"]
    click(find(of(performance), "5 km: done"))
    press("Ctrl+Z")
    assert there_is(of(performance), "5 km: done")


def test_a_milestone_is_reworded_where_it_stands(performance: Person) -> None:
    add(performance, "Add a milestone", "5 km")
    field(of(performance), "Milestone")
    press("End")
    type_(" flat")
    press("Return")
    assert performance.rows_of("SELECT title FROM milestone") == ["5 km flat"]


def test_a_check_in_is_changed_where_it_stands(performance: Person, goals: Small) -> None:
    performance.desk.performance.check_in(goals.run, 58, "start")
    number = field(of(performance), "Number")
    assert isinstance(number, QLineEdit)
    assert number.text() == "58"
    number.selectAll()
    type_("57.5")
    press("Return")
    field(of(performance), "What changed?")
    press("End")
    type_(" slow")
    performance.table.setFocus()
    assert performance.rows_of("SELECT value, note FROM checkin") == [(57.5, "start slow")]
    press("Ctrl+Z")
    assert performance.rows_of("SELECT value, note FROM checkin") == [(58.0, "start")]
    assert number.text() == "58"
    assert texts(performance, "What changed?") == ["start"]


@pytest.mark.parametrize("typed", ["many", "inf", "-infinity", "nan", "1e999"])
def test_a_number_that_cannot_be_read_goes_back_to_what_it_was(performance: Person, goals: Small, typed: str) -> None:
    performance.desk.performance.check_in(goals.run, 58, "start")
    number = field(of(performance), "Number")
    assert isinstance(number, QLineEdit)
    number.selectAll()
    type_(typed)
    performance.table.setFocus()
    assert number.text() == "58"
    assert performance.rows_of("SELECT value FROM checkin") == [58.0]


def test_more_than_three_check_ins_unfold(performance: Person, goals: Small) -> None:
    for value in range(5):
        performance.desk.performance.check_in(goals.run, value, "")
    assert len([each for each in visible(of(performance), QLineEdit) if name_of(each) == "Number"]) == 3
    click(find(of(performance), "all 5"))
    assert len([each for each in visible(of(performance), QLineEdit) if name_of(each) == "Number"]) == 5
    assert not there_is(of(performance), "all 5")


def test_a_check_in_is_put_away_and_comes_back(performance: Person, goals: Small) -> None:
    performance.desk.performance.check_in(goals.run, 58, "start")
    click(find(of(performance), "Put this check-in away"))
    assert not there_is(of(performance), "Number", QLineEdit)
    press("Ctrl+Z")
    assert there_is(of(performance), "Number", QLineEdit)


def test_a_check_of_understanding_is_listed_and_put_away(learning: Person, goals: Small) -> None:
    learning.desk.checks.rate(goals.breathe, 2, "Drew it", 1)
    assert there_is(of(learning), "8 Oct. 2 · Can follow it. Drew it")
    click(find(of(learning), "Put this check away"))
    assert not there_is(of(learning), "8 Oct. 2 · Can follow it. Drew it")
    assert there_is(of(learning), "Depth of understanding: Not met yet")


def test_the_journal_that_mentions_a_goal_is_listed_and_opens_the_entry(learning: Person) -> None:
    learning.desk.journal.add(learning.desk.clock.today(), f"A walk with [[{BREATHE}]]")
    click(find(of(learning), "Today. A walk with…"))
    assert learning.journal.isVisible()
    assert learning.journal.editor.toPlainText() == f"A walk with [[{BREATHE}]]"


def test_typing_in_one_question_survives_a_change_of_another(learning: Person) -> None:
    add(learning, "Add a question", "Why?", "When?")
    fields = [each for each in visible(of(learning), QTextEdit) if name_of(each) == "Question"]
    fields[0].setFocus()
    press("Ctrl+End")
    type_(" not")
    learning.desk.questions.answer(learning.rows_of("SELECT id FROM question")[1], "Now")
    assert fields[0].toPlainText() == "Why? not"
    assert focus() is fields[0]
    learning.table.setFocus()
    assert learning.rows_of("SELECT text FROM question ORDER BY id")[0] == "Why? not"
