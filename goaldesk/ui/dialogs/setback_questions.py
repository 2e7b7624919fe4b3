"""The questions of the setback form: three are numbered, the gentler ones unfold between them (method.md 4.3)."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from goaldesk.core.method.next_step import next_step_hint
from goaldesk.core.types import SETBACK_KIND_NAMES, Outcome, SetbackForm, SetbackKind
from goaldesk.ui.context import Context
from goaldesk.ui.dialogs.setback_parts import in_a_line, indented, numbered, text_field
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.fields import Choice, DateField, expect_readable, labelled


class SetbackQuestions(QWidget):
    """Holds what a form says; ``below_what_happened`` stands where similar ones are named while it is written."""

    changed = Signal()

    def __init__(self, ui: Context, form: SetbackForm, below_what_happened: QWidget) -> None:
        super().__init__()
        self.ui = ui
        self._first = form
        gentle = bool(form.feel or form.still_holds or form.outside_view or form.kind or form.if_then)
        self.unfolded = gentle or form.look_again_on is not None
        self._fields(form)
        self._lay_out(below_what_happened)
        self._connect()

    def _fields(self, form: SetbackForm) -> None:
        ui = self.ui
        outcomes = ((Outcome.SETBACK, tr("A setback")), (Outcome.GOOD_SURPRISE, tr("A good surprise")))
        kinds = [(None, tr("not said")), *((kind, tr(name)) for kind, name in SETBACK_KIND_NAMES.items())]
        self.outcome = Choice(tr("What it is"), outcomes, form.outcome)
        self.day = DateField(ui, tr("Day"), form.day)
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
        self._lesson = QLineEdit(form.lesson)

    def _lay_out(self, below_what_happened: QWidget) -> None:
        ui, px = self.ui, self.ui.theme.px
        self._more = TextButton(
            ui, tr("More questions, for whoever wants two minutes"), manner=Manner.LINK, font="small"
        )
        self._unfold_line = indented(ui, in_a_line(self._more))
        feel, still = tr("How does it sit with you right now?"), tr("What still holds or worked, even a small part?")
        outside, luck = tr("If a friend had written this, what would you point to?"), tr("What part did luck play?")
        if_then, lesson = tr("If it comes up again, then I …"), tr("What I take with me")
        named = ((self._feel, feel), (self._still, still), (self._outside, outside), (self._luck, luck))
        for field, name in (*named, (self._if_then, if_then), (self._lesson, lesson)):
            field.setAccessibleName(name)
        self._lesson.setPlaceholderText(tr("Shown again when something similar comes up"))
        self._gentle = indented(
            ui,
            labelled(ui, feel, self._feel, tr("a word is enough")),
            labelled(ui, still, self._still),
            labelled(ui, outside, self._outside),
            labelled(ui, tr("What sort of thing was it?"), self._kind),
        )
        self._lucky = indented(ui, labelled(ui, luck, self._luck))
        optional = tr("optional")
        self._later = indented(
            ui,
            labelled(ui, if_then, self._if_then, optional),
            labelled(ui, tr("Look at it again on"), self._look_again, optional),
        )
        self._taken = indented(ui, labelled(ui, lesson, self._lesson, optional))
        ready = tr("when you’re ready")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addLayout(numbered(ui, 1, tr("What happened?"), "", self._happened))
        for widget in (below_what_happened, self._unfold_line, self._gentle, self._lucky):
            column.addWidget(widget)
        column.addLayout(numbered(ui, 2, tr("What did it show you?"), ready, self._showed))
        column.addLayout(numbered(ui, 3, tr("What will you study or try next?"), ready, self._study))
        for widget in (indented(ui, in_a_line(self._also_try)), self._later, self._taken):
            column.addWidget(widget)

    def _connect(self) -> None:
        for text in (self._happened, self._still, self._outside, self._showed):
            text.textChanged.connect(self.changed)
        for line in (self._feel, self._luck, self._study, self._if_then, self._lesson):
            line.textChanged.connect(self.changed)
        for choice in (self.outcome, self._kind):
            choice.currentIndexChanged.connect(self.changed)
        for day in (self.day, self._look_again):
            day.changed.connect(self.changed)
        self._also_try.toggled.connect(self.changed)
        self._more.clicked.connect(self._unfold)

    def _unfold(self) -> None:
        self.unfolded = True
        self.changed.emit()
        self._feel.setFocus()

    def begin(self) -> None:
        """Put the cursor behind what happened."""
        self._happened.setFocus()
        self._happened.moveCursor(QTextCursor.MoveOperation.End)

    def form(self, goal_ids: tuple[str, ...]) -> SetbackForm:
        """What the fields say now; a draft until it is saved."""
        kind, outcome = self._kind.value(), self.outcome.value()
        return SetbackForm(
            day=self.day.day() or self._first.day,
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
            goal_ids=goal_ids,
            draft=self._first.draft or not self._first.what_happened,
            lesson=self._lesson.text(),
        )

    def expect_readable(self) -> None:
        """Raises UserError if a day cannot be read."""
        expect_readable(self.day, self._look_again)

    def follow(self, form: SetbackForm, *, has_learning_goal: bool) -> None:
        """Show the questions that make sense for what is written."""
        surprise = form.outcome is Outcome.GOOD_SURPRISE
        self._unfold_line.setVisible(not self.unfolded and not surprise)
        self._gentle.setVisible(self.unfolded and not surprise)
        self._later.setVisible(self.unfolded and not surprise)
        self._lucky.setVisible(surprise)
        self._taken.setVisible(self.unfolded or surprise or bool(form.new_information.strip() or form.lesson))
        self._also_try.setEnabled(bool(form.study_question.strip()) and has_learning_goal)
        self._also_try.setToolTip(
            "" if has_learning_goal else tr("Link a learning goal first: that is where things to try gather")
        )
        self._study.setPlaceholderText(tr(next_step_hint(form.kind)))
