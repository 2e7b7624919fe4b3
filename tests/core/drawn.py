"""Pictures for tests, made without a screen."""

import struct
import zlib

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage


def png(width: int, height: int, colour: tuple[int, int, int] = (200, 120, 40)) -> bytes:
    """A PNG picture in one colour."""
    lines = (b"\0" + bytes(colour) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", head), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


def drawn(form: str, width: int, height: int, quality: int = -1) -> bytes:
    """A picture as another program writes it."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(30, 90, 80))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, form, quality)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
