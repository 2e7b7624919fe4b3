"""Odd input that follows the coverage of the code: what reaches a new line of it, or a new comparison, is built on.

Each door (``soak_doors.py``) has a process of its own, for libFuzzer owns the one it runs in, and ends it at the first
finding: an exception that is none of the program's own, more time than an input may take, or more memory. The input is
kept under ``build/fuzz``, and

    PYTHONPATH=.venv/fuzz .venv/bin/python packaging/soak_fuzz.py DOOR FILE

lets it in again. libFuzzer's own mutations take turns with those of ``soak_input.py``. Desks are left to that: what
reads them is SQLite, of whose code nothing can be followed here.
"""

import itertools
import os
import platform
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent), str(Path(__file__).resolve().parent)]

from environment import FUZZER, ROOT  # noqa: E402
from soak_doors import DOORS, Door  # noqa: E402
from soak_figures import Figure, Task  # noqa: E402
from soak_input import mutated  # noqa: E402

_SECONDS, _MEBIBYTES = 5, 512
"""What one input may take, on a machine with other work: reading one takes some thousandths of a second."""

_LONGEST = 20_000
_FINDINGS = ROOT / "build" / "fuzz"
_SHOWN = re.compile(r"#(\d+)\s+DONE\s+cov: (\d+) ft: (\d+) corp: (\d+)/")
_FOUND = re.compile(r"Test unit written to (\S+)")
_BROKE = re.compile(r"Uncaught Python exception: ===\n(.*)|ERROR: libFuzzer: (.*)")

# goaldesk has to be imported where its code is being instrumented, and this file imports it too.
_CHILD = """
import sys
import atheris
with atheris.instrument_imports(include=["goaldesk", "html"]):
    import soak_fuzz
    soak_fuzz.fuzz(atheris, *sys.argv[1:])
"""


def soak_fuzz(task: Task, fuzzer: Path = FUZZER) -> Iterator[Figure]:
    """50,000 inputs for each door. ``fuzzer`` is the folder that atheris was put into."""
    if not (fuzzer / "atheris").is_dir():
        yield Figure("odd input that follows the code", _why_not(), result="SKIPPED")
        return
    for number, name in enumerate(DOORS):
        yield _fuzzed(task, name, fuzzer, task.folder / str(number))


def _why_not() -> str:
    here = f"Python {platform.python_version()} on {sys.platform} ({platform.machine()})"
    there = "`dev.py soak fuzz` fetches it for Python 3.11 to 3.13 on Linux (x86_64)"
    return f"atheris is not there: {there}; this is {here}"


def _fuzzed(task: Task, name: str, fuzzer: Path, folder: Path) -> Figure:
    for part in ("desk", "corpus", "seeds", "found"):
        (folder / part).mkdir(parents=True)
    number = task.times(50_000, 1000)
    options = {
        "seed": task.seed % 2**31 or 1,  # 0 means another one each time
        "runs": number,
        "timeout": _SECONDS,
        "rss_limit_mb": _MEBIBYTES,
        "max_len": _LONGEST,
        "reload": 0,  # of what it keeps itself: by the clock, and so another thing each time
        "len_control": 0,  # long ones from the beginning, for these are what takes long
        "artifact_prefix": f"{folder / 'found'}{os.sep}",
    }
    places = (str(folder / "corpus"), str(folder / "seeds"))  # what is kept goes into the first
    done = _run(name, folder, fuzzer, [*(f"-{key}={value}" for key, value in options.items()), *places])
    reached = _SHOWN.search(done.stdout)
    said = (
        f"{reached[1]} inputs reached {reached[2]} edges and {reached[3]} features, {reached[4]} of them kept"
        if reached
        else f"ended before {number} inputs were through"
    )
    whole = reached is not None and not done.returncode
    return Figure(f"fuzzed: {name}", said, () if whole else (_finding(name, done.stdout, folder / "found"),))


def _run(name: str, folder: Path, fuzzer: Path, arguments: list[str]) -> subprocess.CompletedProcess[str]:
    """The process of a door. Sets of texts have the same order each time, so that the same seed finds the same."""
    paths = os.pathsep.join(map(str, (ROOT, ROOT / "packaging", fuzzer)))
    return subprocess.run(
        [sys.executable, "-c", _CHILD, name, str(folder), *arguments],
        env={**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,  # what Python says of an error goes one way, what libFuzzer says the other
        text=True,
        errors="replace",
        check=False,
    )


def _finding(name: str, said: str, found: Path) -> str:
    """One line that says what broke, and where the input is kept."""
    broke = _BROKE.search(said)
    what = (broke[1] or broke[2]) if broke else (said.strip().splitlines() or ["nothing was said"])[-1]
    kept = _FINDINGS / name.strip(".").replace(" ", "-")
    for each in found.iterdir():
        kept.mkdir(parents=True, exist_ok=True)
        shutil.move(each, kept / each.name)
        what += f"; the input is {(kept / each.name).relative_to(ROOT)}"
    return what


# -- in the process of a door


def fuzz(atheris, name: str, folder: str, *arguments: str) -> None:  # noqa: ANN001  (a module that may not be there)
    """Let inputs in until there were enough, or one of them breaks something. Ends the process."""
    with DOORS[name](Path(folder) / "desk") as door:
        for number, seed in enumerate(door.seeds):
            (Path(folder) / "seeds" / str(number)).write_bytes(seed)
            door.take(seed, 0)  # what is imported only when it is needed is instrumented now
        mutate = partial(_mutate, atheris, door.seeds)
        atheris.Setup([sys.argv[0], *arguments], _counted(door), custom_mutator=mutate)
        atheris.Fuzz()


def _counted(door: Door) -> Callable[[bytes], None]:
    numbers = itertools.count()

    def take(data: bytes) -> None:
        door.take(data, next(numbers))

    return take


def _mutate(atheris, seeds: tuple[bytes, ...], data: bytes, most: int, seed: int) -> bytes:  # noqa: ANN001
    """The next input: mostly one of libFuzzer's own. Its ``Mutate`` is another one once it runs."""
    return mutated(random.Random(seed), (data, *seeds))[:most] if seed % 4 == 0 else atheris.Mutate(data, most)


def main() -> int:
    """Let one kept input in again."""
    name, kept = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        for part in ("desk", "seeds"):
            (Path(folder) / part).mkdir()
        done = _run(name, Path(folder), FUZZER, [f"-timeout={_SECONDS}", f"-rss_limit_mb={_MEBIBYTES}", kept])
    print(done.stdout)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
