"""What this program is, where the desk lies, and what the program is made of."""

import platform

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from goaldesk import __version__
from goaldesk.ui.context import Context
from goaldesk.ui.dialogs.frame import Dialog
from goaldesk.ui.i18n import tr
from goaldesk.ui.lazy import load
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.labels import Label, Paragraph

_WIDTH, _SIGN = 480, 72


class _Sign(QWidget):
    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        self.setFixedSize(ui.theme.px(_SIGN), ui.theme.px(_SIGN))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._ui.canvas(painter, self).icon("icon", 0, 0, self._ui.theme.px(_SIGN), "text")
        painter.end()


class AboutDialog(Dialog):
    """Says what is true and claims nothing else (method.md 5)."""

    def __init__(self, ui: Context, parent: QWidget) -> None:
        super().__init__(ui, parent, tr("About GoalDesk"), width=_WIDTH)
        head, words = QHBoxLayout(), QVBoxLayout()
        head.setSpacing(ui.theme.px(16))
        head.addWidget(_Sign(ui))
        words.addWidget(Label(ui, tr("GoalDesk {version}", version=__version__), font="page-title"))
        said = tr("What you want to achieve, and what you want to become able to do.")
        words.addWidget(Label(ui, said, role="text2", wrap=True))
        head.addLayout(words, 1)
        self.body.insertLayout(0, head)
        where = tr("Your desk is one file on this computer: {path}", path=ui.desk.path)
        built = tr(
            "Built on published findings about goals and reflection; most come from short studies with students or"
            " trainees, and effects are usually small to medium. It has not been tested as a product."
        )
        made = tr(
            "MIT licence. Made with Python {python}, Qt and PySide6 {qt} (LGPL 3), Peewee (MIT), SQLCipher (BSD) and"
            " appdirs (MIT).",
            python=platform.python_version(),
            qt=qt_version,
        )
        for number, text in enumerate((where, built, made), 1):
            role = "text" if number == 1 else "text2"
            self.body.insertWidget(number, Paragraph(ui, text, font="body" if number == 1 else "small", role=role))
        show = TextButton(ui, tr("Show the folder"), manner=Manner.LINK, height=28)
        show.clicked.connect(self._show_folder)
        self.body.insertWidget(2, show)
        notices = TextButton(ui, tr("What it is made of, and the licences"), manner=Manner.LINK, height=28)
        notices.clicked.connect(self._show_notices)
        self.body.insertWidget(5, notices)
        self.buttons(tr("Close"))

    def _show_notices(self) -> None:
        load("notices")(self.ui, self.parentWidget()).open()

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.ui.desk.path.parent)))
