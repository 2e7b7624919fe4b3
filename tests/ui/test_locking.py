"""Locking a protected desk: what it costs nobody, and what is left of it nowhere."""

import gc
import sys
import tempfile
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QMessageBox,
)
from shiboken6 import isValid

from goaldesk import app, paths
from goaldesk.core import backups, lock, promises
from goaldesk.core import key as keys
from goaldesk.core.backup_keeper import PROMISE
from goaldesk.core.backups import Reason
from goaldesk.core.key import Key
from goaldesk.core.store import db
from goaldesk.ui.idle import IdleWatch
from goaldesk.ui.single_instance import ask
from tests.conftest import Hands
from tests.ui.person import click, field, find, press, settle, there_is, type_
from tests.ui.sitting import SECRET, Sitting, files_with
from tests.ui.test_table_panels import fill
from tests.ui.watch import Watch


def holders_of(words: str) -> list[str]:
    """The widgets, of any window, that hold some words."""
    found = []
    for widget in QApplication.allWidgets():
        held = [widget.windowTitle(), widget.accessibleName(), widget.toolTip()]
        held += [str(getattr(widget, name)()) for name in ("text", "toPlainText") if hasattr(widget, name)]
        if any(words in each for each in held):
            found.append(type(widget).__name__)
    return found


def test_what_is_being_written_is_written_and_the_place_is_found_again(sitting: Sitting) -> None:
    person = sitting.person
    press("Ctrl+J")
    type_(" and half a sent")
    person.window.journal.editor.moveCursor(person.window.journal.editor.textCursor().MoveOperation.Left)
    at = person.window.journal.editor.textCursor().position()
    press("Ctrl+Shift+L")
    back = sitting.unlock()
    assert [text for _, text in back.entries()] == [f"About {SECRET} and half a sent"]
    assert back.window.journal.editor.textCursor().position() == at
    assert back.window.journal.editor.hasFocus()


def test_a_section_and_a_goal_page_are_found_again(sitting: Sitting) -> None:
    goal = sitting.person.rows_of("SELECT id FROM goal")[0]
    sitting.window.ui.places.goal.emit(goal)
    press("Ctrl+3")
    press("Ctrl+Shift+L")
    back = sitting.unlock()
    assert back.window.section == "setbacks"
    assert back.window.desk_page.open_goal_id() == goal


def test_a_locked_window_holds_no_word_of_the_desk(sitting: Sitting) -> None:
    person = sitting.person
    for keys_ in ("Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+J"):
        press(keys_)
    assert holders_of(SECRET)
    window, store = person.window, person.desk.store
    del person
    press("Ctrl+Shift+L")
    page = sitting.front()
    assert holders_of(SECRET) == []
    assert SECRET not in page.windowTitle()
    assert not isValid(window)
    assert not store.is_open
    assert store.key is None
    del window, store
    gc.collect()  # as the program does; but just now they were held here
    salt = keys.salt_of(sitting.path)
    assert not [each for each in gc.get_objects() if isinstance(each, Key) and each.salt == salt]
    assert not [each for each in gc.get_objects() if type(each).__name__ == "EntryRow" and SECRET in each.text]
    assert not Path(f"{sitting.path}-wal").exists()
    sitting.unlock()


def test_the_lock_waits_for_words_that_cannot_be_kept_yet(sitting: Sitting) -> None:
    person = sitting.person
    press("Ctrl+N")
    click(find(person.dialog(), "Learning: something I want to become able to do"))
    field(person.dialog(), "What don’t you understand yet?")
    type_("Where it turns")
    press("Ctrl+Shift+L")
    assert not sitting.is_locked()
    assert there_is(person.dialog(), "A goal needs a few words. Nothing was changed.")
    field(person.dialog(), "Your goal, in your own words")
    type_("Hear where a story turns")
    press("Ctrl+Shift+L")
    back = sitting.unlock()
    assert back.rows_of("SELECT title, gap FROM goal WHERE kind = 'learning'") == [
        ("Hear where a story turns", "Where it turns")
    ]


