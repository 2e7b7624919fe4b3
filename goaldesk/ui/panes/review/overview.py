"""What can be looked back on now, and the reviews there are."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from goaldesk.core.method.reviews import Period
from goaldesk.core.types import Span
from goaldesk.ui import dates
from goaldesk.ui.canvas import margins
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.models.reviews import LISTED, Listed, ReviewsModel
from goaldesk.ui.reviewing import standing
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.labels import Ground, Label, Paragraph
from goaldesk.ui.widgets.row_list import ENTER, RowList

Index = QModelIndex | QPersistentModelIndex

_ROW, _EDGE, _INSIDE, _TOP, _WIDEST = 48, 24, 12, 28, 760


class OverviewPane(Ground):
    """One thing to do now, and below it everything that was looked back on."""

    wanted = Signal(object)
    """Somebody wants to look back on a ``Period``, or to read what was written about it."""

    skipped = Signal(object)
    """Somebody leaves a ``Period`` to the next review."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, "surface")
        px = ui.theme.px
        self._span = Span.WEEK
        self._period: Period | None = None
        self._said = Paragraph(ui, "", font="question")
        self._about = Paragraph(ui, "", role="text2")
        self.begin = TextButton(ui, "", manner=Manner.PRIMARY, height=36)
        self.begin.clicked.connect(self._go)
        self._skip = TextButton(ui, "", height=36)
        self._skip.clicked.connect(self._leave_out)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.begin)
        buttons.addWidget(self._skip)
        buttons.addStretch(1)
        self._model = ReviewsModel(ui.desk)
        self.list = _ReviewList(ui, self._model)
        self.list.clicked.connect(self._open)
        self.list.opened.connect(self._open)
        self.list.keys.put_away_wanted.connect(self._put_away)
        self._none = Paragraph(ui, tr("What you look back on gathers here, newest first."), font="small", role="text2")
        inside = QWidget()
        inside.setMaximumWidth(px(_WIDEST))
        column = QVBoxLayout(inside)
        column.setContentsMargins(margins(px(_EDGE - _INSIDE), px(_TOP), px(_EDGE - _INSIDE), 0))
        column.setSpacing(px(8))
        head = QVBoxLayout()
        head.setContentsMargins(margins(px(_INSIDE), 0, px(_INSIDE), 0))
        head.setSpacing(px(8))
        head.addWidget(self._said)
        head.addWidget(self._about)
        head.addSpacing(px(4))
        head.addLayout(buttons)
        head.addSpacing(px(20))
        head.addWidget(Label(ui, tr("Earlier reviews"), font="small", weight=600, role="text2"))
        head.addWidget(self._none)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inside, 1000)
        row.addStretch(1)

    def show_span(self, span: Span) -> None:
        """Show the reviews of weeks, or of months."""
        self._span = span
        self._model.show(span)
        none = self._model.rowCount() == 0
        self.list.setVisible(not none)
        self._none.setVisible(none)
        self._say()

    def _say(self) -> None:
        """What there is to do now, in one sentence."""
        there = standing(self.ui, self._span)
        self._period = there.begun or there.due or there.running
        self._skip.setVisible(self._period is not None and self._period == there.due)
        self._skip.say(tr("Not this week") if self._span is Span.WEEK else tr("Not this month"))
        self.begin.setVisible(self._period is not None)
        if self._period is None:
            self._said.say(tr("All of it is looked back on."))
            self._about.say("")
            return
        days = dates.days(self._period.starts_on, self._period.ends_on, self.ui.desk.clock.today())
        if there.begun:
            self._said.say(tr("You have begun to look back on {days}.", days=days))
            self._about.say(tr("Go on where you left it. Everything you wrote is here."))
            self.begin.say(tr("Go on"))
        elif there.due:
            self._said.say(tr("{days} can be looked back on.", days=days))
            minutes = tr("About 8 to 10 minutes. Every step can be skipped, and you can stop anywhere.")
            if self._span is Span.MONTH:
                minutes = tr("About 15 minutes. Every step can be skipped, and you can stop anywhere.")
            self._about.say(minutes)
            self.begin.say(tr("Look back"))
        else:
            self._said.say(tr("The next one is about {days}.", days=days))
            self._about.say(tr("You can look back on what there is so far, too."))
            self.begin.say(tr("Look back already"))

    def take_focus(self) -> None:
        """Where the keys go."""
        (self.begin if self.begin.isVisible() else self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self) -> None:
        if self._period is not None:
            self.wanted.emit(self._period)

    def _leave_out(self) -> None:
        if self._period is not None:
            self.skipped.emit(self._period)

    def _open(self, index: QModelIndex) -> None:
        listed: Listed | None = index.data(LISTED)
        if listed:
            self.wanted.emit(listed.row.period)

    def _put_away(self) -> None:
        listed: Listed | None = self.list.currentIndex().data(LISTED)
        if listed:
            self.ui.desk.reviews.put_away(listed.row.id)


class _ReviewDelegate(QStyledItemDelegate):
    def __init__(self, ui: Context, view: "_ReviewList") -> None:
        super().__init__(view)
        self._ui, self._view = ui, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._ui.theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        row: Listed = index.data(LISTED)
        canvas, theme = self._ui.canvas(painter, self._view, option.rect), self._ui.theme
        px, height = theme.px, option.rect.height()
        selected = self._view.selectionModel().isSelected(index)
        ground = "accent_tint" if selected else ("hover" if self._view.hover.row == index.row() else "surface")
        canvas.fill(0, 0, canvas.width, height, ground)
        if selected:
            canvas.fill(0, 0, px(3), height, "accent")
        small, left, end = theme.font("small"), px(_INSIDE), canvas.width - px(_INSIDE)
        taken = canvas.text(row.stands, left, px(6), end - left, px(20), font=small, role="text2", trailing=True)
        title, room = theme.font("row-title"), end - left - taken - px(12)
        canvas.text(row.days, left, px(6), room, px(20), font=title, role="text", own_words=True)
        canvas.text(row.words, left, px(26), end - left, px(16), font=small, role="text2", own_words=True)
        canvas.line(0, height - 0.5, canvas.width, height - 0.5, "line")
        painter.restore()


class _ReviewList(RowList):
    """A click or Enter opens a review."""

    opened = Signal(QModelIndex)

    def __init__(self, ui: Context, model: ReviewsModel) -> None:
        super().__init__(ui, model, tr("Earlier reviews"))
        self.setItemDelegate(_ReviewDelegate(ui, self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
