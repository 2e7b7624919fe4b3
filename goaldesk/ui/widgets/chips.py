"""Chips: goals and tags that something is linked to."""

import math

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy

from goaldesk.core.types import Kind
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import Painted

_HEIGHT, _ICON, _LONGEST, _NARROWEST = 28, 14, 420, 80


class Chip(Painted):
    """A small box with an icon and a name. Delete or its cross take it away, where that is possible."""

    opened = Signal(str)
    removed = Signal(str)

    def __init__(
        self, ui: Context, key: str, text: str, kind: Kind | None, *, removable: bool, longest: int = 0
    ) -> None:
        """``kind`` is that of a goal; None makes it a tag. Both signals carry ``key``.

        ``longest`` is the width at which the name is cut, as in the drawings; 0 for the usual one.
        """
        super().__init__(ui)
        self._longest = longest or _LONGEST
        self._key, self._text, self._kind, self._removable = key, text, kind, removable
        self.clicked.connect(self._open)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(text.replace("&", "&&"))
        names = {
            Kind.PERFORMANCE: tr("Performance goal: {title}", title=text),
            Kind.LEARNING: tr("Learning goal: {title}", title=text),
            None: tr("Tag: {tag}", tag=text),
        }
        self.setAccessibleName(names[kind])
        self.setToolTip(text)

    def sizeHint(self) -> QSize:
        px = self.ui.theme.px
        width = QFontMetricsF(self.ui.theme.font("small")).horizontalAdvance(self._text) + px(9 + _ICON + 6 + 10)
        return QSize(min(math.ceil(width), px(self._longest)), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), self.ui.theme.px(_NARROWEST)), hint.height())

    def _open(self) -> None:
        self.opened.emit(self._key)

    def _cross(self) -> QRectF:
        """Where the cross is, from the leading edge."""
        px = self.ui.theme.px
        return QRectF(self.width() - px(24), 0, px(24), self.height())

    def draw(self, canvas: Canvas) -> None:
        px, height = canvas.theme.px, canvas.area.height()
        fill, line, role, icon = {
            Kind.PERFORMANCE: ("perf_tint", "perf_line", "perf", "flag"),
            Kind.LEARNING: ("learn_tint", "learn_line", "learn", "steps"),
            None: (self.ground() or "sunken", "line", "text2", "tag"),
        }[self._kind]
        canvas.frame(0, 0, canvas.width, height, line, radius=px(6), fill=fill)
        canvas.icon(icon, px(9), (height - px(_ICON)) / 2, px(_ICON), role)
        left = px(9 + _ICON + 6)
        cross = self._removable and (self.underMouse() or self.hasFocus())
        room = canvas.width - left - px(22 if cross else 8)
        font = canvas.theme.font("small")
        canvas.text(self._text, left, 0, room, height, font=font, role="text", own_words=True)
        if cross:
            canvas.icon("close", canvas.width - px(20), (height - px(12)) / 2, px(12), "text2")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            x = self.width() - x
        if self._removable and self._cross().contains(x, event.position().y()):
            self.setDown(False)
            self.removed.emit(self._key)
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removable and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit(self._key)
        else:
            super().keyPressEvent(event)
