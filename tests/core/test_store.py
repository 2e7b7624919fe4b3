"""The desk's file: how it is made, opened, brought up to date and refused."""

import os
import sqlite3
import stat
import sys
from pathlib import Path

import pytest
from playhouse.migrations import Runner
from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk.core.check import check
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.errors import DeskError, DeskMissingError, DeskTooNewError
from goaldesk.core.queries import goal_page, goal_table
from goaldesk.core.search.asked import parse
from goaldesk.core.search.find import find
from goaldesk.core.store import db
from goaldesk.core.store.models import TABLES
from goaldesk.core.store.orm import database_of
from goaldesk.core.store.upgrade import HISTORY, MIGRATIONS
from tests.conftest import Hands
from tests.core.steps import performance

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")


def folder_of(path: Path) -> dict[str, bytes]:
    """Every file beside a desk, with its bytes."""
    return {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}


def refused_untouched(path: Path, hands: Hands, error: type[DeskError] = DeskError) -> str:
    """Opening is refused with a sentence that names the file, and no byte of it is different. Returns the sentence."""
    before = folder_of(path)
    with pytest.raises(error) as caught:
        open_desk(path, hands.clock)
    assert folder_of(path) == before
    with pytest.raises(error):
        db.open_for_reading(path)
    assert folder_of(path).get(path.name) == before.get(path.name)
    assert path.name in str(caught.value)
    return str(caught.value)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def old_desk(path: Path, steps: int) -> sqlcipher.Connection:
    """A desk as an earlier GoalDesk left it, with only the first migration steps done."""
    connection = sqlcipher.connect(str(path), isolation_level=None)
    runner = Runner(database_of(db.Store(path, connection)), str(MIGRATIONS), table_name=HISTORY)
    for step in list(runner.migrations())[:steps]:
        runner.up(step.name)
    return connection


def put_goal(connection: sqlcipher.Connection, title: str) -> None:
    """A row of a goal as any version wrote it: every column that must not be empty, and a title."""
    columns = [row[1] for row in connection.execute("PRAGMA table_info(goal)") if row[3] and row[1] != "title"]
    values = dict.fromkeys(columns, "") | {"id": "old", "kind": "learning", "state": "active", "ladder": "know"}
    values |= {"familiarity": "unset", "direction": "reach", "position": 1.0, "parked": 0, "title": title}
    values |= {"created_at": "2026-01-01T08:00:00.000Z", "changed_at": "2026-01-01T08:00:00.000Z"}
    values |= {"created_offset": 60, "changed_offset": 60}
    places = ", ".join("?" for _ in values)
    connection.execute(f"INSERT INTO goal ({', '.join(values)}) VALUES ({places})", list(values.values()))


# -- a fresh desk


def test_a_desk_survives_a_crash_and_keeps_its_references(desk: Desk) -> None:
    assert desk.store.value("PRAGMA journal_mode") == "wal"
    assert desk.store.value("PRAGMA synchronous") == 2, "FULL: what was acknowledged is on the disk"
    assert desk.store.value("PRAGMA foreign_keys") == 1


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_a_unique_id_its_stamps_and_a_trash(desk: Desk, table: str) -> None:
    columns = {name: (kind, needed, key) for _, name, kind, needed, _, key in _columns(desk, table)}
    assert columns["id"] == ("TEXT", 1, 1)
    assert {name: columns[name][:2] for name in ("created_at", "created_offset", "changed_at", "changed_offset")} == {
        "created_at": ("TEXT", 1),
        "created_offset": ("INTEGER", 1),
        "changed_at": ("TEXT", 1),
        "changed_offset": ("INTEGER", 1),
    }
    assert columns["deleted_at"] == ("TEXT", 0, 0)


@pytest.mark.parametrize("table", TABLES)
def test_the_tables_in_the_file_are_those_the_program_reads(desk: Desk, table: str) -> None:
    fields = TABLES[table]._meta.fields
    in_file = {name: bool(needed) for _, name, _, needed, _, _ in _columns(desk, table)}
    assert in_file == {name: not field.null for name, field in fields.items()}


def test_the_file_keeps_numbers_as_numbers_and_texts_as_texts(desk: Desk) -> None:
    loose = [name for name, sql in _definitions(desk) if name in TABLES and not sql.rstrip().endswith("STRICT")]
    assert loose == []


def test_a_moment_is_kept_in_utc_with_the_offset_of_the_place(desk: Desk) -> None:
    goal = performance(desk)
    row = desk.store.rows("SELECT created_at, created_offset, changed_at, deleted_at FROM goal WHERE id = ?", goal)[0]
    assert row == ("2026-10-08T12:32:00.000Z", 120, "2026-10-08T12:32:00.000Z", None)  # 14:32 two hours east


