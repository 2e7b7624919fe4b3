"""The short forms of ``dev.py soak``: a minute of kills, full disks, odd input and jumping clocks."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SEED = "20261008"

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked and killed, which Windows cannot")


def soak(what: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "packaging/soak.py", what, "--short", "--seed", SEED]
    variables = {**os.environ, "TMPDIR": str(tmp_path)}
    return subprocess.run(call, cwd=ROOT, env=variables, capture_output=True, text=True, timeout=240, check=False)


@posix_only
@pytest.mark.parametrize("what", ["full", "migration"])
def test_nothing_is_lost_where_a_process_ends_or_a_disk_is_full(what: str, tmp_path: Path) -> None:
    done = soak(what, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "PROBLEMS" not in done.stdout


@posix_only
@pytest.mark.parametrize("what", ["storm", "shared"])
def test_nothing_is_lost_in_a_storm_of_kills_in_which_passphrases_change(what: str, tmp_path: Path) -> None:
    done = soak(what, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "PROBLEMS" not in done.stdout
    changed = re.search(r"(\d+) passphrases changed and (\d+) kills in such a change", done.stdout)
    assert changed
    assert sum(map(int, changed.groups())) > 0


@pytest.mark.parametrize("what", ["input", "starts", "clock", "week"])
def test_nothing_is_let_in_and_nothing_grows(what: str, tmp_path: Path) -> None:
    done = soak(what, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "PROBLEMS" not in done.stdout


def script(text: str, folder: Path) -> str:
    """What a script prints that the scripts of the soak can be imported in."""
    call = [sys.executable, "-c", f"import sys; sys.path[:0] = ['.', 'packaging']\n{text}", str(folder)]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_without_a_fuzzer_the_soak_says_that_it_is_left_out(tmp_path: Path) -> None:
    said = script(
        "from pathlib import Path\n"
        "from soak_figures import Line, Task\n"
        "from soak_fuzz import soak_fuzz\n"
        "empty = Path(sys.argv[1])\n"
        "for figure in soak_fuzz(Task(1, True, empty), fuzzer=empty):\n"
        "    print(Line(figure, 1, 0).as_row())\n",
        tmp_path,
    )
    assert said.count("\n") == 1
    assert "| SKIPPED |" in said
    assert "atheris is not there" in said


def test_every_door_lets_its_seeds_in(tmp_path: Path) -> None:
    said = script(
        "from pathlib import Path\n"
        "from soak_doors import DOORS\n"
        "for number, (name, opened) in enumerate(DOORS.items()):\n"
        "    folder = Path(sys.argv[1]) / str(number)\n"
        "    folder.mkdir()\n"
        "    with opened(folder) as door:\n"
        "        print(name, *{door.take(seed, 0) for seed in door.seeds}, sep=': ')\n",
        tmp_path,
    )
    ends = dict(line.split(": ", 1) for line in said.splitlines())
    assert {".csv", ".html", ".md", ".tsv", ".txt", "picture", "settings", "lock", "goal", "search"} < ends.keys()
    for name in (".csv", ".html", ".md", ".tsv", ".txt"):
        assert "brought in and taken back" in ends[name]
    assert ends["picture"] == "a picture by its head"
    assert ends["recovery code"] == "a key"


def storm_with(act: str, folder: Path) -> str:
    """A short storm with one more act, which says ``lie(storm)``; returns what it found and says of its errors."""
    return script(
        "from pathlib import Path\n"
        "import soak_storm, soak_storm_acts\n"
        "from soak_figures import Task\n"
        f"def lie(storm):\n    {act}\n"
        "soak_storm_acts.ACTS['lie'] = (20, lie)\n"
        "(figure,) = soak_storm.soak_storm(Task(1, True, Path(sys.argv[1])))\n"
        "print(*figure.problems, sep='\\n')\n",
        folder,
    )


@posix_only
def test_the_storm_would_see_a_change_that_was_acknowledged_and_is_not_there(tmp_path: Path) -> None:
    """The soak itself: with a desk that tells of changes before they are on the disk, it has to find something."""
    found = storm_with("storm.tell('rows', {'goal': {'f' * 32: 'never written'}})", tmp_path)
    assert "is not as it was acknowledged" in found


@posix_only
def test_the_storm_would_see_what_lies_beside_a_protected_desk(tmp_path: Path) -> None:
    found = storm_with("(storm.path.parent / 'left').write_text(storm.words())", tmp_path)
    assert "left lies beside the desk" in found
    assert "left can be read without the passphrase" in found


@posix_only
def test_the_storm_would_see_a_passphrase_that_is_neither_the_old_nor_the_new_one(tmp_path: Path) -> None:
    found = storm_with("storm.tell('protected', ('never said', False))", tmp_path)
    assert "neither the passphrase before nor the one that was to come opens it" in found
