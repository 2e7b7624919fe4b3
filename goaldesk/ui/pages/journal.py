"""The Journal page: every entry on one side, the journal on the other."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from goaldesk.core.changes import ChangeSet
from goaldesk.core.queries import journal as journal_query
from goaldesk.core.queries.journal import EntryListing
from goaldesk.core.search.entries import MOST_FOUND, listed
from goaldesk.ui.canvas import margins
from goaldesk.ui.context import Context
from goaldesk.ui.dates import day_of
from goaldesk.ui.i18n import tr
from goaldesk.ui.models.entries import LISTING, EntriesModel
from goaldesk.ui.panes.journal.pane import WIDEST, JournalPane
from goaldesk.ui.widgets.buttons import IconButton
from goaldesk.ui.widgets.entry_list import EntryList, no_entries_yet
from goaldesk.ui.widgets.labels import Ground, Label

_LIST, _PAUSE = 340, 150


class JournalPage(QWidget):
    """Find and read; write as beside the table."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        px = ui.theme.px
        self.journal = JournalPane(ui, with_earlier=False)
        self.journal.keep_to(px(WIDEST))
        self._field = QLineEdit()
        self._field.setPlaceholderText(tr("Words in an entry"))
        self._field.setAccessibleName(tr("Words in an entry"))
        self._field.setClearButtonEnabled(True)
        self._away = IconButton(ui, "archive", tr("Show entries that are put away"))
        self._away.setCheckable(True)
        self._away.toggled.connect(self._look)
        self._model = EntriesModel(ui.desk)
        self.list = EntryList(ui, self._model, tr("Entries"), ground="surface", with_month=True)
        self.list.chosen.connect(self._open)
        self.list.keys.put_away_wanted.connect(self._put_away)
        self.journal.keeper.state_changed.connect(self._follow)
        self._none = Label(ui, "", font="small", role="text2", wrap=True)
        self._none.setContentsMargins(px(16), px(14), px(16), px(14))
        self._side = side = Ground(ui, "surface")
        side.setFixedWidth(px(_LIST))
        head = Ground(ui, "surface", lines="b")
        ui.look.dress(head)
        row = QHBoxLayout(head)
        row.setContentsMargins(margins(px(16), px(8), px(10), px(9)))
        row.setSpacing(px(4))
        row.addWidget(self._field, 1)
        row.addWidget(self._away)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        self._line = line = Ground(ui, "line")
        line.setFixedWidth(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for widget in (side, line):
            whole.addWidget(widget)
        whole.addWidget(self.journal, 1)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._look)
        self._field.textChanged.connect(self._pause.start)
        ui.bus.changed.connect(self._changed)
        self._look()

    def show_alone(self, *, alone: bool) -> None:
        """Show the text and nothing else, or everything again."""
        self._side.setHidden(alone)
        self._line.setHidden(alone)
        self.journal.show_alone(alone=alone)

    def panes(self) -> list[QWidget]:
        """What F6 goes through, in order."""
        return [self.list, self.journal.paper]

    def _changed(self, change: ChangeSet) -> None:
        if (self._field.text() and change.touches("entry")) or change.touches_columns(journal_query.ORDER):
            self._read(anew=False)
        elif change.touches("entry", "entry_link", "goal"):
            self._model.refresh()

    def _look(self) -> None:
        self._read(anew=True)

    def _read(self, *, anew: bool) -> None:
        """List what there is, as far as it is looked at; ``anew`` from the top."""
        away, text, store = self._away.isChecked(), self._field.text().strip(), self._ui.desk.store
        if text:
            self._model.show(listed(store, text, put_away=away))
        else:
            self._model.show_as_far(lambda number: journal_query.order(store, put_away=away, limit=number), anew=anew)
        note = "" if self._model.rowCount() else (tr("Nothing is put away.") if away else no_entries_yet())
        if text and not self._model.rowCount():
            note = tr("Nothing here says that.")
        elif text and self._model.rowCount() == MOST_FOUND:
            note = tr("These are the newest {count}. A further word finds older ones.", count=MOST_FOUND)
        self._none.setText(note)
        self._none.setVisible(bool(note))
        self._follow()

    def _follow(self) -> None:
        """Mark the entry that is in the editor, however long ago it was begun."""
        entry_id = self.journal.keeper.entry_id
        all_ = not (self._away.isChecked() or self._field.text().strip())
        if entry_id and all_ and not self._model.row_of(entry_id).isValid():
            self._model.reach(journal_query.place(self._ui.desk.store, entry_id) + 1)
        self.list.setCurrentIndex(self._model.row_of(entry_id))

    def _put_away(self) -> None:
        """Move the current entry to the trash, or bring it back from it."""
        listing = self.list.currentIndex().data(LISTING)
        if listing and self._away.isChecked():
            self._ui.desk.journal.bring_back(listing.id)
        elif listing and self.journal.flush():
            self._ui.desk.journal.put_away(listing.id)

    def _open(self, listing: EntryListing) -> None:
        if self._away.isChecked():
            self._ui.desk.journal.bring_back(listing.id)
            self._away.setChecked(False)
        self.journal.go_to(day_of(listing.day), listing.id)
        self.journal.paper.setFocus()
