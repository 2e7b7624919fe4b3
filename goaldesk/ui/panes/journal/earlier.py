"""The entries of the days before, below the text."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from goaldesk.core.queries import journal as journal_query
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.models.entries import EntriesModel
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.entry_list import ROW, EntryList, no_entries_yet
from goaldesk.ui.widgets.labels import Ground, Label


class Earlier(Ground):
    """A few of them, and the way to all."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, "sunken", lines="t")
        px = ui.theme.px
        self._model = EntriesModel(ui.desk)
        self.list = EntryList(ui, self._model, tr("Earlier entries"), ground="sunken")
        self.entry_wanted = self.list.chosen
        self._none = Label(ui, no_entries_yet(), font="small", role="text2")
        self._all = TextButton(ui, tr("All entries"), manner=Manner.LINK, font="small", height=28)
        self._all.clicked.connect(self._show_all)
        head = Ground(ui, "sunken", lines="b")
        head.setFixedHeight(px(32))
        line = QHBoxLayout(head)
        line.setContentsMargins(px(16), 0, px(16), 0)
        line.addWidget(Label(ui, tr("Earlier"), font="row-title"))
        line.addStretch(1)
        line.addWidget(self._all)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 0)
        row.setSpacing(0)
        row.addWidget(head)
        row.addWidget(self.list)
        self._none.setContentsMargins(px(16), px(14), px(16), 0)
        row.addWidget(self._none)
        row.addStretch(1)
        self._rows = 0
        self.show_rows(3)

    def show_before(self, day: date) -> None:
        """List what was written before a day."""
        ids = journal_query.earlier(self.ui.desk.store, day, limit=30)
        self._model.show(ids)
        self.list.setVisible(bool(ids))
        if not ids:
            written = journal_query.is_any(self.ui.desk.store)
            self._none.setText(tr("Nothing was written before this day.") if written else no_entries_yet())
        self._none.setVisible(not ids)
        self._all.setVisible(bool(ids))

    def show_rows(self, number: int) -> None:
        """Take room for so many rows."""
        if number != self._rows:
            self._rows = number
            px = self.ui.theme.px
            self.list.setFixedHeight(number * px(ROW))
            self.setFixedHeight(px(33) + number * px(ROW))

    def _show_all(self) -> None:
        self.ui.places.section.emit("journal")
