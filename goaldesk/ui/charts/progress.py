"""Check-ins of a performance goal over time, with what is aimed for (look/desk-performance-inspector)."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from goaldesk.core import stats
from goaldesk.core.queries.goal_page import GoalRow
from goaldesk.core.stats import Progress
from goaldesk.core.types import Direction
from goaldesk.ui import dates, wording
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.charts.plot import DAYS, LINE, Plot, free_place
from goaldesk.ui.charts.readable import Readable, Spot
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import ntr, tr

_HEIGHT, _CAPTION, _WIDTH = 124, 18, 416
_SQUARE, _THICK, _BESIDE, _SAMPLE, _APART = 6, 2, 6, 20, 4
_FIGURES = 12
"""The height of figures without the room above and below them."""
_PIECES = 32
"""How many rectangles stand for a slanting line, where it is asked what lies on it."""

_AIM, _PACE = (6, 4), (2, 4)
_WIDEST_END = 0.25
"""The share of the width that the name of the aim may take behind its line; a longer one stands beside it."""


class ProgressChart(Readable):
    """A stepped line with a square at each value. The pointer and the arrow keys tell what stands where."""

    def __init__(self, ui: Context, goal: GoalRow, progress: Progress) -> None:
        super().__init__(ui)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._goal, self._progress = goal, progress
        self.show_progress(goal, progress)

    def show_progress(self, goal: GoalRow, progress: Progress) -> None:
        """Show the numbers of a goal."""
        if goal.id != self._goal.id:
            self.current = None
        self._goal, self._progress = goal, progress
        self.setAccessibleName(self._sentence())
        self.lay_out_again()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        px = self.ui.theme.px
        return QSize(px(_WIDTH), px(_HEIGHT + (_CAPTION if self._progress.pace else 0)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(_WIDTH // 2), self.sizeHint().height())

    # -- in words

    def _sentence(self) -> str:
        """All of it in one sentence, for whoever does not see it."""
        (first, start), (last, now) = self._progress.points[0], self._progress.points[-1]
        due, aim = self._goal.due_on, wording.aim(self._goal.measure)
        parts = [
            tr(
                "{values}, from {start} on {first} to {now} on {last}",
                values=ntr("{n} value", "{n} values", len(self._progress.points)),
                start=self._amount(start),
                first=self._day(first),
                now=self._amount(now),
                last=self._day(last),
            ),
            tr("{aim} by {day}", aim=aim, day=self._day(dates.day_of(due))) if aim and due else aim,
        ]
        for since, until in self._progress.pauses:
            parts.append(tr("resting from {first} to {last}", first=self._day(since), last=self._day(until)))
        return ", ".join(part for part in parts if part)

    def _day(self, day: date) -> str:
        return dates.month_day(day, self.ui.desk.clock.today())

    def _amount(self, value: float) -> str:
        return wording.amount(value, self._goal.measure.unit)

    def _said(self, number: int) -> str:
        """Day and value of a point."""
        day, value = self._progress.points[number]
        return tr("{day}: {value}", day=self._day(day), value=self._amount(value))

    # -- going from value to value

    def hint(self) -> str:
        return tr("The arrow keys go from value to value.")

    def find_spots(self) -> Sequence[Spot]:
        plot, side = self._plot(), self.ui.theme.px(_SQUARE)
        at = ((plot.x(day), plot.y(value)) for day, value in self._progress.points)
        return [
            Spot(QRectF(x - side / 2, y - side / 2, side, side), self._said(number)) for number, (x, y) in enumerate(at)
        ]

    def nearest(self, at: QPointF) -> int | None:
        """The value nearest to a point, however far above or below."""
        spots = self.spots()
        return min(range(len(spots)), key=lambda number: abs(spots[number].area.center().x() - at.x()))

    # -- drawing

    def _aim_said(self) -> str:
        """What stands at the dashed line."""
        target = self._progress.aim
        if target is None:
            return ""
        said = wording.brief_number(target)
        if self._goal.measure.direction is Direction.HOLD:
            return tr("hold {target}", target=said)
        if self._goal.measure.direction is Direction.AT_MOST:
            return tr("at most {target}", target=said)
        return tr("aim {target}", target=said)

    def _plot(self) -> Plot:
        theme, progress = self.ui.theme, self._progress
        aim = QFontMetricsF(theme.font("small")).horizontalAdvance(self._aim_said())
        end = aim + theme.px(_BESIDE + _APART) if 0 < aim <= self.width() * _WIDEST_END else theme.px(_SQUARE)
        return Plot(
            theme, self.width(), end, (progress.first, progress.last), stats.ticks(progress.low, progress.high)
        )  # fmt: skip

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, plot, progress = self.ui.canvas(painter, self), self._plot(), self._progress
        for since, until in progress.pauses:
            plot.draw_rest(canvas, since, until)
        plot.draw_numbers(canvas, without=progress.aim)
        plot.draw_days(canvas, self.ui.desk.clock.today())
        pace = self._draw_pace(canvas, plot)
        line = self._line(plot)
        aim = self._draw_aim(canvas, plot, [*line, *pace])
        self._draw_line(canvas, plot)
        self._draw_last(canvas, plot, [*line, *aim, *pace])
        if self.current is not None:
            day, value = progress.points[self.current]
            canvas.dot(plot.x(day), plot.y(value), canvas.theme.px(_SQUARE), "perf", hollow="surface")
            self._draw_square(canvas, plot, self.current)
        self.draw_focus(canvas)
        painter.end()

    def _draw_pace(self, canvas: Canvas, plot: Plot) -> list[QRectF]:
        """The way at an even pace, and what it is, below the days; returns where the way goes."""
        px, scale = canvas.theme.px, canvas.theme.scale
        if self._progress.pace is None:
            return []
        (since, start), (until, end) = self._progress.pace
        (x1, y1), (x2, y2) = (plot.x(since), plot.y(start)), (plot.x(until), plot.y(end))
        dashes = (_PACE[0] * scale, _PACE[1] * scale)
        canvas.line(x1, y1, x2, y2, "line_strong", thick=scale, dashes=dashes)
        said, font = tr("an even pace, only for orientation"), canvas.theme.font("small")
        room = canvas.text_width(said, font) + 1
        left = max(0.0, min(plot.left, canvas.width - room - px(_SAMPLE + _BESIDE)))
        top, middle = px(_HEIGHT), px(_HEIGHT) + px(LINE) / 2
        canvas.line(left, middle, left + px(_SAMPLE), middle, "line_strong", thick=scale, dashes=dashes)
        canvas.text(said, left + px(_SAMPLE + _BESIDE), top, room, px(LINE), font=font, role="text2")
        wide, high = (x2 - x1) / _PIECES, (y2 - y1) / _PIECES
        at = [(x1 + number * wide, y1 + number * high) for number in range(_PIECES)]
        return [QRectF(x, min(y, y + high), wide, abs(high) + 1) for x, y in at]

    def _line(self, plot: Plot) -> list[QRectF]:
        """The parts of the stepped line, each as a rectangle around it."""
        half, found = self.ui.theme.px(_SQUARE) / 2, []
        at = [(plot.x(day), plot.y(value)) for day, value in self._progress.points]
        for (x, y), (next_x, next_y) in pairwise(at):
            found.append(QRectF(x - half, y - half, next_x - x + 2 * half, 2 * half))
            found.append(QRectF(next_x - half, min(y, next_y) - half, 2 * half, abs(next_y - y) + 2 * half))
        return found

    def _draw_aim(self, canvas: Canvas, plot: Plot, taken: list[QRectF]) -> list[QRectF]:
        """The dashed line with its name, at its end or beside it; returns where the two are."""
        if self._progress.aim is None:
            return []
        px, scale, font, said = canvas.theme.px, canvas.theme.scale, canvas.theme.font("small"), self._aim_said()
        y = plot.y(self._progress.aim)
        dashes = (_AIM[0] * scale, _AIM[1] * scale)
        canvas.line(plot.left, y, plot.right, y, "perf_fill", thick=scale, dashes=dashes)
        width, height = canvas.text_width(said, font) + 1, px(LINE)
        if width - 1 <= canvas.width * _WIDEST_END:
            name = QRectF(plot.right + px(_BESIDE), y - height / 2, width, height)
        else:
            places = [
                QRectF(x, top, width, height)
                for x in (plot.right - width, plot.left + px(_BESIDE))
                for top in (y - height, y + 1)
            ]
            name = free_place(places, taken, QRectF(0, 0, canvas.width, px(_HEIGHT)))
        canvas.text(said, name.x(), name.y(), name.width(), name.height(), font=font, role="perf")
        return [name.adjusted(-px(_APART), 0, px(_APART), 0), QRectF(plot.left, y - 1, plot.right - plot.left, 2)]

    def _draw_line(self, canvas: Canvas, plot: Plot) -> None:
        """The steps, and a square at each value; where they would be one band, only at the first and at the last."""
        points = self._progress.points
        path = QPainterPath(canvas.point(plot.x(points[0][0]), plot.y(points[0][1])))
        for (_, before), (day, value) in pairwise(points):
            path.lineTo(canvas.point(plot.x(day), plot.y(before)))
            path.lineTo(canvas.point(plot.x(day), plot.y(value)))
        pen = QPen(canvas.theme.colour("perf_fill"), canvas.theme.px(_THICK))
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        canvas.painter.strokePath(path, pen)
        dense = plot.area.width() < len(points) * canvas.theme.px(_SQUARE + _APART)
        for number in (0, len(points) - 1) if dense else range(len(points)):
            self._draw_square(canvas, plot, number)

    def _draw_square(self, canvas: Canvas, plot: Plot, number: int) -> None:
        day, value = self._progress.points[number]
        side = canvas.theme.px(_SQUARE)
        canvas.fill(plot.x(day) - side / 2, plot.y(value) - side / 2, side, side, "perf_fill")

    def _draw_last(self, canvas: Canvas, plot: Plot, taken: list[QRectF]) -> None:
        """The last value in figures, where it covers neither the line nor the name of the aim."""
        px, font = canvas.theme.px, canvas.theme.font("small", 600)
        day, value = self._progress.points[-1]
        said, x, y, height, gap = wording.brief_number(value), plot.x(day), plot.y(value), px(_FIGURES), px(_APART)
        width = canvas.text_width(said, font) + 1
        places = [
            QRectF(left, top, width, height)
            for left in (x + px(_BESIDE), x - width - px(_BESIDE), x - 2 * width - px(_BESIDE))
            for top in (y + gap, y - gap - height, y - height / 2, y + gap + height, y - gap - 2 * height)
        ]
        near = [each for each in taken if each.right() > places[-1].left()]
        place = free_place(places, near, QRectF(0, 0, canvas.width, px(DAYS - _APART)))
        canvas.text(said, place.x(), place.y(), width, height, font=font, role="perf")
