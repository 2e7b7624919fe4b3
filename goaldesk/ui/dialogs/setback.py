"""The form for a setback: one line is enough; the gentler questions unfold for whoever wants two minutes.

What is written is kept as a draft after every pause, so that nothing is lost however the form is left.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from goaldesk.core.changes import ChangeSet
from goaldesk.core.errors import GoalDeskError
from goaldesk.core.method.mechanisms import Mechanism
from goaldesk.core.queries import desk as desk_query
from goaldesk.core.queries import loop
from goaldesk.core.queries import setbacks as setback_query
from goaldesk.core.types import Kind, Outcome, SetbackForm, Stage
from goaldesk.core.words import N_, Message
from goaldesk.ui.bus import PAUSE
from goaldesk.ui.canvas import margins
from goaldesk.ui.context import Context
from goaldesk.ui.dialogs.frame import Dialog, save_keys
from goaldesk.ui.dialogs.setback_loop import CameOfIt, SimilarBefore
from goaldesk.ui.dialogs.setback_parts import StageShown, says_something, stage_of
from goaldesk.ui.dialogs.setback_questions import SetbackQuestions
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.chips import Chip
from goaldesk.ui.widgets.choose_goal import ChooseGoalPopover
from goaldesk.ui.widgets.flow import FlowLayout
from goaldesk.ui.widgets.labels import Label, Paragraph
from goaldesk.ui.widgets.scrollbar import ScrollArea
from goaldesk.ui.widgets.why import WhyButton

_WIDTH, _GOALS, _AROUND = 600, 28, 240
_DRAFTS = 2
"""Drafts within a week from which on the form says that one may stop (method.md 4.3, "repeated drafts")."""


class SetbackDialog(Dialog):
    """Opens on a new setback, or on one that is looked into again. Fields and order: method.md 4.3."""

    def __init__(self, ui: Context, parent: QWidget, setback_id: str = "", goal_ids: Sequence[str] = ()) -> None:
        super().__init__(ui, parent, tr("A setback") if setback_id else tr("Log a setback"), width=_WIDTH)
        self._id, self._over = setback_id, parent
        form = SetbackForm(ui.desk.clock.today(), "", goal_ids=tuple(goal_ids))
        self._before = setback_query.form(ui.desk.store, setback_id) if setback_id else form
        self._saved = self._before
        self._goal_ids = list(self._before.goal_ids)
        self._done = self._may_stop = False
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._rest)
        ui.bus.flush.connect(self._keep)
        ui.bus.changed.connect(self._answered)
        self._similar = SimilarBefore(ui, self._open_other)
        self._questions = SetbackQuestions(ui, self._before, self._similar)
        self._came_of_it = CameOfIt(ui, setback_id, self._leave_for) if setback_id else None
        self._stage = StageShown(ui)
        self._lay_out()
        self._questions.changed.connect(self._changed)
        self._later = TextButton(ui, tr("Look at it tomorrow"), manner=Manner.QUIET)
        self._later.clicked.connect(self._look_tomorrow)
        self.foot.addWidget(self._later)
        self.buttons(tr("Save setback"), keys=save_keys(), cancel=tr("Cancel"))
        self._show_goals()
        self._follow()
        self._listen()
        self._questions.begin()
        QTimer.singleShot(0, self, self._grow)  # the fields are a little higher once Qt has dressed them

    # -- putting it together

    def _lay_out(self) -> None:
        """Head and opening stay; the questions scroll where the screen is low."""
        px = self.ui.theme.px
        head = QHBoxLayout()
        self._questions.outcome.setMinimumWidth(px(160))
        self._questions.day.setFixedWidth(px(180))
        head.addWidget(self._questions.outcome)
        head.addWidget(WhyButton(self.ui, Mechanism.SETBACKS))
        head.addStretch(1)
        head.addWidget(self._questions.day)
        self._opening = Paragraph(self.ui, "", role="text2")
        self._area, self._inside = ScrollArea(self.ui), QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(margins(0, 0, px(12), 0))
        column.setSpacing(px(12))
        column.addWidget(self._questions)
        if self._came_of_it:
            column.addWidget(self._came_of_it)
        column.addLayout(self._belongs())
        column.addStretch(1)
        self._area.setWidget(self._inside)
        bar = margins(0, 0, px(12), 0)  # the scroll bar stands in the margin
        self.body.setContentsMargins(self.body.contentsMargins() - bar)
        head.setContentsMargins(margins(0, 0, px(12), 0))
        self.body.insertLayout(0, head)
        self.body.insertWidget(1, self._opening)
        self.body.insertWidget(2, self._area, 1)

    def _belongs(self) -> QVBoxLayout:
        ui, px = self.ui, self.ui.theme.px
        chips = QWidget()
        self._chips = FlowLayout(px(8))
        chips.setLayout(self._chips)
        both = QVBoxLayout()
        both.setSpacing(px(12))
        names = [Label(ui, text, font="small", weight=600) for text in (tr("Where it stands"), tr("Belongs to"))]
        width = max(px(110), *(label.sizeHint().width() for label in names))
        for label, widget in zip(names, (self._stage, chips), strict=True):
            row = QHBoxLayout()
            row.setSpacing(px(12))
            label.setFixedSize(width, px(_GOALS))
            row.addSpacing(px(28))
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(widget, 1, Qt.AlignmentFlag.AlignVCenter)
            both.addLayout(row)
        return both

    # -- while it is written

    def form(self) -> SetbackForm:
        """What the form says now."""
        return self._questions.form(tuple(self._goal_ids))

    def _changed(self) -> None:
        self._follow()
        self._pause.start()

    def _follow(self) -> None:
        """Show what follows from what is written: the stage, and which questions make sense."""
        form = self.form()
        learning = any(goal.kind is Kind.LEARNING for goal in desk_query.titles(self.ui.desk.store, self._goal_ids))
        self._questions.follow(form, has_learning_goal=learning)
        self._opening.say(self._opening_line(surprise=form.outcome is Outcome.GOOD_SURPRISE))
        self._stage.show_stage(self._stage_now(form))
        if self.main_button:
            self.main_button.setEnabled(bool(form.what_happened.strip()))
            self._later.setEnabled(bool(form.what_happened.strip()))
            self._later.setVisible(form.outcome is Outcome.SETBACK)
        self._grow()

    def _stage_now(self, form: SetbackForm) -> Stage | None:
        """What the form says, and whether its question is answered, which it does not say."""
        stage = stage_of(form)
        if stage is Stage.NEXT_STEP and self._id and form.study_question.strip():
            on_desk = setback_query.logged(self.ui.desk.store, [self._id]).get(self._id)
            return Stage.ANSWERED if on_desk and on_desk.stage is Stage.ANSWERED else stage
        return stage

    def _answered(self, change: ChangeSet) -> None:
        if change.touches("question") and not self._done:
            self._stage.show_stage(self._stage_now(self.form()))

    def _grow(self) -> None:
        """As high as the questions, as far as the window goes."""
        self._questions.updateGeometry()  # Qt would hear of what was hidden only after this
        room = max(self.ui.theme.px(_AROUND), self._over.height() - self.ui.theme.px(_AROUND))
        self._area.setMinimumHeight(min(self._inside.sizeHint().height(), room))
        self.adjustSize()

    def _opening_line(self, *, surprise: bool) -> str:
        if self._may_stop:
            return tr("You can stop here. What you wrote is kept, and the rest can wait as long as it likes.")
        if surprise:
            return tr("What went better than expected teaches as much. Write it down while it is fresh.")
        if self._questions.unfolded:
            return tr(
                "Things like this happen to people who try something they cannot do yet."
                " Two minutes are enough; you can stop anywhere."
            )
        return tr("One line is enough for now. The other questions can wait until you know more.")

    def _rest(self) -> None:
        self._keep()
        self._listen()

    def _listen(self) -> None:
        """Look whether something similar came up before."""
        form = self.form()
        week = self.ui.desk.clock.today() - timedelta(days=6)
        begun = loop.drafts_since(self.ui.desk.store, week) if form.draft else 0
        self._may_stop = begun > _DRAFTS or self.ui.coach().is_grave(f"{form.what_happened} {form.feel}")
        self._opening.say(self._opening_line(surprise=form.outcome is Outcome.GOOD_SURPRISE))
        self._similar.look_for(form.what_happened if form.outcome is Outcome.SETBACK else "", self._id)
        self._grow()

    def _keep(self) -> None:
        """Write what is there to the disk, a new setback as a draft."""
        self._pause.stop()
        form = self.form()
        if self._done or form == self._saved:
            return
        if not form.what_happened.strip():
            if not says_something(form):
                return
            # The first answer is the one that the log shows; the others are kept under what was there, or a blank.
            form = form._replace(what_happened=self._before.what_happened or tr("(not said yet)"))
        self._write(form)

    def _write(self, form: SetbackForm) -> bool:
        return self.wrote(lambda: self._log(form))

    def _log(self, form: SetbackForm) -> None:
        if self._id:
            self.ui.desk.setbacks.revise(self._id, form)
        else:
            self._id = self.ui.desk.setbacks.log(form)
        self._saved = form

    # -- goals

    def _show_goals(self) -> None:
        self._chips.clear()
        for goal in desk_query.titles(self.ui.desk.store, self._goal_ids):
            chip = Chip(self.ui, goal.id, goal.title, goal.kind, removable=True)
            chip.removed.connect(self._unlink)
            self._chips.addWidget(chip)
        self._link_button = TextButton(self.ui, tr("Link"), manner=Manner.DASHED, icon="link", font="small", height=28)
        self._link_button.setAccessibleName(tr("Link a goal"))
        self._link_button.clicked.connect(self._choose)
        self._chips.addWidget(self._link_button)

    def _choose(self) -> None:
        goals = [goal for goal in desk_query.choices(self.ui.desk.store) if goal.id not in self._goal_ids]
        anchor = self._link_button
        panel = ChooseGoalPopover.among(self.ui, anchor, tr("Link a goal"), goals, self._link)
        panel.open_below(anchor)

    def _link(self, goal_id: str) -> None:
        self._goal_ids.append(goal_id)
        self._show_goals()
        self._link_button.setFocus(Qt.FocusReason.ShortcutFocusReason)  # else it would go on to another button
        self._changed()

    def _unlink(self, goal_id: str) -> None:
        self._goal_ids.remove(goal_id)
        self._show_goals()
        self._changed()

    # -- leaving

    def confirm(self) -> None:
        """Save, and say so."""
        self._pause.stop()
        try:
            self._questions.expect_readable()
        except GoalDeskError as error:
            self.problem(error.message)
            return
        form = self.form()._replace(draft=False)
        if (form == self._saved and self._id) or self._write(form):
            self._leave()

    def _leave(self) -> bool:
        """Close it, if everything is on the disk, also that it came up again; returns whether it is."""
        if self._came_of_it and not self._came_of_it.keep():
            return False
        self._done = True
        self.accept()
        return True

    def _look_tomorrow(self) -> None:
        """Keep it as a draft that is to be looked at tomorrow."""
        self._pause.stop()
        tomorrow = self.ui.desk.clock.today() + timedelta(days=1)
        if self._write(self.form()._replace(draft=True, look_again_on=tomorrow)) and self._leave():
            self.ui.places.said.emit(Message(N_("Kept as a draft. Tomorrow it is asked about in the journal.")))

    def _leave_for(self, go: Callable[[], None]) -> None:
        """Keep what is written, close the form and go somewhere else."""
        self._keep()
        if self not in self.ui.bus.unwritten and self._leave():
            go()

    def _open_other(self, setback_id: str) -> None:
        """Open another setback over this one."""
        self._keep()
        SetbackDialog(self.ui, self._over, setback_id).open()

    def reject(self) -> None:
        """Take back what was written here, also what was kept as a draft. It is written first, so that undo has it."""
        self._keep()
        if self in self.ui.bus.unwritten:
            return  # the words are only here; the line of problems says why
        if not self._done and self._id and not self._before.what_happened:
            self.ui.desk.setbacks.discard(self._id)
        elif not self._done and self._saved != self._before:
            self.ui.desk.setbacks.take_back(self._id, self._before)
        self._done = True
        self.ui.bus.unwritten.discard(self)
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window is not cancelling: what was written stays, as a draft."""
        self._keep()
        if self in self.ui.bus.unwritten or not (self._came_of_it is None or self._came_of_it.keep()):
            event.ignore()
            return
        self._done = True
        super().closeEvent(event)
