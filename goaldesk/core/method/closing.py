"""How a goal may close or rest, and what is asked then (method.md 1, row 22). None of it has to be answered."""

from goaldesk.core.types import Kind, State
from goaldesk.core.words import N_

WAYS = {
    Kind.PERFORMANCE: (State.REACHED, State.CHANGED_MY_MIND, State.RESTING, State.LEARNED_ENOUGH),
    Kind.LEARNING: (State.LEARNED_ENOUGH, State.CHANGED_MY_MIND, State.RESTING, State.REACHED),
}
"""Where a goal may stand when it is not active, the likeliest first."""

STEPS = {
    State.ACTIVE: N_("taking up again"),
    State.RESTING: N_("resting a goal"),
    State.REACHED: N_("closing a goal"),
    State.LEARNED_ENOUGH: N_("closing a goal"),
    State.CHANGED_MY_MIND: N_("closing a goal"),
}
"""What the step is called in which a goal comes to stand there."""

DONE = {
    State.ACTIVE: N_("Taken up again"),
    State.RESTING: N_("Resting until you take it up again"),
    State.REACHED: N_("Closed as reached"),
    State.LEARNED_ENOUGH: N_("Closed: learned enough"),
    State.CHANGED_MY_MIND: N_("Closed: changed my mind"),
}
"""What is said afterwards."""

CLOSED_ON = {
    State.REACHED: N_("Reached on {day}"),
    State.LEARNED_ENOUGH: N_("Learned enough on {day}"),
    State.CHANGED_MY_MIND: N_("Changed my mind on {day}"),
}
"""What the page of a closed goal says at its top."""

_RESULT = N_("What made the result possible?")
_ABILITY = N_("What did you understand or become able to do?")
_KEPT = N_("What do you take with you from it?")
_NOTE = N_("A note for when you come back to it")

PLACE = N_("What takes its place?")
"""Asked with every way of closing, and not when a goal rests: it keeps its place."""


def question(kind: Kind, state: State) -> str:
    """What may be written about it, to be translated. Nobody is asked for the reasons of having changed their mind."""
    asked = {
        State.REACHED: _RESULT if kind is Kind.PERFORMANCE else _ABILITY,
        State.LEARNED_ENOUGH: _ABILITY,
        State.CHANGED_MY_MIND: _KEPT,
    }
    return asked.get(state, _NOTE)
