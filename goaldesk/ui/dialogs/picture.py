"""A picture of the journal by itself, as large as there is room, and the way out of the desk for it."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QSizePolicy, QWidget

from goaldesk.core.files import atomic_write
from goaldesk.core.images import ENDINGS
from goaldesk.core.queries import pictures as pictures_query
from goaldesk.core.words import N_, Message
from goaldesk.ui.context import Context
from goaldesk.ui.decoding import decode
from goaldesk.ui.dialogs.frame import Dialog
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import TextButton

_NARROWEST, _LOWEST, _AROUND = 360, 120, 180


class _Whole(QLabel):
    """A picture in the middle of its place, and never larger than it is."""

    def __init__(self, ui: Context, image: QImage, words: str, size: QSize) -> None:
        """``size`` is that of the place it would like."""
        super().__init__()
        self._ui, self._image, self._size = ui, image, size
        self.setPixmap(QPixmap(1, 1))  # a label that has a picture is one for screen readers too
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(_LOWEST), self._ui.theme.px(_LOWEST))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image.isNull():
            canvas, font = self._ui.canvas(painter, self), self._ui.theme.font("body")
            said = tr("This picture cannot be shown. It can be saved to a file.")
            canvas.text(said, 0, 0, canvas.width, self.height(), font=font, role="text2", centred=True)
        else:
            size = self._image.size()
            size = size.scaled(size.boundedTo(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
            corner = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(*corner, size.width(), size.height()), self._image)
        painter.end()


class PictureDialog(Dialog):
    """Shows a picture that is on the desk."""

    def __init__(self, ui: Context, parent: QWidget, digest: str, words: str) -> None:
        super().__init__(ui, parent, words or tr("Picture"), width=_NARROWEST)
        self._data = pictures_query.data(ui.desk.store, digest) or b""
        self._row = pictures_query.known(ui.desk.store, [digest])[digest]
        room = parent.size() - QSize(ui.theme.px(_AROUND), ui.theme.px(_AROUND))
        size = QSize(self._row.width, self._row.height)
        size = size.scaled(size.boundedTo(room), Qt.AspectRatioMode.KeepAspectRatio)
        self.body.insertWidget(0, _Whole(ui, decode(self._data), self.windowTitle(), size), 1)
        save = TextButton(ui, tr("Save to a file…"))
        save.clicked.connect(self._save)
        self.foot.addWidget(save)
        self.buttons(tr("Close"))
        self.resize(self.sizeHint())  # else Qt would give it two thirds of the screen at most
        assert self.main_button is not None
        self.main_button.setFocus()

    def _save(self) -> None:
        """Write the picture to a file, as it was added."""
        ending = ENDINGS[self._row.media_type]
        suggested = Path(self._row.name).with_suffix(ending).name if self._row.name else ""
        kinds = tr("Pictures ({suffixes})", suffixes=f"*{ending}")
        name, _ = QFileDialog.getSaveFileName(self, tr("Save the picture"), suggested, kinds)
        if not name:
            return
        path = Path(name)
        path = path if path.suffix else path.with_suffix(ending)
        try:
            atomic_write(path, self._data)
        except OSError as error:
            text = N_("{path} cannot be written: {reason}. What was there before is still there.")
            self.problem(Message(text, {"path": path, "reason": error.strerror}))
        else:
            self.hint(tr("Saved to {path}", path=path))
