"""The small pictures that carry meaning: ladder, challenge, stage, progress, connector (look/tokens.json, glyphs)."""

from PySide6.QtGui import QPainterPath, QPen

from goaldesk.core.types import Challenge, Stage
from goaldesk.ui.canvas import Canvas

LADDER_HEIGHTS = (4, 6, 8, 10, 12)
LADDER_SIZE = (43, 12)
MINI_LADDER_SIZE = (24, 11)
CHALLENGE_SIZE = (16, 13)
FELT_SIZE = (16, 21)
STAGE_SIZE = (42, 13)

_STEP, _GAP = 7, 2
_MINI_HEIGHTS, _MINI_STEP, _MINI_GAP = (3, 5, 7, 9, 11), 4, 1
_EDGE = 3
_DOT_Y = {Challenge.TOO_EASY: 10.5, Challenge.AT_THE_EDGE: 6.5, Challenge.TOO_HARD: 2.5}


def ladder(canvas: Canvas, x: float, y: float, level: int, *, evidence: bool = True) -> None:
    """Five steps. Those that are reached are filled; without evidence they are only outlined in their colour."""
    _steps(canvas, x, y, level, LADDER_HEIGHTS, _STEP, _GAP, evidence=evidence)


def mini_ladder(canvas: Canvas, x: float, y: float, level: int, *, evidence: bool = True) -> None:
    """The five steps as small as they stand in a line of text."""
    _steps(canvas, x, y, level, _MINI_HEIGHTS, _MINI_STEP, _MINI_GAP, evidence=evidence)


def _steps(
    canvas: Canvas, x: float, y: float, level: int, heights: tuple[int, ...], width: int, gap: int, *, evidence: bool
) -> None:
    px = canvas.theme.px
    bottom = y + px(heights[-1])
    for index, step in enumerate(heights):
        left, top = x + index * px(width + gap), bottom - px(step)
        if index < level and evidence:
            canvas.fill(left, top, px(width), px(step), "learn_fill", radius=1)
        else:
            role = "learn_fill" if index < level else "line_strong"
            canvas.frame(left, top, px(width), px(step), role, radius=1)


def challenge(canvas: Canvas, x: float, y: float, felt: Challenge) -> None:
    """A dot below, on or above a line: too easy, at the edge, too hard."""
    scale = canvas.theme.scale
    middle = 6.5 * scale
    if felt is Challenge.AT_THE_EDGE:
        canvas.line(x, y + middle, x + 4.5 * scale, y + middle, "text", thick=scale)
        canvas.line(x + 11.5 * scale, y + middle, x + 16 * scale, y + middle, "text", thick=scale)
    else:
        canvas.line(x, y + middle, x + 16 * scale, y + middle, "text", thick=scale)
    canvas.dot(x + 8 * scale, y + _DOT_Y[felt] * scale, 2.5 * scale, "text")


def felt(canvas: Canvas, x: float, y: float, step: int) -> None:
    """The same in five steps, 1 to 5: how far the dot is from the line says how much."""
    scale = canvas.theme.scale
    middle = y + 10.5 * scale
    if step == _EDGE:
        canvas.line(x, middle, x + 4.5 * scale, middle, "text", thick=scale)
        canvas.line(x + 11.5 * scale, middle, x + 16 * scale, middle, "text", thick=scale)
    else:
        canvas.line(x, middle, x + 16 * scale, middle, "text", thick=scale)
    canvas.dot(x + 8 * scale, middle + (_EDGE - step) * 4 * scale, 2.5 * scale, "text")


def stage(canvas: Canvas, x: float, y: float, reached: Stage | None) -> None:
    """Two nodes and an arrow: noted, looked into, turned into a next step; an answer puts a bar behind the arrow."""
    scale = canvas.theme.scale
    number = list(Stage).index(reached) + 1 if reached else 0
    middle = y + 6.5 * scale
    canvas.line(x + 9 * scale, middle, x + 17 * scale, middle, "line_strong", thick=scale)
    canvas.line(x + 24 * scale, middle, x + 32.5 * scale, middle, "line_strong", thick=scale)
    for node, passed in ((5.5, number > 0), (20.5, number > 1)):
        if passed:
            canvas.dot(x + node * scale, middle, 4 * scale, "notice")
        else:
            canvas.dot(x + node * scale, middle, 4 * scale, "line_strong", hollow="surface")
    done = number >= list(Stage).index(Stage.NEXT_STEP) + 1
    points = [(x + at[0] * scale, y + at[1] * scale) for at in ((32.5, 1.5), (40.5, 6.5), (32.5, 11.5))]
    canvas.polygon(points, "learn_fill" if done else "line_strong", filled=done)
    if reached is Stage.ANSWERED:
        canvas.line(x + 42 * scale, y + 1.5 * scale, x + 42 * scale, y + 11.5 * scale, "learn_fill", thick=2 * scale)


def progress(canvas: Canvas, x: float, y: float, width: float, share: float) -> None:
    """A bar for the share of the way. Only performance goals have one."""
    height = canvas.theme.px(6)
    radius = height / 2
    canvas.fill(x, y, width, height, "track", radius=radius)
    if share > 0:
        canvas.fill(x, y, max(height, round(width * share)), height, "perf_fill", radius=radius)


def connector(canvas: Canvas, *, row: int, rows: int, paired: bool) -> None:
    """The middle column of one group: a square, a line, and a circle for every learning goal. ``row`` is its height."""
    scale = canvas.theme.scale
    y = 18.5 * scale
    end = canvas.width - 4.5 * scale
    if not paired:
        dashes = (3 * scale, 3 * scale)
        canvas.line(8 * scale, y, canvas.width + 2 * scale, y, "line_strong", thick=scale, dashes=dashes)
    else:
        canvas.line(8 * scale, y, end, y, "line_strong", thick=scale)
        for index in range(1, rows):
            _branch(canvas, y, index * row + y, end)
            canvas.dot(end, index * row + y, 3.5 * scale, "learn_fill")
        canvas.dot(end, y, 3.5 * scale, "learn_fill")
    side = 7 * scale
    canvas.fill(0.5 * scale, y - side / 2, side, side, "perf_fill")


def lone_circle(canvas: Canvas) -> None:
    """The middle column of a learning goal that stands on its own."""
    scale = canvas.theme.scale
    canvas.dot(canvas.width - 4.5 * scale, 18.5 * scale, 3.5 * scale, "learn_fill")


def _branch(canvas: Canvas, top: float, bottom: float, end: float) -> None:
    """Down from the line at x 13.5 and around a corner of 6 to the next circle."""
    scale = canvas.theme.scale
    x, corner = 13.5 * scale, 6 * scale
    path = QPainterPath(canvas.point(x, top))
    path.lineTo(canvas.point(x, bottom - corner))
    path.quadTo(canvas.point(x, bottom), canvas.point(x + corner, bottom))
    path.lineTo(canvas.point(end, bottom))
    canvas.painter.setPen(QPen(canvas.theme.colour("line_strong"), scale))
    canvas.painter.strokePath(path, canvas.painter.pen())


def learning_rule(canvas: Canvas, x: float, y: float, width: float, role: str = "learn_fill") -> None:
    """The rule under the learning column: five parts, as the ladder has five steps."""
    gap, height = canvas.theme.px(4), canvas.theme.px(2)
    part = (width - 4 * gap) / 5
    for index in range(5):
        left = round(x + index * (part + gap))
        canvas.fill(left, y, round(x + index * (part + gap) + part) - left, height, role)
