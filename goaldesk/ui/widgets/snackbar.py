"""Word of what was done, with a way back. In the top bar, so that it never covers what somebody wrote."""

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QEnterEvent,
    QFontMetrics,
    QHideEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from goaldesk.ui.canvas import Canvas, margins
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import Painted, draw_key_cap, key_cap_width
from goaldesk.ui.widgets.labels import ElidedLabel, Mark

SECONDS = 8
_HEIGHT = 36


class Snackbar(QWidget):
    """Stays eight seconds, or as long as the pointer or the focus is on it; the newest replaces the last."""

    undo_wanted = Signal()
    gone = Signal()

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        px = ui.theme.px
        self._mark = Mark(ui, "check", role="on_tooltip")
        self._text = ElidedLabel(ui, font="body", role="on_tooltip")
        self._undo = _UndoButton(ui)
        self._undo.clicked.connect(self.undo_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(px(12), px(4), px(5), px(4)))
        row.setSpacing(px(8))
        row.addWidget(self._mark)
        row.addWidget(self._text)
        row.addWidget(self._undo)
        self.setFixedHeight(px(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self, interval=SECONDS * 1000, singleShot=True)
        self._timer.timeout.connect(self._go)
        self.hide()

    def tell(self, text: str, *, undoable: bool) -> None:
        """Say it, and offer to take it back if that is possible."""
        self._text.say(text)
        self._undo.setVisible(undoable)
        self._mark.show_icon("check" if undoable else "info", "on_tooltip")
        self.setAccessibleName(text)
        self.updateGeometry()
        self.show()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def text(self) -> str:
        """What it says."""
        return self._text.text() if self.isVisible() else ""

    def dismiss(self) -> None:
        """Go away at once."""
        self._timer.stop()
        self.hide()

    def _go(self) -> None:
        if self.underMouse() or self._undo.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        self.gone.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.start()

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas = self._ui.canvas(painter, self)
        canvas.fill(0, 0, self.width(), self.height(), "tooltip", radius=self._ui.theme.px(6))
        painter.end()


class _UndoButton(Painted):
    def __init__(self, ui: Context) -> None:
        super().__init__(ui)
        self._keys = QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(tr("Undo"))
        self.setAccessibleName(tr("Undo"))

    def _widths(self) -> tuple[int, int]:
        metrics = QFontMetrics(self.ui.theme.font("body", 600))
        return metrics.horizontalAdvance(self.text()), key_cap_width(self.ui.theme, self._keys)

    def sizeHint(self) -> QSize:
        text, cap = self._widths()
        return QSize(text + cap + self.ui.theme.px(24), self.ui.theme.px(28))

    def minimumSizeHint(self) -> QSize:
        """It goes without the keys where there is no room for them."""
        return QSize(self._widths()[0] + self.ui.theme.px(16), self.sizeHint().height())

    def draw(self, canvas: Canvas) -> None:
        px, height = canvas.theme.px, canvas.area.height()
        canvas.frame(0, 0, canvas.width, height, "snackline", radius=px(6))
        text, _ = self._widths()
        font = canvas.theme.font("body", 600)
        canvas.text(self.text(), px(8), 0, text + 1, height, font=font, role="on_tooltip")
        if canvas.width >= self.sizeHint().width():
            draw_key_cap(canvas, canvas.width - px(6), self._keys, "on_tooltip")
