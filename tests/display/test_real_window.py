"""What only a real window on a real screen shows."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.display.conftest import Home
from tests.display.screen import ROOT, Running, until

MINE = "GoalDesk · GoalDesk"


def two_goals(home: Home) -> None:
    """Type a goal into either column."""
    screen = home.screen
    screen.key("ctrl+shift+n")
    screen.type("run ten kilometres")
    screen.key("Return")
    until(lambda: home.titles() == ["run ten kilometres"])
    screen.key("Right")
    screen.key("ctrl+shift+n")
    screen.type("breathe by steps")
    screen.key("Return")
    until(lambda: home.titles() == ["run ten kilometres", "breathe by steps"])


def at(home: Home, x: float, y: float) -> tuple[int, int]:
    """Where a point of the drawings is on the screen: everything is as large as the system's font makes it."""
    left, top, width, _ = home.screen.place(MINE)
    return round(left + x * width / 1280), round(top + y * width / 1280)


def test_a_goal_dragged_onto_another_is_paired_with_it(home: Home) -> None:
    home.start()
    two_goals(home)
    screen = home.screen
    screen.move(*at(home, 700, 222))
    screen.press()
    for step in range(1, 12):
        screen.move(*at(home, 700 - step * 35, 222 - step * 6))
    screen.release()
    found = until(lambda: home.read("SELECT performance.title, learning.title FROM pair"
                                    " JOIN goal AS performance ON performance.id = performance_id"
                                    " JOIN goal AS learning ON learning.id = learning_id"))  # fmt: skip
    assert found == [("run ten kilometres", "breathe by steps")]


def test_what_is_dragged_is_what_was_pressed_on_whatever_else_is_selected(home: Home) -> None:
    home.start()
    two_goals(home)
    screen = home.screen
    screen.key("Left")
    screen.key("ctrl+shift+n")
    screen.type("swim a mile")
    screen.key("Return")
    until(lambda: "swim a mile" in home.titles())
    screen.key("ctrl+a")
    screen.move(*at(home, 200, 222))
    screen.press()
    for step in range(1, 12):
        screen.move(*at(home, 200 + step * 45, round(222 + step * 6.5)))
    screen.release()
    found = until(lambda: home.read("SELECT performance.title FROM pair"
                                    " JOIN goal AS performance ON performance.id = performance_id"))  # fmt: skip
    assert found == [("swim a mile",)]


def test_a_week_by_keyboard_alone(home: Home) -> None:
    """Goal, check-in, entry with a tag, setback, undo and redo: no pointer at any time."""
    home.start()
    screen = home.screen
    screen.key("ctrl+n")
    until(lambda: screen.active() not in {"", MINE}, "the form for a new goal")
    screen.type("sleep eight hours")
    screen.key("Return")
    until(lambda: home.titles() == ["sleep eight hours"])
    until(lambda: screen.active() == MINE)
    screen.key("ctrl+shift+c")
    screen.type("6")
    screen.key("Return")
    until(lambda: home.read("SELECT value FROM checkin") == [(6.0,)])
    screen.key("ctrl+j")
    screen.type("slept well. #sleep ")
    until(lambda: home.read("SELECT tag FROM entry_tag") == [("sleep",)])
    screen.key("ctrl+l")
    until(lambda: screen.active() not in {"", MINE}, "the form for a setback")
    screen.type("woke at four")
    screen.key("ctrl+Return")
    until(lambda: home.read("SELECT what_happened FROM setback WHERE draft = 0") == [("woke at four",)])
    until(lambda: screen.active() == MINE)
    screen.key("F6")
    screen.key("ctrl+z")
    until(lambda: home.read("SELECT id FROM setback WHERE deleted_at IS NULL") == [])
    screen.key("ctrl+shift+z")
    until(lambda: home.read("SELECT id FROM setback WHERE deleted_at IS NULL"))


def test_a_dialog_keeps_the_keyboard_until_it_is_closed(home: Home) -> None:
    home.start()
    screen = home.screen
    screen.key("ctrl+l")
    until(lambda: screen.active() not in {"", MINE})
    screen.key("ctrl+n")
    screen.type("x")
    screen.key("Escape")
    until(lambda: screen.active() == MINE)
    screen.key("ctrl+shift+n")
    screen.type("after")
    screen.key("Return")
    until(lambda: home.titles() == ["after"])


