"""What stands at the top of a goal that rests or is closed: since when, what was said, and the way back."""

from PySide6.QtWidgets import QHBoxLayout

from goaldesk.core.method import closing
from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries.goal_page import GoalRow
from goaldesk.core.types import State
from goaldesk.ui import dates
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.goal_page.card import Card
from goaldesk.ui.panes.goal_page.section import Section
from goaldesk.ui.widgets.auto_text import INSET, AutoText
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.labels import ElidedLabel, Label

_INSIDE = 13


class EndingSection(Section):
    """Gone while the goal is active. What was said can be changed where it stands."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui)
        px = ui.theme.px
        self.lines = ""
        self._card = Card(ui, "sunken", "line")
        self._said = ElidedLabel(ui, "", font="body", weight=600)
        again = TextButton(ui, tr("Take it up again"), manner=Manner.LINK, font="small", height=28)
        again.clicked.connect(self._take_up)
        head = QHBoxLayout()
        head.setContentsMargins(px(_INSIDE), px(4), px(_INSIDE), 0)
        head.setSpacing(px(12))
        head.addWidget(self._said, 1)
        head.addWidget(again)
        self._card.column.addLayout(head)
        self._asked, self._note = self._text("closing_note")
        self._place_asked, self._place = self._text("takes_its_place")
        self._card.column.addSpacing(px(6))
        self.indented().addWidget(self._card)
        self.hide()

    def _text(self, field: str) -> tuple[Label, AutoText]:
        """What was asked, and the answer below it."""
        px = self.ui.theme.px
        asked = Label(self.ui, "", font="small", role="text2")
        answer = AutoText(self.ui, "", lambda text: self._write(field, text), paragraphs=True)
        line = QHBoxLayout()
        line.setContentsMargins(px(_INSIDE - INSET), 0, px(_INSIDE - INSET), 0)
        line.addWidget(answer)
        above = QHBoxLayout()
        above.setContentsMargins(px(_INSIDE), 2, px(_INSIDE), 0)
        above.addWidget(asked)
        above.addStretch(1)
        self._card.column.addLayout(above)
        self._card.column.addLayout(line)
        return asked, answer

    def show_goal(self, goal: GoalRow) -> None:
        if goal.id != self.goal_id:
            self._note.flush()
            self._place.flush()
        super().show_goal(goal)

    def read(self, goal: GoalRow) -> None:
        for label, text, asked, written in (
            (self._asked, self._note, closing.question(goal.kind, goal.state), goal.closing_note),
            (self._place_asked, self._place, closing.PLACE, goal.takes_its_place),
        ):
            label.setText(tr(asked))
            text.setAccessibleName(tr(asked))
            text.show_text(written)
            shown = bool(written) or text.hasFocus()  # who has just emptied it may still be writing
            label.setVisible(shown)
            text.setVisible(shown)
        self._said.say(self._when(goal))
        self._said.dress_as("text" if goal.closed_on else "text2")
        self.setVisible(goal.state is not State.ACTIVE)

    def _when(self, goal: GoalRow) -> str:
        """Reached on 8 October; resting since 3 Oct."""
        today = self.ui.desk.clock.today()
        if goal.closed_on:
            return tr(closing.CLOSED_ON[goal.state], day=dates.month_day(dates.day_of(goal.closed_on), today))
        pauses = goal_query.pauses(self.ui.desk.store, goal.id)
        since = next((pause.since_on for pause in pauses if pause.until_on is None), None)
        return tr("Resting since {day}", day=dates.short_day(dates.day_of(since), today)) if since else tr("Resting")

    def _write(self, field: str, text: str) -> None:
        self.ui.desk.goals.write(self.goal_id, field, text)

    def _take_up(self) -> None:
        self.ui.desk.goals.set_state([self.goal_id], State.ACTIVE)
