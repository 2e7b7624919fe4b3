"""Texts in the person's language. No Qt here: the terminal calls speak the same language as the window."""

import gettext
from contextvars import ContextVar
from typing import Any

from goaldesk.core.words import Message

_catalogue: ContextVar[gettext.NullTranslations] = ContextVar("catalogue")
_ENGLISH = gettext.NullTranslations()

FIRST_STRONG, POP_ISOLATE = "\u2068", "\u2069"


def use(catalogue: gettext.NullTranslations) -> None:
    """Speak the language of this catalogue from now on."""
    _catalogue.set(catalogue)


def language() -> str:
    """The language that is spoken, such as ``de``."""
    return _catalogue.get(_ENGLISH).info().get("language", "en")


def tr(text: str, /, **values: Any) -> str:
    """The text in the person's language, its ``{named}`` places filled in afterwards."""
    said = _catalogue.get(_ENGLISH).gettext(text)
    return said.format(**values) if values else said


def ntr(one: str, many: str, n: int, /, **values: Any) -> str:
    """The wording for this number; both have ``{n}`` where the number goes."""
    return _catalogue.get(_ENGLISH).ngettext(one, many, n).format(n=n, **values)


def say(message: Message) -> str:
    """A message of the core in the person's language."""
    values = {name: say(value) if isinstance(value, Message) else value for name, value in message.values.items()}
    if message.many:
        return ntr(message.text, message.many, int(values.pop("n")), **values)
    return tr(message.text, **values)


def reads_from_right(text: str) -> bool:
    """Whether a text has letters of a script that runs from right to left."""
    return not text.isascii() and any(
        "\u0590" <= letter <= "\u08ff" or "\ufb1d" <= letter <= "\ufefc" for letter in text
    )


def isolated(text: str) -> str:
    """A person's own words, kept from changing the order of the words around them when directions mix."""
    return f"{FIRST_STRONG}{text}{POP_ISOLATE}" if text else text
