"""What the tests of the terminal stand on."""

from pathlib import Path

import pytest

from goaldesk.core.desk import Desk, open_desk
from tests.conftest import Hands
from tests.core.protected import PHRASE
from tests.core.steps import learning, performance


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The data folder of the person at the terminal."""
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def mine(home: Path, hands: Hands) -> Path:
    """Their desk, with one pair on it, which nobody has open."""
    path = home / "GoalDesk.goaldesk"
    desk = open_desk(path, hands.clock, create=True)
    desk.pairs.pair(performance(desk, "Pass B2"), learning(desk, "Hear what is not said"), "both speak")
    desk.close()
    return path


@pytest.fixture
def plain(desk: Desk, hands: Hands) -> Path:
    """A closed desk with a little of everything on it, and without a passphrase."""
    performance(desk, PHRASE)
    desk.journal.add(hands.clock.today(), f"An entry about {PHRASE}")
    desk.close()
    return desk.path
