"""Puts what a browser copies onto the clipboard of a screen, and stays until it is ended: X asks the owner for it."""

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


def main() -> int:
    app = QGuiApplication(sys.argv)
    data = QMimeData()
    data.setHtml(Path(sys.argv[1]).read_text("utf-8"))
    app.clipboard().setMimeData(data)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
