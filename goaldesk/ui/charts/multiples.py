"""Small pictures of goals, one below the other, each with a title, a line over time, and where it stands now."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize

from goaldesk.core.queries.insights.over_time import Rest
from goaldesk.core.queries.insights.period import Period
from goaldesk.ui import dates
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.charts.insight import LINE, Insight, wide, write
from goaldesk.ui.charts.plot import draw_rest
from goaldesk.ui.charts.readable import Opens, Place, Spot
from goaldesk.ui.i18n import tr

SHOWN, MORE = 5, 20
"""How many goals are shown at first, and how many come with each “Show more”."""

ROW = 34
HALF = 11
"""How far a line goes up and down from the middle of its row."""

_FIRST, _TITLES, _GAP, _HIT, _LEAST = 16, 0.36, 16, 6, 40
_WIDEST_END = 0.32


class Point(NamedTuple):
    """A day and a height (0 to 1) on the line of a row, and what it is in words."""

    day: date
    share: float
    said: str


class Row(NamedTuple):
    """A goal with its line. ``said`` is all of it in words; a ``quiet`` one is written in grey."""

    goal_id: str
    title: str
    said: str
    points: Sequence[Point]
    rests: Sequence[Rest]
    quiet: bool = False


class Lane:
    """Where a row's line stands: from ``left`` to ``right`` the days of the period, around ``middle``."""

    def __init__(self, period: Period, left: float, right: float, middle: float, half: float) -> None:
        self._period = period
        self.left, self.right, self.middle, self.half = left, right, middle, half

    def x(self, day: date) -> float:
        """Where a day stands."""
        share = (day - self._period.first).days / max(1, self._period.days - 1)
        return self.left + (self.right - self.left) * share

    def y(self, share: float) -> float:
        """Where a height stands: 0 below, 1 above."""
        return self.middle + self.half * (1 - 2 * share)


class Multiples(Insight):
    """Some of the goals; the others come when they are asked for. Only rows that are seen are drawn."""

    _most = 0
    _period: Period

    # -- what every kind of goal says for itself

    @abstractmethod
    def count(self) -> int:
        """How many goals there are."""

    def first(self) -> int:
        """How many of them are shown at first."""
        return min(SHOWN, self.count())

    @abstractmethod
    def row(self, number: int) -> Row:
        """A goal with its line."""

    @abstractmethod
    def end_width(self) -> float:
        """How much room the words at the end of the rows would like."""

    @abstractmethod
    def draw_line(self, canvas: Canvas, number: int, lane: Lane) -> None:
        """Draw the line of a row."""

    @abstractmethod
    def draw_end(self, canvas: Canvas, number: int, x: float, middle: float) -> None:
        """Draw where a row stands now, from ``x`` to the end."""

    def rest_said(self, since: date, until: date) -> str:
        """A rest in words."""
        today = self._period.last
        first, last = dates.month_day(since, today), dates.month_day(until, today)
        return tr("resting from {first} to {last}", first=first, last=last)

    # -- how many are shown

    def shown(self) -> int:
        """How many goals are shown."""
        return min(self.count(), max(self._most, self.first()))

    def hidden(self) -> int:
        return self.count() - self.shown()

    def show_more(self) -> None:
        self._most = self.shown() + MORE

    def height(self, width: int) -> int:
        return self.theme.px(self.shown() * ROW) + self.theme.px(LINE)

    # -- where everything stands

    def _columns(self, width: float) -> tuple[float, float, float]:
        """Where the lines begin, where they end, and where the words at the end of the rows begin."""
        px = self.theme.px
        end = width - round(min(self.end_width() + 1, width * _WIDEST_END))
        left = round(width * _TITLES) + px(_GAP)
        return left, max(left + px(_LEAST), end - px(_GAP)), end

    def _lane(self, number: int, left: float, right: float) -> Lane:
        px = self.theme.px
        return Lane(self._period, left, right, px(_FIRST) + number * px(ROW), px(HALF))

    def spots(self, size: QSize) -> Sequence[Spot]:
        px, whole, found = self.theme.px, QRectF(QPointF(), size), []
        left, right, _ = self._columns(size.width())
        for number in range(self.shown()):
            row, lane = self.row(number), self._lane(number, left, right)
            opens, height = Opens(Place.GOAL, row.goal_id), px(ROW) - px(6)
            title = QRectF(0, lane.middle - height / 2, lane.left - px(_GAP), height)
            found.append(Spot(title, row.said, number, opens))
            for point in row.points:
                x, y, reach = lane.x(point.day), lane.y(point.share), px(_HIT)
                area = QRectF(x - reach, y - reach, 2 * reach, 2 * reach).intersected(whole)
                found.append(Spot(area, point.said, number, opens))
        return found

    # -- drawing

    def draw(self, canvas: Canvas, seen: QRectF) -> None:
        px, pitch = canvas.theme.px, canvas.theme.px(ROW)
        first = max(0, int(seen.top() // pitch))
        left, right, end = self._columns(canvas.width)
        for number in range(first, min(self.shown(), int(seen.bottom() // pitch) + 1)):
            row, lane = self.row(number), self._lane(number, left, right)
            role = "text3" if row.quiet else "text"
            room = lane.left - px(_GAP) + 1
            write(canvas, row.title, 0, lane.middle, room, font="body", role=role, own_words=True)
            for since, until in row.rests:
                reach = px(HALF)
                draw_rest(canvas, lane.x(since), lane.x(until), lane.middle - reach, lane.middle + reach)
            self.draw_line(canvas, number, lane)
            self.draw_end(canvas, number, end, lane.middle)
        self._draw_days(canvas, self._lane(0, left, right))

    def _draw_days(self, canvas: Canvas, lane: Lane) -> None:
        """The first day under the lines, and the present one."""
        px, small, today = canvas.theme.px, canvas.theme.font("small"), self._period.last
        middle = px(self.shown() * ROW) + px(LINE) / 2
        begins, now = dates.short_day(self._period.first, today), tr("today")
        if wide(begins, small) + wide(now, small) + px(_GAP) <= lane.right - lane.left:
            write(canvas, begins, lane.left, middle, lane.right - lane.left)
        write(canvas, now, lane.left, middle, lane.right - lane.left + 1, trailing=True)
