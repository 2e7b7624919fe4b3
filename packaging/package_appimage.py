"""The AppImage, from the frozen folder for Linux: a file system in a file, behind the small program that mounts it.

That program (the type 2 runtime) is on no package registry, so only the release workflow makes this one:

    package_appimage.py FROZEN RUNTIME OUT
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bundle_info import APP_ID
from environment import SetupError
from freeze import epoch, version
from package_linux import machine, share

RUNTIME_SHA256 = "2fca8b443c92510f1483a883f60061ad09b46b978b2631c807cd873a47ec260d"
"""Of runtime-x86_64 in the release 20251108 of github.com/AppImage/type2-runtime."""


def appimage(frozen: Path, runtime: Path, out: Path) -> Path:
    """Make it; returns the file. Raises SetupError if the runtime is not the one that was looked at."""
    if hashlib.sha256(runtime.read_bytes()).hexdigest() != RUNTIME_SHA256:
        raise SetupError(f"{runtime} is not the runtime that is locked.")
    target = out / f"GoalDesk-{version()}-{machine()}.AppImage"
    with tempfile.TemporaryDirectory() as folder:
        inside = app_dir(frozen, Path(folder) / "AppDir")
        squashed = Path(folder) / "inside.squashfs"
        call = ["mksquashfs", str(inside), str(squashed), "-root-owned", "-noappend", "-comp", "zstd", "-quiet"]
        subprocess.run([*call, "-all-time", epoch(), "-mkfs-time", epoch()], check=True)
        target.write_bytes(runtime.read_bytes() + squashed.read_bytes())
    target.chmod(0o755)
    return target


def app_dir(frozen: Path, inside: Path) -> Path:
    """Lay out what the image holds, in a new folder; returns it (docs.appimage.org, AppDir specification)."""
    shutil.copytree(frozen, inside / "usr" / "lib" / "goaldesk", symlinks=True)
    share(inside / "usr" / "share", version(), program="goaldesk")
    (inside / "AppRun").symlink_to("usr/lib/goaldesk/goaldesk")
    shutil.copy(inside / "usr" / "share" / "applications" / f"{APP_ID}.desktop", inside)
    icon = inside / "usr" / "share" / "icons" / "hicolor" / "256x256" / "apps" / f"{APP_ID}.png"
    shutil.copy(icon, inside / f"{APP_ID}.png")
    return inside


if __name__ == "__main__":
    print(appimage(*map(Path, sys.argv[1:4])))
