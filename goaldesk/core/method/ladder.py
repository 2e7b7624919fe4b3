"""The ladder of depth: five levels, ordinal and personal (method.md 4.1; product.md, The ladder's names)."""

from goaldesk.core.types import Ladder
from goaldesk.core.words import N_

LEVELS = range(1, 6)

EVIDENCE_FROM = 3
"""From this level on evidence is asked for; skipping it is fine, and drawn hollow."""

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

ANCHORS = {
    Ladder.KNOW: (
        N_("I know the words; I could not say how it works."),
        N_("I can follow an explanation, in single pieces."),
        N_("I can explain it from memory, most of its pieces."),
        N_("I can say how the pieces cause each other, and predict what changes if one does."),
        N_("I can use it in a new field, and say where it no longer holds."),
    ),
    Ladder.DO: (
        N_("I have seen it done."),
        N_("I can do it with a guide, or right after somebody showed me."),
        N_("I can do it alone in the usual case."),
        N_("I can adapt it when conditions change, and correct myself."),
        N_("I can choose when not to use it, and help another."),
    ),
}
"""What each level means, to recognise oneself in."""

EVIDENCE = {
    Ladder.KNOW: (
        N_("Write the one thing that puzzles you most."),
        N_("List the pieces you remember. Where do you reach for the notes?"),
        N_("Explain it to a newcomer, in your own words, without looking."),
        N_("If one part were different, then what, and because of what?"),
        N_("Use it on a case you have not met. Name one limit."),
    ),
    Ladder.DO: (
        N_("Write the one thing that puzzles you most."),
        N_("List the steps you remember. Where do you reach for the guide?"),
        N_("Do one cold run. Where did you first stumble?"),
        N_("Change one condition, do it, and note what you adjusted."),
        N_("Help somebody, or write the hint you would give."),
    ),
}
"""What to write with notes closed, for the level one thinks to be at."""


def name(ladder: Ladder, level: int) -> str:
    """What a level is called; 0 is before the first."""
    return NAMES[ladder][level - 1] if level else NOT_MET


def anchor(ladder: Ladder, level: int) -> str:
    """What a level means; for 0, what the first one does."""
    return ANCHORS[ladder][max(level, 1) - 1]


def evidence_prompt(ladder: Ladder, level: int) -> str:
    """What to write for a level; for 0, what the first one asks."""
    return EVIDENCE[ladder][max(level, 1) - 1]