def test_on_a_full_disk_the_words_stay_and_the_lock_waits(sitting: Sitting) -> None:
    person = sitting.person
    press("Ctrl+J")
    person.desk.store.connection.execute("PRAGMA query_only = 1")
    type_(" more")
    press("Ctrl+Shift+L")
    assert not sitting.is_locked()
    assert person.said().startswith("Not locked yet")
    assert person.text() == f"About {SECRET} more"
    person.desk.store.connection.execute("PRAGMA query_only = 0")
    press("Ctrl+Shift+L")
    assert [text for _, text in sitting.unlock().entries()] == [f"About {SECRET} more"]


def test_the_words_of_a_form_that_is_open_are_kept_as_a_draft(sitting: Sitting) -> None:
    assert sitting.person
    press("Ctrl+L")
    type_("Fell asleep over it")
    press("Ctrl+Shift+L")
    back = sitting.unlock()
    assert back.rows_of("SELECT what_happened, draft FROM setback") == [("Fell asleep over it", 1)]


def test_the_lock_waits_for_a_question_that_holds_the_program_up(sitting: Sitting) -> None:
    person = sitting.person
    seen: list[bool] = []

    def lock_now(box: QMessageBox) -> None:
        person.window.ui.places.lock.emit()
        seen.append(sitting.program.window is not None)
        box.accept()

    sitting.watch.expect(QMessageBox, lock_now)
    QMessageBox(person.window).exec()
    assert seen == [True]


@pytest.fixture
def hands_of_program(monkeypatch: pytest.MonkeyPatch) -> Hands:
    hands = Hands()
    monkeypatch.setattr(app, "fixed", lambda _now: lambda: hands.at)
    return hands


def test_it_locks_when_nobody_is_there_for_the_minutes_that_were_chosen(
    hands_of_program: Hands, sitting: Sitting
) -> None:
    person = sitting.person
    hands_of_program.forward(minutes=9)
    press("F6")
    hands_of_program.forward(minutes=9)
    press("F6")
    assert not sitting.is_locked(), "every key counts"
    hands_of_program.forward(minutes=10)
    press("F6")
    sitting.unlock()
    sitting.window.openings.preferences()
    find(sitting.dialog(), "Lock when nobody is here for", QComboBox).setCurrentText("1 minute")
    sitting.dialog().reject()
    assert sitting.person
    hands_of_program.forward(minutes=2)
    press("F6")
    assert sitting.is_locked()
    sitting.unlock()
    sitting.program.settings.change(lock_after=0)
    hands_of_program.forward(days=2)
    press("F6")
    assert not sitting.is_locked()
    assert person


def test_the_key_that_finds_nobody_there_does_nothing_else(hands_of_program: Hands, sitting: Sitting) -> None:
    assert sitting.person
    press("Ctrl+J")
    hands_of_program.forward(minutes=30)
    type_("x")
    assert sitting.is_locked()
    assert [text for _, text in sitting.unlock().entries()] == [f"About {SECRET}"]


def test_no_dump_of_the_memory_is_written_once_a_desk_is_protected(sitting: Sitting) -> None:
    resource = pytest.importorskip("resource")
    assert sitting.window.ui.desk.is_protected()
    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0


def test_a_clock_that_is_set_back_does_not_keep_it_open(hands_of_program: Hands, sitting: Sitting) -> None:
    watching = sitting.window.findChild(IdleWatch)
    hands_of_program.forward(days=-3)
    assert watching.look() is False  # as it does every minute: a key would say that somebody is there
    hands_of_program.forward(minutes=11)
    assert watching.look() is True
    assert sitting.is_locked()
    sitting.unlock()


def test_nothing_locks_a_desk_without_a_passphrase(hands_of_program: Hands, plain: Sitting) -> None:
    assert plain.person
    hands_of_program.forward(days=1)
    press("F6")
    assert not plain.is_locked()
    plain.window.openings.preferences()
    assert not there_is(plain.dialog(), "Lock when nobody is here for")
    plain.dialog().reject()


# -- others who ask


def asked_from_elsewhere(sitting: Sitting, name: str) -> Any:
    answers: list[Any] = []
    holder = lock.holder(sitting.path)
    thread = Thread(target=lambda: answers.append(ask(holder, name, {"text": "Some words"})))
    thread.start()
    sitting.qtbot.waitUntil(lambda: bool(answers), timeout=4000)
    thread.join()
    return answers[0]


