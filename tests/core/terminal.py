"""A person at a terminal: calls the program as a process of its own, without a screen."""

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

from goaldesk.core.queries import journal
from goaldesk.core.queries.table_lines import table_lines
from goaldesk.core.store import db

ROOT = Path(__file__).parents[2]
NOW, LATER = "2026-10-08T14:32", "2026-10-08T14:33"
TODAY = date(2026, 10, 8)
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")

Answer = subprocess.CompletedProcess[str]


def environment(home: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in SCREENS}
    return kept | {"GOALDESK_DATA_DIR": str(home), "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"} | more


def goaldesk(home: Path, *arguments: str | Path, seconds: int = 60, **more: str) -> Answer:
    """What the program says and how it ends."""
    command = [sys.executable, "-m", "goaldesk", *map(os.fsencode, arguments)]
    return subprocess.run(
        command, env=environment(home, **more), cwd=home.parent, capture_output=True, encoding="utf-8", timeout=seconds,
        check=False,
    )  # fmt: skip


def done(answer: Answer) -> str:
    """The call did what it should and complained about nothing. Returns what it said."""
    assert (answer.returncode, answer.stderr) == (0, "")
    return answer.stdout


def could_not(answer: Answer) -> str:
    """The call could not, and said so in one sentence on standard error. Returns the sentence."""
    assert "Traceback" not in answer.stderr, answer.stderr
    assert answer.returncode == 1
    assert answer.stderr.startswith("goaldesk: ")
    assert answer.stderr.count("\n") == 1
    assert answer.stderr.endswith(".\n")
    assert answer.stdout == ""
    return answer.stderr


def unusable(answer: Answer) -> None:
    """The arguments mean nothing, which is said in one line."""
    assert answer.returncode == 2
    assert re.fullmatch(r"goaldesk[ a-z]*: (.+); goaldesk[ a-z]* --help says what goes\n", answer.stderr)


def texts(path: Path, day: date = TODAY) -> list[str]:
    store = db.open_for_reading(path)
    try:
        return [entry.text for entry in journal.entries_of(store, day)]
    finally:
        store.close()


def lines(path: Path) -> list[tuple[str, str, str]]:
    store = db.open_for_reading(path)
    try:
        return [line[1:] for line in table_lines(store)]
    finally:
        store.close()
