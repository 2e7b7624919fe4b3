"""The sections of a performance goal: figure and check-in, check-ins, milestones, learning on the way."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QWidget

from goaldesk.core.errors import GoalDeskError
from goaldesk.core.method import challenge as felt_challenge
from goaldesk.core.method.measure import share
from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries import goal_table as table_query
from goaldesk.core.queries.goal_page import CheckinRow, GoalRow, MilestoneRow
from goaldesk.core.queries.goal_table import LearningCell
from goaldesk.core.types import Kind
from goaldesk.ui import dates, glyphs, wording
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import ntr, tr
from goaldesk.ui.lazy import load
from goaldesk.ui.panes.goal_page.common import MentionsSection, SetbacksSection, StandingSection, TextSection, stacked
from goaldesk.ui.panes.goal_page.section import Rows, Section
from goaldesk.ui.prompts import ask_text
from goaldesk.ui.widgets.buttons import IconButton, TextButton
from goaldesk.ui.widgets.choose_goal import ChooseGoalPopover
from goaldesk.ui.widgets.fields import DateField, NumberField


def performance_sections(ui: Context) -> tuple[Sequence[Section], QWidget]:
    """The sections, and the widget that holds them."""
    sections: list[Section] = [
        FigureSection(ui),
        CheckinsSection(ui),
        MilestonesSection(ui),
        PartnersSection(ui),
        SetbacksSection(ui),
        MentionsSection(ui),
        TextSection(ui, tr("Note"), "note", tr("Whatever else belongs here")),
        StandingSection(ui),
    ]
    return sections, stacked(ui, sections)


class _Figure(QWidget):
    """The number as it stands, the way it has come, and the deadline. A click sets them."""

    clicked = Signal()

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        self._goal: GoalRow | None = None
        self._value: float | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(tr("Set measure and deadline"))

    def show_goal(self, goal: GoalRow, value: float | None) -> None:
        """Show this version of the goal, standing at ``value``."""
        self._goal, self._value = goal, value
        self.setAccessibleName(tr("Measure and deadline: {said}", said=self._said() or tr("not set")))
        self.updateGeometry()
        self.update()

    def _said(self) -> str:
        goal = self._goal
        assert goal is not None
        parts = (wording.measure(goal.measure, self._value), self._deadline())
        return ", ".join(part for part in parts if part)

    def _deadline(self) -> str:
        due = self._goal.due_on if self._goal else None
        return dates.deadline(dates.day_of(due), self._ui.desk.clock.today()) if due else ""

    def sizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(240), self._ui.theme.px(46))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, theme, px = self._ui.canvas(painter, self), self._ui.theme, self._ui.theme.px
        if self.underMouse():
            canvas.fill(0, 0, canvas.width, self.height(), "hover", radius=px(4))
        goal, body = self._goal, theme.font("body")
        if goal is None or not (said := wording.measure(goal.measure, self._value)):
            hint = tr("Add a measure and a deadline")
            canvas.text(hint, 0, 0, canvas.width, px(32), font=body, role="text3")
        else:
            number = wording.number(self._value) if self._value is not None else ""
            rest = said.removeprefix(number).strip(" ,") if number else said
            taken = canvas.text(number, 0, 0, canvas.width, px(32), font=theme.font("figure"), role="text")
            left = taken + px(8) if number else 0
            due = canvas.text(
                self._deadline(), left, px(6), canvas.width - left, px(24), font=body, role="text2", trailing=True
            )  # fmt: skip
            canvas.text(rest, left, px(6), canvas.width - left - due - px(8), px(24), font=body, role="text2")
            way = share(goal.measure, self._value if self._value is not None else goal.measure.start)
            if way is not None:
                glyphs.progress(canvas, 0, px(37), canvas.width, way)
        if self.hasFocus():
            canvas.frame(0, 0, canvas.width, self.height(), "focus", thick=2, radius=px(4))
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


class FigureSection(Section):
    """Where the goal stands, and checking in without leaving the page."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui)
        px = ui.theme.px
        self._figure = _Figure(ui)
        self._figure.clicked.connect(self._set_measure)
        check_in = TextButton(ui, tr("Check in"), icon="plus")
        check_in.clicked.connect(self.begin_check_in)
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addWidget(self._figure, 1)
        row.addWidget(check_in, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(row)
        self._form = QWidget()
        line = QHBoxLayout(self._form)
        line.setContentsMargins(0, px(4), 0, 0)
        line.setSpacing(px(8))
        self._number = NumberField(tr("Where it stands"), None, tr("number"))
        self._number.setFixedWidth(px(96))
        self._note = QLineEdit()
        self._note.setPlaceholderText(tr("What changed? Enter checks in"))
        self._note.setAccessibleName(tr("What changed?"))
        line.addWidget(self._number)
        line.addWidget(self._note, 1)
        self._number.returnPressed.connect(self._check_in)
        self._note.returnPressed.connect(self._check_in)
        self._form.hide()
        self.body.addWidget(self._form)

    def read(self, goal: GoalRow) -> None:
        value = table_query.latest_value(self.ui.desk.store, goal.id)
        self._figure.show_goal(goal, value)

    def begin_check_in(self) -> None:
        """Open the two fields."""
        self._form.show()
        self._number.setFocus()

    def _check_in(self) -> None:
        if not self._number.makes_sense():
            self._number.selectAll()
            self._number.setFocus()
            return
        try:
            self.ui.desk.performance.check_in(self.goal_id, self._number.value(), self._note.text())
        except GoalDeskError as error:
            self.ui.places.said.emit(error.message)
            return
        self._number.clear()
        self._note.clear()
        self._form.hide()

    def _set_measure(self) -> None:
        panel = load("measure_popover")(self.ui, self._figure, self.goal_id)
        panel.open_at(self._figure.rect().translated(self._figure.mapToGlobal(self._figure.rect().topLeft())))


class _CheckinWidget(QWidget):
    """Day, number, note; number and note are changed in place."""

    def __init__(self, ui: Context, checkin: CheckinRow) -> None:
        super().__init__()
        self._ui, self._checkin = ui, checkin
        px = ui.theme.px
        self._day = DateField(ui, tr("Day"), dates.day_of(checkin.day))
        self._day.setFixedWidth(px(112))
        self._number = NumberField(tr("Number"), checkin.value, "–")
        self._number.setFixedWidth(px(72))
        self._note = QLineEdit(checkin.note)
        self._note.setAccessibleName(tr("What changed?"))
        away = IconButton(ui, "close", tr("Put this check-in away"), icon_size=14)
        away.clicked.connect(self._put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        for widget in (self._day, self._number):
            row.addWidget(widget)
        row.addWidget(self._note, 1)
        row.addWidget(away)
        self._day.changed.connect(self._save)
        self._number.editingFinished.connect(self._save)
        self._note.editingFinished.connect(self._save)

    def show_item(self, checkin: CheckinRow) -> None:
        """Show this version of it."""
        self._checkin = checkin
        self._day.set_day(dates.day_of(checkin.day))
        if not self._number.hasFocus():
            self._number.setText("" if checkin.value is None else wording.number(checkin.value))
        if not self._note.hasFocus():
            self._note.setText(checkin.note)

    def _save(self) -> None:
        day = self._day.day() or dates.day_of(self._checkin.day)
        value, note = self._number.value(), self._note.text().strip()
        if not self._number.makes_sense() or (value is None and not note):
            self.show_item(self._checkin)
        elif (value, note, day.isoformat()) != (self._checkin.value, self._checkin.note, self._checkin.day):
            self._ui.desk.performance.edit_checkin(self._checkin.id, value, note, day)

    def _put_away(self) -> None:
        self._ui.desk.performance.put_away_checkin(self._checkin.id)


class CheckinsSection(Section):
    """What was checked in, newest first; gone while there is nothing."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Check-ins"))
        self._all = False
        self._rows = Rows(lambda checkin: _CheckinWidget(ui, checkin), ui.theme.px(4))
        self.body.addWidget(self._rows)
        self._more = self.add_action("", "", self._show_all)

    def show_goal(self, goal: GoalRow) -> None:
        if goal.id != self.goal_id:
            self._all = False
        super().show_goal(goal)

    def read(self, goal: GoalRow) -> None:
        rows = goal_query.checkins(self.ui.desk.store, goal.id)
        shown = rows if self._all else rows[:_CHECKINS_SHOWN]
        self._rows.show_items(shown)
        self._more.say(tr("all {n}", n=len(rows)))
        self._more.setVisible(len(rows) > len(shown))
        self.setVisible(bool(rows))

    def _show_all(self) -> None:
        self._all = True
        goal = goal_query.goal(self.ui.desk.store, self.goal_id)
        if goal:
            self.read(goal)


_CHECKINS_SHOWN = 3


class _MilestoneWidget(QWidget):
    """A diamond to tick, a title and a day to change, and the word done."""

    def __init__(self, ui: Context, milestone: MilestoneRow) -> None:
        super().__init__()
        self._ui, self._milestone = ui, milestone
        px = ui.theme.px
        self._mark = IconButton(ui, "milestone", "", icon_size=16, role="text2")
        self._mark.clicked.connect(self._toggle)
        self._title = QLineEdit(milestone.title)
        self._title.setAccessibleName(tr("Milestone"))
        self._title.setProperty("quiet", True)
        self._day = DateField(ui, tr("Day of the milestone"))
        self._day.setFixedWidth(px(112))
        away = IconButton(ui, "close", tr("Put this milestone away"), icon_size=14)
        away.clicked.connect(self._put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(-px(6), 0, 0, 0)
        row.setSpacing(px(4))
        row.addWidget(self._mark)
        row.addWidget(self._title, 1)
        row.addWidget(self._day)
        row.addWidget(away)
        self._title.editingFinished.connect(self._save)
        self._day.changed.connect(self._save)
        self.show_item(milestone)

    def show_item(self, milestone: MilestoneRow) -> None:
        """Show this version of it."""
        self._milestone = milestone
        done = milestone.done_on is not None
        self._mark.show_icon("milestone-done" if done else "milestone", "perf" if done else "text2")
        self._mark.name(tr("Done: take it back") if done else tr("Mark as done"))
        if not self._title.hasFocus():
            self._title.setText(milestone.title)
        due = milestone.done_on if done else milestone.due_on
        self._day.set_day(dates.day_of(due) if due else None)
        self._day.setToolTip(tr("done") if done else tr("planned for"))
        self._day.setEnabled(not done)

    def _toggle(self) -> None:
        self._ui.desk.performance.mark_milestone(self._milestone.id, self._milestone.done_on is None)

    def _save(self) -> None:
        title = self._title.text().strip() or self._milestone.title
        old = self._milestone
        due: date | None = (
            self._day.day() if old.done_on is None else (dates.day_of(old.due_on) if old.due_on else None)
        )
        if (title, due.isoformat() if due else None) != (old.title, old.due_on):
            self._ui.desk.performance.edit_milestone(old.id, title, due)

    def _put_away(self) -> None:
        self._ui.desk.performance.put_away_milestone(self._milestone.id)


class MilestonesSection(Section):
    """Points on the way."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Milestones"), "milestone")
        self._rows = Rows(lambda milestone: _MilestoneWidget(ui, milestone), ui.theme.px(2))
        self.body.addWidget(self._rows)
        self.add_action(tr("Add"), "plus", self._add).setAccessibleName(tr("Add a milestone"))

    def read(self, goal: GoalRow) -> None:
        self._rows.show_items(goal_query.milestones(self.ui.desk.store, goal.id))

    def _add(self) -> None:
        title = ask_text(self.window(), tr("New milestone"), tr("Which point on the way?"))
        if title:
            self.ui.desk.performance.add_milestone(self.goal_id, title)


