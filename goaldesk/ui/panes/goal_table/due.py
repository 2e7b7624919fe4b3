"""The quiet list of understanding checks that may be done now. It waits to be asked, and nothing depends on it."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from goaldesk.core.changes import ChangeSet
from goaldesk.core.queries import learning as learning_query
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import ntr, tr
from goaldesk.ui.lazy import load
from goaldesk.ui.panes.goal_table.strip import IDLE
from goaldesk.ui.widgets.buttons import Manner, TextButton

_LISTED = 20


class DueChecks(TextButton):
    """Says how many there are and lists them, those that wait longest first; gone while there are none."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, "", manner=Manner.QUIET, icon="understand", font="small", height=28)
        self._number, self._brief = 0, False
        self._idle = QTimer(self, interval=IDLE, singleShot=True)
        self._idle.timeout.connect(self.read)
        self.setToolTip(tr("Understanding checks that may be done now"))
        self.clicked.connect(self._open)
        ui.bus.changed.connect(self._changed)
        ui.bus.day_changed.connect(self._later)
        self.hide()

    def rest(self) -> None:
        """What it belongs to is out of sight: do not read any more."""
        self._idle.stop()

    def be_brief(self, *, brief: bool) -> None:
        """Say the number alone, where there is little room; the name stays."""
        if brief != self._brief:
            self._brief = brief
            self._say()

    def _changed(self, change: ChangeSet) -> None:
        if change.touches(*learning_query.DUE_BY):
            self._later()

    def _later(self) -> None:
        around = self.parentWidget()
        if around is not None and around.isVisible():
            self._idle.start()

    def read(self) -> list[learning_query.DueCheck]:
        """Read what is due, and be there or not."""
        due = learning_query.due_checks(self.ui.desk.store, self.ui.desk.clock.today())
        self._number = len(due)
        self._say()
        self.setVisible(bool(due))
        return due

    def _say(self) -> None:
        name = ntr("{n} check", "{n} checks", self._number)
        self.say(str(self._number) if self._brief else name)
        self.setAccessibleName(name)

    def _open(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self.ui.look.dress(menu)
        for check in self.read()[:_LISTED]:
            menu.addAction(check.title.replace("&", "&&")).setData(check.goal_id)
        menu.triggered.connect(self._chosen)
        menu.exec(self.mapToGlobal(self.rect().bottomLeft()))

    def _chosen(self, action: QAction) -> None:
        load("check_understanding")(self.ui, self, action.data())
