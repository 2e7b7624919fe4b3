"""Sections that goals of both kinds have: where it stands, partners, setbacks, journal, free notes."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QSizePolicy, QVBoxLayout, QWidget

from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries import goal_table as table_query
from goaldesk.core.queries.goal_page import GoalRow, MentionRow
from goaldesk.core.queries.setbacks import LoggedSetback
from goaldesk.core.types import STAGE_NAMES, STATE_NAMES, Familiarity, Kind, Ladder, State
from goaldesk.ui import dates, glyphs
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.lazy import load
from goaldesk.ui.panes.goal_page.section import Section, TwoColumns
from goaldesk.ui.widgets.auto_text import INSET, AutoText
from goaldesk.ui.widgets.buttons import Painted
from goaldesk.ui.widgets.fields import Choice
from goaldesk.ui.widgets.labels import Ground, Label, broken, draw_lines
from goaldesk.ui.widgets.rows import Rows
from goaldesk.ui.widgets.segments import Segment, Segments
from goaldesk.ui.wording import private_entry

_NEW = object()
"""The choice that makes a new area."""


class TextSection(Section):
    """One free text of the goal under its name."""

    def __init__(self, ui: Context, title: str, field: str, placeholder: str = "") -> None:
        super().__init__(ui, title)
        self._field = field
        self._text = AutoText(ui, title, self._save, placeholder=placeholder, paragraphs=True)
        self.body.addWidget(self._text)
        self.body.addStretch(1)

    def _save(self, text: str) -> None:
        self.ui.desk.goals.write(self.goal_id, self._field, text)

    def show_goal(self, goal: GoalRow) -> None:
        if goal.id != self.goal_id:
            self._text.flush()
        super().show_goal(goal)

    def read(self, goal: GoalRow) -> None:
        self._text.show_text(getattr(goal, self._field))


class StandingSection(Section):
    """Area, where it stands, how familiar the task is, and which names its steps have."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Where it belongs"))
        form = QFormLayout()
        form.setContentsMargins(ui.theme.px(INSET), ui.theme.px(4), ui.theme.px(INSET), 0)
        form.setHorizontalSpacing(ui.theme.px(16))
        form.setVerticalSpacing(ui.theme.px(8))
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)  # large text in a narrow pane
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
        steps = [Segment(Ladder.KNOW, tr("understanding")), Segment(Ladder.DO, tr("doing"))]
        self._ladder = Segments(ui, tr("The steps are about"), steps)
        self._ladder.chosen.connect(self._set_ladder)
        for widget in (self._area, self._state, self._familiarity, self._ladder):
            label = Label(ui, widget.accessibleName(), font="small", role="text2")
            label.setMinimumHeight(widget.sizeHint().height())
            form.addRow(label, widget)
        self._form = form
        self.body.addLayout(form)

    def read(self, goal: GoalRow) -> None:
        areas = [(None, tr("no area")), *table_query.areas_in_order(self.ui.desk.store), (_NEW, tr("New area…"))]
        self._area.offer(areas, goal.area_id)
        self._state.choose(goal.state)
        self._familiarity.take(goal.familiarity)
        self._ladder.take(goal.ladder)
        self._form.setRowVisible(self._ladder, goal.kind is Kind.LEARNING)

    def _set_area(self) -> None:
        area_id = self._area.value()
        if area_id is _NEW:
            name = load("ask_text")(self.window(), tr("New area"), tr("What is this part of life or work called?"))
            goal = goal_query.goal(self.ui.desk.store, self.goal_id)
            self._area.choose(goal.area_id if goal else None)
            if name:
                self.ui.desk.areas.begin(name, [self.goal_id])
            return
        self.ui.desk.goals.set_area([self.goal_id], area_id if isinstance(area_id, str) else None)

    def _set_state(self) -> None:
        state = self._state.value()
        goal = goal_query.goal(self.ui.desk.store, self.goal_id)
        if isinstance(state, State) and goal is not None:
            self._state.choose(goal.state)  # until it is so
            load("settle")(self.ui, self.window(), self.goal_id, state)

    def _set_familiarity(self, familiarity: object) -> None:
        if isinstance(familiarity, Familiarity):
            self.ui.desk.goals.set_familiarity(self.goal_id, familiarity)

    def _set_ladder(self, ladder: object) -> None:
        if isinstance(ladder, Ladder):
            self.ui.desk.goals.set_ladder(self.goal_id, ladder)


