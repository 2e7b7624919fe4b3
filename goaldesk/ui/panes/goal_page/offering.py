"""One question at a time below the title: the way of a goal, as questions (method.md 1b). Nothing happens by itself."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from goaldesk.core.method import ladder
from goaldesk.core.queries import desk as desk_query
from goaldesk.core.queries import offers as offer_query
from goaldesk.core.queries.goal_page import GoalRow
from goaldesk.core.types import Familiarity, Kind, Said, State, Topic
from goaldesk.core.words import N_, Message
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.lazy import load
from goaldesk.ui.panes.goal_page.card import Card
from goaldesk.ui.panes.goal_page.section import Section
from goaldesk.ui.widgets.add_line import AddLine
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.choose_goal import ChooseGoalPopover, NewGoal
from goaldesk.ui.widgets.flow import FlowLayout
from goaldesk.ui.widgets.labels import Mark, Paragraph
from goaldesk.ui.widgets.segments import Segment, Segments

_COACHING = frozenset({Topic.FAMILIARITY, Topic.PAIR, Topic.PARK})
"""What the program comes up with by itself. Where it has no business it keeps silent."""


class OfferSection(Section):
    """The one thing to offer for the goal; gone while there is nothing."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui)
        self.lines = ""
        self._shown: tuple[str, Topic] | None = None
        self._card: _Offer | None = None
        self._place = self.indented()
        self.hide()

    def read(self, goal: GoalRow) -> None:
        """A question that is still the same keeps its card, and with it what is being typed there."""
        offered = offer_query.on_page(self.ui.desk.store, goal)
        topic = offered.topic if offered else None
        if topic not in _CARDS or (topic in _COACHING and self.ui.coach().is_delicate(goal.title)):
            topic = None
        shown = (goal.id, topic) if topic else None
        if shown != self._shown and not self._is_written_in(goal):
            self._shown = shown
            self._change(_CARDS[topic](self.ui, goal) if topic else None)
        if self._card is not None:
            self._card.show_goal(goal)
        self.setVisible(self._card is not None)

    def _is_written_in(self, goal: GoalRow) -> bool:
        """Whether the card that stands there holds words for this goal."""
        same = self._shown is not None and self._shown[0] == goal.id
        return same and self._card is not None and self._card.has_words()

    def _change(self, card: "_Offer | None") -> None:
        before, self._card = self._card, card
        if card is not None:
            self._place.addWidget(card)
        if before is not None:
            before.hide()  # while it still has its place: a focus in it goes on from there
            self._place.removeWidget(before)
            before.deleteLater()


class _Offer(Card):
    """A question, why it is asked, and the ways to answer it. ``about`` is what an answer is written down under."""

    topic: Topic
    why: str

    def __init__(self, ui: Context, goal: GoalRow) -> None:
        super().__init__(ui, "learn_tint", "learn_line", "learn_fill")
        px = ui.theme.px
        self.goal = goal
        self._question = Paragraph(ui, "", font="row-title")
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addWidget(self._question)
        words.addWidget(Paragraph(ui, tr(self.why), font="small", role="text2"))
        words.addSpacing(px(4))
        self.words = words
        answers = QWidget()
        self._answers = FlowLayout(px(8))
        answers.setLayout(self._answers)
        self.fill()
        words.addWidget(answers)
        line = QHBoxLayout()
        line.setContentsMargins(px(12), px(10), px(12), px(10))
        line.setSpacing(0)
        line.addSpacing(px(2))
        icon = QVBoxLayout()
        icon.addSpacing(px(2))
        icon.addWidget(Mark(ui, "coach", role="learn"))
        icon.addStretch(1)
        line.addLayout(icon)
        line.addSpacing(px(10))
        line.addLayout(words, 1)
        self.column.addLayout(line)

    def show_goal(self, goal: GoalRow) -> None:
        """Ask about this version of the goal."""
        self.goal = goal
        question = self.question()
        if question != self._question.text():
            self._question.say(question)
            self.setAccessibleName(question)

    def question(self) -> str:
        """What is asked. Every offer says so in its own way."""
        return ""

    def fill(self) -> None:
        """Put the ways to answer in, each made with ``add``. Every offer has its own."""

    def has_words(self) -> bool:
        """Whether something is being written in it: then it waits, whatever changes meanwhile."""
        return False

    def add(self, text: str, does: Callable[[], None], manner: Manner = Manner.NORMAL, height: int = 28) -> TextButton:
        """A way to answer."""
        button = TextButton(self.ui, text, manner=manner, height=height, font="small")
        button.clicked.connect(does)
        self._answers.addWidget(button)
        return button

    def add_widget(self, widget: QWidget) -> None:
        """Something else than a button to answer with."""
        self._answers.addWidget(widget)

    def answer(self, said: Said, step: str = "", does: Callable[[], Any] | None = None, done: str = "") -> None:
        """Do what was chosen and write the answer down, in one step of this name; ``done`` is said afterwards."""
        desk = self.ui.desk
        with desk.session.op(step or N_("answering an offer"), done=Message(done) if done else None):
            if does is not None:
                does()
            desk.offers.answer(self.goal.id, self.topic, said)

    def not_now(self) -> None:
        """Leave it at that."""
        self.answer(Said.NOT_NOW)


