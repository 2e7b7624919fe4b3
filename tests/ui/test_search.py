"""The search over the window."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView

from goaldesk.core.method.reviews import Period
from goaldesk.core.types import SetbackForm, Span
from tests.ui.desks import ECG, EXAM, RUN, Small
from tests.ui.person import Person, field, find, focus, name_of, press, settle, there_is, type_, visible


def test_ctrl_k_finds_a_goal_and_opens_its_page(small: Person, goals: Small) -> None:
    small.go_to(RUN)
    press("Ctrl+K")
    assert name_of(focus()) == "Search everything"
    type_("ecg")
    press("Return")  # before anything was found: it is what is found that is opened
    small.search_has_looked()
    assert small.window.desk_page.open_goal_id() == goals.ecg
    assert small.current() == ECG


def test_ctrl_f_is_the_search_too(small: Person) -> None:
    small.go_to(RUN)
    press("Ctrl+F")
    assert name_of(focus()) == "Search everything"
    press("Escape")


def test_the_search_finds_entries_setbacks_tags_and_commands(small: Person) -> None:
    small.desk.journal.add(small.desk.clock.today(), "A walk in the rain #weather")
    press("Ctrl+K")
    type_("rain")
    assert "A walk in the rain #weather" in small.found()
    press("Ctrl+A")
    type_("#weath")
    assert any("walk" in each for each in small.found())
    press("Ctrl+A")
    type_("> log")
    assert "Log a setback" in small.found()
    press("Ctrl+A")
    type_("@exam")
    assert EXAM in small.found()
    press("Escape")


def test_a_command_is_carried_out_from_the_search(small: Person) -> None:
    press("Ctrl+K")
    type_(">setbacks")
    press("Return")
    small.activate()
    assert find(small.window.rail, "Setbacks").isChecked()


def test_the_arrows_in_the_search_pass_over_its_headings(small: Person) -> None:
    press("Ctrl+K")
    type_("e")
    small.search_has_looked()
    view = find(small.window, "What was found", QListView)
    for _ in range(view.model().rowCount() + 3):
        press("Down")
        assert view.currentIndex().flags() & Qt.ItemFlag.ItemIsSelectable
    press("Escape")


def test_escape_in_the_search_gives_the_focus_back(small: Person) -> None:
    small.go_to(EXAM)
    press("Ctrl+K")
    press("Escape")
    assert focus() is small.table
    assert small.current() == EXAM


def test_the_search_is_there_once_however_often_it_is_asked_for(small: Person) -> None:
    press("Ctrl+K")
    press("Ctrl+K")
    assert len([each for each in visible(small.window, QListView) if name_of(each) == "What was found"]) == 1
    press("Escape")
    assert not there_is(small.window, "What was found")


def test_enter_on_nothing_found_makes_nothing(small: Person) -> None:
    before = small.rows_of("SELECT count(*) FROM goal")
    press("Ctrl+K")
    type_("xylophone")
    assert small.found()[0] == "Nothing on the desk says that yet."
    press("Return")
    assert small.rows_of("SELECT count(*) FROM goal") == before
    assert find(small.window, "What was found", QListView).isVisible()


def test_what_was_not_found_can_be_added(small: Person) -> None:
    press("Ctrl+K")
    type_("play the xylophone")
    small.search_has_looked()
    press("Down")
    assert find(small.window, "What was found", QListView).currentIndex().data().startswith("New goal")
    press("Return")
    assert field(small.dialog(), "Your goal, in your own words").text() == "play the xylophone"
    press("Return")
    assert small.rows_of("SELECT title FROM goal ORDER BY id DESC LIMIT 1") == ["play the xylophone"]


def test_every_kind_of_thing_is_found_and_opened(small: Person, goals: Small) -> None:
    desk = small.desk
    desk.questions.ask(goals.ecg, "What does the lantern show?")
    desk.experiments.add(goals.ecg, "Hold up the lantern")
    desk.checks.rate(goals.ecg, 2, "Drew a lantern")
    press("Ctrl+K")
    type_("lantern")
    groups = [each for each in small.found() if each in {"Questions", "Things to try", "Understanding checks"}]
    assert groups == ["Questions", "Things to try", "Understanding checks"]
    press("Return")
    assert small.window.desk_page.open_goal_id() == goals.ecg


def test_a_question_that_belongs_to_no_goal_leads_to_its_setback(small: Person) -> None:
    today = small.desk.clock.today()
    small.desk.setbacks.log(SetbackForm(today, "The lamp went out", study_question="Which lantern holds?"))
    press("Ctrl+K")
    type_("lantern kind:question")
    small.search_has_looked()
    press("Return")
    assert field(small.dialog(), "What happened?").toPlainText() == "The lamp went out"


def test_a_question_that_belongs_to_no_goal_leads_to_the_review_it_came_of(small: Person) -> None:
    small.desk.reviews.ask(Period(Span.WEEK, date(2026, 9, 28), date(2026, 10, 4)), None, "Which lantern holds?")
    press("Ctrl+K")
    type_("lantern kind:question")
    small.search_has_looked()
    press("Return")
    assert there_is(small.window.page("review"), "28 September to 4 October")


def test_more_of_a_kind_than_fits_can_be_shown(small: Person) -> None:
    for number in range(9):
        small.desk.journal.add(date(2026, 10, 1), f"Lantern {number}")
    press("Ctrl+K")
    type_("lantern")
    listed = small.found()
    press("Down", times=listed.index("Show more") - 1)
    press("Return")
    assert len([each for each in small.found() if each.startswith("Lantern")]) == 9
    assert focus() is find(small.window, "Search everything", QLineEdit)


def test_a_search_is_saved_asked_again_and_forgotten(small: Person, goals: Small) -> None:
    press("Ctrl+K")
    type_("exam kind:goal")
    listed = small.found()
    view = find(small.window, "What was found", QListView)
    while view.currentIndex().data() != "Save this search":
        press("Down")
    assert EXAM in listed
    press("Return")
    assert small.found()[:2] == ["Saved searches", "exam kind:goal"]
    press("Return")
    assert EXAM in small.found()
    press("Ctrl+A")
    press("Delete")
    press("Delete")
    assert "Saved searches" not in small.found()
    press("Escape")
    press("Ctrl+Z")
    press("Ctrl+K")
    assert small.found()[:2] == ["Saved searches", "exam kind:goal"]


def test_a_tag_is_found_and_narrows(small: Person) -> None:
    small.desk.journal.add(date(2026, 10, 1), "Slept well #night-shift")
    small.desk.journal.add(date(2026, 10, 1), "A night at the sea")
    press("Ctrl+K")
    type_("night")
    assert "#night-shift" in small.found()
    view = find(small.window, "What was found", QListView)
    while view.currentIndex().data() != "#night-shift":
        press("Down")
    press("Return")
    assert [each for each in small.found() if "night" in each] == ["Slept well #night-shift"]


def test_an_area_is_found_and_shown_alone(small: Person, goals: Small) -> None:
    area = small.desk.areas.add("Kitchen")
    small.desk.goals.set_area([goals.exam], area)
    press("Ctrl+K")
    type_("kitch")
    small.search_has_looked()
    press("Return")
    settle()
    assert {left for left, _ in small.rows() if left} == {EXAM}


def test_private_words_are_not_shown(small: Person) -> None:
    entry = small.desk.journal.add(date(2026, 10, 1), "A secret lantern")
    small.desk.journal.set_private(entry, private=True)
    press("Ctrl+K")
    type_("lantern")
    assert "Private entry" in small.found()
    assert "A secret lantern" not in small.found()


def test_an_entry_that_is_found_from_another_page_is_in_the_journal_that_opens(small: Person) -> None:
    small.desk.journal.add(date(2026, 9, 30), "A walk in the rain")
    small.section("Ctrl+3")
    press("Ctrl+K")
    type_("rain")
    press("Return")
    small.search_has_looked()
    assert find(small.window.rail, "Journal").isChecked()
    assert small.text() == "A walk in the rain"


@pytest.mark.parametrize("text", ["\u0301", "\u093c", "\U0010ffff"])
def test_an_accent_alone_does_not_end_the_search(small: Person, text: str) -> None:
    press("Ctrl+K")
    type_(text)
    assert small.found()[0] == "Nothing on the desk says that yet."
    press("Ctrl+A")
    type_("exam")
    assert EXAM in small.found()
    press("Escape")


def test_a_desk_that_was_moved_away_is_named_by_the_search_and_found_again(small: Person) -> None:
    path = small.desk.path
    elsewhere = path.with_name("elsewhere.goaldesk")
    path.rename(elsewhere)
    press("Ctrl+K")
    type_("exam")
    assert any(each.startswith("There is no desk at") for each in small.found())
    elsewhere.rename(path)
    press("Ctrl+A")
    type_("exam")
    assert EXAM in small.found()
    press("Escape")
