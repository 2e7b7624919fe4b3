"""How hard learning goals feel: below, on or above the edge (look/insights, method.md 4.2)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize

from goaldesk.core.method import challenge as challenge_method
from goaldesk.core.method.challenge import SAID, Suggestion
from goaldesk.core.queries.insights.challenge import Feels, feels
from goaldesk.core.queries.insights.period import Period
from goaldesk.core.types import CHALLENGE_NAMES, Challenge
from goaldesk.ui import dates, glyphs
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.charts.insight import LINE, Insight, wide, write
from goaldesk.ui.charts.readable import Opens, Place, Spot
from goaldesk.ui.charts.sheet import Sheet
from goaldesk.ui.i18n import ntr, tr
from goaldesk.ui.widgets.labels import broken, draw_lines

_HEIGHT, _FIRST, _ROW, _LAST = 131, 18, 32, 114
_GLYPH, _GAP, _BETWEEN = 24, 16, 10
_CHIP, _PADDING, _WIDEST, _LEAST, _ROUND = 24, 8, 170, 84, 4
_NAMED = 8
"""How many goals the words of “12 more” name."""

_ROWS = (Challenge.TOO_HARD, Challenge.AT_THE_EDGE, Challenge.TOO_EASY)
_CALLS = frozenset({Suggestion.STEP_UP, Suggestion.STEP_DOWN, Suggestion.MISSING_PIECE})
"""What is worth a line here; the others say that it is well as it is."""


class _Chip(NamedTuple):
    """A goal in a row, or those that have no more room in it."""

    area: QRectF
    goals: Sequence[Feels]


class ChallengeInsight(Insight):
    """A goal stands where its latest practice note put it; the number is that of all notes in the period."""

    file_name = "how-hard-it-feels"
    tables = ("goal", "practice_note", "offer")
    _goals: Sequence[Feels]

    def read(self, period: Period) -> None:
        self._period = period
        self._goals = feels(self.ui.desk.store, period)

    def title(self) -> str:
        return tr("How hard it feels right now")

    def sentence(self) -> str:
        return tr("The line is the edge of what you can do today: how it felt, not how it went.")

    def nothing(self) -> str:
        return "" if self._goals else tr("When you note how practising felt, your learning goals gather here.")

    def spoken(self) -> str:
        rows = ((felt, [goal.title for goal in self._in(felt)]) for felt in _ROWS)
        said = [tr("{felt}: {goals}", felt=tr(CHALLENGE_NAMES[felt]), goals=", ".join(goals)) for felt, goals in rows
                if goals]  # fmt: skip
        return "; ".join(said)

    def sheet(self) -> Sheet:
        header = (
            tr("Learning goal"), tr("Latest note"), tr("It felt"), tr("Notes: too hard"), tr("Notes: at the edge"),
            tr("Notes: too easy"),
        )  # fmt: skip
        return Sheet(
            header,
            [
                (goal.title, goal.day, _felt(goal), goal.too_hard, goal.at_the_edge, goal.too_easy)
                for goal in self._goals
            ],
        )

    def height(self, width: int) -> int:
        return self.theme.px(_HEIGHT)

    # -- where everything stands

    def _in(self, felt: Challenge) -> list[Feels]:
        return [goal for goal in self._goals if challenge_method.shown(goal.now) is felt]

    def _notes(self, felt: Challenge) -> str:
        number = sum(goal.count(felt) for goal in self._goals)
        return ntr("{n} note", "{n} notes", number) if number else ""

    def _sides(self, width: float) -> tuple[float, float]:
        """Where the goals of a row begin, and where they end."""
        px, small = self.theme.px, self.theme.font("small")
        left = px(_GLYPH) + max(wide(_name(felt), small) for felt in _ROWS) + px(_GAP)
        notes = max(wide(self._notes(felt), small) for felt in _ROWS)
        return round(left), width - round(notes) - px(_GAP)

    def _chips(self, felt: Challenge, width: float) -> Iterator[_Chip]:
        """The goals of a row from its beginning; those that have no room are one chip together."""
        px, goals = self.theme.px, self._in(felt)
        x, end = self._sides(width)
        top = px(_FIRST) + _ROWS.index(felt) * px(_ROW) - px(_CHIP) / 2
        shown = len(goals)
        while shown > 1 and self._room(end - x, shown, len(goals)) < shown * px(_LEAST):
            shown -= 1
        wanted = [min(self._chip_width(goal.title), px(_WIDEST)) for goal in goals[:shown]]
        for goal, taken in zip(goals, _shared(wanted, self._room(end - x, shown, len(goals))), strict=False):
            yield _Chip(QRectF(x, top, taken, px(_CHIP)), [goal])
            x += taken + px(_BETWEEN)
        if rest := goals[shown:]:
            yield _Chip(QRectF(x, top, self._chip_width(_more(len(rest))), px(_CHIP)), rest)

    def _room(self, width: float, shown: int, goals: int) -> float:
        """What is left for the chips of so many goals, without what is between them and the chip of the others."""
        others = self._chip_width(_more(goals - shown)) + self.theme.px(_BETWEEN) if shown < goals else 0
        return width - others - (shown - 1) * self.theme.px(_BETWEEN)

    def _chip_width(self, text: str) -> float:
        return round(wide(text, self.theme.font("small"))) + 2 * self.theme.px(_PADDING) + 1

    def _suggested(self) -> tuple[Feels, str] | None:
        """The first goal with something to suggest, and what (method.md 4.2: one suggestion; the person picks)."""
        for goal in self._goals:
            if goal.suggestion in _CALLS:
                return goal, tr("{goal}: {suggestion}", goal=goal.title, suggestion=tr(SAID[goal.suggestion]))
        return None

    def spots(self, size: QSize) -> Sequence[Spot]:
        px, found = self.theme.px, []
        for lane, felt in enumerate(_ROWS):
            for chip in self._chips(felt, size.width()):
                opens = Opens(Place.GOAL, chip.goals[0].goal_id) if len(chip.goals) == 1 else None
                found.append(Spot(chip.area, self._said(felt, chip.goals), lane, opens))
        suggested = self._suggested()
        if suggested:
            goal, said = suggested
            area = QRectF(0, px(_LAST) - px(LINE), size.width(), 2 * px(LINE))
            found.append(Spot(area, said, len(_ROWS), Opens(Place.GOAL, goal.goal_id)))
        return found

    def _said(self, felt: Challenge, goals: Sequence[Feels]) -> str:
        if len(goals) > 1:
            names = [goal.title for goal in goals[:_NAMED]]
            if len(goals) > _NAMED:
                names.append(ntr("{n} more", "{n} more", len(goals) - _NAMED))
            return tr("{felt}: {goals}", felt=_name(felt), goals=", ".join(names))
        goal = goals[0]
        counts = (
            ntr("{n} note too hard", "{n} notes too hard", goal.too_hard) if goal.too_hard else "",
            ntr("{n} note at the edge", "{n} notes at the edge", goal.at_the_edge) if goal.at_the_edge else "",
            ntr("{n} note too easy", "{n} notes too easy", goal.too_easy) if goal.too_easy else "",
        )
        day = dates.month_day(goal.day, self._period.last)
        return tr("{goal}: {felt} on {day}; {counts}", goal=goal.title, felt=_felt(goal), day=day,
                  counts=", ".join(count for count in counts if count))  # fmt: skip

    # -- drawing

    def draw(self, canvas: Canvas, seen: QRectF) -> None:
        px, scale = canvas.theme.px, canvas.theme.scale
        left, end = self._sides(canvas.width)
        for row, felt in enumerate(_ROWS):
            middle = px(_FIRST) + row * px(_ROW)
            glyphs.challenge(canvas, 0, middle - px(glyphs.CHALLENGE_SIZE[1]) / 2, felt)
            write(canvas, _name(felt), px(_GLYPH), middle, left - px(_GLYPH))
            if felt is Challenge.AT_THE_EDGE:
                canvas.line(left, middle, end, middle, "text", thick=2 * scale)
            for chip in self._chips(felt, canvas.width):
                self._draw_chip(canvas, chip)
            write(canvas, self._notes(felt), end, middle, canvas.width - end, trailing=True)
        suggested = self._suggested()
        if suggested:
            lines = broken(suggested[1], canvas.theme.font("small"), canvas.width)[:2]
            draw_lines(canvas, lines, "small", role="text2", y=px(_LAST) - len(lines) * px(LINE) / 2)

    def _draw_chip(self, canvas: Canvas, chip: _Chip) -> None:
        px, area = canvas.theme.px, chip.area
        one = len(chip.goals) == 1
        role, ground = ("learn_line", "learn_tint") if one else ("ctl", "raised")
        x, y, width, height = area.x(), area.y(), area.width(), area.height()
        canvas.frame(x, y, width, height, role, radius=px(_ROUND), fill=ground)
        text = chip.goals[0].title if one else _more(len(chip.goals))
        room = width - 2 * px(_PADDING) + 1
        write(canvas, text, x + px(_PADDING), area.center().y(), room, role="text", own_words=one)


def _shared(wanted: Sequence[float], room: float) -> list[float]:
    """Widths for as much room as there is: who wants less than an equal share leaves the rest to the others."""
    most, left = 0.0, len(wanted)
    for width in sorted(wanted):
        most = room / left
        if width > most:
            break
        room, left, most = room - width, left - 1, width
    return [min(width, most) for width in wanted]


def _name(felt: Challenge) -> str:
    name = tr(CHALLENGE_NAMES[felt])
    return name[:1].upper() + name[1:]


def _felt(goal: Feels) -> str:
    """Its latest note, in the words of the scale of five."""
    return tr(challenge_method.FELT_NAMES[goal.now])


def _more(number: int) -> str:
    return ntr("{n} more", "{n} more", number)
