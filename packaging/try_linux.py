"""The packages for Linux, tried as their person would: on a clean system, from the installation to the removal.

The screen belongs to this computer and its socket is bound into the clean system, in which nothing lies but what the
package depends on. What goes otherwise than it should ends the trial; what cannot be tried says SKIPPED, and why.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import freeze
import package_linux
from at_window import AtWindow, expect_kept, expect_up_to_date, older_desk, source_of
from clean_root import PERSON, SKIPPED, Root, SkippedError, TrialError, clean_root

from tests.display.screen import Screen, missing_programs, until

SUITES = ("bookworm", "trixie")
BEFORE = "0.0.1"
"""The number of the version that is installed first: the same program, as long as there is no release before it."""

_DESKTOP = ("fonts-dejavu-core", "desktop-file-utils", "shared-mime-info", "hicolor-icon-theme", "libglib2.0-bin")
"""What every desktop has, and a bare Debian does not."""

_ENTRY = "/usr/share/applications/org.goaldesk.GoalDesk.desktop"
_DESK = f"/home/{PERSON}/.local/share/GoalDesk/GoalDesk.goaldesk"
_OTHER = _DESK.replace("GoalDesk.goaldesk", "Other.goaldesk")


def try_everything(made: list[Path], out: Path) -> int:
    """Try the packages on every clean system; returns the exit status."""
    deb = next(path for path in made if path.suffix == ".deb")
    archive = next(path for path in made if path.name.endswith(".tar.xz"))
    if missing := missing_programs():
        print(f"clean systems  SKIPPED: {' and '.join(missing)} not installed", flush=True)
        return SKIPPED
    before = _version_before(out)
    status = 0
    for suite in SUITES:
        try:
            with clean_root(suite) as root, _screen() as screen:
                print(f"{suite}", flush=True)
                if not _Trial(root, screen, out / "pictures", suite).all(before, deb, archive):
                    status = status or SKIPPED
        except SkippedError as reason:
            print(f"{suite}  SKIPPED: {reason}", flush=True)
            status = status or SKIPPED
        except (TrialError, AssertionError, subprocess.SubprocessError) as error:
            print(f"{suite}  NOT AS IT SHOULD BE: {error}", flush=True)
            status = 1
    return status


def _version_before(out: Path) -> Path:
    with tempfile.TemporaryDirectory(prefix="goaldesk-before-") as folder:
        source_of(Path(folder), BEFORE)
        frozen = freeze.freeze(out / "before", root=Path(folder))
    (deb,) = package_linux.packages(frozen, out / "before", number=BEFORE, quick=True)
    shutil.rmtree(frozen)
    return deb


@contextmanager
def _screen() -> Iterator[Screen]:
    screen = Screen("1400x900")
    try:
        yield screen
    finally:
        screen.close()


class _Trial:
    """The life of a package on one clean system. Every step says what it does, and how long it took."""

    def __init__(self, root: Root, screen: Screen, pictures: Path, suite: str) -> None:
        self._root, self._screen, self._pictures, self._suite = root, screen, pictures, suite
        self._desk = root.inside(_DESK)
        self._window = AtWindow(screen, self._desk)
        self._said = root.folder.parent / "said.txt"

    def all(self, before: Path, deb: Path, archive: Path) -> bool:
        """Every step, in the order in which a person takes them; returns whether none was skipped."""
        whole = True
        self._root.run("mkdir", "/packages")
        for path in (before, deb, archive):
            shutil.copy(path, self._root.inside(f"/packages/{path.name}"))
        steps: list[tuple[str, Callable[[], None]]] = [
            ("install the version before", lambda: self._install(before)),
            ("it finds all it needs with what it depends on", lambda: self._looks_at_itself(BEFORE, "goaldesk")),
            ("the desktop knows its menu entry, icons and file type", self._is_known),
            ("start it from the menu, write a pair and an entry by keys", self._is_used),
            ("calls from a terminal reach the open window", self._is_called),
            ("an upgrade while it is open is refused", lambda: self._refuses(deb)),
            ("close it, upgrade it, and the desk is as it was", lambda: self._is_upgraded(deb)),
            ("a double click on a desk of an older GoalDesk opens it", self._is_double_clicked),
            ("on Wayland", self._on_wayland),
            ("remove it, and the desk is still there", self._is_removed),
            ("the archive, installed and removed by the person alone", lambda: self._archive(archive)),
        ]
        for name, step in steps:
            began = time.monotonic()
            try:
                step()
                print(f"  {time.monotonic() - began:5.1f} s  {name}", flush=True)
            except SkippedError as reason:
                print(f"  SKIPPED  {name}: {reason}", flush=True)
                whole = False
        return whole

    # -- steps

    def _install(self, package: Path) -> None:
        self._root.install(f"/packages/{package.name}")

    def _looks_at_itself(self, number: str, program: str) -> None:
        out = f"/home/{PERSON}/selftest.json"
        self._root.run(program, "selftest", out, person=True)
        _, said = self._root.run(program, "--version", person=True)
        _expect(said.strip() == f"GoalDesk {number}", f"it says it is {said!r}")
        self._root.inside(out).unlink()

    def _is_known(self) -> None:
        self._root.install(*_DESKTOP)
        self._root.run("desktop-file-validate", _ENTRY)
        icon = "usr/share/icons/hicolor/48x48/apps/org.goaldesk.GoalDesk.png"
        _expect(self._root.inside(icon).is_file(), "no icon")
        # A desk with a passphrase looks like nothing but noise; one without is an SQLite file.
        for content in (b"\xf0\x9d" * 2048, b"SQLite format 3\0" + bytes(4080)):
            self._root.inside(f"/home/{PERSON}/Some.goaldesk").write_bytes(content)
            _, said = self._root.run("gio", "info", "-a", "standard::content-type", "Some.goaldesk", person=True)
            _expect("application/vnd.goaldesk.desk" in said, f"a desk is taken for {said}")
        self._root.inside(f"/home/{PERSON}/Some.goaldesk").unlink()
        _, said = self._root.run("gio", "mime", "application/vnd.goaldesk.desk", person=True)
        _expect("org.goaldesk.GoalDesk.desktop" in said, f"nothing opens a desk: {said}")

    def _is_used(self) -> None:
        self._start("gio", "launch", _ENTRY)
        self._window.comes()
        self._window.writes_a_pair_and_an_entry()
        self._window.draws(self._pictures / f"{self._suite}-x11.png")
        self._is_quiet()

    def _is_called(self) -> None:
        self._root.run("goaldesk", "capture", "From a terminal, with the window open", person=True)
        _, said = self._root.run("goaldesk", "find", "terminal", person=True)
        _expect("From a terminal" in said, f"it was not kept: {said}")
        self._root.run("goaldesk", "check", person=True)

    def _refuses(self, deb: Path) -> None:
        status, said = self._root.install(f"/packages/{deb.name}", check=False)
        _expect(status != 0 and "GoalDesk is open" in said, f"it was not refused: {said}")
        _, said = self._root.run("dpkg-query", "-W", "-f", "${Version} ${db:Status-Status}", "goaldesk")
        _expect(said == f"{BEFORE} installed", f"it is {said} afterwards")

    def _is_upgraded(self, deb: Path) -> None:
        self._window.closes()
        self._install(deb)
        self._looks_at_itself(freeze.version(), "goaldesk")
        self._root.run("goaldesk", "check", person=True)
        expect_kept(self._desk)

    def _is_double_clicked(self) -> None:
        other = self._desk.with_name("Other.goaldesk")
        older_desk(self._root.inside("/packages/older.goaldesk"))
        self._root.run("cp", "/packages/older.goaldesk", _OTHER, person=True)
        self._start("gio", "open", _OTHER)
        window = AtWindow(self._screen, other)
        window.comes()
        window.draws(self._pictures / f"{self._suite}-double-click.png")
        window.closes()
        self._is_quiet()
        expect_up_to_date(other)
        self._root.run("rm", _OTHER, person=True)

    def _on_wayland(self) -> None:
        if shutil.which("weston") is None:
            raise SkippedError("weston is not installed")
        runtime = self._root.inside(f"/run/user-{PERSON}")
        owner = runtime.stat()
        call = ["weston", "--backend=headless-backend.so", "--socket=wayland-trial", "--idle-time=0"]
        environment = {**os.environ, "XDG_RUNTIME_DIR": str(runtime)}
        os.chown(runtime, os.getuid(), os.getgid())
        with subprocess.Popen(call, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as weston:
            try:
                until((runtime / "wayland-trial").exists, "weston")
                for path in (runtime, runtime / "wayland-trial"):
                    os.chown(path, owner.st_uid, owner.st_gid)
                program = self._root.start(
                    "goaldesk", said=self._said, WAYLAND_DISPLAY="wayland-trial", XDG_SESSION_TYPE="wayland"
                )
                until(lambda: AtWindow(self._screen, self._desk).stands(), "the window stands")
                self._root.run("goaldesk", "capture", "From a terminal, on Wayland", person=True)
                program.terminate()
                _expect(program.wait(20) == 0, "it did not close well")
            finally:
                weston.terminate()
        self._is_quiet()

    def _is_removed(self) -> None:
        self._root.run("apt-get", "purge", "-y", "-q", "goaldesk")
        left = [
            str(path)
            for place in ("usr", "etc", "opt")
            for path in self._root.inside(place).rglob("*oal[dD]esk*")
            if "share/mime" not in str(path)
        ]
        _expect(not left, f"left behind: {left}")
        expect_kept(self._desk)

    def _archive(self, archive: Path) -> None:
        home = f"/home/{PERSON}"
        self._root.install("xz-utils")
        self._root.run("tar", "-xf", f"/packages/{archive.name}", person=True)
        unpacked = f"{home}/{archive.name.removesuffix('.tar.xz')}"
        self._root.run(f"{unpacked}/install.sh", person=True)
        self._root.run("desktop-file-validate", f"{home}/.local{_ENTRY.removeprefix('/usr')}")
        self._start(f"{home}/.local/bin/goaldesk")
        self._window.comes()
        status, said = self._root.run(f"{unpacked}/install.sh", person=True, check=False)
        _expect(status == 1 and "GoalDesk is open" in said, f"it was not refused: {said}")
        self._window.closes()
        self._looks_at_itself(freeze.version(), f"{home}/.local/bin/goaldesk")
        self._root.run(f"{home}/.local/lib/goaldesk/uninstall.sh", person=True)
        left = [str(path) for path in self._root.inside(f"{home}/.local").rglob("*goaldesk*")]
        _expect(not [path for path in left if "/share/GoalDesk/" not in path], f"left behind: {left}")
        expect_kept(self._desk)

    # -- with which they work

    def _start(self, *command: str) -> None:
        self._root.start(*command, said=self._said, DISPLAY=self._screen.name)

    def _is_quiet(self) -> None:
        """Qt says so when something it needs is not there."""
        said = self._said.read_text("utf-8", "replace")
        _expect("qt." not in said and "Traceback" not in said, f"it said: {said}")


def _expect(so: object, otherwise: str) -> None:
    if not so:
        raise TrialError(otherwise)
