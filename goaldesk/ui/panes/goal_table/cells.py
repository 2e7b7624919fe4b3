"""Painting what stands in the cells of the goal table, and where in a cell a click means something."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from goaldesk.core.method import challenge as felt_challenge
from goaldesk.core.method.measure import share
from goaldesk.core.queries.goal_table import LearningCell, PerformanceCell, TableRow
from goaldesk.core.types import State
from goaldesk.ui import dates, glyphs, wording
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.i18n import ntr, tr
from goaldesk.ui.look import Theme

ROW = 72
AREA_ROW = 32
TITLE_Y, TITLE_HEIGHT = 8, 20
_LINE_2, _LINE_3, _LINE_4, _LINE = 30, 48, 74, 16
_PERFORMANCE_PADDING, _LEARNING_PADDING, _END = 16, 10, 16
_BAR, _BRIEF_BAR, _SHORT_BAR = 88, 56, 40
_FULL_WIDTH, _BRIEF_WIDTH = 340, 262


class Zone(StrEnum):
    """A part of a cell that does something of its own when clicked."""

    MEASURE = "measure"
    DEPTH = "depth"
    ADD = "add"
    PAIR = "pair"


class Mood(NamedTuple):
    """How a cell is at the moment of painting."""

    selected: bool = False
    hovered: bool = False
    focused: bool = False
    window_active: bool = True
    tinted: bool = False
    hovered_zone: Zone | None = None


def leading_padding(performance: bool) -> int:
    """Where the text of a cell begins."""
    return _PERFORMANCE_PADDING if performance else _LEARNING_PADDING


def _room(theme: Theme, width: float) -> str:
    """How much a cell of this width can say: everything, without days left, or the least."""
    if width >= _FULL_WIDTH * theme.scale:
        return "full"
    return "brief" if width >= _BRIEF_WIDTH * theme.scale else "least"


def ground(canvas: Canvas, mood: Mood, *, bar: bool = True) -> None:
    """What lies under a cell: selected, pointed at, or nothing."""
    role = None
    if mood.selected:
        role = "accent_tint" if mood.window_active else "hover"
    elif mood.hovered:
        role = "hover"
    elif mood.tinted:
        role = "learn_tint"
    if role:
        canvas.fill(0, 0, canvas.width, canvas.area.height(), role)
    if mood.selected and bar:
        canvas.fill(0, 0, canvas.theme.px(3), canvas.area.height(), "accent")
    if mood.focused:
        canvas.frame(0, 0, canvas.width, canvas.area.height(), "focus", thick=2, radius=3)


def performance(canvas: Canvas, cell: PerformanceCell, mood: Mood, today: date, *, tall: bool) -> None:
    """A performance goal: title, measure, last check-in, and the next milestone where there is room."""
    px, theme = canvas.theme.px, canvas.theme
    left, room = px(_PERFORMANCE_PADDING), _room(theme, canvas.width)
    width = canvas.width - left - px(_END)
    tag = wording.state(cell.state, put_away=cell.put_away)
    _title(canvas, cell.title, left, width, tag, quiet=cell.state is not State.ACTIVE or cell.put_away)
    small = theme.font("small")
    deadline, value = _fitting(canvas, cell, width, today) if room == "full" else _said(cell, today, True, True)
    taken = 0.0
    if deadline and room != "least" and not cell.parked:
        taken = canvas.text(
            deadline, left, px(_LINE_2), width, px(_LINE), font=small, role="text2", trailing=True
        ) + px(8)  # fmt: skip
    _measure(canvas, cell, value, left, width - taken, room, pointed_at=mood.hovered_zone is Zone.MEASURE)
    event = wording.checked_in(cell, today)
    if room == "least" and deadline:
        event = (
            tr("{deadline} · {event}", deadline=deadline, event=event[:1].lower() + event[1:]) if event else deadline
        )
    canvas.text(event, left, px(_LINE_3), width, px(_LINE), font=small, role="text2", own_words=True)
    if tall and cell.next_milestone:
        canvas.icon("milestone", left, px(_LINE_4) + px(1), px(14), "text2")
        next_up = wording.next_milestone(cell, today)
        canvas.text(
            next_up, left + px(22), px(_LINE_4), width - px(22), px(_LINE), font=small, role="text2", own_words=True
        )  # fmt: skip


def _said(cell: PerformanceCell, today: date, brief_date: bool, brief_value: bool) -> tuple[str, str]:
    """The deadline, and where the measure stands."""
    due = date.fromisoformat(cell.due_on) if cell.due_on else None
    deadline = dates.deadline(due, today, brief=brief_date) if due else ""
    return deadline, wording.measure(cell.measure, cell.value, brief=brief_value)


def _fitting(canvas: Canvas, cell: PerformanceCell, width: float, today: date) -> tuple[str, str]:
    """Both with as many words as there is room for beside the bar; the days that are left go first."""
    plain, strong = canvas.theme.font("small"), canvas.theme.font("small", 500)
    for brief_date, brief_value in ((False, False), (True, False)):
        deadline, value = _said(cell, today, brief_date, brief_value)
        taken = canvas.text_width(deadline, plain) + canvas.text_width(value, strong)
        if canvas.theme.px(_BAR + 16) + taken <= width:
            return deadline, value
    return _said(cell, today, True, True)


def _measure(
    canvas: Canvas, cell: PerformanceCell, value: str, left: float, width: float, room: str, *, pointed_at: bool
) -> None:
    px = canvas.theme.px
    small = canvas.theme.font("small")
    if pointed_at:
        canvas.fill(left - px(4), px(_LINE_2) - px(2), width + px(4), px(_LINE) + px(4), "pressed", radius=px(4))
    if cell.parked:
        parked = wording.set_aside(cell, brief=room != "full")
        canvas.text(parked, left, px(_LINE_2), width, px(_LINE), font=small, role="text3")
        return
    if not value:
        canvas.text(tr("Add a measure"), left, px(_LINE_2), width, px(_LINE), font=small, role="text3")
        return
    way = share(cell.measure, cell.value if cell.value is not None else cell.measure.start)
    if way is not None:
        bar = px({"full": _BAR, "brief": _BRIEF_BAR}.get(room, _SHORT_BAR))
        glyphs.progress(canvas, left, px(_LINE_2) + px(5), bar, way)
        left, width = left + bar + px(8), width - bar - px(8)
    canvas.text(value, left, px(_LINE_2), width, px(_LINE), font=canvas.theme.font("small", 500), role="text")


def learning(canvas: Canvas, cell: LearningCell, mood: Mood, today: date, serves_in: str) -> None:
    """A learning goal: title, depth and challenge, last thing tried. ``serves_in`` is set in a repeated row."""
    px, theme = canvas.theme.px, canvas.theme
    left, room = px(_LEARNING_PADDING), _room(theme, canvas.width)
    width = canvas.width - left - px(_END)
    number = len(cell.serves)
    tag = wording.state(cell.state, put_away=cell.put_away)
    icon = ""
    if not tag and number > 1:
        tag, icon = ntr("serves {n}", "serves {n}", number), "link"
    quiet = cell.state is not State.ACTIVE or cell.put_away
    _title(canvas, cell.title, left, width, tag, quiet=quiet, icon=icon)
    small = theme.font("small")
    taken = 0.0
    if cell.challenge is not None:
        if room != "least":
            word = wording.felt(cell.challenge)
            taken = canvas.text(
                word, left, px(_LINE_2), width, px(_LINE), font=small, role="text2", trailing=True
            ) + px(6)  # fmt: skip
        glyph = px(glyphs.CHALLENGE_SIZE[0])
        shown = felt_challenge.shown(cell.challenge)
        glyphs.challenge(canvas, canvas.width - px(_END) - taken - glyph, px(_LINE_2) + px(2), shown)
        taken += glyph + px(8)
    if mood.hovered_zone is Zone.DEPTH:
        canvas.fill(
            left - px(4), px(_LINE_2) - px(2), width - taken + px(4), px(_LINE) + px(4), "pressed", radius=px(4)
        )
    glyphs.ladder(canvas, left, px(_LINE_2) + px(2), cell.level, evidence=cell.has_evidence)
    beside = left + px(glyphs.LADDER_SIZE[0]) + px(8)
    role = "text" if cell.level else "text2"
    level = wording.level(cell.ladder, cell.level)
    room_for_level = width - taken - (beside - left)
    canvas.text(level, beside, px(_LINE_2), room_for_level, px(_LINE), font=theme.font("small", 500), role=role)
    event, role = wording.last_try(cell, today, repeat_in=serves_in), "text2"
    if not event and not quiet:
        event, role = tr("What could you try first?"), "text3"
    canvas.text(event, left, px(_LINE_3), width, px(_LINE), font=small, role=role, own_words=True)


def _title(canvas: Canvas, title: str, left: float, width: float, tag: str, *, quiet: bool, icon: str = "") -> None:
    px = canvas.theme.px
    if tag:
        width -= _tag(canvas, tag, icon) + px(8)
    canvas.text(
        title, left, px(TITLE_Y), width, px(TITLE_HEIGHT), font=canvas.theme.font("row-title"),
        role="text2" if quiet else "text", own_words=True,
    )  # fmt: skip


def _tag(canvas: Canvas, text: str, icon: str) -> float:
    """A small box at the end of the title's line; returns its width."""
    px, font = canvas.theme.px, canvas.theme.font("small")
    mark = px(16) if icon else 0
    width = canvas.text_width(text, font) + mark + px(13)
    left = canvas.width - px(_END) - width
    canvas.frame(left, px(9), width, px(18), "ctl", radius=px(4))
    if icon:
        canvas.icon(icon, left + px(6), px(12), px(12), "text2")
    canvas.text(text, left + px(6) + mark, px(9), width - mark, px(18), font=font, role="text2")
    return width


