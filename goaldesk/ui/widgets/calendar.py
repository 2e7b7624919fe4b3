"""A month to pick a day from; days that have something carry a dot."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QPen, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QTableView, QToolButton, QWidget

from goaldesk.ui import dates, qicons
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.popover import Popover

DaysWithEntries = Callable[[date, date], set[date]]


class CalendarPopover(Popover):
    """A month beside what asked for a day."""

    picked = Signal(object)
    """The day (``date``) that was chosen, or None for no day at all."""

    def __init__(
        self, ui: Context, owner: QWidget, day: date, marked: DaysWithEntries | None = None, *, none: str = ""
    ) -> None:
        """``marked`` tells which days get a dot; ``none`` names the choice of no day, where there is one."""
        super().__init__(ui, owner, tr("Calendar"))
        self._month = _Month(ui, day, marked)
        self._month.clicked.connect(self._pick)
        self._month.activated.connect(self._pick)
        self.body.addWidget(self._month)
        if none:
            button = TextButton(ui, none, manner=Manner.LINK, font="small", height=28)
            button.clicked.connect(self._pick_none)
            self.body.addWidget(button)

    def focus_first(self) -> QWidget:
        return self._month.findChild(QTableView) or self._month

    def _pick(self, day: QDate) -> None:
        self.leave()
        self.picked.emit(dates.pydate(day))

    def _pick_none(self) -> None:
        self.leave()
        self.picked.emit(None)


class _Month(QCalendarWidget):
    def __init__(self, ui: Context, day: date, marked: DaysWithEntries | None) -> None:
        super().__init__()
        self._ui = ui
        self._marked = marked
        self._dots: set[date] = set()
        self.setAccessibleName(tr("Calendar"))
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setFirstDayOfWeek(first_day_of_week(ui))
        self.setSelectedDate(dates.qdate(day))
        self._dress()
        least = self.minimumSizeHint()
        self.setFixedSize(max(ui.theme.px(252), least.width()), max(ui.theme.px(236), least.height()))
        self.currentPageChanged.connect(self._read_dots)
        self._read_dots()

    def _dress(self) -> None:
        theme = self._ui.theme
        caption = QTextCharFormat()
        caption.setForeground(theme.colour("text3"))
        caption.setBackground(theme.colour("raised"))
        for weekday in Qt.DayOfWeek:
            self.setWeekdayTextFormat(weekday, caption)
        self.setHeaderTextFormat(caption)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.colour("raised"))
        self.setPalette(palette)
        arrow = theme.px(14)
        for name, icon in (("qt_calendar_prevmonth", "left"), ("qt_calendar_nextmonth", "right")):
            button = self.findChild(QToolButton, name)
            if button:
                button.setIcon(qicons.icon(self._ui.icons, icon, theme.colour("text2"), arrow))
        # The year is not worth a spin box of its own in a month this small.
        self.setStyleSheet(
            f"QWidget#qt_calendar_navigationbar {{ background: {theme.colour('raised').name()}; }}"
            f"QToolButton {{ border: 0; border-radius: {theme.px(6)}px; padding: {theme.px(4)}px;"
            f" color: {theme.colour('text').name()}; font-weight: 600; }}"
            f"QToolButton:hover {{ background: {theme.colour('hover').name()}; }}"
            "QToolButton::menu-indicator { image: none; }"
            "QAbstractItemView { border: 0; outline: 0; }"
        )

    def _read_dots(self) -> None:
        if self._marked:
            first = date(self.yearShown(), self.monthShown(), 1)
            self._dots = self._marked(date.fromordinal(first.toordinal() - 7), date.fromordinal(first.toordinal() + 38))
            self.updateCells()

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate) -> None:
        theme, here = self._ui.theme, QRectF(rect)
        selected = day == self.selectedDate()
        today = dates.pydate(day) == self._ui.desk.clock.today()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.brush("raised"))
        side = min(here.width(), here.height()) - 2
        disc = QRectF(here.center().x() - side / 2, here.center().y() - side / 2, side, side)
        if selected or today:
            painter.setPen(Qt.PenStyle.NoPen if selected else QPen(theme.colour("accent"), 1))
            painter.setBrush(theme.colour("accent") if selected else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(disc, theme.px(6), theme.px(6))
        in_month = day.month() == self.monthShown()
        role = "on_accent" if selected else ("text" if in_month else "text3")
        painter.setPen(theme.colour(role))
        painter.setFont(theme.font("small", 600 if selected or today else 400))
        painter.drawText(here, int(Qt.AlignmentFlag.AlignCenter), QLocale().toString(day.day()))
        if dates.pydate(day) in self._dots:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("on_accent" if selected else "accent"))
            radius = 1.8 * theme.scale
            painter.drawEllipse(QPointF(here.center().x(), disc.bottom() - 2.5 * theme.scale), radius, radius)
        painter.restore()


def first_day_of_week(ui: Context) -> Qt.DayOfWeek:
    """The day that a week starts on: as chosen, or as the system does."""
    return Qt.DayOfWeek(dates.first_weekday(ui.settings.now.week_starts_on) + 1)
