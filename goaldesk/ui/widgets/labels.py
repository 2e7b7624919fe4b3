"""Labels and lines in the type and colours of the theme."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context


class Label(QLabel):
    """Plain text in a font role and a colour role, kept up with the theme."""

    def __init__(
        self, ui: Context, text: str = "", *, font: str = "body", weight: int = 0, role: str = "text",
        wrap: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(text, parent)
        self._ui, self._font, self._weight, self._role = ui, font, weight, role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if ui.look.rtl(self):  # Qt would go by the letters of the text
            end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
            self.setAlignment(end | Qt.AlignmentFlag.AlignVCenter)
        self._dress()
        ui.look.changed.connect(self._dress)

    def dress_as(self, role: str) -> None:
        """Use another colour."""
        if role != self._role:
            self._role = role
            self._dress()

    def _dress(self) -> None:
        self.setFont(self._ui.theme.font(self._font, self._weight))
        self.setMinimumHeight(self._ui.theme.line(self._font))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._ui.theme.colour(self._role))
        self.setPalette(palette)


class ElidedLabel(QWidget):
    """One line of text that is cut with an ellipsis where it has no room; the whole of it is the tool tip."""

    def __init__(self, ui: Context, text: str = "", *, font: str = "body", weight: int = 0, role: str = "text") -> None:
        super().__init__()
        self._ui, self._font, self._weight, self._role, self._text = ui, font, weight, role, ""
        self._shorter: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.say(text)

    def say(self, text: str, *shorter: str) -> None:
        """Change the text, and other ways to say it where it has no room, the longest first."""
        self._text, self._shorter = text, shorter
        self.setAccessibleName(text)
        self._show_whole()
        self.updateGeometry()
        self.update()

    def dress_as(self, role: str) -> None:
        """Use another colour."""
        self._role = role
        self.update()

    def text(self) -> str:
        """The whole text."""
        return self._text

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._ui.theme.font(self._font, self._weight))
        return QSize(metrics.horizontalAdvance(self._text) + 2, self._ui.theme.line(self._font))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(24), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._show_whole()

    def _show_whole(self) -> None:
        """Show all of the text to whoever points at it, where it is cut."""
        cut = self.sizeHint().width() > self.width()
        self.setToolTip(self._text if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas = self._ui.canvas(painter, self)
        font = self._ui.theme.font(self._font, self._weight)
        fitting = (text for text in (self._text, *self._shorter) if canvas.text_width(text, font) <= canvas.width)
        text = next(fitting, (self._text, *self._shorter)[-1])
        canvas.text(text, 0, 0, canvas.width, self.height(), font=font, role=self._role, own_words=True)
        painter.end()


class Paragraph(QWidget):
    """Words in several lines, at the line height of their role."""

    def __init__(
        self, ui: Context, text: str = "", *, font: str = "body", weight: int = 0, role: str = "text",
        centred: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._ui, self._font, self._weight, self._role, self._text = ui, font, weight, role, ""
        self._centred = centred
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say(text)

    def say(self, text: str) -> None:
        """Change the words."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The words."""
        return self._text

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return len(self._lines(width)) * self._ui.theme.line(self._font)

    def sizeHint(self) -> QSize:
        width = self.width() or self._ui.theme.px(200)
        return QSize(self._ui.theme.px(120), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(60), self._ui.theme.line(self._font))

    def _lines(self, width: int) -> list[str]:
        font = self._ui.theme.font(self._font, self._weight)
        return [line for part in self._text.split("\n") for line in broken(part, font, width)]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas = self._ui.canvas(painter, self)
        lines = self._lines(self.width())
        draw_lines(canvas, lines, self._font, weight=self._weight, role=self._role, centred=self._centred)
        painter.end()


def broken(text: str, font: QFont, width: float) -> list[str]:
    """A paragraph cut into lines of a width, between words where possible."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return lines or [""]


def draw_lines(
    canvas: Canvas, lines: Sequence[str], font: str, *, role: str, weight: int = 0, centred: bool = False,
    x: float = 0, y: float = 0,
) -> None:  # fmt: skip
    """Lines below each other, at the line height of their font role."""
    height = canvas.theme.line(font)
    for number, line in enumerate(lines):
        canvas.text(
            line, x, y + number * height, canvas.width - x + 1, height, font=canvas.theme.font(font, weight),
            role=role, centred=centred, own_words=True,
        )  # fmt: skip


class Tag(QWidget):
    """A word in a small box."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui, self._text = ui, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def say(self, text: str) -> None:
        """Change the word; there is no box around none."""
        self._text = text
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px, metrics = self._ui.theme.px, QFontMetrics(self._ui.theme.font("caption"))
        return QSize(metrics.horizontalAdvance(self._text) + px(13), px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, px, font = self._ui.canvas(painter, self), self._ui.theme.px, self._ui.theme.font("caption")
        canvas.frame(0, 0, self.width(), self.height(), "ctl", radius=px(4))
        canvas.text(self._text, px(6), 0, canvas.width - px(6), self.height(), font=font, role="text2")
        painter.end()


class Mark(QWidget):
    """An icon that is only looked at."""

    def __init__(self, ui: Context, icon: str, *, role: str = "text2", size: int = 16) -> None:
        super().__init__()
        self._ui, self._icon, self._role, self._size = ui, icon, role, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str, role: str) -> None:
        """Show another icon."""
        self._icon, self._role = icon, role
        self.update()

    def sizeHint(self) -> QSize:
        side = self._ui.theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._ui.canvas(painter, self).icon(self._icon, 0, 0, self._ui.theme.px(self._size), self._role)
        painter.end()


class Ground(QFrame):
    """An area in one colour, with lines where asked for."""

    def __init__(self, ui: Context, role: str = "surface", *, lines: str = "", parent: QWidget | None = None) -> None:
        """``lines`` names the sides that get a 1 px line: any of t, b, l (leading)."""
        super().__init__(parent)
        self.ui, self._role, self.lines = ui, role, lines
        ui.look.changed.connect(self._redraw)

    def _redraw(self) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas = self.ui.canvas(painter, self)
        width, height = self.width(), self.height()
        canvas.fill(0, 0, width, height, self._role)
        for side, (x1, y1, x2, y2) in (
            ("t", (0, 0.5, width, 0.5)),
            ("b", (0, height - 0.5, width, height - 0.5)),
            ("l", (0.5, 0, 0.5, height)),
        ):
            if side in self.lines:
                canvas.line(x1, y1, x2, y2, "line")
        painter.end()


def separator(ui: Context) -> Ground:
    """A line across."""
    line = Ground(ui, "line")
    line.setFixedHeight(1)
    return line
