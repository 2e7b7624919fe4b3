"""The disk image for macOS, from the bundle that PyInstaller made. Only a Mac can run this."""

import platform
import shutil
import subprocess
from pathlib import Path

from environment import ROOT
from freeze import version


def packages(bundle: Path, out: Path) -> list[Path]:
    """Make the image, with the bundle, the way to Applications, and the notices; returns the files."""
    subprocess.run(["codesign", "--verify", "--deep", "--strict", str(bundle)], check=True)
    staged = out / "image"
    shutil.rmtree(staged, ignore_errors=True)
    staged.mkdir(parents=True)
    shutil.copytree(bundle, staged / bundle.name, symlinks=True)
    (staged / "Applications").symlink_to("/Applications")
    shutil.copy(ROOT / "resources" / "notices" / "THIRD_PARTY_NOTICES.md", staged)
    target = out / f"GoalDesk-{version()}-{platform.machine()}.dmg"
    target.unlink(missing_ok=True)
    call = ["hdiutil", "create", "-volname", "GoalDesk", "-srcfolder", str(staged), "-format", "UDZO", str(target)]
    subprocess.run(call, check=True)
    shutil.rmtree(staged)
    return [target]
