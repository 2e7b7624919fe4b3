"""What every picture has in common: the pointer and the arrow keys go from spot to spot, and each says what it is."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from goaldesk.ui.by_key import BY_KEY
from goaldesk.ui.canvas import Canvas, mirrored
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_REACH = 2
"""How far beside a spot, in pixels of the drawings, the pointer still means it."""


class Place(StrEnum):
    """What a spot may lead to."""

    GOAL = "goal"
    DAY = "day"
    SETBACK = "setback"


class Opens(NamedTuple):
    """The one thing that a spot stands for: a goal or a setback by its id, or a day."""

    place: Place
    what: str | date


class Spot(NamedTuple):
    """A part of a picture that stands for something. ``area`` counts from the leading edge and the top.

    Spots of a ``lane`` are reached by going along, the others by going up and down.
    """

    area: QRectF
    said: str
    lane: int = 0
    opens: Opens | None = None


class Readable(QWidget):
    """A picture that is read spot by spot."""

    opened = Signal(object)
    """The person wants to go to what a spot stands for (``Opens``)."""

    reached = Signal(object)
    """The keys have come here or to a spot; its area (``QRect``) is to be in sight."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self.ui = ui
        self.current: int | None = None
        self.ring = False
        self._spots: Sequence[Spot] | None = None
        self._pressed: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        ui.look.changed.connect(self.lay_out_again)

    # -- what a picture says for itself

    def find_spots(self) -> Sequence[Spot]:
        """Where everything stands at the present size, from the top, along each lane; every picture has its own."""
        raise NotImplementedError

    def hint(self) -> str:
        """What the keys do, for whoever does not see the picture."""
        return tr("The arrow keys go from mark to mark.")

    def nearest(self, at: QPointF) -> int | None:
        """The spot that is meant by a point, counted from the leading edge; None if there is none."""
        reach = self.ui.theme.px(_REACH)
        near = [
            number
            for number, spot in enumerate(self.spots())
            if spot.area.adjusted(-reach, -reach, reach, reach).contains(at)
        ]
        return min(near, key=lambda number: _apart(self.spots()[number].area.center(), at), default=None)

    # -- going from spot to spot

    def spots(self) -> Sequence[Spot]:
        """Where everything stands."""
        if self._spots is None:
            self._spots = self.find_spots()
        return self._spots

    def lay_out_again(self) -> None:
        """Find everything's place anew: there is something else to see, or it looks another way."""
        self._spots = None
        there = self.current is not None and self.current < len(self.spots())
        self.go_to(self.current if there else None)

    def go_to(self, number: int | None) -> None:
        """Make a spot the current one; its words become those of the picture. None leaves all of them."""
        self.current = number
        self.setAccessibleDescription(self.hint() if number is None else self.spots()[number].said)
        self.update()

    def tell(self, number: int) -> None:
        """Say beside a spot what it is."""
        spot = self.spots()[number]
        QToolTip.showText(self.mapToGlobal(self._on_screen(spot.area).center()), spot.said, self)

    def _on_screen(self, area: QRectF) -> QRect:
        return mirrored(area.toAlignedRect(), self.rect(), rtl=self.ui.look.rtl(self))

    def _from_leading(self, at: QPointF) -> QPointF:
        return QPointF(self.width() - at.x(), at.y()) if self.ui.look.rtl(self) else at

    def _to(self, key: Qt.Key, *, far: bool) -> int | None:
        """Where a key leads; None if it leads nowhere, and is for whoever is around."""
        spots, now = self.spots(), self.current
        forward = Qt.Key.Key_Left if self.ui.look.rtl(self) else Qt.Key.Key_Right
        back = Qt.Key.Key_Right if self.ui.look.rtl(self) else Qt.Key.Key_Left
        if not spots:
            return None
        if now is None:
            first, last = {forward, Qt.Key.Key_Down, Qt.Key.Key_Home}, {back, Qt.Key.Key_End}
            return 0 if key in first else (len(spots) - 1 if key in last else None)
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            return self._beside(now, -1 if key == Qt.Key.Key_Up else 1)
        lane = [number for number, spot in enumerate(spots) if far or spot.lane == spots[now].lane]
        at = lane.index(now)
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(lane) - 1}
        goes = {forward: at + 1, back: at - 1, **ends}
        return lane[max(0, min(goes[key], len(lane) - 1))] if key in goes else None

    def _beside(self, now: int, step: int) -> int | None:
        """The nearest spot of the next lane up or down."""
        spots = self.spots()
        lanes = sorted({spot.lane for spot in spots})
        at = lanes.index(spots[now].lane) + step
        if not 0 <= at < len(lanes):
            return None
        there = [number for number, spot in enumerate(spots) if spot.lane == lanes[at]]
        x = spots[now].area.center().x()
        return min(there, key=lambda number: abs(spots[number].area.center().x() - x))

    # -- what Qt tells

    def keyPressEvent(self, event: QKeyEvent) -> None:
        far = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = Qt.Key(event.key())
        if key in _ENTER and self.current is not None:
            self._open(self.current)
        elif (to := self._to(key, far=far and key in {Qt.Key.Key_Home, Qt.Key.Key_End})) is not None:
            self.go_to(to)
            self.reached.emit(self._on_screen(self.spots()[to].area))
            self.tell(to)
        else:
            super().keyPressEvent(event)

    def _open(self, number: int) -> None:
        opens = self.spots()[number].opens
        if opens is not None:
            self.opened.emit(opens)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        nearest = self.nearest(self._from_leading(event.position()))
        leads = nearest is not None and self.spots()[nearest].opens is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        if nearest != self.current:
            self.go_to(nearest)
            if nearest is not None and QToolTip.isVisible():
                self.tell(nearest)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.nearest(self._from_leading(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        nearest = self.nearest(self._from_leading(event.position()))
        if nearest is not None and nearest == self._pressed and event.button() is Qt.MouseButton.LeftButton:
            self._open(nearest)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            nearest = self.nearest(self._from_leading(QPointF(event.pos())))
            if nearest is not None:
                self.tell(nearest)
            return True
        return super().event(event)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self.go_to(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spots = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.ring = event.reason() in BY_KEY
        if self.ring:
            self.reached.emit(self.rect())
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.ring = False
        self.go_to(None)
        QToolTip.hideText()
        super().focusOutEvent(event)

    def draw_focus(self, canvas: Canvas) -> None:
        """A ring around the whole picture, if the focus came here by key."""
        if self.ring:
            canvas.frame(0, 0, self.width(), self.height(), "focus", thick=2, radius=3)


def _apart(one: QPointF, other: QPointF) -> float:
    return (one - other).manhattanLength()
