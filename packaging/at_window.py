"""What a person does at the window of an installed program: a pair and an entry, by keys alone, seen on the disk."""

import json
import lzma
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from clean_root import TrialError
from environment import ROOT
from PySide6.QtGui import QImage

from goaldesk.core import lock
from goaldesk.core.store.db import SCHEMA, open_for_reading
from tests.display.screen import Screen, until

PAIR = ("run ten kilometres", "how breathing and pace meet")
OLDER, GOALS = ROOT / "tests" / "data" / "desks" / "schema-3.goaldesk.xz", 10
"""A desk as an older GoalDesk left it, and how many goals are on it."""

ENTRY = "four steps in, four steps out."


class AtWindow:
    """Somebody at the window of a desk; ``desk`` is its file as it is called from outside.

    ``held`` says whether somebody has it: the locks of Wine are not those of Linux.
    """

    def __init__(self, screen: Screen, desk: Path, held: Callable[[Path], bool] = lock.held_here) -> None:
        self._screen, self._desk, self._held = screen, desk, held
        self.title = f"{desk.stem} · GoalDesk"

    def stands(self) -> bool:
        """Whether a window has the desk and answers."""
        return self._desk.exists() and self._held(self._desk) and bool(lock.holder(self._desk).address)

    def comes(self) -> None:
        """Wait until the window stands and has the keyboard."""
        until(self.stands, "the window comes")
        self._screen.activate(self.title)
        until(lambda: self._screen.active() == self.title, "the window has the keyboard")
        self._screen.rest(self.title)

    def writes_a_pair_and_an_entry(self) -> None:
        """A goal, a partner in its empty half, and some words in the journal."""
        performance, learning = PAIR
        self._screen.key("ctrl+n")
        until(lambda: self._screen.active() not in {"", self.title}, "the form for a new goal")
        self._screen.type(performance)
        self._screen.key("Return")
        until(lambda: self._rows("SELECT title FROM goal") == [(performance,)], "the goal is on the disk")
        until(lambda: self._screen.active() == self.title, "the form is gone")
        self._screen.rest(self.title)
        self._screen.key("Right")
        self._screen.rest(self.title)
        self._screen.type(learning)
        self._screen.key("Return")
        until(lambda: self._rows("SELECT id FROM pair"), "the pair is on the disk")
        self._screen.key("ctrl+j")
        self._screen.type(ENTRY)
        until(lambda: self._rows("SELECT text FROM entry") == [(ENTRY,)], "the entry is on the disk")
        self._screen.rest(self.title)

    def draws(self, picture: Path) -> None:
        """Keep what is on the window as a picture. Raises TrialError if it is empty."""
        _, _, width, height = self._screen.place(self.title)
        image = QImage(self._screen.picture(self.title), width, height, 4 * width, QImage.Format.Format_RGB32)
        colours = {image.pixel(x, y) for x in range(0, width, 8) for y in range(0, height, 8)}
        if len(colours) < 8:
            raise TrialError("the window is empty")
        picture.parent.mkdir(parents=True, exist_ok=True)
        image.save(str(picture))

    def closes(self) -> None:
        """Close the window by its frame, and wait until nobody has the desk."""
        self._screen.ask_to_close(self.title)
        until(lambda: not self._held(self._desk), "the window is closed")

    def _rows(self, sql: str) -> list[tuple[object, ...]]:
        return rows(self._desk, sql)


def rows(desk: Path, sql: str) -> list[tuple[object, ...]]:
    """Rows of what is on the disk."""
    with closing(open_for_reading(desk)) as store:
        return store.rows(sql)


def expect_kept(desk: Path) -> None:
    """Raises TrialError unless the pair and the entry are on a desk."""
    pair = rows(
        desk,
        "SELECT performance.title, learning.title FROM pair JOIN goal AS performance ON performance.id = performance_id"
        " JOIN goal AS learning ON learning.id = learning_id",
    )
    entries = [text for (text,) in rows(desk, "SELECT text FROM entry ORDER BY id")]
    if PAIR not in pair or ENTRY not in entries:
        raise TrialError(f"the desk is not as it was left: {json.dumps([pair, entries])}")


def older_desk(path: Path) -> Path:
    """Put a desk there that an older GoalDesk wrote; returns the path."""
    path.write_bytes(lzma.decompress(OLDER.read_bytes()))
    return path


def expect_up_to_date(desk: Path) -> None:
    """Raises TrialError unless an older desk is one of today's, with what was in it."""
    (version,), (goals,) = rows(desk, "PRAGMA user_version")[0], rows(desk, "SELECT count(*) FROM goal")[0]
    if (version, goals) != (SCHEMA, GOALS):
        raise TrialError(f"the older desk is of version {version} now, with {goals} goals")


def source_of(root: Path, number: str) -> None:
    """Copy what is frozen of this checkout to ``root``, as it would be at another version number."""
    for name in ("goaldesk", "resources", "packaging", "LICENSE", "CHANGELOG.md", "INSTALL.md", "pyproject.toml"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, root / name)
    init = root / "goaldesk" / "__init__.py"
    head, _, _ = init.read_text("utf-8").partition("__version__")
    init.write_text(f'{head}__version__ = "{number}"\n', "utf-8")
