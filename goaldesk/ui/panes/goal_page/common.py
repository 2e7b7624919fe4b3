"""Sections that goals of both kinds have: where it stands, partners, setbacks, journal, free notes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries import goal_table as table_query
from goaldesk.core.queries.goal_page import GoalRow, MentionRow
from goaldesk.core.queries.setbacks import LoggedSetback
from goaldesk.core.types import STAGE_NAMES, STATE_NAMES, Familiarity, Stage, State
from goaldesk.ui import dates, glyphs
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.goal_page.section import Rows, Section
from goaldesk.ui.widgets.fields import AutoText, Choice
from goaldesk.ui.widgets.labels import Ground, Label
from goaldesk.ui.widgets.segments import Segment, Segments


class TextSection(Section):
    """One free text of the goal under its name."""

    def __init__(self, ui: Context, title: str, field: str, placeholder: str = "") -> None:
        super().__init__(ui, title)
        self._field = field
        self._text = AutoText(ui, title, "", self._save)
        self._text.setPlaceholderText(placeholder)
        self.body.setSpacing(0)
        px = ui.theme.px
        self.body.setContentsMargins(px(16), px(9), px(11), px(8))
        holder = QHBoxLayout()
        holder.setContentsMargins(-px(5), 0, 0, 0)
        holder.addWidget(self._text)
        self.body.addLayout(holder)

    def _save(self, text: str) -> None:
        self.ui.desk.goals.write(self.goal_id, self._field, text)

    def show_goal(self, goal: GoalRow) -> None:
        if goal.id != self.goal_id:
            self._text.flush()
        super().show_goal(goal)

    def read(self, goal: GoalRow) -> None:
        self._text.show_text(getattr(goal, self._field))


class StandingSection(Section):
    """Area, where it stands, and how familiar the task is."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Where it belongs"))
        form = QFormLayout()
        form.setHorizontalSpacing(ui.theme.px(16))
        form.setVerticalSpacing(ui.theme.px(8))
        self._area = Choice(tr("Area"), ())
        self._area.activated.connect(self._set_area)
        states = [(state, tr(name)) for state, name in STATE_NAMES.items()]
        self._state = Choice(tr("Where it stands"), states)
        self._state.activated.connect(self._set_state)
        segments = [
            Segment(Familiarity.NEW, tr("New")),
            Segment(Familiarity.PARTLY, tr("Partly")),
            Segment(Familiarity.KNOWN, tr("Known")),
        ]
        self._familiarity = Segments(ui, tr("The task is to me"), segments)
        self._familiarity.chosen.connect(self._set_familiarity)
        for name, widget in (
            (tr("Area"), self._area),
            (tr("Where it stands"), self._state),
            (tr("The task is to me"), self._familiarity),
        ):
            form.addRow(Label(ui, name, font="small", role="text2"), widget)
        self.body.addLayout(form)

    def read(self, goal: GoalRow) -> None:
        blocked = self._area.blockSignals(True)
        self._area.clear()
        for area_id, name in [(None, tr("no area")), *table_query.areas_in_order(self.ui.desk.store)]:
            self._area.addItem(name, area_id)
        self._area.choose(goal.area_id)
        self._area.blockSignals(blocked)
        self._state.choose(goal.state)
        self._familiarity.take(goal.familiarity)

    def _set_area(self) -> None:
        area_id = self._area.value()
        self.ui.desk.goals.set_area([self.goal_id], area_id if isinstance(area_id, str) else None)

    def _set_state(self) -> None:
        state = self._state.value()
        if isinstance(state, State):
            self.ui.desk.goals.set_state([self.goal_id], state)

    def _set_familiarity(self, familiarity: object) -> None:
        if isinstance(familiarity, Familiarity):
            self.ui.desk.goals.set_familiarity(self.goal_id, familiarity)


