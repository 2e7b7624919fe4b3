"""From cues to a verdict: which kind a goal reads like, how sure that is, and whether to say so (method.md 2.4)."""

from enum import StrEnum

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


def judge(text: str, language: Language) -> tuple[Reads, Confidence, Reading]:
    """The kind that a text reads like, and what says so."""
    reading = read(text, language)
    learning, result, vague = (reading.strongest(side) for side in ("learning", "performance", "vague"))
    names = {each.cue.name for each in reading.found if each.cue.side == "performance"}
    if vague == _STRONG and (result < _STRONG or names == {"P.quota"}):
        result = 0  # neither how often one gives one's best, nor that one gets there, names a result
    if learning >= _CLEAR and result >= _CLEAR:
        sure = learning >= _CLEAR and result == _STRONG
        return Reads.MIXED, Confidence.HIGH if sure else Confidence.MEDIUM, reading
    if result and result >= learning:
        sure = result == _STRONG and not learning and vague < _STRONG
        return Reads.PERFORMANCE, Confidence.HIGH if sure else Confidence.MEDIUM, reading
    if learning and (learning == _STRONG or vague < _STRONG):
        sure = learning == _STRONG and not result and vague < _STRONG
        return Reads.LEARNING, Confidence.HIGH if sure else Confidence.MEDIUM, reading
    if vague:
        return Reads.VAGUE, Confidence.HIGH if vague == _STRONG else Confidence.MEDIUM, reading
    return _without_cues(reading, language), Confidence.LOW, reading


def _without_cues(reading: Reading, language: Language) -> Reads:
    """Nothing is named after a verb such as to be or to get; after another one, it is something to do."""
    said = reading.text.strip()
    while lead := language.lead.match(said):
        said = said[lead.end() :]
    return Reads.VAGUE if language.light.match(said) or len(said.split()) < 3 else Reads.PERFORMANCE
