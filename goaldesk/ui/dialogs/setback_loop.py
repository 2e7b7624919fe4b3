"""What the setback form knows from elsewhere: earlier ones that are similar, and what came of this one."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from goaldesk.core import markup
from goaldesk.core.errors import GoalDeskError
from goaldesk.core.queries import loop, similar
from goaldesk.core.queries.loop import Earlier
from goaldesk.ui import dates
from goaldesk.ui.canvas import margins
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import ntr, tr
from goaldesk.ui.widgets.add_line import AddLine
from goaldesk.ui.widgets.answer_here import AnswerHere
from goaldesk.ui.widgets.buttons import IconButton, Manner, TextButton
from goaldesk.ui.widgets.labels import Label, Paragraph
from goaldesk.ui.widgets.link_row import LinkRow

_SHOWN, _BELOW = 3, 26


class SimilarBefore(QWidget):
    """How often something similar came up before and when last; a lesson that was kept then; and the setbacks."""

    def __init__(self, ui: Context, opens: Callable[[str], None]) -> None:
        super().__init__()
        self._ui, self._opens = ui, opens
        self._found: list[Earlier] = []
        self._line = TextButton(ui, "", manner=Manner.LINK, icon="search", font="small")
        self._line.clicked.connect(self._unfold)
        self._lesson = Paragraph(ui, font="small", role="text2")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        line = QHBoxLayout()
        line.addWidget(self._line)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(margins(ui.theme.px(28), 0, 0, 0))
        column.setSpacing(ui.theme.px(4))
        column.addLayout(line)
        column.addWidget(self._lesson)
        column.addLayout(self._rows)
        self.hide()

    def look_for(self, text: str, except_id: str) -> None:
        """Name those that are similar to a text; nothing is said where there are none."""
        found = [] if self._ui.hides_setbacks else similar.earlier(self._ui.desk.store, text, except_id)
        if [each.id for each in found] != [each.id for each in self._found]:
            self._fold()
        self._found = found
        self.setVisible(bool(found))
        if not found:
            return
        day = dates.short_day(found[0].day, self._ui.desk.clock.today())
        said = ntr(
            "Something similar came up before, on {day}",
            "Something similar came up {n} times before, the last time on {day}", len(found), day=day,
        )  # fmt: skip
        self._line.say(said)
        lesson = next((each.lesson for each in found if each.lesson), "")
        self._lesson.say(tr("What you took with you: “{lesson}”", lesson=lesson))
        self._lesson.setVisible(bool(lesson))

    def _fold(self) -> None:
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()

    def _unfold(self) -> None:
        """Show the newest of them, or fold them again."""
        if self._rows.count():
            self._fold()
            return
        today = self._ui.desk.clock.today()
        for each in self._found[:_SHOWN]:
            detail = " · ".join(
                part for part in (dates.short_day(each.day, today), each.lesson or each.what_it_showed) if part
            )
            row = LinkRow(self._ui, "setback", "notice", each.what_happened, detail, leads=tr("Opens this setback"))
            row.clicked.connect(partial(self._opens, each.id))
            self._rows.addWidget(row)


class CameOfIt(QWidget):
    """What came of a setback: its questions with their answers, what was tried, how it went when it came up again."""

    def __init__(self, ui: Context, setback_id: str, leave_for: Callable[[Callable[[], None]], None]) -> None:
        """``leave_for`` closes the form with what is written and then goes where a line leads."""
        super().__init__()
        self._ui, self._id, self._leave_for = ui, setback_id, leave_for
        self._again = QLineEdit()
        self._again.setAccessibleName(tr("It came up again: how did it go?"))
        self._again.setPlaceholderText(tr("It came up again: how did it go?"))
        self._again.returnPressed.connect(self.keep)
        ui.bus.leaving.connect(self.keep)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._name = Label(ui, tr("What came of it"), font="small", weight=600)
        column = QVBoxLayout(self)
        column.setContentsMargins(margins(ui.theme.px(28), 0, 0, 0))
        column.setSpacing(ui.theme.px(4))
        column.addWidget(self._name)
        column.addLayout(self._rows)
        column.addWidget(self._again)
        self._show()

    def keep(self) -> bool:
        """Write answers, and that it came up again, if there are words for it; False if they could not be written."""
        if not all(line.keep() for line in self.findChildren(AddLine)):
            return False
        words = self._again.text().strip()
        self._ui.bus.unwritten.discard(self)
        if not words:
            return True
        try:
            self._ui.desk.setbacks.retry(self._id, words)
        except GoalDeskError as error:
            self._ui.bus.unwritten.add(self)
            self._ui.places.said.emit(error.message)
            return False
        self._again.setText("")  # unlike clear(), nothing that Ctrl+Z would bring back
        self._show()
        return True

    def _show(self) -> None:
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        found = loop.trace(self._ui.desk.store, self._id)
        for question in found.questions:
            state = tr("{day}: {answer}", day=self._day(question.answered_on), answer=question.answer)
            detail = state if question.answered_on else tr("open")
            if not question.goal_id:
                detail = self._day(question.answered_on) if question.answered_on else tr("open")
            self._add("question", "learn", question.text, (detail, question.goal), question.goal_id)
            if not question.goal_id:
                self._add_answer(question)
        for each in found.tried:
            self._add("try", "learn", each.approach, (self._tried(each), each.goal), each.goal_id)
        for retry in found.retries:
            self._add_retry(retry)
        for mention in found.mentions:
            title, _ = markup.title_and_excerpt(mention.text)
            row = self._add("journal", "text2", title, (self._day(mention.day),))
            row.clicked.connect(partial(self._go_to_day, mention.day, mention.id))
        self._name.setVisible(bool(self._rows.count()))

    def _tried(self, each: loop.Tried) -> str:
        if not each.tried_on:
            return tr("trying") if each.started_on else tr("to try")
        day = self._day(each.tried_on)
        return tr("{day}: {observed}", day=day, observed=each.observed) if each.observed else day

    def _add_answer(self, question: loop.Answer) -> None:
        """No goal's page has the question, so it is answered here."""
        answered = question.answered_on is not None
        here = AnswerHere(self._ui, question.id, question.text, question.answer, answered=answered, then=self._answered)
        here.setContentsMargins(margins(self._ui.theme.px(_BELOW), 0, 0, 0))
        self._rows.addWidget(here)

    def _answered(self) -> None:
        self._show()
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, icon: str, role: str, title: str, details: tuple[str, ...], goal_id: str = "") -> LinkRow:
        leads = tr("Opens the goal it belongs to") if goal_id else ""
        row = LinkRow(self._ui, icon, role, title, " · ".join(part for part in details if part), leads=leads)
        row.setEnabled(bool(goal_id) or icon == "journal")
        if goal_id:
            row.clicked.connect(partial(self._go_to_goal, goal_id))
        self._rows.addWidget(row)
        return row

    def _add_retry(self, retry: loop.Retry) -> None:
        line = QHBoxLayout()
        row = LinkRow(self._ui, "another", "notice", retry.note, self._day(retry.day))
        row.setEnabled(False)
        away = IconButton(self._ui, "close", tr("Put away: {note}", note=retry.note), icon_size=12)
        away.clicked.connect(partial(self._put_away, retry.id))
        line.addWidget(row, 1)
        line.addWidget(away)
        holder = QWidget()
        holder.setLayout(line)
        line.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(holder)

    def _put_away(self, retry_id: str) -> None:
        self._ui.desk.setbacks.put_away_retry(retry_id)
        self._show()

    def _day(self, day: date | None) -> str:
        return dates.short_day(day, self._ui.desk.clock.today()) if day else ""

    def _go_to_goal(self, goal_id: str) -> None:
        self._leave_for(partial(_open_goal, self._ui, goal_id))

    def _go_to_day(self, day: date, entry_id: str) -> None:
        self._leave_for(partial(self._ui.places.day.emit, day, entry_id))


def _open_goal(ui: Context, goal_id: str) -> None:
    ui.places.section.emit("desk")
    ui.places.goal_in_table.emit(goal_id)
    ui.places.goal.emit(goal_id)
