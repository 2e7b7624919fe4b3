"""What every part of the window is handed when it is made."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from goaldesk.core.desk import Desk
from goaldesk.core.settings import SettingsFile
from goaldesk.ui.bus import Bus, Places
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.coaching import CoachLater
from goaldesk.ui.icons import Icons
from goaldesk.ui.look import Look, Theme


class Context(NamedTuple):
    """One open desk and the way it is shown. A window has one of these, and only one."""

    desk: Desk
    bus: Bus
    places: Places
    look: Look
    icons: Icons
    settings: SettingsFile
    coach: CoachLater
    sample: bool = False
    guest: str = ""
    """What the line above a desk says that is thrown away afterwards, where it is not the sample."""

    @property
    def theme(self) -> Theme:
        """The theme at this moment."""
        return self.look.theme

    @property
    def hides_setbacks(self) -> bool:
        """Whether no words of a setback are to be seen. Where that changes, the window is built again."""
        return self.settings.now.hide_setbacks

    def canvas(self, painter: QPainter, widget: QWidget, area: QRect | QRectF | None = None) -> Canvas:
        """A canvas over a widget, or over a part of it."""
        rtl = widget.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return Canvas(painter, self.theme, self.icons, QRectF(area or widget.rect()), rtl=rtl)
