"""What a title reads like, from its first words and its numbers alone."""

import re

_LEARNS = re.compile(
    r"\s*(?:to )?(?:learn|understand|explore|practi[sc]e|get better at|figure out|study|discover)\b", re.I
)
_DELIVERS = re.compile(
    r"\d|%|\b(?:launch|ship|finish|complete|deliver|win|pass|publish|reach|hit|earn|sell|close|get certified)\b", re.I
)


def reads_the_wrong_way_round(performance: str, learning: str) -> bool:
    """Whether two cells look swapped: something to learn on the left, something to deliver on the right."""
    return bool(
        _LEARNS.match(performance)
        and not _DELIVERS.search(performance)
        and _DELIVERS.search(learning)
        and not _LEARNS.match(learning)
    )
