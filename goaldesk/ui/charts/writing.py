"""The days on which something was written: a dot a day, and a small one for a day without (look/insights)."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QLocale, QRectF, QSize

from goaldesk.core.queries.insights.period import Period, week_of
from goaldesk.core.queries.insights.writing import Length, WrittenDay, usual_weekday, written_days
from goaldesk.ui import dates
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.charts.insight import LINE, Insight, wide, write
from goaldesk.ui.charts.readable import Opens, Place, Spot
from goaldesk.ui.charts.sheet import Sheet
from goaldesk.ui.i18n import ntr, tr
from goaldesk.ui.widgets.labels import broken, draw_lines

_PITCH, _LEAST_PITCH, _WIDEST_PITCH, _LABELS, _GAP, _APART, _MONTHS = 15, 4, 30, 40, 12, 6, 22
_SIDE, _ASIDE, _WIDE_FROM, _SIDE_HEIGHT = 172, 24, 480, 139
_RADIUS = {Length.NOTHING: 1.0, Length.LINE: 2.5, Length.PARAGRAPH: 4.2, Length.PAGE: 6.0}
_RING = 8
_WEEK, _MOST_COLUMNS = 7, 54
_BETWEEN_YEARS = 10


class _Grid(NamedTuple):
    """Where the days stand: ``years`` are one below the other where there is more than one to show.

    ``left`` and ``top`` are those of the first day's middle; ``across`` and ``down`` go on to the next one.
    """

    left: float
    top: float
    across: float
    down: float
    first: date
    years: bool
    week_starts_on: int

    def at(self, day: date) -> tuple[int, int, int]:
        """The year (as a number from the first), the column and the row of a day."""
        begins = max(self.first, date(day.year, 1, 1)) if self.years else self.first
        week, start = week_of(day, self.week_starts_on), week_of(begins, self.week_starts_on)
        year = day.year - self.first.year if self.years else 0
        return year, (week - start).days // _WEEK, (day - week).days

    def middle(self, day: date) -> tuple[float, float]:
        """The point that a day's dot stands around."""
        year, column, row = self.at(day)
        return self.left + column * self.across, self.top + year * self.year_height + row * self.down

    @property
    def year_height(self) -> float:
        """From one year to the next."""
        return _WEEK * self.down + _BETWEEN_YEARS * min(1.0, self.down)


