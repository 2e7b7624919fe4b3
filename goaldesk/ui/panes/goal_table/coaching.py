"""The coach below the table: it speaks about the goal that was just added or reworded, in either column."""

from PySide6.QtCore import QObject, QTimer

from goaldesk.core.changes import ChangeSet
from goaldesk.core.errors import GoalDeskError
from goaldesk.core.queries import goal_page
from goaldesk.core.types import Kind, Said, Topic
from goaldesk.core.words import N_
from goaldesk.ui.coaching import PAUSE
from goaldesk.ui.context import Context
from goaldesk.ui.widgets.coach_panel import CoachPanel


class TableCoach(QObject):
    """Shows the panel when there is something to say, and carries out what is answered, each as one undo step."""

    def __init__(self, ui: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self.panel = CoachPanel(ui)
        self._goal_id, self._kind = "", Kind.PERFORMANCE
        self._next = ""
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._read_next)
        ui.bus.closing.connect(self._pause.stop)
        self.panel.answered.connect(self._answer)
        self.panel.moved.connect(self._move)
        self.panel.kept.connect(self._keep)
        self.panel.put_off.connect(self._put_off)

    def follow(self, change: ChangeSet) -> None:
        """Read the one goal whose words a change touched; look again at one that is spoken about."""
        goals = change.rows.get("goal", frozenset())
        if len(goals) == 1 and "title" in change.columns.get("goal", ()) and change.undoable:
            self._next = next(iter(goals))
            self._pause.start()
        elif self._goal_id and self._goal_id in change.goals:
            self._read(self._goal_id)

    def leave(self) -> None:
        """Say no more for now."""
        self._goal_id = ""
        self.panel.show_note(None, self._kind)

    def _read_next(self) -> None:
        self._read(self._next)

    def _read(self, goal_id: str) -> None:
        goal = goal_page.goal(self._ui.desk.store, goal_id)
        note = self._ui.coach().on_goal(self._ui.desk.store, goal_id)
        self._goal_id = goal_id if note else ""
        if goal:
            self._kind = goal.kind
        self.panel.show_note(note, self._kind)

    def _about(self) -> str:
        return self.panel.note.about if self.panel.note else ""

    def _answer(self, words: str) -> None:
        """The answer is a learning goal beside it, or a better wording of it."""
        desk, note = self._ui.desk, self.panel.note
        goal_id = self._goal_id
        if note is None:
            return
        label = N_("adding a goal to a pair") if note.answer_pairs else N_("rewording a goal")
        try:
            with desk.session.op(label):
                desk.offers.answer(goal_id, Topic.FRAMING, Said.TAKEN, note.about)
                if note.answer_pairs:
                    desk.pairs.pair_new(goal_id, words)
                else:
                    desk.goals.reword(goal_id, words)
        except GoalDeskError as error:
            self._ui.places.said.emit(error.message)
            return
        self.leave()

    def _move(self, words: str) -> None:
        """To the other column; with words, the goal becomes a pair of both."""
        desk, goal_id = self._ui.desk, self._goal_id
        self._ui.bus.write_now()  # what is being typed on its page belongs to it as it is
        other = Kind.LEARNING if self._kind is Kind.PERFORMANCE else Kind.PERFORMANCE
        try:
            with desk.session.op(N_("moving to the other column")):
                desk.offers.answer(goal_id, Topic.FRAMING, Said.TAKEN, self._about())
                if words and other is Kind.PERFORMANCE:
                    desk.new_goals.split(goal_id, words)
                else:
                    desk.goals.change_kind(goal_id, other)
        except GoalDeskError as error:
            self._ui.places.said.emit(error.message)
            return
        self.leave()
        self._ui.places.goal_in_table.emit(goal_id)

    def _keep(self) -> None:
        self._ui.desk.offers.answer(self._goal_id, Topic.FRAMING, Said.KEPT, self._about())
        self.leave()

    def _put_off(self) -> None:
        self._ui.desk.offers.answer(self._goal_id, Topic.FRAMING, Said.NOT_NOW, self._about())
        self.leave()
