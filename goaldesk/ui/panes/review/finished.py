"""A finished review to read: the facts beside what was written, and what came of it."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from goaldesk.core.method.reviews import Written
from goaldesk.core.queries import desk as desk_query
from goaldesk.core.queries import journal as journal_query
from goaldesk.core.queries import reviews as review_query
from goaldesk.core.queries.review_rows import ReviewRow
from goaldesk.core.queries.reviews import AskedInReview
from goaldesk.ui import dates
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.review.links import open_goal
from goaldesk.ui.panes.review.sitting import Beside
from goaldesk.ui.panes.review.steps import remark
from goaldesk.ui.widgets.answer_here import AnswerHere
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.chips import Chip
from goaldesk.ui.widgets.flow import FlowLayout
from goaldesk.ui.widgets.labels import Label, Paragraph


class FinishedPane(QWidget):
    """Nothing is written here: the entry is where one goes on."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        px = ui.theme.px
        self._row: ReviewRow | None = None
        self._shown: object = None
        self._when = Label(ui, "", role="text2")
        self._open = TextButton(ui, tr("Open its entry"), manner=Manner.LINK, icon="journal", height=28)
        self._open.clicked.connect(self._open_entry)
        line = QHBoxLayout()
        line.setSpacing(px(12))
        line.addWidget(self._when, 1)
        line.addWidget(self._open)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self._column.addLayout(line)
        self._text = QWidget()
        self._column.addWidget(self._text)
        self._column.addStretch(1)
        self._beside = Beside(ui, inside, to_quote=False)
        self.facts = self._beside.facts
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._beside)

    def show_review(self, row: ReviewRow) -> None:
        """Show a finished review, or read the same one again."""
        store, today = self._ui.desk.store, self._ui.desk.clock.today()
        if self._row is None or self._row.id != row.id:
            self._beside.area.verticalScrollBar().setValue(0)
        self._row = row
        self.facts.show_period(row.period)
        entry = journal_query.entry(store, row.entry_id) if row.entry_id else None
        self._open.setVisible(entry is not None)
        day = dates.said(dates.day_of(row.finished_on or ""), today)
        self._when.setText(tr("Finished {day}.", day=day))
        written, came = review_query.written(store, row), review_query.asked(store, row.id)
        if self._shown != (row.id, written, came):  # what is the same keeps its focus
            self._shown = (row.id, written, came)
            self._write(written, came)

    def panes(self) -> list[QWidget]:
        """What F6 goes through: the facts, and the way to the entry."""
        return [self.facts.list, self._open]

    def take_focus(self) -> None:
        """Where the keys go."""
        (self._open if self._open.isVisible() else self.facts.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self, written: Sequence[Written], came: Sequence[AskedInReview]) -> None:
        before, self._text = self._text, QWidget()
        column = QVBoxLayout(self._text)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._ui.theme.px(6))
        if not written:
            column.addWidget(Paragraph(self._ui, tr("Nothing was written in this review.")))
        for question, answers in groupby(written, key=lambda each: each.question):
            column.addSpacing(self._ui.theme.px(12))
            column.addWidget(Paragraph(self._ui, tr(question), font="entry-heading"))
            for answer in answers:
                self._answer(column, answer, next((each for each in came if each.id == answer.asked_id), None))
        self._column.replaceWidget(before, self._text)
        before.hide()
        before.deleteLater()

    def _answer(self, column: QVBoxLayout, answer: Written, asked: AskedInReview | None) -> None:
        """An answer below the goals it is about; of a question that was asked, whether it is answered by now."""
        if answer.goals:
            chips, flow = QWidget(), FlowLayout(self._ui.theme.px(8))
            chips.setLayout(flow)
            kinds = {
                goal.id: goal.kind
                for goal in desk_query.titles(self._ui.desk.store, [each for each, _ in answer.goals])
            }
            for goal_id, title in answer.goals:
                chip = Chip(self._ui, goal_id, title, kinds.get(goal_id), removable=False)
                chip.opened.connect(partial(open_goal, self._ui))
                flow.addWidget(chip)
            column.addWidget(chips)
        column.addWidget(Paragraph(self._ui, answer.text))
        if asked:
            column.addWidget(remark(self._ui, self._stands(asked)))
        if asked and not (asked.goal_id or asked.setback_id):  # neither a goal nor a setback has it
            answered = asked.answered_on is not None
            column.addWidget(AnswerHere(self._ui, asked.id, asked.text, asked.answer, answered=answered))

    def _stands(self, asked: AskedInReview) -> str:
        if not asked.answered_on:
            return tr("An open question")
        day = dates.short_day(dates.day_of(asked.answered_on), self._ui.desk.clock.today())
        return tr("Answered {day}", day=day)

    def _open_entry(self) -> None:
        row = self._row
        entry = journal_query.entry(self._ui.desk.store, row.entry_id) if row and row.entry_id else None
        if entry is not None:
            self._ui.places.day.emit(dates.day_of(entry.day), entry.id)
