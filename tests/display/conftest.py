"""A screen for each test, and the program started on it."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from goaldesk.core import lock
from goaldesk.core.store.db import Store, open_for_reading
from tests.display.screen import Running, Screen, missing_programs, until

MISSING = missing_programs()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if MISSING and Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.skip(reason=f"SKIPPED: {' and '.join(MISSING)} not installed"))


class Home:
    """A person's data folder, the program that uses it, and what is on the disk there."""

    def __init__(self, screen: Screen, folder: Path) -> None:
        self.screen, self.folder = screen, folder
        self.started: list[Running] = []

    def path(self, name: str = "GoalDesk") -> Path:
        return self.folder / f"{name}.goaldesk"

    def start(self, *arguments: str, desk: Path | None = None, **environment: str) -> Running:
        """Start the program and wait until its window stands, with everything in it."""
        path = desk or self.path()
        running = Running(self.screen, self.folder, *arguments, **environment)
        self.started.append(running)
        until(lambda: path.exists() and lock.held_here(path) and lock.holder(path).address, "the window stands")
        self.screen.activate(f"{path.stem} · GoalDesk")
        until(lambda: self.screen.active() == f"{path.stem} · GoalDesk", "the window has the keyboard")
        return running

    def read(self, sql: str, name: str = "GoalDesk") -> list[tuple[object, ...]]:
        """Rows of what is on the disk at this moment."""
        store: Store = open_for_reading(self.path(name))
        try:
            return store.rows(sql)
        finally:
            store.close()

    def titles(self) -> list[str]:
        return [str(row[0]) for row in self.read("SELECT title FROM goal WHERE deleted_at IS NULL ORDER BY id")]

    def words(self) -> list[str]:
        return [str(row[0]) for row in self.read("SELECT text FROM entry WHERE deleted_at IS NULL ORDER BY id")]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with _living_at(Screen(), tmp_path) as home:
        yield home


@pytest.fixture
def large(tmp_path: Path) -> Iterator[Home]:
    """On a screen that has room for a window at twice its size."""
    with _living_at(Screen("2800x1800"), tmp_path) as home:
        yield home


@pytest.fixture
def netbook(tmp_path: Path) -> Iterator[Home]:
    """On a screen that is smaller than the window of the drawings."""
    with _living_at(Screen("1024x600"), tmp_path) as home:
        yield home


@contextmanager
def _living_at(screen: Screen, folder: Path) -> Iterator[Home]:
    home = Home(screen, folder / "data")
    try:
        yield home
    finally:
        for running in home.started:
            if running.process.poll() is None:
                running.end(signal.SIGKILL)
        screen.close()
