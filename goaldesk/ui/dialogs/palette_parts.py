"""How the search over the window is drawn: its box with the field and the keys, and the lines of what was found."""

from itertools import pairwise

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from goaldesk.core.search.places import places
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.models.palette import FOUND, Found, PaletteModel
from goaldesk.ui.widgets.buttons import draw_key_cap, key_cap_width

Index = QModelIndex | QPersistentModelIndex

FIELD, GROUP, ROW, FOOT = 52, 28, 44, 40


class Box(QFrame):
    """The field's frame, what was found below it, and the keys at the foot."""

    def __init__(self, ui: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = ui

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click inside is not a click on the dimmed part."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, px = self._ui.canvas(painter, self), self._ui.theme.px
        width, height = self.width(), self.height()
        canvas.frame(0, 0, width, height, "line_strong", radius=px(10), fill="raised")
        canvas.icon("search", px(16), (px(FIELD) - px(20)) / 2, px(20), "text2")
        draw_key_cap(canvas.within(0, 0, width, px(FIELD)), width - px(16), tr("Esc"), line="ctl")
        canvas.line(0, px(FIELD) + 1.5, width, px(FIELD) + 1.5, "line")
        foot = canvas.within(1, height - px(FOOT) - 1, width - 2, px(FOOT))
        foot.line(0, 0.5, foot.width, 0.5, "line")
        self._foot(foot)
        painter.end()

    def _foot(self, canvas: Canvas) -> None:
        px, font, x = canvas.theme.px, canvas.theme.font("small"), float(canvas.theme.px(16))
        for keys, text in (
            ("↑ ↓", tr("move")),
            (tr("Enter"), tr("open")),
            (tr("Ctrl Enter"), tr("link to today’s entry")),
            ("#", tr("tags")),
            ("@", tr("goals")),
            (">", tr("commands")),
        ):
            cap = key_cap_width(canvas.theme, keys)
            draw_key_cap(canvas, x + cap, keys, line="ctl")
            x += cap + px(6)
            x += canvas.text(text, x, 0, canvas.width - x, px(FOOT), font=font, role="text2") + px(14)


class FoundDelegate(QStyledItemDelegate):
    """A group's name, or a line of what was found with its words marked."""

    def __init__(self, ui: Context, view: QListView, model: PaletteModel) -> None:
        super().__init__(view)
        self._ui, self._view, self._model = ui, view, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._ui.theme.px(ROW if index.data(FOUND).icon else GROUP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        found: Found = index.data(FOUND)
        canvas, theme = self._ui.canvas(painter, self._view, option.rect), self._ui.theme
        px, height = theme.px, option.rect.height()
        small = theme.font("small")
        if not found.icon:
            canvas.text(found.title, px(16), 0, canvas.width - px(60), height, font=small, role="text2")
            canvas.text(found.detail, px(16), 0, canvas.width - px(32), height, font=small, role="text2", trailing=True)
            painter.restore()
            return
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        if current or option.state & QStyle.StateFlag.State_MouseOver:
            canvas.fill(0, 0, canvas.width, height, "accent_tint" if current else "hover")
        if current:
            canvas.fill(0, 0, px(3), height, "accent")
        canvas.icon(found.icon, px(16), (height - px(18)) / 2, px(18), found.role)
        end = canvas.width - px(16)
        keys = found.keys or (tr("Enter") if current else "")
        if keys:
            draw_key_cap(canvas, end, keys, line="ctl")
            end -= key_cap_width(theme, keys) + px(8)
        left = px(46)
        if found.detail:
            self._marked(canvas, found.title, left, px(4), end - left, theme.font("body", 500), "text")
            self._marked(canvas, found.detail, left, px(22), end - left, small, "text2")
        else:
            self._marked(canvas, found.title, left, px(12), end - left, theme.font("body", 500), "text")
        painter.restore()

    def _marked(self, canvas: Canvas, text: str, x: float, y: float, width: float, font: QFont, role: str) -> None:
        """A line in which the words that were looked for are bold and underlined."""
        shown, _ = canvas.shortened(text, font, width)
        bold = QFont(font)
        bold.setWeight(QFont.Weight.Bold)
        bold.setUnderline(True)
        cuts = [0, *(cut for place in places(shown, self._model.words) for cut in place), len(shown)]
        parts = [shown[start:end] for start, end in pairwise(cuts)]
        end, height = x + width, canvas.theme.px(20)
        for number, part in enumerate(parts):
            x += canvas.text(part, x, y, end - x + 2, height, font=bold if number % 2 else font, role=role)
