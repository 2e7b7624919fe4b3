"""Texts that an entry can begin with, as they come with the program: questions of learning, and room to answer them.

Each asks first for what was seen and only then for what it means (method.md 1, rows 10 and 11), and ends with a next
step. The first line below a question that has nothing in it is where one begins to write.
"""

from typing import NamedTuple

from goaldesk.core.words import N_


class Shipped(NamedTuple):
    """A template, by its name."""

    name: str
    text: str


TEMPLATES = (
    Shipped(
        N_("After practice"),
        N_(
            "## After practice\n"
            "**What did I try, and what did I expect?**\n\n\n"
            "**What did I see, hear or measure?**\n\n\n"
            "**What surprised me, and what may it mean?**\n\n\n"
            "**What do I try next time?**\n"
        ),
    ),
    Shipped(
        N_("Before something hard"),
        N_(
            "## Before something hard\n"
            "**What exactly is coming?**\n\n\n"
            "**What would I like to find out while I am in it?**\n\n\n"
            "**What may get in the way, and what do I do then?**\n\n\n"
            "**By what will I notice that I understand more?**\n"
        ),
    ),
    Shipped(
        N_("A day in four lines"),
        N_("## A day in four lines\n- I noticed: \n- I tried: \n- I do not understand yet: \n- Tomorrow I look at: "),
    ),
)


def place_to_begin(text: str) -> int:
    """Where one goes on in a text that an entry begins with: in the first empty line, or behind the first colon."""
    lines = text.split("\n")
    at = 0
    for line in lines:
        if not line.strip():
            return at
        if line.rstrip().endswith(":"):
            return at + len(line)
        at += len(line) + 1
    return len(text)
