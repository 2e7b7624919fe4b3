"""The calls of a terminal, as a launcher or a script makes them."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from goaldesk import __version__
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.queries import goal_page, journal
from goaldesk.core.types import Kind
from tests.conftest import Hands
from tests.core.damaging import pages_of, spoil
from tests.core.terminal import LATER, NOW, TODAY, could_not, done, goaldesk, lines, texts, unusable

# -- what it is


def test_version_and_help_need_nothing(home: Path) -> None:
    assert done(goaldesk(home, "--version")) == f"GoalDesk {__version__}\n"
    said = done(goaldesk(home, "--help"))
    for call in ("capture", "import", "export", "formats", "find", "check", "screenshot"):
        assert call in said
    assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["paint"], ["--colour", "red"], ["capture"], ["capture", "one", "two"], ["import", "table"],
        ["import", "opml", "goals.opml"], ["export", "table"], ["find"], ["find", "x", "--limit", "many"],
        ["find", "x", "--limit", "0"], ["find", "x", "--limit", "-1"],
        ["--now", "yesterday", "check"], ["--desk"], ["check", "--desk"], ["screenshot", "desk"],
        ["screenshot", "desk", "a.png", "--theme", "pink"], ["check", "extra"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_arguments_that_mean_nothing_end_with_two(home: Path, mine: Path, arguments: list[str]) -> None:
    before = mine.read_bytes()
    unusable(goaldesk(home, *arguments))
    assert mine.read_bytes() == before


def test_without_a_screen_the_window_says_so(home: Path, mine: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("other systems always have a screen")
    assert "no screen" in could_not(goaldesk(home))


def test_formats_are_listed(home: Path) -> None:
    said = done(goaldesk(home, "formats"))
    assert said.startswith("table: ")
    for suffix in (".md", ".csv", ".tsv", ".html"):
        assert suffix in said


# -- capture


def test_words_are_kept_as_an_entry_of_today(home: Path, mine: Path) -> None:
    done(goaldesk(home, "--now", NOW, "capture", "First #word\nand “second” 走る"))
    done(goaldesk(home, "--now", LATER, "capture", "-5 degrees, and more"))
    assert texts(mine) == ["First #word\nand “second” 走る", "-5 degrees, and more"]
    assert [each.name for each in home.iterdir() if ".lock" in each.name] == []


def test_words_after_midnight_belong_to_the_day_that_the_settings_say(home: Path, mine: Path) -> None:
    (home / "settings.json").write_text(json.dumps({"day_starts_at": 4}))
    said = done(goaldesk(home, "--now", "2026-10-09T02:30", "capture", "Late"))
    assert "2026-10-08" in said
    assert texts(mine) == ["Late"]


def test_words_are_linked_to_the_goals_that_are_named(home: Path, mine: Path, hands: Hands) -> None:
    done(goaldesk(home, "--now", NOW, "capture", "On both", "--goal", "pass b2", "--goal", "not said"))
    desk = open_desk(mine, hands.clock)
    (entry,) = journal.entries_of(desk.store, TODAY)
    goals, _ = journal.chips(desk.store, entry.id)
    assert {chip.title for chip in goals} == {"Pass B2", "Hear what is not said"}
    assert desk.session.undo_label() == "capturing"
    desk.session.undo()
    assert journal.entries_of(desk.store, TODAY) == []
    desk.close()


def test_a_draft_setback_is_kept(home: Path, mine: Path, hands: Hands) -> None:
    done(goaldesk(home, "--now", NOW, "capture", "--setback", "It took an hour", "--goal", "Hear what is not said"))
    desk = open_desk(mine, hands.clock)
    (goal,) = (row for row in desk.store.rows("SELECT id FROM goal WHERE kind = ?", Kind.LEARNING))
    (setback,) = goal_page.setbacks(desk.store, goal[0])
    assert (setback.what_happened, setback.day, setback.draft) == ("It took an hour", "2026-10-08", True)
    desk.close()
    assert texts(mine) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["capture", "  "], "no words"),
        (["capture", "x", "--goal", "nobody's goal"], "No goal has “nobody's goal” in its title"),
        (["capture", "x", "--goal", "s"], "2 goals have “s” in their title"),
        (["capture", "x", "--goal", ""], "No goal"),
    ],
)
def test_words_that_cannot_be_kept_change_nothing(home: Path, mine: Path, arguments: list[str], words: str) -> None:
    assert words in could_not(goaldesk(home, *arguments))
    assert texts(mine) == []


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are text there")
def test_bytes_that_are_no_text_are_refused_in_a_sentence(home: Path, mine: Path) -> None:
    said = could_not(goaldesk(home, "capture", os.fsdecode(b"gr\xfc\xdfe")))
    assert "no writing that can be read" in said
    said = could_not(goaldesk(home, "find", os.fsdecode(b"gr\xfc\xdfe")))
    assert "no writing that can be read" in said


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text there")
def test_a_file_may_have_a_name_that_is_no_text(home: Path, mine: Path) -> None:
    table = home.parent / os.fsdecode(b"gr\xfc\xdfe.csv")
    table.write_text("Goal,Skill\nShip,Learn\n")
    done(goaldesk(home, "import", "table", table))
    done(goaldesk(home, "export", "table", table))
    other = home.parent / os.fsdecode(b"gr\xfc\xdfe.goaldesk")
    mine.rename(other)
    assert "sound" in done(goaldesk(home, "--desk", other, "check"))
    assert ("Ship", "Learn", "") in lines(other)


def test_the_first_words_ever_begin_the_desk(home: Path) -> None:
    done(goaldesk(home, "--now", NOW, "capture", "Here I start"))
    assert texts(home / "GoalDesk.goaldesk") == ["Here I start"]
    assert json.loads((home / "settings.json").read_text())["desk"] == str(home / "GoalDesk.goaldesk")


def test_a_first_call_that_could_not_begins_nothing(home: Path) -> None:
    could_not(goaldesk(home, "capture", "x", "--goal", "nobody's goal"))
    assert list(home.iterdir()) == []


def test_a_dry_run_before_there_is_a_desk_says_what_would_happen_and_begins_nothing(home: Path) -> None:
    (home.parent / "goals.csv").write_text("Goal;Skill\nShip;Learn\n")
    said = done(goaldesk(home, "import", "table", home.parent / "goals.csv", "--dry-run"))
    assert said == "Would add 2 goals and 1 pair.\n"
    assert list(home.iterdir()) == []


def test_a_desk_that_is_not_there_is_not_made_by_looking_for_it(home: Path) -> None:
    for arguments in (["check"], ["export", "table", "x.md"], ["find", "x"]):
        assert "There is no desk at" in could_not(goaldesk(home, *arguments))
    assert list(home.iterdir()) == []


def test_a_desk_that_was_named_or_remembered_is_never_made_anew(home: Path) -> None:
    gone = home / "on the stick" / "mine.goaldesk"
    assert "There is no desk at" in could_not(goaldesk(home, "--desk", gone, "capture", "x"))
    (home / "settings.json").write_text(json.dumps({"desk": str(gone)}))
    assert "There is no desk at" in could_not(goaldesk(home, "capture", "x"))
    assert [each.name for each in home.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("call", [["check"], ["capture", "x"], ["backup"], ["find", "x"], ["save-out", "there"]])
def test_a_desk_whose_name_is_too_long_for_any_disk_is_not_there(home: Path, call: list[str]) -> None:
    could_not(goaldesk(home, "--desk", home / ("x" * 300), *call))
    assert "There is no backup at" in could_not(goaldesk(home, "restore", home / ("x" * 300)))
    assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    ['{"desj": "/media/stick/mine.goaldesk"}', '{"desk": "/media/stick\\u0000mine"}', '{"desk": ["/media/stick"]}'],
)
def test_no_desk_is_begun_where_a_flipped_bit_hides_which_one_is_meant(home: Path, content: str) -> None:
    (home / "settings.json").write_text(content)
    could_not(goaldesk(home, "capture", "x"))
    could_not(goaldesk(home, "check"))
    assert not (home / "GoalDesk.goaldesk").exists()


def test_no_desk_is_begun_where_the_settings_cannot_say_which_one_is_meant(home: Path) -> None:
    """Somewhere there is a desk of many years. A second one would take today's words, and be opened from now on."""
    (home / "settings.json").write_text('{"desk": "/media/stick/mine.goaldesk"')
    could_not(goaldesk(home, "capture", "x"))
    assert not (home / "GoalDesk.goaldesk").exists()


