"""The quiet list of understanding checks that may be done now. It waits to be asked, and nothing depends on it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from goaldesk.core.changes import ChangeSet
from goaldesk.core.queries import learning as learning_query
from goaldesk.core.queries.learning import DueCheck
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import ntr, tr
from goaldesk.ui.lazy import load
from goaldesk.ui.panes.goal_table.strip import IDLE
from goaldesk.ui.widgets.buttons import Manner, TextButton

_LISTED = 20


class DueChecks(QObject):
    """Keeps up with what is due while the strip is in sight. There is a button once there has been something."""

    def __init__(self, ui: Context, strip: QWidget, place: Callable[[QWidget], None]) -> None:
        """``place`` gives the button its place on the strip."""
        super().__init__(strip)
        self._ui, self._strip, self._place = ui, strip, place
        self._button: DueButton | None = None
        self._brief = False
        self._idle = QTimer(self, interval=IDLE, singleShot=True)
        self._idle.timeout.connect(self.read)
        ui.bus.changed.connect(self._changed)
        ui.bus.day_changed.connect(self._later)

    def read(self) -> list[DueCheck]:
        """Read what is due, longest waiting first, and say how many that are."""
        due = learning_query.due_checks(self._ui.desk.store, self._ui.desk.clock.today())
        if due and self._button is None:
            self._button = DueButton(self._ui, self.read)
            self._place(self._button)
        if self._button is not None:
            self._button.show_number(len(due), brief=self._brief)
        return due

    def rest(self) -> None:
        """The strip is out of sight: do not read any more."""
        self._idle.stop()

    def be_brief(self, *, brief: bool) -> None:
        """Say the number alone, where there is little room."""
        self._brief = brief
        if self._button is not None:
            self._button.show_number(self._button.number, brief=brief)

    def _changed(self, change: ChangeSet) -> None:
        if change.touches(*learning_query.DUE_BY):
            self._later()

    def _later(self) -> None:
        if self._strip.isVisible():
            self._idle.start()


class DueButton(TextButton):
    """Says how many checks may be done now, and lists them; gone while there are none."""

    def __init__(self, ui: Context, read: Callable[[], list[DueCheck]]) -> None:
        """``read`` reads them anew."""
        super().__init__(ui, "", manner=Manner.QUIET, icon="understand", font="small", height=28)
        self._due = read
        self.number = 0
        self.setToolTip(tr("Understanding checks that may be done now"))
        self.clicked.connect(self._open)
        self.hide()

    def show_number(self, number: int, *, brief: bool) -> None:
        """Say another number; the name says in any case what it is of."""
        self.number = number
        name = ntr("{n} check", "{n} checks", number)
        self.say(str(number) if brief else name)
        self.setAccessibleName(name)
        self.setVisible(number > 0)

    def _open(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self.ui.look.dress(menu)
        for check in self._due()[:_LISTED]:
            menu.addAction(check.title.replace("&", "&&")).setData(check.goal_id)
        menu.triggered.connect(self._chosen)
        self.open_menu(menu)

    def _chosen(self, action: QAction) -> None:
        load("check_understanding")(self.ui, self, action.data())
