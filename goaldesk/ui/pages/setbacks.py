"""The Setbacks page: the whole log, with a search and what is put away."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from goaldesk.core.changes import ChangeSet
from goaldesk.core.queries import loop
from goaldesk.ui import wording
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import ntr, tr
from goaldesk.ui.panes.setback_log import SetbackLogPane
from goaldesk.ui.widgets.buttons import IconButton
from goaldesk.ui.widgets.labels import ElidedLabel, Ground

_FIELD, _PAUSE = 320, 150


class SetbacksPage(QWidget):
    """Everything that was logged, newest first."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        px = ui.theme.px
        self.log = SetbackLogPane(ui)
        self._field = QLineEdit()
        self._field.setPlaceholderText(tr("Words in a setback"))
        self._field.setAccessibleName(tr("Words in a setback"))
        self._field.setClearButtonEnabled(True)
        self._field.setFixedWidth(px(_FIELD))
        self._away = IconButton(ui, "archive", tr("Show setbacks that are put away"))
        self._away.setCheckable(True)
        head = Ground(ui, "surface", lines="b")
        ui.look.dress(head)
        row = QHBoxLayout(head)
        row.setContentsMargins(px(16), px(8), px(16), px(9))
        row.setSpacing(px(8))
        row.addWidget(self._field)
        row.addWidget(self._away)
        row.addStretch(1)
        self._came = ElidedLabel(ui, font="small", role="text2")
        row.addWidget(self._came)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.log, 1)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._narrow)
        self._field.textChanged.connect(self._pause.start)
        self._away.toggled.connect(self._narrow)
        self._ui = ui
        ui.bus.changed.connect(self._changed)
        for widget in (self._field, self._away):
            widget.setHidden(ui.hides_setbacks)
        self._count()

    def panes(self) -> list[QWidget]:
        """What F6 goes through, in order."""
        return [self.log.part(), self._field]

    def _changed(self, change: ChangeSet) -> None:
        if change.touches("question", "setback"):
            self._count()

    def _count(self) -> None:
        """The numbers that are good to see (method.md 4.3); setbacks themselves are not counted."""
        came = loop.came_of_setbacks(self._ui.desk.store)
        brief = ntr(
            "{n} question, {answered} answered",
            "{n} questions, {answered} answered", came.questions, answered=came.answered,
        )  # fmt: skip
        self._came.say(wording.came_of_setbacks(came.questions, came.answered), brief if came.questions else "")

    def _narrow(self) -> None:
        self.log.narrow(self._field.text(), put_away=self._away.isChecked())
