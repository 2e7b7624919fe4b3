"""The pages of the journal that can be drawn: what lies over its text, and what is opened from it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextCursor

from goaldesk.core import markup
from goaldesk.core.method.templates import TEMPLATES
from goaldesk.core.queries import journal as journal_query
from goaldesk.core.queries.journal import EntryRow
from goaldesk.ui.dates import day_of
from goaldesk.ui.i18n import tr

if TYPE_CHECKING:
    from goaldesk.ui.main_window import MainWindow


def _versions(window: "MainWindow") -> None:
    """What the entry of today said before."""
    window.show_section("journal")
    window.journal.commands.open_versions()


def _first(fits: Callable[[EntryRow], bool]) -> Callable[["MainWindow"], None]:
    """The newest entry of which something is so."""

    def show(window: "MainWindow") -> None:
        window.show_section("journal")
        store = window.ui.desk.store
        entries = (journal_query.entry(store, entry_id) for entry_id in journal_query.order(store))
        found = next((entry for entry in entries if entry and fits(entry)), None)
        if found:
            window.journal.go_to(day_of(found.day), found.id)
            QCoreApplication.processEvents()  # what is seen is asked for when it is first painted
            while window.journal.editor.pictures.decoder.is_busy():
                QCoreApplication.processEvents()

    return show


def _picture(window: "MainWindow") -> None:
    """A picture by itself."""
    JOURNAL_PAGES["journal-picture"](window)
    window.journal.commands.open_picture()


def _templates(window: "MainWindow") -> None:
    """Templates of one's own: the ones that come with the program, kept under their names."""
    for shipped in TEMPLATES:
        window.ui.desk.templates.keep(tr(shipped.name), tr(shipped.text))
    window.show_section("journal")
    window.journal.commands.open_templates()


def _find(window: "MainWindow") -> None:
    """The second word of the entry of today, wherever it is."""
    window.show_section("journal")
    editor = window.journal.editor
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    editor.moveCursor(QTextCursor.MoveOperation.NextWord)
    editor.moveCursor(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
    window.journal.commands.find()


JOURNAL_PAGES: Mapping[str, Callable[["MainWindow"], object]] = {
    "journal": lambda window: window.show_section("journal"),
    "journal-private": _first(lambda entry: entry.private),
    "journal-picture": _first(lambda entry: bool(markup.pictures(entry.text))),
    "journal-find": _find,
    "focus": lambda window: window.turn_alone(),
    "picture": _picture,
    "templates": _templates,
    "versions": _versions,
}
"""The pages by name, and how each is reached."""
