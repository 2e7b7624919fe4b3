"""Style, types and workflows, so that one command says whether everything holds."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


CHECKS = [
    ("-m", "ruff", "check", "."),
    ("-m", "ruff", "format", "--check", "."),
    ("-m", "mypy"),
    ("packaging/lint_workflows.py",),
]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: " ".join(check).removeprefix("-m "))
def test_it_is_clean(check: tuple[str, ...]) -> None:
    done = subprocess.run([sys.executable, *check], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
