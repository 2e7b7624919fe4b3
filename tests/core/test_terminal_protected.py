"""Calls from a terminal on a protected desk: it asks where nobody sees it, and a script uses the environment."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from goaldesk.core import backups, key
from goaldesk.core.backups import folder_for
from goaldesk.core.key import Key
from goaldesk.core.protection import rewrite
from goaldesk.core.store import db
from tests.core.terminal import NOW, could_not, done, environment, goaldesk

PHRASE = "correct horse"


@pytest.fixture
def horse(mine: Path) -> Key:
    """The desk is protected."""
    made = key.from_passphrase(PHRASE, key.fresh_salt())
    rewrite(mine, None, made)
    return made


def said(path: Path, with_key: Key) -> list[str]:
    store = db.open_for_reading(path, with_key)
    try:
        return [row[0] for row in store.rows("SELECT text FROM entry ORDER BY id")]
    finally:
        store.close()


def test_with_nobody_to_ask_it_says_what_to_do_and_touches_nothing(home: Path, mine: Path, horse: Key) -> None:
    before = mine.read_bytes()
    for call in (["capture", "words"], ["find", "B2"], ["check"], ["backup"], ["export", "table", home / "out.md"]):
        assert "put that into GOALDESK_PASSPHRASE" in could_not(goaldesk(home, *call))
    assert mine.read_bytes() == before
    assert not (home / "out.md").exists()


def test_every_call_works_with_the_passphrase_in_the_environment(home: Path, mine: Path, horse: Key) -> None:
    with_it = {"GOALDESK_PASSPHRASE": PHRASE}
    done(goaldesk(home, "--now", NOW, "capture", "Some words", **with_it))
    assert said(mine, horse) == ["Some words"]
    assert "Pass B2" in done(goaldesk(home, "find", "B2", **with_it))
    assert "The desk is sound." in done(goaldesk(home, "check", **with_it))
    done(goaldesk(home, "backup", **with_it))
    (made,) = backups.backups(folder_for(mine, home / "backups"))
    assert db.is_protected(made.path)
    done(goaldesk(home, "--now", NOW, "capture", "Later words", **with_it))
    assert "newest of the backups" in done(goaldesk(home, "restore", made.path, **with_it))
    assert said(mine, horse) == ["Some words"]
    done(goaldesk(home, "export", "table", home / "out.md", **with_it))
    assert "Pass B2" in (home / "out.md").read_text()


def test_the_recovery_code_will_do(home: Path, mine: Path, horse: Key) -> None:
    assert "Pass B2" in done(goaldesk(home, "find", "B2", GOALDESK_PASSPHRASE=horse.code().lower()))


def test_another_passphrase_is_refused_and_nothing_is_changed(home: Path, mine: Path, horse: Key) -> None:
    before = mine.read_bytes()
    wrong = {"GOALDESK_PASSPHRASE": "battery staple"}
    for call in (["capture", "words"], ["find", "B2"], ["check"]):
        assert "is not the passphrase of “GoalDesk”" in could_not(goaldesk(home, *call, **wrong))
    assert mine.read_bytes() == before


def test_a_desk_that_is_damaged_where_it_begins_is_told_from_a_wrong_passphrase(
    home: Path, mine: Path, horse: Key
) -> None:
    with_it = {"GOALDESK_PASSPHRASE": PHRASE}
    done(goaldesk(home, "--now", NOW, "capture", "Some words", **with_it))
    done(goaldesk(home, "backup", **with_it))
    (made,) = backups.backups(folder_for(mine, home / "backups"))
    with mine.open("r+b") as file:
        file.seek(1000)
        file.write(b"\xa5" * 500)
    for call in (["capture", "words"], ["find", "B2"], ["check"]):
        assert "damaged where it begins" in could_not(goaldesk(home, *call, **with_it))
    assert "is not the passphrase" in could_not(goaldesk(home, "check", GOALDESK_PASSPHRASE="battery staple"))
    assert "lies beside it" in done(goaldesk(home, "restore", made.path, **with_it))
    assert said(mine, horse) == ["Some words"]


def test_a_plain_desk_asks_for_nothing_whatever_is_in_the_environment(home: Path, mine: Path) -> None:
    assert "Pass B2" in done(goaldesk(home, "find", "B2", GOALDESK_PASSPHRASE="whatever"))


def test_a_backup_takes_the_place_of_a_desk_whose_passphrase_nobody_says(home: Path, mine: Path) -> None:
    done(goaldesk(home, "backup"))
    (made,) = backups.backups(folder_for(mine, home / "backups"))
    rewrite(mine, None, key.from_passphrase(PHRASE, key.fresh_salt()))
    assert "under another name" in done(goaldesk(home, "restore", made.path))
    assert not db.is_protected(mine)
    (aside,) = home.glob("GoalDesk set aside *")
    assert db.is_protected(aside)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
@pytest.mark.parametrize(("typed", "status"), [(PHRASE, 0), ("battery staple", 1)])
def test_it_is_asked_for_once_at_the_terminal_and_not_shown(
    home: Path, mine: Path, horse: Key, typed: str, status: int
) -> None:
    try:
        ours, theirs = pytest.importorskip("pty", reason="there are no terminals here").openpty()
    except OSError as error:
        pytest.skip(f"no terminal can be made here: {error}")
    command = [sys.executable, "-m", "goaldesk", "check"]
    running = subprocess.Popen(
        command, env=environment(home), cwd=home.parent, stdin=theirs, stdout=theirs, stderr=theirs,
        start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    deadline = time.monotonic() + 30
    asked = False
    while time.monotonic() < deadline:
        try:
            shown += os.read(ours, 4096)
        except OSError:
            break
        if b"Passphrase of" in shown and not asked:
            asked = True
            os.write(ours, f"{typed}\n".encode())
    os.close(ours)
    assert running.wait(30) == status
    assert asked
    assert shown.decode().count("Passphrase of “GoalDesk”: ") == 1
    assert typed.encode() not in shown
