"""What stands in the cells of the table and on the pages, put together from rows of the core."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from goaldesk.core.method import challenge, ladder
from goaldesk.core.method.measure import falls
from goaldesk.core.queries.goal_table import LearningCell, PerformanceCell
from goaldesk.core.types import CHALLENGE_NAMES, STATE_NAMES, Direction, Ladder, Measure, State
from goaldesk.ui import dates
from goaldesk.ui.i18n import ntr, tr

if TYPE_CHECKING:
    from goaldesk.core.queries.learning import Event

_DECIMALS = 6


def number(value: float) -> str:
    """A number in the person's own notation, without digits that say nothing."""
    return QLocale().toString(round(value, _DECIMALS), "f", QLocale.FloatingPointPrecisionOption.FloatingPointShortest)


def measure(of: Measure, value: float | None, *, brief: bool = False) -> str:
    """5 of 8 wards; 54.4 now, aiming for 52 min. Empty where nothing is measured."""
    if of.target is None:
        return "" if value is None else tr("{value} {unit} now", value=number(value), unit=of.unit).replace("  ", " ")
    target = f"{number(of.target)} {of.unit}".strip()
    if of.direction is Direction.AT_MOST:
        return _two_parts(tr("at most {target}", target=target), value)
    if of.direction is Direction.HOLD:
        return _two_parts(tr("holding {target}", target=target), value)
    if falls(of):
        aim = tr("aim {target}", target=target) if brief else tr("aiming for {target}", target=target)
        return _two_parts(aim, value, brief)
    start = of.start if of.start is not None else 0.0
    return tr("{value} of {target}", value=number(start if value is None else value), target=target)


def _two_parts(aim: str, value: float | None, brief: bool = False) -> str:
    if value is None:
        return aim
    said = number(value)
    return tr("{value}, {aim}", value=said, aim=aim) if brief else tr("{value} now, {aim}", value=said, aim=aim)


def checked_in(cell: PerformanceCell, today: date) -> str:
    """Checked in Monday: the first sentence of its note. Empty if there was no check-in."""
    if cell.checked_in_on is None:
        return ""
    day = dates.said(date.fromisoformat(cell.checked_in_on), today)
    note = cell.checkin_note.split(". ")[0].split("\n")[0]
    if not note and cell.value is not None:
        note = number(cell.value)
    return tr("Checked in {day}: {note}", day=day, note=note)


def next_milestone(cell: PerformanceCell, today: date) -> str:
    """Next: a milestone, and when."""
    if not cell.next_milestone:
        return ""
    if cell.milestone_due_on is None:
        return tr("Next: {milestone}", milestone=cell.next_milestone)
    day = dates.short_day(date.fromisoformat(cell.milestone_due_on), today)
    return tr("Next: {milestone}, {day}", milestone=cell.next_milestone, day=day)


def level(ladder_kind: Ladder, number_of: int) -> str:
    """3 · Can explain it; Not met yet."""
    name = tr(ladder.name(ladder_kind, number_of))
    return tr("{level} · {name}", level=number_of, name=name) if number_of else name


def felt(challenge_felt: int) -> str:
    """At the edge."""
    return tr(CHALLENGE_NAMES[challenge.shown(challenge_felt)])


def last_try(cell: LearningCell, today: date, *, repeat_in: str = "") -> str:
    """Tried yesterday: ...; in a repeated row what else the goal serves; else what is next: to try, or to find out."""
    if repeat_in:
        others = [title for title in cell.serves if title != repeat_in]
        return tr("Also serves: {goals}", goals=", ".join(others))
    if cell.tried and cell.tried_on:
        day = dates.said(date.fromisoformat(cell.tried_on), today)
        return tr("Tried {day}: {what}", day=day, what=cell.tried)
    if cell.to_try:
        return tr("Trying: {what}", what=cell.to_try) if cell.trying else tr("To try: {what}", what=cell.to_try)
    question = cell.asked or cell.question
    return tr("To find out: {question}", question=question) if question else ""


def story(events: Sequence["Event"], kind: Ladder, today: date) -> str:
    """Since 24 Aug: 4 things tried, 3 of 5 questions answered, from Met it to Can explain it."""
    if not events:
        return ""
    parts = [_tried(events), _asked(events), _depth(events, kind)]
    said = ", ".join(part for part in parts if part)
    since = dates.short_day(events[0].day, today)
    return tr("Since {day}: {what}.", day=since, what=said) if said else tr("Since {day}.", day=since)


def _tried(events: Sequence["Event"]) -> str:
    number = sum(event.what == "tried" for event in events)
    return ntr("{n} thing tried", "{n} things tried", number) if number else ""


def _asked(events: Sequence["Event"]) -> str:
    asked = sum(event.what == "asked" for event in events)
    answered = sum(event.what == "answered" for event in events)
    if not answered:
        return ntr("{n} question asked", "{n} questions asked", asked) if asked else ""
    return ntr("{answered} of {n} question answered", "{answered} of {n} questions answered", asked, answered=answered)


def _depth(events: Sequence["Event"], kind: Ladder) -> str:
    """Where it began, and where it stands; only the latter if there is no telling, or no difference."""
    checks = [event for event in events if event.what == "check"]
    if not checks:
        return ""
    first, last = checks[0], checks[-1].level
    began = first.level if first.before is None else first.before
    now = tr(ladder.name(kind, last))
    return (
        tr("now at {level}", level=now)
        if began == last
        else tr("from {before} to {after}", before=tr(ladder.name(kind, began)), after=now)
    )


def state(of: State, *, put_away: bool) -> str:
    """The tag of a goal that is not active; empty for one that is."""
    if put_away:
        return tr("put away")
    return "" if of is State.ACTIVE else tr(STATE_NAMES[of])


def performance_sentence(cell: PerformanceCell, today: date) -> str:
    """The whole of a left cell, for a screen reader."""
    due = dates.deadline(date.fromisoformat(cell.due_on), today) if cell.due_on else ""
    parts = [
        tr("Performance goal: {title}", title=cell.title),
        state(cell.state, put_away=cell.put_away),
        measure(cell.measure, cell.value),
        due,
        checked_in(cell, today),
        next_milestone(cell, today),
    ]
    return ". ".join(part for part in parts if part)


def learning_sentence(cell: LearningCell, today: date) -> str:
    """The whole of a right cell, for a screen reader."""
    parts = [
        tr("Learning goal: {title}", title=cell.title),
        state(cell.state, put_away=cell.put_away),
        tr("depth {level}", level=level(cell.ladder, cell.level)),
        "" if cell.challenge is None else tr("it feels {challenge}", challenge=felt(cell.challenge)),
        last_try(cell, today),
        tr("serves {goals}", goals=", ".join(cell.serves)) if cell.serves else "",
    ]
    return ". ".join(part for part in parts if part)
