"""How well a learning goal is understood: the ladder, and the checks that carry it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from goaldesk.core.method.preparation import STEPS, Step
from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries import learning as learning_query
from goaldesk.core.queries.goal_page import CheckRow, GoalRow
from goaldesk.core.types import Ladder, State
from goaldesk.ui import dates, glyphs, wording
from goaldesk.ui.canvas import Canvas, margins
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import ntr, tr
from goaldesk.ui.lazy import load
from goaldesk.ui.panes.goal_page.section import ItemFrame, Section
from goaldesk.ui.widgets.add_line import AddLine
from goaldesk.ui.widgets.auto_text import INSET, AutoText
from goaldesk.ui.widgets.buttons import Manner, Painted, TextButton
from goaldesk.ui.widgets.gaps import GapShown, in_one_line
from goaldesk.ui.widgets.labels import ElidedLabel, Label, Paragraph
from goaldesk.ui.widgets.ladder import LargeLadder
from goaldesk.ui.widgets.rows import Rows

_ROOM_FOR_LINK = 340
_DAY = 52
"""From the day of a row to what stands beside it."""


class DepthSection(Section):
    """The large ladder. Choosing a step is kept as a rating without evidence; a check asks for evidence."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Depth of understanding"))
        self._level = 0
        self._ladder = LargeLadder(ui, Ladder.KNOW, 0, evidence=False)
        self._ladder.chosen.connect(self._rate)
        self.indented().addWidget(self._ladder)
        self._link = self.add_action(tr("Check my understanding"), "understand", self._check)
        self._link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def read(self, goal: GoalRow) -> None:
        checks = [check for check in goal_query.checks(self.ui.desk.store, goal.id) if check.level_after]
        self._level = checks[0].level_after or 0 if checks else 0
        self._ladder.show_level(goal.ladder, self._level, evidence=bool(checks and checks[0].evidence))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the link says less; its name stays."""
        name = tr("Check my understanding")
        self._link.say(name if self.width() >= self.ui.theme.px(_ROOM_FOR_LINK) else tr("Check"))
        self._link.setAccessibleName(name)

    def _rate(self, level: int) -> None:
        if level != self._level:
            self.ui.desk.checks.rate(self.goal_id, level, before=self._level or None)

    def _check(self) -> None:
        load("check_understanding")(self.ui, self, self.goal_id)


class _CheckLine(Painted):
    """The day, the step before and after, and the evidence. Pressing it unfolds the rest."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui)
        self._check: CheckRow | None = None
        self._concealed = self._unfolded = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_check(self, check: CheckRow, *, unfolded: bool) -> None:
        """Show this version of it."""
        self._check, self._unfolded = check, unfolded
        self._day = dates.short_day(dates.day_of(check.day), self.ui.desk.clock.today())
        self._after = wording.level(check.ladder, check.level_after or 0)
        self.setAccessibleDescription(tr("unfolded") if unfolded else tr("folded"))
        self._say()

    def conceal(self, *, concealed: bool) -> None:
        """Do not show the evidence, or show it again."""
        self._concealed = concealed
        self._say()

    def _say(self) -> None:
        evidence = self._check.evidence if self._check and not self._concealed else ""
        self.setAccessibleName(". ".join(part for part in (self._day, self._after, evidence) if part))
        self.setToolTip("" if self._unfolded else evidence)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(120), self.ui.theme.px(28))

    def draw(self, canvas: Canvas) -> None:
        check, px, theme = self._check, canvas.theme.px, canvas.theme
        assert check is not None
        small, height = theme.font("small"), canvas.area.height()
        if ground := self.ground():
            canvas.fill(0, 0, canvas.width, height, ground, radius=px(6))
        canvas.text(self._day, px(INSET), 0, px(_DAY - 4), height, font=small, role="text2")
        wide, high = glyphs.MINI_LADDER_SIZE
        top, x = round((height - px(high)) / 2), px(INSET + _DAY)
        if check.level_before is not None:
            glyphs.mini_ladder(canvas, x, top, check.level_before)
            canvas.icon("right", x + px(wide + 4), (height - px(12)) / 2, px(12), "text2")
            x += px(wide + 20)
        glyphs.mini_ladder(canvas, x, top, check.level_after or 0, evidence=bool(check.evidence))
        x += px(wide + 8)
        words, role = (check.evidence, "text") if check.evidence else (tr("a guess so far"), "text3")
        if self._unfolded:
            words, role = self._after, "text"
        elif self._concealed and check.evidence:
            words, role = tr("out of sight while you check"), "text3"
        room = canvas.width - x - px(INSET)
        canvas.text(in_one_line(words), x, 0, room, height, font=small, role=role, own_words=True)


class _CheckRow(ItemFrame):
    """An understanding check that was done."""

    def __init__(self, ui: Context, check: CheckRow) -> None:
        super().__init__(ui)
        self._line = _CheckLine(ui)
        self._line.clicked.connect(self._fold_or_unfold)
        self._rest: _Rest | None = None
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self._line)
        self.line.addLayout(self._column, 1)
        self.add_ghost("close", tr("Put this check away"), self._put_away, over=True)
        ui.bus.checking.connect(self._conceal)
        self.show_item(check)

    def show_item(self, check: CheckRow) -> None:
        """Show this version of it."""
        self._check = check
        self._line.show_check(check, unfolded=self._rest is not None)
        if self._rest is not None:
            self._rest.refresh()

    def _conceal(self, concealed: bool) -> None:
        self._line.conceal(concealed=concealed)
        if self._rest is not None:
            self._rest.setVisible(not concealed)

    def _fold_or_unfold(self) -> None:
        if self._rest is None:
            self._rest = _Rest(self.ui, self._check)
            self._column.addWidget(self._rest)
        else:
            self._rest.hide()
            self._rest.deleteLater()
            self._rest = None
        self.show_item(self._check)

    def _put_away(self) -> None:
        self.ui.desk.checks.put_away(self._check.id)


