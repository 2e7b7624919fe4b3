"""When a backup is due, the second copy, and putting one in the place of the desk."""

import lzma
import os
from pathlib import Path

import pytest

from goaldesk.core import backups
from goaldesk.core.backup_keeper import BackupKeeper, restore
from goaldesk.core.backups import Reason
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.errors import DeskError, DeskHeldError
from goaldesk.core.formats import table
from goaldesk.core.services.transfer import Transfer
from goaldesk.core.store import db
from tests.conftest import Hands
from tests.core.steps import performance


@pytest.fixture
def keeper(desk: Desk, tmp_path: Path) -> BackupKeeper:
    return BackupKeeper(desk, tmp_path / "kept", lambda: str(tmp_path / "stick"))


def titles(path: Path, hands: Hands) -> list[str]:
    desk = open_desk(path, hands.clock)
    try:
        return [row[0] for row in desk.store.rows("SELECT title FROM goal WHERE deleted_at IS NULL ORDER BY id")]
    finally:
        desk.close()


def test_one_is_due_once_something_changed(desk: Desk, keeper: BackupKeeper) -> None:
    assert keeper.is_due(), "there is none at all"
    keeper.back_up(Reason.START)
    performance(desk, "Pass B2")
    assert keeper.is_due()
    keeper.back_up(Reason.IN_USE)
    desk.session.undo()
    assert keeper.is_due()


def test_a_second_copy_lies_in_the_other_folder_where_that_is_there(keeper: BackupKeeper, tmp_path: Path) -> None:
    keeper.back_up(Reason.START)
    assert not (tmp_path / "stick").exists()
    (tmp_path / "stick").mkdir()
    made = keeper.back_up(Reason.BY_HAND)
    copy = tmp_path / "stick" / "kept" / made.path.name
    assert copy.read_bytes() == made.path.read_bytes()


def test_a_second_copy_that_cannot_be_made_is_said_and_the_first_is_there(keeper: BackupKeeper, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "kept").write_text("in the way")
    with pytest.raises(DeskError, match="could not be copied"):
        keeper.back_up(Reason.BY_HAND)
    assert len(backups.backups(tmp_path / "kept")) == 1


def test_a_backup_takes_the_place_of_the_desk_and_can_be_taken_back(
    desk: Desk, keeper: BackupKeeper, tmp_path: Path, hands: Hands
) -> None:
    performance(desk, "Before")
    made = keeper.back_up(Reason.BY_HAND)
    performance(desk, "After")
    with pytest.raises(DeskHeldError):
        restore(desk.path, made.path, keeper.folder, hands.clock)
    desk.close()
    kept = restore(desk.path, made.path, keeper.folder, hands.clock)
    assert titles(desk.path, hands) == ["Before"]
    assert kept
    assert kept.reason is Reason.BEFORE_RESTORE
    hands.forward(minutes=1)
    restore(desk.path, kept.path, keeper.folder, hands.clock)
    assert titles(desk.path, hands) == ["Before", "After"]


def test_a_log_of_the_old_desk_is_not_read_with_the_restored_one(
    desk: Desk, keeper: BackupKeeper, tmp_path: Path, hands: Hands
) -> None:
    performance(desk, "Before")
    made = keeper.back_up(Reason.BY_HAND)
    performance(desk, "In the log only")
    log = desk.path.with_name(f"{desk.path.name}-wal")
    left = log.read_bytes()
    desk.close()
    log.write_bytes(left)
    restore(desk.path, made.path, keeper.folder, hands.clock)
    assert titles(desk.path, hands) == ["Before"]


def test_a_damaged_desk_is_kept_beside_the_restored_one(desk: Desk, keeper: BackupKeeper, hands: Hands) -> None:
    performance(desk, "Before")
    made = keeper.back_up(Reason.BY_HAND)
    desk.close()
    desk.path.write_bytes(b"not a desk any more" * 400)
    assert restore(desk.path, made.path, keeper.folder, hands.clock) is None
    assert titles(desk.path, hands) == ["Before"]
    aside = [each for each in desk.path.parent.iterdir() if "set aside" in each.name]
    assert [each.read_bytes()[:9] for each in aside] == [b"not a des"]


