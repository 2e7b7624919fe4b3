"""What the parts of the Review page share: the review at hand, and how it is spoken of."""

from datetime import datetime, timedelta, timezone

from goaldesk.core.method.review_script import NAMES
from goaldesk.core.method.reviews import Period, entry_text
from goaldesk.core.queries import review_rows
from goaldesk.core.queries import reviews as review_query
from goaldesk.core.queries.review_rows import ReviewRow, Standing
from goaldesk.core.types import Span
from goaldesk.ui import dates
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr

_WEEK = 7


class Sitting:
    """The review at hand: its days. There is a row of it on the desk once something has been written."""

    def __init__(self, ui: Context, period: Period) -> None:
        self.ui, self.period = ui, period

    def row(self) -> ReviewRow | None:
        """The review on the desk; None before the first word."""
        return review_rows.review_of(self.ui.desk.store, self.period)

    def answers(self) -> dict[str, str]:
        """What is written, by what it is kept under."""
        row = self.row()
        return review_query.answers(self.ui.desk.store, row.id) if row else {}

    def saved_at(self) -> datetime | None:
        """When something was last written, at the place where that was."""
        row = self.row()
        saved = review_query.saved_at(self.ui.desk.store, row.id) if row else None
        if saved is None:
            return None
        return datetime.fromisoformat(saved[0]).astimezone(timezone(timedelta(minutes=saved[1])))

    def write(self, key: str, text: str) -> None:
        """Keep an answer. Raises GoalDeskError."""
        self.ui.desk.reviews.answer(self.period, key, text)

    def finish(self) -> None:
        """Make an entry of what is written, and be done. Raises GoalDeskError."""
        row = self.row()
        written = review_query.written(self.ui.desk.store, row) if row else []
        goals = [goal_id for each in written for goal_id, _ in each.goals]
        self.ui.desk.reviews.finish(self.period, entry_text(self.title(), written, tr), goals)

    def days(self) -> str:
        """28 September to 4 October."""
        return dates.days(self.period.starts_on, self.period.ends_on, self.ui.desk.clock.today())

    def title(self) -> str:
        """Weekly review, 28 September to 4 October."""
        return tr("{review}, {days}", review=tr(NAMES[self.period.span]), days=self.days())


def standing(ui: Context, span: Span) -> Standing:
    """What there is to look back on."""
    first_weekday = dates.first_weekday(ui.settings.now.week_starts_on)
    return review_rows.standing(ui.desk.store, span, ui.desk.clock.today(), first_weekday)


def left_on_the_desk(period: Period) -> str:
    """What the facts beside the questions are called."""
    if period.span is Span.WEEK and (period.ends_on - period.starts_on).days < _WEEK:
        return tr("What the week left on your desk")
    if period.span is Span.MONTH and period.starts_on.month == period.ends_on.month:
        return tr("What the month left on your desk")
    return tr("What these days left on your desk")
