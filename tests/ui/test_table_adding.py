"""Adding goals to the table by typing, and pairing them."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit

from goaldesk.core.types import TITLE_LIMIT, Kind
from goaldesk.ui.panes.goal_table.pane import GoalTablePane
from tests.ui.desks import BAKERY, BREATHE, ECG, EXAM, PACE, ROWS, RUN
from tests.ui.person import (
    LEFT,
    RIGHT,
    Person,
    click,
    click_cell,
    find,
    focus,
    name_of,
    press,
    there_is,
    type_,
    visible,
)


def test_ctrl_n_begins_a_performance_goal(blank: Person) -> None:
    press("Ctrl+Shift+N")
    assert name_of(focus()) == "Title of the performance goal"
    type_("Run 10 km")
    press("Return")
    assert blank.rows() == [("Run 10 km", "")]
    assert blank.titles(Kind.PERFORMANCE) == ["Run 10 km"]
    assert blank.current() == "Run 10 km"
    assert focus() is blank.table


def test_ctrl_n_begins_a_goal_in_the_column_of_the_cursor(small: Person) -> None:
    small.go_to(ECG)
    press("Ctrl+Shift+N")
    assert name_of(focus()) == "Title of the learning goal"
    type_("Listen longer")
    press("Return")
    assert small.titles(Kind.LEARNING)[-1] == "Listen longer"
    assert small.rows()[-1] == ("", "Listen longer")


@pytest.mark.parametrize(
    ("button", "kind"),
    [("Add a performance goal", Kind.PERFORMANCE), ("Add a learning goal", Kind.LEARNING)],
)
def test_the_plus_of_a_column_begins_a_goal_there(small: Person, button: str, kind: Kind) -> None:
    click(find(small.window, button))
    type_("One more")
    press("Return")
    assert small.titles(kind)[-1] == "One more"


def test_new_goal_in_the_top_bar_works_from_every_page(small: Person) -> None:
    small.section("Ctrl+3")
    click(find(small.window, "New goal"))
    type_("From elsewhere")
    press("Return")
    assert small.titles(Kind.PERFORMANCE)[-1] == "From elsewhere"


def test_escape_leaves_no_goal_and_no_row(small: Person) -> None:
    press("Ctrl+Shift+N")
    type_("Never mind")
    press("Escape")
    assert small.rows() == ROWS
    assert focus() is small.table
    assert small.desk.session.undo_label() == ""


def test_an_empty_title_adds_nothing(small: Person) -> None:
    press("Ctrl+Shift+N")
    press("Return")
    assert small.rows() == ROWS
    press("Ctrl+Shift+N")
    type_("   ")
    press("Return")
    assert small.rows() == ROWS


def test_going_elsewhere_keeps_what_was_typed(small: Person) -> None:
    press("Ctrl+Shift+N")
    type_("Half a thought")
    click_cell(small.table, small.index(EXAM), QPoint(20, 12))
    assert "Half a thought" in small.titles(Kind.PERFORMANCE)


def test_switching_the_page_keeps_what_was_typed(small: Person) -> None:
    press("Ctrl+Shift+N")
    type_("Half a thought")
    small.section("Ctrl+2")
    small.section("Ctrl+1")
    assert "Half a thought" in small.titles(Kind.PERFORMANCE)


def test_a_title_has_one_line_and_no_more_room_than_the_desk_gives_it(blank: Person) -> None:
    press("Ctrl+Shift+N")
    field = focus()
    assert isinstance(field, QLineEdit)
    field.insert("x" * (TITLE_LIMIT + 50))
    press("Return")
    assert [len(title) for title in blank.titles(Kind.PERFORMANCE)] == [TITLE_LIMIT]


def test_a_letter_on_the_empty_half_begins_a_partner(small: Person) -> None:
    invitation = small.index(EXAM).siblingAtColumn(RIGHT)
    small.go_to(invitation)
    type_("Hear the story")
    press("Return")
    assert (EXAM, "Hear the story") in small.pairs()
    assert (EXAM, "Hear the story") in small.rows()
    assert small.said() == "Goal added and paired"


def test_the_invitation_does_not_look_out_from_behind_what_is_typed(small: Person) -> None:
    invitation = small.index(EXAM).siblingAtColumn(RIGHT)
    small.go_to(invitation)
    type_("H")
    rect, field = small.table.visualRect(invitation), focus().geometry()
    around = rect.adjusted(8, 2, -8, -2)
    above, below = around.adjusted(0, 0, 0, field.top() - rect.bottom() - 3), around
    below.setTop(field.bottom() + 4)
    for strip in (above, below):
        image = small.table.viewport().grab(strip).toImage()
        points = [(x, y) for x in range(image.width()) for y in range(image.height())]
        assert len({image.pixel(x, y) for x, y in points}) == 1
    press("Escape")


def test_enter_on_the_empty_half_begins_a_partner(small: Person) -> None:
    small.go_to(small.index(EXAM).siblingAtColumn(RIGHT))
    press("Return")
    assert name_of(focus()) == "Your goal, in your own words"
    type_("Hear the story")
    press("Return")
    assert (EXAM, "Hear the story") in small.pairs()


def test_a_click_into_the_invitation_begins_a_partner_and_escape_leaves_none(small: Person) -> None:
    invitation = small.index(EXAM).siblingAtColumn(RIGHT)
    click_cell(small.table, invitation, QPoint(40, 20))
    type_("Never")
    press("Escape")
    assert small.rows() == ROWS
    click_cell(small.table, invitation, QPoint(40, 20))
    type_("Hear the story")
    press("Return")
    assert (EXAM, "Hear the story") in small.pairs()


def test_one_undo_takes_new_goal_and_pair_back_together(small: Person) -> None:
    small.go_to(small.index(EXAM).siblingAtColumn(RIGHT))
    type_("Hear the story")
    press("Return")
    press("Ctrl+Z")
    assert small.rows() == ROWS
    assert "Hear the story" not in small.titles(Kind.LEARNING)
    press("Ctrl+Shift+Z")
    assert (EXAM, "Hear the story") in small.pairs()


def test_the_second_text_of_the_invitation_pairs_an_existing_goal(small: Person) -> None:
    invitation = small.index(EXAM).siblingAtColumn(RIGHT)
    rect = small.table.visualRect(invitation)
    places = (QPoint(x, 48) for x in range(60, rect.width() - 20, 12))
    for place in places:  # somewhere in the second line is the zone of its own
        click_cell(small.table, invitation, place)
        if small.panels():
            break
        press("Escape")
        small.window.activateWindow()  # which a window manager does
    panel = small.panel()
    assert there_is(panel, "Pair with a learning goal")
    type_("ecg")
    press("Return")
    assert (EXAM, ECG) in small.pairs()
    assert (EXAM, ECG) in small.rows()
    assert ("", ECG) not in small.rows()


def test_ctrl_shift_p_pairs_with_an_existing_goal(small: Person) -> None:
    small.go_to(EXAM)
    press("Ctrl+Shift+P")
    type_("pace")
    press("Return")
    assert (EXAM, PACE) in small.pairs()
    assert small.said() == "Paired"
    assert focus() is small.table


def test_ctrl_shift_p_names_a_new_partner(small: Person) -> None:
    small.go_to(EXAM)
    press("Ctrl+Shift+P")
    type_("Something nobody has")
    press("Return")
    assert (EXAM, "Something nobody has") in small.pairs()


def test_a_goal_on_its_own_asks_for_a_performance_goal(small: Person) -> None:
    small.go_to(small.index(ECG).siblingAtColumn(LEFT))
    press("Return")
    assert there_is(small.panel(), "Pair with a performance goal")
    press("Down")
    press("Return")
    assert (EXAM, ECG) in small.pairs()


def test_escape_in_the_list_of_partners_pairs_nothing(small: Person) -> None:
    before = small.pairs()
    small.go_to(EXAM)
    press("Ctrl+Shift+P")
    type_("pa")
    press("Escape")
    assert small.panels() == 0
    assert small.pairs() == before
    assert focus() is small.table


def test_unpairing_keeps_both_goals(small: Person) -> None:
    small.go_to(PACE)
    press("Ctrl+Shift+D")
    assert (RUN, PACE) not in small.pairs()
    assert ("", PACE) in small.rows()
    assert (RUN, BREATHE) in small.rows()
    assert small.said() == "Unpaired. Both goals stay"
    press("Ctrl+Z")
    assert small.rows() == ROWS


def test_a_goal_in_two_pairs_says_so_in_both_rows(small: Person) -> None:
    said = [text for text in small.said_cells() if BREATHE in text]
    assert len(said) == 2
    assert all(f"serves {RUN}, {BAKERY}" in text for text in said)
    small.go_to(small.index(BREATHE, 1))
    press("Ctrl+Shift+D")
    assert sum(BREATHE in text and f"serves {RUN}" in text for text in small.said_cells()) == 1
    assert (BAKERY, "") in small.rows()


def test_a_performance_goal_with_two_partners_spans_their_rows(small: Person) -> None:
    index = small.index(RUN)
    assert small.table.rowSpan(index.row(), LEFT) == 2
    small.go_to(index)
    press("Down")
    assert small.current() == EXAM  # down from a spanning cell goes to the next goal


def test_left_and_right_cross_the_line_between_partners(small: Person) -> None:
    small.go_to(RUN)
    press("Right")
    assert small.current() == BREATHE
    press("Down")
    assert small.current() == PACE
    press("Left")
    assert small.current() == RUN


def test_the_line_above_the_table_counts_and_leads_to_what_has_no_partner(small: Person) -> None:
    table = small.window.findChild(GoalTablePane)
    assert table is not None
    assert there_is(table, "3 performance goals and 3 learning goals")
    click(find(table, "one has no learning goal yet"))
    assert small.table.currentIndex() == small.index(EXAM).siblingAtColumn(RIGHT)
    type_("Hear the story")
    press("Return")
    assert there_is(table, "3 performance goals and 4 learning goals")
    assert not there_is(table, "one has no learning goal yet")


def test_the_editor_has_a_name_and_a_place_inside_its_cell(small: Person) -> None:
    press("Ctrl+Shift+N")
    editor = visible(small.table, QLineEdit)[0]
    assert name_of(editor)
    assert editor.placeholderText() == "What do you want to achieve?"
    rect = small.table.visualRect(small.table.currentIndex())
    assert rect.contains(editor.geometry())
    press("Escape")
    assert not visible(small.table, QLineEdit)
