"""Starting, changing desks, and ending: through the program itself."""

import gc
import json
import sys
import tempfile
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from goaldesk import paths
from goaldesk.app import Program
from goaldesk.core import lock
from goaldesk.core.clock import Clock
from goaldesk.core.desk import open_desk
from goaldesk.core.settings import SettingsFile, ThemeChoice
from goaldesk.ui.main_window import MainWindow
from goaldesk.ui.single_instance import ask
from tests.conftest import THURSDAY
from tests.ui import seeing
from tests.ui.person import Person, click, find, press, settle, there_is, type_
from tests.ui.programs import Starts, open_own, stand
from tests.ui.test_journal import refuse
from tests.ui.watch import Watch


def at(program: Program, watch: Watch, qtbot: QtBot) -> Person:
    person = Person(stand(qtbot, program), watch, qtbot)
    person.activate()
    return person


def test_the_very_first_start_makes_one_empty_desk_and_welcomes(start: Starts, qtbot: QtBot) -> None:
    window = stand(qtbot, start())
    assert paths.default_desk(paths.data_dir()).is_file()
    assert there_is(window, "Start with my own goal")
    assert there_is(window, "Try with a sample desk")


def test_the_first_goal_is_begun_from_the_welcome(start: Starts, watch: Watch, qtbot: QtBot) -> None:
    person = at(start(), watch, qtbot)
    click(find(person.window, "Start with my own goal"))
    type_("Run 10 km")
    press("Return")
    assert person.rows() == [("Run 10 km", "")]
    assert not there_is(person.window, "Start with my own goal")


def test_leaving_the_first_goal_unnamed_shows_the_welcome_again(start: Starts, watch: Watch, qtbot: QtBot) -> None:
    person = at(start(), watch, qtbot)
    click(find(person.window, "Start with my own goal"))
    press("Escape")
    settle()
    assert there_is(person.window, "Start with my own goal")


def test_what_was_written_is_there_at_the_next_start(start: Starts, watch: Watch, qtbot: QtBot) -> None:
    program = start()
    person = at(program, watch, qtbot)
    press("Ctrl+Shift+N")
    type_("Run 10 km")
    press("Return")
    person.window.close()
    QApplication.instance().aboutToQuit.emit()
    assert at(start(), watch, qtbot).rows() == [("Run 10 km", "")]


def test_the_sample_desk_is_another_one_and_leads_back(start: Starts, watch: Watch, qtbot: QtBot) -> None:
    program = start()
    own = paths.default_desk(paths.data_dir())
    click(find(stand(qtbot, program), "Try with a sample desk"))
    person = at(program, watch, qtbot)
    assert len(person.rows()) > 5
    assert person.desk.path != own
    assert program.settings.now.desk == str(own)
    open_own(program)
    back = at(program, watch, qtbot)
    assert back.desk.path == own
    assert back.rows() == []


def test_back_to_mine_leads_to_the_desk_one_came_from(start: Starts, qtbot: QtBot, tmp_path: Path) -> None:
    named = tmp_path / "Named.goaldesk"
    open_desk(named, Clock(), create=True).close()
    program = start(named)
    click(find(stand(qtbot, program), "Try with a sample desk"))
    stand(qtbot, program)
    open_own(program)
    assert stand(qtbot, program).ui.desk.path == named
    assert program.settings.now.desk == "", "a desk that is named in a call is not the remembered one"
    assert not paths.default_desk(paths.data_dir()).exists()


def test_changing_desks_a_few_times_leaves_one_window_and_one_lock(start: Starts, qtbot: QtBot) -> None:
    program = start()
    for _ in range(3):
        program.show_sample()
        stand(qtbot, program)
        open_own(program)
        stand(qtbot, program)
    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    assert [each for each in windows if each.isVisible()] == [program.window]
    gc.collect()
    settle()
    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    assert windows == [program.window]


