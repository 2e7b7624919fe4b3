"""The page of a performance goal: checking in, a number that is set aside, pairs with their why, and the way round."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QTextEdit, QWidget

from goaldesk.core.settings import ThemeChoice
from goaldesk.core.types import Direction, Familiarity, Measure, State
from goaldesk.ui.panes.goal_page.section import Section
from goaldesk.ui.widgets.calendar import CalendarPopover
from tests.conftest import Hands
from tests.ui.desks import EXAM, RUN, Small
from tests.ui.person import (
    Person,
    choose,
    click,
    entries,
    field,
    find,
    focus,
    focused_in,
    name_of,
    press,
    settle,
    there_is,
    type_,
    visible,
)
from tests.ui.test_journal import refuse
from tests.ui.test_progress_chart import charts, colour, ink


@pytest.fixture
def page(small: Person, goals: Small) -> Person:
    """At the page of Run, on the way to 8 wards, paired with Breathe and Pace."""
    small.desk.performance.set_measure(goals.run, Measure(0, 8, "wards"), date(2026, 10, 30))
    small.desk.goals.set_familiarity(goals.run, Familiarity.PARTLY)
    small.desk.session.forget_steps()
    small.window.ui.places.goal.emit(goals.run)
    return small


def of(person: Person) -> QWidget:
    found: QWidget = person.window.desk_page.goal_page
    assert found.isVisible()
    return found


def checked_in(person: Person) -> list[tuple[object, ...]]:
    return person.rows_of("SELECT day, value, note FROM checkin WHERE deleted_at IS NULL ORDER BY day, created_at")


# -- checking in


def begin(person: Person) -> None:
    click(find(of(person), "Check in"))
    assert name_of(focus()) == "Where it stands"


def test_enter_in_the_number_checks_in_today(page: Person) -> None:
    begin(page)
    type_("5")
    press("Return")
    assert checked_in(page) == [("2026-10-08", 5.0, "")]
    assert page.said() == "Checked in"
    assert not there_is(of(page), "Where it stands", QLineEdit)
    assert name_of(focus()) == "Check in"
    press("Ctrl+Z")
    assert checked_in(page) == []


def test_enter_in_the_note_checks_in_and_a_note_alone_is_enough(page: Person) -> None:
    begin(page)
    press("Tab")
    assert name_of(focus()) == "What changed?"
    type_("Ward 6 has started")
    press("Return")
    assert checked_in(page) == [("2026-10-08", None, "Ward 6 has started")]


def test_another_day_is_picked_and_the_next_time_it_is_today_again(page: Person) -> None:
    begin(page)
    type_("4")
    press("Tab", times=2)
    assert name_of(focus()) == "Day of the check-in: 8 Oct"
    press("Return")
    assert visible(page.window, CalendarPopover)
    press("Left")
    press("Return")
    assert name_of(focus()) == "Day of the check-in: 7 Oct"
    find(of(page), "Where it stands", QLineEdit).setFocus()
    press("Return")
    assert checked_in(page) == [("2026-10-07", 4.0, "")]
    begin(page)
    assert there_is(of(page), "Day of the check-in: 8 Oct")


def test_escape_closes_the_form_and_not_the_page(page: Person) -> None:
    begin(page)
    type_("5")
    press("Escape")
    assert checked_in(page) == []
    assert not there_is(of(page), "Where it stands", QLineEdit)
    assert page.window.desk_page.open_goal_id()
    begin(page)
    assert focus().text() == ""  # type: ignore[attr-defined]


def test_what_is_no_number_stays_to_be_put_right(page: Person) -> None:
    begin(page)
    type_("five")
    press("Return")
    assert checked_in(page) == []
    assert focus().selectedText() == "five"  # type: ignore[attr-defined]
    assert page.window.close() is False, "the words are only here"
    press("Escape")


@pytest.mark.parametrize("way", ["another goal", "close"])
def test_leaving_without_enter_checks_in_all_the_same(page: Person, goals: Small, way: str) -> None:
    begin(page)
    type_("5")
    if way == "close":
        page.window.close()
    else:
        page.window.ui.places.goal.emit(goals.bakery)
    assert page.rows_of("SELECT goal_id, value FROM checkin") == [(goals.run, 5.0)]


def test_a_disk_that_is_full_holds_the_page_and_the_words(page: Person, goals: Small) -> None:
    begin(page)
    type_("5")
    refuse(page.desk, True)
    page.window.ui.places.goal.emit(goals.bakery)
    assert page.window.desk_page.open_goal_id() == goals.run
    refuse(page.desk, False)
    press("Return")
    assert checked_in(page) == [("2026-10-08", 5.0, "")]


def test_a_new_day_is_the_day_of_the_next_check_in(page: Person, hands: Hands) -> None:
    begin(page)
    hands.forward(days=1)
    page.window.ui.bus.day_changed.emit()
    assert there_is(of(page), "Day of the check-in: 9 Oct")
    type_("5")
    press("Return")
    assert checked_in(page) == [("2026-10-09", 5.0, "")]


def test_a_thousand_check_ins_unfold_a_few_at_a_time(page: Person, goals: Small) -> None:
    with page.desk.session.op("checking in for years"):
        for number in range(104):
            page.desk.performance.check_in(goals.run, number, "")
    counts = []
    for words in ("50 more", "50 more", "all 104"):
        click(find(of(page), words))
        counts.append(sum(name_of(each) == "Number" for each in visible(of(page), QLineEdit)))
    assert counts == [53, 103, 104]


@pytest.mark.parametrize(
    ("measure", "value", "said"),
    [
        (Measure(0, 8, "wards"), 5, "5 of 8 wards"),
        (Measure(58, 52, "min"), 54.4, "54.4 now, aiming for 52 min"),
        (Measure(None, 80, "kg", Direction.HOLD), 82, "82 now, aiming to hold 80 kg"),
        (Measure(14, 6, "shifts", Direction.AT_MOST), 9, "9 now, at most 6 shifts"),
        (Measure(None, 80, "kg", Direction.HOLD), None, "holding 80 kg"),
        (Measure(14, 6, "shifts", Direction.AT_MOST), None, "at most 6 shifts"),
    ],
)
def test_every_direction_reads_well(
    page: Person, goals: Small, measure: Measure, value: float | None, said: str
) -> None:
    page.desk.performance.set_measure(goals.run, measure, None)
    if value is not None:
        page.desk.performance.check_in(goals.run, value, "")
    assert there_is(of(page), f"Measure and deadline: {said}")


# -- a number that is set aside, a day that has passed, a goal that rests


def menu_of_page(person: Person, answer: Callable[[QMenu], object]) -> None:
    person.watch.expect(QMenu, answer)
    click(find(of(person), "More"))


def test_a_number_is_set_aside_and_taken_up_again_any_time(page: Person, goals: Small) -> None:
    page.desk.performance.check_in(goals.run, 4, "", date(2026, 10, 1))
    page.desk.performance.check_in(goals.run, 5, "", date(2026, 10, 5))
    assert charts(page)
    menu_of_page(page, lambda menu: choose(menu, "Set the number aside"))
    page.activate()
    said = "Measure and deadline: 5 of 8 wards, 30 Oct, number set aside while this is new"
    assert there_is(of(page), said)
    assert charts(page) == []
    cell = next(each for each in page.said_cells() if each.startswith(f"Performance goal: {RUN}"))
    assert "5 of 8 wards, set aside for now. 30 Oct. Checked in Monday" in cell, "it stays in sight, and nothing counts"
    grey = find(of(page), said).grab().toImage()
    theme = ThemeChoice(page.window.ui.theme.name)
    assert ink(grey, colour(theme, "perf_fill")).isEmpty(), "no bar says how far it is"
    assert ink(grey, colour(theme, "track")).isEmpty()
    field(of(page), "Take the number up again").setFocus(Qt.FocusReason.TabFocusReason)
    press("Return")
    assert focused_in(of(page)), "the focus goes on where the button was"
    assert there_is(of(page), "Measure and deadline: 5 of 8 wards, 30 Oct · 22 days left")
    assert not there_is(of(page), "Take the number up again")
    press("Ctrl+Z", times=2)
    assert page.rows_of("SELECT parked FROM goal WHERE title = ?", RUN) == [0]
    press("Ctrl+Shift+Z")
    assert there_is(of(page), said)


def test_only_a_goal_with_a_target_has_a_number_to_set_aside(page: Person, goals: Small) -> None:
    seen: list[list[str]] = []

    def look(menu: QMenu) -> None:
        seen.append(list(entries(menu)))
        menu.close()

    for goal_id in (goals.run, goals.bakery, goals.breathe):
        page.window.ui.places.goal.emit(goal_id)
        menu_of_page(page, look)
        page.activate()
    assert ["Set the number aside" in each for each in seen] == [True, False, False]


def test_a_date_that_has_passed_can_be_moved_on_the_page(page: Person, goals: Small) -> None:
    assert not there_is(of(page), "Move the date")
    page.desk.performance.set_due(goals.run, date(2026, 10, 1))
    assert there_is(of(page), "Measure and deadline: 0 of 8 wards, was due 1 October")
    field(of(page), "Move the date")
    press("Return")
    press("Right")
    press("Return")
    assert page.rows_of("SELECT due_on FROM goal WHERE title = ?", RUN) == ["2026-10-09"]
    assert not there_is(of(page), "Move the date")
    press("Ctrl+Z")
    assert page.rows_of("SELECT due_on FROM goal WHERE title = ?", RUN) == ["2026-10-01"]


def test_a_goal_that_rests_says_since_when(page: Person, goals: Small, hands: Hands) -> None:
    hands.forward(days=-5)
    page.desk.goals.set_state([goals.run], State.RESTING)
    hands.forward(days=5)
    page.desk.goals.reword(goals.run, "Run along the canal")
    assert there_is(of(page), "Resting since 3 Oct")
    field(of(page), "Take it up again").setFocus(Qt.FocusReason.TabFocusReason)
    press("Return")
    assert name_of(focus()).startswith("Measure and deadline"), "the focus goes on where the card was"
    assert not there_is(of(page), "Resting since 3 Oct")
    assert page.said() == "Taken up again"
    press("Ctrl+Z")
    assert there_is(of(page), "Resting since 3 Oct")


# -- the page as a whole


def test_the_parts_stand_in_the_order_of_the_drawing(sample: Person) -> None:
    sample.window.ui.places.goal.emit(sample.rows_of("SELECT id FROM goal ORDER BY position, id LIMIT 1")[0])
    settle()
    there = [each for each in visible(of(sample), Section) if each.accessibleName()]
    there.sort(key=lambda each: each.mapTo(of(sample), QPoint(0, 0)).y())
    assert [each.accessibleName() for each in there][:3] == ["Check-ins", "Milestones", "Learning on the way"]


def test_tab_goes_down_the_page(page: Person, goals: Small) -> None:
    page.desk.performance.check_in(goals.run, 4, "four", date(2026, 10, 1))
    page.desk.performance.check_in(goals.run, 5, "five", date(2026, 10, 5))
    settle()
    field(of(page), "Title")
    seen = []
    for _ in range(14):
        press("Tab")
        seen.append(name_of(focus()))
    assert seen[0].startswith("Measure and deadline")
    assert seen[1] == "Check in"
    assert seen[2].startswith("2 values, from 4 wards")
    assert seen[3:7] == ["Day: 5 Oct", "Number", "What changed?", "Put this check-in away"]
    assert seen[11:] == ["Add a milestone", "Pair another", seen[13]]
    assert seen[13].startswith("Learning goal")


def test_exam_has_no_chart_and_says_so_by_being_quiet(page: Person, goals: Small) -> None:
    page.window.ui.places.goal.emit(goals.exam)
    assert charts(page) == []
    assert not there_is(of(page), "Check-ins", Section)
    assert find(of(page), "Title", QTextEdit).toPlainText() == EXAM
