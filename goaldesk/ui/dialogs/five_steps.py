"""Five short steps for a new learning goal. Each can be skipped; what is written is kept however they are left."""

from collections.abc import Callable

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from goaldesk.core.method.mechanisms import Mechanism
from goaldesk.core.method.preparation import STEPS, Step
from goaldesk.core.queries import goal_page, learning
from goaldesk.ui.context import Context
from goaldesk.ui.dialogs.five_steps_pages import (
    ExplorePage,
    GapPage,
    KnowPage,
    MistakesPage,
    QuestionPage,
    StepPage,
)
from goaldesk.ui.dialogs.frame import Dialog
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import TextButton
from goaldesk.ui.widgets.labels import Paragraph
from goaldesk.ui.widgets.stepper import Stepper
from goaldesk.ui.widgets.why import WhyButton

_WIDTH = 780

_PAGES: dict[Step, Callable[[Context, str], StepPage]] = {
    Step.GAP: GapPage,
    Step.QUESTION: QuestionPage,
    Step.EXPLORE: ExplorePage,
    Step.MISTAKES: MistakesPage,
    Step.KNOW: KnowPage,
}

_WHY = {
    Step.GAP: Mechanism.SPECIFIC,
    Step.QUESTION: Mechanism.QUESTIONS,
    Step.EXPLORE: Mechanism.EXPERIMENTS,
    Step.MISTAKES: Mechanism.IF_THEN,
    Step.KNOW: Mechanism.CHECKS,
}


class FiveStepsDialog(Dialog):
    """Begins with the first step that nothing is written for. Closing it is going on another time."""

    def __init__(self, ui: Context, parent: QWidget, goal_id: str) -> None:
        super().__init__(ui, parent, tr("Five short steps"), width=_WIDTH)
        self._goal_id = goal_id
        goal = goal_page.goal(ui.desk.store, goal_id)
        assert goal is not None
        self._stepper = Stepper(ui, [tr(asked.name) for asked in STEPS.values()])
        self._pages = [_PAGES[step](ui, goal_id) for step in Step]
        self._stack = QStackedWidget()
        for page in self._pages:
            self._stack.addWidget(page)
        for number, widget in enumerate((Paragraph(ui, goal.title, font="page-title"), self._stepper, self._stack)):
            self.body.insertWidget(number, widget)
        self._back = TextButton(ui, tr("Back"), icon="back")
        self._back.clicked.connect(self._go_back)
        self._skip = TextButton(ui, tr("Skip this step"))
        self._skip.clicked.connect(self._go_on)
        self.foot.insertWidget(0, self._back)
        self._why = WhyButton(ui, _WHY[Step.GAP])
        self.foot.addWidget(self._why)
        self.foot.addWidget(self._skip)
        self.buttons(tr("Next"))
        self.hint(tr("Nothing here is final."))
        self._stepper.chosen.connect(self.go_to)
        ui.bus.flush.connect(self._keep)
        open_steps = learning.to_prepare(ui.desk.store, goal_id)
        self._show(list(Step).index(open_steps[0]) if open_steps else 0)

    def current(self) -> int:
        """The number of the step that is shown, from 0."""
        return self._stack.currentIndex()

    def go_to(self, number: int) -> None:
        """Show another step; what is written in this one is kept first."""
        if self._keep():
            self._show(number)

    def _show(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        still_open = learning.to_prepare(self.ui.desk.store, self._goal_id)
        self._stepper.show_steps(number, {at for at, step in enumerate(Step) if step not in still_open})
        last = number == len(self._pages) - 1
        self._back.setVisible(number > 0)
        self._skip.setVisible(not last)
        self._why.stand_for(_WHY[list(Step)[number]])
        if self.main_button:
            names = [tr(asked.name) for asked in STEPS.values()]
            self.main_button.say(tr("Done") if last else tr("Next: {step}", step=names[number + 1]))
            self.main_button.end_with("" if last else "forward")
        self._pages[number].focus_first()

    def _keep(self) -> bool:
        """Write what this step holds; returns whether it is on the disk."""
        return self.wrote(self._pages[self.current()].save)

    def _go_back(self) -> None:
        self.go_to(self.current() - 1)

    def _go_on(self) -> None:
        self.go_to(self.current() + 1)

    def confirm(self) -> None:
        """Go on to the next step, or be done after the last."""
        if self.current() < len(self._pages) - 1:
            self._go_on()
        elif self._keep():
            self.accept()
            self.ui.places.goal.emit(self._goal_id)

    def reject(self) -> None:
        """Later. Nothing that was written is lost by it."""
        if self._keep():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._keep():
            super().closeEvent(event)
        else:
            event.ignore()
