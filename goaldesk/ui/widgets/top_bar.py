"""The bar at the top: search, room for word of what was done, and the three things a person comes to do."""

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.lazy import load
from goaldesk.ui.widgets.buttons import Manner, Painted, TextButton, draw_key_cap, key_cap_width
from goaldesk.ui.widgets.labels import Ground, Label

HEIGHT = 48
_SAMPLE_LINE = 30
_SEARCH_WIDE, _SEARCH_MIDDLE, _SEARCH_NARROW, _SEARCH_SIGN = 400, 260, 180, 34
_WIDE_FROM, _MIDDLE_FROM = 1128, 888


class TopBar(Ground):
    """Wishes only; the window fulfils them."""

    search_wanted = Signal()
    goal_wanted = Signal()
    writing_wanted = Signal()
    setback_wanted = Signal()
    undo_wanted = Signal()
    line_wanted = Signal(object)
    """A widget that is to stand above everything: what has no room here."""

    def __init__(self, ui: Context, search_keys: str) -> None:
        super().__init__(ui, "window", lines="b")
        px = ui.theme.px
        self.search = _SearchButton(ui, search_keys)
        self.snackbar: Any = None
        self._long: Any = None
        new_goal = TextButton(ui, tr("New goal"), manner=Manner.PRIMARY, icon="plus")
        write = TextButton(ui, tr("Write"), icon="write")
        log = TextButton(ui, tr("Log a setback"), icon="setback")
        for button, wish in (
            (self.search, self.search_wanted),
            (new_goal, self.goal_wanted),
            (write, self.writing_wanted),
            (log, self.setback_wanted),
        ):
            button.clicked.connect(wish)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), 0, px(16), 0)
        row.setSpacing(px(8))
        row.addWidget(self.search)
        self._slot = QHBoxLayout()
        self._slot.addStretch(1)
        self._slot.addStretch(1)
        row.addLayout(self._slot, 1)
        row.addWidget(new_goal)
        row.addWidget(write)
        row.addWidget(log)
        self.search.setFixedWidth(px(_SEARCH_NARROW))  # until there is a width: else the window could not be narrower
        self.setFixedHeight(px(HEIGHT))

    def tell(self, text: str, *, undoable: bool) -> None:
        """Say what was done, and offer to take it back if that is possible."""
        if self._long is not None:
            self._long.hide()
        if self.snackbar is None:
            self.snackbar = load("snackbar")(self.ui)
            self.snackbar.undo_wanted.connect(self.undo_wanted)
            self.snackbar.gone.connect(self._fit_search)
            self._slot.insertWidget(1, self.snackbar)
        self.snackbar.tell(text, undoable=undoable)
        if not undoable and self.isVisible() and self.snackbar.sizeHint().width() > self._slot.geometry().width():
            self.snackbar.dismiss()
            self._tell_above(text)
        self._fit_search()

    def _tell_above(self, text: str) -> None:
        if self._long is None:
            self._long = load("long_message")(self.ui)
            self.line_wanted.emit(self._long)
        self._long.tell(text)

    def said(self) -> str:
        """What is being said at the moment."""
        return str((self.snackbar.text() if self.snackbar else "") or (self._long.text() if self._long else ""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_search()

    def _fit_search(self) -> None:
        """As wide as the drawings have it; less, as long as what is said needs the room."""
        px, scaled = self.ui.theme.px, self.width() / self.ui.theme.scale
        narrow = _SEARCH_MIDDLE if scaled >= _MIDDLE_FROM else _SEARCH_NARROW
        width = px(_SEARCH_WIDE if scaled >= _WIDE_FROM else narrow)
        if self.snackbar is not None and not self.snackbar.isHidden():
            room = self.search.width() + self._slot.geometry().width() - self.snackbar.sizeHint().width()
            width = max(px(_SEARCH_SIGN), min(width, room))
        self.search.setFixedWidth(width)


class SampleLine(Ground):
    """Above everything on a sample desk: what it is, and the way back."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, "accent_tint", lines="b")
        px = ui.theme.px
        back = TextButton(ui, tr("Back to mine"), manner=Manner.LINK, font="small", height=28)
        back.clicked.connect(ui.places.own_desk)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), 0, px(16), px(1))
        row.setSpacing(px(4))
        sample = tr("Sample desk · what you change here is thrown away when you leave")
        row.addWidget(Label(ui, ui.guest or sample, font="small"))
        row.addStretch(1)
        row.addWidget(back)
        self.setFixedHeight(px(_SAMPLE_LINE))


class _SearchButton(Painted):
    """Looks like a field; pressing it opens the palette."""

    def __init__(self, ui: Context, keys: str) -> None:
        super().__init__(ui)
        self._keys = keys
        self.setText(tr("Search everything"))
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def sizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(_SEARCH_WIDE), self.ui.theme.px(32))

    def draw(self, canvas: Canvas) -> None:
        px, height = canvas.theme.px, canvas.area.height()
        canvas.frame(0, 0, canvas.width, height, "line_strong", radius=px(6), fill="raised")
        canvas.icon("search", px(9), (height - px(16)) / 2, px(16), "text2")
        cap = key_cap_width(canvas.theme, self._keys)
        room = canvas.width - px(33) - cap - px(16)
        if room > px(_SEARCH_SIGN):
            canvas.text(self.text(), px(33), 0, room, height, font=canvas.theme.font("body"), role="text3")
            draw_key_cap(canvas, canvas.width - px(8), self._keys)
