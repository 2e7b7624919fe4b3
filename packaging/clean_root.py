"""A clean system to try packages on: a bare Debian of its own in a folder, in which nothing of ours is installed.

It needs root, debootstrap and Debian's own archive. A bare system is kept in a cache and copied for each trial.
"""

import contextlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "goaldesk" / "roots"
PERSON = "ada"
SKIPPED = 77
"""The exit status of a trial in which nothing went otherwise than it should, and something could not be tried."""
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


class TrialError(Exception):
    """Something did not go as it should; the text says what."""


class SkippedError(Exception):
    """Something could not be tried here; the text says why."""


class Root:
    """A clean system, and calls in it: as its administrator, or as the person who uses it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *command: str, check: bool = True, person: bool = False, **environment: str) -> tuple[int, str]:
        """Run a command in it; returns its status and all it said. Raises TrialError unless it may end badly."""
        done = subprocess.run(
            self.call(*command, person=person, **environment),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
            timeout=600,
        )  # fmt: skip
        if check and done.returncode:
            raise TrialError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}")
        return done.returncode, done.stdout

    def start(self, *command: str, said: Path, **environment: str) -> subprocess.Popen[bytes]:
        """Start a program as the person, and leave it running; what it says goes into a file."""
        with said.open("wb") as file:
            call = self.call(*command, person=True, **environment)
            return subprocess.Popen(call, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT)

    def call(self, *command: str, person: bool, **environment: str) -> list[str]:
        """The command line that does something in it."""
        home = f"/home/{PERSON}" if person else "/root"
        values = {"HOME": home, "PATH": _PATH, "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive", **environment}
        if person:
            values["XDG_RUNTIME_DIR"] = f"/run/user-{PERSON}"
        who = [f"--userspec={PERSON}:{PERSON}"] if person else []
        inside = ["env", "-i", "-C", home, *(f"{name}={value}" for name, value in values.items()), *command]
        return ["chroot", *who, str(self.folder), *inside]

    def install(self, *packages: str, check: bool = True) -> tuple[int, str]:
        """Install packages of Debian, or files; only what they depend on comes along."""
        call = ("apt-get", "install", "-y", "-q", "--no-install-recommends", "--allow-downgrades", *packages)
        return self.run(*call, check=check)

    def inside(self, path: str) -> Path:
        """A path in it, as it is called from here."""
        return self.folder / path.lstrip("/")


@contextlib.contextmanager
def clean_root(suite: str) -> Iterator[Root]:
    """A fresh copy of a bare Debian, with a person on it. Raises SkippedError where that cannot be had."""
    if os.geteuid() != 0:
        raise SkippedError("a clean system needs root")
    if shutil.which("debootstrap") is None:
        raise SkippedError("debootstrap is not installed")
    bare = _bare(suite)
    folder = Path(tempfile.mkdtemp(prefix=f"goaldesk-{suite}-"))
    root = Root(folder / "root")
    mounted: list[Path] = []
    try:
        subprocess.run(["cp", "-a", "--reflink=auto", str(bare), str(root.folder)], check=True)
        for kind, source in (("proc", "proc"), ("bind", "/dev"), ("bind", "/tmp/.X11-unix")):
            place = root.inside(source)
            place.mkdir(parents=True, exist_ok=True)
            how = ["-t", "proc", "proc"] if kind == "proc" else ["--bind", source]
            subprocess.run(["mount", *how, str(place)], check=True)
            mounted.append(place)
        for file in ("/etc/resolv.conf", "/etc/hosts"):
            shutil.copy(file, root.inside(file))
        root.run("useradd", "-m", PERSON)
        runtime = root.inside(f"/run/user-{PERSON}")
        runtime.mkdir(mode=0o700)
        shutil.chown(runtime, *_owner(root))
        yield root
    finally:
        for place in reversed(mounted):
            subprocess.run(["umount", "-l", str(place)], check=False)
        if not any(os.path.ismount(place) for place in mounted):
            shutil.rmtree(folder, ignore_errors=True)


def _owner(root: Root) -> tuple[int, int]:
    found = root.inside(f"/home/{PERSON}").stat()
    return found.st_uid, found.st_gid


def _bare(suite: str) -> Path:
    """The bare system of a suite, from the cache; the first time it is made."""
    folder = CACHE / suite
    if (folder / ".ready").is_file():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    call = ["debootstrap", "--variant=minbase", suite, str(folder), _mirror()]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    if done.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        raise SkippedError(f"debootstrap {suite}: {(done.stdout.strip().splitlines() or ['no reason given'])[-1]}")
    for path in Path("/etc/apt/apt.conf.d").glob("*proxy*"):
        shutil.copy(path, folder / "etc" / "apt" / "apt.conf.d")
    subprocess.run(["chroot", str(folder), "apt-get", "update", "-q"], check=False, capture_output=True)
    (folder / ".ready").touch()
    return folder


def _mirror() -> str:
    """Where this computer has its Debian from."""
    for path in (*Path("/etc/apt/sources.list.d").glob("*"), Path("/etc/apt/sources.list")):
        text = path.read_text("utf-8", "replace") if path.is_file() else ""
        if found := re.search(r"(?m)^(?:URIs:|deb(?: \[.*?\])?) *(\S*/debian/?)(?:\s|$)", text):
            return found[1]
    return "http://deb.debian.org/debian"
