"""Asking and telling: the few questions that need an answer before anything goes on."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QMessageBox, QWidget

from goaldesk import paths
from goaldesk.core.files import is_file
from goaldesk.core.words import Message
from goaldesk.ui.i18n import say, tr


class Chosen(NamedTuple):
    """A desk to open, or to make; or its newest backup is to take its place first, or what can be read is saved out."""

    path: Path
    create: bool
    go_back: bool = False
    save_out: bool = False


def ask_text(parent: QWidget, title: str, question: str, text: str = "") -> str:
    """A line of text, or an empty one if the person would rather not."""
    answer, given = QInputDialog.getText(parent, title, question, text=text)
    return answer.strip() if given else ""


def ask_passphrase(parent: QWidget | None, name: str, *, again: bool) -> str:
    """The passphrase of a backup, or its recovery code; empty if the person would rather not."""
    if again:
        question = tr("That isn’t the one of {name}. Try again.", name=name)
    else:
        question = tr("Passphrase or recovery code of the backup {name}", name=name)
    answer, given = QInputDialog.getText(parent, tr("Passphrase"), question, QLineEdit.EchoMode.Password)
    return answer if given else ""


def tell(parent: QWidget | None, message: Message) -> None:
    """Say what happened, what is safe and what to do, and wait until it is read."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, paths.APP, say(message), QMessageBox.StandardButton.Ok, parent)
    box.exec()


def desk_missing(
    parent: QWidget | None, message: Message, path: Path, backup: str = "", *, can_be_read: bool = True
) -> Chosen | None:  # fmt: skip
    """The remembered desk is not there, or cannot be opened: find it, begin a new one, go back to the newest backup,
    save out what can be read, or leave it. ``backup`` says when that was made; empty if there is none, and of a file
    of which nothing ``can_be_read`` nothing is saved."""
    box = QMessageBox(parent)
    box.setWindowTitle(paths.APP)
    box.setText(say(message))
    if is_file(path):
        box.setInformativeText(
            tr("What is in the file stays as it is. If a backup takes its place, it is kept beside it.")
        )
    else:
        box.setInformativeText(tr("It may have been moved, or the disk it lies on is not connected."))
    back = None
    if backup:
        back = box.addButton(tr("Bring back {backup}", backup=backup), QMessageBox.ButtonRole.ActionRole)
    save = box.addButton(tr("Save what can be read"), QMessageBox.ButtonRole.ActionRole) if can_be_read else None
    locate = box.addButton(tr("Locate it…"), QMessageBox.ButtonRole.AcceptRole)
    new = box.addButton(tr("New desk…"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(tr("Quit") if parent is None else tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(locate)
    box.exec()
    if back is not None and box.clickedButton() is back:
        return Chosen(path, create=False, go_back=True)
    if save is not None and box.clickedButton() is save:
        return Chosen(path, create=False, save_out=True)
    if box.clickedButton() is locate:
        found = choose_desk(parent, path.parent)
        return Chosen(found, create=False) if found else None
    if box.clickedButton() is new:
        named = name_desk(parent, path.parent)
        return Chosen(named, create=True) if named else None
    return None


def open_anyway(parent: QWidget | None, message: Message) -> bool:
    """A lock of another computer: whether to open the desk all the same."""
    box = QMessageBox(parent)
    box.setWindowTitle(paths.APP)
    box.setText(say(message))
    box.setInformativeText(
        tr("If GoalDesk is not running there, for example after a power cut, it is safe to open it.")
    )
    anyway = box.addButton(tr("Open it here"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is anyway


def choose_desk(parent: QWidget | None, folder: Path) -> Path | None:
    """A desk that is there."""
    name, _ = QFileDialog.getOpenFileName(parent, tr("Open a desk"), str(folder), _kinds())
    return Path(name) if name else None


def name_desk(parent: QWidget | None, folder: Path) -> Path | None:
    """A place for a new desk. An existing file is not chosen: it would not be overwritten anyway."""
    name, _ = QFileDialog.getSaveFileName(parent, tr("New desk"), str(folder), _kinds())
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(paths.DESK_SUFFIX)


def choose_pictures(parent: QWidget | None) -> list[Path]:
    """Pictures to add to an entry."""
    kinds = tr("Pictures ({suffixes})", suffixes="*.png *.jpg *.jpeg *.gif *.webp")
    names, _ = QFileDialog.getOpenFileNames(parent, tr("Add a picture"), "", kinds)
    return [Path(name) for name in names]


def _kinds() -> str:
    return tr("Desks ({suffix})", suffix=f"*{paths.DESK_SUFFIX}")
