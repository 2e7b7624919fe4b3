"""A protected desk whose file is damaged where it begins: the passphrase is right all the same, and leads on."""

import pytest
from PySide6.QtWidgets import QMessageBox

from goaldesk.core.backups import Reason
from goaldesk.core.types import Kind
from tests.ui.person import press, settle, there_is, type_
from tests.ui.programs import stand
from tests.ui.sitting import OTHER, PHRASE, SECRET, Sitting
from tests.ui.watch import Watch

_DAMAGED = "That is the one, but the file of “GoalDesk” is damaged where it begins, and cannot be opened."


@pytest.fixture
def spoilt(sitting: Sitting) -> Sitting:
    """The desk is locked, has a backup, and its first page cannot be read any more."""
    sitting.window.ui.desk.back_up(Reason.BY_HAND)
    press("Ctrl+Shift+L")
    sitting.front()
    with sitting.path.open("r+b") as file:
        file.seek(1000)
        file.write(b"\xa5" * 500)
    return sitting


def say_passphrase(sitting: Sitting, passphrase: str) -> None:
    sitting.front()
    type_(passphrase)
    press("Return")
    settle()


def choose(box: QMessageBox, words: str, seen: list[str]) -> None:
    seen += [box.text(), *(each.text() for each in box.buttons())]
    next(each for each in box.buttons() if each.text().startswith(words)).click()


def test_the_backup_is_brought_back_and_opens_at_once(spoilt: Sitting, watch: Watch) -> None:
    seen: list[str] = []
    watch.expect(QMessageBox, lambda box: choose(box, "Bring back", seen))
    say_passphrase(spoilt, PHRASE)
    assert seen[0] == _DAMAGED
    assert "Save what can be read" not in seen
    window = stand(spoilt.qtbot, spoilt.program)
    assert spoilt.person.titles(Kind.PERFORMANCE) == [SECRET]
    assert window.ui.desk.is_protected()
    assert [each for each in spoilt.path.parent.iterdir() if "set aside" in each.name]


def test_who_does_nothing_stays_where_they_are_and_is_told_again(spoilt: Sitting, watch: Watch) -> None:
    for _ in range(2):
        seen: list[str] = []
        watch.expect(QMessageBox, lambda box, seen=seen: choose(box, "Cancel", seen))
        say_passphrase(spoilt, PHRASE)
        assert there_is(spoilt.front(), _DAMAGED)


def test_a_wrong_passphrase_is_still_only_that(spoilt: Sitting) -> None:
    say_passphrase(spoilt, OTHER)
    assert there_is(spoilt.front(), "That isn’t the one. Try again.")
