"""The calls of a terminal that look: check, find, screenshot; and what happens while a window has the desk."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk import paths
from goaldesk.core import lock
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.settings import SettingsFile
from goaldesk.core.types import SetbackForm
from tests.conftest import Hands
from tests.core.holding import another_process
from tests.core.steps import performance
from tests.core.terminal import NOW, could_not, done, environment, goaldesk, texts, unusable

PNG = b"\x89PNG\r\n\x1a\n"


def plant(path: Path, *statements: str) -> None:
    """Do to a desk what no program should have done."""
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        connection.execute(statement)
    connection.close()


# -- check


def test_a_sound_desk_is_said_to_be_with_its_counts(home: Path, mine: Path) -> None:
    before = mine.read_bytes()
    said = done(goaldesk(home, "check")).splitlines()
    assert said[-1] == "The desk is sound."
    assert {"goal\t2", "pair\t1", "entry\t0"} <= set(said)
    assert mine.read_bytes() == before


def test_a_reference_that_leads_nowhere_is_found_and_said(home: Path, mine: Path) -> None:
    plant(mine, "UPDATE pair SET learning_id = 'nowhere'")
    answer = goaldesk(home, "check")
    assert answer.returncode == 1
    assert "goaldesk: foreign keys: row 1 of pair leads to no row of goal" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert answer.stdout.endswith("The desk needs attention.\n")


@pytest.mark.parametrize(
    ("fault", "found"),
    [
        ("DELETE FROM search_doc WHERE title LIKE 'Pass B2%'", "search index: 1 of goal missing from the index"),
        ("UPDATE search_doc SET title = 'Pass' WHERE title LIKE 'Pass B2%'", "search index: 1 of goal missing"),
        (
            "INSERT INTO search_doc (kind, row_id, title, body) VALUES ('entry', 'gone', '', 'left over')",
            "search index: 1 of entry left over in the index",
        ),
        (
            "INSERT INTO search_rest (search_rest, rowid, title, body) VALUES ('delete', 1, 'Pass B2', '')",
            "search index: ",
        ),
    ],
    ids=["missing document", "other words", "document left over", "index out of step"],
)
def test_a_search_index_that_is_wrong_is_said_and_made_again(home: Path, mine: Path, fault: str, found: str) -> None:
    plant(mine, fault)
    answer = goaldesk(home, "check")
    assert answer.returncode == 0, answer.stderr
    assert f"goaldesk: {found}" in answer.stderr
    assert "The search index was made again from what is on the desk." in answer.stdout
    assert answer.stdout.endswith("The desk is sound.\n")
    assert goaldesk(home, "check").stderr == ""
    assert len(done(goaldesk(home, "find", "B2")).splitlines()) == 1


def test_a_damaged_page_is_found_and_said(home: Path, mine: Path, hands: Hands) -> None:
    desk = open_desk(mine, hands.clock)
    for number in range(400):
        performance(desk, f"Goal {number}")
    desk.close()
    damaged = bytearray(mine.read_bytes())
    middle = len(damaged) // 8192 * 4096
    damaged[middle : middle + 16_384] = b"\xa5" * 16_384
    mine.write_bytes(damaged)
    answer = goaldesk(home, "check")
    assert answer.returncode == 1
    assert "Traceback" not in answer.stderr
    assert "goaldesk: " in answer.stderr


# -- find


def test_what_is_found_is_one_line_a_hit(home: Path, mine: Path) -> None:
    (line,) = done(goaldesk(home, "find", "NOT said")).splitlines()
    kind, detail, title, _, found = line.split("\t")
    assert (kind, detail, title) == ("goal", "learning", "Hear what is not said")
    assert len(found) == 32


def test_a_private_entry_is_not_found_from_a_terminal(home: Path, mine: Path, hands: Hands) -> None:
    desk = open_desk(mine, hands.clock)
    desk.journal.set_private(desk.journal.add(hands.clock.today(), "Quince jelly"), private=True)
    desk.journal.add(hands.clock.today(), "Quince tart")
    desk.close()
    found = done(goaldesk(home, "find", "quince"))
    assert len(found.splitlines()) == 1
    assert "jelly" not in found


def test_what_is_found_can_be_read_by_a_program(home: Path, mine: Path) -> None:
    done(goaldesk(home, "--now", NOW, "capture", "Heard “B2” in a\tdream 😀"))
    hits = [json.loads(line) for line in done(goaldesk(home, "find", "b2", "--json")).splitlines()]
    assert {hit["kind"] for hit in hits} == {"goal", "entry"}
    assert {hit["title"] for hit in hits} == {"Pass B2", "Heard “B2” in a\tdream 😀"}
    assert len(done(goaldesk(home, "find", "b2", "--limit", "1")).splitlines()) == 1


@pytest.mark.parametrize("query", ["nothing like it", "", '"', "a AND NOT b*"])
def test_nothing_found_is_no_output_and_status_one(home: Path, mine: Path, query: str) -> None:
    answer = goaldesk(home, "find", query)
    assert (answer.returncode, answer.stdout, answer.stderr) == (1, "", "")


def test_letters_that_the_terminal_cannot_show_do_no_harm(home: Path, mine: Path, hands: Hands) -> None:
    desk = open_desk(mine, hands.clock)
    performance(desk, "走る 😀 daily")
    desk.close()
    answer = goaldesk(home, "find", "daily", PYTHONIOENCODING="cp1252")
    assert "Traceback" not in answer.stderr
    assert "daily" in answer.stdout


# -- while another process has the desk


def test_looking_goes_on_while_another_process_has_the_desk(home: Path, mine: Path) -> None:
    with another_process(mine, adds="Just added"):
        assert "sound" in done(goaldesk(home, "check"))
        assert "Just added" in done(goaldesk(home, "find", "just"))
        assert done(goaldesk(home, "export", "table", "goals.md")) == "2 rows\n"
    assert "Just added" in (home.parent / "goals.md").read_text("utf-8")


def test_words_wait_for_a_desk_that_is_just_being_closed(home: Path, mine: Path) -> None:
    command = [sys.executable, "-m", "goaldesk", "--now", NOW, "capture", "Patient"]
    with another_process(mine):
        waiting = subprocess.Popen(command, env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(0.8)
    _, complaint = waiting.communicate(timeout=30)
    assert (waiting.returncode, complaint) == (0, b"")
    assert texts(mine) == ["Patient"]


def test_a_desk_that_nobody_answers_for_is_said_in_a_sentence(
    home: Path, mine: Path, new_desk: Callable[..., Desk]
) -> None:
    """Two that wait for some seconds: a window that does not answer, and a lock left by another computer."""
    elsewhere = new_desk("elsewhere").path
    left = json.dumps({"pid": 7, "host": "kitchen-laptop", "address": "", "key": ""})
    commands = [
        [sys.executable, "-m", "goaldesk", "--desk", str(path), "capture", "Impatient"] for path in (mine, elsewhere)
    ]
    with another_process(mine):
        pipe = subprocess.PIPE
        lock.lock_path(elsewhere).write_text(left)
        waiting = [subprocess.Popen(each, env=environment(home), stdout=pipe, stderr=pipe) for each in commands]
        said = [each.communicate(timeout=60) for each in waiting]
    for process, (out, complaint) in zip(waiting, said, strict=True):
        assert (process.returncode, out) == (1, b"")
        assert complaint.decode().startswith("goaldesk: ")
        assert complaint.count(b"\n") == 1
        assert "Nothing was changed" in complaint.decode()
    assert texts(mine) == []


# -- pictures


def test_a_page_is_drawn_without_a_screen_and_leaves_the_desk_alone(home: Path, mine: Path) -> None:
    before = mine.read_bytes()
    target = home.parent / "desk.png"
    done(goaldesk(home, "--now", NOW, "--desk", mine, "screenshot", "desk", target, "--size", "900x600"))
    data = target.read_bytes()
    assert data.startswith(PNG)
    assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (900, 600)
    assert mine.read_bytes() == before


def test_setbacks_are_covered_where_that_is_asked_for_or_chosen_in_the_window(
    home: Path, mine: Path, hands: Hands
) -> None:
    desk = open_desk(mine, hands.clock)
    desk.setbacks.log(SetbackForm(hands.clock.today(), "Took over at bed 4"))
    desk.close()

    def drawn(name: str, *more: str) -> bytes:
        target = home.parent / f"{name}.png"
        done(goaldesk(home, "--now", NOW, "--desk", mine, "screenshot", "setbacks", target, *more))
        return target.read_bytes()

    plain, covered = drawn("plain"), drawn("covered", "--hide-setbacks")
    assert covered != plain
    SettingsFile(paths.settings_file(home)).change(hide_setbacks=True)
    assert drawn("chosen") == covered


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["attic", "a.png"], "There is no page called attic"),
        (["desk", "no folder/a.png"], "cannot be written"),
    ],
)
def test_a_picture_that_cannot_be_drawn_is_said_in_a_sentence(home: Path, arguments: list[str], words: str) -> None:
    assert words in could_not(goaldesk(home, "screenshot", *arguments))
    assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [["--size", "wide"], ["--size", "10x10"], ["--size", "99999x800"],
     ["--scale", "0"], ["--scale", "-1"], ["--scale", "1000"], ["--scale", "nan"], ["--scale", "large"]],
)  # fmt: skip
def test_a_picture_of_no_sensible_size_is_not_begun(home: Path, arguments: list[str]) -> None:
    unusable(goaldesk(home, "screenshot", "desk", "a.png", *arguments))
    assert list(home.iterdir()) == []


# -- how little is loaded

QT_LOADED = """
import sys
from goaldesk.cli import run
try:
    run(sys.argv[1:])