class _Rest(QWidget):
    """What a check unfolds: the evidence in full, what was still open, and how long ago it was studied then."""

    def __init__(self, ui: Context, check: CheckRow) -> None:
        super().__init__()
        self._ui, self._check = ui, check
        px = ui.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(margins(px(INSET + _DAY), 0, px(INSET), px(6)))
        column.setSpacing(px(4))
        evidence = check.evidence or tr("A guess so far: no evidence was written.")
        column.addWidget(Paragraph(ui, evidence, font="small"))
        self._gaps = [GapShown(ui, gap, self._ask) for gap in check.gaps.splitlines() if gap.strip()]
        if self._gaps:
            column.addWidget(Label(ui, tr("What was still open"), font="small", role="text2"))
        for gap in self._gaps:
            column.addWidget(gap)
        if (days := check.days_since_study) is not None:
            said = ntr("{n} day after the last practice", "{n} days after the last practice", days)
            column.addWidget(Label(ui, said if days else tr("On a day of practice"), font="small", role="text2"))

    def refresh(self) -> None:
        """Say which gaps are questions by now."""
        asked = goal_query.asked_about(self._ui.desk.store, self._check.id)
        for gap in self._gaps:
            gap.show_asked(asked)

    def _ask(self, gap: str) -> None:
        self._ui.desk.checks.ask_about(self._check.id, gap)


class _OpenCheck(ItemFrame):
    """A check that is planned, in the person's own words, or begun."""

    def __init__(self, ui: Context, check: CheckRow, section: "ChecksSection") -> None:
        super().__init__(ui)
        self._section = section
        self._begun = ElidedLabel(ui, "", font="small", role="text2")
        self._topic = AutoText(ui, tr("How I’ll know"), self._reword, font="small", needed=True)
        self._due = Label(ui, "", font="small", role="text2")
        self._go_on = TextButton(ui, tr("Go on"), manner=Manner.LINK, font="small", height=28)
        self._go_on.clicked.connect(section.check)
        begun = QHBoxLayout()
        begun.addSpacing(ui.theme.px(INSET))
        begun.addWidget(self._begun)
        self.line.addWidget(self._topic, 1)
        self.line.addLayout(begun, 1)
        self.add_ghost("close", tr("Put this check away"), self._put_away)
        self.line.addWidget(self._due)
        self.line.addWidget(self._go_on)
        self.line.addSpacing(ui.theme.px(INSET))
        self.show_item(check)

    def show_item(self, check: CheckRow) -> None:
        """Show this version of it."""
        self._check = check
        today = self.ui.desk.clock.today()
        begun = check.level_before is not None
        day = dates.said(dates.day_of(check.day), today)
        self._begun.say(tr("Begun {day}", day=day))
        self._begun.setVisible(begun)
        self._topic.show_text(check.topic)
        self._topic.setVisible(not begun)
        due = learning_query.next_check(self.ui.desk.store, self._section.goal_id)
        waits = not begun and due is not None and due > today
        self._due.setText(tr("due from {day}", day=dates.coming(due, today)) if waits and due else "")
        self._due.setVisible(waits)
        self._go_on.say(tr("Go on") if begun else tr("Check now"))
        self._go_on.setVisible(not waits)

    def _reword(self, words: str) -> None:
        self.ui.desk.checks.plan(self._section.goal_id, words)

    def _put_away(self) -> None:
        self.ui.desk.checks.put_away(self._check.id)


class ChecksSection(Section):
    """Understanding checks: one that is planned or begun, then those that were done, newest first."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Understanding checks"), "understand")
        self._open = Rows(lambda row: _OpenCheck(ui, row, self), _OpenCheck.show_item)
        self._rows = Rows(lambda row: _CheckRow(ui, row), _CheckRow.show_item)
        self._next = Paragraph(ui, "", font="small", role="text2")
        self._line = AddLine(ui, tr(STEPS[Step.KNOW].question), self._plan)
        self._plan_one = self.add_action(tr("Plan"), "plus", self._line.begin)
        self._plan_one.setAccessibleName(tr("Plan a check"))
        self.body.addWidget(self._open)
        self.indented().addWidget(self._line)
        self.body.addWidget(self._rows)
        self.indented().addWidget(self._next)

    def read(self, goal: GoalRow) -> None:
        rows = goal_query.checks(self.ui.desk.store, goal.id)
        still_open = [row for row in rows if row.level_after is None]
        self._open.show_items(still_open)
        self._rows.show_items([row for row in rows if row.level_after is not None])
        self._plan_one.setVisible(not still_open)
        due = learning_query.next_check(self.ui.desk.store, goal.id)
        says = due is not None and not still_open and goal.state is State.ACTIVE
        self._next.setVisible(says)
        if due is not None:
            today = self.ui.desk.clock.today()
            waits = tr("Next check from {day}", day=dates.coming(due, today))
            self._next.say(waits if due > today else tr("A check may be done now"))

    def check(self) -> None:
        """Go on with the check that is begun, or begin the one that is planned."""
        load("check_understanding")(self.ui, self, self.goal_id)

    def _plan(self, words: str) -> None:
        self.ui.desk.checks.plan(self.goal_id, words)
        self._line.hide()
