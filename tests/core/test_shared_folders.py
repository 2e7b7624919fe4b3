"""Folders that others write to as well: which they are, and how a desk is kept in one."""

import shutil
from collections.abc import Callable
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.shared_folders import NETWORK, Computer, conflict_copies, keeper_of, kept_by
from goaldesk.core.store import db
from tests.conftest import Hands
from tests.core.steps import performance

MOUNTS = (
    ("/", "ext4"), ("/home/ada/nas", "nfs4"), ("/mnt/office", "cifs"), ("/home/ada/far", "fuse.sshfs"),
    ("/home/ada/gdrive", "fuse.google-drive-ocamlfuse"), ("/mnt/office/disk", "ext4"), ("/run/user/1000", "tmpfs"),
)  # fmt: skip


def computer(home: PurePath, there: tuple[str, ...] = (), **environ: str) -> Computer:
    return Computer(home, environ, MOUNTS, lambda path: path.as_posix() in there)


@pytest.mark.parametrize(
    ("folder", "keeper"),
    [
        ("/home/ada", ""), ("/home/ada/.local/share/GoalDesk", ""), ("/home/ada/Documents/Dropbox notes", ""),
        ("/home/ada/Dropbox", "Dropbox"), ("/home/ada/Dropbox/a/b", "Dropbox"),
        ("/home/ada/Dropbox (Personal)/x", "Dropbox"), ("/home/ada/OneDrive", "OneDrive"),
        ("/home/ada/OneDrive - Contoso/x", "OneDrive"), ("/home/ada/Google Drive/x", "Google Drive"),
        ("/home/ada/Nextcloud", "Nextcloud"), ("/home/ada/Nextcloud2/x", "Nextcloud"), ("/home/ada/Box", "Box"),
        ("/home/ada/Documents/Box", ""), ("/home/ada/Toolbox", ""), ("/home/ada/nas/desks", NETWORK),
        ("/mnt/office/desks", NETWORK), ("/mnt/office/disk/desks", ""), ("/home/ada/far", NETWORK),
        ("/home/ada/gdrive/x", "Google Drive"), ("/home/ada/nasty", ""), ("/srv/Dropbox", ""),
        ("/home/ada/Sync/desks", "Syncthing"), ("/data/kept/x", "Dropbox"),
    ],
)  # fmt: skip
def test_who_keeps_a_folder_on_linux(folder: str, keeper: str) -> None:
    there = ("/home/ada/Sync/.stfolder", "/data/kept/.dropbox.cache", "/home/ada/.dropbox")
    assert keeper_of(PurePosixPath(folder), computer(PurePosixPath("/home/ada"), there)) == keeper


@pytest.mark.parametrize(
    ("folder", "keeper"),
    [
        ("/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/Desks", "iCloud"),
        ("/Users/ada/Library/CloudStorage/OneDrive-Personal/x", "OneDrive"),
        ("/Users/ada/Library/CloudStorage/GoogleDrive-ada@example.org/My Drive", "Google Drive"),
        ("/Users/ada/Library/CloudStorage/Dropbox", "Dropbox"),
        ("/Users/ada/Library/CloudStorage/Kdrive-a/x", "Kdrive"),
        ("/Users/ada/Library/Application Support/GoalDesk", ""),
    ],
)  # fmt: skip
def test_who_keeps_a_folder_on_a_mac(folder: str, keeper: str) -> None:
    assert keeper_of(PurePosixPath(folder), computer(PurePosixPath("/Users/ada"))) == keeper


@pytest.mark.parametrize(
    ("folder", "keeper"),
    [
        (r"C:\Users\Ada\OneDrive\Documents", "OneDrive"), (r"C:\Users\Ada\AppData\Local\GoalDesk", ""),
        (r"C:\Users\Ada\iCloudDrive\x", "iCloud"), (r"G:\My Drive\Desks", "Google Drive"), (r"D:\Dropbox\x", "Dropbox"),
        (r"D:\Firm cloud\x", "OneDrive"), (r"D:\Desks", ""),
    ],
)  # fmt: skip
def test_who_keeps_a_folder_on_windows(folder: str, keeper: str) -> None:
    here = computer(PureWindowsPath(r"C:\Users\Ada"), OneDriveCommercial=r"D:\Firm cloud")
    assert keeper_of(PureWindowsPath(folder), here) == keeper


