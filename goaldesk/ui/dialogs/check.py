"""An understanding check: predict, write evidence with notes closed, rate again (method.md 4.1).

Every step is kept as it goes. However the form is left, the check is begun and can be gone on with.
"""

from enum import IntEnum

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from goaldesk.core.method import ladder as ladder_method
from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries import learning as learning_query
from goaldesk.core.queries.goal_page import CheckRow, GoalRow
from goaldesk.core.types import Kind, Ladder
from goaldesk.ui.bus import PAUSE
from goaldesk.ui.canvas import margins
from goaldesk.ui.context import Context
from goaldesk.ui.dialogs.check_parts import LevelChoice, Moment, Steps
from goaldesk.ui.dialogs.frame import Dialog, save_keys
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import TextButton
from goaldesk.ui.widgets.gaps import GapLines
from goaldesk.ui.widgets.labels import Label, Paragraph
from goaldesk.ui.widgets.ladder import LargeLadder
from goaldesk.ui.widgets.scrollbar import ScrollArea
from goaldesk.ui.widgets.segments import Segment, Segments

_WIDTH, _AROUND, _ROOM, _EVIDENCE = 600, 200, 420, 150


class Step(IntEnum):
    """Where in a check one is."""

    PREDICT = 0
    WRITE = 1
    AGAIN = 2


def check_understanding(ui: Context, over: QWidget, goal_id: str) -> bool:
    """Open a check of this goal, or go on with the one that is begun; False if it is no goal to learn something."""
    ui.bus.flush.emit()
    goal = goal_query.goal(ui.desk.store, goal_id)
    if goal is None or goal.kind is not Kind.LEARNING:
        return False
    dialog = CheckDialog(ui, over.window(), goal)
    dialog.finished.connect(dialog.tell_over)
    ui.bus.checking.emit(True)
    dialog.open()
    return True


