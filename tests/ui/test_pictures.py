"""Pictures in an entry: pasted, dropped or chosen, shown below their line, opened larger, saved to a file."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from goaldesk.core import markup
from goaldesk.core.desk import Desk
from goaldesk.ui.decoding import Decoder
from tests.conftest import Hands
from tests.core.drawn import png
from tests.ui.person import NONE, Person, choose, click, find, focus, name_of, press, settle, type_
from tests.ui.test_journal import leave_for_the_table, refuse

ORANGE, MISSING = QColor(200, 120, 40), "ab" * 32


def hashes(person: Person) -> list[str]:
    return person.rows_of("SELECT hash FROM picture ORDER BY id")


def image(width: int = 60, height: int = 40) -> QImage:
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(ORANGE)
    return made


def paste_image(person: Person, picture: QImage | None = None) -> None:
    source = QMimeData()
    source.setImageData(picture or image())
    QApplication.clipboard().setMimeData(source)
    press("Ctrl+V")


def paste_files(*paths: Path) -> None:
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    source.setText("\n".join(str(path) for path in paths))
    QApplication.clipboard().setMimeData(source)
    press("Ctrl+V")


def shown(person: Person) -> list[QWidget]:
    """The pictures in sight, once they are drawn."""
    settle()
    editor = person.journal.editor
    person.wait(lambda: not editor.pictures.decoder.is_busy())
    settle()
    return [each for each in editor.viewport().findChildren(QLabel) if each.isVisible()]


def is_orange(person: Person, view: QWidget) -> bool:
    grabbed = person.journal.editor.viewport().grab(view.geometry()).toImage()
    return bool(grabbed.pixelColor(grabbed.rect().center()) == ORANGE)


# -- coming in


def test_a_pasted_image_is_copied_into_the_desk_and_shown_below_its_line(writing: Person) -> None:
    type_("Before")
    paste_image(writing)
    type_("After")
    (digest,) = hashes(writing)
    assert writing.text() == f"Before\n![Picture](picture:{digest})\nAfter"
    (view,) = shown(writing)
    assert (view.width(), view.height()) == (60, 40)
    assert is_orange(writing, view)
    assert name_of(view) == "Picture"
    leave_for_the_table(writing)
    assert writing.entries() == [("2026-10-08", writing.text())]


def test_pasted_files_are_copied_and_keep_their_names(writing: Person, photo: Path, tmp_path: Path) -> None:
    other = tmp_path / "walk.png"
    other.write_bytes(png(9, 9))
    paste_files(photo, other)
    photo.unlink()
    first, second = hashes(writing)
    assert writing.text() == f"![Ward plan final](picture:{first})\n![walk](picture:{second})\n"
    assert [name_of(view) for view in shown(writing)] == ["Ward plan final", "walk"]
    assert writing.rows_of("SELECT name, width FROM picture ORDER BY id") == [(photo.name, 2400), ("walk.png", 9)]


def test_a_dropped_file_goes_where_it_is_dropped(writing: Person, photo: Path) -> None:
    type_("One\nTwo")
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile(str(photo))])
    viewport = writing.journal.editor.viewport()
    where = writing.journal.editor.cursorRect().topLeft() - QPoint(0, 20)
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    there = QPoint(viewport.width() - 20, where.y())
    entering = QDragEnterEvent(there, copy, source, left, NONE)
    QApplication.sendEvent(viewport, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(viewport, QDropEvent(QPointF(there), copy, source, left, NONE))
    assert writing.text().split("\n")[0] == "One"
    assert writing.text().split("\n")[1].startswith("![Ward plan final]")
    assert writing.text().split("\n")[2] == "Two"


def test_pictures_are_chosen_from_the_menu(writing: Person, photo: Path) -> None:
    type_("Look")
    writing.watch.expect(QMenu, lambda menu: choose(menu, "Add a picture…"))

    def pick(dialog: QFileDialog) -> None:
        dialog.selectFile(str(photo))
        dialog.accept()

    writing.watch.expect(QFileDialog, pick)
    click(find(writing.window, "More"))
    writing.activate()
    assert writing.text() == f"Look\n![Ward plan final](picture:{hashes(writing)[0]})\n"
    assert focus() is writing.journal.editor


def test_the_same_picture_twice_is_on_the_desk_once(writing: Person) -> None:
    paste_image(writing)
    paste_image(writing)
    assert len(hashes(writing)) == 1
    assert len(shown(writing)) == 2


@pytest.mark.parametrize("content", [b"%PDF-1.7", b""])
def test_what_is_no_picture_is_refused_in_a_sentence(writing: Person, tmp_path: Path, content: bytes) -> None:
    type_("Kept")
    path = tmp_path / "notes.pdf"
    path.write_bytes(content)
    paste_files(path)
    assert writing.said().startswith("“notes.pdf” cannot be shown as a picture")
    assert (writing.text(), hashes(writing)) == ("Kept", [])


def test_a_file_that_is_gone_and_one_that_is_too_large_are_refused(writing: Person, tmp_path: Path) -> None:
    paste_files(tmp_path / "gone.png")
    assert "cannot be read: No such file or directory" in writing.said()
    huge = tmp_path / "huge.png"
    with huge.open("wb") as file:
        file.truncate(26 * 1024 * 1024)
    paste_files(huge)
    assert "larger than 25 MB" in writing.said()
    assert (writing.text(), hashes(writing)) == ("", [])


def test_text_that_was_copied_with_its_picture_is_pasted_as_text(writing: Person) -> None:
    source = QMimeData()
    source.setText("four\tcells")
    source.setImageData(image())
    QApplication.clipboard().setMimeData(source)
    press("Ctrl+V")
    assert (writing.text(), hashes(writing)) == ("four\tcells", [])


def test_on_a_full_disk_no_mark_without_a_picture_is_left(writing: Person) -> None:
    type_("Kept")
    refuse(writing.desk, True)
    paste_image(writing)
    refuse(writing.desk, False)
    assert "Not saved yet" in writing.said()
    assert writing.text() == "Kept"


def test_undo_takes_back_the_mark_and_the_picture_in_sight(writing: Person, hands: Hands) -> None:
    type_("Words")
    leave_for_the_table(writing)
    hands.forward(minutes=10)
    press("Ctrl+J")
    paste_image(writing)
    assert len(shown(writing)) == 1
    press("Ctrl+Z")
    assert (writing.text(), shown(writing)) == ("Words", [])
    press("Ctrl+Shift+Z")
    assert len(shown(writing)) == 1
    leave_for_the_table(writing)
    press("Ctrl+Z")
    press("Ctrl+J")
    assert (writing.text(), shown(writing)) == ("Words", [])
    press("Ctrl+Shift+Z")
    assert [is_orange(writing, view) for view in shown(writing)] == [True]


# -- shown


def test_a_large_picture_is_as_wide_as_the_text_and_at_most_so_high(writing: Person, photo: Path) -> None:
    paste_files(photo)
    (view,) = shown(writing)
    viewport = writing.journal.editor.viewport()
    assert view.width() == viewport.width() - 32
    assert abs(view.width() / view.height() - 2.4) < 0.02
    narrow = view.width()
    writing.window.resize(1280, 540)
    (view,) = shown(writing)
    assert view.height() <= 0.6 * viewport.height() + 1
    assert view.width() < narrow
    writing.window.resize(1280, 800)
    (view,) = shown(writing)
    assert view.width() == narrow


def test_text_goes_on_below_the_picture_whatever_the_size_of_the_window(writing: Person, photo: Path) -> None:
    paste_files(photo)
    type_("Below")
    for size in ((1280, 800), (1000, 600), (1400, 900)):
        writing.window.resize(*size)
        (view,) = shown(writing)
        press("Ctrl+End")
        settle()
        below = writing.journal.editor.cursorRect().top()
        assert view.geometry().bottom() < below < view.geometry().bottom() + 24


def test_resizing_is_neither_typing_nor_a_step_of_undo(writing: Person, photo: Path, hands: Hands) -> None:
    paste_files(photo)
    leave_for_the_table(writing)
    hands.forward(minutes=10)
    changed = writing.rows_of("SELECT changed_at FROM entry")
    press("Alt+Left")
    press("Alt+Right")
    writing.window.resize(1000, 600)
    settle()
    assert not writing.journal.editor.document().isUndoAvailable()
    assert writing.journal.state.text() == "Saved at 14:32"
    press("Ctrl+J")
    type_("One")
    writing.window.resize(1280, 800)
    settle()
    press("Ctrl+Z")
    assert writing.text().endswith(")\n")
    writing.window.resize(1000, 600)
    settle()
    press("Ctrl+Shift+Z")
    assert writing.text().endswith(")\nOne")
    assert len(shown(writing)) == 1
    press("Ctrl+Z")
    leave_for_the_table(writing)
    assert writing.rows_of("SELECT changed_at FROM entry") == changed


def test_a_picture_moves_with_the_text_above_it_and_with_scrolling(writing: Person) -> None:
    type_("One")
    paste_image(writing)
    (view,) = shown(writing)
    top = view.y()
    press("Ctrl+Home")
    type_("\n\n")
    (view,) = shown(writing)
    assert view.y() > top
    press("Ctrl+End")
    type_("\n" * 40)
    (view,) = shown(writing)
    assert view.geometry().bottom() < 0
    writing.journal.editor.verticalScrollBar().setValue(0)
    (view,) = shown(writing)
    assert view.y() > top


def test_a_picture_goes_with_its_mark_and_comes_with_it(writing: Person) -> None:
    paste_image(writing)
    press("Ctrl+Home")
    type_("See ")
    assert shown(writing) == []
    for _ in range(4):
        press("Backspace")
    assert len(shown(writing)) == 1


def test_a_picture_that_is_not_on_the_desk_says_so(writing: Person, desk: Desk) -> None:
    digest = markup.pictures(f"![x](picture:{MISSING})")[0]
    type_(f"![Plan](picture:{digest})\nnext")
    (view,) = shown(writing)
    assert name_of(view) == "Plan: This picture is not on the desk."
    click(view, modifier=Qt.KeyboardModifier.ControlModifier)
    assert writing.dialogs() == 0
    press("Ctrl+Home")
    press("Ctrl+Shift+O")
    assert writing.said() == "This picture is not on the desk."


def test_a_picture_that_cannot_be_read_says_so_and_can_be_saved(writing: Person, tmp_path: Path) -> None:
    whole = png(30, 30)
    broken = tmp_path / "half.png"
    broken.write_bytes(whole[:33] + b"\0" * 40)
    paste_files(broken)
    (view,) = shown(writing)
    assert name_of(view) == "half: This picture cannot be shown."


def test_both_journals_show_it_and_so_does_a_window_opened_later(writing: Person) -> None:
    paste_image(writing)
    writing.section("Ctrl+2")
    assert [is_orange(writing, view) for view in shown(writing)] == [True]


def test_a_theme_that_changes_leaves_the_picture_as_it_is(writing: Person) -> None:
    paste_image(writing)
    writing.window.ui.look.refresh()
    assert [is_orange(writing, view) for view in shown(writing)] == [True]


def test_a_picture_of_a_desk_that_was_moved_away_is_none_and_the_next_one_is_read(
    desk: Desk, photo: Path, qtbot: QtBot
) -> None:
    there = desk.pictures.add(photo.read_bytes(), photo.name)
    parent = QObject()
    decoder = Decoder(desk, parent)
    away = desk.path.rename(desk.path.with_name("away.goaldesk"))
    with qtbot.waitSignal(decoder.ready) as said:
        decoder.image("0" * 64)
    assert said.args[1].isNull()
    away.rename(desk.path)
    with qtbot.waitSignal(decoder.ready) as said:
        decoder.image(there)
    assert not said.args[1].isNull()
    assert not decoder.is_busy()
    decoder.close()
