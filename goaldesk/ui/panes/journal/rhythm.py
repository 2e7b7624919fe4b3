"""The vertical rhythm of a journal text: lines of one height, room around headings, half a line for an empty one."""

import re
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from goaldesk.ui.context import Context

_HEADING = re.compile(r"#{1,6}\s+\S")
_LIST = re.compile(r"\s*([-*+]|\d+[.)])\s")
_HEADING_LINE, _HEADING_BELOW, _LIST_INDENT = 24, 5, 7
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


class Rhythm(QObject):
    """Keeps every paragraph of an editor in the form that its text asks for.

    The form follows the typing inside the same step of undo, so that undo and redo never see it.
    """

    def __init__(self, ui: Context, editor: QTextEdit, room_below: Callable[[str], int]) -> None:
        """``room_below`` says how much is to be left below a line for what is not text."""
        super().__init__(editor)
        self._ui, self._editor, self._room_below = ui, editor, room_below
        self._busy = False
        editor.document().contentsChange.connect(self._typed)

    def apply(self) -> None:
        """Set the form of the whole text, as it begins: this is not a step of undo."""
        document = self._editor.document()
        document.setUndoRedoEnabled(False)
        self._busy = True
        block = document.begin()
        while block.isValid():
            self._form(block, QTextCursor(block), with_cursor=False)
            block = block.next()
        self._busy = False
        document.setUndoRedoEnabled(True)
        document.setModified(False)

    def fit(self, blocks: Iterable[QTextBlock]) -> None:
        """Make room below these paragraphs anew. Neither is this a step of undo, nor may it cost one."""
        document = self._editor.document()
        if document.isRedoAvailable():
            return
        untouched = not document.isUndoAvailable()
        if untouched:
            document.setUndoRedoEnabled(False)
        self._busy = True
        for block in blocks:
            self._form(block, QTextCursor(block), with_cursor=False)
        self._busy = False
        if untouched:
            document.setUndoRedoEnabled(True)

    def _typed(self, position: int, removed: int, added: int) -> None:
        document = self._editor.document()
        # What can be redone was just undone: its form came back with it, and a step now would end the redoing.
        if self._busy or document.isRedoAvailable():
            return
        self._busy = True
        block = document.findBlock(max(0, position - 1))
        last = document.findBlock(position + added)
        current = self._editor.textCursor().block()
        while block.isValid() and block.blockNumber() <= last.blockNumber():
            self._form(block, QTextCursor(block), with_cursor=block == current)
            block = block.next()
        self._busy = False

    def _form(self, block: QTextBlock, cursor: QTextCursor, *, with_cursor: bool) -> None:
        text, px = block.text(), self._ui.theme.px
        wanted = QTextBlockFormat()
        line = self._ui.theme.line("writing")
        below = indent = 0
        if _HEADING.match(text):
            line, below = px(_HEADING_LINE), px(_HEADING_BELOW)
        elif not text.strip() and not with_cursor and block.next().isValid():
            line //= 2
        elif _LIST.match(text):
            indent = px(_LIST_INDENT)
        else:
            below = self._room_below(text)
        there = block.blockFormat()
        if (there.lineHeight(), there.bottomMargin(), there.leftMargin()) == (line, below, indent):
            return
        wanted.setLineHeight(line, _FIXED)
        wanted.setBottomMargin(below)
        wanted.setLeftMargin(indent)
        cursor.joinPreviousEditBlock()
        cursor.mergeBlockFormat(wanted)
        cursor.endEditBlock()
