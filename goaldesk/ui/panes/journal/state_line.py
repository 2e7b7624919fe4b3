"""The line below the text: how saving stands, and the number of words."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout

from goaldesk.ui import dates
from goaldesk.ui.canvas import margins
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import ntr, say, tr
from goaldesk.ui.panes.journal.keeper import SaveState, Saving
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.labels import ElidedLabel, Ground, Label, Mark

_SAID = 8000


class StateLine(Ground):
    """How saving stands, and the number of words."""

    both_wanted = Signal()
    """Keep the words that could not be saved as an entry of their own."""

    all_wanted = Signal()
    """Show everything again that is around the text."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, "surface", lines="t")
        px = ui.theme.px
        self._mark = Mark(ui, "saved", size=14)
        self._text = ElidedLabel(ui, font="small", role="text2")
        self._keep = TextButton(ui, tr("Keep both"), manner=Manner.LINK, font="small", height=28)
        self._keep.clicked.connect(self.both_wanted)
        self._all = TextButton(ui, tr("Leave focus"), manner=Manner.LINK, font="small", height=28)
        self._all.setToolTip(tr("Esc leaves it too"))
        self._all.clicked.connect(self.all_wanted)
        self._all.hide()
        self._words = Label(ui, font="small", role="text2")
        self._state = SaveState(Saving.EMPTY)
        self._said = QTimer(self, interval=_SAID, singleShot=True)
        self._said.timeout.connect(self._show)
        ui.bus.closing.connect(self._said.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(1), px(16), 0)
        row.setSpacing(px(8))
        row.addWidget(self._mark)
        row.addWidget(self._text, 1)
        row.addWidget(self._keep)
        row.addWidget(self._words)
        row.addWidget(self._all)
        self.setFixedHeight(px(33))
        self.show_state(SaveState(Saving.EMPTY))

    def show_state(self, state: SaveState) -> None:
        """Say how it stands."""
        self._state = state
        if not self._said.isActive() or state.problem:
            self._show()

    def say(self, text: str) -> None:
        """Say something in passing, where nothing else is there to say it."""
        self._mark.show_icon("info", "text2")
        self._text.dress_as("text2")
        self._text.say(text)
        self._said.start()

    def show_way_out(self, *, shown: bool) -> None:
        """Whether there is something around the text to go back to."""
        self._all.setVisible(shown)
        self._words.setContentsMargins(margins(0, 0, self.ui.theme.px(8) if shown else 0, 0))

    def _show(self) -> None:
        state = self._state
        self._said.stop()
        role = "notice" if state.problem else "text2"
        icon, text = {
            Saving.EMPTY: ("lock", tr("Everything stays on this computer")),
            Saving.WRITING: ("saving", tr("Writing")),
            Saving.SAVED: ("saved", ""),
            Saving.REFUSED: ("warning", ""),
            Saving.CONFLICT: ("warning", ""),
        }[state.saving]
        if state.problem:
            text = say(state.problem)
        elif state.at:
            text = tr("Saved at {time}", time=dates.clock_time(state.at))
        self._mark.show_icon(icon, role)
        self._text.dress_as(role)
        self._text.say(text)
        self._keep.setVisible(state.saving is Saving.CONFLICT)

    def show_words(self, number: int) -> None:
        """Say how many words there are."""
        self._words.setText(ntr("{n} word", "{n} words", number) if number else "")

    def text(self) -> str:
        """What it says."""
        return self._text.text()