class OpenableRow(QWidget):
    """A day and a line of text; a click, Enter or Space opens what it stands for."""

    opened = Signal(str)
    """Open it; the key is the one it was made with."""

    def __init__(self, ui: Context, key: str) -> None:
        super().__init__()
        self.ui, self.key = ui, key
        self._day, self._text = "", ""
        self._stage: Stage | None = None
        self.setFixedHeight(ui.theme.px(28))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, day: str, text: str, stage: Stage | None = None) -> None:
        """Show this day and this text, and how far a setback has come."""
        self._day, self._text, self._stage = day, text, stage
        parts = (day, text, tr(STAGE_NAMES[stage]) if stage else "")
        self.setAccessibleName(". ".join(part for part in parts if part))
        self.setToolTip(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, px = self.ui.canvas(painter, self), self.ui.theme.px
        height = self.height()
        if self.underMouse() or self.hasFocus():
            canvas.fill(0, 0, canvas.width, height, "hover", radius=px(4))
        small = self.ui.theme.font("small")
        canvas.text(self._day, 0, 0, px(50), height, font=small, role="text2")
        left = px(52)
        if self._stage:
            glyphs.stage(canvas, left, (height - px(13)) / 2, self._stage)
            left += px(glyphs.STAGE_SIZE[0] + 8)
        canvas.text(self._text, left, 0, canvas.width - left, height, font=small, role="text", own_words=True)
        if self.hasFocus():
            canvas.frame(0, 0, canvas.width, height, "focus", thick=2, radius=px(4))
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit(self.key)
        else:
            super().keyPressEvent(event)


class SetbackRow(OpenableRow):
    """A setback of the goal."""

    def __init__(self, ui: Context, setback: LoggedSetback) -> None:
        super().__init__(ui, setback.id)
        self.opened.connect(ui.places.setback)
        self.show_item(setback)

    def show_item(self, setback: LoggedSetback) -> None:
        """Show this version of it."""
        day = dates.short_day(dates.day_of(setback.day), self.ui.desk.clock.today())
        self.say(day, setback.what_happened, setback.stage)


class SetbacksSection(Section):
    """Setbacks that belong to the goal; gone while there are none."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Setbacks"), "setback")
        self._rows = Rows(lambda setback: SetbackRow(ui, setback))
        self.body.addWidget(self._rows)

    def read(self, goal: GoalRow) -> None:
        rows = goal_query.setbacks(self.ui.desk.store, goal.id)
        self._rows.show_items(rows)
        self.setVisible(bool(rows))


class MentionWidget(OpenableRow):
    """A journal entry that is linked to the goal."""

    def __init__(self, ui: Context, mention: MentionRow) -> None:
        super().__init__(ui, mention.id)
        self._mention = mention
        self.opened.connect(self._open)
        self.show_item(mention)

    def show_item(self, mention: MentionRow) -> None:
        """Show this version of it."""
        self._mention = mention
        today = self.ui.desk.clock.today()
        day = dates.day_of(mention.day)
        self.say(tr("Today") if day == today else dates.short_day(day, today), mention.title)

    def _open(self) -> None:
        self.ui.places.journal.emit()
        self.ui.places.day.emit(dates.day_of(self._mention.day), self._mention.id)


class MentionsSection(Section):
    """Where the journal speaks of the goal; gone while it does not."""

    _SHOWN = 12

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("In the journal"), "journal")
        self._rows = Rows(lambda mention: MentionWidget(ui, mention))
        self.body.addWidget(self._rows)

    def read(self, goal: GoalRow) -> None:
        rows = goal_query.mentions(self.ui.desk.store, goal.id)[: self._SHOWN]
        self._rows.show_items(rows)
        self.setVisible(bool(rows))


def stacked(ui: Context, sections: Sequence[QWidget]) -> QWidget:
    """The sections below each other, as wide as the page."""
    inside = Ground(ui, "surface")
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, ui.theme.px(16))
    column.setSpacing(0)
    for section in sections:
        column.addWidget(section)
    column.addStretch(1)
    return inside