def stands_alone(canvas: Canvas, mood: Mood) -> None:
    """The left half of a learning goal without a performance goal; it offers to pair when pointed at."""
    px = canvas.theme.px
    inviting = mood.hovered or mood.focused or mood.selected
    text, role = (tr("Pair…"), "accent") if inviting else (tr("Stands on its own"), "text3")
    left = px(_PERFORMANCE_PADDING)
    width = canvas.width - left - px(_END)
    canvas.text(text, left, px(TITLE_Y), width, px(TITLE_HEIGHT), font=canvas.theme.font("small"), role=role)


def invitation(canvas: Canvas, mood: Mood) -> None:
    """The right half of a performance goal without a learning goal: a question, and two ways to answer it."""
    px, theme = canvas.theme.px, canvas.theme
    inset = px(6)
    ground(canvas, mood._replace(hovered=False))
    canvas.frame(
        inset, inset, canvas.width - px(12) - inset, canvas.area.height() - 2 * inset - 1, "learn_dash", radius=px(8),
        dashes=(3, 3), fill="hover" if mood.hovered and not mood.selected else None,
    )  # fmt: skip
    left = px(19)
    width = canvas.width - left - px(_END) - px(4)
    question = tr("What would you like to learn on the way?")
    canvas.text(question, left, px(15), width, px(20), font=theme.font("body"), role="text")
    canvas.icon("plus", left, px(42), px(14), "learn")
    add, pair = invitation_texts()
    taken = canvas.text(add, left + px(18), px(40), width - px(18), px(18), font=theme.font("small", 500), role="learn")
    beside = left + px(18) + taken + px(12)
    role = "text" if mood.hovered_zone is Zone.PAIR else "text2"
    canvas.text(pair, beside, px(40), canvas.width - beside - px(_END), px(18), font=theme.font("small"), role=role)
    if mood.hovered_zone is Zone.PAIR:
        end = beside + min(canvas.text_width(pair, theme.font("small")), canvas.width - beside - px(_END))
        canvas.line(beside, px(57), end, px(57), "text2")


