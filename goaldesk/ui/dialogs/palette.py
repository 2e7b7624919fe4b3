"""Search everything: a field over the dimmed window. A child of the window, so that input methods work everywhere."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from goaldesk.core.queries.desk import saved_searches
from goaldesk.core.search.asked import Findable
from goaldesk.core.search.everything import Everything
from goaldesk.core.search.find import Hit
from goaldesk.ui.actions import Actions
from goaldesk.ui.canvas import margins
from goaldesk.ui.context import Context
from goaldesk.ui.dates import day_of
from goaldesk.ui.dialogs.palette_parts import FIELD, FOOT, GROUP, ROW, Box, FoundDelegate
from goaldesk.ui.i18n import tr
from goaldesk.ui.models.palette import FOUND, Command, Found, PaletteModel
from goaldesk.ui.searching import Search

_WIDTH, _TOP, _SHOWN = 640, 72, 10
_SIGNS = {"#": "tag:", "@": "kind:goal "}


class Palette(QWidget):
    """Covers the window until something is chosen, Escape is pressed or the dimmed part is clicked."""

    def __init__(self, ui: Context, window: QMainWindow, actions: Actions) -> None:
        super().__init__(window)
        self._ui, self._window, self._actions = ui, window, actions
        self._came_from: QWidget | None = window.focusWidget()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ui.look.dress(self)
        self._box = Box(ui, self)
        self._model = PaletteModel(
            ui.desk.clock.today(), self._commands(), self._open, self._ask,
            without=frozenset({Findable.SETBACK}) if ui.hides_setbacks else frozenset(),
        )  # fmt: skip
        self._search = Search(ui.desk, self)
        self._take_when_found = False
        self._field = QLineEdit()
        self._field.setFrame(False)
        self._field.setFont(ui.theme.font("entry-heading", 400))
        self._field.setPlaceholderText(tr("Search everything"))
        self._field.setAccessibleName(tr("Search everything"))
        self._list = QListView()
        self._list.setAccessibleName(tr("What was found"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(FoundDelegate(ui, self._list, self._model))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        px = ui.theme.px
        # A height in the sheet, for the one of all fields would win over a fixed height.
        self._field.setStyleSheet(
            "QLineEdit, QLineEdit:focus { border: 0; background: transparent; padding: 0;"
            f" min-height: {px(FIELD)}px; max-height: {px(FIELD)}px; }}"
        )
        column = QVBoxLayout(self._box)
        column.setContentsMargins(1, 1, 1, px(FOOT) + 1)
        column.setSpacing(0)
        holder = QVBoxLayout()
        holder.setContentsMargins(margins(px(48), 0, px(64), 1))
        holder.addWidget(self._field)
        column.addLayout(holder)
        column.addWidget(self._list, 1)
        self._field.textChanged.connect(self._look)
        self._search.found.connect(self._show)
        ui.bus.closing.connect(self._search.close)
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
        height = sum(px(ROW if row.data(FOUND).icon else GROUP) for row in rows) or px(ROW)
        room = self.height() - px(_TOP) - px(FIELD) - px(FOOT) - px(24)
        height = min(height, px(ROW) * _SHOWN, max(px(ROW), room)) + px(FIELD) + px(FOOT) + 4
        self._box.setGeometry((self.width() - width) // 2, px(_TOP), width, height)

    def _commands(self) -> list[Command]:
        commands = []
        for spec in self._actions.specs:
            action = self._actions.actions[spec.name]
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            if spec.name not in {"search", "copy", "paste"}:
                commands.append(Command(tr(spec.text), keys, _Run(self._actions, spec)))
        return commands

    def _look(self, text: str) -> None:
        """Look for what is typed. ``#`` finds tags, ``@`` goals, ``>`` commands; nothing typed shows what is there."""
        words, self._take_when_found = text.strip(), False
        sign = words[:1] if words[:1] in {"#", "@", ">"} else ""
        rest = words[len(sign) :].strip()
        if not rest or sign == ">":
            self._search.waiting = False
            saved = [] if sign == ">" else saved_searches(self._ui.desk.store)
            self._model.show_commands(rest, saved, everything=sign == ">")
            self._listed()
        else:
            self._search.ask(_SIGNS.get(sign, "") + rest)

    def _show(self, found: Everything) -> None:
        if not self._search.is_answer(found):
            return
        typed, words = self._field.text().strip(), " ".join(found.asked.words)
        to_do = [
            Found(tr("New goal called “{words}”", words=words), tr("Opens the new goal window"), "plus", "text2",
                  "", lambda: self._add(words)),
            Found(tr("Write about “{words}”", words=words), tr("Opens today’s entry at the end"), "write", "text2", "",
                  lambda: self._write(words)),
        ]  # fmt: skip
        save = Found(
            tr("Save this search"), tr("It is listed here while nothing is typed"), "search", "text2", "",
            lambda: self._save(typed), stays=True,
        )  # fmt: skip
        to_do = [*to_do, save] if words else [save]
        self._model.show_found(found, to_do, found.text)
        self._listed()
        if self._take_when_found:
            self._take(self._list.currentIndex())

    def _listed(self) -> None:
        self._list.setCurrentIndex(self._model.first())
        self._place()
        self._box.update()

    def is_looking(self) -> bool:
        """Whether what is listed is not yet what was typed."""
        return self._search.waiting

    def _ask(self, text: str) -> None:
        """Put another question into the field."""
        self._field.setText(text)
        self._field.setFocus()

    def _save(self, words: str) -> None:
        self._ui.desk.searches.save(words)
        self._field.clear()

    def _forget(self) -> bool:
        """Take the saved search that is marked out of the list; False if it is none."""
        found: Found | None = self._list.currentIndex().data(FOUND)
        if not found or not found.saved:
            return False
        self._ui.desk.searches.forget(found.saved)
        self._look(self._field.text())
        return True

    def _add(self, title: str) -> None:
        window: Any = self._window
        window.openings.new_goal(window.desk_page.table.current_kind(), "", title)

    def _write(self, words: str) -> None:
        window: Any = self._window
        window.write()
        window.journal.take_words(words + " ")

    def _open(self, hit: Hit) -> None:
        places = self._ui.places
        if hit.kind is Findable.ENTRY:
            places.day.emit(day_of(hit.day), hit.id)
        elif hit.kind is Findable.REVIEW:
            places.review.emit(hit.leads_to)
        elif hit.kind is Findable.SETBACK or (hit.leads_to and not hit.goal_id):
            places.setback.emit(hit.leads_to or hit.id)
        elif hit.kind is Findable.AREA:
            places.section.emit("desk")
            places.area.emit(hit.id)
        elif hit.goal_id:
            places.section.emit("desk")
            places.goal_in_table.emit(hit.goal_id)
            places.goal.emit(hit.goal_id)
        elif hit.review_id:
            places.review.emit(hit.review_id)

    def _take(self, index: QModelIndex) -> None:
        found: Found | None = index.data(FOUND) if index.isValid() else None
        if found and found.does:
            if not found.stays:
                self.leave()
            found.does()

    def _link(self, index: QModelIndex) -> None:
        """Put a link to the goal at the end of today's entry."""
        found: Found | None = index.data(FOUND) if index.isValid() else None
        if found and found.hit and found.hit.kind is Findable.GOAL:
            self.leave()
            self._write(f"[[{found.hit.title}]]")

    def leave(self) -> None:
        """Uncover the window and give the focus back."""
        self.hide()
        self._search.close()
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
            self._enter(event)
        elif key == Qt.Key.Key_Delete and not self._field.text():
            return self._forget()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}  # there is nowhere else to go
        return True

    def _enter(self, event: QKeyEvent) -> None:
        """Take the line that is marked, or the first of what is still being looked for."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._link(self._list.currentIndex())
        elif self._search.waiting:
            self._take_when_found = True
        else:
            self._take(self._list.currentIndex())

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
