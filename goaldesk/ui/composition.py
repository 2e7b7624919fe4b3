"""Putting the parts of a window together: the one place where the context of a desk is made."""

from typing import Any

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


def make_context_without_desk(look: Look, settings: SettingsFile) -> Context:
    """What the page in front of a protected desk is handed. There is no desk: whatever asks for one is wrong there."""
    nothing: Any = object()
    return Context(nothing, Bus(), Places(), look, Icons(), settings, CoachLater(settings))