def test_menus_and_popups_open_and_close(home: Home) -> None:
    home.start()
    two_goals(home)
    screen = home.screen
    left, top, _, _ = screen.place(MINE)
    x, y = at(home, 600, 290)
    below = (x - left, y - top, 230, 50)  # free of rows; the menu may reach it, and the filter covers it
    screen.rest(MINE)
    before = screen.picture(MINE, below)
    screen.click(*at(home, 300, 150), button=3)
    until(lambda: screen.popups() == 1, "the context menu")
    screen.key("Escape")
    until(lambda: screen.popups() == 0 and screen.picture(MINE, below) == before, "the menu is gone")
    screen.key("ctrl+shift+f")
    until(lambda: screen.picture(MINE, below) != before, "the filter")
    screen.click(*at(home, 200, 500))
    until(lambda: screen.picture(MINE, below) == before, "a click beside it closes it")


def test_where_the_window_was_is_where_it_is_again(home: Home) -> None:
    first = home.start()
    screen = home.screen
    window = screen.windows()[MINE]
    window.configure(x=120, y=90, width=1100, height=700)
    screen.display.sync()
    until(lambda: screen.place(MINE)[2:] == (1100, 700))
    there = screen.place(MINE)
    screen.ask_to_close(MINE)
    assert first.exit_status() == 0
    home.start()
    until(lambda: screen.place(MINE) == there, f"{there}")


def test_a_second_start_raises_the_first_window(home: Home, tmp_path: Path) -> None:
    home.start()
    other = Running(home.screen, tmp_path / "other", "--sample")
    home.started.append(other)
    until(lambda: "Sample · GoalDesk" in home.screen.windows())
    home.screen.activate("Sample · GoalDesk")
    until(lambda: home.screen.active() == "Sample · GoalDesk")
    again = Running(home.screen, home.folder)
    assert again.exit_status() == 0
    until(lambda: home.screen.active() == MINE, "the first window is in front")


def test_a_call_goes_to_the_window_that_has_the_desk(home: Home) -> None:
    home.start()
    before = home.screen.picture(MINE)
    call = [sys.executable, "-m", "goaldesk", "capture", "from a terminal"]
    environment = {**os.environ, "GOALDESK_DATA_DIR": str(home.folder), "PYTHONPATH": str(ROOT)}
    subprocess.run(call, env=environment, check=True, capture_output=True)
    assert home.words() == ["from a terminal"]
    until(lambda: home.screen.picture(MINE) != before, "the window shows it")


def test_words_are_written_when_the_system_ends_the_program(home: Home) -> None:
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        running = home.start()
        home.screen.key("ctrl+j")
        home.screen.type(f"until {int(number)} ")
        home.screen.rest(MINE)
        assert running.end(number) == 0
        assert home.words()[-1].strip().endswith(f"until {int(number)}")


def test_words_are_written_when_the_window_is_closed(home: Home) -> None:
    running = home.start()
    home.screen.key("ctrl+j")
    home.screen.type("last words")
    home.screen.rest(MINE)
    home.screen.ask_to_close(MINE)
    assert running.exit_status() == 0
    assert home.words() == ["last words"]


def test_what_was_written_before_the_last_pause_survives_a_kill(home: Home) -> None:
    running = home.start()
    home.screen.key("ctrl+j")
    home.screen.type("safe")
    until(lambda: home.words() == ["safe"])
    home.screen.type(" and")
    assert running.end(signal.SIGKILL) == -signal.SIGKILL
    home.start()
    assert home.words()[0].startswith("safe")
    home.screen.key("ctrl+j")
    home.screen.type(" sound")
    until(lambda: home.words()[0].endswith(" sound"))


def test_at_one_and_a_half_and_at_twice_the_size(large: Home) -> None:
    sizes = {}
    for factor in ("1", "1.5", "2"):
        running = large.start(QT_SCALE_FACTOR=factor)
        sizes[factor] = large.screen.place(MINE)[2:]
        until(lambda: len(set(large.screen.picture(MINE)[::4])) > 16, "it is painted")
        assert running.end() == 0
        (large.folder / "settings.json").unlink()
    for factor in ("1.5", "2"):
        for length, drawn in zip(sizes[factor], sizes["1"], strict=True):
            assert abs(length - drawn * float(factor)) < 2


def test_all_of_it_fits_on_a_small_screen(netbook: Home) -> None:
    netbook.start()
    left, top, width, height = netbook.screen.place(MINE)
    assert left + width <= 1024
    assert top + height <= 600


def test_without_a_screen_it_says_so(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items()
                   if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}  # fmt: skip
    call = [sys.executable, "-m", "goaldesk"]
    said = subprocess.run(call, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert said.returncode == 1
    assert "no screen" in said.stderr
    assert said.stderr.count("\n") == 1