class _LearningCard(QWidget):
    """A learning goal on the way: a card that opens it."""

    def __init__(self, ui: Context, cell: LearningCell, pair_id: str, counts: tuple[int, int]) -> None:
        super().__init__()
        self._ui, self._cell, self._pair_id, self._counts = ui, cell, pair_id, counts
        self.setFixedHeight(ui.theme.px(74))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(wording.learning_sentence(cell, ui.desk.clock.today()))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, theme, px, cell = self._ui.canvas(painter, self), self._ui.theme, self._ui.theme.px, self._cell
        focused = self.hasFocus()
        line = "focus" if focused else ("learn_fill" if self.underMouse() else "learn_line")
        thick = 2 if focused else 1
        canvas.frame(0, 0, canvas.width, self.height(), line, radius=px(8), thick=thick, fill="learn_tint")
        title, small = theme.font("row-title"), theme.font("small")
        canvas.text(cell.title, px(13), px(9), canvas.width - px(44), px(20), font=title, role="text", own_words=True)
        canvas.icon("right", canvas.width - px(28), px(11), px(16), "text2")
        glyphs.ladder(canvas, px(13), px(33), cell.level, evidence=cell.has_evidence)
        level = wording.level(cell.ladder, cell.level)
        canvas.text(level, px(64), px(31), canvas.width - px(200), px(16), font=theme.font("small", 500), role="text")
        if cell.challenge is not None:
            word = wording.felt(cell.challenge)
            end = canvas.width - px(13)
            taken = canvas.text(word, 0, px(31), end, px(16), font=small, role="text2", trailing=True)
            shown = felt_challenge.shown(cell.challenge)
            glyphs.challenge(canvas, end - taken - px(22), px(33), shown)
        tried, asked = self._counts
        parts = [
            ntr("{n} thing tried", "{n} things tried", tried),
            ntr("{n} open question", "{n} open questions", asked),
        ]
        canvas.text(" · ".join(parts), px(13), px(49), canvas.width - px(26), px(16), font=small, role="text2")
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._ui.places.goal.emit(self._cell.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._ui.places.goal.emit(self._cell.id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: object) -> None:
        menu = QMenu(self)
        menu.addAction(tr("Unpair"), self._unpair)
        menu.exec(self.mapToGlobal(self.rect().center()))

    def _unpair(self) -> None:
        self._ui.desk.pairs.unpair([self._pair_id])


class PartnersSection(Section):
    """The learning goals on the way, each as a card."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Learning on the way"), "steps")
        self._pair = self.add_action(tr("Pair another"), "link", self._choose)
        self._cards: list[QWidget] = []

    def read(self, goal: GoalRow) -> None:
        store = self.ui.desk.store
        pairs = goal_query.pairs(store, goal.id, Kind.PERFORMANCE)
        cells = table_query.learning_cells(store, [pair.goal_id for pair in pairs])
        for card in self._cards:
            self.body.removeWidget(card)
            card.deleteLater()
        self._cards = []
        for pair in pairs:
            counts = goal_query.tried_and_asked(store, pair.goal_id)
            card = _LearningCard(self.ui, cells[pair.goal_id], pair.id, counts)
            self._cards.append(card)
            self.body.addWidget(card)
        self._pair.say(tr("Pair another") if pairs else tr("Pair"))

    def _choose(self) -> None:
        panel = ChooseGoalPopover.to_pair(self.ui, self._pair, self.goal_id, Kind.PERFORMANCE)
        panel.open_at(self._pair.rect().translated(self._pair.mapToGlobal(self._pair.rect().topLeft())))
