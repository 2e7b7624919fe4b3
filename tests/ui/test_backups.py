"""Backups in the window: on closing, by hand, looking inside one, going back to one and back again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QMessageBox, QTableView
from pytestqt.qtbot import QtBot

from goaldesk import paths
from goaldesk.app import Program
from goaldesk.core import backups
from goaldesk.core.backup_keeper import BackupKeeper
from goaldesk.core.backups import Reason
from goaldesk.core.clock import Clock
from goaldesk.core.desk import open_desk
from goaldesk.core.errors import DeskError
from goaldesk.core.settings import SettingsFile
from goaldesk.core.types import Kind
from goaldesk.ui.main_window import MainWindow
from tests.ui.person import Person, click, find, press, settle, there_is, type_
from tests.ui.programs import Starts, open_own, stand
from tests.ui.watch import Watch


def kept() -> list[backups.Backup]:
    """Every backup of the default desk, the newest first."""
    folder = paths.data_dir()
    return backups.backups(backups.folder_for(paths.default_desk(folder), paths.backups_dir(folder)))


def titles(window: MainWindow) -> list[str]:
    return [row[0] for row in window.ui.desk.store.rows("SELECT title FROM goal WHERE deleted_at IS NULL ORDER BY id")]


def dialog(window: MainWindow) -> QDialog:
    return next(each for each in window.findChildren(QDialog) if each.isVisible())


@pytest.fixture
def program(start: Starts) -> Program:
    return start()


@pytest.fixture
def window(program: Program) -> MainWindow:
    assert program.window is not None
    program.window.ui.desk.goals.add(Kind.PERFORMANCE, "Before")
    return program.window


def back_up(window: MainWindow) -> None:
    window.openings.backups()
    click(find(dialog(window), "Back up now"))


def test_closing_makes_one_if_something_changed(program: Program, window: MainWindow, qtbot: QtBot) -> None:
    program.show_sample()
    stand(qtbot, program)
    assert [each.reason for each in kept()] == [Reason.CLOSE]
    open_own(program)
    stand(qtbot, program)
    program.show_sample()
    stand(qtbot, program)
    assert len(kept()) == 1, "nothing changed"


def test_in_use_one_is_made_only_if_something_changed(program: Program, window: MainWindow, qtbot: QtBot) -> None:
    stand(qtbot, program)
    for _ in range(2):
        program._backing.start(Reason.IN_USE)
        program._backing._thread.join()
        assert [each.reason for each in kept()] == [Reason.IN_USE]
    window.ui.desk.goals.add(Kind.PERFORMANCE, "After")
    program._backing.start(Reason.IN_USE)
    program._backing._thread.join()
    assert len(kept()) == 2


def test_one_is_made_by_hand_and_says_what_is_in_it(window: MainWindow) -> None:
    back_up(window)
    assert there_is(dialog(window), "In it: 1 goal, 0 pairs, 0 entries, 0 setbacks.")
    table = find(dialog(window), "Backups", QTableView)
    assert table.model().rowCount() == 1
    assert table.model().index(0, 1).data() == "by hand"
    dialog(window).reject()


def test_looking_inside_shows_it_and_changes_nothing(program: Program, window: MainWindow, qtbot: QtBot) -> None:
    back_up(window)
    window.ui.desk.goals.add(Kind.PERFORMANCE, "After")
    before = kept()[0].path.read_bytes()
    click(find(dialog(window), "Look inside"))
    looking = stand(qtbot, program)
    assert titles(looking) == ["Before"]
    assert there_is(looking, "Back to mine")
    with pytest.raises(DeskError, match="only looked at"):
        looking.ui.desk.goals.add(Kind.PERFORMANCE, "While looking")
    open_own(program)
    assert titles(stand(qtbot, program)) == ["Before", "After"]
    assert before == next(each for each in kept() if each.reason is Reason.BY_HAND).path.read_bytes()
    assert not [each for each in paths.data_dir().iterdir() if each.name.startswith("look-")]


def test_every_page_of_what_is_looked_into_can_be_read(
    program: Program, window: MainWindow, qtbot: QtBot, watch: Watch
) -> None:
    back_up(window)
    click(find(dialog(window), "Look inside"))
    looking = Person(stand(qtbot, program), watch, qtbot)
    for number, section in enumerate(("desk", "journal", "setbacks", "review", "insights", "guide"), 1):
        looking.section(f"Ctrl+{number}")
        assert looking.window.section == section
        assert looking.said() == ""
    looking.section("Ctrl+1")
    press("Ctrl+Z")
    assert looking.said() == "This is a backup, and only looked at. Nothing was changed."


def test_words_typed_while_looking_are_kept_in_a_file(
    program: Program, window: MainWindow, qtbot: QtBot, watch: Watch
) -> None:
    back_up(window)
    click(find(dialog(window), "Look inside"))
    looking = Person(stand(qtbot, program), watch, qtbot)
    looking.activate()
    press("Ctrl+J")
    type_("Thought of while looking back")
    said: list[str] = []
    watch.expect(QMessageBox, lambda box: (said.append(box.text()), box.accept()))
    open_own(program)
    stand(qtbot, program)
    (aside,) = paths.data_dir().glob("GoalDesk words *.txt")
    assert aside.read_text("utf-8") == "Thought of while looking back"
    assert said == [f"What could not be written to this desk is in {aside}."]


def test_looking_inside_still_says_so_when_the_window_is_built_again(
    program: Program, window: MainWindow, qtbot: QtBot
) -> None:
    back_up(window)
    click(find(dialog(window), "Look inside"))
    looking = stand(qtbot, program)
    said = find(looking, "The desk as it was on…", QLabel).text()
    looking.ui.places.rebuild.emit()
    assert find(stand(qtbot, program), "The desk as it was on…", QLabel).text() == said


def test_going_back_keeps_what_was_there_and_can_be_taken_back(
    program: Program, window: MainWindow, qtbot: QtBot
) -> None:
    back_up(window)
    window.ui.desk.goals.add(Kind.PERFORMANCE, "After")
    click(find(dialog(window), "Go back to this one"))
    again = stand(qtbot, program)
    assert titles(again) == ["Before"]
    assert again.top_bar.said().startswith("This is the desk as it was.")
    assert Reason.BEFORE_RESTORE in {each.reason for each in kept()}
    newest = next(each for each in kept() if each.reason is Reason.BEFORE_RESTORE)
    again.ui.places.restore.emit(newest)
    assert titles(stand(qtbot, program)) == ["Before", "After"]


def test_a_second_folder_is_chosen_and_gets_a_copy(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    window.openings.backups()
    click(find(dialog(window), "Choose a second folder for copies"))
    assert there_is(dialog(window), str(stick))
    click(find(dialog(window), "Back up now"))
    assert len(list(stick.rglob("*.goaldesk"))) == 1
    click(find(dialog(window), "No second copy"))
    click(find(dialog(window), "Back up now"))
    assert len(list(stick.rglob("*.goaldesk"))) == 1
    dialog(window).reject()
    settle()


def choose(words: str) -> Callable[[QMessageBox], None]:
    """Press the button whose label begins like this."""

    def press_it(box: QMessageBox) -> None:
        next(button for button in box.buttons() if button.text().startswith(words)).click()

    return press_it


def with_a_backup() -> Path:
    """A desk with one goal, which has a backup; it is closed."""
    path = paths.default_desk(paths.data_dir())
    desk = open_desk(path, Clock(), create=True)
    desk.goals.add(Kind.PERFORMANCE, "Kept")
    desk.keeper = BackupKeeper(desk, backups.folder_for(path, paths.backups_dir(paths.data_dir())), str)
    desk.back_up(Reason.CLOSE)
    desk.close()
    SettingsFile(paths.settings_file(paths.data_dir())).change(desk=str(path))
    return path


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"no desk any more " * 500)])
def test_a_desk_that_is_gone_or_damaged_comes_back_from_its_newest_backup(
    start: Starts,
    watch: Watch,
    qtbot: QtBot,
    harm: Callable[[Path], object],
) -> None:
    path = with_a_backup()
    harm(path)
    watch.expect(QMessageBox, choose("Bring back"))
    assert titles(stand(qtbot, start())) == ["Kept"]


def test_a_damaged_desk_is_left_alone_when_nobody_wants_the_backup(start: Starts, watch: Watch) -> None:
    path = with_a_backup()
    path.write_bytes(b"no desk any more " * 500)
    watch.expect(QMessageBox, choose("Quit"))
    assert start(shows=False).status == 1
    assert path.read_bytes() == b"no desk any more " * 500
