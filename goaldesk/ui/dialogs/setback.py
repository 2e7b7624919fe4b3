"""The form for a setback: one line is enough; the gentler questions unfold for whoever wants two minutes.

What is written is kept as a draft after every pause, so that nothing is lost however the form is left.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QTextCursor
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from goaldesk.core.errors import GoalDeskError
from goaldesk.core.method.mechanisms import Mechanism
from goaldesk.core.method.next_step import next_step_hint
from goaldesk.core.queries import desk as desk_query
from goaldesk.core.queries import setbacks as setback_query
from goaldesk.core.types import SETBACK_KIND_NAMES, Outcome, SetbackForm, SetbackKind
from goaldesk.core.words import N_, Message
from goaldesk.ui.bus import PAUSE
from goaldesk.ui.context import Context
from goaldesk.ui.dialogs.frame import Dialog, save_keys
from goaldesk.ui.dialogs.setback_parts import (
    StageShown,
    in_a_line,
    indented,
    numbered,
    says_something,
    stage_of,
    text_field,
)
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.chips import Chip
from goaldesk.ui.widgets.choose_goal import ChooseGoalPopover
from goaldesk.ui.widgets.fields import Choice, DateField, labelled
from goaldesk.ui.widgets.flow import FlowLayout
from goaldesk.ui.widgets.labels import Label, Paragraph
from goaldesk.ui.widgets.scrollbar import ScrollArea
from goaldesk.ui.widgets.why import WhyButton

_WIDTH, _GOALS, _AROUND = 600, 28, 240


class SetbackDialog(Dialog):
    """Opens on a new setback, or on one that is looked into again. Fields and order: method.md 4.3."""

    def __init__(self, ui: Context, parent: QWidget, setback_id: str = "", goal_ids: Sequence[str] = ()) -> None:
        super().__init__(ui, parent, tr("A setback") if setback_id else tr("Log a setback"), width=_WIDTH)
        self._id, self._over = setback_id, parent
        form = SetbackForm(ui.desk.clock.today(), "", goal_ids=tuple(goal_ids))
        self._before = setback_query.form(ui.desk.store, setback_id) if setback_id else form
        self._saved = self._before
        self._goal_ids = list(self._before.goal_ids)
        self._done = False
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._keep)
        ui.bus.flush.connect(self._keep)
        self._fields(self._before)
        self._lay_out()
        self._connect()
        self.buttons(tr("Save setback"), keys=save_keys(), cancel=tr("Cancel"))
        self._show_goals()
        self._follow()
        self._happened.setFocus()
        self._happened.moveCursor(QTextCursor.MoveOperation.End)

    # -- putting it together

    def _fields(self, form: SetbackForm) -> None:
        ui = self.ui
        outcomes = ((Outcome.SETBACK, tr("A setback")), (Outcome.GOOD_SURPRISE, tr("A good surprise")))
        kinds = [(None, tr("not said")), *((kind, tr(name)) for kind, name in SETBACK_KIND_NAMES.items())]
        self._outcome = Choice(tr("What it is"), outcomes, form.outcome)
        self._day = DateField(ui, tr("Day"), form.day)
        self._happened = text_field(ui, form.what_happened, tr("Only what a camera would have seen"))
        self._feel = QLineEdit(form.feel)
        self._still = text_field(ui, form.still_holds)
        self._outside = text_field(ui, form.outside_view)
        self._kind = Choice(tr("What sort of thing was it?"), kinds, form.kind)
        self._luck = QLineEdit(form.luck)
        self._showed = text_field(ui, form.new_information, tr("What do you know now that you did not know before?"))
        self._study = QLineEdit(form.study_question)
        self._also_try = QCheckBox(tr("Also add it to “Things to try”"))
        self._also_try.setChecked(form.also_try)
        self._if_then = QLineEdit(form.if_then)
        self._look_again = DateField(ui, tr("Look at it again on"), form.look_again_on)
        self._stage = StageShown(ui)

    def _lay_out(self) -> None:
        ui, px = self.ui, self.ui.theme.px
        head = QHBoxLayout()
        self._outcome.setMinimumWidth(px(160))
        self._day.setFixedWidth(px(180))
        head.addWidget(self._outcome)
        head.addWidget(WhyButton(ui, Mechanism.SETBACKS))
        head.addStretch(1)
        head.addWidget(self._day)
        self._opening = Paragraph(ui, "", role="text2")
        self._more = TextButton(
            ui, tr("More questions, for whoever wants two minutes"), manner=Manner.LINK, font="small"
        )
        self._unfold_line = indented(ui, in_a_line(self._more))
        feel, still = tr("How does it sit with you right now?"), tr("What still holds or worked, even a small part?")
        outside, luck = tr("If a friend had written this, what would you point to?"), tr("What part did luck play?")
        for field, name in ((self._feel, feel), (self._still, still), (self._outside, outside), (self._luck, luck)):
            field.setAccessibleName(name)
        self._gentle = indented(
            ui,
            labelled(ui, feel, self._feel, tr("a word is enough")),
            labelled(ui, still, self._still),
            labelled(ui, outside, self._outside),
            labelled(ui, tr("What sort of thing was it?"), self._kind),
        )
        self._lucky = indented(ui, labelled(ui, luck, self._luck))
        if_then = tr("If it comes up again, then I …")
        self._if_then.setAccessibleName(if_then)
        self._later = indented(
            ui,
            labelled(ui, if_then, self._if_then, tr("optional")),
            labelled(ui, tr("Look at it again on"), self._look_again, tr("optional")),
        )
        ready = tr("when you’re ready")
        column = self._scrolling(head)
        column.addLayout(numbered(ui, 1, tr("What happened?"), "", self._happened))
        column.addWidget(self._unfold_line)
        column.addWidget(self._gentle)
        column.addWidget(self._lucky)
        column.addLayout(numbered(ui, 2, tr("What did it show you?"), ready, self._showed))
        column.addLayout(numbered(ui, 3, tr("What will you study or try next?"), ready, self._study))
        column.addWidget(indented(ui, in_a_line(self._also_try)))
        column.addWidget(self._later)
        column.addLayout(self._belongs())
        column.addStretch(1)

    def _scrolling(self, head: QHBoxLayout) -> QVBoxLayout:
        """Head and opening stay; the questions scroll where the screen is low."""
        px = self.ui.theme.px
        self._area = ScrollArea(self.ui)
        self._questions = QWidget()
        column = QVBoxLayout(self._questions)
        column.setContentsMargins(0, 0, px(12), 0)
        column.setSpacing(px(12))
        self._area.setWidget(self._questions)
        margins = self.body.contentsMargins()
        margins.setRight(margins.right() - px(12))  # the scroll bar stands in the margin
        self.body.setContentsMargins(margins)
        head.setContentsMargins(0, 0, px(12), 0)
        self.body.insertLayout(0, head)
        self.body.insertWidget(1, self._opening)
        self.body.insertWidget(2, self._area, 1)
        return column

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

    def _connect(self) -> None:
        for text in (self._happened, self._still, self._outside, self._showed):
            text.textChanged.connect(self._changed)
        for line in (self._feel, self._luck, self._study, self._if_then):
            line.textChanged.connect(self._changed)
        for choice in (self._outcome, self._kind):
            choice.currentIndexChanged.connect(self._changed)
        for day in (self._day, self._look_again):
            day.changed.connect(self._changed)
        self._also_try.toggled.connect(self._changed)
        self._more.clicked.connect(self._unfold)
        form = self._before
        unfolded = bool(form.feel or form.still_holds or form.outside_view or form.kind or form.if_then)
        self._unfolded = unfolded or form.look_again_on is not None

    # -- while it is written

    def form(self) -> SetbackForm:
        """What the form says now."""
        kind = self._kind.value()
        outcome = self._outcome.value()
        return SetbackForm(
            day=self._day.day() or self._before.day,
            what_happened=self._happened.toPlainText(),
            feel=self._feel.text(),
            still_holds=self._still.toPlainText(),
            outside_view=self._outside.toPlainText(),
            kind=kind if isinstance(kind, SetbackKind) else None,
            new_information=self._showed.toPlainText(),
            study_question=self._study.text(),
            also_try=self._also_try.isChecked() and self._also_try.isEnabled(),
            if_then=self._if_then.text(),
            look_again_on=self._look_again.day(),
            luck=self._luck.text(),
            outcome=outcome if isinstance(outcome, Outcome) else Outcome.SETBACK,
            goal_ids=tuple(self._goal_ids),
            draft=self._before.draft or not self._before.what_happened,
        )

    def _changed(self) -> None:
        self._follow()
        self._pause.start()

    def _follow(self) -> None:
        """Show what follows from what is written: the stage, and which questions make sense."""
        form = self.form()
        surprise = form.outcome is Outcome.GOOD_SURPRISE
        self._opening.say(self._opening_line(surprise=surprise))
        self._unfold_line.setVisible(not self._unfolded and not surprise)
        self._gentle.setVisible(self._unfolded and not surprise)
        self._later.setVisible(self._unfolded and not surprise)
        self._lucky.setVisible(surprise)
        learning = any(goal.kind == "learning" for goal in desk_query.titles(self.ui.desk.store, self._goal_ids))
        self._also_try.setEnabled(bool(form.study_question.strip()) and learning)
        self._also_try.setToolTip(
            "" if learning else tr("Link a learning goal first: that is where things to try gather")
        )
        self._stage.show_stage(stage_of(form))
        self._study.setPlaceholderText(tr(next_step_hint(form.kind)))
        if self.main_button:
            self.main_button.setEnabled(bool(form.what_happened.strip()))
        self._grow()

    def _grow(self) -> None:
        """As high as the questions, as far as the window goes."""
        room = max(self.ui.theme.px(_AROUND), self._over.height() - self.ui.theme.px(_AROUND))
        self._area.setMinimumHeight(min(self._questions.sizeHint().height(), room))
        self.adjustSize()

    def _opening_line(self, *, surprise: bool) -> str:
        if surprise:
            return tr("What went better than expected teaches as much. Write it down while it is fresh.")
        if self._unfolded:
            return tr(
                "Things like this happen to people who try something they cannot do yet."
                " Two minutes are enough; you can stop anywhere."
            )
        return tr("One line is enough for now. The other questions can wait until you know more.")

    def _unfold(self) -> None:
        self._unfolded = True
        self._follow()
        self._feel.setFocus()

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
        try:
            if self._id:
                self.ui.desk.setbacks.revise(self._id, form)
            else:
                self._id = self.ui.desk.setbacks.log(form)
        except GoalDeskError as error:
            self.ui.bus.unwritten.add(self)
            self.problem(error.message)
            return False
        self.ui.bus.unwritten.discard(self)
        self._saved = form
        self.problem(None)
        return True

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
        self._changed()

    def _unlink(self, goal_id: str) -> None:
        self._goal_ids.remove(goal_id)
        self._show_goals()
        self._changed()

    # -- leaving

    def confirm(self) -> None:
        """Save, and say so."""
        self._pause.stop()
        if not self._day.makes_sense() or not self._look_again.makes_sense():
            self.problem(Message(N_("One of the days cannot be read. Write it as 8 October, or pick it.")))
            return
        form = self.form()._replace(draft=False)
        if (form == self._saved and self._id) or self._write(form):
            self._done = True
            self.accept()

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
        if self in self.ui.bus.unwritten:
            event.ignore()
            return
        self._done = True
        super().closeEvent(event)
