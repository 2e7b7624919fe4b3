"""Which question the journal asks on a day (method.md 4.6): all of them in turn, none twice within a month."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

APART = 30
"""Days that must lie between two appearances of the same question."""


class Prompt(NamedTuple):
    """A question to write about. ``tag`` says what it turns the eye to."""

    id: str
    tag: str
    text: str


def prompt_for(prompts: Sequence[Prompt], day: date, another: int = 0) -> Prompt:
    """The question of a day; ``another`` counts how often a different one was asked for.

    The questions come round one a day, and others are taken from the far side of the circle, so that what was
    looked at today does not come up by itself within ``APART`` days. That needs twice as many questions.
    """
    number = len(prompts)
    if not another:
        return prompts[day.toordinal() % number]
    far = number - APART
    return prompts[(day.toordinal() + APART + (another - 1) % far) % number]
