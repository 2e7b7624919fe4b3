"""What stands in the cells of the table and on the pages, put together from rows of the core."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from goaldesk.core.method import challenge, ladder
from goaldesk.core.method.measure import falls
from goaldesk.core.queries.goal_table import LearningCell, PerformanceCell
from goaldesk.core.types import CHALLENGE_NAMES, STATE_NAMES, Direction, Ladder, Measure, State
from goaldesk.core.words import N_
from goaldesk.ui import dates
from goaldesk.ui.i18n import ntr, tr

if TYPE_CHECKING:
    from goaldesk.core.method.framing import Note
    from goaldesk.core.queries.learning import Event

ONLY_BY_HAND = N_("Goals are moved by hand while they are shown in the order “By hand”")

_DECIMALS = 6
_LONGEST = 11


def number(value: float) -> str:
    """A number in the person's own notation, without digits that say nothing."""
    return QLocale().toString(round(value, _DECIMALS), "f", QLocale.FloatingPointPrecisionOption.FloatingPointShortest)


def brief_number(value: float) -> str:
    """A number where there is little room, such as on an axis: one that is very long or very small as 1e+12."""
    said = number(value)
    if len(said) <= _LONGEST and (value == 0 or abs(value) >= 10**-_DECIMALS):
        return said
    return QLocale().toString(value, "g", 3)


def amount(value: float, unit: str) -> str:
    """5 wards."""
    return f"{number(value)} {unit}".strip()


def aim(of: Measure) -> str:
    """Aiming for 8 wards; aiming to hold 80 kg; at most 6 shifts. Empty where there is no target."""
    if of.target is None:
        return ""
    target = amount(of.target, of.unit)
    if of.direction is Direction.AT_MOST:
        return tr("at most {target}", target=target)
    if of.direction is Direction.HOLD:
        return tr("aiming to hold {target}", target=target)
    return tr("aiming for {target}", target=target)


def since(day: date, today: date) -> str:
    """Since 24 Aug."""
    return tr("since {day}", day=dates.short_day(day, today))


def measure(of: Measure, value: float | None, *, brief: bool = False) -> str:
    """5 of 8 wards; 54.4 now, aiming for 52 min. Empty where nothing is measured."""
    if of.target is None:
        return "" if value is None else tr("{value} {unit} now", value=number(value), unit=of.unit).replace("  ", " ")
    target = amount(of.target, of.unit)
    if of.direction is Direction.AT_MOST:
        return _two_parts(aim(of), value)
    if of.direction is Direction.HOLD:
        if value is None:
            return tr("holding {target}", target=target)
        return _two_parts(tr("hold {target}", target=target) if brief else aim(of), value, brief)
    if falls(of):
        return _two_parts(tr("aim {target}", target=target) if brief else aim(of), value, brief)
    start = of.start if of.start is not None else 0.0
    return tr("{value} of {target}", value=number(start if value is None else value), target=target)


def _two_parts(aimed: str, value: float | None, brief: bool = False) -> str:
    if value is None:
        return aimed
    said = number(value)
    return tr("{value}, {aim}", value=said, aim=aimed) if brief else tr("{value} now, {aim}", value=said, aim=aimed)


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


def set_aside(cell: PerformanceCell, *, brief: bool = False) -> str:
    """5 of 8 wards, set aside for now: a number that is set aside stays in sight."""
    said = measure(cell.measure, cell.value, brief=brief)
    if not said:
        return tr("number set aside while this is new")
    return tr("{measure}, set aside for now", measure=said)


def performance_sentence(cell: PerformanceCell, today: date) -> str:
    """The whole of a left cell, for a screen reader."""
    due = ""
    if cell.due_on:
        day = date.fromisoformat(cell.due_on)
        due = dates.short_day(day, today) if cell.parked else dates.deadline(day, today)
    parts = [
        tr("Performance goal: {title}", title=cell.title),
        state(cell.state, put_away=cell.put_away),
        set_aside(cell) if cell.parked else measure(cell.measure, cell.value),
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
        tr("without evidence so far") if cell.level and not cell.has_evidence else "",
        "" if cell.challenge is None else tr("it feels {challenge}", challenge=felt(cell.challenge)),
        last_try(cell, today),
        tr("serves {goals}", goals=", ".join(cell.serves)) if cell.serves else "",
    ]
    return ". ".join(part for part in parts if part)


def reasons(note: "Note") -> str:
    """The person's words that say so, each with why; and that a date was no part of it."""
    parts = [tr("“{words}”: {why}.", words=words, why=why) for words, why in note.reasons]
    if note.deadline_left_out:
        parts.append(tr("The date did not count."))
    return " ".join(parts)


def note_in_words(note: "Note") -> str:
    """All that the coach noticed, in one text."""
    return ". ".join(part for part in (tr(note.headline), reasons(note)) if part)


def came_of_setbacks(questions: int, answered: int) -> str:
    """7 questions came out of setbacks, 3 of them are answered."""
    if not questions:
        return tr("Some never need a next step, and that’s fine.")
    if not answered:
        return ntr(
            "{n} question came out of setbacks, none is answered yet.",
            "{n} questions came out of setbacks, none is answered yet.", questions,
        )  # fmt: skip
    if answered == questions:
        return ntr(
            "{n} question came out of setbacks, and it is answered.",
            "{n} questions came out of setbacks, and all are answered.", questions,
        )  # fmt: skip
    return ntr(
        "{n} question came out of setbacks, {answered} of them answered.",
        "{n} questions came out of setbacks, {answered} of them answered.", questions, answered=answered,
    )  # fmt: skip


def private_entry() -> str:
    """What stands for the words of an entry that is private."""
    return tr("Private entry")
