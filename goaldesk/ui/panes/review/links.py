"""Lines of a review that open what they are about: goals, with what the period brought them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from goaldesk.core.method.ladder import name as level_name
from goaldesk.core.method.measure import share
from goaldesk.core.queries.review_facts import Moved, Result
from goaldesk.core.types import Kind
from goaldesk.ui import dates, glyphs, wording
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import Painted
from goaldesk.ui.widgets.choose_goal import MARK_OF

_HEIGHT, _TWO_LINES, _NARROWEST, _GAP = 32, 52, 150, 8

Piece = tuple[float, Callable[[float], object]]
"""Something that stands in a line: how wide it is, and what draws it at a place."""


def open_goal(ui: Context, goal_id: str) -> None:
    """Show the page of a goal, and the goal in the table."""
    ui.places.goal_in_table.emit(goal_id)
    ui.places.goal.emit(goal_id)


class GoalLink(Painted):
    """The title of a goal, which opens its page; behind its mark where goals of both kinds stand together."""

    def __init__(self, ui: Context, kind: Kind | None = None) -> None:
        super().__init__(ui)
        self.goal_id, self.title, self._kind = "", "", kind
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)

    def show_goal(self, goal_id: str, title: str, more: str = "") -> None:
        """Show this goal; ``more`` is what else is told of it."""
        self.goal_id, self.title = goal_id, title
        self.setAccessibleName(f"{title}. {more}" if more else title)
        self.setToolTip(title)
        self.update()

    def _open(self) -> None:
        open_goal(self.ui, self.goal_id)

    def sizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(_NARROWEST), self.ui.theme.px(_HEIGHT))

    def draw(self, canvas: Canvas) -> None:
        self.draw_ground(canvas)
        self.draw_title(canvas, canvas.width)

    def draw_ground(self, canvas: Canvas) -> None:
        """What lies under the line while it is pointed at."""
        if ground := self.ground():
            canvas.fill(0, 0, canvas.width, canvas.area.height(), ground, radius=canvas.theme.px(6))

    def draw_title(self, canvas: Canvas, end: float) -> None:
        """The title, as far as there is room before ``end``."""
        px, left, height = canvas.theme.px, 0, canvas.area.height()
        if self._kind:
            icon, role = MARK_OF[self._kind]
            canvas.icon(icon, 0, (height - px(16)) / 2, px(16), role)
            left = px(24)
        font = canvas.theme.font("row-title")
        canvas.text(self.title, left, 0, end - left, height, font=font, role="text", own_words=True)


class MovedLink(GoalLink):
    """A learning goal, and how its understanding moved. The names of the steps yield where there is no room."""

    def show_item(self, moved: Moved) -> None:
        """Show this version of it."""
        self._moved = moved
        self._now = tr(level_name(moved.ladder, moved.after))
        self._then = tr(level_name(moved.ladder, moved.before or 0))
        self._steps_on = moved.moved and moved.before is not None and moved.before != moved.after
        self._stands = moved.after > 0 and not self._steps_on
        more = self._now
        if self._steps_on:
            more = tr("from {before} to {after}", before=self._then, after=self._now)
        elif self._stands:
            more = tr("{level}, the same step as before", level=self._now)
        self.show_goal(moved.id, moved.title, more)

    def draw(self, canvas: Canvas) -> None:
        self.draw_ground(canvas)
        px = canvas.theme.px
        room = canvas.width - canvas.text_width(self.title, canvas.theme.font("row-title")) - px(3 * _GAP)
        pieces = self._pieces(canvas, named=True, remarked=True)
        for named in (True, False):
            if _width(canvas, pieces) > room:
                pieces = self._pieces(canvas, named=named, remarked=False)
        x = canvas.width - _width(canvas, pieces)
        self.draw_title(canvas, x - px(_GAP))
        for width, draw in pieces:
            draw(x)
            x += width + px(_GAP)

    def _pieces(self, canvas: Canvas, *, named: bool, remarked: bool) -> list[Piece]:
        """Where it stood, if that was elsewhere, and where it stands; with names, and with what else is to say."""
        px, moved, pieces = canvas.theme.px, self._moved, []
        if self._steps_on:
            pieces.append(self._ladder(canvas, moved.before or 0))
            pieces += [self._words(canvas, self._then)] if named else []
            arrow = partial(canvas.icon, "forward", y=(canvas.area.height() - px(14)) / 2, size=px(14), role="text2")
            pieces.append((px(14), arrow))
        pieces.append(self._ladder(canvas, moved.after, evidence=moved.checked))
        if named:
            pieces.append(self._words(canvas, self._now, weight=600 if self._steps_on else 0))
        if remarked and self._stands:
            pieces.append(self._words(canvas, tr("· same step as before"), role="text2"))
        return pieces

    def _ladder(self, canvas: Canvas, level: int, *, evidence: bool = True) -> Piece:
        width, height = glyphs.LADDER_SIZE
        top = (canvas.area.height() - canvas.theme.px(height)) / 2
        return canvas.theme.px(width), partial(glyphs.ladder, canvas, y=top, level=level, evidence=evidence)

    def _words(self, canvas: Canvas, text: str, *, weight: int = 0, role: str = "text") -> Piece:
        font, height = canvas.theme.font("small", weight), canvas.area.height()
        width = canvas.text_width(text, font) + 1
        return width, partial(canvas.text, text, y=0, width=width, height=height, font=font, role=role)


def _width(canvas: Canvas, pieces: list[Piece]) -> float:
    return sum(width for width, _ in pieces) + canvas.theme.px(_GAP) * (len(pieces) - 1)


class ResultLink(GoalLink):
    """A performance goal and where it stands; a number that is set aside is left in peace."""

    def show_item(self, result: Result) -> None:
        """Show this version of it."""
        today = self.ui.desk.clock.today()
        self._result = result
        self._due = dates.deadline(dates.day_of(result.due_on), today) if result.due_on else ""
        stands = wording.measure(result.measure, result.after) or tr("no number yet")
        self._stands = tr("number set aside") if result.parked else stands
        self._before = ""
        if result.before is not None and result.before != result.after and not result.parked:
            self._before = tr("· {value} before", value=wording.number(result.before))
        more = ". ".join(part for part in (self._stands, self._before.lstrip("· "), self._due) if part)
        self.show_goal(result.id, result.title, more)

    def sizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(_NARROWEST), self.ui.theme.px(_TWO_LINES))

    def draw(self, canvas: Canvas) -> None:
        self.draw_ground(canvas)
        px, theme, result = canvas.theme.px, canvas.theme, self._result
        above, below = (canvas.within(0, px(top), canvas.width, px(20)) for top in (4, 26))
        small, height = theme.font("small"), px(20)
        end = canvas.width - px(12)
        end -= above.text(self._due, 0, 0, canvas.width, height, font=small, role="text2", trailing=True)
        self.draw_title(above, end)
        left, part = 0.0, None if result.parked else share(result.measure, result.after)
        if part is not None:
            glyphs.progress(below, 0, (height - px(6)) / 2, px(88), part)
            left = px(100)
        medium = theme.font("small", 500)
        left += below.text(self._stands, left, 0, canvas.width - left, height, font=medium, role="text") + px(6)
        below.text(self._before, left, 0, canvas.width - left, height, font=small, role="text2")
