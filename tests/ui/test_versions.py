"""Earlier versions of an entry: opened from the journal, read beside the present text, and brought back."""

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QListView, QMenu, QTextEdit

from goaldesk.core.desk import Desk
from tests.conftest import Hands
from tests.ui.person import Person, choose, click, entries, find, focus, focused_in, press, there_is, type_
from tests.ui.test_journal import leave_for_the_table, refuse


def rewrite(person: Person, hands: Hands, text: str) -> None:
    """Come back after a while, and say something else."""
    hands.forward(minutes=10)
    press("Ctrl+J")
    press("Ctrl+A")
    type_(text)
    leave_for_the_table(person)


def marked(text: QTextEdit) -> tuple[str, str]:
    """What is underlined and what is struck through."""
    underlined, struck = "", ""
    cursor = QTextCursor(text.document())
    while cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor):
        form = cursor.charFormat()
        if form.underlineStyle() is not QTextCharFormat.UnderlineStyle.NoUnderline:
            underlined += cursor.selectedText()
        if form.fontStrikeOut():
            struck += cursor.selectedText()
        cursor.clearSelection()
    return underlined, struck


def test_a_version_is_read_beside_the_present_text_and_brought_back(writing: Person, hands: Hands) -> None:
    type_("Four steps in, four out")
    leave_for_the_table(writing)
    rewrite(writing, hands, "Four steps in, three out")
    press("Ctrl+Shift+E")
    dialog = writing.dialog()
    listed = find(dialog, "Earlier versions", QListView)
    assert focused_in(listed)
    assert listed.model().rowCount() == 1
    assert listed.currentIndex().data() == "Until 8 Oct, 14:42"
    text = find(dialog, "What the entry said", QTextEdit)
    assert text.toPlainText() == "Four steps in, fourthree out"
    assert marked(text) == ("four", "three")
    assert there_is(dialog, "Underlined: 1 word only in this version. Struck through: 1 word only in the text of now.")
    click(find(dialog, "Bring this version back"))
    assert writing.dialogs() == 0
    assert writing.text() == "Four steps in, four out"
    assert writing.entries() == [("2026-10-08", "Four steps in, four out")]
    writing.activate()
    press("Ctrl+Shift+E")
    assert find(writing.dialog(), "Earlier versions", QListView).model().rowCount() == 2
    writing.dialog().reject()
    writing.activate()
    press("Ctrl+Z")
    assert writing.text() == "Four steps in, three out"


def test_what_is_being_typed_is_kept_when_a_version_comes_back(writing: Person, hands: Hands) -> None:
    type_("First thought")
    leave_for_the_table(writing)
    hands.forward(minutes=10)
    press("Ctrl+J")
    type_(", and a second")
    press("Ctrl+Shift+E")
    press("Ctrl+Return")
    assert writing.text() == "First thought"
    kept = writing.rows_of("SELECT text FROM entry_revision ORDER BY id")
    assert kept == ["First thought", "First thought, and a second"]
    writing.activate()
    writing.journal.editor.setFocus()
    press("Ctrl+End")
    type_(" anew")
    leave_for_the_table(writing)
    assert [text for _, text in writing.entries()] == ["First thought anew"]


def test_an_entry_that_was_never_changed_says_so(writing: Person) -> None:
    type_("First thought")
    press("Ctrl+Shift+E")
    assert writing.dialogs() == 0
    assert writing.said() == "There is no earlier version of this entry yet."
    assert focus() is writing.journal.editor


def test_emptied_entries_come_back_from_the_menu(writing: Person, hands: Hands) -> None:
    long = "The walk between the board and bed four. " * 3
    type_(long)
    leave_for_the_table(writing)
    press("Ctrl+J")
    press("Ctrl+A")
    press("Del")
    writing.window.ui.bus.flush.emit()
    assert writing.entries() == []
    writing.watch.expect(QMenu, lambda menu: choose(menu, "Earlier versions…"))
    click(find(writing.window, "More"))
    click(find(writing.dialog(), "Bring this version back"))
    assert writing.entries() == [("2026-10-08", long)]
    assert writing.text() == long


def test_on_a_full_disk_the_dialog_says_so_and_stays(writing: Person, hands: Hands) -> None:
    type_("First thought")
    leave_for_the_table(writing)
    rewrite(writing, hands, "Second thought")
    press("Ctrl+Shift+E")
    dialog = writing.dialog()
    refuse(writing.desk, True)
    press("Ctrl+Return")
    refuse(writing.desk, False)
    assert there_is(dialog, "Not saved yet: the file may only be read. What is on disk is safe.")
    press("Ctrl+Return")
    assert writing.text() == "First thought"


def test_an_entry_that_is_not_begun_has_nothing_to_put_away(writing: Person, desk: Desk) -> None:
    seen: dict[str, bool] = {}

    def look(menu: QMenu) -> None:
        seen.update({words: action.isEnabled() for words, action in entries(menu).items()})
        menu.close()

    writing.watch.expect(QMenu, look)
    find(writing.window, "More").setFocus()
    press("Return")
    assert not any(seen[words] for words in ("Earlier versions…", "Put this entry away", "Another entry on this day"))
