"""A field to draw into: days from the leading edge on, numbers upwards, and what is written beside them."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from goaldesk.ui import dates, wording
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.look import Theme

TOP, BOTTOM, DAYS, LINE = 8, 102, 114, 16
_LEAST_MARGIN, _BESIDE, _GAP, _HATCH = 24, 7, 8, 6


class Plot:
    """Where things stand, from the leading edge and the top. ``ticks`` are the numbers of the axis, in order."""

    def __init__(
        self, theme: Theme, width: float, trailing: float, days: tuple[date, date], ticks: Sequence[float]
    ) -> None:
        """``trailing`` is the room to leave at the end of the lines."""
        px, metrics = theme.px, QFontMetricsF(theme.font("small"))
        self._days, self._ticks = days, ticks
        self._names = [wording.brief_number(tick) for tick in ticks]
        widest = max(metrics.horizontalAdvance(name) for name in self._names)
        self.left = float(max(px(_LEAST_MARGIN), round(widest) + px(_BESIDE)))
        self.right = max(self.left + px(_LEAST_MARGIN), width - trailing)
        self.top, self.bottom = float(px(TOP)), float(px(BOTTOM))

    @property
    def area(self) -> QRectF:
        """The field itself."""
        return QRectF(self.left, self.top, self.right - self.left, self.bottom - self.top)

    def x(self, day: date) -> float:
        """Where a day stands."""
        first, last = self._days
        return self.left + (self.right - self.left) * (day - first).days / max(1, (last - first).days)

    def y(self, value: float) -> float:
        """Where a number stands. By halves, for the way between the largest numbers is none that can be counted."""
        low, high = self._ticks[0] / 2, self._ticks[-1] / 2
        share = (value / 2 - low) / (high - low)
        return self.bottom - (self.bottom - self.top) * share

    def draw_numbers(self, canvas: Canvas, *, without: float | None) -> None:
        """Faint lines with their numbers; where another line stands (``without``), only the number."""
        px, font = canvas.theme.px, canvas.theme.font("small")
        for tick, name in zip(self._ticks, self._names, strict=True):
            y, width = self.y(tick), self.left - px(_BESIDE)
            canvas.text(name, 0, y - px(LINE) / 2, width + 1, px(LINE), font=font, role="text2", trailing=True)
            if tick != without:
                canvas.line(self.left, round(y) + 0.5, self.right, round(y) + 0.5, "line")

    def draw_days(self, canvas: Canvas, today: date) -> None:
        """The first day, the last one, and one between them where it has room."""
        first, last = self._days
        middle = first + timedelta(days=(last - first).days // 2)
        font, width = canvas.theme.font("small"), canvas.text_width
        names = [dates.short_day(day, today) for day in (first, middle, last)]
        gap, end = canvas.theme.px(_GAP), self.right
        ends = [self.left + width(names[0], font), end - width(names[2], font)]
        if ends[0] + gap > ends[1]:  # the last one goes on where the lines end
            end = min(canvas.width, end + ends[0] + gap - ends[1])
        self._write_day(canvas, names[0], self.left)
        self._write_day(canvas, names[2], end - width(names[2], font))
        half = width(names[1], font) / 2
        if first < middle and ends[0] + gap < self.x(middle) - half and self.x(middle) + half + gap < ends[1]:
            self._write_day(canvas, names[1], self.x(middle) - half)

    def _write_day(self, canvas: Canvas, name: str, x: float) -> None:
        px, font = canvas.theme.px, canvas.theme.font("small")
        room = canvas.text_width(name, font) + 1
        canvas.text(name, x, px(DAYS) - px(LINE) / 2, room, px(LINE), font=font, role="text2")

    def draw_rest(self, canvas: Canvas, since: date, until: date) -> None:
        """A quiet hatched band over the time of a rest."""
        draw_rest(canvas, self.x(since), self.x(until), self.top, self.bottom)


def draw_rest(canvas: Canvas, left: float, right: float, top: float, bottom: float) -> None:
    """A quiet hatched band, at least two pixels wide."""
    px, height = canvas.theme.px, bottom - top
    width = max(float(px(2)), right - left)
    canvas.fill(left, top, width, height, "sunken")
    # Each line is cut by hand: an SVG file knows no clipping.
    start = left - height
    while start < left + width:
        begin, end = max(left, start), min(left + width, start + height)
        canvas.line(begin, bottom - (begin - start), end, bottom - (end - start), "line")
        start += px(_HATCH)


def free_place(wanted: Sequence[QRectF], taken: Sequence[QRectF], within: QRectF) -> QRectF:
    """The first place that lies inside and covers nothing; where there is none, the first that lies inside."""
    inside = [place for place in wanted if within.contains(place)] or list(wanted)
    return next((place for place in inside if not any(place.intersects(each) for each in taken)), inside[0])
