"""Icons: our own line drawings, in the colour of a role, sharp at every scale, mirrored where the script asks."""

import json

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from goaldesk import paths

_INK = b"#000"


class Icons:
    """Draws icons and keeps what was drawn, by name, colour, size and direction."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, int, int, float, bool], QPixmap] = {}
        self._sources: dict[str, bytes] = {}
        self._mirrored = frozenset(json.loads(paths.resource("icons", "mirrored.json").read_bytes()))

    def pixmap(self, name: str, colour: QColor, size: int, ratio: float, *, rtl: bool = False) -> QPixmap:
        """An icon of ``size`` logical pixels for a screen of this pixel ratio."""
        mirrored = rtl and name in self._mirrored
        key = (name, colour.rgba(), size, ratio, mirrored)
        if key not in self._drawn:
            self._drawn[key] = draw(self.source(name).replace(_INK, colour.name().encode()), size, ratio, mirrored)
        return self._drawn[key]

    def source(self, name: str) -> bytes:
        """The drawing of an icon, as SVG."""
        if name not in self._sources:
            self._sources[name] = paths.resource("icons", f"{name}.svg").read_bytes()
        return self._sources[name]


def draw(svg: bytes, size: int, ratio: float, mirrored: bool) -> QPixmap:
    """A drawing of ``size`` logical pixels for a screen of this pixel ratio."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if mirrored:
        painter.translate(size, 0)
        painter.scale(-1, 1)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
