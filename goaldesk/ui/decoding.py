"""Pictures of the desk made ready to be drawn, in a thread of their own, so that no key ever waits for one."""

import queue
import threading
from collections import OrderedDict

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QImage, QImageReader

from goaldesk.core.desk import Desk
from goaldesk.core.errors import DeskError
from goaldesk.core.queries import pictures as pictures_query

_KEPT = 8
"""Pictures that are kept ready."""

_LARGEST = 1600
"""Pixels along the longer side of what is kept. The text is at most 760 wide, on a screen of two pixels for one."""


class Decoder(QObject):
    """Hands out pictures by their hash. One that is not ready is made ready, and ``ready`` says when."""

    ready = Signal(str, object)
    """The hash of a picture, and the ``QImage``; a null one for what cannot be read."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kept: OrderedDict[str, QImage] = OrderedDict()
        self._asked: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._waiting: set[str] = set()
        self._thread: threading.Thread | None = None
        self._open = True
        self.ready.connect(self._keep)

    def image(self, digest: str) -> QImage | None:
        """A picture; None while it is not ready yet."""
        if digest in self._kept:
            self._kept.move_to_end(digest)
            return self._kept[digest]
        if digest not in self._waiting and self._open:
            self._waiting.add(digest)
            self._asked.put(digest)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="pictures", daemon=True)
                self._thread.start()
        return None

    def is_busy(self) -> bool:
        """Whether there are pictures that are not ready yet."""
        return bool(self._waiting)

    def close(self) -> None:
        """Let go of the desk. What is not ready by now is not made ready any more."""
        self._open = False
        if self._thread is not None:
            self._asked.put("")
            self._thread.join()
            self._thread = None

    def _keep(self, digest: str, image: QImage) -> None:
        self._waiting.discard(digest)
        self._kept[digest] = image
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)

    def _run(self) -> None:
        while digest := self._asked.get():
            self.ready.emit(digest, decode(self._data(digest), _LARGEST))

    def _data(self, digest: str) -> bytes:
        """What the desk holds; nothing where it cannot be opened at this moment, as one that was moved away."""
        try:
            store = self._desk.reader()
        except DeskError:
            return b""
        try:
            return pictures_query.data(store, digest) or b""
        finally:
            store.close()


def decode(data: bytes, largest: int = 0) -> QImage:
    """A picture as it is meant to be seen, and if ``largest`` is given no larger than that; null if it is none."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    longer = max(size.width(), size.height())
    if largest and longer > largest:
        reader.setScaledSize(size * (largest / longer))
    return reader.read()
