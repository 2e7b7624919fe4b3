"""The program's icon in every size and container that a system wants, from the two drawings in resources/icons.

Qt draws, and the two containers are written here: each is a table of pictures, and no library is needed for that.
"""

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWINGS = Path(__file__).resolve().parent.parent / "resources" / "icons"

LINUX = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
WINDOWS = (16, 20, 24, 32, 40, 48, 64, 128, 256)
MACOS = {
    b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic13": 256, b"ic08": 256, b"ic14": 512, b"ic09": 512, b"ic10": 1024,
}  # fmt: skip
"""Apple's names of the PNG pictures in a container, and the pixels of each."""

_ROOM_FOR_LEGS = 32  # the drawing for less room has none
_MACOS_TILE = 824 / 1024 * 256 / 240
"""On macOS the tile is 824 of 1024 pixels wide (Apple's icon grid); in the drawing it is 240 of 256."""


def drawn(size: int, scale: float = 1.0) -> QImage:
    """The icon on a square of this many pixels; below 1.0 with room around it."""
    svg = (DRAWINGS / ("icon.svg" if size >= _ROOM_FOR_LEGS else "icon-small.svg")).read_bytes()
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = size * (1 - scale) / 2
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(edge, edge, size * scale, size * scale))
    painter.end()
    return image


def png(image: QImage) -> bytes:
    """A picture as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def ico() -> bytes:
    """The icon of Windows. The largest picture is a PNG; older parts of Windows read the others only as bitmaps."""
    pictures = [png(drawn(size)) if size >= 256 else _bitmap(drawn(size)) for size in WINDOWS]
    at = 6 + 16 * len(pictures)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    for size, picture in zip(WINDOWS, pictures, strict=True):
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    return head + b"".join(pictures)


def _bitmap(image: QImage) -> bytes:
    """A bitmap as icons have it: no file header, bottom up, and a mask that says nothing below it."""
    size = image.width()
    rows = b"".join(bytes(image.constScanLine(y))[: 4 * size] for y in reversed(range(size)))
    mask = bytes((size + 31) // 32 * 4 * size)
    return struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, len(rows) + len(mask), 0, 0, 0, 0) + rows + mask


def icns() -> bytes:
    """The icon of macOS."""
    parts = [(name, png(drawn(size, _MACOS_TILE))) for name, size in MACOS.items()]
    body = b"".join(name + struct.pack(">I", 8 + len(picture)) + picture for name, picture in parts)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def write_hicolor(folder: Path, name: str, kind: str) -> None:
    """The icon as themes of Linux look for it: ``folder/48x48/apps/NAME.png`` and so on, and the drawing itself."""
    for size in LINUX:
        place = folder / f"{size}x{size}" / kind
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{name}.png").write_bytes(png(drawn(size)))
    place = folder / "scalable" / kind
    place.mkdir(parents=True, exist_ok=True)
    (place / f"{name}.svg").write_bytes((DRAWINGS / "icon.svg").read_bytes())


def write_all(folder: Path) -> None:
    """``goaldesk.ico`` and ``goaldesk.icns``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "goaldesk.ico").write_bytes(ico())
    (folder / "goaldesk.icns").write_bytes(icns())


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
