"""Ways out of the guide's pages, into the program."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from goaldesk.core.types import Kind
from goaldesk.ui.context import Context


class Way(NamedTuple):
    """Where a door leads that a page calls ``do:NAME``, and its icon."""

    icon: str
    go: Callable[[Context], None]


def _section(name: str) -> Callable[[Context], None]:
    def go(ui: Context) -> None:
        ui.places.section.emit(name)

    return go


def _new_goal(kind: Kind) -> Callable[[Context], None]:
    def go(ui: Context) -> None:
        ui.places.new_goal.emit(kind, "")

    return go


def _setback(ui: Context) -> None:
    ui.places.setback.emit("")


def _sample(ui: Context) -> None:
    ui.places.sample.emit()


WAYS: Mapping[str, Way] = {
    "goal": Way("plus", _new_goal(Kind.PERFORMANCE)),
    "learning": Way("plus", _new_goal(Kind.LEARNING)),
    "setback": Way("setback", _setback),
    "sample": Way("eye", _sample),
    "desk": Way("desk", _section("desk")),
    "journal": Way("journal", _section("journal")),
    "setbacks": Way("setback", _section("setbacks")),
}
"""Everywhere the guide can show somebody."""

GUIDE, DO = "guide:", "do:"
"""What the address of a door begins with."""

BACK = "back"
"""The address of the door that leads back."""
