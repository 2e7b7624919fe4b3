"""Every page of the guide in the window’s language; those of mechanisms are put together from what is known of each."""

from collections.abc import Mapping

from goaldesk.core.guide import Block, Door, Facts, Heading, Page, Points, Text, Why, read
from goaldesk.ui.i18n import language, tr
from goaldesk.ui.panes.guide.doors import GUIDE

GROUP = "why"
"""The part of the contents in which the pages of mechanisms stand."""

NUMBERS = "numbers"
"""The page that says what the sizes mean."""


def pages() -> Mapping[str, Page]:
    """All pages by their keys, in the order of the contents."""
    guide = read(language())
    names = guide.names()
    whys = (as_page(why, names) for why in guide.whys)
    return {page.key: page for page in (*guide.pages, *whys)}


def as_page(why: Why, names: Mapping[str, str]) -> Page:
    """The page of a mechanism: what the program does, what was found, what that does not show, where it is from.

    ``names`` are those of all pages, by their keys.
    """
    effects = why.effects or ((tr("Not measured"), why.unmeasured),)
    blocks: list[Block] = [Heading(tr("What was found")), Facts(effects)]
    blocks += [Text(text) for text in why.found]
    blocks += [Heading(tr("What it does not show")), Points(why.limits), Heading(tr("Where it comes from"))]
    for said, sources in (
        (tr("Read for this page, most of it in summary:"), why.read),
        (tr("Named, but not read again for this page:"), why.recalled),
    ):
        if sources:
            blocks += [Text(said, quiet=True), Points(sources)]
    doors = [Door(names[key], GUIDE + key) for key in (*why.see, NUMBERS)]
    return Page(why.key, GROUP, why.name, why.name, why.does, tuple(blocks), tuple(doors))
