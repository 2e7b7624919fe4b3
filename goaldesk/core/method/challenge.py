"""Felt challenge (method.md 4.2): 1 coasting, 2 easy, 3 edge, 4 strained, 5 lost; shown as three."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from goaldesk.core.types import Challenge, Stuck
from goaldesk.core.words import N_

FELT = range(1, 6)

FELT_NAMES = {1: N_("coasting"), 2: N_("easy"), 3: N_("at the edge"), 4: N_("strained"), 5: N_("lost")}

STUCK_NAMES = {
    Stuck.NEW: N_("something new"),
    Stuck.SAME: N_("same as before"),
    Stuck.UNSURE: N_("not sure"),
}

_EASY, _EDGE, _STRAINED, _LOST = 2, 3, 4, 5


def shown(felt: int) -> Challenge:
    """The one of three that a felt challenge of 1 to 5 is shown as."""
    if felt == _EDGE:
        return Challenge.AT_THE_EDGE
    return Challenge.TOO_EASY if felt < _EDGE else Challenge.TOO_HARD


def felt(challenge: Challenge) -> int:
    """The number kept when only one of three was chosen: the mildest of its two."""
    return {Challenge.TOO_EASY: 2, Challenge.AT_THE_EDGE: 3, Challenge.TOO_HARD: 4}[challenge]


class Suggestion(StrEnum):
    """What may be suggested after two notes. The person picks, or does not."""

    STEP_UP = "step_up"
    STAY = "stay"
    STRAIN = "strain"
    STEP_DOWN = "step_down"
    MISSING_PIECE = "missing_piece"


SAID = {
    Suggestion.STEP_UP: N_("It has felt easy, and nothing new stuck. Change one thing up?"),
    Suggestion.STAY: N_("This is a good edge. The same question, with another example?"),
    Suggestion.STRAIN: N_("Some strain is normal. Is it the useful kind?"),
    Suggestion.STEP_DOWN: N_("It has felt hard for a while. One thing down?"),
    Suggestion.MISSING_PIECE: N_("Step back for now. Which piece is missing? It can become a question."),
}

STEPS_UP = (
    N_("Do without one aid"),
    N_("Take another case"),
    N_("Mix two kinds"),
    N_("Do it after a gap of some days"),
    N_("Explain it to somebody"),
)
STEPS_DOWN = (
    N_("Take a smaller piece"),
    N_("Go slower"),
    N_("Follow a worked example"),
    N_("Ask somebody to show it"),
)
"""What to change when a person has no lists of their own."""


class Felt(NamedTuple):
    """One practice note: how hard it felt (1 to 5), and whether something new stuck."""

    felt: int
    stuck: Stuck


def suggest(notes: Sequence[Felt]) -> Suggestion | None:
    """What to suggest after these notes on one goal, the newest first; None before there are two of them.

    The table of method.md 4.2. Ease with something new is fine, and gets no suggestion.
    """
    if len(notes) < 2:
        return None
    last, before = notes[0], notes[1]
    if last.felt == _LOST:
        return Suggestion.MISSING_PIECE
    if last.felt == _STRAINED:
        return Suggestion.STEP_DOWN if before.felt >= _STRAINED else Suggestion.STRAIN
    if last.felt == _EDGE:
        return Suggestion.STAY
    nothing_new = Stuck.NEW not in {last.stuck, before.stuck}
    return Suggestion.STEP_UP if before.felt <= _EASY and nothing_new else None
