"""Windows to sit at, and somebody who looks on: what nobody expects to see or hear fails the test."""

import gc
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from goaldesk import paths
from goaldesk.app import Program, Request
from goaldesk.core.desk import Desk, open_desk
from goaldesk.core.sample import sample_desk
from goaldesk.core.settings import SettingsFile
from goaldesk.core.types import Kind
from goaldesk.ui.composition import make_context
from goaldesk.ui.dates import use_locale
from goaldesk.ui.look import Look
from goaldesk.ui.main_window import MainWindow
from tests.conftest import THURSDAY, Hands
from tests.core.drawn import drawn
from tests.ui.desks import Small, write_small
from tests.ui.person import Person, focus, press
from tests.ui.pictures import write_patterns
from tests.ui.programs import Starts, stand
from tests.ui.sitting import SECRET, Sitting
from tests.ui.watch import Watch, running_timers
from tests.ui.weeks import Week, write_week

# The offscreen platform says this of windows that are shown, raised, or open a menu.
_OFFSCREEN = "This plugin does not support"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(_OFFSCREEN))


@pytest.fixture(scope="session", autouse=True)
def _clipboard_is_emptied(qapp: QApplication) -> Iterator[None]:
    """At the end: without a screen Qt keeps what was copied in a static, which outlives Python and crashes on it."""
    assert qapp
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["goaldesk", "-style", "fusion"]


