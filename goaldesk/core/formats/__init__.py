"""Formats that GoalDesk reads and writes: values in, values out, no desk and no clock."""

from typing import NamedTuple

from goaldesk.core.words import N_


class Format(NamedTuple):
    """One line of ``goaldesk formats``."""

    name: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    says: str


FORMATS = (
    Format(
        name="table",
        reads=(".md", ".csv", ".tsv", ".html", ".txt"),
        writes=(".md", ".csv", ".html"),
        says=N_("goals and pairs as a table: performance goals, learning goals, and why they belong together"),
    ),
)
"""Every format, by the name a person types. An explicit list, so that a frozen program brings them all along."""
