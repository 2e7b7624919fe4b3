"""From cues to a verdict: which kind a goal reads like, how sure that is, and whether to say so (method.md 2.4)."""

import re
from enum import StrEnum
from itertools import pairwise

from goaldesk.core.method.coach.language import Language
from goaldesk.core.method.coach.reading import Reading, read


class Reads(StrEnum):
    """What the words of a goal read like."""

    PERFORMANCE = "performance"
    LEARNING = "learning"
    MIXED = "mixed"
    VAGUE = "vague"


class Confidence(StrEnum):
    """How sure a verdict is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


_STRONG, _CLEAR = 3, 2
_ASKING = {"L.understanding", "L.how_to", "L.quality"}


def judge(text: str, language: Language) -> tuple[Reads, Confidence, Reading]:
    """The kind that a text reads like, and what says so."""
    reading = read(text, language)
    learning, result, vague = (reading.strongest(side) for side in ("learning", "performance", "vague"))
    names = {each.cue.name for each in reading.found if each.cue.side == "performance"}
    if vague == _STRONG and (result < _STRONG or names == {"P.quota"}):
        result = 0  # neither how often one gives one's best, nor that one gets there, names a result
    if result == _CLEAR and learning == _STRONG and _is_tried_to_find_out(reading):
        return Reads.LEARNING, Confidence.MEDIUM, reading
    if result >= _CLEAR and (learning >= _CLEAR or (learning and _in_turn(reading))):
        return Reads.MIXED, _sure(result == _STRONG and _stands_apart(reading)), reading
    if result and result >= learning:
        return Reads.PERFORMANCE, _sure(_is_all_result(reading)), reading
    if learning and (learning == _STRONG or vague < _STRONG):
        return Reads.LEARNING, _sure(learning == _STRONG and _is_all_learning(reading, language)), reading
    if vague:
        return Reads.VAGUE, _sure(vague == _STRONG and _is_all_vague(reading, language)), reading
    return _without_cues(reading, language), Confidence.LOW, reading


def _sure(yes: bool) -> Confidence:
    return Confidence.HIGH if yes else Confidence.MEDIUM


def _begins(side: str, reading: Reading) -> bool:
    """The goal begins with a cue of this side: what it is about is said first, nothing stands before it unread."""
    first = reading.found[0]
    return first.cue.side == side and not re.search(r"\w", reading.said[: first.start])


def _all_speak_for(side: str, reading: Reading) -> bool:
    """No cue speaks for another side, not even one that was overruled, and nothing that could is unread."""
    others = [each for each in (*reading.found, *reading.overruled) if each.cue.side != side]
    return not others and not reading.aside and all(reading.within(clause) for clause in reading.clauses)


def _is_all_result(reading: Reading) -> bool:
    """Each clause names a result that anybody could check."""
    strong = [any(each.cue.strength == _STRONG for each in reading.within(clause)) for clause in reading.clauses]
    return _all_speak_for("performance", reading) and all(strong)


def _is_all_learning(reading: Reading, language: Language) -> bool:
    """It says what is to be learned; what stands beside that asks something, and nothing begins that was not read."""
    if not (_begins("learning", reading) and _all_speak_for("learning", reading)):
        return False
    if any(reading.within(clause)[0].cue.name not in _ASKING for clause in reading.clauses[1:]):
        return False
    counts = {each.cue.name for each in reading.found} & {"L.learning_count", "L.quality"}
    says_what = counts or language.any_of(language.says_what, reading.said)
    more = any(language.more.search(reading.said, clause.start + 1, clause.end) for clause in reading.clauses)
    return bool(says_what) and not more


def _is_all_vague(reading: Reading, language: Language) -> bool:
    """No word of it could be a result or a skill."""
    more = language.any_of(language.could_be_more, reading.said)
    return _begins("vague", reading) and _all_speak_for("vague", reading) and not more


def _is_tried_to_find_out(reading: Reading) -> bool:
    """What is done comes first, and then what is asked of it: “put up two displays and find out which one works”."""
    sides = [{each.cue.side for each in reading.within(clause)} for clause in reading.clauses]
    asks = [clause for clause in reading.clauses[1:] if reading.within(clause)]
    return (
        sides[0] == {"performance"}
        and bool(asks)
        and all(reading.within(clause)[0].cue.name in _ASKING for clause in asks)
        and sides[1:].count({"learning"}) == len(asks)
    )


def _in_turn(reading: Reading) -> bool:
    """First the practice, then, in a clause of its own, what it is for: “train for speed and win a race”."""
    sides = [{each.cue.side for each in reading.within(clause)} for clause in reading.clauses]
    return sides[0] == {"learning"} and {"performance"} in sides[1:]


def _stands_apart(reading: Reading) -> bool:
    """Learning and result are in clauses of their own, or it is learned so many or practised so often."""
    sides = [{each.cue.side for each in reading.within(clause)} for clause in reading.clauses]
    if not all(sides):
        return False
    if not _begins("learning", reading):
        return False  # “try it on two boards and see which one warps” counts, but only what is tried
    if {"learning"} in sides and {"performance"} in sides:
        return True
    first, then = reading.found[:2]
    directly = any(
        each.cue.name == "P.number" and each.start - last.end <= 1 and (last is first or last.cue.governed)
        for last, each in pairwise(reading.found)
    )
    return first.cue.governs and (directly or then.cue.name == "P.quota")


def _without_cues(reading: Reading, language: Language) -> Reads:
    """Nothing is named after a verb such as to be or to get; after another one, it is something to do."""
    said = reading.said.strip()
    return Reads.VAGUE if language.light.match(said) or len(said.split()) < 3 else Reads.PERFORMANCE
