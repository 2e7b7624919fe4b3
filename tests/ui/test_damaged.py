"""A damaged desk in the window: it is told once, nothing more is written, and there are ways on."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2 as sqlcipher

from goaldesk import paths
from goaldesk.app import Program
from goaldesk.core import backups
from goaldesk.core.backup_keeper import BackupKeeper
from goaldesk.core.backups import Reason
from goaldesk.core.check import check
from goaldesk.core.clock import Clock
from goaldesk.core.desk import open_desk
from goaldesk.core.errors import DeskError
from goaldesk.core.settings import SettingsFile
from goaldesk.core.store import db
from goaldesk.core.types import Kind
from goaldesk.ui.looking_after import LookingAfter
from goaldesk.ui.main_window import MainWindow
from tests.core.damaging import pages_of, spoil
from tests.ui.person import Person, click, find, press, settle, there_is, type_
from tests.ui.programs import Starts, stand
from tests.ui.test_backups import choose, dialog, titles
from tests.ui.watch import Watch

ENTRIES = 60


@pytest.fixture
def mine() -> Path:
    """A desk with entries, a goal and a backup; it is closed, and remembered."""
    path = paths.default_desk(paths.data_dir())
    desk = open_desk(path, Clock(), create=True)
    desk.goals.add(Kind.PERFORMANCE, "Run 10 km")
    for number in range(ENTRIES):
        desk.journal.add(Clock().today(), f"Entry {number} " + "word " * 60)
    desk.keeper = BackupKeeper(desk, backups.folder_for(path, paths.backups_dir(paths.data_dir())), str)
    desk.back_up(Reason.CLOSE)
    desk.close()
    settings().change(desk=str(path))
    return path


def settings() -> SettingsFile:
    return SettingsFile(paths.settings_file(paths.data_dir()))


def told(program: Program, qtbot: QtBot) -> MainWindow:
    """The window, once it has told of the damage."""
    window = stand(qtbot, program)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(QDialog)), timeout=8000)
    settle()
    return window


@pytest.fixture
def spoilt(mine: Path) -> Path:
    """The same desk, with a page that cannot be read, and that nothing in the window asks for."""
    spoil(mine, pages_of(mine, "saved_search")[0])
    return mine


@pytest.fixture
def program(spoilt: Path, start: Starts) -> Program:
    assert spoilt
    return start()


@pytest.fixture
def window(program: Program, qtbot: QtBot) -> MainWindow:
    return told(program, qtbot)


def test_damage_is_told_and_what_can_be_read_is_saved(window: MainWindow, spoilt: Path) -> None:
    saved = next(spoilt.parent.glob("GoalDesk saved */GoalDesk.goaldesk"))
    store = db.open_for_reading(saved)
    assert store.value("SELECT count(*) FROM entry") == ENTRIES
    store.close()
    where = f"What could be read of it was saved as a desk of its own, and as tables, in {saved.parent}."
    assert there_is(dialog(window), where)
    dialog(window).reject()
    assert there_is(window, "What can be done…")


def test_nothing_more_is_written_and_typed_words_are_put_aside(
    window: MainWindow, spoilt: Path, watch: Watch, qtbot: QtBot
) -> None:
    dialog(window).reject()
    person = Person(window, watch, qtbot)
    person.activate()
    before = spoilt.read_bytes()
    press("Ctrl+J")
    type_("Where do these go?")
    said: list[str] = []
    watch.expect(QMessageBox, lambda box: (said.append(box.text()), box.accept()))
    assert window.close()
    (aside,) = spoilt.parent.glob("GoalDesk words *.txt")
    assert "Where do these go?" in aside.read_text("utf-8")
    assert str(aside) in said[0]
    assert spoilt.read_bytes() == before


def test_the_newest_whole_backup_is_brought_back(
    program: Program, window: MainWindow, spoilt: Path, qtbot: QtBot
) -> None:
    click(find(dialog(window), "Bring the backup back"))
    again = stand(qtbot, program)
    assert titles(again) == ["Run 10 km"]
    again.ui.desk.goals.add(Kind.PERFORMANCE, "Go on")
    assert set(titles(again)) == {"Run 10 km", "Go on"}
    assert [each for each in spoilt.parent.iterdir() if "set aside" in each.name]


def test_what_was_saved_is_opened(program: Program, window: MainWindow, spoilt: Path, qtbot: QtBot) -> None:
    click(find(dialog(window), "Open what was saved"))
    again = stand(qtbot, program)
    assert again.ui.desk.path.parent.name.startswith("GoalDesk saved ")
    again.ui.desk.goals.add(Kind.PERFORMANCE, "Go on")
    assert set(titles(again)) == {"Run 10 km", "Go on"}


def test_a_desk_known_to_be_damaged_is_only_read_at_the_next_start(
    program: Program, window: MainWindow, spoilt: Path, start: Starts, qtbot: QtBot
) -> None:
    dialog(window).reject()
    assert window.close()
    QApplication.instance().aboutToQuit.emit()
    before = spoilt.read_bytes()
    again = told(start(), qtbot)
    assert again.ui.desk.stopped
    assert len(list(spoilt.parent.glob("GoalDesk saved *"))) == 1
    dialog(again).reject()
    with pytest.raises(DeskError, match="is damaged"):
        again.ui.desk.goals.add(Kind.PERFORMANCE, "Never")
    assert again.close()
    assert spoilt.read_bytes() == before


@pytest.mark.qt_log_ignore("Painter ended with|This plugin does not support")
@pytest.mark.parametrize("table", ["goal", "entry"])
@pytest.mark.parametrize("answer", ["Bring back", "Save what can be read"])
def test_a_desk_whose_first_picture_cannot_be_read_leaves_ways_on(
    mine: Path, start: Starts, watch: Watch, qtbot: QtBot, answer: str, table: str
) -> None:
    for page in pages_of(mine, table):
        spoil(mine, page)
    before = mine.read_bytes()
    watch.expect(QMessageBox, choose(answer))
    program = start(stands=False)
    qtbot.waitUntil(lambda: not watch.expected, timeout=8000)
    window = stand(qtbot, program)
    there = {name: window.ui.desk.store.value(f"SELECT count(*) FROM {name}") for name in ("goal", "entry")}
    lost = {table: 0} if answer == "Save what can be read" else {}
    assert there == {"goal": 1, "entry": ENTRIES} | lost
    window.ui.desk.goals.add(Kind.PERFORMANCE, "Go on")
    kept = [mine, *(each for each in mine.parent.iterdir() if "set aside" in each.name)]
    assert before in [each.read_bytes() for each in kept]


def checked(program: Program, qtbot: QtBot) -> MainWindow:
    """The window, once all of its desk was checked."""
    window = stand(qtbot, program)
    qtbot.waitUntil(lambda: not program.looking_after.is_looking(), timeout=8000)
    program.looking_after.check()
    qtbot.waitUntil(lambda: not program.looking_after.is_looking(), timeout=8000)
    settle()
    return window


def test_a_search_index_that_is_wrong_is_made_again(mine: Path, start: Starts, qtbot: QtBot) -> None:
    connection = sqlcipher.connect(str(mine), isolation_level=None)
    connection.execute("DELETE FROM search_doc WHERE title LIKE 'Run%'")
    connection.close()
    window = checked(start(), qtbot)
    assert "was made again" in window.top_bar.said()
    assert check(window.ui.desk.store).problems == ()


def test_everything_is_checked_once_a_week(mine: Path, start: Starts, qtbot: QtBot) -> None:
    program = start()
    assert program.looking_after.is_waiting()
    window = checked(program, qtbot)
    assert settings().now.checked == {str(mine): "2026-10-08"}
    window.ui.places.rebuild.emit()
    stand(qtbot, program)
    assert not program.looking_after.is_waiting()


def test_a_check_that_is_broken_off_has_found_nothing(mine: Path, start: Starts, qtbot: QtBot) -> None:
    """However early it is: also before the thread has opened the file."""
    program = start()
    window = stand(qtbot, program)
    for looking in (program.looking_after, *(LookingAfter(window, paths.backups_dir(mine.parent)) for _ in range(20))):
        qtbot.waitUntil(lambda looking=looking: not looking.is_looking(), timeout=8000)
        looking.check()
        looking.close()
        assert not looking.is_looking()
    settle()
    assert window.ui.desk.stopped is None
    assert settings().now.damaged == {}
    assert settings().now.checked == {}


def test_a_desk_that_is_away_is_not_damaged(mine: Path, start: Starts, qtbot: QtBot) -> None:
    """It was moved, another one took its place, or another program does not let go of it."""
    program = start()
    window = stand(qtbot, program)
    away = mine.rename(mine.with_name("Away"))
    look(program, qtbot)
    mine.write_bytes(b"something else")
    look(program, qtbot)
    away.replace(mine)
    assert window.ui.desk.stopped is None
    assert settings().now.damaged == {}
    window.ui.desk.goals.add(Kind.PERFORMANCE, "Still written")


def test_a_desk_that_others_hold_is_not_damaged(mine: Path, start: Starts, qtbot: QtBot) -> None:
    program = start()
    window = stand(qtbot, program)
    look(program, qtbot)
    store = window.ui.desk.store
    assert store.value("PRAGMA journal_mode = delete") == "delete"
    store.connection.execute("BEGIN EXCLUSIVE")
    look(program, qtbot)
    store.connection.execute("ROLLBACK")
    assert window.ui.desk.stopped is None
    assert settings().now.damaged == {}


def look(program: Program, qtbot: QtBot) -> None:
    """Look at the file once more, and have said what was found."""
    looking = program.looking_after
    qtbot.waitUntil(lambda: not looking.is_looking(), timeout=8000)
    looking.look()
    qtbot.waitUntil(lambda: not looking.is_looking(), timeout=12000)
    settle()


@pytest.mark.parametrize(
    ("day", "waits"), [("2026-10-01", True), ("2026-10-02", False), ("2026-11-01", True), ("", True)]
)
def test_the_check_is_due_after_a_week_and_when_the_clock_was_set_back(
    mine: Path, start: Starts, day: str, waits: bool
) -> None:
    settings().change(checked={str(mine): day})
    assert start().looking_after.is_waiting() is waits
