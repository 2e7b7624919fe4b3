"""Changing what protects a desk, killed at every line and on a full disk: the old desk or the new one is whole."""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from goaldesk.core import backups, key, protection
from goaldesk.core.backup_keeper import PROMISE, BackupKeeper
from goaldesk.core.backups import Reason
from goaldesk.core.desk import open_desk
from goaldesk.core.key import Key
from goaldesk.core.protection import rewrite
from goaldesk.core.store import db
from tests.conftest import Hands
from tests.core.protected import CHANGES, HORSE, dump, holds_words, rewritten

resource = pytest.importorskip("resource", reason="processes are forked and held short as POSIX has it")


def lines(do: Callable[[], object]) -> list[tuple[str, int]]:
    """Every line of the program that something goes through."""
    seen: dict[tuple[str, int], None] = {}
    _traced(lambda at: seen.setdefault(at), do)
    return list(seen)


def _traced(reached: Callable[[tuple[str, int]], object], do: Callable[[], object]) -> None:
    ours = {protection.__file__, backups.__file__}

    def trace(frame: FrameType, event: str, _argument: object) -> Any:
        if frame.f_code.co_filename not in ours:
            return None
        if event == "line":
            reached((frame.f_code.co_name, frame.f_lineno))
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        do()
    finally:
        sys.settrace(before)


def in_a_process_of_its_own(do: Callable[[], object]) -> int:
    """Do something that may end the process; returns how it ended."""
    child = os.fork()
    if child == 0:
        try:
            do()
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def is_whole(path: Path, before: list[Any], keys: tuple[Key | None, Key | None], clock: Any) -> Key | None:
    """The one key of the two that opens the desk, with everything in it and nothing left beside it."""
    used = keys[0] if db.is_protected(path) is (keys[0] is not None) else keys[1]
    if keys[0] and keys[1]:
        used = next(each for each in keys if each and each.salt == key.salt_of(path))
    desk = open_desk(path, clock, key=used)
    assert desk.store.value("PRAGMA integrity_check") == "ok"
    assert list(protection._everything(desk.store)) == before
    desk.close()
    assert [each.name for each in path.parent.glob(f"{path.name}*")] == [path.name]
    return used


@pytest.mark.parametrize("kind", CHANGES)
def test_killed_at_every_line_there_is_a_whole_desk(plain: Path, kind: str, hands: Hands) -> None:
    keys = CHANGES[kind]
    before = dump(rewritten(plain, keys[0]), keys[0])
    start = plain.read_bytes()
    points = lines(lambda: rewrite(plain, *keys))
    assert len(points) > 50
    opened: list[Key | None] = []
    for point in points:
        plain.write_bytes(start)

        def kill(at: tuple[str, int], point: tuple[str, int] = point) -> None:
            if at == point:
                os.kill(os.getpid(), signal.SIGKILL)

        ended = in_a_process_of_its_own(lambda kill=kill: _traced(kill, lambda: rewrite(plain, *keys)))
        assert ended == -signal.SIGKILL, point
        opened.append(is_whole(plain, before, keys, hands.clock))
    assert set(opened) == set(keys), "both sides of the move were seen"


@pytest.mark.parametrize("kind", CHANGES)
def test_a_disk_that_is_full_at_any_page_leaves_the_old_desk(plain: Path, kind: str, hands: Hands) -> None:
    keys = CHANGES[kind]
    before = dump(rewritten(plain, keys[0]), keys[0])
    pages = plain.stat().st_size // 4096

    def with_room_for(number: int) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (number * 4096 + 100, resource.RLIM_INFINITY))
        rewrite(plain, *keys)

    for number in [*range(0, pages - 4, 7), pages - 3]:
        assert in_a_process_of_its_own(lambda number=number: with_room_for(number)) == 1
        assert is_whole(plain, before, keys, hands.clock) is keys[0]


def killed_at(point: tuple[str, int], which: int, do: Callable[[], object]) -> None:
    """Do something until it gets to a line for the n-th time, if it does."""
    left = [which]

    def kill(at: tuple[str, int]) -> None:
        left[0] -= at == point
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)

    assert in_a_process_of_its_own(lambda: _traced(kill, do)) in {0, -signal.SIGKILL}


def test_killed_while_it_is_protected_a_desk_leaves_no_backup_that_anybody_can_read(plain: Path, hands: Hands) -> None:
    """Not even what a backup had left that was never finished. Lines are gone through for the desk and each backup."""
    folder, start = plain.parent / "kept", plain.parent / "start"
    desk = open_desk(plain, hands.clock)
    for _ in range(2):
        BackupKeeper(desk, folder, str).back_up(Reason.IN_USE)
    desk.close()
    shutil.copy(plain, folder / "2026-10-07T10-00-00-000000Z in-use.part")
    start.mkdir()
    shutil.copytree(folder, start / "kept")
    shutil.copy(plain, start)
    points = lines(lambda: protection.change(plain, [folder], None, HORSE))
    assert len(points) > 70
    sealed = 0
    for number, point in enumerate(points):
        shutil.rmtree(folder)
        shutil.copytree(start / "kept", folder)
        shutil.copy(start / plain.name, plain)
        killed_at(point, 1 + number % 3, lambda: protection.change(plain, [folder], None, HORSE))
        desk = open_desk(plain, hands.clock, key=HORSE)
        BackupKeeper(desk, folder, str).keep_promise()
        sealed += desk.is_protected()
        desk.close()
        assert [backups.look_into(each.path, HORSE)["entry"] for each in backups.backups(folder)] == [1, 1], point
        assert not (folder / PROMISE).exists()
        if db.is_protected(plain):
            assert not [each.name for each in folder.iterdir() if holds_words(each)], point
    assert 10 < sealed < len(points)
