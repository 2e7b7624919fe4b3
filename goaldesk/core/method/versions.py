"""When what an entry said is kept before it says something else.

Programs that save by themselves have lost texts where nothing was kept before the first change, or before most of a
text went at once; so both always make a version.
"""

from goaldesk.core.types import VersionReason

LONG = 80
"""Letters from which on a text is long enough to be missed."""

_LEFT = 0.6
"""Of a long text, what has to be left over for nothing much to be gone."""


def reason_to_keep(before: str, after: str, *, rested: bool, kept_one: bool) -> VersionReason | None:
    """Why to keep what stood there; None if this is a step of one burst of typing.

    ``rested`` says whether ``before`` stood for longer than such a burst lasts, ``kept_one`` whether the entry has a
    version already.
    """
    if len(before) >= LONG and len(after) < _LEFT * len(before):
        return VersionReason.SHRINK
    if not rested:
        return None
    return VersionReason.PAUSE if kept_one else VersionReason.FIRST
