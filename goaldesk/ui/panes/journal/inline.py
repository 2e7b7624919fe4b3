"""The pictures of an entry, each below the line that names it."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPixmap, QTextBlock, QTextCursor
from PySide6.QtWidgets import QLabel, QTextEdit

from goaldesk.core import markup
from goaldesk.core.queries import pictures as pictures_query
from goaldesk.core.queries.pictures import PictureRow
from goaldesk.ui.canvas import mirrored
from goaldesk.ui.context import Context
from goaldesk.ui.decoding import Decoder
from goaldesk.ui.i18n import tr

_PADDING, _ABOVE, _BELOW, _NOTICE = 16, 6, 10, 24
_HIGHEST = 0.6
"""How much of the height of the editor a picture may take."""


class Named(NamedTuple):
    """A line that names a picture: what it shows in words, and its hash."""

    block: QTextBlock
    words: str
    digest: str


class InlinePictures(QObject):
    """Makes room for the pictures of an editor and keeps them where their lines are.

    Each is a widget of its own, whose name is what the picture shows in words.
    """

    opened = Signal(str, str)
    """A picture is wanted larger: its hash, and what it shows in words."""

    def __init__(self, ui: Context, editor: QTextEdit) -> None:
        super().__init__(editor)
        self._ui, self._editor = ui, editor
        self._known: dict[str, PictureRow] = {}
        self._views: list[_PictureView] = []
        self.decoder = Decoder(ui.desk, self)
        ui.bus.closing.connect(self.decoder.close)
        self.decoder.ready.connect(self._ready)
        editor.textChanged.connect(self.place)
        editor.document().documentLayout().documentSizeChanged.connect(self.place)
        editor.verticalScrollBar().valueChanged.connect(self.place)

    def room_below(self, line: str) -> int:
        """The height to leave below a line for the picture that it shows."""
        found = markup.picture_in(line)
        px = self._ui.theme.px
        return self._size(found[1]).height() + px(_ABOVE) + px(_BELOW) if found else 0

    def named(self) -> Iterator[Named]:
        """The lines that show pictures, from the top."""
        document = self._editor.document()
        cursor = document.find("](picture:")
        while not cursor.isNull():
            block = cursor.block()
            found = markup.picture_in(block.text())
            if found:
                yield Named(block, *found)
            cursor.setPosition(block.position() + block.length() - 1)
            cursor = document.find("](picture:", cursor)

    def _row(self, digest: str) -> PictureRow | None:
        """What is known of a picture; one that is not on the desk may still come."""
        if digest not in self._known:
            self._known |= pictures_query.known(self._ui.desk.store, [digest])
        return self._known.get(digest)

    def _size(self, digest: str) -> QSize:
        """How large a picture is shown: no larger than it is, nor than there is room."""
        px, viewport = self._ui.theme.px, self._editor.viewport()
        row, width = self._row(digest), max(1, viewport.width() - 2 * px(_PADDING))
        if row is None:
            return QSize(width, px(_NOTICE))
        share = min(1.0, width / row.width, max(px(_NOTICE), _HIGHEST * viewport.height()) / row.height)
        return QSize(max(1, int(row.width * share)), max(1, int(row.height * share)))

    def place(self) -> None:
        """Show every picture below its line; later, while a text is still being put in."""
        if self._editor.signalsBlocked():
            return
        named = list(self.named())
        while len(self._views) > len(named):
            view = self._views.pop()
            view.hide()
            view.deleteLater()
        while len(self._views) < len(named):
            self._views.append(_PictureView(self._ui, self._editor, self.decoder))
            self._views[-1].opened.connect(self.opened)
            self._views[-1].clicked.connect(self._go_to)
        for view, line in zip(self._views, named, strict=True):
            view.show_picture(line.digest, line.words, there=self._row(line.digest) is not None)
            view.setGeometry(self._place_of(line))
            view.show()

    def _place_of(self, line: Named) -> QRect:
        """Where a picture stands in the viewport: below the last row of its line, at the edge where that begins."""
        px, viewport = self._ui.theme.px, self._editor.viewport()
        around = self._editor.document().documentLayout().blockBoundingRect(line.block)
        size = self._size(line.digest)
        room = max(1, int(line.block.blockFormat().bottomMargin()) - px(_ABOVE) - px(_BELOW))
        if size.height() > room:  # it is that of a lower editor still: making more of it would end what can be redone
            size.scale(size.width(), room, Qt.AspectRatioMode.KeepAspectRatio)
        top = int(around.bottom()) + px(_ABOVE) - self._editor.verticalScrollBar().value()
        rect = QRect(px(_PADDING), top, size.width(), size.height())
        return mirrored(rect, viewport.rect(), rtl=line.block.textDirection() is Qt.LayoutDirection.RightToLeft)

    def _go_to(self, view: object) -> None:
        """Put the cursor at the end of the line that names a picture."""
        for shown, line in zip(self._views, list(self.named()), strict=True):
            if shown is view:
                cursor = QTextCursor(line.block)
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
                self._editor.setTextCursor(cursor)
                self._editor.setFocus()

    def _ready(self, digest: str, image: QImage) -> None:
        for view in self._views:
            if view.digest == digest:
                view.make_ready(image)


class _PictureView(QLabel):
    """One picture, or a sentence where it is not on the desk or cannot be read."""

    opened = Signal(str, str)
    clicked = Signal(object)

    def __init__(self, ui: Context, editor: QTextEdit, decoder: Decoder) -> None:
        super().__init__(editor.viewport())
        self._ui, self._decoder = ui, decoder
        self.digest, self._words, self._there, self._unreadable = "", "", False, False
        # A label that has a picture is one for screen readers too. What is seen is painted below.
        self.setPixmap(QPixmap(1, 1))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        ui.look.changed.connect(self._redraw)

    def _redraw(self) -> None:
        self.update()

    def show_picture(self, digest: str, words: str, *, there: bool) -> None:
        """Show another picture, or say of it that it is not ``there``."""
        if (digest, words, there) != (self.digest, self._words, self._there):
            self._unreadable = self._unreadable and digest == self.digest
            self.digest, self._words, self._there = digest, words, there
            self._say()

    def make_ready(self, image: QImage) -> None:
        """What is shown can be drawn now, or it is known that it cannot."""
        self._unreadable = image.isNull()
        self._say()

    def _say(self) -> None:
        words, problem = self._words or tr("Picture"), self._problem()
        self.setAccessibleName(tr("{words}: {problem}", words=words, problem=problem) if problem else words)
        self.setToolTip(problem or tr("{words} (Ctrl+click opens it larger)", words=words))
        self.update()

    def _problem(self) -> str:
        if not self._there:
            return tr("This picture is not on the desk.")
        return tr("This picture cannot be shown.") if self._unreadable else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, px = self._ui.canvas(painter, self), self._ui.theme.px
        if problem := self._problem():
            canvas.icon("image", 0, (self.height() - px(16)) / 2, px(16), "text2")
            small, room = self._ui.theme.font("small"), canvas.width - px(22)
            canvas.text(problem, px(22), 0, room, self.height(), font=small, role="text2")
        elif image := self._decoder.image(self.digest):
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(self.rect()), image)
            canvas.frame(0, 0, canvas.width, self.height(), "line")
        else:
            canvas.fill(0, 0, canvas.width, self.height(), "sunken")
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            event.accept()
        else:
            event.ignore()  # what a text can do is in the menu of the text

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._there:
            self.opened.emit(self.digest, self._words)
        else:
            self.clicked.emit(self)
