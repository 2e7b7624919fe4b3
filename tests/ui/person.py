"""What a person at a window does and sees: keys, clicks, and the words on the screen."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QGuiApplication, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QDialog, QListView, QMenu, QWidget
from pytestqt.qtbot import QtBot

from goaldesk.core.types import Kind
from goaldesk.ui.coaching import PAUSE as COACH_PAUSE
from goaldesk.ui.dialogs.palette import Palette
from goaldesk.ui.main_window import MainWindow
from goaldesk.ui.widgets.popover import Popover
from tests.ui.watch import Watch, running_timers

W = TypeVar("W", bound=QWidget)

LEFT, RIGHT = 0, 2
NONE = Qt.KeyboardModifier.NoModifier
_CLICK = QTest.KeyAction.Click


def name_of(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    if isinstance(widget, QComboBox):  # on Linux its name is its value, and screen readers ask for its label
        return widget.accessibleName()
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def press(keys: str, times: int = 1) -> None:
    """Press keys such as ``Ctrl+Shift+P`` in the window that has the focus."""
    for _ in range(times):
        settle()
        stroke = QKeySequence(keys)[0]
        QTest.keyClick(_focus_window(), stroke.key(), stroke.keyboardModifiers())


def type_(text: str) -> None:
    """Type letter by letter into whatever has the focus."""
    settle()
    for letter in text:
        key = Qt.Key.Key_Return if letter == "\n" else Qt.Key(ord(letter.upper()) if letter.isascii() else 0)
        QTest.sendKeyEvent(_CLICK, _focus_window(), key, letter, Qt.KeyboardModifier.NoModifier)


def _focus_window() -> QWindow:
    window = QGuiApplication.focusWindow()
    assert window is not None, "no window has the focus"
    return window


def settle() -> None:
    """Let the window lay itself out and let go of what is gone, as it does before a person looks again."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()


