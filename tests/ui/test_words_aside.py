"""Words that cannot be written to a desk, when its window is to close."""

import os
import signal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from goaldesk.core.clock import Clock
from goaldesk.core.desk import open_desk
from goaldesk.core.words import Message
from tests.ui.person import Person, press, type_
from tests.ui.sitting import Sitting, files_with
from tests.ui.watch import Watch


def test_words_that_cannot_be_written_go_into_a_protected_desk_of_their_own(sitting: Sitting, watch: Watch) -> None:
    desk = sitting.window.ui.desk
    desk.store.stop_writing(Message("This desk is damaged."))  # as whoever looks after it does
    person = sitting.person
    press("Ctrl+J")
    type_("Nobody else reads this")
    said: list[str] = []
    watch.expect(QMessageBox, lambda box: (said.append(box.text()), box.accept()))
    key = desk.store.key
    assert person.window.close()
    (aside,) = desk.path.parent.glob("GoalDesk words *.goaldesk")
    assert str(aside) in said[0]
    assert files_with("Nobody else reads this", desk.path.parent) == []
    kept = open_desk(aside, Clock(), key=key)
    assert "Nobody else reads this" in kept.store.value("SELECT text FROM entry")
    kept.close()


def put_where(watch: Watch) -> list[str]:
    """What will be said about where the words are."""
    said: list[str] = []
    watch.expect(QMessageBox, lambda box: (said.append(box.text()), box.accept()))
    return said


def aside_in(folder: Path) -> str:
    """What a file of words in this folder holds, which nobody else can read."""
    (path,) = folder.glob("* words *.txt")
    assert path.stat().st_mode & 0o077 == 0
    return path.read_text("utf-8")


def type_without_a_desk(person: Person) -> None:
    """Write in the journal after the file of the desk was deleted for good."""
    person.desk.path.unlink()
    press("Ctrl+J")
    type_("Nobody else has this")


def test_a_desk_that_is_gone_for_good_holds_its_window_only_once(small: Person, watch: Watch) -> None:
    type_without_a_desk(small)
    assert small.window.close() is False
    said = put_where(watch)
    assert small.window.close() is True
    assert "Nobody else has this" in aside_in(small.desk.path.parent)
    assert str(small.desk.path.parent) in said[0]


def test_where_the_folder_is_gone_too_the_words_go_to_the_person(
    small: Person, watch: Watch, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    folder = small.desk.path.parent
    folder.rename(folder.with_name(f"{folder.name} pulled out"))
    press("Ctrl+J")
    type_("Nobody else has this")
    assert small.window.close() is False
    put_where(watch)
    assert small.window.close() is True
    assert "Nobody else has this" in aside_in(home)
    assert not list(folder.rglob("*desk*")), "nothing is made where a stick will be put in again"


def test_the_system_asks_only_once(sitting: Sitting, watch: Watch) -> None:
    person = sitting.person
    type_without_a_desk(person)
    said = put_where(watch)
    os.kill(os.getpid(), signal.SIGTERM)
    sitting.qtbot.waitUntil(lambda: not person.window.isVisible())
    assert len(said) == 1
