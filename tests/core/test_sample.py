"""The sample desk: each start has a copy of its own, and what was left behind by others goes."""

import os
from pathlib import Path

from goaldesk import paths
from goaldesk.core.desk import open_desk
from goaldesk.core.sample import sample_desk
from tests.conftest import Hands

STORY = paths.resource("sample", "en.json")


def test_each_start_has_a_copy_of_its_own_also_at_one_moment(tmp_path: Path, hands: Hands) -> None:
    one, other = (sample_desk(tmp_path, STORY, hands.clock) for _ in range(2))
    assert one != other
    for path in (one, other):
        desk = open_desk(path, hands.clock)
        assert desk.store.value("SELECT count(*) FROM goal") > 5
        desk.close()


def test_a_copy_that_was_left_behind_goes_and_one_that_is_open_stays(tmp_path: Path, hands: Hands) -> None:
    left, in_use = (sample_desk(tmp_path, STORY, hands.clock) for _ in range(2))
    desk = open_desk(in_use, hands.clock)
    for path in (left, in_use):
        os.utime(path.parent, (0, 0))
    now = sample_desk(tmp_path, STORY, hands.clock)
    assert [path.exists() for path in (left, in_use, now)] == [False, True, True]
    desk.close()


def test_the_desk_of_another_day_goes_with_the_first_start_of_the_next(tmp_path: Path, hands: Hands) -> None:
    sample_desk(tmp_path, STORY, hands.clock)
    half = tmp_path / "sample-0-en-2026-01-01.making"
    half.write_bytes(b"of a start that was ended")
    hands.forward(days=1)
    sample_desk(tmp_path, STORY, hands.clock)
    assert [path.name.rpartition("en-")[2] for path in tmp_path.glob("sample-*")] == ["2026-10-09.goaldesk"]