def test_another_desk_is_used_when_it_is_named(home: Path, mine: Path, new_desk: Callable[..., Desk]) -> None:
    other = new_desk("50% other #1? ümläut")
    other.close()
    done(goaldesk(home, "--now", NOW, "--desk", other.path, "capture", "Over there"))
    done(goaldesk(home, "--now", LATER, "capture", "And again", "--desk", other.path))
    assert (texts(other.path), texts(mine)) == (["Over there", "And again"], [])
    assert "entry\t2" in done(goaldesk(home, "--desk", other.path, "check"))


def test_the_desk_that_the_window_remembers_is_the_one(home: Path, mine: Path, new_desk: Callable[..., Desk]) -> None:
    other = new_desk("remembered")
    other.close()
    (home / "settings.json").write_text(json.dumps({"desk": str(other.path)}))
    done(goaldesk(home, "--now", NOW, "capture", "Remembered"))
    assert (texts(other.path), texts(mine)) == (["Remembered"], [])


def test_a_call_on_the_sample_desk_leaves_the_own_desk_alone(home: Path, mine: Path) -> None:
    goaldesk(home, "--now", NOW, "--sample", "capture", "Only trying")
    assert texts(mine) == []


# -- tables


@pytest.mark.parametrize("suffix", [".md", ".csv", ".tsv", ".html", ".txt"])
def test_a_table_is_brought_in(home: Path, mine: Path, tmp_path: Path, suffix: str) -> None:
    rows = {
        ".md": "| Goal | Skill |\n|---|---|\n| Ship | Learn |\n", ".csv": "Goal;Skill\nShip;Learn\n",
        ".tsv": "Goal\tSkill\nShip\tLearn\n", ".html": "<table><tr><th>Goal<th>Skill<tr><td>Ship<td>Learn</table>",
        ".txt": "Goal\tSkill\nShip\tLearn\n",
    }  # fmt: skip
    path = tmp_path / f"goals{suffix}"
    path.write_text(rows[suffix], "utf-8")
    assert done(goaldesk(home, "import", "table", path)) == "Added 2 goals and 1 pair.\n"
    assert lines(mine) == [("Pass B2", "Hear what is not said", "both speak"), ("Ship", "Learn", "")]


