"""Every key and what it does, from the table of commands."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from goaldesk.ui.actions import SPECS, Actions
from goaldesk.ui.context import Context
from goaldesk.ui.dialogs.frame import Dialog
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import draw_key_cap, key_cap_width
from goaldesk.ui.widgets.labels import Label
from goaldesk.ui.widgets.scrollbar import ScrollArea

_WIDTH, _HEIGHT = 640, 520


class _Keys(QWidget):
    """Keys as caps."""

    def __init__(self, ui: Context, keys: str) -> None:
        super().__init__()
        self._ui, self._keys = ui, keys
        self.setAccessibleName(keys)
        self.setFixedSize(key_cap_width(ui.theme, keys), ui.theme.px(22))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas = self._ui.canvas(painter, self)
        draw_key_cap(canvas, canvas.width, self._keys, line="ctl")
        painter.end()


class KeysDialog(Dialog):
    """Grouped as the menus are, and below them what the table and the text do by themselves."""

    def __init__(self, ui: Context, parent: QWidget, actions: Actions) -> None:
        super().__init__(ui, parent, tr("Keys"), width=_WIDTH)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, ui.theme.px(16), 0)
        column.setSpacing(ui.theme.px(16))
        groups: dict[str, list[tuple[str, str]]] = {}
        for spec in SPECS:
            for shortcut in actions.actions[spec.name].shortcuts():
                keys = shortcut.toString(QKeySequence.SequenceFormat.NativeText)
                groups.setdefault(tr(spec.menu), []).append((keys, tr(spec.text)))
        groups[tr("In the table")] = [
            (tr("Arrows"), tr("Go from goal to goal, across the line to its partner")),
            (tr("Enter"), tr("Open the goal’s page; on an empty half, add a goal")),
            (tr("Letters"), tr("On an empty half, begin a goal; else go to the goal that begins so")),
            (tr("Shift+Arrows"), tr("Select several")),
            (tr("Menu"), tr("Everything that can be done with the selection")),
        ]
        groups[tr("In the text")] = [
            ("[[", tr("Link a goal")),
            ("#", tr("Tag the entry")),
            (tr("Ctrl+Click"), tr("Open a link")),
            (tr("Esc"), tr("Close a page, a dialog or a panel")),
        ]
        for title, rows in groups.items():
            column.addWidget(Label(ui, title, font="row-title"))
            column.addLayout(_grid(ui, rows))
        column.addStretch(1)
        area = ScrollArea(ui)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(tr("Keys"))
        area.setWidget(inside)
        area.setMinimumHeight(ui.theme.px(_HEIGHT))
        self.body.insertWidget(0, area)
        self.buttons(tr("Close"))
        area.setFocus()


def _grid(ui: Context, rows: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(ui.theme.px(16))
    grid.setVerticalSpacing(ui.theme.px(4))
    grid.setColumnMinimumWidth(0, ui.theme.px(120))
    grid.setColumnStretch(1, 1)
    for number, (keys, text) in enumerate(rows):
        grid.addWidget(_Keys(ui, keys), number, 0, Qt.AlignmentFlag.AlignLeading)
        grid.addWidget(Label(ui, text), number, 1)
    return grid
