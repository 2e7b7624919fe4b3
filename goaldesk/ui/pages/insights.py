"""The Insights page: patterns to be curious about, each as a picture and as a table."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from goaldesk.core.changes import ChangeSet
from goaldesk.core.queries import journal
from goaldesk.core.queries.insights.period import HowFar, Period, period
from goaldesk.ui import dates
from goaldesk.ui.charts.attention import AttentionInsight
from goaldesk.ui.charts.card import InsightCard
from goaldesk.ui.charts.challenge import ChallengeInsight
from goaldesk.ui.charts.from_setbacks import FromSetbacksInsight
from goaldesk.ui.charts.insight import Insight
from goaldesk.ui.charts.pairs import PairsInsight
from goaldesk.ui.charts.readable import Opens, Place
from goaldesk.ui.charts.results import ResultsInsight
from goaldesk.ui.charts.understanding import UnderstandingInsight
from goaldesk.ui.charts.writing import WritingInsight
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.lazy import load
from goaldesk.ui.widgets.buttons import TextButton
from goaldesk.ui.widgets.calendar import first_day_of_week
from goaldesk.ui.widgets.labels import ElidedLabel, Ground, Label
from goaldesk.ui.widgets.scrollbar import ScrollArea
from goaldesk.ui.widgets.segments import Segment, Segments

_INSIGHTS: Sequence[type[Insight]] = (
    WritingInsight, AttentionInsight, UnderstandingInsight, ResultsInsight, FromSetbacksInsight, ChallengeInsight,
    PairsInsight,
)  # fmt: skip
"""The pictures, in the order in which they are read. Two stand side by side; the last one takes both places."""

_MARGIN, _GAP, _TITLE, _FOOT = 24, 16, 56, 20
_LEFT, _RIGHT, _TWO_FROM = 676, 468, 1100 - 72
_AROUND = 12


class InsightsPage(Ground):
    """Reads again after a change, as soon as it is seen."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, "surface")
        px = ui.theme.px
        choices = {
            HowFar.TWELVE_WEEKS: tr("12 weeks"),
            HowFar.SIX_MONTHS: tr("6 months"),
            HowFar.YEAR: tr("Year"),
            HowFar.ALL: tr("All"),
        }
        segments = [Segment(choice, label) for choice, label in choices.items()]
        self._how_far = Segments(ui, tr("How far to look back"), segments, HowFar.SIX_MONTHS)
        self._how_far.chosen.connect(self._read_all)
        self._save_all = TextButton(ui, tr("Save as picture"), icon="image")
        self._save_all.clicked.connect(self._save)
        head = QHBoxLayout()
        head.setContentsMargins(px(_MARGIN), 0, px(_MARGIN), 0)
        head.setSpacing(px(12))
        head.addWidget(Label(ui, tr("Insights"), font="page-title"))
        said = tr("Patterns to be curious about. Nothing here is a grade.")
        head.addWidget(ElidedLabel(ui, said, role="text2"), 1)
        head.addWidget(self._how_far)
        head.addWidget(self._save_all)
        top = QWidget()
        top.setLayout(head)
        top.setFixedHeight(px(_TITLE))
        hidden = ui.hides_setbacks
        self.cards = [
            InsightCard(ui, insight(ui)) for insight in _INSIGHTS if not (insight is FromSetbacksInsight and hidden)
        ]
        self._stale: set[InsightCard] = set()
        self._inside = Ground(ui, "surface")
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(px(_MARGIN), 0, px(_MARGIN), px(_FOOT))
        self._grid.setSpacing(px(_GAP))
        self._columns = 0
        self._area = ScrollArea(ui)
        self._area.setWidget(self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self._area, 1)
        self._read(self.cards)
        for card in self.cards:
            card.opened.connect(self._open)
            card.reached.connect(self._show_spot)
        self._place()
        ui.bus.changed.connect(self._changed)
        ui.bus.day_changed.connect(self._read_all)

    def panes(self) -> list[QWidget]:
        """What F6 goes through, in order."""
        taken = next(each for each in self._how_far.buttons() if each.property("checked"))
        return [taken, *(card.main() for card in self.cards)]

    # -- reading

    def _period(self) -> Period:
        how_far = self._how_far.value()
        assert isinstance(how_far, HowFar)
        desk, first = self.ui.desk, first_day_of_week(self.ui).value - 1
        return period(desk.store, how_far, desk.clock.today(), first)

    def _changed(self, change: ChangeSet) -> None:
        self._stale |= {card for card in self.cards if change.touches(*card.insight.tables)}
        self._read_stale()

    def _read_all(self) -> None:
        self._stale = set(self.cards)
        self._read_stale()

    def _read_stale(self) -> None:
        """Read what may have changed, if somebody looks."""
        if not self._stale or not self.isVisible():
            return
        self._read([card for card in self.cards if card in self._stale])
        self._stale = set()

    def _read(self, cards: Sequence[InsightCard]) -> None:
        looked_at = self._period()
        for card in cards:
            card.read(looked_at)
        self._save_all.setEnabled(bool(self._to_see()))

    def _to_see(self) -> list[Insight]:
        """The pictures with something to see."""
        return [card.insight for card in self.cards if not card.insight.nothing()]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_stale()

    # -- placing

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Two columns, or one where the window is narrow."""
        columns = 2 if self.width() >= self.ui.theme.px(_TWO_FROM) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for number, card in enumerate(self.cards):
            self._grid.removeWidget(card)
            alone = columns == 1 or (number == len(self.cards) - 1 and number % 2 == 0)
            self._grid.addWidget(card, number // columns, number % columns, 1, columns if alone else 1)
        self._grid.setRowStretch(len(self.cards), 1)
        self._grid.setColumnStretch(0, _LEFT)
        self._grid.setColumnStretch(1, _RIGHT if columns == 2 else 0)

    def _show_spot(self, area: QRect) -> None:
        card = self.sender()
        assert isinstance(card, InsightCard)
        there, around = area.translated(card.pos()), self.ui.theme.px(_AROUND)
        for y in (there.bottom(), there.top()):
            self._area.ensureVisible(there.center().x(), y, 0, around)

    # -- going elsewhere

    def _open(self, opens: Opens) -> None:
        places = self.ui.places
        if opens.place is Place.SETBACK:
            places.setback.emit(opens.what)
        elif opens.place is Place.DAY:
            assert isinstance(opens.what, date)
            entries = journal.entries_of(self.ui.desk.store, opens.what)
            places.section.emit("journal")
            places.day.emit(opens.what, entries[-1].id if entries else "")
        else:
            places.section.emit("desk")
            places.goal_in_table.emit(opens.what)
            places.goal.emit(opens.what)

    def _save(self) -> None:
        first, last = self._period()
        said = tr("{first} to {last}", first=dates.month_day(first, last), last=dates.month_day(last, last))
        load("save_insights")(self.ui, self.window(), said, self._to_see())
