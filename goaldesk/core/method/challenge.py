"""Felt challenge (method.md 4.2): 1 coasting, 2 easy, 3 edge, 4 strained, 5 lost; shown as three."""

from goaldesk.core.types import Challenge

FELT = range(1, 6)

_EDGE = 3


def shown(felt: int) -> Challenge:
    """The one of three that a felt challenge of 1 to 5 is shown as."""
    if felt == _EDGE:
        return Challenge.AT_THE_EDGE
    return Challenge.TOO_EASY if felt < _EDGE else Challenge.TOO_HARD


def felt(challenge: Challenge) -> int:
    """The number kept when only one of three was chosen: the mildest of its two."""
    return {Challenge.TOO_EASY: 2, Challenge.AT_THE_EDGE: 3, Challenge.TOO_HARD: 4}[challenge]
