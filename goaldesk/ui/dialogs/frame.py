"""What the dialogs share: title, body, and a footer with one filled button."""

from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from goaldesk.core.errors import GoalDeskError
from goaldesk.core.words import Message
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import say, tr
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.focus_ring import FocusRing
from goaldesk.ui.widgets.labels import ElidedLabel, Ground, Paragraph
from goaldesk.ui.widgets.scrollbar import ScrollArea
from goaldesk.ui.widgets.tab_order import focus_next

_LOCK = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_L
)  # as in ui/actions.py


_NARROW = 640
"""The dialogs that are wider than this go without the rest where the screen has no room for it."""


class _Body(ScrollArea):
    """As high as all that is in it would be, if it may."""

    def sizeHint(self) -> QSize:
        inside = self.widget()
        return inside.sizeHint() if inside is not None else super().sizeHint()


class Dialog(QDialog):
    """A native dialog with our own inside. Ctrl+Enter does what the filled button does; the key that locks the desk
    works here too, though the window's own commands rest."""

    def __init__(self, ui: Context, parent: QWidget, title: str, *, width: int) -> None:
        super().__init__(parent)
        self.ui, self._over = ui, parent
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        ui.look.dress(self)
        px = ui.theme.px
        self.setMinimumWidth(min(px(width), max(px(_NARROW), self._screen().width())))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(px(24), px(20), px(24), px(20))
        self.body.setSpacing(px(12))
        whole.addLayout(self.body, 1)
        self._problem = Paragraph(ui, "", font="small", role="notice")
        self._problem.setContentsMargins(px(24), 0, px(24), 0)
        self._problem.hide()
        self.body.addWidget(self._problem)
        self._foot = Ground(ui, "sunken", lines="t")
        self.foot = QHBoxLayout(self._foot)
        self.foot.setContentsMargins(px(24), px(12), px(24), px(12))
        self.foot.setSpacing(px(8))
        self._hint = ElidedLabel(ui, "", font="small", role="text2")
        self.foot.addWidget(self._hint, 1)
        whole.addWidget(self._foot)
        self.main_button: TextButton | None = None
        self._ring = FocusRing(ui, self)

    def buttons(self, main: str, *, keys: str = "", cancel: str = "") -> None:
        """Put the buttons into the footer: leave without doing it, and do it."""
        if cancel:
            leave = TextButton(self.ui, cancel)
            leave.clicked.connect(self.reject)
            self.foot.addWidget(leave)
        self.main_button = TextButton(self.ui, main, manner=Manner.PRIMARY, keys=keys)
        self.main_button.clicked.connect(self.confirm)
        self.foot.addWidget(self.main_button)

    def hint(self, text: str, *shorter: str) -> None:
        """Say something quietly in the footer; ``shorter`` are other ways to say it where it has no room."""
        self._hint.say(text, *shorter)

    def problem(self, message: Message | None) -> None:
        """Say what stands in the way, or that nothing does any more."""
        self._problem.say(say(message) if message else "")
        self._problem.setVisible(message is not None)

    def wrote(self, does: Callable[[], object]) -> bool:
        """Write something; where it cannot be written, say so. The words are still in the fields."""
        try:
            does()
        except GoalDeskError as error:
            self.ui.bus.unwritten.add(self)
            self.problem(error.message)
            return False
        self.ui.bus.unwritten.discard(self)
        self.problem(None)
        return True

    def confirm(self) -> None:
        """Do what the dialog is for. Those that do something say what."""
        self.accept()

    def sizeHint(self) -> QSize:
        """As wide as it will be: Qt asks the texts how high they are at this width."""
        hint, least = super().sizeHint(), max(self.minimumWidth(), self.minimumSizeHint().width())
        return QSize(max(least, min(hint.width(), self._screen().width())), hint.height())

    def adjustSize(self) -> None:
        """As large as all of it, if the screen is: Qt would stop at two thirds of the screen."""
        layout, size = self.layout(), self.sizeHint()
        assert layout is not None
        height = layout.totalHeightForWidth(size.width()) if layout.hasHeightForWidth() else size.height()
        self.resize(min(size.width(), self._screen().width()), min(height, self._room()))

    def setVisible(self, visible: bool) -> None:
        """Where the screen is too low for all of it, the body scrolls, so that the buttons stay in reach."""
        if visible and not self.isVisible():
            if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
                self.adjustSize()
            self._fit()
        super().setVisible(visible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible() and not self._screen().contains(self.frameGeometry()):  # it was asked to grow
            QTimer.singleShot(0, self, self._fit)

    def grow(self) -> None:
        """Once there is more in it: be as high as that needs at this width."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(self.width(), max(self.height(), layout.totalMinimumHeightForWidth(self.width())))

    def _fit(self) -> None:
        layout, width = self.layout(), max(self.width() if self.isVisible() else 0, self.sizeHint().width())
        assert layout is not None
        low = max(self.minimumSizeHint().height(), layout.totalMinimumHeightForWidth(width))
        if low > self._room() and self.body.parent() is layout:
            self._scroll()
        if max(low, self.height()) > self._room():
            self.resize(width, self._room())
        if self.isVisible():
            there, frame = self._screen(), self.frameGeometry()
            frame.moveRight(min(frame.right(), there.right()))
            frame.moveBottom(min(frame.bottom(), there.bottom()))
            self.move(max(frame.left(), there.left()), max(frame.top(), there.top()))

    def _screen(self) -> QRect:
        return self.screen().availableGeometry()

    def _room(self) -> int:
        """How high it can be inside its frame, which is taken to be as high as that of the window."""
        over = self._over.window()
        return self._screen().height() - (over.frameGeometry().height() - over.height())

    def _scroll(self) -> None:
        whole = self.layout()
        assert isinstance(whole, QVBoxLayout)
        focused, area, inside = self.focusWidget(), _Body(self.ui), QWidget()
        whole.removeItem(self.body)
        inside.setLayout(self.body)
        area.setWidget(inside)
        whole.insertWidget(0, area, 1)
        whole.activate()
        if focused is not None:
            focused.setFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return focus_next(self, forward=forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # A field has had the key first: if Enter in it does what the dialog is for, the dialog is closed by now.
            if self.isVisible() and self.main_button and self.main_button.isEnabled():
                self.confirm()
        elif event.keyCombination() == _LOCK and self.ui.desk.is_protected():
            self.ui.places.lock.emit()
        elif not enter:  # Enter belongs to the field it is typed in
            super().keyPressEvent(event)


def save_keys() -> str:
    """Ctrl+Enter, as it is called here."""
    return QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText).replace("Return", tr("Enter"))
