"""A small panel beside what it is about. A child of the window and no pop-up, so that input methods work everywhere."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from goaldesk.ui.context import Context
from goaldesk.ui.widgets.tab_order import focus_next

_MARGIN = 8


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


class Popover(QFrame):
    """Opens beside a rectangle of the window; Escape, a click elsewhere or leaving it closes it."""

    def __init__(self, ui: Context, owner: QWidget, title: str) -> None:
        """``owner`` gets the focus back. ``title`` is spoken when the panel opens."""
        super().__init__(owner.window())
        self.ui = ui
        self.owner = owner
        self._over = owner.window()
        self.setAccessibleName(title)
        ui.look.dress(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body = QVBoxLayout(self)
        padding = ui.theme.px(12)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(ui.theme.px(8))
        self.hide()

    def open_at(self, anchor: QRect) -> None:
        """Show the panel below ``anchor`` (global coordinates), or above it where there is more room."""
        window = self._over
        self.fit()
        margin = self.ui.theme.px(_MARGIN)
        top_left = window.mapFromGlobal(anchor.topLeft())
        below = top_left.y() + anchor.height() + margin // 2
        y = below
        if below + self.height() > window.height() - margin:
            y = max(margin, top_left.y() - self.height() - margin // 2)
        x = top_left.x()
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            x += anchor.width() - self.width()
        x = max(margin, min(x, window.width() - self.width() - margin))
        self.move(QPoint(x, y))
        self.show()
        self.raise_()
        first = self.focus_first()
        first.setFocus(Qt.FocusReason.PopupFocusReason)
        _application().installEventFilter(self)
        _application().focusChanged.connect(self._focus_changed)

    def fit(self) -> None:
        """Be as high as what is in it needs at its width, and stay inside the window if it is open.

        Qt's own ``adjustSize`` asks for the height at another width than one that is fixed.
        """
        self.body.activate()
        width = min(max(self.sizeHint().width(), self.minimumWidth()), self.maximumWidth())
        body = self.body
        height = body.totalHeightForWidth(width) if body.hasHeightForWidth() else self.sizeHint().height()
        self.resize(width, height)
        if self.isVisible():
            margin = self.ui.theme.px(_MARGIN)
            self.move(self.x(), max(margin, min(self.y(), self._over.height() - height - margin)))

    def open_below(self, widget: QWidget) -> None:
        """Show the panel below a widget."""
        self.open_at(QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size()))

    def focus_first(self) -> QWidget:
        """The field to begin with."""
        return self

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Close when the focus goes elsewhere in the window; a list or a calendar that belongs to the panel is not."""
        if new is None or not self.isVisible() or new.window() is not self._over or self._holds(new):
            return
        self.elsewhere()

    def _holds(self, widget: QWidget) -> bool:
        if self.isAncestorOf(widget) or widget is self:
            return True
        around: QWidget | None = widget
        while around is not None and not isinstance(around, Popover):
            around = around.parentWidget()
        return isinstance(around, Popover) and self._holds(around.owner)

    def elsewhere(self) -> None:
        """The person went on to something else: close. A panel that holds words may keep them first."""
        self.close()

    def leave(self) -> None:
        """Close the panel and give the focus back."""
        self.hide()
        if isValid(self.owner) and self.owner.isVisible():
            self.owner.setFocus(Qt.FocusReason.PopupFocusReason)
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return focus_next(self, forward=forward)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (event.type() == QEvent.Type.Hide and watched is self.owner) or (
            event.type() == QEvent.Type.MouseButtonPress
            and isinstance(event, QMouseEvent)
            and isinstance(watched, QWidget)
            and self.isVisible()
            and watched.window() is self.window()
            and not self._holds(watched)
            and not self.rect().contains(self.mapFromGlobal(event.globalPosition().toPoint()))
        ):
            self.elsewhere()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QEvent) -> None:
        _application().removeEventFilter(self)
        _application().focusChanged.disconnect(self._focus_changed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas = self.ui.canvas(painter, self)
        radius = self.ui.theme.px(10)
        canvas.frame(0, 0, self.width(), self.height(), "line_strong", radius=radius, fill="raised")
        painter.end()
