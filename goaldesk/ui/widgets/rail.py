"""The rail at the leading edge: the program's sign, the sections, and lock and settings at the foot."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import Painted
from goaldesk.ui.widgets.labels import Ground

WIDTH = 72
_ITEM = (64, 52)
_WITHOUT_LABEL = 36
"""How low an item may become where the window is low, for its size of text; its label has no room then."""


class Section(NamedTuple):
    """One section of the program: its name in the code, its icon and its label."""

    name: str
    icon: str
    label: str


class Rail(Ground):
    """One section is current; the others are one click away."""

    chosen = Signal(str)
    """A section was chosen, by its name."""

    def __init__(self, ui: Context, sections: Sequence[Section]) -> None:
        super().__init__(ui, "window")
        self._items: dict[str, _Item] = {}
        self._group = QButtonGroup(self)
        px = ui.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(4), 0, px(4), px(8))
        column.setSpacing(px(4))
        column.addWidget(_Sign(ui))
        for section in sections:
            item = _Item(ui, section.icon, section.label)
            item.setCheckable(True)
            self._group.addButton(item)
            self._items[section.name] = item
            column.addWidget(item)
        column.addStretch(1)
        self.lock: _Item | None = None
        if ui.desk.is_protected():
            self.lock = _Item(ui, "lock", tr("Lock"))
            column.addWidget(self.lock)
        self.settings = _Item(ui, "settings", tr("Settings"))
        column.addWidget(self.settings)
        self._group.buttonClicked.connect(self._clicked)
        self.setFixedWidth(px(WIDTH))

    def show_section(self, name: str) -> None:
        """Mark a section as the current one."""
        self._items[name].setChecked(True)

    def _clicked(self, button: Painted) -> None:
        self.chosen.emit(next(name for name, item in self._items.items() if item is button))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        canvas = self.ui.canvas(painter, self)
        canvas.line(canvas.width - 0.5, 0, canvas.width - 0.5, self.height(), "line")
        for item in self._items.values():
            if item.isChecked():
                top = item.y() + (item.height() - self.ui.theme.px(28)) / 2
                canvas.fill(0, top, self.ui.theme.px(3), self.ui.theme.px(28), "accent", radius=1)
        painter.end()


class _Sign(QWidget):
    """The program's sign: 32 in a box of 56."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        self.setFixedHeight(ui.theme.px(52))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = self._ui.theme.px(32)
        canvas = self._ui.canvas(painter, self)
        canvas.icon("icon", (canvas.width - side) / 2, self._ui.theme.px(12), side, "text")
        painter.end()


class _Item(Painted):
    """A section: an icon above its label."""

    def __init__(self, ui: Context, icon: str, label: str) -> None:
        super().__init__(ui)
        self._icon = icon
        self.setText(label)
        self.setToolTip(label)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self.toggled.connect(self._toggled)

    def _toggled(self) -> None:
        self.update()
        parent = self.parentWidget()
        if parent:
            parent.update()

    def sizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(_ITEM[0]), self.ui.theme.px(_ITEM[1]))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(_ITEM[0]), self.ui.theme.px(_WITHOUT_LABEL))

    def draw(self, canvas: Canvas) -> None:
        px, current, height = canvas.theme.px, self.isChecked(), canvas.area.height()
        ground = "accent_tint" if current else self.ground()
        if ground:
            canvas.fill(0, 0, canvas.width, height, ground, radius=px(8))
        role, labelled = "accent" if current else "text2", height >= px(31) + px(14)
        canvas.icon(self._icon, (canvas.width - px(20)) / 2, px(7) if labelled else (height - px(20)) / 2, px(20), role)
        if not labelled:
            return
        font = canvas.theme.font("caption", 600 if current else 500)
        canvas.text(self.text(), 0, px(31), canvas.width, px(14), font=font, role=role, centred=True)
