"""Drawing a page without a screen: for the README, for tests, and for looking at every theme, size and language."""

import json
import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QLocale,
    QPoint,
    QRect,
    QSize,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from goaldesk import paths
from goaldesk.core.backup import copy_desk
from goaldesk.core.backup_keeper import BackupKeeper
from goaldesk.core.backups import Reason
from goaldesk.core.clock import Clock, fixed, local_now
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.errors import UserError
from goaldesk.core.key import Key
from goaldesk.core.method.mechanisms import Mechanism
from goaldesk.core.queries import desk as desk_query
from goaldesk.core.queries import goal_page as goal_query
from goaldesk.core.queries import review_rows
from goaldesk.core.queries import setbacks as setback_query
from goaldesk.core.sample_writer import write_sample
from goaldesk.core.settings import SettingsFile, ThemeChoice
from goaldesk.core.types import Kind, Span, State
from goaldesk.core.words import N_, Message
from goaldesk.ui import dates
from goaldesk.ui.composition import make_context, make_context_without_desk
from goaldesk.ui.context import Context
from goaldesk.ui.i18n import tr
from goaldesk.ui.lazy import load
from goaldesk.ui.look import Look
from goaldesk.ui.main_window import MainWindow
from goaldesk.ui.screenshot_file import FILE_PAGES
from goaldesk.ui.screenshot_journal import JOURNAL_PAGES
from goaldesk.ui.screenshot_locked import LOCKED_PAGES, PASSPHRASE_PAGES, PROTECTED, protect, unlock_window

_WORDS_FOR_THE_COACH = N_("Build 5 API endpoints by June")
_MOMENT = 1000
"""Milliseconds. What takes longer is gone by itself, as a message below, or begun again."""

_PREDICTED = 4
"""The level that is predicted in the pictures of a check."""


class Picture(NamedTuple):
    """What to draw. Without ``desk`` it is the sample desk; ``now`` is the moment it shows. ``key`` opens a
    protected desk."""

    page: str
    size: tuple[int, int] = (1280, 800)
    theme: str = "light"
    locale: str = "en_GB"
    desk: Path | None = None
    now: datetime | None = None
    key: Key | None = None
    hide_setbacks: bool = False


def take(picture: Picture, path: Path) -> None:
    """Draw a page into a PNG file. Raises UserError if the page or the file cannot be used."""
    pages = (*PAGES, *LOCKED_PAGES)
    if picture.page not in pages:
        text = N_("There is no page called {page}. There are: {pages}.")
        raise UserError(Message(text, {"page": picture.page, "pages": ", ".join(pages)}))
    qInstallMessageHandler(_without_a_screen)
    app = QApplication.instance() or QApplication(["goaldesk", "-style", "fusion"])
    assert isinstance(app, QApplication)
    dates.use_locale(picture.locale)
    app.setLayoutDirection(QLocale(picture.locale).textDirection())
    clock = Clock(fixed(picture.now) if picture.now else local_now)
    with tempfile.TemporaryDirectory(prefix="goaldesk-") as folder:
        settings = SettingsFile(Path(folder) / "settings.json")
        settings.change(hide_setbacks=picture.hide_setbacks)
        settings.change(theme=ThemeChoice(picture.theme))
        look = Look(app, settings)
        if picture.page in LOCKED_PAGES:
            drawn = _locked(picture.page, make_context_without_desk(look, settings), QSize(*picture.size), app)
        else:
            drawn = _open(picture, _desk(picture, Path(folder) / "desk.goaldesk", clock), look, settings)
    if not drawn.save(str(path), "PNG"):
        raise UserError(Message(N_("{path} cannot be written."), {"path": path}))


