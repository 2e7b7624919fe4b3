"""Answering a terminal call in a running window. Loaded with the first one."""

from typing import Any

from goaldesk.core.calls import CALLS
from goaldesk.core.desk import Desk
from goaldesk.core.errors import GoalDeskError
from goaldesk.ui.i18n import say, tr


def answer_call(desk: Desk, name: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """Do what a terminal call asks of an open desk."""
    if name not in CALLS:
        return {"error": tr("This GoalDesk does not know the call {name}.", name=name)}
    try:
        return {"said": say(CALLS[name](desk, arguments))}
    except GoalDeskError as error:
        return {"error": say(error.message)}
