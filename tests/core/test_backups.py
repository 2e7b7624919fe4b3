"""Backups: made while the desk is in use, compared before they count, and thinned without losing the last large one."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from goaldesk.core import backups
from goaldesk.core.backups import Backup, Reason
from goaldesk.core.check import check
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.errors import DeskError
from goaldesk.core.search.asked import parse
from goaldesk.core.search.find import find
from goaldesk.core.store.db import open_for_reading
from tests.conftest import Hands
from tests.core.steps import learning, performance

NOW = datetime(2026, 10, 8, 12, 0, tzinfo=UTC)


def make(desk: Desk, folder: Path, reason: Reason = Reason.BY_HAND, now: datetime = NOW) -> Backup:
    reader = desk.reader()
    try:
        return backups.make(reader, folder, reason, now)
    finally:
        reader.close()


def test_a_backup_holds_everything_also_what_is_in_the_log_beside_the_desk(desk: Desk, tmp_path: Path) -> None:
    desk.pairs.pair(performance(desk, "Pass B2"), learning(desk, "Hear a story"))
    made = make(desk, tmp_path / "kept")
    assert made.path.name == "2026-10-08T12-00-00-000000Z by-hand.goaldesk"
    assert [each.name for each in (tmp_path / "kept").iterdir()] == [made.path.name]
    copy = open_for_reading(made.path)
    assert check(copy).problems == ()
    assert backups.counted(copy) == backups.counted(desk.store)
    assert [hit.title for hit in find(copy, parse("B2"))] == ["Pass B2"]
    copy.close()
    assert backups.backups(tmp_path / "kept") == [made]


def test_only_its_owner_can_read_a_backup(desk: Desk, tmp_path: Path) -> None:
    made = make(desk, tmp_path / "kept")
    assert (made.path.stat().st_mode & 0o777, made.path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_what_was_written_since_is_not_in_it(desk: Desk, tmp_path: Path, hands: Hands) -> None:
    performance(desk, "Before")
    made = make(desk, tmp_path)
    performance(desk, "After")
    again = open_desk(made.path, hands.clock)
    assert [row[0] for row in again.store.rows("SELECT title FROM goal")] == ["Before"]
    again.close()


def test_a_folder_that_cannot_be_written_to_is_said_and_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DeskError, match="The desk itself is safe"):
        make(desk, tmp_path / "file")


def test_a_copy_of_a_damaged_desk_does_not_count(desk: Desk, tmp_path: Path) -> None:
    for number in range(400):
        performance(desk, f"Goal {number}")
    desk.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    damaged = bytearray(desk.path.read_bytes())
    middle = len(damaged) // 8192 * 4096
    damaged[middle : middle + 16_384] = b"\xa5" * 16_384
    desk.path.write_bytes(damaged)
    with pytest.raises(DeskError, match="No backup could be made"):
        make(desk, tmp_path / "kept")
    assert list((tmp_path / "kept").iterdir()) == []


def test_each_desk_has_a_folder_of_its_own_that_is_found_without_it(tmp_path: Path) -> None:
    one, other = tmp_path / "a" / "Mine.goaldesk", tmp_path / "b" / "Mine.goaldesk"
    assert backups.folder_for(one, tmp_path) != backups.folder_for(other, tmp_path)
    assert backups.folder_for(one, tmp_path) == backups.folder_for(tmp_path / "a" / "." / "Mine.goaldesk", tmp_path)


def test_files_of_another_sort_are_passed_over(tmp_path: Path) -> None:
    for name in ("notes.txt", "GoalDesk.goaldesk", "2026-10-08T12-00-00-000000Z why.goaldesk", "Z .goaldesk"):
        (tmp_path / name).write_text("")
    assert backups.backups(tmp_path) == []
    assert backups.backups(tmp_path / "none") == []


def several(*ages: timedelta, size: int = 100) -> list[Backup]:
    """Backups of these ages, the newest first."""
    return [Backup(Path(f"{number}"), NOW - age, Reason.IN_USE, size) for number, age in enumerate(sorted(ages))]


def test_all_of_the_last_day_stay() -> None:
    assert backups.to_thin(several(*(timedelta(minutes=30 * number) for number in range(48))), NOW) == []


def test_older_ones_are_thinned_to_one_a_day_a_week_a_month() -> None:
    hourly = several(*(timedelta(hours=number) for number in range(24 * 400)))
    gone = set(backups.to_thin(hourly, NOW))
    stay = [backup for backup in hourly if backup not in gone]
    ages = [NOW - backup.at for backup in stay]
    assert sum(age <= timedelta(days=1) for age in ages) == 25
    assert sum(timedelta(days=1) < age <= timedelta(days=14) for age in ages) in {13, 14}
    assert sum(timedelta(days=14) < age <= timedelta(days=90) for age in ages) in {11, 12, 13}
    assert 10 <= sum(age > timedelta(days=90) for age in ages) <= 12
    assert backups.to_thin(stay, NOW) == []


def test_the_newest_large_one_is_never_thinned_away() -> None:
    old = [Backup(Path("large"), NOW - timedelta(days=300, hours=5), Reason.CLOSE, 1_000_000)]
    newer = several(*(timedelta(hours=number) for number in range(24 * 320)), size=1000)
    kept = sorted([*old, *newer], key=lambda backup: backup.at, reverse=True)
    assert old[0] not in backups.to_thin(kept, NOW)


def test_a_clock_that_was_set_back_makes_none_go() -> None:
    ahead = several(*(timedelta(hours=-number) for number in range(9 * 24, 0, -1)))
    assert backups.to_thin(ahead, NOW) == []


def test_thinning_takes_away_only_backups(desk: Desk, tmp_path: Path) -> None:
    for hours in range(60):
        make(desk, tmp_path, Reason.IN_USE, NOW - timedelta(hours=hours))
    (tmp_path / "mine.txt").write_text("mine")
    before = len(backups.backups(tmp_path))
    gone = backups.thin(tmp_path, NOW)
    assert gone
    assert len(backups.backups(tmp_path)) == before - len(gone)
    assert (tmp_path / "mine.txt").exists()
