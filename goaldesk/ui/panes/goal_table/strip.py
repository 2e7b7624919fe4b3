"""The line above the table: how the two columns balance, what is filtered, in which order."""

from typing import Any

from PySide6.QtCore import QRect, QSize, QTimer, Signal
from PySide6.QtGui import QAction, QFontMetricsF, QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from goaldesk.core.queries import desk as desk_query
from goaldesk.core.queries.goal_table import Sort, TableView
from goaldesk.ui.canvas import margins
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import ntr, tr
from goaldesk.ui.lazy import load
from goaldesk.ui.widgets.buttons import IconButton, Manner, TextButton
from goaldesk.ui.widgets.labels import Ground, Label

HEIGHT = 36
_ROOM_FOR_WORDS, _ROOM_FOR_ORDER, _ROOM_FOR_THIRD, _NARROWEST = 620, 440, 400, 300

IDLE = 700
"""Milliseconds without a change after which what can wait is read: not with the first picture, nor amid an edit."""


class Strip(Ground):
    """Says what is there; its buttons change what is shown."""

    unpaired_wanted = Signal(str)
    """Show the first performance goal that has no learning goal, by its id."""

    view_wanted = Signal(object)
    """Show the table this way (``TableView``)."""

    filter_wanted = Signal(QRect)
    """Open the filter beside this rectangle of the screen."""

    def __init__(self, ui: Context, view: TableView) -> None:
        super().__init__(ui, "surface", lines="b")
        self._view, self._is_fresh = view, False
        self._counts = _Counts(ui)
        self._third = TextButton(ui, "", manner=Manner.LINK, font="small", height=28)
        self._third.setProperty("underlined", True)
        self._third.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._third.clicked.connect(self._third_clicked)
        self._fresh = Label(ui, tr("a fresh desk"), font="small", role="text2")
        self._filter = IconButton(ui, "filter", tr("Filter"))
        self._filter.setCheckable(True)
        self._filter.clicked.connect(self.open_filter)
        self._due: Any = None
        self._idle = QTimer(self, interval=IDLE, singleShot=True)
        self._idle.timeout.connect(self._list_checks)
        self._sort = TextButton(ui, "", manner=Manner.QUIET, icon="sort", font="small", height=28)
        self._sort.clicked.connect(self._open_sort)
        row = self._row = QHBoxLayout(self)
        px = ui.theme.px
        row.setContentsMargins(margins(px(16), 0, px(10), px(1)))
        row.setSpacing(px(4))
        row.addWidget(self._counts)
        row.addWidget(self._third)
        row.addWidget(self._fresh)
        row.addStretch(1)
        row.addWidget(self._filter)
        row.addWidget(self._sort)
        self.setFixedHeight(px(HEIGHT))
        self.show_view(view)

    def showEvent(self, event: QShowEvent) -> None:
        self._be_brief()
        self._idle.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._idle.stop()
        if self._due is not None:
            self._due.rest()

    def _list_checks(self) -> None:
        """See which checks are due. The window stands; the first picture went without them."""
        if self._due is None:
            self._due = load("due_checks")(self.ui, self, self._place)
            self._be_brief()
        self._due.read()

    def _place(self, button: QWidget) -> None:
        """Put the list of checks before the filter."""
        self._row.insertWidget(self._row.indexOf(self._filter), button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._be_brief()

    def minimumSizeHint(self) -> QSize:
        """Where a window is as narrow as its text is large, the counts and the signs of the buttons are enough."""
        return QSize(self.ui.theme.px(_NARROWEST), self.ui.theme.px(HEIGHT))

    def _be_brief(self) -> None:
        if self._due is not None:
            self._due.be_brief(brief=self.width() < self.ui.theme.px(_ROOM_FOR_WORDS))
        self._name_order()
        self._show_third()

    def _name_order(self) -> None:
        name = sort_names()[self._view.sort]
        self._sort.say(name if self.width() >= self.ui.theme.px(_ROOM_FOR_ORDER) or not self.isVisible() else "")
        self._sort.setAccessibleName(tr("Order: {order}", order=name))
        self._sort.setToolTip(tr("Order: {order}", order=name))

    def refresh(self) -> None:
        """Count again."""
        balance = desk_query.balance(self.ui.desk.store)
        self._counts.show_counts(balance.performance, balance.learning)
        if self._view.filtered:
            self._third.say(tr("show all"))
        elif balance.unpaired:
            self._third.say(ntr("one has no learning goal yet", "{n} have no learning goal yet", balance.unpaired))
        else:
            self._third.say("")
        nothing = not balance.performance and not balance.learning and not self._view.filtered
        self._is_fresh = nothing and desk_query.has_no_goals(self.ui.desk.store)
        self._show_third()
        self._filter.setChecked(self._view.filtered)

    def _show_third(self) -> None:
        """What stands behind the counts, where it has room; in a filtered table it is the way back, and stays."""
        room = self._view.filtered or not self.isVisible() or self.width() >= self.ui.theme.px(_ROOM_FOR_THIRD)
        self._third.setVisible(room and bool(self._third.label()))
        self._fresh.setVisible(room and self._is_fresh)
        self._counts.end_with_dot(self._third.isVisibleTo(self) or self._fresh.isVisibleTo(self))

    def show_view(self, view: TableView) -> None:
        """Say how the table is shown now."""
        self._view = view
        self._name_order()
        self.refresh()

    def _third_clicked(self) -> None:
        if self._view.filtered:
            self.view_wanted.emit(TableView(sort=self._view.sort, by_area=self._view.by_area))
        else:
            self.unpaired_wanted.emit(desk_query.first_unpaired(self.ui.desk.store) or "")

    def open_filter(self) -> None:
        """Ask for the filter."""
        self._filter.setChecked(self._view.filtered)
        self.filter_wanted.emit(QRect(self._filter.mapToGlobal(self._filter.rect().topLeft()), self._filter.size()))

    def _open_sort(self) -> None:
        menu = load("sort_menu")(self.ui, self._view, self)
        menu.triggered.connect(self._sort_chosen)
        self._sort.open_menu(menu)

    def _sort_chosen(self, action: QAction) -> None:
        if action.data():  # a mere text, for Qt gives an enum of texts back as one
            self.view_wanted.emit(self._view._replace(sort=Sort(action.data())))
        else:
            self.view_wanted.emit(self._view._replace(by_area=action.isChecked()))


def sort_names() -> dict[Sort, str]:
    """What the orders are called."""
    return {
        Sort.BY_HAND: tr("By hand"),
        Sort.BY_DUE_DATE: tr("By deadline"),
        Sort.BY_DEPTH: tr("By depth"),
        Sort.BY_LAST_TOUCHED: tr("Last touched"),
    }


class _Counts(QWidget):
    """5 performance · 5 learning, each behind the sign of its column."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        self._parts: list[tuple[str, str, str, str]] = []
        self._widths: list[tuple[float, float]] = []
        self._dot = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        ui.look.changed.connect(self._measure)

    def show_counts(self, performance: int, learning: int) -> None:
        self._parts = [
            ("flag", "perf", str(performance), tr("performance")),
            ("steps", "learn", str(learning), tr("learning")),
        ]
        self.setAccessibleName(
            tr(
                "{performance} performance goals and {learning} learning goals",
                performance=performance,
                learning=learning,
            )
        )
        self._measure()

    def end_with_dot(self, dot: bool) -> None:
        """Whether something follows."""
        self._dot = dot
        self._measure()

    def _measure(self) -> None:
        bold, plain = QFontMetricsF(self._ui.theme.font("small", 600)), QFontMetricsF(self._ui.theme.font("small"))
        self._widths = [(bold.horizontalAdvance(part[2]), plain.horizontalAdvance(part[3])) for part in self._parts]
        dots = self._ui.theme.px(_DOT) * (len(self._parts) - 1 + self._dot)
        self.setFixedWidth(round(sum(self._ui.theme.px(_BEFORE) + sum(widths) for widths in self._widths)) + dots)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, theme, px = self._ui.canvas(painter, self), self._ui.theme, self._ui.theme.px
        bold, plain, height, x = theme.font("small", 600), theme.font("small"), self.height(), 0.0
        for (icon, role, number, name), widths in zip(self._parts, self._widths, strict=True):
            if x:
                canvas.text("·", x + px(8), 0, px(8), height, font=plain, role="text2")
                x += px(_DOT)
            canvas.icon(icon, x, (height - px(14)) / 2, px(14), role)
            canvas.text(number, x + px(20), 0, widths[0] + 1, height, font=bold, role="text")
            canvas.text(name, x + px(_BEFORE) + widths[0], 0, widths[1] + 1, height, font=plain, role="text")
            x += px(_BEFORE) + sum(widths)
        if self._dot:
            canvas.text("·", x + px(8), 0, px(8), height, font=plain, role="text2")
        painter.end()


_BEFORE, _DOT = 24, 20
