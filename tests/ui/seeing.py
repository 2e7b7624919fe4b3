"""Looking over a window as a demanding eye does: what has no name, what cannot be reached, what is cut off."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QSplitterHandle,
    QWidget,
)

from goaldesk.ui.widgets.buttons import TextButton
from goaldesk.ui.widgets.focus_ring import FocusRing
from tests.ui.person import name_of, press, visible

_ROLES = (
    QPalette.ColorRole.Window, QPalette.ColorRole.WindowText, QPalette.ColorRole.Base, QPalette.ColorRole.Text,
    QPalette.ColorRole.Button, QPalette.ColorRole.ButtonText,
)  # fmt: skip


def called(widget: QWidget) -> str:
    """A widget in words, for a message."""
    return f"{type(widget).__name__} “{name_of(widget)}”"


def shown_root(window: QWidget) -> QWidget:
    """The dialog that is open, else the window."""
    dialogs = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
    return dialogs[0] if dialogs else window


def _inside(widget: QWidget, kind: type[QWidget]) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, kind):
            return True
        parent = parent.parentWidget()
    return False


def own_widgets(root: QWidget) -> Iterator[QWidget]:
    """The visible widgets of a window, without the inner works of Qt's own."""
    for widget in visible(root, QWidget):
        inner = widget.objectName().startswith("qt_") or _inside(widget, QCalendarWidget)
        in_combo = _inside(widget, QComboBox)
        if widget.window() is root and not inner and not in_combo:
            yield widget


def focusable(root: QWidget) -> list[QWidget]:
    """What Tab is meant to reach."""
    return [
        widget
        for widget in own_widgets(root)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and widget.focusProxy() is None
    ]


def nameless(root: QWidget) -> list[str]:
    """What can have the focus and has no name to be spoken."""
    takes = (each for each in own_widgets(root) if each.focusPolicy() is not Qt.FocusPolicy.NoFocus)
    return [f"{type(each).__name__} in {type(each.parentWidget()).__name__}" for each in takes if not name_of(each)]


def way_of_tab(keys: str, most: int) -> tuple[list[QWidget], list[str]]:
    """What has the focus, one press after the other, until it comes round; and what of it cannot be seen then."""
    way: list[QWidget] = []
    unseen: list[str] = []
    for _ in range(most):
        press(keys)
        now = QApplication.focusWidget()
        if now is None or (way and now is way[0]):
            break
        way.append(now)
        if not _in_sight(now):
            unseen.append(called(now))
    return way, unseen


def _in_sight(widget: QWidget) -> bool:
    """Whether any of it is left when all that holds it has cut it to its own size."""
    left, at = widget.rect(), widget
    while at is not None and not at.isWindow():
        left = left.translated(at.pos())
        at = at.parentWidget()
        left = left.intersected(at.rect())
    return widget.isVisible() and not left.isEmpty()


def unreached(wanted: list[QWidget], way: list[QWidget]) -> list[str]:
    """What the way leaves out. Of buttons that exclude each other one is enough: the arrows do the rest."""
    groups = {each.group() for each in way if isinstance(each, QAbstractButton) and each.group()}
    return [
        called(each)
        for each in wanted
        if each not in way and not (isinstance(each, QAbstractButton) and each.group() in groups)
    ]


def _room(widget: QWidget) -> int:
    return widget.contentsRect().width()


def cut_off(root: QWidget) -> list[str]:
    """Labels and buttons whose words or line of text have no room."""
    found = []
    for widget in own_widgets(root):
        if isinstance(widget, QLabel) and widget.text() and not widget.wordWrap():
            metrics = QFontMetrics(widget.font())
            wide = metrics.horizontalAdvance(widget.text()) - _room(widget)
            high = metrics.height() - widget.contentsRect().height()
            if wide > 1 or high > 1:
                found.append(f"{called(widget)} lacks {wide} across, {high} down")
        elif isinstance(widget, TextButton) and widget.label():
            fixed = widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Fixed
            lack = widget.sizeHint() - widget.size()
            if (fixed and lack.width() > 1) or lack.height() > 1:
                found.append(f"{called(widget)} lacks {lack.width()} across, {lack.height()} down")
        elif isinstance(widget, (QLineEdit, QComboBox)):
            high = QFontMetrics(widget.font()).height() - widget.height()
            if high > 0:
                found.append(f"{called(widget)} lacks {high} down")
    return found


def outside(root: QWidget) -> list[str]:
    """Widgets that stand out of what holds them. What is scrolled may."""
    found = []
    for widget in own_widgets(root):
        parent = widget.parentWidget()
        loose = isinstance(widget, (FocusRing, QScrollBar, QSplitterHandle)) or parent is None
        if loose or isinstance(parent, (QAbstractItemView, QAbstractScrollArea)) or widget.size().isEmpty():
            continue
        if parent.objectName() == "qt_scrollarea_viewport" or not parent.isVisible():
            continue
        if not parent.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry()):
            found.append(
                f"{called(widget)} at {_said(widget.geometry())} in {called(parent)} of {_said(parent.rect())}"
            )
    return found


def beyond(root: QWidget) -> list[str]:
    """What is wider than the pane that it scrolls up and down in: the rest of it is never seen."""
    found = []
    for area in root.findChildren(QScrollArea):
        inside, room = area.widget(), area.viewport().width()
        stays = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if area.isVisible() and stays and inside is not None and inside.width() > room:
            found.append(f"{called(inside)} is {inside.width()} wide in {room}")
    return found


def _said(rect: QRect) -> str:
    return f"{rect.x()},{rect.y()} {rect.width()}x{rect.height()}"


def covering(root: QWidget) -> list[str]:
    """Pairs of sibling buttons and labels that lie over each other."""
    found = []
    kinds = (QLabel, TextButton, QLineEdit, QComboBox)
    by_parent: dict[QWidget, list[QWidget]] = {}
    for widget in own_widgets(root):
        parent = widget.parentWidget()
        if isinstance(widget, kinds) and parent is not None:
            by_parent.setdefault(parent, []).append(widget)
    for siblings in by_parent.values():
        for number, one in enumerate(siblings):
            for other in siblings[number + 1 :]:
                shared = one.geometry().intersected(other.geometry())
                if shared.width() > 1 and shared.height() > 1:
                    found.append(f"{called(one)} and {called(other)}")
    return found


def old_colours(root: QWidget, old: set[str]) -> list[str]:
    """Widgets whose palette or sheet still has a colour of the old theme."""
    found = []
    for widget in [root, *visible(root, QWidget)]:
        palette = widget.palette()
        used = [palette.brush(QPalette.ColorGroup.Active, role) for role in _ROLES]
        painted = (brush.color() for brush in used if brush.style() is not Qt.BrushStyle.NoBrush)
        names = {colour.name() for colour in painted if colour.alpha()}
        sheet = widget.styleSheet().lower()
        left = {each for each in old if each in names or each in sheet}
        if left:
            found.append(f"{called(widget)}: {sorted(left)}")
    return found


def share_of(root: QWidget, colours: set[str]) -> float:
    """Which part of the picture of a window is painted in these colours."""
    image = root.grab().toImage()
    points = [QPoint(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)]
    hits = sum(image.pixelColor(point).name() in colours for point in points)
    return hits / len(points)
