"""How deep understanding went over time: a step for each check (look/insights)."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtGui import QPainterPath, QPen

from goaldesk.core.method import ladder as ladder_method
from goaldesk.core.queries.insights.over_time import Step, Understanding, understanding
from goaldesk.core.queries.insights.period import Period
from goaldesk.core.types import OPEN_STATES
from goaldesk.ui import dates, glyphs, wording
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.charts.insight import wide, write
from goaldesk.ui.charts.multiples import Lane, Multiples, Point, Row
from goaldesk.ui.charts.sheet import Cell, Sheet
from goaldesk.ui.i18n import ntr, tr

_LEVELS, _DOT, _THICK, _BESIDE = 5, 3, 2, 8


class UnderstandingInsight(Multiples):
    """A dot is filled where evidence was written, and hollow where it was not. No two goals are put together."""

    file_name = "steps-of-understanding"
    tables = ("goal", "understanding_check", "pause")
    _goals: Sequence[Understanding]

    def read(self, period: Period) -> None:
        self._period = period
        self._goals = understanding(self.ui.desk.store, period)

    def title(self) -> str:
        return tr("Steps of understanding")

    def sentence(self) -> str:
        return tr("Each step is a check, hollow where no evidence was written. It is your own word, and no test.")

    def nothing(self) -> str:
        return "" if self._goals else tr("Each check of what you understand becomes a step here.")

    def spoken(self) -> str:
        goals = ntr("{n} learning goal", "{n} learning goals", len(self._goals))
        checks = sum(len(goal.steps) for goal in self._goals)
        return tr("{goals}, {checks}", goals=goals, checks=ntr("{n} check", "{n} checks", checks))

    def sheet(self) -> Sheet:
        header = (tr("Learning goal"), tr("Day"), tr("Level"), tr("Name of the level"), tr("Evidence"), tr("Until"))
        rows: list[tuple[Cell, ...]] = []
        for goal in self._goals:
            for step in [goal.before, *goal.steps]:
                if step is not None:
                    name = tr(ladder_method.name(goal.ladder, step.level))
                    evidence = tr("written") if step.evidence else tr("not written")
                    rows.append((goal.title, step.day, step.level, name, evidence, None))
            rows += [(goal.title, since, None, tr("resting"), None, until) for since, until in goal.rests]
        return Sheet(header, rows)

    # -- its rows

    def count(self) -> int:
        return len(self._goals)

    def row(self, number: int) -> Row:
        goal = self._goals[number]
        points = [Point(step.day, step.level / _LEVELS, self._said(goal, step)) for step in goal.steps]
        checks = ntr("{n} check in this time", "{n} checks in this time", len(goal.steps))
        parts = [wording.level(goal.ladder, goal.now.level), wording.state(goal.state, put_away=False), checks]
        parts += [self.rest_said(*rest) for rest in goal.rests]
        said = tr("{title}: {said}", title=goal.title, said=", ".join(part for part in parts if part))
        return Row(goal.goal_id, goal.title, said, points, goal.rests, quiet=goal.state not in OPEN_STATES)

    def _said(self, goal: Understanding, step: Step) -> str:
        said = tr("{day}: {level}", day=dates.month_day(step.day, self._period.last),
                  level=wording.level(goal.ladder, step.level))  # fmt: skip
        return said if step.evidence else tr("{said}, without evidence so far", said=said)

    def end_width(self) -> float:
        shown = self._goals[: self.shown()]
        names = (tr(ladder_method.name(goal.ladder, goal.now.level)) for goal in shown)
        small = self.theme.font("small")
        return self.theme.px(glyphs.LADDER_SIZE[0] + _BESIDE) + max(wide(name, small) for name in names)

    def draw_line(self, canvas: Canvas, number: int, lane: Lane) -> None:
        """Level ground from one check to the next, a riser at each, on a tint down to the line below all of them."""
        goal, scale = self._goals[number], canvas.theme.scale
        ground = lane.y(0)
        canvas.line(lane.left, ground, lane.right, ground, "line_strong", thick=scale / 2)
        at = [(lane.x(step.day), lane.y(step.level / _LEVELS)) for step in goal.steps]
        corners = [(lane.left, lane.y(goal.before.level / _LEVELS))] if goal.before else at[:1]
        for x, y in at:
            corners += [(x, corners[-1][1]), (x, y)]
        if goal.state in OPEN_STATES or not goal.steps:
            corners.append((lane.right, corners[-1][1]))
        for (x1, y1), (x2, _) in pairwise(corners):
            canvas.fill(x1, y1, x2 - x1, ground - y1, "learn_tint")
        path = QPainterPath(canvas.point(*corners[0]))
        for corner in corners[1:]:
            path.lineTo(canvas.point(*corner))
        canvas.painter.strokePath(path, QPen(canvas.theme.colour("learn_fill"), _THICK * scale))
        for (x, y), step in zip(at, goal.steps, strict=True):
            hollow = None if step.evidence else "raised"
            canvas.dot(x, y, _DOT * scale, "learn_fill", hollow=hollow)

    def draw_end(self, canvas: Canvas, number: int, x: float, middle: float) -> None:
        px, goal = canvas.theme.px, self._goals[number]
        width, height = (px(each) for each in glyphs.LADDER_SIZE)
        glyphs.ladder(canvas, x, middle - height / 2, goal.now.level, evidence=goal.now.evidence)
        x += width + px(_BESIDE)
        name = tr(ladder_method.name(goal.ladder, goal.now.level))
        write(canvas, name, x, middle, canvas.width - x + 1, role="text")
