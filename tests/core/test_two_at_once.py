"""Several programs on one desk at one moment: calls, starts, and callers that go away."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Client, Listener
from pathlib import Path

import pytest

from goaldesk.core import lock
from goaldesk.core.store.db import open_for_reading
from goaldesk.ui import single_instance

ROOT = Path(__file__).resolve().parent.parent.parent
_PATIENCE = 20.0


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "GOALDESK_DATA_DIR": str(folder), "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}


def call(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "goaldesk", *arguments], env=environment(folder), text=True, stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )  # fmt: skip


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Path]:
    """A running window; its data folder."""
    folder = tmp_path / "data"
    process = call(folder)
    desk = folder / "GoalDesk.goaldesk"
    deadline = time.monotonic() + _PATIENCE
    while not lock.holder(desk).address:
        assert time.monotonic() < deadline
        time.sleep(0.02)  # between two looks at the lock file
    yield folder
    process.terminate()
    process.communicate()


def texts(folder: Path) -> list[str]:
    store = open_for_reading(folder / "GoalDesk.goaldesk")
    try:
        return sorted(row[0] for row in store.rows("SELECT text FROM entry"))
    finally:
        store.close()


def test_first_captures_at_one_moment_are_all_kept(tmp_path: Path) -> None:
    calls = [call(tmp_path / "data", "capture", f"Thought {number}") for number in range(6)]
    said = [each.communicate() for each in calls]
    assert [each.returncode for each in calls] == [0] * 6, said
    assert texts(tmp_path / "data") == [f"Thought {number}" for number in range(6)]


def test_a_caller_that_goes_away_without_a_word_does_not_deafen_the_window(window: Path) -> None:
    holder = lock.holder(window / "GoalDesk.goaldesk")
    for _ in range(3):
        with pytest.raises(Exception):  # noqa: B017, PT011  (whatever a wrong key is answered with)
            Client(holder.address, authkey=b"not the key")
    with Client(holder.address, authkey=holder.key.encode()):
        pass
    with Client(holder.address, authkey=holder.key.encode()) as connection:
        connection.send_bytes(b"no json")
    with Client(holder.address, authkey=holder.key.encode()) as connection:
        connection.send_bytes(json.dumps({"name": "capture"}).encode())
    capture = call(window, "capture", "Still there?")
    assert capture.communicate(timeout=_PATIENCE)[1] == ""
    assert texts(window) == ["Still there?"]


def test_a_desk_with_two_names_is_one_desk(window: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.goaldesk"
    other.symlink_to(window / "GoalDesk.goaldesk")
    capture = call(tmp_path / "elsewhere", "--desk", str(other), "capture", "By another name")
    capture.communicate(timeout=_PATIENCE)
    assert capture.returncode == 0
    assert texts(window) == ["By another name"]


def test_a_log_left_beside_the_place_of_a_new_desk_is_kept_aside(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "GoalDesk.goaldesk-wal").write_bytes(b"of a desk that lay here once")
    capture = call(folder, "capture", "A new beginning")
    capture.communicate(timeout=_PATIENCE)
    assert capture.returncode == 0
    assert texts(folder) == ["A new beginning"]
    assert (folder / "GoalDesk.goaldesk.left-wal").read_bytes() == b"of a desk that lay here once"


def test_two_starts_at_one_moment_open_one_window(tmp_path: Path) -> None:
    """As after a double click too many: the second one comes while the first is not listening yet."""
    folder = tmp_path / "data"
    both = [call(folder), call(folder)]
    deadline = time.monotonic() + _PATIENCE
    try:
        while all(each.poll() is None for each in both):
            assert time.monotonic() < deadline, "both are running"
            time.sleep(0.02)  # between two looks at them
        ended = next(each for each in both if each.poll() is not None)
        assert (ended.returncode, ended.communicate()[1]) == (0, "")
        assert lock.holder(folder / "GoalDesk.goaldesk").pid == next(each.pid for each in both if each is not ended)
    finally:
        for each in both:
            if each.poll() is None:
                each.terminate()
                each.communicate()


def test_a_window_that_is_busy_for_too_long_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it was asked it may do yet; asked a second time, it would keep the same words twice."""
    monkeypatch.setattr(single_instance, "_PATIENCE", 0.05)
    with ThreadPoolExecutor() as threads, Listener(authkey=b"key") as window:
        reply = threads.submit(single_instance.ask, lock.Holder(1, "here", str(window.address), "key"), "capture", {})
        with window.accept() as connection:
            assert json.loads(connection.recv_bytes())["name"] == "capture"
            assert "no answer in time" in (reply.result(_PATIENCE) or {})["error"]
