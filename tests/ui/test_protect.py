"""A passphrase in the window: protecting a desk, opening it, changing and removing it, and its backups."""

import signal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QTableView,
)
from pytestqt.qtbot import QtBot

from goaldesk import paths
from goaldesk.core import backups, lock
from goaldesk.core import key as keys
from goaldesk.core.backups import Reason
from goaldesk.core.desk import open_desk
from goaldesk.core.protection import rewrite
from goaldesk.core.store import db
from goaldesk.core.types import Kind
from goaldesk.ui.panes.guide.over import GuideOver
from goaldesk.ui.widgets.labels import Paragraph
from goaldesk.ui.widgets.recovery_code import RecoveryCode
from tests.conftest import Hands
from tests.ui.person import click, find, focus, press, settle, there_is, type_, visible
from tests.ui.programs import Starts, open_own
from tests.ui.sitting import OTHER, PHRASE, SECRET, Sitting, files_with
from tests.ui.watch import Watch


def test_a_desk_is_protected_locked_and_opened_by_keys_alone(plain: Sitting) -> None:
    assert plain.person
    press("Ctrl+Shift+L")  # there is nothing to lock with yet: it offers that
    type_(PHRASE)
    press("Tab")
    press("Tab")
    type_(PHRASE)
    press("Return")
    press("Return")
    settle()
    assert plain.window.top_bar.said() == "Your desk is protected now."
    assert plain.window.ui.desk.is_protected()
    assert db.is_protected(plain.path)
    assert plain.person
    press("Ctrl+Shift+L")
    page = plain.front()
    assert focus() is page.field.line
    assert plain.unlock().titles(Kind.PERFORMANCE) == [SECRET]


def test_the_backups_go_along_unless_they_are_not_to(plain: Sitting) -> None:
    plain.window.ui.desk.back_up(Reason.BY_HAND)
    plain.protect()
    folder = backups.folder_for(plain.path, paths.backups_dir(paths.data_dir()))
    kept = backups.backups(folder)
    assert {each.reason for each in kept} == {Reason.BY_HAND, Reason.BEFORE_PASSPHRASE}
    assert all(db.is_protected(each.path) for each in kept)
    plain.window.openings.remove_passphrase()
    plain.field("The passphrase now").setText(PHRASE)
    find(plain.dialog(), "Take it from the backups, too", QCheckBox).setChecked(False)
    plain.press_button("Remove the passphrase")
    assert plain.window.top_bar.said().startswith("The passphrase is removed.")
    assert not plain.window.ui.desk.is_protected()
    assert all(db.is_protected(each.path) for each in backups.backups(folder))


def test_two_that_are_not_the_same_are_noticed_and_nothing_is_done(plain: Sitting) -> None:
    plain.window.openings.protect()
    plain.press_button("Go on to the recovery code")
    assert there_is(plain.dialog(), "A passphrase has at least one letter.")
    plain.field("New passphrase").setText(PHRASE)
    plain.field("The same once more").setText("correct horsd")
    plain.press_button("Go on to the recovery code")
    assert find(plain.dialog(), "These two are not the same…", Paragraph)
    assert focus() is plain.field("The same once more")
    plain.dialog().reject()
    settle()
    assert not db.is_protected(plain.path)


def test_nothing_is_written_before_the_code_was_shown(plain: Sitting) -> None:
    plain.window.openings.protect()
    plain.field("New passphrase").setText(PHRASE)
    plain.field("The same once more").setText(PHRASE)
    plain.press_button("Go on to the recovery code")
    code = visible(plain.dialog(), RecoveryCode)[0]
    first = code.accessibleName()
    assert code.height() >= code.sizeHint().height(), "its last row can be read, also below a longer text"
    plain.press_button("Back")
    plain.press_button("Go on to the recovery code")
    assert visible(plain.dialog(), RecoveryCode)[0].accessibleName() != first, "the salt is another one"
    plain.press_button("Cancel")
    assert not db.is_protected(plain.path)


def test_without_a_backup_first_nothing_is_changed(plain: Sitting) -> None:
    folder = paths.backups_dir(paths.data_dir())
    folder.mkdir(exist_ok=True)
    backups.folder_for(plain.path, folder).write_text("in the way")
    plain.protect()
    assert plain.window.top_bar.said().startswith("No backup could be made")
    assert not db.is_protected(plain.path)
    backups.folder_for(plain.path, folder).unlink()


def test_what_it_protects_against_and_what_not_is_a_click_away(plain: Sitting) -> None:
    plain.window.openings.protect()
    plain.field("New passphrase").setText("half a passphr")
    plain.press_button("What a passphrase protects against, and what not")
    (over,) = plain.window.findChildren(GuideOver) or plain.dialog().findChildren(GuideOver)
    assert there_is(over, "If you forget it")
    over.reject()
    settle()
    assert plain.field("New passphrase").text() == "half a passphr"
    plain.dialog().reject()
    settle()


