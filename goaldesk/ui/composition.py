"""Putting the parts of a window together: the one place where the context of a desk is made."""

from goaldesk.core.desk import Desk
from goaldesk.core.settings import SettingsFile
from goaldesk.ui.bus import Bus, Places
from goaldesk.ui.coaching import CoachLater
from goaldesk.ui.context import Context
from goaldesk.ui.icons import Icons
from goaldesk.ui.look import Look


def make_context(desk: Desk, look: Look, settings: SettingsFile, *, sample: bool = False, guest: str = "") -> Context:
    """Everything that the parts of a window for this desk are handed."""
    bus = Bus()
    desk.subscribe(bus.tell)
    return Context(desk, bus, Places(), look, Icons(), settings, CoachLater(settings), sample, guest)
