"""Texts on their way to a person: marked in core, translated and filled in where they are shown.

Core never translates. It hands out the English text as a key, so that a label kept in the undo log
reads right after the language has been changed.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

NO_VALUES: Mapping[str, Any] = MappingProxyType({})


class Message(NamedTuple):
    """A sentence for a person: a text with ``{named}`` places, and what goes into them.

    ``many`` is the wording for any other number than one; it is chosen by ``values["n"]``. A value may
    be a Message itself, and is then translated too.
    """

    text: str
    values: Mapping[str, Any] = NO_VALUES
    many: str = ""

    def in_english(self) -> str:
        """The sentence as written, for logs and for a terminal without a catalogue."""
        plural = bool(self.many) and self.values.get("n") != 1
        values = {
            name: value.in_english() if isinstance(value, Message) else value for name, value in self.values.items()
        }
        return (self.many if plural else self.text).format(**values)


def N_(text: str) -> str:  # noqa: N802  (the name gettext tools look for)
    """Mark a text for translation where it is written; it is translated where it is shown."""
    return text
