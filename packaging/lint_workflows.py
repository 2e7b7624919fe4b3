"""Checks the workflows: that they mean something (actionlint), and that nobody else can use them (zizmor)."""

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted(str(path) for path in (ROOT / ".github" / "workflows").glob("*.yml"))
CHECKS = (["actionlint"], ["zizmor", "--offline", "--no-progress"])


def main() -> int:
    scripts = sysconfig.get_path("scripts")
    status = 0
    for name, *options in CHECKS:
        program = shutil.which(name, path=scripts)
        if program is None:
            print(f"{name}  SKIPPED: there is none for this system", flush=True)
            continue
        status |= subprocess.run([program, *options, *FILES], cwd=ROOT, check=False).returncode
    return int(status != 0)


if __name__ == "__main__":
    sys.exit(main())
