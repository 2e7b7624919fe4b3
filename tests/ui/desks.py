"""Small desks to sit at."""

from typing import NamedTuple

from goaldesk.core.desk import Desk
from goaldesk.core.types import Kind


class Small(NamedTuple):
    """The goals of a small desk, by their ids.

    Run serves as a group of two, Exam has no partner yet, Bakery shares Breathe with Run, Ecg stands on its own.
    """

    run: str
    exam: str
    bakery: str
    breathe: str
    pace: str
    ecg: str


RUN, EXAM, BAKERY = "Run 10 km", "Pass the exam", "Open the bakery"
BREATHE, PACE, ECG = "Breathe evenly", "Feel the pace", "Read an ECG"

ROWS = [(RUN, BREATHE), (RUN, PACE), (EXAM, ""), (BAKERY, BREATHE), ("", ECG)]
"""What the table shows of it."""


def write_small(desk: Desk) -> Small:
    """Write the small desk."""
    left = [desk.goals.add(Kind.PERFORMANCE, title) for title in (RUN, EXAM, BAKERY)]
    right = [desk.goals.add(Kind.LEARNING, title) for title in (BREATHE, PACE, ECG)]
    small = Small(*left, *right)
    desk.pairs.pair(small.run, small.breathe)
    desk.pairs.pair(small.run, small.pace)
    desk.pairs.pair(small.bakery, small.breathe)
    desk.session.forget_steps()
    return small