class WritingInsight(Insight):
    """Columns are weeks. The size of a dot says about how much was written; today has a ring."""

    file_name = "days-you-wrote"
    tables = ("entry",)

    def read(self, period: Period) -> None:
        self._period = period
        self._days = written_days(self.ui.desk.store, period)
        self._written = sum(day.entries > 0 for day in self._days)
        self._usual = usual_weekday(self._days)

    def title(self) -> str:
        return tr("Days you wrote")

    def sentence(self) -> str:
        return tr("Gaps belong here as much as dots do. The size is that of the text, not its worth.")

    def nothing(self) -> str:
        return "" if self._written else tr("What you write in the journal gathers here, a dot a day.")

    def spoken(self) -> str:
        days = ntr("{n} day with an entry", "{n} days with an entry", self._written)
        return tr("{days} of {all}", days=days, all=len(self._days))

    def sheet(self) -> Sheet:
        header = (tr("Day"), tr("Entries"), tr("About"))
        return Sheet(header, [(day.day, day.entries, _said(day.length)) for day in self._days])

    # -- where everything stands

    def _beside(self, width: float) -> bool:
        """Whether the figures have room beside the dots."""
        return width >= self.theme.px(_WIDE_FROM)

    def _grid(self, width: float) -> _Grid:
        px, week_starts_on = self.theme.px, self._period.first.weekday()
        labels = max(px(_LABELS), *(round(wide(name, self.theme.font("small"))) for name in self._names().values()))
        left = float(labels + px(_GAP))
        room = width - left - (px(_SIDE + _ASIDE) if self._beside(width) else px(_RING))
        first = self._period.first
        years = self._period.days > (_MOST_COLUMNS - 1) * _WEEK
        columns = _MOST_COLUMNS if years else (self._period.last - first).days // _WEEK + 1
        across = max(float(px(_LEAST_PITCH)), min(float(px(_WIDEST_PITCH)), room / columns))
        down = min(across, px(_PITCH)) if years else float(px(_PITCH))
        return _Grid(left + across / 2, px(_MONTHS) + px(8), across, down, first, years, week_starts_on)

    def _grid_height(self, grid: _Grid) -> float:
        years = self._period.last.year - grid.first.year + 1 if grid.years else 1
        return grid.top - grid.down / 2 + years * grid.year_height

    def height(self, width: int) -> int:
        grid = self._grid_height(self._grid(width))
        least = self.theme.px(_SIDE_HEIGHT)
        return round(max(least, grid) if self._beside(width) else grid + self.theme.px(_GAP) + least)

    def spots(self, size: QSize) -> Sequence[Spot]:
        grid, today = self._grid(size.width()), self._period.last
        found = []
        for day in self._days:
            x, y = grid.middle(day.day)
            year, _, row = grid.at(day.day)
            area = QRectF(x - grid.across / 2, y - grid.down / 2, grid.across, grid.down)
            opens = Opens(Place.DAY, day.day) if day.entries else None
            found.append(Spot(area, self._said_of(day, today), year * _WEEK + row, opens))
        return sorted(found, key=lambda spot: spot.lane)

    def _said_of(self, day: WrittenDay, today: date) -> str:
        name = dates.long_day(day.day, today)
        if not day.entries:
            return tr("{day}: nothing written", day=name)
        entries = ntr("{n} entry", "{n} entries", day.entries)
        return tr("{day}: {entries}, {length}", day=name, entries=entries, length=_said(day.length))

    def _names(self) -> dict[int, str]:
        """What stands before the rows: every other day of the week, from the first."""
        first = self._period.first.weekday()
        form = QLocale.FormatType.ShortFormat
        return {row: QLocale().standaloneDayName((first + row) % _WEEK + 1, form) for row in (0, 2, 4, 6)}

    # -- drawing

    def draw(self, canvas: Canvas, seen: QRectF) -> None:
        grid = self._grid(canvas.width)
        self._draw_names(canvas, grid)
        size = min(1.0, grid.across / canvas.theme.px(_PITCH))
        for day in self._days:
            x, y = grid.middle(day.day)
            if not seen.top() - grid.down <= y <= seen.bottom() + grid.down:
                continue
            if day.entries:
                canvas.dot(x, y, _RADIUS[day.length] * canvas.theme.scale * size, "accent")
            else:
                canvas.dot(x, y, max(0.7, _RADIUS[Length.NOTHING] * canvas.theme.scale * size), "line_strong")
        x, y = grid.middle(self._period.last)
        radius = _RING * canvas.theme.scale * size
        canvas.frame(x - radius, y - radius, 2 * radius, 2 * radius, "text", radius=radius, thick=canvas.theme.scale)
        top = 0.0 if self._beside(canvas.width) else self._grid_height(grid) + canvas.theme.px(_GAP)
        left = canvas.width - canvas.theme.px(_SIDE) if self._beside(canvas.width) else 0.0
        self._draw_side(canvas.within(left, top, canvas.width - left, canvas.theme.px(_SIDE_HEIGHT)))

    def _draw_names(self, canvas: Canvas, grid: _Grid) -> None:
        """Days of the week, or years, before the rows; months above the columns, where each has room."""
        px, small = canvas.theme.px, canvas.theme.font("small")
        if grid.years:
            for year in range(self._period.last.year - grid.first.year + 1):
                middle = grid.top + year * grid.year_height + 3 * grid.down
                write(canvas, str(grid.first.year + year), 0, middle, grid.left - px(_GAP))
        else:
            for row, name in self._names().items():
                write(canvas, name, 0, grid.top + row * grid.down, grid.left - px(_GAP) + 1)
        end, most = 0.0, canvas.width - (px(_SIDE + _APART) if self._beside(canvas.width) else 0)
        for month in self._months(grid):
            x, name = grid.middle(month)[0] - grid.across / 2, dates.month(month)
            width = wide(name, small) + 1
            if end <= x <= most - width:
                write(canvas, name, x, px(LINE) / 2, width)
                end = x + width + px(_APART)

    def _months(self, grid: _Grid) -> list[date]:
        """The first of every month in sight; of several years, those of the first whole one."""
        last = self._period.last
        if grid.years:
            year = min(grid.first.year + 1, last.year)
            return [date(year, month, 1) for month in range(1, 13)]
        firsts = [day.day for day in self._days if day.day.day == 1]
        return firsts if firsts and (firsts[0] - grid.first).days < 3 * _WEEK else [grid.first, *firsts]

    def _draw_side(self, canvas: Canvas) -> None:
        """The figures, and what the sizes of the dots mean."""
        px, question = canvas.theme.px, canvas.theme.font("question")
        canvas.text(str(self._written), 0, 0, canvas.width, px(28), font=question, role="text")
        said = ntr("day with an entry", "days with an entry", self._written)
        write(canvas, said, 0, px(38), canvas.width)
        if self._usual is not None:
            name = QLocale().standaloneDayName(self._usual + 1)
            canvas.text(name, 0, px(51), canvas.width, px(28), font=question, role="text")
            write(canvas, tr("is when you write most"), 0, px(88), canvas.width)
        top = px(122) if self._usual is not None else px(71)
        x = 0.0
        for length in (Length.LINE, Length.PARAGRAPH, Length.PAGE):
            radius = _RADIUS[length] * canvas.theme.scale
            canvas.dot(x + radius, top, radius, "accent")
            x += 2 * radius + px(7)
        lines = broken(tr("a line, a paragraph, a page"), canvas.theme.font("small"), canvas.width - x)
        draw_lines(canvas, lines[:2], "small", role="text2", x=x, y=top - len(lines[:2]) * px(LINE) / 2)


def _said(length: Length) -> str:
    return {
        Length.NOTHING: "",
        Length.LINE: tr("a line"),
        Length.PARAGRAPH: tr("a paragraph"),
        Length.PAGE: tr("a page"),
    }[length]