def _open(picture: Picture, desk: Desk, look: Look, settings: SettingsFile) -> QPixmap:
    """A page of the window on an open desk, which is closed afterwards."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    try:
        window = MainWindow(make_context(desk, look, settings), remember=False)
        window.resize(*picture.size)
        window.show()
        window.finish()
        _settle(app)
        PAGES[picture.page](window)
        _settle(app)
        _come_to_rest(window)
        _settle(app)
        drawn = _with_dialogs(window, app)
        _throw_away(window)
    finally:
        desk.close()
    return drawn


def _locked(page: str, ui: Context, size: QSize, app: QApplication) -> QPixmap:
    """The page in front of a desk that is locked."""
    window = unlock_window(ui, page)
    window.resize(size)
    window.show()
    window.activateWindow()
    _settle(app)
    drawn = window.grab()
    _throw_away(window)
    return drawn


def _throw_away(window: QWidget) -> None:
    """Close a window, and delete it as Qt does: Python would take its parts away in any order, while they still have
    events to look at."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _without_a_screen(_kind: QtMsgType, _where: object, said: str) -> None:
    """Pass on what Qt says, except that there is no window manager: with every dialog it says so again."""
    if "propagateSizeHints" not in said and sys.stderr is not None:
        sys.stderr.write(f"{said}\n")


def _desk(picture: Picture, path: Path, clock: Clock) -> Desk:
    """A desk of its own to draw: a copy of the one that is named, the sample, or an empty one for the first run."""
    if picture.desk:
        copy_desk(picture.desk, path, picture.key)
        return open_desk(path, clock, key=picture.key)
    if picture.page == "first-run":
        return open_desk(path, clock, create=True)
    write_sample(path, json.loads(paths.resource("sample", "en.json").read_text("utf-8")), clock)
    return open_desk(path, clock, key=protect(path) if picture.page in PROTECTED else None)


def _settle(app: QApplication) -> None:
    for _ in range(3):
        app.sendPostedEvents()
        app.processEvents()


def _come_to_rest(window: QWidget) -> None:
    """What waits for a quiet moment is done now: a picture does not depend on how long it takes to draw it."""
    for timer in window.findChildren(QTimer):
        if timer.isActive() and timer.isSingleShot() and timer.interval() <= _MOMENT:
            timer.setInterval(0)


def _with_dialogs(window: QWidget, app: QApplication) -> QPixmap:
    """The window, and the dialog that is open over it."""
    drawn = window.grab()
    for dialog in app.topLevelWidgets():
        if isinstance(dialog, QDialog) and dialog.isVisible():
            painter = QPainter(drawn)
            there = window.rect().center() - dialog.rect().center()
            corner = QPoint(max(0, there.x()), max(0, there.y()))
            painter.drawPixmap(corner, dialog.grab())
            painter.setPen(dialog.palette().color(QPalette.ColorRole.Dark))  # the system draws a frame here
            painter.drawRect(QRect(corner, dialog.size()).adjusted(-1, -1, 0, 0))
            painter.end()
            dialog.close()
    return drawn


def _goal_page(kind: Kind) -> Callable[[MainWindow], None]:
    def show(window: MainWindow) -> None:
        goals = desk_query.choices(window.ui.desk.store, kind)
        if goals:
            window.ui.places.goal_in_table.emit(goals[0].id)
            window.ui.places.goal.emit(goals[0].id)

    return show


def _closing(window: MainWindow) -> None:
    """The dialog in which the first performance goal closes; over the page of that goal, as from its menu."""
    _goal_page(Kind.PERFORMANCE)(window)
    if goal_id := window.desk_page.open_goal_id():
        load("settle")(window.ui, window, goal_id, State.REACHED)


def _setback(window: MainWindow) -> None:
    logged = setback_query.order(window.ui.desk.store)
    window.openings.setback(logged[0] if logged else "")


def _setback_with_more(window: MainWindow) -> None:
    """The setback of which most came."""
    logged = setback_query.order(window.ui.desk.store)
    window.openings.setback(logged[-1] if logged else "")


