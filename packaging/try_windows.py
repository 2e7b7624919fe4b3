"""The packages for Windows, built and tried under Wine: installed, started, used, upgraded, removed.

Wine is not Windows: what is released is made and looked at on Windows itself. Wine shows neither SmartScreen nor
its fonts, dark mode or input methods.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import freeze
import package_windows
import wine
from at_window import AtWindow, expect_kept, expect_up_to_date, older_desk, source_of
from clean_root import SKIPPED, SkippedError, TrialError
from environment import SetupError

from goaldesk.core import lock
from tests.display.screen import Screen, missing_programs, until

BEFORE = "0.0.1"
_UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\GoalDesk"
_CLASSES = r"HKCU\Software\Classes"
_KIND = rf"{_CLASSES}\.goaldesk"
_LEFT = "_internal/left-by-the-version-before.txt"


def build_and_try(out: Path) -> int:
    """Build both packages and try them; returns the exit status. Says SKIPPED where there is no Wine to be had."""
    if missing := missing_programs():
        print(f"Windows  SKIPPED: {' and '.join(missing)} not installed", flush=True)
        return SKIPPED
    screen = Screen("1400x900")
    try:
        machine, python = wine.windows(screen.name), wine.python()
        try:
            frozen = _freeze(machine, python, out / "windows")
            made = package_windows.packages(frozen, out)
            for path in made:
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
                print(f"package      {path.stat().st_size / 1e6:7.1f} MB   {path.name}   sha256 {digest}", flush=True)
            before = package_windows.setup(_older(frozen), out / "windows", BEFORE, quick=True)
            _Trial(machine, screen, out / "pictures").all(before, *made)
        finally:
            machine.end()
    except SkippedError as reason:
        print(f"Windows  SKIPPED: {reason}", flush=True)
        return SKIPPED
    except (TrialError, SetupError, AssertionError, subprocess.SubprocessError) as error:
        print(f"Windows  NOT AS IT SHOULD BE: {error}", flush=True)
        return 1
    finally:
        screen.close()
    return 0


def _freeze(machine: wine.Wine, python: Path, out: Path) -> Path:
    """The frozen program, in which only what is listed was found."""
    began = time.monotonic()
    shutil.rmtree(out, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="goaldesk-windows-") as folder:
        source_of(Path(folder), freeze.version())
        call = [str(python), "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
        call += ["--distpath", _called(out), "--workpath", _called(Path(folder) / "work")]
        call.append("packaging/goaldesk.spec")
        status = machine.run(*call, seconds=900, cwd=folder, SOURCE_DATE_EPOCH=freeze.epoch(), PYTHONHASHSEED="1")
    if status or not (out / "GoalDesk" / "GoalDesk.exe").is_file():
        raise SetupError(f"the program could not be frozen under Wine ({status})")
    library = {path.name.partition(".")[0] for part in ("Lib", "DLLs") for path in (python.parent / part).iterdir()}
    freeze.expect_only_what_is_listed(out / "GoalDesk", library | set(sys.stdlib_module_names))
    size, seconds = freeze.size_of(out / "GoalDesk") / 1e6, time.monotonic() - began
    print(f"frozen       {size:7.1f} MB   under Wine, in {seconds:.0f} s", flush=True)
    return out / "GoalDesk"


def _older(frozen: Path) -> Path:
    """What the version before had: the same, and a file that the next one has no longer."""
    older = frozen.parent / "older" / "GoalDesk"
    shutil.copytree(frozen, older)
    (older / _LEFT).write_text("An upgrade takes this away.\n", "utf-8")
    return older


def _called(path: Path) -> str:
    """A path of this computer as it is called in Wine."""
    return "Z:" + str(path.absolute()).replace("/", "\\")


class _Trial:
    """The life of the packages on one Windows. Every step says what it does, and how long it took."""

    def __init__(self, machine: wine.Wine, screen: Screen, pictures: Path) -> None:
        self._wine, self._screen, self._pictures = machine, screen, pictures
        user = f"users/{os.environ.get('USER') or 'root'}"
        self._local = machine.path(f"{user}/AppData/Local")
        self._program = self._local / "Programs" / "GoalDesk"
        self._desk = self._local / "GoalDesk" / "GoalDesk.goaldesk"
        roaming = machine.path(f"{user}/AppData/Roaming/Microsoft/Windows/Start Menu/Programs")
        self._link = roaming / "GoalDesk.lnk"
        self._window = self._at(self._desk)

    def _at(self, desk: Path) -> AtWindow:
        return AtWindow(self._screen, desk, lambda each: lock.lock_path(each).exists())

    def all(self, before: Path, setup: Path, portable: Path) -> None:
        """Every step, in the order in which a person takes them."""
        for left in (self._program, self._desk.parent, self._wine.path("portable")):
            shutil.rmtree(left, ignore_errors=True)
        steps: list[tuple[str, Callable[[], None]]] = [
            ("install the version before, without a word", lambda: self._install(before, BEFORE)),
            ("it finds all it needs", lambda: self._looks_at_itself(self._program)),
            ("start it from the Start menu, write a pair and an entry by keys", self._is_used),
            ("an upgrade and a removal while it is open are refused", lambda: self._refuses(setup)),
            ("close it, upgrade it in place, and the desk is as it was", lambda: self._is_upgraded(setup)),
            ("what a double click on a desk runs opens one of an older GoalDesk", self._is_double_clicked),
            ("remove it, and the desk is still there", self._is_removed),
            ("the portable program keeps its desk beside itself", lambda: self._is_portable(portable)),
        ]
        for name, step in steps:
            began = time.monotonic()
            step()
            print(f"  {time.monotonic() - began:5.1f} s  {name}", flush=True)

    # -- steps

    def _install(self, setup: Path, number: str) -> None:
        status = self._wine.run(_called(setup), "/S")
        _expect(status == 0, f"the installer ended with {status}")
        _expect((self._program / "GoalDesk.exe").is_file(), "there is no program")
        _expect(self._link.is_file(), "there is no entry in the Start menu")
        _expect(self._says(_UNINSTALL, "DisplayVersion", number), "there is no entry for the removal")
        _expect(self._says(_KIND, "", "GoalDesk.Desk"), "nothing opens a desk")

    def _says(self, key: str, name: str, wanted: str) -> bool:
        """Whether the registry has a value with these words in it; with neither, whether it has the key."""
        status = self._wine.run("reg", "query", key, *(["/v", name] if name else []), seconds=60)
        return status == 0 and wanted in self._wine.said

    def _looks_at_itself(self, folder: Path) -> None:
        out = self._wine.path("selftest.json")
        out.unlink(missing_ok=True)
        status = self._wine.run(_called(folder / "GoalDesk.exe"), "selftest", r"C:\selftest.json")
        report = json.loads(out.read_text("utf-8")) if out.is_file() else {}
        well = status == 0 and report.get("frozen") is True and report.get("version") == freeze.version()
        _expect(well, f"its look at itself ended with {status}: {report}")
        _expect(report["looks"]["qt"] == "windows", f"it was drawn by {report['looks']['qt']}")

    def _is_used(self) -> None:
        self._wine.start("start", "/unix", str(self._link))
        self._window.comes()
        self._window.writes_a_pair_and_an_entry()
        self._window.draws(self._pictures / "windows-wine.png")

    def _refuses(self, setup: Path) -> None:
        status = self._wine.run(_called(setup), "/S")
        _expect(status == 3, f"the installer ended with {status}")
        status = self._wine.run(_called(self._program / "Uninstall.exe"), "/S", f"_?={_called(self._program)}")
        _expect(status == 3, f"the removal ended with {status}")
        _expect((self._program / _LEFT).is_file(), "something was changed all the same")

    def _is_upgraded(self, setup: Path) -> None:
        self._window.closes()
        self._is_free()
        self._install(setup, freeze.version())
        _expect(not (self._program / _LEFT).exists(), "something of the version before is left")
        self._looks_at_itself(self._program)
        expect_kept(self._desk)

    def _is_double_clicked(self) -> None:
        """By the command that the registry has for it: Wine 8 does not look among the person's own kinds of file."""
        other = older_desk(self._desk.with_name("Other.goaldesk"))
        self._wine.run("reg", "query", rf"{_CLASSES}\GoalDesk.Desk\shell\open\command", "/ve")
        program, asked = re.findall(r'"(.*?)"', self._wine.said)
        self._wine.start(program, asked.replace("%1", _called(other)))
        window = self._at(other)
        window.comes()
        window.closes()
        self._is_free()
        expect_up_to_date(other)
        other.unlink()

    def _is_removed(self) -> None:
        # As Windows does it: a copy of Uninstall.exe does the work, so that the last file goes too.
        self._wine.run(_called(self._program / "Uninstall.exe"), "/S")
        until(lambda: not self._program.exists(), "the folder of the program is gone")
        _expect(not self._link.exists(), "its entry in the Start menu is left")
        for key in (_UNINSTALL, _KIND):
            _expect(not self._says(key, "", ""), f"{key} is left")
        expect_kept(self._desk)

    def _is_portable(self, portable: Path) -> None:
        folder = self._wine.path("portable")
        with zipfile.ZipFile(portable) as archive:
            archive.extractall(folder)
        before = self._desk.read_bytes()
        desk = folder / "GoalDesk" / "Desk" / "GoalDesk.goaldesk"
        self._wine.start(_called(folder / "GoalDesk" / "GoalDesk.exe"))
        window = self._at(desk)
        window.comes()
        window.writes_a_pair_and_an_entry()
        window.closes()
        self._is_free()
        expect_kept(desk)
        _expect(self._desk.read_bytes() == before, "it wrote on the desk of the installed program")
        settings = json.loads((desk.parent / "settings.json").read_text("utf-8"))
        _expect(settings["desk"] == "GoalDesk.goaldesk", f"it remembers {settings['desk']}")

    def _is_free(self) -> None:
        """Wait until no program runs: its file stays open for a moment after its window is gone."""
        subprocess.run(["wineserver", "-w"], env=self._wine.environment, check=False, timeout=60)


def _expect(so: object, otherwise: str) -> None:
    if not so:
        raise TrialError(otherwise)
