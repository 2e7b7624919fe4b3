"""Garbage is looked for in the thread of the window alone."""

import gc
import weakref
from threading import Thread

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from goaldesk.ui.collector import Collector
from tests.ui.programs import Starts, stand


class Ring(QWidget):
    """A widget that only the search for garbage finds: it holds itself."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self
        self.timer = QTimer(self, interval=10)
        self.timer.start()


def make_much() -> None:
    kept = [[number] for number in range(100_000)]
    assert kept


def test_a_thread_that_makes_much_destroys_no_widget(start: Starts, qtbot: QtBot) -> None:
    """Qt says so where a thread stops the timers of another one; its words fail every test."""
    program = start()
    stand(qtbot, program)
    assert not gc.isenabled()
    ring = weakref.ref(Ring())
    thread = Thread(target=make_much)
    thread.start()
    thread.join()
    assert ring() is not None
    kept = [[number] for number in range(1000)]
    program.findChild(Collector).look()
    assert ring() is None
    assert kept
    QApplication.instance().aboutToQuit.emit()
    assert gc.isenabled()
