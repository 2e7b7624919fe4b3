"""A recovery code as it is read and written down: in numbered groups, and with ways to keep it elsewhere."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context

ACROSS = 5
"""Groups in a row."""

_ROW, _INSET, _NUMBER = 48, 12, 16


class RecoveryCode(QWidget):
    """The groups in rows of five, each below its number."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui, self._groups = ui, [""]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_code(self, code: str) -> None:
        """Show a code, or none."""
        self._groups = code.split()
        self.setAccessibleName(code)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = self._ui.theme.px
        rows = -(-len(self._groups) // ACROSS)
        return QSize(px(400), rows * px(_ROW) + px(_INSET))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._draw(self._ui.canvas(painter, self))
        painter.end()

    def _draw(self, canvas: Canvas) -> None:
        px = canvas.theme.px
        canvas.frame(0, 0, canvas.width, canvas.area.height(), "line", radius=px(6), fill="sunken")
        step = (canvas.width - 2 * px(_INSET)) / ACROSS
        small, font = canvas.theme.font("caption"), self._font(step - px(8))
        for number, group in enumerate(self._groups):
            # The code reads from left to right, as letters and figures do, whatever the words around it do.
            at = number % ACROSS if not canvas.rtl else ACROSS - 1 - number % ACROSS
            x, y = px(_INSET) + at * step, px(8) + number // ACROSS * px(_ROW)
            canvas.text(str(number + 1), x, y, step, px(_NUMBER), font=small, role="text3", centred=True)
            canvas.text(group, x, y + px(_NUMBER), step, px(24), font=font, role="text", centred=True)

    @staticmethod
    def font_on_paper() -> QFont:
        """Letters of one width, in which 0 and O, 1 and I look different."""
        return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)

    def _font(self, width: float) -> QFont:
        """The same on the screen; smaller where there is no room."""
        font = QFont(self._ui.theme.font("entry-heading"))
        font.setFamilies(self.font_on_paper().families())
        while font.pixelSize() > 8 and QFontMetricsF(font).horizontalAdvance("MMMMM") > width:
            font.setPixelSize(font.pixelSize() - 1)
        return font