def test_another_desk_opens_in_place_and_is_remembered(
    start: Starts, watch: Watch, qtbot: QtBot, tmp_path: Path
) -> None:
    other = tmp_path / "other.goaldesk"
    open_desk(other, Clock(), create=True).close()
    program = start()

    def pick(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile(str(other))
        dialog.accept()

    watch.expect(QFileDialog, pick)
    stand(qtbot, program).openings.other_desk()
    person = at(program, watch, qtbot)
    assert person.desk.path == other
    assert program.settings.now.desk == str(other)
    assert "other" in person.window.windowTitle()


def test_a_desk_that_could_not_be_left_stays_the_remembered_one(
    start: Starts, watch: Watch, qtbot: QtBot, tmp_path: Path
) -> None:
    other = tmp_path / "other.goaldesk"
    open_desk(other, Clock(), create=True).close()
    program = start()
    own = program.settings.now.desk
    person = at(program, watch, qtbot)
    press("Ctrl+J")
    refuse(person.desk, True)
    type_("Important")
    try:
        program.show_desk(other)
        assert program.window is person.window
        assert person.journal.editor.toPlainText() == "Important"
    finally:
        refuse(person.desk, False)
    assert program.settings.now.desk == own


def remember(path: Path) -> None:
    SettingsFile(paths.settings_file(paths.data_dir())).change(desk=str(path))


def test_a_missing_desk_is_said_and_none_is_made_in_its_place(start: Starts, watch: Watch, tmp_path: Path) -> None:
    gone = tmp_path / "gone" / "mine.goaldesk"
    remember(gone)
    said: list[str] = []

    def quit_(box: QMessageBox) -> None:
        said.extend([box.text(), *(button.text() for button in box.buttons())])
        box.reject()

    watch.expect(QMessageBox, quit_)
    program = start(shows=False)
    assert program.status == 1
    assert {"Locate it…", "New desk…", "Quit"} <= set(said)
    assert "mine.goaldesk" in said[0]
    assert not gone.exists()
    assert not gone.parent.exists()
    assert not paths.default_desk(paths.data_dir()).exists()
    assert SettingsFile(paths.settings_file(paths.data_dir())).now.desk == str(gone)


def test_a_missing_desk_can_be_located(start: Starts, watch: Watch, qtbot: QtBot, tmp_path: Path) -> None:
    moved = tmp_path / "moved.goaldesk"
    open_desk(moved, Clock(), create=True).close()
    remember(tmp_path / "gone.goaldesk")

    def locate(box: QMessageBox) -> None:
        next(button for button in box.buttons() if button.text() == "Locate it…").click()

    def pick(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile(str(moved))
        dialog.accept()

    watch.expect(QMessageBox, locate)
    watch.expect(QFileDialog, pick)
    assert stand(qtbot, start()).ui.desk.path == moved


def test_a_new_desk_can_be_begun_instead_of_a_missing_one(
    start: Starts, watch: Watch, qtbot: QtBot, tmp_path: Path
) -> None:
    remember(tmp_path / "gone.goaldesk")

    def new(box: QMessageBox) -> None:
        next(button for button in box.buttons() if button.text() == "New desk…").click()

    def name_it(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile("fresh")
        dialog.accept()

    watch.expect(QMessageBox, new)
    watch.expect(QFileDialog, name_it)
    assert stand(qtbot, start()).ui.desk.path == tmp_path / "fresh.goaldesk"
    assert not (tmp_path / "gone.goaldesk").exists()


def test_a_file_that_is_no_desk_is_said_and_left_alone(start: Starts, watch: Watch, tmp_path: Path) -> None:
    broken = tmp_path / "broken.goaldesk"
    broken.write_bytes(b"this is no desk at all" * 100)
    before = broken.read_bytes()
    watch.expect(QMessageBox, lambda box: box.accept())
    assert start(broken, shows=False).status == 1
    assert broken.read_bytes() == before


def second_start(qtbot: QtBot) -> object:
    """What a second start of the program is told, which asks the first one to come to the front."""
    told: list[object] = []
    holder = lock.holder(paths.default_desk(paths.data_dir()))
    thread = Thread(target=lambda: told.append(ask(holder, "raise", {})))
    thread.start()
    qtbot.waitUntil(lambda: bool(told), timeout=4000)
    thread.join()
    return told[0]


def test_a_second_start_raises_the_first_and_opens_nothing(start: Starts, qtbot: QtBot) -> None:
    program = start()
    window = stand(qtbot, program)
    window.showMinimized()
    assert second_start(qtbot) == {"said": ""}
    assert not window.isMinimized()


@pytest.mark.skipif(sys.platform == "win32", reason="there it is a pipe, which has no path")
def test_it_does_so_where_the_folder_for_temporary_files_has_a_long_name(
    start: Starts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    folder = tmp_path / ("temporary" * 12)
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    start()
    assert second_start(qtbot) == {"said": ""}
    assert list(folder.iterdir()) == []


def test_settings_that_cannot_be_read_are_set_aside(start: Starts, qtbot: QtBot) -> None:
    path = paths.settings_file(paths.data_dir())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{not json")
    open_desk(paths.default_desk(path.parent), Clock(lambda: THURSDAY), create=True).close()
    program = start()
    assert stand(qtbot, program)
    assert program.settings.now.theme is ThemeChoice.SYSTEM
    assert path.with_suffix(".unreadable").read_text() == "{not json"


def test_settings_that_cannot_be_read_are_no_reason_to_begin_an_empty_desk(start: Starts, watch: Watch) -> None:
    """The desk may lie elsewhere, and nobody remembers where."""
    path = paths.settings_file(paths.data_dir())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{not json")
    watch.expect(QMessageBox, lambda box: box.reject())
    start(shows=False)
    assert not paths.default_desk(path.parent).exists()


def test_desks_can_be_changed_while_words_are_being_typed(start: Starts, watch: Watch, qtbot: QtBot) -> None:
    program = start()
    person = at(program, watch, qtbot)
    press("Ctrl+J")
    type_("Half a sent")
    program.show_sample()
    stand(qtbot, program)
    open_own(program)
    back = at(program, watch, qtbot)
    assert back.rows_of("SELECT text FROM entry") == ["Half a sent"]
    assert person.window is not back.window


def test_another_size_of_text_builds_the_window_again_with_everything_in_it(
    start: Starts, watch: Watch, qtbot: QtBot
) -> None:
    program = start(sample=True)
    person = at(program, watch, qtbot)
    person.window.resize(1280 * 2, 800 * 2)
    small = person.window
    person.window.openings.preferences()
    settle()
    find(person.dialog(), "Size of text", QComboBox).setCurrentText("175 %")
    person.dialog().reject()
    settle()
    large = at(program, watch, qtbot)
    assert large.window is not small
    assert large.window.ui.theme.scale == 1.75
    assert QApplication.quitOnLastWindowClosed()
    assert person.window.ui.desk.store.is_open
    assert seeing.cut_off(large.window) + seeing.outside(large.window) + seeing.covering(large.window) == []


@pytest.mark.parametrize("words", ["Open it here", "Cancel"])
def test_a_desk_that_another_computer_has_is_opened_only_if_the_person_says_so(
    start: Starts, watch: Watch, tmp_path: Path, words: str
) -> None:
    path = tmp_path / "Shared.goaldesk"
    open_desk(path, Clock(), create=True).close()
    left = json.dumps({"pid": 7, "host": "kitchen-laptop", "address": "", "key": ""})
    lock.lock_path(path).write_text(left)

    def answer(box: QMessageBox) -> None:
        assert "seems to be open on the computer kitchen-laptop" in box.text()
        next(button for button in box.buttons() if button.text() == words).click()

    watch.expect(QMessageBox, answer)
    opened = words != "Cancel"
    assert (start(path, shows=opened).window is not None) is opened
    assert (lock.lock_path(path).read_text() == left) is not opened
