"""The words of the method as values: enums that are stored as their text, in the file and in code alike."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from goaldesk.core.words import N_

TITLE_LIMIT = 500
"""Characters in a goal's title. It is one line in a table; longer thoughts have their own fields."""

WORDS_LIMIT = 100
"""Words that are looked for: a whole text may be pasted, and what has its first hundred words is that text. Each is a
condition, and SQLite takes no more than a thousand."""


class Kind(StrEnum):
    """Which column a goal is in."""

    PERFORMANCE = "performance"
    LEARNING = "learning"


class State(StrEnum):
    """Where a goal stands (method.md 1, row 22). No state says that something went wrong."""

    ACTIVE = "active"
    RESTING = "resting"
    REACHED = "reached"
    LEARNED_ENOUGH = "learned_enough"
    CHANGED_MY_MIND = "changed_my_mind"


OPEN_STATES = frozenset({State.ACTIVE, State.RESTING})
CLOSED_STATES = frozenset(State) - OPEN_STATES

STATE_NAMES = {
    State.ACTIVE: N_("active"),
    State.RESTING: N_("resting"),
    State.REACHED: N_("reached"),
    State.LEARNED_ENOUGH: N_("learned enough"),
    State.CHANGED_MY_MIND: N_("changed my mind"),
}


class Direction(StrEnum):
    """What a measure is meant to do."""

    REACH = "reach"
    HOLD = "hold"
    AT_MOST = "at_most"


class Familiarity(StrEnum):
    """How well the person knows the task; decides what is offered (method.md 1, row 2)."""

    UNSET = "unset"
    NEW = "new"
    PARTLY = "partly"
    KNOWN = "known"


class Ladder(StrEnum):
    """The two sets of names for the five levels of depth (method.md 4.1)."""

    KNOW = "know"
    DO = "do"


class Topic(StrEnum):
    """What the program may offer about a goal. Every step on the way of a goal is a question (method.md 1b)."""

    FRAMING = "framing"
    FAMILIARITY = "familiarity"
    PAIR = "pair"
    PARK = "park"
    UNPARK = "unpark"
    CLOSE = "close"
    CHALLENGE = "challenge"
    LIMIT = "limit"


class Said(StrEnum):
    """What a person said to an offer: did it, not this time, or keep it as it is and do not ask again."""

    TAKEN = "taken"
    NOT_NOW = "not_now"
    KEPT = "kept"


class Verdict(StrEnum):
    """What becomes of something that was tried."""

    KEEP = "keep"
    ADAPT = "adapt"
    DROP = "drop"


class Stuck(StrEnum):
    """Did something new stick in this practice?"""

    NEW = "new"
    SAME = "same"
    UNSURE = "unsure"


class QuestionOrigin(StrEnum):
    """Where a question came from."""

    OWN = "own"
    SETBACK = "setback"
    CHECK = "check"
    REVIEW = "review"


class SetbackKind(StrEnum):
    """What sort of thing it was (method.md 4.3, field 5)."""

    SLIP = "slip"
    DID_NOT_KNOW = "did_not_know"
    NOT_YET = "not_yet"
    PLAN = "plan"
    ASSUMPTION = "assumption"
    OUTSIDE = "outside"
    EXPERIMENT = "experiment"


SETBACK_KIND_NAMES = {
    SetbackKind.SLIP: N_("a slip of attention"),
    SetbackKind.DID_NOT_KNOW: N_("I did not know something"),
    SetbackKind.NOT_YET: N_("I could not do it yet"),
    SetbackKind.PLAN: N_("the plan did not fit"),
    SetbackKind.ASSUMPTION: N_("an assumption turned out otherwise"),
    SetbackKind.OUTSIDE: N_("outside my hands"),
    SetbackKind.EXPERIMENT: N_("an experiment that answered “no”"),
}


class Density(StrEnum):
    """How many questions a person wants the journal to ask (method.md 1, row 12)."""

    FADING = "fading"
    DAILY = "daily"
    OWN = "own"
    NONE = "none"


class Outcome(StrEnum):
    """A setback, or its counterpart: a surprise in the good direction teaches too."""

    SETBACK = "setback"
    GOOD_SURPRISE = "good_surprise"


class Stage(StrEnum):
    """How far a setback has come on its way to becoming information. Derived, never stored."""

    NOTED = "noted"
    LOOKED_INTO = "looked_into"
    NEXT_STEP = "next_step"
    ANSWERED = "answered"


STAGE_NAMES = {
    Stage.NOTED: N_("Noted"),
    Stage.LOOKED_INTO: N_("Looked into"),
    Stage.NEXT_STEP: N_("Turned into a next step"),
    Stage.ANSWERED: N_("Turned into a next step, and answered"),
}


class Challenge(StrEnum):
    """Felt challenge 1 to 5, shown as three (method.md 4.2)."""

    TOO_EASY = "too_easy"
    AT_THE_EDGE = "at_the_edge"
    TOO_HARD = "too_hard"


CHALLENGE_NAMES = {
    Challenge.TOO_EASY: N_("too easy"),
    Challenge.AT_THE_EDGE: N_("at the edge"),
    Challenge.TOO_HARD: N_("too hard"),
}


class Span(StrEnum):
    """How long a period a review looks back on."""

    WEEK = "week"
    MONTH = "month"


class VersionReason(StrEnum):
    """What happened to an entry when what it said before was kept."""

    FIRST = "first"
    PAUSE = "pause"
    SHRINK = "shrink"
    RESTORE = "restore"


VERSION_REASONS = {
    VersionReason.FIRST: N_("Before the first change"),
    VersionReason.PAUSE: N_("Before you went on writing"),
    VersionReason.SHRINK: N_("Before much of it went"),
    VersionReason.RESTORE: N_("Before another version came back"),
}


class Measure(NamedTuple):
    """What counts for a performance goal: from ``start`` to ``target`` in ``unit``. Any part may be missing."""

    start: float | None = None
    target: float | None = None
    unit: str = ""
    direction: Direction = Direction.REACH


class SetbackForm(NamedTuple):
    """What the form holds, in the order in which it asks. Only ``what_happened`` is needed."""

    day: date
    what_happened: str
    feel: str = ""
    still_holds: str = ""
    outside_view: str = ""
    kind: SetbackKind | None = None
    new_information: str = ""
    study_question: str = ""
    also_try: bool = False
    if_then: str = ""
    look_again_on: date | None = None
    luck: str = ""
    outcome: Outcome = Outcome.SETBACK
    goal_ids: tuple[str, ...] = ()
    draft: bool = False
    lesson: str = ""
