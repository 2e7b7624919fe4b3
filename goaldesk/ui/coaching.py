"""The framing coach in the window: one for all who ask, made when somebody first does."""

from typing import TYPE_CHECKING

from goaldesk.core.settings import SettingsFile
from goaldesk.ui.i18n import language
from goaldesk.ui.lazy import load

if TYPE_CHECKING:
    from goaldesk.core.coach import Coach

PAUSE = 600
"""Milliseconds after the last key before the coach says anything (look.md)."""


class CoachLater:
    """Gives the coach when called. It reads its languages, and those take longer than a start may."""

    def __init__(self, settings: SettingsFile) -> None:
        self._settings = settings
        self._coach: Coach | None = None

    def __call__(self) -> "Coach":
        if self._coach is None:
            self._coach = load("coach")(self._settings, language())
        return self._coach
