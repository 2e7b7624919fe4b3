"""What may come of a setback, by its kind (method.md 4.3, "default next step")."""

from goaldesk.core.types import SetbackKind
from goaldesk.core.words import N_

_HINTS = {
    None: N_("Something to look into, or one small thing to try"),
    SetbackKind.SLIP: N_("A cue, or a line on a checklist"),
    SetbackKind.DID_NOT_KNOW: N_("A question, and where its answer may be found"),
    SetbackKind.NOT_YET: N_("A smaller piece of it to practise"),
    SetbackKind.PLAN: N_("Another way to try"),
    SetbackKind.ASSUMPTION: N_("A cheap way to test it"),
    SetbackKind.OUTSIDE: N_("Nothing to fix. What would you watch for?"),
    SetbackKind.EXPERIMENT: N_("What it answered, and the next thing to try"),
}


def next_step_hint(kind: SetbackKind | None) -> str:
    """A hint for what to study or try next, to be translated; it is never filled in."""
    return _HINTS[kind]
