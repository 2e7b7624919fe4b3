"""The five short steps of a new learning goal (product.md B1 to B5): each can be skipped, each makes something live."""

from enum import StrEnum
from typing import NamedTuple

from goaldesk.core.words import N_


class Step(StrEnum):
    """One of the five."""

    GAP = "gap"
    QUESTION = "question"
    EXPLORE = "explore"
    MISTAKES = "mistakes"
    KNOW = "know"


class Asked(NamedTuple):
    """What a step is called, what it asks, and what it says beside that."""

    name: str
    question: str
    hint: str


STEPS = {
    Step.GAP: Asked(
        N_("The gap"),
        N_("What do you not see or manage yet?"),
        N_("A moment in which you notice it says more than a whole subject."),
    ),
    Step.QUESTION: Asked(
        N_("The question"),
        N_("What do you want to understand or be able to do?"),
        N_("As a question, it waits among your open questions until you answer it."),
    ),
    Step.EXPLORE: Asked(
        N_("How I’ll explore"),
        N_("What could you try to find out? Two to four things are plenty."),
        N_("Small enough for this week. Each goes to “Things to try”."),
    ),
    Step.MISTAKES: Asked(
        N_("Mistakes I expect"),
        N_("What will probably go otherwise than planned, and what will you do then?"),
        N_("A plan holds best when an event sets it off: “after I close the stand-up” rather than “at nine”."),
    ),
    Step.KNOW: Asked(
        N_("How I’ll know"),
        N_("How will you notice that you understand it, without looking anything up?"),
        N_("This becomes your first check. It is due tomorrow at the earliest; nothing happens if it waits."),
    ),
}
"""The steps in their order."""

WAYS = (2, 3, 4)
"""How many ways one may set out to find: specific enough to help, few enough to try (method.md 1, row 5)."""
