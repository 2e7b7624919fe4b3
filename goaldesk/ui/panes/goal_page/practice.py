"""Practice notes of a learning goal: how it felt, whether something new stuck, and what there was to notice."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from goaldesk.core.errors import GoalDeskError
from goaldesk.core.method.challenge import FELT_NAMES, STEPS_DOWN, STEPS_UP, STUCK_NAMES, shown
from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries.goal_page import GoalRow, PracticeRow
from goaldesk.core.types import Stuck
from goaldesk.ui import dates, glyphs
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.goal_page.section import ItemFrame, Section
from goaldesk.ui.widgets.auto_text import INSET, AutoText
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.felt import FeltScale
from goaldesk.ui.widgets.labels import Label
from goaldesk.ui.widgets.rows import Rows
from goaldesk.ui.widgets.segments import Segment, Segments

_SHOWN, _DAY = 3, 52


class PracticeSection(Section):
    """Note a practice; the notes, newest first; and what makes it harder or easier."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Practice"))
        self._all = False
        self._form = _Form(ui, self._note)
        self._rows = Rows(lambda row: _Practice(ui, row), _Practice.show_item)
        self._steps = _OwnSteps(ui)
        self._more = self.add_action("", "", self._show_all)
        self.add_action(tr("Note a practice"), "plus", self._form.begin)
        self.indented().addWidget(self._form)
        self.body.addWidget(self._rows)
        self.body.addWidget(self._steps)

    def show_goal(self, goal: GoalRow) -> None:
        if goal.id != self.goal_id:
            self._all = False
            self._form.end()
        super().show_goal(goal)

    def read(self, goal: GoalRow) -> None:
        rows = goal_query.practice(self.ui.desk.store, goal.id)
        some = rows if self._all else rows[:_SHOWN]
        self._rows.show_items(some)
        self._more.say(tr("all {n}", n=len(rows)))
        self._more.setAccessibleName(tr("All {n} practice notes", n=len(rows)))
        self._more.setVisible(len(rows) > len(some))
        self._steps.show_goal(goal)
        self._steps.setVisible(bool(rows or goal.step_up or goal.step_down))

    def _show_all(self) -> None:
        self._all = True
        goal = goal_query.goal(self.ui.desk.store, self.goal_id)
        if goal:
            self.read(goal)

    def _note(self, felt: int, stuck: Stuck, note: str) -> None:
        self.ui.desk.practice.note(self.goal_id, felt, note, stuck)


class _Form(QWidget):
    """How it felt comes first, and is enough; then whether something stuck, and a note. Words are not left behind."""

    def __init__(self, ui: Context, write: Callable[[int, Stuck, str], None]) -> None:
        """``write`` writes a practice down: how it felt, what stuck, and the note. It may raise GoalDeskError."""
        super().__init__()
        self._ui, self._write = ui, write
        px = ui.theme.px
        self._felt = FeltScale(ui)
        self._felt.chosen.connect(self._go_on)
        segments = [Segment(stuck, tr(name)) for stuck, name in STUCK_NAMES.items()]
        question = tr("Did something new stick?")
        self._stuck = Segments(ui, question, segments)
        self._note = QLineEdit()
        self._note.setAccessibleName(tr("Note on this practice"))
        self._note.setPlaceholderText(tr("What was there to notice?"))
        self._note.returnPressed.connect(self.keep)
        self._add = TextButton(ui, tr("Note it"))
        self._add.clicked.connect(self.keep)
        self._rest = QWidget()
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(px(6))
        rest.addWidget(Label(ui, question, font="small", role="text2"))
        rest.addWidget(self._stuck, 0, Qt.AlignmentFlag.AlignLeft)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self._note, 1)
        line.addWidget(self._add)
        rest.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, px(6))
        column.setSpacing(px(6))
        column.addWidget(self._felt)
        column.addWidget(self._rest)
        ui.bus.leaving.connect(self._keep_words)
        self.end()

    def begin(self) -> None:
        """Show it, and begin with how it felt."""
        self.show()
        self._felt.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def end(self) -> None:
        """Put it away, empty."""
        self._felt.take(0)
        self._stuck.take(None)
        self._note.setText("")  # unlike clear(), nothing that Ctrl+Z would bring back
        self._rest.hide()
        self.hide()

    def keep(self) -> bool:
        """Write the practice down; returns False if it could not be written. Then the words stay."""
        self._ui.bus.unwritten.discard(self)
        stuck = self._stuck.value()
        try:
            self._write(self._felt.felt, stuck if isinstance(stuck, Stuck) else Stuck.UNSURE, self._note.text())
        except GoalDeskError as error:
            self._ui.bus.unwritten.add(self)
            self._ui.places.said.emit(error.message)
            return False
        self.end()
        return True

    def _keep_words(self) -> None:
        if self._note.text().strip():
            self.keep()

    def _go_on(self) -> None:
        self._rest.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._ui.bus.unwritten.discard(self)
            self.end()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._felt.felt:
            self._note.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)


