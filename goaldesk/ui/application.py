"""Qt's application, which macOS tells what was double-clicked; other systems name it to a start of its own."""

from typing import cast

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Passes the path of a file on, and everything else to Qt."""

    file_opened = Signal(str)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FileOpen:
            self.file_opened.emit(cast(QFileOpenEvent, event).file())
            return True
        return bool(super().event(event))
