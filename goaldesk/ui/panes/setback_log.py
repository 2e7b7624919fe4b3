"""The setbacks log: what happened, what it showed, what to study or try next, and how far each has come."""

from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from goaldesk.core.changes import ChangeSet
from goaldesk.core.queries import setbacks as setback_query
from goaldesk.core.queries.setbacks import LoggedSetback
from goaldesk.core.types import STAGE_NAMES, Stage
from goaldesk.ui import dates, glyphs
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.lazy import load
from goaldesk.ui.models.setback_log import SETBACK, LogColumn, SetbackLogModel, captions, nothing_yet
from goaldesk.ui.widgets.buttons import IconButton
from goaldesk.ui.widgets.hovering import RowHover
from goaldesk.ui.widgets.labels import Ground, broken
from goaldesk.ui.widgets.row_keys import RowKeys
from goaldesk.ui.widgets.scrollbar import OverlayScrollBar

Index = QModelIndex | QPersistentModelIndex

ROW, HEADER = 46, 36
_GAP = 16
_FULL_WIDTH, _BRIEF_WIDTH = 700, 560
_TOUCHED_BY = ("setback", "question", "experiment")


def _widths(ui: Context, width: int) -> list[int]:
    """The widths of the columns, each with the gap before its text; the last one also with the one behind."""
    px, scaled = ui.theme.px, width / ui.theme.scale
    day, stage = (84, 148) if scaled >= _FULL_WIDTH else ((62, 140) if scaled >= _BRIEF_WIDTH else (58, 64))
    rest = width - 6 * px(_GAP) - px(day) - px(stage)
    middle = [round(rest * part / 3.1) for part in (1.05, 1)]
    middle.append(rest - sum(middle))
    return [px(day) + px(_GAP), *(part + px(_GAP) for part in middle), px(stage) + 2 * px(_GAP)]


