"""A new line in a text whose lines have a height of their own."""

from PySide6.QtWidgets import QTextEdit


def begin_paragraph(editor: QTextEdit) -> None:
    """What Return does. In an empty line that has a height of its own, Qt would only take the height away."""
    cursor = editor.textCursor()
    cursor.insertBlock()
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()
