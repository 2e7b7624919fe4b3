"""The last step of a weekly review: a learning question and an if-then plan, each of which becomes something live."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from goaldesk.core.errors import GoalDeskError
from goaldesk.core.method.review_script import Question
from goaldesk.core.queries import desk as desk_query
from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries import reviews as review_query
from goaldesk.core.queries.reviews import AskedInReview
from goaldesk.core.types import Kind
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.review.links import open_goal
from goaldesk.ui.panes.review.steps import StepPage, remark
from goaldesk.ui.reviewing import Sitting
from goaldesk.ui.widgets.add_line import AddLine
from goaldesk.ui.widgets.buttons import IconButton, Manner, TextButton
from goaldesk.ui.widgets.fields import Choice, labelled
from goaldesk.ui.widgets.labels import Mark, Paragraph
from goaldesk.ui.widgets.rows import Rows


class ComingPage(StepPage):
    """What is to come of the review."""

    def fill(self, question: Question) -> None:
        if question.key == "question":
            self._asking = _Asking(self.sitting)
            self.column.addWidget(self._asking)
        else:
            self._planning = _Planning(self.sitting)
            self.column.addWidget(self._planning)

    def read_beside(self, there: Mapping[str, str]) -> None:
        self._asking.read()
        self._planning.read(review_query.answers_about(there, "plan"))

    def first(self) -> QWidget:
        return self._asking.line

    def quote(self, words: str) -> None:
        self._asking.line.insert(words)
        self._asking.line.setFocus(Qt.FocusReason.ShortcutFocusReason)


class _Asking(QWidget):
    """A question for one of the learning goals, or for none; and those that were asked here."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        ui, px = sitting.ui, sitting.ui.theme.px
        self._sitting = sitting
        self._goal = Choice(tr("It belongs to"), ())
        self.line = AddLine(ui, tr("What do I want to find out?"), self._ask, stays=True)
        add = TextButton(ui, tr("Ask it"), icon="plus")
        add.clicked.connect(self.line.keep)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.line, 1)
        row.addWidget(add)
        self._asked = Rows(lambda asked: _Came(ui, asked), _Came.show_item)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(labelled(ui, tr("It belongs to"), self._goal))
        column.addLayout(row)
        column.addWidget(self._asked)

    def read(self) -> None:
        """Offer the goals that there are, and show what was asked."""
        store = self._sitting.ui.desk.store
        goals: list[tuple[object, str]] = [(goal.id, goal.title) for goal in desk_query.choices(store, Kind.LEARNING)]
        goals.append((None, tr("no goal")))
        self._goal.offer(goals, self._goal.value() if self._goal.count() else goals[0][0])
        row = self._sitting.row()
        asked = review_query.asked(store, row.id) if row else []
        self._asked.show_items([each for each in asked if not each.setback_id])

    def _ask(self, text: str) -> None:
        goal_id = self._goal.value()
        self._sitting.ui.desk.reviews.ask(self._sitting.period, goal_id if isinstance(goal_id, str) else None, text)


class _Came(QWidget):
    """A question that came of the review. Its words open its goal; it can be put away again."""

    def __init__(self, ui: Context, asked: AskedInReview) -> None:
        super().__init__()
        self._ui, self._asked = ui, asked
        px = ui.theme.px
        self._text = Paragraph(ui, "")
        self._goal = TextButton(ui, "", manner=Manner.LINK, font="small", height=28)
        self._goal.clicked.connect(self._open)
        away = IconButton(ui, "close", tr("Put this question away"), icon_size=14)
        away.clicked.connect(self._put_away)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.setContentsMargins(0, px(4), 0, 0)
        words.addWidget(self._text)
        words.addWidget(self._goal)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        mark = QVBoxLayout()
        mark.setContentsMargins(0, px(6), 0, 0)
        mark.addWidget(Mark(ui, "question", role="learn"))
        mark.addStretch(1)
        row.addLayout(mark)
        row.addLayout(words, 1)
        row.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        self.show_item(asked)

    def show_item(self, asked: AskedInReview) -> None:
        """Show this version of it."""
        self._asked = asked
        self._text.say(asked.text)
        self._goal.say(asked.goal)
        self._goal.setVisible(bool(asked.goal_id))

    def _open(self) -> None:
        open_goal(self._ui, self._asked.goal_id)

    def _put_away(self) -> None:
        self._ui.desk.questions.put_away(self._asked.id)


class _Kept(NamedTuple):
    """A plan that was made in the review, in one sentence."""

    id: str
    goal: str
    said: str