def test_a_dry_run_says_what_would_happen_and_does_nothing(home: Path, mine: Path, tmp_path: Path) -> None:
    path = tmp_path / "goals.csv"
    path.write_text("Goal;Skill\nLearn to write;Ship 3 reports\n", "utf-8")
    said = done(goaldesk(home, "import", "table", path, "--dry-run"))
    assert said == "Would add 2 goals and 1 pair. These lines read the other way round: 2.\n"
    assert len(lines(mine)) == 1


def test_the_first_row_is_what_the_person_says_it_is(home: Path, mine: Path, tmp_path: Path) -> None:
    path = tmp_path / "goals.csv"
    path.write_text("Goal;Skill\nShip;Learn\n", "utf-8")
    done(goaldesk(home, "import", "table", path, "--no-header"))
    assert lines(mine)[1:] == [("Goal", "Skill", ""), ("Ship", "Learn", "")]


@pytest.mark.parametrize("suffix", [".md", ".csv", ".html"])
def test_what_is_exported_can_be_brought_in_and_changes_nothing(home: Path, mine: Path, suffix: str) -> None:
    target = home.parent / f"goals{suffix}"
    target.write_text("an older export")
    assert done(goaldesk(home, "export", "table", target)) == "1 row\n"
    assert "both speak" in target.read_text("utf-8")
    said = done(goaldesk(home, "import", "table", target))
    assert said == "Everything in this table is on the desk already. Nothing was changed.\n"


def test_a_dry_run_of_an_export_writes_nothing(home: Path, mine: Path) -> None:
    assert done(goaldesk(home, "export", "table", "goals.md", "--dry-run")) == "1 row\n"
    assert not (home.parent / "goals.md").exists()


def test_a_table_that_cannot_be_read_or_written_is_said_in_a_sentence(home: Path, mine: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.csv").write_text('Goal;Skill\n"Ship;Learn\n')
    (tmp_path / "words.md").write_text("no table")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    assert "Line 2: a quotation mark" in could_not(goaldesk(home, "import", "table", "broken.csv"))
    assert "No table with two columns" in could_not(goaldesk(home, "import", "table", "words.md"))
    assert "is not text" in could_not(goaldesk(home, "import", "table", "picture.png"))
    assert "missing.md" in could_not(goaldesk(home, "import", "table", "missing.md"))
    assert "is not a file that can be read" in could_not(goaldesk(home, "import", "table", tmp_path))
    assert "ends in .md, .csv, .html" in could_not(goaldesk(home, "export", "table", "goals.xlsx"))
    assert "cannot be written" in could_not(goaldesk(home, "export", "table", "no folder/goals.md"))
    assert len(lines(mine)) == 1
    assert sorted(each.name for each in tmp_path.iterdir()) == ["broken.csv", "data", "picture.png", "words.md"]


def test_a_desk_that_is_double_clicked_is_the_one_that_opens(home: Path, mine: Path) -> None:
    """Its name alone means the window. Without a screen it says so: it was not taken for a call."""
    if sys.platform != "linux":
        pytest.skip("other systems always have a screen")
    assert "no screen" in could_not(goaldesk(home, mine))
    assert "no screen" in could_not(goaldesk(home, "Some Where.GOALDESK"))


def test_what_can_be_read_of_a_damaged_desk_is_saved_out(home: Path, mine: Path, tmp_path: Path) -> None:
    spoil(mine, pages_of(mine, "saved_search")[0])
    found = goaldesk(home, "check")
    assert found.returncode == 1
    assert "save-out FOLDER" in found.stdout
    saved = goaldesk(home, "save-out", tmp_path / "out")
    assert (saved.returncode, saved.stderr) == (1, "goaldesk: saved_search: not all of it could be read\n")
    assert "goal\t2\n" in saved.stdout
    (desk,) = (tmp_path / "out").glob("*/GoalDesk.goaldesk")
    assert "The desk is sound." in done(goaldesk(home, "--desk", desk, "check"))
