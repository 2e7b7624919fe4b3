"""What it means that a desk lies in a folder that others write to as well, and what to do."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from goaldesk.core.shared_folders import NETWORK
from goaldesk.ui.context import Context
from goaldesk.ui.dialogs.frame import Dialog
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import TextButton
from goaldesk.ui.widgets.labels import Label, Paragraph

_WIDTH = 560


class _Told(Protocol):
    @property
    def keeper(self) -> str: ...
    @property
    def copies(self) -> tuple[str, ...]: ...


class FolderDialog(Dialog):
    """Reading it is enough: nothing has to be changed."""

    def __init__(self, ui: Context, parent: QWidget, told: _Told, read: Callable[[], object]) -> None:
        super().__init__(ui, parent, tr("Where this desk lies"), width=_WIDTH)
        self._copies, self._read = told.copies, read
        for number, widget in enumerate(self._texts(told.keeper)):
            self.body.insertWidget(number, widget)
        if self._copies:
            look = TextButton(ui, tr("Open the other one"))
            look.clicked.connect(self._open_copy)
            self.foot.addWidget(look)
        self.buttons(tr("I know"))

    def _texts(self, keeper: str) -> list[QWidget]:
        ui, folder = self.ui, self.ui.desk.path.resolve().parent
        texts: list[QWidget] = []
        if keeper == NETWORK:
            texts.append(Paragraph(ui, tr("The folder {folder} is on a disk of another computer.", folder=folder)))
        elif keeper:
            text = tr("{service} copies the folder {folder} to other computers.", service=keeper, folder=folder)
            texts.append(Paragraph(ui, text))
        if keeper:
            text = tr(
                "That is fine as long as one computer at a time has the desk open. Close it here, and give the folder"
                " time to become the same there, before you open it on the other one."
            )
            texts.append(Paragraph(ui, text, role="text2"))
            text = tr(
                "Here each change is written straight into the file, without a log beside it, so that what is copied"
                " is whole. It takes a little longer."
            )
            texts.append(Paragraph(ui, text, role="text2"))
            text = tr(
                "Safest is a desk on this computer, with the second copy of its backups in that folder: File, Backups."
            )
            texts.append(Paragraph(ui, text, role="text2"))
        if self._copies:
            texts.append(Label(ui, tr("Changed in two places"), font="small", weight=600))
            text = tr(
                "Beside the desk lies {names}. Nothing in it is lost: look into it, and copy what you miss here. Then"
                " it can be put away.",
                names=", ".join(self._copies),
            )
            texts.append(Paragraph(ui, text, role="text2"))
        return texts

    def _open_copy(self) -> None:
        self.accept()
        copy = self.ui.desk.path.resolve().with_name(self._copies[0])
        self.ui.places.other_desk.emit(str(copy), False)

    def confirm(self) -> None:
        """It was read."""
        self._read()
        self.accept()
