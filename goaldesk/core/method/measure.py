"""How far a performance goal has come: arithmetic on its measure, and never on a learning goal."""

from goaldesk.core.types import Direction, Measure


def share(measure: Measure, value: float | None) -> float | None:
    """The share of the way (0 to 1) that ``value`` stands for, or None where there is nothing to compare.

    Reach: from the start to the target, in either direction. Hold: how much of the level is there. At most:
    1 within the limit, else what is left of the way down from the start, or of the limit itself if it is above zero.
    """
    if value is None or measure.target is None:
        return None
    start = measure.start if measure.start is not None else 0.0
    if measure.direction is Direction.AT_MOST:
        if value <= measure.target:
            return 1.0
        if start > measure.target:
            return _clamp(_part(start - value, start - measure.target))
        return measure.target / value if measure.target > 0 else 0.0
    if measure.direction is Direction.HOLD:
        return _clamp(_part(value, measure.target))
    return _clamp(_part(value - start, measure.target - start))


def falls(measure: Measure) -> bool:
    """Whether the target lies below the start."""
    return measure.start is not None and measure.target is not None and measure.target < measure.start


def _part(done: float, whole: float) -> float:
    return done / whole if whole else 1.0


def _clamp(share: float) -> float:
    return min(1.0, max(0.0, share))
