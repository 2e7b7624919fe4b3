"""From one pasted result to a learning goal with a first try and a first check, by keyboard on a real screen."""

from pathlib import Path

from tests.display.conftest import Home
from tests.display.screen import until
from tests.display.test_first_week import MINE, copied

LEARNING = "SELECT title FROM goal JOIN pair ON learning_id = goal.id WHERE pair.deleted_at IS NULL"


def test_a_pasted_result_leads_to_something_to_learn(home: Home, tmp_path: Path) -> None:
    home.start()
    screen = home.screen
    with copied(screen, "<p>Pass the B2 Spanish exam</p>", tmp_path):
        screen.key("ctrl+shift+n")
        screen.key("ctrl+v")
        screen.key("Return")
        until(lambda: home.titles() == ["Pass the B2 Spanish exam"])
    screen.key("Right")
    screen.key("Return")
    until(lambda: screen.active() not in {"", MINE}, "the form, opened by the invitation")
    screen.type("follow a story told once")
    screen.key("Tab")
    screen.type("the middle is gone")
    screen.key("Tab")
    screen.type("retell a podcast")
    for _ in range(3):  # where I am now, what it serves, and then the button
        screen.key("Tab")
    screen.key("space")
    until(lambda: home.read(LEARNING) == [("follow a story told once",)])
    until(lambda: home.read("SELECT gap, approach FROM goal JOIN experiment ON goal_id = goal.id"))
    until(lambda: screen.active() == "Five short steps", "the first step that nothing is written for")
    screen.type("what do i hold on to?")
    for _ in range(3):
        screen.key("ctrl+Return")
    screen.type("i retell it without notes")
    screen.key("ctrl+Return")
    until(lambda: home.read("SELECT topic FROM understanding_check") == [("i retell it without notes",)])
    until(lambda: screen.active() == MINE)
    assert home.read("SELECT text FROM question") == [("what do i hold on to?",)]
