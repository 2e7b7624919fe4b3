"""The guide as somebody reads it: its page, its links, and the language it is in."""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from goaldesk.ui import i18n
from goaldesk.ui.widgets.buttons import TextButton
from tests.ui.person import Person, settle, visible


def page(person: Person) -> Any:
    return person.window.page("guide")


def title(person: Person) -> str:
    """The heading of the page that is read."""
    settle()
    return str(page(person).reading.headlines[0].words)


def place(person: Person) -> int:
    """How far the page is scrolled."""
    return int(page(person).reading.verticalScrollBar().value())


def go_to(person: Person, key: str) -> None:
    """Choose a page in the contents."""
    page(person).contents.show_key(key)
    settle()


def links(person: Person) -> list[TextButton]:
    """The buttons on the page that is read."""
    return visible(page(person).reading, TextButton)


def link(person: Person, words: str) -> TextButton:
    """The button of these words on the page that is read."""
    there = [each for each in links(person) if each.label() == words]
    assert there, f"no “{words}” among {[each.label() for each in links(person)]}"
    return there[0]


def found_now(person: Person) -> tuple[str, str]:
    """What is selected on the page, and what the field says of it."""
    settle()
    return page(person).reading.selected(), page(person).finder.said()


class _Speaking(gettext.NullTranslations):
    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def info(self) -> dict[str, str]:
        return {"language": self._language}


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """In a window of this language."""
    i18n.use(_Speaking(language))
    try:
        yield
    finally:
        i18n.use(gettext.NullTranslations())
