"""Making a folder with the whole program in it, and looking at what came of it."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import contents
from environment import PYTHON, ROOT, SetupError

SPEC = ROOT / "packaging" / "goaldesk.spec"
FLOOR = ROOT / "packaging" / "floor.py"
SIZE_BOUND, PAINT_BOUND = 1.05, 1.20


def epoch() -> str:
    """The moment that everything is dated with: that of the commit, so that the same source gives the same bytes."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return given
    moment = ""
    if git := shutil.which("git"):
        call = [git, "log", "-1", "--format=%ct"]
        moment = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    return moment or "1767225600"  # without git, or a copy without its history: the first moment of 2026


def version(root: Path = ROOT) -> str:
    """The version, from the one place that has it."""
    text = (root / "goaldesk" / "__init__.py").read_text("utf-8")
    return text.split('__version__ = "')[1].split('"')[0]


def freeze(dist: Path, *, root: Path = ROOT, floor: bool = False) -> Path:
    """Freeze a checkout, or the floor that it is measured against; returns the folder that came of it."""
    more = {"GOALDESK_FREEZE": str(FLOOR)} if floor else {}
    environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch(), "PYTHONHASHSEED": "1", **more}
    environment.pop("PYTHONPATH", None)
    with tempfile.TemporaryDirectory(prefix="goaldesk-freeze-") as work:
        call = [str(PYTHON), "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
        call += ["--distpath", str(dist), "--workpath", work, str(root / "packaging" / SPEC.name)]
        done = subprocess.run(call, cwd=root, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.stderr.write(done.stderr)
        raise SetupError("The program could not be frozen. What PyInstaller said is above.")
    return dist / ("floor" if floor else "GoalDesk" if sys.platform in {"win32", "darwin"} else "goaldesk")


def program_in(folder: Path) -> Path:
    """The file to start in a frozen folder."""
    names = (folder.name, f"{folder.name}.exe")
    return next(folder / name for name in names if (folder / name).is_file())


def modules_in(program: Path) -> list[str]:
    """The Python modules in the archive of a frozen program."""
    script = (
        "import sys; from PyInstaller.archive.readers import CArchiveReader as Reader\n"
        "archive = Reader(sys.argv[1])\n"
        "name = next(name for name in archive.toc if name.lower().endswith('.pyz'))\n"
        "print('\\n'.join(archive.open_embedded_archive(name).toc))"
    )
    said = subprocess.run([str(PYTHON), "-c", script, str(program)], capture_output=True, text=True, check=True)
    return said.stdout.split()


def expect_only_what_is_listed(folder: Path, library: Iterable[str] = sys.stdlib_module_names) -> None:
    """Raises SetupError with a line for everything that is inside and should not be, or is not and should."""
    problems = contents.problems(folder, modules_in(program_in(folder)), library)
    if problems:
        raise SetupError("What was built is not what packaging/contents.py says:\n  " + "\n  ".join(problems))


def expect_sound(command: list[str], wanted: str) -> dict[str, object]:
    """Let a frozen program look at itself; returns what it wrote down. Raises SetupError if anything is missing."""
    with tempfile.TemporaryDirectory(prefix="goaldesk-out-") as folder:
        out = Path(folder) / "selftest.json"
        done = subprocess.run([*command, "selftest", str(out)], stdin=subprocess.DEVNULL, check=False)
        report: dict[str, object] = json.loads(out.read_text("utf-8")) if out.is_file() else {}
    if done.returncode or report.get("missing") or report.get("version") != wanted or report.get("frozen") is not True:
        raise SetupError(
            f"The program's look at itself ended with {done.returncode}: {report or 'nothing was written'}"
        )
    return report


def size_of(folder: Path) -> int:
    """Bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def say_size(folder: Path, scratch: Path) -> float:
    """Print how large the program is beside the floor; returns the ratio."""
    floor = freeze(scratch, floor=True)
    own, bare = size_of(folder), size_of(floor)
    shutil.rmtree(floor)
    ratio = own / bare
    print(f"size         {own / 1e6:7.1f} MB   {ratio:5.3f} x of a bare window   at most {SIZE_BOUND:.2f}", flush=True)
    return ratio


def say_first_paint(program: Path, runs: int) -> float:
    """Print how long the first picture takes beside the same program from source; returns the ratio."""
    script = (
        "import sys, json; sys.path.insert(0, sys.argv[1]); from first_paint import measure\n"
        "starts = measure(json.loads(sys.argv[2]), int(sys.argv[3]))\n"
        "print(json.dumps({name: start.seconds for name, start in starts.items()}))"
    )
    programs = {"frozen": [str(program), "--sample"], "source": [str(PYTHON), "-m", "goaldesk", "--sample"]}
    call = [str(PYTHON), "-c", script, str(ROOT / "packaging"), json.dumps(programs), str(runs)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(call, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    seconds = json.loads(done.stdout)
    ratio = float(seconds["frozen"] / seconds["source"])
    took = f"{seconds['frozen'] * 1000:7.0f} ms   {ratio:5.3f} x of the same from source"
    print(f"first paint  {took}   at most {PAINT_BOUND:.2f}", flush=True)
    return ratio
