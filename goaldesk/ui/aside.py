"""Words that can no longer be written to a desk, put into a file of their own before the window closes."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from goaldesk.core import files
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.errors import GoalDeskError
from goaldesk.core.words import N_, Message
from goaldesk.ui.context import Context
from goaldesk.ui.lazy import load

_ASKED = "asked_to_close"


def let_go(ui: Context, window: QWidget) -> bool:
    """Whether a window may close over words that cannot be written to its desk now.

    Where they never can be, since the desk is damaged or only looked at, they are put aside at once. Else the first try
    holds the window, for a disk that is full may have room again; the second puts them aside, for a stick that was
    pulled out may never come back.
    """
    if ui.desk.stopped or window.property(_ASKED):
        return _put_aside(ui, window)
    window.setProperty(_ASKED, True)
    text = N_("Not closed: some words could not be written yet. Close again, and they go into a file.")
    ui.places.said.emit(Message(text))
    return False


def _put_aside(ui: Context, window: QWidget) -> bool:
    """Write what stands in the fields into a file beside the desk, or else in the person's own folder, and say where;
    False if that cannot be.

    Words of a protected desk go into a desk of their own that opens as it does: they are never written in the clear.
    """
    texts = [text for each in QApplication.topLevelWidgets() for text in _texts(each) if text.strip()]
    words = "\n\n".join(dict.fromkeys(texts))
    desk = ui.desk
    stamp = desk.clock.now().strftime("%Y-%m-%d %H-%M-%S")
    # What is looked into lies in a folder that is thrown away.
    beside = desk.path.parent.parent if ui.guest else desk.path.parent
    name = f"{desk.path.stem} words {stamp}{desk.path.suffix if desk.is_protected() else '.txt'}"
    paths = (folder / name for folder in (beside, Path.home()) if files.is_folder(folder))
    path = next((path for path in paths if _is_written(path, desk, words)), None)
    if path is None:
        return False
    ui.bus.unwritten.clear()
    text = N_("What could not be written to this desk is in {path}.")
    if desk.is_protected():
        text = N_("What could not be written to this desk is in {path}, a desk that the same passphrase opens.")
    load("tell")(window, Message(text, {"path": path}))
    return True


def _is_written(path: Path, desk: Desk, words: str) -> bool:
    try:
        if desk.is_protected():
            _write_desk(path, desk, words)
        else:
            files.atomic_write(path, words.encode())
    except (OSError, GoalDeskError):
        return False
    return True


def _write_desk(path: Path, of: Desk, words: str) -> None:
    """A new desk with the words as its only entry, under the key of another one."""
    made = open_desk(path, of.clock, create=True, key=of.store.key)
    try:
        made.journal.add(of.clock.today(), words)
    finally:
        made.close()


def _texts(root: QWidget) -> list[str]:
    """What can be typed into and has something in it."""
    lines = [each.text() for each in root.findChildren(QLineEdit) if not each.isReadOnly()]
    fields: list[QTextEdit | QPlainTextEdit] = [*root.findChildren(QTextEdit), *root.findChildren(QPlainTextEdit)]
    return lines + [each.toPlainText() for each in fields if not each.isReadOnly()]
