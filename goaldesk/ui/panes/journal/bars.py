"""Two bars of the journal: a question, and the entries of the day."""

import json
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout

from goaldesk import paths
from goaldesk.core import markup
from goaldesk.core.method.prompts import Prompt, prompt_for
from goaldesk.core.queries.journal import EntryRow
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.labels import Ground, Label, Paragraph
from goaldesk.ui.wording import private_entry

_NARROW = 340


class PromptBar(Ground):
    """A question for the day; another one if this one says nothing."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, "sunken", lines="b")
        stored = json.loads(paths.resource("prompts", "en.json").read_text("utf-8"))
        self._prompts = [Prompt(**prompt) for prompt in stored]
        self.day = ui.desk.clock.today()
        self._others = 0
        px = ui.theme.px
        self._question = Paragraph(ui, font="prompt")
        self._another = TextButton(ui, tr("Another"), manner=Manner.QUIET, icon="another", height=28)
        self._another.clicked.connect(self.another)
        self._another.setToolTip(tr("Another question"))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(Label(ui, tr("A question for today"), font="small", role="text2"))
        words.addWidget(self._question)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(12), px(10), px(13))
        row.setSpacing(px(12))
        row.addLayout(words, 1)
        row.addWidget(self._another, 0, Qt.AlignmentFlag.AlignTop)
        self.show_day(self.day)

    def show_day(self, day: date) -> None:
        """The question of another day."""
        self.day, self._others = day, 0
        self._say()

    def another(self) -> None:
        """A different question."""
        self._others += 1
        self._say()

    def prompt(self) -> Prompt:
        """The question that is asked."""
        return prompt_for(self._prompts, self.day, self._others)

    def _say(self) -> None:
        self._question.say(self.prompt().text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._another.say("" if self.width() < self.ui.theme.px(_NARROW - 50) else tr("Another"))
        self._another.setAccessibleName(tr("Another question"))


class EntryTabs(Ground):
    """The entries of a day that has several, to switch between."""

    entry_wanted = Signal(str)

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, "surface", lines="b")
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self._row = QHBoxLayout(self)
        px = ui.theme.px
        self._row.setContentsMargins(px(10), px(4), px(10), px(5))
        self._row.setSpacing(px(4))
        self.hide()

    def show_entries(self, entries: Sequence[EntryRow], current: str) -> None:
        """One tab an entry, in the order in which they were begun; none if there is only one."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        shown = list(entries) if len(entries) > 1 or (entries and not current) else []
        for entry in shown:
            title = private_entry() if entry.private else markup.title_and_excerpt(entry.text)[0]
            self._add_tab(entry.id, title, entry.id == current)
        if shown and not current:
            self._add_tab("", tr("New entry"), current=True)
        self.setVisible(bool(shown))

    def _add_tab(self, entry_id: str, title: str, current: bool) -> None:
        tab = TextButton(self.ui, title[:40], manner=Manner.QUIET, font="small", height=28)
        tab.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        tab.setCheckable(True)
        tab.setChecked(current)
        tab.setToolTip(title)
        tab.setProperty("entry", entry_id)
        self._group.addButton(tab)
        self._row.addWidget(tab)

    def _clicked(self, button: TextButton) -> None:
        self.entry_wanted.emit(button.property("entry"))
