"""The story of a learning goal as a picture: how deep it went, and below that what was tried, asked and answered."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QHelpEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from goaldesk.core.method.ladder import LEVELS
from goaldesk.core.queries.learning import Event
from goaldesk.core.types import Ladder
from goaldesk.ui import dates, wording
from goaldesk.ui.by_key import BY_KEY
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import ntr, tr

LANES = ("tried", "asked", "answered", "setback")
"""What stands below the line of depth, each in a lane of its own; the last one only where there is any."""

DRAWN = frozenset({"check", *LANES})

_TOP, _RISE, _LANE, _AXIS, _APART, _END = 7, 9, 15, 18, 11, 7
_TOLD = 4


class Mark(NamedTuple):
    """What is drawn at one place: one event, or several that would lie over each other. In pixels from the corner."""

    x: float
    y: float
    events: tuple[Event, ...]

    @property
    def last(self) -> Event:
        """The one that it looks like."""
        return self.events[-1]


class StoryChart(QWidget):
    """Time runs along the line of reading. The arrow keys go from mark to mark."""

    told = Signal(str)
    """What the mark that the keys are at stands for; empty once they have left."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        self._events: Sequence[Event] = ()
        self._ladder, self._today = Ladder.KNOW, date.min
        self._at: int | None = None
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        ui.look.changed.connect(self._measure_again)

    def _measure_again(self) -> None:
        self.updateGeometry()

    def show_story(self, events: Sequence[Event], ladder: Ladder, today: date) -> None:
        """Show these events, in their order. All of them are of kinds in ``DRAWN``."""
        if events != self._events:
            self._at = None
        self._events = events
        self._ladder, self._today = ladder, today
        self.setAccessibleName(wording.story(events, ladder, today))
        self.updateGeometry()
        self.update()

    def lanes(self) -> list[str]:
        """The lanes that there are."""
        return [lane for lane in LANES if lane != "setback" or any(event.what == lane for event in self._events)]

    def sizeHint(self) -> QSize:
        px = self._ui.theme.px
        return QSize(px(240), round(self._lane_y(len(self.lanes())) - px(_LANE) / 2) + px(_AXIS))

    # -- where things stand, from the leading edge

    def _level_y(self, level: int) -> float:
        """The height of a level; 0 is below the first."""
        return float(self._ui.theme.px(_TOP + (LEVELS[-1] - level) * _RISE))

    def _lane_y(self, number: int) -> float:
        px = self._ui.theme.px
        return self._level_y(0) + px(6) + px(_LANE) * (number + 0.5)

    def _start(self) -> float:
        """Where time begins: behind the names of the lanes."""
        metrics = QFontMetricsF(self._ui.theme.font("caption"))
        names = [*_names().values()]
        return max(metrics.horizontalAdvance(name) for name in names) + self._ui.theme.px(14)

    def _x(self, day: date) -> float:
        """The place of a day. A story of one day stands at the beginning."""
        first, last = self._span()
        start = self._start()
        room = self.width() - start - self._ui.theme.px(_END)
        return start + room * (day - first).days / max(1, (last - first).days)

    def _span(self) -> tuple[date, date]:
        first = self._events[0].day if self._events else self._today
        return first, max(self._today, self._events[-1].day if self._events else self._today)

    def marks(self) -> list[Mark]:
        """Everything that is drawn, in the order of time. What would lie over each other is one mark."""
        found = [self._of_checks(), *(self._of_lane(lane, number) for number, lane in enumerate(self.lanes()))]
        return sorted((mark for part in found for mark in part), key=lambda mark: (mark.x, mark.y))

    def _of_checks(self) -> list[Mark]:
        checks = (event for event in self._events if event.what == "check")
        return [Mark(mark.x, self._level_y(mark.last.level), mark.events) for mark in self._together(checks, 0)]

    def _of_lane(self, lane: str, number: int) -> list[Mark]:
        return self._together((event for event in self._events if event.what == lane), self._lane_y(number))

    def _together(self, events: Iterable[Event], y: float) -> list[Mark]:
        marks: list[Mark] = []
        apart = self._ui.theme.px(_APART)
        for event in events:
            x = self._x(event.day)
            if marks and x - marks[-1].x < apart:
                marks[-1] = marks[-1]._replace(events=(*marks[-1].events, event))
            else:
                marks.append(Mark(x, y, (event,)))
        return marks

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas = self._ui.canvas(painter, self)
        if self._events:
            self._draw_ground(canvas)
            self._draw_line(canvas)
            for number, mark in enumerate(self.marks()):
                self._draw_mark(canvas, mark)
                if number == self._at:
                    size = canvas.theme.px(16)
                    canvas.frame(mark.x - size / 2, mark.y - size / 2, size, size, "focus", thick=2, radius=size / 2)
        if self._ring:
            canvas.frame(0, 0, self.width(), self.height(), "focus", thick=2, radius=3)
        painter.end()

    def _draw_ground(self, canvas: Canvas) -> None:
        """Five faint steps, the names of the lanes, and the days at either end."""
        theme, px, start = canvas.theme, canvas.theme.px, self._start()
        font, names = theme.font("caption"), _names()
        for level in LEVELS:
            y = self._level_y(level)
            canvas.line(start - px(6), y, canvas.width, y, "line")
        middle = self._level_y(3)
        for name, y in (("check", middle), *((lane, self._lane_y(at)) for at, lane in enumerate(self.lanes()))):
            canvas.text(names[name], 0, y - px(8), start - px(8), px(16), font=font, role="text3")
        first, last = self._span()
        top = self._lane_y(len(self.lanes())) - px(_LANE) / 2
        days = [dates.short_day(first, self._today)]
        if last > first:
            days.append(tr("today") if last == self._today else dates.short_day(last, self._today))
        for number, day in enumerate(days):
            room = canvas.width - start + px(6)
            canvas.text(day, start - px(6), top, room, px(16), font=font, role="text3", trailing=number == 1)

    def _draw_line(self, canvas: Canvas) -> None:
        """How deep it went: level until the next check, then up or down."""
        checks = [event for event in self._events if event.what == "check"]
        if not checks:
            return
        first, last = self._span()
        thick = canvas.theme.px(2)
        level = checks[0].level if checks[0].before is None else checks[0].before
        x = self._x(checks[0].day if checks[0].before is None else first)
        for check in checks:
            across, y, to = self._x(check.day), self._level_y(level), self._level_y(check.level)
            canvas.line(x, y, across, y, "learn_fill", thick=thick)
            canvas.line(across, y, across, to, "learn_fill", thick=thick)
            x, level = across, check.level
        canvas.line(x, self._level_y(level), self._x(last), self._level_y(level), "learn_fill", thick=thick)

    def _draw_mark(self, canvas: Canvas, mark: Mark) -> None:
        px, what = canvas.theme.px, mark.last.what
        more = px(1) if len(mark.events) > 1 else 0
        if what == "check":
            hollow = None if mark.last.evidence else "surface"
            canvas.dot(mark.x, mark.y, px(4) + more, "learn_fill", hollow=hollow)
        elif what in {"asked", "answered"}:
            hollow = "surface" if what == "asked" else None
            canvas.dot(mark.x, mark.y, px(3.5) + more, "learn_fill", hollow=hollow)
        elif what == "setback":
            wide, high = px(3) + more, px(11)
            canvas.fill(round(mark.x - wide / 2), round(mark.y - high / 2), wide, high, "notice", radius=1)
        else:
            side = px(12) + more
            canvas.icon("try", mark.x - side / 2, mark.y - side / 2, side, "text2")

    # -- what a mark stands for

    def words(self, mark: Mark) -> str:
        """Day and words of a mark; of several events the first few."""
        told = [self._told(event) for event in mark.events[:_TOLD]]
        if more := len(mark.events) - len(told):
            told.append(ntr("and {n} more", "and {n} more", more))
        return "\n".join(told)

    def _told(self, event: Event) -> str:
        day, words = dates.short_day(event.day, self._today), " ".join(event.text.split())
        if event.what == "check":
            level = wording.level(self._ladder, event.level)
            return tr("{day}: {level}. {words}", day=day, level=level, words=words or tr("a guess so far"))
        return tr("{day}, {lane}: {words}", day=day, lane=_names()[event.what], words=words)

    def _mark_at(self, where: QPoint) -> Mark | None:
        x = self.width() - where.x() if self._ui.look.rtl(self) else where.x()
        near = [(abs(mark.x - x) + abs(mark.y - where.y()), mark) for mark in self.marks()]
        distance, mark = min(near, key=lambda each: each[0], default=(0, None))
        return mark if distance <= self._ui.theme.px(_APART) else None

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            mark = self._mark_at(event.pos())
            QToolTip.showText(event.globalPos(), self.words(mark) if mark else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rtl, marks = self._ui.look.rtl(self), len(self.marks())
        forward, back = (Qt.Key.Key_Left, Qt.Key.Key_Right) if rtl else (Qt.Key.Key_Right, Qt.Key.Key_Left)
        at = -1 if self._at is None else self._at
        wanted = {forward: at + 1, back: at - 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: marks - 1}
        if event.key() not in wanted:
            super().keyPressEvent(event)
        elif marks:
            self._go(max(0, min(wanted[Qt.Key(event.key())], marks - 1)))

    def _go(self, at: int | None) -> None:
        self._at = at
        words = "" if at is None else self.words(self.marks()[at])
        self.setAccessibleDescription(words)
        self.told.emit(words)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in BY_KEY
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring = False
        self._go(None)
        super().focusOutEvent(event)


def _names() -> dict[str, str]:
    """What the lanes are called, and the line above them."""
    return {
        "check": tr("depth"),
        "tried": tr("tried"),
        "asked": tr("asked"),
        "answered": tr("answered"),
        "setback": tr("setback"),
    }
