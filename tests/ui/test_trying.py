"""Things to try: what was expected before, what was seen and what surprised after, and what becomes of it."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from goaldesk.core.types import Verdict
from goaldesk.ui.widgets.labels import Tag
from tests.conftest import Hands
from tests.ui.desks import Small
from tests.ui.person import Person, click, field, find, focus, name_of, press, there_is, type_, visible

WHEN_TRIED = "What I observed"


@pytest.fixture
def trying(small: Person, goals: Small) -> Person:
    """At the page of Breathe with two things to try: Count steps, Hum."""
    for words in ("Count steps", "Hum"):
        small.desk.experiments.add(goals.breathe, words)
    small.desk.session.forget_steps()
    small.window.ui.places.goal.emit(goals.breathe)
    return small


def of(person: Person) -> QWidget:
    found: QWidget = person.window.desk_page.goal_page
    return found


def texts(person: Person, name: str) -> list[QTextEdit]:
    """The fields of this name that can be seen, from the top."""
    there = [each for each in visible(of(person), QTextEdit) if name_of(each) == name]
    return sorted(there, key=lambda each: each.mapTo(of(person), QPoint()).y())


def go_to(person: Person, words: str) -> QTextEdit:
    """Click on something to try."""
    one = next(each for each in texts(person, "What to try") if each.toPlainText() == words)
    click(one.viewport())
    return one


def box(person: Person, words: str) -> QWidget:
    return find(of(person), f"{words}: …")


def of_steps(person: Person, columns: str) -> object:
    """What is on the disk of Count steps."""
    return person.rows_of(f"SELECT {columns} FROM experiment WHERE approach = 'Count steps'")[0]


def test_folded_it_is_a_box_and_its_words(trying: Person) -> None:
    assert [each.toPlainText() for each in texts(trying, "What to try")] == ["Count steps", "Hum"]
    for name in ("What I expect", WHEN_TRIED, "What surprised me", "What becomes of it"):
        assert not there_is(of(trying), name)


def test_one_at_a_time_unfolds_by_click(trying: Person) -> None:
    go_to(trying, "Count steps")
    assert len(texts(trying, "What I expect")) == 1
    first = texts(trying, "What I expect")[0]
    go_to(trying, "Hum")
    assert len(texts(trying, "What I expect")) == 1
    assert not first.isVisible()


def test_one_at_a_time_unfolds_by_key(trying: Person) -> None:
    texts(trying, "What to try")[0].setFocus()
    assert len(texts(trying, "What I expect")) == 1
    for _ in range(12):
        press("Tab")
        if name_of(focus()) == "Hum: to try":
            break
    assert name_of(focus()) == "Hum: to try"
    fields = texts(trying, "What I expect")
    assert len(fields) == 1
    press("Tab")
    press("Tab")
    assert focus() is fields[0]


def test_what_is_expected_is_written_until_it_is_tried_and_then_stays(trying: Person) -> None:
    go_to(trying, "Count steps")
    field(of(trying), "What I expect")
    type_("Nothing much")
    click(box(trying, "Count steps"))
    assert of_steps(trying, "prediction, started_on") == ("Nothing much", "2026-10-08")
    assert not there_is(of(trying), "What I expect")
    locked = find(of(trying), "What I expected: Nothing much")
    assert "stays as it was" in locked.toolTip()
    press("Ctrl+Z")
    assert texts(trying, "What I expect")[0].toPlainText() == "Nothing much"
    press("Ctrl+Z")
    assert of_steps(trying, "prediction") == ""


def test_what_was_not_expected_in_words_leaves_no_empty_line(trying: Person) -> None:
    click(box(trying, "Count steps"))
    go_to(trying, "Count steps")
    assert not there_is(of(trying), "What I expected: ")


def test_while_it_is_tried_the_tag_says_so(trying: Person) -> None:
    click(box(trying, "Count steps"))
    (tag,) = visible(of(trying), Tag)
    assert name_of(tag) == "trying"
    right = of(trying).width() - tag.mapTo(of(trying), tag.rect().topRight()).x()
    assert 15 <= right <= 18  # at the edge that all text of the page keeps
    assert tag.grab().toImage().pixelColor(tag.width() // 2, 0) == trying.window.ui.theme.colour("ctl")


def test_what_is_observed_can_be_written_while_it_is_tried(trying: Person) -> None:
    click(box(trying, "Count steps"))
    go_to(trying, "Count steps")
    field(of(trying), WHEN_TRIED)
    type_("It calms")
    click(box(trying, "Count steps"))
    assert of_steps(trying, "observed, tried_on") == ("It calms", "2026-10-08")
    assert [each.toPlainText() for each in texts(trying, WHEN_TRIED)] == ["It calms"]


def tried(person: Person) -> None:
    """Have tried Count steps, and be at it."""
    for _ in range(2):
        click(box(person, "Count steps"))
    go_to(person, "Count steps")


def test_what_surprised_is_written_once_it_was_tried(trying: Person) -> None:
    go_to(trying, "Count steps")
    assert not there_is(of(trying), "What surprised me")
    tried(trying)
    field(of(trying), "What surprised me")
    type_("My shoulders")
    trying.table.setFocus()
    assert of_steps(trying, "surprise") == "My shoulders"
    press("Ctrl+Z")
    assert texts(trying, "What surprised me")[0].toPlainText() == ""


def test_later_thoughts_are_added_with_their_day_and_stay(trying: Person, hands: Hands) -> None:
    tried(trying)
    for words in ("It was the wind", "Or the hill"):
        click(find(of(trying), "Add a later thought"))
        type_(words)
        press("Return")
        press("Escape")
        hands.forward(days=1)
    assert of_steps(trying, "later_thoughts") == "2026-10-08 It was the wind\n2026-10-09 Or the hill"
    assert there_is(of(trying), "8 Oct: It was the wind\n9 Oct: Or the hill")
    press("Ctrl+Z")
    assert there_is(of(trying), "8 Oct: It was the wind")


def test_a_later_thought_is_not_left_behind(trying: Person) -> None:
    tried(trying)
    click(find(of(trying), "Add a later thought"))
    type_("It was")
    press("Ctrl+2")
    trying.window.close()
    assert of_steps(trying, "later_thoughts") == "2026-10-08 It was"


@pytest.mark.parametrize(
    ("words", "verdict"), [("Keep it", Verdict.KEEP), ("Adapt it", Verdict.ADAPT), ("Drop it", Verdict.DROP)]
)
def test_what_becomes_of_it_is_decided_once_it_was_tried(trying: Person, words: str, verdict: Verdict) -> None:
    go_to(trying, "Count steps")
    assert not there_is(of(trying), words)
    tried(trying)
    click(find(of(trying), words))
    assert of_steps(trying, "verdict") == verdict
    assert name_of(visible(of(trying), Tag)[0]) == verdict
    press("Ctrl+Z")
    assert of_steps(trying, "verdict") is None
    assert visible(of(trying), Tag) == []


def test_the_adapted_version_is_added_with_words_to_begin_with(trying: Person) -> None:
    tried(trying)
    assert not there_is(of(trying), "Add the adapted version")
    click(find(of(trying), "Adapt it"))
    click(find(of(trying), "Add the adapted version"))
    line = focus()
    assert isinstance(line, QLineEdit)
    assert (name_of(line), line.text()) == ("The adapted version", "Count steps")
    press("End")
    type_(" uphill")
    press("Return")
    assert [each.toPlainText() for each in texts(trying, "What to try")] == ["Count steps", "Hum", "Count steps uphill"]


def test_words_to_begin_with_are_not_added_by_leaving_them(trying: Person) -> None:
    tried(trying)
    click(find(of(trying), "Adapt it"))
    click(find(of(trying), "Add the adapted version"))
    trying.window.close()
    assert trying.rows_of("SELECT count(*) FROM experiment") == [2]


def test_words_that_were_changed_are_added_by_leaving_them(trying: Person) -> None:
    tried(trying)
    click(find(of(trying), "Adapt it"))
    click(find(of(trying), "Add the adapted version"))
    type_("Count to four")
    trying.window.close()
    assert trying.rows_of("SELECT approach FROM experiment ORDER BY position")[-1] == "Count to four"


def test_adding_once_more_does_not_wipe_what_stands_in_the_line(trying: Person) -> None:
    add = find(of(trying), "Add something to try")
    click(add)
    type_("Half a")
    click(add)
    assert find(of(trying), "Small enough for this week", QLineEdit).text() == "Half a"


def test_another_goal_begins_folded(trying: Person, goals: Small) -> None:
    go_to(trying, "Count steps")
    trying.window.ui.places.goal.emit(goals.ecg)
    trying.window.ui.places.goal.emit(goals.breathe)
    assert not there_is(of(trying), "What I expect")
