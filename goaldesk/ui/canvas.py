"""Painting in the direction of the script: everything is placed from the leading edge, and mirrored for the reader."""

from PySide6.QtCore import QMargins, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPen, QPolygonF

from goaldesk.ui.i18n import isolated, reads_from_right
from goaldesk.ui.icons import Icons
from goaldesk.ui.look import Theme

_NOTHING = QBrush()
_PLACED = Qt.AlignmentFlag.AlignVCenter.value | Qt.AlignmentFlag.AlignAbsolute.value | Qt.TextFlag.TextSingleLine.value
_LEFT = Qt.AlignmentFlag.AlignLeft.value | _PLACED
_RIGHT = Qt.AlignmentFlag.AlignRight.value | _PLACED
_CENTRED = Qt.AlignmentFlag.AlignHCenter.value | _PLACED


def mirrored(rect: QRect, around: QRect, *, rtl: bool) -> QRect:
    """A rectangle as it stands where text runs from right to left.

    QStyle could do this as well, but making its many enums known to Python takes 5 ms of every start.
    """
    return rect.translated(around.right() + around.left() - rect.right() - rect.left(), 0) if rtl else rect


def margins(leading: int, top: int, trailing: int, bottom: int) -> QMargins:
    """Margins of a layout or a label, which Qt does not mirror."""
    if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        leading, trailing = trailing, leading
    return QMargins(leading, top, trailing, bottom)


class Canvas:
    """A painter over one rectangle. ``x`` counts from its leading edge, ``y`` from its top, both in logical pixels.

    Lengths are passed as they come out of ``Theme.px``.
    """

    def __init__(self, painter: QPainter, theme: Theme, icons: Icons, area: QRectF, *, rtl: bool) -> None:
        self.painter = painter
        self.theme = theme
        self.area = area
        self.rtl = rtl
        self._icons = icons
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    @property
    def width(self) -> float:
        """The width of the rectangle."""
        return self.area.width()

    def rect(self, x: float, y: float, width: float, height: float) -> QRectF:
        """A rectangle as it stands on the screen."""
        left = self.area.right() - x - width if self.rtl else self.area.left() + x
        return QRectF(left, self.area.top() + y, width, height)

    def point(self, x: float, y: float) -> QPointF:
        """A point as it stands on the screen."""
        return QPointF(self.area.right() - x if self.rtl else self.area.left() + x, self.area.top() + y)

    def within(self, x: float, y: float, width: float, height: float) -> "Canvas":
        """A canvas over a part of this one."""
        return Canvas(self.painter, self.theme, self._icons, self.rect(x, y, width, height), rtl=self.rtl)

    def fill(self, x: float, y: float, width: float, height: float, role: str, radius: float = 0) -> None:
        """A filled rectangle."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.theme.brush(role))
        if radius:
            self.painter.drawRoundedRect(self.rect(x, y, width, height), radius, radius)
        else:
            self.painter.drawRect(self.rect(x, y, width, height))

    def frame(
        self, x: float, y: float, width: float, height: float, role: str, *, radius: float = 0, thick: float = 1,
        dashes: tuple[float, float] | None = None, fill: str | None = None,
    ) -> None:  # fmt: skip
        """A rectangle with a line around it, drawn inside its bounds so that it stays sharp."""
        pen = QPen(self.theme.colour(role), thick)
        if dashes:
            pen.setDashPattern([dash / thick for dash in dashes])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.painter.setPen(pen)
        self.painter.setBrush(self.theme.brush(fill) if fill else _NOTHING)
        inset = thick / 2
        inside = self.rect(x, y, width, height).adjusted(inset, inset, -inset, -inset)
        self.painter.drawRoundedRect(inside, max(0, radius - inset), max(0, radius - inset))

    def line(
        self, x1: float, y1: float, x2: float, y2: float, role: str, *, thick: float = 1,
        dashes: tuple[float, float] | None = None,
    ) -> None:  # fmt: skip
        """A straight line between two points. One along an axis is a thin rectangle, which is drawn much faster."""
        if dashes is None and (x1 == x2 or y1 == y2):
            half = thick / 2
            left, top = min(x1, x2), min(y1, y2)
            if y1 == y2:
                self.fill(left, top - half, abs(x2 - x1), thick, role)
            else:
                self.fill(left - half, top, thick, abs(y2 - y1), role)
            return
        pen = QPen(self.theme.colour(role), thick)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dashes:
            pen.setDashPattern([dash / thick for dash in dashes])
        self.painter.setPen(pen)
        self.painter.drawLine(self.point(x1, y1), self.point(x2, y2))

    def dot(self, x: float, y: float, radius: float, role: str, *, hollow: str | None = None) -> None:
        """A disc, or a ring filled with the role ``hollow``."""
        self.painter.setPen(QPen(self.theme.colour(role), 1) if hollow else Qt.PenStyle.NoPen)
        self.painter.setBrush(self.theme.brush(hollow or role))
        radius -= 0.5 if hollow else 0
        self.painter.drawEllipse(self.point(x, y), radius, radius)

    def polygon(self, points: list[tuple[float, float]], role: str, *, filled: bool) -> None:
        """A closed shape."""
        self.painter.setPen(QPen(self.theme.colour(role), 1))
        self.painter.setBrush(self.theme.brush(role) if filled else _NOTHING)
        self.painter.drawPolygon(QPolygonF([self.point(x, y) for x, y in points]))

    def icon(self, name: str, x: float, y: float, size: int, role: str) -> None:
        """An icon with its top leading corner at a point."""
        ratio = self.painter.device().devicePixelRatioF()
        pixmap = self._icons.pixmap(name, self.theme.colour(role), size, ratio, rtl=self.rtl)
        where = self.rect(x, y, size, size)
        self.painter.drawPixmap(QPointF(round(where.x()), round(where.y())), pixmap)

    def text(
        self, text: str, x: float, y: float, width: float, height: float, *, font: QFont, role: str | QColor,
        trailing: bool = False, centred: bool = False, own_words: bool = False,
    ) -> float:  # fmt: skip
        """One line of text, shortened to fit; returns the width it takes. ``own_words`` are a person's."""
        if width <= 0 or not text:
            return 0.0
        shown, taken = self.shortened(text, font, width)
        self.painter.setFont(font)
        self.painter.setPen(role if isinstance(role, QColor) else self.theme.colour(role))
        self.painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if self.rtl else Qt.LayoutDirection.LeftToRight)
        to_the_right = trailing != self.rtl
        side = _CENTRED if centred else (_RIGHT if to_the_right else _LEFT)
        own = own_words and (self.rtl or reads_from_right(shown))
        self.painter.drawText(self.rect(x, y, width, height), side, isolated(shown) if own else shown)
        return taken

    def shortened(self, text: str, font: QFont, width: float) -> tuple[str, float]:
        """The text cut to a width with an ellipsis, and the width it then takes."""
        metrics = QFontMetricsF(font, self.painter.device())
        taken = metrics.horizontalAdvance(text)
        if taken <= width:
            return text, taken
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width), width

    def text_width(self, text: str, font: QFont) -> float:
        """How wide a text is when nothing is cut."""
        return QFontMetricsF(font, self.painter.device()).horizontalAdvance(text)
