"""A “why this?” page: what the program does, what was found, what that does not show, and where it is from."""

from collections.abc import Mapping

from goaldesk.core.guide import Block, Door, Facts, Heading, Page, Points, Text, Why
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.guide.doors import GUIDE

GROUP = "why"
"""The part of the contents in which these pages stand."""

NUMBERS = "numbers"
"""The page that says what the sizes mean."""


def as_page(why: Why, names: Mapping[str, str]) -> Page:
    """The page of a mechanism. ``names`` are those of all pages, by their keys."""
    effects = why.effects or ((tr("Not measured"), why.unmeasured),)
    blocks: list[Block] = [Heading(tr("What was found")), Facts(effects)]
    blocks += [Text(text) for text in why.found]
    blocks += [Heading(tr("What it does not show")), Points(why.limits), Heading(tr("Where it comes from"))]
    for said, sources in (
        (tr("Read for this page, most of it in summary:"), why.read),
        (tr("Cited from memory, not looked up again:"), why.recalled),
    ):
        if sources:
            blocks += [Text(said, quiet=True), Points(sources)]
    doors = [Door(names[key], GUIDE + key) for key in (*why.see, NUMBERS)]
    return Page(why.key, GROUP, why.name, why.name, why.does, tuple(blocks), tuple(doors))
