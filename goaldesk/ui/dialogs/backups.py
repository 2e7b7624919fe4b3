"""The backups of this desk: when and why each was made, what is in it; looking into one, and going back to one."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QHBoxLayout, QWidget

from goaldesk.core import backups
from goaldesk.core.backups import Backup, Reason
from goaldesk.core.errors import GoalDeskError
from goaldesk.ui.context import Context
from goaldesk.ui.dialogs.frame import Dialog
from goaldesk.ui.i18n import ntr, say, tr
from goaldesk.ui.models.backups import BACKUP, BackupColumn, BackupsModel
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.labels import ElidedLabel, Label, Paragraph
from goaldesk.ui.widgets.plain_table import PlainTable

_WIDTH, _HEIGHT = 640, 280


class BackupsDialog(Dialog):
    """Newest first. Nothing here changes a backup."""

    def __init__(self, ui: Context, parent: QWidget, folder: Path) -> None:
        super().__init__(ui, parent, tr("Backups"), width=_WIDTH)
        self._folder = folder
        self._model = BackupsModel(backups.backups(folder), ui.desk.clock)
        self._view = self._make_view()
        self._inside = Paragraph(ui, font="small", role="text2")
        says = tr(
            "A backup is made after a start, every half hour in which something changed, on closing, and before much is"
            " changed at once. All of the last day are kept, then one a day, a week and a month."
        )
        for number, widget in enumerate((Paragraph(ui, says, role="text2"), self._view, self._inside)):
            self.body.insertWidget(number, widget)
        self.body.insertLayout(3, self._elsewhere())
        self._look = TextButton(ui, tr("Look inside"))
        self._look.clicked.connect(self._look_inside)
        self._restore = TextButton(ui, tr("Go back to this one"))
        self._restore.clicked.connect(self._go_back)
        self.foot.addWidget(self._look)
        self.foot.addWidget(self._restore)
        self.buttons(tr("Back up now"))
        self._view.selectionModel().currentRowChanged.connect(self._selected)
        self._view.selectRow(0)
        self._selected()
        self._view.setFocus()

    def _make_view(self) -> PlainTable:
        view = PlainTable(self.ui, wide=BackupColumn.WHY)
        view.setAccessibleName(tr("Backups"))
        view.setModel(self._model)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setMinimumHeight(self.ui.theme.px(_HEIGHT))
        view.fit_columns()
        return view

    def _elsewhere(self) -> QHBoxLayout:
        """The second folder, such as one on a stick."""
        row = QHBoxLayout()
        row.setSpacing(self.ui.theme.px(8))
        self._second = ElidedLabel(self.ui, "", font="small", role="text2")
        choose = TextButton(self.ui, tr("Choose…"), manner=Manner.LINK, font="small", height=28)
        choose.setAccessibleName(tr("Choose a second folder for copies"))
        choose.clicked.connect(self._choose)
        self._none = TextButton(self.ui, tr("No second copy"), manner=Manner.LINK, font="small", height=28)
        self._none.clicked.connect(self._choose_none)
        row.addWidget(Label(self.ui, tr("A second copy goes to"), font="small", weight=600))
        row.addWidget(self._second, 1)
        row.addWidget(choose)
        row.addWidget(self._none)
        self._say_second()
        return row

    def _say_second(self) -> None:
        second = self.ui.settings.now.backup_folder
        self._second.say(second or tr("no other folder yet"))
        self._none.setVisible(bool(second))

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("A second folder for copies"))
        if folder:
            self.ui.settings.change(backup_folder=folder)
            self._say_second()

    def _choose_none(self) -> None:
        self.ui.settings.change(backup_folder="")
        self._say_second()

    def _current(self) -> Backup | None:
        backup = self._view.currentIndex().data(BACKUP)
        return backup if isinstance(backup, Backup) else None

    def _selected(self) -> None:
        """Say what is in the one that is marked."""
        backup = self._current()
        self._look.setEnabled(backup is not None)
        self._restore.setEnabled(backup is not None)
        if backup is None:
            self._inside.say(tr("There is no backup yet."))
            return
        try:
            counts = backups.look_into(backup.path, self.ui.desk.store.key)
        except GoalDeskError as error:
            self._inside.say(say(error.message))
            return
        parts = (
            ntr("{n} goal", "{n} goals", counts["goal"]), ntr("{n} pair", "{n} pairs", counts["pair"]),
            ntr("{n} entry", "{n} entries", counts["entry"]), ntr("{n} setback", "{n} setbacks", counts["setback"]),
        )  # fmt: skip
        self._inside.say(tr("In it: {counts}.", counts=", ".join(parts)))

    def _look_inside(self) -> None:
        if backup := self._current():
            self.accept()
            self.ui.places.look_inside.emit(backup)

    def _go_back(self) -> None:
        if backup := self._current():
            self.accept()
            self.ui.places.restore.emit(backup)

    def confirm(self) -> None:
        """Make one now."""
        if not self.ui.bus.write_now() or self.ui.desk.keeper is None:
            return
        try:
            self.ui.desk.keeper.back_up(Reason.BY_HAND)
            self.problem(None)
        except GoalDeskError as error:
            self.problem(error.message)
        self._model.show(backups.backups(self._folder))
        self._view.fit_columns()
        self._view.selectRow(0)
