"""The window: rail, top bar and the pages; what it remembers; and what it does before it closes."""

import sys
from datetime import date
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from goaldesk.core.changes import ChangeSet
from goaldesk.core.errors import GoalDeskError
from goaldesk.core.words import N_, Message
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import say, tr
from goaldesk.ui.lazy import load
from goaldesk.ui.openings import Openings
from goaldesk.ui.pages.desk import DeskPage
from goaldesk.ui.widgets.rail import Rail, Section
from goaldesk.ui.widgets.top_bar import SampleLine, TopBar

_SIZE, _SMALLEST = (1280, 800), (853, 533)
_SMALLEST_OF_LARGE_TEXT, _LARGE = (656, 344), 1.2
"""So that a window with text of twice the size fits a screen of 1366 x 768."""

_FRAME = (8, 40)
"""What the frame of the system may take of the screen; it is not drawn yet when the window is given its size."""


class Stage(Enum):
    """How far the window has come since it was made."""

    BUILT = auto()
    PAINTED = auto()
    FILLED = auto()
    FINISHED = auto()


class MainWindow(QMainWindow):
    """One window shows one desk."""

    ready = Signal()
    """Everything that the first picture did not need is there."""

    def __init__(self, ui: Context, *, remember: bool = True) -> None:
        """With ``remember``, geometry and place are taken from the settings and kept there."""
        super().__init__()
        self.ui = ui
        self._remember = remember
        self.actions_: Any = None
        self.openings = Openings(ui, self, self._commands)
        self._palette: Any = None
        self._alone: Any = None
        self._stage = Stage.BUILT
        self._section = "desk"
        place = ui.settings.now.window if remember else {}
        self.setWindowTitle(tr("{desk} · GoalDesk", desk=ui.desk.path.stem))
        self.rail = Rail(
            ui,
            (
                Section("desk", "desk", tr("Desk")),
                Section("journal", "journal", tr("Journal")),
                Section("setbacks", "setback", tr("Setbacks")),
                Section("review", "review", tr("Review")),
                Section("insights", "insights", tr("Insights")),
                Section("guide", "guide", tr("Guide")),
            ),
        )
        self.top_bar = TopBar(ui, "⌘ K" if sys.platform == "darwin" else tr("Ctrl K"))
        self.desk_page = DeskPage(ui, place)
        self._pages: dict[str, Any] = {"desk": self.desk_page}
        self._stack = QStackedWidget()
        self._stack.addWidget(self.desk_page)
        self._lay_out()
        self._connect()
        self._restore(place)
        self.rail.show_section("desk")

    def _lay_out(self) -> None:
        centre, right = QWidget(), QVBoxLayout()
        self._right = right
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        self._around: list[QWidget] = [self.rail, self.top_bar]
        if self.ui.sample:
            self._around.append(SampleLine(self.ui))
            right.addWidget(self._around[-1])
        right.addWidget(self.top_bar)
        right.addWidget(self._stack, 1)
        row = self._centre = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.setCentralWidget(centre)

    def _connect(self) -> None:
        ui = self.ui
        ui.bus.changed.connect(self._changed)
        ui.places.section.connect(self.show_section)
        ui.places.said.connect(self.say)
        ui.places.goal.connect(self._goal_wanted)
        ui.places.day.connect(self._day_wanted)
        ui.places.review.connect(self._review_wanted)
        ui.places.guide.connect(self._guide_wanted)
        ui.places.journal_alone.connect(self.turn_alone)
        self.rail.chosen.connect(self.show_section)
        self.rail.settings.clicked.connect(self.openings.preferences)
        if self.rail.lock is not None:
            self.rail.lock.clicked.connect(self.openings.lock)
        self.top_bar.search_wanted.connect(self.open_palette)
        self.top_bar.goal_wanted.connect(self.new_goal)
        self.top_bar.writing_wanted.connect(self.write)
        self.top_bar.setback_wanted.connect(self.openings.new_setback)
        self.top_bar.undo_wanted.connect(self.undo)
        self.top_bar.line_wanted.connect(self.add_line)

    def add_line(self, line: QWidget) -> None:
        """Put a quiet line above everything."""
        self._right.insertWidget(0, line)
        self._around.append(line)

    # -- showing

    def _restore(self, place: dict[str, Any]) -> None:
        px = self.ui.theme.px
        smallest = _SMALLEST_OF_LARGE_TEXT if self.ui.theme.scale > _LARGE else _SMALLEST
        self.setMinimumSize(px(smallest[0]), px(smallest[1]))
        geometry = place.get("geometry")
        if not (geometry and self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))):
            room = self.screen().availableSize() - QSize(*_FRAME)
            self.resize(QSize(px(_SIZE[0]), px(_SIZE[1])).boundedTo(room))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._centre.activate()
        self.desk_page.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What the first picture does not need waits until it stands: a timer of its own would be earlier than that."""
        super().paintEvent(event)
        if self._stage is Stage.BUILT:
            self._stage = Stage.PAINTED
            QTimer.singleShot(0, self._fill)

    def _fill(self) -> None:
        """The second picture: journal and log join the table."""
        if self._stage is not Stage.FINISHED:
            self._stage = Stage.FILLED
            self.desk_page.fill()
            QTimer.singleShot(0, self.finish)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self.desk_page.fit()

    def finish(self) -> None:
        """Make all that the first pictures did not need: menus and keys, the last place."""
        if self._stage is Stage.FINISHED:
            return
        if self._stage is not Stage.FILLED:
            self.desk_page.fill()
        self._stage = Stage.FINISHED
        self.actions_ = load("actions")(self)
        load("tool_tips")(self.ui.theme)
        load("focus_ring")(self.ui, self)
        load("undo_keys")(self)
        load("day_watch")(self.ui, self)
        self.desk_page.notice()
        if self.focusWidget() is None or self.rail.isAncestorOf(self.focusWidget()):
            self.desk_page.table.take_focus()  # Qt begins with the first thing there is
        goal_id = (self.ui.settings.now.window if self._remember else {}).get("goal")
        if goal_id:
            self.desk_page.open_goal(goal_id)
        self.ready.emit()

    def page(self, name: str) -> Any:
        """A section's page; it is built when it is first asked for."""
        if name not in self._pages:
            self._pages[name] = load(f"{name}_page")(self.ui)
            self._stack.addWidget(self._pages[name])
        return self._pages[name]

    def show_section(self, name: str) -> None:
        """Show the page of a section. What is being written elsewhere is saved first."""
        self.ui.bus.flush.emit()
        self.leave_alone()
        self._section = name
        self._stack.setCurrentWidget(self.page(name))
        self.rail.show_section(name)

    def _goal_wanted(self) -> None:
        self.leave_alone()
        if self._section != "desk":
            self.show_section("desk")

    def _day_wanted(self, day: date, entry_id: str) -> None:
        if self._section == "desk":
            self.desk_page.close_goal()
        elif self._section != "journal":
            heard = "journal" in self._pages
            self.show_section("journal")
            if not heard:  # it was only just made
                self.page("journal").journal.go_to(day, entry_id)

    def _review_wanted(self, review_id: str) -> None:
        self.show_section("review")
        self.page("review").open_review(review_id)

    def _guide_wanted(self, key: str) -> None:
        """Beside what is written in a dialog, the guide is a dialog too."""
        over = QApplication.activeModalWidget()
        if over is not None:
            load("guide_over")(self.ui, over, key).open()
            return
        came_from = self._section
        self.show_section("guide")
        self.page("guide").open_page(key, came_from)

    def say(self, message: Message, *, undoable: bool = False) -> None:
        """Tell the person something in passing."""
        self.top_bar.tell(say(message), undoable=undoable)
        if self._is_alone():
            self.journal.state.say(say(message))

    def turn_alone(self) -> None:
        """Show the text of the journal alone in the window, or everything again."""
        if self._alone is None:
            self.finish()
            self._alone = load("alone")(self, self._around)
        self._alone.turn()

    def leave_alone(self) -> None:
        """Show everything again, if the text of the journal is alone."""
        if self._alone is not None:
            self._alone.leave()

    def _is_alone(self) -> bool:
        return self._alone is not None and bool(self._alone.is_on)

    def _commands(self) -> Any:
        return self.actions_

    def _changed(self, change: ChangeSet) -> None:
        if change.done:
            self.say(change.done, undoable=change.undoable)

    # -- what the top bar and the menus ask

    def new_goal(self) -> None:
        """Open the form for a goal of the column that the cursor is in."""
        self.openings.new_goal(self.desk_page.table.current_kind(), "")

    def write(self) -> None:
        """Go on writing today."""
        if self._is_alone():
            self.journal.write()
            return
        self.finish()
        self.show_section("desk")
        self.desk_page.close_goal()
        self.desk_page.journal.write()

    def open_palette(self) -> None:
        """Search everything."""
        self.finish()
        self.leave_palette()
        self._palette = load("palette")(self.ui, self, self.actions_)
        self._palette.destroyed.connect(self._palette_gone)
        self._palette.open_over()

    def leave_palette(self) -> None:
        """Close the search, if it is open: something else is about to happen."""
        if self._palette is not None:
            self._palette.leave()

    def _palette_gone(self) -> None:
        self._palette = None

    def open_sample(self) -> None:
        """Open a sample desk in this window's place."""
        self.ui.places.sample.emit()

    @property
    def section(self) -> str:
        """The name of the section whose page is shown."""
        return self._section

    @property
    def journal(self) -> Any:
        """The journal that is in sight: that of its own page, else the one beside the table."""
        return self.page("journal").journal if self._section == "journal" else self.desk_page.journal

    def focusNextPrevChild(self, forward: bool) -> bool:
        return bool(load("focus_next")(self, forward=forward))

    def next_pane(self) -> None:
        """Go on to the next part of the page."""
        self._go_pane(1)

    def previous_pane(self) -> None:
        """Go back to the part before."""
        self._go_pane(-1)

    def _go_pane(self, by: int) -> None:
        panes = [pane for pane in self.page(self._section).panes() if pane.isVisible()]
        focused = self.focusWidget()
        inside = (number for number, pane in enumerate(panes) if pane is focused or pane.isAncestorOf(focused))
        at = next(inside, -1 if by > 0 else 0)
        panes[(at + by) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def undo(self) -> None:
        """Take back the last change on the desk."""
        self._step(self.ui.desk.session.undo)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._step(self.ui.desk.session.redo)

    def _step(self, step: Any) -> None:
        if not self.ui.bus.write_now():  # they may be for a goal that would go
            self.say(Message(N_("Nothing was changed: some words could not be written yet. They are still here.")))
            return
        try:
            step()
        except GoalDeskError as error:
            self.say(error.message)

    # -- leaving

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.ui.bus.write_now() and not load("let_go")(self.ui, self):
            event.ignore()
            return
        if self._remember:
            self.ui.settings.change(window=self.place())
        self.ui.bus.closing.emit()
        super().closeEvent(event)

    def place(self) -> dict[str, Any]:
        """What to remember of this window."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        return {"geometry": geometry, **self.desk_page.place()}
