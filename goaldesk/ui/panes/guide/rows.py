"""Tables of the guide: a label column and one or two equal ones, below each other where there is no room."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from goaldesk.core.types import Challenge, Stage
from goaldesk.ui import glyphs
from goaldesk.ui.canvas import Canvas, mirrored
from goaldesk.ui.context import Context
from goaldesk.ui.panes.guide.prose import Prose

_LABEL, _AFTER_LABEL, _BETWEEN, _PADDING, _LINES_APART = 132, 16, 32, 12, 4
_HEAD, _ICON, _INDENT = 36, 16, 24
_ROOM_FOR_TWO, _ROOM_FOR_ONE = 630, 380  # two columns from a window of 1024 on
_BODY = 20
_KINDS = (("flag", "perf"), ("steps", "learn"))
_FELT = (Challenge.TOO_EASY, Challenge.TOO_EASY, Challenge.AT_THE_EDGE, Challenge.TOO_HARD, Challenge.TOO_HARD)
_SIGNS = {"": 0, "ladder": glyphs.LADDER_SIZE[0] + 9, "felt": glyphs.CHALLENGE_SIZE[0] + 8, "stage": 50}


class Arranged(QWidget):
    """Places what is in it by itself, and is as high as that takes at a width."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self.ui = ui
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        ui.look.changed.connect(self._redraw)

    def _redraw(self) -> None:
        self.update()

    def arrange(self, width: int, *, place: bool) -> int:
        """Place everything, or only find out how high it is at this width. Every table does this in its own way."""
        raise NotImplementedError

    def put(self, prose: Prose, x: int, y: int, width: int, *, place: bool) -> int:
        """Put words at a place from the leading edge; returns how high they stand."""
        height = prose.heightForWidth(width)
        if place:
            rtl = self.ui.look.rtl(self)
            prose.setGeometry(mirrored(QRect(x, y, width, height), self.rect(), rtl=rtl))
        return height

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.arrange(width, place=False)

    def sizeHint(self) -> QSize:
        width = self.width() or self.ui.theme.px(600)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(160), self.ui.theme.px(_BODY))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange(self.width(), place=True)


class Bullets(Arranged):
    """Things below each other, each with a dot."""

    def __init__(self, ui: Context, items: Sequence[str]) -> None:
        super().__init__(ui)
        self._items = [Prose(ui, item) for item in items]
        for item in self._items:
            item.setParent(self)
        self._tops: list[int] = []

    def arrange(self, width: int, *, place: bool) -> int:
        px, y, tops = self.ui.theme.px, 0, []
        for item in self._items:
            tops.append(y)
            y += self.put(item, px(_ICON), y, width - px(_ICON), place=place) + px(6)
        if place:
            self._tops = tops
        return y

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, px = self.ui.canvas(painter, self), self.ui.theme.px
        for top in self._tops:
            canvas.dot(px(4), top + px(_BODY) / 2, px(2), "text2")
        painter.end()


class Row(NamedTuple):
    """A label, and for each column the words that stand in it below each other."""

    label: Prose
    cells: tuple[tuple[Prose, ...], ...]


class _Placed(NamedTuple):
    """Where a row stands: its top and bottom, the middle of its first line, and the top of each cell."""

    top: int
    bottom: int
    middle: float
    cells: tuple[int, ...]


