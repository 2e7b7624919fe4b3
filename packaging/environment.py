"""The virtual environment of a checkout: made, filled from the lock, and given the system libraries that Qt needs.

Standard library only, for this runs before anything is installed.
"""

import ctypes
import hashlib
import importlib.util
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
RUN_LOCK = ROOT / "packaging" / "requirements.txt"
DEV_LOCK = ROOT / "packaging" / "requirements-dev.txt"
BUILD_LOCK = ROOT / "packaging" / "requirements-build.txt"

OLDEST_PYTHON = (3, 11)
NEWEST_PYTHON = (3, 14)  # what PySide6 6.11 has packages for

# Only where Python comes without ensurepip, as on Debian: the wheel runs as it is, and installs itself.
PIP_WHEEL = "pip-25.3-py3-none-any.whl"
PIP_SHA256 = "9655943313a94722b7774661c21049070f6bbb0a1516bf02f7c8d5d9201514cd"

# Debian's package for each library that the Qt wheels leave to the system.
_PACKAGES = {
    "libdbus-1.so.3": "libdbus-1-3",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_PLUGINS = ("platforms/libqxcb.so", "platforms/libqoffscreen.so", "imageformats/libqsvg.so")


class SetupError(Exception):
    """Something a person has to know before this can go on; the text says what to do."""


def prepare(lock: Path = RUN_LOCK) -> None:
    """Make the environment, or bring it up to date with a lock; quick if nothing has changed."""
    if not OLDEST_PYTHON <= sys.version_info[:2] <= NEWEST_PYTHON:
        here = ".".join(map(str, sys.version_info[:2]))
        raise SetupError(f"GoalDesk needs Python 3.11 to 3.14; this is {here}. Start this command with one of those.")
    stamp = VENV / f"{lock.stem}.stamp"
    wanted = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    if not (stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted and PYTHON.exists()):
        print("Setting up GoalDesk in .venv; this takes a minute, once.", flush=True)
        _make_venv()
        pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
        _call([*pip, "--require-hashes", "--no-deps", "-r", str(lock)], "The libraries could not be installed.")
        stamp.write_text(wanted, encoding="utf-8")
    if sys.platform.startswith("linux"):
        _system_libraries()


def system_programs(programs: dict[str, str]) -> list[str]:
    """Have these programs (name: Debian's package) where that can be done; returns those that are still missing."""
    missing = [name for name in programs if shutil.which(name) is None]
    if missing and _may_install():
        _apt_install([programs[name] for name in missing])
    return [name for name in missing if shutil.which(name) is None]


def shared_python() -> None:
    """Have Python as a library too, which a frozen program begins with: Debian keeps it in a package of its own."""
    minor = sys.version_info.minor
    try:
        ctypes.CDLL(f"libpython3.{minor}.so.1.0")
    except OSError:
        if not _may_install():
            raise SetupError(f"Install Python's library first (Debian: libpython3.{minor}).") from None
        _apt_install([f"libpython3.{minor}"])


def _make_venv() -> None:
    """An environment with pip in it. One made by another Python is made again."""
    version = (
        subprocess.run(  # fails if the Python it was made with is gone
            [str(PYTHON), "-c", "import sys; print(sys.version)"], capture_output=True, text=True, check=False
        )
        if PYTHON.exists()
        else None
    )
    if version is not None and version.stdout.strip() != sys.version.strip():
        shutil.rmtree(VENV)
    problem = "The virtual environment could not be made."
    if importlib.util.find_spec("ensurepip"):
        _call([sys.executable, "-m", "venv", str(VENV)], problem)
        return
    _call([sys.executable, "-m", "venv", "--without-pip", str(VENV)], problem)
    wheel = _fetch_pip(VENV)
    _call(
        [str(PYTHON), str(wheel / "pip"), "install", "--quiet", "--no-index", str(wheel)], "pip could not be installed."
    )
    wheel.unlink()


def _fetch_pip(folder: Path) -> Path:
    """Fetch the pip wheel from the package index this computer uses, and check it against the hash above."""
    index = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/")
    request = urllib.request.Request(
        f"{index}/pip/", headers={"Accept": "application/vnd.pypi.simple.v1+json, text/html;q=0.5"}
    )
    try:
        with urllib.request.urlopen(request) as answer:
            page, base = answer.read().decode(), answer.url
            is_json = "json" in answer.headers.get_content_type()
        with urllib.request.urlopen(urllib.parse.urljoin(base, _address_of_pip(page, is_json=is_json))) as answer:
            content = answer.read()
    except (urllib.error.URLError, OSError) as error:
        raise SetupError(
            f"This Python comes without pip, and it could not be fetched ({error}). "
            "Install Debian's package python3-venv, then try again."
        ) from error
    if hashlib.sha256(content).hexdigest() != PIP_SHA256:
        raise SetupError(
            "The pip that the package index sent is not the one that was asked for. Nothing was installed."
        )
    wheel = folder / PIP_WHEEL
    wheel.write_bytes(content)
    return wheel


def _address_of_pip(page: str, *, is_json: bool) -> str:
    if is_json:
        found = [file["url"] for file in json.loads(page)["files"] if file["filename"] == PIP_WHEEL]
    else:
        found = re.findall(rf'href="([^"]*{re.escape(PIP_WHEEL)}[^"]*)"', page)
    if not found:
        raise SetupError(f"The package index does not have {PIP_WHEEL}. Install Debian's package python3-venv instead.")
    return str(found[0])


def _system_libraries() -> None:
    """Install, or name in one line, the system libraries that Qt needs and does not bring along."""
    missing = _missing_libraries()
    if missing and _may_install():
        # What is not in the table comes with what is: it is missing only because that was.
        _apt_install(sorted({"xkb-data", *(_PACKAGES[name] for name in missing if name in _PACKAGES)}))
        missing = _missing_libraries()
    if not missing:
        return
    if shutil.which("apt-get"):
        packages = " ".join(sorted({_PACKAGES[name] for name in missing if name in _PACKAGES}))
        raise SetupError(f"Qt needs system libraries. Install them with:  sudo apt-get install {packages}")
    if shutil.which("dnf"):
        provides = shlex.join(f"{name}()(64bit)" for name in missing)
        raise SetupError(f"Qt needs system libraries. Install them with:  sudo dnf install {provides}")
    raise SetupError(f"Qt needs these system libraries; please install them first: {' '.join(missing)}")


def _missing_libraries() -> list[str]:
    """What the loader does not find for Qt and for its plugins that we use."""
    found = sorted(VENV.glob("lib/python*/site-packages/PySide6"))
    if not found or shutil.which("ldd") is None:
        return []
    folder = found[0]
    files = [*folder.glob("Qt*.abi3.so"), *(folder / "Qt" / "plugins" / plugin for plugin in _PLUGINS)]
    listed = subprocess.run(["ldd", *map(str, files)], capture_output=True, text=True, check=False).stdout
    return sorted(set(re.findall(r"^\s*(\S+) => not found", listed, re.MULTILINE)))


def _may_install() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _apt_install(packages: list[str]) -> None:
    print(f"Installing {' '.join(packages)}.", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-qq", "--no-install-recommends", *packages]):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SetupError(f"{shlex.join(command)} did not work: {_last_line(done.stderr)}")


def _call(command: list[str], problem: str) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.stderr.write(done.stderr)
        raise SetupError(f"{problem} What was said is above; nothing of yours was touched.")


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["no reason was given"])[-1]
