"""Verbs for the journal: entries, their links and tags."""

from datetime import date

from goaldesk.core import markup
from goaldesk.core.errors import StaleEntryError, UserError
from goaldesk.core.services.versions import Standing, Versions
from goaldesk.core.session import Operation, Session
from goaldesk.core.store.models import Entry, EntryLink, EntryTag, Goal
from goaldesk.core.words import N_, Message


class Journal:
    """Write entries. Whoever saves says which entry and which revision of it they read."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._versions = Versions(session)
        self._last = 0

    def _next_revision(self, revision: int) -> int:
        """A number that no revision has had, also not one that was undone: then its editor would not notice.

        It is the moment in milliseconds, or the next after the last one.
        """
        now = int(self._session.clock.now().timestamp() * 1000)
        self._last = max(now, revision + 1, self._last + 1)
        return self._last

    def add(self, day: date, text: str, prompt: str = "", origin: str = "") -> str:
        """Start an entry with its first words; returns its id. Its revision is 1."""
        if not text.strip():
            raise UserError(Message(N_("An entry needs a few words. Nothing was changed.")))
        with self._session.op(N_("writing"), origin=origin) as op:
            entry_id = op.insert(Entry, day=day.isoformat(), text=text, revision=1, prompt=prompt, private=0)
            op.merge = _typing(entry_id)
            self._mirror_text(op, entry_id, text)
            return entry_id

    def save(self, entry_id: str, revision: int, text: str, origin: str = "") -> int:
        """Replace the text of the entry that was read at ``revision``; returns the new revision.

        Raises StaleEntryError, and leaves the file alone, if the entry is at another revision by now. An entry
        whose words are all gone is put away with its last words, and comes back with the next ones.
        """
        with self._session.op(N_("writing"), merge=_typing(entry_id), origin=origin) as op:
            standing = self._read(entry_id, revision)
            if not text.strip():
                if op.put_away(Entry, entry_id):
                    self._versions.before(op, entry_id, standing, "")
                return revision
            op.bring_back(Entry, entry_id)
            if text == standing.text:
                return revision
            self._versions.before(op, entry_id, standing, text)
            return self._write(op, entry_id, revision, text)

    def restore(self, entry_id: str, revision: int, version_id: str, origin: str = "") -> int:
        """Let an entry say again what a version of it says, and keep what it says now; returns the new revision.

        Raises StaleEntryError as ``save`` does, and UserError if there is no such version any more.
        """
        with self._session.op(N_("bringing a version back"), origin=origin) as op:
            standing = self._read(entry_id, revision)
            text = self._versions.text(entry_id, version_id)
            if text is None:
                raise UserError(Message(N_("That version is no longer on the desk. Nothing was changed.")))
            op.bring_back(Entry, entry_id)
            if text == standing.text:
                return revision
            self._versions.before_restoring(op, entry_id, standing)
            return self._write(op, entry_id, revision, text)

    def _write(self, op: Operation, entry_id: str, revision: int, text: str) -> int:
        new = self._next_revision(revision)
        op.update(Entry, entry_id, text=text, revision=new)
        self._mirror_text(op, entry_id, text)
        return new

    def set_day(self, entry_id: str, day: date) -> None:
        """Move an entry to another day."""
        with self._session.op(N_("moving an entry"), done=Message(N_("Entry moved"))) as op:
            op.update(Entry, entry_id, day=day.isoformat())

    def set_private(self, entry_id: str, *, private: bool) -> None:
        """Keep the words of an entry from being read over a shoulder, or no longer."""
        label = N_("making an entry private") if private else N_("making an entry no longer private")
        done = N_("The entry is private now") if private else N_("The entry is no longer private")
        with self._session.op(label, done=Message(done)) as op:
            op.update(Entry, entry_id, private=int(private))

    def put_away(self, entry_id: str) -> None:
        """Move an entry to the trash."""
        with self._session.op(N_("putting an entry away"), done=Message(N_("Entry put away"))) as op:
            op.put_away(Entry, entry_id)

    def bring_back(self, entry_id: str) -> None:
        """Take an entry out of the trash."""
        with self._session.op(N_("bringing back")) as op:
            op.bring_back(Entry, entry_id)

    def link_goal(self, entry_id: str, goal_id: str) -> None:
        """Link a goal beside the text, where it stays when a link in the text goes; once is enough."""
        beside = (EntryLink.entry_id == entry_id) & (EntryLink.goal_id == goal_id) & (EntryLink.label == "")
        if self._session.scalar(EntryLink.select(EntryLink.id).where(beside)) is None:
            with self._session.op(N_("linking a goal")) as op:
                op.insert(EntryLink, entry_id=entry_id, goal_id=goal_id, setback_id=None, label="")

    def link_setback(self, entry_id: str, setback_id: str) -> None:
        """Link a setback beside the text, unless the entry is linked to it already."""
        mine = (EntryLink.entry_id == entry_id) & (EntryLink.setback_id == setback_id)
        if self._session.scalar(EntryLink.select(EntryLink.id).where(mine)) is None:
            with self._session.op(N_("linking a setback")) as op:
                op.insert(EntryLink, entry_id=entry_id, goal_id=None, setback_id=setback_id, label="")

    def unlink(self, link_id: str) -> None:
        """Take away a link that stands beside the text."""
        with self._session.op(N_("unlinking a goal")) as op:
            op.delete(EntryLink, link_id)

    def add_tag(self, entry_id: str, tag: str) -> None:
        """Tag an entry beside its text; unlike in the text, such a tag may have spaces."""
        tag = " ".join(tag.strip().lstrip("#＃").split())
        if not tag:
            raise UserError(Message(N_("A tag needs a word. Nothing was changed.")))
        query = EntryTag.select(EntryTag.tag).where(EntryTag.entry_id == entry_id)
        if tag.casefold() not in {row[0].casefold() for row in self._session.rows(query)}:
            with self._session.op(N_("adding a tag")) as op:
                op.insert(EntryTag, entry_id=entry_id, tag=tag, in_text=0)

    def remove_tag(self, tag_id: str) -> None:
        """Take away a tag that stands beside the text."""
        with self._session.op(N_("removing a tag")) as op:
            op.delete(EntryTag, tag_id)

    def _read(self, entry_id: str, revision: int) -> Standing:
        """What an entry says, which has to be what was read at ``revision``."""
        standing = self._versions.standing(entry_id)
        if standing is None:
            raise StaleEntryError(Message(N_("This entry is no longer on the desk. Your words are still here.")))
        if standing.revision != revision:
            text = N_("This entry was changed elsewhere. What is on disk was left alone; your words are still here.")
            raise StaleEntryError(Message(text))
        return standing

    def _mirror_text(self, op: Operation, entry_id: str, text: str) -> None:
        self._mirror_links(op, entry_id, markup.links(text))
        self._mirror_tags(op, entry_id, markup.tags(text))

    def _mirror_links(self, op: Operation, entry_id: str, labels: list[str]) -> None:
        """A label keeps the goal it was first resolved to, also after that goal has been reworded."""
        query = EntryLink.select(EntryLink.label, EntryLink.id)
        there = dict(self._session.rows(query.where((EntryLink.entry_id == entry_id) & (EntryLink.label != ""))))
        new = [label for label in labels if label not in there]
        if new:
            titles = Goal.select(Goal.title, Goal.id).where(Goal.deleted_at.is_null()).order_by(Goal.created_at.desc())
            goals = {title.casefold(): goal_id for title, goal_id in self._session.rows(titles)}
            for label in new:
                if label.casefold() in goals:
                    goal_id = goals[label.casefold()]
                    op.insert(EntryLink, entry_id=entry_id, goal_id=goal_id, setback_id=None, label=label)
        for label, link_id in there.items():
            if label not in labels:
                op.delete(EntryLink, link_id)

    def _mirror_tags(self, op: Operation, entry_id: str, tags: list[str]) -> None:
        query = EntryTag.select(EntryTag.tag, EntryTag.id, EntryTag.in_text).where(EntryTag.entry_id == entry_id)
        there = list(self._session.rows(query))
        known = {tag.casefold() for tag, _, _ in there}
        for tag in tags:
            if tag.casefold() not in known:
                op.insert(EntryTag, entry_id=entry_id, tag=tag, in_text=1)
        wanted = {tag.casefold() for tag in tags}
        for tag, tag_id, in_text in there:
            if in_text and tag.casefold() not in wanted:
                op.delete(EntryTag, tag_id)


def _typing(entry_id: str) -> str:
    """All the typing in one entry, its first words included, is one undo step until it rests."""
    return f"entry:{entry_id}"
