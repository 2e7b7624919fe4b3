"""The pages of the journal that can be drawn: what lies over its text, and what is opened from it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from goaldesk.core.queries import journal as journal_query
from goaldesk.ui.dates import day_of

if TYPE_CHECKING:
    from goaldesk.ui.main_window import MainWindow


def _versions(window: "MainWindow") -> None:
    """What the entry of today said before."""
    window.show_section("journal")
    window.journal.commands.open_versions()


def _private(window: "MainWindow") -> None:
    """An entry that nobody is to read over a shoulder."""
    window.show_section("journal")
    store = window.ui.desk.store
    listed = journal_query.listings(store, journal_query.order(store))
    private = next((each for each in listed.values() if each.private), None)
    if private:
        window.journal.go_to(day_of(private.day), private.id)


JOURNAL_PAGES: Mapping[str, Callable[["MainWindow"], object]] = {
    "journal": lambda window: window.show_section("journal"),
    "journal-private": _private,
    "versions": _versions,
}
"""The pages by name, and how each is reached."""
