"""Measures GoalDesk against a floor, in one run: start-up, an edit until it is seen, scrolling, and searching.

Each line is a figure, what it is compared with, and the ratio of the two. Nothing here passes or fails: the bounds
that the project set itself are printed beside what was measured.

    dev.py bench [start|edit|scroll|search ...] [--runs N]
"""

import argparse
import compileall
import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHONPATH"] = str(ROOT)

from bare_window import bare_window  # noqa: E402
from bench_search import bench_search  # noqa: E402
from first_paint import measure  # noqa: E402
from large_desk import write_large_desk  # noqa: E402
from PySide6.QtCore import QCoreApplication, QEvent  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402
from sqlcipher3 import dbapi2 as sqlcipher  # noqa: E402

from goaldesk.core.clock import Clock, local_now  # noqa: E402
from goaldesk.core.desk import open_desk  # noqa: E402
from goaldesk.core.queries import goal_table, journal, setbacks  # noqa: E402
from goaldesk.core.settings import SettingsFile  # noqa: E402
from goaldesk.core.store.db import PRAGMAS  # noqa: E402
from goaldesk.core.types import Kind  # noqa: E402
from goaldesk.ui.composition import make_context  # noqa: E402
from goaldesk.ui.look import Look  # noqa: E402
from goaldesk.ui.main_window import MainWindow  # noqa: E402

_EDITS, _FRAMES, _STEP = 40, 400, 90


def main() -> None:
    parser = argparse.ArgumentParser(prog="dev.py bench")
    parser.add_argument(
        "what", nargs="*", choices=("start", "edit", "scroll", "search", []), help="everything, if left out"
    )
    parser.add_argument("--runs", type=int, default=9, help="starts of each program")
    arguments = parser.parse_args()
    what = arguments.what or ["start", "edit", "scroll", "search"]
    compileall.compile_dir(ROOT / "goaldesk", quiet=1)  # as it is on the second start
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "large.goaldesk"
        write_large_desk(large)
        if "start" in what:
            bench_start(large, arguments.runs)
        if "edit" in what or "scroll" in what:
            bench_window(large, Path(folder), what)
        if "search" in what:
            bench_search(large)


def bench_start(large: Path, runs: int) -> None:
    """Starts on the sample desk, a desk of one's own that is empty, and the large one."""
    python = sys.executable
    starts = measure(
        {
            "bare": [python, str(ROOT / "packaging" / "bare_window.py")],
            "sample": [python, "-m", "goaldesk", "--sample"],
            "empty": [python, "-m", "goaldesk"],
            "large": [python, "-m", "goaldesk", "--desk", str(large)],
        },
        runs,
    )
    bare, sample = starts["bare"], starts["sample"]
    print(f"{'first paint':26}{'bare window':16}{bare.seconds * 1000:8.0f} ms{bare.memory:8.1f} MiB")
    for name, bound in (("sample", "at most 1.50 and 1.40"), ("empty", "")):
        start = starts[name]
        ratios = f"{start.seconds / bare.seconds:8.2f} x {start.memory / bare.memory:10.2f} x   of the bare window"
        print(f"{'':26}{name + ' desk':16}{ratios}   {bound}")
    ratio = starts["large"].seconds / sample.seconds
    print(f"{'':26}{'large desk':16}{ratio:8.2f} x   of the sample desk   at most 1.10")


def bench_window(large: Path, folder: Path, what: list[str]) -> None:
    """Edits and scrolling in a window on the large desk, with every page open."""
    app = QApplication.instance() or QApplication(["bench", "-style", "fusion"])
    assert isinstance(app, QApplication)
    settings = SettingsFile(folder / "settings.json")
    desk = open_desk(large, Clock(local_now))
    window = MainWindow(make_context(desk, Look(app, settings), settings), remember=False)
    window.show()
    window.finish()
    for section in ("journal", "setbacks", "desk"):
        window.show_section(section)
        _settle()
    gc.collect()
    gc.freeze()  # as the program does once its window stands
    if "edit" in what:
        bench_edits(window, folder)
    if "scroll" in what:
        bench_scrolling(window)
    window.close()
    desk.close()


