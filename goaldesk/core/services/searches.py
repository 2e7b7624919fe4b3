"""Verbs for saved searches: a question to the search that is asked again."""

from peewee import fn

from goaldesk.core.session import Session
from goaldesk.core.store.models import SavedSearch
from goaldesk.core.words import N_, Message


class Searches:
    """Keep a search, and forget it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, query: str) -> str:
        """Keep what was typed; returns its id, which is that of the search kept already if it is the same."""
        query = " ".join(query.split())
        there = (SavedSearch.query == query) & SavedSearch.deleted_at.is_null()
        found = self._session.scalar(SavedSearch.select(SavedSearch.id).where(there))
        last = self._session.scalar(SavedSearch.select(fn.MAX(SavedSearch.position)))
        with self._session.op(N_("saving a search"), done=Message(N_("Search saved"))) as op:
            return str(found) if found else op.insert(SavedSearch, query=query, position=(last or 0.0) + 1.0)

    def forget(self, search_id: str) -> None:
        """Move a saved search to the trash."""
        with self._session.op(N_("forgetting a search"), done=Message(N_("Search put away"))) as op:
            op.put_away(SavedSearch, search_id)
