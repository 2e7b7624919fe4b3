"""Pairs by how far the result has come, along, and how deep the understanding goes, upwards."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize

from goaldesk.core.method import ladder
from goaldesk.core.queries.insights.pairs import PairPlace, placed
from goaldesk.core.queries.insights.period import Period
from goaldesk.ui import glyphs, wording
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.charts.insight import LINE, Insight, wide, write
from goaldesk.ui.charts.readable import Opens, Place, Spot
from goaldesk.ui.charts.sheet import Sheet
from goaldesk.ui.i18n import ntr, tr

_ROW, _GAP, _MARK, _SQUARE, _CIRCLE = 32, 12, 22, 7, 3.5
_UNKNOWN, _UNKNOWN_SHARE, _LEAST_LABEL, _WIDEST_LABEL = 190, 0.26, 48, 220
_LEVELS = (5, 4, 3, 2, 1, 0)
"""From the top; 0 is where there was no check yet."""

_NAMED = 6
_FEW, _APART, _FAR_APART = 12, 28, 50
"""Up to so many pairs in a row stand apart as soon as they do not touch; of more, each mark has room for its number."""


class _Group(NamedTuple):
    """Pairs that stand so near each other that they are one mark, around ``x`` in the row of a level."""

    x: float
    row: int
    pairs: Sequence[PairPlace]


class PairsInsight(Insight):
    """A square joined to a circle. Where a number or a check is missing one cannot tell, and the pair stands apart."""

    file_name = "results-and-understanding"
    tables = ("goal", "pair", "checkin", "understanding_check")
    _pairs: Sequence[PairPlace]

    def read(self, period: Period) -> None:
        self._pairs = placed(self.ui.desk.store)

    def title(self) -> str:
        return tr("Results and understanding")

    def sentence(self) -> str:
        return tr("Each mark is a pair as it stands today. It cannot show that the learning caused the result.")

    def nothing(self) -> str:
        return "" if self._pairs else tr("Pairs of a result and what you learn on the way gather here.")

    def spoken(self) -> str:
        pairs = ntr("{n} pair", "{n} pairs", len(self._pairs))
        unknown = sum(not pair.can_tell for pair in self._pairs)
        return tr("{pairs}, {n} of which one cannot tell", pairs=pairs, n=unknown) if unknown else pairs

    def sheet(self) -> Sheet:
        header = (
            tr("Performance goal"), tr("Learning goal"), tr("Per cent of the way"), tr("Level"),
            tr("Name of the level"), tr("Evidence"),
        )  # fmt: skip
        return Sheet(header, [self._cells(pair) for pair in self._pairs])

    @staticmethod
    def _cells(pair: PairPlace) -> tuple[str, str, int | str, int | str, str | None, str | None]:
        share = tr("cannot tell") if pair.share is None else round(100 * pair.share)
        if not pair.level:
            return pair.performance, pair.learning, share, tr("cannot tell"), None, None
        evidence = tr("written") if pair.evidence else tr("not written")
        name = tr(ladder.name(pair.ladder, pair.level))
        return pair.performance, pair.learning, share, pair.level, name, evidence

    def height(self, width: int) -> int:
        return len(_LEVELS) * self.theme.px(_ROW) + self.theme.px(LINE)

    # -- where everything stands

    def _field(self, width: float) -> tuple[float, float, float]:
        """Where the column of unknown numbers begins, where the way begins, and where it ends."""
        px, small = self.theme.px, self.theme.font("small")
        names = max(px(glyphs.LADDER_SIZE[0]), wide(tr("cannot tell"), small))
        left = round(names) + px(_GAP)
        return left, left + round(min(px(_UNKNOWN), width * _UNKNOWN_SHARE)) + px(_GAP), width - px(_MARK)

    def _middle(self, row: int) -> float:
        return row * self.theme.px(_ROW) + self.theme.px(_ROW) / 2

    def _groups(self, width: float) -> Iterator[_Group]:
        """The marks from the top, along each row."""
        unknown, start, end = self._field(width)
        for row, level in enumerate(_LEVELS):
            at = sorted(
                (unknown if pair.share is None else start + (end - start) * pair.share, number)
                for number, pair in enumerate(self._pairs)
                if pair.level == level
            )
            near: list[tuple[float, int]] = []
            for x, number in at:
                if near and x - near[0][0] >= self.theme.px(_APART if len(at) <= _FEW else _FAR_APART):
                    yield _Group(near[0][0], row, [self._pairs[each] for _, each in near])
                    near = []
                near.append((x, number))
            if near:
                yield _Group(near[0][0], row, [self._pairs[each] for _, each in near])

    def spots(self, size: QSize) -> Sequence[Spot]:
        px = self.theme.px
        found = []
        for group in self._groups(size.width()):
            area = QRectF(group.x, self._middle(group.row) - px(10), px(_MARK), px(20))
            one = len(group.pairs) == 1
            opens = Opens(Place.GOAL, group.pairs[0].performance_id) if one else None
            found.append(Spot(area, self._said(group.pairs), group.row, opens))
        return found

    def _said(self, pairs: Sequence[PairPlace]) -> str:
        if len(pairs) == 1:
            return tr("{pair}: {share}, {depth}", pair=_both(pairs[0]), share=_share(pairs[0]), depth=_depth(pairs[0]))
        names = [_both(pair) for pair in pairs[:_NAMED]]
        if len(pairs) > _NAMED:
            names.append(ntr("{n} more", "{n} more", len(pairs) - _NAMED))
        number = ntr("{n} pair", "{n} pairs", len(pairs))
        return tr("{pairs}: {names}", pairs=number, names="; ".join(names))

    # -- drawing

    def draw(self, canvas: Canvas, seen: QRectF) -> None:
        self._draw_field(canvas)
        px = canvas.theme.px
        _, start, _ = self._field(canvas.width)
        groups = list(self._groups(canvas.width))
        ends = [
            (start if group.x < start else canvas.width) if after is None or after.row != group.row else after.x
            for group, after in pairwise([*groups, None])
            if group is not None
        ]
        for group, end in zip(groups, ends, strict=True):
            middle, several = self._middle(group.row), len(group.pairs) > 1
            self._draw_mark(canvas, group.x, middle, hollow=not all(pair.evidence for pair in group.pairs))
            x = group.x + px(_MARK) + px(4)
            room, small = min(end - px(4) - x, px(_WIDEST_LABEL)), canvas.theme.font("small")
            label = _times(len(group.pairs)) if several else group.pairs[0].performance
            if several and wide(label, small) > room:
                label = str(len(group.pairs))
            if room >= min(px(_LEAST_LABEL), wide(label, small)):
                write(canvas, label, x, middle, room + 1, role="text", own_words=not several)

    def _draw_field(self, canvas: Canvas) -> None:
        px, scale = canvas.theme.px, canvas.theme.scale
        unknown, start, end = self._field(canvas.width)
        bottom = len(_LEVELS) * px(_ROW)
        for row, level in enumerate(_LEVELS):
            middle = self._middle(row)
            if level:
                glyphs.ladder(canvas, 0, middle - px(glyphs.LADDER_SIZE[1]) / 2, level)
            else:
                write(canvas, tr("cannot tell"), 0, middle, unknown)
            canvas.line(unknown, (row + 1) * px(_ROW) - 0.5, canvas.width, (row + 1) * px(_ROW) - 0.5, "line")
        border = start - px(_GAP) / 2
        canvas.line(border, 0, border, bottom, "line_strong", thick=scale, dashes=(3 * scale, 3 * scale))
        top = bottom - px(_ROW)
        canvas.line(unknown, top, canvas.width, top, "line_strong", thick=scale, dashes=(3 * scale, 3 * scale))
        middle = bottom + px(LINE) / 2
        write(canvas, tr("cannot tell"), unknown, middle, start - unknown - px(_GAP))
        small, names = canvas.theme.font("small"), (tr("at the start"), tr("half of the way"), tr("all of the way"))
        widths = [wide(name, small) + 1 for name in names]
        places = (start, start + (end - start) / 2, canvas.width - widths[2])
        for name, x, width in zip(names, places, widths, strict=True):
            if name is not names[1] or (start + widths[0] < x and x + width < places[2]):
                write(canvas, name, x, middle, width)

    @staticmethod
    def _draw_mark(canvas: Canvas, x: float, middle: float, *, hollow: bool) -> None:
        scale = canvas.theme.scale
        side, radius = _SQUARE * scale, _CIRCLE * scale
        end = x + canvas.theme.px(_MARK)
        canvas.line(x + side, middle, end - 2 * radius, middle, "line_strong", thick=scale)
        canvas.fill(x, middle - side / 2, side, side, "perf_fill")
        canvas.dot(end - radius, middle, radius, "learn_fill", hollow="raised" if hollow else None)


def _both(pair: PairPlace) -> str:
    return tr("{performance} with {learning}", performance=pair.performance, learning=pair.learning)


def _share(pair: PairPlace) -> str:
    """62 % of the way."""
    if pair.parked:
        return tr("its number is set aside")
    if pair.share is None:
        return tr("no number to tell by")
    return tr("{n} % of the way", n=round(100 * pair.share))


def _depth(pair: PairPlace) -> str:
    if not pair.level:
        return tr("no check yet")
    return tr("depth {level}", level=wording.level(pair.ladder, pair.level))


def _times(number: int) -> str:
    return tr("{n} pairs", n=number)
