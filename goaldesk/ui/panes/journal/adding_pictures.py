"""Pictures on their way into an entry: from files, from the clipboard, from what is dropped."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

from goaldesk.core import markup, outside
from goaldesk.core.errors import GoalDeskError
from goaldesk.core.services.pictures import LARGEST
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr


class Coming(NamedTuple):
    """A picture that is to be added: what it shows, in words, the name it goes by, and itself, once it is asked for."""

    words: str
    name: str
    path: Path | None = None
    image: QImage | None = None

    def data(self) -> bytes:
        """The picture as a file has it. Raises UserError if it cannot be read or is too large."""
        if self.path is None:
            return _as_png(self.image or QImage())
        return outside.read(self.path, LARGEST)


def in_files(paths: list[Path]) -> list[Coming]:
    """The pictures in these files; whether they are any is seen when they are read."""
    return [Coming(path.stem, path.name, path) for path in paths]


def in_mime(source: QMimeData) -> list[Coming]:
    """The pictures that were pasted or dropped: files, or else the picture itself."""
    paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    if paths:
        return in_files(paths)
    return [Coming(tr("Picture"), tr("Picture"), image=QImage(source.imageData()))]


def kept(ui: Context, coming: list[Coming]) -> Iterator[str]:
    """Copy pictures into the desk; gives the mark of each in a text. Of one that cannot be, the person is told why."""
    for each in coming:
        try:
            yield markup.picture(each.words, ui.desk.pictures.add(each.data(), each.name))
        except GoalDeskError as error:
            ui.places.said.emit(error.message)


def _as_png(image: QImage) -> bytes:
    """A picture that came without a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # it may as well be written to what is no file
    return bytes(buffer.data().data())
