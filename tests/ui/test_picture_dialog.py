"""A picture opened larger, and saved to a file."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from tests.core.drawn import png
from tests.ui.person import Person, click, find, name_of, press, there_is, type_, visible
from tests.ui.test_pictures import paste_files, paste_image, shown


def test_it_is_opened_larger_and_saved_to_a_file(writing: Person, photo: Path, tmp_path: Path) -> None:
    paste_files(photo)
    (view,) = shown(writing)
    click(view, modifier=Qt.KeyboardModifier.ControlModifier)
    dialog = writing.dialog()
    assert dialog.windowTitle() == "Ward plan final"
    assert there_is(dialog, "Ward plan final", QLabel)
    assert dialog.width() <= writing.window.width()
    path = tmp_path / "out"

    def save(file_dialog: QFileDialog) -> None:
        assert Path(file_dialog.selectedFiles()[0]).name == photo.name
        file_dialog.selectFile(str(path))
        file_dialog.accept()

    writing.watch.expect(QFileDialog, save)
    click(find(dialog, "Save to a file…"))
    assert path.with_suffix(".jpg").read_bytes() == photo.read_bytes()
    assert there_is(dialog, f"Saved to {path}.jpg")
    dialog.reject()


def test_the_keys_open_the_picture_at_the_cursor_or_the_next_one(writing: Person, tmp_path: Path) -> None:
    for name in ("one.png", "two.png"):
        (tmp_path / name).write_bytes(png(len(name) + ord(name[0]), 3))
        paste_files(tmp_path / name)
    for place, title in (("Ctrl+Home", "one"), ("Down", "two"), ("Ctrl+End", "one")):
        press(place)
        press("Ctrl+Shift+O")
        assert writing.dialog().windowTitle() == title
        writing.dialog().reject()
        writing.activate()


def test_where_there_is_no_picture_the_keys_say_so(writing: Person) -> None:
    type_("Words")
    press("Ctrl+Shift+O")
    assert writing.said() == "There is no picture in this entry."


def test_a_place_that_cannot_be_written_to_is_said(writing: Person, tmp_path: Path) -> None:
    paste_image(writing)
    press("Ctrl+Shift+O")
    folder = tmp_path / "gone"

    def save(file_dialog: QFileDialog) -> None:
        folder.mkdir()
        file_dialog.selectFile(str(folder / "out.png"))
        folder.rmdir()
        file_dialog.accept()

    writing.watch.expect(QFileDialog, save)
    dialog = writing.dialog()
    click(find(dialog, "Save to a file…"))
    assert "cannot be written: No such file or directory" in "".join(name_of(each) for each in visible(dialog, QWidget))
    dialog.reject()
