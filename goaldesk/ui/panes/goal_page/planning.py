"""The if-then plan of a learning goal, and the mistakes that are expected on the way."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from goaldesk.core.errors import GoalDeskError
from goaldesk.core.method.preparation import Step
from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries import learning
from goaldesk.core.queries.goal_page import GoalRow
from goaldesk.core.types import State
from goaldesk.ui.canvas import margins
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.goal_page.common import TextSection
from goaldesk.ui.panes.goal_page.section import Section
from goaldesk.ui.widgets.auto_text import INSET, AutoText
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.labels import Label, Paragraph


class PlanSection(Section):
    """If this happens, then I do that. A line high while there is no plan."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("If … then I …"))
        px = ui.theme.px
        self._begun = self._another = False
        self._cue = AutoText(ui, tr("If"), self._write_cue, placeholder=tr("after I close the stand-up"))
        self._action = AutoText(ui, tr("then"), self._write_action, placeholder=tr("I ask one question"))
        self._fields = QWidget()
        fields = QGridLayout(self._fields)
        fields.setContentsMargins(margins(px(INSET), 0, 0, 0))
        fields.setHorizontalSpacing(px(4))
        fields.setVerticalSpacing(0)
        fields.setColumnStretch(1, 1)
        for row, (name, field) in enumerate(((tr("If"), self._cue), (tr("then"), self._action))):
            label = Label(ui, name, role="text2")
            label.setContentsMargins(0, 5, 0, 0)  # on one line with the words in the field
            fields.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            fields.addWidget(field, row, 1)
        self._hint = Paragraph(ui, tr("An event sets a plan off better than a clock."), font="small", role="text3")
        self._add = self.add_action(tr("Add"), "plus", self._begin)
        self._add.setAccessibleName(tr("Add a plan"))
        self._change = self.add_action(tr("Another plan"), "", self._change_it)
        self.body.addWidget(self._fields)
        self.indented().addWidget(self._hint)

    def show_goal(self, goal: GoalRow) -> None:
        if goal.id != self.goal_id:
            self._cue.flush()
            self._action.flush()
            self._begun = self._another = False
        super().show_goal(goal)

    def read(self, goal: GoalRow) -> None:
        plan = goal_query.plan(self.ui.desk.store, goal.id)
        if not self._another:
            self._cue.show_text(plan.if_cue if plan else "")
            self._action.show_text(plan.then_action if plan else "")
        shown = plan is not None or self._begun
        self._fields.setVisible(shown)
        self._hint.setVisible(shown and (plan is None or self._another or not (plan.if_cue and plan.then_action)))
        self._add.setVisible(not shown)
        self._change.setVisible(plan is not None)
        self._change.say(tr("Keep the old plan") if self._another else tr("Another plan"))

    def _show_again(self) -> None:
        goal = goal_query.goal(self.ui.desk.store, self.goal_id)
        if goal is not None:
            self.read(goal)

    def _begin(self) -> None:
        self._begun = True
        self._show_again()
        self._cue.setFocus()

    def _change_it(self) -> None:
        """Empty fields for another plan, or back to the old one: that holds until there is a word of the new one."""
        another = not self._another
        self._cue.flush()
        self._action.flush()
        self._another = another
        if another:
            self._cue.show_text("")
            self._action.show_text("")
            self._cue.setFocus()
        self._show_again()

    def _write_cue(self, cue: str) -> None:
        self._write(cue, self._action.toPlainText())

    def _write_action(self, action: str) -> None:
        self._write(self._cue.toPlainText(), action)

    def _write(self, cue: str, action: str) -> None:
        plans = self.ui.desk.plans
        self._begun = True
        if not self._another:
            plans.write(self.goal_id, cue, action)
        elif cue.strip() or action.strip():
            self._another = False  # before it is written: what is read again is the new plan
            try:
                plans.replace(self.goal_id, cue, action)
            except GoalDeskError:
                self._another = True
                raise


class PrepareSection(Section):
    """The way into the five short steps, while more of them are open than done."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui)
        row = self.indented()
        row.setSpacing(ui.theme.px(8))
        said = Label(ui, tr("A beginning that shows you where to start"), font="small", role="text2")
        begin = TextButton(ui, tr("Five short steps"), manner=Manner.LINK, icon="steps", font="small", height=20)
        begin.clicked.connect(self._begin)
        row.addWidget(said, 1)
        row.addWidget(begin)

    def read(self, goal: GoalRow) -> None:
        left = len(learning.to_prepare(self.ui.desk.store, goal.id))
        self.setVisible(goal.state is State.ACTIVE and not goal.put_away and left > len(Step) // 2)

    def _begin(self) -> None:
        self.ui.places.prepare.emit(self.goal_id)


class MistakesSection(TextSection):
    """What will probably go otherwise than planned. A line high while nothing is written."""

    def __init__(self, ui: Context) -> None:
        title, hint = tr("Mistakes I expect"), tr("What will probably go otherwise than planned, and what then?")
        super().__init__(ui, title, "expected_mistakes", hint)
        self._begun = False
        self._add = self.add_action(tr("Add"), "plus", self._begin)
        self._add.setAccessibleName(tr("Add mistakes I expect"))

    def show_goal(self, goal: GoalRow) -> None:
        if goal.id != self.goal_id:
            self._begun = False
        super().show_goal(goal)

    def read(self, goal: GoalRow) -> None:
        super().read(goal)
        self._unfold(shown=bool(goal.expected_mistakes) or self._begun)

    def _save(self, text: str) -> None:
        self._begun = True
        super()._save(text)

    def _unfold(self, *, shown: bool) -> None:
        self._text.setVisible(shown)
        self._add.setVisible(not shown)

    def _begin(self) -> None:
        self._begun = True
        self._unfold(shown=True)
        self._text.setFocus()
