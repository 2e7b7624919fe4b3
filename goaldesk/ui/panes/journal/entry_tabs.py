"""The entries of a day that has several."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy

from goaldesk.core import markup
from goaldesk.core.queries.journal import EntryRow
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.labels import Ground
from goaldesk.ui.wording import private_entry

_LONGEST = 40
"""Letters of a title that a tab asks room for: the others of the day are to have some too."""


class EntryTabs(Ground):
    """The entries of a day that has several, to switch between."""

    entry_wanted = Signal(str)

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, "surface", lines="b")
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self._row = QHBoxLayout(self)
        px = ui.theme.px
        self._row.setContentsMargins(px(10), px(4), px(10), px(5))
        self._row.setSpacing(px(4))
        self.hide()

    def show_entries(self, entries: Sequence[EntryRow], current: str) -> None:
        """One tab an entry, in the order in which they were begun; none if there is only one."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        shown = list(entries) if len(entries) > 1 or (entries and not current) else []
        for entry in shown:
            title = private_entry() if entry.private else markup.title_and_excerpt(entry.text)[0]
            self._add_tab(entry.id, title, entry.id == current)
        if shown and not current:
            self._add_tab("", tr("New entry"), current=True)
        self.setVisible(bool(shown))

    def _add_tab(self, entry_id: str, title: str, current: bool) -> None:
        short = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"
        tab = TextButton(self.ui, short, manner=Manner.QUIET, font="small", height=28)
        tab.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        tab.setCheckable(True)
        tab.setChecked(current)
        tab.setToolTip(title)
        tab.setProperty("entry", entry_id)
        self._group.addButton(tab)
        self._row.addWidget(tab)

    def _clicked(self, button: TextButton) -> None:
        self.entry_wanted.emit(button.property("entry"))
