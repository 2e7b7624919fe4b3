"""Buttons as drawn in look/states.png. They paint themselves, so that a style sheet has less to do at start-up."""

import math
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from goaldesk.ui.by_key import BY_KEY
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.look import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu


class Manner(StrEnum):
    """How much a button asks to be pressed. One filled button in a region is enough."""

    PRIMARY = "primary"
    NORMAL = "normal"
    QUIET = "quiet"
    LINK = "link"
    DASHED = "dashed"


class Painted(QAbstractButton):
    """What the painted buttons share: hover, pressed, focus by keyboard, a name for screen readers."""

    def __init__(self, ui: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = ui
        self.focused_by_key = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        ui.look.changed.connect(self._measure_again)

    def _measure_again(self) -> None:
        self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:  # the window came back: nobody moved in it
            self.focused_by_key = event.reason() in BY_KEY
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does; Qt leaves that to the style of the system. Ctrl+Enter is for the dialog."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def ground(self) -> str | None:
        """What lies under the label while the pointer is over it or the button is down."""
        if not self.isEnabled():
            return None
        if self.isDown():
            return "pressed"
        return "hover" if self.underMouse() else None

    def open_menu(self, menu: "QMenu") -> None:
        """Open a menu below the button, and within the window."""
        corner, window = self.mapToGlobal(self.rect().bottomLeft()), self.window()
        end = window.mapToGlobal(window.rect().bottomRight()).x() - self.ui.theme.px(4)
        corner.setX(min(corner.x(), end - menu.sizeHint().width()))
        menu.exec(corner)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.draw(self.ui.canvas(painter, self))
        painter.end()

    def draw(self, canvas: Canvas) -> None:
        """Paint the button; every kind of button does this in its own way."""


class IconButton(Painted):
    """A square button with an icon. Its text is its name and its tool tip."""

    def __init__(
        self, ui: Context, icon: str, text: str, *, role: str = "text2", size: int = 28, icon_size: int = 16,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(ui, parent)
        self._icon, self._role, self._size, self._icon_size = icon, role, size, icon_size
        self.name(text)

    def name(self, text: str, keys: str = "") -> None:
        """What the button does, for tool tip and screen reader."""
        self.setText(text.replace("&", "&&"))
        self.setToolTip(f"{text} ({keys})" if keys else text)

    def show_icon(self, icon: str, role: str) -> None:
        """Show another icon."""
        self._icon, self._role = icon, role
        self.update()

    def sizeHint(self) -> QSize:
        side = self.ui.theme.px(self._size)
        return QSize(side, side)

    def draw(self, canvas: Canvas) -> None:
        ground = self.ground() or ("accent_tint" if self.isChecked() else None)
        if ground:
            canvas.fill(0, 0, canvas.width, canvas.area.height(), ground, radius=canvas.theme.px(6))
        size = canvas.theme.px(self._icon_size)
        role = self._role if self.isEnabled() else "text_disabled"
        canvas.icon(self._icon, (canvas.width - size) / 2, (canvas.area.height() - size) / 2, size, role)


class TextButton(Painted):
    """A button with a label, perhaps an icon before it and a key cap behind it."""

    def __init__(
        self, ui: Context, text: str, *, manner: Manner = Manner.NORMAL, icon: str = "", keys: str = "",
        height: int = 32, font: str = "body", role: str = "", wide: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """One that is ``wide`` takes all the room there is, and has its label in the middle."""
        super().__init__(ui, parent)
        if wide:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._manner, self._icon, self._keys, self._height, self._font = manner, icon, keys, height, font
        self._role = role or _INK[manner]
        self._label = self._after = ""
        self.say(text)

    def say(self, text: str) -> None:
        """Change the label."""
        if text != self._label:
            self._label = text
            self.setText(text.replace("&", "&&"))
            self.updateGeometry()
            self.update()

    def end_with(self, icon: str) -> None:
        """Show an icon behind the label, or none."""
        if icon != self._after:
            self._after = icon
            self.updateGeometry()
            self.update()

    def label(self) -> str:
        """The label as it is read."""
        return self._label

    def sizeHint(self) -> QSize:
        px = self.ui.theme.px
        width = float(self._lead() + px(_PADDING[self._manner]))
        width += QFontMetricsF(self._label_font()).horizontalAdvance(self._label)
        if self._icon:
            width += px(self._icon_size()) + (px(_GAP) if self._label else 0)
        if self._after:
            width += px(_GAP + self._icon_size())
        if self._keys:
            width += px(_GAP) + key_cap_width(self.ui.theme, self._keys)
        return QSize(math.ceil(width), px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(self._height), self.sizeHint().height())

    def draw(self, canvas: Canvas) -> None:
        px, height = canvas.theme.px, canvas.area.height()
        self._draw_ground(canvas)
        role = self._role if self.isEnabled() else "text_disabled"
        if self.isChecked():
            role = "text"
        if self.isDown() and self._manner is Manner.LINK:
            role = "accent_hover"
        x = float(self._lead())
        if self.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Expanding:
            x += max(0, (canvas.width - self.sizeHint().width()) // 2)
        if self._icon:
            icon_role, size = "learn" if self._role == "learn" else role, px(self._icon_size())
            canvas.icon(self._icon, x, (height - size) / 2, size, icon_role)
            x += size + px(_GAP)
        room = canvas.width - x - px(_PADDING[self._manner])
        if self._keys:
            room -= px(_GAP) + key_cap_width(canvas.theme, self._keys)
        if self._after:
            size = px(self._icon_size())
            room -= size + px(_GAP)
            canvas.icon(self._after, x + room + px(_GAP), (height - size) / 2, size, role)
        taken = canvas.text(self._label, x, 0, math.ceil(room), height, font=self._label_font(), role=role)
        if self._manner is Manner.LINK and self._underlined():
            below = round(height / 2) + px(9) - 0.5
            canvas.line(x, below, x + taken, below, role)
        if self._keys:
            draw_key_cap(canvas, canvas.width - px(_PADDING[self._manner]), self._keys, role)

    def _lead(self) -> int:
        """The space before the icon or the label; an icon brings some of its own."""
        padding = _PADDING[self._manner]
        return self.ui.theme.px(padding - 2 if self._icon and padding > _GAP else padding)

    def _icon_size(self) -> int:
        return 16 if self._manner in {Manner.PRIMARY, Manner.NORMAL} else 14

    def _underlined(self) -> bool:
        return self.underMouse() or (self._manner is Manner.LINK and self.property("underlined") is True)

    def _label_font(self) -> QFont:
        return self.ui.theme.font(self._font, 600 if self.isChecked() else _WEIGHT[self._manner])

    def _draw_ground(self, canvas: Canvas) -> None:
        height, radius = canvas.area.height(), canvas.theme.px(6)
        ground = self.ground() or ("accent_tint" if self.isChecked() else None)
        if not self.isEnabled() and self._manner in {Manner.PRIMARY, Manner.NORMAL}:
            canvas.frame(0, 0, canvas.width, height, "line_strong", radius=radius, dashes=(3, 3))
        elif self._manner is Manner.PRIMARY:
            canvas.fill(0, 0, canvas.width, height, "accent_hover" if ground else "accent", radius=radius)
        elif self._manner is Manner.NORMAL:
            canvas.frame(0, 0, canvas.width, height, "ctl", radius=radius, fill=ground or "raised")
        elif self._manner is Manner.DASHED:
            canvas.frame(0, 0, canvas.width, height, "ctl", radius=radius, dashes=(3, 3), fill=ground)
        elif self._manner is Manner.QUIET and ground:
            canvas.fill(0, 0, canvas.width, height, ground, radius=radius)


_INK = {
    Manner.PRIMARY: "on_accent",
    Manner.NORMAL: "text",
    Manner.QUIET: "text2",
    Manner.LINK: "accent",
    Manner.DASHED: "text2",
}
_PADDING = {Manner.PRIMARY: 13, Manner.NORMAL: 13, Manner.QUIET: 6, Manner.LINK: 0, Manner.DASHED: 9}
_WEIGHT = {Manner.PRIMARY: 600, Manner.NORMAL: 500, Manner.QUIET: 400, Manner.LINK: 500, Manner.DASHED: 400}
_GAP = 7
_CAP_PADDING, _CAP_HEIGHT = 5, 20


def key_cap_width(theme: Theme, keys: str) -> int:
    """How wide a key cap is."""
    width = QFontMetricsF(theme.font("caption")).horizontalAdvance(_on_the_cap(keys))
    return math.ceil(width) + 2 * theme.px(_CAP_PADDING)


def _on_the_cap(keys: str) -> str:
    """Ctrl N for Ctrl+N, as in the drawings."""
    return keys.replace("+", " ")


def draw_key_cap(canvas: Canvas, end: float, keys: str, role: str = "text2", line: str = "line") -> None:
    """Keys as they stand on a keyboard, ending at ``end`` from the leading edge, in the middle of the height."""
    width, height = key_cap_width(canvas.theme, keys), canvas.theme.px(_CAP_HEIGHT)
    top = (canvas.area.height() - height) / 2
    quiet = role == "text2"
    canvas.frame(
        end - width, top, width, height, line if quiet else role, radius=canvas.theme.px(4),
        fill="sunken" if quiet else None,
    )  # fmt: skip
    font = canvas.theme.font("caption")
    canvas.text(_on_the_cap(keys), end - width, top, width, height, font=font, role=role, centred=True)
