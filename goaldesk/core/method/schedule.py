"""When an understanding check is due again: after 1, 7, 30 days, and never on the day of studying (method.md 4.1)."""

from datetime import date, timedelta

APART = (1, 7, 30)
"""Days from a check to the next one. Spacing helps; exactly how it grows does not matter [S53]."""


def due_on(checks: int, last_check: date, last_study: date | None) -> date:
    """The day from which a check is due; ``checks`` counts those with evidence, 0 if one is only planned.

    ``last_check`` is the day of the last one, or of the plan.
    """
    due = last_check + timedelta(days=APART[min(max(checks, 1), len(APART)) - 1])
    return max(due, last_study + timedelta(days=1)) if last_study else due
