"""Two programs started at the same moment on one desk: one has it, and the other raises its window and ends."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from soak_figures import Figure, Task

from goaldesk.core import lock
from goaldesk.core.store import db

_PATIENCE = 30.0


def soak_starts(task: Task) -> Iterator[Figure]:
    """100 times, at most a quarter of a second apart; on a desk that is there, and every other time on none at all."""
    chance = random.Random(task.seed)
    problems: list[str] = []
    times = task.times(100, 3)
    for number in range(times):
        folder = task.folder / f"home {number}"
        desk = folder / "GoalDesk.goaldesk"
        if number % 2:
            folder.mkdir()
            db.create(desk).close()
        problems += [f"start {number}: {each}" for each in _two_at_once(folder, desk, chance.random() / 4)]
    yield Figure("two starts at once", f"{times} times exactly one had the desk, and the other ended", tuple(problems))


def _two_at_once(folder: Path, desk: Path, apart: float) -> list[str]:
    """What was wrong."""
    environment = {**os.environ, "GOALDESK_DATA_DIR": str(folder)}
    pipe = subprocess.PIPE
    started = []
    for wait in (apart, 0.0):
        started.append(subprocess.Popen([sys.executable, "-m", "goaldesk"], env=environment, stderr=pipe, text=True))
        time.sleep(wait)
    try:
        return _judge(started, desk)
    finally:
        for each in started:
            each.terminate()
        for each in started:
            each.wait()
            assert each.stderr is not None
            each.stderr.close()


def _judge(started: list[subprocess.Popen[str]], desk: Path) -> list[str]:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        ended = [each for each in started if each.poll() is not None]
        if ended and lock.holder(desk).address:
            break
        time.sleep(0.02)  # between two looks
    else:
        return [
            f"after {_PATIENCE:.0f} s {len(started) - len(ended)} of two were running, and held: {lock.holder(desk)}"
        ]
    running = [each for each in started if each.poll() is None]
    problems = []
    if len(running) != 1:
        return [f"{len(running)} of two are running"]
    if lock.holder(desk).pid != running[0].pid:
        problems.append("the one that runs is not the one that has the desk")
    assert ended[0].stderr is not None
    said = ended[0].stderr.read()
    if ended[0].returncode or said:
        problems.append(f"the other ended with {ended[0].returncode}: {said}")
    return problems
