"""Which question the journal asks on a day (method.md 1, row 12, and 4.6): one's own open items, then those shipped.

Questions that never end do harm, so they fade with use, and can be switched off.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from goaldesk.core.types import Density
from goaldesk.core.words import Message

APART = 30
"""Days that must lie between two appearances of the same shipped question."""

FEWER_AFTER, OPEN_AFTER = 8, 16
"""Entries that answered a shipped question after which there are fewer, and after which there is an open line."""

EVERY = {
    "question": (9, 9),
    "check": (0, 5),
    "pair": (21, 7),
    "lesson": (14, 14),
    "setback": (0, 3),
    "year": (364, 364),
}
"""From how many days of age on an item of one's own is asked about, and every how many days from then on."""

OWN = "own:"
"""How the ids of questions made of one's own items begin."""


class Prompt(NamedTuple):
    """A question that is shipped. ``tag`` says what it turns the eye to.

    One ``of_something`` speaks of a goal, of a try, of what happened: where nothing is on the desk yet it has no sense.
    """

    id: str
    tag: str
    text: str
    of_something: bool = False


class OwnPrompt(NamedTuple):
    """A question made of something one left open; ``opens`` names the row it is about (``goal:…``, ``review:…``)."""

    id: str
    text: Message
    opens: str

    @property
    def quotes_setback(self) -> bool:
        """Whether words of a setback are in it."""
        return self.id.startswith((f"{OWN}setback:", f"{OWN}lesson:"))


def is_asked(purpose: str, age: int) -> bool:
    """Whether an item of this age in days is asked about today: not daily, so that it does not become wallpaper."""
    first, every = EVERY[purpose]
    return age >= first and (age - first) % every == 0


def is_shipped_asked(density: Density, prompted: int, day: date) -> bool:
    """Whether a shipped question is asked by itself; ``prompted`` counts the entries that answered one."""
    if density is not Density.FADING:
        return density is Density.DAILY
    return prompted < FEWER_AFTER or (prompted < OPEN_AFTER and day.toordinal() % 2 == 0)


def prompt_for(prompts: Sequence[Prompt], day: date, another: int = 0) -> Prompt:
    """The shipped question of a day; ``another`` counts how often a different one was asked for.

    The questions come round one a day, and others are taken from the far side of the circle, so that what was
    looked at today does not come up by itself within ``APART`` days. That needs twice as many questions. They are
    kept in an order in which neighbours serve different purposes.
    """
    number = len(prompts)
    if not another:
        return prompts[day.toordinal() % number]
    far = number - APART
    return prompts[(day.toordinal() + APART + (another - 1) % far) % number]
