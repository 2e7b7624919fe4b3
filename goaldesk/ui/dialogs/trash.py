"""The trash: what is put away comes back, or is deleted for good, after a backup."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QMessageBox, QWidget

from goaldesk.core.backups import Reason
from goaldesk.core.changes import ChangeSet
from goaldesk.core.errors import GoalDeskError
from goaldesk.core.queries.trash import Thrown, thrown_away
from goaldesk.core.words import N_, Message
from goaldesk.ui.context import Context
from goaldesk.ui.dialogs.frame import Dialog
from goaldesk.ui.i18n import ntr, tr
from goaldesk.ui.models.trash import THROWN, TrashColumn, TrashModel
from goaldesk.ui.widgets.buttons import TextButton
from goaldesk.ui.widgets.labels import Paragraph
from goaldesk.ui.widgets.plain_table import PlainTable

_WIDTH, _HEIGHT, _WIDEST = 680, 320, 250


class TrashDialog(Dialog):
    """Several can come back at once. Nothing leaves the trash by itself."""

    def __init__(self, ui: Context, parent: QWidget) -> None:
        super().__init__(ui, parent, tr("Trash"), width=_WIDTH)
        says = tr("What is put away stays here until you empty the trash. Nothing leaves it by itself.")
        self._model = TrashModel(ui.desk.clock, hides_setbacks=ui.hides_setbacks)
        self._view = PlainTable(ui, wide=TrashColumn.WORDS, widest=ui.theme.px(_WIDEST))
        self._view.setAccessibleName(tr("Trash"))
        self._view.setModel(self._model)
        self._view.setMinimumHeight(ui.theme.px(_HEIGHT))
        self._none = Paragraph(ui, tr("Nothing is put away."), font="small", role="text2")
        for number, widget in enumerate((Paragraph(ui, says, role="text2"), self._none, self._view)):
            self.body.insertWidget(number, widget)
        self._empty = TextButton(ui, tr("Empty the trash…"))
        self._empty.clicked.connect(self._delete_for_good)
        self._back = TextButton(ui, tr("Bring back"))
        self._back.clicked.connect(self._bring_back)
        self.foot.addWidget(self._empty)
        self.foot.addWidget(self._back)
        self.buttons(tr("Close"))
        self._view.selectionModel().selectionChanged.connect(self._selected)
        self._view.doubleClicked.connect(self._bring_this_back)
        ui.bus.changed.connect(self._changed)
        self._read()
        self._view.setFocus()

    def _changed(self, _change: ChangeSet) -> None:
        self._read()

    def _read(self) -> None:
        self._model.show(thrown_away(self.ui.desk.store))
        rows = self._model.rowCount()
        self._view.fit_columns()
        self._view.setVisible(rows > 0)
        self._none.setVisible(rows == 0)
        self._empty.setEnabled(rows > 0)
        if rows:
            self._view.selectRow(0)
        self._selected()

    def _selected(self) -> None:
        self._back.setEnabled(bool(self._view.selectionModel().selectedRows()))

    def _bring_back(self) -> None:
        self._bring([index.data(THROWN) for index in self._view.selectionModel().selectedRows()])

    def _bring_this_back(self, index: QModelIndex) -> None:
        self._bring([index.data(THROWN)])

    def _bring(self, thrown: list[Thrown]) -> None:
        """All that is marked, as one step."""
        desk = self.ui.desk
        try:
            with desk.session.op(N_("bringing back"), done=Message(N_("Brought back"))):
                for each in thrown:
                    desk.trash.bring_back(each.table, each.id)
        except GoalDeskError as error:
            self.problem(error.message)

    def _delete_for_good(self) -> None:
        """The one thing that undo cannot take back, so it is asked about; a backup is made first."""
        number = self._model.rowCount()
        box = QMessageBox(self)
        box.setWindowTitle(tr("Empty the trash"))
        box.setText(ntr("Delete {n} thing for good?", "Delete {n} things for good?", number))
        box.setInformativeText(
            tr(
                "Undo cannot bring this back, and the steps that could be undone until now are forgotten with it."
                " A backup is made first; as long as that is kept, so are the words in it."
            )
        )
        delete = box.addButton(tr("Delete for good"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        if box.clickedButton() is not delete or not self.ui.bus.write_now():
            return
        try:
            self.ui.desk.back_up(Reason.BEFORE_DELETING)
            self.ui.desk.trash.empty()
            self.problem(None)
        except GoalDeskError as error:
            self.problem(error.message)
