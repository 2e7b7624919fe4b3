"""The one command for whoever works on GoalDesk: it needs Python 3.11 or newer, and does all the set-up itself.

python3 packaging/dev.py run      opens the program from this checkout (arguments are passed on)
python3 packaging/dev.py test     runs the whole test suite (arguments go to pytest)
python3 packaging/dev.py lint     checks style and types
python3 packaging/dev.py bench    measures start-up, edits and scrolling against a floor
python3 packaging/dev.py soak     tries to lose words, for about an hour (--short: a minute), and prints what held
python3 packaging/dev.py shots    draws the README's pictures again
python3 packaging/dev.py package  makes the packages of the system it runs on (--try, --windows: and tries them)
python3 packaging/dev.py lock     renews the three lock files from pyproject.toml
"""

import os
import subprocess
import sys
from collections.abc import Callable

sys.dont_write_bytecode = "PYTHONDONTWRITEBYTECODE" in os.environ

from environment import (  # noqa: E402
    BUILD_LOCK,
    DEV_LOCK,
    PYTHON,
    ROOT,
    RUN_LOCK,
    SetupError,
    prepare,
    shared_python,
    system_programs,
)

# What the tests of the real window and of the sockets use, and Debian's package for each.
_TEST_PROGRAMS = {"Xvfb": "xvfb", "openbox": "openbox", "strace": "strace"}

# What the packages are made with, and Debian's package for each.
_PACKAGE_PROGRAMS = {
    "objdump": "binutils",
    "strip": "binutils",
    "xz": "xz-utils",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
    "Xvfb": "xvfb",
}
_TRIAL_PROGRAMS = {
    "--try": {"openbox": "openbox", "debootstrap": "debootstrap", "weston": "weston"},
    "--windows": {
        "openbox": "openbox",
        "wine": "wine",
        "makensis": "nsis",
        "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    },
}

# Every picture of the README: its file, and what `goaldesk screenshot` is asked for.
_SHOTS = {
    "desk-light.png": ("desk", "--theme", "light"),
    "desk-dark.png": ("desk", "--theme", "dark"),
}
_SHOT_MOMENT = "2026-10-08T14:32+02:00"  # the same pictures on every day


def run(arguments: list[str]) -> int:
    prepare()
    status = _python("-m", "goaldesk", *arguments)
    if status and sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        print("A picture needs no screen:  python3 packaging/dev.py run screenshot desk desk.png", file=sys.stderr)
    return status


def test(arguments: list[str]) -> int:
    prepare(DEV_LOCK)
    missing = system_programs(_TEST_PROGRAMS)
    if missing:
        print(f"Without {' and '.join(missing)} some tests are left out.", flush=True)
    return _python("-m", "pytest", *(arguments or ["-n", "auto"]))


def lint(_arguments: list[str]) -> int:
    prepare(DEV_LOCK)
    checks = [["-m", "ruff", "check", "."], ["-m", "ruff", "format", "--check", "."], ["-m", "mypy"]]
    return max(_python(*check) for check in [*checks, ["packaging/lint_workflows.py"]])


def bench(arguments: list[str]) -> int:
    prepare(DEV_LOCK)
    missing = system_programs({"Xvfb": "xvfb"})
    if missing:
        raise SetupError("The first paint is measured on a screen of its own: install Xvfb (Debian: xvfb) first.")
    return _python("packaging/bench.py", *arguments)


def soak(arguments: list[str]) -> int:
    prepare(DEV_LOCK)
    if system_programs({"strace": "strace"}):
        print("Without strace no migration is killed in its writes.", flush=True)
    return _python("packaging/soak.py", *arguments)


def shots(_arguments: list[str]) -> int:
    prepare()
    folder = ROOT / "packaging" / "shots"
    folder.mkdir(exist_ok=True)
    for name, (page, *options) in _SHOTS.items():
        call = ("--now", _SHOT_MOMENT, "screenshot", page, str(folder / name), *options)
        if status := _python("-m", "goaldesk", *call):
            return status
        print(f"packaging/shots/{name}")
    return 0


def package(arguments: list[str]) -> int:
    prepare(DEV_LOCK)  # the first picture is measured with what the tests look with
    prepare(BUILD_LOCK)
    if sys.platform == "linux":
        missing = system_programs(_PACKAGE_PROGRAMS)
        shared_python()
        for option in _TRIAL_PROGRAMS.keys() & set(arguments):
            system_programs(_TRIAL_PROGRAMS[option])  # a trial says itself what it has to skip without them
        if missing:
            raise SetupError(f"Install these programs first: {' '.join(missing)}.")
    os.environ["PYTHONPATH"] = str(ROOT)
    return _python("packaging/package.py", *arguments)


def lock(_arguments: list[str]) -> int:
    """The locks carry hashes and no addresses, and hold for every system and Python that we run on."""
    prepare(DEV_LOCK)
    if status := _python("-m", "pip", "install", "--quiet", "uv"):
        return status
    options = (
        "--universal",
        "--python-version",
        "3.11",
        "--generate-hashes",
        "--no-annotate",
        "--no-header",
        "--quiet",
    )
    steps = (
        (RUN_LOCK, ()),
        (DEV_LOCK, ("--group", "dev", "-c", str(RUN_LOCK))),
        (BUILD_LOCK, ("--group", "build", "-c", str(DEV_LOCK))),  # one environment can hold both
    )
    for path, extra in steps:
        call = ("uv", "pip", "compile", *options, "--no-emit-index-url", "pyproject.toml", *extra, "-o", str(path))
        if status := _python("-m", *call, "--upgrade"):
            return status
    return 0


def _python(*arguments: str) -> int:
    """Run the environment's Python in the checkout; returns its exit status."""
    return subprocess.run([str(PYTHON), *arguments], cwd=ROOT, check=False).returncode


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "lint": lint,
    "bench": bench,
    "soak": soak,
    "shots": shots,
    "package": package,
    "lock": lock,
}


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        return 2
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except SetupError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
