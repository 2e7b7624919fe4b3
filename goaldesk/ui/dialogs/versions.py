"""What an entry said before it was changed: to read, compared with what it says now, and to bring back."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import (
    QPainter,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from goaldesk.core import markup
from goaldesk.core.compare import Part, Where, compare
from goaldesk.core.errors import GoalDeskError
from goaldesk.core.queries import versions as versions_query
from goaldesk.core.queries.versions import Version
from goaldesk.core.types import VERSION_REASONS
from goaldesk.ui.context import Context
from goaldesk.ui.dialogs.frame import Dialog, save_keys
from goaldesk.ui.i18n import ntr, tr
from goaldesk.ui.models.versions import VERSION, VersionsModel
from goaldesk.ui.widgets.labels import Label
from goaldesk.ui.widgets.row_list import RowList
from goaldesk.ui.widgets.scrollbar import OverlayScrollBar

Index = QModelIndex | QPersistentModelIndex

_WIDTH, _LIST, _HEIGHT, _LOWEST, _AROUND, _ROW = 720, 232, 400, 160, 200, 44
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


class _VersionDelegate(QStyledItemDelegate):
    def __init__(self, ui: Context, view: "_VersionList") -> None:
        super().__init__(view)
        self._ui, self._view = ui, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._ui.theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        version: Version = index.data(VERSION)
        canvas, theme = self._ui.canvas(painter, self._view, option.rect), self._ui.theme
        px, height, small = theme.px, option.rect.height(), theme.font("small")
        selected = self._view.selectionModel().isSelected(index)
        if selected or self._view.hover.row == index.row():
            canvas.fill(0, 0, canvas.width, height, "accent_tint" if selected else "hover")
        if selected:
            canvas.fill(0, 0, px(3), height, "accent")
        room = canvas.width - px(24)
        words = VersionsModel.words(version)
        taken = canvas.text(words, px(12), px(4), room, px(20), font=small, role="text2", trailing=True)
        title = theme.font("body", 500)
        canvas.text(index.data(), px(12), px(4), room - taken - px(8), px(20), font=title, role="text")
        reason = tr(VERSION_REASONS[version.reason])
        canvas.text(reason, px(12), px(23), room, px(16), font=small, role="text2")
        canvas.line(0, height - 0.5, canvas.width, height - 0.5, "line")
        painter.restore()


class _VersionList(RowList):
    def __init__(self, ui: Context, model: VersionsModel) -> None:
        super().__init__(ui, model, tr("Earlier versions"))
        self.setItemDelegate(_VersionDelegate(ui, self))
        self.setFixedWidth(ui.theme.px(_LIST))


class _Compared(QTextEdit):
    """A text to read, in which the parts that only one of two versions has are underlined or struck through."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        self.setAccessibleName(tr("What the entry said"))
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDefaultFont(ui.theme.font("writing"))
        self.document().setDocumentMargin(0)
        self._bar = OverlayScrollBar(ui, self)

    def show_parts(self, parts: list[Part]) -> None:
        """Show both texts as one."""
        self.clear()
        cursor = QTextCursor(self.document())
        lines = QTextBlockFormat()
        lines.setLineHeight(self._ui.theme.line("writing"), _FIXED)
        cursor.setBlockFormat(lines)
        formats = {where: self._format(where) for where in Where}
        for part in parts:
            cursor.insertText(part.text, formats[part.where])
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _format(self, where: Where) -> QTextCharFormat:
        theme, form = self._ui.theme, QTextCharFormat()
        form.setForeground(theme.colour("text2" if where is Where.AFTER else "text"))
        if where is Where.BEFORE:
            form.setBackground(theme.colour("learn_tint"))
            form.setUnderlineColor(theme.colour("learn"))
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        form.setFontStrikeOut(where is Where.AFTER)
        return form

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bar.place()


class VersionsDialog(Dialog):
    """The versions on one side, the text of one of them on the other."""

    def __init__(
        self, ui: Context, parent: QWidget, entry_id: str, now: str, bring_back: Callable[[str], None]
    ) -> None:
        """An entry that has versions, and what it says ``now``.

        ``bring_back`` gets the id of a version, and may raise GoalDeskError.
        """
        super().__init__(ui, parent, tr("Earlier versions"), width=_WIDTH)
        self._now, self._bring_back = now, bring_back
        self._model = VersionsModel(ui.desk)
        self._model.show(versions_query.order(ui.desk.store, entry_id))
        self._list = _VersionList(ui, self._model)
        self._text = _Compared(ui)
        self._differs = Label(ui, "", font="small", role="text2", wrap=True)
        self._lay_out(parent)
        self.buttons(tr("Bring this version back"), keys=save_keys(), cancel=tr("Close"))
        self.hint(tr("What the entry says now is kept as a version."))
        self._list.selectionModel().currentChanged.connect(self._show)
        self._list.setCurrentIndex(self._model.index(0, 0))
        self._list.setFocus()

    def _lay_out(self, parent: QWidget) -> None:
        px = self.ui.theme.px
        right = QVBoxLayout()
        right.setSpacing(px(8))
        right.addWidget(self._differs)
        right.addWidget(self._text, 1)
        sides = QHBoxLayout()
        sides.setSpacing(px(16))
        sides.addWidget(self._list)
        sides.addLayout(right, 1)
        self.body.insertLayout(0, sides)
        self._text.setMinimumHeight(max(px(_LOWEST), min(px(_HEIGHT), parent.height() - px(_AROUND))))

    def _show(self, index: QModelIndex) -> None:
        version: Version = index.data(VERSION)
        parts = compare(markup.without_hashes(version.text), markup.without_hashes(self._now))
        self._text.show_parts(parts)
        said = self._said(parts)
        self._differs.setText(said)
        self._text.setAccessibleDescription(said)

    @staticmethod
    def _said(parts: list[Part]) -> str:
        """How much differs, and how it is marked."""
        only = {
            where: sum(markup.word_count(part.text) for part in parts if part.where is where)
            for where in (Where.BEFORE, Where.AFTER)
        }
        here, now = only[Where.BEFORE], only[Where.AFTER]
        said = []
        if here:
            said.append(ntr("Underlined: {n} word only in this version.", "Underlined: {n} words only in this version.",
                            here))  # fmt: skip
        if now:
            said.append(ntr("Struck through: {n} word only in the text of now.",
                            "Struck through: {n} words only in the text of now.", now))  # fmt: skip
        if not said:
            return tr("It has the same words as the text of now.")
        return " ".join(said)

    def confirm(self) -> None:
        """Bring back the version that is shown."""
        version: Version = self._list.currentIndex().data(VERSION)
        try:
            self._bring_back(version.id)
        except GoalDeskError as error:
            self.problem(error.message)
        else:
            self.accept()
