"""A start reads and makes nothing that the first picture does not show."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

ON_THE_WAY = """
import linecache, os, sys
from goaldesk import cli

def made():
    from PySide6 import QtWidgets
    return [name for name in ("QTableView", "QWizard", "QMdiArea") if name in vars(QtWidgets)]

class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == "goaldesk.ui.panes.journal.pane":  # the second picture begins
            own = os.path.dirname(cli.__file__)
            print([name for name in linecache.cache if name.startswith(own)])
            print(made())
        if name == "goaldesk.ui.qicons":  # the window stands
            print(made())
            sys.stdout.flush()
            os._exit(0)

sys.meta_path.insert(0, Watch())
cli.run(["--sample"])
"""


@pytest.fixture
def seen(tmp_path: Path) -> list[str]:
    """The lines that a start says of itself: two when the first picture stands, and one when the window does."""
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    call = [sys.executable, "-c", ON_THE_WAY]
    said = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True, env=environment, timeout=60)
    return said.stdout.splitlines()


def test_pyside_reads_no_sources(seen: list[str]) -> None:
    assert seen[0] == "[]"


def test_pyside_makes_no_classes_that_nobody_uses(seen: list[str]) -> None:
    """It makes those of all widgets there are as soon as it is handed one that Qt made: a viewport, for example."""
    assert seen[1:] == ["['QTableView']"] * 2
