"""The Guide page: contents and finding at the side, the page that is read beside them."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from goaldesk.core.guide import Door
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.models.guide_contents import GuideContents, Line
from goaldesk.ui.panes.guide.contained import pages
from goaldesk.ui.panes.guide.contents import Contents
from goaldesk.ui.panes.guide.doors import DO, GUIDE, WAYS
from goaldesk.ui.panes.guide.finding import Finder, found_in
from goaldesk.ui.panes.guide.reading import Reading
from goaldesk.ui.widgets.buttons import Painted
from goaldesk.ui.widgets.labels import Ground

_CONTENTS = 224


class _Stop(NamedTuple):
    """Where somebody came from: a page of the guide, or a section of the window."""

    key: str
    section: str = ""


class GuidePage(QWidget):
    """Remembers, while the window stands open, which page was read and how far each was scrolled."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        self._pages = pages()
        self._key, self._at = "", dict[str, int]()
        self._way: list[_Stop] = []
        self._found = 0
        self.contents = Contents(ui, GuideContents(self._lines()))
        self.finder = Finder(ui)
        self.reading = Reading(ui)
        self._lay_out()
        self.contents.chosen.connect(self._chosen)
        self.contents.read.connect(self._read)
        self.finder.wanted.connect(self._look)
        self.finder.stepped.connect(self._step)
        self.finder.left.connect(self._read)
        self.reading.went.connect(self._go)
        self.contents.show_key(next(iter(self._pages)))

    def _lines(self) -> list[Line]:
        """The contents: parts after the first have a name."""
        groups = {"using": tr("Using GoalDesk"), "why": tr("Why this?")}
        lines: list[Line] = []
        for page in self._pages.values():
            if page.group in groups:
                lines.append(Line(groups.pop(page.group)))
            lines.append(Line(page.name, page.key))
        return lines

    def _lay_out(self) -> None:
        px = self._ui.theme.px
        side, line = Ground(self._ui, "sunken"), Ground(self._ui, "line")
        side.setFixedWidth(px(_CONTENTS) - 1)
        line.setFixedWidth(1)
        self._ui.look.dress(self.finder)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, px(16), 0, 0)
        column.setSpacing(0)
        column.addWidget(self.contents, 1)
        column.addWidget(self.finder)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(line)
        row.addWidget(self.reading, 1)

    def panes(self) -> list[QWidget]:
        """What F6 goes through, in order."""
        return [self.contents, self.reading, self.finder.field]

    # -- going

    def open_page(self, key: str, came_from: str) -> None:
        """Show a page because of a link in a section of the window, and offer the way back there."""
        if came_from == "guide":
            self._way.append(_Stop(self._key))
        else:
            self._way = [_Stop("", came_from)]
        self._go_to(key, at=0)

    def current(self) -> str:
        """The key of the page that is shown."""
        return self._key

    def _show(self, key: str, at: int | None = None) -> None:
        """Show a page ``at`` a place, or where it was left."""
        self._leave()
        self._key = key
        keys = list(self._pages)
        after = keys[keys.index(key) + 1 : keys.index(key) + 2]
        onward = Door(tr("Next: {page}", page=self._pages[after[0]].name), GUIDE + after[0]) if after else None
        place = self._at.get(key, 0) if at is None else at
        self.reading.show_page(self._pages[key], back=self._back_to(), onward=onward, at=place)
        self.contents.show_key(key)
        self.reading.mark(self.finder.field.text())

    def _leave(self) -> None:
        if self._key:
            self._at[self._key] = self.reading.verticalScrollBar().value()

    def _chosen(self, key: str) -> None:
        """From the contents: there is no way to go back."""
        if key != self._key:
            self._way.clear()
            self._show(key)

    def _go_to(self, key: str, at: int | None = None) -> None:
        """Show a page and go to it."""
        focus = QApplication.focusWidget()
        by_key = isinstance(focus, Painted) and focus.focused_by_key
        self._show(key, at)
        self.reading.take_focus(by_key=by_key)

    def _read(self) -> None:
        self.reading.take_focus(by_key=True)

    def _go(self, to: str) -> None:
        if to.startswith(DO):
            WAYS[to.removeprefix(DO)].go(self._ui)
        elif to.startswith(GUIDE):
            self.open_page(to.removeprefix(GUIDE), "guide")
        else:
            self._back()

    def _back_to(self) -> str:
        if not self._way:
            return ""
        stop = self._way[-1]
        return tr("Back to “{page}”", page=self._pages[stop.key].name) if stop.key else tr("Back to where you were")

    def _back(self) -> None:
        if not self._way:
            return
        stop = self._way.pop()
        if stop.section:
            self._ui.places.section.emit(stop.section)
            self._show(self._key, at=self.reading.verticalScrollBar().value())
        else:
            self._go_to(stop.key)

    # -- finding

    def _look(self, text: str) -> None:
        """Go to the first place from this page on."""
        self.reading.mark(text)
        counts = self._counts(text)
        keys = list(self._pages)
        here = keys.index(self._key)
        self._found = sum(counts[:here])
        if sum(counts):
            self._found %= sum(counts)
            self._bring(counts)
        self._say(counts)

    def _step(self, by: int) -> None:
        counts = self._counts(self.finder.field.text())
        if sum(counts):
            self._found = (self._found + by) % sum(counts)
            self._bring(counts)
        self._say(counts)

    def _counts(self, text: str) -> list[int]:
        """How often a text stands on each page."""
        return [sum(len(found_in(words, text)) for words in page.texts()) for page in self._pages.values()]

    def _bring(self, counts: list[int]) -> None:
        """Show the place that was found, on whichever page it is."""
        number = self._found
        for key, count in zip(self._pages, counts, strict=True):
            if number < count:
                if key != self._key:
                    self._show(key)
                self.reading.select(number)
                return
            number -= count

    def _say(self, counts: list[int]) -> None:
        self.finder.say(self._found + 1, sum(counts))

    # -- keys of the whole window, while the guide is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.window().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+F finds in the guide instead of in everything, and F3 instead of in an entry; Escape goes back."""
        if not isinstance(event, QKeyEvent) or event.type() not in {
            QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress,
        }:  # fmt: skip
            return False
        find = event.key() == Qt.Key.Key_F and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        back = event.key() == Qt.Key.Key_Escape
        if not (find or back or event.key() == Qt.Key.Key_F3):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(not back)  # what is no shortcut of anybody's comes as a key
            return not back
        if find:
            self.finder.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.finder.field.selectAll()
        elif not back:
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            self._back()
        return True
