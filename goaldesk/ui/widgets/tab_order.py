"""Where Tab goes: through what stands on a window in the order in which it is laid out.

Qt goes in the order in which widgets were made. Rows and chips that are made again after a change would all be last.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QTextEdit,
    QWidget,
)

# What is inside these is theirs.
_WHOLE = (QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)


def focus_next(root: QWidget, *, forward: bool) -> bool:
    """Move the focus one stop on or back, from the last stop to the first; False if there is nowhere to go.

    What has the focus may just have been hidden: then the way goes on from where it stood; but a line that was closed
    gives the keys back to what opened it, which stands before it.
    """
    focused = QApplication.focusWidget()
    closed = isinstance(focused, QLineEdit) and not focused.isVisibleTo(root)
    forward = forward and not closed
    stops = [] if root.isHidden() else list(_stops(root, root, focused))
    if not stops:
        return False
    at = next((number for number, stop in enumerate(stops) if stop is focused), -1 if forward else 0)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stop = stops[(at + (1 if forward else -1)) % len(stops)]
    stop.setFocus(reason)
    around = stop.parentWidget()
    while around is not None and around is not root:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(stop)
        around = around.parentWidget()
    return True


def _stops(widget: QWidget, root: QWidget, focused: QWidget | None) -> Iterator[QWidget]:
    """What can have the focus, in order, and what has it now."""
    usable = widget.isVisibleTo(root) and widget.isEnabled()
    takes = usable and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    if (takes or widget is focused) and widget is not root:
        yield widget
    holds = focused is not None and widget.isAncestorOf(focused)
    if (usable or holds) and not isinstance(widget, _WHOLE):
        for child in _children(widget):
            yield from _stops(child, root, focused)


def _children(widget: QWidget) -> list[QWidget]:
    """The widgets inside a widget: those that are laid out, in their order, then the others."""
    layout = widget.layout()
    if isinstance(widget, QSplitter):
        laid_out = [part for number in range(widget.count()) if (part := widget.widget(number)) is not None]
    else:
        laid_out = list(_laid_out(layout)) if layout is not None else []
    rest = [child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow()]
    return list(dict.fromkeys([*laid_out, *rest]))


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