class _FamiliarityOffer(_Offer):
    """How well the task is known; what is offered later follows from it."""

    topic = Topic.FAMILIARITY
    why = N_(
        "Where a task is known, a clear result to reach serves well. Where it is new, something to learn first can"
        " help more."
    )

    def question(self) -> str:
        return tr("How familiar is this task to you?")

    def fill(self) -> None:
        names = {Familiarity.NEW: tr("New"), Familiarity.PARTLY: tr("Partly"), Familiarity.KNOWN: tr("Known")}
        choices = [Segment(each, name) for each, name in names.items()]
        segments = Segments(self.ui, self.question(), choices, answers=True)
        segments.chosen.connect(self._chosen)
        self.add_widget(segments)
        self.add(tr("Not now"), self.not_now, Manner.QUIET, height=32)

    def _chosen(self, familiarity: object) -> None:
        if isinstance(familiarity, Familiarity):
            goals, goal_id = self.ui.desk.goals, self.goal.id
            step = N_("saying how familiar it is")
            self.answer(Said.TAKEN, step, lambda: goals.set_familiarity(goal_id, familiarity))


class _PairOffer(_Offer):
    """Something to learn on the way, made of the answer to a question."""

    topic = Topic.PAIR
    why = N_("While a task is new, one thing to find out can bring more than the result alone. Small is enough.")

    def question(self) -> str:
        return self.ui.coach().question(self.goal.title, self.goal.familiarity) or tr(
            "What would you have to find out first?"
        )

    def fill(self) -> None:
        self._adding = False
        self._field = AddLine(self.ui, tr("Your answer becomes the learning goal"), self._pair_new, stays=True)
        self.words.addWidget(self._field)
        self.words.addSpacing(self.ui.theme.px(4))
        self.add(tr("Add and pair it"), self._enter)
        self._existing = self.add(tr("Pair an existing one"), self._choose, Manner.QUIET)
        self.add(tr("Not now"), self.not_now, Manner.QUIET)

    def has_words(self) -> bool:
        return bool(self._field.text().strip()) and not self._adding

    def _enter(self) -> None:
        if self._field.text().strip():
            self._field.keep()
        else:
            self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _pair_new(self, title: str) -> None:
        pairs, goal_id = self.ui.desk.pairs, self.goal.id
        step, done = N_("adding a goal to a pair"), N_("Goal added and paired")
        self._adding = True
        try:
            self.answer(Said.TAKEN, step, lambda: pairs.pair_new(goal_id, title), done)
        finally:
            self._adding = False

    def _choose(self) -> None:
        goals = desk_query.choices(self.ui.desk.store, Kind.LEARNING)
        panel = ChooseGoalPopover(
            self.ui, self._existing, tr("Pair with a learning goal"), goals,
            chosen=self._pair, made=self._make, make=_as_typed,
        )  # fmt: skip
        panel.open_below(self._existing)

    def _pair(self, learning_id: str) -> None:
        pairs, goal_id = self.ui.desk.pairs, self.goal.id
        self.answer(Said.TAKEN, N_("pairing"), lambda: pairs.pair(goal_id, learning_id), N_("Paired"))

    def _make(self, new: NewGoal) -> None:
        self._pair_new(new.text)


def _as_typed(text: str) -> list[NewGoal]:
    return [NewGoal(text, tr("New: “{title}”", title=text), "plus")]


class _ParkOffer(_Offer):
    """Setting the number aside for a while."""

    topic = Topic.PARK
    why = N_(
        "Early on, a number can draw attention away from how the task works. It stays in sight, and you can take it"
        " up again any time."
    )

    def question(self) -> str:
        return tr("While this is new, set the number aside?")

    def fill(self) -> None:
        self.add(tr("Set it aside"), self._park)
        self.add(tr("Keep it"), self._keep, Manner.QUIET)

    def _park(self) -> None:
        performance, goal_id = self.ui.desk.performance, self.goal.id
        step, done = N_("setting the number aside"), N_("Number set aside")
        self.answer(Said.TAKEN, step, lambda: performance.park(goal_id, parked=True), done)

    def _keep(self) -> None:
        self.answer(Said.KEPT)


class _UnparkOffer(_Offer):
    """Taking the number up again, now that the task is understood."""

    topic = Topic.UNPARK
    why = N_("Now that you know how it goes, a result to reach can give it direction again.")

    def question(self) -> str:
        there = offer_query.reached(self.ui.desk.store, self.goal.id)
        if there is None:
            return tr("You said that this is known by now. Take the number up again?")
        return tr(
            "{title} has reached “{level}” with evidence. Take the number up again?",
            title=there.title,
            level=tr(ladder.name(there.ladder, there.level)),
        )

    def fill(self) -> None:
        self.add(tr("Take it up again"), self._unpark)
        self.add(tr("Not now"), self.not_now, Manner.QUIET)

    def _unpark(self) -> None:
        performance, goal_id = self.ui.desk.performance, self.goal.id
        step, done = N_("taking the number up again"), N_("Number taken up again")
        self.answer(Said.TAKEN, step, lambda: performance.park(goal_id, parked=False), done)


class _CloseOffer(_Offer):
    """Closing a learning goal whose task is known by now."""

    topic = Topic.CLOSE
    why = N_("That makes room for the next question. All that is in it stays, and you can take it up again any time.")

    def question(self) -> str:
        known = offer_query.known_by_now(self.ui.desk.store, self.goal.id)
        if known and self.goal.familiarity is not Familiarity.KNOWN:
            return tr("“{title}” is known to you by now. Close this as learned enough?", title=known)
        return tr("You said that this is known by now. Close it as learned enough?")

    def fill(self) -> None:
        self.add(tr("Close it…"), self._close)
        self.add(tr("Not now"), self.not_now, Manner.QUIET)

    def _close(self) -> None:
        load("settle")(self.ui, self.window(), self.goal.id, State.LEARNED_ENOUGH, offered=True)


_CARDS: Mapping[Topic | None, type[_Offer]] = {
    each.topic: each for each in (_FamiliarityOffer, _PairOffer, _ParkOffer, _UnparkOffer, _CloseOffer)
}
