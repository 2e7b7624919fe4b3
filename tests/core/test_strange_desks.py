"""A file from elsewhere that is built otherwise than a desk: nothing in it gets to act."""

import lzma
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk import paths
from goaldesk.core.backups import look_into
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.errors import DeskError
from goaldesk.core.store import db
from tests.conftest import Hands
from tests.core.test_old_desks import KEPT

STRANGE = {
    "trigger": "CREATE TRIGGER helpful AFTER UPDATE ON goal BEGIN DELETE FROM entry; END",
    "view": "CREATE VIEW helpful AS SELECT * FROM goal",
    "virtual table": "CREATE VIRTUAL TABLE helpful USING fts5(words)",
    "trigger of ours with another end": """
        DROP TRIGGER goal_search_gone;
        CREATE TRIGGER goal_search_gone AFTER DELETE ON goal BEGIN DELETE FROM entry; END""",
    "index that works": "CREATE INDEX helpful ON goal (length(hex(zeroblob(1000))))",
    "index that works on some": "CREATE INDEX helpful ON goal (title) WHERE hex(zeroblob(1000)) <> title",
    "index that keeps from writing": "CREATE UNIQUE INDEX helpful ON retry (note)",
    "index in other letters": "create unique index [helpful] on [retry] (note)",
    "view that never ends in the place of a table": """
        PRAGMA foreign_keys = 0; DROP TABLE retry;
        CREATE VIEW retry AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id FROM n""",
    "table of ours without its checks": """
        PRAGMA foreign_keys = 0; DROP TABLE retry;
        CREATE TABLE retry (id, setback_id, day, note, created_at, changed_at, created_offset, changed_offset,
            deleted_at)""",
}


def change(path: Path, script: str) -> None:
    """As another program could."""
    with sqlcipher.connect(path) as connection:
        connection.create_function("fold", 1, str)
        connection.executescript(script)
    connection.close()


def test_the_shape_of_a_new_desk_is_written_down(desk: Desk) -> None:
    written = paths.resource("schema.sql").read_text("utf-8")
    assert db.shape(desk.store) == written, "after a migration: write core.store.db.shape of a new desk there"


@pytest.mark.parametrize("opens", [db.open_existing, db.open_for_reading, look_into])
@pytest.mark.parametrize("name", STRANGE)
def test_what_could_act_by_itself_keeps_a_file_shut(desk: Desk, name: str, opens: Callable[[Path], object]) -> None:
    desk.journal.add(desk.clock.today(), "Still here")
    desk.close()
    change(desk.path, STRANGE[name])
    before = desk.path.read_bytes()
    with pytest.raises(DeskError, match=r"not built as a desk is: (helpful|goal_search_gone|retry)"):
        opens(desk.path)
    assert desk.path.read_bytes() == before


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.name.partition(".")[0])
def test_an_older_file_is_looked_at_before_it_is_brought_up_to_date(kept: Path, tmp_path: Path, hands: Hands) -> None:
    path = tmp_path / "Old.goaldesk"
    path.write_bytes(lzma.decompress(kept.read_bytes()))
    change(path, STRANGE["trigger"])
    before = path.read_bytes()
    with pytest.raises(DeskError, match="not built as a desk is: helpful"):
        open_desk(path, hands.clock)
    assert path.read_bytes() == before
    path.write_bytes(lzma.decompress(kept.read_bytes()))
    desk = open_desk(path, hands.clock)
    assert db.shape(desk.store) == paths.resource("schema.sql").read_text("utf-8")
    desk.close()


def test_a_table_and_an_index_of_ones_own_are_no_reason(desk: Desk) -> None:
    desk.close()
    change(desk.path, "CREATE TABLE mine (words); CREATE INDEX mine_words ON goal (title); ANALYZE")
    db.open_existing(desk.path).close()