def bench_edits(window: MainWindow, folder: Path) -> None:
    """From the call of a verb until the change is on the disk and every view has painted it."""
    desk = window.ui.desk
    rows = goal_table.skeleton(desk.store, goal_table.TableView())
    first = next(row for row in rows if row.performance_id and row.learning_id)
    assert first.performance_id
    assert first.learning_id
    window.ui.places.goal.emit(first.performance_id)
    entry = journal.earlier(desk.store, desk.clock.today(), limit=1)[0]
    setback = setbacks.order(desk.store)[0]
    form = setbacks.form(desk.store, setback)
    held = journal.entry(desk.store, entry)
    assert held
    revision = held.revision

    def write(number: int) -> None:
        nonlocal revision
        revision = desk.journal.save(entry, revision, f"## Bench\nWords, number {number}.")

    edits: dict[str, Callable[[int], object]] = {
        "reword a goal": lambda n: desk.goals.reword(first.performance_id or "", f"A goal in other words, {n}"),
        "add a goal": lambda n: desk.goals.add(Kind.PERFORMANCE, f"A new goal, {n}"),
        "move a goal": lambda n: desk.goals.move(first.performance_id or "", rows[40 + n].performance_id),
        "check in": lambda n: desk.performance.check_in(first.performance_id or "", float(n), "seen"),
        "say the depth": lambda n: desk.checks.rate(first.learning_id or "", n % 5 + 1),
        "write in the journal": write,
        "look into a setback": lambda n: desk.setbacks.revise(setback, form._replace(new_information=f"It {n}")),
        "undo": lambda _: desk.session.undo(),
    }
    floor = _floor_of_an_edit(folder)
    print(f"{'an edit until it is seen':26}{'bare write':16}{floor * 1000:8.2f} ms")
    for name, edit in edits.items():
        times = []
        for number in range(_EDITS):
            began = time.perf_counter()
            edit(number)
            _settle()
            times.append(time.perf_counter() - began)
        middle, worst = statistics.median(times), max(times[1:])
        said = f"{middle / floor:8.2f} x   ({middle * 1000:.1f} ms, worst {worst * 1000:.1f} ms)   below 16 ms"
        print(f"{'':26}{name:22}{said}")


def _floor_of_an_edit(folder: Path) -> float:
    """One row written with the desk's own pragmas, and a bare window of the same size painted."""
    store = sqlcipher.connect(str(folder / "floor.sqlite"), isolation_level=None)
    for name, value in {"journal_mode": "wal", **PRAGMAS}.items():
        store.execute(f"PRAGMA {name} = {value}")
    store.execute("CREATE TABLE goal (id TEXT PRIMARY KEY, title TEXT) STRICT")
    store.execute("INSERT INTO goal VALUES ('1', '')")
    window, table = bare_window(20)
    window.show()
    _settle()
    times = []
    for number in range(_EDITS):
        began = time.perf_counter()
        store.execute("UPDATE goal SET title = ?", [f"In other words, {number}"])
        table.item(0, 0).setText(f"In other words, {number}")
        _repaint(window)
        _settle()
        times.append(time.perf_counter() - began)
    window.close()
    store.close()
    return statistics.median(times)


def bench_scrolling(window: MainWindow) -> None:
    """A frame of scrolling, through the goal table and through as many rows of a bare one."""
    view = window.desk_page.table.view
    bare, table = bare_window(view.model().rowCount())
    table.setVerticalScrollMode(table.ScrollMode.ScrollPerPixel)
    bare.show()
    _settle()
    floor = _frames(table.verticalScrollBar().setValue)
    frames = _frames(view.verticalScrollBar().setValue)
    middle, floor_middle = statistics.median(frames), statistics.median(floor)
    print(f"{'a frame of scrolling':26}{'bare table':16}{floor_middle * 1000:8.2f} ms")
    said = f"{middle / floor_middle:8.2f} x   ({middle * 1000:.1f} ms, worst {max(frames) * 1000:.1f} ms)"
    print(f"{'':26}{'goal table':16}{said}   never over 16 ms")
    bare.close()


def _frames(scroll_to: Callable[[int], None]) -> list[float]:
    times = []
    for number in range(_FRAMES):
        began = time.perf_counter()
        scroll_to(number * _STEP)
        _settle()
        times.append(time.perf_counter() - began)
    return times


def _repaint(window: QWidget) -> None:
    for widget in (window, *window.findChildren(QWidget)):
        widget.update()


def _settle() -> None:
    """Let everything that is due happen, painting included."""
    QCoreApplication.sendPostedEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


if __name__ == "__main__":
    main()
