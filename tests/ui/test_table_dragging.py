"""Dragging in the goal table: what is let go where, in every order and under every heading."""

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QListView, QMenu

from goaldesk.core.types import Kind
from tests.ui.desks import BAKERY, BREATHE, ECG, EXAM, PACE, ROWS, RUN, Small
from tests.ui.person import LEFT, NONE, Person, choose, click, find, press, settle, type_

_COPY, _HELD = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton


def drag(person: Person, goal: QModelIndex, onto: QModelIndex, *, below: bool = False) -> bool:
    """Drag a goal over a cell, its upper or its lower half, and let it go if it may be; returns whether it may."""
    return drag_data(person, person.table.model().mimeData([goal]), onto, below=below)


def drag_data(person: Person, data: QMimeData, onto: QModelIndex, *, below: bool = False) -> bool:
    viewport, rect = person.table.viewport(), person.table.visualRect(onto)
    where = QPoint(rect.center().x(), rect.bottom() - 6 if below else rect.top() + 6)
    QApplication.sendEvent(viewport, QDragEnterEvent(where, _COPY, data, _HELD, NONE))
    moving = QDragMoveEvent(where, _COPY, data, _HELD, NONE)
    QApplication.sendEvent(viewport, moving)
    settle()
    if moving.isAccepted():
        QApplication.sendEvent(viewport, QDropEvent(QPointF(where), _COPY, data, _HELD, NONE))
        settle()
    return moving.isAccepted()


def order(person: Person, name: str) -> None:
    person.watch.expect(QMenu, lambda menu: choose(menu, name))
    click(find(person.window, "Order: …"))
    person.activate()


def left(person: Person) -> list[str]:
    return list(dict.fromkeys(left for left, _ in person.rows() if left))


def test_a_learning_goal_let_go_on_a_performance_goal_is_paired_with_it(small: Person) -> None:
    assert drag(small, small.index(ECG), small.index(EXAM))
    assert (EXAM, ECG) in small.pairs()
    assert small.said() == "Paired"


def test_two_that_are_paired_are_not_offered_to_be_paired_again(small: Person) -> None:
    assert not drag(small, small.index(PACE), small.index(RUN))
    assert not drag(small, small.index(RUN), small.index(BREATHE))
    assert not drag(small, small.index(BREATHE), small.index(BREATHE, 1))
    assert small.rows() == ROWS
    assert small.desk.session.undo_label() == ""


def test_a_goal_of_another_desk_is_none_of_this_table(small: Person) -> None:
    data = small.table.model().mimeData([small.index(ECG)])
    (form,) = [each for each in data.formats() if each.startswith("application/")]
    other = QMimeData()
    other.setData(form, data.data(form).replace(b"0", b"f"))
    assert not drag_data(small, other, small.index(EXAM))
    assert small.rows() == ROWS


@pytest.mark.parametrize(("below", "then"), [(False, [BAKERY, RUN, EXAM]), (True, [RUN, BAKERY, EXAM])])
def test_a_goal_goes_above_or_below_the_one_it_is_let_go_on(small: Person, below: bool, then: list[str]) -> None:
    assert drag(small, small.index(BAKERY), small.index(RUN), below=below)
    assert left(small) == then
    press("Ctrl+Z")
    assert small.rows() == ROWS


def test_in_another_order_nothing_is_moved_by_hand(small: Person) -> None:
    order(small, "By deadline")
    assert not drag(small, small.index(BAKERY), small.index(RUN))
    assert small.rows() == ROWS


@pytest.fixture
def with_areas(small: Person, goals: Small) -> Person:
    work, body = small.desk.areas.add("Work"), small.desk.areas.add("Body")
    small.desk.goals.set_area([goals.exam, goals.bakery], work)
    small.desk.goals.set_area([goals.run], body)
    order(small, "Group by area")
    small.desk.session.forget_steps()
    return small


def area_of(person: Person, title: str) -> str:
    sql = "SELECT area.name FROM goal LEFT JOIN area ON area.id = area_id WHERE title = ?"
    return str(person.rows_of(sql, title)[0])


def test_a_goal_let_go_under_another_heading_goes_into_that_area(with_areas: Person) -> None:
    assert left(with_areas) == [EXAM, BAKERY, RUN]
    assert drag(with_areas, with_areas.index(RUN), with_areas.index(BAKERY))
    assert left(with_areas) == [EXAM, RUN, BAKERY]
    assert area_of(with_areas, RUN) == "Work"
    press("Ctrl+Z")
    assert left(with_areas) == [EXAM, BAKERY, RUN]
    assert area_of(with_areas, RUN) == "Body"


def test_a_goal_moves_within_its_area_without_leaving_it(with_areas: Person) -> None:
    assert drag(with_areas, with_areas.index(EXAM), with_areas.index(BAKERY), below=True)
    assert left(with_areas) == [BAKERY, EXAM, RUN]
    assert area_of(with_areas, EXAM) == "Work"


def test_by_keyboard_a_goal_stops_at_the_edge_of_its_area(with_areas: Person) -> None:
    with_areas.go_to(RUN)
    press("Alt+Up")
    with_areas.go_to(BAKERY)
    press("Alt+Down")
    assert left(with_areas) == [EXAM, BAKERY, RUN]
    assert with_areas.desk.session.undo_label() == ""
    press("Alt+Up")
    assert left(with_areas) == [BAKERY, EXAM, RUN]


def offered(person: Person) -> list[str]:
    model = find(person.panel(), "Pair with a performance goal", QListView).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_partner_is_not_offered_again(small: Person) -> None:
    small.go_to(BREATHE)
    press("Ctrl+Shift+P")
    assert offered(small) == [EXAM]
    type_(RUN.lower())  # nor a second goal of that name
    assert offered(small) == []
    press("Return")
    assert small.panels() == 1
    press("Escape")
    assert small.rows() == ROWS


def test_a_goal_on_its_own_keeps_its_kind(small: Person) -> None:
    small.desk.goals.add(Kind.LEARNING, "Second alone")
    assert drag(small, small.index("Second alone"), small.index(ECG))
    assert [right for performance, right in small.rows() if not performance] == ["Second alone", ECG]
    assert small.table.currentIndex().column() != LEFT
