"""A quiet line, at most once a week, where a week can be looked back on; its off-switch stands beside it."""

from PySide6.QtWidgets import QHBoxLayout

from goaldesk.core.changes import ChangeSet
from goaldesk.core.method.reviews import Period
from goaldesk.core.queries.review_rows import standing
from goaldesk.core.types import Span
from goaldesk.core.words import N_, Message
from goaldesk.ui import dates
from goaldesk.ui.canvas import margins
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.widgets.buttons import Manner, TextButton
from goaldesk.ui.widgets.labels import ElidedLabel, Ground, Mark

_HEIGHT = 36


def review_notice(ui: Context) -> "ReviewNotice | None":
    """The line for this day; None where there is nothing to say."""
    period = _to_notice(ui)
    return ReviewNotice(ui, period) if period else None


def _to_notice(ui: Context) -> Period | None:
    """The week that is due, unless the notice is off or stood there on an earlier day of this week."""
    settings = ui.settings.now
    if not settings.weekly_notice:
        return None
    first_weekday = dates.first_weekday(settings.week_starts_on)
    due = standing(ui.desk.store, Span.WEEK, ui.desk.clock.today(), first_weekday).due
    today = ui.desk.clock.today().isoformat()
    if due is None or due.ends_on.isoformat() <= settings.noticed_on != today:
        return None
    if not ui.sample:
        ui.settings.change(noticed_on=today)
    return due


class ReviewNotice(Ground):
    """Goes when the week is looked back on or left out, when it is turned off, and with the day."""

    def __init__(self, ui: Context, period: Period) -> None:
        super().__init__(ui, "accent_tint", lines="b")
        px = ui.theme.px
        self._text = ElidedLabel(ui, font="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(px(16), 0, px(10), px(1)))
        row.setSpacing(px(8))
        row.addWidget(Mark(ui, "review", role="accent"))
        row.addWidget(self._text, 1)
        for said, manner, does in (
            (tr("Look back on the week"), Manner.LINK, self._look_back),
            (tr("Not this week"), Manner.QUIET, self._skip),
            (tr("Turn this notice off"), Manner.QUIET, self._turn_off),
        ):
            button = TextButton(ui, said, manner=manner, font="small", height=28)
            button.clicked.connect(does)
            row.addWidget(button)
        self.setFixedHeight(px(_HEIGHT))
        ui.bus.changed.connect(self._changed)
        self._say(period)

    def _say(self, period: Period) -> None:
        self._period = period
        days = dates.days(period.starts_on, period.ends_on, self.ui.desk.clock.today())
        self._text.say(tr("The week from {days} can be looked back on.", days=days), days)

    def look(self) -> None:
        """See whether there is still something to say."""
        period = _to_notice(self.ui)
        if period:
            self._say(period)
        self.setVisible(period is not None)

    def _changed(self, change: ChangeSet) -> None:
        if change.touches("review"):
            self.look()

    def _look_back(self) -> None:
        self.ui.places.review.emit("")

    def _skip(self) -> None:
        self.ui.desk.reviews.skip(self._period)

    def _turn_off(self) -> None:
        self.ui.settings.change(weekly_notice=False)
        self.look()
        self.ui.places.said.emit(Message(N_("The weekly notice is off. Settings turns it on again")))
