"""The page of the guide that is read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from goaldesk.core.guide import Block, Door, Page
from goaldesk.ui.by_key import BY_KEY
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.guide.blocks import Builder, Gate
from goaldesk.ui.panes.guide.doors import BACK
from goaldesk.ui.panes.guide.finding import found_in
from goaldesk.ui.panes.guide.prose import Headline, Prose
from goaldesk.ui.widgets.buttons import Manner
from goaldesk.ui.widgets.labels import Ground
from goaldesk.ui.widgets.scrollbar import ScrollArea

_WIDEST, _TOP, _FOOT, _SIDE, _NARROW_SIDE, _NARROW = 880, 28, 40, 48, 24, 640
_ABOVE = 12


class _Ring(QWidget):
    """Lies over the page while it has the focus and came to it by keys."""

    def __init__(self, ui: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = ui
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self._ui.theme.colour("focus"), 2))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()


class Reading(ScrollArea):
    """Shows one page at a time. Arrows scroll; H goes from heading to heading."""

    went = Signal(str)
    """Somebody went through a door: ``guide:KEY``, ``do:NAME`` or ``back``."""

    def __init__(self, ui: Context, *, ways_in: bool = True) -> None:
        """Without ``ways_in`` no door leads into the program: something else is open below."""
        super().__init__(ui)
        self._ui, self._ways_in = ui, ways_in
        self.proses: list[Prose] = []
        self.headlines: list[Headline] = []
        self._ring = _Ring(ui, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(ui.theme.px(24))
        self.setAccessibleDescription(tr("H goes to the next heading, Shift+H to the one before."))

    # -- showing

    def show_page(self, page: Page, *, back: str = "", onward: Door | None = None, at: int = 0) -> None:
        """Show a page from its beginning, or ``at`` where it was left.

        ``back`` is what the way back is called; ``onward`` leads to the page that comes next.
        """
        ground = Ground(self._ui, "surface")
        column = QVBoxLayout(ground)
        column.setSpacing(0)
        builder = Builder(self._ui, column, self.went.emit, ways_in=self._ways_in)
        self._begin(builder, column, page, back)
        last: Block | None = None
        for block in page.blocks:
            builder.add(block, after=last)
            last = block
        builder.gates(page.doors, onward)
        column.addStretch(1)
        self.proses, self.headlines = builder.proses, builder.headlines
        self._describe()
        self.setAccessibleName(page.title)
        ground.setAccessibleName(page.title)
        self._keep_to_width(column)
        self._replace(ground)
        self.verticalScrollBar().setValue(at)

    def _replace(self, page: QWidget) -> None:
        """Put the page in the place of the last one, which may be the one with the button that was pressed."""
        before = self.takeWidget()
        self.setWidget(page)
        self._ring.raise_()
        if before is not None:
            before.hide()
            before.deleteLater()

    def _begin(self, builder: Builder, column: QVBoxLayout, page: Page, back: str) -> None:
        px = self._ui.theme.px
        if back:
            gate = Gate(self._ui, back, BACK, self.went.emit, manner=Manner.LINK, height=28)
            column.addWidget(gate)
            column.addSpacing(px(4))
        column.addWidget(builder.headline(page.title, "guide-title"))
        if page.lead:
            column.addSpacing(px(4))
            column.addWidget(builder.prose(page.lead, font="lead", role="text2"))
            column.addSpacing(px(4))

    def _describe(self) -> None:
        """A heading that is gone to says what stands below it, for whoever listens instead of reading."""
        heading, below = self.headlines[0], list[str]()
        for prose in (*self.proses[1:], self.headlines[0]):
            if isinstance(prose, Headline):
                heading.setAccessibleDescription("\n".join([tr("Heading"), *below]))
                heading, below = prose, []
            else:
                below.append(prose.accessibleName())

    def _keep_to_width(self, column: QVBoxLayout) -> None:
        """Text is at most as wide as can be read well."""
        px, width = self._ui.theme.px, self.viewport().width()
        side = px(_SIDE if width >= px(_NARROW) else _NARROW_SIDE)
        rest = max(side, width - side - px(_WIDEST))
        left, right = (rest, side) if self._ui.look.rtl(self) else (side, rest)
        column.setContentsMargins(left, px(_TOP), right, px(_FOOT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ring.setGeometry(self.rect())
        page = self.widget()
        layout = page.layout() if page is not None else None
        if isinstance(layout, QVBoxLayout):
            self._keep_to_width(layout)

    # -- finding

    def mark(self, text: str) -> None:
        """Underline a text wherever it stands."""
        for prose in self.proses:
            prose.mark(found_in(prose.words, text))

    def select(self, number: int) -> None:
        """Select the one of what is marked that has this number, and bring it into sight."""
        marked = [(prose, place) for prose in self.proses for place in prose.found]
        for prose in self.proses:
            prose.setSelection(0, 0)
        prose, place = marked[number]
        prose.select(place)
        self.ensureWidgetVisible(prose, 0, self._ui.theme.px(60))

    def selected(self) -> str:
        """What is selected on the page."""
        return next((prose.selectedText() for prose in self.proses if prose.hasSelectedText()), "")

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_H and plain:
            self._next_heading(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Space and plain:
            up = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            bar.triggerAction(bar.SliderAction.SliderPageStepSub if up else bar.SliderAction.SliderPageStepAdd)
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            bar.setValue(bar.minimum() if event.key() == Qt.Key.Key_Home else bar.maximum())
        elif event.matches(QKeySequence.StandardKey.Copy):
            whole = "\n".join(prose.words for prose in self.proses)
            QGuiApplication.clipboard().setText(self.selected() or whole)
        else:
            super().keyPressEvent(event)

    def _next_heading(self, by: int) -> None:
        """Go to the heading after the one that has the focus, or to the first one."""
        focused = next((number for number, each in enumerate(self.headlines) if each.hasFocus()), -1 if by > 0 else 0)
        to = self.headlines[min(max(focused + by, 0), len(self.headlines) - 1)]
        to.setFocus(Qt.FocusReason.ShortcutFocusReason)
        top = to.mapTo(self, to.rect().topLeft()).y()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + top - self._ui.theme.px(_ABOVE))

    def take_focus(self, *, by_key: bool) -> None:
        """Go to the page; that can be seen if it was by a key."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason if by_key else Qt.FocusReason.OtherFocusReason)
        self._ring.setVisible(by_key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring.setVisible(event.reason() in BY_KEY)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring.hide()
