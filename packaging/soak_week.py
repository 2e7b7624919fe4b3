"""Three weeks in one window that is never closed: memory, open files and the desk's size stay what was written.

Every day somebody adds, writes, searches, looks at every page, opens dialogs, takes back and backs up. The first three
days warm up what is loaded once; from then on the memory may grow by what a day's words weigh, and little more. The
short form has a few acts on each of seven days. What Python holds is counted in its blocks of memory, which tell more
than the system's pages: those come and go with what the allocator keeps in hand.
"""

import gc
import random
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import psutil
from PySide6.QtCore import QCoreApplication, QEvent, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog
from soak_figures import Figure, Task, desk_problems
from soak_storm_acts import ACTS, OF_THE_WHOLE_FILE, Storm

from goaldesk.core.backup_keeper import BackupKeeper
from goaldesk.core.backups import Reason, backups
from goaldesk.core.clock import Clock
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.search.asked import parse
from goaldesk.core.search.find import find
from goaldesk.core.settings import SettingsFile
from goaldesk.ui.composition import make_context
from goaldesk.ui.look import Look
from goaldesk.ui.main_window import MainWindow

_DAYS, _DAYS_IN_SHORT, _WARM = 21, 7, 3
_MIB = 1024 * 1024
_MOST_GROWTH, _MOST_IN_SHORT = 12, 6
"""MiB of memory that may come between the third evening and the last one: what allocators keep in hand."""
_MOST_BLOCKS = 800
"""Python's blocks that may come a day: rows of what is shown. Forgetting one for each button made two thousand."""
_MOST_A_BYTE = 12
"""Bytes of the desk for each byte that was written: an entry is kept with its versions, in the index, and to undo."""
_MOST_LOG = 8 * _MIB
"""The log beside the desk is begun anew after a thousand pages of 4 KiB."""
_DIALOGS = ("preferences", "keys", "about", "trash", "backups", "new_setback")


class _Evening(dict[str, float]):
    """What was measured on one evening."""


def soak_week(task: Task) -> Iterator[Figure]:
    """Each day the same, on a desk that grows."""
    app = QApplication.instance() or QApplication(["soak", "-style", "fusion"])
    assert isinstance(app, QApplication)
    qInstallMessageHandler(lambda *_: None)  # the offscreen platform says at every window what it does not do
    now = [datetime(2026, 10, 5, 8, tzinfo=timezone(timedelta(hours=2)))]
    chance = random.Random(task.seed)
    storm = _Uses(task, chance, Clock(lambda: now[0]))
    settings = SettingsFile(task.folder / "settings.json")
    window = MainWindow(make_context(storm.desk, Look(app, settings), settings), remember=False)
    window.show()
    window.finish()
    _settle()
    evenings = []
    for _ in range(task.times(_DAYS, _DAYS_IN_SHORT)):
        for _ in range(task.times(60, 8)):
            now[0] += timedelta(minutes=9)
            storm.act()
            _look_around(window, chance)
        evenings.append(_measure(storm.desk))
        now[0] = now[0].replace(hour=8, minute=0) + timedelta(days=1)
    problems = _judge(storm, evenings, task.times(_MOST_GROWTH, _MOST_IN_SHORT)) + desk_problems(storm.desk.store)
    a_day = (evenings[-1]["blocks"] - evenings[_WARM - 1]["blocks"]) / (len(evenings) - _WARM)
    if a_day > _MOST_BLOCKS and not task.short:  # in the short form much is loaded later
        problems.append(f"Python held {a_day:.0f} blocks more each day")
    window.close()
    storm.wait()
    storm.desk.close()
    memory = " ".join(f"{each['memory']:.1f}" for each in evenings)
    handles = " ".join(f"{each['handles']:.0f}" for each in evenings)
    said = (
        f"memory {memory} MiB, {a_day:.0f} of Python's blocks more a day, handles {handles}, {storm.bytes} bytes"
        f" written into {evenings[-1]['size']:.0f}"
    )
    yield Figure("three weeks in one window", said, tuple(problems))


class _Uses(Storm):
    """What a person does to the desk, through the same verbs as the window. The clock is theirs."""

    def __init__(self, task: Task, chance: random.Random, clock: Clock) -> None:
        self.bytes = 0
        self._given = clock
        super().__init__(task.folder / "week.goaldesk", task.folder / "backups", chance, lambda *_: None)

    def opened(self) -> Desk:
        desk = open_desk(self.path, self._given, create=not self.path.exists(), backups=self.folder)
        desk.keeper = BackupKeeper(desk, self.folder, str)
        self.clock = self._given
        return desk

    def words(self) -> str:
        text = super().words()
        self.bytes += len(text.encode())
        return text

    def act(self) -> None:
        """One thing; not those that would take the desk from under the window."""
        names = [name for name in ACTS if name not in {*OF_THE_WHOLE_FILE, "back up"}]
        ACTS[self.chance.choice(names)][1](self)
        if self.chance.random() < 1 / 8:
            assert self.desk.keeper is not None
            self.desk.keeper.back_up(Reason.IN_USE)


def _look_around(window: MainWindow, chance: random.Random) -> None:
    """Go to a page, open a goal, search, open a dialog and leave it."""
    window.show_section(chance.choice(("desk", "journal", "setbacks", "review", "insights", "guide")))
    _settle()
    desk = window.ui.desk
    goals = desk.store.rows("SELECT id FROM goal WHERE deleted_at IS NULL ORDER BY id")
    if goals:
        window.ui.places.goal.emit(chance.choice(goals)[0])
        _settle()
    find(desk.store, parse(chance.choice(("night", "breath", "question", "学ぶ"))))
    if chance.random() < 1 / 3:
        getattr(window.openings, chance.choice(_DIALOGS))()
        _settle()
        for dialog in window.findChildren(QDialog):
            dialog.close()
    _settle()


def _settle() -> None:
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def _measure(desk: Desk) -> _Evening:
    gc.collect()
    process = psutil.Process()
    handles = process.num_handles() if sys.platform == "win32" else process.num_fds()
    log = desk.path.with_name(f"{desk.path.name}-wal")
    evening = _Evening(memory=process.memory_info().rss / _MIB, handles=handles, size=desk.path.stat().st_size)
    evening["blocks"] = sys.getallocatedblocks()
    return _Evening(**evening, log=log.stat().st_size if log.exists() else 0)


def _judge(storm: _Uses, evenings: list[_Evening], most: int) -> list[str]:
    problems = []
    warm, last = evenings[_WARM - 1], evenings[-1]
    written = storm.bytes / _MIB
    if last["memory"] - warm["memory"] > most + 2 * written:
        problems.append(f"memory grew from {warm['memory']:.1f} to {last['memory']:.1f} MiB")
    if last["handles"] > warm["handles"]:
        problems.append(f"open files grew from {warm['handles']:.0f} to {last['handles']:.0f}")
    if last["size"] > _MIB + _MOST_A_BYTE * storm.bytes or last["log"] > _MOST_LOG:
        problems.append(
            f"{storm.bytes} bytes were written: {last['size']:.0f} on the desk, {last['log']:.0f} in its log"
        )
    strays = [each for each in storm.folder.rglob("*") if each.is_file() and each.suffix != ".goaldesk"]
    if strays or not backups(storm.folder):
        problems.append(f"beside the backups lie {strays}")
    return problems