class _PracticeLine(QWidget):
    """The day, how it felt, and whether something stuck."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_note(self, note: PracticeRow) -> None:
        """Show this version of it."""
        self._day = dates.short_day(dates.day_of(note.day), self._ui.desk.clock.today())
        self._felt, self._word = shown(note.challenge), tr(FELT_NAMES[note.challenge])
        self._stuck = tr(STUCK_NAMES[note.stuck]) if note.stuck is not Stuck.UNSURE else ""
        self.setAccessibleName(". ".join(part for part in (self._day, self._word, self._stuck) if part))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(120), self._ui.theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, px, height = self._ui.canvas(painter, self), self._ui.theme.px, self.height()
        small, left = self._ui.theme.font("small"), float(px(INSET + _DAY))
        canvas.text(self._day, px(INSET), 0, px(_DAY - 4), height, font=small, role="text2")
        wide, high = glyphs.CHALLENGE_SIZE
        glyphs.challenge(canvas, left, (height - px(high)) / 2, self._felt)
        left += px(wide + 6)
        room = canvas.width - left - px(INSET)
        taken = canvas.text(self._word, left, 0, room, height, font=small, role="text")
        left, room = left + taken + px(12), room - taken - px(12)
        canvas.text(self._stuck, left, 0, room, height, font=small, role="text2", trailing=True)
        painter.end()


class _Practice(ItemFrame):
    """A practice note; its words are changed where they stand."""

    def __init__(self, ui: Context, note: PracticeRow) -> None:
        super().__init__(ui)
        self._id = note.id
        self._line = _PracticeLine(ui)
        self._note = AutoText(ui, tr("Practice note"), self._reword, font="small")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._line)
        words = QHBoxLayout()
        words.addSpacing(ui.theme.px(_DAY))
        words.addWidget(self._note, 1)
        column.addLayout(words)
        self.line.addLayout(column, 1)
        self.add_ghost("close", tr("Put this practice note away"), self._put_away, over=True)
        self.show_item(note)

    def show_item(self, note: PracticeRow) -> None:
        """Show this version of it."""
        self._line.show_note(note)
        self._note.show_text(note.note)
        self._note.setVisible(bool(note.note) or self._note.hasFocus())

    def _reword(self, text: str) -> None:
        self.ui.desk.practice.reword(self._id, text)

    def _put_away(self) -> None:
        self.ui.desk.practice.put_away(self._id)


class _OwnSteps(QWidget):
    """What makes it harder and easier, in the person's own words, a line each. Suggestions are taken from there."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        self._goal_id = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._unfold = TextButton(
            ui, tr("What makes it harder / easier for me"), manner=Manner.LINK, font="small", height=24
        )
        self._unfold.clicked.connect(self._fold_or_unfold)
        line = QHBoxLayout()
        line.addSpacing(ui.theme.px(INSET))
        line.addWidget(self._unfold)
        line.addStretch(1)
        column.addLayout(line)
        self._lists = QWidget()
        lists = QVBoxLayout(self._lists)
        lists.setContentsMargins(0, 0, 0, ui.theme.px(4))
        lists.setSpacing(ui.theme.px(2))
        harder, easier = tr("What makes it harder"), tr("What makes it easier")
        self._up = _list_of_steps(ui, harder, self._write_up, tr(STEPS_UP[0]))
        self._down = _list_of_steps(ui, easier, self._write_down, tr(STEPS_DOWN[0]))
        for name, field in ((harder, self._up), (easier, self._down)):
            label = Label(ui, name, font="small", role="text2")
            label.setContentsMargins(ui.theme.px(INSET), 0, ui.theme.px(INSET), 0)
            lists.addWidget(label)
            lists.addWidget(field)
        self._lists.hide()
        column.addWidget(self._lists)

    def show_goal(self, goal: GoalRow) -> None:
        """Show the lists of this goal, folded if it is another one."""
        if goal.id != self._goal_id:
            self._up.flush()
            self._down.flush()
            self._lists.hide()
        self._goal_id = goal.id
        self._up.show_text(goal.step_up)
        self._down.show_text(goal.step_down)

    def _fold_or_unfold(self) -> None:
        self._lists.setVisible(self._lists.isHidden())

    def _write_up(self, text: str) -> None:
        self._ui.desk.goals.write(self._goal_id, "step_up", text)

    def _write_down(self, text: str) -> None:
        self._ui.desk.goals.write(self._goal_id, "step_down", text)


def _list_of_steps(ui: Context, name: str, save: Callable[[str], None], example: str) -> AutoText:
    """A field for steps, a line each."""
    hint = tr("A line each, such as: {example}", example=example)
    return AutoText(ui, name, save, font="small", placeholder=hint, paragraphs=True)
