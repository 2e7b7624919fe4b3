"""What entries said before they were changed: kept with the change itself, so that undo takes both back together."""

from datetime import datetime, timedelta
from typing import NamedTuple

from goaldesk.core.method.versions import reason_to_keep
from goaldesk.core.session import Operation, Session
from goaldesk.core.store.models import Entry, EntryRevision
from goaldesk.core.types import VersionReason
from goaldesk.core.undo import MERGE_WITHIN

_MILLISECOND = timedelta(milliseconds=1)


class Standing(NamedTuple):
    """What an entry says, at which revision, and when that was written, in milliseconds since 1970."""

    revision: int
    text: str
    written_at: float


class Versions:
    """Keeps what an entry says before it says something else."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._fullest = ("", "")
        """The entry that is being written, and the longest it said since it rested: much can go in small steps."""

    def standing(self, entry_id: str) -> Standing | None:
        """What an entry says; None if there is none of that id. One in the trash keeps its last words."""
        columns = (Entry.revision, Entry.text, Entry.created_at)
        for revision, text, created_at in self._session.rows(Entry.select(*columns).where(Entry.id == entry_id)):
            return Standing(revision, text, _written_at(revision, created_at))
        return None

    def before(self, op: Operation, entry_id: str, standing: Standing, after: str) -> None:
        """An entry is about to say ``after``: keep what it says, if that is to be kept."""
        rest = self._session.clock.now().timestamp() * 1000 - standing.written_at
        rested = not 0 <= rest <= MERGE_WITHIN / _MILLISECOND
        fullest = standing.text
        if not rested and self._fullest[0] == entry_id:
            fullest = max(fullest, self._fullest[1], key=len)
        newest = self._newest(entry_id)
        reason = reason_to_keep(fullest, after, rested=rested, kept_one=newest is not None)
        if reason is not None:
            self._keep(op, entry_id, fullest, reason, newest)
        self._fullest = (entry_id, after if reason is VersionReason.SHRINK else max(fullest, after, key=len))

    def before_restoring(self, op: Operation, entry_id: str, standing: Standing) -> None:
        """Another version is about to come back: keep what the entry says."""
        self._keep(op, entry_id, standing.text, VersionReason.RESTORE, self._newest(entry_id))

    def text(self, entry_id: str, version_id: str) -> str | None:
        """What a version of an entry says; None if it has no such version."""
        mine = (EntryRevision.id == version_id) & (EntryRevision.entry_id == entry_id)
        found = self._session.scalar(EntryRevision.select(EntryRevision.text).where(mine))
        return None if found is None else str(found)

    def _newest(self, entry_id: str) -> str | None:
        newest = EntryRevision.select(EntryRevision.text).where(EntryRevision.entry_id == entry_id)
        found = self._session.scalar(newest.order_by(EntryRevision.id.desc()).limit(1))
        return None if found is None else str(found)

    @staticmethod
    def _keep(op: Operation, entry_id: str, text: str, reason: VersionReason, newest: str | None) -> None:
        """The same words are not kept twice in a row, as when an entry is emptied and then begun anew."""
        if text != newest:
            op.insert(EntryRevision, entry_id=entry_id, text=text, reason=reason)


def _written_at(revision: int, created_at: str) -> float:
    """Revisions are the moments at which they were written; the first is the moment at which the entry was begun.

    A moment that another tool wrote in a form of its own was long ago: nothing here may keep an entry from being saved.
    """
    if revision > 1:
        return revision
    try:
        return datetime.fromisoformat(created_at).timestamp() * 1000
    except ValueError:
        return 0
