"""Finding entries for the list of the Journal page."""

from goaldesk.core.queries import journal
from goaldesk.core.search.asked import parse
from goaldesk.core.search.find import find_entries
from goaldesk.core.store.db import Store

MOST_FOUND = 500
"""How many entries are found: nobody looks through more, and another word narrows it."""


def listed(store: Store, text: str, *, put_away: bool) -> list[str]:
    """The ids of the entries that fit what is asked, all of them if nothing is, newest first; at most ``MOST_FOUND``.

    What is put away is not in the index of the search, and is looked through.
    """
    if not text.strip() or put_away:
        return journal.order(store, text, put_away=put_away)
    return find_entries(store, parse(text), MOST_FOUND)
