"""What an entry is linked to: goals and tags as chips, and the way to more of them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from goaldesk.core.queries.journal import LinkChip, TagChip
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import Manner, Painted, TextButton
from goaldesk.ui.widgets.chips import Chip
from goaldesk.ui.widgets.flow import FlowLayout

_GAP, _MARGIN, _SHORT = 8, 16, 150
_MOST = 24


class LinksBar(QWidget):
    """Chips below the text. Where the window is low they keep to one line, and a number stands for the rest."""

    opened = Signal(str)
    """Open the goal of this link, by the id of the link."""

    unlinked = Signal(str)
    untagged = Signal(str)
    """Take this link or this tag away, by its id."""

    more_wanted = Signal()
    """Link a goal, or name a tag."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        self._goals: Sequence[LinkChip] = ()
        self._tags: Sequence[TagChip] = ()
        self._low = self._unfolded = False
        px = ui.theme.px
        self._flow = FlowLayout(px(_GAP))
        self._flow.setContentsMargins(px(_MARGIN), px(4), px(_MARGIN), px(12))
        self.setLayout(self._flow)
        self.add = TextButton(ui, "", manner=Manner.DASHED, icon="plus", font="small", height=28)
        self.add.setToolTip(tr("Link a goal, or name a tag"))
        self.add.clicked.connect(self.more_wanted)

    def show_links(self, goals: Sequence[LinkChip], tags: Sequence[TagChip]) -> None:
        """Show the links and tags of an entry."""
        self._unfolded = False
        self._goals, self._tags = goals, tags
        self._arrange()

    def keep_to_one_line(self, low: bool) -> None:
        """Whether there is room for one line only."""
        if low != self._low:
            self._low = low
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._low and event.size().width() != event.oldSize().width():
            self._arrange()

    def _arrange(self) -> None:
        self._flow.removeWidget(self.add)
        self._flow.clear()
        one_line = self._low and not self._unfolded
        self.add.say("" if one_line else tr("Link or tag"))
        self.add.setAccessibleName(tr("Link a goal, or name a tag"))
        chips = self._chips(longest=0)
        if one_line:
            chips = self._fitting(chips)
        elif (hidden := len(self._goals) + len(self._tags) - len(chips)) > 0:
            chips.append(self._rest(hidden))
        for chip in (*chips, self.add):
            self._flow.addWidget(chip)
            chip.show()

    def _chips(self, longest: int) -> list[Painted]:
        """A chip each; of very many only the first, for each takes its time to be laid out."""
        chips: list[Painted] = []
        most = None if self._unfolded else _MOST
        for goal in self._goals[:most]:
            chip = Chip(self._ui, goal.id, goal.title, goal.kind, removable=not goal.in_text, longest=longest)
            chip.opened.connect(self.opened)
            chip.removed.connect(self.unlinked)
            chips.append(chip)
        for tag in self._tags[: None if most is None else max(0, most - len(chips))]:
            chip = Chip(self._ui, tag.id, tag.tag, None, removable=not tag.in_text, longest=longest)
            chip.removed.connect(self.untagged)
            chips.append(chip)
        return chips

    def _fitting(self, chips: list[Painted]) -> list[Painted]:
        """All of them, or else cut ones, as many as one line holds; the number of the others shows them all."""
        px = self._ui.theme.px
        room = self.width() - 2 * px(_MARGIN) - self.add.sizeHint().width()
        hidden = len(self._goals) + len(self._tags) - len(chips)
        widths = self._widths(chips)
        if sum(widths) > room:
            for chip in chips:
                chip.deleteLater()
            chips = self._chips(longest=_SHORT)
            widths = self._widths(chips)
        if sum(widths) <= room and not hidden:
            return chips
        widest = self._rest(len(chips) + hidden)
        room -= widest.sizeHint().width() + px(_GAP)
        widest.deleteLater()
        shown = 0
        while shown < len(chips) and sum(widths[: shown + 1]) <= room:
            shown += 1
        for chip in chips[shown:]:
            chip.deleteLater()
        return [*chips[:shown], self._rest(len(chips) + hidden - shown)]

    def _widths(self, chips: list[Painted]) -> list[int]:
        return [chip.sizeHint().width() + self._ui.theme.px(_GAP) for chip in chips]

    def _rest(self, number: int) -> TextButton:
        """The button that shows the others."""
        rest = TextButton(self._ui, "", manner=Manner.QUIET, font="small", height=28)
        rest.say(tr("+{n}", n=number))
        rest.setAccessibleName(tr("Show {n} more", n=number))
        rest.clicked.connect(self._unfold)
        return rest

    def _unfold(self) -> None:
        self._unfolded = True
        self._arrange()
        self.add.setFocus()