def test_a_call_from_a_terminal_is_told_that_the_desk_is_locked(sitting: Sitting) -> None:
    assert sitting.person
    press("Ctrl+Shift+L")
    assert sitting.front()
    assert "is locked" in asked_from_elsewhere(sitting, "capture")["error"]
    assert asked_from_elsewhere(sitting, "raise") == {"said": ""}
    assert lock.held_here(sitting.path)
    back = sitting.unlock()
    assert asked_from_elsewhere(sitting, "capture") == {"said": "Kept as an entry of 2026-10-08."}
    assert len(back.entries()) == 2


# -- what is left


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files of the program would lie."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setenv("SQLITE_TMPDIR", str(folder))
    return folder


def test_after_a_session_no_file_holds_a_word_of_it(temporary: Path, sitting: Sitting, watch: Watch) -> None:
    person = sitting.person
    press("Ctrl+J")
    type_(f" {SECRET} again")
    press("Ctrl+K")
    type_(SECRET[:6])
    person.search_has_looked()
    press("Escape")
    person.activate()
    person.window.ui.desk.back_up(Reason.IN_USE)
    assert files_with(SECRET, paths.data_dir()) == []
    press("Ctrl+Shift+L")
    sitting.front()
    assert files_with(SECRET, paths.data_dir()) == []
    sitting.unlock()
    sitting.program.settings.change(font_size=110)
    assert files_with(SECRET, paths.data_dir()) == []
    assert files_with(SECRET, temporary) == []
    names = {each.name for each in paths.data_dir().iterdir()}
    assert names <= {"GoalDesk.goaldesk", "GoalDesk.goaldesk-wal", "GoalDesk.goaldesk-shm", "GoalDesk.goaldesk.lock",
                     "backups", "settings.json"}  # fmt: skip


def test_an_error_of_the_program_quotes_no_word_of_a_protected_desk(
    sitting: Sitting, capsys: pytest.CaptureFixture[str]
) -> None:

    try:
        raise RuntimeError(f"about {SECRET}")
    except RuntimeError as error:
        sys.excepthook(RuntimeError, error, error.__traceback__)
    assert SECRET not in capsys.readouterr().err
    assert files_with(SECRET, paths.data_dir()) == []
    assert "RuntimeError" in paths.error_report(paths.data_dir()).read_text()


def test_nor_does_one_of_another_thread(sitting: Sitting, capsys: pytest.CaptureFixture[str]) -> None:
    def go_wrong() -> None:
        raise RuntimeError(f"about {SECRET}")

    thread = Thread(target=go_wrong)
    thread.start()
    thread.join()
    settle()
    assert "inside GoalDesk" in sitting.person.said()
    assert SECRET not in capsys.readouterr().err
    assert "go_wrong" in paths.error_report(paths.data_dir()).read_text()


def test_backups_that_were_not_reached_are_protected_before_the_desk_is_left(plain: Sitting) -> None:
    """The program was ended while the backups were written anew, after the desk."""
    plain.window.ui.desk.back_up(Reason.BY_HAND)
    folder = backups.folder_for(plain.path, paths.backups_dir(paths.data_dir()))
    (made,) = backups.backups(folder)
    left = made.path.read_bytes()
    plain.protect()
    made.path.write_bytes(left)
    now = plain.window.ui.desk.store.key
    assert now is not None
    promises.make(folder, now, [None])
    assert plain.program.guard().lock()
    assert [db.is_protected(each.path) for each in backups.backups(folder)] == [True] * 2
    assert not list(folder.glob(f"{PROMISE}*"))


def test_a_panel_that_is_open_keeps_its_check_in_once(sitting: Sitting) -> None:
    person = sitting.person
    person.go_to(person.rows_of("SELECT title FROM goal")[0])
    press("Ctrl+Shift+C")
    fill(person, "Where it stands", "7")
    press("Ctrl+Shift+L")
    assert sitting.unlock().rows_of("SELECT value FROM checkin") == [7]