class _LogHeader(QWidget):
    """Title and captions in one line, and the button that logs a setback."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        self.setFixedHeight(ui.theme.px(HEADER))
        self.add = IconButton(ui, "plus", tr("Log a setback"), parent=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        px = self._ui.theme.px
        self.add.resize(self.add.sizeHint())
        x = self.width() - px(8) - self.add.width()
        self.add.move(px(8) if self._ui.look.rtl(self) else x, (self.height() - self.add.height()) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, theme, px = self._ui.canvas(painter, self), self._ui.theme, self._ui.theme.px
        height = self.height()
        canvas.fill(0, 0, canvas.width, height, "sunken")
        canvas.line(0, height - 0.5, canvas.width, height - 0.5, "line")
        brief = canvas.width < px(_FULL_WIDTH)
        x, names = 0.0, captions()
        names[LogColumn.DAY] = tr("Setbacks")
        if brief:
            names[LogColumn.NEXT] = tr("What’s next")
            names[LogColumn.SHOWED] = tr("What it showed me")
        shorter = {LogColumn.SHOWED: tr("It showed me"), LogColumn.NEXT: tr("What’s next")}
        for column, width in zip(LogColumn, _widths(self._ui, self.width()), strict=True):
            first = column is LogColumn.DAY
            font = theme.font("row-title") if first else theme.font("small")
            name = names[column]
            if canvas.text_width(name, font) > width - px(_GAP):
                name = shorter.get(column, name)
            room = width - (0 if first else px(_GAP)) - (px(30) if column is LogColumn.STAGE else 0)
            canvas.text(name, x + px(_GAP), 0, room, height, font=font, role="text" if first else "text3")
            x += width
        painter.end()


class _LogDelegate(QStyledItemDelegate):
    def __init__(self, ui: Context, view: "SetbackLogView") -> None:
        super().__init__(view)
        self._ui, self._view = ui, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._ui.theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        row: LoggedSetback = index.data(SETBACK)
        canvas, theme = self._ui.canvas(painter, self._view, option.rect), self._ui.theme
        px, height, column = theme.px, option.rect.height(), LogColumn(index.column())
        if self._view.selectionModel().isSelected(index):
            canvas.fill(0, 0, canvas.width, height, "accent_tint" if self._view.isActiveWindow() else "hover")
            if column is LogColumn.DAY:
                canvas.fill(0, 0, px(3), height, "accent")
        elif self._view.hover.row == index.row():
            canvas.fill(0, 0, canvas.width, height, "hover")
        canvas.line(0, height - 0.5, canvas.width, height - 0.5, "line")
        left, width = px(_GAP), canvas.width - px(_GAP)
        small = theme.font("small")
        if column is LogColumn.DAY:
            day, today = date.fromisoformat(row.day), self._ui.desk.clock.today()
            text = dates.month_day(day, today)
            if canvas.text_width(text, small) > width:
                text = dates.short_day(day, today)
            canvas.text(text, left, px(7), width, px(16), font=small, role="text2")
        elif column is LogColumn.STAGE:
            self._stage(canvas, row, left, width - px(_GAP))
        else:
            text = index.data()
            role = "text" if text else "text3"
            _two_lines(canvas, text or nothing_yet(), left, px(7), width, small, role)
        painter.restore()

    def _stage(self, canvas: Canvas, row: LoggedSetback, left: float, width: float) -> None:
        px, small = canvas.theme.px, canvas.theme.font("small")
        with_word = width > px(100)
        top = px(7) if with_word else (canvas.area.height() - px(13)) / 2
        glyphs.stage(canvas, left, top, row.stage)
        name = tr("draft") if row.draft else tr(STAGE_NAMES[row.stage])
        if row.stage is Stage.ANSWERED:
            name = tr("Answered")
        if with_word:
            canvas.text(name, left, px(24), width, px(16), font=small, role="text")


def _two_lines(canvas: Canvas, text: str, x: float, y: float, width: float, font: QFont, role: str) -> None:
    """A text in at most two lines; the second one ends in an ellipsis if there is more."""
    whole, height = " ".join(text.split()), canvas.theme.px(16)
    first, *rest = broken(whole, font, width)
    for number, part in enumerate((first, whole[len(first) :].strip() if rest else "")):
        canvas.text(part, x, y + number * height, width, height, font=font, role=role, own_words=True)


class SetbackLogView(QTableView):
    """Rows of two lines; Enter or a double click opens one."""

    open_wanted = Signal(str)

    def __init__(self, ui: Context, model: SetbackLogModel) -> None:
        super().__init__()
        self._ui = ui
        self.setModel(model)
        self.setItemDelegate(_LogDelegate(ui, self))
        self.setAccessibleName(tr("Setbacks"))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.hover = RowHover(self)
        self.keys = RowKeys(ui, self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ui.theme.px(ROW))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._bar = OverlayScrollBar(ui, self)
        self.doubleClicked.connect(self._open)
        ui.look.changed.connect(self._resized)

    def selected(self) -> list[LoggedSetback]:
        """The setbacks that are selected, from the top."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        return [self.model().index(row, 0).data(SETBACK) for row in rows]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bar.place()
        self._resized()

    def _resized(self) -> None:
        for column, width in enumerate(_widths(self._ui, self.width())):
            self.setColumnWidth(column, width)
        self.verticalHeader().setDefaultSectionSize(self._ui.theme.px(ROW))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hover.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.keys.draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.open_wanted.emit(index.data(SETBACK).id)


