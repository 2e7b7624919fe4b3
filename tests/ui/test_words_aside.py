"""Words that can no longer be written to a protected desk."""

from PySide6.QtWidgets import QMessageBox

from goaldesk.core.clock import Clock
from goaldesk.core.desk import open_desk
from goaldesk.core.words import Message
from tests.ui.person import press, type_
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
