"""How long a program takes to its first picture, and how much memory it then has.

Every program gets a screen of its own kind (Xvfb) and an empty home. The programs take turns, so that whatever else
the computer does hits all of them alike; what counts is the median.
"""

import contextlib
import os
import signal
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import psutil
from Xlib import X, display, error

_COLOURS = 6  # fewer is an empty window
_SMALLEST = (250, 150)
_PATIENCE = 30.0
_REST = 1.5  # until what starts after the first picture is there too
_SCREEN = "1600x1000x24"


class Start(NamedTuple):
    """Seconds to the first picture, and MiB (PSS: what is shared counts by its share)."""

    seconds: float
    memory: float


def measure(programs: Mapping[str, Sequence[str]], runs: int) -> dict[str, Start]:
    """The median start of each program; the first start of each only warms the disk up."""
    starts: dict[str, list[Start]] = {name: [] for name in programs}
    with _screen() as screen, contextlib.ExitStack() as homes:
        places = {name: homes.enter_context(tempfile.TemporaryDirectory()) for name in programs}
        for run in range(runs + 1):
            for name, command in programs.items():
                start = _start(command, screen, places[name])
                if run:
                    starts[name].append(start)
    return {
        name: Start(statistics.median(s.seconds for s in found), statistics.median(s.memory for s in found))
        for name, found in starts.items()
    }


@contextlib.contextmanager
def _screen() -> Iterator[str]:
    """A screen that stays also while no program is on it."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", _SCREEN, "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        try:
            yield f":{number}"
        finally:
            server.terminate()


def _start(command: Sequence[str], screen: str, home: str) -> Start:
    environment = {
        **os.environ,
        "DISPLAY": screen,
        "HOME": home,
        "XDG_CONFIG_HOME": f"{home}/config",
        "XDG_DATA_HOME": f"{home}/data",
        "QT_QPA_PLATFORM": "xcb",
        "LANG": "C.UTF-8",
    }
    environment.pop("WAYLAND_DISPLAY", None)
    watcher = display.Display(screen)
    try:
        watcher.screen().root.change_attributes(event_mask=X.SubstructureNotifyMask)
        watcher.sync()
        began = time.perf_counter()
        with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, cwd=Path(home)) as program:
            try:
                seconds = _first_picture(watcher, began)
                time.sleep(_REST)
                memory = _memory(program.pid)
            finally:
                program.send_signal(signal.SIGTERM)
    finally:
        watcher.close()
    return Start(seconds, memory)


def _first_picture(watcher: display.Display, began: float) -> float:
    windows = []
    while time.perf_counter() - began < _PATIENCE:
        while watcher.pending_events():
            event = watcher.next_event()
            if event.type == X.MapNotify:
                windows.append(event.window)
        for window in windows:
            with contextlib.suppress(error.XError):  # a window may go at any moment
                if _is_painted(window):
                    return time.perf_counter() - began
        time.sleep(0.002)
    raise SystemExit("No picture came within half a minute.")


def _is_painted(window: display.drawable.Window) -> bool:
    shape = window.get_geometry()
    if shape.width < _SMALLEST[0] or shape.height < _SMALLEST[1]:
        return False
    colours: set[bytes] = set()
    for y in range(5, shape.height - 1, max(1, shape.height // 24)):
        line = window.get_image(0, y, shape.width, 1, X.ZPixmap, 0xFFFFFFFF).data
        line = line.encode("latin1") if isinstance(line, str) else line
        colours.update(line[at : at + 3] for at in range(0, len(line) - 3, 4))
    return len(colours) >= _COLOURS


def _memory(pid: int) -> float:
    program = psutil.Process(pid)
    parts = [program, *program.children(recursive=True)]
    return sum(part.memory_full_info().pss for part in parts) / 2**20
