"""The learning goals that are paired with a performance goal."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout

from goaldesk.core.method import challenge as felt_challenge
from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries import goal_table as table_query
from goaldesk.core.queries.goal_page import GoalRow
from goaldesk.core.queries.goal_table import LearningCell
from goaldesk.core.types import Kind
from goaldesk.ui import glyphs, wording
from goaldesk.ui.canvas import Canvas
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import ntr, tr
from goaldesk.ui.panes.goal_page.section import Section
from goaldesk.ui.widgets.buttons import Painted
from goaldesk.ui.widgets.choose_goal import ChooseGoalPopover


class _LearningCard(Painted):
    """A learning goal on the way: a card that opens it."""

    def __init__(self, ui: Context, cell: LearningCell, pair_id: str, counts: tuple[int, int]) -> None:
        super().__init__(ui)
        self._cell, self._pair_id, self._counts = cell, pair_id, counts
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(wording.learning_sentence(cell, ui.desk.clock.today()))
        self.clicked.connect(self._open)

    def sizeHint(self) -> QSize:
        return QSize(self.ui.theme.px(200), self.ui.theme.px(74))

    def _open(self) -> None:
        self.ui.places.goal.emit(self._cell.id)

    def draw(self, canvas: Canvas) -> None:
        theme, px, cell = canvas.theme, canvas.theme.px, self._cell
        line = "learn_fill" if self.ground() else "learn_line"
        canvas.frame(0, 0, canvas.width, self.height(), line, radius=px(8), fill="learn_tint")
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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        self.ui.look.dress(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(tr("Unpair"), self._unpair)
        menu.exec(self.mapToGlobal(self.rect().center()))

    def _unpair(self) -> None:
        self.ui.desk.pairs.unpair([self._pair_id])


class PartnersSection(Section):
    """The learning goals on the way, each as a card."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, tr("Learning on the way"), "steps")
        self._pair = self.add_action(tr("Pair another"), "link", self._choose)
        cards = self.indented()
        self._cards = QVBoxLayout()
        self._cards.setContentsMargins(0, ui.theme.px(6), 0, ui.theme.px(4))
        self._cards.setSpacing(ui.theme.px(8))
        cards.addLayout(self._cards)

    def read(self, goal: GoalRow) -> None:
        store = self.ui.desk.store
        pairs = goal_query.pairs(store, goal.id, Kind.PERFORMANCE)
        cells = table_query.learning_cells(store, [pair.goal_id for pair in pairs])
        for card in self.findChildren(_LearningCard):
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        for pair in pairs:
            counts = goal_query.tried_and_asked(store, pair.goal_id)
            self._cards.addWidget(_LearningCard(self.ui, cells[pair.goal_id], pair.id, counts))
        self._pair.say(tr("Pair another") if pairs else tr("Pair"))

    def _choose(self) -> None:
        panel = ChooseGoalPopover.to_pair(self.ui, self._pair, self.goal_id, Kind.PERFORMANCE)
        panel.open_below(self._pair)