@pytest.mark.parametrize(
    "copy",
    [
        "GoalDesk (Ada's conflicted copy 2026-10-08).goaldesk", "GoalDesk (conflicted copy 2026-10-08 101112).goaldesk",
        "GoalDesk.sync-conflict-20261008-101112-ABCDEFG.goaldesk", "GoalDesk 2.goaldesk", "GoalDesk (1).goaldesk",
        "GoalDesk (In Konflikt stehende Kopie von Ada 2026-10-08).goaldesk", "GoalDesk_conflict-20261008-1011.goaldesk",
        "GoalDesk-LAPTOP7.goaldesk",
    ],
)  # fmt: skip
def test_conflict_copies_are_known_by_their_names(copy: str) -> None:
    others = ["GoalDesk.goaldesk", "GoalDesk.goaldesk-wal", "GoalDesk-old.goaldesk", "Work 2.goaldesk", "notes (1).txt"]
    assert conflict_copies("GoalDesk.goaldesk", [*others, copy], "OneDrive") == [copy]


def test_a_name_with_a_hyphen_is_a_conflict_copy_with_onedrive_alone() -> None:
    assert conflict_copies("GoalDesk.goaldesk", ["GoalDesk-LAPTOP7.goaldesk"], "Dropbox") == []


@pytest.fixture
def dropbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's folder that Dropbox keeps in step."""
    monkeypatch.setenv("HOME", str(tmp_path / "ada"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "ada"))
    folder = tmp_path / "ada" / "Dropbox"
    folder.mkdir(parents=True)
    return folder


def mode(desk: Desk) -> str:
    return str(desk.store.value("PRAGMA journal_mode"))


def test_a_desk_is_without_a_log_in_such_a_folder_and_with_one_elsewhere(
    new_desk: Callable[..., Desk], dropbox: Path, tmp_path: Path, hands: Hands
) -> None:
    desk = new_desk()
    performance(desk, "At home")
    assert mode(desk) == "wal"
    desk.close()
    moved = dropbox / "mine.goaldesk"
    shutil.move(desk.path, moved)
    there = open_desk(moved, hands.clock)
    performance(there, "In the cloud")
    assert mode(there) == "delete"
    assert sorted(each.name for each in dropbox.iterdir()) == ["mine.goaldesk", "mine.goaldesk.lock"]
    there.close()
    shutil.move(moved, desk.path)
    back = open_desk(desk.path, hands.clock)
    assert mode(back) == "wal"
    assert {row[0] for row in back.store.rows("SELECT title FROM goal")} == {"At home", "In the cloud"}
    back.close()


def test_a_link_leads_to_where_the_desk_really_lies(dropbox: Path, tmp_path: Path, hands: Hands) -> None:
    open_desk(dropbox / "mine.goaldesk", hands.clock, create=True).close()
    link = tmp_path / "link.goaldesk"
    link.symlink_to(dropbox / "mine.goaldesk")
    assert kept_by(link) == "Dropbox"
    assert kept_by(tmp_path / "elsewhere.goaldesk") == ""


def test_somebody_who_reads_at_that_moment_does_not_keep_a_desk_from_opening(
    desk: Desk, dropbox: Path, hands: Hands
) -> None:
    performance(desk, "Here")
    desk.close()
    moved = dropbox / "mine.goaldesk"
    shutil.move(desk.path, moved)
    reader = db.open_for_reading(moved)
    reader.connection.execute("BEGIN")
    assert reader.value("SELECT count(*) FROM goal") == 1
    there = open_desk(moved, hands.clock)
    performance(there, "There")
    there.close()
    reader.close()
