"""What can be done with the entry in the journal, beside writing it. Loaded when somebody first asks for any of it."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject

from goaldesk.core import markup
from goaldesk.core.method.templates import place_to_begin
from goaldesk.core.queries import pictures as pictures_query
from goaldesk.core.queries import versions as versions_query
from goaldesk.core.words import N_, Message
from goaldesk.ui.i18n import tr
from goaldesk.ui.lazy import load
from goaldesk.ui.panes.journal.adding_pictures import Coming, in_files, in_mime, kept
from goaldesk.ui.panes.journal.picture_marks import put_in

if TYPE_CHECKING:
    from goaldesk.ui.panes.journal.pane import JournalPane


class EntryCommands(QObject):
    """Acts on the entry that a journal holds. Words that are being typed are written first."""

    def __init__(self, pane: "JournalPane") -> None:
        super().__init__(pane)
        self._pane, self._ui = pane, pane.ui

    def turn_private(self) -> None:
        """Make the entry private, or no longer; who is reading it goes on."""
        pane = self._pane
        if pane.flush() and (entry := pane.keeper.entry):
            self._ui.desk.journal.set_private(entry.id, private=not entry.private)

    def choose_day(self) -> None:
        """Pick the day that the entry belongs to, for one that is about another day than it was written on."""
        dates, day = self._pane.dates, self._pane.day
        if self._pane.flush() and self._pane.keeper.entry:
            panel = load("calendar")(self._ui, dates.more, day, dates.marked)
            panel.picked.connect(self._move)
            panel.open_below(dates.more)

    def _move(self, day: date) -> None:
        """Move the entry; the journal goes along with it."""
        pane = self._pane
        if pane.flush() and pane.keeper.entry and day != pane.day:
            self._ui.desk.journal.set_day(pane.keeper.entry.id, day)
        pane.paper.setFocus()

    def _in_sight(self) -> bool:
        """Whether the words can be seen, and are on the disk. The veil is for the person to lift first."""
        if self._pane.paper.is_covered:
            self._pane.paper.setFocus()
            return False
        return bool(self._pane.flush())

    def open_versions(self) -> None:
        """Show what the entry said before it was changed."""
        pane = self._pane
        if not self._in_sight():
            return
        if not versions_query.order(self._ui.desk.store, pane.keeper.entry_id):
            self._ui.places.said.emit(Message(N_("There is no earlier version of this entry yet.")))
            return
        now = pane.editor.toPlainText()
        load("versions")(self._ui, pane.window(), pane.keeper.entry_id, now, self._bring_back).open()

    def find(self) -> None:
        """Find words in the entry."""
        if self._in_sight():
            self._pane.paper.open_find()

    def find_next(self) -> None:
        """Go to the next hit in the entry."""
        if self._in_sight():
            self._pane.paper.find_next()

    def find_previous(self) -> None:
        """Go to the hit before in the entry."""
        if self._in_sight():
            self._pane.paper.find_previous()

    # -- templates

    def begin_with(self, text: str) -> None:
        """Begin with a text: the entry, if it has no words yet, or else another one on the same day."""
        pane = self._pane
        if pane.paper.is_covered or pane.editor.toPlainText().strip():
            pane.begin_entry()
        if not pane.editor.toPlainText().strip():
            pane.editor.selectAll()
            pane.editor.insertPlainText(text)
            cursor = pane.editor.textCursor()
            cursor.setPosition(len(text[: place_to_begin(text)].encode("utf-16-le")) // 2)
            pane.editor.setTextCursor(cursor)
            pane.paper.setFocus()

    def choose_template(self) -> None:
        """Show what an entry can begin with."""
        more = self._pane.dates.more
        more.open_menu(load("template_menu")(self._pane))

    def keep_template(self) -> None:
        """Keep what the entry says, to begin others with it."""
        text = self._pane.editor.toPlainText()
        if not self._in_sight() or not text.strip():
            return
        question = tr("What is this template called?")
        suggested, _ = markup.title_and_excerpt(text)
        if name := load("ask_text")(self._pane.window(), tr("Keep as a template"), question, suggested):
            self._ui.desk.templates.keep(name, text)

    def open_templates(self) -> None:
        """Rename templates of one's own, or put them away."""
        load("templates")(self._ui, self._pane.window()).open()

    # -- pictures

    def add_picture(self) -> None:
        """Copy pictures from files into the desk, and show them where the cursor is."""
        if self._in_sight():
            self._put_in(in_files(load("choose_pictures")(self._pane.window())))

    def take_pictures(self, source: QMimeData) -> None:
        """Show pictures that were pasted or dropped."""
        self._put_in(in_mime(source))

    def _put_in(self, coming: list[Coming]) -> None:
        marks = list(kept(self._ui, coming))
        if marks:
            put_in(self._pane.editor, marks)
        self._pane.paper.setFocus()

    def open_picture(self) -> None:
        """Open the picture of the line with the cursor, or else the next one, or the first."""
        if not self._in_sight():
            return
        editor = self._pane.editor
        named = list(editor.pictures.named())
        here = editor.textCursor().blockNumber()
        after = (each for each in named if each.block.blockNumber() >= here)
        wanted = next(after, named[0] if named else None)
        if wanted is None:
            self._ui.places.said.emit(Message(N_("There is no picture in this entry.")))
        else:
            self.show_picture(wanted.digest, wanted.words)

    def show_picture(self, digest: str, words: str) -> None:
        """Open a picture as large as there is room."""
        if pictures_query.known(self._ui.desk.store, [digest]):
            load("picture_dialog")(self._ui, self._pane.window(), digest, words).open()
        else:
            self._ui.places.said.emit(Message(N_("This picture is not on the desk.")))

    def _bring_back(self, version_id: str) -> None:
        entry = self._pane.keeper.entry
        assert entry is not None
        self._ui.desk.journal.restore(entry.id, entry.revision, version_id)
