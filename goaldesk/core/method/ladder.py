"""The ladder of depth: five levels, ordinal and personal (method.md 4.1; product.md, The ladder's names)."""

from goaldesk.core.types import Ladder
from goaldesk.core.words import N_

LEVELS = range(1, 6)

NAMES = {
    Ladder.KNOW: (N_("Met it"), N_("Can follow it"), N_("Can explain it"), N_("Can use it"), N_("Can teach it")),
    Ladder.DO: (
        N_("Seen it done"),
        N_("With a guide"),
        N_("On my own"),
        N_("When things change"),
        N_("Can help another"),
    ),
}

NOT_MET = N_("Not met yet")


def name(ladder: Ladder, level: int) -> str:
    """What a level is called; 0 is before the first."""
    return NAMES[ladder][level - 1] if level else NOT_MET
