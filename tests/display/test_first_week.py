"""The story that the first release is for, on a fresh computer, by keyboard."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.display.conftest import Home
from tests.display.screen import Screen, until

MINE = "GoalDesk · GoalDesk"

WEB_PAGE = """<meta charset="utf-8"><p>My year</p><table>
<thead><tr><th>Goal</th><th>What I want to learn</th></tr></thead>
<tbody><tr><td><b>Run 10 km</b></td><td>How breathing and pace hold together</td></tr>
<tr><td>Pass the exam</td><td>Follow a story without translating</td></tr>
<tr><td>Hold a talk</td><td>Notice when listeners drift off</td></tr></tbody></table>"""

PAIRS = (
    "SELECT performance.title, learning.title FROM pair JOIN goal AS performance ON performance.id = performance_id"
    " JOIN goal AS learning ON learning.id = learning_id WHERE pair.deleted_at IS NULL ORDER BY pair.position"
)
QUESTIONS = "SELECT text, goal.title FROM question JOIN goal ON goal.id = goal_id WHERE question.deleted_at IS NULL"
LINKS = "SELECT title FROM entry_link JOIN goal ON goal.id = goal_id JOIN entry ON entry.id = entry_id"


@contextmanager
def copied(screen: Screen, html: str, folder: Path) -> Iterator[None]:
    """What the person has copied in a browser."""
    page = folder / "page.html"
    page.write_text(html, "utf-8")
    environment = {**os.environ, "DISPLAY": screen.name, "QT_QPA_PLATFORM": "xcb"}
    owner = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("clipboard_owner.py")), page], env=environment
    )
    clipboard = screen.display.intern_atom("CLIPBOARD")
    until(lambda: screen.display.get_selection_owner(clipboard), "something is on the clipboard")
    try:
        yield
    finally:
        owner.terminate()
        owner.wait()


def paste_a_table(home: Home, tmp_path: Path) -> None:
    with copied(home.screen, WEB_PAGE, tmp_path):
        home.screen.key("ctrl+v")
        until(lambda: home.screen.active() not in {"", MINE}, "the look before it is brought in")
        home.screen.key("ctrl+Return")
        until(lambda: len(home.read(PAIRS)) == 3)
        until(lambda: home.screen.active() == MINE)


def write_an_entry(home: Home) -> None:
    home.screen.key("ctrl+j")
    home.screen.type("about [[breath")
    home.screen.key("Return")
    home.screen.type(" today")
    until(lambda: home.read(LINKS) == [("How breathing and pace hold together",)])


def log_a_setback(home: Home) -> None:
    screen = home.screen
    screen.key("ctrl+l")
    until(lambda: screen.active() not in {"", MINE}, "the form")
    screen.type("lost the thread")
    for _ in range(3):
        screen.key("Tab")
    screen.type("where do they drift off?")
    screen.key("Tab")
    screen.key("space")
    screen.type("notice")
    screen.key("Return")
    screen.key("ctrl+Return")
    until(lambda: home.read(QUESTIONS) == [("where do they drift off?", "Notice when listeners drift off")])
    until(lambda: screen.active() == MINE)


def test_the_first_week(home: Home, tmp_path: Path) -> None:
    running = home.start()
    screen = home.screen
    paste_a_table(home, tmp_path)
    write_an_entry(home)
    log_a_setback(home)
    everything = [home.read(sql) for sql in (PAIRS, LINKS, QUESTIONS)]

    screen.key("F6")
    steps = len(home.read("SELECT id FROM undo_step"))
    for number in range(steps):
        screen.key("ctrl+z")
        until(lambda: len(home.read("SELECT id FROM undo_step WHERE undone = 1")) == number + 1)  # noqa: B023
    assert [home.read(sql) for sql in (PAIRS, QUESTIONS)] == [[], []]
    assert home.words() == []
    for number in range(steps):
        screen.key("ctrl+shift+z")
        until(lambda: len(home.read("SELECT id FROM undo_step WHERE undone = 0")) == number + 1)  # noqa: B023
    assert [home.read(sql) for sql in (PAIRS, LINKS, QUESTIONS)] == everything

    screen.key("ctrl+j")
    screen.type(" and then")
    until(lambda: home.words()[0].endswith(" and then"))
    screen.type(" half a w")
    assert running.end(signal.SIGKILL) == -signal.SIGKILL

    home.start()
    assert [home.read(sql) for sql in (PAIRS, LINKS, QUESTIONS)] == everything
    assert "about [[How breathing and pace hold together]] today and then" in home.words()[0]