def test_the_code_is_copied_so_that_histories_leave_it_out_and_saved(
    plain: Sitting, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plain.window.openings.protect()
    plain.field("New passphrase").setText(PHRASE)
    plain.field("The same once more").setText(PHRASE)
    plain.press_button("Go on to the recovery code")
    code = visible(plain.dialog(), RecoveryCode)[0].accessibleName().split()
    plain.press_button("Copy")
    data = QGuiApplication.clipboard().mimeData()
    assert " ".join(code[:5]) in data.text()
    assert data.data("x-kde-passwordManagerHint").data() == b"secret"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "code.txt"), ""))
    plain.press_button("Save as text…")
    assert there_is(plain.dialog(), f"Written to {tmp_path / 'code.txt'}")
    written = (tmp_path / "code.txt").read_text("utf-8")
    assert [line.split() for line in written.splitlines()[3:6]] == [code[:5], code[5:10], code[10:]]
    assert SECRET not in written
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "none" / "code.txt"), ""))
    plain.press_button("Save as text…")
    assert find(plain.dialog(), f"{tmp_path / 'none' / 'code.txt'} cannot be written…")
    plain.dialog().reject()
    settle()


def test_the_code_is_printed(plain: Sitting, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def into_a_file(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFileName(str(tmp_path / "code.pdf"))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", into_a_file)
    plain.window.openings.protect()
    plain.field("New passphrase").setText(PHRASE)
    plain.field("The same once more").setText(PHRASE)
    plain.press_button("Go on to the recovery code")
    plain.press_button("Print…")
    assert (tmp_path / "code.pdf").read_bytes().startswith(b"%PDF")
    assert there_is(plain.dialog(), "Sent to the printer.")
    plain.dialog().reject()
    settle()


# -- opening


def test_a_passphrase_that_is_not_the_one_costs_nothing(sitting: Sitting) -> None:
    assert sitting.person
    press("Ctrl+Shift+L")
    page = sitting.front()
    for wrong in ("", "correct hors", OTHER, PHRASE.upper()):
        page.field.line.setText(wrong)
        press("Return")
        assert sitting.is_locked()
        assert page.field.said() == "That isn’t the one. Try again."
        assert page.field.text() == wrong
        assert page.field.line.selectedText() != "" or not wrong
    sitting.unlock()


def test_at_a_start_the_page_stands_before_the_desk(start: Starts, watch: Watch, qtbot: QtBot, tmp_path: Path) -> None:
    path = paths.default_desk(paths.data_dir())
    open_desk(path, Hands().clock, create=True).close()
    rewrite(path, None, keys.from_passphrase(PHRASE, keys.fresh_salt()))
    sitting = Sitting(start(shows=None), watch, qtbot)
    assert sitting.front().windowTitle() == "GoalDesk · GoalDesk"
    assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL, "it is ended in good order from here on"
    assert sitting.unlock().window.ui.desk.is_protected()
    assert sitting.program.settings.now.desk == str(path)


def test_another_desk_can_be_opened_from_the_page(sitting: Sitting, tmp_path: Path) -> None:
    other = tmp_path / "other.goaldesk"
    open_desk(other, Hands().clock, create=True).close()
    assert sitting.person
    press("Ctrl+Shift+L")
    page = sitting.front()

    def pick(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile(str(other))
        dialog.accept()

    sitting.watch.expect(QFileDialog, pick)
    click(find(page, "Open another desk…"))
    assert sitting.window.ui.desk.path == other
    assert not lock.held_here(sitting.path)


def test_from_one_protected_desk_to_another_the_program_goes_on(
    qapp: QApplication, sitting: Sitting, tmp_path: Path
) -> None:
    other = tmp_path / "other.goaldesk"
    open_desk(other, Hands().clock, create=True).close()
    rewrite(other, None, keys.from_passphrase(OTHER, keys.fresh_salt()))
    assert sitting.person
    press("Ctrl+Shift+L")
    page = sitting.front()
    closed = QSignalSpy(qapp.lastWindowClosed)

    def pick(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile(str(other))
        dialog.accept()

    sitting.watch.expect(QFileDialog, pick)
    click(find(page, "Open another desk…"))
    assert sitting.front().windowTitle() == "other · GoalDesk"
    assert not lock.held_here(sitting.path)
    assert lock.held_here(other)
    assert sitting.unlock(OTHER).window.ui.desk.path == other
    assert closed.count() == 0


def test_letters_can_be_looked_at_and_caps_lock_is_noticed(sitting: Sitting) -> None:
    assert sitting.person
    press("Ctrl+Shift+L")
    page = sitting.front()
    QTest.keyClick(page.field.line, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    assert page.field.said() == ""
    QTest.sendKeyEvent(QTest.KeyAction.Click, page.field.line, Qt.Key.Key_B, "B", Qt.KeyboardModifier.NoModifier)
    assert page.field.said() == "Caps Lock is on"
    assert page.field.line.echoMode() is QLineEdit.EchoMode.Password
    click(find(page, "Show what is typed"))
    assert page.field.line.echoMode() is QLineEdit.EchoMode.Normal
    click(find(page, "Hide what is typed"))
    assert page.field.line.echoMode() is QLineEdit.EchoMode.Password
    page.field.clear()
    sitting.unlock()


def test_the_recovery_code_opens_it_and_leads_to_a_new_passphrase(plain: Sitting) -> None:
    code = plain.protect()
    assert plain.person
    press("Ctrl+Shift+L")
    page = plain.front()
    click(find(page, "Use the recovery code"))
    assert page.field.line.echoMode() is QLineEdit.EchoMode.Normal
    typo = ("Z" if code[0] != "Z" else "Y") + code[1:]
    page.field.line.setText(typo)
    click(find(page, "Open my desk"))
    assert page.field.said().startswith("Group 1 does not read like one of a recovery code")
    assert page.field.text() == typo
    page.field.line.setText(code.lower())
    click(find(page, "Open my desk"))
    assert plain.window.ui.desk.is_protected()
    assert not there_is(plain.dialog(), "The passphrase now"), "who forgot it is not asked for it"
    newer = plain.go_through(OTHER, "Use the new passphrase")
    assert newer != code
    assert plain.person
    press("Ctrl+Shift+L")
    page = plain.front()
    page.field.line.setText(PHRASE)
    press("Return")
    assert plain.is_locked()
    page.field.clear()
    plain.unlock(OTHER)


def test_the_passphrase_is_changed_only_by_whoever_knows_it(sitting: Sitting) -> None:
    sitting.window.openings.change_passphrase()
    sitting.field("The passphrase now").setText("guessed")
    sitting.field("New passphrase").setText(OTHER)
    sitting.field("The same once more").setText(OTHER)
    sitting.press_button("Go on to the recovery code")
    assert there_is(sitting.dialog(), "That isn’t the one. Try again.")
    sitting.field("The passphrase now").setText(PHRASE)
    sitting.go_through(OTHER, "Use the new passphrase")
    assert sitting.window.top_bar.said() == "Your desk has another passphrase now."
    assert sitting.person
    press("Ctrl+Shift+L")
    sitting.unlock(OTHER)
    sitting.window.openings.remove_passphrase()
    sitting.field("The passphrase now").setText(PHRASE)
    sitting.press_button("Remove the passphrase")
    assert there_is(sitting.dialog(), "That isn’t the one. Try again.")
    sitting.dialog().reject()
    settle()


# -- backups


def test_a_backup_is_looked_into_and_taken_back_with_the_key_of_the_desk(sitting: Sitting) -> None:
    sitting.window.ui.desk.back_up(Reason.BY_HAND)
    made = sitting.window.ui.desk.keeper.folder
    backup = next(each for each in backups.backups(made) if each.reason is Reason.BY_HAND)
    sitting.window.ui.desk.goals.add(Kind.PERFORMANCE, "After")
    sitting.window.ui.places.look_inside.emit(backup)
    settle()
    assert sitting.window.ui.guest
    assert sitting.window.ui.desk.is_protected()
    assert files_with(SECRET, paths.data_dir()) == []
    open_own(sitting.program)
    assert sitting.person.titles(Kind.PERFORMANCE) == [SECRET, "After"]
    sitting.window.ui.places.restore.emit(backup)
    settle()
    assert sitting.person.titles(Kind.PERFORMANCE) == [SECRET]


def test_a_backup_of_another_passphrase_asks_for_that(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    sitting.window.ui.desk.back_up(Reason.BY_HAND)
    keeper = sitting.window.ui.desk.keeper
    kept = backups.backups(keeper.folder)
    backup = next(each for each in kept if each.reason is Reason.BY_HAND)
    key = sitting.window.ui.desk.store.key
    rewrite(backup.path, key, keys.from_passphrase(OTHER, keys.fresh_salt()))
    sitting.window.openings.backups()
    assert kept[0] == backup
    assert find(sitting.dialog(), "This one has another passphrase…", Paragraph)
    find(sitting.dialog(), "Backups", QTableView).selectRow(1)
    assert there_is(sitting.dialog(), "In it: 1 goal, 0 pairs, 1 entry, 0 setbacks.")
    sitting.dialog().reject()
    settle()
    typed = iter(["wrong", OTHER])
    monkeypatch.setattr("goaldesk.ui.prompts.QInputDialog.getText", lambda *_: (next(typed), True))
    sitting.window.ui.places.restore.emit(backup)
    settle()
    assert sitting.person.titles(Kind.PERFORMANCE) == [SECRET]
    press("Ctrl+Shift+L")
    sitting.unlock(OTHER)
