"""One writer for a desk, and what is on the disk when that writer ends badly."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk.core import lock
from goaldesk.core.check import check
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.errors import DeskError, DeskHeldError
from goaldesk.core.queries import desk as desk_query
from goaldesk.core.store import db
from tests.conftest import Hands
from tests.core.holding import another_process
from tests.core.steps import performance
from tests.core.test_undo import dump

DEAD = 2**22 + 1  # above any process id there can be


@pytest.fixture
def closed(new_desk: Callable[..., Desk]) -> Path:
    """A desk that nobody has open."""
    desk = new_desk("closed")
    desk.close()
    return desk.path


def titles(path: Path) -> list[str]:
    store = db.open_for_reading(path)
    try:
        return [choice.title for choice in desk_query.choices(store)]
    finally:
        store.close()


def test_a_second_opener_is_refused_and_told_who_has_it(desk: Desk, hands: Hands) -> None:
    performance(desk, "Mine")
    with pytest.raises(DeskHeldError, match=f"process {os.getpid()}"):
        open_desk(desk.path, hands.clock)
    performance(desk, "And still mine")
    assert titles(desk.path) == ["Mine", "And still mine"]


def test_another_process_that_has_it_is_respected_and_named(closed: Path, hands: Hands) -> None:
    with another_process(closed) as other:
        assert lock.held_here(closed)
        assert lock.holder(closed).pid == other.pid
        with pytest.raises(DeskHeldError, match=f"process {other.pid}"):
            open_desk(closed, hands.clock)
    open_desk(closed, hands.clock).close()


def test_what_a_killed_process_had_written_is_there(closed: Path, hands: Hands) -> None:
    """Every acknowledged change is on the disk, its lock is taken over, and reading works before anybody writes."""
    with another_process(closed, adds="Written just before") as other:
        other.kill()
        other.wait()
    assert lock.lock_path(closed).exists()
    assert not lock.held_here(closed)
    assert titles(closed) == ["Written just before"]
    desk = open_desk(closed, hands.clock)
    assert lock.holder(closed).pid == os.getpid()
    assert desk.session.undo_label() == "adding a goal"
    assert check(desk.store).problems == ()
    desk.close()


@pytest.mark.skipif(sys.platform == "win32", reason="a file that is open is not taken away there")
def test_a_lock_file_that_is_taken_away_while_one_waits_holds_nothing(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever let go took the file along; another one would make a new file, and both would hold the desk."""
    waited = []

    def wait(handle: int) -> bool:
        if not waited:
            lock.lock_path(closed).unlink()
        waited.append(handle)
        return really(handle)

    really = lock._try_lock
    monkeypatch.setattr(lock, "_try_lock", wait)
    held = lock.acquire(closed)
    assert len(waited) == 2
    assert lock.lock_path(closed).exists()
    held.release()


@pytest.mark.parametrize(
    "left",
    [
        json.dumps({"pid": DEAD, "host": lock._this_computer(), "address": "/gone", "key": "k"}),
        *("", "{", "[1]", "null", "[" * 100_000, '{"pid": 7, "host": ["kitchen"]}'),
    ],
    ids=["dead process", "empty", "cut short", "list", "null", "very deep", "no text"],
)
def test_a_lock_that_nobody_holds_is_taken_over(closed: Path, hands: Hands, left: str) -> None:
    lock.lock_path(closed).write_text(left)
    desk = open_desk(closed, hands.clock)
    assert lock.holder(closed).pid == os.getpid()
    desk.close()
    assert not lock.lock_path(closed).exists()


def test_a_lock_of_another_computer_is_respected_until_the_person_says_otherwise(closed: Path, hands: Hands) -> None:
    left = json.dumps({"pid": 7, "host": "kitchen-laptop", "address": "", "key": ""})
    lock.lock_path(closed).write_text(left)
    with pytest.raises(DeskHeldError, match="computer kitchen-laptop"):
        open_desk(closed, hands.clock)
    assert lock.lock_path(closed).read_text() == left
    assert not lock.held_here(closed)
    desk = open_desk(closed, hands.clock, held_elsewhere_is_fine=True)
    assert lock.holder(closed).host == lock._this_computer()
    desk.close()


def test_nobody_gets_past_a_process_of_this_computer(desk: Desk, hands: Hands) -> None:
    with pytest.raises(DeskHeldError):
        open_desk(desk.path, hands.clock, held_elsewhere_is_fine=True)


def test_a_desk_that_cannot_be_opened_leaves_no_lock(tmp_path: Path, hands: Hands) -> None:
    path = tmp_path / "mine.goaldesk"
    path.write_text("not a desk")
    for create in (False, True):
        with pytest.raises(DeskError):
            open_desk(path, hands.clock, create=create)
    assert not lock.lock_path(path).exists()


def test_two_desks_can_be_open_side_by_side(new_desk: Callable[..., Desk]) -> None:
    work, home = new_desk("work"), new_desk("home")
    performance(work, "Ship it")
    performance(home, "Paint the door")
    work.session.undo()
    assert [choice.title for choice in desk_query.choices(work.store)] == []
    assert [choice.title for choice in desk_query.choices(home.store)] == ["Paint the door"]


# -- the disk says no


def test_a_full_disk_is_said_and_nothing_is_half_written(desk: Desk) -> None:
    goal = performance(desk, "Before")
    pages = desk.store.value("PRAGMA page_count")
    desk.store.connection.execute(f"PRAGMA max_page_count = {pages}")
    before = dump(desk)
    with pytest.raises(DeskError, match="What is on disk is safe"):
        desk.goals.write(goal, "note", "Too much. " * 20_000)
    assert dump(desk) == before
    desk.store.connection.execute(f"PRAGMA max_page_count = {pages * 100}")
    desk.goals.write(goal, "note", "Too much. " * 20_000)
    assert check(desk.store).problems == ()


def test_a_file_that_another_program_is_writing_to_is_said_and_the_change_can_be_made_again(desk: Desk) -> None:
    """As a backup program does it, which knows nothing of our lock."""
    desk.store.connection.execute("PRAGMA busy_timeout = 20")
    before = dump(desk)
    heard: list[object] = []
    desk.subscribe(heard.append)
    other = sqlcipher.connect(str(desk.path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DeskError, match="Not saved yet"):
        performance(desk)
    other.execute("ROLLBACK")
    other.close()
    assert dump(desk) == before
    assert heard == []
    performance(desk, "Now")
    assert [choice.title for choice in desk_query.choices(desk.store)] == ["Now"]
    assert len(heard) == 1
