"""What the README says is so."""

import os
import re
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from goaldesk.core.desk import Desk
from goaldesk.core.store.models import TABLES

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
STAMPS = ("id", "created_at", "created_offset", "changed_at", "changed_offset", "deleted_at")


def section(title: str) -> str:
    return README.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]


def call(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    goaldesk = [sys.executable, "-m", "goaldesk", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(goaldesk, cwd=cwd, capture_output=True, text=True, check=False, env=environment)


def test_every_table_and_every_column_is_described(desk: Desk) -> None:
    described = {
        name: set(re.findall(r"`(\w+)`", columns))
        for name, columns in re.findall(r"^\| `(\w+)` \| .* \| (.*) \|$", section("The tables of a desk"), re.MULTILINE)
    }
    assert described.keys() == set(TABLES)
    for name, columns in described.items():
        there = {row[1] for row in desk.store.rows(f"PRAGMA table_info({name})")}
        assert columns | set(STAMPS) == there, name


def test_the_tables_beside_those_of_the_nouns_are_named(desk: Desk) -> None:
    said = section("The tables of a desk")
    kept_by_fts = re.compile(r"search_(entry|rest)_(data|idx|docsize|config)|sqlite_\w+")
    for (name,) in desk.store.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
        assert f"`{name}`" in said or kept_by_fts.fullmatch(name), name


def test_every_call_of_the_terminal_is_described_and_makes_no_desk_by_itself(tmp_path: Path) -> None:
    calls = re.findall(r"^\| `goaldesk (\w+)", section("From a terminal"), re.MULTILINE)
    listed = re.findall(r"^    (\w+)", call("--help").stdout.split("calls:")[1], re.MULTILINE)
    assert sorted(calls) == sorted(listed)
    desk = str(tmp_path / "trial.goaldesk")
    first = call("--desk", desk, "check")
    assert first.returncode == 1
    assert "no desk" in first.stderr
    assert not Path(desk).exists()


def test_a_table_and_an_entry_from_the_terminal(tmp_path: Path) -> None:
    """The calls of the README in the order in which a person would try them, on the default desk."""
    (tmp_path / "goals.md").write_text("| want | learn |\n| --- | --- |\n| Run 10 km | How breathing and pace meet |\n")
    assert call("import", "table", "goals.md", cwd=tmp_path).returncode == 0
    assert call("capture", "Four steps in, four out", "--goal", "Run 10 km").returncode == 0
    assert call("export", "table", "back.csv", cwd=tmp_path).returncode == 0
    assert "Run 10 km,How breathing and pace meet" in (tmp_path / "back.csv").read_text("utf-8-sig")
    assert "breathing" in call("find", "breathing").stdout
    assert "The desk is sound." in call("check").stdout
    assert "table" in call("formats").stdout


def test_every_file_that_is_named_is_there() -> None:
    for path in re.findall(r"`((?:goaldesk|packaging|resources|tests)/[\w/.]*)`", README):
        assert (ROOT / path).exists(), path
    for path in re.findall(r"\]\((?!#)([\w/.-]+)\)", README):
        assert (ROOT / path).exists(), path


def test_every_heading_that_is_linked_is_there() -> None:
    headings = {re.sub(r"[^\w-]", "", line.lower().replace(" ", "-")) for line in re.findall(r"^#+ (.*)", README, re.M)}
    assert set(re.findall(r"\]\(#([\w-]+)\)", README)) <= headings


def test_the_pictures_are_pictures_of_the_program() -> None:
    for path in re.findall(r"!\[.*?\]\((.*?)\)", README):
        assert QImage(str(ROOT / path)).size().toTuple() == (1280, 800), path


def test_the_commands_of_dev_are_described_by_itself() -> None:
    described = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "dev.py")], capture_output=True, text=True, check=False
    )
    assert described.returncode == 2
    for name in set(re.findall(r"dev\.py (\w+)", README)):
        assert f"dev.py {name} " in described.stdout, name


def test_every_test_that_is_to_show_that_nothing_is_lost_is_there() -> None:
    said = (ROOT / "NOTHING_LOST.md").read_text("utf-8")
    named = re.findall(r"`(test_\w+\.py)(?:::(test_\w+))?`", said)
    assert len(named) > 30
    for file, test in named:
        found = [path for path in (ROOT / "tests").rglob(file) if f"def {test or 'test_'}" in path.read_text("utf-8")]
        assert found, f"{file}::{test}"
