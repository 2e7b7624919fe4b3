"""The facts of the period beside the questions: each opens what it stands for, or is quoted in an answer."""

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QMenu, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout

from goaldesk.core.method.reviews import Period
from goaldesk.ui.canvas import Canvas, margins, mirrored
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.models.review_facts import LINE, FactsModel, Line, in_words
from goaldesk.ui.reviewing import left_on_the_desk
from goaldesk.ui.widgets.labels import Ground, Paragraph
from goaldesk.ui.widgets.row_list import ENTER, RowList

Index = QModelIndex | QPersistentModelIndex

_ROW, _EDGE, _BRIEF_DAY, _LONG_DAY, _QUOTE = 28, 24, 44, 56, 18


class FactsPane(Ground):
    """What the period left on the desk, learning first."""

    opened = Signal(object)
    """Somebody wants to see what a ``Fact`` stands for."""

    quoted = Signal(str)
    """Somebody wants these words in the answer."""

    def __init__(self, ui: Context, *, to_quote: bool) -> None:
        """With ``to_quote`` a line can be put into an answer."""
        super().__init__(ui, "sunken")
        px = ui.theme.px
        self._model = FactsModel(ui.desk, without_setbacks=ui.hides_setbacks)
        self.list = _FactList(ui, self._model, to_quote=to_quote)
        self.list.opened.connect(self.opened)
        self.list.quoted.connect(self.quoted)
        self._title = Paragraph(ui, "", font="row-title")
        hint = tr("A line opens what it stands for. The pencil quotes it in your answer.")
        self._hint = Paragraph(
            ui, hint if to_quote else tr("A line opens what it stands for."), font="small", role="text2"
        )
        self._none = Paragraph(
            ui, tr("Nothing was written down in this time. Blank days belong here too."), role="text2"
        )  # fmt: skip
        head = QVBoxLayout()
        head.setContentsMargins(margins(px(_EDGE), px(16), px(_EDGE), 0))
        head.setSpacing(0)
        for widget in (self._title, self._hint):
            head.addWidget(widget)
        head.addSpacing(px(4))
        head.addWidget(self._none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addStretch(0)

    def show_period(self, period: Period) -> None:
        """Show the facts of a period, or read those of the same one again."""
        self._title.say(left_on_the_desk(period))
        self.list.setAccessibleName(self._title.text())
        self._model.show(period)
        self.list.measure()
        none = self._model.rowCount() == 0
        self._none.setVisible(none)
        self._hint.setVisible(not none)
        self.list.setVisible(not none)


class _FactDelegate(QStyledItemDelegate):
    def __init__(self, ui: Context, view: "_FactList", *, to_quote: bool) -> None:
        super().__init__(view)
        self._ui, self._view, self._to_quote = ui, view, to_quote

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._ui.theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        line: Line = index.data(LINE)
        canvas = self._ui.canvas(painter, self._view, option.rect)
        if line.fact is None:
            self._draw_group(canvas, line)
        else:
            self._draw_fact(canvas, line, index)
        painter.restore()

    def _draw_group(self, canvas: Canvas, line: Line) -> None:
        px, top, height = canvas.theme.px, canvas.theme.px(4), canvas.area.height()
        canvas.fill(0, 0, canvas.width, height, "sunken")
        end = canvas.width - px(_EDGE)
        font = canvas.theme.font("small")
        end -= canvas.text(line.aside, 0, top, end, height, font=font, role="text2", trailing=True) + px(8)
        canvas.icon(line.icon, px(_EDGE), top + (height - px(14)) / 2, px(14), "text2")
        left, bold = px(_EDGE + 20), canvas.theme.font("small", 600)
        canvas.text(line.text, left, top, end - left, height, font=bold, role="text2")

    def _draw_fact(self, canvas: Canvas, line: Line, index: Index) -> None:
        theme, px, height = canvas.theme, canvas.theme.px, canvas.area.height()
        selected = self._view.selectionModel().isSelected(index)
        hovered = self._view.hover.row == index.row()
        ground = "accent_tint" if selected and self._view.hasFocus() else ("hover" if hovered or selected else "sunken")
        canvas.fill(0, 0, canvas.width, height, ground)
        if selected:
            canvas.fill(0, 0, px(3), height, "accent")
        end = canvas.width - px(_EDGE)
        if self._to_quote and (hovered or (selected and self._view.hasFocus())):
            end -= px(14)
            canvas.icon("write", end, (height - px(14)) / 2, px(14), "text2")
            end -= px(8)
        small = theme.font("small")
        taken = canvas.text(line.aside, 0, 0, end, height, font=small, role="text2", trailing=True)
        end -= taken + px(8) if taken else 0
        left = px(_EDGE + self._view.day_width)
        canvas.text(line.day, px(_EDGE), 0, left - px(_EDGE), height, font=small, role="text2")
        canvas.text(line.text, left, 0, end - left, height, font=theme.font(), role="text", own_words=True)


class _FactList(RowList):
    """A click or Enter opens a line; the pencil, or Shift and Enter, quotes it."""

    opened = Signal(object)
    quoted = Signal(str)

    def __init__(self, ui: Context, model: FactsModel, *, to_quote: bool) -> None:
        super().__init__(ui, model)
        self._ui, self._model, self._to_quote = ui, model, to_quote
        self._on_pencil = False
        self.day_width = _BRIEF_DAY
        self.setItemDelegate(_FactDelegate(ui, self, to_quote=to_quote))
        self.clicked.connect(self._clicked)

    def measure(self) -> None:
        """Give the days their room: those of a week are shorter than those of a month."""
        first: Line | None = self._model.first().data(LINE)
        is_long = first is not None and any(letter.isdigit() for letter in first.day)
        self.day_width = _LONG_DAY if is_long else _BRIEF_DAY

    def _clicked(self, index: QModelIndex) -> None:
        self._quote(index) if self._on_pencil else self._open(index)

    def _open(self, index: QModelIndex) -> None:
        line: Line | None = index.data(LINE)
        if line and line.fact:
            self.opened.emit(line.fact)

    def _quote(self, index: QModelIndex) -> None:
        line: Line | None = index.data(LINE)
        if self._to_quote and line and line.fact:
            self.quoted.emit(in_words(line))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._on_pencil = self._to_quote and self._is_pencil(event.position().toPoint())
        super().mousePressEvent(event)

    def _is_pencil(self, at: QPoint) -> bool:
        row = self.visualRect(self.indexAt(at))
        width = self._ui.theme.px(_EDGE + _QUOTE)
        pencil = row.adjusted(row.width() - width, 0, 0, 0)
        return mirrored(pencil, row, rtl=self._ui.look.rtl(self)).contains(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER and modifiers == Qt.KeyboardModifier.NoModifier:
            self._open(self.currentIndex())
        elif event.key() in ENTER and modifiers == Qt.KeyboardModifier.ShiftModifier:
            self._quote(self.currentIndex())
        elif event.key() not in ENTER:  # Ctrl+Enter is for the step
            super().keyPressEvent(event)
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos()) if event.reason() is QContextMenuEvent.Reason.Mouse else self.currentIndex()
        line: Line | None = index.data(LINE)
        if not (line and line.fact):
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self._ui.look.dress(menu)
        menu.addAction(tr("Open"), partial(self.opened.emit, line.fact))
        if self._to_quote:
            menu.addAction(tr("Quote in my answer"), partial(self.quoted.emit, in_words(line)))
        menu.exec(self.viewport().mapToGlobal(self.visualRect(index).center()))
