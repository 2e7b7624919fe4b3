"""What every test stands on: a folder of its own, a clock that only moves when told, a desk migrated once."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

# Before anything of the program is imported: no test may see the computer's own folders.
_HOME = Path(tempfile.mkdtemp(prefix="goaldesk-tests-"))
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
for _name in (
    "HOME",
    "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
    "XDG_CACHE_HOME",
    "XDG_STATE_HOME",
    "APPDATA",
    "LOCALAPPDATA",
):
    os.environ[_name] = str(_HOME / _name.lower())
os.environ.pop("GOALDESK_DATA_DIR", None)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_ACCESSIBILITY"] = "1"

import pytest  # noqa: E402

from goaldesk import paths  # noqa: E402
from goaldesk.core.clock import Clock  # noqa: E402
from goaldesk.core.desk import Desk, open_desk  # noqa: E402
from goaldesk.core.store import db  # noqa: E402

THURSDAY = datetime(2026, 10, 8, 14, 32, tzinfo=timezone(timedelta(hours=2)))


class Hands:
    """The hands of a test's clock. ``clock`` is what the program is given."""

    def __init__(self, at: datetime = THURSDAY) -> None:
        self.at = at
        self.clock = Clock(lambda: self.at)

    def forward(self, **by: float) -> None:
        """Move on by days, hours, minutes, seconds."""
        self.at += timedelta(**by)

    def set(self, at: datetime) -> None:
        self.at = at


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has its own data folder, and none can reach the real one."""
    monkeypatch.setenv("GOALDESK_DATA_DIR", str(tmp_path / "data"))
    assert str(paths.data_dir()).startswith(str(tmp_path))


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty desk, migrated once for the whole run."""
    path = tmp_path_factory.mktemp("template") / "template.goaldesk"
    db.create(path).close()
    return path


@pytest.fixture
def new_desk(template: Path, tmp_path: Path, hands: Hands) -> Iterator[Callable[..., Desk]]:
    """Makes empty desks; closes those still open at the end."""
    made: list[Desk] = []

    def make(name: str = "mine") -> Desk:
        path = tmp_path / f"{name}.goaldesk"
        shutil.copy(template, path)
        made.append(open_desk(path, hands.clock))
        return made[-1]

    yield make
    for desk in made:
        if desk.store.is_open:
            desk.close()


@pytest.fixture
def desk(new_desk: Callable[..., Desk]) -> Desk:
    return new_desk()


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0, offset_hours: float = 0) -> datetime:
    """A moment, said in UTC and seen from a zone."""
    return datetime(year, month, day, hour, minute, tzinfo=UTC).astimezone(timezone(timedelta(hours=offset_hours)))
