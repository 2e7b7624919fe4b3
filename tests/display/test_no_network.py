"""A whole session of the program, with every socket that it asks the system for written down (Linux only)."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from goaldesk.core import lock
from goaldesk.core.store.db import open_for_reading
from tests.display.screen import ROOT, Screen, until

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("strace") is None, reason="strace is not installed"
)

_MADE = re.compile(r"\b(?:socket|socketpair)\((\w+)")
_GOES_TO = re.compile(r"\b(?:connect|bind|sendto)\(\d+, .*sa_family=(\w+)")


Runs = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def runs() -> Iterator[Runs]:
    """Starts programs, and lets none of them live on."""
    started: list[subprocess.Popen[bytes]] = []

    def run(call: list[str], variables: dict[str, str]) -> subprocess.Popen[bytes]:
        started.append(subprocess.Popen(call, cwd=ROOT, env=variables, start_new_session=True))
        return started[-1]

    yield run
    for each in started:
        if each.poll() is None:
            os.killpg(each.pid, signal.SIGKILL)
            each.wait()


@pytest.fixture
def screen() -> Iterator[Screen]:
    screen = Screen()
    yield screen
    screen.close()


def words(path: Path) -> list[str]:
    store = open_for_reading(path)
    try:
        return [row[0] for row in store.rows("SELECT text FROM entry")]
    finally:
        store.close()


def traced(seen: Path, *call: str) -> list[str]:
    return ["strace", "-f", "-qq", "-e", "trace=%network", "-o", str(seen), sys.executable, "-m", "goaldesk", *call]


def families(seen: Path) -> set[str]:
    """The families of all sockets that were made, and of all addresses that were spoken to."""
    said = seen.read_text()
    return {*_MADE.findall(said), *_GOES_TO.findall(said)}


def environment(screen: Screen, folder: Path) -> dict[str, str]:
    variables = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    return variables | {"DISPLAY": screen.name, "GOALDESK_DATA_DIR": str(folder), "PYTHONPATH": str(ROOT)}


def test_a_session_has_no_socket_but_those_of_this_computer(screen: Screen, runs: Runs, tmp_path: Path) -> None:
    folder, seen = tmp_path / "data", tmp_path / "seen"
    desk = folder / "GoalDesk.goaldesk"
    variables = environment(screen, folder)
    window = runs(traced(seen), variables)
    until(lambda: desk.exists() and lock.held_here(desk) and lock.holder(desk).address, "the window stands")
    program = lock.holder(desk).pid
    assert program > 0
    screen.activate("GoalDesk · GoalDesk")
    until(lambda: screen.active() == "GoalDesk · GoalDesk", "the window has the keyboard")
    screen.key("ctrl+j")
    screen.type("a thought")
    until(lambda: words(desk) == ["a thought"])
    for section in "234561":
        screen.key(f"ctrl+{section}")
    screen.key("ctrl+k")
    screen.type("thought")
    screen.rest("GoalDesk · GoalDesk")
    screen.key("Escape")
    calls = tmp_path / "calls"
    for number, call in enumerate((("capture", "another"), ("backup",), ("find", "thought"), ("check",))):
        done = subprocess.run(traced(calls.with_suffix(f".{number}"), *call), cwd=ROOT, env=variables, check=False)
        assert done.returncode == 0
    os.kill(program, signal.SIGTERM)
    assert window.wait(20) == 0
    assert len(list(folder.rglob("backups/*/*.goaldesk"))) == 1, "by hand; nothing changed since"
    assert families(seen) == {"AF_UNIX"}
    for each in tmp_path.glob("calls.*"):
        assert families(each) <= {"AF_UNIX"}


def test_a_session_on_the_sample_desk_neither(screen: Screen, runs: Runs, tmp_path: Path) -> None:
    folder, seen = tmp_path / "data", tmp_path / "seen"
    window = runs(traced(seen, "--sample"), environment(screen, folder))
    until(lambda: any(title.startswith("Sample") for title in screen.windows()), "the window stands")
    title = next(title for title in screen.windows() if title.startswith("Sample"))
    screen.rest(title)
    for section in "23451":
        screen.key(f"ctrl+{section}")
        screen.rest(title)
    screen.ask_to_close(title)
    assert window.wait(20) == 0
    assert families(seen) == {"AF_UNIX"}


def test_a_socket_of_the_network_would_be_seen(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    script = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"
    subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=%network", "-o", seen, sys.executable, "-c", script], check=True
    )
    assert "AF_INET" in families(seen)
