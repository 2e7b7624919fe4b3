"""A review as it is written: the steps at the top, the facts at one side, the questions at the other."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from goaldesk.core.errors import GoalDeskError
from goaldesk.core.method.mechanisms import Mechanism
from goaldesk.core.method.review_script import SCRIPTS, begun_steps
from goaldesk.core.method.reviews import Period
from goaldesk.core.queries import reviews as review_query
from goaldesk.core.types import Span
from goaldesk.ui.canvas import margins
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.review.coming import ComingPage
from goaldesk.ui.panes.review.facts import FactsPane
from goaldesk.ui.panes.review.monthly import EvidencePage, FamiliarityPage, MemoryPage, PairsPage, RestPage
from goaldesk.ui.panes.review.steps import StepPage
from goaldesk.ui.panes.review.weekly import ChallengePage, LookBackPage, ResultsPage, SetbacksPage, UnderstandingPage
from goaldesk.ui.reviewing import Sitting
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.labels import ElidedLabel, Ground
from goaldesk.ui.widgets.scrollbar import ScrollArea
from goaldesk.ui.widgets.stepper import Stepper
from goaldesk.ui.widgets.why import WhyButton

_FACTS, _FACTS_SHARE, _EDGE, _WIDEST, _ASIDE, _FOOT = 392, 0.34, 24, 680, 40, 56

_PAGES: Mapping[str, type[StepPage]] = {
    "look_back": LookBackPage,
    "understanding": UnderstandingPage,
    "setbacks": SetbacksPage,
    "challenge": ChallengePage,
    "results": ResultsPage,
    "next": ComingPage,
    "evidence": EvidencePage,
    "memory": MemoryPage,
    "familiarity": FamiliarityPage,
    "pairs": PairsPage,
    "targets": ResultsPage,
    "rest": RestPage,
}
"""The steps that have more than a field for each question."""


_WHY: Mapping[str, Mechanism] = {
    "look_back": Mechanism.REVIEW,
    "understanding": Mechanism.CHECKS,
    "setbacks": Mechanism.SETBACKS,
    "challenge": Mechanism.CHALLENGE,
    "results": Mechanism.LEARNING_FIRST,
    "next": Mechanism.IF_THEN,
    "evidence": Mechanism.CHECKS,
    "memory": Mechanism.SPACING,
    "familiarity": Mechanism.FAMILIARITY,
    "pairs": Mechanism.PAIRING,
    "targets": Mechanism.SIDE_EFFECTS,
    "rest": Mechanism.LETTING_GO,
    "ahead": Mechanism.REVIEW,
}
"""What the guide says about each step."""


class Beside(QWidget):
    """The facts, and something to read or to write beside them. The facts give way in a narrow window."""

    def __init__(self, ui: Context, inside: QWidget, *, to_quote: bool) -> None:
        super().__init__()
        self._ui = ui
        px = ui.theme.px
        self.facts = FactsPane(ui, to_quote=to_quote)
        self.area = ScrollArea(ui)
        middle = Ground(ui, "surface")
        row = QHBoxLayout(middle)
        row.setContentsMargins(margins(px(_ASIDE), px(_EDGE), px(_EDGE), px(_EDGE)))
        inside.setMaximumWidth(px(_WIDEST))
        row.addWidget(inside, 1000)
        row.addStretch(1)
        self.area.setWidget(middle)
        line = Ground(ui, "line")
        line.setFixedWidth(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for widget in (self.facts, line):
            whole.addWidget(widget)
        whole.addWidget(self.area, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.facts.setFixedWidth(min(self._ui.theme.px(_FACTS), round(self.width() * _FACTS_SHARE)))


class SittingPane(QWidget):
    """One kind of review. Leaving it keeps everything; every step can be skipped."""

    finished = Signal()
    """It is done, and its answers are an entry."""

    skipped = Signal()
    """Its days are left to the next one."""

    def __init__(self, ui: Context, period: Period) -> None:
        super().__init__()
        self._ui = ui
        self.sitting = Sitting(ui, period)
        ui.look.dress(self)
        self._script = SCRIPTS[period.span]
        self._names = [tr(step.name) for step in self._script]
        self._stepper = Stepper(ui, self._names)
        self._stepper.chosen.connect(self.go_to)
        self._steps = [_PAGES.get(step.key, StepPage)(self.sitting, step) for step in self._script]
        self._at = 0
        inside = QWidget()  # and no stack, which would be as high as the highest of its pages
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for page in self._steps:
            column.addWidget(page)
            page.hide()
        self._beside = Beside(ui, inside, to_quote=True)
        self.facts = self._beside.facts
        self.facts.quoted.connect(self._quote)
        self._lay_out()
        keys = QShortcut(QKeySequence("Ctrl+Return"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._go_on)

    def _lay_out(self) -> None:
        px = self._ui.theme.px
        top = Ground(self._ui, "surface", lines="b")
        row = QHBoxLayout(top)
        row.setContentsMargins(px(_EDGE), 0, px(_EDGE), 0)
        row.addWidget(self._stepper)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(self._beside, 1)
        whole.addWidget(self._foot())

    def _foot(self) -> Ground:
        """The way back, where one is, and the way on."""
        ui, px = self._ui, self._ui.theme.px
        foot = Ground(ui, "sunken", lines="t")
        foot.setFixedHeight(px(_FOOT))
        self._back = TextButton(ui, "", icon="back")
        self._back.clicked.connect(self._go_back)
        self._skip = TextButton(ui, tr("Skip this week"))
        if self.sitting.period.span is Span.MONTH:
            self._skip.say(tr("Skip this month"))
        self._skip.clicked.connect(self._leave_out)
        self._where = ElidedLabel(ui, "", font="small", role="text2")
        self._why = WhyButton(ui, Mechanism.REVIEW)
        self._over = TextButton(ui, tr("Skip this step"))
        self._over.clicked.connect(self._go_on)
        self._next = TextButton(ui, "", manner=Manner.PRIMARY)
        self._next.clicked.connect(self._go_on)
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(_EDGE), px(1), px(_EDGE), 0)
        row.setSpacing(px(8))
        row.addWidget(self._back)
        row.addWidget(self._skip)
        row.addStretch(1)
        row.addWidget(self._why)
        row.addWidget(self._where)
        row.addWidget(self._over)
        row.addWidget(self._next)
        return foot

    # -- showing

    def show_period(self, period: Period) -> None:
        """Take up the review of these days where it was left."""
        self.sitting.period = period
        begun = begun_steps(period.span, self._written())
        self._show(max(begun, default=0))

    def read(self, *, facts: bool = True) -> None:
        """Read again what is shown; the facts are left alone where only words of the review changed."""
        if facts:
            self.facts.show_period(self.sitting.period)
        self._steps[self.current()].read()
        self._stepper.show_steps(self.current(), begun_steps(self.sitting.period.span, self._written()))

    def current(self) -> int:
        """The number of the step that is shown, from 0."""
        return self._at

    def panes(self) -> list[QWidget]:
        """What F6 goes through: the facts, and what is written beside them."""
        return [self.facts.list, self._beside.area]

    def take_focus(self) -> None:
        """Where the keys go: into the answer."""
        self._steps[self.current()].focus_first()

    def _written(self) -> list[str]:
        """What there is something under: answers, and questions that were asked."""
        row = self.sitting.row()
        asked = review_query.asked(self._ui.desk.store, row.id) if row else []
        return [*self.sitting.answers(), *(review_query.asked_at(each) for each in asked)]

    def _show(self, number: int) -> None:
        self._at = number
        for at, page in enumerate(self._steps):
            page.setVisible(at == number)
        self._steps[number].begin()
        self._beside.area.setFocusProxy(self._steps[number].first())
        self._beside.area.verticalScrollBar().setValue(0)
        last = number == len(self._steps) - 1
        self._back.setVisible(number > 0)
        self._skip.setVisible(number == 0)
        self._over.setVisible(not last)
        if number:
            self._back.say(self._names[number - 1])
        self._why.stand_for(_WHY[self._script[number].key])
        self._where.say(tr("Step {number} of {all}", number=number + 1, all=len(self._steps)))
        self._next.say(tr("Finish") if last else self._way_on(number + 1))
        self._next.end_with("" if last else "forward")
        self.read()

    def _way_on(self, number: int) -> str:
        """Next: Setbacks; Next week."""
        name = self._names[number]
        return name if self._script[number].key == "next" else tr("Next: {step}", step=name)

    # -- from step to step

    def go_to(self, number: int) -> None:
        """Show another step; what is written in this one is kept first."""
        if self._ui.bus.write_now():
            self._show(number)
            self.take_focus()

    def _go_back(self) -> None:
        self.go_to(self.current() - 1)

    def _go_on(self) -> None:
        if self.current() < len(self._steps) - 1:
            self.go_to(self.current() + 1)
        elif self._ui.bus.write_now() and self._try(self.sitting.finish):
            self.finished.emit()

    def _leave_out(self) -> None:
        """Leave these days to the next review, without comment."""
        if self._ui.bus.write_now() and self._try(self._skip_it):
            self.skipped.emit()

    def _skip_it(self) -> None:
        self._ui.desk.reviews.skip(self.sitting.period)

    def _try(self, does: Callable[[], None]) -> bool:
        """Do something that may be refused; then the person is told, and stays."""
        try:
            does()
        except GoalDeskError as error:
            self._ui.places.said.emit(error.message)
            return False
        return True

    def _quote(self, words: str) -> None:
        self._steps[self.current()].quote(words)
