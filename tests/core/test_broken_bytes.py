"""A desk with bytes that somebody else changed: it opens, or is refused in one sentence; it is never half open."""

import random
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk.core.check import check
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.errors import DeskError
from goaldesk.core.search.asked import parse
from goaldesk.core.search.find import find
from tests.conftest import Hands

PAGE = 4096


def changed(data: bytes, chance: random.Random) -> bytes:
    """A few bytes otherwise: anywhere, in one page, or in the names of the tables; or an end too early."""
    if chance.random() < 0.1:
        return data[: chance.randrange(len(data))]
    start = chance.choice([0, PAGE * chance.randrange(len(data) // PAGE)])
    span = min(chance.choice([100, PAGE, len(data)]), len(data) - start)
    found = bytearray(data)
    for _ in range(chance.choice([1, 3, 20, 200])):
        found[start + chance.randrange(span)] = chance.randrange(256)
    return bytes(found)


@pytest.mark.parametrize("seed", range(60))
def test_a_file_with_other_bytes_opens_or_is_refused(desk: Desk, hands: Hands, tmp_path: Path, seed: int) -> None:
    for number in range(20):
        desk.journal.add(desk.clock.today(), f"Entry {number} about the garden")
    desk.close()
    whole, path = desk.path.read_bytes(), tmp_path / "changed.goaldesk"
    for _ in range(4):
        path.write_bytes(changed(whole, random.Random(seed)))
        try:
            found = open_desk(path, hands.clock)
        except DeskError:
            continue
        try:
            if check(found.store).problems == ():
                assert len(find(found.store, parse("garden"))) <= 20
        except sqlcipher.DatabaseError:
            pass  # some page can be read no more; whoever reads it says so
        finally:
            found.close()
