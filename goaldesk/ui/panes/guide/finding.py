"""Finding words in the guide: a field, how often it is there, and the ways from one place to the next."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from goaldesk.core.search.places import Place, places
from goaldesk.ui.canvas import margins
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import IconButton
from goaldesk.ui.widgets.labels import ElidedLabel, Ground

_AS_TYPED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "\n": " "})
"""Signs in the text as they stand on a keyboard, each one for one."""


def found_in(words: str, text: str) -> Sequence[Place]:
    """Where a text stands in words, whatever its case and its accents."""
    text = " ".join(text.translate(_AS_TYPED).split())
    return places(words.translate(_AS_TYPED), [text]) if text else ()


class Finder(Ground):
    """The field at the foot of the contents."""

    wanted = Signal(str)
    """This text is looked for now; empty for none."""

    stepped = Signal(int)
    """Go on to the next place (1) or back to the one before (-1)."""

    left = Signal()
    """Escape: back to the page."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, "sunken", lines="t")
        px = ui.theme.px
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Find in the guide"))
        self.field.setAccessibleName(tr("Find in the guide"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.wanted)
        self._said = ElidedLabel(ui, "", font="small", role="text2")
        before = IconButton(ui, "up", tr("The place before"))
        after = IconButton(ui, "down", tr("The next place"))
        before.clicked.connect(self._back)
        after.clicked.connect(self._on)
        self._steps = (before, after)
        self._line = QWidget()
        row = QHBoxLayout(self._line)
        row.setContentsMargins(margins(px(4), 0, 0, 0))
        row.setSpacing(px(2))
        row.addWidget(self._said, 1)
        row.addWidget(before)
        row.addWidget(after)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(9), px(12), px(8))
        column.setSpacing(px(2))
        column.addWidget(self.field)
        column.addWidget(self._line)
        self._line.hide()

    def say(self, at: int, of: int) -> None:
        """Say which place of how many this is; nothing while nothing is looked for."""
        looking = bool(self.field.text().strip())
        self._line.setVisible(looking)
        for button in self._steps:
            button.setEnabled(of > 0)
        self._said.say(tr("{at} of {of}", at=at, of=of) if of else tr("Not in the guide"))

    def said(self) -> str:
        """What is said below the field."""
        return self._said.text()

    def _on(self) -> None:
        self.stepped.emit(1)

    def _back(self) -> None:
        self.stepped.emit(-1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, Shift+Enter back, Escape leaves."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.field.clear()
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
