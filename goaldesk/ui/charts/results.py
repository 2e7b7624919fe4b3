"""How numbers went on their way to what is aimed for, each on a scale of its own (look/insights)."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QPainterPath, QPen

from goaldesk.core.queries.insights.over_time import Way, ways
from goaldesk.core.queries.insights.period import Period
from goaldesk.core.types import OPEN_STATES
from goaldesk.ui import dates, wording
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.charts.insight import wide, write
from goaldesk.ui.charts.multiples import SHOWN, Lane, Multiples, Point, Row
from goaldesk.ui.charts.sheet import Cell, Sheet
from goaldesk.ui.i18n import ntr, tr

_SQUARE, _THICK, _AIM = 6, 2, (6, 4)


class ResultsInsight(Multiples):
    """Solid is what was checked in, dashed is the aim. A number that is set aside has no line."""

    file_name = "progress-toward-results"
    tables = ("goal", "checkin", "pause")
    _goals: Sequence[Way]

    def read(self, period: Period) -> None:
        self._period = period
        self._goals = ways(self.ui.desk.store, period)
        self._main = sum(goal.main for goal in self._goals)

    def title(self) -> str:
        return tr("Progress toward results")

    def sentence(self) -> str:
        return tr("Solid: what you checked in. Dashed: the aim. Each has its own scale.")

    def nothing(self) -> str:
        return "" if self._goals else tr("Performance goals with a number gather here.")

    def spoken(self) -> str:
        goals = ntr("{n} performance goal", "{n} performance goals", len(self._goals))
        values = sum(len(goal.points) for goal in self._goals)
        return tr("{goals}, {values}", goals=goals, values=ntr("{n} value", "{n} values", values))

    def sheet(self) -> Sheet:
        header = (tr("Performance goal"), tr("Day"), tr("Value"), tr("Unit"), tr("Aim"), tr("State"), tr("Until"))
        rows: list[tuple[Cell, ...]] = []
        for goal in self._goals:
            aim = None if goal.parked else goal.measure.target
            end: tuple[Cell, ...] = (goal.measure.unit, aim, _state(goal))
            values = [goal.before, *goal.points] if goal.before else goal.points
            told: list[tuple[Cell, ...]] = [(goal.title, *value, *end, None) for value in values]
            rows += told or [(goal.title, None, None, *end, None)]
            rows += [(goal.title, since, None, *end[:2], tr("resting"), until) for since, until in goal.rests]
        return Sheet(header, rows)

    # -- its rows

    def count(self) -> int:
        return len(self._goals)

    def first(self) -> int:
        return min(SHOWN, self._main or self.count())

    def row(self, number: int) -> Row:
        goal = self._goals[number]
        points = [Point(day, self._share(goal, value), self._said(goal, day, value)) for day, value in goal.points]
        values = ntr("{n} value in this time", "{n} values in this time", len(goal.points))
        parts = [self._now(goal), "" if goal.parked else wording.aim(goal.measure), _state(goal)]
        parts += ["" if goal.parked else values, *(self.rest_said(*rest) for rest in goal.rests)]
        said = tr("{title}: {said}", title=goal.title, said=", ".join(dict.fromkeys(part for part in parts if part)))
        quiet = goal.parked or goal.state not in OPEN_STATES
        return Row(goal.goal_id, goal.title, said, points, goal.rests, quiet)

    def _said(self, goal: Way, day: date, value: float) -> str:
        said = wording.amount(value, goal.measure.unit)
        return tr("{day}: {value}", day=dates.month_day(day, self._period.last), value=said)

    @staticmethod
    def _now(goal: Way) -> str:
        """5 of 8 wards; or that the number is set aside."""
        return tr("set aside") if goal.parked else wording.measure(goal.measure, goal.now, brief=True)

    @staticmethod
    def _share(goal: Way, value: float) -> float:
        """How high a value stands between the lowest and the highest number of its goal. By halves, for any numbers."""
        seen = [each for _, each in goal.points] + ([goal.before[1]] if goal.before else [])
        seen += [each for each in (goal.measure.start, goal.measure.target) if each is not None]
        low, high = min(seen) / 2, max(seen) / 2
        return (value / 2 - low) / (high - low) if high > low else 0.5

    def end_width(self) -> float:
        return max(wide(self._now(goal), self.theme.font("small")) for goal in self._goals[: self.shown()])

    def draw_line(self, canvas: Canvas, number: int, lane: Lane) -> None:
        goal, scale = self._goals[number], canvas.theme.scale
        if goal.parked:
            return
        if goal.measure.target is not None:
            y, dashes = lane.y(self._share(goal, goal.measure.target)), (_AIM[0] * scale, _AIM[1] * scale)
            canvas.line(lane.left, y, lane.right, y, "perf_fill", thick=scale, dashes=dashes)
        at = [(lane.x(day), lane.y(self._share(goal, value))) for day, value in goal.points]
        if goal.before:
            at.insert(0, self._edge(goal, goal.before, lane))
        if not at:
            return
        path = QPainterPath(canvas.point(*at[0]))
        for corner in at[1:]:
            path.lineTo(canvas.point(*corner))
        canvas.painter.strokePath(path, QPen(canvas.theme.colour("perf_fill"), _THICK * scale))
        self._draw_square(canvas, *at[-1], hollow=not goal.points)

    def _edge(self, goal: Way, before: tuple[date, float], lane: Lane) -> tuple[float, float]:
        """Where the line comes in: on the way from the last value before the period to the first one in it."""
        y = lane.y(self._share(goal, before[1]))
        if goal.points:
            (since, _), (until, value) = before, goal.points[0]
            part = (self._period.first - since).days / (until - since).days
            y += part * (lane.y(self._share(goal, value)) - y)
        return lane.left, y

    @staticmethod
    def _draw_square(canvas: Canvas, x: float, y: float, *, hollow: bool) -> None:
        side = canvas.theme.px(_SQUARE)
        if hollow:
            canvas.frame(x - side / 2, y - side / 2, side, side, "perf_fill", fill="raised")
        else:
            canvas.fill(x - side / 2, y - side / 2, side, side, "perf_fill")

    def draw_end(self, canvas: Canvas, number: int, x: float, middle: float) -> None:
        goal = self._goals[number]
        role = "text3" if goal.parked else "text"
        write(canvas, self._now(goal), x, middle, canvas.width - x + 1, role=role)


def _state(goal: Way) -> str:
    return tr("set aside") if goal.parked else wording.state(goal.state, put_away=False)