except SystemExit:
    pass
print(sorted({name.partition(".")[0] for name in sys.modules} & {"PySide6", "shiboken6"}), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["formats"],
        ["check"],
        ["find", "said"],
        ["export", "table", "goals.md"],
        ["capture", "words"],
        ["import", "table", "goals.csv"],
        ["paint"],
    ],
    ids=" ".join,
)
def test_a_call_loads_no_qt(home: Path, mine: Path, arguments: list[str]) -> None:
    (home.parent / "goals.csv").write_text("Goal;Skill\nShip;Learn\n")
    command = [sys.executable, "-c", QT_LOADED, *arguments]
    answer = subprocess.run(command, env=environment(home), cwd=home.parent, capture_output=True, check=True)
    assert answer.stderr.splitlines()[-1] == b"[]"


# -- backups


def test_a_backup_is_made_listed_and_put_back(home: Path, mine: Path) -> None:
    assert done(goaldesk(home, "backup")).splitlines() == ["Backed up."]
    (line,) = done(goaldesk(home, "backup", "--list")).splitlines()
    _, reason, size, path = line.split("\t")
    assert (reason, int(size) > 0) == ("by-hand", True)
    done(goaldesk(home, "capture", "After it"))
    assert "entry\t1" in done(goaldesk(home, "check"))
    assert done(goaldesk(home, "restore", path)).startswith("This is the desk as it was.")
    assert "entry\t0" in done(goaldesk(home, "check"))
    newest = done(goaldesk(home, "backup", "--list")).splitlines()[0].split("\t")
    assert newest[1] == "before-restore"
    done(goaldesk(home, "restore", newest[3]))
    assert "entry\t1" in done(goaldesk(home, "check"))


def test_what_is_no_backup_is_refused_and_the_desk_left_alone(home: Path, mine: Path, tmp_path: Path) -> None:
    before = mine.read_bytes()
    (tmp_path / "notes.txt").write_text("not a desk" * 1000)
    for wrong in ("none.goaldesk", "notes.txt"):
        answer = goaldesk(home, "restore", str(tmp_path / wrong))
        assert answer.returncode == 1
        assert answer.stderr.startswith("goaldesk: ")
        assert "Traceback" not in answer.stderr
    assert mine.read_bytes() == before
    assert goaldesk(home, "backup", "--list").returncode == 1
