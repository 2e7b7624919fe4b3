"""The story of a learning goal, below its ladder."""

from goaldesk.core.queries import learning as learning_query
from goaldesk.core.queries.goal_page import GoalRow
from goaldesk.ui import wording
from goaldesk.ui.charts.story import DRAWN, StoryChart
from goaldesk.ui.context import Context
from goaldesk.ui.panes.goal_page.section import Section
from goaldesk.ui.widgets.labels import Paragraph

_ENOUGH = 2


class StorySection(Section):
    """A picture, and what it says in a sentence; gone before there are two events."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui)
        self.lines = ""
        self._sentence = ""
        self._chart = StoryChart(ui)
        self._said = Paragraph(ui, "", font="small", role="text2")
        self._chart.told.connect(self._tell)
        self.indented().addWidget(self._chart)
        self.indented().addWidget(self._said)

    def read(self, goal: GoalRow) -> None:
        today = self.ui.desk.clock.today()
        drawn = DRAWN - {"setback"} if self.ui.hides_setbacks else DRAWN
        events = [event for event in learning_query.story(self.ui.desk.store, goal.id) if event.what in drawn]
        self.setVisible(len(events) >= _ENOUGH)
        self._sentence = wording.story(events, goal.ladder, today)
        self._chart.show_story(events, goal.ladder, today)
        self._tell("")

    def _tell(self, words: str) -> None:
        """Say what the mark that the keys are at stands for, else the whole."""
        self._said.say(words or self._sentence)
