"""Questions that came out of setbacks, and which of them are answered (look/insights, method.md 4.3)."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize

from goaldesk.core.queries.insights.from_setbacks import FromSetback, from_setbacks, usual_days
from goaldesk.core.queries.insights.period import Period
from goaldesk.core.types import Stage
from goaldesk.ui import dates, glyphs
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.charts.insight import Insight, wide, write
from goaldesk.ui.charts.readable import Opens, Place, Spot
from goaldesk.ui.charts.sheet import Sheet
from goaldesk.ui.i18n import ntr, tr

_HEIGHT, _FIRST, _ROW, _BAR = 131, 18, 32, 12
_GAP, _WIDEST_LABEL, _LEAST_CELL, _BETWEEN, _ROUND = 14, 0.34, 5, 2, 3


class _Cells(NamedTuple):
    """Where the bars stand, and how wide the part of each question is."""

    label: float
    left: float
    right: float
    each: float


class FromSetbacksInsight(Insight):
    """Two bars, cut into the same parts, one for each question: those that were asked, and those that are answered."""

    file_name = "from-setback-to-answer"
    tables = ("question", "setback")
    _questions: Sequence[FromSetback]

    def read(self, period: Period) -> None:
        self._period = period
        self._questions = from_setbacks(self.ui.desk.store, period)
        self._answered = sum(question.answered_on is not None for question in self._questions)

    def title(self) -> str:
        return tr("From setback to answer")

    def sentence(self) -> str:
        if not self._questions:
            return tr("A setback may leave a question. Some never need one, and that’s fine.")
        return ntr(
            "{answered} of {n} question that came out of setbacks is answered. Some never need an answer.",
            "{answered} of {n} questions that came out of setbacks are answered. Some never need an answer.",
            len(self._questions),
            answered=self._answered,
        )

    def nothing(self) -> str:
        return "" if self._questions else tr("Questions that come out of setbacks gather here, with their answers.")

    def spoken(self) -> str:
        questions = ntr("{n} question", "{n} questions", len(self._questions))
        return tr("{questions}, {answered} answered", questions=questions, answered=self._answered)

    def sheet(self) -> Sheet:
        header = (tr("Question"), tr("Day of the setback"), tr("Answered"), tr("Days between"))
        return Sheet(header, [(each.text, each.day, each.answered_on, each.days) for each in self._questions])

    def height(self, width: int) -> int:
        return self.theme.px(_HEIGHT)

    # -- where everything stands

    def _labels(self) -> tuple[str, str]:
        return tr("Questions from setbacks"), tr("Answered")

    def _cells(self, width: float) -> _Cells:
        px, body = self.theme.px, self.theme.font("body")
        label = float(px(glyphs.STAGE_SIZE[0] + _GAP))
        names = max(wide(name, body) for name in self._labels())
        left = round(label + min(names, width * _WIDEST_LABEL)) + px(_GAP)
        number = wide(str(len(self._questions)), self.theme.font("body", 600))
        right = width - round(number) - px(_GAP)
        return _Cells(label, left, right, (right - left) / len(self._questions))

    def spots(self, size: QSize) -> Sequence[Spot]:
        px, cells = self.theme.px, self._cells(size.width())
        top, height = px(_FIRST) - px(_BAR), px(_ROW) + 2 * px(_BAR)
        return [
            Spot(
                QRectF(cells.left + number * cells.each, top, cells.each, height), self._said(question),
                opens=Opens(Place.SETBACK, question.setback_id),
            )
            for number, question in enumerate(self._questions)
        ]  # fmt: skip

    def _said(self, question: FromSetback) -> str:
        day = dates.month_day(question.day, self._period.last)
        if question.answered_on is None:
            return tr("{question} From {day}, still open", question=question.text, day=day)
        answered = dates.month_day(question.answered_on, self._period.last)
        return tr("{question} From {day}, answered {answered}", question=question.text, day=day, answered=answered)

    # -- drawing

    def draw(self, canvas: Canvas, seen: QRectF) -> None:
        px, cells = canvas.theme.px, self._cells(canvas.width)
        numbers = (len(self._questions), self._answered)
        stages = (Stage.NEXT_STEP, Stage.ANSWERED)
        for row, (name, number, stage) in enumerate(zip(self._labels(), numbers, stages, strict=True)):
            middle = px(_FIRST) + row * px(_ROW)
            glyphs.stage(canvas, 0, middle - px(glyphs.STAGE_SIZE[1]) / 2, stage)
            write(canvas, name, cells.label, middle, cells.left - px(_GAP) - cells.label + 1, font="body", role="text")
            self._draw_bar(canvas, cells, middle, answered=row == 1)
            end = cells.right + px(4)
            write(
                canvas, str(number), end, middle, canvas.width - end, font="body", weight=600, role="text",
                trailing=True,
            )  # fmt: skip
        write(canvas, self._usual(), 0, px(_FIRST) + 2 * px(_ROW), canvas.width)

    def _draw_bar(self, canvas: Canvas, cells: _Cells, middle: float, *, answered: bool) -> None:
        """Every question has its part; on the bar of answers it is only filled if it has one."""
        px = canvas.theme.px
        between = px(_BETWEEN) if cells.each >= px(_LEAST_CELL) + px(_BETWEEN) else 0
        filled = [not answered or question.answered_on is not None for question in self._questions]
        first = 0
        for number, fills in enumerate(filled, 1):
            if not between and filled[number : number + 1] == [fills]:
                continue  # parts that are too small to be seen apart are drawn as one, without seams
            x, width = cells.left + first * cells.each, (number - first) * cells.each - between
            role = ("learn_fill" if answered else "notice") if fills else "track"
            radius = min(px(_ROUND) if between else 0, width / 2)
            canvas.fill(x, middle - px(_BAR) / 2, width, px(_BAR), role, radius=radius)
            first = number

    def _usual(self) -> str:
        days = usual_days(list(self._questions))
        if days is None:
            return ""
        if not days:
            return tr("The answer usually comes on the same day.")
        return ntr(
            "It usually takes about {n} day from the setback to the answer.",
            "It usually takes about {n} days from the setback to the answer.",
            days,
        )
