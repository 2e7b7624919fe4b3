"""What was noted in each column, week by week: solid blocks above the line, steps below it (look/insights)."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize

from goaldesk.core.queries.insights.attention import Grain, Touched, grain, touched
from goaldesk.core.queries.insights.period import Period
from goaldesk.core.types import Kind
from goaldesk.ui import dates
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.charts.insight import LINE, Insight, wide, write
from goaldesk.ui.charts.readable import Spot
from goaldesk.ui.charts.sheet import Sheet
from goaldesk.ui.i18n import ntr, tr

_HEIGHT, _BARS, _LEAST_SIDE, _UNIT = 131, 104, 38, 8.6
_WIDEST_BAR, _SHARE, _GAP, _LEAST_STEP, _ROUND = 40, 0.75, 12, 4, 3
_GROUPS = tuple(digit * 10**power for power in range(12) for digit in (1, 2, 5))
"""How many things one step may stand for."""


class _Bars(NamedTuple):
    """Where the bars stand: from ``left`` on, one every ``across``, above and below ``axis``.

    A thing noted is ``unit`` high.
    """

    left: float
    across: float
    width: float
    axis: float
    unit: float


class AttentionInsight(Insight):
    """The same height is the same number on both sides."""

    file_name = "where-your-attention-went"
    tables = (
        "goal", "checkin", "milestone", "experiment", "understanding_check", "practice_note", "question", "entry",
        "entry_link",
    )  # fmt: skip

    def read(self, period: Period) -> None:
        self._period = period
        self._grain = grain(period)
        self._steps = touched(self.ui.desk.store, period)
        self._most = {
            Kind.PERFORMANCE: max(step.performance for step in self._steps),
            Kind.LEARNING: max(step.learning for step in self._steps),
        }

    def title(self) -> str:
        return tr("Where your attention went")

    def sentence(self) -> str:
        return tr("What you noted: results above the line, learning below it. Not hours.")

    def nothing(self) -> str:
        return "" if any(self._most.values()) else tr("What you note about your goals gathers here, week by week.")

    def spoken(self) -> str:
        performance = sum(step.performance for step in self._steps)
        learning = sum(step.learning for step in self._steps)
        return tr("{performance} noted about results, {learning} about learning", performance=performance,
                  learning=learning)  # fmt: skip

    def sheet(self) -> Sheet:
        header = (
            tr("From"), tr("To"), tr("Performance"), tr("Learning"), tr("Check-ins"), tr("Milestones"),
            tr("Entries about results"), tr("Tries"), tr("Checks"), tr("Practice notes"), tr("Questions"),
            tr("Entries about learning"),
        )  # fmt: skip
        return Sheet(header, [(step[0], step[1], step.performance, step.learning, *step[2:]) for step in self._steps])

    def height(self, width: int) -> int:
        return self.theme.px(_HEIGHT)

    # -- where everything stands

    def _names(self) -> dict[Kind, str]:
        return {Kind.PERFORMANCE: tr("Performance"), Kind.LEARNING: tr("Learning")}

    def _mosts(self) -> dict[Kind, str]:
        """How much the highest bar of each side stands for."""
        return {kind: tr("most: {n}", n=most) for kind, most in self._most.items()}

    def _bars(self, width: float) -> _Bars:
        px, theme = self.theme.px, self.theme
        names = [wide(name, theme.font("body", 500)) for name in self._names().values()]
        names += [wide(most, theme.font("small")) for most in self._mosts().values()]
        left = round(max(names)) + px(_GAP)
        across = (width - left) / len(self._steps)
        above, below = self._most[Kind.PERFORMANCE], self._most[Kind.LEARNING]
        room, least = px(_BARS), px(_LEAST_SIDE)
        axis = round(max(least, min(room - least, above * min(_UNIT * theme.scale, room / max(1, above + below)))))
        unit = min(_UNIT * theme.scale, axis / max(1, above), (room - axis) / max(1, below))
        return _Bars(left, across, min(across * _SHARE, px(_WIDEST_BAR)), axis, unit)

    def spots(self, size: QSize) -> Sequence[Spot]:
        px, bars = self.theme.px, self._bars(size.width())
        found = []
        for lane, kind in enumerate((Kind.PERFORMANCE, Kind.LEARNING)):
            top, height = (bars.axis, px(_BARS) - bars.axis) if lane else (0.0, bars.axis)
            for number, step in enumerate(self._steps):
                area = QRectF(bars.left + number * bars.across, top, bars.across, height)
                found.append(Spot(area, self._said(step, kind), lane))
        return found

    def _said(self, step: Touched, kind: Kind) -> str:
        parts = _parts(step, kind)
        said = ", ".join(parts) if parts else tr("nothing noted")
        return tr("{time}, {column}: {said}", time=self._time(step), column=self._names()[kind], said=said)

    def _time(self, step: Touched) -> str:
        if self._grain is Grain.WEEK:
            return tr("Week of {day}", day=dates.short_day(step.first, self._period.last))
        return dates.month_and_year(step.first) if self._grain is Grain.MONTH else str(step.first.year)

    # -- drawing

    def draw(self, canvas: Canvas, seen: QRectF) -> None:
        px, bars = canvas.theme.px, self._bars(canvas.width)
        for kind, top, role in ((Kind.PERFORMANCE, -36, "perf"), (Kind.LEARNING, 1, "learn")):
            room = bars.left - px(4)
            write(canvas, self._names()[kind], 0, bars.axis + px(top + 10), room, font="body", weight=500, role=role)
            write(canvas, self._mosts()[kind], 0, bars.axis + px(top + 26), room)
        canvas.line(bars.left, bars.axis + 0.5, canvas.width, bars.axis + 0.5, "line_strong")
        for number, step in enumerate(self._steps):
            x = bars.left + number * bars.across + (bars.across - bars.width) / 2
            if step.performance:
                height = max(1.0, step.performance * bars.unit)
                radius = min(px(_ROUND), height / 2, bars.width / 4)
                canvas.fill(x, bars.axis - height, bars.width, height, "perf_fill", radius=radius)
            self._draw_steps(canvas, x, bars, step.learning)
        self._draw_ends(canvas, bars.left)

    def _draw_steps(self, canvas: Canvas, x: float, bars: _Bars, number: int) -> None:
        """One step for each thing; where they would be too low to see, for as many as make one that is not."""
        least = canvas.theme.px(_LEAST_STEP)
        group = next((each for each in _GROUPS if each * bars.unit >= least), _GROUPS[-1])
        gap, top = min(2.0 * canvas.theme.scale, bars.unit * group / 3), bars.axis + 2
        for first in range(0, number, group):
            height = min(group, number - first) * bars.unit - gap
            canvas.fill(x, top + first * bars.unit, bars.width, max(1.0, height), "learn_fill", radius=1)

    def _draw_ends(self, canvas: Canvas, left: float) -> None:
        px, small = canvas.theme.px, canvas.theme.font("small")
        middle = px(_HEIGHT - LINE / 2 - 5)
        now = {Grain.WEEK: tr("this week"), Grain.MONTH: tr("this month"), Grain.YEAR: tr("this year")}[self._grain]
        end = canvas.width - wide(now, small)
        write(canvas, now, end - 1, middle, canvas.width - end + 1, trailing=True)
        write(canvas, dates.short_day(self._period.first, self._period.last), left, middle, end - left - px(_GAP))


def _parts(step: Touched, kind: Kind) -> list[str]:
    """What was noted about one column, each kind of thing that there is with its number."""
    counts: Sequence[tuple[int, str]]
    if kind is Kind.PERFORMANCE:
        counts = (
            (step.checkins, ntr("{n} check-in", "{n} check-ins", step.checkins)),
            (step.milestones, ntr("{n} milestone", "{n} milestones", step.milestones)),
            (step.result_entries, ntr("{n} entry", "{n} entries", step.result_entries)),
        )
    else:
        counts = (
            (step.tries, ntr("{n} try", "{n} tries", step.tries)),
            (step.checks, ntr("{n} check", "{n} checks", step.checks)),
            (step.practice, ntr("{n} practice note", "{n} practice notes", step.practice)),
            (step.questions, ntr("{n} question", "{n} questions", step.questions)),
            (step.learning_entries, ntr("{n} entry", "{n} entries", step.learning_entries)),
        )
    return [said for number, said in counts if number]
