"""The trash in the window: what is in it, bringing it back by key, and emptying it after a backup."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QTableView, QWidget

from goaldesk.core import backups
from goaldesk.core.backup_keeper import BackupKeeper
from goaldesk.core.backups import Reason
from tests.ui.desks import EXAM, Small
from tests.ui.person import Person, click, find, name_of, press, settle, there_is, visible
from tests.ui.watch import Watch


@pytest.fixture
def thrown(small: Person, goals: Small) -> Person:
    """With a goal and a question in the trash, which is open."""
    small.desk.questions.put_away(small.desk.questions.ask(goals.ecg, "Which lead?"))
    small.desk.goals.put_away([goals.exam])
    small.window.openings.trash()
    return small


def table(person: Person) -> QTableView:
    return find(person.dialog(), "Trash", QTableView)


def listed(person: Person) -> list[str]:
    model = table(person).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def answer(words: str) -> Callable[[QMessageBox], None]:
    return lambda box: next(button for button in box.buttons() if button.text() == words).click()


def test_it_lists_what_is_put_away_and_brings_it_back(thrown: Person) -> None:
    assert sorted(listed(thrown)) == sorted([EXAM, "Which lead?"])
    table(thrown).selectRow(listed(thrown).index(EXAM))
    click(find(thrown.dialog(), "Bring back"))
    assert listed(thrown) == ["Which lead?"]
    thrown.dialog().reject()
    thrown.activate()
    assert EXAM in thrown.titles("performance")
    press("Ctrl+Z")
    assert EXAM not in thrown.titles("performance")


def test_a_row_is_marked_alone_while_keys_are_down(thrown: Person) -> None:
    """As the keys of Ctrl+Z are, with which something was just undone."""
    QTest.keyPress(thrown.dialog(), Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    for row in (1, 0, 0):
        table(thrown).selectRow(row)
        assert [index.row() for index in table(thrown).selectionModel().selectedRows()] == [row]
    QTest.keyRelease(thrown.dialog(), Qt.Key.Key_Control)
    thrown.dialog().reject()


def test_all_that_is_marked_comes_back_in_one_step(thrown: Person) -> None:
    table(thrown).selectAll()
    click(find(thrown.dialog(), "Bring back"))
    assert there_is(thrown.dialog(), "Nothing is put away.")
    thrown.desk.session.undo()
    assert len(listed(thrown)) == 2
    thrown.dialog().reject()


def test_emptying_asks_makes_a_backup_and_deletes_for_good(thrown: Person, watch: Watch, tmp_path: Path) -> None:
    thrown.desk.keeper = BackupKeeper(thrown.desk, tmp_path / "kept", str)
    watch.expect(QMessageBox, answer("Delete for good"))
    click(find(thrown.dialog(), "Empty the trash…"))
    assert there_is(thrown.dialog(), "Nothing is put away.")
    assert [each.reason for each in backups.backups(tmp_path / "kept")] == [Reason.BEFORE_DELETING]
    assert thrown.rows_of("SELECT count(*) FROM question") == [0]
    thrown.dialog().reject()
    thrown.activate()
    settle()
    press("Ctrl+Z")
    assert thrown.rows_of("SELECT count(*) FROM goal WHERE title = ?", EXAM) == [0]


def test_without_a_backup_nothing_is_deleted(thrown: Person, watch: Watch, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("in the way")
    thrown.desk.keeper = BackupKeeper(thrown.desk, tmp_path / "kept", str)
    watch.expect(QMessageBox, answer("Delete for good"))
    click(find(thrown.dialog(), "Empty the trash…"))
    assert len(listed(thrown)) == 2
    assert any(name_of(each).startswith("No backup could be made") for each in visible(thrown.dialog(), QWidget))
    thrown.dialog().reject()


def test_thinking_better_of_it_changes_nothing(thrown: Person, watch: Watch) -> None:
    watch.expect(QMessageBox, answer("Cancel"))
    click(find(thrown.dialog(), "Empty the trash…"))
    assert len(listed(thrown)) == 2
    thrown.dialog().reject()
