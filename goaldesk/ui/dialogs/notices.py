"""What the program is made of, who made it, and under which terms: the notices that come with every package."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from goaldesk import paths
from goaldesk.ui.context import Context
from goaldesk.ui.dialogs.frame import Dialog
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.scrollbar import OverlayScrollBar

_WIDTH, _HEIGHT, _AROUND = 720, 520, 170


class _Notices(QTextEdit):
    """A text to read. It stays in English, as the licences do, and runs from the left."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self.setAccessibleName(tr("Notices"))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDefaultFont(ui.theme.font("small"))
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, 0, ui.theme.px(16), 0)
        self._bar = OverlayScrollBar(ui, self)
        self.setMarkdown(paths.resource("notices", "THIRD_PARTY_NOTICES.md").read_text("utf-8"))
        self._set_apart(ui.theme.px(8))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _set_apart(self, room: int) -> None:
        """Leave room between the paragraphs, as Markdown does not."""
        cursor = QTextCursor(self.document())
        while True:
            form = cursor.blockFormat()
            if cursor.currentTable() is None:
                form.setTopMargin(2 * room if form.headingLevel() > 1 else 0)
                form.setBottomMargin(room)
                cursor.setBlockFormat(form)
            if not cursor.movePosition(QTextCursor.MoveOperation.NextBlock):
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bar.place()


class NoticesDialog(Dialog):
    """The notices, and the folder with the licences in full."""

    def __init__(self, ui: Context, parent: QWidget) -> None:
        super().__init__(ui, parent, tr("What GoalDesk is made of"), width=_WIDTH)
        text = _Notices(ui)
        text.setMinimumHeight(min(ui.theme.px(_HEIGHT), max(parent.window().height(), 400) - ui.theme.px(_AROUND)))
        self.body.insertWidget(0, text)
        show = TextButton(ui, tr("Show the licences"), manner=Manner.LINK, height=28)
        show.clicked.connect(self._show_licences)
        self.body.insertWidget(1, show)
        self.buttons(tr("Close"))
        text.setFocus()

    def _show_licences(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.resource("notices", "licences"))))