def test_changing_a_row_moves_only_its_second_stamp(desk: Desk, hands: Hands) -> None:
    goal = performance(desk)
    hands.forward(days=1)
    desk.goals.reword(goal, "Run the spring audit")
    row = desk.store.rows("SELECT created_at, changed_at FROM goal WHERE id = ?", goal)[0]
    assert row == ("2026-10-08T12:32:00.000Z", "2026-10-09T12:32:00.000Z")


def test_ids_sort_in_the_order_in_which_things_were_made(desk: Desk, hands: Hands) -> None:
    made = []
    for _ in range(50):
        made.append(performance(desk))
        hands.forward(seconds=0.001 * (len(made) % 2))
    assert made == sorted(made)
    assert len(set(made)) == 50


def test_a_desk_may_have_any_name_and_lie_anywhere(tmp_path: Path, hands: Hands) -> None:
    path = tmp_path / "Meine Ziele – 50% #1? [neu] & mehr" / "目標 ✓'\".goaldesk"
    desk = open_desk(path, hands.clock, create=True)
    performance(desk, "Kept")
    reading = db.open_for_reading(path)
    assert reading.value("SELECT title FROM goal") == "Kept"
    reading.close()
    desk.close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@posix_only
def test_only_its_owner_can_read_a_desk(tmp_path: Path, hands: Hands) -> None:
    path = tmp_path / "data" / "mine.goaldesk"
    old = os.umask(0)
    try:
        desk = open_desk(path, hands.clock, create=True)
        performance(desk)
        assert mode(path.parent) == 0o700
        assert {each.name: mode(each) for each in path.parent.iterdir()} == {
            f"mine.goaldesk{end}": 0o600 for end in ("", "-wal", "-shm", ".lock")
        }
        desk.close()
    finally:
        os.umask(old)


@posix_only
def test_a_folder_that_is_there_already_keeps_its_mode(tmp_path: Path, hands: Hands) -> None:
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    open_desk(folder / "mine.goaldesk", hands.clock, create=True).close()
    assert mode(folder) == 0o755


def test_closing_leaves_one_file(desk: Desk) -> None:
    performance(desk)
    desk.close()
    assert [each.name for each in desk.path.parent.glob("mine*")] == ["mine.goaldesk"]


def test_reading_leaves_one_file(desk: Desk) -> None:
    performance(desk)
    desk.close()
    db.open_for_reading(desk.path).close()
    assert [each.name for each in desk.path.parent.glob("mine*")] == ["mine.goaldesk"]


# -- making and missing


def test_making_a_desk_never_takes_the_place_of_a_file(tmp_path: Path, hands: Hands) -> None:
    path = tmp_path / "mine.goaldesk"
    path.write_bytes(b"a letter of 2009")
    with pytest.raises(DeskError, match="left as it is"):
        open_desk(path, hands.clock, create=True)
    assert folder_of(path) == {"mine.goaldesk": b"a letter of 2009"}


def test_no_desk_is_made_where_one_is_missing(tmp_path: Path, hands: Hands) -> None:
    path = tmp_path / "gone" / "mine.goaldesk"
    with pytest.raises(DeskMissingError, match="Nothing was made"):
        open_desk(path, hands.clock)
    assert not path.parent.exists()
    path.parent.mkdir()
    with pytest.raises(DeskMissingError):
        open_desk(path, hands.clock)
    with pytest.raises(DeskMissingError):
        db.open_for_reading(path)
    assert list(path.parent.iterdir()) == []


def test_a_folder_is_no_desk(tmp_path: Path, hands: Hands) -> None:
    path = tmp_path / "folder.goaldesk"
    path.mkdir()
    refused_untouched(path, hands)
    assert list(path.iterdir()) == []


def test_a_place_where_no_folder_can_be_is_said_in_a_sentence(tmp_path: Path, hands: Hands) -> None:
    (tmp_path / "notes.txt").write_text("a file, not a folder")
    with pytest.raises(DeskError):
        open_desk(tmp_path / "notes.txt" / "mine.goaldesk", hands.clock, create=True)


# -- refusing


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7 not a desk at all", os.urandom(8192), b"SQLite format 3\0" + b"\xff" * 4096, b"\0" * 4096],
    ids=["text", "noise", "broken header", "zeros"],
)
def test_a_file_of_another_sort_is_refused_and_left_alone(tmp_path: Path, hands: Hands, content: bytes) -> None:
    path = tmp_path / "mine.goaldesk"
    path.write_bytes(content)
    refused_untouched(path, hands)


