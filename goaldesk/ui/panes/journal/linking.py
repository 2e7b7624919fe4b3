"""Linking the entry that a journal holds: which goals and tags it has, and what is done with them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from goaldesk.core.queries import journal as journal_query
from goaldesk.core.queries.journal import LinkChip, TagChip
from goaldesk.ui.lazy import load

if TYPE_CHECKING:
    from goaldesk.ui.panes.journal.pane import JournalPane


class Linking(QObject):
    """Does what the chips below the text, and the links in it, ask for."""

    def __init__(self, pane: "JournalPane") -> None:
        super().__init__(pane)
        self._pane, self._ui, self._bar = pane, pane.ui, pane.links
        self._goals: dict[str, str] = {}
        self._bar.opened.connect(self._open_chip)
        self._bar.unlinked.connect(self._unlink)
        self._bar.untagged.connect(self._remove_tag)
        self._bar.more_wanted.connect(self.choose)
        pane.editor.link_opened.connect(self._open_label)

    def show_links(self) -> None:
        """Show the goals and tags of the entry as chips."""
        goals: list[LinkChip] = []
        tags: list[TagChip] = []
        if self._pane.keeper.entry_id:
            goals, tags = journal_query.chips(self._ui.desk.store, self._pane.keeper.entry_id)
        self._goals = {goal.id: goal.goal_id for goal in goals}
        self._bar.show_links(goals, tags)

    def choose(self) -> None:
        """Choose a goal to link, or name a tag. An entry that is not begun yet begins with it."""
        if self._pane.paper.is_covered:
            self._pane.paper.setFocus()
            return
        panel = load("choose_goal").to_link(self._ui, self._pane.editor, self._link, self._tag)
        panel.open_below(self._bar.add)

    def _open_chip(self, link_id: str) -> None:
        self._ui.places.goal.emit(self._goals[link_id])

    def _open_label(self, label: str) -> None:
        goal_id = journal_query.goal_of_label(self._ui.desk.store, self._pane.keeper.entry_id, label)
        if goal_id:
            self._ui.places.goal.emit(goal_id)

    def _unlink(self, link_id: str) -> None:
        self._ui.desk.journal.unlink(link_id)

    def _remove_tag(self, tag_id: str) -> None:
        self._ui.desk.journal.remove_tag(tag_id)

    def _link(self, goal_id: str, title: str) -> None:
        if self._pane.flush() and self._pane.keeper.entry_id:
            self._ui.desk.journal.link_goal(self._pane.keeper.entry_id, goal_id)
        else:
            self._pane.editor.insertPlainText(f"[[{title}]] ")

    def _tag(self, tag: str) -> None:
        if self._pane.flush() and self._pane.keeper.entry_id:
            self._ui.desk.journal.add_tag(self._pane.keeper.entry_id, tag)
        else:
            self._pane.editor.insertPlainText("#" + "-".join(tag.split()) + " ")
