"""Pictures as files: drawn anew for the file, and not taken from the screen."""

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from goaldesk.ui.canvas import Canvas
from goaldesk.ui.charts.insight import Insight
from goaldesk.ui.context import Context
from goaldesk.ui.widgets.labels import broken, draw_lines

_AROUND, _ABOVE, _TITLE, _BODY, _RADIUS = 16, 13, 20, 8, 8
_MARGIN, _GAP, _HEAD, _FOOT, _LEFT, _RIGHT = 24, 16, 56, 20, 676, 468

RATIO = 2
"""Pixels of a PNG for each one of the screen."""

_MOST_PIXELS = 30_000
"""The largest side of a PNG; Qt draws nothing beyond 32,767."""

_DOTS_PER_INCH = 96
_PNG = b"png"


class Sketch:
    """Something to draw into a file, of a size that is known before."""

    def __init__(
        self, ui: Context, words: tuple[str, str], size: QSize, draw: Callable[[Canvas], None], *, rtl: bool
    ) -> None:
        """``words`` are a title and a sentence that go into an SVG file for whoever does not see it."""
        self._ui, self._words = ui, words
        self._size, self._draw, self._rtl = size, draw, rtl

    def png(self) -> bytes:
        """A PNG file, sharp at twice the size."""
        ratio = min(float(RATIO), _MOST_PIXELS / max(self._size.width(), self._size.height()))
        image = QImage(
            math.ceil(self._size.width() * ratio), math.ceil(self._size.height() * ratio), QImage.Format.Format_ARGB32
        )
        image.setDevicePixelRatio(ratio)
        image.fill(self._ui.theme.colour("raised"))
        painter = QPainter(image)
        self._paint(painter)
        painter.end()
        return _bytes(lambda buffer: QImageWriter(buffer, QByteArray(_PNG)).write(image))

    def svg(self) -> bytes:
        """An SVG file, with the texts as texts."""
        generator = QSvgGenerator()
        generator.setSize(self._size)
        generator.setViewBox(QRect(0, 0, self._size.width(), self._size.height()))
        generator.setResolution(_DOTS_PER_INCH)
        generator.setTitle(self._words[0])
        generator.setDescription(self._words[1])

        def paint(buffer: QBuffer) -> None:
            generator.setOutputDevice(buffer)
            painter = QPainter(generator)
            painter.fillRect(QRect(0, 0, self._size.width(), self._size.height()), self._ui.theme.brush("raised"))
            self._paint(painter)
            painter.end()

        return _bytes(paint)

    def _paint(self, painter: QPainter) -> None:
        area = QRectF(0, 0, self._size.width(), self._size.height())
        self._draw(Canvas(painter, self._ui.theme, self._ui.icons, area, rtl=self._rtl))


def _bytes(write: Callable[[QBuffer], object]) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    write(buffer)
    buffer.close()
    return bytes(data.data())


def sketch(ui: Context, insight: Insight, width: int, *, rtl: bool) -> Sketch:
    """A picture with its title and its sentence, as wide as its card."""
    height = _card_height(ui, insight, width)

    def draw(canvas: Canvas) -> None:
        _draw_card(canvas, insight)

    return Sketch(ui, (insight.title(), insight.sentence()), QSize(width, height), draw, rtl=rtl)


def sketch_of_all(ui: Context, words: tuple[str, str], insights: Sequence[Insight], *, rtl: bool) -> Sketch:
    """Pictures on one sheet, two side by side, the last of an odd number alone. ``words`` stand above them."""
    px = ui.theme.px
    left, right, gap, margin = px(_LEFT), px(_RIGHT), px(_GAP), px(_MARGIN)
    placed: list[tuple[Insight, QRectF]] = []
    top = float(px(_HEAD))
    for first in range(0, len(insights), 2):
        row = insights[first : first + 2]
        widths = [left, right] if len(row) == 2 else [left + gap + right]
        height = max(_card_height(ui, insight, width) for insight, width in zip(row, widths, strict=True))
        x = margin
        for insight, width in zip(row, widths, strict=True):
            placed.append((insight, QRectF(x, top, width, height)))
            x += width + gap
        top += height + gap

    def draw(canvas: Canvas) -> None:
        font, small = canvas.theme.font("page-title"), canvas.theme.font("small")
        width = canvas.width - 2 * margin
        canvas.fill(0, 0, canvas.width, canvas.area.height(), "surface")
        taken = canvas.text(words[0], margin, 0, width, px(_HEAD), font=font, role="text")
        x = margin + taken + px(12)
        canvas.text(words[1], x, px(1), canvas.width - margin - x, px(_HEAD), font=small, role="text2")
        for insight, area in placed:
            card = canvas.within(area.x(), area.y(), area.width(), area.height())
            card.frame(0, 0, area.width(), area.height(), "line", radius=px(_RADIUS), fill="raised")
            _draw_card(card, insight)

    size = QSize(left + gap + right + 2 * margin, round(top) - gap + px(_FOOT))
    return Sketch(ui, words, size, draw, rtl=rtl)


def _lines(ui: Context, insight: Insight, width: float) -> list[str]:
    return broken(insight.sentence(), ui.theme.font("small"), width)


def _card_height(ui: Context, insight: Insight, width: int) -> int:
    px, inside = ui.theme.px, width - 2 * ui.theme.px(_AROUND)
    lines = len(_lines(ui, insight, inside)) * ui.theme.line("small")
    return px(_ABOVE) + px(_TITLE) + lines + px(_BODY) + insight.height(inside) + px(_AROUND)


def _draw_card(canvas: Canvas, insight: Insight) -> None:
    theme, px = canvas.theme, canvas.theme.px
    width = canvas.width - 2 * px(_AROUND)
    font = theme.font("row-title")
    canvas.text(insight.title(), px(_AROUND), px(_ABOVE), width, px(_TITLE), font=font, role="text")
    lines = _lines(insight.ui, insight, width)
    top = px(_ABOVE) + px(_TITLE)
    draw_lines(canvas, lines, "small", role="text2", x=px(_AROUND), y=top)
    top += len(lines) * theme.line("small") + px(_BODY)
    height = insight.height(round(width))
    insight.draw(canvas.within(px(_AROUND), top, width, height), QRectF(0, 0, width, height))
