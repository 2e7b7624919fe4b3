"""Words that can no longer be written to a desk, put into a file of their own before the window closes."""

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from goaldesk.core import files
from goaldesk.core.words import N_, Message
from goaldesk.ui.context import Context
from goaldesk.ui.lazy import load


def put_aside(ui: Context, window: QWidget) -> bool:
    """Write what stands in the fields into a file beside the desk, and say where; False if that cannot be.

    Words of a protected desk are not written anywhere in the clear.
    """
    if ui.desk.is_protected():
        return False
    texts = [text for each in QApplication.topLevelWidgets() for text in _texts(each) if text.strip()]
    stamp = ui.desk.clock.now().strftime("%Y-%m-%d %H-%M-%S")
    path = ui.desk.path.with_name(f"{ui.desk.path.stem} words {stamp}.txt")
    try:
        files.private_file(path)
        files.atomic_write(path, "\n\n".join(dict.fromkeys(texts)).encode())
    except OSError:
        return False
    ui.bus.unwritten.clear()
    text = N_("What could not be written to the damaged desk is in {path}.")
    load("tell")(window, Message(text, {"path": path}))
    return True


def _texts(root: QWidget) -> list[str]:
    """What can be typed into and has something in it."""
    lines = [each.text() for each in root.findChildren(QLineEdit) if not each.isReadOnly()]
    fields: list[QTextEdit | QPlainTextEdit] = [*root.findChildren(QTextEdit), *root.findChildren(QPlainTextEdit)]
    return lines + [each.toPlainText() for each in fields if not each.isReadOnly()]
