"""What ``dev.py package`` does: the packages of the system it runs on, each looked at before it counts.

dev.py package [--out FOLDER]     the packages, with their size and first picture beside what they are measured by
dev.py package --try              also on clean systems: installed, started, used, upgraded, removed (Linux, root)
dev.py package --windows          those for Windows, built and tried under Wine (Linux, root)
dev.py package --frozen           only the frozen program, looked at
"""

import argparse
import hashlib
import importlib
import shutil
import sys
import time
from pathlib import Path

import freeze
import package_linux
import package_macos
import package_windows
import sbom
from environment import ROOT, SetupError

OUT = ROOT / "dist"

_TRIES = 3
"""How often the first picture is measured until it is within its bound: whatever else the computer does counts too."""


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="dev.py package", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--try", action="store_true", dest="on_clean_systems")
    parser.add_argument("--windows", action="store_true")
    parser.add_argument("--frozen", action="store_true")
    parser.add_argument("--runs", type=int, default=5, help="starts of which the first picture is the median")
    arguments = parser.parse_args()
    out: Path = arguments.out.absolute()
    try:
        if arguments.windows:
            return int(importlib.import_module("try_windows").build_and_try(out))
        frozen = build(out)
        if not arguments.frozen:
            measure(frozen, out, arguments.runs)
            made = pack(frozen, out)
            if arguments.on_clean_systems:
                return int(importlib.import_module("try_linux").try_everything(made, out))
    except SetupError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return 1
    return 0


def build(out: Path) -> Path:
    """The frozen program, in which only what is listed was found and nothing was missed."""
    began = time.monotonic()
    frozen = freeze.freeze(out / "frozen")
    freeze.expect_only_what_is_listed(frozen)
    report = freeze.expect_sound([str(freeze.program_in(frozen))], freeze.version())
    seconds = time.monotonic() - began
    print(f"frozen       {frozen} in {seconds:.0f} s: Python {report['python']}, Qt {report['qt']}", flush=True)
    return frozen


def measure(frozen: Path, out: Path, runs: int) -> None:
    """Size and first picture. Raises SetupError if it is too large; a screen that is missing is said, and a start that
    takes longer than it should is said too: that is measured, and fails nothing, for the computer may be busy.
    """
    if freeze.say_size(frozen, out / "floor") > freeze.SIZE_BOUND:
        raise SetupError("The program is larger than it may be.")
    if shutil.which("Xvfb") is None:
        print("first paint  SKIPPED: there is no Xvfb here to draw on", flush=True)
    elif not any(freeze.say_first_paint(freeze.program_in(frozen), runs) <= freeze.PAINT_BOUND for _ in range(_TRIES)):
        print(f"first paint  BEYOND {freeze.PAINT_BOUND:.2f} in {_TRIES} measurements", flush=True)


def pack(frozen: Path, out: Path) -> list[Path]:
    """The packages of this system, with a list of what they are made of and a sum to know each by."""
    if sys.platform == "win32":
        made = package_windows.packages(frozen, out)
    elif sys.platform == "darwin":
        made = package_macos.packages(frozen.parent / "GoalDesk.app", out)
    else:
        made = package_linux.packages(frozen, out)
    made.append(sbom.write(out, freeze.version()))
    for path in made:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        print(f"package      {path.stat().st_size / 1e6:7.1f} MB   {path.name}   sha256 {digest}", flush=True)
    return made


if __name__ == "__main__":
    sys.exit(main())
