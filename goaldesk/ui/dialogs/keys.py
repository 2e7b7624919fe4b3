"""Every key and what it does, from the table of commands."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from goaldesk.ui.actions import Actions
from goaldesk.ui.canvas import margins
from goaldesk.ui.context import Context
from goaldesk.ui.dialogs.frame import Dialog, save_keys
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import draw_key_cap, key_cap_width
from goaldesk.ui.widgets.labels import Label, Paragraph
from goaldesk.ui.widgets.scrollbar import ScrollArea

_WIDTH, _HEIGHT, _AROUND = 640, 520, 130

_FUNCTION_KEYS = {str(number) for number in range(1, 13)}

Row = tuple[tuple[str, ...], str]
"""The ways to press something, and what it does."""


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


def _is_usual(keys: str) -> bool:
    """Keys that only some keyboards have, such as Copy or F14, and what nobody uses, such as Alt+Backspace, are left
    out."""
    return "Backspace" not in keys and ("+" in keys or keys == "Del" or keys[1:] in _FUNCTION_KEYS)


class KeysDialog(Dialog):
    """Grouped as the menus are, and below them what the table and the text do by themselves."""

    def __init__(self, ui: Context, parent: QWidget, actions: Actions) -> None:
        super().__init__(ui, parent, tr("Keys"), width=_WIDTH)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(margins(0, 0, ui.theme.px(16), 0))
        column.setSpacing(ui.theme.px(16))
        groups = {**_of_the_menus(), **_of_commands(actions), **_by_themselves()}
        for title, rows in groups.items():
            column.addWidget(Label(ui, title, font="row-title"))
            column.addLayout(_grid(ui, rows))
        column.addStretch(1)
        area = ScrollArea(ui)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(tr("Keys"))
        area.setWidget(inside)
        area.setMinimumHeight(min(ui.theme.px(_HEIGHT), parent.height() - ui.theme.px(_AROUND)))
        self.body.insertWidget(0, area)
        self.buttons(tr("Close"))
        area.setFocus()


def _of_the_menus() -> dict[str, list[Row]]:
    """How to come to the menus, where they are out of sight."""
    if sys.platform == "darwin":
        return {}
    return {tr("Menus"): [((tr("Alt"), "F10"), tr("Show the menus, or hide them"))]}


def _of_commands(actions: Actions) -> dict[str, list[Row]]:
    """The keys of the commands, under the names of their menus."""
    groups: dict[str, list[Row]] = {}
    for spec in actions.specs:
        written = [
            shortcut.toString(QKeySequence.SequenceFormat.NativeText)
            for shortcut in actions.actions[spec.name].shortcuts()
        ]
        usual = [keys for keys in written if _is_usual(keys)]
        if usual:
            groups.setdefault(tr(spec.menu), []).append((tuple(usual[:2]), tr(spec.text)))
    return groups


def _by_themselves() -> dict[str, list[Row]]:
    """What the table, the text, a picture and the guide do by themselves."""
    return {
        tr("In the table"): [
            ((tr("Arrows"),), tr("Go from goal to goal, across the line to its partner")),
            ((tr("Enter"),), tr("Open the goal’s page; on an empty half, add a goal")),
            ((tr("Letters"),), tr("On an empty half, begin a goal; else go to the goal that begins so")),
            ((tr("Shift+Arrows"),), tr("Select several")),
            ((tr("Menu"),), tr("Everything that can be done with the selection")),
        ],
        tr("In the text"): [
            (("[[",), tr("Link a goal")),
            (("#",), tr("Tag the entry")),
            ((tr("Ctrl+Click"),), tr("Open a link, or a picture larger")),
            ((tr("Enter"), tr("Shift+Enter")), tr("Next hit, previous hit, while words are sought")),
            ((tr("Esc"),), tr("Close a page, a dialog or a panel; cover a private entry; leave focus")),
        ],
        tr("In a form"): [
            ((save_keys(),), tr("Do what the filled button says")),
            (("Alt+U",), tr("Answer what the framing coach asks, or use the answer")),
        ],
        tr("In a review"): [
            ((save_keys(),), tr("On to the next step; after the last one, finish")),
            ((tr("Enter"),), tr("Open a fact")),
            ((tr("Shift+Enter"),), tr("Quote it in the answer")),
        ],
        tr("In a picture"): [
            ((tr("Arrows"),), tr("Go from mark to mark; each says what it is")),
            ((tr("Home"), tr("End")), tr("Go to the first mark of a row, and to the last")),
            ((tr("Enter"),), tr("Open the goal, the day or the setback of a mark")),
        ],
        tr("In the guide"): [
            ((tr("Ctrl+F"), tr("F3")), tr("Find words, and go on to the next place")),
            (("H", tr("Shift+H")), tr("Go to the next heading, or the one before")),
            ((tr("Esc"),), tr("Go back the way you came")),
        ],
    }


def _grid(ui: Context, rows: list[Row]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(ui.theme.px(16))
    grid.setVerticalSpacing(ui.theme.px(4))
    grid.setColumnMinimumWidth(0, ui.theme.px(190))
    grid.setColumnStretch(1, 1)
    for number, (ways, text) in enumerate(rows):
        caps = QHBoxLayout()
        caps.setSpacing(ui.theme.px(6))
        for keys in ways:
            caps.addWidget(_Keys(ui, keys))
        caps.addStretch(1)
        grid.addLayout(caps, number, 0)
        grid.addWidget(Paragraph(ui, text), number, 1)
    return grid
