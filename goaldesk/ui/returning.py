"""Where a person was in the window, without a word of what was there; and going back to it."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from goaldesk.ui.main_window import MainWindow


class Where(NamedTuple):
    """A section, a goal's page, a day and entry in the journal, and a place in its text."""

    section: str
    goal_id: str
    day: date
    entry_id: str
    cursor: int
    writing: bool


def where(window: "MainWindow") -> Where:
    """Where the person is now."""
    window.finish()
    editor = window.journal.editor
    return Where(
        window.section, window.desk_page.open_goal_id(), window.journal.day, window.journal.keeper.entry_id,
        editor.textCursor().position(), editor.hasFocus(),
    )  # fmt: skip


def go_back(window: "MainWindow", place: Where) -> None:
    """Go to where the person was. What is not there any more is passed over."""
    window.show_section(place.section)
    window.journal.go_to(place.day, place.entry_id)
    if place.goal_id:
        window.desk_page.open_goal(place.goal_id)
    editor = window.journal.editor
    cursor = editor.textCursor()
    cursor.setPosition(min(place.cursor, editor.document().characterCount() - 1), QTextCursor.MoveMode.MoveAnchor)
    editor.setTextCursor(cursor)
    if place.writing:
        editor.setFocus()
