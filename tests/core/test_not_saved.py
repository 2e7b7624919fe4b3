"""A change that cannot be written is refused in one clear sentence, nothing is changed, and later it can be made."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk.core.check import check
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.errors import DeskError
from tests.conftest import Hands
from tests.core.steps import performance

ENDS = "What is on disk is safe."


def refused(desk: Desk) -> str:
    """A change is refused; nothing is different. Returns the sentence."""
    for number in range(2000):  # a full disk has some room in pages that are there already
        before = everything(desk)
        try:
            performance(desk, f"Never {number} " + "word " * 30)
        except DeskError as error:
            assert everything(desk) == before
            return str(error)
    raise AssertionError("it was never refused")


def everything(desk: Desk) -> list[tuple[object, ...]]:
    return desk.store.rows("SELECT id, title FROM goal") + desk.store.rows("SELECT id, changes FROM undo_step")


def test_a_full_disk(desk: Desk) -> None:
    performance(desk, "There")
    pages = desk.store.value("PRAGMA page_count")
    desk.store.value(f"PRAGMA max_page_count = {pages + 2}")
    assert refused(desk) == f"Not saved yet: the disk is full. {ENDS}"
    desk.store.value("PRAGMA max_page_count = 1000000")
    performance(desk, "Later")


def test_a_file_that_may_only_be_read(desk: Desk) -> None:
    performance(desk, "There")
    desk.store.rows("PRAGMA query_only = 1")
    assert refused(desk) == f"Not saved yet: the file may only be read. {ENDS}"
    desk.store.rows("PRAGMA query_only = 0")
    performance(desk, "Later")


def test_another_program_that_writes_to_the_file(desk: Desk) -> None:
    performance(desk, "There")
    desk.store.rows("PRAGMA busy_timeout = 50")
    other = sqlcipher.connect(str(desk.path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert refused(desk) == f"Not saved yet: another program is writing to the desk at this moment. {ENDS}"
    other.execute("ROLLBACK")
    other.close()
    performance(desk, "Later")


@pytest.mark.parametrize("does", [lambda desk: desk.trash.empty(), lambda desk: desk.session.make_search_again()])
def test_what_is_no_step_is_refused_in_the_same_words(desk: Desk, does: Callable[[Desk], object]) -> None:
    """Emptying the trash and making the search index again speak to the driver itself."""
    desk.goals.put_away([performance(desk, "There")])
    before = everything(desk), desk.store.rows("SELECT doc, title FROM search_doc")
    desk.store.rows("PRAGMA query_only = 1")
    with pytest.raises(DeskError) as caught:
        does(desk)
    assert str(caught.value) == f"Not saved yet: the file may only be read. {ENDS}"
    desk.store.rows("PRAGMA query_only = 0")
    assert (everything(desk), desk.store.rows("SELECT doc, title FROM search_doc")) == before
    does(desk)
    assert check(desk.store).problems == ()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of its own, that somebody who may do everything can make read-only too."""
    place = tmp_path / "disk"
    place.mkdir()
    if sys.platform == "win32":
        pytest.skip("modes of folders are POSIX")
    if os.geteuid() != 0:
        yield place
        place.chmod(0o755)
        return
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", place], capture_output=True, check=False).returncode:
        pytest.skip("root may write everywhere, and a disk of its own cannot be had here")
    yield place
    subprocess.run(["umount", "-l", place], check=False)


def only_read(folder: Path, only: bool) -> None:
    if os.geteuid() != 0:
        folder.chmod(0o555 if only else 0o755)
    else:
        subprocess.run(["mount", "-o", f"remount,{'ro' if only else 'rw'}", folder], check=True)


def test_a_folder_that_may_only_be_read_is_said_when_a_desk_is_opened(folder: Path, hands: Hands) -> None:
    path = folder / "mine.goaldesk"
    open_desk(path, hands.clock, create=True).close()
    only_read(folder, True)
    with contextlib.ExitStack() as stack:
        stack.callback(only_read, folder, False)
        with pytest.raises(DeskError, match=r"cannot be written to \(.*\)\. Nothing was changed\.$"):
            open_desk(path, hands.clock)
        with pytest.raises(DeskError, match="Choose a folder you may write to"):
            open_desk(folder / "new" / "other.goaldesk", hands.clock, create=True)
    open_desk(path, hands.clock).close()


@pytest.mark.parametrize("harm", ["removed", "moved"])
def test_a_folder_that_is_gone_while_the_desk_is_open(
    new_desk: Callable[..., Desk], tmp_path: Path, hands: Hands, harm: str
) -> None:
    folder = tmp_path / "folder"
    path = folder / "mine.goaldesk"
    desk = open_desk(path, hands.clock, create=True)
    performance(desk, "There")
    away = tmp_path / "away"
    folder.rename(away)
    if harm == "removed":
        folder.mkdir()
    assert refused(desk).startswith(f"Not saved: the desk is no longer at {path}.")
    if harm == "removed":
        folder.rmdir()
    away.rename(folder)
    performance(desk, "Later")
    desk.close()
    again = open_desk(path, hands.clock)
    assert len(again.store.rows("SELECT id FROM goal")) == 2
    again.close()


def test_whatever_the_reason_says_is_only_shown(desk: Desk) -> None:
    """A trigger that somebody put into the file may say anything; braces are places of our own texts."""
    performance(desk, "There")
    desk.store.rows("CREATE TRIGGER odd BEFORE INSERT ON goal BEGIN SELECT RAISE(ABORT, 'no {more} {'); END")
    assert refused(desk) == f"Not saved yet: no {{more}} {{. {ENDS}"
