"""The pages of the journal that can be drawn: what lies over its text, and what is opened from it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goaldesk.ui.main_window import MainWindow


def _versions(window: "MainWindow") -> None:
    """What the entry of today said before."""
    window.show_section("journal")
    window.journal.commands.open_versions()


JOURNAL_PAGES: Mapping[str, Callable[["MainWindow"], object]] = {
    "journal": lambda window: window.show_section("journal"),
    "versions": _versions,
}
"""The pages by name, and how each is reached."""
