"""The Review page: look back on a week or a month, go on another time, and read what was written before."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from goaldesk.core.changes import ChangeSet
from goaldesk.core.method.reviews import Period
from goaldesk.core.queries import review_facts, review_rows
from goaldesk.core.queries import reviews as review_query
from goaldesk.core.queries.review_facts import OF_REVIEW, Fact, Matter
from goaldesk.core.types import Span
from goaldesk.core.words import N_, Message
from goaldesk.ui.context import Context
from goaldesk.ui.dates import day_of
from goaldesk.ui.i18n import tr
from goaldesk.ui.panes.review.finished import FinishedPane
from goaldesk.ui.panes.review.header import ReviewHeader
from goaldesk.ui.panes.review.links import open_goal
from goaldesk.ui.panes.review.overview import OverviewPane
from goaldesk.ui.panes.review.sitting import SittingPane
from goaldesk.ui.reviewing import Sitting, standing

KEYS = "Ctrl+4"
"""What leads to this page from anywhere."""

_SHOWN_FROM = frozenset({*review_query.TABLES, *review_facts.FACTS_FROM, "pair", "plan"})


class ReviewPage(QWidget):
    """Shows the review that is begun or due; where there is none, all that there are."""

    def __init__(self, ui: Context) -> None:
        super().__init__()
        self._ui = ui
        self._span = Span.WEEK
        self._period: Period | None = None  # none while all reviews are shown
        self._stale = False
        self._left_at: QWidget | None = None
        self._header = ReviewHeader(ui)
        self._header.span_wanted.connect(self._land)
        self._header.step_wanted.connect(self._step)
        self._header.leave_wanted.connect(self._show_all)
        self._overview = OverviewPane(ui)
        self._overview.wanted.connect(self._look_back)
        self._overview.skipped.connect(self._skip)
        self._finished = FinishedPane(ui)
        self._finished.facts.opened.connect(self._open)
        self._sittings: dict[Span, SittingPane] = {}
        self._stack = QStackedWidget()
        self._stack.addWidget(self._overview)
        self._stack.addWidget(self._finished)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._stack, 1)
        ui.bus.changed.connect(self._changed)
        ui.bus.day_changed.connect(self._new_day)
        self._land(Span.WEEK)

    def open_review(self, review_id: str) -> None:
        """Show a review; with an empty id, or one that is no longer there, the week that is due, else the one begun."""
        row = review_rows.review(self._ui.desk.store, review_id) if review_id else None
        if row:
            self._go(row.period.span, row.period)
        else:
            there = standing(self._ui, Span.WEEK)
            self._go(Span.WEEK, there.due or there.begun)

    def panes(self) -> list[QWidget]:
        """What F6 goes through, in order."""
        shown = self._stack.currentWidget()
        if isinstance(shown, SittingPane | FinishedPane):
            return shown.panes()
        return [self._overview.begin, self._overview.list]

    def take_focus(self) -> None:
        """Where the keys go: to the fact that somebody has come back from, else to what there is to do."""
        left_at, self._left_at = self._left_at, None
        shown = self._stack.currentWidget()
        if left_at is not None and isValid(left_at) and left_at.isVisible():
            left_at.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif isinstance(shown, SittingPane | FinishedPane | OverviewPane):
            shown.take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._show()
        self.take_focus()

    # -- which review

    def _land(self, span: Span) -> None:
        there = standing(self._ui, span)
        self._go(span, there.begun or there.due)

    def _look_back(self, period: Period) -> None:
        self._go(period.span, period)

    def _show_all(self) -> None:
        self._go(self._span, None)

    def _go(self, span: Span, period: Period | None) -> None:
        """Show something else; what is being written is kept first."""
        if not self._ui.bus.write_now():
            return
        self._span, self._period, self._left_at = span, period, None
        self._show(anew=True)
        if self.isVisible():
            self.take_focus()

    def _periods(self) -> list[Period]:
        """All that was or can be looked back on, in order. What was skipped is shown for its words alone."""
        store, there = self._ui.desk.store, standing(self._ui, self._span)
        words = review_query.first_words(store, self._span)
        rows = (row for row in review_rows.reviews(store, self._span) if not row.skipped or row.id in words)
        found = {row.period for row in rows}
        found |= {period for period in (there.due, there.running, self._period) if period}
        return sorted(found, key=lambda period: (period.ends_on, period.starts_on))

    def _step(self, by: int) -> None:
        periods = self._periods()
        at = periods.index(self._period) + by if self._period in periods else -1
        if 0 <= at < len(periods):
            self._go(self._span, periods[at])

    def _skip(self, period: Period) -> None:
        self._ui.desk.reviews.skip(period)

    # -- showing

    def _changed(self, change: ChangeSet) -> None:
        if not self.isVisible():
            self._stale = self._stale or change.touches(*_SHOWN_FROM)
        elif change.touches(*_SHOWN_FROM):
            self._show(facts=change.touches(*review_facts.FACTS_FROM))

    def _new_day(self) -> None:
        if self.isVisible():
            self._show()
        else:
            self._stale = True

    def _show(self, *, anew: bool = False, facts: bool = True) -> None:
        """Show the days there are, by how their review stands on the desk."""
        self._stale = False
        if self._period is None:
            self._overview.show_span(self._span)
            self._header.show_overview(self._span)
            self._stack.setCurrentWidget(self._overview)
            return
        sitting = Sitting(self._ui, self._period)
        row = sitting.row()
        if row and row.finished_on:
            self._finished.show_review(row)
            self._stack.setCurrentWidget(self._finished)
        else:
            self._show_sitting(self._period, anew=anew, facts=facts)
        periods = self._periods()
        leave = tr("Finish later") if row and not row.finished_on else tr("All reviews")
        before, after = periods[0] != self._period, periods[-1] != self._period
        self._header.show_review(self._span, sitting.days(), leave, before=before, after=after)
        self._header.show_saved(None if row and row.finished_on else sitting.saved_at())

    def _show_sitting(self, period: Period, *, anew: bool, facts: bool) -> None:
        pane = self._sittings.get(period.span)
        if pane is None:
            pane = self._sittings[period.span] = SittingPane(self._ui, period)
            pane.facts.opened.connect(self._open)
            pane.finished.connect(self.take_focus)
            pane.skipped.connect(self._show_all)
            self._stack.addWidget(pane)
        if anew or self._stack.currentWidget() is not pane:
            pane.show_period(period)
        else:
            pane.read(facts=facts)
        self._stack.setCurrentWidget(pane)

    # -- leading away, and back

    def _open(self, fact: Fact) -> None:
        """Show what a fact stands for. The page stays as it is, to be come back to."""
        places = self._ui.places
        if fact.matter is Matter.SETBACK:
            places.setback.emit(fact.id)
            return
        if not fact.goal_id and fact.matter is not Matter.ENTRY:
            if fact.word.startswith(OF_REVIEW):  # a question of no goal
                self.open_review(fact.word.removeprefix(OF_REVIEW))
            elif fact.word:  # one that a setback left
                places.setback.emit(fact.word)
            return
        self._left_at = QApplication.focusWidget()
        if fact.matter is Matter.ENTRY:
            places.day.emit(day_of(fact.day), fact.id)
        else:
            open_goal(self._ui, fact.goal_id)
        keys = QKeySequence(KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        places.said.emit(Message(N_("{keys} leads back to your review"), {"keys": keys}))
