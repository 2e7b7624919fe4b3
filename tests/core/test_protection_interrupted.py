"""Changing what protects a desk, killed at every line and on a full disk: the old desk or the new one is whole."""

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from goaldesk.core import backup_keeper, backups, files, key, promises, protection
from goaldesk.core.backup_keeper import PROMISE, BackupKeeper, restore
from goaldesk.core.backups import Reason
from goaldesk.core.desk import open_desk, unfinished
from goaldesk.core.key import Key
from goaldesk.core.protection import rewrite
from goaldesk.core.store import db
from tests.conftest import Hands
from tests.core.protected import CHANGES, CHESTNUT, HORSE, STAPLE, dump, holds_words, rewritten

resource = pytest.importorskip("resource", reason="processes are forked and held short as POSIX has it")


def lines(do: Callable[[], object]) -> list[tuple[str, int]]:
    """Every line of the program that something goes through."""
    seen: dict[tuple[str, int], None] = {}
    _traced(lambda at: seen.setdefault(at), do)
    return list(seen)


def _traced(reached: Callable[[tuple[str, int]], object], do: Callable[[], object]) -> None:
    ours = {each.__file__ for each in (protection, promises, backups, backup_keeper, files)}

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


@pytest.fixture
def folder(plain: Path, hands: Hands) -> Path:
    """Two backups of the desk, and what was left of one that was never finished."""
    folder = plain.parent / "kept"
    desk = open_desk(plain, hands.clock)
    for _ in range(2):
        BackupKeeper(desk, folder, str).back_up(Reason.IN_USE)
    desk.close()
    shutil.copy(plain, folder / "2026-10-07T10-00-00-000000Z in-use.part")
    return folder


def killed_on_the_way(plain: Path, folder: Path, now: Key | None, then: Key) -> Iterator[tuple[str, int]]:
    """Change the protection and be killed, at one line after the other; lines are gone through for the desk and each
    backup. Before each, all is as it was."""
    start = plain.parent / "start"
    start.mkdir()
    shutil.copytree(folder, start / "kept")
    shutil.copy(plain, start)
    points = lines(lambda: protection.change(plain, [folder], now, then))
    assert len(points) > 70
    for number, point in enumerate(points):
        shutil.rmtree(folder)
        shutil.copytree(start / "kept", folder)
        shutil.copy(start / plain.name, plain)
        killed_at(point, 1 + number % 3, lambda: protection.change(plain, [folder], now, then))
        yield point


def is_taken_up(plain: Path, folder: Path, used: Key | None, hands: Hands) -> None:
    """Whoever opens the desk next has the backups that go with it, and no promise is left."""
    desk = open_desk(plain, hands.clock, key=used)
    BackupKeeper(desk, folder, str).keep_promise()
    desk.close()
    found = backups.backups(folder)
    assert [db.is_protected(each.path) for each in found] == [db.is_protected(plain)] * 2
    assert [backups.look_into(each.path, used)["entry"] for each in found] == [1, 1]
    assert not list(folder.glob(f"{PROMISE}*"))


def test_killed_while_it_is_protected_a_desk_leaves_no_backup_that_anybody_can_read(
    plain: Path, folder: Path, hands: Hands
) -> None:
    """Not even what a backup had left that was never finished."""
    sealed: list[bool] = []
    for point in killed_on_the_way(plain, folder, None, HORSE):
        sealed.append(db.is_protected(plain))
        is_taken_up(plain, folder, HORSE, hands)
        if sealed[-1]:
            assert not [each.name for each in folder.iterdir() if holds_words(each)], point
    assert 10 < sum(sealed) < len(sealed)


def test_killed_on_the_way_to_another_passphrase_a_desk_and_its_backups_have_the_same(
    plain: Path, folder: Path, hands: Hands
) -> None:
    protection.change(plain, [folder], None, HORSE)
    used: list[Key] = []
    for _ in killed_on_the_way(plain, folder, HORSE, STAPLE):
        used.append(next(each for each in (HORSE, STAPLE) if each.salt == key.salt_of(plain)))
        is_taken_up(plain, folder, used[-1], hands)
    assert used.count(HORSE) > 10
    assert used.count(STAPLE) > 10


def test_what_was_promised_before_is_not_forgotten_with_the_next_passphrase(
    plain: Path, folder: Path, hands: Hands
) -> None:
    """Neither where a backup cannot be written all the time, nor where the program is ended then."""
    in_the_way = unfinished(backups.backups(folder)[0].path)
    in_the_way.mkdir()
    assert protection.change(plain, [folder], None, HORSE) == 1
    assert protection.change(plain, [folder], HORSE, STAPLE) == 1
    in_the_way.rmdir()
    for _ in killed_on_the_way(plain, folder, STAPLE, CHESTNUT):
        used = next(each for each in (STAPLE, CHESTNUT) if each.salt == key.salt_of(plain))
        is_taken_up(plain, folder, used, hands)


def test_what_was_promised_is_not_forgotten_while_it_or_a_backup_cannot_be_read(
    plain: Path, folder: Path, hands: Hands
) -> None:
    """Such as while a scanner holds a file."""
    promises.make(folder, HORSE, [None])
    rewrite(plain, None, HORSE)
    (promise,) = folder.glob(f"{PROMISE}*")
    kept = [each.path for each in backups.backups(folder)]
    for held, with_key in ((promise, HORSE), (kept[0], None)):
        scanner = db.connect(str(held), with_key)
        scanner.execute("BEGIN EXCLUSIVE")
        protection.keep_promise([folder], HORSE)
        scanner.close()
        assert promise.exists()
    protection.keep_promise([folder], HORSE)
    assert all(db.is_protected(each) for each in kept)
    assert not promise.exists()


def test_killed_while_a_backup_is_restored_the_desk_is_whole_or_that_backup_is(plain: Path, hands: Hands) -> None:
    """Also where whoever wrote the desk was killed, and the latest of it lies in the log beside it."""
    desk = open_desk(plain, hands.clock)
    kept = plain.parent / "kept"
    made = BackupKeeper(desk, kept, str).back_up(Reason.BY_HAND)
    desk.journal.add(hands.clock.today(), "In the file")
    desk.store.value("PRAGMA wal_checkpoint(truncate)")
    desk.journal.add(hands.clock.today(), "In the log alone")
    log = plain.with_name(f"{plain.name}-wal")
    start, left = plain.read_bytes(), log.read_bytes()
    desk.close()
    entries = {backups.look_into(plain)["entry"], backups.look_into(made.path)["entry"]}
    assert len(entries) == 2

    def put_back() -> None:
        plain.write_bytes(start)
        log.write_bytes(left)

    put_back()
    seen = set()
    points = lines(lambda: restore(plain, made.path, kept, hands.clock))
    for point in points:
        put_back()
        killed_at(point, 1, lambda: restore(plain, made.path, kept, hands.clock))
        desk = open_desk(plain, hands.clock)
        assert desk.store.value("PRAGMA integrity_check") == "ok"
        seen.add(desk.store.value("SELECT count(*) FROM entry"))
        assert seen <= entries, point
        desk.close()
    assert seen == entries