def test_an_empty_file_is_refused_and_left_alone(tmp_path: Path, hands: Hands) -> None:
    """A sync that broke off leaves such a file. An empty desk in its place would look as if everything was lost."""
    path = tmp_path / "mine.goaldesk"
    path.touch()
    refused_untouched(path, hands)


def test_a_desk_cut_short_is_refused_and_left_alone(desk: Desk, hands: Hands) -> None:
    for number in range(300):
        performance(desk, f"Goal {number}")
    desk.close()
    half = desk.path.read_bytes()[: desk.path.stat().st_size // 2]
    desk.path.write_bytes(half)
    with pytest.raises(DeskError):
        open_desk(desk.path, hands.clock)
    assert desk.path.read_bytes() == half


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path, hands: Hands) -> None:
    path = tmp_path / "places.goaldesk"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE goal (title TEXT)")
    other.close()
    assert "another program" in refused_untouched(path, hands)


def test_another_programs_database_is_not_called_a_newer_desk(tmp_path: Path, hands: Hands) -> None:
    path = tmp_path / "places.goaldesk"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE moz_places (url TEXT)")
        other.execute("PRAGMA user_version = 70")  # most programs count their versions there
    other.close()
    assert "another program" in refused_untouched(path, hands)


def test_a_desk_of_a_newer_program_is_refused_and_left_alone(desk: Desk, hands: Hands) -> None:
    desk.store.connection.execute(f"PRAGMA user_version = {db.SCHEMA + 1}")
    desk.close()
    said = refused_untouched(desk.path, hands, DeskTooNewError)
    assert "newer" in said
    assert "not touched" in said


# -- bringing up to date


@pytest.mark.parametrize("steps", range(1, db.SCHEMA))
def test_a_desk_of_every_older_program_is_brought_up_to_date(tmp_path: Path, hands: Hands, steps: int) -> None:
    path = tmp_path / "old.goaldesk"
    connection = old_desk(path, steps)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == steps
    put_goal(connection, "Hören, was nicht gesagt wird")
    connection.close()

    desk = open_desk(path, hands.clock)
    assert desk.store.value("PRAGMA user_version") == db.SCHEMA
    rows = goal_table.skeleton(desk.store, goal_table.TableView())
    assert [row.learning_id for row in rows] == ["old"]
    assert [hit.id for hit in find(desk.store, parse("nicht gesagt"))] == ["old"]
    assert desk.session.undo_label() == ""
    desk.goals.reword("old", "Gehört")
    desk.session.undo()
    found = goal_page.goal(desk.store, "old")
    assert found is not None
    assert found.title == "Hören, was nicht gesagt wird"
    assert check(desk.store).problems == ()
    desk.close()


def test_every_step_of_the_migrations_raises_the_version_by_one(tmp_path: Path) -> None:
    names = sorted(each.name for each in MIGRATIONS.glob("[0-9]*.py"))
    assert [int(name[:4]) for name in names] == list(range(1, db.SCHEMA + 1))
    for steps in range(1, db.SCHEMA + 1):
        connection = old_desk(tmp_path / f"{steps}.goaldesk", steps)
        assert connection.execute("PRAGMA user_version").fetchone()[0] == steps
        connection.close()


def test_reading_does_not_bring_an_older_desk_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.goaldesk"
    old_desk(path, 1).close()
    before = folder_of(path)
    with pytest.raises(DeskError, match="older GoalDesk"):
        db.open_for_reading(path)
    assert folder_of(path) == before


def test_a_step_that_breaks_off_leaves_the_desk_as_the_step_found_it(tmp_path: Path, hands: Hands) -> None:
    path = tmp_path / "old.goaldesk"
    connection = old_desk(path, 1)
    put_goal(connection, "Still here")
    connection.execute("CREATE TABLE undo_step (in_the_way TEXT)")
    connection.close()
    with pytest.raises(DeskError, match="could not be brought up to date"):
        open_desk(path, hands.clock)
    with sqlite3.connect(path) as look:
        assert look.execute("PRAGMA user_version").fetchone() == (1,)
        assert look.execute("SELECT title FROM goal").fetchall() == [("Still here",)]
        look.execute("DROP TABLE undo_step")
    look.close()
    open_desk(path, hands.clock).close()  # and once nothing is in the way, the same step succeeds
    with sqlite3.connect(path) as look:
        assert look.execute("PRAGMA user_version").fetchone() == (db.SCHEMA,)
    look.close()


def _columns(desk: Desk, table: str) -> list[tuple[int, str, str, int, object, int]]:
    return desk.store.rows(f"PRAGMA table_info({table})")


def _definitions(desk: Desk) -> list[tuple[str, str]]:
    return desk.store.rows("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
