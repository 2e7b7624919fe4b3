"""The question that the journal asks: about what one left open, or one that is shipped, or none."""

import json
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from goaldesk import paths
from goaldesk.core.changes import ChangeSet
from goaldesk.core.method.prompts import OwnPrompt, Prompt, is_shipped_asked, prompt_for
from goaldesk.core.queries import own_prompts
from goaldesk.core.types import Density
from goaldesk.ui.canvas import margins
from goaldesk.ui.context import Context
from goaldesk.ui.dates import day_of
from goaldesk.ui.i18n import say, tr
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.labels import Ground, Label, Paragraph

_NARROW = 290
_CHANGES_IT = frozenset({"question", "setback", "understanding_check", "pair", "retry"})


class PromptBar(Ground):
    """A question for the day; another one if this one says nothing. It stays as it is while somebody writes."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, "sunken", lines="b")
        stored = json.loads(paths.resource("prompts", "en.json").read_text("utf-8"))
        self._prompts = [Prompt(**prompt) for prompt in stored]
        self.day = ui.desk.clock.today()
        self._fitting = self._prompts
        self._own: list[OwnPrompt] = []
        self._others = 0
        self._shipped = True
        px = ui.theme.px
        self._heading = Label(ui, tr("A question for today"), font="small", role="text2")
        self._open = TextButton(ui, tr("From what you left open"), manner=Manner.LINK, font="small", height=20)
        self._open.clicked.connect(self._go)
        self._question = Paragraph(ui, font="prompt")
        self._another = TextButton(ui, tr("Another"), manner=Manner.QUIET, icon="another", font="small", height=28)
        self._another.clicked.connect(self.another)
        heading = QHBoxLayout()
        heading.addWidget(self._heading)
        heading.addWidget(self._open)
        heading.addStretch(1)
        words = QVBoxLayout()
        words.setContentsMargins(0, px(6), 0, 0)
        words.setSpacing(px(2))
        words.addLayout(heading)
        words.addWidget(self._question)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(px(16), px(6), px(10), px(13)))
        row.setSpacing(px(12))
        row.addLayout(words, 1)
        row.addWidget(self._another, 0, Qt.AlignmentFlag.AlignTop)
        ui.bus.changed.connect(self._changed)
        self.show_day(self.day)

    def turn_to(self, day: date) -> None:
        """Ask the question of this day, unless it stands there already."""
        if day != self.day:
            self.show_day(day)

    def show_day(self, day: date) -> None:
        """The question of another day. What is open is asked about today only."""
        self.day, self._others = day, 0
        store, today, density = self.ui.desk.store, self.ui.desk.clock.today(), self.ui.settings.now.prompts
        own = own_prompts.own_prompts(store, today) if day == today and density is not Density.NONE else []
        self._own = [each for each in own if not (self.ui.hides_setbacks and each.quotes_setback)]
        fresh = not own_prompts.has_goals(store)
        self._fitting = [each for each in self._prompts if not (fresh and each.of_something)]
        self._shipped = is_shipped_asked(density, own_prompts.prompted(store), day)
        if density is Density.NONE:
            self.hide()
        elif self.parentWidget():  # without one it would be a window of its own for a moment
            self.show()
        self._say()

    def another(self) -> None:
        """A different question: the next of one's own, then those that are shipped."""
        self._others += 1
        self._say()

    def prompt_id(self) -> str:
        """The id of the question that is asked; empty if none is."""
        asked = self._asked()
        return asked.id if asked else ""

    def _asked(self) -> OwnPrompt | Prompt | None:
        """Own ones first. The open line has its turn where no shipped question is asked by itself."""
        if self._others < len(self._own):
            return self._own[self._others]
        others = self._others - len(self._own)
        if not self._shipped:
            others -= 1
        return prompt_for(self._fitting, self.day, others) if others >= 0 else None

    def _say(self) -> None:
        asked = self._asked()
        own = isinstance(asked, OwnPrompt)
        self._heading.setVisible(not own)
        self._open.setVisible(own)
        self._heading.setText(tr("A question for today") if asked else tr("An open line"))
        if isinstance(asked, OwnPrompt):
            self._question.say(say(asked.text))
        else:
            self._question.say(asked.text if asked else tr("What do you want to keep of today?"))
        self._name_button()

    def _name_button(self) -> None:
        said, named = tr("Another"), tr("Another question")
        if self._asked() is None:
            said, named = tr("A question"), tr("Ask me a question")
        self._another.say("" if self.width() < self.ui.theme.px(_NARROW) else said)
        self._another.setAccessibleName(named)
        self._another.setToolTip(named)

    def _go(self) -> None:
        """Open what the question is about."""
        asked = self._asked()
        if not isinstance(asked, OwnPrompt):
            return
        what, _, row_id = asked.opens.partition(":")
        places = self.ui.places
        if what == "goal":
            places.goal_in_table.emit(row_id)
            places.goal.emit(row_id)
        elif what == "setback":
            places.setback.emit(row_id)
        elif what == "review":
            places.review.emit(row_id)
        else:
            day, _, entry_id = row_id.partition(":")
            places.day.emit(day_of(day), entry_id)

    def _changed(self, change: ChangeSet) -> None:
        """What was open may be answered now; then it is not asked any more."""
        asked = self._asked()
        if not (isinstance(asked, OwnPrompt) and change.touches(*_CHANGES_IT)):
            return
        if not own_prompts.is_open(self.ui.desk.store, asked, self.ui.desk.clock.today()):
            self.show_day(self.day)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_button()
