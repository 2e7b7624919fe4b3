"""Icons for what takes a QIcon: menus, native buttons, the window itself. The first picture needs none."""

from PySide6.QtGui import QColor, QIcon

from goaldesk.ui.icons import Icons, draw

_ROOM = 32


def icon(icons: Icons, name: str, colour: QColor, size: int, *, rtl: bool = False) -> QIcon:
    """An icon in a colour."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(icons.pixmap(name, colour, size, ratio, rtl=rtl))
    return made


def application_icon(icons: Icons) -> QIcon:
    """The program's own icon: a drawing of its own where there is little room."""
    made = QIcon()
    for size in (16, 24, 32, 48, 128):
        made.addPixmap(draw(icons.source("icon" if size >= _ROOM else "icon-small"), size, 1.0, mirrored=False))
    return made
