"""The learning goals that are paired with a performance goal, why they belong together, and those that did once."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy

from goaldesk.core.method import challenge as felt_challenge
from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries import goal_table as table_query
from goaldesk.core.queries.goal_page import GoalRow, PairRow
from goaldesk.core.queries.goal_table import LearningCell
from goaldesk.core.types import Kind
from goaldesk.ui import dates, glyphs, wording
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import ntr, tr
from goaldesk.ui.panes.goal_page.card import Card
from goaldesk.ui.panes.goal_page.section import Section
from goaldesk.ui.widgets.auto_text import INSET, AutoText
from goaldesk.ui.widgets.buttons import Painted
from goaldesk.ui.widgets.choose_goal import ChooseGoalPopover
from goaldesk.ui.widgets.labels import Label
from goaldesk.ui.widgets.rows import Rows

_INSIDE = 13
"""From the edge of a card to its words."""


class _Paired(NamedTuple):
    """A pair with what its card shows of the learning goal. ``counts`` is things tried and open questions."""

    id: str
    pair: PairRow
    cell: LearningCell
    counts: tuple[int, int]


class _Top(Painted):
    """What the learning goal has come to; pressing it opens its page."""

    def __init__(self, ui: Context, paired: _Paired) -> None:
        super().__init__(ui)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)
        self.show_item(paired)

    def show_item(self, paired: _Paired) -> None:
        """Show this version of it."""
        self._cell, self._counts = paired.cell, paired.counts
        self.setAccessibleName(wording.learning_sentence(paired.cell, self.ui.desk.clock.today()))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(200), self.ui.theme.px(66))

    def _open(self) -> None:
        self.ui.places.goal.emit(self._cell.id)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._repaint_card()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._repaint_card()

    def _repaint_card(self) -> None:
        card = self.parentWidget()
        if card is not None:
            card.update()

    def draw(self, canvas: Canvas) -> None:
        theme, px, cell, left = canvas.theme, canvas.theme.px, self._cell, canvas.theme.px(_INSIDE)
        title, small = theme.font("row-title"), theme.font("small")
        canvas.text(cell.title, left, px(9), canvas.width - px(44), px(20), font=title, role="text", own_words=True)
        canvas.icon("right", canvas.width - px(28), px(11), px(16), "text2")
        glyphs.ladder(canvas, left, px(33), cell.level, evidence=cell.has_evidence)
        self._draw_level(canvas)
        tried, asked = self._counts
        parts = [
            ntr("{n} thing tried", "{n} things tried", tried),
            ntr("{n} open question", "{n} open questions", asked),
        ]
        canvas.text(" · ".join(parts), left, px(49), canvas.width - 2 * left, px(16), font=small, role="text2")

    def _draw_level(self, canvas: Canvas) -> None:
        """How deep it goes, and how it feels; the word for that yields where there is no room for both."""
        theme, px, cell = canvas.theme, canvas.theme.px, self._cell
        level, medium, small = wording.level(cell.ladder, cell.level), theme.font("small", 500), theme.font("small")
        end, beside = float(canvas.width - px(_INSIDE)), px(64)
        if cell.challenge is not None:
            word, glyph = wording.felt(cell.challenge), px(glyphs.CHALLENGE_SIZE[0] + 6)
            if beside + canvas.text_width(level, medium) + px(8) + glyph + canvas.text_width(word, small) <= end:
                end -= canvas.text(word, 0, px(31), end, px(16), font=small, role="text2", trailing=True)
            end -= glyph
            glyphs.challenge(canvas, end, px(33), felt_challenge.shown(cell.challenge))
            end -= px(8)
        canvas.text(level, beside, px(31), end - beside, px(16), font=medium, role="text")


class _LearningCard(Card):
    """A learning goal on the way: what it has come to, why the two belong together, and since when."""

    def __init__(self, ui: Context, paired: _Paired) -> None:
        super().__init__(ui, "learn_tint", "learn_line")
        px, asked = ui.theme.px, tr("Why do these two belong together?")
        self._pair = paired.pair
        self._top = _Top(ui, paired)
        self._why = AutoText(ui, asked, self._explain, font="small", placeholder=asked)
        self._since = Label(ui, "", font="small", role="text2")
        self._since.setContentsMargins(0, 2, 0, 0)
        self.column.addWidget(self._top)
        line = QHBoxLayout()
        line.setContentsMargins(px(_INSIDE - INSET), 0, px(_INSIDE - INSET), px(6))
        line.setSpacing(0)
        line.addWidget(self._why, 1)
        line.addSpacing(px(4))
        line.addWidget(self._since, 0, Qt.AlignmentFlag.AlignTop)
        line.addSpacing(px(INSET))
        self.column.addLayout(line)
        self.show_item(paired)

    def show_item(self, paired: _Paired) -> None:
        """Show this version of it."""
        self._pair = paired.pair
        self._top.show_item(paired)
        self._why.setAccessibleName(tr("Why “{title}” belongs here", title=paired.pair.title))
        self._why.show_text(paired.pair.why)
        self._since.setText(wording.since(dates.day_of(paired.pair.since_on), self.ui.desk.clock.today()))

    def line_role(self) -> str:
        return "learn_fill" if self._top.ground() else super().line_role()

    def _explain(self, why: str) -> None:
        self.ui.desk.pairs.explain(self._pair.id, why)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        self.ui.look.dress(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(tr("Unpair"), self._unpair)
        menu.exec(self.mapToGlobal(self.rect().center()))

    def _unpair(self) -> None:
        self.ui.desk.pairs.unpair([self._pair.id])


class _Earlier(Painted):
    """A pair that held until some day; pressing it opens the learning goal."""

    def __init__(self, ui: Context, pair: PairRow) -> None:
        super().__init__(ui)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)
        self.show_item(pair)

    def show_item(self, pair: PairRow) -> None:
        """Show this version of it."""
        today = self.ui.desk.clock.today()
        self._pair, self._until = pair, ""
        if pair.until_on:
            self._until = tr("until {day}", day=dates.short_day(dates.day_of(pair.until_on), today))
        self.setAccessibleName(f"{tr('Learning goal: {title}', title=pair.title)}, {self._until}")
        beside = [wording.since(dates.day_of(pair.since_on), today), pair.why]
        self.setAccessibleDescription(". ".join(each for each in beside if each))
        self.setToolTip("\n".join(each for each in (pair.title, *beside) if each))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(120), self.ui.theme.px(28))

    def _open(self) -> None:
        self.ui.places.goal.emit(self._pair.goal_id)

    def draw(self, canvas: Canvas) -> None:
        px, height, small = canvas.theme.px, canvas.area.height(), canvas.theme.font("small")
        if ground := self.ground():
            canvas.fill(0, 0, canvas.width, height, ground, radius=px(6))
        end = canvas.width - px(INSET)
        taken = canvas.text(self._until, 0, 0, end, height, font=small, role="text2", trailing=True)
        room = end - taken - px(INSET + 12)
        canvas.text(self._pair.title, px(INSET), 0, room, height, font=small, role="text2", own_words=True)


class PartnersSection(Section):
    """The learning goals on the way, each as a card; below them, in a line each, those that were."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Learning on the way"), "steps")
        self._pair = self.add_action(tr("Pair another"), "link", self._choose)
        self._cards = Rows(lambda paired: _LearningCard(ui, paired), _LearningCard.show_item, ui.theme.px(8))
        self._cards.setContentsMargins(0, ui.theme.px(6), 0, ui.theme.px(4))
        self.indented().addWidget(self._cards)
        self._earlier = Rows(lambda pair: _Earlier(ui, pair), _Earlier.show_item)
        self.body.addWidget(self._earlier)

    def read(self, goal: GoalRow) -> None:
        store = self.ui.desk.store
        pairs = goal_query.pairs(store, goal.id, Kind.PERFORMANCE)
        cells = table_query.learning_cells(store, [pair.goal_id for pair in pairs])
        self._cards.show_items(
            [
                _Paired(pair.id, pair, cells[pair.goal_id], goal_query.tried_and_asked(store, pair.goal_id))
                for pair in pairs
            ]
        )
        self._earlier.show_items(goal_query.pairs(store, goal.id, Kind.PERFORMANCE, ended=True))
        self._pair.say(tr("Pair another") if pairs else tr("Pair"))

    def _choose(self) -> None:
        panel = ChooseGoalPopover.to_pair(self.ui, self._pair, self.goal_id, Kind.PERFORMANCE)
        panel.open_below(self._pair)