def invitation_texts() -> tuple[str, str]:
    """The two ways to answer the invitation."""
    return tr("Add a learning goal"), tr("or pair an existing one")


def let_go(canvas: Canvas) -> None:
    """The cell over which a goal is dragged that can be paired there."""
    px, theme = canvas.theme.px, canvas.theme
    inset = px(4)
    canvas.frame(
        inset, inset, canvas.width - 2 * inset, canvas.area.height() - 2 * inset - 1, "learn_fill", radius=px(8),
        thick=2, fill="learn_tint",
    )  # fmt: skip
    canvas.icon("link", px(16), px(28), px(16), "learn")
    text = tr("Let go to pair them")
    canvas.text(text, px(40), px(26), canvas.width - px(56), px(20), font=theme.font("body", 500), role="text")


def area(canvas: Canvas, name: str) -> None:
    """A row that names an area."""
    px = canvas.theme.px
    canvas.fill(0, 0, canvas.width, canvas.area.height(), "sunken")
    text = name or tr("No area")
    font = canvas.theme.font("small", 600)
    height = canvas.area.height() - 1
    canvas.text(text, px(16), 0, canvas.width - px(32), height, font=font, role="text2", own_words=bool(name))
    canvas.line(0, height + 0.5, canvas.width, height + 0.5, "line")


def zone_at(theme: Theme, row: TableRow, performance_column: bool, width: float, x: float, y: float) -> Zone | None:
    """What a click at a point of a cell means; ``x`` counts from the leading edge."""
    on_line_2 = theme.px(_LINE_2) - theme.px(6) <= y < theme.px(_LINE_2) + theme.px(22)
    if performance_column:
        if row.performance_id and on_line_2 and x < width - theme.px(100):
            return Zone.MEASURE
        return Zone.PAIR if row.learning_id and not row.performance_id else None
    if row.learning_id:
        return Zone.DEPTH if on_line_2 else None
    if not row.performance_id:
        return None
    add, pair = invitation_texts()
    beside = theme.px(19 + 18 + 12) + QFontMetricsF(theme.font("small", 500)).horizontalAdvance(add)
    reach = QFontMetricsF(theme.font("small")).horizontalAdvance(pair)
    on_pair = QRectF(beside - theme.px(6), theme.px(34), reach + theme.px(12), theme.px(28))
    return Zone.PAIR if on_pair.contains(x, y) else Zone.ADD