def test_a_damaged_backup_is_refused_and_the_desk_left_alone(desk: Desk, keeper: BackupKeeper, hands: Hands) -> None:
    performance(desk, "Before")
    made = keeper.back_up(Reason.BY_HAND)
    desk.close()
    made.path.write_bytes(made.path.read_bytes()[:5000])
    before = desk.path.read_bytes()
    with pytest.raises(DeskError, match="is damaged"):
        restore(desk.path, made.path, keeper.folder, hands.clock)
    assert desk.path.read_bytes() == before
    assert not desk.path.with_name(f"{desk.path.name}.part").exists()


def test_a_desk_that_is_gone_can_be_brought_back(desk: Desk, keeper: BackupKeeper, hands: Hands) -> None:
    performance(desk, "Before")
    made = keeper.back_up(Reason.CLOSE)
    desk.close()
    desk.path.unlink()
    assert restore(desk.path, made.path, keeper.folder, hands.clock) is None
    assert titles(desk.path, hands) == ["Before"]


def test_a_desk_of_an_older_program_is_backed_up_before_it_is_brought_up_to_date(tmp_path: Path, hands: Hands) -> None:
    path = tmp_path / "old.goaldesk"
    kept = Path(__file__).parent.parent / "data" / "desks" / "schema-3.goaldesk.xz"
    path.write_bytes(lzma.decompress(kept.read_bytes()))
    open_desk(path, hands.clock, backups=tmp_path / "backups").close()
    (made,) = backups.backups(backups.folder_for(path, tmp_path / "backups"))
    assert made.reason is Reason.BEFORE_UPDATE
    copy = db.open_as_it_is(made.path)
    assert copy.value("PRAGMA user_version") == 3
    copy.close()
    open_desk(path, hands.clock, backups=tmp_path / "backups").close()
    assert len(backups.backups(backups.folder_for(path, tmp_path / "backups"))) == 1


def test_without_a_backup_an_older_desk_is_not_touched(tmp_path: Path, hands: Hands) -> None:
    path = tmp_path / "old.goaldesk"
    kept = Path(__file__).parent.parent / "data" / "desks" / "schema-3.goaldesk.xz"
    path.write_bytes(lzma.decompress(kept.read_bytes()))
    (tmp_path / "backups").write_text("in the way")
    with pytest.raises(DeskError, match="No backup could be made"):
        open_desk(path, hands.clock, backups=tmp_path / "backups")
    store = db.open_as_it_is(path)
    assert store.value("PRAGMA user_version") == 3
    store.close()


def test_a_table_is_brought_in_only_after_a_backup(desk: Desk, keeper: BackupKeeper, tmp_path: Path) -> None:
    desk.keeper = keeper
    transfer = Transfer(desk)
    plan = transfer.plan(table.parse("| want | learn |\n| --- | --- |\n| Run | Breathe |\n", ".md"))
    (tmp_path / "kept").write_text("in the way")
    with pytest.raises(DeskError, match="No backup could be made"):
        transfer.carry_out(plan)
    assert desk.store.value("SELECT count(*) FROM goal") == 0
    (tmp_path / "kept").unlink()
    transfer.carry_out(plan)
    assert [each.reason for each in backups.backups(tmp_path / "kept")] == [Reason.BEFORE_IMPORT]


def test_halves_of_backups_that_a_power_cut_left_are_taken_away(keeper: BackupKeeper, hands: Hands) -> None:
    keeper.folder.mkdir()
    old, fresh = (keeper.folder / f"2026-10-08T1{hour}-00-00-000000Z in-use.part" for hour in (1, 2))
    for left in (old, fresh, keeper.folder / "somebody's own.part"):
        left.write_bytes(b"half of it")
    os.utime(old, (hands.at.timestamp() - 2 * 86_400,) * 2)
    os.utime(fresh, (hands.at.timestamp() - 60,) * 2)  # another program may be at it
    made = keeper.back_up(Reason.BY_HAND)
    assert {each.name for each in keeper.folder.iterdir()} == {made.path.name, fresh.name, "somebody's own.part"}


TOO_LONG = "x" * 300


def test_another_folder_that_cannot_be_looked_for_is_not_in_the_way(desk: Desk, tmp_path: Path) -> None:
    """Such as one inside a folder that is closed to this person, or on a disk that does not answer."""
    keeper = BackupKeeper(desk, tmp_path / "kept", lambda: str(tmp_path / TOO_LONG))
    keeper.keep_promise()
    keeper.back_up(Reason.BY_HAND)
    assert len(backups.backups(tmp_path / "kept")) == 1
    assert backups.backups(keeper.folders()[1]) == []
