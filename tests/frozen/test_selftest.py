"""The program's look at itself: from a terminal, from a window without a console, and where something is missing."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from goaldesk import __version__, paths
from goaldesk.core.store.db import SCHEMA
from goaldesk.ui.lazy import PARTS
from goaldesk.ui.screenshot import PAGES
from tests.core.terminal import ROOT, could_not, done, environment, goaldesk, unusable


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    return home


def test_it_finds_everything_and_leaves_the_persons_folder_alone(home: Path, tmp_path: Path) -> None:
    said = done(goaldesk(home, "selftest", tmp_path / "out.json", seconds=240))
    assert said == "All that GoalDesk needs is here.\n"
    report = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert report["missing"] == []
    assert (report["version"], report["frozen"]) == (__version__, False)
    looks = report["looks"]
    assert looks["migrations"] == f"{SCHEMA} steps"
    assert looks["pages"] == f"{len(PAGES)} pages"
    assert looks["parts"] == f"{len(PARTS)} parts"
    assert looks["languages"] == "de en"
    assert "goal 13" in looks["nouns"]
    assert list(home.iterdir()) == []


def test_without_a_console_the_file_and_the_status_say_what_was_found(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    script = (
        "import sys; sys.stdin = sys.stdout = sys.stderr = None\n"
        "from goaldesk.cli import run; sys.exit(run(['selftest', sys.argv[1]]))"
    )
    call = [sys.executable, "-c", script, str(out)]
    said = subprocess.run(call, cwd=ROOT, env=environment(home), check=True, timeout=240, capture_output=True)
    assert (said.stdout, said.stderr) == (b"", b"")  # Qt and PySide would say there what went wrong
    assert json.loads(out.read_text("utf-8"))["missing"] == []


def test_what_is_missing_is_named_one_a_line(home: Path, tmp_path: Path) -> None:
    """A program that came without some of its files: all of them are named, and the rest is looked at all the same."""
    inside = tmp_path / "inside"
    shutil.copytree(paths.resource(), inside / "resources")
    (inside / "resources" / "guide" / "de.toml").unlink()
    (inside / "resources" / "prompts" / "en.json").unlink()
    (inside / "resources" / "icons" / "flag.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    script = (
        "import sys; sys._MEIPASS = sys.argv[2]\nfrom goaldesk.cli import run; sys.exit(run(['selftest', sys.argv[1]]))"
    )
    call = [sys.executable, "-c", script, str(tmp_path / "out.json"), str(inside)]
    answer = subprocess.run(
        call, cwd=ROOT, env=environment(home), capture_output=True, text=True, check=False, timeout=240
    )
    assert answer.returncode == 1
    assert answer.stdout == ""
    report = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert report["frozen"] is True
    assert report["looks"]["backup"]
    assert report["looks"]["languages"] == ""
    for line in ("resources: no prompts/en.json", "languages: no guide in de", "icons: flag.svg is empty"):
        assert line in report["missing"]
        assert f"  {line}\n" in answer.stderr


def test_a_file_that_cannot_be_written_is_said_in_one_line(home: Path, tmp_path: Path) -> None:
    assert "cannot be written" in could_not(goaldesk(home, "selftest", tmp_path / "nowhere" / "out.json"))
    unusable(goaldesk(home, "selftest"))
