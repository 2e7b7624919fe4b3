"""A card of the Insights page: what a picture is called and says, the picture or its table, and what can be done."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QMenu, QVBoxLayout, QWidget

from goaldesk.core.queries.insights.period import Period
from goaldesk.ui.charts.insight import Insight
from goaldesk.ui.charts.table import SheetView
from goaldesk.ui.charts.view import InsightView
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.lazy import load
from goaldesk.ui.widgets.buttons import IconButton, Manner, TextButton
from goaldesk.ui.widgets.labels import ElidedLabel, Paragraph

_RADIUS, _AROUND, _ABOVE, _BELOW, _BODY = 8, 16, 13, 16, 8
_RING = 6


class InsightCard(QFrame):
    """One picture. While there is nothing to see, a sentence says what gathers here."""

    opened = Signal(object)
    """The person wants to go to what a spot stands for (``Opens``)."""

    reached = Signal(object)
    """The keys have come to a spot of this area (``QRect``) of the card."""

    def __init__(self, ui: Context, insight: Insight) -> None:
        super().__init__()
        self.ui, self.insight = ui, insight
        px = ui.theme.px
        self.view = InsightView(ui, insight)
        self.view.opened.connect(self.opened)
        self.view.reached.connect(self._reached)
        self.table: SheetView | None = None
        self._as_table = False
        self._title = ElidedLabel(ui, insight.title(), font="row-title")
        self._sentence = Paragraph(ui, font="small", role="text2")
        self._menu = IconButton(ui, "more", tr("More: {title}", title=insight.title()))
        self._menu.clicked.connect(self._open_menu)
        self._more = TextButton(ui, "", manner=Manner.LINK, font="small", height=20)
        self._more.clicked.connect(self._show_more)
        head = QGridLayout()
        head.setSpacing(0)
        head.addWidget(self._title, 0, 0)
        head.addWidget(self._sentence, 1, 0)
        head.addWidget(self._menu, 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        head.setColumnStretch(0, 1)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(px(_AROUND), px(_ABOVE), px(_AROUND), px(_BELOW))
        self._body.setSpacing(px(_BODY))
        self._body.addLayout(head)
        self._body.addWidget(self.view)
        self._body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self._body.addStretch(0)
        ui.look.changed.connect(self._redraw)

    def _redraw(self) -> None:
        self.update()

    def read(self, period: Period) -> None:
        """Read the numbers again, and show them."""
        self.insight.read(period)
        self._show()

    def main(self) -> QWidget:
        """What stands on the card: the picture, or its table."""
        return self.table if self.table is not None and self._as_table else self.view

    def show_as_table(self, table: bool) -> None:
        """Show the numbers as a table, or as the picture again."""
        self._as_table = table
        self._show()
        self.main().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        insight, nothing = self.insight, self.insight.nothing()
        self._sentence.say(nothing or insight.sentence())
        self.view.setVisible(not nothing and not self._as_table)
        self.view.show_again()
        self._show_table(shown=not nothing and self._as_table)
        hidden = insight.hidden()
        self._more.say(tr("Show more ({n})", n=hidden))
        self._more.setVisible(bool(hidden) and not nothing and not self._as_table)
        self._menu.setVisible(not nothing)

    def _show_table(self, *, shown: bool) -> None:
        """The table is made when it is first asked for."""
        if shown and self.table is None:
            self.table = SheetView(self.ui)
            self.table.installEventFilter(self)
            self._body.insertWidget(self._body.indexOf(self.view) + 1, self.table, 1)
        if self.table is not None:
            self.table.setVisible(shown)
        if self.table is not None and shown:
            self.table.show_sheet(self.insight.title(), self.insight.sheet())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have the table in sight when the focus comes to it."""
        if event.type() == QEvent.Type.FocusIn and watched is self.table:
            self.reached.emit(self.table.geometry())
        return super().eventFilter(watched, event)

    def _show_more(self) -> None:
        self.insight.show_more()
        self._show()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self.ui.look.dress(menu)
        words = tr("Show as picture") if self._as_table else tr("Show as table")
        menu.addAction(words, partial(self.show_as_table, not self._as_table))
        menu.addSeparator()
        files: tuple[tuple[str, str], ...] = (
            (tr("Export as PNG…"), ".png"), (tr("Export as SVG…"), ".svg"), (tr("Export as CSV…"), ".csv"),
        )  # fmt: skip
        for words, suffix in files:
            menu.addAction(words, partial(self._export, suffix))
        self._menu.open_menu(menu)

    def _export(self, suffix: str) -> None:
        save: Callable[..., None] = load("save_insight")
        save(self.ui, self.window(), self.insight, self.width(), suffix)

    def _reached(self, area: QRect) -> None:
        self.reached.emit(area.translated(self.view.pos()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        radius = self.ui.theme.px(_RADIUS)
        canvas = self.ui.canvas(painter, self)
        canvas.frame(0, 0, self.width(), self.height(), "line", radius=radius, fill="raised")
        if self.view.ring and self.view.isVisible():
            around = self.ui.theme.px(_RING)
            ring = self.view.geometry().adjusted(-around, -around, around, around)
            left = self.width() - ring.right() - 1 if self.ui.look.rtl(self) else ring.left()
            canvas.frame(left, ring.top(), ring.width(), ring.height(), "focus", radius=radius, thick=2)
        painter.end()
