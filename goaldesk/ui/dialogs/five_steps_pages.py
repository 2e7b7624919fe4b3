"""What each of the five steps asks, and what it turns the answer into."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from goaldesk.core.method.preparation import STEPS, WAYS, Step
from goaldesk.core.queries import goal_page
from goaldesk.core.queries.goal_page import GoalRow
from goaldesk.core.types import Ladder
from goaldesk.ui.context import Context
from goaldesk.ui.dialogs.setback_parts import text_field
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import TextButton
from goaldesk.ui.widgets.fields import labelled
from goaldesk.ui.widgets.labels import Mark, Paragraph
from goaldesk.ui.widgets.segments import Segment, Segments

_LOW = 56
_TALL = 96


class StepPage(QWidget):
    """A question, a hint, and fields that are written when the page is left."""

    def __init__(self, ui: Context, goal_id: str, step: Step) -> None:
        super().__init__()
        self.ui, self.goal_id, self.asked = ui, goal_id, STEPS[step]
        px = ui.theme.px
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, px(8), 0, 0)
        self.column.setSpacing(px(8))
        self.column.addWidget(Paragraph(ui, tr(self.asked.question), font="entry-heading"))
        self.column.addWidget(Paragraph(ui, tr(self.asked.hint), role="text2"))
        self.column.addSpacing(px(4))

    def goal(self) -> GoalRow:
        """The goal as it stands."""
        found = goal_page.goal(self.ui.desk.store, self.goal_id)
        assert found is not None
        return found

    def text(self, words: str, height: int, placeholder: str = "") -> QPlainTextEdit:
        """A field for some lines under the question."""
        field = text_field(self.ui, words, placeholder)
        field.setFixedHeight(self.ui.theme.px(height))
        field.setAccessibleName(tr(self.asked.question))
        self.column.addWidget(field)
        return field

    def focus_first(self) -> None:
        """Go to the first field."""
        fields = [child for child in self.findChildren(QWidget) if isinstance(child, QPlainTextEdit | QLineEdit)]
        if fields:
            fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Write what the fields hold, if it is not written yet. Raises GoalDeskError."""


class GapPage(StepPage):
    """What is not seen or managed yet."""

    def __init__(self, ui: Context, goal_id: str) -> None:
        super().__init__(ui, goal_id, Step.GAP)
        self._gap = self.text(self.goal().gap, _TALL)
        self.column.addStretch(1)

    def save(self) -> None:
        if self._gap.toPlainText().strip() != self.goal().gap:
            self.ui.desk.goals.write(self.goal_id, "gap", self._gap.toPlainText().strip())


class QuestionPage(StepPage):
    """The question behind the goal, which waits among its open questions."""

    def __init__(self, ui: Context, goal_id: str) -> None:
        super().__init__(ui, goal_id, Step.QUESTION)
        self._question = self.text(self.goal().question, _LOW)
        self.column.addStretch(1)

    def save(self) -> None:
        self.ui.desk.new_goals.put_question(self.goal_id, self._question.toPlainText())


class ExplorePage(StepPage):
    """Things to try, added one by one."""

    def __init__(self, ui: Context, goal_id: str) -> None:
        super().__init__(ui, goal_id, Step.EXPLORE)
        self._field = QLineEdit()
        self._field.setAccessibleName(tr(self.asked.question))
        self._field.setPlaceholderText(tr("Small enough for this week"))
        add = TextButton(ui, tr("Add"), icon="plus")
        row = QHBoxLayout()
        row.setSpacing(ui.theme.px(8))
        row.addWidget(self._field, 1)
        row.addWidget(add)
        self.column.addLayout(row)
        self._list = QVBoxLayout()
        self._list.setSpacing(ui.theme.px(4))
        self.column.addLayout(self._list)
        numbers = [Segment(number, str(number)) for number in WAYS]
        name = tr("Ways I want to find")
        self._ways = Segments(ui, name, numbers, self.goal().ways_to_find)
        self._ways.chosen.connect(self._set_ways)
        ways = QHBoxLayout()
        ways.addLayout(labelled(ui, name, self._ways, tr("optional")))
        ways.addStretch(1)
        self.column.addSpacing(ui.theme.px(8))
        self.column.addLayout(ways)
        self.column.addStretch(1)
        self._field.returnPressed.connect(self.save)
        add.clicked.connect(self.save)
        for experiment in goal_page.experiments(ui.desk.store, goal_id):
            self._show(experiment.approach)

    def _set_ways(self, number: object) -> None:
        if isinstance(number, int):
            self.ui.desk.goals.set_ways_to_find(self.goal_id, number)

    def _show(self, approach: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(self.ui.theme.px(8))
        line.addWidget(Mark(self.ui, "try"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Paragraph(self.ui, approach), 1)
        self._list.addLayout(line)

    def save(self) -> None:
        words = " ".join(self._field.text().split())
        if words:
            self.ui.desk.experiments.add(self.goal_id, words)
            self._show(words)
            self._field.setText("")  # unlike clear(), nothing that Ctrl+Z would bring back


class MistakesPage(StepPage):
    """What will go otherwise, and a plan that an event sets off."""

    def __init__(self, ui: Context, goal_id: str) -> None:
        super().__init__(ui, goal_id, Step.MISTAKES)
        self._mistakes = self.text(self.goal().expected_mistakes, _LOW)
        plan = goal_page.plan(ui.desk.store, goal_id)
        self._cue, self._action = QLineEdit(plan.if_cue if plan else ""), QLineEdit(plan.then_action if plan else "")
        self._cue.setPlaceholderText(tr("the talk stalls"))
        self._action.setPlaceholderText(tr("count to five before I say anything"))
        row = QHBoxLayout()
        row.setSpacing(ui.theme.px(12))
        for name, field in ((tr("When"), self._cue), (tr("then I"), self._action)):
            field.setAccessibleName(name)
            row.addLayout(labelled(ui, name, field), 1)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def save(self) -> None:
        mistakes = self._mistakes.toPlainText().strip()
        if mistakes != self.goal().expected_mistakes:
            self.ui.desk.goals.write(self.goal_id, "expected_mistakes", mistakes)
        plan = goal_page.plan(self.ui.desk.store, self.goal_id)
        written = (self._cue.text().strip(), self._action.text().strip())
        if written != (plan[1:] if plan else ("", "")):
            self.ui.desk.plans.write(self.goal_id, *written)


class KnowPage(StepPage):
    """How it will be noticed: the first understanding check, and which names its levels have."""

    def __init__(self, ui: Context, goal_id: str) -> None:
        super().__init__(ui, goal_id, Step.KNOW)
        planned = [check for check in goal_page.checks(ui.desk.store, goal_id) if check.level_after is None]
        self._topic = self.text(planned[0].topic if planned else "", _LOW)
        steps = [Segment(Ladder.KNOW, tr("understanding")), Segment(Ladder.DO, tr("doing"))]
        self._ladder = Segments(ui, tr("The steps are about"), steps, self.goal().ladder)
        row = QHBoxLayout()
        row.addLayout(labelled(ui, tr("The steps are about"), self._ladder))
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self._written = self._topic.toPlainText()

    def save(self) -> None:
        ladder = self._ladder.value()
        if isinstance(ladder, Ladder) and ladder is not self.goal().ladder:
            self.ui.desk.goals.set_ladder(self.goal_id, ladder)
        topic = self._topic.toPlainText().strip()
        if topic != self._written:
            self.ui.desk.checks.plan(self.goal_id, topic)
            self._written = topic
