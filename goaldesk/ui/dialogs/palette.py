"""Search everything: a field over the dimmed window. A child of the window, so that input methods work everywhere."""

import re
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QMainWindow,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from goaldesk.core.search import Hit
from goaldesk.core.types import Kind
from goaldesk.ui.actions import SPECS, Actions
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.dates import day_of
from goaldesk.ui.i18n import tr
from goaldesk.ui.models.palette import FOUND, Command, Found, PaletteModel
from goaldesk.ui.widgets.buttons import draw_key_cap, key_cap_width

Index = QModelIndex | QPersistentModelIndex

_WIDTH, _TOP, _FIELD, _GROUP, _ROW, _FOOT = 640, 72, 52, 28, 44, 40
_SHOWN = 10


class Palette(QWidget):
    """Covers the window until something is chosen, Escape is pressed or the dimmed part is clicked."""

    def __init__(self, ui: Context, window: QMainWindow, actions: Actions) -> None:
        super().__init__(window)
        self._ui, self._window, self._actions = ui, window, actions
        self._came_from: QWidget | None = window.focusWidget()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ui.look.dress(self)
        self._box = _Box(ui, self)
        self._model = PaletteModel(ui.desk, self._commands(), self._open)
        self._field = QLineEdit()
        self._field.setFrame(False)
        self._field.setFont(ui.theme.font("entry-heading", 400))
        self._field.setPlaceholderText(tr("Search everything"))
        self._field.setAccessibleName(tr("Search everything"))
        self._list = QListView()
        self._list.setAccessibleName(tr("What was found"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(_FoundDelegate(ui, self._list, self._model))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        px = ui.theme.px
        # A height in the sheet, for the one of all fields would win over a fixed height.
        self._field.setStyleSheet(
            "QLineEdit, QLineEdit:focus { border: 0; background: transparent; padding: 0;"
            f" min-height: {px(_FIELD)}px; max-height: {px(_FIELD)}px; }}"
        )
        column = QVBoxLayout(self._box)
        column.setContentsMargins(1, 1, 1, px(_FOOT) + 1)
        column.setSpacing(0)
        holder = QVBoxLayout()
        holder.setContentsMargins(px(48), 0, px(64), 1)
        holder.addWidget(self._field)
        column.addLayout(holder)
        column.addWidget(self._list, 1)
        self._field.textChanged.connect(self._look)
        self._field.installEventFilter(self)
        self._list.clicked.connect(self._take)
        window.installEventFilter(self)
        self._look("")

    def open_over(self) -> None:
        """Cover the window and wait for words."""
        self._place()
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self) -> None:
        px = self._ui.theme.px
        self.setGeometry(self._window.rect())
        width = min(px(_WIDTH), self.width() - px(32))
        rows = [self._model.index(row, 0) for row in range(self._model.rowCount())]
        height = sum(px(_ROW if row.data(FOUND).icon else _GROUP) for row in rows) or px(_ROW)
        room = self.height() - px(_TOP) - px(_FIELD) - px(_FOOT) - px(24)
        height = min(height, px(_ROW) * _SHOWN, max(px(_ROW), room)) + px(_FIELD) + px(_FOOT) + 4
        self._box.setGeometry((self.width() - width) // 2, px(_TOP), width, height)

    def _commands(self) -> list[Command]:
        commands = []
        for spec in SPECS:
            action = self._actions.actions[spec.name]
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            if spec.name not in {"search", "copy", "paste"}:
                commands.append(Command(tr(spec.text), keys, _Run(self._actions, spec)))
        return commands

    def _look(self, text: str) -> None:
        words = text.strip()
        to_do = [
            Found(tr("New performance goal “{words}”", words=words), tr("Adds it to the table"), "plus", "perf", "",
                  lambda: self._add(Kind.PERFORMANCE, words)),
            Found(tr("New learning goal “{words}”", words=words), tr("Adds it to the table"), "plus", "learn", "",
                  lambda: self._add(Kind.LEARNING, words)),
            Found(tr("Write about “{words}”", words=words), tr("Opens today’s entry at the end"), "write", "text2", "",
                  lambda: self._write(words)),
        ]  # fmt: skip
        self._model.look_for(text, to_do)
        self._list.setCurrentIndex(self._model.first())
        self._place()
        self._box.update()

    def _add(self, kind: Kind, title: str) -> None:
        self._ui.places.section.emit("desk")
        self._ui.places.goal_in_table.emit(self._ui.desk.goals.add(kind, title))

    def _write(self, words: str) -> None:
        window: Any = self._window
        window.write()
        window.journal.editor.insertPlainText(words + " ")

    def _open(self, hit: Hit) -> None:
        places = self._ui.places
        if hit.kind == "goal":
            places.section.emit("desk")
            places.goal_in_table.emit(hit.id)
            places.goal.emit(hit.id)
        elif hit.kind == "entry":
            places.day.emit(day_of(hit.detail), hit.id)
        else:
            places.setback.emit(hit.id)

    def _take(self, index: QModelIndex) -> None:
        found: Found | None = index.data(FOUND) if index.isValid() else None
        if found and found.does:
            self.leave()
            found.does()

    def _link(self, index: QModelIndex) -> None:
        """Put a link to the goal at the end of today's entry."""
        found: Found | None = index.data(FOUND) if index.isValid() else None
        if found and found.hit and found.hit.kind == "goal":
            self.leave()
            self._write(f"[[{found.hit.title}]]")

    def leave(self) -> None:
        """Uncover the window and give the focus back."""
        self.hide()
        if self._came_from is not None and isValid(self._came_from) and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self._list.event(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            linking = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self._link if linking else self._take)(self._list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}  # there is nowhere else to go
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ui.theme.brush("dim"))
        painter.end()


class _Run:
    """Gives a command of the table when called."""

    def __init__(self, actions: Actions, spec: Any) -> None:
        self._actions, self._spec = actions, spec

    def __call__(self) -> None:
        self._actions.carry_out(self._spec)


class _Box(QFrame):
    def __init__(self, ui: Context, parent: "Palette") -> None:
        super().__init__(parent)
        self._ui = ui

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click inside is not a click on the dimmed part."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, px = self._ui.canvas(painter, self), self._ui.theme.px
        width, height = self.width(), self.height()
        canvas.frame(0, 0, width, height, "line_strong", radius=px(10), fill="raised")
        canvas.icon("search", px(16), (px(_FIELD) - px(20)) / 2, px(20), "text2")
        draw_key_cap(canvas.within(0, 0, width, px(_FIELD)), width - px(16), tr("Esc"), line="ctl")
        canvas.line(0, px(_FIELD) + 1.5, width, px(_FIELD) + 1.5, "line")
        foot = canvas.within(1, height - px(_FOOT) - 1, width - 2, px(_FOOT))
        foot.line(0, 0.5, foot.width, 0.5, "line")
        self._foot(foot)
        painter.end()

    def _foot(self, canvas: Canvas) -> None:
        px, font, x = canvas.theme.px, canvas.theme.font("small"), float(canvas.theme.px(16))
        for keys, text in (
            ("↑ ↓", tr("move")),
            (tr("Enter"), tr("open")),
            (tr("Ctrl Enter"), tr("link to today’s entry")),
            ("#", tr("tags")),
            ("@", tr("goals")),
            (">", tr("commands")),
        ):
            cap = key_cap_width(canvas.theme, keys)
            draw_key_cap(canvas, x + cap, keys, line="ctl")
            x += cap + px(6)
            x += canvas.text(text, x, 0, canvas.width - x, px(_FOOT), font=font, role="text2") + px(14)


class _FoundDelegate(QStyledItemDelegate):
    def __init__(self, ui: Context, view: QListView, model: PaletteModel) -> None:
        super().__init__(view)
        self._ui, self._view, self._model = ui, view, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._ui.theme.px(_ROW if index.data(FOUND).icon else _GROUP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        found: Found = index.data(FOUND)
        canvas, theme = self._ui.canvas(painter, self._view, option.rect), self._ui.theme
        px, height = theme.px, option.rect.height()
        small = theme.font("small")
        if not found.icon:
            canvas.text(found.title, px(16), 0, canvas.width - px(60), height, font=small, role="text2")
            canvas.text(found.detail, px(16), 0, canvas.width - px(32), height, font=small, role="text2", trailing=True)
            painter.restore()
            return
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        if current or option.state & QStyle.StateFlag.State_MouseOver:
            canvas.fill(0, 0, canvas.width, height, "accent_tint" if current else "hover")
        if current:
            canvas.fill(0, 0, px(3), height, "accent")
        canvas.icon(found.icon, px(16), (height - px(18)) / 2, px(18), found.role)
        end = canvas.width - px(16)
        keys = found.keys or (tr("Enter") if current else "")
        if keys:
            draw_key_cap(canvas, end, keys, line="ctl")
            end -= key_cap_width(theme, keys) + px(8)
        left = px(46)
        if found.detail:
            self._marked(canvas, found.title, left, px(4), end - left, theme.font("body", 500), "text")
            self._marked(canvas, found.detail, left, px(22), end - left, small, "text2")
        else:
            self._marked(canvas, found.title, left, px(12), end - left, theme.font("body", 500), "text")
        painter.restore()

    def _marked(self, canvas: Canvas, text: str, x: float, y: float, width: float, font: QFont, role: str) -> None:
        """A line in which the words that were looked for are bold and underlined."""
        words = [re.escape(word) for word in self._model.text.lstrip("#@>").split()]
        shown, _ = canvas.shortened(text, font, width)
        bold = QFont(font)
        bold.setWeight(QFont.Weight.Bold)
        bold.setUnderline(True)
        parts = re.split(f"({'|'.join(words)})", shown, flags=re.IGNORECASE) if words else [shown]
        end = x + width
        for number, part in enumerate(parts):
            x += canvas.text(part, x, y, end - x + 2, 20, font=bold if number % 2 else font, role=role)