class Rows(Arranged):
    """A table. ``heads`` stand over two columns; ``kinds`` gives them the rules of the goal table."""

    def __init__(
        self, ui: Context, rows: Sequence[Row], *, heads: Sequence[Prose] = (), kinds: bool = False,
        joined: bool = False, signs: str = "",
    ) -> None:  # fmt: skip
        super().__init__(ui)
        self._rows, self._heads = rows, heads
        self._kinds, self._joined, self._signs = kinds, joined, signs
        self._placed: list[_Placed] = []
        self._rules: list[int] = []
        for prose in (*heads, *(each for row in rows for each in _words(row))):
            prose.setParent(self)

    # -- placing

    def _columns(self) -> int:
        return len(self._rows[0].cells)

    def _wide(self, width: int) -> bool:
        return width >= self.ui.theme.px(_ROOM_FOR_TWO if self._columns() > 1 else _ROOM_FOR_ONE)

    def _spans(self, width: int) -> list[tuple[int, int]]:
        """Where each column begins, and how wide it is, side by side."""
        px = self.ui.theme.px
        begin = px(_LABEL + _AFTER_LABEL)
        if self._columns() == 1:
            return [(begin, width - begin)]
        each = (width - begin - px(_BETWEEN)) // 2
        return [(begin, each), (width - each, each)]

    def arrange(self, width: int, *, place: bool) -> int:
        wide = self._wide(width)
        placed: list[_Placed] = []
        y, rules = self._arrange_heads(width, wide=wide, place=place)
        for row in self._rows:
            placed.append((self._side_by_side if wide else self._stacked)(row, y, width, place))
            y = placed[-1].bottom
        if place:
            self._placed, self._rules = placed, rules
        return y

    def _arrange_heads(self, width: int, *, wide: bool, place: bool) -> tuple[int, list[int]]:
        """Put the heads; returns where the rows begin, and where the rule below each head lies.

        Where columns that are no kinds of goals stand below each other, their heads are drawn over every cell.
        """
        px = self.ui.theme.px
        shown, indent = wide or self._kinds, px(_INDENT) if self._kinds else 0
        y, rules = 0, []
        for head, (left, span) in zip(self._heads, self._spans(width), strict=False):
            x, room = (left, span) if wide else (0, width)
            if place:
                head.setVisible(shown)
            if shown:
                self.put(head, x + indent, y + px(8), room - indent, place=place)
                rules.append(y + px(_HEAD) - 2)
                y += 0 if wide else px(_HEAD)
        return (px(_HEAD) if wide and self._heads else y), rules

    def _side_by_side(self, row: Row, top: int, width: int, place: bool) -> _Placed:
        px = self.ui.theme.px
        y, sign = top + px(_PADDING), px(_SIGNS[self._signs])
        bottom = y + px(2) + self.put(row.label, sign, y + px(2), px(_LABEL) - sign, place=place)
        for cell, (x, span) in zip(row.cells, self._spans(width), strict=True):
            bottom = max(bottom, self._stack(cell, x, y, span, place))
        return _Placed(top, bottom + px(_PADDING) + 1, y + px(_BODY) / 2, (y, y))

    def _stacked(self, row: Row, top: int, width: int, place: bool) -> _Placed:
        px = self.ui.theme.px
        sign = px(_SIGNS[self._signs])
        y = top + px(_PADDING)
        middle = y + px(8)
        y += self.put(row.label, sign, y, width - sign, place=place) + px(_LINES_APART)
        indent = px(_INDENT) if self._kinds else 0
        cells = []
        for cell in row.cells:
            if self._heads and not self._kinds:
                y += px(16)  # for the head of its column
            cells.append(y)
            y = self._stack(cell, indent, y, width - indent, place) + px(_LINES_APART)
        return _Placed(top, y + px(_PADDING - _LINES_APART) + 1, middle, tuple(cells))

    def _stack(self, cell: Sequence[Prose], x: int, y: int, width: int, place: bool) -> int:
        """Words below each other; returns where they end."""
        for number, prose in enumerate(cell):
            y += self.ui.theme.px(_LINES_APART) if number else 0
            y += self.put(prose, x, y, width, place=place)
        return y

    # -- drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, wide = self.ui.canvas(painter, self), self._wide(self.width())
        self._draw_heads(canvas, wide=wide)
        if not self._rules:
            canvas.line(0, 0.5, canvas.width, 0.5, "line")
        for number, placed in enumerate(self._placed):
            if number < len(self._placed) - 1:
                canvas.line(0, placed.bottom - 0.5, canvas.width, placed.bottom - 0.5, "line")
            self._draw_sign(canvas, number, placed.middle)
            if not wide and self._columns() > 1:
                self._draw_sides(canvas, placed)
            elif wide and self._joined:
                self._draw_joint(canvas, placed.middle)
        painter.end()

    def _draw_heads(self, canvas: Canvas, *, wide: bool) -> None:
        px = self.ui.theme.px
        for number, (rule, (left, span)) in enumerate(zip(self._rules, self._spans(self.width()), strict=False)):
            x, room = (left, span) if wide else (0, self.width())
            if not self._kinds:
                canvas.line(x, rule + 1.5, x + room, rule + 1.5, "line_strong")
                continue
            icon, role = _KINDS[number]
            canvas.icon(icon, x, rule - px(_HEAD) + 2 + px(10), px(_ICON), role)
            if number:
                glyphs.learning_rule(canvas, x, rule, room)
            else:
                canvas.fill(x, rule, room, px(2), "perf_fill")

    def _draw_sides(self, canvas: Canvas, placed: _Placed) -> None:
        """Say which column words belong to that do not stand beside each other."""
        px = self.ui.theme.px
        for number, top in enumerate(placed.cells):
            if self._kinds:
                icon, role = _KINDS[number]
                canvas.icon(icon, 0, top + px(2), px(_ICON), role)
            elif self._heads:
                font = self.ui.theme.font("small")
                head = self._heads[number].words
                canvas.text(head, 0, top - px(16), canvas.width, px(16), font=font, role="text3")

    def _draw_joint(self, canvas: Canvas, middle: float) -> None:
        px = self.ui.theme.px
        left, span = self._spans(self.width())[0]
        top = middle - 18.5 * self.ui.theme.scale
        glyphs.connector(canvas.within(left + span - px(10), top, px(28), px(_BODY)), row=0, rows=1, paired=True)

    def _draw_sign(self, canvas: Canvas, number: int, middle: float) -> None:
        half = self.ui.theme.px(glyphs.STAGE_SIZE[1]) / 2
        if self._signs == "ladder":
            glyphs.ladder(canvas, 0, middle - half, number + 1)
        elif self._signs == "felt":
            glyphs.challenge(canvas, 0, middle - half, _FELT[number])
        elif self._signs == "stage":
            glyphs.stage(canvas, 0, middle - half, list(Stage)[number])


def _words(row: Row) -> Iterator[Prose]:
    yield row.label
    for cell in row.cells:
        yield from cell