class _Planning(QWidget):
    """A plan for one goal, in the place of the one that held until now. Words in the fields are not left behind."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        ui, px = sitting.ui, sitting.ui.theme.px
        self._sitting, self._ui = sitting, ui
        self._goal = Choice(tr("A plan for"), ())
        self._goal.currentIndexChanged.connect(self._follow)
        self._until_now = remark(ui)
        self._cue, self._action = QLineEdit(), QLineEdit()
        self._cue.setPlaceholderText(tr("after I close the stand-up"))
        self._action.setPlaceholderText(tr("I ask one question"))
        fields = QHBoxLayout()
        fields.setSpacing(px(8))
        for name, field in ((tr("If"), self._cue), (tr("then"), self._action)):
            field.setAccessibleName(name)
            field.returnPressed.connect(self.keep)
            fields.addLayout(labelled(ui, name, field), 1)
        button = TextButton(ui, tr("Keep this plan"))
        button.clicked.connect(self.keep)
        last = QHBoxLayout()
        last.addWidget(button)
        last.addStretch(1)
        self._kept = Rows(lambda kept: _KeptPlan(ui, kept), _KeptPlan.show_item)
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(px(8))
        form.addLayout(labelled(ui, tr("A plan for"), self._goal))
        form.addWidget(self._until_now)
        form.addLayout(fields)
        form.addLayout(last)
        self._none = remark(ui, tr("A plan belongs to a goal, and none is open at the moment."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for widget in (self._form, self._none, self._kept):
            column.addWidget(widget)
        ui.bus.leaving.connect(self.keep)

    def read(self, plans: Mapping[str, str]) -> None:
        """Offer the goals that there are, and show the plans that were made here, by goal."""
        chosen = self._goal.value() if self._goal.count() else None
        goals = desk_query.choices(self._ui.desk.store)
        learning_first = sorted(goals, key=lambda goal: goal.kind is not Kind.LEARNING)
        self._goal.offer([(goal.id, goal.title) for goal in learning_first], chosen)
        self._form.setVisible(bool(goals))
        self._none.setVisible(not goals)
        titles = {goal.id: goal.title for goal in desk_query.titles(self._ui.desk.store, list(plans))}
        self._kept.show_items([_Kept(goal_id, titles.get(goal_id, ""), said) for goal_id, said in plans.items()])
        self._follow()

    def _follow(self) -> None:
        """Say which plan the chosen goal has."""
        goal_id = self._goal.value() if self._goal.count() else None
        plan = goal_query.plan(self._ui.desk.store, goal_id) if isinstance(goal_id, str) else None
        said = tr("Its plan until now: {plan}", plan=in_one_sentence(plan.if_cue, plan.then_action)) if plan else ""
        self._until_now.say(said)
        self._until_now.setVisible(bool(said))

    def keep(self) -> None:
        """Make a plan of the words, if there are any."""
        cue, action = self._cue.text().strip(), self._action.text().strip()
        goal_id = self._goal.value() if self._goal.count() else None
        self._ui.bus.unwritten.discard(self)
        if not (cue or action) or not isinstance(goal_id, str):
            return
        said = in_one_sentence(cue, action)
        try:
            self._ui.desk.reviews.plan(self._sitting.period, goal_id, cue, action, said)
        except GoalDeskError as error:
            self._ui.bus.unwritten.add(self)
            self._ui.places.said.emit(error.message)
            return
        for field in (self._cue, self._action):
            field.setText("")  # and not cleared: the field would have that to take back before the desk has


class _KeptPlan(QWidget):
    """A plan that was made in the review, below it the goal it belongs to."""

    def __init__(self, ui: Context, kept: _Kept) -> None:
        super().__init__()
        self._ui, self._kept = ui, kept
        self._said = Paragraph(ui, "")
        self._goal = TextButton(ui, "", manner=Manner.LINK, font="small", height=28)
        self._goal.clicked.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, ui.theme.px(4), 0, 0)
        column.setSpacing(0)
        column.addWidget(self._said)
        column.addWidget(self._goal)
        self.show_item(kept)

    def show_item(self, kept: _Kept) -> None:
        """Show this version of it."""
        self._kept = kept
        self._said.say(kept.said)
        self._goal.say(kept.goal)
        self._goal.setVisible(bool(kept.goal))

    def _open(self) -> None:
        open_goal(self._ui, self._kept.id)


def in_one_sentence(cue: str, action: str) -> str:
    """A plan as it is said to oneself; one half of it where the other is not written yet."""
    if cue and action:
        return tr("If {cue}, then {action}", cue=cue, action=action)
    return tr("If {cue}", cue=cue) if cue else tr("Then {action}", action=action)
