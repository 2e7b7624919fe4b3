"""What was looked at is given back: opening and leaving again and again takes no more and no more memory."""

import gc
import sys
from collections import Counter
from collections.abc import Callable
from weakref import ref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid, ownedByPython

from goaldesk.ui.widgets.flow import FlowLayout
from tests.ui.desks import Small
from tests.ui.person import Person, settle

_ROUNDS, _MOST_A_ROUND = 30, 20
"""Python's blocks of memory that a round may keep: with one for each button it was a hundred, for each text 30."""


def go_round(person: Person, goals: Small) -> None:
    """From one goal's page to another, and through the pages."""
    for goal in (goals.breathe, goals.run):
        person.window.ui.places.goal.emit(goal)
        settle()
    for section in ("journal", "setbacks", "insights", "guide", "desk"):
        person.window.show_section(section)
        settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def kept_by(do: Callable[[], object]) -> tuple[int, int, Counter[str]]:
    """Blocks, widgets and objects by kind that are there afterwards and were not before."""
    gc.collect()
    widgets, objects = len(QApplication.allWidgets()), _kinds()
    before = sys.getallocatedblocks()
    do()
    gc.collect()
    blocks = sys.getallocatedblocks() - before
    return blocks, len(QApplication.allWidgets()) - widgets, _kinds() - objects


def _kinds() -> Counter[str]:
    return Counter(type(each).__qualname__ for each in gc.get_objects())


def test_looking_at_goals_and_pages_keeps_nothing(small: Person, goals: Small) -> None:
    for _ in range(5):
        go_round(small, goals)

    def again() -> None:
        for _ in range(_ROUNDS):
            go_round(small, goals)

    blocks, widgets, objects = kept_by(again)
    assert widgets == 0
    assert not {kind: number for kind, number in objects.items() if number >= _ROUNDS}
    assert blocks < _ROUNDS * _MOST_A_ROUND


@pytest.mark.parametrize("end", ["with its place", "cleared", "one by one"])
def test_what_a_flow_of_widgets_is_made_of_goes_with_it(qtbot: QtBot, end: str) -> None:
    place = QWidget()
    flow = FlowLayout(4)
    place.setLayout(flow)
    for _ in range(3):
        flow.addWidget(QLabel("A word"))
    place.resize(flow.sizeHint())
    assert all(ownedByPython(flow.itemAt(each)) for each in range(3)), "what Qt made would never be deleted"
    items = [ref(flow.itemAt(each)) for each in range(3)]
    if end == "cleared":
        flow.clear()
    elif end == "one by one":
        for label in place.findChildren(QLabel):
            label.deleteLater()
            settle()
        assert flow.count() == 0
    place.deleteLater()
    del flow
    settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert not any(item() for item in items)
    assert not isValid(place)