def _trash(window: MainWindow) -> None:
    """The trash with a few things in it."""
    desk = window.ui.desk
    for question in goal_query.questions(desk.store, desk_query.choices(desk.store, Kind.LEARNING)[0].id)[:2]:
        desk.questions.put_away(question.id)
    desk.setbacks.put_away(setback_query.order(desk.store)[:1])
    window.openings.trash()


def _backups(window: MainWindow) -> None:
    """The backups of this desk, with one that was just made."""
    desk = window.ui.desk
    desk.keeper = BackupKeeper(desk, desk.path.parent / "backups", str)
    for reason in (Reason.START, Reason.IN_USE, Reason.BEFORE_IMPORT):
        desk.keeper.back_up(reason)
    window.openings.backups()


def _five_steps(window: MainWindow) -> None:
    goals = desk_query.choices(window.ui.desk.store, Kind.LEARNING)
    if goals:
        window.openings.prepare(goals[-1].id)


def _insights_table(window: MainWindow) -> None:
    """The page with one of its pictures shown as a table."""
    window.show_section("insights")
    window.page("insights").cards[0].show_as_table(True)


def _check(*, predicted: bool = False, written: bool = False) -> Callable[[MainWindow], None]:
    """An understanding check, begun as far as this. What is written is what was asked about the goal before."""

    def show(window: MainWindow) -> None:
        desk, goals = window.ui.desk, desk_query.choices(window.ui.desk.store, Kind.LEARNING)
        if not goals:
            return
        open_questions = "\n".join(each.text for each in goal_query.questions(desk.store, goals[0].id))
        if predicted or written:
            check = desk.checks.begin(goals[0].id, _PREDICTED)
            desk.checks.write_gaps(check, open_questions if written else "")
        window.ui.places.goal_in_table.emit(goals[0].id)
        window.desk_page.check_understanding()

    return show


def _review_month(window: MainWindow) -> None:
    """The last look back on a month."""
    rows = review_rows.reviews(window.ui.desk.store, Span.MONTH)
    window.ui.places.review.emit(rows[0].id if rows else "")


PAGES: Mapping[str, Callable[[MainWindow], object]] = {
    "desk": lambda _window: None,
    "first-run": lambda _window: None,
    **JOURNAL_PAGES,
    **PASSPHRASE_PAGES,
    "setbacks": lambda window: window.show_section("setbacks"),
    "review": lambda window: window.ui.places.review.emit(""),
    "review-month": _review_month,
    "insights": lambda window: window.show_section("insights"),
    "insights-table": _insights_table,
    "guide": lambda window: window.show_section("guide"),
    "guide-why": lambda window: window.ui.places.guide.emit(Mechanism.IF_THEN),
    "performance-goal": _goal_page(Kind.PERFORMANCE),
    "learning-goal": _goal_page(Kind.LEARNING),
    "closing": _closing,
    "check": _check(),
    "check-evidence": _check(predicted=True),
    "check-again": _check(written=True),
    "setback": _setback,
    "setback-loop": _setback_with_more,
    "new-setback": lambda window: window.openings.new_setback(),
    "new-goal": lambda window: window.openings.new_goal(Kind.LEARNING, ""),
    "new-goal-coach": lambda window: window.openings.new_goal(Kind.LEARNING, "", tr(_WORDS_FOR_THE_COACH)),
    "new-performance-goal": lambda window: window.openings.new_goal(Kind.PERFORMANCE, ""),
    "five-steps": _five_steps,
    "palette": lambda window: window.open_palette(),
    "backups": _backups,
    "trash": _trash,
    "settings": lambda window: window.openings.preferences(),
    "keys": lambda window: window.openings.keys(),
    "about": lambda window: window.openings.about(),
    "notices": lambda window: load("notices")(window.ui, window).open(),
    **FILE_PAGES,  # last, for a damaged desk takes no more words
}
"""The pages that can be drawn, by name, and how each is reached."""