class OpenableRow(Painted):
    """A day and a line of text; pressing it opens what it stands for."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui)
        self._day, self._words = "", ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(120), self.ui.theme.px(28))

    def say(self, day: str, words: str) -> None:
        """Show this day and these words."""
        self._day, self._words = day, " ".join(words.split())
        self.setAccessibleName(f"{day}. {self._words}")
        self.setToolTip(words)
        self.update()

    def draw(self, canvas: Canvas) -> None:
        px, height, small = canvas.theme.px, canvas.area.height(), canvas.theme.font("small")
        if ground := self.ground():
            canvas.fill(0, 0, canvas.width, height, ground, radius=px(6))
        canvas.text(self._day, px(INSET), 0, px(48), height, font=small, role="text2")
        left = px(INSET + 52)
        room = canvas.width - left - px(INSET)
        canvas.text(self._words, left, 0, room, height, font=small, role="text", own_words=True)


class SetbackRow(Painted):
    """A setback of the goal: how far it has come, and what happened."""

    def __init__(self, ui: Context, setback: LoggedSetback) -> None:
        super().__init__(ui)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._open)
        self.show_item(setback)

    def show_item(self, setback: LoggedSetback) -> None:
        """Show this version of it."""
        day = dates.short_day(dates.day_of(setback.day), self.ui.desk.clock.today())
        self._id, self._stage = setback.id, setback.stage
        self._words = tr("{day}: {text}", day=day, text=" ".join(setback.what_happened.split()))
        self.setAccessibleName(f"{self._words} ({tr(STAGE_NAMES[setback.stage])})")
        self.setToolTip(tr(STAGE_NAMES[setback.stage]))
        self.updateGeometry()
        self.update()

    def _open(self) -> None:
        self.ui.places.setback.emit(self._id)

    def sizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(120), self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        return self.ui.theme.px(24) + len(self._lines(width)) * self.ui.theme.line("small")

    def _lines(self, width: int) -> list[str]:
        return broken(self._words, self.ui.theme.font("small"), width - 2 * self.ui.theme.px(INSET))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.updateGeometry()

    def draw(self, canvas: Canvas) -> None:
        px = canvas.theme.px
        if ground := self.ground():
            canvas.fill(0, 0, canvas.width, canvas.area.height(), ground, radius=px(6))
        glyphs.stage(canvas, px(INSET), px(3), self._stage)
        draw_lines(canvas, self._lines(self.width()), "small", role="text", x=px(INSET), y=px(20))


class SetbacksSection(Section):
    """Setbacks that belong to the goal; gone while there are none."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Setbacks"), "setback")
        self._rows = Rows(lambda row: SetbackRow(ui, row), SetbackRow.show_item, ui.theme.px(2))
        self.body.addWidget(self._rows)
        self.body.addStretch(1)

    def read(self, goal: GoalRow) -> None:
        rows = [] if self.ui.hides_setbacks else goal_query.setbacks(self.ui.desk.store, goal.id)
        self._rows.show_items(rows)
        self.setVisible(bool(rows))


class MentionRowWidget(OpenableRow):
    """A journal entry that is linked to the goal."""

    def __init__(self, ui: Context, mention: MentionRow) -> None:
        super().__init__(ui)
        self.clicked.connect(self._open)
        self.show_item(mention)

    def show_item(self, mention: MentionRow) -> None:
        """Show this version of it."""
        self._mention = mention
        today = self.ui.desk.clock.today()
        day = dates.day_of(mention.day)
        words = private_entry() if mention.private else mention.title
        self.say(tr("Today") if day == today else dates.short_day(day, today), words)

    def _open(self) -> None:
        self.ui.places.journal.emit()
        self.ui.places.day.emit(dates.day_of(self._mention.day), self._mention.id)


class MentionsSection(Section):
    """Where the journal speaks of the goal; gone while it does not."""

    _SHOWN = 12

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("In the journal"), "journal")
        self._rows = Rows(lambda row: MentionRowWidget(ui, row), MentionRowWidget.show_item)
        self.body.addWidget(self._rows)

    def read(self, goal: GoalRow) -> None:
        rows = goal_query.mentions(self.ui.desk.store, goal.id)[: self._SHOWN]
        self._rows.show_items(rows)
        self.setVisible(bool(rows))


def in_order(ui: Context, shown: Sequence[Section | tuple[Section, Section]]) -> tuple[Sequence[Section], QWidget]:
    """All sections, and the widget that holds them: below each other, and two of them side by side."""
    inside = Ground(ui, "surface")
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, ui.theme.px(16))
    column.setSpacing(0)
    sections: list[Section] = []
    for part in shown:
        column.addWidget(TwoColumns(ui, *part) if isinstance(part, tuple) else part)
        sections += part if isinstance(part, tuple) else (part,)
    column.addStretch(1)
    return sections, inside
