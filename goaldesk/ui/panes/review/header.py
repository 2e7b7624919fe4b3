"""The line at the top of the Review page: what is looked back on, the way to the ones before and after, and out."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from goaldesk.core.method.review_script import NAMES
from goaldesk.core.types import Span
from goaldesk.ui import dates
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import IconButton, TextButton
from goaldesk.ui.widgets.labels import ElidedLabel, Ground, Label, Mark
from goaldesk.ui.widgets.segments import Segment, Segments

_HEIGHT, _EDGE, _ROOM_FOR_ALL = 56, 24, 900


class ReviewHeader(Ground):
    """Wishes only; the page fulfils them."""

    span_wanted = Signal(object)
    """Somebody wants weeks, or months (``Span``)."""

    step_wanted = Signal(int)
    """Somebody wants the review before (-1) or after (1) the one that is shown."""

    leave_wanted = Signal()
    """Somebody wants to see all reviews."""

    def __init__(self, ui: Context) -> None:
        super().__init__(ui, "surface", lines="b")
        px = ui.theme.px
        self._title = Label(ui, "", font="page-title")
        self._days = ElidedLabel(ui, "", role="text2")
        self.earlier = IconButton(ui, "left", tr("The review before"))
        self.later = IconButton(ui, "right", tr("The review after"))
        self.earlier.clicked.connect(self._go_earlier)
        self.later.clicked.connect(self._go_later)
        spans = [Segment(Span.WEEK, tr("Week")), Segment(Span.MONTH, tr("Month"))]
        self._spans = Segments(ui, tr("What to look back on"), spans, Span.WEEK, answers=True)
        self._spans.chosen.connect(self.span_wanted)
        self._mark = Mark(ui, "saved")
        self._saved = ElidedLabel(ui, "", font="small", role="text2")
        self._leave = TextButton(ui, "")
        self._leave.clicked.connect(self.leave_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(_EDGE), 0, px(_EDGE), px(1))
        row.setSpacing(px(12))
        row.addWidget(self._title)
        row.addWidget(self._days)
        row.addWidget(self.earlier)
        row.addWidget(self.later)
        row.addStretch(1)
        row.addWidget(self._mark)
        row.addWidget(self._saved)
        row.addWidget(self._spans)
        row.addWidget(self._leave)
        self.setFixedHeight(px(_HEIGHT))

    def show_overview(self, span: Span) -> None:
        """All reviews of a kind are shown."""
        self._show(span, "")
        self._show_ways(shown=False)
        self.show_saved(None)

    def show_review(self, span: Span, days: str, leave: str, *, before: bool, after: bool) -> None:
        """One review is shown; ``before`` and ``after`` say whether there is another one, ``leave`` is the way out."""
        self._show(span, days)
        self._leave.say(leave)
        self.earlier.setEnabled(before)
        self.later.setEnabled(after)
        self._show_ways(shown=True)

    def _show_ways(self, *, shown: bool) -> None:
        self.earlier.setVisible(shown)
        self.later.setVisible(shown)
        self._leave.setVisible(shown)

    def _show(self, span: Span, days: str) -> None:
        self._title.setText(tr(NAMES[span]))
        self._days.say(days)
        self._days.setVisible(bool(days))
        self._spans.take(span)

    def show_saved(self, at: datetime | None) -> None:
        """Say when something was last written."""
        said = tr("Saved at {time}", time=dates.clock_time(at)) if at else ""
        self._saved.say(said)
        self._mark.setToolTip(said)
        self._be_brief()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._be_brief()

    def _be_brief(self) -> None:
        """When it was saved yields first; the sign that it was stays."""
        there = bool(self._saved.text())
        self._mark.setVisible(there)
        self._saved.setVisible(there and self.width() >= self.ui.theme.px(_ROOM_FOR_ALL))

    def _go_earlier(self) -> None:
        self.step_wanted.emit(-1)

    def _go_later(self) -> None:
        self.step_wanted.emit(1)
