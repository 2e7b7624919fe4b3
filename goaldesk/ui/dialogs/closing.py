"""Closing a goal, or letting it rest: how it ends, and whatever there is to say about it (method.md 1, row 22).

Nothing has to be filled in. All that belongs to the goal stays with it.
"""

from PySide6.QtGui import QCloseEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from goaldesk.core.method import closing
from goaldesk.core.queries import closing as closing_query
from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries.closing import Companion, LeftOpen
from goaldesk.core.queries.goal_page import GoalRow
from goaldesk.core.types import STATE_NAMES, Kind, Said, State, Topic
from goaldesk.core.words import Message
from goaldesk.ui.canvas import margins
from goaldesk.ui.context import Context
from goaldesk.ui.dialogs.closing_parts import CompanionRow
from goaldesk.ui.dialogs.frame import Dialog, save_keys
from goaldesk.ui.dialogs.setback_parts import in_a_line, text_field
from goaldesk.ui.i18n import ntr, tr
from goaldesk.ui.widgets.fields import labelled
from goaldesk.ui.widgets.labels import Label, Paragraph
from goaldesk.ui.widgets.scrollbar import ScrollArea
from goaldesk.ui.widgets.segments import Segment, Segments

_WIDTH, _AROUND = 600, 240


def settle(ui: Context, over: QWidget, goal_id: str, state: State, *, offered: bool = False) -> None:
    """Take a goal up again; or ask what there is to say about the way it closes or rests.

    ``offered`` tells that the program asked: then closing is also the answer to that.
    """
    if state is State.ACTIVE:
        ui.desk.goals.set_state([goal_id], state)
        return
    ui.bus.flush.emit()
    goal = goal_query.goal(ui.desk.store, goal_id)
    if goal is not None:
        ClosingDialog(ui, over, goal, state, offered=offered).open()


