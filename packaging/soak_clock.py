"""A clock that jumps back and forth, over both daylight changes and across zones, while somebody writes: no day moves.

What is written on a day belongs to the day that the clock of the place showed then, whatever zone the computer is in
when it is read again; and a clock that was set back takes nothing away, neither rows nor steps to undo nor backups.
"""

import os
import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from soak_figures import Figure, Task, desk_problems

from goaldesk.core import backups
from goaldesk.core.backup_keeper import BackupKeeper
from goaldesk.core.backups import Reason
from goaldesk.core.clock import Clock, local_now
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.queries import journal
from goaldesk.core.types import Kind, SetbackForm, Stuck

_ZONES = (
    "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Auckland", "Pacific/Kiritimati",
    "Pacific/Pago_Pago", "Australia/Lord_Howe", "America/St_Johns", "UTC", "Africa/Casablanca",
)  # fmt: skip
_CHANGES = (
    datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC),  # Berlin
    datetime(2026, 3, 8, 7, tzinfo=UTC), datetime(2026, 11, 1, 6, tzinfo=UTC),  # New York
    datetime(2026, 4, 4, 14, tzinfo=UTC), datetime(2026, 9, 26, 14, tzinfo=UTC),  # Auckland
    datetime(2026, 12, 31, 23, 30, tzinfo=UTC),
)  # fmt: skip
_DAYS = ("entry", "checkin", "setback", "practice_note", "understanding_check")

Written = dict[tuple[str, str], str]
"""The day that was meant, by table and id."""


def soak_clock(task: Task) -> Iterator[Figure]:
    """Some thousand things that are written at odd moments, and read again from every zone."""
    chance = random.Random(task.seed)
    problems: list[str] = []
    moment = [_CHANGES[0].astimezone(ZoneInfo("Europe/Berlin"))]
    clock = Clock(lambda: moment[0])
    path = task.folder / "clock.goaldesk"
    desk = open_desk(path, clock, create=True)
    desk.keeper = BackupKeeper(desk, task.folder / "backups", str)
    goals = (desk.goals.add(Kind.PERFORMANCE, "Run"), desk.goals.add(Kind.LEARNING, "Breathe"))
    written: Written = {}
    jumps = task.times(3000, 200)
    for number in range(jumps):
        moment[0] = _jump(chance, moment[0])
        clock.day_starts_at = chance.choice((0, 0, 0, 3, 4))
        _write(desk, chance, goals, written)
        if number % 50 == 0:
            desk.back_up(Reason.IN_USE)
        if number % 7 == 0:
            desk.session.undo()
            desk.session.redo()
    problems += _moved(desk, written) + desk_problems(desk.store)
    newest = backups.backups(task.folder / "backups")
    desk.close()
    problems += _from_every_zone(path, written)
    if not newest:
        problems.append("no backup is left")
    said = (
        f"{jumps} jumps over {len(_CHANGES)} changes and {len(_ZONES)} zones, {len(written)} dated things on their days"
    )
    yield Figure("a clock that jumps", said, tuple(problems))


def _jump(chance: random.Random, now: datetime) -> datetime:
    """Somewhere near a change, or a journey, or a clock set back or forward."""
    zone = ZoneInfo(chance.choice(_ZONES)) if chance.random() < 1 / 3 else now.tzinfo
    way = chance.randrange(4)
    if way == 0:
        now = chance.choice(_CHANGES) + timedelta(seconds=chance.randint(-7200, 7200))
    elif way == 1:
        now += timedelta(minutes=chance.randint(-90, 90))
    elif way == 2:
        now += timedelta(days=chance.randint(-400, 400))
    return now.astimezone(zone)


def _write(desk: Desk, chance: random.Random, goals: tuple[str, str], written: Written) -> None:
    """Something of a day; the day that is meant is the one that the clock of the place shows."""
    now = desk.clock.now()
    meant = (now - timedelta(hours=desk.clock.day_starts_at)).date()
    if meant != desk.clock.today():
        raise AssertionError(f"{now}: today is {desk.clock.today()} and not {meant}")
    table = chance.choice(_DAYS)
    if table == "entry":
        row_id = desk.journal.add(desk.clock.today(), f"At {now.isoformat()}")
    elif table == "checkin":
        row_id = desk.performance.check_in(goals[0], chance.random(), "")
    elif table == "setback":
        row_id = desk.setbacks.log(SetbackForm(desk.clock.today(), "It broke"))
    elif table == "practice_note":
        row_id = desk.practice.note(goals[1], 3, "Quiet", Stuck.UNSURE)
    else:
        row_id = desk.checks.rate(goals[1], chance.randint(1, 5))
    written[table, row_id] = meant.isoformat()


def _moved(desk: Desk, written: Written) -> list[str]:
    found = {(table, row[0]): row[1] for table in _DAYS for row in desk.store.rows(f"SELECT id, day FROM {table}")}
    return [f"{table} {row_id} is on {found.get((table, row_id))} and not on {day}" for (table, row_id), day in
            written.items() if found.get((table, row_id)) != day]  # fmt: skip


def _from_every_zone(path: Path, written: Written) -> list[str]:
    """Read the days again in other zones, with the clock of the computer."""
    if not hasattr(time, "tzset"):
        return []
    before, problems = os.environ.get("TZ"), []
    try:
        for zone in _ZONES:
            os.environ["TZ"] = zone
            time.tzset()
            desk = open_desk(path, Clock(local_now))
            try:
                problems += [f"in {zone}: {each}" for each in _moved(desk, written)]
                entries = {row_id: day for (table, row_id), day in written.items() if table == "entry"}
                for row_id, day in list(entries.items())[:50]:
                    entry = journal.entry(desk.store, row_id)
                    if entry is None or entry.day != day:
                        problems.append(f"in {zone}: the journal has {row_id} on {entry and entry.day}, not on {day}")
            finally:
                desk.close()
    finally:
        os.environ.pop("TZ", None) if before is None else os.environ.update(TZ=before)
        time.tzset()
    return problems
