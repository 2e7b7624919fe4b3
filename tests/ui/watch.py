"""Looks on while a test runs: a dialog that waits gets the answer that was agreed on, or counts as a surprise."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMenu, QMessageBox, QWidget
from shiboken6 import isValid

Answer = Callable[[Any], object]

_WAITING = (QMessageBox, QFileDialog, QInputDialog, QMenu)


class Watch:
    """Sees every dialog and menu that holds the program up."""

    def __init__(self) -> None:
        self.expected: list[tuple[type[QWidget], Answer]] = []
        self.surprises: list[str] = []
        self.menus_stay = False
        self._met: list[QWidget] = []
        self._timer = QTimer(interval=2)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def expect(self, kind: type[QWidget], answer: Answer) -> None:
        """The next dialog of this class is answered like this."""
        self.expected.append((kind, answer))

    def stop(self) -> None:
        self._timer.stop()

    def _look(self) -> None:
        for widget in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            stays = isinstance(widget, QMenu) and self.menus_stay
            if isinstance(widget, _WAITING) and not stays and widget not in self._met:
                self._timer.start()  # anew: a timer is not heard again while its own call waits
                self._met.append(widget)
                try:
                    self._meet(widget)
                finally:
                    self._met.remove(widget)
                return

    def _meet(self, widget: QWidget) -> None:
        if self.expected and isinstance(widget, self.expected[0][0]):
            _, answer = self.expected.pop(0)
            try:
                answer(widget)
            except BaseException as error:
                self.surprises.append(f"{type(widget).__name__}: {error!r}")
                _close(widget)
            return
        self.surprises.append(f"{type(widget).__name__} “{widget.windowTitle()}” {_said(widget)}")
        _close(widget)


def _close(widget: QWidget) -> None:
    if isValid(widget):
        widget.close()


def _said(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QMessageBox) else ""


def running_timers(root: QObject) -> list[str]:
    """What would still be called although the window is closed. Word of what was done may fade unseen."""
    running = [timer for timer in root.findChildren(QTimer) if timer.isActive()]
    return [f"{type(timer.parent()).__name__} ({timer.interval()} ms)" for timer in running if not _fades(timer)]


def _fades(timer: QTimer) -> bool:
    return type(timer.parent()).__name__ == "Snackbar"