class CheckDialog(Dialog):
    """One check of one goal."""

    def __init__(self, ui: Context, parent: QWidget, goal: GoalRow) -> None:
        super().__init__(ui, parent, tr("Check my understanding"), width=_WIDTH)
        self._goal_id, self._ladder, self._over = goal.id, goal.ladder, parent
        checks = goal_query.checks(ui.desk.store, goal.id)
        self._check = next((check for check in checks if check.level_after is None), None)
        self._last = next((check for check in checks if check.level_after is not None), None)
        self._step, self._done = Step.PREDICT, False
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._keep)
        ui.bus.flush.connect(self._keep)
        self._lay_out(goal)
        self._buttons()
        self._take_up()
        self.resize(self.minimumSizeHint())

    # -- putting it together

    def _lay_out(self, goal: GoalRow) -> None:
        ui, px = self.ui, self.ui.theme.px
        self._steps = Steps(ui, (tr("Predict"), tr("Write"), tr("Rate again")))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(margins(0, 0, px(12), 0))
        self._area = ScrollArea(ui)
        self._area.setWidget(inside)
        self._pages = (self._predict_page(), self._write_page(), self._again_page())
        for page in self._pages:
            column.addWidget(page, 1)
        # The scroll bar stands in the margin.
        self.body.setContentsMargins(self.body.contentsMargins() - margins(0, 0, px(12), 0))
        title = Paragraph(ui, goal.title, font="page-title")
        for number, widget in enumerate((title, self._steps, self._area)):
            self.body.insertWidget(number, widget)
        room = self._over.height() - px(_AROUND)
        self._area.setMinimumHeight(max(px(_AROUND), min(px(_ROOM), room)))

    def _page(self, question: str, hint: str) -> tuple[QWidget, Paragraph, QVBoxLayout]:
        """A page with a question and a hint below it."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.ui.theme.px(8))
        asked = Paragraph(self.ui, question, font="writing", weight=600)
        column.addWidget(asked)
        column.addWidget(Paragraph(self.ui, hint, font="small", role="text2"))
        return page, asked, column

    def _predict_page(self) -> QWidget:
        ui = self.ui
        hint = tr("A first guess, before you write. What you wrote in earlier checks stays hidden until the end.")
        if learning_query.last_study(ui.desk.store, self._goal_id) == ui.desk.clock.today():
            hint += " " + tr("You studied it today; a check tells more when a night lies between.")
        page, _, column = self._page(tr("Where do you think you stand?"), hint)
        self._levels = LevelChoice(ui, tr("Where do you think you stand?"))
        self._levels.show_ladder(self._ladder)
        self._levels.chosen.connect(self._follow)
        column.addWidget(self._levels)
        steps = [Segment(Ladder.KNOW, tr("understanding")), Segment(Ladder.DO, tr("doing"))]
        self._about = Segments(ui, tr("The steps are about"), steps, self._ladder)
        self._about.chosen.connect(self._switch)
        line = QHBoxLayout()
        line.setSpacing(ui.theme.px(12))
        line.addWidget(Label(ui, tr("The steps are about"), font="small", role="text2"))
        line.addWidget(self._about)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)
        return page

    def _write_page(self) -> QWidget:
        ui = self.ui
        page, self._asked, column = self._page("", tr("2 to 5 minutes, notes closed."))
        topic = self._check.topic if self._check else ""
        planned = Paragraph(ui, tr("How I’ll know: {words}", words=topic), font="small")
        planned.setVisible(bool(topic))
        self._evidence = QPlainTextEdit()
        self._evidence.setProperty("field", True)
        self._evidence.setTabChangesFocus(True)
        self._evidence.setMinimumHeight(ui.theme.px(_EVIDENCE))
        self._evidence.textChanged.connect(self._wrote)
        column.addWidget(planned)
        column.addWidget(self._evidence, 1)
        skip = tr("You can also leave it empty. Then the level is kept as a guess so far, and drawn hollow.")
        column.addWidget(Paragraph(ui, skip, font="small", role="text2"))
        return page

    def _again_page(self) -> QWidget:
        ui, px = self.ui, self.ui.theme.px
        page, _, column = self._page(tr("And where do you stand now?"), tr("After writing, the guess may well change."))
        self._rated = LargeLadder(ui, self._ladder, 0, evidence=True)
        self._rated.chosen.connect(self._follow)
        self._meaning = Paragraph(ui, "", font="small", role="text2")
        self._lower = Paragraph(ui, tr("Now you know more exactly what is open."), weight=600)
        self._then, self._now = Moment(ui, tr("Then")), Moment(ui, tr("Now"))
        sides = QHBoxLayout()
        sides.setSpacing(px(24))
        sides.addWidget(self._then, 1)
        sides.addWidget(self._now, 1)
        self._gaps = GapLines(ui, self._ask_about)
        self._gaps.changed.connect(self._wrote)
        for widget in (self._rated, self._meaning, self._lower):
            column.addWidget(widget)
        column.addSpacing(px(4))
        column.addLayout(sides)
        column.addSpacing(px(4))
        column.addWidget(Label(ui, tr("What is still open? A line each"), font="small", weight=600))
        column.addWidget(self._gaps)
        column.addStretch(1)
        return page

    def _buttons(self) -> None:
        self._back = TextButton(self.ui, tr("Back"))
        self._back.clicked.connect(self._go_back)
        self.foot.addWidget(self._back)
        self.buttons(tr("Next"), keys=save_keys(), cancel=tr("Go on later"))

    def _take_up(self) -> None:
        """Be where the check was left."""
        check = self._check
        asked: set[str] = set()
        if check is not None:
            asked = goal_query.asked_about(self.ui.desk.store, check.id)
            self._levels.take(check.level_before or 0)
            self._evidence.setPlainText(check.evidence)
            self._evidence.moveCursor(QTextCursor.MoveOperation.End)
        self._gaps.show_gaps(check.gaps if check else "", asked)
        self._then.show_check(self._last)
        self._pause.stop()
        if check is None or not check.level_before:
            self._go(Step.PREDICT)
        else:
            self._go(Step.AGAIN if check.gaps else Step.WRITE)

    # -- from step to step

    def _go(self, step: Step) -> None:
        self._step = step
        self._steps.show_step(step)
        for number, page in enumerate(self._pages):
            page.setVisible(number == step)
        self._back.setVisible(step is not Step.PREDICT)
        self._follow()
        self._area.verticalScrollBar().setValue(0)
        first = {Step.PREDICT: self._levels.first(), Step.WRITE: self._evidence, Step.AGAIN: self._rated}[step]
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)  # so that it shows where the arrow keys would act

    def _follow(self) -> None:
        """Say what follows from what is chosen and written."""
        predicted, rated, evidence = self._levels.level() or 0, self._rated.level, self._words()
        prompt = tr(ladder_method.evidence_prompt(self._ladder, predicted))
        self._asked.say(prompt)
        self._evidence.setAccessibleName(prompt)
        self._meaning.say(tr(ladder_method.anchor(self._ladder, rated)) if rated else "")
        self._lower.setVisible(bool(rated) and rated < max(predicted, self._last_level()))
        self._rated.show_level(self._ladder, rated, evidence=bool(evidence))
        self._now.show_now(self._ladder, predicted, rated, evidence)
        assert self.main_button is not None
        self.main_button.say(self._main_text(predicted, evidence))
        waits = {Step.PREDICT: predicted, Step.WRITE: 1, Step.AGAIN: rated}[self._step] == 0
        self.main_button.setEnabled(not waits)

    def _last_level(self) -> int:
        return (self._last.level_after or 0) if self._last else 0

    def _main_text(self, predicted: int, evidence: str) -> str:
        if self._step is Step.AGAIN:
            return tr("Keep this check")
        asked_for = self._step is Step.WRITE and predicted >= ladder_method.EVIDENCE_FROM
        return tr("Go on without evidence") if asked_for and not evidence else tr("Next")

    def _words(self) -> str:
        return self._evidence.toPlainText().strip()

    def _switch(self, ladder: object) -> None:
        """Use the names of the other ladder, here and on the page of the goal."""
        if isinstance(ladder, Ladder):
            self._ladder = ladder
            self.ui.desk.goals.set_ladder(self._goal_id, ladder)
            self._levels.show_ladder(ladder)
            self._follow()

    def _wrote(self) -> None:
        self._follow()
        self._pause.start()

    def _go_back(self) -> None:
        self._keep()
        self._go(Step(self._step - 1))

    def confirm(self) -> None:
        """On to the next step; after the last one the check is done."""
        if not self._keep():
            return
        if self._step is not Step.AGAIN:
            self._go(Step(self._step + 1))
        elif self._finish():
            self._done = True
            self.accept()

    # -- keeping

    def _keep(self) -> bool:
        """Write what is there to the disk; returns whether it is there."""
        self._pause.stop()
        predicted = self._levels.level()
        if self._done or predicted is None:
            return True
        return self.wrote(lambda: self._write(predicted))

    def _write(self, predicted: int) -> None:
        checks, before = self.ui.desk.checks, self._check
        if before is None or (before.level_before, before.ladder) != (predicted, self._ladder):
            self._read(checks.begin(self._goal_id, predicted))
        check = self._check
        assert check is not None
        if check.evidence != self._words():
            checks.write_evidence(check.id, self._words())
        if check.gaps != self._gaps.gaps():
            checks.write_gaps(check.id, self._gaps.gaps())
        self._read(check.id)

    def _read(self, check_id: str) -> None:
        checks: list[CheckRow] = goal_query.checks(self.ui.desk.store, self._goal_id)
        self._check = next(check for check in checks if check.id == check_id)

    def _finish(self) -> bool:
        check = self._check
        assert check is not None
        return self.wrote(lambda: self.ui.desk.checks.finish(check.id, self._rated.level, self._gaps.gaps()))

    def _ask_about(self, gap: str) -> bool:
        check = self._check
        return self._keep() and check is not None and self.wrote(lambda: self.ui.desk.checks.ask_about(check.id, gap))

    # -- leaving

    def tell_over(self) -> None:
        """Earlier evidence may be seen again."""
        self.ui.bus.checking.emit(False)

    def reject(self) -> None:
        """Go on later: what was written stays. Where it cannot be written, it stays here."""
        if self._keep():
            self._done = True
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window is going on later too."""
        if self._keep():
            self._done = True
            super().closeEvent(event)
        else:
            event.ignore()
