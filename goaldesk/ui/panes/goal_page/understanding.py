"""How well a learning goal is understood: the ladder, and the checks that carry it."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries.goal_page import CheckRow, GoalRow
from goaldesk.core.types import Ladder
from goaldesk.ui import dates, glyphs, wording
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.goal_page.section import ItemFrame, Rows, Section
from goaldesk.ui.widgets.auto_text import INSET
from goaldesk.ui.widgets.ladder import LargeLadder


class DepthSection(Section):
    """The large ladder. Choosing a step is kept as a rating without evidence."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Depth of understanding"))
        self._level = 0
        self._ladder = LargeLadder(ui, Ladder.KNOW, 0, evidence=False)
        self._ladder.chosen.connect(self._rate)
        self.indented().addWidget(self._ladder)

    def read(self, goal: GoalRow) -> None:
        checks = [check for check in goal_query.checks(self.ui.desk.store, goal.id) if check.level_after]
        self._level = checks[0].level_after or 0 if checks else 0
        self._ladder.show_level(goal.ladder, self._level, evidence=bool(checks and checks[0].evidence))

    def _rate(self, level: int) -> None:
        if level != self._level:
            self.ui.desk.checks.rate(self.goal_id, level, before=self._level or None)


class _CheckLine(QWidget):
    """The day, the step before and after, and the evidence."""

    def __init__(self, ui: Context, check: CheckRow) -> None:
        super().__init__()
        self._ui = ui
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_check(check)

    def show_check(self, check: CheckRow) -> None:
        """Show this version of it."""
        self._check = check
        after = wording.level(check.ladder, check.level_after or 0)
        self._day = dates.short_day(dates.day_of(check.day), self._ui.desk.clock.today())
        self.setAccessibleName(". ".join(part for part in (self._day, after, check.evidence) if part))
        self.setToolTip(check.evidence)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(120), self._ui.theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        check = self._check
        painter = QPainter(self)
        canvas, px = self._ui.canvas(painter, self), self._ui.theme.px
        small, height = self._ui.theme.font("small"), self.height()
        canvas.text(self._day, px(INSET), 0, px(48), height, font=small, role="text2")
        top, width = (height - px(12)) / 2, px(glyphs.LADDER_SIZE[0])
        x = float(px(INSET + 52))
        if check.level_before is not None:
            glyphs.ladder(canvas, x, top, check.level_before)
            x += width + px(4)
            canvas.icon("right", x, top, px(12), "text2")
            x += px(16)
        glyphs.ladder(canvas, x, top, check.level_after or 0, evidence=bool(check.evidence))
        x += width + px(8)
        words, role = (check.evidence, "text") if check.evidence else (tr("a guess so far"), "text3")
        canvas.text(" ".join(words.split()), x, 0, canvas.width - x, height, font=small, role=role, own_words=True)
        painter.end()


class _CheckRow(ItemFrame):
    """An understanding check that was done."""

    def __init__(self, ui: Context, check: CheckRow) -> None:
        super().__init__(ui)
        self._id = check.id
        self._shown = _CheckLine(ui, check)
        self.line.addWidget(self._shown, 1)
        self.add_ghost("close", tr("Put this check away"), self._put_away)

    def show_item(self, check: CheckRow) -> None:
        """Show this version of it."""
        self._shown.show_check(check)

    def _put_away(self) -> None:
        self.ui.desk.checks.put_away(self._id)


class ChecksSection(Section):
    """Understanding checks, newest first; gone while there are none."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Understanding checks"), "understand")
        self._rows = Rows(lambda row: _CheckRow(ui, row), _CheckRow.show_item)
        self.body.addWidget(self._rows)

    def read(self, goal: GoalRow) -> None:
        rows = goal_query.checks(self.ui.desk.store, goal.id)
        self._rows.show_items(rows)
        self.setVisible(bool(rows))
