"""In which order goals stand, and which of them are shown."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QWidget

from goaldesk.core.types import Kind, Measure, State
from tests.conftest import Hands
from tests.ui.conftest import Opens, leave
from tests.ui.desks import BAKERY, BREATHE, ECG, EXAM, PACE, ROWS, RUN, Small
from tests.ui.person import LEFT, RIGHT, Person, choose, click, entries, find, name_of, press, there_is, type_, visible


def order(person: Person, *names: str) -> None:
    """Choose an order from the menu of the strip."""
    person.watch.expect(QMenu, lambda menu: choose(menu, *names))
    click(find(person.window, "Order: …"))
    person.activate()


def pick(field: QComboBox, words: str) -> None:
    """Choose from a list by its words."""
    at = field.findText(words)
    assert at >= 0, f"no “{words}” among {[field.itemText(n) for n in range(field.count())]}"
    field.setFocus()
    press("Home")
    press("Down", times=at)
    assert field.currentText() == words


def shown_left(person: Person) -> list[str]:
    return [left for left in dict.fromkeys(left for left, _ in person.rows()) if left]


def move(person: Person, way: str, times: int = 1) -> None:
    """Move the goal with the cursor, by the menu of the table."""
    for _ in range(times):
        person.menu_of_table(lambda menu: choose(menu, f"Move {way}"))


def test_alt_and_arrows_move_a_performance_goal(small: Person) -> None:
    small.watch.menus_stay = True
    small.go_to(EXAM)
    press("Alt+Up")
    assert shown_left(small) == [EXAM, RUN, BAKERY]
    assert small.window.menuBar().isHidden()
    press("Alt+Down")
    press("Alt+Down")
    assert shown_left(small) == [RUN, BAKERY, EXAM]


def test_a_performance_goal_moves_up_and_down(small: Person) -> None:
    small.go_to(EXAM)
    move(small, "up")
    assert shown_left(small) == [EXAM, RUN, BAKERY]
    assert small.current() == EXAM
    move(small, "down", times=2)
    assert shown_left(small) == [RUN, BAKERY, EXAM]
    press("Ctrl+Z", times=3)
    assert small.rows() == ROWS


def test_the_first_and_the_last_goal_stay_where_they_are(small: Person) -> None:
    small.go_to(RUN)
    move(small, "up")
    small.go_to(BAKERY)
    move(small, "down")
    assert small.rows() == ROWS
    assert small.desk.session.undo_label() == ""


def test_a_learning_goal_moves_within_its_group_and_no_further(small: Person) -> None:
    small.go_to(PACE)
    move(small, "up", times=2)
    assert [right for left, right in small.rows() if left == RUN] == [PACE, BREATHE]
    assert small.current() == PACE
    press("Ctrl+Z")
    assert small.rows() == ROWS


def test_a_learning_goal_on_its_own_moves_among_its_like(small: Person) -> None:
    small.desk.goals.add(Kind.LEARNING, "Second alone")
    small.go_to("Second alone")
    move(small, "up")
    assert [right for left, right in small.rows() if not left] == ["Second alone", ECG]


def test_by_deadline_what_is_due_first_stands_first_and_the_undated_last(small: Person, goals: Small) -> None:
    small.desk.performance.set_measure(goals.bakery, Measure(), date(2026, 10, 20))
    small.desk.performance.set_measure(goals.exam, Measure(), date(2026, 12, 1))
    order(small, "By deadline")
    assert shown_left(small) == [BAKERY, EXAM, RUN]
    small.desk.performance.set_due(goals.run, date(2026, 10, 9))
    assert shown_left(small) == [RUN, BAKERY, EXAM]


def test_last_touched_follows_what_is_done(small: Person, goals: Small, hands: Hands) -> None:
    order(small, "Last touched")
    hands.forward(minutes=1)
    small.desk.performance.check_in(goals.bakery, 3, "")
    assert shown_left(small)[0] == BAKERY
    hands.forward(minutes=1)
    small.desk.goals.reword(goals.exam, EXAM + " well")
    assert shown_left(small)[0] == EXAM + " well"


def test_moving_by_hand_in_another_order_says_why_it_does_not(small: Person) -> None:
    order(small, "By deadline")
    small.go_to(EXAM)
    move(small, "up")
    assert small.rows() == ROWS
    assert "By hand" in small.said()


@pytest.fixture
def with_areas(small: Person, goals: Small) -> Person:
    work, body = small.desk.areas.add("Work"), small.desk.areas.add("Body")
    small.desk.goals.set_area([goals.exam, goals.bakery], work)
    small.desk.goals.set_area([goals.run, goals.breathe, goals.pace], body)
    return small


def areas_of(person: Person) -> list[str]:
    return [text for text in person.said_cells() if text.startswith("Area: ")][::2]


def test_grouped_by_area_every_area_has_a_heading(with_areas: Person) -> None:
    order(with_areas, "Group by area")
    assert areas_of(with_areas) == ["Area: Work", "Area: Body", "Area: No area"]
    assert shown_left(with_areas) == [EXAM, BAKERY, RUN]
    order(with_areas, "Group by area")
    assert areas_of(with_areas) == []


def test_a_heading_is_no_goal(with_areas: Person) -> None:
    order(with_areas, "Group by area")
    model = with_areas.table.model()
    with_areas.go_to(model.index(0, LEFT))
    for keys in ("Del", "Ctrl+Shift+P", "Ctrl+Shift+C", "Return"):
        press(keys)
    assert with_areas.panels() == 0
    assert shown_left(with_areas) == [EXAM, BAKERY, RUN]
    assert with_areas.window.desk_page.open_goal_id() == ""


@pytest.mark.qt_log_ignore("editing failed", "This plugin does not support")
def test_f2_on_a_heading_is_quiet(with_areas: Person, qtlog: Any) -> None:
    order(with_areas, "Group by area")
    with_areas.go_to(with_areas.table.model().index(0, LEFT))
    press("F2")
    assert [record.message for record in qtlog.records if "editing failed" in record.message] == []


def test_a_heading_is_no_trap_for_the_keyboard(with_areas: Person) -> None:
    order(with_areas, "Group by area")
    with_areas.go_to(BAKERY)
    press("Down")
    if with_areas.current() != RUN:
        press("Down")
    assert with_areas.current() == RUN
    assert with_areas.table.currentIndex().column() == LEFT


def test_grouping_and_order_come_back_with_the_next_window(with_areas: Person, open_window: Opens) -> None:
    order(with_areas, "Group by area")
    order(with_areas, "By deadline")
    leave(with_areas.window)
    again = open_window(with_areas.desk)
    assert areas_of(again) == ["Area: Work", "Area: Body", "Area: No area"]
    assert there_is(again.window, "Order: By deadline")


def open_filter(person: Person) -> None:
    press("Ctrl+Shift+F")
    assert there_is(person.panel(), "Words in the title", QLineEdit)


def test_a_filter_shows_what_has_the_words_and_what_it_is_paired_with(small: Person) -> None:
    open_filter(small)
    type_("pace")
    small.wait(lambda: small.rows() == [(RUN, BREATHE), (RUN, PACE)])
    press("Return")
    assert small.panels() == 0
    assert there_is(small.window, "show all")
    click(find(small.window, "show all"))
    assert small.rows() == ROWS


def test_a_filter_that_finds_nothing_leaves_an_empty_table_and_no_welcome(small: Person) -> None:
    open_filter(small)
    type_("zzz")
    small.wait(lambda: small.rows() == [])
    press("Escape")
    assert small.table.isVisible()
    assert not there_is(small.window, "Start with my own goal")
    assert find(small.window, "No goal is what the filter asks for. …")
    click(find(small.window, "show all"))
    assert small.rows() == ROWS
    assert not any(name_of(each).startswith("No goal is") for each in visible(small.window, QWidget))


def test_a_table_whose_goals_are_all_closed_says_where_they_are(small: Person, goals: Small) -> None:
    small.desk.goals.set_state(goals, State.REACHED)
    assert small.rows() == []
    assert find(small.window, "No goal is active or resting. …")
    press("Ctrl+Shift+N")
    assert not any(name_of(each).startswith("No goal is") for each in visible(small.table, QWidget))
    type_("Swim a mile")
    press("Return")
    assert small.rows() == [("Swim a mile", "")]


def test_a_filter_ignores_case_and_order_of_words(small: Person) -> None:
    open_filter(small)
    type_("EXAM the")
    small.wait(lambda: shown_left(small) == [EXAM])
    press("Escape")


def test_a_filter_by_area(with_areas: Person) -> None:
    open_filter(with_areas)
    pick(find(with_areas.panel(), "Area", QComboBox), "Work")
    assert shown_left(with_areas) == [EXAM, BAKERY]
    pick(find(with_areas.panel(), "Area", QComboBox), "no area")
    assert with_areas.rows() == [("", ECG)]
    press("Escape")


def test_a_filter_by_state_finds_what_was_closed_and_what_was_put_away(small: Person, goals: Small) -> None:
    small.desk.goals.set_state([goals.exam], State.REACHED)
    small.desk.goals.put_away([goals.bakery])
    open_filter(small)
    where = find(small.panel(), "Where goals stand", QComboBox)
    pick(where, "closed")
    assert small.rows() == [(EXAM, "")]
    pick(where, "put away")
    assert small.rows() == [(BAKERY, "")]
    press("Escape")
    small.go_to(BAKERY)
    press("Del")  # in the trash the same key brings back
    assert BAKERY in small.titles(Kind.PERFORMANCE)
    assert small.rows() == []


def test_a_goal_that_is_asked_for_is_shown_whatever_the_filter(small: Person, goals: Small) -> None:
    open_filter(small)
    type_("pace")
    small.wait(lambda: len(small.rows()) == 2)
    press("Return")
    small.window.ui.places.goal_in_table.emit(goals.ecg)
    assert small.current() == ECG


def test_a_goal_added_while_a_filter_hides_it_is_seen(small: Person) -> None:
    open_filter(small)
    type_("pace")
    small.wait(lambda: len(small.rows()) == 2)
    press("Return")
    press("Ctrl+Shift+N")
    type_("Swim a mile")
    press("Return")
    assert "Swim a mile" in small.titles(Kind.PERFORMANCE)
    assert "Swim a mile" in shown_left(small)


def test_what_is_searched_for_is_not_remembered_by_the_next_window(small: Person, open_window: Opens) -> None:
    open_filter(small)
    type_("pace")
    small.wait(lambda: len(small.rows()) == 2)
    press("Return")
    leave(small.window)
    assert open_window(small.desk).rows() == ROWS


def test_the_menu_of_orders_marks_the_one_in_use(small: Person) -> None:
    seen: dict[str, bool] = {}

    def look(menu: QMenu) -> None:
        seen.update({name: action.isChecked() for name, action in entries(menu).items()})
        menu.close()

    small.watch.expect(QMenu, look)
    click(find(small.window, "Order: …"))
    assert seen == {
        "By hand": True,
        "By deadline": False,
        "By depth": False,
        "Last touched": False,
        "Group by area": False,
    }


def test_the_table_can_be_sorted_by_depth(small: Person) -> None:
    seen: list[str] = []

    def look(menu: QMenu) -> None:
        seen.extend(entries(menu))
        menu.close()

    small.watch.expect(QMenu, look)
    click(find(small.window, "Order: …"))
    assert any("depth" in name.casefold() for name in seen)


def test_a_new_partner_of_a_shared_goal_keeps_the_cursor_on_it(small: Person) -> None:
    small.go_to(small.index(BAKERY).siblingAtColumn(RIGHT))
    press("Ctrl+Shift+P")
    assert there_is(small.panel(), "Pair with a performance goal")
    type_("exam")
    press("Return")
    assert (EXAM, BREATHE) in small.pairs()
    assert small.current() == BREATHE
