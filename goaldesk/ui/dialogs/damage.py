"""A damaged desk: what was found, where what can be read of it lies now, and the backup that can be brought back."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from goaldesk.core.backups import Backup
from goaldesk.ui import dates
from goaldesk.ui.context import Context
from goaldesk.ui.dialogs.frame import Dialog
from goaldesk.ui.i18n import say, tr
from goaldesk.ui.widgets.buttons import TextButton
from goaldesk.ui.widgets.labels import Paragraph

_WIDTH = 620


class DamageDialog(Dialog):
    """Nothing here writes to the damaged file. Leaving it leaves the desk open to be looked at."""

    def __init__(self, ui: Context, parent: QWidget, saved: Path | None, backup: Backup | None) -> None:
        """``saved`` is the folder that holds what could be read, ``backup`` the newest whole one."""
        super().__init__(ui, parent, tr("This desk is damaged"), width=_WIDTH)
        self._saved, self._backup = saved, backup
        assert ui.desk.stopped
        texts = [say(ui.desk.stopped)]
        if saved:
            texts.append(
                tr(
                    "What could be read of it was saved as a desk that the same passphrase opens, in {folder}.",
                    folder=saved,
                )
                if ui.desk.is_protected()
                else tr(
                    "What could be read of it was saved as a desk of its own, and as tables, in {folder}.", folder=saved
                )
            )
        if backup:
            when = dates.moment(backup.at.astimezone(ui.desk.clock.now().tzinfo))
            texts.append(
                tr(
                    "The newest backup that is whole is of {when}. If you bring it back, the damaged file stays"
                    " beside it.",
                    when=when,
                )
            )
        else:
            texts.append(tr("There is no backup of it that is whole."))
        for number, text in enumerate(texts):
            self.body.insertWidget(number, Paragraph(ui, text, role="text2" if number else "text"))
        if saved:
            look = TextButton(ui, tr("Open what was saved"))
            look.clicked.connect(self._open_saved)
            self.foot.addWidget(look)
        if backup:
            self.buttons(tr("Bring the backup back"), cancel=tr("Only look at it"))
        else:
            self.buttons(tr("Only look at it"))

    def confirm(self) -> None:
        """Bring the backup back, where there is one."""
        self.accept()
        if self._backup:
            self.ui.places.restore.emit(self._backup)

    def _open_saved(self) -> None:
        self.accept()
        if self._saved:
            self.ui.places.other_desk.emit(str(self._saved / self.ui.desk.path.name), False)