def focus() -> QWidget:
    """The widget that has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def focused_in(root: QWidget) -> bool:
    """Whether the focus is on a widget or inside it."""
    return focus() is root or root.isAncestorOf(focus())


def visible(root: QWidget, kind: type[W]) -> list[W]:
    """The widgets of a kind inside another one that can be seen."""
    settle()
    return [widget for widget in root.findChildren(kind) if widget.isVisible()]


def find(root: QWidget, name: str, kind: type[W] = QWidget) -> W:
    """The one visible widget that a screen reader calls by this name (or by a name that begins so, with …)."""
    there = visible(root, kind)
    if name.endswith("…") and not any(name_of(widget) == name for widget in there):
        fitting = [widget for widget in there if name_of(widget).startswith(name[:-1])]
    else:
        fitting = [widget for widget in there if name_of(widget) == name]
    names = sorted({name_of(widget) for widget in there} - {""})
    assert len(fitting) == 1, f"{len(fitting)} widgets called “{name}”; there are: {names}"
    return fitting[0]


def field(root: QWidget, name: str) -> QWidget:
    """The one widget of this name that takes the focus by Tab: the field, not its label. It gets the focus."""
    there = [widget for widget in visible(root, QWidget) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
    fitting = [widget for widget in there if name_of(widget) == name]
    names = sorted({name_of(widget) for widget in there})
    assert len(fitting) == 1, f"{len(fitting)} fields called “{name}”; there are: {names}"
    fitting[0].setFocus()
    return fitting[0]


def there_is(root: QWidget, name: str, kind: type[QWidget] = QWidget) -> bool:
    """Whether a visible widget is called this."""
    return any(name_of(widget) == name for widget in visible(root, kind))


def click(widget: QWidget, at: QPoint | None = None, modifier: Qt.KeyboardModifier = NONE) -> None:
    """A click with the left button, in the middle unless said otherwise."""
    assert widget.isVisible(), f"{name_of(widget) or widget} cannot be seen"
    assert widget.isEnabled(), f"{name_of(widget) or widget} cannot be clicked"
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, modifier, at or widget.rect().center())


def click_cell(
    view: QAbstractItemView, index: QModelIndex, at: QPoint | None = None,
    modifier: Qt.KeyboardModifier = NONE,
) -> None:  # fmt: skip
    """Click into a cell; ``at`` counts from its top left corner."""
    rect: QRect = view.visualRect(index)
    click(view.viewport(), rect.topLeft() + at if at else rect.center(), modifier)


def entries(menu: QMenu) -> dict[str, QAction]:
    """What a menu lists, by its words."""
    return {action.text().replace("&", ""): action for action in menu.actions() if not action.isSeparator()}


def choose(menu: QMenu, *path: str) -> None:
    """Go to an entry of a menu by its words, through its sub-menus, and press Enter."""
    for words in path:
        there = entries(menu)
        assert words in there, f"no “{words}” among {list(there)}"
        action = there[words]
        assert action.isEnabled(), f"“{words}” is greyed out"
        menu.setActiveAction(action)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        menu = action.menu() if words is not path[-1] else menu


class Person:
    """Sits at one window."""

    def __init__(self, window: MainWindow, watch: Watch, qtbot: QtBot) -> None:
        self.window, self.watch, self.qtbot = window, watch, qtbot

    @property
    def desk(self) -> Any:
        return self.window.ui.desk

    @property
    def table(self) -> Any:
        """The view of the goal table."""
        return self.window.desk_page.table.view

    @property
    def journal(self) -> Any:
        """The journal in sight."""
        return self.window.journal

    def text(self) -> str:
        """What stands in the journal's editor."""
        return str(self.journal.editor.toPlainText())

    def entries(self) -> list[tuple[str, str]]:
        """Day and text of every entry that is not put away."""
        return self.rows_of("SELECT day, text FROM entry WHERE deleted_at IS NULL ORDER BY day, created_at, id")

    def said(self) -> str:
        """What the bar at the top says."""
        return self.window.top_bar.said()

    def wait(self, condition: Callable[[], object]) -> None:
        """Until something is so."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=2000)

    def search_has_looked(self) -> None:
        """Until what is listed is what was typed: the search looks in a thread of its own."""
        self.wait(lambda: not any(palette.is_looking() for palette in self.window.findChildren(Palette)))
        settle()

    def found(self) -> list[str]:
        """What the search over the window lists, once it has looked."""
        self.search_has_looked()
        model = find(self.window, "What was found", QListView).model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def coach_has_read(self) -> None:
        """Until the coach has read what was written last: it waits for a pause, and then speaks or does not."""
        settle()
        self.wait(lambda: not any(f"({COACH_PAUSE} ms)" in timer for timer in running_timers(self.window)))

    def section(self, keys: str) -> None:
        """Go to a page by its keys. (Known, and shown by test_window: a page may steal the focus of the window.)"""
        press(keys)
        self.activate()

    def activate(self) -> None:
        """Go to the window."""
        self._has_the_keys(self.window)

    def _has_the_keys(self, window: QWidget) -> None:
        settle()

        def there() -> bool:
            if QGuiApplication.focusWindow() is window.windowHandle():
                return True
            window.activateWindow()
            return False

        self.wait(there)

    # -- the table

    def index(self, title: str, row: int = 0) -> QModelIndex:
        """The cell of a goal; ``row`` counts when it stands in several."""
        found = [index for index in self._cells() if index.data() == title]
        assert len(found) > row, f"no cell “{title}” among {[index.data() for index in self._cells()]}"
        return found[row]

    def _cells(self) -> list[QModelIndex]:
        model = self.table.model()
        return [model.index(row, column) for row in range(model.rowCount()) for column in (LEFT, RIGHT)]

    def rows(self) -> list[tuple[str, str]]:
        """What stands in the table, row by row. The left title is repeated where it spans."""
        model = self.table.model()
        numbers = range(model.rowCount())
        return [(model.index(row, LEFT).data(), model.index(row, RIGHT).data()) for row in numbers]

    def said_cells(self) -> list[str]:
        """What a screen reader says of each cell."""
        return [index.data(Qt.ItemDataRole.AccessibleTextRole) for index in self._cells()]

    def go_to(self, index: QModelIndex | str) -> QModelIndex:
        """Put the cursor of the table on a cell."""
        there = self.index(index) if isinstance(index, str) else index
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        self.table.setCurrentIndex(there)
        return there

    def current(self) -> str:
        """The title in the cell with the cursor."""
        return self.table.currentIndex().data()

    def menu_of_table(self, answer: Callable[[QMenu], object]) -> None:
        """Open the context menu of the table on the current cell, and do something with it."""
        self.watch.expect(QMenu, answer)
        where = self.table.visualRect(self.table.currentIndex()).center()
        self.table.customContextMenuRequested.emit(where)
        self.activate()  # the offscreen platform gives the focus back to nobody

    # -- the file

    def rows_of(self, sql: str, *values: object) -> list[Any]:
        """What is on the disk; rows of one column as plain values."""
        found = self.desk.store.rows(sql, *values)
        return [row[0] if len(row) == 1 else tuple(row) for row in found]

    def titles(self, kind: Kind) -> list[str]:
        """The goals of a kind that are not put away, in their order."""
        sql = "SELECT title FROM goal WHERE kind = ? AND deleted_at IS NULL ORDER BY position, id"
        return self.rows_of(sql, kind)

    def pairs(self) -> set[tuple[str, str]]:
        """The titles of what is paired."""
        return set(
            self.rows_of("""
            SELECT left.title, right.title FROM pair JOIN goal AS left ON left.id = performance_id
            JOIN goal AS right ON right.id = learning_id WHERE pair.deleted_at IS NULL""")
        )

    # -- panels and dialogs

    def panel(self) -> Popover:
        """The small panel that is open."""
        there = visible(self.window, Popover)
        assert len(there) == 1, f"{len(there)} panels are open"
        return there[0]

    def panels(self) -> int:
        return len(visible(self.window, Popover))

    def dialog(self) -> QDialog:
        """The dialog that is open, once it has the keys: a menu may give them back to the window a moment later."""
        there = [
            widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()
        ]
        assert len(there) == 1, f"{len(there)} dialogs are open"
        self._has_the_keys(there[0])
        return there[0]

    def dialogs(self) -> int:
        open_ = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog))
        return sum(widget.isVisible() for widget in open_)
