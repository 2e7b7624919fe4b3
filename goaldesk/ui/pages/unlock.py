"""The page in front of a protected desk. It knows the name of the file, and nothing of what is in it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from goaldesk.core.words import Message
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import say, tr
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.focus_ring import FocusRing
from goaldesk.ui.widgets.labels import Label, Mark, Paragraph
from goaldesk.ui.widgets.passphrase_field import PassphraseField
from goaldesk.ui.widgets.tab_order import focus_next

_WIDTH, _SIGN, _TALL, _LINK = 360, 72, 40, 28
_SIZE, _SMALLEST = (1280, 800), (853, 533)

Open = Callable[[str, bool], Message | None]
"""Try what was typed; the second says that it is the recovery code. Returns why it does not open the desk."""


class UnlockWindow(QWidget):
    """Stands where the desk's window was, and gives way to it."""

    another_wanted = Signal()

    def __init__(self, ui: Context, name: str, open_: Open) -> None:
        """``name`` is that of the desk's file."""
        super().__init__()
        self.ui, self._open, self._by_code = ui, open_, False
        px = ui.theme.px
        self.setWindowTitle(tr("{desk} · GoalDesk", desk=name))
        self.setMinimumSize(px(_SMALLEST[0]), px(_SMALLEST[1]))
        self.resize(px(_SIZE[0]), px(_SIZE[1]))
        ui.look.dress(self)
        self.field = PassphraseField(ui, tr("Passphrase"), height=_TALL, large=True)
        self.field.entered.connect(self._try)
        self._name = Label(ui, tr("Passphrase"), font="small", weight=600)
        self._name.setBuddy(self.field)
        self._below = Paragraph(ui, font="body", role="text2", centred=True)
        self._button = TextButton(
            ui, tr("Open my desk"), manner=Manner.PRIMARY, icon="unlock", height=_TALL, font="prompt", wide=True
        )
        self._button.clicked.connect(self._try)
        self._another = TextButton(ui, tr("Open another desk…"), manner=Manner.LINK, height=_LINK)
        self._another.clicked.connect(self.another_wanted)
        self.other_way = TextButton(ui, "", manner=Manner.LINK, height=_LINK)
        self.other_way.clicked.connect(self._turn)
        self._lay_out()
        self._ring = FocusRing(ui, self)
        self._show_way()

    def _lay_out(self) -> None:
        ui, px = self.ui, self.ui.theme.px
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addSpacing(px(_LINK + 8))  # what the second link takes below: the rest stands as drawn
        column.addWidget(Mark(ui, "icon", role="text", size=_SIGN), 0, middle)
        column.addSpacing(px(19))
        column.addWidget(Label(ui, tr("Welcome back"), font="welcome"), 0, middle)
        column.addSpacing(px(3))
        column.addWidget(self._below)
        column.addSpacing(px(27))
        column.addWidget(self._name)
        column.addSpacing(px(5))
        room = QWidget()  # the line below the field comes and goes, and nothing moves for it
        room.setMinimumHeight(px(_TALL + 44))
        inside = QVBoxLayout(room)
        inside.setContentsMargins(0, 0, 0, px(8))
        inside.addWidget(self.field, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(room)
        column.addWidget(self._button)
        column.addSpacing(px(12))
        column.addWidget(self._another, 0, middle)
        column.addWidget(self.other_way, 0, middle)
        across = QHBoxLayout()
        across.addStretch(1)
        holder = QWidget()
        holder.setFixedWidth(px(_WIDTH))
        holder.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        across.addWidget(holder)
        across.addStretch(1)
        said = tr("Only the passphrase or the recovery code opens the desk. GoalDesk keeps no copy of them.")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(24), 0, px(24), px(25))
        whole.setSpacing(0)
        whole.addStretch(1)
        whole.addLayout(across)
        whole.addStretch(1)
        whole.addWidget(Paragraph(ui, said, font="small", role="text2", centred=True))

    def wake(self) -> None:
        """Be ready to be typed into."""
        self.field.setFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return focus_next(self, forward=forward)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas = self.ui.canvas(painter, self)
        canvas.fill(0, 0, self.width(), self.height(), "window")
        painter.end()

    def _try(self) -> None:
        problem = self._open(self.field.text(), self._by_code)
        if problem is None:
            self.field.clear()
        else:
            self.field.say_wrong(say(problem))

    def _turn(self) -> None:
        """Ask for the other of the two."""
        self._by_code = not self._by_code
        self.field.clear()
        self._show_way()
        self.field.setFocus()

    def _show_way(self) -> None:
        code = self._by_code
        name = tr("Recovery code") if code else tr("Passphrase")
        self._name.setText(name)
        self.field.name(name)
        self.field.hide_letters(hidden=not code)
        below = (
            tr("Your desk is closed. The recovery code opens it too, and then you choose a new passphrase.")
            if code
            else tr("Your desk is closed. The passphrase opens it.")
        )
        self._below.say(below)
        self.other_way.say(tr("Use the passphrase") if code else tr("Use the recovery code"))
