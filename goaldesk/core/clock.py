"""Time, passed in. A day is what the person meant by it, and it may start later than midnight."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple


class Instant(NamedTuple):
    """A moment as it is stored: UTC to the millisecond, and the offset of the place in minutes."""

    utc: str
    offset: int


def local_now() -> datetime:
    """The present moment in the computer's own zone, also after a journey to another one."""
    if hasattr(time, "tzset"):
        time.tzset()
    return datetime.now(UTC).astimezone()


def fixed(moment: datetime) -> Callable[[], datetime]:
    """Always the same moment, in its own zone or, if it has none, in the computer's."""
    seen = moment if moment.tzinfo else moment.astimezone()
    return lambda: seen


class Clock:
    """Says what time it is and which day that belongs to.

    ``day_starts_at`` is the hour (0 to 12) at which a new day begins: with 4, half past two at night
    still belongs to the day before.
    """

    def __init__(self, now: Callable[[], datetime] = local_now, day_starts_at: int = 0) -> None:
        self._now = now
        self.day_starts_at = day_starts_at

    def now(self) -> datetime:
        """The present moment, with its zone."""
        return self._now()

    def today(self) -> date:
        """The day the person would say it is."""
        return (self._now() - timedelta(hours=self.day_starts_at)).date()

    def instant(self) -> Instant:
        """The present moment in the form the desk's file keeps."""
        now = self._now()
        utc = now.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        offset = now.utcoffset() or timedelta()
        return Instant(utc, int(offset.total_seconds() // 60))
