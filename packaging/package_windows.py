"""The two packages for Windows from a frozen folder: the installer, and a zip whose program keeps its desk beside it.

makensis runs on every system, so the same code serves the release workflow and the trials under Wine.
"""

import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from bundle_info import MIME_TYPE
from environment import PYTHON, ROOT, SetupError
from freeze import epoch, size_of, version

from goaldesk.paths import PORTABLE


def packages(frozen: Path, out: Path) -> list[Path]:
    """Make both; returns the files."""
    number = version()
    return [setup(frozen, out, number), _portable(frozen, out, number)]


def setup(frozen: Path, out: Path, number: str, *, quick: bool = False) -> Path:
    """The installer; ``quick`` packs loosely, for one that is only tried."""
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"GoalDesk-{number}-setup.exe"
    icons = out / "icons"
    subprocess.run([str(PYTHON), str(ROOT / "packaging" / "make_icons.py"), str(icons)], check=True)
    values = {
        "VERSION": number, "PAYLOAD": frozen, "OUTFILE": target, "ICON": icons / "goaldesk.ico",
        "KILOBYTES": size_of(frozen) // 1024, "MIME": MIME_TYPE,
    }  # fmt: skip
    defined = [f"-D{name}={value}" for name, value in values.items()] + ["-DQUICK"] * quick
    call = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined]
    call.append(str(ROOT / "packaging" / "windows" / "goaldesk.nsi"))
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)
        raise SetupError("makensis did not work; what it said is above.")
    return target


def _portable(frozen: Path, out: Path, number: str) -> Path:
    """The same bytes every time: sorted, dated with the commit. The empty folder is what makes it portable."""
    target = out / f"GoalDesk-{number}-portable.zip"
    moment = datetime.fromtimestamp(int(epoch()), UTC).timetuple()[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr(zipfile.ZipInfo(f"GoalDesk/{PORTABLE}/", moment), b"")
        for path in sorted(frozen.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(f"GoalDesk/{path.relative_to(frozen).as_posix()}", moment)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, path.read_bytes())
    return target
