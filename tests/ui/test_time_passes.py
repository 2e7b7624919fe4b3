"""Time alone changes nothing: whatever is shown is worked out from what was written (peers.md 3.13)."""

from collections.abc import Mapping

import pytest
from PySide6.QtWidgets import QWidget

from goaldesk.core.desk import Desk
from goaldesk.core.store.models import TABLES
from tests.conftest import Hands
from tests.ui.conftest import Opens, leave
from tests.ui.person import press, settle, visible


def everything(desk: Desk) -> Mapping[str, list[tuple[object, ...]]]:
    """Every row there is, put away or not, and the steps that can be undone."""
    return {table: desk.store.rows(f"SELECT * FROM {table} ORDER BY id") for table in TABLES} | {
        "undo": desk.store.rows("SELECT * FROM undo_step ORDER BY rowid")
    }


@pytest.mark.parametrize("days", [-400, -1, 1, 8, 40, 400])
def test_looking_at_everything_at_another_time_writes_nothing(
    sample_desk_open: Desk, open_window: Opens, hands: Hands, days: int
) -> None:
    before = everything(sample_desk_open)
    person = open_window(sample_desk_open)
    hands.forward(days=days)
    person.window.ui.bus.day_changed.emit()
    for section in range(1, 7):
        press(f"Ctrl+{section}")
        settle()
    person.section("Ctrl+1")
    for title in [title for pair in person.rows() for title in pair if title]:
        person.go_to(title)
        press("Return")
        settle()
        press("Escape")
    assert visible(person.window, QWidget)
    leave(person.window)
    assert everything(sample_desk_open) == before
