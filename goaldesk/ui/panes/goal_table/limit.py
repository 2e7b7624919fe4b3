"""A quiet line when many learning goals are active at once: which one rests? It lets one go on (method.md 1, row 6)."""

from PySide6.QtWidgets import QHBoxLayout

from goaldesk.core.method.mechanisms import Mechanism
from goaldesk.core.queries import desk as desk_query
from goaldesk.core.types import Said, State, Topic
from goaldesk.ui.canvas import margins
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import ntr, tr
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.choose_goal import ChooseGoalPopover
from goaldesk.ui.widgets.labels import ElidedLabel, Ground, Mark
from goaldesk.ui.widgets.why import WhyButton

_HEIGHT = 36


class LimitLine(Ground):
    """Shown while it applies, and until somebody said that so many are fine."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, "learn_tint", lines="b")
        px = ui.theme.px
        self._text = ElidedLabel(ui, font="small")
        self._rest = TextButton(ui, tr("Let one rest…"), manner=Manner.LINK, font="small", height=28)
        self._rest.clicked.connect(self._choose)
        fine = TextButton(ui, tr("Keep them all"), manner=Manner.QUIET, font="small", height=28)
        fine.clicked.connect(self._keep)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(px(16), 0, px(10), px(1)))
        row.setSpacing(px(8))
        row.addWidget(Mark(ui, "steps", role="learn"))
        row.addWidget(self._text, 1)
        row.addWidget(self._rest)
        row.addWidget(fine)
        row.addWidget(WhyButton(ui, Mechanism.FEW))
        self.setFixedHeight(px(_HEIGHT))
        self._number = 0

    def look(self) -> None:
        """Count again."""
        self._number = desk_query.over_limit(self.ui.desk.store)
        self.setVisible(self._number > 0)
        said = ntr("{n} learning goal is active.", "{n} learning goals are active.", self._number)
        self._text.say(tr("{said} Plans help less with many at once. Which one may rest?", said=said), said)

    def _choose(self) -> None:
        goals = desk_query.active_learning(self.ui.desk.store)
        panel = ChooseGoalPopover.among(self.ui, self._rest, tr("Which one may rest?"), goals, self._let_rest)
        panel.open_below(self._rest)

    def _let_rest(self, goal_id: str) -> None:
        self.ui.desk.goals.set_state([goal_id], State.RESTING)

    def _keep(self) -> None:
        self.ui.desk.offers.answer(None, Topic.LIMIT, Said.KEPT, str(self._number))
