"""How a learning goal feels right now, and the one thing that two notes on that suggest."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from goaldesk.core.method import challenge as felt_challenge
from goaldesk.core.method.challenge import Suggestion
from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries import offers as offers_query
from goaldesk.core.queries.goal_page import GoalRow
from goaldesk.core.types import Challenge, Said, Topic
from goaldesk.core.words import N_, Message
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.goal_page.section import Section
from goaldesk.ui.widgets.add_line import AddLine
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.flow import FlowLayout
from goaldesk.ui.widgets.labels import Ground, Label, Paragraph
from goaldesk.ui.widgets.segments import Segments, challenge_segments


class ChallengeSection(Section):
    """How it feels right now, in one press; below it, what that suggests."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui)
        line = QWidget()
        flow = FlowLayout(ui.theme.px(12), line_gap=0)
        line.setLayout(flow)
        self.indented().addWidget(line)
        label = Label(ui, tr("Right now it is"), font="small", weight=600, role="text2")
        self._segments = challenge_segments(ui, None)
        self._segments.chosen.connect(self._chosen)
        label.setFixedHeight(self._segments.sizeHint().height())
        flow.addWidget(label)
        flow.addWidget(self._segments)
        self._suggested = SuggestionBox(ui, self._segments)
        self.indented().addWidget(self._suggested)

    def read(self, goal: GoalRow) -> None:
        notes = goal_query.practice(self.ui.desk.store, goal.id)
        self._segments.take(felt_challenge.shown(notes[0].challenge) if notes else None)
        offered = offers_query.on_page(self.ui.desk.store, goal)
        asks = offered is not None and offered.topic is Topic.CHALLENGE
        suggested = offers_query.suggestion(notes[:2]) if asks else None
        self._suggested.show_suggestion(goal, suggested, offered.about if offered else "")

    def _chosen(self, felt: object) -> None:
        if isinstance(felt, Challenge):
            self.ui.desk.practice.note(self.goal_id, felt_challenge.felt(felt))


class _Step(TextButton):
    """A step up or down to pick."""

    picked = Signal(str)

    def __init__(self, ui: Context, step: str) -> None:
        super().__init__(ui, step, font="small", height=28)
        self._step = step
        self.setToolTip(tr("Add “{step}” to the things to try", step=step))
        self.clicked.connect(self._pick)

    def _pick(self) -> None:
        self.picked.emit(self._step)


class SuggestionBox(Ground):
    """One suggestion (method.md 4.2). The person picks, or does not; either is remembered with the note it is about."""

    def __init__(self, ui: Context, beside: Segments) -> None:
        """The focus goes back to what is ``beside`` it when it has been answered."""
        super().__init__(ui, "sunken")
        self._beside = beside
        self._shown: tuple[object, ...] = ()
        self._goal_id, self._about = "", ""
        px = ui.theme.px
        self._said = Paragraph(ui, "")
        not_now = TextButton(ui, tr("Not now"), manner=Manner.LINK, font="small", height=20)
        not_now.clicked.connect(self._not_now)
        self._piece = AddLine(ui, tr("Which piece is missing?"), self._ask, stays=True)
        self._choice = QWidget()
        self._steps = FlowLayout(px(6))
        self._choice.setLayout(self._steps)
        line = QHBoxLayout()
        line.setSpacing(px(12))
        line.addWidget(self._said, 1)
        line.addWidget(not_now, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(10), px(8), px(10), px(8))
        column.setSpacing(px(6))
        column.addLayout(line)
        column.addWidget(self._piece)
        column.addWidget(self._choice)
        self.hide()

    def show_suggestion(self, goal: GoalRow, suggested: Suggestion | None, about: str) -> None:
        """Show this suggestion, made because of the practice note ``about``; nothing if there is none."""
        shown = (goal.id, suggested, about, goal.step_up, goal.step_down)
        self.setVisible(suggested is not None)
        if suggested is None or shown == self._shown:
            return
        self._shown, self._goal_id, self._about = shown, goal.id, about
        self._said.say(tr(felt_challenge.SAID[suggested]))
        self.setAccessibleName(self._said.text())
        self._piece.setVisible(suggested is Suggestion.MISSING_PIECE)
        self._steps.clear()
        steps = _steps(goal, suggested)
        self._choice.setVisible(bool(steps))
        for step in steps:
            button = _Step(self.ui, step)
            button.picked.connect(self._try)
            self._steps.addWidget(button)

    def _try(self, step: str) -> None:
        desk = self.ui.desk
        self._give_focus_back()
        done = Message(N_("Added to the things to try"))
        with desk.session.op(N_("taking up a suggestion"), done=done):
            desk.experiments.add(self._goal_id, step)
            desk.offers.answer(self._goal_id, Topic.CHALLENGE, Said.TAKEN, self._about)

    def _ask(self, piece: str) -> None:
        desk = self.ui.desk
        self._give_focus_back()
        with desk.session.op(N_("taking up a suggestion"), done=Message(N_("Added to the questions"))):
            desk.questions.ask(self._goal_id, piece)
            desk.offers.answer(self._goal_id, Topic.CHALLENGE, Said.TAKEN, self._about)

    def _give_focus_back(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._beside.focus_taken()

    def _not_now(self) -> None:
        self._give_focus_back()
        self.ui.desk.offers.answer(self._goal_id, Topic.CHALLENGE, Said.NOT_NOW, self._about)


def _steps(goal: GoalRow, suggested: Suggestion) -> Sequence[str]:
    """What to pick from: the person's own list, a line each; ours while theirs is empty."""
    lists = {
        Suggestion.STEP_UP: (goal.step_up, felt_challenge.STEPS_UP),
        Suggestion.STEP_DOWN: (goal.step_down, felt_challenge.STEPS_DOWN),
    }
    own, ours = lists.get(suggested, ("", ()))
    return [line.strip() for line in own.splitlines() if line.strip()] or [tr(step) for step in ours]
