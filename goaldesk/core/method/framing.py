"""What the framing coach says to a person about a goal in one of the two columns (method.md 2.4; look.md, New goal)."""

from typing import NamedTuple

from goaldesk.core.method.coach.advice import Advice, Evidence
from goaldesk.core.method.coach.verdict import Reads
from goaldesk.core.types import Familiarity, Kind
from goaldesk.core.words import N_

_ONLY_BECAUSE_IT_FITS = "learning"
"""Why the coach keeps silent about learning goals: they are fine where they are, but not in the other column."""

_HEADLINES = {
    (Kind.LEARNING, Reads.PERFORMANCE): N_("This reads like a result to deliver"),
    (Kind.LEARNING, Reads.MIXED): N_("There is a result in this, beside what you learn"),
    (Kind.PERFORMANCE, Reads.LEARNING): N_("This reads like something to become able to do"),
    (Kind.PERFORMANCE, Reads.MIXED): N_("There is something to learn in this"),
    (Kind.PERFORMANCE, Reads.PERFORMANCE): N_("A result to deliver. What would you learn on the way?"),
}
_VAGUE = N_("This can mean many things")

_HELPS = {
    Reads.PERFORMANCE: N_(
        "With a count, an odd result says little. With something to understand, the same result is what you study next."
    ),
    Reads.MIXED: N_("Two goals are easier to follow than one that is both: each has its own column and its own signs."),
    Reads.LEARNING: N_("In the other column it is asked what you tried and understood, and never how far you are."),
    Reads.VAGUE: N_("A moment in which you would notice it is easier to work on than a word for it."),
}


class Note(NamedTuple):
    """What is said: a headline, the person's words that say so with why, one question, and why that helps.

    ``other_kind`` is the column it may be moved to, with a click. An answer to the question is a better wording of
    the goal, or, where ``answer_pairs``, a learning goal beside it. ``about`` tells this evidence from any other, so
    that nothing is said about it twice.
    """

    headline: str
    reasons: tuple[tuple[str, str], ...]
    deadline_left_out: bool
    question: str
    helps: str
    other_kind: Kind | None
    answer_pairs: bool
    about: str


def note(column: Kind, text: str, advice: Advice, familiarity: Familiarity = Familiarity.UNSET) -> Note | None:
    """What to say about a goal that stands in ``column``; None to keep silent.

    A result among the performance goals is where it belongs. What could be learned on the way is asked only of
    those who said that the task is new or partly new to them (method.md 1, row 2).
    """
    reads, silent = advice.kind, advice.silent_because
    fits_elsewhere = column is Kind.PERFORMANCE and reads is Reads.LEARNING and silent == _ONLY_BECAUSE_IT_FITS
    if silent and not fits_elsewhere:
        return None
    if column is Kind.PERFORMANCE and reads is Reads.PERFORMANCE and familiarity not in _TO_LEARN:
        return None
    moves = {Kind.LEARNING: {Reads.PERFORMANCE, Reads.MIXED}, Kind.PERFORMANCE: {Reads.LEARNING}}
    other = Kind.PERFORMANCE if column is Kind.LEARNING else Kind.LEARNING
    return Note(
        headline=_HEADLINES.get((column, reads), _VAGUE),
        reasons=tuple((text[each.start : each.end], each.why) for each in _telling(advice)),
        deadline_left_out="deadline" in advice.flags,
        question=advice.question or "",
        helps=_HELPS[reads],
        other_kind=other if reads in moves[column] else None,
        answer_pairs=column is Kind.PERFORMANCE and reads in {Reads.PERFORMANCE, Reads.MIXED},
        about=about(text, advice),
    )


_TO_LEARN = frozenset({Familiarity.NEW, Familiarity.PARTLY})
_MOST_REASONS = 2


def _telling(advice: Advice) -> list[Evidence]:
    """The evidence for what was read, at most two pieces of it."""
    sides = {Reads.PERFORMANCE: "P", Reads.LEARNING: "L", Reads.VAGUE: "V", Reads.MIXED: "LP"}[advice.kind]
    telling = [each for each in advice.evidence if each.side in sides]
    if advice.kind is Reads.MIXED:  # one of each says it
        firsts = [next((each for each in telling if each.side == side), None) for side in sides]
        return [each for each in firsts if each]
    return telling[:_MOST_REASONS]


def about(text: str, advice: Advice) -> str:
    """The evidence as a short text: the same for every wording in which the same words say the same."""
    words = sorted(
        f"{each.side}:{' '.join(text[each.start : each.end].casefold().split())}" for each in advice.evidence
    )
    return f"{advice.kind}|{'|'.join(words)}"
