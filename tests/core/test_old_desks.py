"""Desks as older programs left them, kept for good: each opens, is brought up to date, and says all it said."""

import lzma
from pathlib import Path

import pytest

from goaldesk.core.check import check
from goaldesk.core.desk import open_desk
from goaldesk.core.queries import goal_page, goal_table, journal, learning
from goaldesk.core.search.asked import parse
from goaldesk.core.search.find import find
from goaldesk.core.store import db
from goaldesk.core.types import Kind
from tests.conftest import Hands

KEPT = sorted((Path(__file__).parent.parent / "data" / "desks").glob("*.goaldesk.xz"))


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.name.partition(".")[0])
def test_a_desk_of_an_older_program_keeps_everything(kept: Path, tmp_path: Path, hands: Hands) -> None:
    path = tmp_path / "old.goaldesk"
    path.write_bytes(lzma.decompress(kept.read_bytes()))
    desk = open_desk(path, hands.clock)
    assert desk.store.value("PRAGMA user_version") == db.SCHEMA
    assert check(desk.store).problems == ()
    rows = goal_table.skeleton(desk.store, goal_table.TableView())
    assert len(rows) == 7
    assert [hit.kind for hit in find(desk.store, parse("quieter than yesterday"))] == ["entry"]
    assert len(journal.order(desk.store)) == 11
    first = next(row.learning_id for row in rows if row.learning_id) or ""
    assert [row.level_after for row in goal_page.checks(desk.store, first)] == [3, 2]
    assert learning.story(desk.store, first)
    desk.goals.add(Kind.LEARNING, "Something new")
    desk.goals.write(first, "expected_mistakes", "I will step in")
    desk.close()
    again = open_desk(path, hands.clock)
    assert (again.session.undo_label(), len(goal_table.skeleton(again.store, goal_table.TableView()))) == (
        "writing about expected mistakes",
        8,
    )
    again.close()