@pytest.fixture(scope="session")
def first_font(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> QFont:
    """A font in which everything has the size of the drawings: computers differ in the fonts that they have."""
    settings = SettingsFile(tmp_path_factory.mktemp("settings") / "settings.json")
    font = QFont(qapp.font())
    for size in range(8, 30):
        font.setPixelSize(size)
        qapp.setFont(font)
        if Look(qapp, settings).theme.scale == 1:
            return font
    raise AssertionError("no size of the system's font gives the size of the drawings")


@pytest.fixture(autouse=True)
def watch(qapp: QApplication, first_font: QFont) -> Iterator[Watch]:
    """Every test begins with a bare application, and leaves neither window, dialog nor timer behind."""
    qapp.setFont(first_font)
    qapp.setPalette(QPalette())
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    qapp.clipboard().clear()
    use_locale("en_GB")
    watch = Watch()
    yield watch
    watch.stop()
    left = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    names = [f"{type(widget).__name__} “{widget.windowTitle()}”" for widget in left]
    for widget in left:
        widget.close()
    QLocale.setDefault(QLocale.c())
    assert not names, f"still open: {names}"
    assert not watch.surprises, watch.surprises
    assert not watch.expected, f"never came: {watch.expected}"


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json")


@pytest.fixture
def to_close() -> Iterator[list[Desk]]:
    """Desks that are closed in the end."""
    desks: list[Desk] = []
    yield desks
    for desk in desks:
        if desk.store.is_open:
            desk.close()


Opens = Callable[..., Person]


@pytest.fixture
def open_window(
    qapp: QApplication, qtbot: QtBot, watch: Watch, settings: SettingsFile,
    new_desk: Callable[..., Desk], to_close: list[Desk],
) -> Iterator[Opens]:  # fmt: skip
    """Opens a window on a desk, as the program does, and closes it in the end, before the desk is."""
    assert new_desk is not None  # both are asked for first, so that the desks close last
    assert to_close is not None
    opened: list[Person] = []
    looks: list[Look] = []

    def open_(desk: Desk, *, size: tuple[int, int] = (1280, 800), remember: bool = True) -> Person:
        looks.append(Look(qapp, settings))
        window = MainWindow(make_context(desk, looks[-1], settings), remember=remember)
        if not settings.now.window:
            window.resize(*size)
        with qtbot.waitSignal(window.ready):
            window.show()
        person = Person(window, watch, qtbot)
        opened.append(person)
        person.activate()
        return person

    yield open_
    for person in opened:
        if shiboken6.isValid(person.window):
            leave(person.window)
    for look in looks:
        look.deleteLater()


def leave(window: MainWindow) -> None:
    """Close a window, and let nothing of it live on."""
    assert window.close(), "the window refuses to close"
    running = running_timers(window)
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not running, f"timers of a closed window: {running}"


@pytest.fixture
def blank(desk: Desk, open_window: Opens) -> Person:
    """At a window on a desk without anything."""
    return open_window(desk)


@pytest.fixture(scope="session")
def sample_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample desk as of the Thursday of the tests, written once."""
    folder = tmp_path_factory.mktemp("sample")
    return sample_desk(folder, paths.resource("sample", "en.json"), Hands().clock)


@pytest.fixture
def sample_desk_open(sample_template: Path, tmp_path: Path, hands: Hands, to_close: list[Desk]) -> Desk:
    """The sample desk as of the Thursday of the tests."""
    path = tmp_path / "Sample.goaldesk"
    shutil.copy(sample_template, path)
    to_close.append(open_desk(path, hands.clock))
    return to_close[-1]


@pytest.fixture
def sample(sample_desk_open: Desk, open_window: Opens) -> Person:
    """At a window on a desk that was kept for four months."""
    return open_window(sample_desk_open)


@pytest.fixture
def goals(desk: Desk) -> Small:
    """The goals of a small desk."""
    return write_small(desk)


@pytest.fixture
def small(desk: Desk, goals: Small, open_window: Opens) -> Person:
    """At a window on the small desk."""
    return open_window(desk)


@pytest.fixture
def week(desk: Desk, goals: Small, hands: Hands) -> Week:
    """What happened on the small desk in the week before the Thursday of the tests."""
    return write_week(desk, goals, hands)


@pytest.fixture
def looking_back(desk: Desk, week: Week, open_window: Opens) -> Person:
    """At the Review page, with the week before to look back on."""
    assert week
    person = open_window(desk)
    person.section("Ctrl+4")
    return person


@pytest.fixture
def writing(small: Person) -> Person:
    """At the journal of a small desk, with the cursor in the text."""
    press("Ctrl+J")
    assert focus() is small.journal.editor
    return small


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photograph that is larger than any place it is shown at."""
    path = tmp_path / "Ward plan (final).jpg"
    path.write_bytes(drawn("JPG", 2400, 1000, 90))
    return path


@pytest.fixture
def insights(small: Person, goals: Small, hands: Hands) -> Person:
    """At the Insights page of a small desk with ten weeks on it."""
    write_patterns(small.desk, goals, hands)
    small.section("Ctrl+5")
    return small


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, watch: Watch, monkeypatch: pytest.MonkeyPatch) -> Iterator[Starts]:
    """Starts the program; ends it, and gives back what a process has only one of."""
    assert watch
    handlers = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
    for module in (sys, threading):
        monkeypatch.setattr(module, "excepthook", module.excepthook)
    programs: list[Program] = []

    # With ``shows=None`` it shows the page in front of a protected desk.
    def start_(
        desk: Path | None = None, *, sample: bool = False, shows: bool | None = True, stands: bool = True
    ) -> Program:  # fmt: skip
        program = Program(qapp, Request(desk, sample, datetime(2026, 10, 8, 14, 32, tzinfo=THURSDAY.tzinfo)))
        programs.append(program)
        assert program.start() is (shows is not False)
        if shows and stands:
            stand(qtbot, program)
        return program

    yield start_
    for program in programs:
        if program.window is not None:
            program.window.close()
            program.window.deleteLater()
    qapp.aboutToQuit.emit()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    signal.set_wakeup_fd(-1)
    for each, handler in handlers.items():
        signal.signal(each, handler)
    gc.unfreeze()


@pytest.fixture
def plain(start: Starts, watch: Watch, qtbot: QtBot) -> Sitting:
    """At a desk with a goal and an entry, which is not protected."""
    sitting = Sitting(start(), watch, qtbot)
    desk = sitting.window.ui.desk
    desk.goals.add(Kind.PERFORMANCE, SECRET)
    desk.journal.add(desk.clock.today(), f"About {SECRET}")
    return sitting


@pytest.fixture
def sitting(plain: Sitting) -> Sitting:
    """The same, protected."""
    plain.protect()
    return plain
