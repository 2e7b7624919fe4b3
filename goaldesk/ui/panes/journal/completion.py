"""Completing [[links]] to goals and #tags while they are typed."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QTextEdit

from goaldesk.core import markup
from goaldesk.core.queries import desk as desk_query
from goaldesk.core.queries import journal as journal_query
from goaldesk.ui.context import Context

_OPEN_LINK = re.compile(r"\[\[([^\[\]\n]*)$")
_OPEN_TAG = re.compile(f"{markup.TAG.pattern}$")
_TAKEN = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Backtab})
_SHOWN, _WIDTH = 8, 300


class Completion(QObject):
    """The list below the cursor of an editor. It opens after a mark and closes when nothing fits any more."""

    def __init__(self, ui: Context, editor: QTextEdit) -> None:
        super().__init__(editor)
        self._ui, self._editor = ui, editor
        self._mark = ""
        self._completer = QCompleter(self)
        self._completer.setWidget(editor)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(_SHOWN)
        self._completer.activated.connect(self._take)
        popup = self._completer.popup()
        assert popup is not None  # it is made on the first asking
        popup.setProperty("completion", True)
        self._popup = popup
        ui.look.dress(popup)

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key belongs to the open list."""
        return self._popup.isVisible() and event.key() in _TAKEN

    def offer(self) -> None:
        """Open, narrow or close the list, by what stands before the cursor."""
        for mark, pattern in (("[[", _OPEN_LINK), ("#", _OPEN_TAG)):
            found = pattern.search(self._before_cursor())
            if found:
                self._show(mark, found[1])
                return
        self._popup.hide()

    def _before_cursor(self) -> str:
        cursor = self._editor.textCursor()
        return cursor.block().text()[: cursor.positionInBlock()]

    def _show(self, mark: str, typed: str) -> None:
        if mark != self._mark or not self._popup.isVisible():
            self._mark = mark
            self._completer.setModel(QStringListModel(self._words(), self._completer))
        self._completer.setCompletionPrefix(typed)
        if self._completer.completionCount() == 0:
            self._popup.hide()
            return
        self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
        rect = self._editor.cursorRect()
        rect.setWidth(self._ui.theme.px(_WIDTH))
        self._completer.complete(rect)

    def _words(self) -> Sequence[str]:
        """The titles of open goals; or the tags in use, without those that the text has already."""
        store = self._ui.desk.store
        if self._mark == "[[":
            return [goal.title for goal in desk_query.choices(store)]
        here = {tag.casefold() for tag in markup.tags(self._editor.toPlainText())}
        tags = (tag.replace(" ", "-") for tag in journal_query.all_tags(store))
        return [tag for tag in dict.fromkeys(tags) if tag.casefold() not in here]

    def _take(self, word: str) -> None:
        found = (_OPEN_LINK if self._mark == "[[" else _OPEN_TAG).search(self._before_cursor())
        if found:
            cursor = self._editor.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(found[1]))
            cursor.insertText(word + ("]]" if self._mark == "[[" else ""))
