"""A picture in the text is one thing for the cursor: its hash is not to be seen, so nothing can be done inside it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

from goaldesk.core import markup

_BACK, _AHEAD = Qt.Key.Key_Backspace, Qt.Key.Key_Delete


def keep_out(editor: QTextEdit, before: int) -> None:
    """Move a cursor that came into a hash on to where it was going; ``before`` is the place that it came from."""
    cursor = editor.textCursor()
    start = cursor.block().position()
    for found in markup.PICTURE.finditer(cursor.block().text()):
        first, last = start + found.end(1), start + found.end()
        if first < cursor.position() < last:
            mode = QTextCursor.MoveMode.KeepAnchor if cursor.hasSelection() else QTextCursor.MoveMode.MoveAnchor
            cursor.setPosition(last if before < cursor.position() else first, mode)
            editor.setTextCursor(cursor)


def took_away(editor: QTextEdit, event: QKeyEvent) -> bool:
    """Let a key that takes away what is beside the cursor take a whole picture; returns whether there was one."""
    cursor = editor.textCursor()
    if event.key() not in {_BACK, _AHEAD} or cursor.hasSelection():
        return False
    start, at = cursor.block().position(), cursor.positionInBlock()
    for found in markup.PICTURE.finditer(cursor.block().text()):
        if at == (found.end() if event.key() == _BACK else found.end(1)):
            cursor.setPosition(start + found.start())
            cursor.setPosition(start + found.end(), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            return True
    return False


def put_in(editor: QTextEdit, marks: list[str]) -> None:
    """Put pictures in where the cursor is, each on a line of its own, and go on below them."""
    cursor = editor.textCursor()
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    block, at = cursor.block(), cursor.positionInBlock()
    before, after = block.text()[:at], block.text()[at:]
    ends = not after.strip() and block.next().isValid()
    cursor.insertText(("\n" if before.strip() else "") + "\n".join(marks) + ("" if ends else "\n"))
    cursor.endEditBlock()
    if ends:
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()