class SetbackLogPane(Ground):
    """The log with its header; an invitation while nothing was logged."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, "surface")
        self._text, self._put_away = "", False
        self.model = SetbackLogModel(ui.desk)
        self.view = SetbackLogView(ui, self.model)
        self.header = _LogHeader(ui)
        self._none = _NothingLogged(ui)
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(self._stack, 1)
        self._stack.addWidget(self.view)  # now, for a stack without a parent shows it as a window of its own
        self._stack.addWidget(self._none)
        self._veil: Any = None
        if ui.hides_setbacks:
            self._veil = load("veil")(ui, tr("Setbacks are hidden. Show them"))
            self._veil.lifted.connect(self._show_setbacks)
            self._stack.addWidget(self._veil)
        self.header.add.clicked.connect(self.log)
        self.view.open_wanted.connect(ui.places.setback)
        self.view.keys.put_away_wanted.connect(self.put_away)
        self.view.customContextMenuRequested.connect(self._open_menu)
        ui.bus.changed.connect(self._changed)
        self._read()

    def _show_setbacks(self) -> None:
        self.ui.places.setbacks_hidden.emit(False)

    def part(self) -> QWidget:
        """What is in sight below the header: the log, or what stands in its place."""
        veil: QWidget | None = self._veil
        return veil or self.view

    def narrow(self, text: str, *, put_away: bool = False) -> None:
        """Show only what has every word of a text, or what is put away."""
        self._text, self._put_away = text, put_away
        self._read()

    def log(self) -> None:
        """Open the form for a new setback."""
        self.ui.places.setback.emit("")

    def put_away(self) -> None:
        """Move the selected setbacks to the trash, or bring them back from it."""
        ids = [setback.id for setback in self.view.selected()]
        if ids and self._put_away:
            self.ui.desk.setbacks.bring_back(ids)
        elif ids:
            self.ui.desk.setbacks.put_away(ids)

    def open_selected(self) -> None:
        """Open the first of the selected setbacks."""
        for setback in self.view.selected()[:1]:
            self.ui.places.setback.emit(setback.id)

    def _changed(self, change: ChangeSet) -> None:
        if (self._text and change.touches("setback")) or change.touches_columns(setback_query.ORDER):
            self._read()
        elif change.touches(*_TOUCHED_BY) and not self._veil:
            self.model.refresh()

    def _read(self) -> None:
        if self._veil:
            self._stack.setCurrentWidget(self._veil)
            return
        ids = setback_query.order(self.ui.desk.store, self._text, put_away=self._put_away)
        self.model.show(ids)
        self._none.say(searching=bool(self._text), put_away=self._put_away)
        self._stack.setCurrentWidget(self.view if ids else self._none)

    def _open_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self.ui.look.dress(menu)
        if self.view.selected():
            menu.addAction(tr("Open"), QKeySequence("Return"), self.open_selected)
            text = tr("Bring back") if self._put_away else tr("Put away")
            menu.addAction(text, QKeySequence.StandardKey.Delete, self.put_away)
            menu.addSeparator()
        menu.addAction(tr("Log a setback"), QKeySequence("Ctrl+L"), self.log)
        menu.exec(self.view.viewport().mapToGlobal(where))


class _NothingLogged(QWidget):
    """What gathers here, while nothing has."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        self._lines: tuple[str, ...] = ()
        self.say()

    def say(self, *, searching: bool = False, put_away: bool = False) -> None:
        """Speak of an empty log, of nothing that is put away, or of a search that found nothing."""
        if put_away and not searching:
            self._lines = (tr("Nothing is put away."),)
        elif searching:
            self._lines = (tr("Nothing here says that."),)
        else:
            self._lines = (
                tr("When something doesn’t go as hoped, note it here."),
                tr("What it showed you can become the next thing you try."),
            )
        self.setAccessibleName(" ".join(self._lines))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, px = self._ui.canvas(painter, self), self._ui.theme.px
        font, line = self._ui.theme.font("body"), px(20)
        glyph = px(28) if self.height() > px(90) and len(self._lines) > 1 else 0
        top = (self.height() - glyph - line * len(self._lines)) / 2
        if glyph:
            glyphs.stage(canvas, (canvas.width - px(glyphs.STAGE_SIZE[0])) / 2, top + px(2), None)
        for number, text in enumerate(self._lines):
            y, width = top + glyph + number * line, canvas.width - px(32)
            canvas.text(text, px(16), y, width, line, font=font, role="text2", centred=True)
        painter.end()
