"""The sections of a learning goal."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries.goal_page import GoalRow
from goaldesk.core.types import Kind
from goaldesk.ui import dates, wording
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.goal_page.asking import QuestionsSection
from goaldesk.ui.panes.goal_page.challenge import ChallengeSection
from goaldesk.ui.panes.goal_page.common import MentionsSection, SetbacksSection, StandingSection, TextSection, in_order
from goaldesk.ui.panes.goal_page.planning import MistakesSection, PlanSection, PrepareSection
from goaldesk.ui.panes.goal_page.practice import PracticeSection
from goaldesk.ui.panes.goal_page.section import Section
from goaldesk.ui.panes.goal_page.story import StorySection
from goaldesk.ui.panes.goal_page.trying import ExperimentsSection
from goaldesk.ui.panes.goal_page.understanding import ChecksSection, DepthSection
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.chips import Chip
from goaldesk.ui.widgets.choose_goal import ChooseGoalPopover
from goaldesk.ui.widgets.flow import FlowLayout
from goaldesk.ui.widgets.labels import Label


def learning_sections(ui: Context) -> tuple[Sequence[Section], QWidget]:
    """The sections, and the widget that holds them."""
    gap = TextSection(ui, tr("The gap"), "gap", tr("What do you not see or manage yet?"))
    framing = TextSection(ui, tr("How I’m framing it"), "framing", tr("In your own words"))
    behind = TextSection(
        ui, tr("The question behind it"), "question", tr("What do you want to understand or be able to do?")
    )  # fmt: skip
    shown: list[Section | tuple[Section, Section]] = [
        ServesSection(ui),
        PrepareSection(ui),
        DepthSection(ui),
        StorySection(ui),
        ChallengeSection(ui),
        (gap, framing),
        behind,
        PlanSection(ui),
        MistakesSection(ui),
        ExperimentsSection(ui),
        ChecksSection(ui),
        PracticeSection(ui),
        (QuestionsSection(ui), SetbacksSection(ui)),
        MentionsSection(ui),
        TextSection(ui, tr("Note"), "note", tr("Whatever else belongs here")),
        StandingSection(ui),
    ]
    return in_order(ui, shown)


class ServesSection(Section):
    """The performance goals that this learning goal serves."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui)
        px = ui.theme.px
        self.stand_below_the_title()
        row = self.indented()
        row.setSpacing(px(8))
        label = Label(ui, tr("Serves"), font="small", role="text2")
        label.setFixedHeight(px(28))
        chips = QWidget()
        self._chips = FlowLayout(px(8))
        chips.setLayout(self._chips)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(chips, 1)
        self._pairs: dict[str, str] = {}

    def read(self, goal: GoalRow) -> None:
        pairs = goal_query.pairs(self.ui.desk.store, goal.id, Kind.LEARNING)
        self._pairs = {pair.goal_id: pair.id for pair in pairs}
        focused = any(child.hasFocus() for child in self.findChildren(QWidget))
        self._chips.clear()
        for pair in pairs:
            chip = Chip(self.ui, pair.goal_id, pair.title, Kind.PERFORMANCE, removable=True)
            chip.opened.connect(self.ui.places.goal)
            chip.removed.connect(self._unpair)
            beside = [wording.since(dates.day_of(pair.since_on), self.ui.desk.clock.today()), pair.why]
            chip.setToolTip("\n".join(each for each in (pair.title, *beside) if each))
            chip.setAccessibleDescription(". ".join(each for each in beside if each))
            self._chips.addWidget(chip)
        self._pair = TextButton(self.ui, tr("Pair"), manner=Manner.DASHED, icon="link", font="small", height=28)
        self._pair.clicked.connect(self._choose)
        self._chips.addWidget(self._pair)
        if focused:
            self._pair.setFocus()

    def _unpair(self, goal_id: str) -> None:
        self.ui.desk.pairs.unpair([self._pairs[goal_id]])

    def _choose(self) -> None:
        panel = ChooseGoalPopover.to_pair(self.ui, self._pair, self.goal_id, Kind.LEARNING)
        panel.open_below(self._pair)