class ClosingDialog(Dialog):
    """One goal, and how it ends. Words in it are kept when the window closes, and when the dialog is left otherwise."""

    def __init__(self, ui: Context, parent: QWidget, goal: GoalRow, state: State, *, offered: bool) -> None:
        super().__init__(ui, parent, tr("Close a goal"), width=_WIDTH)
        self._goal, self._over, self._offered, self._done = goal, parent, offered, False
        self._kept = (goal.closing_note, goal.takes_its_place)
        names = [(way, tr(STATE_NAMES[way])) for way in closing.WAYS[goal.kind]]
        segments = [Segment(way, name[:1].upper() + name[1:]) for way, name in names]
        self._way = Segments(ui, tr("How it ends"), segments, state)
        self._way.chosen.connect(self._follow)
        self._asked = Label(ui, "", font="small", weight=600)
        self._note = text_field(ui, goal.closing_note)
        self._place = QLineEdit(goal.takes_its_place)
        self._place.setAccessibleName(tr(closing.PLACE))
        self._lay_out()
        self.hint(tr("Nothing here has to be filled in."))
        self.buttons(tr("Close the goal"), keys=save_keys(), cancel=tr("Cancel"))
        ui.bus.leaving.connect(self._keep)
        self._follow()
        self._note.moveCursor(QTextCursor.MoveOperation.End)
        self._note.setFocus()

    # -- putting it together

    def _lay_out(self) -> None:
        ui, px = self.ui, self.ui.theme.px
        area, questions = ScrollArea(ui), QWidget()
        column = QVBoxLayout(questions)
        column.setContentsMargins(margins(0, 0, px(12), 0))
        column.setSpacing(px(12))
        column.addWidget(Paragraph(ui, self._goal.title, font="page-title"))
        column.addWidget(self._way)
        said = QVBoxLayout()
        said.setSpacing(px(4))
        said.addLayout(in_a_line(self._asked))
        said.addWidget(self._note)
        column.addLayout(said)
        self._companions = self._companion_rows()
        column.addWidget(self._companions)
        self._place_part = QWidget()
        place = QVBoxLayout(self._place_part)
        place.setContentsMargins(0, 0, 0, 0)
        place.addLayout(labelled(ui, tr(closing.PLACE), self._place, tr("optional")))
        column.addWidget(self._place_part)
        if open_ends := _open_ends(closing_query.left_open(ui.desk.store, self._goal.id)):
            column.addWidget(Paragraph(ui, open_ends, font="small", role="text2"))
        column.addStretch(1)
        area.setWidget(questions)
        bar = margins(0, 0, px(12), 0)  # the scroll bar stands in the margin
        self.body.setContentsMargins(self.body.contentsMargins() - bar)
        self.body.insertWidget(0, area, 1)
        self._area, self._questions = area, questions

    def _companion_rows(self) -> QWidget:
        """The learning goals on the way, each to be named with what showed that it was understood."""
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.ui.theme.px(4))
        if self._goal.kind is Kind.PERFORMANCE:
            for companion in closing_query.companions(self.ui.desk.store, self._goal.id):
                row = CompanionRow(self.ui, companion)
                row.named.connect(self._name)
                column.addWidget(row)
        rows.setVisible(column.count() > 0)
        return rows

    # -- while it is written

    def _state(self) -> State:
        way = self._way.value()
        return way if isinstance(way, State) else closing.WAYS[self._goal.kind][0]

    def _words(self) -> tuple[str, str]:
        """The two answers as they are kept."""
        return self._note.toPlainText().strip(), self._place.text().strip()

    def _follow(self) -> None:
        """Show what is asked with this way of ending."""
        state = self._state()
        asked, rests = tr(closing.question(self._goal.kind, state)), state is State.RESTING
        self._asked.setText(asked)
        self._note.setAccessibleName(asked)
        self._place_part.setVisible(not rests)
        self._companions.setVisible(not rests and bool(self._companions.findChildren(CompanionRow)))
        if self.main_button:
            self.main_button.say(tr("Let it rest") if rests else tr("Close the goal"))
        self._grow()

    def _grow(self) -> None:
        """As high as the questions, as far as the window goes."""
        room = max(self.ui.theme.px(_AROUND), self._over.height() - self.ui.theme.px(_AROUND))
        column, width = self._questions.layout(), self._area.viewport().width()
        assert column is not None
        self._area.setMinimumHeight(min(column.totalHeightForWidth(width), room))
        self.resize(self.minimumWidth(), self.minimumSizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()  # how high words are is known once they have a width

    def _name(self, companion: Companion) -> None:
        """Put a learning goal and its evidence into the text, as words to go on with."""
        said = f"[[{companion.title}]]"
        if companion.evidence:
            said = tr("{goal}: “{evidence}”", goal=said, evidence=" ".join(companion.evidence.split()))
        before = self._note.toPlainText()
        if said not in before:
            cursor = self._note.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(said if not before or before.endswith("\n") else f"\n{said}")
        self._note.moveCursor(QTextCursor.MoveOperation.End)
        self._note.setFocus()

    def _keep(self) -> None:
        """Have the words on the disk, as they are, though the goal does not close by that."""
        if not self._done and self._words() != self._kept and self.wrote(self._keep_words):
            self._kept = self._words()

    def _keep_words(self) -> None:
        self.ui.desk.goals.write_closing(self._goal.id, *self._words())

    # -- leaving

    def confirm(self) -> None:
        """Close the goal, or let it rest, in one step with what is said about it."""
        if self.wrote(self._close):
            self._done = True
            self.accept()

    def _close(self) -> None:
        desk, state = self.ui.desk, self._state()
        with desk.session.op(closing.STEPS[state], done=Message(closing.DONE[state])):
            desk.goals.close(self._goal.id, state, *self._words())
            if self._offered:
                desk.offers.answer(self._goal.id, Topic.CLOSE, Said.TAKEN)

    def reject(self) -> None:
        """Leave everything as it was. The words are written first, so that undo has them."""
        self._keep()
        if self in self.ui.bus.unwritten:
            return  # the words are only here; the line of problems says why
        before = (self._goal.closing_note, self._goal.takes_its_place)
        if not self._done and self._kept != before:
            self.ui.desk.goals.take_back_closing(self._goal.id, *before)
        self._done = True
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window is not cancelling: what was written stays with the goal, for the next time."""
        self._keep()
        if self in self.ui.bus.unwritten:
            event.ignore()
            return
        self._done = True
        super().closeEvent(event)


def _open_ends(left: LeftOpen) -> str:
    """2 questions stay open, and stay with the goal."""
    if left.questions and left.to_try:
        return tr(
            "{questions} and {things} stay open, and stay with the goal.",
            questions=ntr("{n} question", "{n} questions", left.questions),
            things=ntr("{n} thing to try", "{n} things to try", left.to_try),
        )
    if left.questions:
        return ntr(
            "{n} question stays open, and stays with the goal.",
            "{n} questions stay open, and stay with the goal.",
            left.questions,
        )
    if left.to_try:
        return ntr(
            "{n} thing to try stays open, and stays with the goal.",
            "{n} things to try stay open, and stay with the goal.",
            left.to_try,
        )
    return ""
