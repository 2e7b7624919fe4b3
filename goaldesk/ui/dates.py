"""Days as people say them: today, Monday, 29 Sep."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QTime

from goaldesk.core.settings import AS_SYSTEM
from goaldesk.ui.i18n import language, ntr, tr

_WEEK = 7
_DAYS_SAID = 28
_WEEKS_SAID = 7


def qdate(day: date) -> QDate:
    """The day for a Qt widget."""
    return QDate(day.year, day.month, day.day)


def pydate(day: QDate) -> date:
    """The day of a Qt widget."""
    return date(day.year(), day.month(), day.day())


def day_of(text: str) -> date:
    """The day that a column of the desk holds."""
    return date.fromisoformat(text)


def use_locale(name: str) -> None:
    """Write days and numbers in the window's language, as is usual in the person's country (``de_AT``)."""
    spoken, _, country = name.partition("_")
    if spoken not in {language(), "C"}:
        name = f"{language()}_{country}" if country else language()
    QLocale.setDefault(QLocale(name))


_FORMS = (
    "yyyy-MM-dd", "d MMM yyyy", "d MMMM yyyy", "d. MMMM yyyy", "MMM d yyyy", "MMMM d yyyy", "MMM d, yyyy",
    "MMMM d, yyyy", "d.M.yyyy", "d/M/yyyy", "d MMM", "d MMMM", "d. MMMM", "MMM d", "MMMM d", "d.M.", "d.M", "d/M",
)  # fmt: skip
_HALF_A_YEAR = 183


def read_day(text: str, today: date) -> date | None:
    """The day a person wrote, or None. Without a year it is the one nearest to come, or lately past."""
    text = " ".join(text.split())
    if text.casefold() == tr("today"):
        return today
    locale = QLocale()
    short = locale.dateFormat(QLocale.FormatType.ShortFormat)
    for form in (short, *_FORMS):
        for tongue in (locale, QLocale.c()):
            found = tongue.toDate(text, form, today.year - today.year % 100)
            if found.isValid():
                return pydate(found) if "y" in form else _near(found, today)
    return None


def _near(day: QDate, today: date) -> date:
    near = date(today.year, day.month(), min(day.day(), 28 if day.month() == 2 else 31))
    if (today - near).days > _HALF_A_YEAR:
        return near.replace(year=today.year + 1)
    return near


def long_day(day: date, today: date) -> str:
    """Thursday 8 October; with the year if it is another one."""
    form = tr("dddd d MMMM") if day.year == today.year else tr("dddd d MMMM yyyy")
    return QLocale().toString(qdate(day), form)


def short_weekday(day: date, today: date) -> str:
    """Thu 8 Oct; with the year if it is another one."""
    return QLocale().toString(qdate(day), tr("ddd d MMM") if day.year == today.year else tr("ddd d MMM yyyy"))


def month_day(day: date, today: date) -> str:
    """8 October; with the year if it is another one."""
    return QLocale().toString(qdate(day), tr("d MMMM") if day.year == today.year else tr("d MMMM yyyy"))


def short_day(day: date, today: date) -> str:
    """8 Oct; with the year if it is another one."""
    return QLocale().toString(qdate(day), tr("d MMM") if day.year == today.year else tr("d MMM yyyy"))


def full_day(day: date) -> str:
    """8 October 2026."""
    return QLocale().toString(qdate(day), tr("d MMMM yyyy"))


def weekday(day: date) -> str:
    """Wed."""
    return QLocale().toString(qdate(day), "ddd")


def month(day: date) -> str:
    """Oct, as it stands by itself."""
    return QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)


def month_and_year(day: date) -> str:
    """October 2026."""
    return QLocale().toString(qdate(day), tr("MMMM yyyy"))


def days(first: date, last: date, today: date) -> str:
    """28 September to 4 October; 5 to 11 October; September 2026 where it is just that."""
    if first.day == 1 and last == _last_of_month(first):
        return month_and_year(first)
    same = (first.year, first.month) == (last.year, last.month)
    begins = QLocale().toString(qdate(first), tr("d")) if same else month_day(first, today)
    return tr("{first} to {last}", first=begins, last=month_day(last, today))


def _last_of_month(day: date) -> date:
    return day.replace(day=qdate(day).daysInMonth())


def first_weekday(chosen: int) -> int:
    """The day that a week starts on, from Monday as 0: as chosen in the settings, or as the system does."""
    return QLocale().firstDayOfWeek().value - 1 if chosen == AS_SYSTEM else chosen


def clock_time(at: datetime) -> str:
    """14:32, or 2:32 PM where people say it so."""
    locale = QLocale()
    plain = locale.language() is QLocale.Language.C
    form = "HH:mm" if plain else locale.timeFormat(QLocale.FormatType.ShortFormat)
    return locale.toString(QTime(at.hour, at.minute), form)


def said(day: date, today: date) -> str:
    """Today, yesterday, Monday, 29 Sep: the way it is said of something that happened, inside a sentence."""
    ago = (today - day).days
    if ago == 0:
        return tr("today")
    if ago == 1:
        return tr("yesterday")
    if 0 < ago < _WEEK:
        return QLocale().toString(qdate(day), "dddd")
    return short_day(day, today)


def coming(day: date, today: date) -> str:
    """Today, tomorrow, 15 Oct: the way it is said of a day to come, inside a sentence."""
    ahead = (day - today).days
    return {0: tr("today"), 1: tr("tomorrow")}.get(ahead) or short_day(day, today)


def deadline(day: date, today: date, *, brief: bool = False) -> str:
    """30 Oct · 22 days left; only the date when it is far; was due 3 June when it has passed."""
    left = (day - today).days
    if left < 0:
        return tr("was due {day}", day=month_day(day, today))
    if left == 0:
        return tr("due today")
    short = short_day(day, today)
    if brief or left >= (_WEEKS_SAID + 1) * _WEEK:
        return short
    if left < _DAYS_SAID:
        return tr("{day} · {left}", day=short, left=ntr("{n} day left", "{n} days left", left))
    return tr("{day} · {left}", day=short, left=ntr("{n} week left", "{n} weeks left", left // _WEEK))


def moment(at: datetime) -> str:
    """A day and a time, such as “Thursday 8 October 2026, 14:32”."""
    return tr("{day}, {time}", day=full_day(at.date()), time=clock_time(at))
